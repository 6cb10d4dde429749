"""One figure in Dutch words: short for a cell, in full for a passport, in parts for a template."""

from collections.abc import Callable
from dataclasses import dataclass

from indicators.compute.figure import FigureValue
from indicators.enums import FigureKind, Unit
from osp import dutch

KIND_WORDS = {
    FigureKind.NOT_APPLICABLE: "n.v.t.",
    FigureKind.UNKNOWN: "onbekend",
    FigureKind.WITHHELD: "onderdrukt",
}
KIND_CAPTIONS = {
    FigureKind.NOT_APPLICABLE: "er zijn geen leerlingen om door te delen",
    FigureKind.UNKNOWN: "geen bron geeft dit cijfer",
    FigureKind.WITHHELD: "weggelaten om kleine aantallen te beschermen",
}
ROUNDING_NOTE = "Verschillen zijn berekend vóór afronding."


@dataclass(frozen=True, slots=True)
class FigureParts:
    """A figure cut up for a template: the number, its sign, what stands under it and the estimate beside an interval.

    Where there is no number, `number` holds the word for it and `sign` is empty.
    """

    number: str
    sign: str
    caption: str
    estimate: str


def amount(x: float, unit: Unit, places: int = 2) -> str:
    """One value in its unit: "2,04%", "17.465" (whole pupils), "3" or "3,1" (rubric score)."""
    return _bare(x, unit, places) + _sign(unit)


def interval_text(figure: FigureValue, *, joiner: str = dutch.EN_DASH) -> str:
    """Both ends of an interval: "1,24–3,91%", or with a word between them "1,24% tot 3,91%".

    Ends that would read the same get more decimals, up to four, so that an interval never passes for an exact figure.
    """
    low, high, unit = _bound(figure.low), _bound(figure.high), figure.unit
    places = _telling_places(lambda places: _bare(low, unit, places) != _bare(high, unit, places))
    if joiner == dutch.EN_DASH and low >= 0:
        return f"{_bare(low, unit, places)}{joiner}{_bare(high, unit, places)}{_sign(unit)}"
    word = "tot" if joiner == dutch.EN_DASH else joiner
    return f"{amount(low, unit, places)} {word} {amount(high, unit, places)}"


def figure_text(figure: FigureValue) -> str:
    """The shortest honest form: "2,04%", "1,24–3,91%", "357", "onbekend", "n.v.t." or "onderdrukt"."""
    if figure.kind is FigureKind.VALUE:
        return amount(_bound(figure.value), figure.unit)
    if figure.kind is FigureKind.INTERVAL:
        return interval_text(figure)
    return KIND_WORDS[figure.kind]


def figure_full(figure: FigureValue) -> str:
    """With its pupils: "2,04% (357 van 17.465)", "1,24–3,91% (200 tot 680 van 17.100 tot 17.900)", "357 leerlingen"."""
    parts = figure_parts(figure)
    if figure.unit is Unit.PERCENT and _has_number(figure):
        counts = _counts(figure)
        return f"{parts.number}{parts.sign} ({counts})" if counts else parts.number + parts.sign
    if figure.unit is Unit.COUNT and _has_number(figure):
        return f"{parts.number} {parts.caption}"
    return parts.number


def figure_parts(figure: FigureValue) -> FigureParts:
    """The figure for a template: large number, small sign, caption with its pupils or why there is no number."""
    if not _has_number(figure):
        return FigureParts(KIND_WORDS[figure.kind], "", KIND_CAPTIONS[figure.kind], "")
    sign = _sign(figure.unit)
    return FigureParts(figure_text(figure).removesuffix(sign), sign, _caption(figure), estimate_text(figure))


def estimate_text(figure: FigureValue) -> str:
    """ "schatting: circa 2,07%" beside an interval that has an estimate; empty in every other case."""
    if figure.kind is not FigureKind.INTERVAL or figure.estimate is None:
        return ""
    return f"schatting: circa {amount(figure.estimate, figure.unit)}"


def rounding_note(*pairs: tuple[float, float], places: int = 2) -> str:
    """A line for the source when the rounded figures of a pair do not give the rounded difference; else empty."""
    for first, second in pairs:
        shown = dutch.rounded(first, places) - dutch.rounded(second, places)
        if shown != dutch.rounded(first - second, places):
            return ROUNDING_NOTE
    return ""


def _has_number(figure: FigureValue) -> bool:
    return figure.kind in {FigureKind.VALUE, FigureKind.INTERVAL}


def _bound(x: float | None) -> float:
    if x is None:
        raise ValueError("Dit cijfer mist de waarde die bij zijn soort hoort")
    return x


def _sign(unit: Unit) -> str:
    return "%" if unit is Unit.PERCENT else ""


def _bare(x: float, unit: Unit, places: int) -> str:
    if unit is Unit.PERCENT:
        return dutch.decimal(x, places)
    return dutch.integer(x) if unit is Unit.COUNT else dutch.decimal_trimmed(x, most=places)


def _telling_places(tells_apart: Callable[[int], bool]) -> int:
    return next((places for places in (2, 3, 4) if tells_apart(places)), 2)


def _caption(figure: FigureValue) -> str:
    if figure.unit is Unit.COUNT:
        one = figure.kind is FigureKind.VALUE and figure.value == 1
        return "leerling" if one else "leerlingen"
    counts = _counts(figure)
    return f"{counts} leerlingen" if counts else ""


def _counts(figure: FigureValue) -> str:
    numerator = _whole_range(figure.numerator_low, figure.numerator_high)
    denominator = _whole_range(figure.denominator_low, figure.denominator_high)
    return f"{numerator} van {denominator}" if numerator and denominator else ""


def _whole_range(low: int | None, high: int | None) -> str:
    if low is None or high is None:
        return ""
    return dutch.integer(low) if low == high else f"{dutch.integer(low)} tot {dutch.integer(high)}"
