"""A Word file as its readers see it: words, lists, tables and pictures, and nothing of what its maker took out or hid."""

from dataclasses import asdict
from io import BytesIO

import docx
import pytest
from docx.enum.style import WD_STYLE_TYPE
from docx.enum.text import WD_ALIGN_PARAGRAPH
from docx.oxml.parser import parse_xml
from docx.shared import Cm
from PIL import Image

from meetings.compute.papers.parts import HEADING, ITEM, PICTURE, TABLE, TEXT, Part
from meetings.compute.papers.read import picture_of, read_office
from tests.goals.word_samples import W, paragraph, said, saved, with_body, with_footnote
from tests.meetings.office_samples import document, picture

WP = "http://schemas.openxmlformats.org/drawingml/2006/wordprocessingDrawing"
DRAWN = (
    'xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main" '
    'xmlns:c="http://schemas.openxmlformats.org/drawingml/2006/chart"'
)


def parts(content: bytes) -> list[Part]:
    return list(read_office(content, "docx").parts)


def told(content: bytes) -> list[tuple[str, str, int, str]]:
    return [(part.kind, part.text, part.level, part.sign) for part in parts(content)]


def test_headings_and_paragraphs_keep_their_looks():
    made = docx.Document()
    made.add_heading("Aanleiding", 2)
    line = made.add_paragraph("Het bestuur vroeg ")
    line.add_run("op 24 september").bold = True
    line.add_run(" om een ")
    line.add_run("onderbouwd").italic = True
    line.add_run(" voorstel * met sterren.")
    assert told(saved(made)) == [
        (HEADING, "Aanleiding", 2, ""),
        (TEXT, "Het bestuur vroeg **op 24 september** om een *onderbouwd* voorstel \\* met sterren.", 1, ""),
    ]


def numbering(*levels: tuple[str, str], begin: str = "") -> object:
    """An abstract list with these formats and patterns, and the list 77 that follows it."""
    inside = "".join(
        f'<w:lvl w:ilvl="{place}"><w:start w:val="1"/><w:numFmt w:val="{form}"/><w:lvlText w:val="{text}"/></w:lvl>'
        for place, (form, text) in enumerate(levels)
    )
    return inside, f'<w:num {W} w:numId="77"><w:abstractNumId w:val="77"/>{begin}</w:num>'


def listed(levels, items, begin: str = "") -> bytes:
    """Items (level, words) of one list; an item without a level is a paragraph between them."""
    made = docx.Document()
    inside, num = numbering(*levels, begin=begin)
    root = made.part.numbering_part.element
    root.insert(0, parse_xml(f'<w:abstractNum {W} w:abstractNumId="77">{inside}</w:abstractNum>'))
    root.append(parse_xml(num))
    for level, words in items:
        place = (
            f'<w:pPr><w:numPr><w:ilvl w:val="{level}"/><w:numId w:val="77"/></w:numPr></w:pPr>'
            if level is not None
            else ""
        )
        made.element.body.insert(len(made.element.body) - 1, paragraph(place + said(words)))
    return saved(made)


def test_lists_count_as_the_file_says_and_go_on_after_a_paragraph():
    levels = [("decimal", "%1."), ("lowerLetter", "%2)"), ("lowerRoman", "%1.%3")]
    items = [(0, "een"), (1, "a"), (1, "b"), (2, "diep"), (None, "tussen"), (0, "twee"), (1, "weer a")]
    assert [(part.kind, part.level, part.sign) for part in parts(listed(levels, items))] == [
        (ITEM, 1, "1."),
        (ITEM, 2, "a)"),
        (ITEM, 2, "b)"),
        (ITEM, 3, "1.i"),
        (TEXT, 1, ""),
        (ITEM, 1, "2."),
        (ITEM, 2, "a)"),
    ]


def test_a_list_that_begins_elsewhere_does_and_bullets_are_bullets():
    begin = '<w:lvlOverride w:ilvl="0"><w:startOverride w:val="5"/></w:lvlOverride>'
    assert [part.sign for part in parts(listed([("upperRoman", "%1")], [(0, "v"), (0, "vi")], begin))] == ["V", "VI"]
    assert [part.sign for part in parts(listed([("bullet", "\uf0b7")], [(0, "punt")]))] == ["•"]


def test_a_table_is_cells_with_its_names_and_figures_at_the_right():
    made = docx.Document()
    table = made.add_table(rows=3, cols=3)
    rows = (("Post", "2026", "2027"), ("Toelating", "€ 1", "€ 2"), ("Totaal", "€ 3", ""))
    for row, words in zip(table.rows, rows, strict=True):
        for cell, text in zip(row.cells, words, strict=True):
            cell.text = text
            if text.startswith("€"):
                cell.paragraphs[0].alignment = WD_ALIGN_PARAGRAPH.RIGHT
    table.cell(2, 1).merge(table.cell(2, 2))
    (part,) = parts(saved(made))
    assert (part.kind, part.table.heads, part.table.columns) == (TABLE, 1, 3)
    assert [[(cell.text, cell.columns, cell.is_right) for cell in row] for row in part.table.rows] == [
        [("Post", 1, False), ("2026", 1, True), ("2027", 1, True)],
        [("Toelating", 1, False), ("€ 1", 1, True), ("€ 2", 1, True)],
        [("Totaal", 1, False), ("€ 3", 2, True)],
    ]


def test_notes_stand_at_the_end():
    assert told(with_footnote())[-2:] == [(HEADING, "Noten", 1, ""), (TEXT, "\\[1\\] Bron: GGD 2025.", 1, "")]


def secret_styles() -> bytes:
    """A document in which every word that says „geheim” was hidden by a style."""
    made = docx.Document()
    for name, kind in (("Verborgen", WD_STYLE_TYPE.PARAGRAPH), ("Weg", WD_STYLE_TYPE.CHARACTER)):
        made.styles.add_style(name, kind).font.hidden = True
    made.add_paragraph("geheim", style="Verborgen")
    line = made.add_paragraph("zicht")
    line.add_run("geheim", style="Weg")
    line.add_run("baar")
    made.core_properties.author = made.core_properties.title = made.core_properties.comments = "geheim"
    return saved(made)


def tracked() -> bytes:
    """Words that were taken out, moved away and hidden, and those that came in their place."""
    gone = '<w:r><w:delText xml:space="preserve">geheim</w:delText></w:r>'
    looks = '<w:rPrChange w:id="9"><w:rPr><w:b/></w:rPr></w:rPrChange>'
    return with_body(
        paragraph(f'{said("Elf ")}<w:del w:id="1">{gone}</w:del><w:ins w:id="2">{said("leerlingen")}</w:ins>'),
        paragraph(f'<w:moveFrom w:id="3">{said("geheim")}</w:moveFrom>{said("blijft", looks)}'),
        paragraph(f"{said('geheim', '<w:vanish/>')}{said('te zien')}<w:r><w:instrText>geheim</w:instrText></w:r>"),
        paragraph(f'<w:commentRangeStart w:id="4"/>{said("besproken")}<w:commentRangeEnd w:id="4"/>'),
        parse_xml(
            f'<w:tbl {W}><w:tr><w:trPr><w:del w:id="5"/></w:trPr><w:tc><w:p>{said("geheim")}</w:p></w:tc></w:tr>'
            f'<w:tr><w:tc><w:p>{said("rij")}</w:p></w:tc><w:tc><w:tcPr><w:cellDel w:id="6"/></w:tcPr>'
            f"<w:p>{said('geheim')}</w:p></w:tc></w:tr></w:tbl>"
        ),
    )


def boxed(looks: str, about: str, style: str) -> str:
    """A run with a text box, for readers of now and of before."""
    box = f"<w:txbxContent><w:p>{said('geheim')}</w:p></w:txbxContent>"
    return (
        f'<w:r><w:rPr>{looks}</w:rPr><mc:AlternateContent><mc:Choice Requires="wps"><w:drawing><wp:anchor xmlns:wp="{WP}">'
        f"<wp:docPr id='1' name='x' {about}/>{box}</wp:anchor></w:drawing></mc:Choice>"
        f'<mc:Fallback><w:pict><v:shape xmlns:v="urn:schemas-microsoft-com:vml" style="{style}">{box}</v:shape></w:pict>'
        "</mc:Fallback></mc:AlternateContent></w:r>"
    )


def in_places() -> bytes:
    """Words that were hidden in a cell, with a row, in a text box, and a chart in a row that was taken out."""
    made = docx.Document(BytesIO(secret_styles()))
    hidden = f'<w:p><w:pPr><w:pStyle w:val="Verborgen"/></w:pPr>{said("geheim")}</w:p>'
    chart = f"<w:p><w:r {DRAWN}><w:drawing><c:chart/></w:drawing></w:r></w:p>"
    rows = (
        f"<w:tr><w:tc>{hidden}<w:p>{said('rij')}</w:p></w:tc><w:tc><w:p>{said('een')}</w:p></w:tc></w:tr>"
        f"<w:tr><w:trPr><w:hidden/></w:trPr><w:tc><w:p>{said('geheim')}</w:p></w:tc></w:tr>"
        f'<w:tr><w:trPr><w:del w:id="7"/></w:trPr><w:tc>{chart}</w:tc></w:tr>'
    )
    body = made.element.body
    body.insert(len(body) - 1, parse_xml(f"<w:tbl {W}>{rows}</w:tbl>"))
    body.insert(len(body) - 1, paragraph(boxed("<w:vanish/>", "", "") + said("na een")))
    body.insert(len(body) - 1, paragraph(boxed("", 'hidden="1"', "visibility: hidden") + said("na twee")))
    return saved(made)


@pytest.mark.parametrize(
    ("content", "seen"),
    [
        (secret_styles(), ["zichtbaar"]),
        (in_places(), ["zichtbaar", "", "na een", "na twee"]),
        (tracked(), ["Elf leerlingen", "blijft", "te zien", "besproken", ""]),
    ],
    ids=["hidden", "in places", "tracked"],
)
def test_nothing_that_was_hidden_or_taken_out_comes_along(content, seen):
    reading = read_office(content, "docx")
    assert [part.text for part in reading.parts] == seen
    assert "geheim" not in str(asdict(reading)).lower()
    assert reading.left_out == ()


def test_a_text_box_in_sight_is_read_once():
    assert [part.text for part in parts(with_body(paragraph(boxed("", "", "") + said("erna"))))] == ["erna", "geheim"]


def test_a_remark_stays_behind():
    made = docx.Document()
    line = made.add_paragraph("Elf leerlingen.")
    made.add_comment(line.runs, text="geheim", author="Geheime Schrijver", initials="gs")
    reading = read_office(saved(made), "docx")
    assert [part.text for part in reading.parts] == ["Elf leerlingen."]
    assert "geheim" not in str(asdict(reading)).lower()


def with_picture(content: bytes, *, descr: str = "", cut: str = "") -> bytes:
    made = docx.Document()
    made.add_paragraph("Kijk:")
    made.add_picture(BytesIO(content), width=Cm(6))
    made.element.body.xpath(".//wp:docPr")[0].set("descr", descr)
    if cut:
        name = "http://schemas.openxmlformats.org/drawingml/2006/main"
        fill = made.element.body.xpath(".//pic:blipFill")[0]
        fill.insert(1, parse_xml(f'<a:srcRect xmlns:a="{name}" {cut}/>'))
    return saved(made)


def test_a_picture_stands_in_its_place_with_the_words_of_its_maker():
    first, second = parts(with_picture(picture(), descr="Vier staven"))
    assert (first.text, second.kind, second.picture.alt) == ("Kijk:", PICTURE, "Vier staven")
    assert (second.picture.width, second.picture.height) == (170.08, 85.04)
    assert parts(with_picture(picture(), descr="C:\\Users\\jansen\\foto.png"))[1].picture.alt == ""


def test_what_was_cut_off_a_picture_is_not_in_it():
    """The left half is red, and cut off."""
    content = with_picture(picture("red"), cut='l="50000"')
    shown = picture_of(content, parts(content)[1].picture)
    with Image.open(BytesIO(shown.content)) as image:
        assert image.size == (30, 30)
        assert {colour for _, colour in image.convert("RGB").getcolors()} == {(0, 0, 255)}


def test_what_a_camera_noted_of_a_picture_stays_behind():
    exif, target = Image.Exif(), BytesIO()
    exif[0x010F] = "Toestel van Jansen"
    Image.new("RGB", (40, 40)).save(target, "JPEG", exif=exif)
    content = with_picture(target.getvalue())
    assert b"Jansen" in target.getvalue()
    assert b"Jansen" not in picture_of(content, parts(content)[1].picture).content


def test_what_cannot_be_shown_is_named():
    chart = f"<w:r {DRAWN}><w:drawing><c:chart/></w:drawing></w:r>"
    gone = f'<w:del w:id="1"><w:r {DRAWN}><w:drawing><c:chart/></w:drawing></w:r></w:del>'
    contents = paragraph(f'<w:pPr><w:pStyle w:val="toc1"/></w:pPr>{said("Aanleiding 3")}')
    made = docx.Document(BytesIO(with_body(paragraph(said("Zie:") + chart), paragraph(gone), contents)))
    made.styles.add_style("toc 1", WD_STYLE_TYPE.PARAGRAPH)
    made.sections[0].header.paragraphs[0].text = "Concept"
    reading = read_office(saved(made), "docx")
    assert reading.left_out == ("1 grafiek", "de inhoudsopgave", "kop- en voetteksten")
    assert [part.text for part in reading.parts] == ["Zie:"]


def test_a_frame_around_the_text_is_no_table():
    made = docx.Document()
    cell = made.add_table(rows=1, cols=1).cell(0, 0)
    cell.text = "Samenvatting"
    cell.add_paragraph("Tweede alinea")
    assert told(saved(made)) == [(TEXT, "Samenvatting", 1, ""), (TEXT, "Tweede alinea", 1, "")]


def test_equal_files_give_equal_values():
    content = document("Notitie", "een", "twee")
    assert read_office(content, "docx") == read_office(content, "docx")
