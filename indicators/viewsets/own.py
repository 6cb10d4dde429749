"""What a samenwerkingsverband has of its own: figures, indicators, sources, deliveries, scenarios and notes."""

from typing import Any, BinaryIO, cast

from django.core.files.uploadedfile import UploadedFile
from django.db.models import QuerySet
from django.utils import timezone
from drf_spectacular.utils import OpenApiParameter, extend_schema
from rest_framework.mixins import ListModelMixin
from rest_framework.parsers import MultiPartParser
from rest_framework.request import Request
from rest_framework.response import Response
from rest_framework.status import HTTP_200_OK, HTTP_202_ACCEPTED
from rest_framework.throttling import BaseThrottle, ScopedRateThrottle

from indicators.enums import ReleaseStatus
from indicators.models import Figure, FigureNote, Indicator, IndicatorDefinition
from indicators.queries import api as reads
from indicators.queries.data import described, run_page
from indicators.queries.scenarios import live_scenarios, outcomes
from indicators.queries.sources import source_list
from indicators.serializers import filters
from indicators.serializers.catalogue import OwnIndicatorSerializer, VersionSerializer
from indicators.serializers.data import (
    ConfirmSerializer,
    DeliveryPageSerializer,
    OwnDeliverySerializer,
    SourceSerializer,
    UploadSerializer,
)
from indicators.serializers.figures import FigureFields, figure_answers
from indicators.serializers.plans import NoteSerializer, ScenarioSerializer
from indicators.services import imports
from indicators.viewsets.lists import narrowed_sources
from osp.abilities import Ability
from osp.errors import DomainError
from osp.rest.filters import read_filters
from osp.rest.tenancy import TenantAPIView

TENANT = OpenApiParameter(
    "tenant", str, OpenApiParameter.PATH, description="Code van uw samenwerkingsverband, bijvoorbeeld po2814."
)

# What the page says of a tick a program says with a word.
LEAVE_OUT = (
    "Er staan rijen met een fout in. Stuur skip_bad_rows: true mee om die weg te laten, of verbeter het bestand."
)


class OwnListView(ListModelMixin, TenantAPIView):
    """A list of rows of one table."""

    ability = Ability.VIEW_INDICATORS


class OwnFiguresView(TenantAPIView):
    """Figures that follow from the own files and definitions. Small numbers are withheld, as everywhere."""

    ability = Ability.VIEW_INDICATORS
    serializer_class = FigureFields

    @extend_schema(
        operation_id="own_figures",
        summary="Eigen cijfers: uit eigen leveringen en eigen definities",
        parameters=[TENANT, filters.OwnFigureFilter],
        responses=FigureFields(many=True),
    )
    def get(self, request: Request, tenant: str) -> Response:
        """They take the place of the public figure of the same indicator, unit and year."""
        rows = reads.narrowed_figures(reads.own_figures(self.swv), read_filters(filters.OwnFigureFilter, request))
        page: list[Figure] = self.paginate_queryset(rows) or []
        return self.get_paginated_response(figure_answers(page, reads.runs_behind(page)))


class OwnIndicatorsView(OwnListView):
    """The indicators that a samenwerkingsverband made or adapted itself, with every version of their definitions."""

    serializer_class = OwnIndicatorSerializer

    @extend_schema(
        operation_id="own_indicators",
        summary="Eigen en aangepaste indicatoren",
        parameters=[TENANT, filters.IndicatorFilter],
        responses=OwnIndicatorSerializer(many=True),
    )
    def get(self, request: Request, tenant: str) -> Response:
        """In the order of the catalogue."""
        return self.list(request)

    def get_queryset(self) -> QuerySet[Indicator]:
        read = read_filters(filters.IndicatorFilter, self.request)
        return reads.narrowed_indicators(reads.own_indicators(self.swv), read)


class OwnDefinitionsView(OwnListView):
    """Every version of the definitions of own indicators."""

    serializer_class = VersionSerializer

    @extend_schema(
        operation_id="own_definitions",
        summary="Alle versies van de eigen definities",
        parameters=[TENANT, filters.IndicatorFilter],
        responses=VersionSerializer(many=True),
    )
    def get(self, request: Request, tenant: str) -> Response:
        """In the order of the catalogue."""
        return self.list(request)

    def get_queryset(self) -> QuerySet[IndicatorDefinition]:
        read = read_filters(filters.IndicatorFilter, self.request)
        return reads.definitions_of(reads.narrowed_indicators(reads.own_indicators(self.swv), read))


class OwnSourcesView(TenantAPIView):
    """The sources with their calendar, the own deliveries among them."""

    ability = Ability.VIEW_DATA
    serializer_class = SourceSerializer

    @extend_schema(
        operation_id="own_sources",
        summary="Bronnen met hun leveringen en kalender, eigen leveringen meegeteld",
        parameters=[TENANT, filters.SourceFilter],
        responses=SourceSerializer(many=True),
    )
    def get(self, request: Request, tenant: str) -> Response:
        """Those that are late first, then those in use."""
        rows = narrowed_sources(source_list(timezone.localdate()), read_filters(filters.SourceFilter, request))
        return self.get_paginated_response(self.get_serializer(self.paginate_queryset(rows), many=True).data)


class OwnImportsView(TenantAPIView):
    """What a samenwerkingsverband offered itself, and offering a file."""

    ability = Ability.VIEW_DATA
    write_ability = Ability.IMPORT_DATA
    serializer_class = OwnDeliverySerializer
    parser_classes = (MultiPartParser,)
    throttle_scope = "upload"

    def get_throttles(self) -> list[BaseThrottle]:
        """Offering a file is bounded, reading is not."""
        return [ScopedRateThrottle()] if self.request.method == "POST" else []

    @extend_schema(
        operation_id="own_imports",
        summary="Eigen leveringen",
        parameters=[TENANT, filters.RunFilter],
        responses=OwnDeliverySerializer(many=True),
    )
    def get(self, request: Request, tenant: str) -> Response:
        """Newest first."""
        rows = reads.narrowed_runs(reads.own_runs(self.swv), read_filters(filters.RunFilter, request))
        page = self.paginate_queryset(rows) or []
        return self.get_paginated_response(self.get_serializer(described(page, self.swv), many=True).data)

    @extend_schema(
        operation_id="own_import_offer",
        summary="Bied een bestand aan; het wordt gecontroleerd en verandert nog niets",
        parameters=[TENANT],
        request={"multipart/form-data": UploadSerializer},
        responses={HTTP_202_ACCEPTED: OwnDeliverySerializer},
    )
    def post(self, request: Request, tenant: str) -> Response:
        """The answer holds the number of the delivery; ask for it until its work is done."""
        given = UploadSerializer(data=request.data)
        given.is_valid(raise_exception=True)
        offered: UploadedFile = given.validated_data["file"]
        stream = cast(BinaryIO, offered.file)
        run = imports.receive(self.actor, file_name=offered.name or "zonder naam", stream=stream)
        (delivery,) = described([run], self.swv)
        return Response(self.get_serializer(delivery).data, status=HTTP_202_ACCEPTED)


class OneImportView(TenantAPIView):
    """An address about one own delivery."""

    serializer_class = DeliveryPageSerializer

    def answer(self, pk: int, *, status: int = HTTP_200_OK) -> Response:
        """The delivery as it is now, with its findings."""
        page = run_page(reads.get_own_run(self.swv, pk), self.swv)
        return Response(DeliveryPageSerializer(page).data, status=status)


class OwnImportView(OneImportView):
    """One own delivery."""

    ability = Ability.VIEW_DATA

    @extend_schema(
        operation_id="own_import",
        summary="Een eigen levering: waar zij staat, wat eraan mankeert en wat zij verandert",
        parameters=[TENANT],
    )
    def get(self, request: Request, tenant: str, pk: int) -> Response:
        """As it is now."""
        return self.answer(pk)


class OwnConfirmView(OneImportView):
    """Taking a delivery over."""

    ability = Ability.IMPORT_DATA

    @extend_schema(
        operation_id="own_import_confirm",
        summary="Neem een gecontroleerde levering over",
        parameters=[TENANT],
        request=ConfirmSerializer,
        responses={HTTP_202_ACCEPTED: DeliveryPageSerializer},
    )
    def post(self, request: Request, tenant: str, pk: int) -> Response:
        """Refused (422) while rows are in error, unless the request says to leave them out."""
        run = reads.get_own_run(self.swv, pk)
        given = ConfirmSerializer(data=request.data)
        given.is_valid(raise_exception=True)
        read: dict[str, Any] = given.validated_data
        usual = run.preview.get("status") or ReleaseStatus.FINAL
        status = ReleaseStatus(read.get("status", usual))
        try:
            imports.confirm(self.actor, run=run, status=status, skip_bad_rows=read["skip_bad_rows"])
        except DomainError as error:
            raise (DomainError(error.code, LEAVE_OUT) if error.code == "bad-rows" else error) from None
        return self.answer(pk, status=HTTP_202_ACCEPTED)


class OwnScenariosView(TenantAPIView):
    """Saved scenarios, worked out on the figure as it is now."""

    ability = Ability.VIEW_INDICATORS
    serializer_class = ScenarioSerializer

    @extend_schema(
        operation_id="own_scenarios",
        summary="Opgeslagen scenario's",
        parameters=[TENANT, filters.ScenarioFilter],
        responses=ScenarioSerializer(many=True),
    )
    def get(self, request: Request, tenant: str) -> Response:
        """By indicator, newest first."""
        read = read_filters(filters.ScenarioFilter, request)
        rows = live_scenarios()
        if "indicator" in read:
            rows = rows.filter(indicator__code=read["indicator"])
        page = self.paginate_queryset(rows) or []
        found = {each.scenario.pk: each for each in outcomes(self.swv, page)}
        context = {**self.get_serializer_context(), "outcomes": found}
        return self.get_paginated_response(ScenarioSerializer(page, many=True, context=context).data)


class OwnNotesView(OwnListView):
    """Notes that people pinned to figures."""

    serializer_class = NoteSerializer

    @extend_schema(
        operation_id="own_notes",
        summary="Notities bij cijfers",
        parameters=[TENANT, filters.NoteFilter],
        responses=NoteSerializer(many=True),
    )
    def get(self, request: Request, tenant: str) -> Response:
        """By indicator, oldest year first."""
        return self.list(request)

    def get_queryset(self) -> QuerySet[FigureNote]:
        return reads.own_notes(read_filters(filters.NoteFilter, self.request))
