"""From one plan to the next: what can come along, what then stays behind, and what became of that."""

from collections.abc import Collection, Iterator
from dataclasses import dataclass
from datetime import datetime
from itertools import pairwise

from django.db.models import QuerySet
from django.shortcuts import get_object_or_404
from django.utils import timezone

from goals.enums import ActivityStatus
from goals.kinds import Kind
from goals.models import Plan, Rollover
from goals.queries.snapshot import plan_snapshot
from goals.snapshot import Node, Ref
from osp.queries import names_of
from osp.school_years import school_year_of

# Of these kinds a person chooses what comes along; what hangs on them follows.
CHOSEN = (Kind.CHAPTER, Kind.PRIORITY, Kind.GOAL, Kind.ACTIVITY)


@dataclass(frozen=True, slots=True)
class LeftRow:
    """A row of the old plan that stays behind. An activiteit that was finished, or falls with its doel, needs no farewell."""

    node: Node
    needs_farewell: bool

    @property
    def ref(self) -> Ref:
        """What it is found by."""
        return self.node.ref


@dataclass(frozen=True, slots=True)
class Rolled:
    """The old plan, what of it is taken, and what is left."""

    tree: Node
    taken: frozenset[Ref]
    left: tuple[LeftRow, ...]

    @property
    def is_anything_taken(self) -> bool:
        """Whether there is a chapter or speerpunt to begin with."""
        return bool(self.taken)


@dataclass(frozen=True, slots=True)
class Earlier:
    """What stood there before, until when, and who wrote something else then."""

    text: str
    until: datetime
    by: str


@dataclass(frozen=True, slots=True)
class FarewellRow:
    """A row that did not come along, where it stood, and what was said of it."""

    rollover: Rollover
    kind: Kind
    pk: int
    title: str
    under: str
    earlier: tuple[Earlier, ...] = ()

    @property
    def farewell(self) -> str:
        """The sentence."""
        return self.rollover.farewell


def last_plan() -> Plan | None:
    """The plan that a new one can go on with: the newest that has begun, else the newest."""
    year = school_year_of(timezone.localdate())
    every = list(Plan.objects.filter(archived_at__isnull=True))
    begun = [plan for plan in every if plan.first_year <= year]
    return next(iter(begun or every), None)


def rolled_rows(last: Plan, wanted: frozenset[Ref]) -> Rolled:
    """What comes along of what is wanted, and what then stays behind, in reading order.

    A doel takes its speerpunt along; an activiteit comes with its doel alone.
    """
    tree = plan_snapshot(last)
    above = {
        row.ref for row in tree.of_kind(Kind.PRIORITY) if any(goal.ref in wanted for goal in row.of_kind(Kind.GOAL))
    }
    taken = frozenset(_taken(tree, wanted | above))
    return Rolled(tree, taken, tuple(_left(tree, taken)))


def is_unfinished(node: Node) -> bool:
    """Whether an activiteit was planned or running when the plan ended."""
    return node.values["status"] in {ActivityStatus.PLANNED, ActivityStatus.RUNNING}


def farewells(plan: Plan) -> list[FarewellRow]:
    """What did not come along into a plan, with the sentence of each and what that said before. Three queries."""
    rows = list(_rollovers().filter(plan=plan))
    earlier = _earlier(rows)
    return [_farewell(row, earlier.get(row.pk, ())) for row in rows]


def farewell_rows(plan_id: int | None = None) -> QuerySet[Rollover]:
    """The farewells of every plan that was not put away, or of one."""
    rows = Rollover.objects.filter(plan__archived_at__isnull=True)
    return rows if plan_id is None else rows.filter(plan=plan_id)


def get_farewell(pk: int) -> FarewellRow:
    """One farewell; 404 outside the scope, and where its plan was put away."""
    return _farewell(get_object_or_404(_rollovers(), pk=pk, plan__archived_at__isnull=True), ())


def _rollovers() -> QuerySet[Rollover]:
    return Rollover.objects.select_related("plan", "goal__priority", "activity__goal", "priority", "chapter")


def _earlier(rows: Collection[Rollover]) -> dict[int, tuple[Earlier, ...]]:
    """By rollover what it said before, newest first."""
    saves = list(Rollover.history.filter(id__in=[row.pk for row in rows]).order_by("id", "history_id"))
    names = names_of({save.history_user_id for save in saves})
    found: dict[int, tuple[Earlier, ...]] = {}
    for before, after in pairwise(saves):
        if before.id == after.id and before.farewell != after.farewell:
            told = Earlier(before.farewell, after.history_date, names.get(after.history_user_id, ""))
            found[after.id] = (told, *found.get(after.id, ()))
    return found


def _taken(node: Node, wanted: frozenset[Ref]) -> Iterator[Ref]:
    for child in node.children:
        if child.kind in CHOSEN and child.ref in wanted:
            yield child.ref
            yield from _taken(child, wanted)


def _left(tree: Node, taken: frozenset[Ref]) -> Iterator[LeftRow]:
    for chapter in tree.of_kind(Kind.CHAPTER):
        if chapter.ref not in taken:
            yield LeftRow(chapter, needs_farewell=True)
    for priority in tree.of_kind(Kind.PRIORITY):
        goals = priority.of_kind(Kind.GOAL)
        if priority.ref not in taken and not goals:
            yield LeftRow(priority, needs_farewell=True)
        for goal in goals:
            yield from _left_of(goal, taken)


def _left_of(goal: Node, taken: frozenset[Ref]) -> Iterator[LeftRow]:
    if goal.ref not in taken:
        yield LeftRow(goal, needs_farewell=True)
    for activity in goal.of_kind(Kind.ACTIVITY):
        if activity.ref not in taken:
            yield LeftRow(activity, needs_farewell=goal.ref in taken and is_unfinished(activity))


def _farewell(row: Rollover, earlier: tuple[Earlier, ...]) -> FarewellRow:
    if row.goal:
        return FarewellRow(row, Kind.GOAL, row.goal.pk, row.goal.title, row.goal.priority.title, earlier)
    if row.activity:
        return FarewellRow(row, Kind.ACTIVITY, row.activity.pk, row.activity.title, row.activity.goal.title, earlier)
    if row.priority:
        return FarewellRow(row, Kind.PRIORITY, row.priority.pk, row.priority.title, "", earlier)
    if row.chapter is None:
        raise ValueError("a farewell without a row")
    return FarewellRow(row, Kind.CHAPTER, row.chapter.pk, row.chapter.title, "", earlier)
