"""How far a figure is from its path in time, and what is still needed in heads. Pure arithmetic on unrounded values.

Both are said of heads alone: of an exact share with its numerator and denominator, and of an exact count.
"""

import math
from collections.abc import Iterator
from itertools import pairwise

from goals.enums import Direction, PathKind
from goals.progress import WHOLE
from goals.targets import TOLERANCE, Target, doubts, path_value
from indicators.compute.figure import FigureValue
from indicators.enums import FigureKind, Unit

MONTHS = 12
# How far a stored share may be from its own numerator and denominator and still be that share.
_SAME = 1e-6


def heads_of(figure: FigureValue) -> tuple[float, float] | None:
    """Heads counted, and the value that one head stands for; None where the figure is no exact number of heads."""
    if figure.kind is not FigureKind.VALUE or figure.value is None:
        return None
    if figure.unit is Unit.COUNT:
        return figure.value, 1.0
    per, heads, total = WHOLE.get(figure.unit), figure.numerator_low, figure.denominator_low
    if per is None or heads is None or not total:
        return None
    if heads != figure.numerator_high or total != figure.denominator_high:
        return None
    return (heads, per / total) if abs(heads * per / total - figure.value) <= _SAME else None


def months_behind(target: Target, year: int, figure: FigureValue) -> float | None:
    """Months since the path asked this value; below zero the months until it will. 0 on the path.

    None where that is no question: no path, a path in one step or one that turns back, a target that is reached, a figure
    from before the baseline or worse than it, or a figure that is no exact number of heads.
    """
    value = figure.value
    if value is None or heads_of(figure) is None or not _is_steady(target) or target.target is None:
        return None
    first, start = target.points[0]
    if year < first or not target.favours(target.target, value) or target.favours(start, value):
        return None
    expected = path_value(target, year)
    if expected is None or abs(value - expected) <= TOLERANCE:
        return 0.0
    moments = list(_moments(target, value))
    if target.favours(value, expected):
        ahead = min((moment for moment in moments if moment >= year), default=None)
        return None if ahead is None else MONTHS * (year - ahead)
    behind = max((moment for moment in moments if moment <= year), default=None)
    return None if behind is None else MONTHS * (year - behind)


def heads_needed(target: Target, year: int, figure: FigureValue) -> int:
    """How many heads fewer (down) or more (up) bring the figure to what is asked in `year`, the total staying as it is.

    0 where nothing more is needed, or where it cannot be said.
    """
    found, wanted = heads_of(figure), path_value(target, year)
    if found is None or wanted is None or not target.has_path:
        return 0
    heads, worth = found
    if target.direction is Direction.DOWN:
        return max(0, math.ceil(heads - math.floor(wanted / worth + TOLERANCE)))
    return max(0, math.ceil(math.ceil(wanted / worth - TOLERANCE) - heads))


def _is_steady(target: Target) -> bool:
    """Whether the path moves little by little and never back."""
    return target.has_path and target.path_kind is not PathKind.STEPPED and not doubts(target)


def _moments(target: Target, value: float) -> Iterator[float]:
    """When the path asks this value; of a level stretch both ends."""
    for (year, at), (following, next_value) in pairwise(target.points):
        if abs(next_value - at) <= TOLERANCE:
            if abs(value - at) <= TOLERANCE:
                yield from (year, following)
        elif min(at, next_value) - TOLERANCE <= value <= max(at, next_value) + TOLERANCE:
            yield year + (value - at) / (next_value - at) * (following - year)
