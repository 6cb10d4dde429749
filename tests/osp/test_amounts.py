"""Every unit in its own words, on a line of text and on the axis of a chart."""

from dataclasses import replace

import pytest

from osp import amounts
from osp.charts.marks import Line, Role
from osp.charts.scales import figure_text, range_text, value_scale
from osp.charts.spec import Point
from tests.osp.charts_cases import BARE, marks_of, wide, words


@pytest.mark.parametrize(
    ("value", "unit", "text"),
    [
        (2.0441, "percent", "2,04%"),
        (3.24, "permille", "3,2 per 1.000"),
        (17465, "count", "17.465"),
        (-12, "count", "−12"),
        (3.1, "score", "3,1"),
        (31.4, "days", "31 dagen"),
        (1, "days", "1 dag"),
        (3.44, "years", "3,4 jaar"),
        (1204000, "euro", "€ 1.204.000"),
        (-5000, "euro", "€ −5.000"),
        (3.8, "number", "3,8"),
        (4, "number", "4"),
    ],
)
def test_amount(value, unit, text):
    assert amounts.amount(value, unit) == text


@pytest.mark.parametrize(
    ("low", "high", "unit", "text"),
    [
        (1.24, 3.91, "percent", "1,24–3,91%"),
        (2.1, 3.4, "permille", "2,1–3,4 per 1.000"),
        (30, 45, "days", "30–45 dagen"),
        (0, 250000, "euro", "€ 0–250.000"),
        (-5000, 10000, "euro", "€ −5.000 tot € 10.000"),
    ],
)
def test_span(low, high, unit, text):
    assert amounts.span(low, high, unit) == text
    assert range_text(unit, low, high) == text


def test_span_around_a_word_names_the_unit_twice():
    assert amounts.span(30, 45, "days", word="en") == "30 dagen en 45 dagen"


@pytest.mark.parametrize(
    ("value", "unit", "text"),
    [
        (1.8, "percent", "1,8%"),
        (2.0, "years", "2 jaar"),
        (250000, "euro", "€ 250.000"),
        (0.5, "permille", "0,5 per 1.000"),
    ],
)
def test_round_values_lose_their_zeros(value, unit, text):
    assert amounts.trimmed(value, unit) == text


def test_direct_labels_of_a_chart_name_the_unit():
    assert [figure_text(unit, 3.2) for unit in ("permille", "days", "years", "euro", "number")] == [
        "3,2 per 1.000",
        "3 dagen",
        "3,2 jaar",
        "€ 3",
        "3,2",
    ]


def chart(unit, *values):
    return replace(BARE, unit=unit, series=tuple(Point(2019 + i, value) for i, value in enumerate(values)))


def ticks(unit, *values):
    scale = value_scale(chart(unit, *values))
    return [scale.tick_text(tick) for tick in scale.ticks], scale.unit_tick(scale.ticks[-1])


@pytest.mark.parametrize(
    ("unit", "values", "texts", "top"),
    [
        ("permille", (1.2, 5.4), ["0", "1", "2", "3", "4", "5", "6"], "6‰"),
        ("days", (12, 41), ["0", "10", "20", "30", "40", "50"], "50"),
        ("years", (3.1, 3.6), ["3,0", "3,1", "3,2", "3,3", "3,4", "3,5", "3,6", "3,7"], "3,7"),
        (
            "euro",
            (300000, 1150000),
            ["0", "0,2 mln", "0,4 mln", "0,6 mln", "0,8 mln", "1,0 mln", "1,2 mln"],
            "€ 1,2 mln",
        ),
        (
            "euro",
            (-20000, 35000),
            ["−30.000", "−20.000", "−10.000", "0", "10.000", "20.000", "30.000", "40.000"],
            "€ 40.000",
        ),
    ],
)
def test_ticks_are_round_and_the_top_one_names_the_unit(unit, values, texts, top):
    assert ticks(unit, *values) == (texts, top)


@pytest.mark.parametrize("values", [(-50000, -40000), (-1250000, 300000), (-300, -200)])
def test_an_axis_below_zero_shows_zero(values):
    scale = value_scale(chart("euro", *values))
    assert scale.low <= min(values)
    assert 0 in scale.ticks
    assert not scale.starts_above_zero


def test_zero_is_a_line_of_its_own_where_figures_lie_below_it():
    def axes(*values):
        return [mark for mark in marks_of(wide(chart("euro", *values)), Role.AXIS) if isinstance(mark, Line)]

    assert (len(axes(100000, 200000)), len(axes(-100000, 200000))) == (1, 2)


def test_a_chart_of_money_writes_its_figures_in_euros():
    shown = words(wide(chart("euro", -50000, 1204000)))
    assert {"€ 1.204.000", "€ −50.000"} <= shown
    assert any(text.startswith("€") and text.endswith("mln") for text in shown)


def test_a_share_above_a_hundred_percent_fits_on_its_axis():
    scale = value_scale(chart("percent", 60, 120))
    assert scale.high >= 120
