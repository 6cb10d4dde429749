"""Scenarios as tables: the same rows on the screen and in a download, and what the browser needs to move along."""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

from django.forms import BoundField

from indicators.compute.scenario import Plan, ScenarioYear
from indicators.enums import Unit
from indicators.forms.scenarios import SlidersForm, field_name
from indicators.queries.forecast import denominators_ahead
from indicators.queries.scenarios import BoardBase, Outcome, Start
from indicators.wording import scenario as words
from osp import dutch
from osp.web.export import Cell

HEADER = (
    "Scenario", "Schooljaar", "Verandering dat jaar", "Verandering samen", "Leerlingen", "Noemer", "Aandeel",
    "Gewenst aandeel", "Nog te gaan (leerlingen)", "Verandering in euro per jaar", "Nog te gaan in euro per jaar",
)  # fmt: skip
# How far a slider reaches to each side, in pupils per school year.
REACH = 20


@dataclass(frozen=True, slots=True)
class BoardRow:
    """A schoolbestuur with its slider and its numbers per year."""

    board: BoardBase
    inputs: tuple[tuple[int, BoundField], ...]
    slide: int
    reach: int
    total: str


@dataclass(frozen=True, slots=True)
class ResultRow:
    """One year of a scenario in words."""

    year: int
    change: str
    total: str
    pupils: str
    share: str
    wished: str
    gap: str
    effect: str
    gap_cost: str
    is_reached: bool


def board_rows(form: SlidersForm) -> list[BoardRow]:
    """The schoolbesturen as the form has them; a slider stands where the first year stands."""
    rows = []
    for board in form.boards:
        inputs = tuple((year, form[field_name(board.number, year)]) for year in form.years)
        counts = [_number(field.value()) for _, field in inputs]
        slide = counts[0] if counts else 0
        reach = max([REACH, *(abs(count) for count in counts)])
        rows.append(BoardRow(board, inputs, slide, reach, words.signed_text(sum(counts))))
    return rows


def _number(value: Any) -> int:
    text = str(value or "")
    return int(text) if text.removeprefix("-").isascii() and text.removeprefix("-").isdigit() else 0


def result_rows(years: Sequence[ScenarioYear], unit: Unit) -> list[ResultRow]:
    """Every year of a scenario as the page shows it."""
    return [
        ResultRow(
            year=each.year,
            change=words.signed_text(each.change),
            total=words.signed_text(each.total),
            pupils=dutch.integer(each.pupils),
            share=words.share_text(each.share, unit),
            wished="" if each.wished is None else words.share_text(each.wished, unit),
            gap=words.gap_text(each),
            effect="" if each.effect is None else words.euro_text(each.effect),
            gap_cost="" if each.gap_cost is None else words.euro_text(each.gap_cost),
            is_reached=each.gap is not None and each.gap <= 0,
        )
        for each in years
    ]


def side_by_side(
    found: Sequence[tuple[str, Sequence[ResultRow]]],
) -> list[tuple[int, list[tuple[str, ResultRow | None]]]]:
    """Per school year the row of each scenario with its letter; None where a scenario does not reach that year."""
    by_year = [(letter, {row.year: row for row in rows}) for letter, rows in found]
    years = sorted({year for _, rows in by_year for year in rows})
    return [(year, [(letter, rows.get(year)) for letter, rows in by_year]) for year in years]


def result_cells(outcomes: Sequence[Outcome]) -> list[list[Cell]]:
    """Rows under HEADER; shares to four decimals."""
    return [
        [
            outcome.scenario.name,
            dutch.school_year(each.year),
            each.change,
            each.total,
            each.pupils,
            each.denominator,
            round(each.share, 4),
            None if each.wished is None else round(each.wished, 4),
            each.gap,
            None if each.effect is None else round(each.effect, 2),
            None if each.gap_cost is None else round(each.gap_cost, 2),
        ]
        for outcome in outcomes
        for each in outcome.years
    ]


def live_plan(start: Start, plan: Plan) -> dict[str, Any]:
    """What the browser works with: plain numbers and the words to fill in."""
    base = plan.base
    return {
        "base": {
            "year": base.year,
            "numerator": base.numerator,
            "denominator": base.denominator,
            "factor": base.factor,
        },
        "years": list(plan.years),
        "denominators": denominators_ahead(start.series, plan.years),
        "rates": {category: _held(start, category, plan) for category in start.rates},
        "unit": start.unit.value,
        "templates": dict(words.TEMPLATES),
    }


def supposed_of(found: Outcome) -> dict[str, Any]:
    """What the browser takes as given where only the pupils can be slid."""
    goal = found.plan.goal
    return {
        "goal": goal and {"year": goal.year, "value": goal.value, "isUpward": goal.is_upward},
        "follows": found.scenario.follows_forecast,
        "category": found.scenario.rate_category,
    }


def _held(start: Start, category: str, plan: Plan) -> dict[int, float]:
    supposed = start.plan(last_year=plan.years[-1] if plan.years else 0, changes={}, rate_category=category)
    return dict(supposed.rates)
