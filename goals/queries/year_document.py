"""The jaarplan as a document: the school year as it is now, or as it was adopted."""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date

from django.utils import timezone

from goals.compute.year_slice import undated
from goals.documents.plan import Cell, Column, Fact, Facts, Line, Part, PlanDocument, Section, Table, from_json
from goals.enums import YearKind
from goals.kinds import Kind
from goals.models import YearPlan
from goals.queries import document_panels as panels
from goals.queries import document_tables as tables
from goals.queries.document_elements import key, text
from goals.queries.paper_front import front
from goals.queries.printed import document_source
from goals.queries.year_plans import YearSlice, slice_of, whole_year_plan
from goals.snapshot import Node
from goals.wording import document as words
from goals.wording.money import euro
from osp import dutch
from osp.models import Samenwerkingsverband

YEAR_PLAN = "jaarplan"
_SCHOOL = YearKind.SCHOOL


@document_source(YEAR_PLAN)
def year_paper(swv: Samenwerkingsverband, year_plan_id: int) -> PlanDocument:
    """A jaarplan: what was adopted once it was, else the school year as it is now. Http404 for one out of reach."""
    year_plan = whole_year_plan(year_plan_id)
    if year_plan.paper:
        return from_json(year_plan.paper)
    today = timezone.localdate()
    version = f"Concept, stand van {dutch.date_long(today)}"
    return year_document(year_plan, swv, version=version, made_on=today)


def year_document(year_plan: YearPlan, swv: Samenwerkingsverband, *, version: str, made_on: date) -> PlanDocument:
    """A school year as it is now; `version` says on the title page which version that is."""
    writer = _Writer(slice_of(year_plan.plan, swv, year_plan.year), year_plan)
    title = dutch.sentence_case(year_plan.name)
    head = front(
        swv.tenant, kind="Jaarplan", title=title, subtitle=year_plan.plan.title, version=version, today=made_on
    )
    return PlanDocument(head, tuple(writer.sections()))


@dataclass(frozen=True, slots=True)
class _Writer:
    """One school year on its way to paper."""

    slice: YearSlice
    year_plan: YearPlan

    def sections(self) -> Iterator[Section]:
        """Everything behind the title page, in reading order."""
        if self.year_plan.introduction.strip():
            yield Section("inleiding", "Inleiding", parts=(text(self.year_plan.introduction),))
        yield from (self.priority(node) for node in self.slice.priorities)
        if table := self.milestones():
            yield Section("mijlpalen", "Mijlpalen van dit schooljaar", parts=(table,))
        if table := money_table(self.slice):
            yield Section("geld", "Geld in dit schooljaar", parts=(table,))
        if loose := undated(self.slice.part):
            level = self.slice.elements.levels.activity
            table = next(self.slice.elements.activity_table(tuple(loose)))
            yield Section("zonder-datum", f"{level.capital_plural} zonder datum", parts=(table,))

    def priority(self, node: Node) -> Section:
        """A speerpunt with its doelen of this year."""
        return Section(
            key(node),
            node.values["title"],
            label=self.slice.elements.levels.priority.capital,
            number=node.number,
            parts=tuple(link_table(self.slice, node)),
            sections=tuple(self.goal(goal) for goal in node.of_kind(Kind.GOAL)),
        )

    def goal(self, node: Node) -> Section:
        """A doel: what should have come of it, the way to go, and what is done this year."""
        elements = self.slice.elements
        return Section(
            key(node),
            node.values["title"],
            label=elements.levels.goal.capital,
            number=node.number,
            parts=tuple(self.goal_parts(node)),
            in_contents=False,
        )

    def goal_parts(self, node: Node) -> Iterator[Part]:
        """Owner and intended results, figures, activiteiten."""
        elements = self.slice.elements
        owner = elements.names.person(node.values["owner_id"])
        yield from (Facts((Fact("Eigenaar", owner),)) for _ in range(bool(owner)))
        if table := tables.results(node):
            yield table
        yield from link_table(self.slice, node)
        yield from elements.activity_table(node.of_kind(Kind.ACTIVITY))

    def milestones(self) -> Table | None:
        """Every mijlpaal of the year in one table, by day."""
        lines = tuple(
            Line((Cell(_day(node.values["due"])), Cell(node.values["title"]), Cell(_day(node.values["done_on"]))))
            for node in self.slice.milestones(self.slice.part)
        )
        columns = Column("Op", 1.6), Column("Mijlpaal", 4), Column("Gehaald", 1.6)
        return Table("Mijlpalen, op datum", columns, lines) if lines else None


def link_table(part: YearSlice, node: Node) -> Iterator[Table]:
    """Each koppeling of an element, and of the activiteiten under it: where it stands and where it should be at year end."""
    below = node.of_kind(Kind.ACTIVITY) if node.kind is Kind.GOAL else ()
    views = [view for each in (node, *below) for view in part.elements.views(each)]
    lines = tuple(
        Line(
            (
                Cell(view.link.indicator.name),
                Cell(f"{view.short}\n{panels.reference(view)}".strip()),
                Cell(part.expected(view) or "niet afgesproken"),
                Cell(view.target_text or "nog niets"),
                Cell(view.word, panels.code(view)),
            )
        )
        for view in views
    )
    if lines:
        columns = (
            Column("Indicator", 2.6),
            Column("Laatste cijfer", 1.5),
            Column(f"Verwacht op {dutch.date_long(part.last_day)}", 1.5),
            Column("Afgesproken", 2.6),
            Column("Oordeel", 1.5),
        )
        yield Table("Waar wij aan het eind van dit schooljaar willen staan", columns, lines)


def money_table(part: YearSlice) -> Table | None:
    """Begroot and besteed per speerpunt in this school year."""
    rows = [(node, part.money(node)) for node in part.priorities]
    told = [(node, each) for node, each in rows if each.lines]
    if not told:
        return None
    lines = [
        Line((Cell(f"{node.number} {node.values['title']}"), Cell(euro(each.budgeted)), Cell(euro(each.spent))))
        for node, each in told
    ]
    total = part.money(part.part)
    lines.append(Line((Cell("Samen"), Cell(euro(total.budgeted)), Cell(euro(total.spent))), is_sum=True))
    columns = Column("", 4), Column("Begroot", 1.3, is_number=True), Column("Besteed", 1.3, is_number=True)
    caption = f"Begroot en besteed in {words.year_name(_SCHOOL, part.year)}"
    return Table(
        caption, columns, tuple(lines), note="Alleen regels op schooljaar; kalenderjaren staan in de begroting."
    )


def _day(stored: str | None) -> str:
    day = tables.day(stored)
    return dutch.date_long(day) if day else ""
