"""Charts: what is drawn for which figure, where labels may stand, and what both writers make of it."""

import re
import subprocess
import sys
from dataclasses import replace
from io import BytesIO
from itertools import combinations, pairwise
from pathlib import Path
from xml.etree import ElementTree

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from osp.charts.drawing import chart_drawing, to_drawing
from osp.charts.layout import layout
from osp.charts.marks import Circle, Line, Picture, Polygon, Role, TextRole
from osp.charts.metrics import PRINT, SCREEN, Metrics, print_columns
from osp.charts.placing import Box, Label, Placer, Spot, text_box
from osp.charts.scales import figure_text, range_text, value_scale
from osp.charts.scene import runs
from osp.charts.sparkline import sparkline
from osp.charts.spec import ChartSpec, Point, PointKind, path_at
from osp.charts.svg import page_svg, sparkline_svg, to_svg
from osp.charts.widths import WIDTHS, Face, text_width

ROOT = Path(__file__).parents[2]
FONTS = ROOT / "osp" / "pdf" / "fonts"
SIZES = [(800, 360, SCREEN), (354, 330, SCREEN), (360, 230, PRINT), (410, 200, print_columns(50))]
CUTS = {
    Face.REGULAR: ("SourceSans3", "Regular"),
    Face.ITALIC: ("SourceSans3-It", "It"),
    Face.SEMIBOLD: ("SourceSans3-Semibold", "Semibold"),
    Face.BOLD: ("SourceSans3-Bold", "Bold"),
}

OWN = (2.0441, 2.073, 2.13, 2.198, 2.2578, 2.243, 2.2187)
FULL = ChartSpec(
    title="Deelname sbo PO2814",
    description="De deelname daalde.",
    unit="percent",
    first_year=2019,
    last_year=2028,
    series=(
        *(Point(2019 + index, value, example=index > 0) for index, value in enumerate(OWN)),
        Point(2026, 2.197, provisional=True, example=True),
    ),
    national=tuple(Point(2019 + index, 2.49 + 0.005 * index) for index in range(7)),
    band=tuple((2019 + index, 2.10 + 0.025 * index, 2.82 - 0.005 * index) for index in range(7)),
    path=((2023, 2.26), (2028, 2.0)),
    baseline_label="nulmeting 2,26%",
    gap_label="16 leerlingen boven pad",
    breaks=((2022, "definitie v2 vanaf 2022"),),
    flags=((2025.45, "besluit 2026-14"),),
)
BARE = ChartSpec(title="t", description="d", unit="percent", first_year=2019, last_year=2024)


def marks_of(picture: Picture, role: Role) -> list:
    return [mark for mark in picture.marks if getattr(mark, "role", None) == role]


def words(picture: Picture) -> set[str]:
    return {text.text for text in picture.texts}


def wide(spec: ChartSpec) -> Picture:
    return layout(spec, width=800, height=360)


# What a chart says


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


# Scales


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


# What is drawn for which figure


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


# Labels


def test_wide_chart_carries_every_label():
    assert words(wide(FULL)) == {
        *("1,8", "2,0", "2,2", "2,4", "2,6", "2,8", "3,0%"),
        *(str(year) for year in range(2019, 2029)),
        *("2,04%", "nulmeting 2,26%", "2,20% voorlopig", "16 leerlingen boven pad", "2,00% streefwaarde", "streefpad"),
        *("2,52% Nederland", "middelste helft andere", "samenwerkingsverbanden"),
        *("definitie v2 vanaf 2022", "besluit 2026-14", "deels voorbeeld"),
    }


def test_narrow_chart_shortens_years_and_keeps_figure_and_target():
    said = words(layout(FULL, width=354, height=330))
    assert said >= {"’19", "’26", "2,00% streefwaarde", "2,26%", "definitie v2 vanaf 2022", "deels voorbeeld"}
    assert len(said & {"2,20% voorlopig", "2,20% voorl."}) == 1


def test_year_of_the_last_figure_is_emphasised():
    dark = [text.text for text in wide(FULL).texts if text.role is TextRole.DARK]
    assert sorted(dark) == ["2,00% streefwaarde", "2026", "streefpad"]


def test_figure_that_is_the_baseline_is_said_once():
    spec = replace(
        BARE, series=(Point(2019, 2.0441),), path=((2019, 2.0441), (2024, 1.8)), baseline_label="nulmeting 2,04%"
    )
    assert [text.text for text in wide(spec).texts if "2,04" in text.text] == ["nulmeting 2,04%"]


def test_label_takes_the_place_that_hides_least():
    obstacle = Line(((0, 20), (200, 20)), Role.SERIES)
    placer = Placer(Box(0, 0, 200, 100), SCREEN, (obstacle,))
    placer.place(Label(TextRole.PLAIN, (("Nederland",),), (Spot(10, 24), Spot(10, 60))))
    assert [(text.x, text.y) for text in placer.texts] == [(10, 60)]


def test_label_shortens_before_it_leaves_the_picture_and_drops_when_nothing_fits():
    placer = Placer(Box(0, 0, 60, 40), SCREEN, ())
    assert placer.place(Label(TextRole.PLAIN, (("middelste helft",), ("helft",)), (Spot(5, 20),)))
    assert [text.text for text in placer.texts] == ["helft"]
    assert not placer.place(Label(TextRole.PLAIN, (("helft",),), (Spot(5, 22),)))
    assert not placer.place(Label(TextRole.PLAIN, (("middelste helft",),), (Spot(5, 35),)))


figures = st.floats(0, 60, allow_subnormal=False)
labels = st.text(st.characters(codec="utf-8", exclude_categories=("Cs", "Cc")), max_size=40)


@st.composite
def points(draw, first, years):
    series = []
    for year in sorted(draw(st.sets(st.integers(first, first + years), max_size=years + 1))):
        kind = draw(st.sampled_from(["value", "value", "interval", "estimate", "missing"]))
        low, middle, high = sorted(draw(st.tuples(figures, figures, figures)))
        bounds = {"low": low, "high": high} if kind in {"interval", "estimate"} else {}
        series.append(
            Point(
                year,
                middle if kind == "value" else None,
                estimate=middle if kind == "estimate" else None,
                provisional=draw(st.booleans()),
                example=draw(st.booleans()),
                **bounds,
            )
        )
    return tuple(series)


@st.composite
def specs(draw):
    first, years = draw(st.integers(2010, 2024)), draw(st.integers(0, 18))
    any_year = st.integers(first, first + years)
    band = {year: sorted(draw(st.tuples(figures, figures))) for year in draw(st.sets(any_year, max_size=8))}
    ends = sorted(draw(st.sets(any_year, max_size=3)))
    return ChartSpec(
        title=draw(labels),
        description=draw(labels),
        unit=draw(st.sampled_from(["percent", "count", "score"])),
        first_year=first,
        last_year=first + years,
        series=draw(points(first, years)),
        national=draw(points(first, years)),
        band=tuple((year, low, high) for year, (low, high) in band.items()),
        path=tuple((year, draw(figures)) for year in ends),
        baseline_label=draw(st.none() | st.just("nulmeting 2,26%")),
        corridor=draw(st.none() | st.tuples(figures, figures).map(sorted).map(tuple)),
        gap_label=draw(st.none() | labels.filter(str.strip)),
        breaks=tuple((year, draw(labels)) for year in draw(st.sets(any_year, max_size=3))),
        flags=tuple((year, draw(labels.filter(str.strip))) for year in draw(st.sets(any_year, max_size=4))),
    )


@settings(max_examples=120, deadline=None)
@given(specs(), st.sampled_from(SIZES))
def test_labels_never_meet_and_never_leave_the_picture(spec, size):
    width, height, metrics = size
    picture = layout(spec, width=width, height=height, metrics=metrics)
    boxes = [text_box(text, metrics.styles[text.role]) for text in picture.texts]
    assert all(box.within(Box(0, 0, width, height)) for box in boxes)
    assert not [(a, b) for a, b in combinations(boxes, 2) if a.overlaps(b)]


@settings(max_examples=60, deadline=None)
@given(specs(), st.sampled_from(SIZES))
def test_every_mark_lies_in_the_picture(spec, size):
    width, height, metrics = size
    picture = layout(spec, width=width, height=height, metrics=metrics)
    places = [place for mark in picture.marks if isinstance(mark, Line | Polygon) for place in mark.points]
    places += [(mark.x, mark.y) for mark in picture.marks if isinstance(mark, Circle)]
    assert all(-1e-6 <= x <= width + 6 and -1e-6 <= y <= height for x, y in places)


def test_same_chart_gives_the_same_marks():
    assert layout(FULL, width=354, height=330) == layout(replace(FULL), width=354, height=330)


# Type


@pytest.mark.parametrize("face", list(Face))
def test_width_table_is_that_of_the_fonts_in_the_pdf(face):
    from reportlab.pdfbase.ttfonts import TTFont

    name, file = CUTS[face]
    widths = TTFont(name, str(FONTS / f"SourceSans3-{file}.ttf")).face.charWidths
    assert dict(WIDTHS[face]) == {character: widths[ord(character)] for character in WIDTHS[face]}


def test_text_width_scales_with_the_type_size_and_counts_unknown_characters_wide():
    assert text_width("2,04%", Face.REGULAR, 1000) == 3 * 497 + 249 + 824
    assert text_width("00", Face.SEMIBOLD, 14) == pytest.approx(2 * 513 * 14 / 1000)
    assert text_width("字", Face.REGULAR, 10) == 11


def test_type_on_screen_is_as_large_as_the_style_sheet_says():
    sheet = (ROOT / "osp" / "static" / "css" / "charts.css").read_text()
    plain = re.search(r"\.chart text \{[^}]*font-size: (\d+)px", sheet)
    faint = re.search(r"\.chart \.faint \{[^}]*font-size: (\d+)px", sheet)
    assert plain is not None
    assert faint is not None
    assert (int(plain[1]), int(faint[1])) == (
        SCREEN.styles[TextRole.PLAIN].size,
        SCREEN.styles[TextRole.FAINT].size,
    )


def test_type_on_paper_is_large_enough_to_read():
    assert min(style.size for style in PRINT.styles.values()) >= 8.2


# SVG


def test_svg_is_named_and_described_with_ids_of_its_own():
    drawing = ElementTree.fromstring(to_svg(wide(FULL), FULL, prefix="i7", css_class="wide"))  # noqa: S314 -- our own output
    title, description = drawing[0], drawing[1]
    assert (drawing.get("class"), drawing.get("role"), drawing.get("viewBox")) == ("wide", "img", "0 0 800 360")
    assert drawing.get("aria-labelledby") == f"{title.get('id')} {description.get('id')}" == "i7-wide-t i7-wide-d"
    assert (title.text, description.text) == (FULL.title, FULL.description)


def test_page_holds_both_drawings_without_a_shared_id_or_an_inline_style():
    html = page_svg(FULL, prefix="a") + page_svg(FULL, prefix="b")
    ids = re.findall(r' id="([^"]+)"', html)
    assert len(ids) == len(set(ids)) == 8
    assert re.findall(r'viewBox="([^"]+)"', html) == ["0 0 800 360", "0 0 354 330"] * 2
    assert "style=" not in html


def test_every_shape_class_has_a_rule_in_the_style_sheet():
    sheet = (ROOT / "osp" / "static" / "css" / "charts.css").read_text()
    spec = replace(
        FULL,
        series=(Point(2019, low=1.9, high=2.2, estimate=2.0), Point(2020), *FULL.series[2:]),
        national=(*FULL.national[:-1], Point(2025, low=2.0, high=3.0)),
        old_paths=(((2023, 2.26), (2026, 1.9)),),
        corridor=(2.0, 2.2),
    )
    used = set(re.findall(r"c-[a-z-]+", page_svg(spec, prefix="x")))
    assert used == {name for name in used if f".{name} {{" in sheet}
    assert len(used) == 13


def test_hostile_text_is_text_in_the_svg():
    hostile = '</text><script>alert("x")</script>\x00\x0b&'
    spec = replace(FULL, title=hostile, description=hostile, gap_label=hostile, flags=((2025, hostile),))
    html = to_svg(wide(spec), spec, prefix="x", css_class="wide")
    drawing = ElementTree.fromstring(html)  # noqa: S314 -- our own output
    assert drawing[0].text == '</text><script>alert("x")</script>&'
    assert {element.tag for element in drawing.iter()} == {"svg", "title", "desc", "path", "circle", "text"}


@pytest.mark.parametrize("prefix", ["", "1a", 'a" onload="', "a b"])
def test_prefix_that_is_no_id_is_refused(prefix):
    with pytest.raises(ValueError, match="id"):
        to_svg(wide(FULL), FULL, prefix=prefix, css_class="wide")


# Paper


@pytest.fixture(scope="module")
def _fonts():
    from reportlab.pdfbase import pdfmetrics
    from reportlab.pdfbase.ttfonts import TTFont

    for name, file in CUTS.values():
        pdfmetrics.registerFont(TTFont(name, str(FONTS / f"SourceSans3-{file}.ttf")))


def pdf_text(drawing, tmp_path) -> str:
    from reportlab.graphics import renderPDF
    from reportlab.pdfgen.canvas import Canvas

    buffer = BytesIO()
    canvas = Canvas(buffer, pagesize=(drawing.width, drawing.height), invariant=1, initialFontName="SourceSans3")
    renderPDF.draw(drawing, canvas, 0, 0)
    canvas.save()
    path = tmp_path / "chart.pdf"
    path.write_bytes(buffer.getvalue())
    run = subprocess.run(["pdftotext", "-layout", path, "-"], capture_output=True, text=True, check=True)
    return run.stdout


@pytest.mark.usefixtures("_fonts")
def test_paper_says_what_the_layout_says(tmp_path):
    text = pdf_text(chart_drawing(FULL, width=360, height=230), tmp_path)
    said = words(layout(FULL, width=360, height=230, metrics=PRINT))
    assert {word for word in said if word not in text} == set()
    assert {"2,20% voorlopig", "16 leerlingen boven pad", "2,00% streefwaarde", "3,0%"} <= said


def test_paper_turns_the_picture_upside_up_and_uses_the_embedded_family_alone():
    from reportlab.graphics.shapes import String

    picture = layout(FULL, width=360, height=230, metrics=PRINT)
    strings = [shape for shape in to_drawing(picture).contents if isinstance(shape, String)]
    assert [(shape.x, shape.y, shape.text) for shape in strings] == [
        (text.x, 230 - text.y, text.text) for text in picture.texts
    ]
    assert {shape.fontName for shape in strings} <= {name for name, _ in CUTS.values()}
    sizes = {text.text: PRINT.styles[text.role].size for text in picture.texts}
    assert {shape.text: shape.fontSize for shape in strings} == sizes


def test_paper_columns_hold_one_year_each():
    picture = layout(FULL, width=410, height=230, metrics=print_columns(50))
    dots = marks_of(picture, Role.DOT) + marks_of(picture, Role.OPEN_DOT)
    assert [dot.x for dot in dots] == pytest.approx([50 + 36 * (index + 0.5) for index in range(8)])
    assert not words(picture) & {str(year) for year in range(2019, 2029)}
    assert "besluit 2026-14" in words(picture)


def test_lines_on_paper_differ_by_weight_and_dash():
    from reportlab.graphics.shapes import PolyLine

    drawing = chart_drawing(FULL, width=360, height=230)
    looks = {(line.strokeWidth, bool(line.strokeDashArray)) for line in drawing.contents if isinstance(line, PolyLine)}
    assert looks >= {(2.3, False), (2.0, True), (1.5, True), (1.2, False)}


# Small drawings


def test_sparkline_shows_series_path_and_last_figure():
    picture = sparkline(FULL, width=160, height=20)
    assert picture.texts == ()
    assert [mark.role for mark in picture.marks] == [
        *(Role.PATH, Role.GOAL, Role.SERIES, Role.SERIES, Role.LINK, Role.OPEN_DOT),
    ]
    places = [place for mark in picture.marks if isinstance(mark, Line | Polygon) for place in mark.points]
    assert all(0 <= x <= 160 and 0 <= y <= 20 for x, y in places)


def test_sparkline_keeps_a_lone_year_and_an_interval_in_sight():
    picture = sparkline(replace(BARE, series=(Point(2019, 2.0), Point(2024, low=1.3, high=5.0))), width=160, height=20)
    assert [mark.role for mark in picture.marks] == [Role.INTERVAL, Role.DOT]


def test_sparkline_of_nothing_is_a_dotted_line():
    picture = sparkline(replace(BARE, series=(Point(2019),)), width=160, height=20)
    assert [mark.role for mark in picture.marks] == [Role.STUB]
    assert picture.marks[0].points == ((0, 10), (160, 10))


def test_sparkline_svg_is_silent_for_a_screen_reader():
    html = sparkline_svg(sparkline(FULL, width=160, height=20))
    assert html.startswith('<svg class="spark" viewBox="0 0 160 20" aria-hidden="true">')
    assert "<title" not in html


def test_page_charts_load_neither_reportlab_nor_django():
    code = (
        "import sys; import osp.charts.svg, osp.charts.sparkline, osp.charts.drawing;"
        "print(sorted({name.split('.')[0] for name in sys.modules} & {'reportlab', 'django', 'pandas', 'numpy'}))"
    )
    run = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True, cwd=ROOT)
    assert run.stdout.strip() == "[]"


def test_print_columns_change_only_what_the_table_takes_over():
    metrics: Metrics = print_columns(50, tick_gap=20)
    assert metrics == replace(PRINT, columns=True, gutter=50, tick_gap=20, show_years=False)
