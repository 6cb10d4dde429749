"""Looking back on a decision: what was expected, what was forecast without it, and what came. Pure: no Django.

A series shows what went together, never why: the words say „past bij”, never „door”.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from enum import StrEnum


class Fit(StrEnum):
    """How what came agrees with what was expected."""

    FULL = "past"
    PARTLY = "past-deels"
    NOT = "past-niet"
    UNKNOWN = "niet-te-zeggen"


FIT_LABELS = {
    Fit.FULL: "past bij wat werd verwacht",
    Fit.PARTLY: "past deels bij wat werd verwacht",
    Fit.NOT: "past niet bij wat werd verwacht",
    Fit.UNKNOWN: "is niet met zekerheid naast de verwachting te leggen",
}
# From this part of the way on it fits in part; less is too little to tell from nothing.
SOME = 0.25


@dataclass(frozen=True, slots=True)
class Measured:
    """A figure of one year: exact where `low` equals `high`, and how it reads."""

    year: int
    low: float
    high: float
    text: str


@dataclass(frozen=True, slots=True)
class LookBack:
    """The figure when the decision was taken and the newest one up to the horizon, with what was expected and forecast.

    `forecast` is the range for the year of `after` as it was worked out then. `is_early`: there is no figure yet of a year
    after the decision.
    """

    before: Measured | None
    after: Measured | None
    expected: float | None
    forecast: tuple[float, float] | None
    fit: Fit
    beats_forecast: bool | None

    @property
    def is_early(self) -> bool:
        return self.after is None


def look_back(
    values: Sequence[Measured],
    *,
    decided: float,
    horizon: float,
    expected: float | None,
    forecast: dict[int, tuple[float, float]] | None = None,
) -> LookBack:
    """Hold a series against a decision. `decided` and `horizon` are moments in years on the scale of the series.

    Before is the last figure of a moment not after the decision; after is the newest one later than that, up to the year of
    the horizon.
    """
    before = max((each for each in values if each.year <= decided), key=lambda each: each.year, default=None)
    later = [each for each in values if decided < each.year <= horizon + 1 and each is not before]
    after = max(later, key=lambda each: each.year, default=None)
    foretold = (forecast or {}).get(after.year) if after else None
    fit = _fit(before, after, expected)
    return LookBack(before, after, expected, foretold, fit, _beats(before, after, expected, foretold))


def _fit(before: Measured | None, after: Measured | None, expected: float | None) -> Fit:
    if before is None or after is None or expected is None:
        return Fit.UNKNOWN
    parts = {_of_way(start, end, expected) for start in (before.low, before.high) for end in (after.low, after.high)}
    found = {_judged(part) for part in parts}
    return found.pop() if len(found) == 1 else Fit.UNKNOWN


def _of_way(start: float, end: float, expected: float) -> float | None:
    """Which part of the expected change came; None where none was expected."""
    way = expected - start
    return None if abs(way) < 1e-9 else (end - start) / way  # noqa: PLR2004 -- nothing but rounding


def _judged(part: float | None) -> Fit:
    if part is None:
        return Fit.UNKNOWN
    if part >= 1 - 1e-9:
        return Fit.FULL
    return Fit.PARTLY if part >= SOME else Fit.NOT


def _beats(
    before: Measured | None, after: Measured | None, expected: float | None, forecast: tuple[float, float] | None
) -> bool | None:
    """Whether what came lies beyond the forecast range on the side that was hoped for; None where that cannot be told."""
    if before is None or after is None or expected is None or forecast is None:
        return None
    low, high = forecast
    if expected < before.low:
        return True if after.high < low else None if after.low < low else False
    if expected > before.high:
        return True if after.low > high else None if after.high > high else False
    return None
