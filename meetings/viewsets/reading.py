"""Gremia, seats, rhythms and the year wheel: to read."""

from typing import Any

from drf_spectacular.utils import OpenApiParameter, extend_schema
from rest_framework.request import Request
from rest_framework.response import Response

from meetings import queries
from meetings.queries import api as reads
from meetings.queries.year_wheel import wheel_rows, year_wheel
from meetings.serializers import filters
from meetings.serializers import rows as shapes
from meetings.viewsets.base import TENANT, ListView

YEAR = OpenApiParameter(
    "year", int, OpenApiParameter.PATH, description="Jaar waarin het schooljaar begint, bijvoorbeeld 2026."
)


class BodiesView(ListView):
    """Gremia."""

    filter_class = filters.NoFilter
    serializer_class = shapes.BodySerializer

    def rows(self, read: dict[str, Any]) -> Any:
        return queries.bodies().order_by("position", "pk")

    @extend_schema(
        operation_id="meetings_bodies",
        summary="Gremia",
        parameters=[TENANT],
        responses=shapes.BodySerializer(many=True),
    )
    def get(self, request: Request, tenant: str) -> Response:
        """In the order of the samenwerkingsverband."""
        return self.answer(request)


class MembersView(ListView):
    """Seats."""

    filter_class = filters.MemberFilter
    serializer_class = shapes.SeatSerializer

    def rows(self, read: dict[str, Any]) -> Any:
        return reads.seats(read)

    @extend_schema(
        operation_id="meetings_members",
        summary="Wie er in de gremia zit, vandaag of op een dag",
        parameters=[TENANT, filters.MemberFilter],
        responses=shapes.SeatSerializer(many=True),
    )
    def get(self, request: Request, tenant: str) -> Response:
        """By gremium."""
        return self.answer(request)


class RhythmsView(ListView):
    """Rhythms."""

    serializer_class = shapes.RhythmSerializer

    def rows(self, read: dict[str, Any]) -> Any:
        return reads.rhythm_rows(read)

    @extend_schema(
        operation_id="meetings_rhythms",
        summary="Overlegritme: welk gremium welke indicator hoe vaak bespreekt",
        parameters=[TENANT, filters.OfBodyFilter],
        responses=shapes.RhythmSerializer(many=True),
    )
    def get(self, request: Request, tenant: str) -> Response:
        """By gremium."""
        return self.answer(request)


class YearWheelView(ListView):
    """The year wheel."""

    serializer_class = shapes.WheelRowSerializer

    def rows(self, read: dict[str, Any]) -> Any:
        audience = queries.audience_of(self.actor)
        return wheel_rows(year_wheel(self.swv, self.kwargs["year"], audience=audience, body_id=read.get("body")))

    @extend_schema(
        operation_id="meetings_year_wheel",
        summary="Jaarrad van een schooljaar, een regel per vergadering en indicator",
        parameters=[TENANT, YEAR, filters.OfBodyFilter],
        responses=shapes.WheelRowSerializer(many=True),
    )
    def get(self, request: Request, tenant: str, year: int) -> Response:
        """In time."""
        return self.answer(request)
