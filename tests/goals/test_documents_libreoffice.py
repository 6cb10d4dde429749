"""The Word file in LibreOffice: it opens, everything stands in its place, and its contents fill themselves."""

import re
import shutil
import subprocess
from datetime import date

import pytest

from goals.documents.plan import Panel, Table
from goals.documents.word import docx_bytes
from goals.queries.printed import SOURCES
from goals.services import evaluations, year_plans
from tests import pdf
from tests.factories import BudgetLineFactory
from tests.goals import base_samples
from tests.goals.document_samples import document
from tests.goals.test_documents_word import expected_headings
from tests.word import Office

assert shutil.which("soffice"), "LibreOffice ontbreekt: apt-get install libreoffice-writer"


@pytest.fixture(scope="module")
def office(tmp_path_factory) -> Office:
    return Office(tmp_path_factory.mktemp("office"))


@pytest.fixture(scope="module")
def printed(office) -> bytes:
    """The example as LibreOffice prints it, its contents renewed."""
    return office.renewed_pdf(docx_bytes(document()))


def pictures_in(content: bytes, folder) -> list[int]:
    """The page of every picture, in order."""
    path = folder / "plan.pdf"
    path.write_bytes(content)
    told = subprocess.run(["pdfimages", "-list", path], capture_output=True, check=True, text=True).stdout
    return [int(line.split()[0]) for line in told.splitlines()[2:] if line.split()[2] == "image"]


def test_headings_and_tables_stand_in_the_order_of_the_document(printed, tmp_path):
    told = pdf.flat(" ".join(pdf.pages(printed, tmp_path)[1:]))
    place = 0
    for depth, section in document().walk():
        place = told.index(pdf.flat(section.heading), place)
        for part in section.parts:
            captions = [part.caption] if isinstance(part, Table) else []
            captions += [f"{part.label}: {part.title}"] if isinstance(part, Panel) else []
            for caption in captions:
                place = told.index(pdf.flat(caption), place)
        assert depth
    assert told.count("kalenderjaar 2026 € 25.000 € 24.100") == 2
    assert told.count("▲ aandacht. 16 leerlingen (0,09 procentpunt)") == 2


def test_every_chart_is_printed_after_its_indicator(printed, tmp_path):
    texts = pdf.pages(printed, tmp_path)
    indicators = [
        page for page, words in enumerate(texts, 1) for _ in range(words.count("Indicator 1.1.1: Deelname sbo"))
    ]
    images = pictures_in(printed, tmp_path)
    assert len(images) == 3
    for indicator, image in zip(indicators, images, strict=False):
        assert 0 <= image - indicator <= 1


def test_contents_fill_themselves_with_the_right_pages(printed, tmp_path):
    texts = pdf.pages(printed, tmp_path)
    lines = [re.fullmatch(r"(.+?)\.{3,} ?(\d+)", pdf.flat(line)) for line in texts[0].splitlines()]
    entries = [(found[1].strip(), int(found[2])) for found in lines if found]
    assert [heading for heading, _ in entries] == [heading for level, heading in expected_headings() if level <= 2]
    for heading, page in entries:
        assert heading in pdf.flat(texts[page - 1])


def test_contents_are_not_empty_before_they_are_renewed(office, tmp_path):
    contents = pdf.pages(office.pdf(docx_bytes(document())), tmp_path)[0]
    for level, heading in expected_headings():
        assert (heading in pdf.flat(contents)) == (level <= 2)


def test_no_field_is_left_broken(printed, tmp_path):
    text = " ".join(pdf.pages(printed, tmp_path))
    assert "p. 2 van" in pdf.flat(text)
    assert "Error" not in text
    assert "Fout" not in text


def test_a_base_document_gives_header_and_footer(office, tmp_path):
    content = office.pdf(docx_bytes(document(), base_samples.house_style()), "huisstijl")
    texts = [pdf.flat(words) for words in pdf.pages(content, tmp_path)]
    assert all("Samenwerkingsverband Huisstijl" in words for words in texts)
    assert all(f"bladzijde {number}" in words for number, words in enumerate(texts, 1))
    assert not any(base_samples.OLD in words for words in texts)


def stand_in_order(shown, told: str) -> None:
    """Every heading, caption and cell of a document is there, one after the other."""
    place = 0
    for _, section in shown.walk():
        place = told.index(pdf.flat(section.heading), place)
        for table in (part for part in section.parts if isinstance(part, Table)):
            place = told.index(pdf.flat(table.caption), place)
            for word in (word for line in table.lines for cell in line.cells for word in cell.text.split()[:1]):
                assert word in told[place:]


def test_jaarplan_evaluation_and_jaarverslag_open_with_everything_in_place(office, example, director, in_a, tmp_path):
    BudgetLineFactory(swv=in_a.swv, goal=example.goal, year_kind="schooljaar", year=2026, budgeted=12500)
    row = year_plans.begin_year_plan(director, plan=example.plan, year=2026)
    row = year_plans.adopt_year_plan(director, year_plan=row, version=row.version, adopted_on=date(2026, 6, 24))
    evaluations.write_evaluation(
        director,
        year_plan=row,
        goal=example.goal,
        version=0,
        in_figures="",
        in_words="Het gaat goed.",
        lesson="Eerder beginnen.",
    )
    asked = {"jaarplan": row.pk, "evaluatie": row.pk, "jaarverslag": 2026}
    shown = {source: SOURCES[source](in_a.swv, pk) for source, pk in asked.items()}
    files = office.pdfs({source: docx_bytes(each) for source, each in shown.items()})
    for source, content in files.items():
        told = pdf.flat(" ".join(pdf.pages(content, tmp_path)[1:]))
        stand_in_order(shown[source], told)
        assert "Error" not in told
        assert any(isinstance(part, Table) for _, section in shown[source].walk() for part in section.parts)
