"""The forecast of short yearly series: method, range, backtest and refusal."""

import csv
import random
from itertools import combinations
from statistics import fmean, median

import pytest

from indicators.compute.figure import FigureValue
from indicators.compute.forecast import Forecast, Measured, Reason, Refusal, forecast
from indicators.compute.intervals import Bounds, count_figure, share_figure
from indicators.compute.rolling import Method, Miss, half_width, misses, next_steps, theil_sen
from indicators.enums import FigureKind, Unit
from tests.data import data_path


def counts(*values, start=2011, **more):
    return [Measured(start + index, count_figure(Bounds.exact(value)), **more) for index, value in enumerate(values)]


def share(numerator, denominator=10_000):
    return share_figure(Bounds.exact(numerator), Bounds.exact(denominator), Bounds.exact(denominator - numerator))


def shares(*numerators, denominator=10_000):
    return [Measured(2011 + index, share(count, denominator)) for index, count in enumerate(numerators)]


def national(name):
    """A series of pupils in Nederland, 2011 to 2021."""
    with data_path("samples", "landelijke_reeksen.csv").open(encoding="utf-8-sig", newline="") as lines:
        rows = [row for row in csv.DictReader(lines, delimiter=";") if row["INDICATOR"] == name]
    return [Measured(int(row["JAAR"]), count_figure(Bounds.exact(int(row["WAARDE"])))) for row in rows]


# The real series.


def test_national_sbo_stays_as_it_was_because_the_trend_was_worse():
    found = forecast(national("leerlingen_sbo"))
    assert isinstance(found, Forecast)
    assert (found.method, found.base_year, found.base) == (Method.NAIVE, 2021, 35400.0)
    assert [each.middle for each in found.years] == [35400.0, 35400.0, 35400.0]
    assert [round(each.low) for each in found.years] == [32768, 31678, 30841]
    assert [round(each.high) for each in found.years] == [38032, 39122, 39959]


def test_national_sbo_backtest_is_the_mean_of_the_yearly_steps():
    """Saying that nothing changes is off by exactly the change of each year from 2014 on."""
    found = forecast(national("leerlingen_sbo"))
    steps = [36847, 34737, 33869, 33965, 34958, 35731, 35671, 35400]
    changes = [abs(after - before) for before, after in zip([38135, *steps], steps, strict=False)]
    assert found.backtest.mean_error == fmean(changes) == 807.375
    assert (found.backtest.count, found.backtest.last_error) == (8, 271.0)
    assert round(found.backtest.mean_error_other, 2) == 1044.77


def test_national_so_follows_the_median_slope_of_its_last_six_years():
    points = national("leerlingen_so")
    found = forecast(points)
    last = [(point.year, point.figure.value) for point in points[-6:]]
    slope = median((b[1] - a[1]) / (b[0] - a[0]) for a, b in combinations(last, 2))
    assert (found.method, found.backtest.mean_error < found.backtest.mean_error_other) == (Method.TREND, True)
    assert [each.middle for each in found.years] == pytest.approx([33608 + slope * ahead for ahead in (1, 2, 3)])
    assert round(slope, 2) == 905.67


def test_each_year_of_the_national_so_range_holds_the_last_errors():
    found = forecast(national("leerlingen_so"))
    widths = [each.high - each.middle for each in found.years]
    assert widths == sorted(widths)
    assert widths[0] >= found.backtest.last_error


# Synthetic series: made up, to show one property each.


def test_straight_line_goes_on():
    found = forecast(counts(100, 110, 120, 130, 140, 150))
    assert found.method is Method.TREND
    assert [(each.low, each.middle, each.high) for each in found.years] == [
        (159.0, 160.0, 161.0),
        (169.0, 170.0, 171.0),
        (179.0, 180.0, 181.0),
    ]
    assert (found.backtest.mean_error, found.backtest.mean_error_other) == (0.0, 10.0)


def test_flat_line_has_a_range_of_a_pupil_to_each_side():
    found = forecast(counts(50, 50, 50, 50, 50))
    assert found.method is Method.NAIVE
    assert [(each.low, each.high) for each in found.years] == [(49.0, 51.0)] * 3


def test_one_odd_year_does_not_turn_the_slope():
    assert theil_sen([(1, 10.0), (2, 12.0), (3, 90.0), (4, 16.0), (5, 18.0)]) == 2.0


def test_slope_counts_years_and_not_points():
    assert theil_sen([(2011, 10.0), (2013, 14.0), (2016, 20.0)]) == 2.0


def test_share_stays_between_nothing_and_all():
    falling = forecast(shares(900, 500, 260, 120, 60, 25, 8, 0))
    rising = forecast(shares(9100, 9500, 9740, 9880, 9940, 9975, 9992, 10000))
    assert isinstance(falling, Forecast)
    assert all(0 <= each.low <= each.middle <= each.high <= 100 for each in (*falling.years, *rising.years))


def test_share_is_at_least_a_pupil_wide():
    found = forecast(shares(200, 200, 200, 200, 200))
    assert [(round(each.low, 4), round(each.high, 4)) for each in found.years] == [(1.99, 2.01)] * 3


def test_count_does_not_go_below_zero():
    found = forecast(counts(60, 50, 40, 30, 20, 10))
    assert [each.middle for each in found.years] == [0.0, 0.0, 0.0]
    assert min(each.low for each in found.years) == 0.0


def test_an_amount_that_was_negative_may_be_so_again():
    euros = (120.0, 60.0, 0.0, -60.0, -120.0, -180.0)
    points = [
        Measured(2011 + index, FigureValue(FigureKind.VALUE, Unit.EURO, value=value, low=value, high=value))
        for index, value in enumerate(euros)
    ]
    assert [each.middle for each in forecast(points).years] == [-240.0, -300.0, -360.0]


def test_percentage_beyond_a_hundred_is_no_share():
    values = (90.0, 100.0, 110.0, 120.0, 130.0)
    points = [
        Measured(2011 + index, FigureValue(FigureKind.VALUE, Unit.PERCENT, value=value, low=value, high=value))
        for index, value in enumerate(values)
    ]
    assert [each.middle for each in forecast(points).years] == [140.0, 150.0, 160.0]


def test_same_points_give_the_same_floats_in_any_order():
    points = counts(310, 290, 305, 280, 299, 301, 270)
    assert forecast(points) == forecast(list(reversed(points)))


def test_about_eight_in_ten_outcomes_lie_in_the_range():
    """Random walks of 11 years of which the last three are kept back; seeded, so always the same ones."""
    source = random.Random(2814)  # noqa: S311 -- no secret
    inside, asked = 0, 0
    for _ in range(150):
        walk = [1000.0]
        for _ in range(10):
            walk.append(walk[-1] + source.gauss(0, 20))
        found = forecast(counts(*(round(value) for value in walk[:8])))
        inside += sum(each.low <= actual <= each.high for each, actual in zip(found.years, walk[8:], strict=True))
        asked += 3
    assert 0.8 <= inside / asked <= 0.95


# What cannot be predicted.


def test_four_exact_figures_are_refused():
    found = forecast(counts(10, 20, 30, 40))
    assert (found.reason, found.used.years) == (Reason.TOO_FEW, (2011, 2012, 2013, 2014))


def test_nothing_is_refused():
    assert forecast([]).reason is Reason.TOO_FEW


def test_interval_and_withheld_figure_count_for_nothing():
    held = Measured(2016, FigureValue(FigureKind.WITHHELD, Unit.COUNT))
    found = forecast([*counts(10, 20, 30, 40), Measured(2015, count_figure(Bounds(40, 60, None))), held])
    assert (found.used.intervals, found.used.withheld, len(found.used.years)) == (1, 1, 4)


def test_gaps_and_provisional_figures_are_told():
    points = counts(10, 11, 12, 13, 14)
    later = Measured(2018, count_figure(Bounds.exact(17)), provisional=True)
    found = forecast([*points, Measured(2016, FigureValue.unknown(Unit.COUNT)), later])
    assert (found.used.gaps, found.used.provisional, found.base_year) == (2, 1, 2018)
    assert (found.backtest.year, found.backtest.origin) == (2018, 2015)


def test_series_of_every_fourth_year_is_still_held_against_its_own_past():
    points = [Measured(2003 + 4 * index, count_figure(Bounds.exact(100 + 40 * index))) for index in range(5)]
    found = forecast(points)
    assert (found.method, found.backtest.count, [each.middle for each in found.years]) == (
        Method.TREND,
        2,
        [270.0, 280.0, 290.0],
    )


def test_two_definitions_never_share_a_forecast():
    old = counts(500, 510, 520, 530, 540, line="deelname/1 1 oktober")
    new = counts(20, 21, 22, start=2016, line="deelname/2 1 oktober")
    found = forecast([*old, *new])
    assert isinstance(found, Refusal)
    assert (found.used.years, found.used.other_line) == ((2016, 2017, 2018), 5)


def test_a_rubric_is_no_quantity():
    score = FigureValue(FigureKind.VALUE, Unit.SCORE, value=2.0, low=2.0, high=2.0)
    assert forecast([Measured(2011 + index, score) for index in range(6)]).reason is Reason.RUBRIC


def test_year_that_occurs_twice_is_a_mistake_of_the_caller():
    with pytest.raises(ValueError, match="twee keer"):
        forecast([*counts(1, 2, 3, 4, 5), *counts(6)])


@pytest.mark.parametrize("horizon", [0, 4])
def test_horizon_is_one_to_three_years(horizon):
    with pytest.raises(ValueError, match="1 tot en met 3"):
        forecast(counts(1, 2, 3, 4, 5), horizon=horizon)


# The range itself.


def test_origin_uses_nothing_of_later():
    steps = [(2011, 10.0), (2012, 20.0), (2013, 30.0), (2014, 99.0)]
    assert misses(steps, Method.TREND, 3) == [Miss(2013, 2014, 40.0, 99.0)]


def test_next_steps_takes_one_error_of_each_origin():
    found = misses([(2011 + index, float(index)) for index in range(6)], Method.NAIVE, 3)
    assert [(each.origin, each.year) for each in next_steps(found)] == [(2013, 2014), (2014, 2015), (2015, 2016)]


def test_range_is_wider_where_there_are_fewer_errors_and_further_ahead():
    few = [Miss(2013, 2014, 0.0, 4.0), Miss(2014, 2015, 0.0, 4.0)]
    many = few + [Miss(2015 + index, 2016 + index, 0.0, 4.0) for index in range(6)]
    assert (half_width(few, 1), half_width(many, 1), half_width(few, 3)) == (8.0, 5.0, pytest.approx(8.0 * 3**0.5))


def test_range_is_never_narrower_than_the_last_error_over_that_distance():
    found = [Miss(2013, 2014, 0.0, 1.0), Miss(2013, 2016, 0.0, 60.0), Miss(2014, 2015, 0.0, 1.0)]
    assert half_width(found, 3) >= 60.0


def test_range_needs_an_error():
    with pytest.raises(ValueError, match="geen marge"):
        half_width([], 1)
