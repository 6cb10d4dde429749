"""Copies what is taken along from one plan to the next; each copy points at what it came from."""

from dataclasses import dataclass, field
from typing import Any

from goals.enums import ActivityStatus
from goals.kinds import Kind
from goals.models import (
    Activity,
    Chapter,
    FrameworkItem,
    FrameworkTag,
    Goal,
    IndicatorLink,
    Plan,
    Priority,
    ScopeBoard,
)
from goals.queries.rollover import Rolled
from goals.snapshot import Node
from osp.actors import Actor

# What an element keeps in the next period; owner, dates and what was achieved belong to the old one.
KEPT = ("title", "description", "measurable_result", "noticeable_result", "responsibility", "process")
COLUMN = {Kind.PRIORITY: "priority_id", Kind.GOAL: "goal_id", Kind.ACTIVITY: "activity_id"}
Element = Priority | Goal | Activity


@dataclass(slots=True)
class Carrier:
    """Part of an operation: makes the rows of the new plan."""

    actor: Actor
    plan: Plan
    rolled: Rolled
    items: frozenset[int] = field(default_factory=frozenset)

    def carry(self) -> None:
        """Everything that is taken, in the order of the old plan."""
        holding = FrameworkItem.objects.filter(archived_at__isnull=True)
        self.items = frozenset(holding.values_list("pk", flat=True))
        places = {False: 0, True: 0}
        for chapter in self._taken(self.rolled.tree, Kind.CHAPTER):
            values = chapter.values
            places[values["is_closing"]] += 1
            Chapter.objects.create(
                swv=self.actor.swv,
                plan=self.plan,
                position=places[values["is_closing"]],
                title=values["title"],
                text=values["text"],
                is_closing=values["is_closing"],
            )
        for place, priority in enumerate(self._taken(self.rolled.tree, Kind.PRIORITY), start=1):
            self._priority(priority, place)

    def _priority(self, node: Node, place: int) -> None:
        row = Priority.objects.create(plan=self.plan, **self._values(node, place))
        self._parts(node, row.pk)
        for number, goal in enumerate(self._taken(node, Kind.GOAL), start=1):
            self._goal(goal, row, number)

    def _goal(self, node: Node, priority: Priority, place: int) -> None:
        row = Goal.objects.create(priority=priority, **self._values(node, place))
        self._parts(node, row.pk)
        for number, activity in enumerate(self._taken(node, Kind.ACTIVITY), start=1):
            made = Activity.objects.create(goal=row, status=ActivityStatus.PLANNED, **self._values(activity, number))
            self._parts(activity, made.pk)

    def _taken(self, node: Node, kind: Kind) -> list[Node]:
        return [child for child in node.of_kind(kind) if child.ref in self.rolled.taken]

    def _values(self, node: Node, place: int) -> dict[str, Any]:
        kept = {name: node.values[name] for name in KEPT}
        return {"swv": self.actor.swv, "position": place, "ancestor_id": node.id, **kept}

    def _parts(self, node: Node, pk: int) -> None:
        """Indicators without a target, for whom it holds, and what of the framework it serves and still holds."""
        above = {COLUMN[node.kind]: pk, "swv": self.actor.swv}
        for place, link in enumerate(node.of_kind(Kind.LINK), start=1):
            IndicatorLink.objects.create(
                indicator_id=link.values["indicator_id"],
                means=link.values["means"],
                direction=link.values["direction"],
                position=place,
                **above,
            )
        for board in node.of_kind(Kind.SCOPE):
            ScopeBoard.objects.create(schoolbestuur_id=board.values["schoolbestuur_id"], **above)
        for tag in node.of_kind(Kind.TAG):
            if tag.values["item_id"] in self.items:
                FrameworkTag.objects.create(item_id=tag.values["item_id"], **above)
