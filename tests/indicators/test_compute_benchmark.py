"""Percentiles and bands."""

import pytest

from indicators.compute.benchmark import Band, Percentiles, band, comparable, percentiles
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
