"""The evaluation of a school year as a document: as far as it is now, or as it was closed."""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date

from django.utils import timezone

from goals.documents.plan import Cell, Column, Fact, Facts, Line, Part, PlanDocument, Section, Table, from_json
from goals.enums import Status
from goals.models import YearPlan
from goals.queries.document_elements import key, status_code, text
from goals.queries.evaluations import Decided, GoalYear, YearFigure, decided_activities, goal_years
from goals.queries.paper_front import front
from goals.queries.printed import document_source
from goals.queries.year_document import money_table
from goals.queries.year_plans import YearSlice, slice_of, whole_year_plan
from osp import dutch, richtext
from osp.levels import Levels
from osp.models import Samenwerkingsverband

EVALUATION = "evaluatie"


@document_source(EVALUATION)
def evaluation_paper(swv: Samenwerkingsverband, year_plan_id: int) -> PlanDocument:
    """An evaluation: what it was when it was closed, else as far as it is. Http404 for one out of reach."""
    year_plan = whole_year_plan(year_plan_id)
    if year_plan.evaluation_paper:
        return from_json(year_plan.evaluation_paper)
    today = timezone.localdate()
    version = f"In bewerking, stand van {dutch.date_long(today)}"
    return evaluation_document(year_plan, swv, version=version, made_on=today)


def evaluation_document(year_plan: YearPlan, swv: Samenwerkingsverband, *, version: str, made_on: date) -> PlanDocument:
    """What a year brought, as it is written now."""
    part = slice_of(year_plan.plan, swv, year_plan.year)
    writer = _Writer(year_plan, part, goal_years(year_plan, part), decided_activities(year_plan, part))
    title = f"Evaluatie {dutch.school_year(year_plan.year)}"
    head = front(
        swv.tenant, kind="Evaluatie", title=title, subtitle=year_plan.plan.title, version=version, today=made_on
    )
    return PlanDocument(head, tuple(writer.sections()))


@dataclass(frozen=True, slots=True)
class _Writer:
    """One evaluation on its way to paper."""

    year_plan: YearPlan
    part: YearSlice
    goals: list[GoalYear]
    decided: list[Decided]

    @property
    def levels(self) -> Levels:
        return self.part.elements.levels

    def sections(self) -> Iterator[Section]:
        """Everything behind the title page, in reading order."""
        if self.year_plan.looking_back.strip():
            yield Section("terugblik", "Terugblik", parts=(text(self.year_plan.looking_back),))
        if self.goals:
            yield Section("overzicht", f"Alle {self.levels.goal.plural}", parts=(goal_table(self.goals, self.levels),))
        for priority in self.part.priorities:
            mine = tuple(self.goal(row) for row in self.goals if row.priority.id == priority.id)
            yield Section(
                key(priority),
                priority.values["title"],
                label=self.levels.priority.capital,
                number=priority.number,
                sections=mine,
            )
        if table := decision_table(self.decided, self.levels):
            title = f"{self.levels.activity.capital_plural} die niet klaar waren"
            yield Section("niet-afgemaakt", title, parts=(table,))
        if table := money_table(self.part):
            yield Section("geld", "Geld in dit schooljaar", parts=(table,))

    def goal(self, row: GoalYear) -> Section:
        """A doel in figures and in words."""
        return Section(
            key(row.goal),
            row.goal.values["title"],
            label=self.levels.goal.capital,
            number=row.goal.number,
            status=status_code(Status(row.status)) if row.status else "",
            status_word=row.word,
            parts=tuple(self.goal_parts(row)),
        )

    def goal_parts(self, row: GoalYear) -> Iterator[Part]:
        """Figures, words and lesson; what was not written is left out."""
        if row.activities:
            told = f"{row.done} van {row.activities} klaar of gestopt"
            yield Facts((Fact(self.levels.activity.capital_plural, told),))
        if row.figures:
            yield figure_table(row.figures)
        yield from written(row)


def written(row: GoalYear) -> Iterator[Part]:
    """What people wrote about a doel; in cijfers only where somebody made it their own: the table says the rest."""
    own = row.evaluation.in_figures if row.evaluation else ""
    own = "" if own.strip() == row.prefilled.strip() else own
    told = (("In cijfers", own), ("In woorden", row.in_words), ("Wat wij ervan leren", row.lesson))
    yield from (text(source, label) for label, source in told if source.strip())


def goal_table(rows: list[GoalYear], levels: Levels) -> Table:
    """Every doel in a line with its mark."""
    lines = tuple(
        Line(
            (
                Cell(row.goal.number),
                Cell(row.goal.values["title"]),
                Cell(f"{row.done} van {row.activities}" if row.activities else ""),
                Cell(row.word or "niet gemeten", status_code(Status(row.status)) if row.status else ""),
            )
        )
        for row in rows
    )
    columns = (
        Column("Nr.", 0.7),
        Column(levels.goal.capital, 4),
        Column(f"{levels.activity.capital_plural} klaar", 1.5),
        Column("Oordeel", 1.6),
    )
    return Table(
        f"Hoe {'elk' if levels.goal.article == 'het' else 'elke'} {levels.goal.singular} ervoor staat", columns, lines
    )


def figure_table(figures: tuple[YearFigure, ...]) -> Table:
    """The figures of a doel as the evaluation keeps them, with the sentence that explains each."""
    lines = tuple(
        Line(
            (
                Cell(each.indicator),
                Cell(f"{each.figure}\n{each.period}".strip()),
                Cell(each.expected or "niet gevraagd"),
                Cell(each.word, status_code(Status(each.status))),
                Cell(" ".join(filter(None, (each.sentence, f"Rubriek: {each.rubric}" if each.rubric else "")))),
            )
        )
        for each in figures
    )
    columns = (
        Column("Indicator", 2),
        Column("Cijfer", 1.7),
        Column("Verwacht", 1.1),
        Column("Oordeel", 1.7),
        Column("Uitleg", 3),
    )
    return Table("Cijfers", columns, lines)


def decision_table(decided: list[Decided], levels: Levels) -> Table | None:
    """What was decided about each activiteit that was not ready; nothing where all were."""
    lines = tuple(
        Line((Cell(each.number), Cell(each.activity.title), Cell(decision_text(each)), Cell(_reason(each))))
        for each in decided
    )
    columns = Column("Nr.", 0.8), Column(levels.activity.capital, 3), Column("Besluit", 2.4), Column("Reden", 3)
    return Table("Door, weg of anders", columns, lines) if lines else None


def decision_text(each: Decided) -> str:
    """ "Door, tot en met 31 december 2026", "Anders: Scholing in twee groepen"."""
    row = each.decision
    if row is None:
        return "Nog niet besloten"
    if row.successor is not None:
        return f"Anders: {row.successor.title}"
    until = row.before.get("until")
    return (
        f"Door, tot en met {dutch.date_long(date.fromisoformat(until))}" if until else dutch.sentence_case(row.choice)
    )


def _reason(each: Decided) -> str:
    return richtext.plain(each.decision.reason) if each.decision else ""
