"""Predicting a short series from each of its own years, and what the errors of that say about the years to come."""

from collections.abc import Sequence
from dataclasses import dataclass
from enum import StrEnum
from itertools import combinations
from math import ceil, sqrt
from statistics import median

# An older past says little about the next three years: regulations and school populations were others.
WINDOW = 6
# A slope needs three figures: through two every line fits.
LEAST_BEHIND = 3
SHARE_INSIDE = 0.8
# Of a handful of errors the largest is not yet what eight in ten years stay under. Found by simulation: with it, at least
# eight in ten outcomes a year ahead lie inside for walks, trends and noise of five figures and more.
_FEW_ERRORS = 2.0

Steps = Sequence[tuple[int, float]]


class Method(StrEnum):
    """What a forecast does from the last figure on: follow the trend, or say that everything stays as it is."""

    TREND = "trend"
    NAIVE = "naive"


@dataclass(frozen=True, slots=True)
class Miss:
    """What a method would have said from one year about a later one, and what it became."""

    origin: int
    year: int
    predicted: float
    actual: float

    @property
    def ahead(self) -> int:
        """How many years before it was said."""
        return self.year - self.origin

    @property
    def size(self) -> float:
        """How far off it was."""
        return abs(self.predicted - self.actual)


def guess(steps: Steps, method: Method, ahead: int) -> float:
    """The value this many years after the last of the (year, value) steps."""
    return steps[-1][1] + (ahead * theil_sen(steps[-WINDOW:]) if method is Method.TREND else 0.0)


def theil_sen(steps: Steps) -> float:
    """The median slope per year over all pairs of (year, value): one odd year does not turn it.

    Source: P.K. Sen, "Estimates of the regression coefficient based on Kendall's tau", JASA 63 (1968).
    """
    return median((later[1] - earlier[1]) / (later[0] - earlier[0]) for earlier, later in combinations(steps, 2))


def misses(steps: Steps, method: Method, horizon: int) -> list[Miss]:
    """A rolling origin: what the method would have said each year, using nothing of later, oldest first.

    Of each origin the next figure is there, however many years later, and every other one up to the horizon.
    """
    return [
        Miss(steps[end - 1][0], year, guess(steps[:end], method, year - steps[end - 1][0]), actual)
        for end in range(LEAST_BEHIND, len(steps))
        for place, (year, actual) in enumerate(steps[end:])
        if place == 0 or year - steps[end - 1][0] <= horizon
    ]


def next_steps(found: Sequence[Miss]) -> list[Miss]:
    """Of each year from which was predicted the first figure after it."""
    first: dict[int, Miss] = {}
    for each in found:
        first.setdefault(each.origin, each)
    return list(first.values())


def half_width(found: Sequence[Miss], ahead: int) -> float:
    """How far around the middle the range reaches, this many years ahead.

    Errors of all distances count, each brought back to one year ahead (errors of a walk grow with the root of time). The
    range holds the conformal 80th percentile of them, widened where they are few, and is never narrower than the last two
    steps were off, nor than the last prediction over the same distance was. Raises ValueError without errors.
    """
    if not found:
        raise ValueError("Zonder eerdere voorspellingen is er geen marge")
    sizes = sorted(each.size / sqrt(each.ahead) for each in found)
    rank = min(len(sizes), ceil((len(sizes) + 1) * SHARE_INSIDE))
    steps = [each.size for each in next_steps(found)]
    reach = max(sizes[rank - 1], *steps[-2:]) * (1 + _FEW_ERRORS / len(steps)) * sqrt(ahead)
    same = [each.size for each in found if each.ahead == ahead]
    return max([reach, *same[-1:]])
