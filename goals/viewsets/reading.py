"""Changes, versions, jaarplannen and contributions: to read."""

from typing import Any

from drf_spectacular.utils import extend_schema
from rest_framework.request import Request
from rest_framework.response import Response

from goals.queries import api as reads
from goals.serializers import filters, reading
from goals.viewsets.base import TENANT, ListView
from osp.abilities import Ability
from osp.rest.filters import read_filters


class ChangesView(ListView):
    """The history."""

    filter_class = filters.ChangeFilter
    serializer_class = reading.SittingSerializer

    @extend_schema(
        operation_id="plan_changes",
        summary="Wijzigingen van het plan, per persoon en per keer schrijven, in zinnen",
        parameters=[TENANT, filters.ChangeFilter],
        responses=reading.SittingSerializer(many=True),
    )
    def get(self, request: Request, tenant: str) -> Response:
        """Newest first; only those of the page are put into words."""
        found = reads.changes(read_filters(self.filter_class, request))
        page = self.paginate_queryset(found.wanted) or []
        return self.get_paginated_response(self.get_serializer(found.told(page), many=True).data)


class VersionsView(ListView):
    """Versions."""

    filter_class = filters.OfPlanFilter
    serializer_class = reading.PlanVersionSerializer

    def rows(self, read: dict[str, Any]) -> Any:
        return reads.version_rows(read)

    @extend_schema(
        operation_id="plan_versions",
        summary="Versies van het plan en waar zij staan op weg naar vaststelling",
        parameters=[TENANT, filters.OfPlanFilter],
        responses=reading.PlanVersionSerializer(many=True),
    )
    def get(self, request: Request, tenant: str) -> Response:
        """Newest first."""
        return self.answer(request)


class YearPlansView(ListView):
    """Jaarplannen."""

    filter_class = filters.OfPlanFilter
    serializer_class = reading.YearPlanSerializer

    def rows(self, read: dict[str, Any]) -> Any:
        return reads.year_plans(read)

    @extend_schema(
        operation_id="plan_year_plans",
        summary="Jaarplannen met hun evaluatie",
        parameters=[TENANT, filters.OfPlanFilter],
        responses=reading.YearPlanSerializer(many=True),
    )
    def get(self, request: Request, tenant: str) -> Response:
        """Newest first."""
        return self.answer(request)


class RoundsView(ListView):
    """Rounds."""

    ability = Ability.VIEW_CONTRIBUTIONS
    filter_class = filters.OfPlanFilter
    serializer_class = reading.RoundSerializer

    def rows(self, read: dict[str, Any]) -> Any:
        return reads.round_rows(self.actor, read)

    @extend_schema(
        operation_id="plan_rounds",
        summary="Uitvragen van bijdragen",
        parameters=[TENANT, filters.OfPlanFilter],
        responses=reading.RoundSerializer(many=True),
    )
    def get(self, request: Request, tenant: str) -> Response:
        """Newest first; a schoolbestuur, school or gemeente sees those that asked it."""
        return self.answer(request)


class ContributionsView(ListView):
    """Contributions."""

    ability = Ability.VIEW_CONTRIBUTIONS
    filter_class = filters.ContributionFilter
    serializer_class = reading.ContributionSerializer

    def rows(self, read: dict[str, Any]) -> Any:
        return reads.contribution_rows(self.actor, read)

    @extend_schema(
        operation_id="plan_contributions",
        summary="Hoe ver elke bijdrage is; een schoolbestuur, school of gemeente ziet de eigen",
        parameters=[TENANT, filters.ContributionFilter],
        responses=reading.ContributionSerializer(many=True),
    )
    def get(self, request: Request, tenant: str) -> Response:
        """Newest round first."""
        return self.answer(request)
