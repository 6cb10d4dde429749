"""A school year made ready for its page: texts that a template only has to put down."""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date

from goals.compute.year_slice import days_of, is_open, undated
from goals.enums import ActivityStatus
from goals.kinds import Kind
from goals.queries.assessment import LinkAssessment
from goals.queries.document_panels import reference
from goals.queries.year_plans import YearSlice
from goals.snapshot import Node
from goals.wording.money import euro
from osp import dutch


@dataclass(frozen=True, slots=True)
class YearLink:
    """A koppeling: the newest figure, and what is expected on the last day of the year."""

    view: LinkAssessment
    reference: str
    expected: str


@dataclass(frozen=True, slots=True)
class YearActivity:
    """An activiteit with who does it and when; `is_late`: its day has passed and it is not ready."""

    pk: int
    number: str
    title: str
    owner: str
    when: str
    state: str
    is_late: bool
    has_dates: bool


@dataclass(frozen=True, slots=True)
class YearMilestone:
    """A mijlpaal: its day, and the day it was reached."""

    title: str
    day: date
    done_on: date | None
    is_late: bool


@dataclass(frozen=True, slots=True)
class YearElement:
    """A speerpunt or doel with what falls in the year."""

    pk: int
    number: str
    title: str
    owner: str
    links: tuple[YearLink, ...]
    milestones: tuple[YearMilestone, ...]
    activities: tuple[YearActivity, ...] = ()
    goals: tuple["YearElement", ...] = ()


@dataclass(frozen=True, slots=True)
class MoneyRow:
    """Euros of a speerpunt in words; `number` is empty for the sum."""

    number: str
    title: str
    budgeted: str
    spent: str
    is_partial: bool


@dataclass(frozen=True, slots=True)
class YearPanel:
    """A whole school year. `undated` counts the activiteiten without a date, `unowned` those without an owner."""

    year: int
    last_day: date
    priorities: tuple[YearElement, ...]
    money: tuple[MoneyRow, ...]
    activities: int
    undated: int
    unowned: int

    @property
    def is_empty(self) -> bool:
        return not self.priorities


def year_panel(part: YearSlice, today: date) -> YearPanel:
    """A school year for its page."""
    activities = [node for node in part.part.walk() if node.kind is Kind.ACTIVITY]
    return YearPanel(
        year=part.year,
        last_day=part.last_day,
        priorities=tuple(_priority(node, part, today) for node in part.priorities),
        money=tuple(_money(part)),
        activities=len(activities),
        undated=len(undated(part.part)),
        unowned=sum(node.values["owner_id"] is None for node in activities),
    )


def _priority(node: Node, part: YearSlice, today: date) -> YearElement:
    goals = tuple(_element(goal, part, today) for goal in node.of_kind(Kind.GOAL))
    return _element(node, part, today, goals)


def _element(node: Node, part: YearSlice, today: date, goals: tuple[YearElement, ...] = ()) -> YearElement:
    activities = node.of_kind(Kind.ACTIVITY)
    views = [view for each in (node, *activities) for view in part.elements.views(each)]
    own = [each for element in (node, *activities) for each in element.of_kind(Kind.MILESTONE)]
    return YearElement(
        pk=node.id,
        number=node.number,
        title=node.values["title"],
        owner=part.elements.names.person(node.values["owner_id"]),
        links=tuple(YearLink(view, reference(view), part.expected(view)) for view in views),
        milestones=tuple(sorted((_milestone(each, today) for each in own), key=lambda each: each.day)),
        activities=tuple(activity_row(each, part, today) for each in activities),
        goals=goals,
    )


def activity_row(node: Node, part: YearSlice, today: date) -> YearActivity:
    """An activiteit for a row of a page."""
    starts, ends = days_of(node)
    return YearActivity(
        pk=node.id,
        number=node.number,
        title=node.values["title"],
        owner=part.elements.names.person(node.values["owner_id"]),
        when=_when(starts, ends),
        state=ActivityStatus(node.values["status"]).label,
        is_late=is_open(node) and ends is not None and ends < today,
        has_dates=bool(starts or ends),
    )


def _when(starts: date | None, ends: date | None) -> str:
    """ "1 sep. 2026 tot 28 feb. 2027"; with one of both, "vanaf" or "tot" that day."""
    if starts and ends:
        return f"{_day(starts)} tot {_day(ends)}"
    return f"vanaf {_day(starts)}" if starts else f"tot {_day(ends)}" if ends else ""


def _day(day: date) -> str:
    return f"{dutch.date_short(day).split(' ', 1)[1]} {day.year}"


def _milestone(node: Node, today: date) -> YearMilestone:
    due, reached = date.fromisoformat(node.values["due"]), node.values["done_on"]
    done_on = date.fromisoformat(reached) if reached else None
    return YearMilestone(node.values["title"], due, done_on, done_on is None and due < today)


def _money(part: YearSlice) -> Iterator[MoneyRow]:
    told = [(node, each) for node in part.priorities if (each := part.money(node)).lines]
    if not told:
        return
    for node, each in told:
        yield MoneyRow(node.number, node.values["title"], euro(each.budgeted), euro(each.spent), each.is_partial)
    total = part.money(part.part)
    yield MoneyRow("", "Samen", euro(total.budgeted), euro(total.spent), total.is_partial)
