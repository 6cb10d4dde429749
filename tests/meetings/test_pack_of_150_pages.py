"""A pack as large as the largest: 150 pages and two, of which 25 were handed in, on paper of every size and turn."""

from collections.abc import Iterator
from dataclasses import replace
from io import BytesIO
from time import process_time

import pikepdf
import pytest
from reportlab.lib.pagesizes import A3, A4, landscape

from meetings.pack.build import build_pack
from meetings.pack.sections import AttachmentSheet, Item, Pack
from osp.pdf.attachments import inspect
from tests import pdf
from tests.meetings.pack_samples import board_pack
from tests.osp.paper_samples import ADDRESS, paper, saved, turned
from tests.pdf_tags import alternatives, faults

ITEMS, PAGES = 50, 152
LETTERS = "ABCDEFGH"


def large_pack() -> Pack:
    """The items of the example pack with papers, over and over."""
    given = [item for item in board_pack().items if item.has_pages]
    items: list[Item] = [replace(given[place % len(given)], number=place + 1) for place in range(ITEMS)]
    return replace(board_pack(), items=tuple(items))


def cut_paper() -> bytes:
    file = paper(2, name="snede")
    for page in file.pages:
        page.obj.CropBox = pikepdf.Array([20, 400, 575, 800])
    return saved(file)


def handed_in() -> list[bytes]:
    """Twenty-five pages in eight files."""
    files = [saved(paper(8)), saved(paper(5, size=landscape(A4))), turned(90), turned(180), turned(270)]
    files += [saved(paper(4, size=A3)), saved(paper(3, size=landscape(A3))), cut_paper()]
    return files


def build() -> bytes:
    """The pack with the files as bijlagen of its last item."""
    files = dict(zip(LETTERS, handed_in(), strict=True))
    listed = tuple(
        AttachmentSheet(letter, letter, f"Stuk {letter}", f"{letter}.pdf", "pdf", pages=inspect(file).count)
        for letter, file in files.items()
    )
    pack = large_pack()
    last = replace(pack.items[-1], attachments=listed)
    return build_pack(replace(pack, items=(*pack.items[:-1], last)), lambda sheet: files[sheet.key])


@pytest.fixture(scope="module")
def large() -> tuple[bytes, float]:
    """The pack, and the seconds of computing that it took."""
    began = process_time()
    made = build()
    return made, process_time() - began


@pytest.fixture(scope="module")
def texts(large, tmp_path_factory) -> list[str]:
    return [pdf.flat(text) for text in pdf.pages(large[0], tmp_path_factory.mktemp("large"))]


def test_it_has_its_pages_and_is_there_within_seconds(large, texts):
    assert len(texts) == PAGES
    # Ten on a machine of its own; one that measures what the tests cover is slower.
    assert large[1] < 25


def test_every_page_says_its_number_and_every_sheet_whose_it_is(texts):
    assert all(f"p. {page} van {PAGES}" in texts[page - 1] for page in range(2, PAGES + 1))
    stamps = [page for page, text in enumerate(texts, start=1) if "bijlage" in text and f", p. {page}" in text]
    assert stamps == list(range(128, PAGES + 1))
    assert "Bijlage A: Stuk A · pagina 8 van 8" in texts[134]
    assert "bron 8" in texts[134]


def test_bookmarks_and_links_lead_to_the_pages_that_say_so(large, texts, tmp_path):
    outline = pdf.outline(large[0], tmp_path)
    starts = [page for _, title, page in outline if title.startswith("Bijlage ")]
    assert starts == [128, 136, 141, 142, 143, 144, 148, 151]
    assert all(f"p. {page} van {PAGES}" in texts[page - 1] for _, _, page in outline if page > 1)
    targets = pdf.links(large[0], tmp_path)
    assert {page for _, title, page in outline if title == "Oplegger"} <= set().union(*targets)
    assert pdf.addresses(large[0]) == [ADDRESS] * 25


def test_it_is_read_aloud_from_cover_to_last_sheet(large):
    found = faults(large[0])
    assert {fault.split(" /")[-1] for fault in found} == {"Helvetica is not embedded", "Helvetica has no letters"}
    assert alternatives(large[0])[-2:] == [
        f"Bijlage H: Stuk H, punt {ITEMS}, bijlage H, pagina {page} van 2" for page in (1, 2)
    ]
    with pikepdf.open(BytesIO(large[0])) as file:
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


def test_sheets_lie_as_their_pages_are_read(large):
    with pikepdf.open(BytesIO(large[0])) as file:
        wide = [page for page, each in enumerate(file.pages, start=1) if each.mediabox[2] > each.mediabox[3]]
    assert wide == [*range(136, 142), 143, *range(148, PAGES + 1)]
