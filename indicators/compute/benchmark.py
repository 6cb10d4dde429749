"""Where one samenwerkingsverband stands among all of its sector."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from enum import StrEnum
from math import floor

from indicators.compute.figure import FigureValue
from indicators.enums import FigureKind, Sector


@dataclass(frozen=True, slots=True)
class Percentiles:
    """Percentiles of a distribution, on the scale of its values, and over how many values."""

    p10: float
    p25: float
    p50: float
    p75: float
    p90: float
    count: int


class Band(StrEnum):
    """Between which percentiles a value lies; a value on a border belongs to the band nearer the middle."""

    LOWEST_TENTH = "below_p10"
    LOWER = "p10_p25"
    MIDDLE = "p25_p75"
    HIGHER = "p75_p90"
    HIGHEST_TENTH = "above_p90"


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
