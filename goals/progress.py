"""Where a figure stands against its target path. Pure arithmetic on unrounded values; wording.py turns it into Dutch.

Percentages are on the scale 0-100, years are the first calendar year of a school year.
"""

from dataclasses import dataclass
from decimal import ROUND_HALF_UP, Decimal

from goals.enums import Direction, Reason, Status
from goals.targets import TOLERANCE, Target, path_value, time_elapsed
from indicators.compute.figure import FigureValue
from indicators.enums import FigureKind, Unit

__all__ = [
    "TOLERANCE",
    "WHOLE",
    "Assessment",
    "Position",
    "Target",
    "assess",
    "in_pupils",
    "path_value",
    "place",
    "progress",
    "time_elapsed",
]

# What a share of everything reads, per unit of a share.
WHOLE = {Unit.PERCENT: 100, Unit.PERMILLE: 1000}


@dataclass(frozen=True, slots=True)
class Assessment:
    """The verdict on one figure, with what the sentence and the page need.

    `expected` is what the path asks for that year (MAINTAIN: the value to keep; a band has none). `deviation` is the
    unrounded distance from path or band, positive when unfavourable, for an exact figure only; inside a band it is 0.
    `deviation_pupils` is the same in whole pupils, and `side` says where the figure lies: 1 above, -1 below, 0 on it.
    A withheld figure leaves every number empty.
    """

    status: Status
    reason: Reason
    year: int
    expected: float | None = None
    deviation: float | None = None
    deviation_pupils: int | None = None
    side: int = 0
    progress: float | None = None
    estimate_status: Status | None = None


@dataclass(frozen=True, slots=True)
class Position:
    """One value against the target: how far off in the wrong direction, on which side, and what that means."""

    deviation: float
    side: int
    status: Status
    reason: Reason


def progress(*, baseline: float, target: float, current: float) -> float | None:
    """The part of the way from baseline to target that is covered; below 0 or above 1 where that is so.

    None when baseline and target are equal: then there is no way to cover.
    """
    way = target - baseline
    return None if abs(way) <= TOLERANCE else (current - baseline) / way


def assess(target: Target, year: int, figure: FigureValue) -> Assessment:
    """The verdict on the figure of one year. A figure from before the baseline year gets none: no path held then."""
    without_number = {
        FigureKind.WITHHELD: Reason.WITHHELD,
        FigureKind.UNKNOWN: Reason.UNKNOWN,
        FigureKind.NOT_APPLICABLE: Reason.NOT_APPLICABLE,
    }.get(figure.kind)
    if without_number is Reason.WITHHELD:
        return Assessment(Status.NO_VERDICT, without_number, year)
    expected = path_value(target, year)
    if without_number is not None:
        return Assessment(Status.NO_VERDICT, without_number, year, expected)
    if target.baseline_year is not None and year < target.baseline_year:
        return Assessment(Status.NO_VERDICT, Reason.BEFORE_BASELINE, year)
    if figure.kind is FigureKind.INTERVAL:
        return _assess_interval(target, year, figure)
    return _assess_exact(target, year, figure)


def place(target: Target, year: int, value: float) -> Position:
    """One exact value against path or band."""
    side, deviation = _distance(target, year, value)
    if _reached(target, value):
        return Position(deviation, side, Status.ACHIEVED, Reason.TARGET_REACHED)
    margin, limit = target.bounds
    if deviation <= margin + TOLERANCE:
        return Position(deviation, side, Status.ON_TRACK, Reason.WITHIN_MARGIN)
    if deviation <= limit + TOLERANCE:
        return Position(deviation, side, Status.ATTENTION, Reason.BETWEEN_BOUNDS)
    return Position(deviation, side, Status.OFF_TRACK, Reason.BEYOND_LIMIT)


def in_pupils(difference: float, figure: FigureValue) -> int | None:
    """A difference in whole pupils (or whatever is counted): a count is one already, a share is taken of the denominator.

    None for a score, days or money, and where the denominator is not exactly known.
    """
    if figure.unit is Unit.COUNT:
        return _whole(difference)
    per = WHOLE.get(figure.unit)
    if per is None or figure.denominator_low is None or figure.denominator_low != figure.denominator_high:
        return None
    return _whole(difference * figure.denominator_low / per)


def _assess_exact(target: Target, year: int, figure: FigureValue) -> Assessment:
    value = _number(figure.value)
    position = place(target, year, value)
    return Assessment(
        status=position.status,
        reason=position.reason,
        year=year,
        expected=path_value(target, year),
        deviation=position.deviation,
        deviation_pupils=in_pupils(position.deviation, figure),
        side=position.side,
        progress=_progress_of(target, value),
    )


def _assess_interval(target: Target, year: int, figure: FigureValue) -> Assessment:
    """A verdict only where it holds for every value between both ends.

    Equal verdicts at both ends are not enough for a band: below and above it both are wrong, in between all is well.
    """
    expected = path_value(target, year)
    first, last = place(target, year, _number(figure.low)), place(target, year, _number(figure.high))
    across_band = first.side * last.side < 0 and not target.has_path and first.status is not Status.ON_TRACK
    side = first.side if first.side == last.side else 0
    if first.status is last.status and not across_band:
        return Assessment(first.status, first.reason, year, expected, side=side)
    estimate = None if figure.estimate is None else place(target, year, figure.estimate).status
    return Assessment(Status.NO_VERDICT, Reason.INTERVAL_UNDECIDED, year, expected, side=side, estimate_status=estimate)


def _distance(target: Target, year: int, value: float) -> tuple[int, float]:
    """On which side of path or band the value lies, and how far in the wrong direction."""
    if target.band is not None:
        low, high = target.band
        below, above = low - value, value - high
        if max(below, above) <= TOLERANCE:
            return 0, 0.0
        return (-1, below) if below > above else (1, above)
    difference = value - _number(path_value(target, year))
    if abs(difference) <= TOLERANCE:
        return 0, 0.0
    side = 1 if difference > 0 else -1
    return side, difference if target.direction is Direction.DOWN else -difference


def _reached(target: Target, value: float) -> bool:
    if not target.has_path or target.target is None:
        return False
    if target.direction is Direction.UP:
        return value >= target.target - TOLERANCE
    return value <= target.target + TOLERANCE


def _progress_of(target: Target, value: float) -> float | None:
    if not target.has_path or target.baseline is None or target.target is None:
        return None
    return progress(baseline=target.baseline, target=target.target, current=value)


def _number(x: float | None) -> float:
    if x is None:
        raise ValueError("Dit cijfer mist de waarde die bij zijn soort hoort")
    return x


def _whole(x: float) -> int:
    return int(Decimal(str(x)).quantize(Decimal(1), rounding=ROUND_HALF_UP))
