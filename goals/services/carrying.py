"""Copies what is taken along from one plan to the next; each copy points at what it came from."""

from dataclasses import dataclass, field
from datetime import date
from typing import Any

from goals.enums import ActivityStatus, Along, YearKind
from goals.kinds import Kind
from goals.models import (
    Activity,
    BudgetLine,
    Chapter,
    FrameworkItem,
    FrameworkTag,
    Goal,
    IndicatorLink,
    Milestone,
    Plan,
    Priority,
    Risk,
    ScopeBoard,
)
from goals.queries.rollover import Rolled
from goals.snapshot import Node
from osp.actors import Actor
from osp.queries import people
from osp.school_years import first_day

# What an element keeps in the next period; dates and what was achieved belong to the old one.
KEPT = ("title", "description", "measurable_result", "noticeable_result", "responsibility", "process")
RISK = ("title", "chance", "impact", "measure", "indicator_id")
COLUMN = {Kind.PRIORITY: "priority_id", Kind.GOAL: "goal_id", Kind.ACTIVITY: "activity_id"}
Element = Priority | Goal | Activity


@dataclass(slots=True)
class Carrier:
    """Part of an operation: makes the rows of the new plan. `along` is what comes with the elements beside their words."""

    actor: Actor
    plan: Plan
    rolled: Rolled
    along: frozenset[Along] = frozenset()
    items: frozenset[int] = field(default_factory=frozenset)
    owners: frozenset[int] = field(default_factory=frozenset)

    def carry(self) -> None:
        """Everything that is taken, in the order of the old plan."""
        holding = FrameworkItem.objects.filter(archived_at__isnull=True)
        self.items = frozenset(holding.values_list("pk", flat=True))
        if Along.OWNERS in self.along:
            # Who left has no role any more, and sees to nothing in a new plan.
            self.owners = frozenset(people().values_list("pk", flat=True))
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
        owner = node.values["owner_id"]
        kept["owner_id"] = owner if owner in self.owners else None
        return {"swv": self.actor.swv, "position": place, "ancestor_id": node.id, **kept}

    def _parts(self, node: Node, pk: int) -> None:
        """Indicators without a target, for whom it holds, what of the framework it serves and still holds, and what is along."""
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
        if Along.RISKS in self.along:
            self._risks(node, above)
        if Along.MILESTONES in self.along:
            self._milestones(node, above)
        if Along.BUDGET in self.along:
            self._budget(node, above)

    def _risks(self, node: Node, above: dict[str, Any]) -> None:
        for risk in node.of_kind(Kind.RISK):
            Risk.objects.create(**{name: risk.values[name] for name in RISK}, **above)

    def _milestones(self, node: Node, above: dict[str, Any]) -> None:
        """Those that are not there yet and whose day the new plan has too; an older day would be late from the start."""
        begins, ends = first_day(self.plan.first_year), first_day(self.plan.last_year + 1)
        for milestone in node.of_kind(Kind.MILESTONE):
            due = date.fromisoformat(milestone.values["due"])
            if milestone.values["done_on"] is None and begins <= due < ends:
                Milestone.objects.create(title=milestone.values["title"], due=due, **above)

    def _budget(self, node: Node, above: dict[str, Any]) -> None:
        """What was budgeted in the last year of each kind, for the first whole year of that kind in the new plan."""
        lines = [line.values for line in node.of_kind(Kind.BUDGET) if line.values["budgeted"] is not None]
        first = {YearKind.SCHOOL: self.plan.first_year, YearKind.CALENDAR: self.plan.first_year + 1}
        last = {
            kind: max((line["year"] for line in lines if line["year_kind"] == kind), default=0) for kind in YearKind
        }
        for line in lines:
            kind = YearKind(line["year_kind"])
            if line["year"] == last[kind]:
                BudgetLine.objects.create(
                    year_kind=kind,
                    year=first[kind],
                    money=line["money"],
                    budgeted=line["budgeted"],
                    note=line["note"],
                    **above,
                )
