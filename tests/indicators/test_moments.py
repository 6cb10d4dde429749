"""The day that a figure is about, and where a day stands between figures."""

from datetime import date

import pytest

from indicators.compute.figure import FigureValue
from indicators.enums import FigureKind, Unit
from indicators.models import Indicator, IndicatorDefinition
from indicators.queries import Series, SeriesPoint


def counted_on(day: str, *points: SeriesPoint) -> Series:
    definition = IndicatorDefinition(indicator=Indicator(code="x"), reference_day=day)
    return Series("x", "X", Unit.SCORE, points, (), (), definition, (definition,))


@pytest.mark.parametrize(
    ("reference_day", "day"),
    [
        ("1 oktober", date(2026, 10, 1)),
        ("1 februari", date(2027, 2, 1)),
        ("schooljaar", date(2027, 7, 31)),
        ("kalenderjaar", date(2026, 12, 31)),
        ("31 december", date(2026, 12, 31)),
    ],
)
def test_a_figure_is_about_its_day_of_counting_or_the_end_of_its_period(reference_day, day):
    series = counted_on(reference_day)
    assert series.day_of(2026) == day
    assert series.moment(day) == 2026


def test_a_day_stands_between_the_figures_around_it():
    series = counted_on("1 oktober")
    assert series.moment(date(2027, 1, 1)) == pytest.approx(2026 + 92 / 365)
    assert series.moment(date(2026, 9, 30)) == pytest.approx(2026 - 1 / 365)


def test_a_score_is_about_its_own_day():
    level = FigureValue(FigureKind.VALUE, Unit.SCORE, 2.0, 2.0, 2.0)
    series = counted_on("schooljaar", SeriesPoint(2026, level, on=date(2026, 11, 2)))
    assert (series.day_of(2026), series.day_of(2027)) == (date(2026, 11, 2), date(2028, 7, 31))
    assert 2026 < series.moment(date(2027, 1, 1)) < 2027
    assert series.moment(date(2026, 11, 1)) < 2026
