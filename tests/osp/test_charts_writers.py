"""Charts: what page and paper make of the same picture, and the small drawings."""

import re
import subprocess
import sys
from dataclasses import replace
from io import BytesIO
from xml.etree import ElementTree

import pytest

from osp.charts.drawing import chart_drawing, to_drawing
from osp.charts.layout import layout
from osp.charts.marks import Line, Polygon, Role
from osp.charts.metrics import PRINT, Metrics, print_columns
from osp.charts.sparkline import sparkline
from osp.charts.spec import Point
from osp.charts.svg import page_svg, sparkline_svg, to_svg
from tests.osp.charts_cases import BARE, CUTS, FULL, ROOT, marks_of, wide, words


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


@pytest.fixture(scope="module")
def _fonts():
    # Not one by one: registering a face again takes its bold and italic away from every later document.
    from osp.pdf.theme import register_fonts

    register_fonts()


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
