"""Single rows of Overleg with their version, the rhythms, and the year wheel; changing a row and looking back."""

from typing import Any

from drf_spectacular.utils import OpenApiParameter, extend_schema
from rest_framework.request import Request
from rest_framework.response import Response

from goals.viewsets.base import TENANT, ListView
from meetings import queries
from meetings.enums import DecisionState, Judgement, Purpose
from meetings.queries import api_rows as reads
from meetings.queries.actions import get_given
from meetings.queries.decisions import get_decision
from meetings.queries.year_wheel import wheel_rows, year_wheel
from meetings.serializers import filters, writes
from meetings.serializers import rows as shapes
from meetings.services.agenda import edit_item
from meetings.services.decisions import edit_decision
from meetings.services.look_backs import judge_decision
from meetings.services.meetings import edit_meeting
from meetings.viewsets.base import OneView, given_in, named_links
from meetings.viewsets.deeds import decided
from osp.abilities import Ability
from osp.errors import ConflictError
from osp.rest.errors import both_texts

OPLEGGER = (
    "title", "purpose", "minutes", "presenter", "portfolio", "author", "is_confidential", "requested_decision", "summary",
    "finances", "risks", "route", "follow_up",
)  # fmt: skip
DECIDED = ("text", "state", "goal", "link", "effect", "expected", "horizon")
YEAR = OpenApiParameter(
    "year", int, OpenApiParameter.PATH, description="Jaar waarin het schooljaar begint, bijvoorbeeld 2026."
)


class RhythmsView(ListView):
    """Rhythms."""

    ability = Ability.VIEW_MEETINGS
    filter_class = filters.OfBodyFilter
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

    ability = Ability.VIEW_MEETINGS
    filter_class = filters.OfBodyFilter
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


class MeetingView(OneView):
    """A meeting."""

    write_ability = Ability.EDIT_MEETINGS
    serializer_class = shapes.MeetingDetailSerializer

    @extend_schema(operation_id="meetings_meeting", summary="Een vergadering", parameters=[TENANT])
    def get(self, request: Request, tenant: str, pk: int) -> Response:
        """With how far it is."""
        return self.told(pk)

    @extend_schema(
        operation_id="meetings_meeting_change",
        summary="Verzet een vergadering; 409 met beide waarden als iemand anders intussen schreef",
        parameters=[TENANT],
        request=writes.MeetingChange,
    )
    def patch(self, request: Request, tenant: str, pk: int) -> Response:
        """Only what is sent."""
        meeting = queries.get_meeting(pk)
        read = given_in(writes.MeetingChange, request)
        stays = {name: getattr(meeting, name) for name in ("date", "starts", "ends", "location")}
        try:
            edit_meeting(self.actor, meeting=meeting, **{**stays, **read})
        except ConflictError as error:
            return both_texts(error, self.told(pk), request)
        return self.told(pk)

    def told(self, pk: int) -> Response:
        """As this reader sees it."""
        (told,) = reads.told_meetings([queries.get_meeting(pk)], queries.audience_of(self.actor))
        return self.one(told, told.meeting.version)


class AgendaItemView(OneView):
    """A point on an agenda."""

    write_ability = Ability.EDIT_MEETINGS
    serializer_class = shapes.AgendaItemDetailSerializer

    @extend_schema(operation_id="meetings_item", summary="Een agendapunt met zijn oplegger", parameters=[TENANT])
    def get(self, request: Request, tenant: str, pk: int) -> Response:
        """With its oplegger."""
        return self.told(pk)

    @extend_schema(
        operation_id="meetings_item_change",
        summary="Schrijf de oplegger; 409 met beide teksten als iemand anders intussen schreef",
        parameters=[TENANT],
        request=writes.ItemChange,
    )
    def patch(self, request: Request, tenant: str, pk: int) -> Response:
        """Only what is sent."""
        item = queries.get_item(pk, self.actor)
        read = given_in(writes.ItemChange, request)
        pks = read.pop("links", None)
        links = None if pks is None else named_links(pks, lambda: queries.choosable_links(item))
        given = {name: getattr(item, name) for name in OPLEGGER} | read
        try:
            edit_item(self.actor, item=item, links=links, **{**given, "purpose": Purpose(given["purpose"])})
        except ConflictError as error:
            return both_texts(error, self.told(pk), request)
        return self.told(pk)

    def told(self, pk: int) -> Response:
        """As this reader sees it."""
        told = reads.told_item(pk, self.actor)
        return self.one(told, told.item.version)


class DecisionView(OneView):
    """A decision."""

    write_ability = Ability.EDIT_MEETINGS
    serializer_class = shapes.DecisionDetailSerializer

    @extend_schema(operation_id="meetings_decision", summary="Een besluit", parameters=[TENANT])
    def get(self, request: Request, tenant: str, pk: int) -> Response:
        """With what it was to change."""
        return self.told(pk)

    @extend_schema(
        operation_id="meetings_decision_change",
        summary="Verbeter een besluit zolang het verslag open is; 409 met beide teksten als iemand anders intussen schreef",
        parameters=[TENANT],
        request=writes.DecisionChange,
    )
    def patch(self, request: Request, tenant: str, pk: int) -> Response:
        """Only what is sent; its number stays."""
        row = get_decision(pk, self.actor)
        read = given_in(writes.DecisionChange, request)
        stays = {name: getattr(row, name) for name in DECIDED}
        # As on the page, the decision of a meeting that is off the calendar is read and not written.
        given = stays | decided(read, queries.get_item(row.item_id, self.actor), row)
        try:
            edit_decision(self.actor, decision=row, **{**given, "state": DecisionState(given["state"])})
        except ConflictError as error:
            return both_texts(error, self.told(pk), request)
        return self.told(pk)

    def told(self, pk: int) -> Response:
        """As it is now."""
        row = get_decision(pk, self.actor)
        return self.one(row, row.version)


class DecisionJudgeView(OneView):
    """Looking back."""

    ability = Ability.EDIT_MEETINGS
    serializer_class = shapes.DecisionDetailSerializer

    @extend_schema(
        operation_id="meetings_decision_judge",
        summary="Blik terug op een besluit: houden, bijstellen of stoppen",
        parameters=[TENANT],
        request=writes.DecisionJudge,
    )
    def post(self, request: Request, tenant: str, pk: int) -> Response:
        """By the verb of the page."""
        row = get_decision(pk, self.actor)
        read = given_in(writes.DecisionJudge, request)
        judgement = Judgement(read.pop("judgement"))
        try:
            judge_decision(self.actor, decision=row, judgement=judgement, **read)
        except ConflictError as error:
            now = get_decision(pk, self.actor)
            return both_texts(error, self.one(now, now.version), request)
        now = get_decision(pk, self.actor)
        return self.one(now, now.version)


class ActionView(OneView):
    """An action."""

    serializer_class = shapes.GivenActionSerializer

    @extend_schema(operation_id="meetings_action", summary="Een actie uit een vergadering", parameters=[TENANT])
    def get(self, request: Request, tenant: str, pk: int) -> Response:
        """With where it was given."""
        row = get_given(pk, self.actor)
        return self.one(row, row.action.version)
