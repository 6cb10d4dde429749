"""Actions that meetings gave: who does what by when, with the point and the decision that they come from."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date

from django.db.models import Q, QuerySet
from django.shortcuts import get_object_or_404
from django.utils import timezone

from goals.models import Action
from meetings.models import AgendaItem, Meeting, MeetingAction
from meetings.queries.audiences import audience_of, hidden_items
from osp.abilities import Ability
from osp.actors import Actor


@dataclass(frozen=True, slots=True)
class Sought:
    """What a reader of the list asked for. `stand`: open, te-laat, gedaan or empty for all; `mine`: only their own."""

    stand: str = "open"
    body: int | None = None
    mine: bool = False


@dataclass(frozen=True, slots=True)
class GivenAction:
    """An action with its context. `may_change`: its owner, and whoever prepares meetings."""

    given: MeetingAction
    is_late: bool
    may_change: bool

    @property
    def action(self) -> Action:
        return self.given.action

    @property
    def is_open(self) -> bool:
        return self.action.done_on is None


def actions_for(actor: Actor, sought: Sought) -> list[GivenAction]:
    """The actions that this reader may know of, soonest first. A fixed number of queries."""
    rows = _readable(actor).order_by("action__due", "pk")
    if sought.body is not None:
        rows = rows.filter(item__meeting__body=sought.body)
    if sought.mine:
        rows = rows.filter(action__owner=actor.user_id)
    return [_told(row, actor) for row in rows.filter(_stand(sought.stand))]


def get_given(pk: int, actor: Actor) -> GivenAction:
    """An action of a meeting that this reader may know of; 404 for any other."""
    return _told(get_object_or_404(_readable(actor), pk=pk), actor)


def actions_kept_from(reader: Actor) -> frozenset[int]:
    """Actions of points that are not there for this reader, by number, but for the reader's own. Four queries at most."""
    hidden = hidden_items(audience_of(reader))
    rows = MeetingAction.objects.filter(item__in=hidden).exclude(action__owner=reader.user_id)
    return frozenset(rows.values_list("action_id", flat=True)) if hidden else frozenset()


def overdue_for(meeting: Meeting) -> Sequence[MeetingAction]:
    """Actions that this gremium gave, that were to be done before this meeting and are not, and that no agenda brings back yet."""
    rows = MeetingAction.objects.filter(
        item__meeting__body=meeting.body_id,
        item__meeting__date__lt=meeting.date,
        action__archived_at__isnull=True,
        action__done_on__isnull=True,
        action__due__lt=min(meeting.date, timezone.localdate()),
    )
    brought = AgendaItem.objects.filter(archived_at__isnull=True, meeting__archived_at__isnull=True)
    waiting = rows.filter(Q(returned_in__isnull=True) | ~Q(returned_in__in=brought.values("pk")))
    return list(
        waiting.select_related("action__owner", "item__meeting__body", "decision").order_by("action__due", "pk")
    )


def _readable(actor: Actor) -> QuerySet[MeetingAction]:
    """Of points that are open to this reader, and everybody's own."""
    rows = MeetingAction.objects.filter(action__archived_at__isnull=True)
    if not actor.can(Ability.VIEW_MEETINGS):
        return rows.none()
    return rows.exclude(action__in=actions_kept_from(actor)).select_related(
        "action__owner", "action__goal", "item__meeting__body", "decision__body", "returned_in__meeting__body"
    )


def _stand(stand: str) -> Q:
    late = Q(action__done_on__isnull=True, action__due__lt=timezone.localdate())
    return {
        "open": Q(action__done_on__isnull=True),
        "te-laat": late,
        "gedaan": Q(action__done_on__isnull=False),
    }.get(stand, Q())


def _told(row: MeetingAction, actor: Actor) -> GivenAction:
    action, day = row.action, timezone.localdate()
    own = action.owner_id is not None and action.owner_id == actor.user_id
    return GivenAction(row, _is_late(action, day), own or actor.can(Ability.EDIT_MEETINGS))


def _is_late(action: Action, day: date) -> bool:
    return action.done_on is None and action.due is not None and action.due < day
