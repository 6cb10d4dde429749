"""The funnel plot and the strip: where marks stand, what the words say, and that page and paper say the same."""

from dataclasses import replace
from xml.etree import ElementTree

import pytest

from osp.charts.drawing import to_drawing
from osp.charts.funnel import Dot, FunnelSpec, Limit, funnel_layout
from osp.charts.marks import Circle, Line, Polygon, Role
from osp.charts.metrics import PRINT, SCREEN
from osp.charts.placing import text_box
from osp.charts.strip import StripSpec, stacked, strip_layout
from osp.charts.svg import both_svgs
from tests.osp.charts_cases import ROOT, marks_of, words

LIMITS = tuple(
    Limit(
        size,
        *(
            2.5 + sign * reach / size**0.5
            for sign, reach in ((-1, 300), (-1, 200), (-1, 20), (1, 20), (1, 200), (1, 300))
        ),
    )
    for size in (4_000, 8_000, 16_000, 32_000, 60_000)
)
FUNNEL = FunnelSpec(
    title="Trechtergrafiek",
    description="Binnen de gewone spreiding.",
    unit="percent",
    centre=2.5,
    limits=LIMITS,
    others=(Dot(5_000, 4.1, 4.1), Dot(20_000, 1.2, 1.2, alike=True), Dot(60_000, 2.6, 2.6)),
    own=Dot(17_465, 2.0441, 2.0441),
    own_name="PO2814",
    size_label="leerlingen bo en sbo",
)
STRIP = StripSpec(
    title="Plaats",
    description="In de middelste helft.",
    unit="percent",
    others=tuple(Dot(0, 1 + 0.05 * number, 1 + 0.05 * number) for number in range(60)),
    own=Dot(0, 2.0441, 2.0441),
    own_name="PO2814",
    band=(1.75, 3.25),
    marks=(("p10", 1.3), ("p25", 1.75), ("mediaan", 2.5), ("p75", 3.25), ("p90", 3.7)),
    national=2.4,
)
SIZES = [(800, 400, SCREEN), (354, 370, SCREEN), (440, 250, PRINT)]


def drawn(width=800, height=400, metrics=SCREEN, **changes):
    return funnel_layout(replace(FUNNEL, **changes), width=width, height=height, metrics=metrics)


def test_larger_stands_further_right_and_a_higher_share_higher_up():
    small, large = marks_of(drawn(), Role.OTHER)
    (alike,) = marks_of(drawn(), Role.ALIKE)
    (own,) = marks_of(drawn(), Role.DOT)
    assert small.x < own.x < alike.x < large.x
    assert small.y < large.y < own.y < alike.y


def test_nation_stands_at_its_share_and_the_limits_on_either_side():
    picture = drawn()
    (nation,) = marks_of(picture, Role.PEER)
    upper, lower = (mark.points[-1][1] for mark in sorted(marks_of(picture, Role.LIMIT), key=lambda m: m.points[-1][1]))
    outer = sorted(mark.points[-1][1] for mark in marks_of(picture, Role.OLD_PATH))
    height = nation.points[0][1]
    assert outer[0] < upper < height < lower < outer[1]
    (tint,) = marks_of(picture, Role.RANGE)
    assert isinstance(tint, Polygon)
    ends = [y for x, y in tint.points if x == max(x for x, _ in tint.points)]
    assert upper < min(ends) < height < max(ends) < lower


@pytest.mark.parametrize(("width", "height", "metrics"), SIZES)
def test_no_limit_or_tint_leaves_the_plot(width, height, metrics):
    picture = drawn(width, height, metrics)
    top, bottom = (
        min(m.points[0][1] for m in marks_of(picture, Role.GRID)),
        marks_of(picture, Role.AXIS)[0].points[0][1],
    )
    places = [
        place
        for role in (Role.LIMIT, Role.OLD_PATH, Role.RANGE)
        for mark in marks_of(picture, role)
        for place in mark.points
    ]
    assert all(top - 1e-6 <= y <= bottom + 1e-6 and 0 <= x <= width for x, y in places)
    assert len(places) > 20


@pytest.mark.parametrize(("width", "height", "metrics"), SIZES)
@pytest.mark.parametrize("kind", ["funnel", "strip"])
def test_texts_stay_in_the_picture_and_apart(width, height, metrics, kind):
    layout = funnel_layout if kind == "funnel" else strip_layout
    picture = layout(FUNNEL if kind == "funnel" else STRIP, width=width, height=height, metrics=metrics)
    boxes = [text_box(text, metrics.styles[text.role]) for text in picture.texts]
    assert all(box.left >= -1 and box.right <= width + 1 and box.top >= 0 and box.bottom <= height for box in boxes)
    assert not [(one, two) for at, one in enumerate(boxes) for two in boxes[:at] if one.overlaps(two)]


def test_words_name_the_own_figure_nation_limits_and_axis():
    assert {"PO2814 2,04%", "2,50% Nederland", "95%", "99,8%", "toeval alleen", "leerlingen bo en sbo"} <= words(
        drawn()
    )


def test_an_own_interval_is_a_bar_without_a_dot():
    picture = drawn(own=Dot(17_465, 1.5, 3.0), note="voorlopig")
    assert marks_of(picture, Role.DOT) == []
    bar, *caps = marks_of(picture, Role.INTERVAL)
    assert bar.points[0][0] == bar.points[1][0]
    assert len(caps) == 2
    assert {"PO2814 1,50–3,00%", "voorlopig"} <= words(picture)


def test_without_an_own_figure_the_others_are_still_there():
    picture = drawn(own=None)
    assert marks_of(picture, Role.DOT) == []
    assert len(marks_of(picture, Role.OTHER)) == 2
    assert not {text for text in words(picture) if "PO2814" in text}


def test_strip_puts_every_other_on_the_axis_with_band_and_percentiles():
    picture = strip_layout(STRIP, width=800, height=165)
    dots = marks_of(picture, Role.OTHER)
    assert len(dots) == 60
    assert [dot.x for dot in dots] == sorted(dot.x for dot in dots)
    (band,), (own,), (nation,) = (marks_of(picture, role) for role in (Role.RANGE, Role.DOT, Role.PEER))
    left, right = min(x for x, _ in band.points), max(x for x, _ in band.points)
    assert left < own.x < nation.points[0][0] < right
    assert [line.points[0][0] for line in marks_of(picture, Role.BREAK)][1:4:2] == [left, right]
    assert {"PO2814 2,04%", "2,40% Nederland", "p10", "p25", "mediaan", "p75", "p90"} <= words(picture)


def test_dots_of_a_strip_do_not_cover_each_other():
    places = stacked([10.0, 10.5, 11.0, 30.0, 10.2], 5.0)
    assert places == [(10.0, 0), (10.5, -1), (11.0, 2), (30.0, 0), (10.2, 1)]
    assert [x for x, _ in places] == [10.0, 10.5, 11.0, 30.0, 10.2]


def test_strip_of_an_interval_is_a_lying_bar():
    picture = strip_layout(replace(STRIP, own=Dot(0, 1.5, 3.0)), width=354, height=175)
    bar = marks_of(picture, Role.INTERVAL)[0]
    assert bar.points[0][1] == bar.points[1][1]
    assert marks_of(picture, Role.DOT) == []


def test_page_names_both_drawings_and_every_class_has_a_rule():
    html = both_svgs(drawn(), drawn(354, 370), FUNNEL, prefix="trechter")
    drawings = ElementTree.fromstring(f"<p>{html}</p>")  # noqa: S314 -- our own output
    assert [(one.get("class"), one[0].text, one[1].text) for one in drawings] == [
        ("wide", FUNNEL.title, FUNNEL.description),
        ("narrow", FUNNEL.title, FUNNEL.description),
    ]
    sheet = (ROOT / "osp" / "static" / "css" / "charts.css").read_text()
    assert "style=" not in html
    for name in ("c-other", "c-alike", "c-limit"):
        assert f'class="{name}"' in html
        assert f".{name} {{" in sheet


def test_paper_says_what_the_layout_says():
    from reportlab.graphics.shapes import PolyLine, String

    picture = drawn(440, 250, PRINT)
    drawing = to_drawing(picture)
    strings = [shape.text for shape in drawing.contents if isinstance(shape, String)]
    assert strings == [text.text for text in picture.texts]
    assert sum(isinstance(shape, PolyLine) for shape in drawing.contents) == sum(
        isinstance(mark, Line) for mark in picture.marks
    )


def test_the_same_input_gives_the_same_marks():
    assert drawn() == drawn()
    assert any(isinstance(mark, Circle) for mark in drawn().marks)
