"""Charts: what is forecast, and what people suppose."""

from dataclasses import replace

import pytest

from osp.charts.marks import Role
from osp.charts.scales import value_scale
from osp.charts.spec import Alternative, Point
from osp.charts.svg import page_svg
from tests.osp.charts_cases import BARE, ROOT, SIZES, layout, marks_of, wide, words

RANGE = ((2024, 1.9, 2.1, 2.3), (2025, 1.8, 2.1, 2.45), (2026, 1.7, 2.1, 2.6))
OWN = tuple(Point(2019 + index, 2.0 + index / 50) for index in range(5))
AHEAD = replace(BARE, last_year=2023, series=OWN, forecast=RANGE)
SUPPOSED = replace(
    BARE,
    last_year=2023,
    series=OWN,
    path=((2023, 2.08), (2026, 1.9)),
    alternatives=(
        Alternative("A", ((2023, 2.08), (2024, 2.0), (2025, 1.95), (2026, 1.91))),
        Alternative("B", ((2023, 2.08), (2026, 2.2))),
    ),
)


def test_band_opens_from_the_last_exact_figure():
    picture = wide(AHEAD)
    (band,) = marks_of(picture, Role.FORECAST_BAND)
    (line,) = marks_of(picture, Role.FORECAST)
    (series,) = marks_of(picture, Role.SERIES)
    assert band.points[0] == line.points[0] == series.points[-1]
    assert (len(band.points), len(line.points), len(marks_of(picture, Role.FORECAST_END))) == (7, 4, 6)


def test_axis_and_years_hold_the_whole_range():
    assert AHEAD.years == range(2019, 2027)
    scale = value_scale(AHEAD)
    assert scale.low <= 1.7
    assert scale.high >= 2.6


def test_range_is_called_indicative_on_every_medium():
    for width, height, metrics in SIZES:
        said = " ".join(words(layout(AHEAD, width=width, height=height, metrics=metrics)))
        assert "indicatief" in said


def test_forecast_is_no_provisional_figure():
    picture = wide(AHEAD)
    assert (marks_of(picture, Role.LINK), marks_of(picture, Role.OPEN_DOT)) == ([], [])


def test_forecast_without_a_figure_before_it_starts_at_its_first_year():
    (band,) = marks_of(wide(replace(AHEAD, series=(Point(2023),))), Role.FORECAST_BAND)
    assert len(band.points) == 6


def test_chart_without_forecast_has_none():
    picture = wide(replace(AHEAD, forecast=()))
    assert [marks_of(picture, role) for role in (Role.FORECAST_BAND, Role.FORECAST, Role.FORECAST_END)] == [[], [], []]


def test_each_supposed_path_is_a_line_with_its_name_at_the_end():
    picture = wide(SUPPOSED)
    assert len(marks_of(picture, Role.ALTERNATIVE)) == 2
    assert len(marks_of(picture, Role.ALTERNATIVE_DOT)) == 4
    assert {"1,91% A", "2,20% B", "1,90% streefwaarde"} <= words(picture)


@pytest.mark.parametrize("spec", [AHEAD, SUPPOSED], ids=["forecast", "supposed"])
def test_page_has_a_rule_for_each_class(spec):
    sheet = (ROOT / "osp" / "static" / "css" / "charts.css").read_text()
    html = page_svg(spec, prefix="x")
    used = {name for name in ("c-ahead", "c-ahead-line", "c-ahead-end", "c-alt", "c-alt-dot") if f'"{name}"' in html}
    assert used == {name for name in used if f".{name} {{" in sheet}
    assert used in ({"c-ahead", "c-ahead-line", "c-ahead-end"}, {"c-alt", "c-alt-dot"})


def test_paper_draws_both_kinds():
    from osp.charts.drawing import to_drawing

    kinds = {
        type(shape).__name__ for shape in to_drawing(wide(replace(AHEAD, alternatives=SUPPOSED.alternatives))).contents
    }
    assert {"Polygon", "PolyLine", "Circle"} <= kinds
