"""What a chart says, before anyone decides where it stands: plain values, unrounded, percentages on the scale 0-100."""

import math
from collections.abc import Iterator
from dataclasses import dataclass
from enum import StrEnum
from itertools import pairwise
from typing import Literal

ChartUnit = Literal["percent", "permille", "count", "score", "days", "years", "euro", "number"]
# A value at a moment in years: 2026.25 is a quarter of the way from the figure of 2026 to that of 2027.
YearValue = tuple[float, float]
# What every forecast is called, on every medium.
FORECAST_WORD = "indicatief"


class PointKind(StrEnum):
    """How a year is drawn: as a dot, as a bar with caps, or not at all."""

    VALUE = "value"
    INTERVAL = "interval"
    MISSING = "missing"


@dataclass(frozen=True, slots=True)
class Point:
    """One year of a series. A value wins over bounds; with neither the year is missing and no line runs through it.

    `estimate` may only stand beside bounds. `provisional` draws an open dot and a dotted link. `example` marks an
    invented figure. `missing_word` is what stands at a missing year: onbekend, onderdrukt or n.v.t.
    """

    year: int
    value: float | None = None
    low: float | None = None
    high: float | None = None
    estimate: float | None = None
    provisional: bool = False
    example: bool = False
    missing_word: str = "onbekend"

    @property
    def kind(self) -> PointKind:
        """Which of the three drawings this year gets."""
        if self.value is not None:
            return PointKind.VALUE
        if self.low is not None and self.high is not None:
            return PointKind.INTERVAL
        return PointKind.MISSING

    @property
    def bounds(self) -> tuple[float, float] | None:
        """Both ends of an interval, None for every other kind."""
        return None if self.value is not None or self.low is None or self.high is None else (self.low, self.high)

    def figures(self) -> tuple[float, ...]:
        """Every number that this point puts in the picture."""
        if self.value is not None:
            return (self.value,)
        if self.low is None or self.high is None:
            return ()
        return (self.low, self.high) if self.estimate is None else (self.low, self.high, self.estimate)


@dataclass(frozen=True, slots=True)
class Alternative:
    """A path that somebody supposes, from a figure on, and what it is called."""

    label: str
    path: tuple[YearValue, ...]


@dataclass(frozen=True, slots=True)
class ChartSpec:
    """Everything one chart shows. Years are first calendar years: 2019 is school year 2019-2020.

    `band` holds (year, p25, p75) of the other samenwerkingsverbanden. `path` runs from baseline to target and ends in a
    diamond; `old_paths` are replaced paths, drawn thinner, each as far as it held. `corridor` is the wished (low, high),
    from `corridor_since` on. `gap_label` names the
    distance between the last figure and the path, and is drawn only where both are known. `breaks` are (first year of
    the new definition, label): no line or band crosses one. `flags` are (moment in years, label), for example a
    decision at 2025.45. `forecast` holds (year, low, middle, high) of years to come, and `alternatives` paths that people
    suppose; both are drawn unlike any figure. A count of one samenwerkingsverband shares no axis with that of Nederland: leave `national`
    and `band` empty there.
    """

    title: str
    description: str
    unit: ChartUnit
    first_year: int
    last_year: int
    series: tuple[Point, ...] = ()
    national: tuple[Point, ...] = ()
    band: tuple[tuple[int, float, float], ...] = ()
    path: tuple[YearValue, ...] = ()
    old_paths: tuple[tuple[YearValue, ...], ...] = ()
    baseline_label: str | None = None
    corridor: tuple[float, float] | None = None
    corridor_since: float | None = None
    gap_label: str | None = None
    breaks: tuple[tuple[int, str], ...] = ()
    flags: tuple[tuple[float, str], ...] = ()
    score_max: int = 4
    forecast: tuple[tuple[int, float, float, float], ...] = ()
    alternatives: tuple[Alternative, ...] = ()

    @property
    def years(self) -> range:
        """The years of the axis: those asked for, and any other that has something to show."""
        shown = [self.first_year, self.last_year, *(point.year for point in self.points())]
        shown += [year for year, _, _ in self.band]
        shown += [year for year, _, _, _ in self.forecast]
        shown += [round(year) for each in self.alternatives for year, _ in each.path]
        moments = [moment for path in (self.path, *self.old_paths) for moment, _ in path]
        shown += [whole(moment) for moment in moments for whole in (math.floor, math.ceil)]
        return range(min(shown), max(shown) + 1)

    @property
    def last_point(self) -> Point | None:
        """The newest year of the series that has a value or an interval."""
        known = [point for point in self.series if point.kind is not PointKind.MISSING]
        return max(known, key=lambda point: point.year, default=None)

    @property
    def start(self) -> YearValue | None:
        """Where the path begins, or the one that it replaced: the place of the baseline."""
        return next((path[0] for path in (*self.old_paths, self.path) if path), None)

    def wished(self, year: float) -> float | None:
        """What is asked at a moment: by the path, or before its start by the one that held then.

        A path of which only the end is left says least: it was over before it began to hold.
        """
        held = (self.path if len(self.path) > 1 else (), *reversed(self.old_paths), self.path)
        values = (path_at(path, year) for path in held)
        return next((value for value in values if value is not None), None)

    @property
    def break_years(self) -> frozenset[int]:
        """Years from which another definition holds."""
        return frozenset(year for year, _ in self.breaks)

    @property
    def example_note(self) -> str | None:
        """The word that owns up to invented figures, once per chart; None when every figure is real."""
        known = [point for point in self.points() if point.kind is not PointKind.MISSING]
        invented = [point for point in known if point.example]
        if not invented:
            return None
        return "voorbeeld" if len(invented) == len(known) else "deels voorbeeld"

    def points(self) -> Iterator[Point]:
        """Own and national points, in that order."""
        yield from self.series
        yield from self.national

    def figures(self) -> Iterator[float]:
        """Every number of the chart, also the ends of an interval that may turn out too wide for the axis."""
        for point in self.points():
            yield from point.figures()
        yield from self.agreed()

    def course(self) -> Iterator[float]:
        """The numbers that the axis always holds: exact figures, estimates, band, paths and corridor."""
        yield from (point.value for point in self.points() if point.value is not None)
        yield from (point.estimate for point in self.series if point.bounds and point.estimate is not None)
        yield from self.agreed()

    def agreed(self) -> Iterator[float]:
        """The numbers around the figures: the band of others, paths, corridor, and what is forecast or supposed."""
        for _, low, high in self.band:
            yield from (low, high)
        for path in (self.path, *self.old_paths):
            yield from (value for _, value in path)
        for each in self.alternatives:
            yield from (value for _, value in each.path)
        for _, low, _, high in self.forecast:
            yield from (low, high)
        yield from self.corridor or ()


def path_at(path: tuple[YearValue, ...], year: float) -> float | None:
    """Value of a path at a moment, straight between its steps; None before its start and after its end.

    Where the path goes straight up or down, its value is the one after.
    """
    for (year_a, value_a), (year_b, value_b) in reversed(list(pairwise(path))):
        if year_a <= year <= year_b:
            return value_a + (value_b - value_a) * (year - year_a) / (year_b - year_a) if year_b > year_a else value_b
    return path[0][1] if len(path) == 1 and path[0][0] == year else None


def path_between(path: tuple[YearValue, ...], start: float, end: float) -> tuple[YearValue, ...]:
    """The part of a path from one moment to another, with a corner at both where it goes on beyond them."""
    first, last = path_at(path, start), path_at(path, end)
    if start > end:
        return ()
    inside = [step for step in path if start <= step[0] <= end]
    if first is not None and (not inside or inside[0][0] > start):
        inside.insert(0, (start, first))
    if last is not None and inside[-1][0] < end:
        inside.append((end, last))
    return tuple(inside)
