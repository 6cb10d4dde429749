"""What is read of a plan beside its rows: the framework, and the history in sentences."""

from django.urls import path
from drf_spectacular.utils import extend_schema
from rest_framework.request import Request
from rest_framework.response import Response

from goals.queries import api as reads
from goals.serializers import filters, reading
from goals.serializers import rows as shapes
from goals.viewsets.base import TENANT, Many, at
from osp.abilities import Ability
from osp.rest.filters import read_filters
from osp.rest.tenancy import TenantAPIView


class ChangesView(TenantAPIView):
    """The history; only what stands on the page is put into words."""

    ability = Ability.VIEW_PLAN
    filter_class = filters.ChangeFilter
    serializer_class = reading.SittingSerializer

    @extend_schema(
        operation_id="plan_changes",
        summary="Wijzigingen van het plan, per persoon en per keer schrijven, in zinnen",
        parameters=[TENANT, filters.ChangeFilter],
        responses=reading.SittingSerializer(many=True),
    )
    def get(self, request: Request, tenant: str) -> Response:
        """Newest first."""
        found = reads.changes(read_filters(self.filter_class, request))
        page = self.paginate_queryset(found.wanted) or []
        return self.get_paginated_response(self.get_serializer(found.told(page), many=True).data)


FRAMEWORK = Many(
    name="framework_items",
    told="Kader: wettelijke onderdelen, verantwoordelijkheden, inspectiestandaarden en processen",
    shape=shapes.FrameworkItemSerializer,
    filter=filters.FrameworkFilter,
    rows=lambda view, read: reads.framework_items(read),
)
URLS = [
    at("framework-items/", reads=FRAMEWORK),
    path("changes/", ChangesView.as_view(), name="api-changes"),
]
