"""The heat map of a plan: each item of the framework with its doelen, indicators and gremia, counted, and what an empty cell lacks."""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date
from enum import StrEnum

from goals import hooks
from goals.compute.coverage import Covered, coverage, level
from goals.compute.lint.picture import ItemFacts
from goals.enums import FrameworkKind
from goals.models import FrameworkItem
from goals.queries.lint_facts import plan_facts
from goals.queries.tree import PlanView


class Column(StrEnum):
    """What a column of the heat map counts; one more for each gremium."""

    GOALS = "goals"
    MEASURABLE = "measurable"
    NOTICEABLE = "noticeable"
    BODY = "body"


@dataclass(frozen=True, slots=True)
class Head:
    """A column: what it counts, and which gremium."""

    column: Column
    body_id: int = 0
    name: str = ""


@dataclass(frozen=True, slots=True)
class Square:
    """One cell. `goals` are (id, number) of the doelen in it; `lacks` says of an empty one what has to come first, if anything.

    `row_id` is where the missing thing is made: the item, a doel, or a koppeling.
    """

    head: Head
    count: int
    goals: tuple[tuple[int, str], ...] = ()
    lacks: Column | None = None
    row_id: int = 0

    @property
    def level(self) -> int:
        """How full it is, from 0 to 3."""
        return level(self.count)

    @property
    def dots(self) -> str:
        """The same as a shape."""
        return "●" * self.level or "○"


@dataclass(frozen=True, slots=True)
class CoverageRow:
    """One item of the framework."""

    item: FrameworkItem
    squares: tuple[Square, ...]


@dataclass(frozen=True, slots=True)
class Coverage:
    """The whole map of one kind of items. `served` is how many of them some doel serves."""

    kind: FrameworkKind
    heads: tuple[Head, ...]
    rows: tuple[CoverageRow, ...]
    served: int


def coverage_of(tree: PlanView, kind: FrameworkKind, today: date, *, with_talks: bool) -> Coverage:
    """Every item of a kind that holds. Without `with_talks` no column for gremia. Six queries beside those of the tree."""
    facts = plan_facts(tree, today, with_talks=with_talks)
    items = list(FrameworkItem.objects.filter(kind=kind, archived_at__isnull=True))
    bodies = hooks.gremia() if with_talks else []
    heads = (
        *(Head(column) for column in (Column.GOALS, Column.MEASURABLE, Column.NOTICEABLE)),
        *(Head(Column.BODY, each.id, each.name) for each in bodies),
    )
    found = coverage(facts, [ItemFacts(item.pk, str(item)) for item in items])
    rows = tuple(
        CoverageRow(item, tuple(_square(head, covered) for head in heads))
        for item, covered in zip(items, found, strict=True)
    )
    return Coverage(kind, heads, rows, sum(bool(covered.goals) for covered in found))


def _square(head: Head, covered: Covered) -> Square:
    goals = tuple((goal.id, goal.number) for goal in covered.goals)
    if head.column is Column.GOALS:
        return Square(head, len(goals), goals, row_id=covered.item.id)
    counts = {Column.MEASURABLE: len(covered.measurable), Column.NOTICEABLE: len(covered.noticeable)}
    if head.column is Column.BODY:
        count = len(covered.discussed_by(head.body_id))
        lacks, row = _first_link(covered)
    else:
        count = counts[head.column]
        lacks, row = (None, covered.goals[0].id) if covered.goals else (Column.GOALS, covered.item.id)
    return Square(head, count, lacks=lacks, row_id=row)


def _first_link(covered: Covered) -> tuple[Column | None, int]:
    """Where a gremium would take up its first indicator; what has to be there before that, if anything."""
    if covered.links:
        return None, covered.links[0].id
    if covered.goals:
        return Column.MEASURABLE, covered.goals[0].id
    return Column.GOALS, covered.item.id


def gaps(found: Coverage) -> Iterator[Square]:
    """The empty cells."""
    return (square for row in found.rows for square in row.squares if not square.count)
