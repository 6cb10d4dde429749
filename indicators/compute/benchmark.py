"""Where one samenwerkingsverband stands among all of its sector."""

from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from enum import StrEnum
from math import floor

from indicators.compute.figure import FigureValue
from indicators.enums import FigureKind, Sector

# Under this many samenwerkingsverbanden percentiles say more about who is missing than about who is there.
ENOUGH_UNITS = 15
# Fewer exact figures than this are no distribution to look at.
FEWEST_UNITS = 5
_NUMBERED = frozenset({FigureKind.VALUE, FigureKind.INTERVAL})


@dataclass(frozen=True, slots=True)
class Percentiles:
    """Percentiles of a distribution, on the scale of its values, and over how many values."""

    p10: float
    p25: float
    p50: float
    p75: float
    p90: float
    count: int


class Unfit(StrEnum):
    """Why samenwerkingsverbanden are not held beside each other on an indicator."""

    NOTICEABLE = "noticeable"
    OWN_DEFINITION = "own_definition"
    NO_SHARE = "no_share"
    BY_SCHOOL = "by_school"
    OWN_NUMBERS = "own_numbers"


class Band(StrEnum):
    """Between which percentiles a value lies; a value on a border belongs to the band nearer the middle."""

    LOWEST_TENTH = "below_p10"
    LOWER = "p10_p25"
    MIDDLE = "p25_p75"
    HIGHER = "p75_p90"
    HIGHEST_TENTH = "above_p90"


@dataclass(frozen=True, slots=True)
class Standing:
    """Between which places a figure lies, counted from the lowest of `of` figures; one place where that is certain."""

    first: int
    last: int
    of: int

    @property
    def is_certain(self) -> bool:
        """Whether only one place is possible, shared with nobody."""
        return self.first == self.last


def percentiles(values: Sequence[float]) -> Percentiles | None:
    """Percentiles by position fraction x (n + 1), interpolated between neighbours; None without values."""
    if not values:
        return None
    ranked = sorted(values)
    p10, p25, p50, p75, p90 = (_quantile(ranked, percent / 100) for percent in (10, 25, 50, 75, 90))
    return Percentiles(p10, p25, p50, p75, p90, count=len(ranked))


def _quantile(ranked: Sequence[float], fraction: float) -> float:
    position = min(max(fraction * (len(ranked) + 1) - 1, 0), len(ranked) - 1)
    below = floor(position)
    above = min(below + 1, len(ranked) - 1)
    return ranked[below] + (ranked[above] - ranked[below]) * (position - below)


def comparable(figures: Mapping[str, FigureValue], sector: Sector) -> dict[str, float]:
    """The exact values of one indicator and year per samenwerkingsverband of a sector: no NL, no GEEN, no interval."""
    return {
        unit: figure.value
        for unit, figure in figures.items()
        if unit.startswith(sector.value) and figure.kind == FigureKind.VALUE and figure.value is not None
    }


def band(value: float, distribution: Percentiles) -> Band:
    """Where a value lies in a distribution, low to high; says nothing about good or bad."""
    if value < distribution.p25:
        return Band.LOWEST_TENTH if value < distribution.p10 else Band.LOWER
    if value > distribution.p75:
        return Band.HIGHEST_TENTH if value > distribution.p90 else Band.HIGHER
    return Band.MIDDLE


def left_out(figures: Mapping[str, FigureValue]) -> dict[FigureKind, list[str]]:
    """Who has no exact figure and so takes no part in percentiles, by why; each list in the order of the codes."""
    found: dict[FigureKind, list[str]] = defaultdict(list)
    for unit, figure in sorted(figures.items()):
        if figure.kind is not FigureKind.VALUE:
            found[figure.kind].append(unit)
    return dict(found)


def standing(own: FigureValue, others: Iterable[FigureValue]) -> Standing | None:
    """Which places a figure may have, from low to high; equal figures share theirs. None without a number of its own.

    An interval makes the place uncertain as far as it overlaps. A withheld figure may be anywhere, so that the place
    never tells about it; what is unknown or not applicable takes no place.
    """
    if own.low is None or own.high is None or own.kind not in _NUMBERED:
        return None
    ranked = [other for other in others if other.kind in _NUMBERED | {FigureKind.WITHHELD}]
    numbered = [other for other in ranked if other.kind in _NUMBERED]
    bounds = [(other.low, other.high) for other in numbered if other.low is not None and other.high is not None]
    below = sum(high < own.low for _, high in bounds)
    above = sum(low > own.high for low, _ in bounds)
    return Standing(1 + below, len(ranked) + 1 - above, len(ranked) + 1)
