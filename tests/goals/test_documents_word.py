"""The Word file of a plan: real headings, tables and pictures with words, the same bytes everywhere, and safe whatever is typed."""

import os
import re
import subprocess
import sys
import time
from dataclasses import replace
from pathlib import Path

import pytest
from docx.oxml.ns import qn

from goals.documents.plan import Cell, Chart, Column, Fact, Facts, Line, Panel, PlanDocument, Section, Table
from goals.documents.word import docx_bytes
from goals.documents.word_parts import turned
from tests import word
from tests.goals.document_samples import chart_spec, document, text, values

ROOT = Path(__file__).parents[2]
BUILD = (
    "import sys; from goals.documents.word import docx_bytes; from tests.goals.document_samples import document; "
    "sys.stdout.buffer.write(docx_bytes(document()))"
)


@pytest.fixture(scope="module")
def plan() -> bytes:
    """The example as a Word file."""
    return docx_bytes(document())


def with_parts(*parts, title="Proef") -> PlanDocument:
    """A document of one section."""
    return replace(document(), sections=(Section("proef", title, parts=parts),), poster=None)


def expected_headings() -> list[tuple[int, str]]:
    """Every heading that the example has: of sections, of its one text with a heading, and of indicators."""
    found = []
    for depth, section in document().walk():
        found.append((depth, section.heading))
        if section.key == "missie":
            found.append((3, "Hoe"))
        found += [(depth + 1, f"{p.label}: {p.title}") for p in section.parts if isinstance(p, Panel)]
    return found


def test_headings_are_real_and_in_the_order_of_the_document(plan):
    assert word.headings(plan) == expected_headings()


def test_every_table_is_there_with_a_head_that_comes_back(plan):
    tables = word.opened(plan).tables
    parts = [part for _, section in document().walk() for part in section.parts]
    wanted = [part for part in parts if isinstance(part, Table)]
    wanted += [part.values for part in parts if isinstance(part, Panel) and part.values]
    wanted += [part.rubric for part in parts if isinstance(part, Panel) and part.rubric]
    assert len(tables) == len(wanted)
    for table in tables:
        first, *rest = table._tbl.findall(qn("w:tr"))
        assert first.find(f".//{qn('w:tblHeader')}") is not None
        assert all(row.find(f".//{qn('w:tblHeader')}") is None for row in rest)
    money = next(table for table in tables if table.rows[0].cells[0].text == "Jaar")
    assert word.cells(money) == [
        ["Jaar", "Begroot", "Besteed"],
        ["kalenderjaar 2026", "€ 25.000", "€ 24.100"],
        ["kalenderjaar 2027", "€ 25.000", ""],
        ["Samen", "€ 50.000", "€ 24.100"],
    ]


def test_every_picture_says_what_it_shows(plan):
    pictures = word.pictures(plan)
    charts = [part for _, section in document().walk() for part in section.parts]
    assert len(pictures) == sum(isinstance(part, Chart) or getattr(part, "chart", None) is not None for part in charts)
    assert [picture["id"] for picture in pictures] == [str(number) for number in range(1, len(pictures) + 1)]
    assert pictures[0]["descr"] == (
        "Deelname sbo, 2019 tot en met 2026. Sinds 2023 daalde de deelname met 0,06 procentpunt."
    )
    png = next(part for name, part in word.parts(plan).items() if name.endswith(".png"))
    assert png.startswith(b"\x89PNG")
    width = int.from_bytes(png[16:20], "big")
    assert width / (453.5 / 72) == pytest.approx(200, abs=2)


def test_contents_are_a_field_with_its_entries_written_out(plan):
    body = word.opened(plan).element.body
    (contents,) = body.findall(qn("w:sdt"))
    assert 'TOC \\o "1-2" \\h \\z \\u' in "".join(each.text for each in contents.iter(qn("w:instrText")))
    kinds = [each.get(qn("w:fldCharType")) for each in contents.iter(qn("w:fldChar"))]
    assert kinds.count("begin") == kinds.count("separate") == kinds.count("end")
    entries = ["".join(each.text or "" for each in link.iter(qn("w:t"))) for link in contents.iter(qn("w:hyperlink"))]
    assert entries == [heading for level, heading in expected_headings() if level <= 2]
    anchors = [link.get(qn("w:anchor")) for link in contents.iter(qn("w:hyperlink"))]
    bookmarks = [each.get(qn("w:name")) for each in body.iter(qn("w:bookmarkStart"))]
    assert set(anchors) <= set(bookmarks)
    assert len(bookmarks) == len(set(bookmarks))


@pytest.mark.parametrize(("count", "breaks"), [(3, 1), (40, 2)])
def test_short_contents_stand_on_the_title_page(count, breaks):
    """As many page breaks before the first heading as there are pages before it; a doel outside the contents is not in them."""
    below = (Section("doel", "Een doel", in_contents=False),)
    sections = tuple(Section(f"s{number}", f"Hoofdstuk {number}", sections=below) for number in range(count))
    body = word.opened(docx_bytes(replace(document(), sections=sections))).element.body
    elements = list(body)
    contents = elements.index(body.find(qn("w:sdt")))
    broken = [place for place, each in enumerate(elements) if each.find(f".//{qn('w:br')}") is not None]
    assert (len(broken), broken[-1] == contents + 1) == (breaks, True)
    entries = ["".join(each.text or "" for each in link.iter(qn("w:t"))) for link in body.iter(qn("w:hyperlink"))]
    assert entries == [f"Hoofdstuk {number}" for number in range(count)]


def test_pages_of_the_contents_are_asked_for_in_the_order_of_the_schema(plan):
    settings = [each.tag.rsplit("}")[-1] for each in word.opened(plan).settings.element]
    assert settings.count("updateFields") == 1
    assert settings.index("updateFields") < settings.index("compat")


def test_words_verdicts_and_marks_are_written(plan):
    said = word.texts(plan)
    for told in ("Samen thuisnabij", "2,20%", "▲ aandacht. 16 leerlingen (0,09 procentpunt) boven het pad",
                 "Afgesproken\tvan 2,26% in 2023", "Anna de Wit, 3 december 2026", "De meesten weten het.", "■ behaald",
                 "Bron: DUO, peildatum 1 oktober 2026.", "Namen en teksten zijn verzonnen."):  # fmt: skip
        assert told in said


def test_lists_count_anew_and_keep_their_level():
    shown = with_parts(text("1. een\n2. twee\n   - diep\n3. drie\n\nTussen.\n\n1. opnieuw\n\n7. zeven"))
    body = word.opened(docx_bytes(shown))
    items = [
        (p.text, p._p.pPr.numPr.numId.val, p._p.pPr.numPr.ilvl.val)
        for p in body.paragraphs
        if p.style.name in {"List Number", "List Bullet"}
    ]
    numbers = {words: number for words, number, _ in items}
    assert numbers["een"] == numbers["twee"] == numbers["drie"]
    assert len({numbers["een"], numbers["diep"], numbers["opnieuw"]}) == 3
    assert {words: level for words, _, level in items}["diep"] == 1
    starts = {
        num.get(qn("w:numId")): [each.get(qn("w:val")) for each in num.iter(qn("w:startOverride"))]
        for num in body.part.numbering_part.element.findall(qn("w:num"))
    }
    assert starts[str(numbers["een"])] == ["1"]
    assert starts[str(numbers["diep"])] == []


def test_links_lead_out_and_no_further(plan):
    outside = [rel.target_ref for rel in word.opened(plan).part.rels.values() if rel.is_external]
    assert outside == ["https://gemeente.voorbeeld.nl/jeugd"]


def test_the_file_says_what_it_is_in_dutch(plan):
    opened = word.opened(plan)
    said = opened.core_properties
    assert (said.title, said.author, said.language) == (
        "Samen thuisnabij", "Samenwerkingsverband PO Voorbeeld", "nl-NL")  # fmt: skip
    assert said.created.isoformat() == said.modified.isoformat() == "2026-12-03T12:00:00+00:00"
    languages = {each.get(qn("w:val")) for each in opened.styles.element.iter(qn("w:lang"))}
    assert languages == {"nl-NL"}
    section = opened.sections[0]
    assert (round(section.page_width.mm), round(section.page_height.mm)) == (210, 297)
    assert "Samenwerkingsverband PO Voorbeeld" in section.header.paragraphs[0].text
    assert section.footer.paragraphs[0].text.startswith("Concept, stand van 3 december 2026 · Voorbeeld\tp. ")
    assert section.different_first_page_header_footer


def test_the_same_plan_gives_the_same_bytes(plan):
    time.sleep(2.1)  # a zip counts moments in twos
    assert docx_bytes(document()) == plan


@pytest.mark.parametrize("seed", ["0", "4711"])
def test_another_process_gives_the_same_bytes(plan, seed):
    environment = os.environ | {"PYTHONHASHSEED": seed, "SOURCE_DATE_EPOCH": seed, "TZ": "Asia/Tokyo"}
    done = subprocess.run([sys.executable, "-c", BUILD], capture_output=True, check=True, cwd=ROOT, env=environment)
    assert done.stdout == plan


def test_layout_is_pure():
    code = "import sys, goals.documents.word; print(sorted(m for m in sys.modules if m.split('.')[0] == 'django'))"
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, check=True, cwd=ROOT, text=True)
    assert done.stdout.strip() == "[]"


@pytest.mark.parametrize(
    ("typed", "told"),
    [
        ("<w:p>vet</w:p> & <b>", "<w:p>vet</w:p> & <b>"),
        ('{ INCLUDETEXT "c:/boot.ini" } DDEAUTO c:/cmd.exe', '{ INCLUDETEXT "c:/boot.ini" } DDEAUTO c:/cmd.exe'),
        ('=cmd|"/c calc"!A1', '=cmd|"/c calc"!A1'),
        ("a\x00\x0b\x1f\ufffeb", "ab"),
        ("Gelukt 🎉!", "Gelukt 🎉!"),
        ("scan\u202efdp", "scanfdp"),
        ("\ud83dhalf", "half"),
        ("مرحبا שלום", "مرحبا שלום"),
    ],
)
def test_what_is_typed_is_written_and_never_obeyed(typed, told):
    front = replace(
        document().front, title=typed, organisation=typed, version=typed, note=typed, kind=typed, foot=typed
    )
    chart = Chart(replace(chart_spec(), title=typed), typed, typed)
    cell = Table(typed, (Column(typed),), (Line((Cell(typed),)),), typed)
    shown = replace(with_parts(text(typed), Facts((Fact(typed, typed),)), cell, chart, title=typed), front=front)
    content = docx_bytes(shown)
    assert word.texts(content).count(told) >= 10
    assert told in word.pictures(content)[0]["descr"]
    fields = re.findall(rb"<w:instrText[^>]*>([^<]*)<", b"".join(word.parts(content).values()))
    assert {field.split()[0] for field in fields} == {b"TOC", b"PAGEREF", b"SEQ", b"PAGE", b"NUMPAGES"}


def test_a_table_of_many_years_is_turned():
    wide = Table("Jaren", (Column("jaar"), *(Column(str(year), is_number=True) for year in range(2000, 2020))),
                 (Line((Cell("cijfer"), *(Cell(str(year % 7)) for year in range(2000, 2020)))),))  # fmt: skip
    (table,) = word.opened(docx_bytes(with_parts(wide))).tables
    assert [cell.text for cell in table.rows[0].cells] == ["jaar", "cijfer"]
    assert [cell.text for cell in table.rows[1].cells] == ["2000", "5"]
    assert len(table.rows) == 21
    assert len(turned(values()).columns) == 3


def test_half_a_megabyte_of_text_is_written_within_seconds():
    began = time.perf_counter()
    shown = with_parts(text("Een zin die telt. " * 28_000), text("kort\n\n" * 5_000), text("a" * 20_000))
    said = word.texts(docx_bytes(shown))
    assert said.count("Een zin die telt.") == 28_000
    assert said.count("kort") == 5_000
    assert time.perf_counter() - began < 60


def test_headings_go_no_deeper_than_four():
    deep = Section("diep-6", "Onderaan")
    for level in range(5, 0, -1):
        deep = Section(f"diep-{level}", f"Niveau {level}", sections=(deep,))
    shown = replace(document(), sections=(deep,))
    assert [level for level, _ in word.headings(docx_bytes(shown))] == [1, 2, 3, 4, 4, 4]


def test_an_empty_document_is_a_file_too():
    content = docx_bytes(replace(document(), sections=(), poster=None))
    assert word.headings(content) == []
    assert "Inhoud" in word.texts(content)
