"""Speerpunten, doelen and activiteiten as sections of a document, from a snapshot and how its koppelingen stand."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from goals.documents.plan import Cell, Column, Fact, Facts, Line, Part, Section, StatusCode, Table, Text
from goals.enums import ActivityStatus, Status
from goals.kinds import Kind
from goals.queries import document_panels as panels
from goals.queries import document_tables as tables
from goals.queries.assessment import LinkAssessment
from goals.queries.document_names import Names, Standing
from goals.queries.tree import gravest
from goals.snapshot import Node
from goals.wording import document as words
from goals.wording import profile_text
from osp import richtext
from osp.levels import Levels

# An activiteit whose words are longer than this has a heading of its own; shorter ones stand in the table of their doel.
SHORT_WORDS = 200


@dataclass(frozen=True, slots=True)
class Elements:
    """What is needed to write elements down. `unit_name` is how charts call the samenwerkingsverband: its code."""

    levels: Levels
    names: Names
    standing: Standing
    unit_name: str

    def priority(self, node: Node) -> Section:
        """A speerpunt with all that stands under it, on a page of its own."""
        goals, level = node.of_kind(Kind.GOAL), self.levels.goal
        told = [Fact(f"Stand van de {level.plural}", self.profile(goals))] if goals else []
        return Section(
            key=key(node),
            title=node.values["title"],
            label=self.levels.priority.capital,
            number=node.number,
            parts=tuple(self.parts(node, told)),
            sections=tuple(self.goal(goal) for goal in goals),
            starts_page=True,
        )

    def goal(self, node: Node) -> Section:
        """A doel with its indicators and activiteiten."""
        activities, status = node.of_kind(Kind.ACTIVITY), self.status(node)
        judged = bool(node.of_kind(Kind.LINK))
        return Section(
            key=key(node),
            title=node.values["title"],
            label=self.levels.goal.capital,
            number=node.number,
            status=status_code(status) if judged else "",
            status_word=self.status_word(node) if judged else "",
            parts=(*self.parts(node), *self.activity_table(activities)),
            sections=tuple(self.activity(each) for each in activities if is_long(each)),
        )

    def activity(self, node: Node) -> Section:
        """An activiteit that has more to say than a line of a table."""
        return Section(
            key=key(node),
            title=node.values["title"],
            label=self.levels.activity.capital,
            number=node.number,
            parts=tuple(self.parts(node)),
            in_contents=False,
        )

    def parts(self, node: Node, told: Iterable[Fact] = ()) -> Iterator[Part]:
        """What every element can have: words, facts, results, indicators, milestones, money and risks."""
        if node.values["description"].strip():
            yield text(node.values["description"])
        if facts := (*tables.facts_of(node, self.names), *told):
            yield Facts(facts)
        if table := tables.results(node):
            yield table
        for place, view in enumerate(self.views(node), start=1):
            said = self.standing.said.get(view.link.pk, [])
            label = f"Indicator {node.number}.{place}"
            yield panels.panel(view, self.standing.series_of(view), said, label=label, unit_name=self.unit_name)
        yield from tables.parts_of(node)

    def activity_table(self, activities: tuple[Node, ...]) -> Iterator[Table]:
        """Activiteiten, each in a line; a short one says all it has there. Nothing where there are none."""
        if not activities:
            return
        level = self.levels.activity
        columns = (
            Column("Nr.", 0.9),
            Column(level.capital, 3.6),
            Column("Wie", 1.7),
            Column("Wanneer", 2.0),
            Column("Stand", 1.0),
        )
        yield Table(level.capital_plural, columns, tuple(self.activity_line(node) for node in activities))

    def activity_line(self, node: Node) -> Line:
        """One activiteit in the table of its doel."""
        values = node.values
        short = "" if is_long(node) else richtext.plain(values["description"])
        return Line(
            (
                Cell(node.number),
                Cell("\n".join(part for part in (values["title"], short) if part)),
                Cell(self.names.person(values["owner_id"])),
                Cell(words.period(tables.day(values["starts"]), tables.day(values["ends"]))),
                Cell(ActivityStatus(values["status"]).label),
            )
        )

    def views(self, node: Node) -> list[LinkAssessment]:
        """The koppelingen of an element itself."""
        return [self.standing.links[link.id] for link in node.of_kind(Kind.LINK)]

    def profile(self, goals: Iterable[Node]) -> str:
        """How doelen stand, in words: "4 doelen: 2 op koers, 2 aandacht"."""
        return profile_text(map(self.status, goals), name=self.levels.goal)

    def status(self, goal: Node) -> Status:
        """The mark of a doel: by its meetbare indicators, or by its merkbare where it has no other."""
        return gravest(view.status for view in self._judging(goal))

    def status_word(self, goal: Node) -> str:
        """The word beside that mark: merkbaar has its own."""
        status = self.status(goal)
        return next((view.word for view in self._judging(goal) if view.status is status), status.label)

    def _judging(self, goal: Node) -> list[LinkAssessment]:
        views = self.views(goal)
        return [view for view in views if not view.is_noticeable] or views


def key(node: Node) -> str:
    """The anchor of a row of the plan, the same whatever its number is."""
    return f"{node.kind.value}-{node.id}"


def text(source: str, label: str = "") -> Text:
    """What somebody wrote as a part of a document."""
    return Text(richtext.blocks(source), label)


def is_long(activity: Node) -> bool:
    """Whether an activiteit has more than a title, an owner, dates and a few words."""
    values = activity.values
    results = ("measurable_result", "noticeable_result", "achieved_measurable", "achieved_noticeable")
    more = any(values[name] for name in (*results, "process", "responsibility", "ancestor_id"))
    return bool(activity.children) or more or len(values["description"]) > SHORT_WORDS


def status_code(status: Status) -> StatusCode:
    """A verdict as documents name it."""
    found: StatusCode = status.value
    return found
