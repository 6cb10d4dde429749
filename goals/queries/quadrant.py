"""Where every doel of the plan stands between meetbaar and merkbaar, with the figures and words that say so."""

from collections import defaultdict
from collections.abc import Collection
from dataclasses import dataclass

from goals import hooks
from goals.compute.quadrant import Cell, Measured, cell, is_better, is_noticed, question, together
from goals.queries.assessment import LinkAssessment
from goals.queries.tree import GoalView, PlanView
from indicators.compute.withholding import SMALL
from indicators.models import RubricScore

MOST_QUOTES = 3


@dataclass(frozen=True, slots=True)
class Placed:
    """A doel in its cell. `pulse` is the newest poll about it in words, `quotes` what people wrote, without who.

    Quotes are there only where so many people wrote that nobody stands out.
    """

    view: GoalView
    cell: Cell
    better: bool | None
    noticed: bool | None
    question: str
    pulse: str
    quotes: tuple[str, ...]

    @property
    def lacks(self) -> str:
        """What there is not to tell by, for a doel of which nothing can be said."""
        if self.better is None and self.noticed is None:
            return "het cijfer en wat men merkt zijn niet bekend"
        return "het cijfer is niet bekend" if self.better is None else "wat men merkt is niet bekend"

    @property
    def links(self) -> tuple[LinkAssessment, ...]:
        """The koppelingen that place it, meetbaar first."""
        return (*self.view.measurable, *self.view.noticeable)


def placed_goals(tree: PlanView) -> dict[Cell, tuple[Placed, ...]]:
    """Every doel by cell, in the order of the plan. Two queries beside those of the tree."""
    pulses = {each.goal_id: each for each in reversed(hooks.pulses_about([row.goal.pk for row in tree.goals]))}
    quotes = _quotes({link.link.indicator_id for row in tree.goals for link in row.noticeable})
    found: dict[Cell, list[Placed]] = {each: [] for each in Cell}
    for row in tree.goals:
        each = _placed(row, pulses.get(row.goal.pk), quotes)
        found[each.cell].append(each)
    return {place: tuple(rows) for place, rows in found.items()}


def _placed(row: GoalView, pulse: hooks.Pulse | None, quotes: dict[int, tuple[str, ...]]) -> Placed:
    better = together(is_better(_measured(link)) for link in row.measurable)
    noticed = together([*(is_noticed(link.status) for link in row.noticeable), pulse.is_noticed if pulse else None])
    place = cell(better=better, noticed=noticed)
    said = [text for link in row.noticeable for text in quotes.get(link.link.indicator_id, ())]
    return Placed(
        view=row,
        cell=place,
        better=better,
        noticed=noticed,
        question=question(place, row.goal.title),
        pulse=f"{pulse.body}: {pulse.text}" if pulse else "",
        quotes=tuple(said[:MOST_QUOTES]),
    )


def _measured(link: LinkAssessment) -> Measured:
    progress = link.assessment.progress if link.assessment else None
    return Measured(progress, link.computed, has_path=bool(link.judged and link.judged.has_path))


def _quotes(indicator_ids: Collection[int]) -> dict[int, tuple[str, ...]]:
    """What was written with the scores of the newest year of an indicator, where enough different people wrote."""
    rows = RubricScore.objects.filter(indicator__in=indicator_ids).exclude(note="").order_by("-on", "-pk")
    by_indicator: dict[int, list[RubricScore]] = defaultdict(list)
    for row in rows:
        held = by_indicator[row.indicator_id]
        if not held or held[0].on.year == row.on.year:
            held.append(row)
    return {
        pk: tuple(row.note for row in held)
        for pk, held in by_indicator.items()
        if len({row.user_id for row in held}) >= SMALL
    }
