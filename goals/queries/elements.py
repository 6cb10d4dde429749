"""What hangs on the elements of a plan, by element: milestones, money, risks, for whom it holds, which framework it serves.

One read for the whole plan, in a number of queries that does not grow with it; pages, documents and findings all read here.
What is archived is left out, and so is what stands under it.
"""

from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from datetime import date
from typing import Any, TypeVar

from django.db.models import Q, QuerySet

from goals.compute.milestones import MilestoneProfile, profile
from goals.compute.money import ClockMoney, YearMoney, by_clock, by_year
from goals.kinds import Kind
from goals.models import (
    Activity,
    BudgetLine,
    Chapter,
    FrameworkTag,
    Goal,
    Milestone,
    Plan,
    Priority,
    Risk,
    ScopeBoard,
)
from goals.models.base import ElementPart
from goals.snapshot import Ref
from indicators.queries.placed import board_names

__all__ = [
    "Board",
    "BudgetLine",
    "Chapter",
    "Element",
    "FrameworkTag",
    "Milestone",
    "Parts",
    "Place",
    "PlanParts",
    "Risk",
    "Scope",
    "board_of",
    "part_ref",
    "plan_chapters",
    "plan_of",
    "plan_parts",
    "ref_of",
]

Element = Priority | Goal | Activity
KINDS: dict[type[Element], Kind] = {Priority: Kind.PRIORITY, Goal: Kind.GOAL, Activity: Kind.ACTIVITY}


@dataclass(frozen=True, slots=True)
class Parts:
    """What hangs on one element itself."""

    milestones: tuple[Milestone, ...] = ()
    budget: tuple[BudgetLine, ...] = ()
    risks: tuple[Risk, ...] = ()
    boards: tuple[ScopeBoard, ...] = ()
    tags: tuple[FrameworkTag, ...] = ()


@dataclass(frozen=True, slots=True)
class Board:
    """A schoolbestuur by its number, as this samenwerkingsverband calls it."""

    pk: int
    number: str
    name: str


@dataclass(frozen=True, slots=True)
class Scope:
    """For which schoolbesturen an element holds: none named is all. `chosen_on` is where that was chosen, None for nowhere."""

    boards: tuple[Board, ...] = ()
    chosen_on: Ref | None = None


@dataclass(frozen=True, slots=True)
class Place:
    """Where an element stands: its number as the plan page shows it ("1", "1.2", "1.2.3"), its title, and what it is under."""

    number: str
    title: str
    above: Ref | None

    @property
    def order(self) -> tuple[int, ...]:
        """By which places sort as they are read."""
        return tuple(int(part) for part in self.number.split("."))


@dataclass(frozen=True, slots=True)
class PlanParts:
    """Everything of a plan. `own` has each element that is not archived, nor anything above it, in reading order."""

    chapters: tuple[Chapter, ...]
    places: Mapping[Ref, Place]
    own: Mapping[Ref, Parts]
    names: Mapping[str, str]

    @property
    def opening(self) -> tuple[Chapter, ...]:
        """The chapters before the speerpunten."""
        return tuple(chapter for chapter in self.chapters if not chapter.is_closing)

    @property
    def closing(self) -> tuple[Chapter, ...]:
        """The chapters after the speerpunten."""
        return tuple(chapter for chapter in self.chapters if chapter.is_closing)

    def of(self, ref: Ref) -> Parts:
        """What hangs on one element; nothing for one that is not there."""
        return self.own.get(ref, NOTHING)

    def within(self, ref: Ref | None) -> Iterator[Parts]:
        """What hangs on an element and on everything under it; without one on the whole plan."""
        for each, parts in self.own.items():
            if ref is None or ref in self.line(each):
                yield parts

    def line(self, ref: Ref) -> Iterator[Ref]:
        """An element and what it stands under, upwards."""
        here: Ref | None = ref
        while here is not None:
            yield here
            here = self.places[here].above if here in self.places else None

    def scope(self, ref: Ref) -> Scope:
        """For whom an element holds: what was chosen on it, or else on the nearest above it."""
        for each in self.line(ref):
            if rows := self.of(each).boards:
                return Scope(tuple(board_of(row, self.names) for row in rows), each)
        return Scope()

    def money_by_year(self, ref: Ref | None = None) -> tuple[YearMoney, ...]:
        """Begroot and besteed of an element with everything under it, or of the whole plan; per year, clocks apart."""
        return by_year(line for parts in self.within(ref) for line in parts.budget)

    def money_by_clock(self, ref: Ref | None = None) -> tuple[ClockMoney, ...]:
        """The same over all years, a sum for each of the two clocks."""
        return by_clock(line for parts in self.within(ref) for line in parts.budget)

    def milestone_profile(self, ref: Ref, today: date) -> MilestoneProfile:
        """How far the milestones of an element are, with those of everything under it."""
        return profile((row for parts in self.within(ref) for row in parts.milestones), today)


NOTHING = Parts()


def ref_of(element: Element) -> Ref:
    """What an element is found by."""
    return KINDS[type(element)], element.pk


def plan_of(element: Element) -> Plan:
    """The plan an element belongs to."""
    goal = element.goal if isinstance(element, Activity) else element
    return (goal.priority if isinstance(goal, Goal) else goal).plan


def board_of(row: ScopeBoard, names: Mapping[str, str]) -> Board:
    """The schoolbestuur of a row with the name it has here, or its number where it has none."""
    number = row.schoolbestuur.number
    return Board(row.schoolbestuur_id, number, names.get(number, number))


def plan_chapters(plan: Plan) -> tuple[Chapter, ...]:
    """The chapters of a plan in their order, those before the speerpunten first."""
    return tuple(Chapter.objects.filter(plan=plan, archived_at__isnull=True))


def plan_parts(plan: Plan) -> PlanParts:
    """Everything that hangs on the elements of a plan: ten queries, however large it is."""
    places = _places(plan)
    risks = _of_plan(Risk, plan).select_related("indicator")
    boards = _of_plan(ScopeBoard, plan).select_related("schoolbestuur")
    tags = _of_plan(FrameworkTag, plan).select_related("item")
    found = {
        "milestones": _by_element(_of_plan(Milestone, plan)),
        "budget": _by_element(_of_plan(BudgetLine, plan)),
        "risks": _by_element(risks),
        "boards": _by_element(boards),
        "tags": _by_element(tags),
    }
    own = {ref: Parts(**{name: tuple(rows[ref]) for name, rows in found.items() if ref in rows}) for ref in places}
    numbers = {row.schoolbestuur.number for rows in found["boards"].values() for row in rows}
    return PlanParts(plan_chapters(plan), places, own, board_names(numbers))


def _places(plan: Plan) -> dict[Ref, Place]:
    """Every element that is not archived, nor anything above it, in reading order. Three queries."""
    found: dict[Ref, Place] = {}
    live = {"archived_at__isnull": True}
    for pk, title in Priority.objects.filter(plan=plan, **live).values_list("pk", "title"):
        found[Kind.PRIORITY, pk] = Place(str(len(found) + 1), title, None)
    goals = Goal.objects.filter(priority__plan=plan, **live).values_list("pk", "title", "priority_id")
    _add_under(found, Kind.GOAL, Kind.PRIORITY, goals)
    activities = Activity.objects.filter(goal__priority__plan=plan, **live).values_list("pk", "title", "goal_id")
    _add_under(found, Kind.ACTIVITY, Kind.GOAL, activities)
    return dict(sorted(found.items(), key=lambda each: each[1].order))


def _add_under(found: dict[Ref, Place], kind: Kind, above: Kind, rows: Iterable[tuple[int, str, int]]) -> None:
    """Number rows under what they belong to; a row under something that is not there is left out."""
    counts: Counter[Ref] = Counter()
    for pk, title, parent in rows:
        if place := found.get((above, parent)):
            counts[above, parent] += 1
            found[kind, pk] = Place(f"{place.number}.{counts[above, parent]}", title, (above, parent))


Part = TypeVar("Part", bound=ElementPart)


def _of_plan(model: type[Part], plan: Plan) -> QuerySet[Part]:
    here = Q(priority__plan=plan) | Q(goal__priority__plan=plan) | Q(activity__goal__priority__plan=plan)
    rows: QuerySet[Part] = model._default_manager.filter(here, archived_at__isnull=True)
    return rows


def _by_element(rows: QuerySet[Any]) -> dict[Ref, list[Any]]:
    found: dict[Ref, list[Any]] = defaultdict(list)
    for row in rows:
        found[part_ref(row)].append(row)
    return found


def part_ref(row: ElementPart) -> Ref:
    """The element that a row hangs on."""
    if row.priority_id:
        return Kind.PRIORITY, row.priority_id
    if row.goal_id:
        return Kind.GOAL, row.goal_id
    return Kind.ACTIVITY, row.activity_id  # type: ignore[return-value]
