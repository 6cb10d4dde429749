"""Targets and figures that the tests of the wording share."""

from goals.enums import Direction
from goals.progress import Target, assess
from goals.wording import status_sentence
from indicators.compute.figure import FigureValue
from indicators.enums import FigureKind, Unit

DOWN = Target(Direction.DOWN, 0.05, 0.15, 2023, 100 * 386 / 17096, 2028, 2.0)
UP = Target(Direction.UP, 5, 15, 2023, 100, 2027, 140)
MAINTAIN = Target(Direction.MAINTAIN, 0.05, 0.15, 2023, 2.21, 2028)
CORRIDOR = Target(Direction.CORRIDOR, 0.05, 0.15, low=2.0, high=2.2)
RUBRIC = Target(Direction.UP, 0.25, 1, 2023, 2, 2027, 3)


def share(numerator, denominator=16840):
    value = 100 * numerator / denominator
    return FigureValue(
        FigureKind.VALUE, Unit.PERCENT, value, value, value, None, numerator, numerator, denominator, denominator
    )


def interval(low, high, estimate=None):
    return FigureValue(FigureKind.INTERVAL, Unit.PERCENT, None, low, high, estimate, 200, 680, 17100, 17900)


def count(n):
    return FigureValue(FigureKind.VALUE, Unit.COUNT, n, n, n, None, n, n)


def score(level):
    return FigureValue(FigureKind.VALUE, Unit.SCORE, level, level, level)


def sentence(target, year, figure, **how):
    return status_sentence(assess(target, year, figure), target, figure, **how)


BETWEEN = "Dat is meer dan de marge van 0,05 en minder dan de grens van 0,15."
GOOD = "Dat is aan de goede kant."
