"""One school year of a plan: what runs in it, what falls in it, and what should have been ready by its end. Pure: no Django.

A school year runs from 1 August to 31 July and goes by its first calendar year.
"""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass, replace
from datetime import date, timedelta
from decimal import Decimal

from goals.enums import ActivityStatus, YearKind
from goals.kinds import Kind
from goals.snapshot import Node
from osp.school_years import first_day

OPEN = frozenset({ActivityStatus.PLANNED, ActivityStatus.RUNNING})
# What a jaarplan says of the plan itself; missie, visie and chapters are said by the plan.
PLAN_FIELDS = ("title", "first_year", "last_year")


@dataclass(slots=True)
class Money:
    """A budget line of a snapshot, in euros; None where nothing was filled in."""

    year_kind: str
    year: int
    money: str
    budgeted: Decimal | None
    spent: Decimal | None


def bounds(year: int) -> tuple[date, date]:
    """First and last day of a school year."""
    return first_day(year), first_day(year + 1) - timedelta(days=1)


def overlaps(starts: date | None, ends: date | None, first: date, last: date) -> bool:
    """Whether something runs on any day from `first` to `last`; without a day it is open on that side."""
    return (starts is None or starts <= last) and (ends is None or ends >= first)


def days_of(node: Node) -> tuple[date | None, date | None]:
    """When an element starts and ends, as far as its dates tell."""
    starts, ends = (node.values.get(name) for name in ("starts", "ends"))
    return (date.fromisoformat(starts) if starts else None), (date.fromisoformat(ends) if ends else None)


def is_open(activity: Node) -> bool:
    """Whether there is still something to do."""
    return ActivityStatus(activity.values["status"]) in OPEN


def runs_in(activity: Node, first: date, last: date) -> bool:
    """Whether an activiteit belongs to a stretch of time.

    Without any date it belongs to every one as long as it is open: somebody has to say when. With a start and no end it goes
    on as long as it is open, and belongs where it started once it is not.
    """
    starts, ends = days_of(activity)
    if starts is None and ends is None:
        return is_open(activity)
    if ends is None and not is_open(activity):
        ends = starts
    return overlaps(starts, ends, first, last)


def slice_year(tree: Node, year: int) -> Node:
    """The school year of a plan, with the numbers of the plan: the same tree without what has nothing in that year.

    A doel stays while it runs, or while something under it falls in the year; a speerpunt while a doel of it stays or
    something of its own falls in the year. Of money only the lines of that school year stay, of mijlpalen those of its days.
    """
    first, last = bounds(year)
    values = {name: tree.values[name] for name in PLAN_FIELDS}
    kept = (_priority(node, year, first, last) for node in tree.of_kind(Kind.PRIORITY))
    return replace(tree, values=values, children=tuple(node for node in kept if node))


def unfinished(tree: Node, year: int) -> list[Node]:
    """The activiteiten that should be ready at the end of a school year and are not: due by then, or without an end."""
    last = bounds(year)[1]
    return [node for node in tree.walk() if node.kind is Kind.ACTIVITY and _is_due(node, last)]


def goes_on(tree: Node, year: int) -> list[Node]:
    """The open activiteiten that began by the end of a school year and end after it, as was planned."""
    last = bounds(year)[1]
    nodes = (node for node in tree.walk() if node.kind is Kind.ACTIVITY and is_open(node))
    return [node for node in nodes if (days := days_of(node))[1] and days[1] > last and _has_begun(days[0], last)]


def undated(tree: Node) -> list[Node]:
    """The open activiteiten without any date."""
    nodes = (node for node in tree.walk() if node.kind is Kind.ACTIVITY and is_open(node))
    return [node for node in nodes if days_of(node) == (None, None)]


def money_under(node: Node, kind: YearKind, year: int) -> list[Money]:
    """The budget lines of one year on one clock, of an element and everything under it."""
    return [
        line
        for each in node.walk()
        if each.kind is Kind.BUDGET
        for line in [_money(each)]
        if line.year_kind == kind and line.year == year
    ]


def milestones_under(node: Node) -> list[Node]:
    """The mijlpalen of an element and everything under it, by day."""
    found = (each for each in node.walk() if each.kind is Kind.MILESTONE)
    return sorted(found, key=lambda each: (each.values["due"], each.id))


def goals_of(tree: Node) -> Iterator[tuple[Node, Node]]:
    """Every doel with its speerpunt, in the order of the plan."""
    for priority in tree.of_kind(Kind.PRIORITY):
        for goal in priority.of_kind(Kind.GOAL):
            yield priority, goal


def _is_due(activity: Node, last: date) -> bool:
    starts, ends = days_of(activity)
    return is_open(activity) and _has_begun(starts, last) and (ends is None or ends <= last)


def _has_begun(starts: date | None, last: date) -> bool:
    return starts is None or starts <= last


def _priority(node: Node, year: int, first: date, last: date) -> Node | None:
    goals = [kept for goal in node.of_kind(Kind.GOAL) if (kept := _goal(goal, year, first, last))]
    parts = _parts(node, year, first, last)
    return replace(node, children=(*parts, *goals)) if goals or _tells(parts) else None


def _goal(node: Node, year: int, first: date, last: date) -> Node | None:
    activities = [
        _activity(each, year, first, last) for each in node.of_kind(Kind.ACTIVITY) if runs_in(each, first, last)
    ]
    parts = _parts(node, year, first, last)
    if not activities and not _tells(parts) and not overlaps(*days_of(node), first, last):
        return None
    return replace(node, children=(*parts, *activities))


def _activity(node: Node, year: int, first: date, last: date) -> Node:
    return replace(node, children=tuple(_parts(node, year, first, last)))


def _parts(node: Node, year: int, first: date, last: date) -> list[Node]:
    below = {Kind.GOAL, Kind.ACTIVITY}
    return [each for each in node.children if each.kind not in below and _falls_in(each, year, first, last)]


def _falls_in(part: Node, year: int, first: date, last: date) -> bool:
    if part.kind is Kind.MILESTONE:
        return first <= date.fromisoformat(part.values["due"]) <= last
    if part.kind is Kind.BUDGET:
        return (part.values["year_kind"], part.values["year"]) == (YearKind.SCHOOL, year)
    return True


def _tells(parts: Iterable[Node]) -> bool:
    """Whether anything among these falls in the year of itself: a koppeling or risk holds in every year."""
    return any(each.kind in {Kind.MILESTONE, Kind.BUDGET} for each in parts)


def _money(node: Node) -> Money:
    values = node.values
    amounts = [None if values[name] is None else Decimal(values[name]) for name in ("budgeted", "spent")]
    return Money(values["year_kind"], values["year"], values["money"], *amounts)
