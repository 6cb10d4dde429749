"""The value object every layer passes around: a figure with its kind, bounds, numerator and denominator."""

from dataclasses import dataclass

from indicators.enums import FigureKind, Unit

# What a figure says besides its kind and unit; storage and comparison go over these.
NUMBERS = (
    "value",
    "low",
    "high",
    "estimate",
    "numerator_low",
    "numerator_high",
    "denominator_low",
    "denominator_high",
)


@dataclass(frozen=True, slots=True)
class FigureValue:
    """One figure, computed or withheld, unrounded.

    Percentages are on the scale 0-100. `value` is set for kind VALUE only; `low`/`high` for VALUE (equal to it) and INTERVAL;
    `estimate` only beside an INTERVAL and always to be labelled "schatting". Numerators and denominators are numbers of pupils;
    a count has no denominator. NOT_APPLICABLE is 0/0, UNKNOWN means no source holds it, WITHHELD hides a small number.
    """

    kind: FigureKind
    unit: Unit
    value: float | None = None
    low: float | None = None
    high: float | None = None
    estimate: float | None = None
    numerator_low: int | None = None
    numerator_high: int | None = None
    denominator_low: int | None = None
    denominator_high: int | None = None

    @classmethod
    def unknown(cls, unit: Unit) -> "FigureValue":
        """A figure that no source holds."""
        return cls(kind=FigureKind.UNKNOWN, unit=unit)
