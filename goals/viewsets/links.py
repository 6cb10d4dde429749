"""Koppelingen of indicators: what was agreed, how it stands, and the figure behind it."""

from typing import Any

from drf_spectacular.utils import extend_schema
from rest_framework.request import Request
from rest_framework.response import Response

from goals.kinds import Kind
from goals.queries import api as reads
from goals.serializers import filters, writes
from goals.serializers import rows as shapes
from goals.viewsets.base import TENANT, RowsView, RowView
from indicators.serializers.figures import figure_answers
from osp.abilities import Ability


class WithVerdicts:
    """Koppelingen with how they stand: worked out for all rows of an answer at once."""

    def get_serializer(self, instance: Any = None, **kwargs: Any) -> Any:
        """The serializer with verdicts and figures in its context."""
        if instance is None:
            return super().get_serializer(**kwargs)  # type: ignore[misc]
        links = instance if isinstance(instance, list) else [instance]
        found = reads.verdicts(self.swv, links)  # type: ignore[attr-defined]
        figures: dict[int, Any] = {}
        if self.actor.can(Ability.VIEW_INDICATORS):  # type: ignore[attr-defined]
            answers = figure_answers(found.figures.values(), reads.deliveries_behind(found))
            figures = dict(zip(found.figures, answers, strict=True))
        context = {**self.get_serializer_context(), "verdicts": found.assessed, "figures": figures}  # type: ignore[attr-defined]
        return shapes.LinkSerializer(instance, context=context, **kwargs)


class LinksView(WithVerdicts, RowsView):
    """Koppelingen van indicatoren, met oordeel, pad en cijfer."""

    write_ability = Ability.EDIT_PLAN
    kind = Kind.LINK
    filter_class = filters.LinkFilter
    serializer_class = shapes.LinkSerializer
    create_class = writes.LinkCreate

    @extend_schema(
        operation_id="plan_links",
        summary="Koppelingen van indicatoren, met oordeel, pad en cijfer",
        parameters=[TENANT, filters.LinkFilter],
        responses=shapes.LinkSerializer(many=True),
    )
    def get(self, request: Request, tenant: str) -> Response:
        """On pages."""
        return self.answer(request)

    @extend_schema(
        operation_id="plan_link_create",
        summary="Koppel een indicator",
        parameters=[TENANT],
        request=writes.LinkCreate,
        responses={201: shapes.LinkSerializer},
    )
    def post(self, request: Request, tenant: str) -> Response:
        """By the verb of the page."""
        return self.made(request)

    def plain(self, given: Any) -> dict[str, Any]:
        """With the indicator by its number."""
        indicator = reads.indicator_by(self.swv, given.validated_data["indicator"])
        return super().plain(given) | {"indicator_id": indicator.pk}


class LinkView(WithVerdicts, RowView):
    """Een koppeling."""

    write_ability = Ability.EDIT_PLAN
    kind = Kind.LINK
    serializer_class = shapes.LinkSerializer
    change_class = writes.LinkChange

    @extend_schema(operation_id="plan_link", summary="Een koppeling", parameters=[TENANT])
    def get(self, request: Request, tenant: str, pk: int) -> Response:
        """As it is now."""
        return self.answer(pk)

    @extend_schema(
        operation_id="plan_link_change",
        summary="Wijzig velden; 409 met beide waarden als iemand anders intussen schreef",
        parameters=[TENANT],
        request=writes.LinkChange,
    )
    def patch(self, request: Request, tenant: str, pk: int) -> Response:
        """Only what is sent."""
        return self.changed(request, pk)


class LinkArchiveView(WithVerdicts, RowView):
    """Putting away."""

    ability = Ability.EDIT_PLAN
    kind = Kind.LINK
    serializer_class = shapes.LinkSerializer

    @extend_schema(
        operation_id="plan_link_archive",
        summary="Archiveer, met een reden",
        parameters=[TENANT],
        request=writes.ArchiveSerializer,
    )
    def post(self, request: Request, tenant: str, pk: int) -> Response:
        """It stays in the archive."""
        return self.archived(request, pk)
