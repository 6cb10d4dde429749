"""A meeting while it goes on: its points against the clock, and what came of each."""

from collections import defaultdict
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import datetime, time

from django.db.models import QuerySet
from django.utils import timezone

from goals.models import Goal
from meetings.enums import DEALT_LABELS, Dealt
from meetings.models import AgendaItem, Decision, ItemMinutes, Meeting, MeetingAction, Minutes
from meetings.queries.agenda import AgendaRow, agenda_of
from meetings.queries.links import plan_links
from meetings.timing import expected_starts, minutes_behind
from osp.actors import Actor


@dataclass(frozen=True, slots=True)
class LivePoint:
    """A point with when it was planned and when it begins as it goes. `begun_at` is empty for one still to come."""

    row: AgendaRow
    expected: time
    begun_at: datetime | None
    dealt: Dealt
    is_written: bool
    decisions: int
    actions: int

    @property
    def item(self) -> AgendaItem:
        return self.row.item

    @property
    def behind(self) -> int:
        """Minutes later than planned; negative when early."""
        return minutes_behind(self.row.starts, self.expected)

    @property
    def ahead(self) -> int:
        """Minutes earlier than planned; negative when late."""
        return -self.behind

    @property
    def dealt_label(self) -> str:
        return DEALT_LABELS[self.dealt]


@dataclass(frozen=True, slots=True)
class Live:
    """The meeting with the points that this reader may see."""

    meeting: Meeting
    minutes: Minutes | None
    points: tuple[LivePoint, ...]

    @property
    def is_opened(self) -> bool:
        return self.minutes is not None and self.minutes.opened_at is not None

    @property
    def is_closed(self) -> bool:
        return self.minutes is not None and self.minutes.closed_at is not None

    @property
    def may_be_written(self) -> bool:
        """Whether the minutes take more: begun and not approved yet."""
        return self.is_opened and self.minutes is not None and self.minutes.is_open

    @property
    def begun(self) -> LivePoint | None:
        """The point that was begun last."""
        found = [point for point in self.points if point.begun_at]
        return max(found, key=lambda point: (point.begun_at, point.row.number), default=None)

    def point(self, item_id: int | None) -> LivePoint | None:
        """The point that was asked for, else the one that is on, else the first."""
        asked = next((point for point in self.points if point.item.pk == item_id), None)
        return asked or self.begun or next(iter(self.points), None)

    def around(self, point: LivePoint) -> tuple[LivePoint | None, LivePoint | None]:
        """The points before and after it."""
        place = self.points.index(point)
        after = self.points[place + 1] if place + 1 < len(self.points) else None
        return (self.points[place - 1] if place else None), after


def minutes_of(meeting: Meeting) -> Minutes | None:
    """The minutes of a meeting without their bytes; None for a meeting that did not begin."""
    return Minutes.objects.defer("pdf").filter(meeting=meeting).select_related("approved_in__body", "sealed_by").first()


def live_of(meeting: Meeting, actor: Actor) -> Live:
    """The meeting as this reader may follow it, in a number of queries that does not grow with its points."""
    rows = agenda_of(meeting, actor).rows
    ids = [row.item.pk for row in rows]
    written = written_of(ids)
    decided, given = decisions_of(ids), actions_of(ids)
    begun = {
        place: timezone.localtime(found.begun_at)
        for place, row in enumerate(rows)
        if (found := written.get(row.item.pk)) and found.begun_at
    }
    # Minuted on another day, the clock of that day says nothing about the agenda.
    on_the_day = {place: at for place, at in begun.items() if at.date() == meeting.date}
    clock = expected_starts(
        [row.starts for row in rows], [row.item.minutes for row in rows], on_the_day, timezone.localtime()
    )
    points = tuple(
        LivePoint(
            row=row,
            expected=at,
            begun_at=begun.get(place),
            dealt=Dealt(written[row.item.pk].dealt) if row.item.pk in written else Dealt.OPEN,
            is_written=row.item.pk in written and bool(written[row.item.pk].text),
            decisions=len(decided[row.item.pk]),
            actions=len(given[row.item.pk]),
        )
        for place, (row, at) in enumerate(zip(rows, clock, strict=True))
    )
    return Live(meeting, minutes_of(meeting), points)


def written_of(item_ids: Iterable[int]) -> dict[int, ItemMinutes]:
    """What was written of these points, by point."""
    return {row.item_id: row for row in ItemMinutes.objects.filter(item__in=list(item_ids))}


def decisions_of(item_ids: Iterable[int]) -> defaultdict[int, list[Decision]]:
    """The decisions taken at these points, by point and in their order."""
    rows = Decision.objects.filter(item__in=list(item_ids), archived_at__isnull=True).select_related(
        "body", "goal", "link__indicator", "ballot"
    )
    found: defaultdict[int, list[Decision]] = defaultdict(list)
    for row in rows.order_by("year", "number"):
        found[row.item_id].append(row)
    return found


def actions_of(item_ids: Iterable[int]) -> defaultdict[int, list[MeetingAction]]:
    """The actions given at these points, by point and in their order."""
    rows = MeetingAction.objects.filter(item__in=list(item_ids), action__archived_at__isnull=True)
    found: defaultdict[int, list[MeetingAction]] = defaultdict(list)
    for row in rows.select_related("action__owner", "action__goal", "decision__body").order_by("pk"):
        found[row.item_id].append(row)
    return found


def get_decisions() -> QuerySet[Decision]:
    """Decisions that were not put away."""
    return Decision.objects.filter(archived_at__isnull=True).select_related("item__meeting__body", "body")


def goals_at(item: AgendaItem) -> list[Goal]:
    """The doelen that a decision here may be about: those of its own figures first, then those of the plan."""
    own = [place.link.parent_goal for place in item.indicators.all()]
    every = [link.parent_goal for link in plan_links()]
    return list({goal.pk: goal for goal in [*own, *every] if goal is not None}.values())


def own_goal(item: AgendaItem, offered: Sequence[Goal]) -> Goal | None:
    """The doel that a point is about, where it brings the figures of one alone."""
    own = {goal.pk for place in item.indicators.all() if (goal := place.link.parent_goal)}
    return next((goal for goal in offered if own == {goal.pk}), None)


def minuted(item: AgendaItem) -> ItemMinutes:
    """What was written of a point; version 0 where nothing was yet."""
    return ItemMinutes.objects.filter(item=item).first() or ItemMinutes(swv_id=item.swv_id, item=item, version=0)
