"""Figures that would tell about 1 to 4 pupils."""

import pytest

from indicators.compute.figure import FigureValue
from indicators.compute.protection import protected
from indicators.enums import FigureKind, Unit


def count(n: int) -> FigureValue:
    return FigureValue(FigureKind.VALUE, Unit.COUNT, value=n, low=n, high=n, numerator_low=n, numerator_high=n)


def share(part: int, whole: int) -> FigureValue:
    x = 100 * part / whole
    return FigureValue(FigureKind.VALUE, Unit.PERCENT, x, x, x, None, part, part, whole, whole)


@pytest.mark.parametrize("n", [1, 2, 3, 4])
def test_a_small_count_loses_every_number(n: int) -> None:
    assert protected(count(n)) == FigureValue(FigureKind.WITHHELD, Unit.COUNT)


@pytest.mark.parametrize("n", [0, 5, 17465])
def test_zero_and_five_and_more_are_shown(n: int) -> None:
    assert protected(count(n)) == count(n)


def test_share_of_a_small_numerator_or_denominator_goes_too() -> None:
    withheld = FigureValue(FigureKind.WITHHELD, Unit.PERCENT)
    assert protected(share(3, 900)) == withheld
    assert protected(share(0, 4)) == withheld
    assert protected(share(5, 900)) == share(5, 900)


def test_what_is_left_counts_only_where_the_numerator_is_part_of_the_denominator() -> None:
    assert protected(share(897, 900)) == share(897, 900)
    assert protected(share(897, 900), is_part=True) == FigureValue(FigureKind.WITHHELD, Unit.PERCENT)
    assert protected(share(900, 900), is_part=True) == share(900, 900)


def test_an_interval_and_a_rubric_score_stay() -> None:
    interval = FigureValue(FigureKind.INTERVAL, Unit.COUNT, low=1, high=4, numerator_low=1, numerator_high=4)
    score = FigureValue(FigureKind.VALUE, Unit.SCORE, value=3.0, low=3.0, high=3.0)
    assert protected(interval) == interval
    assert protected(score) == score
