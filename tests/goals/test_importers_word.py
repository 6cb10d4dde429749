"""Reading a Word file: headings, looks, lists, tables, notes, boxes and tracked changes, and what is refused."""

import re
import shutil
from collections import Counter
from io import BytesIO

import docx
import pytest
from hypothesis import given
from hypothesis import strategies as st

from goals.documents.word import docx_bytes
from goals.importers.word import WordRefused, read_word
from goals.importers.word_runs import Piece, escaped, marked
from osp import richtext
from tests.goals import word_samples as samples
from tests.goals.document_samples import document
from tests.goals.word_samples import MC, paragraph, said, saved, styled, with_body
from tests.word import headings

assert shutil.which("soffice"), "LibreOffice ontbreekt: apt-get install libreoffice-writer"

TEXTS = st.text(alphabet="ab1 .*_[]()#>-+&;\\`!<é", min_size=1, max_size=40)


def parts_of(content: bytes) -> list[tuple[int, str, str]]:
    return [(part.level, part.title, part.text) for part in read_word(content).parts]


def words_of(text: str) -> Counter[str]:
    return Counter(re.findall(r"\w+", text))


@given(TEXTS)
def test_escaped_text_says_exactly_its_words(text):
    assert richtext.plain(escaped(text.strip())).split() == text.split()


@given(st.lists(st.builds(Piece, TEXTS, st.booleans(), st.booleans(), st.sampled_from(["", "https://elders.example"]))))
def test_marked_pieces_say_exactly_their_words(pieces):
    plain = "".join(piece.text for piece in pieces)
    assert "".join(richtext.plain(marked(pieces)).split()) == "".join(plain.split())


def test_own_export_comes_back_with_every_heading():
    content = docx_bytes(document())
    read = read_word(content)
    wanted = [(level, text) for level, text in headings(content) if text != "Inhoud"]
    assert [(part.level, part.title) for part in read.parts if part.level] == wanted
    assert (read.title, read.pictures) == ("Samen thuisnabij", 3)
    how = next(part.text for part in read.parts if part.title == "Hoe")
    assert how == (
        "1. Eerst kijken\n2. Dan doen\n    - met ouders\n    - met [de gemeente](https://gemeente.voorbeeld.nl/jeugd)\n\n"
        "Geen kind thuis."
    )


def test_document_of_libreoffice_is_read(tmp_path):
    content = samples.converted(samples.DUTCH, "html", "docx", tmp_path)
    assert parts_of(content) == [
        (1, "Speerpunt 1: Thuisnabij", "Dicht **bij** huis."),
        (2, "Doel 1.1: Minder verwijzen", "1. Kijken\n    - met ouders\n2. Doen"),
        (3, "Activiteit: Scholing", "- Wie: Teams · Wanneer: 2026"),
    ]


def test_headings_in_styles_of_somebodys_own_are_headings():
    assert parts_of(samples.dutch_styles()) == [
        (1, "1 Ambitie Dichtbij", ""),
        (2, "1.1 Minder reizen", "Met de fiets."),
    ]


def test_tracked_changes_count_as_accepted():
    changed = paragraph(
        said("Blijft ")
        + f'<w:ins w:id="1" w:author="A">{said("nieuw")}</w:ins>'
        + '<w:del w:id="2" w:author="A"><w:r><w:delText>oud</w:delText></w:r></w:del>'
        + f'<w:moveFrom w:id="3" w:author="A">{said("weg")}</w:moveFrom>'
        + f'<w:moveTo w:id="4" w:author="A">{said(" hier")}</w:moveTo>'
    )
    assert parts_of(with_body(styled("Heading1", "Kop"), changed)) == [(1, "Kop", "Blijft nieuw hier")]


def test_footnote_stands_under_its_paragraph():
    ((_, title, text),) = parts_of(samples.with_footnote())
    assert (title, richtext.plain(text)) == ("Doel 1: Rust", "Elk kind rust [1] elke dag.\n[1] Bron: GGD 2025.")


def test_text_box_written_for_two_readers_is_read_once():
    box = f"<w:txbxContent><w:p>{said('In een kader')}</w:p></w:txbxContent>"
    way = f"<w:r><mc:AlternateContent {MC}><mc:Choice Requires='wps'><w:drawing>{box}</w:drawing></mc:Choice>"
    way += f"<mc:Fallback><w:pict>{box}</w:pict></mc:Fallback></mc:AlternateContent></w:r>"
    content = with_body(styled("Heading1", "Kop"), paragraph(said("Ernaast") + way))
    assert parts_of(content) == [(1, "Kop", "Ernaast\n\nIn een kader")]


def test_heading_without_words_leaves_its_text_with_the_one_before():
    content = with_body(styled("Heading1", "Kop"), styled("Heading2", " "), paragraph(said("Tekst")))
    assert parts_of(content) == [(1, "Kop", "Tekst")]


def test_bold_lines_head_a_document_without_headings():
    content = with_body(
        paragraph(said("Onze ambitie", "<w:b/>")), paragraph(said("Tekst met ") + said("nadruk", "<w:b/>"))
    )
    assert parts_of(content) == [(1, "Onze ambitie", "Tekst met **nadruk**")]


def test_contents_are_left_out_and_other_content_controls_are_not():
    made = docx.Document()
    body = made.element.body
    control = "<w:sdt><w:sdtPr>{}</w:sdtPr><w:sdtContent><w:p>{}</w:p></w:sdtContent></w:sdt>"
    gallery = '<w:docPartObj><w:docPartGallery w:val="Table of Contents"/></w:docPartObj>'
    for inner in (control.format(gallery, said("Kop 3")), control.format("", said("Ingevuld"))):
        body.insert(len(body) - 1, docx.oxml.parser.parse_xml(inner.replace("<w:sdt>", f"<w:sdt {samples.W}>", 1)))
    assert parts_of(saved(made)) == [(0, "", "Ingevuld")]


@pytest.mark.parametrize(
    ("rows", "text"),
    [
        ([["Wie", "Wat"], ["Ib", "Scholing"], ["", "Bezoek"]], "- Wie: Ib · Wat: Scholing\n- Wat: Bezoek"),
        ([["Wie", ""], ["Ib", "Scholing"]], "- Wie\n- Ib · Scholing"),
        ([["Alleen dit"]], "Alleen dit"),
        ([["", ""]], ""),
    ],
)
def test_table_becomes_lines_without_losing_a_cell(rows, text):
    made = docx.Document()
    table = made.add_table(len(rows), len(rows[0]))
    for row, cells in zip(table.rows, rows, strict=True):
        for cell, words in zip(row.cells, cells, strict=True):
            cell.text = words
    assert [part.text for part in read_word(saved(made)).parts] == ([text] if text else [])


def test_every_word_of_a_real_document_is_in_what_is_read():
    content = docx_bytes(document())
    body = docx.Document(BytesIO(content)).element.body
    skipped = {id(each) for control in body.iter(docx.oxml.ns.qn("w:sdt")) for each in control.iter()}
    told = "\n".join(each.text or "" for each in body.iter(docx.oxml.ns.qn("w:t")) if id(each) not in skipped)
    read = read_word(content)
    kept = "\n".join([read.title, *(f"{part.title}\n{richtext.plain(part.text)}" for part in read.parts)])
    assert set(words_of(told)) - set(words_of(kept)) == set()


@pytest.mark.parametrize("content", [b"PK\x03\x04niets", b"tekst", samples.bomb()[:200]])
def test_broken_file_is_refused_in_dutch(content):
    with pytest.raises(WordRefused, match="niet als Word-document te lezen"):
        read_word(content)
