"""What the addresses of the plan share: a list on pages, one row with its ETag, and writing by compare-and-swap."""

from typing import Any, ClassVar

from drf_spectacular.utils import OpenApiParameter
from rest_framework.exceptions import ValidationError
from rest_framework.request import Request
from rest_framework.response import Response
from rest_framework.serializers import BaseSerializer
from rest_framework.status import HTTP_200_OK, HTTP_201_CREATED, HTTP_409_CONFLICT

from goals.kinds import Kind
from goals.queries import api as reads
from goals.serializers import filters
from goals.serializers.writes import ArchiveSerializer, VersionField, WriteSerializer
from goals.services.workbook_edits import Why, archive_seen, create_whole, edit_seen
from osp.abilities import Ability
from osp.errors import ConflictError
from osp.rest.filters import Filter, read_filters
from osp.rest.tenancy import TenantAPIView

TENANT = OpenApiParameter(
    "tenant", str, OpenApiParameter.PATH, description="Code van uw samenwerkingsverband, bijvoorbeeld po2814."
)


class ListView(TenantAPIView):
    """A list on pages. `rows` gives everything that the filters ask for."""

    ability = Ability.VIEW_PLAN
    filter_class: ClassVar[type[Filter]] = filters.RowFilter

    def rows(self, read: dict[str, Any]) -> Any:
        """A query, or a list."""
        raise NotImplementedError

    def answer(self, request: Request) -> Response:
        """One page of it."""
        page = self.paginate_queryset(self.rows(read_filters(self.filter_class, request))) or []
        return self.get_paginated_response(self.shown(page))

    def shown(self, page: list[Any]) -> Any:
        """The rows of a page as they are given."""
        return self.get_serializer(page, many=True).data


class RowsView(ListView):
    """The rows of one kind."""

    kind: ClassVar[Kind]
    write_ability: ClassVar[Ability | None] = None
    create_class: ClassVar[type[WriteSerializer]]

    def rows(self, read: dict[str, Any]) -> Any:
        return reads.rows_of(self.kind, read)

    def made(self, request: Request) -> Response:
        """A new row, as it is then."""
        given = self.create_class(data=request.data)
        given.is_valid(raise_exception=True)
        row = create_whole(self.kind, self.actor, self.parent(given.validated_data), self.plain(given), Why())
        return self.one(row.pk, status=HTTP_201_CREATED)

    def parent(self, read: dict[str, Any]) -> Any:
        """What a new row hangs on."""
        kinds = {"plan": Kind.PLAN, "priority": Kind.PRIORITY, "goal": Kind.GOAL, "activity": Kind.ACTIVITY}
        name = next(name for name in self.create_class.PARENTS if name in read)
        return reads.parent_by(kinds[name], read[name])

    def plain(self, given: Any) -> dict[str, Any]:
        """The fields of a new row."""
        found: dict[str, Any] = given.plain()
        return found

    def one(self, pk: int, *, status: int = HTTP_200_OK) -> Response:
        """One row with its version in front."""
        return answered(self, reads.get_row_by(self.kind, pk), status=status)


class RowView(TenantAPIView):
    """One row: read it, change it, or put it away."""

    ability = Ability.VIEW_PLAN
    kind: ClassVar[Kind]
    change_class: ClassVar[type[WriteSerializer]]

    def answer(self, pk: int) -> Response:
        """As it is now."""
        return answered(self, reads.get_row_by(self.kind, pk))

    def changed(self, request: Request, pk: int) -> Response:
        """Only the fields that were sent; 409 with both values when somebody wrote since the version that was read."""
        row = reads.get_row_by(self.kind, pk)
        given = self.change_class(data=request.data, partial=True)
        given.is_valid(raise_exception=True)
        read = given.validated_data
        version = _version(read)
        why = Why(read.get("changed_on"), read.get("reason", ""))
        try:
            edit_seen(self.kind, self.actor, row, version=version, plain=given.plain(), why=why)
        except ConflictError as error:
            return self.conflict(error, pk, request)
        return self.answer(pk)

    def archived(self, request: Request, pk: int) -> Response:
        """Put away with a reason."""
        row = reads.get_row_by(self.kind, pk)
        given = ArchiveSerializer(data=request.data)
        given.is_valid(raise_exception=True)
        read = given.validated_data
        try:
            archive_seen(self.kind, self.actor, row, version=read["version"], reason=read["reason"])
        except ConflictError as error:
            return self.conflict(error, pk, request)
        row.refresh_from_db()
        return answered(self, row)

    def conflict(self, error: ConflictError, pk: int, request: Request) -> Response:
        """What stands there now beside what was sent."""
        row = reads.get_row_by(self.kind, pk)
        told = {
            "detail": "Iemand anders heeft dit intussen gewijzigd. Lees de rij opnieuw en kies per veld wat blijft.",
            "code": error.code,
            "current": answered(self, row).data,
            "given": dict(request.data),
        }
        return Response(told, status=HTTP_409_CONFLICT, headers={"ETag": f'"{row.version}"'})


def answered(view: TenantAPIView, row: Any, *, status: int = HTTP_200_OK) -> Response:
    """A row with its version as ETag."""
    shown: BaseSerializer[Any] = view.get_serializer(row)
    return Response(shown.data, status=status, headers={"ETag": f'"{row.version}"'})


def _version(read: dict[str, Any]) -> int:
    if "version" not in read:
        raise ValidationError({"version": [VersionField().error_messages["required"]]})
    version: int = read["version"]
    return version
