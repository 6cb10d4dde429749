"""What every login reads: public figures, the national catalogue, the sources and what was read in for everybody."""

from typing import Any

from django.db.models import QuerySet
from django.utils import timezone
from drf_spectacular.utils import extend_schema, extend_schema_view
from rest_framework.mixins import ListModelMixin
from rest_framework.request import Request
from rest_framework.response import Response
from rest_framework.viewsets import GenericViewSet, ReadOnlyModelViewSet

from indicators.compute.measures import MEASURES
from indicators.export import public_figures
from indicators.models import Benchmark, Figure, ImportRun, Indicator, IndicatorDefinition
from indicators.queries import api as reads
from indicators.queries.register import units
from indicators.queries.sources import public_source_list
from indicators.serializers import filters
from indicators.serializers.catalogue import (
    IndicatorSerializer,
    MeasureSerializer,
    UnitSerializer,
    VersionSerializer,
)
from indicators.serializers.data import PublicDeliverySerializer, SourceSerializer
from indicators.serializers.figures import BenchmarkSerializer, FigureFields, figure_answers
from indicators.viewsets.lists import measure_rows, narrowed_sources
from osp.rest.filters import Filter, read_filters

CODE = "[-a-z0-9]+"


class ListViewSet(GenericViewSet[Any]):
    """A list of rows that come from no table, on pages like the other lists."""

    queryset = None
    filter_class: type[Filter] = filters.NoFilter

    def answer(self, request: Request) -> Response:
        """One page."""
        page = self.paginate_queryset(self.rows(read_filters(self.filter_class, request)))
        return self.get_paginated_response(self.get_serializer(page, many=True).data)

    def rows(self, read: dict[str, Any]) -> list[Any]:
        """Everything that the filters ask for."""
        raise NotImplementedError


@extend_schema_view(
    list=extend_schema(
        operation_id="figures",
        summary="Cijfers per samenwerkingsverband, voor Nederland en voor wat bij geen samenwerkingsverband hoort",
        parameters=[filters.FigureFilter],
        responses=FigureFields(many=True),
    )
)
class FigureViewSet(GenericViewSet[Figure]):
    """Current figures from open data, each with the deliveries it rests on. Small numbers are withheld."""

    serializer_class = FigureFields

    def get_queryset(self) -> QuerySet[Figure]:
        return reads.narrowed_figures(public_figures(), read_filters(filters.FigureFilter, self.request))

    def list(self, request: Request) -> Response:
        """One page, with the deliveries of that page in one query."""
        page = self.paginate_queryset(self.get_queryset()) or []
        return self.get_paginated_response(figure_answers(page, reads.public_runs_behind(page)))


@extend_schema_view(
    list=extend_schema(
        operation_id="indicators",
        summary="De landelijke indicatoren met hun definities",
        parameters=[filters.IndicatorFilter],
    ),
    retrieve=extend_schema(operation_id="indicator", summary="Een landelijke indicator"),
)
class IndicatorViewSet(ReadOnlyModelViewSet[Indicator]):
    """The national catalogue; what a samenwerkingsverband adds for itself is not in it."""

    serializer_class = IndicatorSerializer
    lookup_field = "code"
    lookup_value_regex = CODE

    def get_queryset(self) -> QuerySet[Indicator]:
        rows = reads.public_indicators()
        if self.action == "list":
            return reads.narrowed_indicators(rows, read_filters(filters.IndicatorFilter, self.request))
        return rows


@extend_schema_view(
    list=extend_schema(
        operation_id="definitions",
        summary="Alle versies van alle landelijke definities",
        parameters=[filters.IndicatorFilter],
    )
)
class DefinitionViewSet(ListModelMixin, GenericViewSet[IndicatorDefinition]):
    """What exactly is or was counted, version by version, with the formula and the years in which it holds."""

    serializer_class = VersionSerializer

    def get_queryset(self) -> QuerySet[IndicatorDefinition]:
        read = read_filters(filters.IndicatorFilter, self.request)
        return reads.definitions_of(reads.narrowed_indicators(reads.public_indicators(), read))


@extend_schema_view(
    list=extend_schema(
        operation_id="benchmarks",
        summary="Percentielen over de samenwerkingsverbanden, per definitie en jaar",
        parameters=[filters.BenchmarkFilter],
    )
)
class BenchmarkViewSet(ListModelMixin, GenericViewSet[Benchmark]):
    """How samenwerkingsverbanden lie, where enough of them have an exact figure and may be compared."""

    serializer_class = BenchmarkSerializer

    def get_queryset(self) -> QuerySet[Benchmark]:
        return reads.public_benchmarks(read_filters(filters.BenchmarkFilter, self.request))


class UnitViewSet(ListViewSet):
    """What figures are about: 152 samenwerkingsverbanden, Nederland, and what belongs to none."""

    serializer_class = UnitSerializer

    def rows(self, read: dict[str, Any]) -> list[Any]:
        return list(units())

    @extend_schema(
        operation_id="units", summary="Samenwerkingsverbanden, Nederland en geen", responses=UnitSerializer(many=True)
    )
    def list(self, request: Request) -> Response:
        """All of them."""
        return self.answer(request)


class MeasureViewSet(ListViewSet):
    """The quantities that formulas are made of."""

    serializer_class = MeasureSerializer
    filter_class = filters.MeasureFilter

    def rows(self, read: dict[str, Any]) -> list[Any]:
        return measure_rows(MEASURES.values(), read)

    @extend_schema(
        operation_id="measures",
        summary="De maten die een formule kan noemen",
        parameters=[filters.MeasureFilter],
        responses=MeasureSerializer(many=True),
    )
    def list(self, request: Request) -> Response:
        """In the order in which they are defined."""
        return self.answer(request)


class SourceViewSet(ListViewSet):
    """The sources that the planner knows, with their calendar by open data alone."""

    serializer_class = SourceSerializer
    filter_class = filters.SourceFilter
    lookup_field = "code"
    lookup_value_regex = CODE

    def rows(self, read: dict[str, Any]) -> list[Any]:
        return narrowed_sources(public_source_list(timezone.localdate()), read)

    @extend_schema(
        operation_id="sources",
        summary="Bronnen met hun leveringen en kalender",
        parameters=[filters.SourceFilter],
        responses=SourceSerializer(many=True),
    )
    def list(self, request: Request) -> Response:
        """Those that are late first, then those in use."""
        return self.answer(request)


@extend_schema_view(
    list=extend_schema(
        operation_id="imports",
        summary="Leveringen van open data die voor iedereen zijn ingelezen",
        parameters=[filters.RunFilter],
        responses=PublicDeliverySerializer(many=True),
    )
)
class ImportViewSet(GenericViewSet[ImportRun]):
    """Open data that was read in; what a samenwerkingsverband offered itself is not among it."""

    serializer_class = PublicDeliverySerializer

    def get_queryset(self) -> QuerySet[ImportRun]:
        return reads.narrowed_runs(reads.public_runs(), read_filters(filters.RunFilter, self.request))

    def list(self, request: Request) -> Response:
        """Newest first."""
        page = self.paginate_queryset(self.get_queryset()) or []
        return self.get_paginated_response(self.get_serializer(reads.public_deliveries(page), many=True).data)
