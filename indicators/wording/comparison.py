"""One samenwerkingsverband beside Nederland and beside the middle half of the others, in one sentence."""

from collections.abc import Mapping, Sequence

from indicators.enums import FigureKind, Unit
from indicators.wording.figures import figure_text, interval_text
from indicators.wording.series import SeriesPoint, shown
from indicators.wording.units import BESIDE_NATION, change_text

Band = Mapping[int, tuple[float, float]]


def national_sentence(
    points: Sequence[SeriesPoint], national: Sequence[SeriesPoint], band: Band, *, unit_name: str
) -> str:
    """The newest year in which both are exact; failing that the newest in which both have a number, with a warning.

    `points` must already be of one definition. Counts, euros and scores are not compared: Nederland is no like size.
    """
    abroad = {point.year: point for point in national if point.measured and point.figure.unit in BESIDE_NATION}
    pairs = [(own, abroad[own.year]) for own in points if own.measured and own.year in abroad]
    if not pairs:
        return ""
    exact = [pair for pair in pairs if pair[0].exact is not None and pair[1].exact is not None]
    own, other = max(exact or pairs, key=lambda pair: pair[0].year)
    if own.exact is None or other.exact is None:
        return _unequal(own, other)
    place = _gap_clause(own.exact - other.exact, own.figure.unit, unit_name) + _band_clause(
        own.exact, band.get(own.year)
    )
    return f"Landelijk was het {shown(other)} in {own.year}; {place}."


def _gap_clause(gap: float, unit: Unit, unit_name: str) -> str:
    if gap == 0:
        return f"{unit_name} lag daar precies op"
    return f"{unit_name} lag daar {change_text(abs(gap), unit)} {'boven' if gap > 0 else 'onder'}"


def _band_clause(value: float, band: tuple[float, float] | None) -> str:
    if band is None:
        return ""
    low, high = band
    place = "onder" if value < low else "boven" if value > high else "binnen"
    return f" en zat {place} de middelste helft van de andere samenwerkingsverbanden"


def _unequal(own: SeriesPoint, other: SeriesPoint) -> str:
    if other.figure.kind is FigureKind.INTERVAL:
        return (
            f"Landelijk lag het in {own.year} tussen {interval_text(other.figure, joiner='en')};"
            " bij een interval is precies vergelijken niet mogelijk."
        )
    return f"Landelijk was het {figure_text(other.figure)} in {own.year}; dat {_place_in_interval(own, other)}."


def _place_in_interval(own: SeriesPoint, other: SeriesPoint) -> str:
    low, high, exact = own.figure.low, own.figure.high, other.exact
    if low is None or high is None or exact is None:
        raise ValueError("Een interval heeft twee grenzen nodig")
    if low <= exact <= high:
        return "valt binnen het interval; of het hier meer of minder is, is niet te zeggen"
    return f"ligt {'onder' if exact < low else 'boven'} het hele interval"
