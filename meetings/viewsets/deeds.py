"""Verbs on Overleg for programs: off the calendar or agenda, a decision, an action, and done."""

from collections.abc import Callable, Mapping
from dataclasses import replace
from typing import Any

from django.http import Http404
from django.utils import timezone
from drf_spectacular.utils import extend_schema
from rest_framework.request import Request
from rest_framework.response import Response
from rest_framework.status import HTTP_201_CREATED

from goals.models import Action
from goals.queries.people import discussing
from goals.serializers.writes import ArchiveSerializer
from goals.services.actions import UNKNOWN, finish_action, reopen_action
from goals.viewsets.base import TENANT
from goals.viewsets.rows import current
from meetings import queries
from meetings.enums import DecisionState, Purpose
from meetings.models import AgendaItem, Decision, Meeting
from meetings.queries import api_rows as reads
from meetings.queries import live
from meetings.queries.actions import get_given
from meetings.queries.ballots import ballots_of
from meetings.queries.decisions import get_decision
from meetings.serializers import rows as shapes
from meetings.serializers import writes
from meetings.services.actions import give_action
from meetings.services.agenda import archive_item
from meetings.services.decisions import record_decision
from meetings.services.meetings import archive_meeting
from meetings.viewsets.base import NO_LINK, OneView, given_in, named
from osp.abilities import Ability
from osp.errors import ConflictError
from osp.rest.errors import both_texts

NO_GOAL = "Dit doel hoort niet bij het plan dat loopt. Kies een ander."
NO_BALLOT = "Deze stemming hoort niet bij dit punt."
NO_DECISION = "Dit besluit hoort niet bij dit punt."


def decided(read: Mapping[str, Any], item: AgendaItem, row: Decision | None = None) -> dict[str, Any]:
    """What was sent of a decision, with the rows that it names: those that the page offers, and those that it named before."""
    found = dict(read)
    if "text" in read:
        found["text"] = " ".join(read["text"].split())
    if read.get("goal"):
        known = [row.goal] if row and row.goal else []
        found["goal"] = named([*live.goals_at(item), *known], read["goal"], field="goal", message=NO_GOAL)
    if read.get("link"):
        links = [*queries.choosable_links(item), *([row.link] if row and row.link else [])]
        found["link"] = named(links, read["link"], field="link", message=NO_LINK)
    return found


class MeetingArchiveView(OneView):
    """Off the calendar."""

    ability = Ability.EDIT_MEETINGS
    serializer_class = shapes.MeetingDetailSerializer

    @extend_schema(
        operation_id="meetings_meeting_archive",
        summary="Haal een vergadering van de kalender, met reden; agenda en stukken blijven bewaard",
        parameters=[TENANT],
        request=ArchiveSerializer,
    )
    def post(self, request: Request, tenant: str, pk: int) -> Response:
        """By the verb of the page."""
        meeting = queries.get_meeting(pk)
        read = given_in(ArchiveSerializer, request)
        try:
            saved = archive_meeting(self.actor, meeting=meeting, **read)
        except ConflictError as error:
            return both_texts(error, self._told(queries.get_meeting(pk)), request)
        return self._told(saved)

    def _told(self, meeting: Meeting) -> Response:
        (told,) = reads.told_meetings([meeting], queries.audience_of(self.actor))
        return self.one(told, meeting.version)


class ItemArchiveView(OneView):
    """Off the agenda."""

    ability = Ability.EDIT_MEETINGS
    serializer_class = shapes.AgendaItemDetailSerializer

    @extend_schema(
        operation_id="meetings_item_archive",
        summary="Haal een punt van de agenda, met reden; de tekst blijft bewaard",
        parameters=[TENANT],
        request=ArchiveSerializer,
    )
    def post(self, request: Request, tenant: str, pk: int) -> Response:
        """By the verb of the page; it answers with the number that the point had."""
        told = reads.told_item(pk, self.actor)
        read = given_in(ArchiveSerializer, request)
        try:
            saved = archive_item(self.actor, item=told.item, **read)
        except ConflictError as error:
            now = reads.told_item(pk, self.actor)
            return both_texts(error, self.one(now, now.item.version), request)
        return self.one(replace(told, item=saved), saved.version)


class ItemDecisionsView(OneView):
    """Deciding."""

    ability = Ability.EDIT_MEETINGS
    serializer_class = shapes.DecisionDetailSerializer

    @extend_schema(
        operation_id="meetings_decision_record",
        summary="Leg bij een punt een besluit vast, met het volgende nummer van het gremium",
        parameters=[TENANT],
        request=writes.DecisionRecord,
        responses={HTTP_201_CREATED: shapes.DecisionDetailSerializer},
    )
    def post(self, request: Request, tenant: str, pk: int) -> Response:
        """On the day of the meeting; before that day, today."""
        item = queries.get_item(pk, self.actor)
        read = decided(given_in(writes.DecisionRecord, request), item)
        state = DecisionState(read.pop("state", DecisionState.TAKEN))
        if read.get("ballot"):
            read["ballot"] = named(ballots_of([pk]), read["ballot"], field="ballot", message=NO_BALLOT)
        day = min(item.meeting.date, timezone.localdate())
        purpose = Purpose(item.purpose)
        made = record_decision(self.actor, item=item, purpose=purpose, state=state, decided_on=day, **read)
        return self.one(get_decision(made.pk, self.actor), made.version, status=HTTP_201_CREATED)


class ItemActionsView(OneView):
    """Giving an action."""

    ability = Ability.EDIT_MEETINGS
    serializer_class = shapes.GivenActionSerializer

    @extend_schema(
        operation_id="meetings_action_give",
        summary="Geef bij een punt iemand een actie",
        parameters=[TENANT],
        request=writes.ActionGive,
        responses={HTTP_201_CREATED: shapes.GivenActionSerializer},
    )
    def post(self, request: Request, tenant: str, pk: int) -> Response:
        """By the verb of the page, at the doel that the point is about."""
        item = queries.get_item(pk, self.actor)
        read = given_in(writes.ActionGive, request)
        owner = named(discussing(), read.pop("owner"), field="owner", message=UNKNOWN)
        if read.get("decision"):
            read["decision"] = named(
                live.decisions_of([pk])[pk], read["decision"], field="decision", message=NO_DECISION
            )
        goal = live.own_goal(item, live.goals_at(item))
        made = give_action(self.actor, item=item, owner=owner, goal=goal, **read)
        row = get_given(made.pk, self.actor)
        return self.one(row, row.action.version, status=HTTP_201_CREATED)


class _ActionMoveView(OneView):
    """For its owner and whoever prepares meetings; to anybody else it is not there to be changed."""

    serializer_class = shapes.GivenActionSerializer

    def moved(self, move: Callable[..., Action], request: Request, pk: int) -> Response:
        """Where it is still the version that was read."""
        row = get_given(pk, self.actor)
        if not row.may_change:
            raise Http404
        read = given_in(writes.ActionMove, request)
        try:
            move(self.actor, action=current(row.action, read))
        except ConflictError as error:
            return both_texts(error, self._told(pk), request)
        return self._told(pk)

    def _told(self, pk: int) -> Response:
        row = get_given(pk, self.actor)
        return self.one(row, row.action.version)


class ActionDoneView(_ActionMoveView):
    """Done."""

    @extend_schema(
        operation_id="meetings_action_done",
        summary="Een actie is gedaan",
        parameters=[TENANT],
        request=writes.ActionMove,
    )
    def post(self, request: Request, tenant: str, pk: int) -> Response:
        """Today."""
        return self.moved(finish_action, request, pk)


class ActionReopenView(_ActionMoveView):
    """Open after all."""

    @extend_schema(
        operation_id="meetings_action_reopen",
        summary="Een actie is toch niet gedaan",
        parameters=[TENANT],
        request=writes.ActionMove,
    )
    def post(self, request: Request, tenant: str, pk: int) -> Response:
        """Without a day."""
        return self.moved(reopen_action, request, pk)
