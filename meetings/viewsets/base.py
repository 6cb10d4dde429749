"""What the addresses of Overleg share."""

from typing import Any, ClassVar

from drf_spectacular.utils import OpenApiParameter
from rest_framework.request import Request
from rest_framework.response import Response
from rest_framework.serializers import BaseSerializer
from rest_framework.status import HTTP_200_OK

from meetings.serializers import filters
from osp.abilities import Ability
from osp.rest.filters import Filter, read_filters
from osp.rest.tenancy import TenantAPIView

TENANT = OpenApiParameter(
    "tenant", str, OpenApiParameter.PATH, description="Code van uw samenwerkingsverband, bijvoorbeeld po2814."
)


class ListView(TenantAPIView):
    """A list on pages. `rows` gives everything that the filters ask for."""

    ability = Ability.VIEW_MEETINGS
    filter_class: ClassVar[type[Filter]] = filters.OfBodyFilter

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


def answered(view: TenantAPIView, row: Any, version: int, *, status: int = HTTP_200_OK) -> Response:
    """A row with its version as ETag."""
    shown: BaseSerializer[Any] = view.get_serializer(row)
    return Response(shown.data, status=status, headers={"ETag": f'"{version}"'})
