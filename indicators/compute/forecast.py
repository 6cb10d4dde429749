"""Where a short yearly series may go: a robust trend with a range, or "blijft gelijk" where that did better before.

The trend goes on from the last figure with the Theil-Sen slope of the last six. From each earlier year both methods say
what the next figure would be; the one that was less wrong is shown, with the range that its own errors ask for. A share
is followed on the logit scale, which keeps it between 0 and 100; a number that never was negative does not become so.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from enum import StrEnum
from math import exp, inf, log
from statistics import fmean

from indicators.compute.figure import FigureValue
from indicators.compute.rolling import Method, Miss, Steps, guess, half_width, misses, next_steps
from indicators.enums import FigureKind, Unit

ENOUGH = 5
HORIZON = 3
# Of ten outcomes about eight lie in the range.
LEVEL = 80
_WHOLE = 100.0
# Where a share of 0 or 100 has no known denominator, so that it still has a place on the logit scale.
_EDGE = 0.01


class Reason(StrEnum):
    """Why nothing is predicted."""

    RUBRIC = "rubric"
    TOO_FEW = "too_few"


@dataclass(frozen=True, slots=True)
class Measured:
    """One year of a series. `line` names definition version and teldatum: two lines never share a forecast."""

    year: int
    figure: FigureValue
    provisional: bool = False
    example: bool = False
    line: str = ""


@dataclass(frozen=True, slots=True)
class Used:
    """The exact years of the newest line, and how many other years could not serve and why."""

    years: tuple[int, ...] = ()
    provisional: int = 0
    examples: int = 0
    intervals: int = 0
    withheld: int = 0
    gaps: int = 0
    other_line: int = 0


@dataclass(frozen=True, slots=True)
class Refusal:
    """No forecast, and why."""

    reason: Reason
    used: Used


@dataclass(frozen=True, slots=True)
class ForecastYear:
    """A year to come: the middle, and the range that about eight in ten outcomes stay in, on the scale of the unit."""

    year: int
    low: float
    middle: float
    high: float


@dataclass(frozen=True, slots=True)
class Backtest:
    """How the shown method would have done on the newest figure, and on average a step ahead beside the other method.

    On the scale of the unit; `origin` is the year up to which figures were used to predict `year`.
    """

    year: int
    origin: int
    predicted: float
    actual: float
    mean_error: float
    mean_error_other: float
    count: int

    @property
    def last_error(self) -> float:
        """How far the newest prediction was off."""
        return abs(self.predicted - self.actual)


@dataclass(frozen=True, slots=True)
class Forecast:
    """A range for up to three years after `base_year`, the last exact figure."""

    unit: Unit
    method: Method
    base_year: int
    base: float
    years: tuple[ForecastYear, ...]
    backtest: Backtest
    used: Used

    def of(self, year: int) -> ForecastYear | None:
        """The range of one year."""
        return next((each for each in self.years if each.year == year), None)


@dataclass(frozen=True, slots=True)
class _Scale:
    """There and back between the unit and the scale that steps are added on; `least` is one pupil in the unit."""

    is_logit: bool
    floor: float
    ceiling: float
    least: float

    def there(self, value: float) -> float:
        if not self.is_logit:
            return value
        edge = self.least / 2 or _EDGE
        part = min(max(value, edge), _WHOLE - edge) / _WHOLE
        return log(part / (1 - part))

    def back(self, value: float) -> float:
        return _WHOLE / (1 + exp(-value)) if self.is_logit else min(max(value, self.floor), self.ceiling)


def forecast(points: Sequence[Measured], *, horizon: int = HORIZON) -> Forecast | Refusal:
    """The range of the years after the last exact figure, at most three; a refusal under five exact figures of one line.

    Deterministic: the same points give the same floats. Raises ValueError for a horizon outside 1-3, or for a year that
    occurs twice in one line.
    """
    if not 1 <= horizon <= HORIZON:
        raise ValueError(f"Een prognose gaat 1 tot en met {HORIZON} jaar vooruit")
    exact, used = _usable(points)
    if exact and exact[-1].figure.unit is Unit.SCORE:
        return Refusal(Reason.RUBRIC, used)
    return _predicted(exact, used, horizon) if len(exact) >= ENOUGH else Refusal(Reason.TOO_FEW, used)


def _usable(points: Sequence[Measured]) -> tuple[list[Measured], Used]:
    """The exact points of the line of the newest one, oldest first, and what stays out."""
    ordered = sorted(points, key=lambda point: point.year)
    lines = [point.line for point in ordered if point.figure.kind is FigureKind.VALUE]
    same = [point for point in ordered if not lines or point.line == lines[-1]]
    if lines and len({point.year for point in same}) < len(same):
        raise ValueError("Een schooljaar komt twee keer voor in dezelfde reeks")
    exact = [point for point in same if point.figure.kind is FigureKind.VALUE]
    years = tuple(point.year for point in exact)
    known = {point.year for point in same if point.figure.kind is not FigureKind.UNKNOWN}
    return exact, Used(
        years=years,
        provisional=sum(point.provisional for point in exact),
        examples=sum(point.example for point in exact),
        intervals=_count(same, FigureKind.INTERVAL),
        withheld=_count(same, FigureKind.WITHHELD),
        gaps=sum(year not in known for year in range(years[0], years[-1])) if years else 0,
        other_line=_count(ordered, FigureKind.VALUE) - len(exact),
    )


def _count(points: Sequence[Measured], kind: FigureKind) -> int:
    return sum(point.figure.kind is kind for point in points)


def _predicted(exact: Sequence[Measured], used: Used, horizon: int) -> Forecast:
    scale = _scale_of([point.figure for point in exact])
    steps = [(point.year, scale.there(_value(point))) for point in exact]
    found = {method: misses(steps, method, horizon) for method in Method}
    means = {method: _mean_miss(each, scale) for method, each in found.items()}
    # Where both did as well, the simpler one is shown.
    method, other = Method.NAIVE, Method.TREND
    if means[Method.TREND] < means[Method.NAIVE]:
        method, other = other, method
    return Forecast(
        unit=exact[-1].figure.unit,
        method=method,
        base_year=exact[-1].year,
        base=_value(exact[-1]),
        years=tuple(_year(steps, method, found[method], scale, ahead) for ahead in range(1, horizon + 1)),
        backtest=_backtest(next_steps(found[method]), scale, means[method], means[other]),
        used=used,
    )


def _year(steps: Steps, method: Method, found: Sequence[Miss], scale: _Scale, ahead: int) -> ForecastYear:
    middle, reach = guess(steps, method, ahead), half_width(found, ahead)
    centre = scale.back(middle)
    low = min(scale.back(middle - reach), max(centre - scale.least, scale.floor))
    high = max(scale.back(middle + reach), min(centre + scale.least, scale.ceiling))
    return ForecastYear(steps[-1][0] + ahead, low, centre, high)


def _mean_miss(found: Sequence[Miss], scale: _Scale) -> float:
    """How far off the next figure was on average, on the scale of the unit."""
    return fmean(abs(scale.back(each.predicted) - scale.back(each.actual)) for each in next_steps(found))


def _backtest(steps: Sequence[Miss], scale: _Scale, mean: float, other: float) -> Backtest:
    last = steps[-1]
    return Backtest(
        year=last.year,
        origin=last.origin,
        predicted=scale.back(last.predicted),
        actual=scale.back(last.actual),
        mean_error=mean,
        mean_error_other=other,
        count=len(steps),
    )


def _scale_of(figures: Sequence[FigureValue]) -> _Scale:
    """Logit for a percentage that is one; else plain, and not below zero where no figure was."""
    values = [figure.value or 0.0 for figure in figures]
    unit, whole = figures[-1].unit, figures[-1].denominator_low
    if unit is Unit.PERCENT and all(0 <= value <= _WHOLE for value in values):
        return _Scale(True, 0.0, _WHOLE, _WHOLE / whole if whole else 0.0)
    per = 1000 / whole if unit is Unit.PERMILLE and whole else 0.0
    # An amount of money may be a difference, which goes below zero although it never did yet.
    floor = 0.0 if min(values) >= 0 and unit is not Unit.EURO else -inf
    return _Scale(False, floor, inf, 1.0 if unit is Unit.COUNT else per)


def _value(point: Measured) -> float:
    if point.figure.value is None:
        raise ValueError("Een exact cijfer mist zijn waarde")
    return point.figure.value
