"""Charts: where labels stand, and how wide they are."""

import re
from dataclasses import replace
from itertools import combinations

import pytest
from hypothesis import example, given, settings
from hypothesis import strategies as st

from osp.charts.layout import layout
from osp.charts.marks import Circle, Line, Polygon, Role, TextRole
from osp.charts.metrics import PRINT, SCREEN
from osp.charts.placing import Box, Label, Placer, Spot, text_box
from osp.charts.spec import ChartSpec, Point
from osp.charts.widths import WIDTHS, Face, text_width
from tests.osp.charts_cases import BARE, CUTS, FONTS, FULL, ROOT, SIZES, wide, words


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


BEYOND = ChartSpec(
    title="",
    description="",
    unit="percent",
    first_year=2010,
    last_year=2012,
    series=(Point(2010, value=0.0), Point(2011, low=1.0, high=1.0), Point(2012, value=0.0)),
)


@settings(max_examples=60, deadline=None)
@given(specs(), st.sampled_from(SIZES))
@example(BEYOND, SIZES[0])
def test_every_mark_lies_in_the_picture(spec, size):
    width, height, metrics = size
    picture = layout(spec, width=width, height=height, metrics=metrics)
    places = [place for mark in picture.marks if isinstance(mark, Line | Polygon) for place in mark.points]
    places += [(mark.x, mark.y) for mark in picture.marks if isinstance(mark, Circle)]
    assert all(-1e-6 <= x <= width + 6 and -1e-6 <= y <= height for x, y in places)


def test_same_chart_gives_the_same_marks():
    assert layout(FULL, width=354, height=330) == layout(replace(FULL), width=354, height=330)


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
