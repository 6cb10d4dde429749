"""The leesversie of a Word and an Excel file in a pack: stamped pages that can be heard, and the same words on the screen."""

import io
from dataclasses import replace

import pikepdf
import pytest
from django.urls import reverse

from meetings.compute.papers.parts import Cell, Table
from meetings.compute.papers.read import read_office
from meetings.models import PackCopy
from meetings.pack.build import build_pack
from meetings.pack.papers import pages_of
from meetings.pack.reading import pack_of
from meetings.pack.reading_table import laid_out
from meetings.pack.sections import AttachmentSheet, Item, Pack
from meetings.queries.papers import read_sheet
from meetings.services import attachments, packs
from osp.pdf import theme
from tests import pdf
from tests.meetings.office_samples import document, picture, workbook
from tests.meetings.pack_samples import bare_pack, oplegger
from tests.pdf_tags import alternatives, faults, spoken

ROOM, WIDE = 471.0, 717.0


def note() -> bytes:
    """A document of two pages with everything in it."""
    import docx
    from docx.shared import Cm

    from tests.goals.word_samples import saved

    made = docx.Document()
    made.add_heading("Aanleiding", 1)
    made.add_paragraph("De scholen vragen om duidelijkheid.")
    made.add_paragraph("Eerste overweging", style="List Number")
    made.add_paragraph("Tweede overweging", style="List Number")
    made.add_heading("Kosten", 2)
    table = made.add_table(rows=2, cols=2)
    for cell, words in zip(
        [each for row in table.rows for each in row.cells], ("Post", "2027", "Sbo", "€ 184.000"), strict=True
    ):
        cell.text = words
    made.add_picture(io.BytesIO(picture()), width=Cm(8))
    for number in range(14):
        made.add_paragraph(f"Alinea {number}. " + "Het tempo is nog niet genoeg. " * 14)
    return saved(made)


def budget() -> bytes:
    """A workbook with a narrow sheet, and one that only fits on a page with its long side down."""

    def fill(book) -> None:
        book.active.append(["Post", "2027"])
        book.active.append(["Arrangementen", 184000])
        book.active["B2"].number_format = '"€" #,##0'
        wide = book.create_sheet("Per maand")
        wide.append(["Schoolbestuur", *(f"Maand {month}" for month in range(1, 15))])
        wide.append(["Stichting Rijnoever", *(123456 + month for month in range(1, 15))])

    return workbook(fill)


FILES = {"A": ("notitie.docx", "docx", note()), "B": ("begroting.xlsx", "xlsx", budget())}


def sheets() -> tuple[AttachmentSheet, ...]:
    return tuple(
        AttachmentSheet(
            letter,
            letter,
            f"Stuk {letter}",
            name,
            kind,
            len(data),
            pages_of(kind, data),
            reading=read_office(data, kind),
        )
        for letter, (name, kind, data) in FILES.items()
    )


def made_pack() -> Pack:
    items = (
        Item(1, "Opening", "inform"),
        Item(2, "Begroting", "decide", oplegger=replace(oplegger(), figures=()), attachments=sheets()),
        Item(3, "Rooster", "inform", oplegger=replace(oplegger(), figures=())),
    )
    return bare_pack(items=items)


@pytest.fixture(scope="module")
def content() -> bytes:
    return build_pack(made_pack(), lambda sheet: FILES[sheet.letter][2])


@pytest.fixture(scope="module")
def texts(content, tmp_path_factory) -> list[str]:
    return [pdf.flat(text) for text in pdf.pages(content, tmp_path_factory.mktemp("reading"))]


def test_every_page_is_stamped_numbered_and_where_its_bookmark_says(content, texts, tmp_path):
    starts = {title: page for _, title, page in pdf.outline(content, tmp_path)}
    for sheet in sheets():
        assert sheet.pages == 2
        first = starts[f"Bijlage {sheet.letter}: Stuk {sheet.letter}"]
        for place in range(sheet.pages):
            text = texts[first + place - 1]
            assert f"punt 2, bijlage {sheet.letter}, p. {first + place}" in text
            assert f"Bijlage {sheet.letter}: Stuk {sheet.letter} · pagina {place + 1} van 2" in text
            assert f"p. {first + place} van {len(texts)}" in text
        assert f"Leesversie van {sheet.name}." in texts[first - 1]
        assert f"Stuk {sheet.letter}, 2 blz., p. {first}" in texts[starts["2 Begroting"] - 1]
    assert starts["3 Rooster"] == starts["Bijlage B: Stuk B"] + 2


def test_the_words_of_the_file_are_on_its_pages(texts):
    whole = " ".join(texts)
    for words in (
        "De scholen vragen om duidelijkheid.",
        "2. Tweede overweging",
        "Post 2027 Sbo € 184.000",
        "Alinea 13.",
    ):
        assert words in whole
    assert "Arrangementen € 184.000" in whole
    assert "123470" in whole


def test_a_wide_sheet_lies_down_with_its_heading(content, texts):
    with pikepdf.open(io.BytesIO(content)) as file:
        lying = [number for number, page in enumerate(file.pages, 1) if page.mediabox[2] > page.mediabox[3]]
    assert [texts[number - 1].count("Per maand") for number in lying] == [1]


def test_it_is_read_aloud_in_its_parts(content, tmp_path):
    assert faults(content) == []
    heard = [(kind, words) for _, kind, words in spoken(content, tmp_path)]
    headings = [(kind, words) for kind, words in heard if kind.startswith("H") and len(kind) == 2]
    start = headings.index(("H2", "Bijlage A: Stuk A"))
    assert headings[start : start + 6] == [
        ("H2", "Bijlage A: Stuk A"),
        ("H3", "Aanleiding"),
        ("H4", "Kosten"),
        ("H2", "Bijlage B: Stuk B"),
        ("H3", "Begroting"),
        ("H3", "Per maand"),
    ]
    assert ("TH", "Schoolbestuur") in heard
    assert "Afbeelding 1 uit het bestand" in alternatives(content)


def test_the_same_files_give_the_same_bytes(content):
    assert build_pack(made_pack(), lambda sheet: FILES[sheet.letter][2]) == content


@pytest.mark.parametrize("lines", range(31, 35))
def test_it_fills_as_many_pages_as_were_counted_whatever_it_is_called(lines):
    """Around the line where a second page begins."""
    data = document("Notitie", *[f"Alinea {number}." for number in range(lines)])
    sheet = AttachmentSheet(
        "a",
        "AA",
        "Titel " * 25,
        "W" * 120 + ".docx",
        "docx",
        pages=pages_of("docx", data),
        reading=read_office(data, "docx"),
    )
    item = Item(40, "Onderwerp", "inform", attachments=(sheet,))
    with pikepdf.open(io.BytesIO(build_pack(bare_pack(items=(item,)), lambda _: data))) as file:
        assert len(file.pages) == 4 + sheet.pages


def wide_table(columns: int, words: str = "1.234.567") -> Table:
    cells = tuple(Cell(words, is_right=True) for _ in range(columns - 1))
    return Table((tuple(Cell(f"Naam {n}") for n in range(columns)), (Cell("Rij"), *cells)), heads=1)


@pytest.mark.parametrize(("columns", "lies", "tables"), [(4, False, 1), (16, True, 1), (40, True, 3)])
def test_a_table_stands_lies_or_goes_on_in_parts(columns, lies, tables):
    theme.register_fonts()
    laid = laid_out(wide_table(columns), ROOM, WIDE)
    assert (laid.is_wide, len(laid.flowables)) == (lies, tables)
    assert all(sum(listing.head.widths) <= (WIDE if lies else ROOM) + 0.01 for listing in laid.flowables)


def url(name: str, *args) -> str:
    return reverse(f"meetings:{name}", args=["PO2814", *args])


@pytest.fixture
def published(item, meeting, director, tmp_path, settings) -> PackCopy:
    """The copy of the bestuur with both files as bijlagen of a point."""
    settings.MEDIA_ROOT = tmp_path / "uploads"
    for name, _, data in FILES.values():
        attachments.add_attachment(director, item=item, name=name, stream=io.BytesIO(data))
    pack = packs.publish_pack(director, meeting=meeting, bodies=[meeting.body])
    packs.carry_out(director, pack.pk, lambda *_: None)
    return PackCopy.objects.get(pack=pack, body=meeting.body)


@pytest.mark.django_db
def test_the_page_of_the_papers_says_the_same_and_keeps_the_file_beside_it(client, anna, published):
    client.force_login(anna)
    page = client.get(url("pack-read", published.pack_id)).content.decode()
    for words in ("De scholen vragen om duidelijkheid.", "Tweede overweging", "€ 184.000", "Alinea 13.", "123470"):
        assert words in page
    assert '<th scope="col" class="num">Maand 14</th>' in page
    sheet = pack_of(published).items[2].attachments[0]
    address = url("pack-picture", published.pack_id, sheet.file_id, 1)
    assert f'<img src="{address}" alt="Afbeelding 1 uit het bestand"' in page
    shown = client.get(address)
    assert (shown.status_code, shown["Content-Type"], shown["Cache-Control"]) == (200, "image/png", "private, no-store")
    assert client.get(url("pack-picture", published.pack_id, sheet.file_id, 2)).status_code == 404
    assert client.get(url("pack-file", published.pack_id, sheet.file_id)).content == FILES["A"][2]


@pytest.mark.django_db
def test_what_was_published_can_be_made_again(published):
    assert build_pack(pack_of(published), read_sheet) == bytes(published.pdf)
    packed = packs.papers_zip(published)
    assert FILES["B"][2] in zip_contents(packed)


def zip_contents(packed: bytes) -> list[bytes]:
    import zipfile

    with zipfile.ZipFile(io.BytesIO(packed)) as package:
        return [package.read(name) for name in package.namelist()]
