"""The plan as a table: a row for each speerpunt, doel and activiteit, whose cells are edited in their place."""

from collections.abc import Iterator
from dataclasses import dataclass

from django.http import HttpRequest, HttpResponse

from goals.enums import ActivityStatus, Status
from goals.kinds import Kind, noun
from goals.queries import Activity, Goal, GoalView, Priority, PriorityView
from goals.views.filtered import FilteredPage
from osp import dutch, richtext
from osp.levels import Levels

# Field of each column, with its head. The first column is the title of the row.
COLUMNS = (
    ("title", "Wat"),
    ("owner", "Eigenaar"),
    ("starts", "Begint"),
    ("ends", "Loopt tot"),
    ("status", "Stand"),
    ("measurable_result", "Meetbaar: beoogd"),
    ("noticeable_result", "Merkbaar: beoogd"),
    ("description", "Toelichting"),
)
LONGEST = 60


@dataclass(frozen=True, slots=True)
class Cell:
    """One cell. Without a `field` it only says something; `mark` is a verdict to draw in front of it."""

    field: str
    head: str
    text: str
    mark: Status | None = None


@dataclass(frozen=True, slots=True)
class TableRow:
    """A row with its number in the plan and what it is called there."""

    kind: str
    pk: int
    number: str
    noun: str
    cells: tuple[Cell, ...]


@dataclass(frozen=True, slots=True)
class TableBody:
    """Rows that are drawn again together: a speerpunt alone, or a doel with its activiteiten."""

    kind: str
    pk: int
    rows: tuple[TableRow, ...]


class TablePage(FilteredPage):
    """The part of the plan that the address asks for, as a table."""

    here = "goals:table"

    def get(self, request: HttpRequest) -> HttpResponse:
        found = [body for view in self.selected for body in bodies(view, self.levels)]
        return self.render("goals/table.html", {**self.page_context(), "bodies": found, "columns": COLUMNS})


def bodies(view: PriorityView, levels: Levels) -> Iterator[TableBody]:
    """A speerpunt and its doelen."""
    row = _row(Kind.PRIORITY, view.priority, str(view.number), levels, Cell("", "Stand", ""))
    yield TableBody(Kind.PRIORITY, view.priority.pk, (row,))
    yield from (goal_body(goal, levels) for goal in view.goals)


def goal_body(view: GoalView, levels: Levels) -> TableBody:
    """A doel and its activiteiten."""
    first = _row(Kind.GOAL, view.goal, view.number, levels, Cell("", "Stand", "", view.status))
    below = (
        _row(
            Kind.ACTIVITY,
            item.activity,
            f"{view.number}.{place}",
            levels,
            Cell("status", "Stand", ActivityStatus(item.activity.status).label),
        )
        for place, item in enumerate(view.activities, start=1)
    )
    return TableBody(Kind.GOAL, view.goal.pk, (first, *below))


def _row(kind: Kind, row: Priority | Goal | Activity, number: str, levels: Levels, state: Cell) -> TableRow:
    cells = tuple(state if name == "status" else Cell(name, head, _text(row, name)) for name, head in COLUMNS)
    return TableRow(kind, row.pk, number, noun(kind, levels), cells)


def _text(row: Priority | Goal | Activity, name: str) -> str:
    """A value as a cell shows it."""
    value = getattr(row, name)
    if name == "owner":
        return value.name if value else ""
    if name in {"starts", "ends"}:
        return f"{value.day} {dutch.SHORT_MONTHS[value.month - 1]} {value.year}" if value else ""
    text = " ".join(richtext.plain(value).split()) if name != "title" else value
    return text if len(text) <= LONGEST or name == "title" else f"{text[:LONGEST].rsplit(' ', 1)[0]}…"
