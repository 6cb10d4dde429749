"""A figure that would tell about 1 to 4 pupils is withheld as a whole, with its share and its denominator."""

from collections.abc import Iterator

from indicators.compute.figure import FigureValue
from indicators.compute.withholding import SMALL
from indicators.enums import FigureKind, Unit


def protected(figure: FigureValue, *, is_part: bool = False) -> FigureValue:
    """The same figure, or a withheld one where an exact number of pupils in it is 1 to 4.

    `is_part` says that the numerator is part of the denominator, so that what is left of it must not be small either.
    An interval stays as it is: its source made it to say no more than that.
    """
    if figure.kind is not FigureKind.VALUE or figure.unit is Unit.SCORE:
        return figure
    small = any(0 < number < SMALL for number in _told(figure, is_part=is_part))
    return FigureValue(kind=FigureKind.WITHHELD, unit=figure.unit) if small else figure


def _told(figure: FigureValue, *, is_part: bool) -> Iterator[int]:
    """The numbers of pupils that a reader of this figure knows."""
    count = figure.numerator_low
    if count is None and figure.unit is Unit.COUNT and figure.value is not None:
        # A difference in pupils tells as much below zero.
        count = abs(round(figure.value))
    if count is not None:
        yield count
    if figure.denominator_low is not None:
        yield figure.denominator_low
        if is_part and count is not None:
            yield figure.denominator_low - count
