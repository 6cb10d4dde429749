"""Jaarplannen: which there are, which is due, and one school year of the plan as it is now."""

from collections.abc import Iterator
from dataclasses import dataclass, replace
from datetime import date

from django.db.models import QuerySet
from django.shortcuts import get_object_or_404

from goals import snapshot
from goals.compute.differences import ChangeKind
from goals.compute.money import Amounts, amounts_of
from goals.compute.year_changes import moved_out, year_changes
from goals.compute.year_slice import bounds, milestones_under, money_under, slice_year
from goals.enums import YearKind, YearPlanState
from goals.kinds import ELEMENTS, Kind
from goals.models import Plan, YearPlan
from goals.queries.assessment import LinkAssessment
from goals.queries.document_elements import Elements
from goals.queries.document_names import names_in, standing_of
from goals.queries.names import names_for
from goals.queries.snapshot import plan_snapshot
from goals.snapshot import Node
from goals.targets import path_value
from goals.wording.changes import Told, part_text, tell
from indicators import wording
from indicators.queries import Series
from osp import amounts
from osp.models import Samenwerkingsverband
from osp.school_years import school_year_of

HEAVY = ("content", "paper", "evaluation_paper")
# From this month on the jaarplan of the next school year is asked for, and the evaluation of the one that is ending.
NEXT_DUE, EVALUATION_DUE = 4, 6
ELSEWHERE = "valt niet meer in dit schooljaar"


@dataclass(frozen=True, slots=True)
class YearRow:
    """A school year of the plan with its jaarplan, if it was made. `is_due`: it is time to make it."""

    year: int
    year_plan: YearPlan | None
    is_due: bool


@dataclass(frozen=True, slots=True)
class YearSlice:
    """A school year of the plan as it is now: the whole plan, the part of that year, and what is needed to write it down."""

    year: int
    tree: Node
    part: Node
    elements: Elements

    @property
    def priorities(self) -> tuple[Node, ...]:
        """The speerpunten that have something in this year."""
        return self.part.of_kind(Kind.PRIORITY)

    @property
    def last_day(self) -> date:
        """The day the school year ends."""
        return bounds(self.year)[1]

    def money(self, node: Node) -> Amounts:
        """Begroot and besteed in this school year, of an element and everything under it."""
        return amounts_of(money_under(node, YearKind.SCHOOL, self.year))

    def milestones(self, node: Node) -> list[Node]:
        """The mijlpalen of this year, of an element and everything under it."""
        return milestones_under(node)

    def expected(self, view: LinkAssessment) -> str:
        """What the path asks of a koppeling on the last day of the school year; empty where nothing is agreed."""
        return expected_on(view, self.elements.standing.series_of(view), self.last_day)


def slice_of(plan: Plan, swv: Samenwerkingsverband, year: int) -> YearSlice:
    """A school year of a plan as it is now, in a number of queries that does not grow with it."""
    tree = plan_snapshot(plan)
    part = slice_year(tree, year)
    tenant = swv.tenant
    return YearSlice(year, tree, part, Elements(tenant.levels, names_in(tree), standing_of(part, swv), tenant.code))


def expected_on(view: LinkAssessment, series: Series, day: date) -> str:
    """What was agreed for a day in the unit of the figure: "2,11%", "1,80–2,20%"."""
    target = view.target
    if target is None:
        return ""
    if target.band is not None:
        return amounts.span(*target.band, view.unit)
    moment = series.moment(day)
    if target.baseline_year is not None and moment < target.baseline_year:
        return ""
    value = path_value(target, moment)
    return "" if value is None else wording.amount(value, view.unit)


def year_plans() -> QuerySet[YearPlan]:
    """Every jaarplan with its plan, without what is heavy."""
    return YearPlan.objects.select_related("plan").filter(archived_at__isnull=True).defer(*HEAVY)


def get_year_plan(pk: int) -> YearPlan:
    """A jaarplan of a plan that was not put away; 404 for any other."""
    return get_object_or_404(year_plans(), pk=pk, plan__archived_at__isnull=True)


def whole_year_plan(pk: int) -> YearPlan:
    """The same with what was frozen."""
    rows = YearPlan.objects.select_related("plan").filter(archived_at__isnull=True, plan__archived_at__isnull=True)
    return get_object_or_404(rows, pk=pk)


def year_rows(plan: Plan, today: date) -> list[YearRow]:
    """Every school year of a plan, newest first. One query."""
    made = {row.year: row for row in year_plans().filter(plan=plan)}
    due = due_year(plan, set(made), today)
    return [YearRow(year, made.get(year), year == due) for year in range(plan.last_year, plan.first_year - 1, -1)]


def due_year(plan: Plan, made: set[int], today: date) -> int | None:
    """The school year whose jaarplan should be made now: that of today, and from April on the next one; None for none."""
    now = school_year_of(today)
    years = [now, *([now + 1] if NEXT_DUE <= today.month < bounds(now + 1)[0].month else [])]
    return next((year for year in years if plan.first_year <= year <= plan.last_year and year not in made), None)


def due_evaluation(plan: Plan, today: date) -> YearPlan | None:
    """The adopted jaarplan whose year is over, or nearly; the oldest first. One query."""
    now = school_year_of(today)
    latest = now if EVALUATION_DUE <= today.month < bounds(now + 1)[0].month else now - 1
    rows = year_plans().filter(plan=plan, state=YearPlanState.ADOPTED, year__lte=latest)
    return rows.order_by("year").first()


def changes_since(year_plan: YearPlan, now: YearSlice) -> list[Told]:
    """What an adopted jaarplan says otherwise by now, in words; nothing for a concept."""
    if not year_plan.content:
        return []
    adopted = snapshot.from_json(year_plan.content)
    names = names_for([*adopted.walk(), *now.part.walk()])
    in_plan = {node.ref for node in now.tree.walk()}
    told = []
    for change in year_changes(adopted, now.part):
        said = tell(change, names, weaves=False)
        if change.kind is ChangeKind.REMOVED and moved_out(change, in_plan):
            node = change.spot.node
            lead = "" if node.kind in ELEMENTS else f"{part_text(node, names)} "
            said = replace(said, text=f"{lead}{ELSEWHERE}")
        told.append(said)
    return told


def links_in(part: Node) -> Iterator[tuple[Node, Node]]:
    """Every koppeling with what it hangs on, in the order of the plan."""
    for node in part.walk():
        for link in node.of_kind(Kind.LINK):
            yield node, link
