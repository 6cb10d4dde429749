"""What every address of the plan is made of: a list on pages, one row with its ETag, and a verb, each of them declared.

`at` makes the address of a declaration: it checks the abilities, reads and validates, calls, and answers 409 with both values
where somebody wrote since the version that was read.
"""

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from typing import Any, ClassVar

from django.urls import URLPattern, path
from drf_spectacular.utils import OpenApiParameter, extend_schema, extend_schema_view
from rest_framework.parsers import BaseParser
from rest_framework.request import Request
from rest_framework.response import Response
from rest_framework.serializers import BaseSerializer, Serializer
from rest_framework.status import HTTP_200_OK, HTTP_201_CREATED
from rest_framework.throttling import BaseThrottle, ScopedRateThrottle

from goals.serializers import filters
from goals.serializers.writes import Nothing
from osp.abilities import Ability
from osp.errors import ConflictError
from osp.rest.errors import both_texts
from osp.rest.filters import Filter, read_filters
from osp.rest.tenancy import TenantAPIView

TENANT = OpenApiParameter(
    "tenant", str, OpenApiParameter.PATH, description="Code van uw samenwerkingsverband, bijvoorbeeld po2814."
)
Read = Mapping[str, Any]
Shape = type[BaseSerializer[Any]]
Context = Callable[[TenantAPIView, list[Any]], dict[str, Any]]


def no_context(view: TenantAPIView, rows: list[Any]) -> dict[str, Any]:
    """Rows that say everything themselves."""
    return {}


@dataclass(frozen=True, slots=True, kw_only=True)
class Many:
    """A list on pages. `rows` gives everything that the filters ask for; `name` is that of its operation in the description."""

    name: str
    told: str
    shape: Shape
    rows: Callable[[TenantAPIView, Read], Any]
    filter: type[Filter] = filters.RowFilter
    ability: Ability = Ability.VIEW_PLAN
    context: Context = no_context


@dataclass(frozen=True, slots=True, kw_only=True)
class One:
    """One row. `find` gives it, or 404."""

    name: str
    told: str
    shape: Shape
    find: Callable[[TenantAPIView, int], Any]
    ability: Ability = Ability.VIEW_PLAN
    context: Context = no_context


@dataclass(frozen=True, slots=True, kw_only=True)
class Deed:
    """A verb: on the row of the address, which `find` gives, or for a new one. `do` gives the row as it is then."""

    name: str
    told: str
    shape: Shape
    do: Callable[[TenantAPIView, Any, Read], Any]
    takes: type[Serializer[Any]] = Nothing
    find: Callable[[TenantAPIView, int], Any] | None = None
    ability: Ability = Ability.EDIT_PLAN
    context: Context = no_context
    method: str = "post"
    # Whether what somebody else wrote is the row of the address; else it is what the verb named in the conflict.
    refind: bool = True
    # Whether it makes something new although the address is one of a row.
    creates: bool = False
    parsers: tuple[type[BaseParser], ...] = ()

    @property
    def status(self) -> int:
        """What answers when it is done."""
        return HTTP_200_OK if self.find and not self.creates else HTTP_201_CREATED


class ListView(TenantAPIView):
    """A list on pages that stands alone, as those of Overleg do. `rows` gives everything that the filters ask for."""

    ability = Ability.VIEW_PLAN
    filter_class: ClassVar[type[Filter]] = filters.RowFilter

    def rows(self, read: dict[str, Any]) -> Any:
        """A query, or a list."""
        raise NotImplementedError

    def answer(self, request: Request) -> Response:
        """One page of it."""
        page = self.paginate_queryset(self.rows(read_filters(self.filter_class, request))) or []
        return self.get_paginated_response(self.get_serializer(page, many=True).data)


class DeclaredView(TenantAPIView):
    """An address that was declared."""

    # A Many or a One, and a Deed: `at` gives each method only to what it is of.
    reads: ClassVar[Any] = None
    writes: ClassVar[Any] = None
    throttle_scope = "upload"

    def get_throttles(self) -> list[BaseThrottle]:
        """Offering a file is bounded, the rest is not."""
        takes_file = self.writes is not None and self.writes.parsers and self.request.method == "POST"
        return [ScopedRateThrottle()] if takes_file else []

    def paged(self, request: Request, tenant: str) -> Response:
        """One page of a list."""
        many: Many = self.reads
        page = self.paginate_queryset(many.rows(self, read_filters(many.filter, request))) or []
        context = {**self.get_serializer_context(), **many.context(self, page)}
        return self.get_paginated_response(many.shape(page, many=True, context=context).data)

    def single(self, request: Request, tenant: str, pk: int) -> Response:
        """A row as it is now."""
        return self.answered(self.reads, self.reads.find(self, pk))

    def done(self, request: Request, tenant: str, pk: int = 0) -> Response:
        """The verb, on what was sent; 409 with both values when somebody wrote since the version that was read."""
        deed: Deed = self.writes
        row = deed.find(self, pk) if deed.find else None
        given = deed.takes(data=request.data, partial=deed.method == "patch")
        given.is_valid(raise_exception=True)
        try:
            return self.answered(deed, deed.do(self, row, given.validated_data), status=deed.status)
        except ConflictError as error:
            current = deed.find(self, pk) if deed.find and deed.refind else error.current
            return both_texts(error, self.answered(deed, current), request)

    def answered(self, told: One | Deed, row: Any, *, status: int = HTTP_200_OK) -> Response:
        """A row with its version as ETag."""
        context = {**self.get_serializer_context(), **told.context(self, [row])}
        version = getattr(row, "version", None)
        headers = {"ETag": f'"{version}"'} if version else None
        return Response(told.shape(row, context=context).data, status=status, headers=headers)


def at(route: str, *, reads: Many | One | None = None, writes: Deed | None = None) -> URLPattern:
    """The address of a list or a row, of a verb, or of both."""
    told: Any = reads or writes
    methods: dict[str, Any] = {}
    schemas: dict[str, Any] = {}
    if reads is not None:
        methods["get"] = DeclaredView.paged if isinstance(reads, Many) else DeclaredView.single
        schemas["get"] = _read_schema(reads)
    if writes is not None:
        methods[writes.method] = DeclaredView.done
        schemas[writes.method] = _write_schema(writes)
        if writes.parsers:
            methods["parser_classes"] = writes.parsers
    known = {"ability": told.ability, "reads": reads, "writes": writes, "serializer_class": told.shape}
    if reads is not None and writes is not None:
        known["write_ability"] = writes.ability
    name = "".join(part.capitalize() for part in told.name.split("_"))
    # On a class below the one that has the methods, so that each address describes them on its own.
    base = type(f"{name}Base", (DeclaredView,), known | methods)
    view: Any = extend_schema_view(**schemas)(type(f"{name}View", (base,), {}))
    return path(route, view.as_view(), name=f"api-{told.name.replace('_', '-')}")


def _read_schema(reads: Many | One) -> Any:
    if isinstance(reads, One):
        return extend_schema(
            operation_id=f"plan_{reads.name}", summary=reads.told, parameters=[TENANT], responses=reads.shape
        )
    return extend_schema(
        operation_id=f"plan_{reads.name}",
        summary=reads.told,
        parameters=[TENANT, reads.filter],
        responses=reads.shape(many=True),
    )


def _write_schema(deed: Deed) -> Any:
    return extend_schema(
        operation_id=f"plan_{deed.name}",
        summary=deed.told,
        parameters=[TENANT],
        request=None if deed.takes is Nothing else deed.takes,
        responses={deed.status: deed.shape},
    )
