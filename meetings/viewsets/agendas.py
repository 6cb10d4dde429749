"""Meetings and their agendas."""

from typing import Any

from drf_spectacular.utils import extend_schema
from rest_framework.request import Request
from rest_framework.response import Response

from meetings import queries
from meetings.queries import api as reads
from meetings.serializers import filters
from meetings.serializers import rows as shapes
from meetings.viewsets.base import TENANT, ListView, answered
from osp.abilities import Ability
from osp.rest.tenancy import TenantAPIView


class MeetingsView(ListView):
    """Meetings."""

    filter_class = filters.MeetingFilter
    serializer_class = shapes.MeetingSerializer

    def rows(self, read: dict[str, Any]) -> Any:
        return reads.meetings_by(read)

    def shown(self, page: list[Any]) -> Any:
        return super().shown(reads.told_meetings(page, queries.audience_of(self.actor)))

    @extend_schema(
        operation_id="meetings_meetings",
        summary="Vergaderingen",
        parameters=[TENANT, filters.MeetingFilter],
        responses=shapes.MeetingSerializer(many=True),
    )
    def get(self, request: Request, tenant: str) -> Response:
        """In time."""
        return self.answer(request)


class MeetingView(TenantAPIView):
    """A meeting."""

    ability = Ability.VIEW_MEETINGS
    serializer_class = shapes.MeetingSerializer

    @extend_schema(operation_id="meetings_meeting", summary="Een vergadering", parameters=[TENANT])
    def get(self, request: Request, tenant: str, pk: int) -> Response:
        """As it is now."""
        (told,) = reads.told_meetings([queries.get_meeting(pk)], queries.audience_of(self.actor))
        return answered(self, told, told.meeting.version)


class AgendaView(ListView):
    """The agenda of a meeting."""

    filter_class = filters.NoFilter
    serializer_class = shapes.AgendaItemSerializer

    def rows(self, read: dict[str, Any]) -> Any:
        return reads.told_items(queries.get_meeting(self.kwargs["pk"]), self.actor)

    @extend_schema(
        operation_id="meetings_agenda",
        summary="Agenda van een vergadering: de punten die u mag zien, doorgenummerd",
        parameters=[TENANT],
        responses=shapes.AgendaItemSerializer(many=True),
    )
    def get(self, request: Request, tenant: str, pk: int) -> Response:
        """In order."""
        return self.answer(request)


class AgendaItemView(TenantAPIView):
    """A point on an agenda."""

    ability = Ability.VIEW_MEETINGS
    serializer_class = shapes.AgendaItemSerializer

    @extend_schema(operation_id="meetings_item", summary="Een agendapunt met zijn oplegger", parameters=[TENANT])
    def get(self, request: Request, tenant: str, pk: int) -> Response:
        """As it is now."""
        told = reads.told_item(pk, self.actor)
        return answered(self, told, told.item.version)
