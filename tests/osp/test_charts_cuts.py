"""Charts: intervals so wide that the axis cuts them, so that the course of the exact figures stays readable."""

from dataclasses import replace
from itertools import combinations

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from osp.charts.layout import layout
from osp.charts.marks import Line, Role, TextRole
from osp.charts.placing import Box, text_box
from osp.charts.scales import cut_intervals, cut_national_intervals, point_text, value_scale
from osp.charts.sparkline import sparkline
from osp.charts.spec import ChartSpec, Point
from osp.charts.svg import to_svg
from tests.osp.charts_cases import BARE, FULL, SIZES, marks_of, wide, words

WIDE_2024 = Point(2024, low=1.05, high=4.92, estimate=1.89)
CUT = replace(
    FULL,
    series=(*FULL.series[:5], WIDE_2024, *FULL.series[6:]),
    national=(FULL.national[0], Point(2024, low=1.31, high=5.80)),
    band=FULL.band[:1],
    breaks=(),
    flags=(),
)
COURSE = (Point(2019, 2.0), Point(2020, 2.2))


def test_axis_follows_the_course_and_not_the_wide_interval():
    assert value_scale(CUT).ticks == (1.8, 2.0, 2.2, 2.4, 2.6, 2.8, 3.0)
    assert (cut_intervals(CUT), cut_national_intervals(CUT)) == ((2024,), (2024,))


def test_axis_holds_everything_but_the_ends_of_an_interval():
    bare = replace(BARE, series=(*COURSE, WIDE_2024))
    specs = (bare, replace(bare, corridor=(2.0, 2.5)), replace(bare, path=((2020, 2.2), (2024, 1.6))))
    assert [(scale.low, scale.high) for scale in map(value_scale, specs)] == [(1.8, 2.3), (1.8, 2.6), (1.4, 2.4)]
    assert {cut_intervals(spec) for spec in specs} == {(2024,)}


def test_intervals_together_do_not_stretch_the_axis_further_than_one_may():
    low, high = Point(2021, low=1.8, high=2.1), Point(2022, low=2.1, high=2.35)
    specs = [replace(BARE, series=(*COURSE, *points)) for points in ((low,), (high,), (low, high))]
    assert [cut_intervals(spec) for spec in specs] == [(), (), (2021,)]


@pytest.mark.parametrize(("high", "cut"), [(2.3, ()), (2.4, ()), (2.5, (2024,)), (20.0, (2024,))])
def test_interval_is_cut_where_it_would_more_than_double_the_axis(high, cut):
    spec = replace(BARE, series=(*COURSE, Point(2024, low=2.0, high=high)))
    assert cut_intervals(spec) == cut
    assert value_scale(spec).cuts(spec.series[-1]) == bool(cut)


@pytest.mark.parametrize(
    "change",
    [
        {"series": (WIDE_2024,)},
        {"series": (Point(2023, low=2.0, high=2.1), WIDE_2024)},
        {"series": (Point(2019, 2.0441), WIDE_2024)},
        {"series": (WIDE_2024,), "path": ((2024, 2.0), (2027, 1.9))},
        {"series": (Point(2022, 2.0), Point(2023, 2.0), Point(2024, low=1.0, high=4.0)), "unit": "score"},
    ],
)
def test_without_a_course_every_interval_is_whole(change):
    spec = replace(BARE, **change)
    assert cut_intervals(spec) == ()
    assert {len(line.points) for line in marks_of(wide(spec), Role.INTERVAL)} == {2}


def test_one_figure_with_a_path_is_a_course():
    assert cut_intervals(replace(BARE, series=(Point(2023, 2.26), WIDE_2024), path=((2023, 2.26), (2027, 2.0)))) == (
        2024,
    )


def test_cut_end_is_an_arrowhead_at_the_edge_of_the_plot_and_never_a_cap():
    picture = wide(CUT)
    for role in (Role.INTERVAL, Role.PEER_INTERVAL):
        bar, foot, head = marks_of(picture, role)
        (low, high) = (y for _, y in bar.points)
        assert (foot.points[1], head.points[1]) == (bar.points[0], bar.points[1])
        assert [y for _, y in foot.points] == [low - 8, low, low - 8]
        assert [y for _, y in head.points] == [high + 8, high, high + 8]
    (axis,) = marks_of(picture, Role.AXIS)
    assert low == axis.points[0][1]
    assert high == min(line.points[0][1] for line in marks_of(picture, Role.GRID))


def test_end_inside_the_axis_keeps_its_cap():
    picture = wide(replace(BARE, series=(*COURSE, Point(2024, low=2.1, high=8.0))))
    _, foot, head = marks_of(picture, Role.INTERVAL)
    assert (len(foot.points), len(head.points)) == (2, 3)


@pytest.mark.parametrize(("width", "height", "metrics"), SIZES)
def test_both_ends_of_a_cut_interval_are_written_beside_it(width, height, metrics):
    picture = layout(CUT, width=width, height=height, metrics=metrics)
    texts = {text.text: text for text in picture.texts}
    bar, peer = (marks_of(picture, role)[0].points[0][0] for role in (Role.INTERVAL, Role.PEER_INTERVAL))
    own = text_box(texts["1,05–4,92%"], metrics.styles[TextRole.LEAD])
    assert min(abs(own.right - bar), abs(own.left - peer)) == pytest.approx(metrics.px(12))
    assert {"1,31–5,80% Nederland", "1,31–5,80%"} & set(texts)
    assert texts.keys() >= {"circa 1,89% (schatting)"}
    assert picture.untold == ()


def test_newest_figure_that_is_cut_says_so_with_its_state():
    spec = replace(BARE, series=(*COURSE, replace(WIDE_2024, estimate=None, provisional=True)))
    assert [text.text for text in wide(spec).texts if text.role is TextRole.LEAD] == ["1,05–4,92% voorlopig", "2,00%"]


def crowded(years: int) -> ChartSpec:
    """More cut intervals of Nederland than a narrow picture has room for."""
    span = range(2021, 2021 + years)
    wide_ones = tuple(Point(year, low=0.5, high=30.0 + year / 100) for year in span)
    return replace(
        BARE, series=(*COURSE, *(replace(point, high=50.0) for point in wide_ones)), national=wide_ones, last_year=2038
    )


def test_national_bar_without_room_for_its_words_is_left_out_and_the_description_says_so():
    spec = crowded(16)
    picture = layout(spec, width=354, height=330)
    drawn = len(marks_of(picture, Role.PEER_INTERVAL)) // 3
    told = [sentence for sentence in picture.untold if sentence.startswith("Niet getekend: ")]
    assert drawn + len(told) == 16
    assert "Niet getekend: het interval van Nederland in 2029, 0,50–50,29%." in told
    assert told[0] in to_svg(picture, spec, prefix="x", css_class="narrow")


def test_sparkline_lets_a_cut_interval_run_out_of_the_picture():
    picture = sparkline(CUT, width=160, height=20)
    (bar,) = marks_of(picture, Role.INTERVAL)
    assert [y for _, y in bar.points] == [20, 0]
    (line, *_) = marks_of(picture, Role.SERIES)
    heights = [y for _, y in line.points]
    assert max(heights) - min(heights) > 5


@st.composite
def cut_specs(draw):
    first, years = 2010, draw(st.integers(2, 16))
    exact = st.floats(2.0, 2.4)
    ends = st.tuples(st.floats(0, 1.5), st.floats(4, 60))
    own, national = [], []
    for year in range(first, first + years + 1):
        (low, high), kind = draw(ends), draw(st.sampled_from(["value", "value", "interval", "missing"]))
        value, state = draw(exact), draw(st.booleans())
        if kind == "value":
            own.append(Point(year, value, provisional=state))
        elif kind == "interval":
            own.append(Point(year, low=low, high=high, estimate=value if state else None, provisional=state))
        if draw(st.booleans()):
            national.append(Point(year, low=low, high=high + 1))
    path = ((first, draw(exact)), (first + years, draw(exact)))
    return replace(
        BARE,
        first_year=first,
        last_year=first + years,
        series=tuple(own),
        national=tuple(national),
        path=draw(st.sampled_from([(), path])),
        gap_label="22 leerlingen boven pad",
        baseline_label=draw(st.none() | st.just("nulmeting 2,26%")),
    )


@settings(max_examples=80, deadline=None)
@given(cut_specs(), st.sampled_from(SIZES))
def test_cut_intervals_are_told_in_the_picture_or_beside_it(spec, size):
    width, height, metrics = size
    picture = layout(spec, width=width, height=height, metrics=metrics)
    boxes = [text_box(text, metrics.styles[text.role]) for text in picture.texts]
    assert all(box.within(Box(0, 0, width, height)) for box in boxes)
    assert not [(a, b) for a, b in combinations(boxes, 2) if a.overlaps(b)]
    places = [place for mark in picture.marks if isinstance(mark, Line) for place in mark.points]
    assert all(-1e-6 <= x <= width + 6 and -1e-6 <= y <= height for x, y in places)
    said, untold = " ".join(words(picture)), " ".join(picture.untold)
    cut = (cut_intervals(spec), cut_national_intervals(spec))
    for years, points in zip(cut, (spec.series, spec.national), strict=True):
        texts = [point_text(spec.unit, point) for point in points if point.year in years]
        assert [text for text in texts if text not in said and text not in untold] == []
