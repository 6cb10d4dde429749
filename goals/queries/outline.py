"""The skeleton of a plan with what was put away: titles, numbers as they are now, and what stands under what. Four queries."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from typing import Any

from goals.compute.differences import Spot, spots
from goals.kinds import Kind
from goals.models import Activity, Chapter, Goal, Plan, Priority
from goals.queries.snapshot import ORDERS, parent_of
from goals.snapshot import Node, Ref, Row, assemble


@dataclass(frozen=True, slots=True)
class Outline:
    """`live` holds what is in the plan now, `every` also what is archived or stands under it, without a number."""

    live: Mapping[Ref, Spot]
    every: Mapping[Ref, Spot]

    def spot(self, ref: Ref | None) -> Spot | None:
        """Where a row stands now, or stood last."""
        return self.every.get(ref) if ref else None

    def above(self, parent: Ref | None) -> tuple[Node, ...]:
        """What a row under this parent stands under, from the plan down."""
        found = self.spot(parent)
        return (*found.above, found.node) if found else ()

    def elements(self) -> Iterator[Node]:
        """Chapters and elements that are in the plan now, in reading order."""
        return (spot.node for spot in self.live.values() if spot.node.kind is not Kind.PLAN)


def outline(plan: Plan) -> Outline:
    """The skeleton of one plan."""
    rows = list(_rows(plan))
    live = spots(assemble(row for row, archived in rows if not archived))
    every: dict[Ref, Spot] = dict(live)
    for row, _ in rows:
        ref = (row.kind, row.id)
        if ref not in every and row.parent in every:
            above = every[row.parent]
            every[ref] = Spot(Node(row.kind, row.id, "", row.values), (*above.above, above.node))
    return Outline(live, every)


def _rows(plan: Plan) -> Iterator[tuple[Row, bool]]:
    """Each row with whether it is archived, what stands above before what stands below."""
    yield Row(Kind.PLAN, plan.pk, None, (), {"title": plan.title}), False
    wanted: tuple[tuple[Kind, Any], ...] = (
        (Kind.CHAPTER, Chapter.objects.filter(plan=plan)),
        (Kind.PRIORITY, Priority.objects.filter(plan=plan)),
        (Kind.GOAL, Goal.objects.filter(priority__plan=plan)),
        (Kind.ACTIVITY, Activity.objects.filter(goal__priority__plan=plan)),
    )
    for kind, rows in wanted:
        names = ORDERS.get(kind, ("position",))
        for row in rows.only("title", "archived_at", *names, *_PARENT[kind]):
            order = tuple(getattr(row, name) for name in names)
            yield Row(kind, row.pk, parent_of(kind, row), order, {"title": row.title}), row.is_archived


_PARENT = {
    Kind.CHAPTER: ("plan_id",),
    Kind.PRIORITY: ("plan_id",),
    Kind.GOAL: ("priority_id",),
    Kind.ACTIVITY: ("goal_id",),
}
