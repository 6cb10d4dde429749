"""Arithmetic with quantities of which only bounds are known: numbers of pupils, and other amounts with decimals.

A "<5" in a DUO file is 1 to 4. Sums carry the bounds; shares are made from sums and are themselves never added.
"""

from dataclasses import dataclass

from indicators.compute.figure import FigureValue
from indicators.enums import FigureKind, Unit

# Mean of a "<5" cell per PC4 and age, calibrated on the 2024 po file: for a labelled estimate and nothing else.
MEAN_OF_HIDDEN_CELL = {"bo": 1.53, "sbo": 1.53, "so": 1.26, "vso": 1.26}


@dataclass(frozen=True, slots=True)
class Bounds:
    """A quantity between low and high (equal when exact); the estimate is None without a calibrated mean."""

    low: int | float
    high: int | float
    estimate: float | None

    @classmethod
    def exact(cls, count: int | float) -> "Bounds":
        """A number that is known."""
        return cls(count, count, float(count))

    @classmethod
    def of_cells(cls, *, measure: str, low: int, high: int, hidden: int, known: int) -> "Bounds":
        """From summed cells: `hidden` is how many "<5" cells are in it, `known` the sum of the others."""
        mean = MEAN_OF_HIDDEN_CELL.get(measure)
        if hidden == 0:
            return cls(low, high, float(low) if low == high else None)
        return cls(low, high, None if mean is None else known + hidden * mean)

    @property
    def is_exact(self) -> bool:
        """Whether only one number is possible."""
        return self.low == self.high

    def __add__(self, other: "Bounds") -> "Bounds":
        estimate = None if self.estimate is None or other.estimate is None else self.estimate + other.estimate
        return Bounds(self.low + other.low, self.high + other.high, estimate)


ZERO = Bounds.exact(0)


def total(parts: "list[Bounds]") -> Bounds:
    """The sum of some numbers of pupils; nothing at all is zero."""
    return sum(parts, start=ZERO)


@dataclass(frozen=True, slots=True)
class Share:
    """A share times its factor (100 for percent), unrounded: its bounds and the estimate between them."""

    low: float
    high: float
    estimate: float | None


def share(numerator: Bounds, other: Bounds, *, part_of_whole: bool, factor: int = 100) -> Share | None:
    """The share of a numerator, in percent unless the factor says otherwise. No bound may be below zero.

    With `part_of_whole`, `other` is the rest of the denominator (the bounds are then the tight ones); else `other` is
    the denominator. None when the denominator is or may be zero, so that no bound exists.
    """
    if part_of_whole:
        ends = ((numerator.low, numerator.low + other.high), (numerator.high, numerator.high + other.low))
        whole = numerator + other
    else:
        ends = ((numerator.low, other.high), (numerator.high, other.low))
        whole = other
    if any(denominator == 0 for _, denominator in ends):
        return None
    low, high = (factor * count / denominator for count, denominator in ends)
    if numerator.estimate is None or not whole.estimate:
        return Share(low, high, None)
    return Share(low, high, min(max(factor * numerator.estimate / whole.estimate, low), high))


def whole_number(count: int | float) -> int | None:
    """A count as it is stored beside a figure; None for an amount with decimals."""
    return int(count) if count == int(count) else None


def count_figure(count: Bounds) -> FigureValue:
    """A number of pupils as a figure."""
    kind = FigureKind.VALUE if count.is_exact else FigureKind.INTERVAL
    return FigureValue(
        kind=kind,
        unit=Unit.COUNT,
        value=float(count.low) if count.is_exact else None,
        low=float(count.low),
        high=float(count.high),
        estimate=None if count.is_exact else count.estimate,
        numerator_low=whole_number(count.low),
        numerator_high=whole_number(count.high),
    )


def share_figure(
    numerator: Bounds,
    denominator: Bounds,
    rest: Bounds | None = None,
    *,
    unit: Unit = Unit.PERCENT,
    factor: int = 100,
) -> FigureValue:
    """A share as a figure; with `rest` the numerator is part of the denominator.

    Nothing to divide by is not applicable, also when there is something to divide; a denominator that only may be
    zero is unknown.
    """
    other = denominator if rest is None else rest
    result = share(numerator, other, part_of_whole=rest is not None, factor=factor)
    if result is None:
        kind = FigureKind.NOT_APPLICABLE if denominator.high == 0 else FigureKind.UNKNOWN
    else:
        kind = FigureKind.VALUE if result.low == result.high else FigureKind.INTERVAL
    interval = result if kind == FigureKind.INTERVAL else None
    return FigureValue(
        kind=kind,
        unit=unit,
        value=result.low if result and kind == FigureKind.VALUE else None,
        low=result.low if result else None,
        high=result.high if result else None,
        estimate=interval.estimate if interval else None,
        numerator_low=whole_number(numerator.low),
        numerator_high=whole_number(numerator.high),
        denominator_low=whole_number(denominator.low),
        denominator_high=whole_number(denominator.high),
    )
