"""The chapters that the jaarverslag needs: a calendar year, told from two school years and the money of that year.

A jaarverslag follows the calendar and a jaarplan the school year: from January to July the first of the two holds, from
August to December the second.
"""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date
from decimal import Decimal

from django.http import Http404
from django.utils import timezone

from goals.compute.money import Amounts, amounts_of
from goals.compute.year_slice import goals_of, money_under, runs_in
from goals.documents.plan import Cell, Column, Line, Part, PlanDocument, Section, Table, Text
from goals.enums import Status, YearKind
from goals.kinds import Kind
from goals.models import Plan, YearPlan
from goals.queries import document_tables as tables
from goals.queries.document_elements import key, status_code, text
from goals.queries.evaluation_document import decision_table, figure_table, written
from goals.queries.evaluations import GoalYear, decided_activities, goal_years
from goals.queries.lookups import get_plan
from goals.queries.paper_front import front
from goals.queries.printed import document_source
from goals.queries.year_plans import YearSlice, slice_of, year_plans
from goals.snapshot import Node
from goals.wording.money import euro
from osp import dutch, richtext
from osp.levels import Levels
from osp.models import Samenwerkingsverband

ANNUAL_REPORT = "jaarverslag"
TWO_CLOCKS = (
    "Het jaarverslag volgt het kalenderjaar, het jaarplan het schooljaar. Van januari tot en met juli {year} gold"
    " schooljaar {first}, van augustus tot en met december schooljaar {second}."
)
NOT_EVALUATED = "De evaluatie van schooljaar {year} is er nog niet."
SMALL = "Alleen regels op kalenderjaar; regels op schooljaar tellen hier niet mee."


@document_source(ANNUAL_REPORT)
def annual_report(swv: Samenwerkingsverband, year: int) -> PlanDocument:
    """The chapters of a calendar year of the current plan; Http404 for a year in which it did not hold."""
    plan = get_plan()
    if year not in report_years(plan):
        raise Http404
    today = timezone.localdate()
    head = front(
        swv.tenant,
        kind="Hoofdstukken voor het jaarverslag",
        title=f"Jaarverslag {year}: doelstellingen en resultaten",
        subtitle=plan.title,
        version=f"Stand van {dutch.date_long(today)}",
        today=today,
    )
    return PlanDocument(head, tuple(_Writer(year, *_two_years(plan, swv, year)).sections()))


def report_years(plan: Plan) -> range:
    """The calendar years in which a plan holds for at least a part."""
    return range(plan.first_year, plan.last_year + 2)


@dataclass(frozen=True, slots=True)
class SchoolYear:
    """One of the two school years: its slice, and its jaarplan with the evaluation where it was made."""

    part: YearSlice
    year_plan: YearPlan | None
    goals: list[GoalYear]

    @property
    def name(self) -> str:
        """ "2025-2026"."""
        return dutch.school_year(self.part.year)


def _two_years(plan: Plan, swv: Samenwerkingsverband, year: int) -> tuple[SchoolYear, SchoolYear]:
    """The school year that ends in a calendar year, and the one that begins in it."""
    made = {row.year: row for row in year_plans().filter(plan=plan, year__in=(year - 1, year))}
    first, second = (_school_year(slice_of(plan, swv, each), made.get(each)) for each in (year - 1, year))
    return first, second


def _school_year(part: YearSlice, year_plan: YearPlan | None) -> SchoolYear:
    return SchoolYear(part, year_plan, goal_years(year_plan, part) if year_plan else [])


@dataclass(frozen=True, slots=True)
class _Writer:
    """One calendar year on its way to paper."""

    year: int
    first: SchoolYear
    second: SchoolYear

    @property
    def levels(self) -> Levels:
        return self.first.part.elements.levels

    @property
    def tree(self) -> Node:
        """The whole plan as it is now."""
        return self.first.part.tree

    def sections(self) -> Iterator[Section]:
        """The chapters in the order in which they are asked for."""
        yield Section("vooraf", "Over dit jaar", parts=tuple(self.opening()))
        yield Section(
            "resultaten",
            f"{self.levels.goal.capital_plural} en resultaten",
            sections=tuple(self.priority(node) for node in self.tree.of_kind(Kind.PRIORITY)),
        )
        yield from _filled("activiteiten", f"Wat er is gedaan in {self.year}", self.activities())
        yield from _filled("geld", f"Begroot en besteed in {self.year}", self.money())
        yield from _filled("afwijkingen", "Wat anders liep", self.deviations())
        yield from _filled("vervolg", "Wat hierna komt", self.follow_up())
        yield from _filled(
            "kader", "Waar dit aan bijdraagt", tables.framework(self.tree, self.first.part.elements.names)
        )

    def opening(self) -> Iterator[Text]:
        """How the two clocks meet, what is still missing, and both terugblikken."""
        told = TWO_CLOCKS.format(year=self.year, first=self.first.name, second=self.second.name)
        missing = [NOT_EVALUATED.format(year=each.name) for each in self.both if not _is_evaluated(each)]
        yield Text(richtext.blocks(" ".join([told, *missing])))
        for each in self.both:
            if each.year_plan and each.year_plan.looking_back.strip():
                yield text(each.year_plan.looking_back, f"Terugblik op schooljaar {each.name}")

    @property
    def both(self) -> tuple[SchoolYear, SchoolYear]:
        return self.first, self.second

    def priority(self, node: Node) -> Section:
        """A speerpunt with what its doelen brought."""
        goals = tuple(self.goal(goal) for goal in node.of_kind(Kind.GOAL))
        label = self.levels.priority.capital
        return Section(key(node), node.values["title"], label=label, number=node.number, sections=goals)

    def goal(self, node: Node) -> Section:
        """A doel: intended result, figures and words of the newest evaluation, else of what is known now."""
        told = [(each, row) for each in self.both for row in each.goals if row.goal.id == node.id]
        status = next((row for _, row in reversed(told) if row.status), None)
        return Section(
            key(node),
            node.values["title"],
            label=self.levels.goal.capital,
            number=node.number,
            status=status_code(Status(status.status)) if status else "",
            status_word=status.word if status else "",
            parts=tuple(self.goal_parts(node, told)),
        )

    def goal_parts(self, node: Node, told: list[tuple[SchoolYear, GoalYear]]) -> Iterator[Part]:
        """What was meant, what the figures are, and what each of the two school years says of it."""
        if table := tables.results(node):
            yield table
        figures = next((row.figures for _, row in reversed(told) if row.figures), ())
        if figures:
            yield figure_table(figures)
        for year, row in told:
            for each in written(row):
                label = f"{each.label}, schooljaar {year.name}" if isinstance(each, Text) else ""
                yield Text(each.blocks, label) if isinstance(each, Text) else each

    def activities(self) -> Iterator[Table]:
        """The activiteiten of the calendar year, doel by doel."""
        first, last = date(self.year, 1, 1), date(self.year, 12, 31)
        nodes = tuple(
            node
            for _, goal in goals_of(self.tree)
            for node in goal.of_kind(Kind.ACTIVITY)
            if runs_in(node, first, last)
        )
        yield from self.first.part.elements.activity_table(nodes)

    def money(self) -> Iterator[Table]:
        """Begroot beside besteed per speerpunt, with the difference in euros and as a part."""
        rows = [(node, self.amounts(node)) for node in self.tree.of_kind(Kind.PRIORITY)]
        lines = [_money_line(f"{node.number} {node.values['title']}", each) for node, each in rows if each.lines]
        if not lines:
            return
        lines.append(_money_line("Samen", self.amounts(self.tree), is_sum=True))
        columns = (
            Column("", 3.2),
            Column("Begroot", 1.2, is_number=True),
            Column("Besteed", 1.2, is_number=True),
            Column("Verschil", 1.6, is_number=True),
        )
        yield Table(f"Begroot en besteed in kalenderjaar {self.year}", columns, tuple(lines), note=SMALL)

    def amounts(self, node: Node) -> Amounts:
        """The money of the calendar year, of an element and everything under it."""
        return amounts_of(money_under(node, YearKind.CALENDAR, self.year))

    def deviations(self) -> Iterator[Part]:
        """Doelen that are not on course, activiteiten that were not ready, and money that went otherwise."""
        if table := self.off_course():
            yield table
        for each in self.both:
            decided = decided_activities(each.year_plan, each.part) if each.year_plan else []
            if table := decision_table([row for row in decided if row.decision], self.levels):
                yield Table(f"{table.caption}, schooljaar {each.name}", table.columns, table.lines)

    def off_course(self) -> Table | None:
        """The figures that are not where the path asks them to be, each with its sentence."""
        newest: dict[int, GoalYear] = {row.goal.id: row for each in self.both for row in each.goals}
        wrong = {Status.OFF_TRACK.value, Status.ATTENTION.value}
        lines = tuple(
            Line(
                (
                    Cell(row.goal.number),
                    Cell(each.indicator),
                    Cell(each.word, status_code(Status(each.status))),
                    Cell(each.sentence),
                )
            )
            for row in newest.values()
            for each in row.figures
            if each.status in wrong
        )
        columns = Column("Nr.", 0.7), Column("Indicator", 2.4), Column("Oordeel", 1.5), Column("Uitleg", 4)
        return Table("Niet op koers", columns, lines) if lines else None

    def follow_up(self) -> Iterator[Part]:
        """What is learned of each doel, and what the next school year holds."""
        lessons = tuple(
            Line((Cell(row.goal.number), Cell(row.goal.values["title"]), Cell(richtext.plain(row.lesson))))
            for row in self.first.goals
            if row.lesson.strip()
        )
        if lessons:
            columns = Column("Nr.", 0.7), Column(self.levels.goal.capital, 2.6), Column("Wat wij ervan leren", 4)
            yield Table(f"Lessen uit schooljaar {self.first.name}", columns, lessons)
        nodes = tuple(each for _, goal in goals_of(self.second.part.part) for each in goal.of_kind(Kind.ACTIVITY))
        for table in self.first.part.elements.activity_table(nodes):
            caption = f"{self.levels.activity.capital_plural} in schooljaar {self.second.name}"
            yield Table(caption, table.columns, table.lines)


def _filled(name: str, title: str, parts: Iterator[Part]) -> Iterator[Section]:
    """A chapter, where there is anything to say in it."""
    if found := tuple(parts):
        yield Section(name, title, parts=found)


def _is_evaluated(year: SchoolYear) -> bool:
    return year.year_plan is not None and year.year_plan.is_evaluated


def _money_line(label: str, each: Amounts, *, is_sum: bool = False) -> Line:
    cells = (Cell(label), Cell(euro(each.budgeted)), Cell(euro(each.spent)), Cell(_difference(each)))
    return Line(cells, is_sum)


def _difference(each: Amounts) -> str:
    """Spent against budgeted: "€ 5.000 minder (12%)"; empty where one of them, or a part of it, is not known."""
    if each.budgeted is None or each.spent is None or each.is_partial:
        return "nog niet volledig" if each.is_partial else ""
    gap = each.spent - each.budgeted
    if gap == 0:
        return "geen"
    part = f" ({dutch.percent(100 * abs(gap) / each.budgeted, 0)})" if each.budgeted > Decimal(0) else ""
    return f"{euro(abs(gap))} {'meer' if gap > 0 else 'minder'}{part}"
