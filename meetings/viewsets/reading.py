"""Overleg for programs, in lists: gremia, members, meetings, agendas, decisions, actions and papers."""

from typing import Any, ClassVar

from drf_spectacular.utils import extend_schema
from rest_framework.request import Request
from rest_framework.response import Response
from rest_framework.status import HTTP_201_CREATED

from goals.viewsets.base import TENANT, ListView
from meetings import queries
from meetings.enums import Purpose
from meetings.queries import api as reads
from meetings.queries import api_rows as singles
from meetings.serializers import filters, reading, writes
from meetings.serializers import rows as shapes
from meetings.services.agenda import add_item
from meetings.services.meetings import plan_meeting
from meetings.viewsets.base import answer_row, given_in, named, named_links
from osp.abilities import Ability
from osp.rest.filters import Filter

NO_BODY = "Dit gremium kennen wij niet. Kies er een dat in gebruik is."


class _MeetingsList(ListView):
    """A list of Overleg."""

    ability = Ability.VIEW_MEETINGS
    filter_class: ClassVar[type[Filter]] = filters.OfBodyFilter


class BodiesView(_MeetingsList):
    """Gremia."""

    filter_class = filters.NoFilter
    serializer_class = reading.BodyRowSerializer

    def rows(self, read: dict[str, Any]) -> Any:
        return queries.bodies()

    @extend_schema(
        operation_id="meetings_bodies",
        summary="Gremia met hun spelregels",
        parameters=[TENANT],
        responses=reading.BodyRowSerializer(many=True),
    )
    def get(self, request: Request, tenant: str) -> Response:
        """In the order that the samenwerkingsverband gave them."""
        return self.answer(request)


class MembersView(_MeetingsList):
    """Members of gremia."""

    serializer_class = reading.BodyMemberSerializer

    def rows(self, read: dict[str, Any]) -> Any:
        return reads.member_rows(read)

    @extend_schema(
        operation_id="meetings_members",
        summary="Leden van de gremia, nu en eerder, zonder adressen",
        parameters=[TENANT, filters.OfBodyFilter],
        responses=reading.BodyMemberSerializer(many=True),
    )
    def get(self, request: Request, tenant: str) -> Response:
        """By gremium, in its own order."""
        return self.answer(request)


class MeetingsView(_MeetingsList):
    """Meetings."""

    write_ability = Ability.EDIT_MEETINGS
    filter_class = filters.MeetingFilter
    serializer_class = reading.MeetingSerializer

    def rows(self, read: dict[str, Any]) -> Any:
        return reads.api_meetings(read)

    @extend_schema(
        operation_id="meetings_meetings",
        summary="Vergaderingen op de kalender, met de stand van het verslag",
        parameters=[TENANT, filters.MeetingFilter],
        responses=reading.MeetingSerializer(many=True),
    )
    def get(self, request: Request, tenant: str) -> Response:
        """By day."""
        return self.answer(request)

    @extend_schema(
        operation_id="meetings_meeting_plan",
        summary="Plan een vergadering; haar vaste punten staan er meteen op",
        parameters=[TENANT],
        request=writes.MeetingPlan,
        responses={HTTP_201_CREATED: shapes.MeetingDetailSerializer},
    )
    def post(self, request: Request, tenant: str) -> Response:
        """By the verb of the page."""
        read = given_in(writes.MeetingPlan, request)
        body = named(queries.bodies(), read.pop("body"), field="body", message=NO_BODY)
        meeting = plan_meeting(self.actor, body=body, **read)
        (told,) = singles.told_meetings([meeting], queries.audience_of(self.actor))
        return answer_row(shapes.MeetingDetailSerializer, told, meeting.version, status=HTTP_201_CREATED)


class AgendaView(_MeetingsList):
    """The agenda of one meeting."""

    write_ability = Ability.EDIT_MEETINGS
    filter_class = filters.NoFilter
    serializer_class = reading.AgendaItemSerializer

    def rows(self, read: dict[str, Any]) -> Any:
        meeting = queries.get_meeting(self.kwargs["pk"])
        return reading.agenda_rows(queries.agenda_of(meeting, self.actor).rows)

    @extend_schema(
        operation_id="meetings_agenda",
        summary="De agenda van een vergadering, zoals deze lezer haar mag zien",
        parameters=[TENANT],
        responses=reading.AgendaItemSerializer(many=True),
    )
    def get(self, request: Request, tenant: str, pk: int) -> Response:
        """In order."""
        return self.answer(request)

    @extend_schema(
        operation_id="meetings_item_add",
        summary="Zet een punt op de agenda, voor de punten waarmee zij eindigt",
        parameters=[TENANT],
        request=writes.ItemCreate,
        responses={HTTP_201_CREATED: shapes.AgendaItemDetailSerializer},
    )
    def post(self, request: Request, tenant: str, pk: int) -> Response:
        """By the verb of the page."""
        meeting = queries.get_meeting(pk)
        read = given_in(writes.ItemCreate, request)
        links = named_links(read.pop("links", ()), queries.plan_links)
        item = add_item(self.actor, meeting=meeting, links=links, **{**read, "purpose": Purpose(read["purpose"])})
        told = singles.told_item(item.pk, self.actor)
        return answer_row(shapes.AgendaItemDetailSerializer, told, item.version, status=HTTP_201_CREATED)


class DecisionsView(_MeetingsList):
    """The register of decisions."""

    filter_class = filters.DecisionFilter
    serializer_class = reading.DecisionSerializer

    def rows(self, read: dict[str, Any]) -> Any:
        return reads.decision_rows(self.actor, read)

    @extend_schema(
        operation_id="meetings_decisions",
        summary="Besluiten van de gremia",
        parameters=[TENANT, filters.DecisionFilter],
        responses=reading.DecisionSerializer(many=True),
    )
    def get(self, request: Request, tenant: str) -> Response:
        """Newest first."""
        return self.answer(request)


class ActionsView(_MeetingsList):
    """Actions that meetings gave."""

    serializer_class = reading.MeetingActionSerializer

    def rows(self, read: dict[str, Any]) -> Any:
        return reads.action_rows(self.actor, read)

    @extend_schema(
        operation_id="meetings_actions",
        summary="Acties die vergaderingen gaven",
        parameters=[TENANT, filters.OfBodyFilter],
        responses=reading.MeetingActionSerializer(many=True),
    )
    def get(self, request: Request, tenant: str) -> Response:
        """Soonest first."""
        return self.answer(request)


class PapersView(_MeetingsList):
    """Published papers."""

    ability = Ability.READ_PAPERS
    serializer_class = reading.PackCopySerializer

    def rows(self, read: dict[str, Any]) -> Any:
        return reads.copy_rows(self.actor, read)

    @extend_schema(
        operation_id="meetings_papers",
        summary="Gepubliceerde stukken die deze lezer mag openen",
        parameters=[TENANT, filters.OfBodyFilter],
        responses=reading.PackCopySerializer(many=True),
    )
    def get(self, request: Request, tenant: str) -> Response:
        """Newest meeting first."""
        return self.answer(request)
