"""The pieces that sentences about a verdict are made of."""

from collections.abc import Sequence
from decimal import Decimal

from goals.enums import Direction
from goals.progress import TOLERANCE, Target
from indicators.compute.nouns import PUPILS, singular
from indicators.enums import Unit
from indicators.wording import amount, change_text, heads
from osp import amounts, dutch

MOST_PLACES = 6
# The units whose distances are told with a noun instead of a sign.
NOUNS = frozenset({Unit.COUNT, Unit.SCORE})


def side_word(side: int) -> str:
    """ "boven" or "onder"."""
    return "boven" if side > 0 else "onder"


def favourable_side(target: Target) -> int:
    """The side of the path where it is good to be: 1 above, -1 below; 0 for a band."""
    return {Direction.UP: 1, Direction.DOWN: -1}.get(target.direction, 0)


def reference_text(target: Target, year: int, expected: float | None, unit: Unit) -> str:
    """What the figure is held against that year: path, baseline, target or band, with its value."""
    if target.band is not None:
        low, high = target.band
        return f"de bandbreedte van {amount(low, unit)} tot {amount(high, unit)}"
    if expected is None:
        raise ValueError("Zonder pad of bandbreedte is er niets om mee te vergelijken")
    if target.target_year is not None and year >= target.target_year:
        return f"de streefwaarde van {amount(expected, unit)}"
    name = "de nulmeting" if year == target.baseline_year else "het pad"
    return f"{name} van {amount(expected, unit)}"


def bound_text(x: float, unit: Unit, *, counted: str = PUPILS) -> str:
    """A margin or limit: "0,05" for percentage points, "5 leerlingen", "0,5 punt", "€ 25.000"."""
    if unit is Unit.PERCENT:
        return dutch.decimal_trimmed(x, least=2)
    if unit in NOUNS:
        return _with_noun(dutch.decimal_trimmed(x), unit, counted)
    return amounts.trimmed(x, unit)


def distance_text(
    x: float,
    pupils: int | None,
    unit: Unit,
    bounds: Sequence[float] = (),
    *,
    strict: bool = True,
    counted: str = PUPILS,
) -> str:
    """A distance without sign, pupils first: "16 leerlingen (0,09 procentpunt)", "11 leerlingen", "0,5 punt", "5 dagen".

    Decimals are added where the rounded distance would seem to contradict a comparison with one of the bounds.
    """
    size = abs(x)
    if unit is Unit.SCORE:
        return _with_noun(dutch.decimal_trimmed(size), unit, counted)
    places = telling_places(size, bounds, least=amounts.STYLES[unit].places, strict=strict)
    if unit is Unit.COUNT:
        less_than_one = places == 0 and dutch.rounded(size, 0) == 0
        return pupil_text(0, counted) if less_than_one else _with_noun(dutch.decimal(size, places), unit, counted)
    difference = change_text(size, unit, places)
    return f"{pupil_text(abs(pupils), counted)} ({difference})" if pupils is not None and unit.is_share else difference


def beyond_text(target: Target, unit: Unit, *, attention: bool, at_limit: bool = False, counted: str = PUPILS) -> str:
    """How a distance outside the margin compares to both bounds; for a kept value they count from that value."""
    margin, limit = (bound_text(bound, unit, counted=counted) for bound in (target.margin, target.limit))
    opening = "Dat is" if target.centre is None else f"Daarmee is het verschil met {amount(target.centre, unit)}"
    if not attention:
        return f"{opening} meer dan de grens van {limit}." if target.limit else "Er is geen marge afgesproken."
    below = f"{'precies' if at_limit else 'minder dan'} de grens van {limit}"
    return f"{opening} meer dan de marge van {margin} en {below}." if target.margin else f"{opening} {below}."


def pupil_text(pupils: int, counted: str = PUPILS) -> str:
    """ "16 leerlingen", "16 jongeren"; a difference that rounds to none reads "minder dan 1 leerling"."""
    return heads(pupils, counted) if pupils else f"minder dan 1 {singular(counted)}"


def telling_places(size: float, bounds: Sequence[float], *, least: int, strict: bool = True) -> int:
    """The fewest decimals with which the size compares to every bound as it does unrounded.

    Not strict: reading the same as a bound is no contradiction, as "0,05 blijft binnen de marge van 0,05".
    """
    for places in range(least, MOST_PLACES):
        shown = dutch.rounded(size, places)
        if all(_agrees(shown, size, bound, strict=strict) for bound in bounds):
            return places
    return MOST_PLACES


def _with_noun(number: str, unit: Unit, counted: str) -> str:
    if unit is Unit.COUNT:
        return f"{number} {singular(counted) if number == '1' else counted}"
    return f"{number} {'punt' if number == '1' or ',' in number else 'punten'}"


def _agrees(shown: Decimal, size: float, bound: float, *, strict: bool) -> bool:
    limit = dutch.rounded(bound, MOST_PLACES)
    if abs(size - bound) <= TOLERANCE:
        return not shown > limit if not strict else shown == limit
    if size > bound:
        return shown > limit
    return shown < limit if strict else shown <= limit
