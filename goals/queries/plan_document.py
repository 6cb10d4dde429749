"""The plan as a document: everything that everybody who reads the plan may see, and nothing else."""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import datetime

from django.utils import timezone

from goals.documents.plan import (
    Cell,
    Column,
    Fact,
    Front,
    Line,
    Part,
    PlanDocument,
    Poster,
    PosterColumn,
    PosterFigure,
    PosterGoal,
    Section,
    Table,
)
from goals.enums import Status
from goals.kinds import Kind
from goals.models import Plan
from goals.queries import document_panels as panels
from goals.queries import document_tables as tables
from goals.queries.document_elements import Elements, key, status_code, text
from goals.queries.document_names import names_in, standing_of
from goals.queries.response_appendix import response_sections
from goals.queries.snapshot import plan_snapshot
from goals.snapshot import Node
from goals.wording import document as words
from osp import dutch, richtext
from osp.models import Samenwerkingsverband, Tenant

MEANINGS = {
    Status.ON_TRACK: "Het cijfer ligt op het pad naar de streefwaarde, aan de goede kant ervan of binnen de afgesproken marge.",
    Status.ATTENTION: "Het cijfer ligt verder van het pad dan de marge, en niet verder dan de grens.",
    Status.OFF_TRACK: "Het cijfer ligt verder van het pad dan de afgesproken grens.",
    Status.ACHIEVED: "De streefwaarde is bereikt.",
    Status.NO_VERDICT: "Er is nog geen cijfer of geen afspraak, of het cijfer laat geen oordeel toe.",
}
EXAMPLE_FOOT = "Voorbeeld: namen en teksten zijn verzonnen"
EXAMPLE_NOTE = (
    "Voorbeeld: dit samenwerkingsverband bestaat niet. Cijfers zijn echt (bron DUO), behalve waar voorbeeld bij staat."
    " Namen en teksten zijn verzonnen."
)


def plan_document(
    plan: Plan, swv: Samenwerkingsverband, *, version_label: str, as_of: datetime | None = None
) -> PlanDocument:
    """Everything the plan says, as it is now or as it was at a moment, in a number of queries that does not grow with it.

    Figures are those known now, also under the words of an earlier day: what had to be withheld since is never printed again.
    `version_label` stands on the title page and in the head ("Concept", "Versie 1.0, vastgesteld op 12 maart 2027"). ValueError
    for a moment before the plan was there.
    """
    tree = plan_snapshot(plan, at=as_of)
    tenant = swv.tenant
    elements = Elements(tenant.levels, names_in(tree), standing_of(tree, swv, at=as_of), tenant.code)
    writer = _Writer(tree, tenant, elements)
    # What readers said is answered now: under the words of an earlier day it would tell of what was not there yet.
    appendix = () if as_of else tuple(response_sections(plan, tenant.levels))
    return PlanDocument(writer.front(version_label, as_of), (*writer.sections(), *appendix), writer.poster())


@dataclass(frozen=True, slots=True)
class _Writer:
    """One plan on its way to paper."""

    tree: Node
    tenant: Tenant
    elements: Elements

    @property
    def priorities(self) -> tuple[Node, ...]:
        return self.tree.of_kind(Kind.PRIORITY)

    @property
    def creed(self) -> list[tuple[str, str]]:
        """What was filled in of missie, visie and kernwaarden, each with its name."""
        mission = self.tenant.levels.mission.capital
        fields = ((mission, "mission"), ("Visie", "vision"), ("Kernwaarden", "core_values"))
        return [(label, source) for label, field in fields if (source := self.tree.values[field]).strip()]

    def front(self, version_label: str, as_of: datetime | None) -> Front:
        """Title page, head and foot."""
        today, values = timezone.localdate(), self.tree.values
        texts = timezone.localtime(as_of).date() if as_of else today
        return Front(
            kind="Ondersteuningsplan",
            title=values["title"],
            subtitle=words.school_years(values["first_year"], values["last_year"]),
            organisation=self.tenant.name,
            organisation_code=self.tenant.code,
            version=version_label,
            made_on=today,
            facts=(
                Fact("Versie", version_label),
                Fact("Teksten", f"zoals op {dutch.date_long(texts)}"),
                Fact("Cijfers", f"zoals bekend op {dutch.date_long(today)}"),
            ),
            note=EXAMPLE_NOTE if self.tenant.is_example else "",
            foot=EXAMPLE_FOOT if self.tenant.is_example else "",
        )

    def sections(self) -> Iterator[Section]:
        """Everything behind the title page, in reading order."""
        names = [label if place == 0 else label.lower() for place, (label, _) in enumerate(self.creed)]
        yield from _section(
            "missie", dutch.join_words(names), tuple(text(source, label) for label, source in self.creed)
        )
        chapters = self.tree.of_kind(Kind.CHAPTER)
        yield from (_chapter(node) for node in chapters if not node.values["is_closing"])
        yield from (self.elements.priority(node) for node in self.priorities)
        yield from (_chapter(node) for node in chapters if node.values["is_closing"])
        yield from _section("indicatoren", "Alle indicatoren", tuple(self.overview()))
        yield from _section("begroting", "Geld in dit plan", tuple(tables.budgets(self.priorities)))
        served = tuple(tables.framework(self.tree, self.elements.names))
        yield from _section("kader", "Waar dit plan aan voldoet", served)

    def overview(self) -> Iterator[Table]:
        """Every indicator in a row, and how the verdicts are to be read."""
        lines = tuple(self.overview_line(node, link) for node, link in self.links())
        if not lines:
            return
        columns = (
            Column("Nr.", 0.8),
            Column("Indicator", 3.0),
            Column("Nu", 1.3, is_number=True),
            Column("Afgesproken", 2.8),
            Column("Oordeel", 1.7),
        )
        yield Table("Stand per indicator", columns, lines)
        yield Table(
            "Zo leest u het oordeel",
            (Column("Oordeel", 1.2), Column("Betekenis", 4.0)),
            tuple(Line((Cell(status.label, status_code(status)), Cell(MEANINGS[status]))) for status in Status),
        )

    def overview_line(self, node: Node, link: Node) -> Line:
        """One koppeling in one row."""
        view = self.elements.standing.links[link.id]
        number, sign, _, _ = panels.figure_words(view)
        return Line(
            (
                Cell(node.number),
                Cell(view.link.indicator.name),
                Cell(number + sign),
                Cell(view.target_text or "nog niets"),
                Cell(view.word, panels.code(view)),
            )
        )

    def links(self) -> Iterator[tuple[Node, Node]]:
        """Every koppeling with what it hangs on, in the order of the plan."""
        for node in self.tree.walk():
            for link in node.of_kind(Kind.LINK):
                yield node, link

    def poster(self) -> Poster:
        """The plan on one page."""
        priority, goal = self.tenant.levels.priority, self.tenant.levels.goal
        return Poster(
            columns=tuple(self.poster_column(node) for node in self.priorities),
            column_words=(priority.singular, priority.plural),
            goal_words=(goal.singular, goal.plural),
            creed=tuple(Fact(label, richtext.plain(source)) for label, source in self.creed),
        )

    def poster_column(self, node: Node) -> PosterColumn:
        """A speerpunt with its doelen."""
        goals = node.of_kind(Kind.GOAL)
        return PosterColumn(
            number=node.number,
            title=node.values["title"],
            profile=self.elements.profile(goals),
            figures=tuple(self.poster_figures(node)),
            goals=tuple(self.poster_goal(goal) for goal in goals),
        )

    def poster_goal(self, node: Node) -> PosterGoal:
        """A doel with its indicators, and those of its activiteiten."""
        figures = [figure for each in (node, *node.of_kind(Kind.ACTIVITY)) for figure in self.poster_figures(each)]
        status, word = self.elements.status(node), self.elements.status_word(node)
        return PosterGoal(node.number, node.values["title"], status_code(status), word, tuple(figures))

    def poster_figures(self, node: Node) -> Iterator[PosterFigure]:
        """The koppelingen of an element itself in one line each."""
        standing = self.elements.standing
        return (panels.poster_figure(view, standing.series_of(view)) for view in self.elements.views(node))


def _chapter(node: Node) -> Section:
    source = node.values["text"]
    return Section(key(node), node.values["title"], parts=(text(source),) if source.strip() else ())


def _section(name: str, title: str, parts: tuple[Part, ...]) -> Iterator[Section]:
    if parts:
        yield Section(name, title, parts=parts)
