"""Looking back on a decision: before, after, expected and forecast, over exact and uncertain figures."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from meetings.compute.look_back import Fit, Measured, look_back


def exact(year: int, value: float) -> Measured:
    return Measured(year, value, value, str(value))


SERIES = [exact(2019, 2.3), exact(2020, 2.2), exact(2021, 2.1), exact(2022, 1.9)]


def test_before_is_the_last_figure_then_and_after_the_newest_up_to_the_horizon():
    found = look_back(SERIES, decided=2020.4, horizon=2021.5, expected=2.0)
    assert (found.before, found.after) == (SERIES[1], SERIES[3])
    early = look_back(SERIES[:2], decided=2020.4, horizon=2021.5, expected=2.0)
    assert (early.before, early.after, early.is_early, early.fit) == (SERIES[1], None, True, Fit.UNKNOWN)


@pytest.mark.parametrize(
    ("before", "after", "expected", "fit"),
    [
        (2.2, 1.9, 2.0, Fit.FULL),
        (2.2, 2.0, 2.0, Fit.FULL),
        (2.2, 2.1, 2.0, Fit.PARTLY),
        (2.2, 2.18, 2.0, Fit.NOT),
        (2.2, 2.4, 2.0, Fit.NOT),
        (70.0, 76.0, 75.0, Fit.FULL),
        (2.2, 2.0, 2.2, Fit.UNKNOWN),
        (2.2, 2.0, None, Fit.UNKNOWN),
    ],
)
def test_fit_is_the_part_of_the_expected_way_that_came(before, after, expected, fit):
    values = [exact(2020, before), exact(2022, after)]
    assert look_back(values, decided=2020.4, horizon=2022, expected=expected).fit is fit


def test_interval_that_leaves_it_open_is_not_judged():
    open_ = [exact(2020, 10), Measured(2022, 1, 9, "1–9")]
    assert look_back(open_, decided=2020.4, horizon=2022, expected=6).fit is Fit.UNKNOWN
    shut = [exact(2020, 10), Measured(2022, 1, 4, "1–4")]
    assert look_back(shut, decided=2020.4, horizon=2022, expected=6).fit is Fit.FULL


@pytest.mark.parametrize(
    ("after", "beats"), [(exact(2022, 1.8), True), (exact(2022, 2.0), False), (Measured(2022, 1.8, 2.0, ""), None)]
)
def test_outcome_is_held_against_the_forecast_made_then(after, beats):
    found = look_back(
        [exact(2020, 2.2), after], decided=2020.4, horizon=2022, expected=1.7, forecast={2022: (1.9, 2.3)}
    )
    assert (found.forecast, found.beats_forecast) == ((1.9, 2.3), beats)


def test_without_figures_there_is_nothing_to_say():
    found = look_back([], decided=2020.4, horizon=2022, expected=1.7)
    assert (found.before, found.after, found.fit, found.beats_forecast) == (None, None, Fit.UNKNOWN, None)


@given(st.floats(0, 100), st.floats(0, 100), st.floats(0, 100))
def test_mirrored_series_is_judged_alike(before, after, expected):
    def fit(sign: int) -> Fit:
        values = [exact(2020, sign * before), exact(2022, sign * after)]
        return look_back(values, decided=2020, horizon=2022, expected=sign * expected).fit

    assert fit(1) is fit(-1)
