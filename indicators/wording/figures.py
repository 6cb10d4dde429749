"""One figure in Dutch words: short for a cell, in full for a passport, in parts for a template."""

from collections.abc import Callable
from dataclasses import dataclass

from indicators.compute.figure import FigureValue
from indicators.compute.nouns import PUPILS, singular
from indicators.enums import FigureKind, Unit
from indicators.wording.units import nothing_to_divide_by
from osp import amounts, dutch

KIND_WORDS = {
    FigureKind.NOT_APPLICABLE: "n.v.t.",
    FigureKind.UNKNOWN: "onbekend",
    FigureKind.WITHHELD: "onderdrukt",
}
KIND_CAPTIONS = {
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


def amount(x: float, unit: Unit, places: int | None = None) -> str:
    """One value in its unit: "2,04%", "17.465" (whole), "3,2 per 1.000", "31 dagen", "€ 1.204.000", "3,1" (score)."""
    return amounts.amount(x, unit, places)


def interval_text(figure: FigureValue, *, joiner: str = dutch.EN_DASH) -> str:
    """Both ends of an interval: "1,24–3,91%", or with a word between them "1,24% tot 3,91%".

    Ends that would read the same get more decimals, up to two more, so that an interval never passes for an exact figure.
    """
    low, high, unit = _bound(figure.low), _bound(figure.high), figure.unit
    usual = amounts.STYLES[unit].places
    places = _telling_places(usual, lambda n: amounts.bare(low, unit, n) != amounts.bare(high, unit, n))
    return amounts.span(low, high, unit, places, word=joiner)


def figure_text(figure: FigureValue) -> str:
    """The shortest honest form: "2,04%", "1,24–3,91%", "357", "onbekend", "n.v.t." or "onderdrukt"."""
    if figure.kind is FigureKind.VALUE:
        return amount(_bound(figure.value), figure.unit)
    if figure.kind is FigureKind.INTERVAL:
        return interval_text(figure)
    return KIND_WORDS[figure.kind]


def figure_full(figure: FigureValue, *, counted: str = PUPILS) -> str:
    """With its numbers: "2,04% (357 van 17.465)", "1,24–3,91% (200 tot 680 van 17.100 tot 17.900)", "357 leerlingen"."""
    parts = figure_parts(figure, counted=counted)
    text = parts.number + parts.sign
    if figure.unit.is_share and _has_number(figure):
        counts = _counts(figure)
        return f"{text} ({counts})" if counts else text
    return f"{text} {parts.caption}" if figure.unit is Unit.COUNT and _has_number(figure) else text


def figure_parts(figure: FigureValue, *, counted: str = PUPILS) -> FigureParts:
    """The figure for a template: large number, small sign, caption with what it counts or why there is no number."""
    if not _has_number(figure):
        return FigureParts(KIND_WORDS[figure.kind], "", _kind_caption(figure, counted), "")
    text = figure_text(figure)
    sign = _sign(figure)
    return FigureParts(text.removesuffix(sign), sign, _caption(figure, counted), estimate_text(figure))


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


def _sign(figure: FigureValue) -> str:
    number = "" if figure.value is None else amounts.bare(figure.value, figure.unit)
    return amounts.after(number, figure.unit)


def _telling_places(usual: int, tells_apart: Callable[[int], bool]) -> int:
    return next((places for places in range(usual, usual + 3) if tells_apart(places)), usual)


def _kind_caption(figure: FigureValue, counted: str) -> str:
    if figure.kind is FigureKind.NOT_APPLICABLE:
        return f"er {' '.join(nothing_to_divide_by(counted, figure.unit))}"
    return KIND_CAPTIONS[figure.kind]


def _caption(figure: FigureValue, counted: str) -> str:
    if figure.unit is Unit.COUNT:
        one = figure.kind is FigureKind.VALUE and figure.value == 1
        return singular(counted) if one else counted
    counts = _counts(figure)
    # Per 1.000 the denominator may be of another kind: TLV's on so many leerlingen.
    return f"{counts} {counted}" if counts and figure.unit is Unit.PERCENT else counts


def _counts(figure: FigureValue) -> str:
    numerator = _whole_range(figure.numerator_low, figure.numerator_high)
    denominator = _whole_range(figure.denominator_low, figure.denominator_high)
    between = "op" if figure.unit is Unit.PERMILLE else "van"
    return f"{numerator} {between} {denominator}" if figure.unit.is_share and numerator and denominator else ""


def _whole_range(low: int | None, high: int | None) -> str:
    if low is None or high is None:
        return ""
    return dutch.integer(low) if low == high else f"{dutch.integer(low)} tot {dutch.integer(high)}"
