"""A pack as large as the largest: 150 pages, of which 25 were handed in, on paper of every size and turn.

Right in numbers, bookmarks, links, words and parts. It is built once, and what each test asks of it is read from that.
"""

from collections.abc import Iterator
from dataclasses import dataclass, replace
from io import BytesIO
from time import process_time

import pikepdf
import pytest
from reportlab.lib.pagesizes import A3, A4, landscape
from reportlab.pdfgen.canvas import Canvas

from meetings.pack.build import build_pack
from meetings.pack.sections import AttachmentSheet, Item, Pack
from osp.pdf import theme
from tests import pdf
from tests.meetings.pack_samples import board_pack, oplegger, rubric_page
from tests.osp.paper_samples import ADDRESS
from tests.pdf_tags import alternatives, faults, spoken

PAGES, POINTS, FIGURES = 150, 26, 4
# Every so many points one as a director sends it, with charts, tables and stories.
FULL = 5


@dataclass(frozen=True)
class Upload:
    """A file of others, as a bijlage of a point: its pages, their paper, and the degrees that they are turned."""

    point: int
    letter: str
    pages: int
    paper: tuple[float, float]
    turned: int = 0
    is_cut: bool = False

    @property
    def key(self) -> str:
        return f"{self.point}{self.letter}"

    @property
    def is_wide(self) -> bool:
        """Whether it is read with its long side down: turned on its side it is when it was made upright."""
        return self.is_cut or (self.paper[0] > self.paper[1]) != (self.turned in {90, 270})


UPLOADS = (
    Upload(2, "A", 8, A4),
    Upload(2, "B", 5, landscape(A4)),
    Upload(9, "A", 1, A4, 90),
    Upload(9, "B", 1, A4, 180),
    Upload(9, "C", 1, A4, 270),
    Upload(21, "A", 4, A3),
    Upload(21, "B", 3, landscape(A3)),
    Upload(21, "C", 2, A4, is_cut=True),
)
# Where the lower left corner of a page as it is read lies on its paper.
_UPRIGHT = {
    0: lambda paper: (0, 0),
    90: lambda paper: (paper[0], 0),
    180: lambda paper: paper,
    270: lambda paper: (0, paper[1]),
}
_CUT = (20, 30, 575, 430)


def made_elsewhere(upload: Upload) -> bytes:
    """The file: its name and page at the lower left as it is read, an address to click, in a typeface that comes along."""
    theme.register_fonts()
    target = BytesIO()
    font = {"initialFontName": theme.REGULAR, "initialFontSize": 12, "initialLeading": 14}
    canvas = Canvas(target, pagesize=upload.paper, invariant=1, **font)
    for page in range(1, upload.pages + 1):
        canvas.translate(*_UPRIGHT[upload.turned](upload.paper))
        canvas.rotate(upload.turned)
        canvas.setFont(theme.REGULAR, 24)
        canvas.drawString(60, 60, f"bron {upload.key} blad {page}")
        canvas.rect(40, 40, 200, 100)
        canvas.linkURL(ADDRESS, (60, 50, 160, 80), relative=1)
        canvas.showPage()
    canvas.save()
    with pikepdf.open(BytesIO(target.getvalue())) as document:
        for each in document.pages:
            each.obj.Rotate = upload.turned
            if upload.is_cut:
                each.obj.CropBox = pikepdf.Array(_CUT)
        document.save(target := BytesIO(), deterministic_id=True)
    return target.getvalue()


def sheets(number: int) -> tuple[AttachmentSheet, ...]:
    return tuple(
        AttachmentSheet(each.key, each.letter, f"Stuk {each.key}", "s.pdf", "pdf", pages=each.pages)
        for each in UPLOADS
        if each.point == number
    )


def point(number: int) -> Item:
    title, given = f"Onderwerp {number}", [item for item in board_pack().items if item.has_pages]
    if number % FULL == 0:
        return replace(given[number // FULL % len(given)], number=number, title=title, attachments=sheets(number))
    return Item(
        number,
        title,
        "decide" if number % 3 else "discuss",
        5,
        "13.30",
        oplegger=replace(oplegger(), figures=(), summary=f"Samenvatting van onderwerp {number}."),
        indicators=tuple(
            replace(rubric_page(), key=f"link-{number}-{each}", title=f"Indicator {number}.{each}")
            for each in range(1, FIGURES + 1)
        ),
        attachments=sheets(number),
    )


def pack_of(numbers: range | tuple[int, ...]) -> Pack:
    return replace(board_pack(), items=tuple(point(number) for number in numbers))


def build(pack: Pack) -> bytes:
    held = {upload.key: made_elsewhere(upload) for upload in UPLOADS}
    return build_pack(pack, lambda sheet: held[sheet.key])


@dataclass(frozen=True)
class Large:
    """The pack as bytes, the text of each page, its bookmarks, and the seconds of computing that it took."""

    content: bytes
    texts: list[str]
    outline: list[tuple[int, str, int]]
    seconds: float

    @property
    def starts(self) -> dict[str, int]:
        """Page by bookmark; of those that come back under every point the last."""
        return {title: page for _, title, page in self.outline}


@pytest.fixture(scope="module")
def large(tmp_path_factory: pytest.TempPathFactory) -> Large:
    pack = pack_of(range(1, POINTS + 1))
    began = process_time()
    content = build(pack)
    seconds, folder = process_time() - began, tmp_path_factory.mktemp("large")
    return Large(
        content, [pdf.flat(text) for text in pdf.pages(content, folder)], pdf.outline(content, folder), seconds
    )


def test_it_has_its_pages_and_is_there_within_seconds(large):
    assert len(large.texts) == PAGES
    # Ten on a machine of its own; one that measures what the tests cover is slower.
    assert large.seconds < 25


def test_every_page_carries_its_number(large):
    without = [page for page, text in enumerate(large.texts, 1) if page > 1 and f"p. {page} van {PAGES}" not in text]
    assert without == []


def test_every_page_that_was_handed_in_stands_stamped_where_its_bookmark_says(large):
    laid = []
    for upload in UPLOADS:
        first = large.starts[f"Bijlage {upload.letter}: Stuk {upload.key}"]
        for page in range(1, upload.pages + 1):
            text = large.texts[first + page - 2]
            assert f"bron {upload.key} blad {page}" in text
            assert f"punt {upload.point}, bijlage {upload.letter}, p. {first + page - 1}" in text
            assert f"Bijlage {upload.letter}: Stuk {upload.key} · pagina {page} van {upload.pages}" in text
            laid.append(first + page - 1)
    assert len(laid) == 25
    stamped = [page for page, text in enumerate(large.texts, 1) if ", bijlage " in text and f", p. {page}" in text]
    assert stamped == laid


def test_bookmarks_contents_and_oplegger_name_the_same_pages(large):
    subjects = [large.starts[f"{number} Onderwerp {number}"] for number in range(1, POINTS + 1)]
    assert subjects == sorted(subjects)
    contents = " ".join(large.texts[large.starts["Inhoud"] - 1 : large.starts["Agenda"] - 1])
    for upload in UPLOADS:
        page = large.starts[f"Bijlage {upload.letter}: Stuk {upload.key}"]
        assert f"{upload.letter} Stuk {upload.key} bijlage, {upload.pages} blz. {page}" in contents
        oplegger_text = large.texts[large.starts[f"{upload.point} Onderwerp {upload.point}"] - 1]
        assert f"Stuk {upload.key}, {upload.pages} blz., p. {page}" in oplegger_text


def test_links_lead_to_the_pages_that_say_so(large, tmp_path):
    targets = set().union(*pdf.links(large.content, tmp_path))
    assert {page for _, title, page in large.outline if title == "Oplegger"} <= targets
    assert pdf.addresses(large.content).count(ADDRESS) == 25
    with pikepdf.open(BytesIO(large.content)) as document:
        names = {str(key) for key in document.Root.Dests} if "/Dests" in document.Root else set()
        wanted = [
            note.get("/Dest", note.get("/A", {}).get("/D", None))
            for page in document.pages
            for note in page.obj.get("/Annots", [])
        ]
    inside = [target for target in wanted if target is not None]
    assert len(inside) > 2 * POINTS
    assert [str(target) for target in inside if isinstance(target, pikepdf.Name) and str(target) not in names] == []


def test_sheets_lie_as_their_pages_are_read(large):
    with pikepdf.open(BytesIO(large.content)) as document:
        boxes = [[float(side) for side in page.mediabox[2:]] for page in document.pages]
    expected = []
    for upload in UPLOADS:
        first = large.starts[f"Bijlage {upload.letter}: Stuk {upload.key}"]
        expected += range(first, first + upload.pages) if upload.is_wide else ()
    assert [page for page, (width, height) in enumerate(boxes, 1) if width > height] == sorted(expected)
    assert {(round(min(box)), round(max(box))) for box in boxes} == {(595, 842)}


def test_a_machine_reads_its_parts_in_order_without_a_fault(large, tmp_path):
    assert faults(large.content) == []
    headings = [words for _, kind, words in spoken(large.content, tmp_path) if kind in {"H1", "H2"}]
    subjects = [words for words in headings if words.startswith("Onderwerp")]
    assert subjects == [f"Onderwerp {number}" for number in range(1, POINTS + 1)]
    uploads = [words for words in headings if words.startswith("Bijlage ")]
    assert uploads == [f"Bijlage {upload.letter}: Stuk {upload.key}" for upload in UPLOADS]
    assert headings.index("Bijlage A: Stuk 9A") in range(headings.index("Onderwerp 9"), headings.index("Onderwerp 10"))


def test_it_is_read_aloud_from_cover_to_last_sheet(large):
    told = [each for each in alternatives(large.content) if each.startswith("Bijlage ")]
    assert told == [
        f"Bijlage {upload.letter}: Stuk {upload.key}, punt {upload.point}, bijlage {upload.letter}, pagina {page} van {upload.pages}"
        for upload in UPLOADS
        for page in range(1, upload.pages + 1)
    ]
    with pikepdf.open(BytesIO(large.content)) as file:
        places = {page.obj.objgen: number for number, page in enumerate(file.pages)}
        order = [places[each.objgen] for each in read_pages(file.Root.StructTreeRoot)]
    assert order == sorted(order)
    assert set(order) == set(range(PAGES))


def read_pages(part: pikepdf.Object) -> Iterator[pikepdf.Object]:
    """The page of each part in the order of reading."""
    if "/Pg" in part:
        yield part.Pg
    kids = part.get("/K", [])
    for kid in kids if isinstance(kids, pikepdf.Array) else [kids]:
        if isinstance(kid, pikepdf.Dictionary) and "/S" in kid:
            yield from read_pages(kid)


def test_the_same_papers_are_the_same_bytes():
    """Held on the points that have bijlagen and one that has charts: they hold one of everything."""
    numbers = (2, FULL, 9, 21)
    assert build(pack_of(numbers)) == build(pack_of(numbers))
