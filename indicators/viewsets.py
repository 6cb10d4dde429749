"""The API of indicators: public figures, the national catalogue and the units, read only."""

from typing import Any

from django.db.models import QuerySet
from drf_spectacular.utils import OpenApiParameter, extend_schema, extend_schema_view
from rest_framework.mixins import ListModelMixin
from rest_framework.request import Request
from rest_framework.response import Response
from rest_framework.viewsets import GenericViewSet, ReadOnlyModelViewSet

from indicators.export import public_figures
from indicators.models import Figure, Indicator
from indicators.queries.catalogue import national_catalogue
from indicators.queries.register import units
from indicators.serializers import FigureFields, FigureFilter, FigureSerializer, IndicatorSerializer, UnitSerializer

FILTERS = [
    OpenApiParameter("indicator", str, description="Code van een indicator, bijvoorbeeld deelname-sbo."),
    OpenApiParameter("unit", str, description="PO2814, NL of GEEN."),
    OpenApiParameter("year", int, description="Eerste kalenderjaar van het schooljaar."),
]


@extend_schema_view(
    list=extend_schema(
        operation_id="figures",
        summary="Cijfers per samenwerkingsverband, voor Nederland en voor wat bij geen samenwerkingsverband hoort",
        parameters=FILTERS,
        responses=FigureFields(many=True),
    )
)
class FigureViewSet(ListModelMixin, GenericViewSet[Figure]):
    """Current figures from open data, by indicator, year and unit. Small numbers are withheld."""

    serializer_class = FigureSerializer

    def get_queryset(self) -> QuerySet[Figure]:
        asked = FigureFilter(data=self.request.query_params)
        asked.is_valid(raise_exception=True)
        read: dict[str, Any] = asked.validated_data
        rows = public_figures()
        if "indicator" in read:
            rows = rows.filter(definition__indicator__code=read["indicator"])
        if "unit" in read:
            rows = rows.filter(unit=read["unit"].upper())
        if "year" in read:
            rows = rows.filter(year=read["year"])
        return rows


@extend_schema_view(
    list=extend_schema(operation_id="indicators", summary="De landelijke indicatoren met hun definities"),
    retrieve=extend_schema(operation_id="indicator", summary="Een landelijke indicator"),
)
class IndicatorViewSet(ReadOnlyModelViewSet[Indicator]):
    """The national catalogue; what a samenwerkingsverband adds for itself is not in it."""

    serializer_class = IndicatorSerializer
    lookup_field = "code"
    lookup_value_regex = "[-a-z0-9]+"

    def get_queryset(self) -> QuerySet[Indicator]:
        return national_catalogue()


class UnitViewSet(GenericViewSet[Any]):
    """What figures are about: 152 samenwerkingsverbanden, Nederland, and what belongs to none."""

    serializer_class = UnitSerializer
    queryset = None

    @extend_schema(
        operation_id="units", summary="Samenwerkingsverbanden, Nederland en geen", responses=UnitSerializer(many=True)
    )
    def list(self, request: Request) -> Response:
        """All of them, on pages like the other lists."""
        page = self.paginate_queryset(units())
        return self.get_paginated_response(UnitSerializer(page, many=True).data)
