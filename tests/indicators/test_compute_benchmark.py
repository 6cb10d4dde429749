"""Percentiles and bands."""

import pytest

from indicators.compute.benchmark import Band, Percentiles, Standing, band, comparable, left_out, percentiles, standing
from indicators.compute.figure import FigureValue
from indicators.enums import FigureKind, Sector, Unit


@pytest.mark.parametrize(
    ("values", "expected"),
    [
        ([], None),
        ([4.0], Percentiles(4, 4, 4, 4, 4, count=1)),
        ([3.0, 1.0], Percentiles(1, 1, 2, 3, 3, count=2)),
        ([float(n) for n in range(19, 0, -1)], Percentiles(2, 5, 10, 15, 18, count=19)),
        ([0.0, 10.0, 20.0, 30.0, 40.0], Percentiles(0, 5, 20, 35, 40, count=5)),
    ],
)
def test_percentiles(values, expected):
    assert percentiles(values) == expected


@pytest.mark.parametrize(
    ("value", "expected"),
    [
        (0.9, Band.LOWEST_TENTH),
        (1.0, Band.LOWER),
        (1.9, Band.LOWER),
        (2.0, Band.MIDDLE),
        (4.0, Band.MIDDLE),
        (4.1, Band.HIGHER),
        (5.0, Band.HIGHER),
        (5.1, Band.HIGHEST_TENTH),
    ],
)
def test_band(value, expected):
    assert band(value, Percentiles(1, 2, 3, 4, 5, count=77)) == expected


def test_only_exact_values_of_the_sector_compare():
    exact = FigureValue(kind=FigureKind.VALUE, unit=Unit.PERCENT, value=2.5, low=2.5, high=2.5)
    unsure = FigureValue(kind=FigureKind.INTERVAL, unit=Unit.PERCENT, low=1, high=4, estimate=2)
    figures = {
        "PO2814": exact,
        "PO2805": unsure,
        "PO2801": FigureValue.unknown(Unit.PERCENT),
        "VO2507": exact,
        "NL": exact,
        "GEEN": exact,
    }
    assert comparable(figures, Sector.PO) == {"PO2814": 2.5}


def exact(value):
    return FigureValue(kind=FigureKind.VALUE, unit=Unit.PERCENT, value=value, low=value, high=value)


def between(low, high):
    return FigureValue(kind=FigureKind.INTERVAL, unit=Unit.PERCENT, low=low, high=high)


HIDDEN = FigureValue(kind=FigureKind.WITHHELD, unit=Unit.PERCENT)


@pytest.mark.parametrize(
    ("own", "others", "expected"),
    [
        (exact(2), [exact(1), exact(3)], Standing(2, 2, 3)),
        (exact(2), [exact(2), exact(3)], Standing(1, 2, 3)),
        (exact(2), [between(1, 3), exact(4)], Standing(1, 2, 3)),
        (exact(2), [between(3, 4), exact(1)], Standing(2, 2, 3)),
        (between(1, 3), [exact(0.5), exact(2), exact(4)], Standing(2, 3, 4)),
        (exact(2), [HIDDEN, exact(1)], Standing(2, 3, 3)),
        (exact(2), [FigureValue.unknown(Unit.PERCENT), exact(1)], Standing(2, 2, 2)),
        (exact(2), [], Standing(1, 1, 1)),
        (HIDDEN, [exact(1)], None),
        (FigureValue.unknown(Unit.PERCENT), [exact(1)], None),
    ],
)
def test_standing_is_the_range_of_places_that_are_possible(own, others, expected):
    assert standing(own, others) == expected


def test_a_withheld_figure_widens_the_place_whatever_it_hides():
    """Even if its numbers came along, the place would not follow them."""
    telling = FigureValue(kind=FigureKind.WITHHELD, unit=Unit.PERCENT, value=1, low=1, high=1)
    assert standing(exact(2), [telling, exact(3)]) == Standing(1, 2, 3)


def test_only_one_place_is_certain():
    assert (Standing(2, 2, 3).is_certain, Standing(1, 2, 3).is_certain) == (True, False)


def test_who_is_left_out_is_told_by_why():
    figures = {"PO2": HIDDEN, "PO1": between(1, 2), "PO3": exact(1), "PO0": between(2, 3)}
    assert left_out(figures) == {FigureKind.INTERVAL: ["PO0", "PO1"], FigureKind.WITHHELD: ["PO2"]}
