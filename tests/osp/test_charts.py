"""Charts: which marks are drawn for which figure, on which axis."""

from dataclasses import replace
from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from osp.charts.marks import Circle, Role, TextRole
from osp.charts.scales import figure_text, range_text, value_scale
from osp.charts.scene import runs
from osp.charts.spec import Point, PointKind, path_at
from tests.osp.charts_cases import BARE, FULL, marks_of, wide, words


def test_point_kind_follows_from_what_is_set():
    assert Point(2019, 2.0).kind is PointKind.VALUE
    assert Point(2019, 2.0, low=2.0, high=2.0).kind is PointKind.VALUE
    assert Point(2019, low=1.0, high=3.0).kind is PointKind.INTERVAL
    assert Point(2019, low=1.0).kind is PointKind.MISSING
    assert Point(2019).kind is PointKind.MISSING


@pytest.mark.parametrize(
    ("series", "note"),
    [
        ((Point(2019, 2.0), Point(2020, 2.1)), None),
        ((Point(2019, 2.0), Point(2020, 2.1, example=True)), "deels voorbeeld"),
        ((Point(2019, 2.0, example=True),), "voorbeeld"),
        ((Point(2019, example=True),), None),
    ],
)
def test_invented_figures_are_named_once(series, note):
    spec = replace(BARE, series=series)
    assert spec.example_note == note
    assert [text.text for text in wide(spec).texts if "voorbeeld" in text.text] == ([note] if note else [])


def test_years_widen_to_what_has_to_be_shown():
    assert BARE.years == range(2019, 2025)
    assert replace(BARE, path=((2023, 2.0), (2028, 1.8))).years == range(2019, 2029)
    assert replace(BARE, series=(Point(2017),)).years == range(2017, 2025)


def test_path_value_lies_on_the_straight_line_between_steps():
    path = ((2023, 2.4), (2025, 2.2), (2028, 1.6))
    assert [path_at(path, year) for year in (2022, 2023, 2024, 2028, 2029)] == [
        None,
        2.4,
        pytest.approx(2.3),
        1.6,
        None,
    ]
    assert path_at(((2023, 2.4),), 2023) == 2.4
    assert path_at((), 2023) is None


@pytest.mark.parametrize(
    ("unit", "figures", "ticks"),
    [
        ("percent", (2.0, 2.82), (1.8, 2.0, 2.2, 2.4, 2.6, 2.8, 3.0)),
        ("percent", (1.31, 5.31), (0.0, 1.0, 2.0, 3.0, 4.0, 5.0, 6.0)),
        ("percent", (92.0, 99.9), (90.0, 92.0, 94.0, 96.0, 98.0, 100.0)),
        ("percent", (2.0, 2.0), (1.85, 1.9, 1.95, 2.0, 2.05, 2.1, 2.15)),
        ("count", (16500, 17465), (16400, 16600, 16800, 17000, 17200, 17400, 17600)),
        ("count", (0, 3), (0.0, 1.0, 2.0, 3.0, 4.0)),
        ("count", (357, 357), (345.0, 350.0, 355.0, 360.0, 365.0)),
    ],
)
def test_value_axis_has_round_ticks(unit, figures, ticks):
    spec = replace(BARE, unit=unit, series=tuple(Point(2019 + i, value) for i, value in enumerate(figures)))
    assert value_scale(spec).ticks == ticks


def test_score_axis_shows_the_levels_of_the_rubric():
    scale = value_scale(replace(BARE, unit="score", score_max=5, series=(Point(2024, 2.0),)))
    assert scale.ticks == (1, 2, 3, 4, 5)
    assert not scale.starts_above_zero


def test_axis_that_starts_above_zero_says_where():
    scale = value_scale(FULL)
    assert (scale.starts_above_zero, scale.start_text) == (True, "1,8%")
    low = value_scale(replace(BARE, series=(Point(2019, 0.4), Point(2020, 2.0))))
    assert (low.starts_above_zero, low.start_text) == (False, "0,0%")
    count = value_scale(replace(BARE, unit="count", series=(Point(2019, 17465), Point(2020, 16500))))
    assert count.start_text == "16.400"


def test_figures_are_written_in_dutch():
    assert figure_text("percent", 2.0441) == "2,04%"
    assert figure_text("count", 17465) == "17.465"
    assert [figure_text("score", value) for value in (3.0, 3.25)] == ["3", "3,3"]
    assert range_text("percent", 13.2, 14.6) == "13,20–14,60%"
    assert range_text("count", 23968, 76930) == "23.968–76.930"


@given(
    st.lists(st.floats(0, 100, allow_subnormal=False), min_size=1, max_size=6), st.sampled_from(["percent", "count"])
)
def test_value_axis_holds_every_figure(figures, unit):
    scale = value_scale(replace(BARE, unit=unit, series=tuple(Point(2019 + i, v) for i, v in enumerate(figures))))
    assert scale.low <= min(figures)
    assert max(figures) <= scale.high
    assert 2 <= len(scale.ticks) <= 10
    steps = {round(b - a, 6) for a, b in pairwise(scale.ticks)}
    assert len(steps) == 1 or scale.high == 100
    if unit == "percent":
        assert 0 <= scale.low < scale.high <= 100


def test_runs_stop_at_a_missing_year_and_at_a_new_definition():
    assert runs([2019, 2020, 2022, 2023, 2024], {2024}) == [[2019, 2020], [2022, 2023], [2024]]
    assert runs([], ()) == []


def test_no_line_runs_through_a_missing_year_or_an_interval():
    series = (Point(2019, 2.0), Point(2020, 2.1), Point(2021), Point(2022, 2.0), Point(2023, low=1.9, high=2.2))
    picture = wide(replace(BARE, series=(*series, Point(2024, 2.1))))
    solid = marks_of(picture, Role.SERIES)
    dots = marks_of(picture, Role.DOT)
    assert [line.points for line in solid] == [((dots[0].x, dots[0].y), (dots[1].x, dots[1].y))]
    assert len(dots) == 4


def test_no_line_or_band_crosses_a_new_definition():
    picture = wide(FULL)
    (edge_a, edge_b) = marks_of(picture, Role.BREAK)
    assert edge_b.points[0][0] - edge_a.points[0][0] == 4
    for mark in marks_of(picture, Role.SERIES) + marks_of(picture, Role.PEER) + marks_of(picture, Role.RANGE):
        places = [x for x, _ in mark.points]
        assert max(places) < edge_a.points[0][0] or min(places) > edge_b.points[0][0]
    assert len(marks_of(picture, Role.RANGE)) == len(marks_of(picture, Role.PEER)) == 2


def test_provisional_figure_is_an_open_dot_on_a_dotted_link():
    picture = wide(FULL)
    (dot,) = marks_of(picture, Role.OPEN_DOT)
    (link,) = marks_of(picture, Role.LINK)
    assert link.points[-1] == (dot.x, dot.y)
    assert len(marks_of(picture, Role.DOT)) == 7


def test_interval_is_a_bar_with_caps_and_no_dot():
    picture = wide(replace(BARE, series=(Point(2024, low=1.31, high=5.02),)))
    bar, low_cap, high_cap = marks_of(picture, Role.INTERVAL)
    assert bar.points[0][0] == bar.points[1][0]
    assert (low_cap.points[0][1], high_cap.points[0][1]) == (bar.points[0][1], bar.points[1][1])
    assert not [mark for mark in picture.marks if isinstance(mark, Circle)]
    assert "1,31–5,02%" in words(picture)


def test_estimate_beside_an_interval_is_a_small_open_mark_that_says_so():
    picture = wide(replace(BARE, series=(Point(2024, low=1.31, high=5.02, estimate=2.14),)))
    (mark,) = marks_of(picture, Role.ESTIMATE)
    assert marks_of(picture, Role.DOT) == []
    (label,) = [text for text in picture.texts if text.role is TextRole.ESTIMATE]
    assert label.text == "circa 2,14% (schatting)"
    assert abs(label.y - mark.y) < 20


def test_missing_years_of_one_reason_share_one_word():
    series = (Point(2019, 2.0), Point(2020), Point(2021), Point(2022, missing_word="onderdrukt"), Point(2023, 2.0))
    picture = wide(replace(BARE, series=series))
    assert len(marks_of(picture, Role.STUB)) == 3
    said = [text.text for text in picture.texts if text.role is TextRole.MISSING]
    assert sorted(said) == ["onbekend", "onderdrukt"]


def test_national_interval_stands_beside_the_own_one():
    both = wide(replace(BARE, series=(Point(2024, low=1.31, high=5.02),), national=(Point(2024, low=1.68, high=5.31),)))
    alone = wide(replace(BARE, national=(Point(2024, low=1.68, high=5.31),)))
    own = marks_of(both, Role.INTERVAL)[0].points[0][0]
    assert marks_of(both, Role.PEER_INTERVAL)[0].points[0][0] == own + 12
    (axis,) = marks_of(alone, Role.AXIS)
    assert marks_of(alone, Role.PEER_INTERVAL)[0].points[0][0] == axis.points[1][0]


def test_gap_runs_from_the_last_figure_to_the_path():
    picture = wide(FULL)
    (dot,) = marks_of(picture, Role.OPEN_DOT)
    upright, foot = marks_of(picture, Role.GAP)
    (path,) = marks_of(picture, Role.PATH)
    (x0, y0), (x1, y1) = path.points
    on_path = y0 + (y1 - y0) * (dot.x - x0) / (x1 - x0)
    assert upright.points == ((dot.x, dot.y + 7), (dot.x, pytest.approx(on_path)))
    assert foot.points[0][1] == pytest.approx(on_path)


@pytest.mark.parametrize(
    "change",
    [
        {"gap_label": None},
        {"path": ()},
        {"path": ((2027, 2.1), (2028, 2.0))},
        {"series": (Point(2026, low=2.0, high=2.3),)},
    ],
)
def test_no_gap_is_drawn_or_named_without_both_ends(change):
    picture = wide(replace(FULL, **change))
    assert marks_of(picture, Role.GAP) == []
    assert [text for text in picture.texts if text.role is TextRole.GAP] == []


def test_path_ends_in_a_diamond_and_a_replaced_path_stays():
    picture = wide(replace(FULL, old_paths=(((2023, 2.26), (2026, 1.9)),)))
    (goal,) = marks_of(picture, Role.GOAL)
    (path,) = marks_of(picture, Role.PATH)
    x, y = path.points[-1]
    assert goal.points == ((x, y - 6), (x + 6, y), (x, y + 6), (x - 6, y))
    assert len(marks_of(picture, Role.OLD_PATH)) == 1


def test_corridor_is_two_lines_across_the_plot_with_its_bounds():
    picture = wide(replace(BARE, series=(Point(2019, 13.0),), corridor=(12.5, 14.0)))
    lines = marks_of(picture, Role.CORRIDOR)
    assert len(lines) == 2
    assert lines[0].points[0][1] > lines[1].points[0][1]
    assert "gewenst 12,50–14,00%" in words(picture)


def test_one_year_stands_in_the_middle_with_its_band_round_it():
    spec = replace(
        BARE, last_year=2019, series=(Point(2019, 2.04),), band=((2019, 1.9, 2.9),), national=(Point(2019, 2.5),)
    )
    picture = wide(spec)
    (dot,), (band,), (peer,) = (marks_of(picture, role) for role in (Role.DOT, Role.RANGE, Role.PEER))
    assert {x - dot.x for x, _ in band.points} == {-20, 0, 20}
    assert [x - dot.x for x, _ in peer.points] == [-20, 20]
    assert words(picture) >= {"2,04%", "2,50% Nederland", "2019", "middelste helft andere", "samenwerkingsverbanden"}


def test_chart_without_figures_says_so():
    assert words(wide(BARE)) == {"nog geen cijfers", "2019", "2020", "2021", "2022", "2023", "2024"}
