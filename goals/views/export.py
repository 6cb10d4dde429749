"""The plan as one table: a row for each koppeling, and one for each doel without."""

from collections.abc import Iterable, Iterator

from goals.queries import GoalView, LinkAssessment, PriorityView
from indicators import wording
from indicators.enums import FigureKind
from osp.levels import Levels
from osp.web.export import Cell

LINK_CELLS = 11


def header(levels: Levels) -> tuple[str, ...]:
    """The heads of `export_rows`, with the own names of the levels."""
    goal = ("Nummer", levels.priority.capital, levels.goal.capital, "Eigenaar", "Loopt tot")
    link = ("Soort", "Indicator", "Middel", "Schooljaar", "Cijfer", "Waarde", "Stand", "Toelichting", "Afspraak")
    return (*goal, *link, "Op het pad", "Eerdere afspraken")


def export_rows(priorities: Iterable[PriorityView]) -> Iterator[list[Cell]]:
    """Rows under `header`. A withheld figure is a word here too, and has no value."""
    for priority in priorities:
        for link in priority.links:
            yield [str(priority.number), priority.priority.title, "", "", None, *_link_cells(link)]
        for goal in priority.goals:
            first = _goal_cells(priority, goal)
            yield from ([*first, *_link_cells(link)] for link in goal.links)
            if not goal.links:
                yield [*first, *[None] * LINK_CELLS]


def _goal_cells(priority: PriorityView, goal: GoalView) -> list[Cell]:
    owner = goal.goal.owner.name if goal.goal.owner else ""
    return [goal.number, priority.priority.title, goal.goal.title, owner, goal.goal.ends]


def _link_cells(link: LinkAssessment) -> list[Cell]:
    point, indicator = link.point, link.link.indicator
    exact = point.figure.value if point and point.figure.kind is FigureKind.VALUE else None
    return [
        indicator.kind,
        indicator.name,
        link.link.means,
        link.period or None,
        wording.figure_full(point.figure, counted=link.counted) if point else "onbekend",
        exact,
        link.word,
        f"{link.link.overruled_reason} ({link.sentence})" if link.is_overruled else link.sentence,
        link.target_text,
        link.pace_text,
        " ".join(link.former_texts),
    ]
