"""Every version of an indicator's definition in words, newest first."""

from collections.abc import Sequence
from dataclasses import dataclass

from indicators.compute.language import in_words
from indicators.compute.measures import MEASURES
from indicators.enums import Trend, Unit
from indicators.models import Indicator, IndicatorDefinition
from indicators.queries.catalogue import versions
from indicators.queries.formulas import own_quantity, stored_formula
from indicators.wording.definitions import DIRECTION_LABELS, UNIT_LABELS
from indicators.wording.periods import period_text

_WORDS = {code: measure.name for code, measure in MEASURES.items()}


@dataclass(frozen=True, slots=True)
class VersionText:
    """One version. `formula` is empty where the number is entered as it is; `period` says from when until when it holds."""

    definition: IndicatorDefinition
    period: str
    formula: str
    in_words: str
    unit: str
    direction: str
    is_newest: bool


def version_texts(indicator: Indicator) -> list[VersionText]:
    """Newest first. One query."""
    rows = versions([indicator]).get(indicator.pk, [])
    return [_text(indicator, row, rows) for row in reversed(rows)]


def _text(indicator: Indicator, row: IndicatorDefinition, rows: Sequence[IndicatorDefinition]) -> VersionText:
    is_by_hand = row.formula == own_quantity(indicator)
    formula = None if is_by_hand or not row.formula else stored_formula(row)
    return VersionText(
        definition=row,
        period=_period(row, rows),
        formula=str(formula) if formula else "",
        in_words=in_words(formula, _WORDS) if formula else "",
        unit=UNIT_LABELS[Unit(indicator.unit)],
        direction=DIRECTION_LABELS[Trend(row.direction)],
        is_newest=row is rows[-1],
    )


def _period(row: IndicatorDefinition, rows: Sequence[IndicatorDefinition]) -> str:
    """ "geldt vanaf 2021-2022", "gold tot en met 2020-2021"; the first version also holds for all years before."""
    following = next((each for each in rows if each.version > row.version), None)
    first = f"vanaf {period_text(row, row.valid_from)}" if row is not rows[0] else ""
    if following is None:
        return f"geldt {first}" if first else "geldt voor alle jaren"
    last = f"tot en met {period_text(row, following.valid_from - 1)}"
    return f"gold {first} {last}".replace("  ", " ")
