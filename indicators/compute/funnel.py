"""Whether a share differs more from the national one than chance gives at this size: a funnel plot.

Method: D.J. Spiegelhalter, "Funnel plots for comparing institutional performance", Statistics in Medicine 24 (2005),
1185-1202. Limits are those of the exact distribution, interpolated between whole numbers (appendix A.1.1). Regions also
differ for reasons that are no chance: a multiplicative factor phi, the mean square of the standardised residuals with
10% winsorised at each end (section 5), widens the limits to the usual spread between samenwerkingsverbanden.
"""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from enum import StrEnum
from itertools import product
from math import ceil, exp, floor, lgamma, log, sqrt

from indicators.compute.figure import FigureValue
from indicators.enums import FigureKind

# Two-sided: one in twenty, and one in five hundred, lies outside by chance.
TAILS = (0.001, 0.025, 0.975, 0.999)
WINSORISED = 0.1
# Beyond this many standard deviations under the mean a distribution has nothing left to add.
_REACH = 10


class Zone(StrEnum):
    """Where a share lies between the limits around Nederland, low to high; says nothing about good or bad."""

    BELOW_OUTER = "below_outer"
    BELOW = "below"
    INSIDE = "inside"
    ABOVE = "above"
    ABOVE_OUTER = "above_outer"
    # An interval that lies in more than one zone.
    UNDECIDED = "undecided"


@dataclass(frozen=True, slots=True)
class Limits:
    """The 99,8% and 95% limits for one size, as ratios of numerator to denominator."""

    outer_low: float
    low: float
    high: float
    outer_high: float

    def zone(self, ratio: float) -> Zone:
        """Where a ratio lies; one on a limit is still within it."""
        if ratio < self.low:
            return Zone.BELOW_OUTER if ratio < self.outer_low else Zone.BELOW
        if ratio > self.high:
            return Zone.ABOVE_OUTER if ratio > self.outer_high else Zone.ABOVE
        return Zone.INSIDE


@dataclass(frozen=True, slots=True)
class Funnel:
    """Limits around the national ratio `centre`, for every size.

    `phi` is how many times the regions vary more than chance alone would have them, in variance; 1 where they do not.
    `units` is over how many samenwerkingsverbanden that was worked out. Pupils are drawn from the denominator
    (binomial) where the numerator is a part of it, else counted beside it (Poisson).
    """

    centre: float
    phi: float
    units: int
    part_of_whole: bool

    def by_chance(self, denominator: int) -> Limits:
        """The limits of chance alone."""
        return Limits(*_quantiles(denominator, self.centre, part_of_whole=self.part_of_whole))

    def usual(self, denominator: int) -> Limits:
        """The limits of the usual spread between samenwerkingsverbanden: chance, widened by phi."""
        most = 1.0 if self.part_of_whole else float("inf")
        wider = sqrt(self.phi)
        ends = _quantiles(denominator, self.centre, part_of_whole=self.part_of_whole)
        return Limits(*(min(max(self.centre + wider * (end - self.centre), 0.0), most) for end in ends))


def funnel(
    national: FigureValue, units: Mapping[str, FigureValue], *, part_of_whole: bool, least: int
) -> Funnel | None:
    """The funnel around Nederland, over the exact figures among the units.

    None where Nederland has no exact share between its extremes, or fewer than `least` units are exact.
    """
    counts = [found for figure in units.values() if (found := counts_of(figure))]
    whole = counts_of(national)
    if whole is None or len(counts) < least:
        return None
    centre = whole[0] / whole[1]
    if centre <= 0 or (part_of_whole and centre >= 1):
        return None
    variance = centre * (1 - centre) if part_of_whole else centre
    residuals = [(top / bottom - centre) / sqrt(variance / bottom) for top, bottom in counts]
    return Funnel(centre, overdispersion(residuals), len(counts), part_of_whole)


def counts_of(figure: FigureValue) -> tuple[int, int] | None:
    """Numerator and denominator of an exact share; None for every other figure."""
    if figure.kind is not FigureKind.VALUE or figure.numerator_low is None or not figure.denominator_low:
        return None
    return figure.numerator_low, figure.denominator_low


def overdispersion(residuals: Sequence[float]) -> float:
    """How many times the squared residuals exceed what chance gives, outliers winsorised; 1 where that may be chance.

    The mean of n squares has by chance a standard deviation of sqrt(2 / n): up to two of them above 1 means nothing.
    """
    ranked = sorted(residuals)
    cut = floor(WINSORISED * len(ranked))
    lowest, highest = ranked[cut], ranked[len(ranked) - 1 - cut]
    phi = sum(min(max(each, lowest), highest) ** 2 for each in ranked) / len(ranked)
    return phi if phi > 1 + 2 * sqrt(2 / len(ranked)) else 1.0


def zone_by_chance(found: Funnel, figure: FigureValue) -> Zone:
    """Where a share lies within the limits of chance alone."""
    return _agreed(found.by_chance(bottom).zone(top / bottom) for top, bottom in _corners(figure))


def zone_usual(found: Funnel, figure: FigureValue) -> Zone:
    """Where a share lies within the usual spread between samenwerkingsverbanden."""
    return _agreed(found.usual(bottom).zone(top / bottom) for top, bottom in _corners(figure))


def _corners(figure: FigureValue) -> Iterator[tuple[int, int]]:
    """Every combination of an end of the numerator with an end of the denominator: between them lies all that may be."""
    tops = {each for each in (figure.numerator_low, figure.numerator_high) if each is not None}
    bottoms = {each for each in (figure.denominator_low, figure.denominator_high) if each}
    if figure.kind in {FigureKind.VALUE, FigureKind.INTERVAL}:
        yield from product(tops, bottoms)


def _agreed(zones: Iterator[Zone]) -> Zone:
    found = set(zones)
    if len(found) == 1:
        return found.pop()
    for near, far in ((Zone.BELOW, Zone.BELOW_OUTER), (Zone.ABOVE, Zone.ABOVE_OUTER)):
        if found == {near, far}:
            return near
    return Zone.UNDECIDED


def _quantiles(size: int, ratio: float, *, part_of_whole: bool) -> list[float]:
    """The shares under which a number drawn at this size stays with the chances in TAILS, between whole numbers too."""
    mean = size * ratio
    deviation = sqrt(mean * (1 - ratio) if part_of_whole else mean)
    count = max(0, floor(mean - _REACH * deviation))
    last = size if part_of_whole else ceil(mean + _REACH * deviation) + _REACH
    chance = exp(_log_chance(count, size, ratio, part_of_whole=part_of_whole))
    under = chance
    found = []
    for tail in TAILS:
        while under < tail and count < last:
            odds = (size - count) * ratio / (1 - ratio) if part_of_whole else mean
            chance *= odds / (count + 1)
            count += 1
            under += chance
        found.append(max(0.0, (count - (under - tail) / chance) / size))
    return found


def _log_chance(count: int, size: int, ratio: float, *, part_of_whole: bool) -> float:
    """Logarithm of the chance of exactly this number."""
    if not part_of_whole:
        mean = size * ratio
        return count * log(mean) - mean - lgamma(count + 1)
    ways = lgamma(size + 1) - lgamma(count + 1) - lgamma(size - count + 1)
    return ways + count * log(ratio) + (size - count) * log(1 - ratio)
