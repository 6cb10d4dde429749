"""The value axis: round ticks, the same on every medium, so that one sentence about the axis holds for all of them."""

import math
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass

from osp import amounts, dutch
from osp.charts.spec import ChartSpec, ChartUnit, Point

_MOST_STEPS = 6
_HEADROOM = 0.12
# Below this share of the top the axis starts at zero: cutting off less than that would exaggerate for nothing.
_ZERO_SHARE = 0.4
_FULL = 100.0
# An interval that would stretch the axis beyond this many times its length is cut, or the course could not be read.
_MOST_STRETCH = 2.0
_LEAST_COURSE = 2
_ROUNDING = 1e-9
# The least that an axis spans, in the unit itself.
_LEAST_SPAN: Mapping[ChartUnit, float] = {"count": 4.0, "days": 4.0, "euro": 1000.0}


@dataclass(frozen=True, slots=True)
class ValueScale:
    """Bounds of the axis, its ticks from low to high and the decimals they need."""

    low: float
    high: float
    ticks: tuple[float, ...]
    places: int
    unit: ChartUnit

    @property
    def starts_above_zero(self) -> bool:
        """Whether the axis is cut off, which the sentence under the chart must say. A rubric has no zero to cut off."""
        return self.unit != "score" and self.low > 0

    @property
    def start_text(self) -> str:
        """Where the axis starts, in words for that sentence: "1,8%"."""
        return self.unit_tick(self.low) if self.unit == "percent" else amounts.trimmed(self.low, self.unit)

    def cuts(self, point: Point) -> bool:
        """Whether this point is an interval of which an end lies beyond the axis."""
        return point.bounds is not None and not self.low <= point.bounds[0] <= point.bounds[1] <= self.high

    def tick_text(self, value: float) -> str:
        """A tick without its unit; millions of euros are told as such."""
        if self.in_millions:
            whole = dutch.decimal(value / amounts.MILLION, self._places_of_millions)
            return f"{whole} mln" if value else "0"
        return dutch.integer(round(value)) if self.places == 0 else dutch.decimal(value, self.places)

    def unit_tick(self, value: float) -> str:
        """A tick with the sign of its unit: "2,4%", "6‰", "€ 1,2 mln"; heads, days and years have none."""
        style, text = amounts.STYLES[self.unit], self.tick_text(value)
        return style.tick + text if style.tick_first else text + style.tick

    @property
    def in_millions(self) -> bool:
        """Whether the axis of an amount runs into the millions."""
        return self.unit == "euro" and max(-self.low, self.high) >= amounts.MILLION

    @property
    def _places_of_millions(self) -> int:
        """The decimals that tell two ticks apart once they are divided by a million."""
        step = self.ticks[1] - self.ticks[0] if len(self.ticks) > 1 else amounts.MILLION
        return max(0, 6 - math.floor(math.log10(step) + _ROUNDING))


def value_scale(spec: ChartSpec) -> ValueScale:
    """The axis that holds every figure of the chart, except the ends of an interval that would flatten its course."""
    figures = list(axis_figures(spec))
    if spec.unit == "score":
        return _level_scale(min([1.0, *figures]), max([float(spec.score_max), *figures]))
    if not figures:
        return ValueScale(0.0, 1.0, (), 0, spec.unit)
    return _round_scale(min(figures), max(figures), spec.unit)


def scale_of(low: float, high: float, unit: ChartUnit) -> ValueScale:
    """An axis with round ticks that holds everything from low to high."""
    return _round_scale(low, high, unit)


def axis_figures(spec: ChartSpec) -> Iterator[float]:
    """The figures that the axis follows: the course, and every interval that leaves it readable.

    Where nothing has a course, as in a chart of intervals alone or of one figure, and on the levels of a rubric, every
    interval is shown whole.
    """
    if spec.unit == "score" or not _has_course(spec):
        yield from spec.figures()
        return
    held = list(spec.course())
    most = _MOST_STRETCH * _length(held, spec.unit)
    intervals = [point.bounds for point in spec.points() if point.bounds]
    for bounds in sorted(intervals, key=lambda bounds: bounds[1] - bounds[0]):
        if _length([*held, *bounds], spec.unit) <= most + _ROUNDING:
            held += bounds
    yield from held


def cut_intervals(spec: ChartSpec) -> tuple[int, ...]:
    """The years of which the own interval runs beyond the axis and is drawn with an open end, oldest first."""
    return _cut_years(spec, spec.series)


def cut_national_intervals(spec: ChartSpec) -> tuple[int, ...]:
    """The same for Nederland."""
    return _cut_years(spec, spec.national)


def _cut_years(spec: ChartSpec, points: Iterable[Point]) -> tuple[int, ...]:
    scale = value_scale(spec)
    return tuple(sorted(point.year for point in points if scale.cuts(point)))


def _length(figures: Sequence[float], unit: ChartUnit) -> float:
    """How much the axis of these figures spans."""
    scale = _round_scale(min(figures), max(figures), unit)
    return scale.high - scale.low


def _has_course(spec: ChartSpec) -> bool:
    """Whether there is something to follow over the years: two exact figures, or one and a path."""
    exact = sum(point.value is not None for point in spec.series)
    return exact >= _LEAST_COURSE or (exact > 0 and len(spec.path) >= _LEAST_COURSE)


def figure_text(unit: ChartUnit, value: float) -> str:
    """A figure as it stands beside a dot: 2,04%, 1.271, 3,2 or 31 dagen."""
    if unit != "score":
        return amounts.amount(value, unit)
    return dutch.integer(round(value)) if value == round(value) else dutch.decimal(value, 1)


def range_text(unit: ChartUnit, low: float, high: float) -> str:
    """Both ends of an interval: 13,20–14,60%."""
    return f"{figure_text(unit, low)}–{figure_text(unit, high)}" if unit == "score" else amounts.span(low, high, unit)


def point_text(unit: ChartUnit, point: Point) -> str:
    """A known point in words: its value, or both ends of its interval."""
    if point.value is not None:
        return figure_text(unit, point.value)
    low, high = point.figures()[:2]
    return range_text(unit, low, high)


def _level_scale(low: float, high: float) -> ValueScale:
    """A tick for every level of a rubric, with room under the lowest and above the highest."""
    levels = range(math.floor(low), math.ceil(high) + 1)
    return ValueScale(levels[0] - 0.4, levels[-1] + 0.3, tuple(map(float, levels)), 0, "score")


def _round_scale(low: float, high: float, unit: ChartUnit) -> ValueScale:
    is_whole = unit == "percent" and high <= _FULL
    # An axis that reaches below zero shows zero too, or nobody could see how far below it the figures are.
    low, high = _widened(low, max(high, 0.0) if low < 0 else high, unit)
    step, places = _step(high - low, unit)
    if low < 0 or _first(low, step) > _ZERO_SHARE * high:
        first = _first(low, step)
    else:
        step, places = _step(high, unit)
        first = 0.0
    last = math.ceil((high + _HEADROOM * step) / step - 1e-9) * step
    if is_whole:
        last = max(min(last, _FULL), first + step)
    count = round((last - first) / step)
    ticks = tuple(round(first + index * step, places) for index in range(count + 1))
    return ValueScale(ticks[0], ticks[-1], ticks, places, unit)


def _widened(low: float, high: float, unit: ChartUnit) -> tuple[float, float]:
    """Room around figures that lie closer together than anyone should read a difference into."""
    least = max(_LEAST_SPAN.get(unit, 0.2), 0.04 * abs(high))
    missing = max(0.0, least - (high - low)) / 2
    return (max(0.0, low - missing) if low >= 0 else low - missing), high + missing


def _first(low: float, step: float) -> float:
    """The tick under the lowest figure, with some room between that figure and the axis."""
    first = math.floor((low - _HEADROOM * step) / step + 1e-9) * step
    return max(0.0, first) if low >= 0 else first


def _step(span: float, unit: ChartUnit) -> tuple[float, int]:
    """The smallest step of 1, 2 or 5 times a power of ten that needs few ticks, and its decimals."""
    exponent = math.floor(math.log10(span / _MOST_STEPS))
    if unit in {"count", "euro"}:
        exponent = max(exponent, 0)
    for factor in (1, 2, 5, 10):
        step = factor * 10.0**exponent
        if span / step <= _MOST_STEPS:
            break
    places = max(0, -exponent - (factor == 10))  # noqa: PLR2004 -- ten of one decimal is one of the decimal before it
    return round(step, places), places
