"""A pack of 150 pages, of which 25 were handed in: portrait, landscape, turned and A3. Right in numbers, bookmarks, links, words and parts."""

import io
from dataclasses import replace

import pikepdf
import pytest
from reportlab.lib.pagesizes import A3, A4, landscape
from reportlab.pdfgen.canvas import Canvas

from meetings.pack.build import build_pack
from meetings.pack.sections import AttachmentSheet, Item, Pack
from osp.pdf import theme
from tests import pdf
from tests.meetings.pack_samples import bare_pack, oplegger, rubric_page
from tests.pdf_tags import faults, spoken

PAGES = 150
# Number of the point, letter, pages, paper, degrees that it is turned.
HANDED_IN = (
    (2, "A", 8, A4, 0),
    (2, "B", 5, landscape(A4), 0),
    (9, "A", 4, A4, 90),
    (9, "B", 4, landscape(A3), 0),
    (21, "A", 4, A4, 270),
)
POINTS, FIGURES, LAST = 23, 4, 7
# Where the lower left corner of a page as it is read lies on its paper.
_UPRIGHT = {0: lambda paper: (0, 0), 90: lambda paper: (paper[0], 0), 270: lambda paper: (0, paper[1])}


def upload(name: str, pages: int, paper: tuple[float, float], turned: int) -> bytes:
    """A file of others: its name and page in the upper left corner as it is read, in a typeface that comes along."""
    theme.register_fonts()
    target = io.BytesIO()
    font = {"initialFontName": theme.REGULAR, "initialFontSize": 12, "initialLeading": 14}
    canvas = Canvas(target, pagesize=paper, invariant=1, **font)
    for page in range(1, pages + 1):
        canvas.translate(*_UPRIGHT[turned](paper))
        canvas.rotate(turned)
        canvas.setFont(theme.REGULAR, 24)
        canvas.drawString(60, 60, f"{name} blad {page}")
        canvas.rect(20, 20, 200, 100)
        canvas.showPage()
    canvas.save()
    return _turned(target.getvalue(), turned)


def _turned(content: bytes, degrees: int) -> bytes:
    target = io.BytesIO()
    with pikepdf.open(io.BytesIO(content)) as document:
        for page in document.pages:
            page.obj.Rotate = degrees
        document.save(target, deterministic_id=True)
    return target.getvalue()


def files() -> dict[str, bytes]:
    return {f"{point}{letter}": upload(f"bron {point}{letter}", *rest) for point, letter, *rest in HANDED_IN}


def point(number: int) -> Item:
    figures = LAST if number == POINTS else FIGURES
    return Item(
        number,
        f"Onderwerp {number}",
        "decide" if number % 3 else "discuss",
        5,
        "13.30",
        oplegger=replace(oplegger(), figures=(), summary=f"Samenvatting van onderwerp {number}."),
        indicators=tuple(
            replace(rubric_page(), key=f"link-{number}-{each}", title=f"Indicator {number}.{each}")
            for each in range(1, figures + 1)
        ),
        attachments=tuple(
            AttachmentSheet(
                key=f"{held}{letter}",
                letter=letter,
                title=f"Stuk {held}{letter}",
                name="s.pdf",
                kind="pdf",
                pages=pages,
            )
            for held, letter, pages, *_ in HANDED_IN
            if held == number
        ),
    )


def whole() -> Pack:
    return bare_pack(items=tuple(point(number) for number in range(1, POINTS + 1)), starts="13.30", ends="15.30")


@pytest.fixture(scope="module")
def made(tmp_path_factory: pytest.TempPathFactory) -> tuple[bytes, list[str], list[tuple[int, str, int]]]:
    """Bytes, text per page, and bookmarks."""
    held = files()
    content = build_pack(whole(), lambda sheet: held[sheet.key])
    folder = tmp_path_factory.mktemp("whole")
    return content, [pdf.flat(text) for text in pdf.pages(content, folder)], pdf.outline(content, folder)


def starts(outline: list[tuple[int, str, int]]) -> dict[str, int]:
    """Page by bookmark."""
    return {title: page for _, title, page in outline}


def test_every_page_carries_its_number(made):
    _, texts, _ = made
    assert len(texts) == PAGES
    assert [
        number for number, text in enumerate(texts, 1) if number > 1 and f"p. {number} van {PAGES}" not in text
    ] == []


def test_every_page_that_was_handed_in_stands_stamped_where_its_bookmark_says(made):
    _, texts, outline = made
    places = starts([row for row in outline if row[1].startswith("Bijlage")])
    laid = 0
    for number, letter, pages, *_ in HANDED_IN:
        first = places[f"Bijlage {letter}: Stuk {number}{letter}"]
        for page in range(1, pages + 1):
            text = texts[first + page - 2]
            assert f"bron {number}{letter} blad {page}" in text
            assert f"punt {number}, bijlage {letter}, p. {first + page - 1}" in text
            laid += 1
    assert laid == 25


def test_bookmarks_contents_and_oplegger_name_the_same_pages(made):
    _, texts, outline = made
    places = starts(outline)
    assert [places[f"{number} Onderwerp {number}"] for number in range(1, POINTS + 1)] == sorted(
        places[f"{number} Onderwerp {number}"] for number in range(1, POINTS + 1)
    )
    contents = " ".join(texts[places["Inhoud"] - 1 : places["Agenda"] - 1])
    for number, letter, pages, *_ in HANDED_IN:
        page = places[f"Bijlage {letter}: Stuk {number}{letter}"]
        assert f"{letter} Stuk {number}{letter} bijlage, {pages} blz. {page}" in contents
        assert f"Stuk {number}{letter}, {pages} blz., p. {page}" in texts[places[f"{number} Onderwerp {number}"] - 1]


def test_every_link_inside_leads_to_a_page_of_the_pack(made):
    content, _, _ = made
    with pikepdf.open(io.BytesIO(content)) as document:
        names = {str(key) for key in document.Root.Dests} if "/Dests" in document.Root else set()
        wanted = [
            note.get("/Dest", note.get("/A", {}).get("/D", None))
            for page in document.pages
            for note in page.obj.get("/Annots", [])
        ]
    inside = [target for target in wanted if target is not None]
    assert len(inside) > 2 * POINTS
    assert [str(target) for target in inside if isinstance(target, pikepdf.Name) and str(target) not in names] == []


def test_sheets_lie_as_their_page_is_read(made):
    content, _, outline = made
    places = starts(outline)
    with pikepdf.open(io.BytesIO(content)) as document:
        boxes = [[float(side) for side in page.mediabox[2:]] for page in document.pages]
    wide = [number for number, (width, height) in enumerate(boxes, 1) if width > height]
    expected = []
    for number, letter, pages, paper, turned in HANDED_IN:
        if (paper[0] > paper[1]) != bool(turned):
            first = places[f"Bijlage {letter}: Stuk {number}{letter}"]
            expected += range(first, first + pages)
    assert wide == sorted(expected)
    assert {(round(min(box)), round(max(box))) for box in boxes} == {(595, 842)}


def test_a_machine_reads_its_parts_in_order_without_a_fault(made, tmp_path):
    content, _, _ = made
    assert faults(content) == []
    headings = [words for _, kind, words in spoken(content, tmp_path) if kind in {"H1", "H2"}]
    subjects = [words for words in headings if words.startswith("Onderwerp")]
    assert subjects == [f"Onderwerp {number}" for number in range(1, POINTS + 1)]
    uploads = [words for words in headings if words.startswith("Bijlage ")]
    assert uploads == [f"Bijlage {letter}: Stuk {number}{letter}" for number, letter, *_ in HANDED_IN]
    assert headings.index("Bijlage A: Stuk 9A") in range(headings.index("Onderwerp 9"), headings.index("Onderwerp 10"))


def test_the_same_pack_is_the_same_bytes(made):
    held = files()
    assert build_pack(whole(), lambda sheet: held[sheet.key]) == made[0]
