"""The PDF of a plan: pages, contents and bookmarks agree, the same plan gives the same bytes, and anything typed is safe."""

import os
import subprocess
import sys
import time
from dataclasses import replace
from pathlib import Path

import pytest

from goals.documents.pdf import pdf_bytes
from goals.documents.pdf_front import title_lines
from goals.documents.plan import Cell, Column, Fact, Facts, Line, PlanDocument, Section, Table
from tests import pdf
from tests.goals.document_samples import document, text

ROOT = Path(__file__).parents[2]
BUILD = (
    "import sys; from goals.documents.pdf import pdf_bytes; from tests.goals.document_samples import document; "
    "sys.stdout.buffer.write(pdf_bytes(document()))"
)


@pytest.fixture(scope="module")
def plan(tmp_path_factory) -> tuple[bytes, list[str]]:
    """The example as bytes, and its text per page."""
    content = pdf_bytes(document())
    return content, pdf.pages(content, tmp_path_factory.mktemp("plan"))


def with_parts(*parts, title="Proef") -> PlanDocument:
    """A document of one section."""
    return replace(document(), sections=(Section("proef", title, parts=parts),), poster=None)


def printed(shown: PlanDocument, folder: Path) -> str:
    """All its text on one line."""
    return pdf.flat(" ".join(pdf.pages(pdf_bytes(shown), folder)))


def test_title_page_says_what_it_is(plan):
    cover = pdf.flat(plan[1][0])
    for words in ("Samen thuisnabij", "Ondersteuningsplan", "Concept, stand van 3 december 2026", "PO2814",
                  "Schooljaren 2024-2025 tot en met 2027-2028", "Namen en teksten zijn verzonnen."):  # fmt: skip
        assert words in cover
    assert "1 Thuisnabij en passend" in cover


def test_contents_and_bookmarks_name_the_pages_where_headings_stand(plan, tmp_path):
    content, texts = plan
    outline = pdf.outline(content, tmp_path)
    assert [(level, title) for level, title, _ in outline] == [
        (0, "Samen thuisnabij"),
        (0, "Inhoud"),
        *((depth - 1, section.heading) for depth, section in document().walk()),
    ]
    contents = [pdf.flat(line) for line in texts[1].splitlines()]
    for depth, section in document().walk():
        page = next(page for _, title, page in outline if title == section.heading)
        assert pdf.flat(section.title) in pdf.flat(texts[page - 1])
        name = f"{section.number} {section.title}" if depth == 2 else f"{section.name} {section.title}".strip()
        assert (f"{name} {page}" in contents) == section.in_contents


NAMES = ("Inleiding", "Een deel", "Geld in dit schooljaar")


def test_short_contents_stand_on_the_title_page_and_nowhere_else(tmp_path):
    """A jaarplan of a few headings: a page for them would say the same again."""
    below = (Section("deel-a", "Een deel", parts=(text("Woorden."),)),)
    made = replace(
        document(),
        sections=(
            Section("een", "Inleiding", parts=(text("Woorden."),), sections=below),
            Section("twee", "Geld in dit schooljaar", parts=(text("Meer."),)),
        ),
        poster=None,
    )
    content = pdf_bytes(made)
    texts = pdf.pages(content, tmp_path)
    assert [words.count("Inhoud") for words in texts] == [1] + [0] * (len(texts) - 1)
    lines = [pdf.flat(line) for line in texts[0].splitlines()]
    told = [line for line in lines if line.endswith("p. 2")]
    assert [each.endswith(f"{name} p. 2") for each, name in zip(told, NAMES, strict=True)] == [True] * 3
    assert "Inleiding" in texts[1]
    assert (0, "Inhoud") not in [(level, title) for level, title, _ in pdf.outline(content, tmp_path)]
    assert pdf.links(content, tmp_path)[0] == {2}


def test_contents_that_do_not_fit_the_title_page_have_a_page_of_their_own(tmp_path):
    sections = tuple(Section(f"s{number}", f"Hoofdstuk {number}", parts=(text("Woorden."),)) for number in range(25))
    texts = pdf.pages(pdf_bytes(replace(document(), sections=sections, poster=None)), tmp_path)
    assert [words.count("Inhoud") for words in texts[:3]] == [0, 1, 0]
    assert ("Hoofdstuk 1" in texts[0], "Hoofdstuk 24" in texts[1]) == (False, True)


def test_contents_can_be_clicked(plan, tmp_path):
    content, _ = plan
    outline = pdf.outline(content, tmp_path)
    wanted = {page for level, title, page in outline if level < 2 and title not in {"Samen thuisnabij", "Inhoud"}}
    assert pdf.links(content, tmp_path)[1] == wanted


def test_every_page_but_the_first_is_numbered_and_carries_the_head(plan):
    _, texts = plan
    for number, words in enumerate(texts[1:], start=2):
        assert pdf.flat(words).endswith(f"p. {number} van {len(texts)}")
        assert "Ondersteuningsplan" in words.strip().splitlines()[0]
        assert "Voorbeeld" in words.strip().splitlines()[-1]


def test_figures_verdicts_and_words_are_printed(plan):
    words = pdf.flat(" ".join(plan[1]))
    for told in ("2,20%", "370 van 16.840 leerlingen", "aandacht", "16 leerlingen (0,09 procentpunt) boven het pad",
                 "Afgesproken: van 2,26% in 2023 naar 2,00% in 2028, omlaag.", "Anna de Wit, 3 december 2026",
                 "De meesten weten het.", "€ 50.000", "Sinds 2023 daalde de deelname"):  # fmt: skip
        assert told in words


def test_lists_keep_their_numbers_and_links_work(plan):
    content, texts = plan
    words = pdf.flat(texts[2])
    assert "1. Eerst kijken 2. Dan doen • met ouders • met de gemeente" in words
    assert pdf.addresses(content) == ["https://gemeente.voorbeeld.nl/jeugd"]


def test_only_our_own_typeface_is_used_and_embedded(plan, tmp_path):
    found = pdf.fonts(plan[0], tmp_path)
    assert {name for name, _ in found} <= {
        "SourceSans3-Regular", "SourceSans3-Semibold", "SourceSans3-It", "SourceSans3-Bold"}  # fmt: skip
    assert {embedded for _, embedded in found} == {"yes"}


def test_nothing_is_set_outside_the_margins(plan, tmp_path):
    for words in pdf.words(plan[0], tmp_path):
        assert [w for w in words if w.left < 66 or (w.right > 539.5 and not w.text.isdigit())] == []
        assert [w for w in words if w.top < 28 or w.bottom > 842 - 28] == []


def test_the_file_says_what_it_is(plan, tmp_path):
    said = pdf.properties(plan[0], tmp_path)
    assert said["Title"] == "Samen thuisnabij, Schooljaren 2024-2025 tot en met 2027-2028"
    assert said["Author"] == "Samenwerkingsverband PO Voorbeeld"
    assert said["CreationDate"].split()[1:3] == ["Dec", "3"]
    assert pdf.language(plan[0]) == "nl-NL"


def test_the_same_plan_gives_the_same_bytes(plan):
    assert pdf_bytes(document()) == plan[0]


@pytest.mark.parametrize("seed", ["0", "4711"])
def test_another_process_gives_the_same_bytes(plan, seed):
    environment = os.environ | {"PYTHONHASHSEED": seed, "SOURCE_DATE_EPOCH": seed, "TZ": "Asia/Tokyo"}
    done = subprocess.run([sys.executable, "-c", BUILD], capture_output=True, check=True, cwd=ROOT, env=environment)
    assert done.stdout == plan[0]


def test_another_plan_gives_other_bytes(plan):
    other = replace(document(), front=replace(document().front, version="Versie 1.0"))
    assert pdf_bytes(other) != plan[0]


def test_layout_is_pure():
    code = "import sys, goals.documents.pdf; print(sorted(m for m in sys.modules if m.split('.')[0] == 'django'))"
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, check=True, cwd=ROOT, text=True)
    assert done.stdout.strip() == "[]"


def test_a_long_table_repeats_its_head(tmp_path):
    lines = tuple(Line((Cell(f"Regel {number}"), Cell("€ 1"))) for number in range(120))
    shown = with_parts(Table("Lijst", (Column("Wat", 3), Column("Bedrag", is_number=True)), lines))
    texts = pdf.pages(pdf_bytes(shown), tmp_path)[1:]
    assert len(texts) > 2
    assert all("Bedrag" in words and "Lijst" in words for words in texts)
    rows = [line for words in texts for line in words.split("\n") if "Regel" in line]
    assert [int(line.split("Regel ")[1].split()[0]) for line in rows] == list(range(120))


def test_words_longer_than_a_line_stay_in_their_column(tmp_path):
    long = "Samenwerkingsverbandsbestuursvergaderingsnotulen" * 6
    table = Table(long, (Column(long), Column(long, is_number=True)), (Line((Cell(long), Cell(long, "on_track"))),))
    shown = with_parts(text(long, long), Facts((Fact(long, long),)), table, title=long)
    for words in pdf.words(pdf_bytes(shown), tmp_path):
        assert [w for w in words if w.right > 541] == []


def test_half_a_megabyte_of_text_is_printed_within_seconds(tmp_path):
    began = time.perf_counter()
    shown = with_parts(text("Een zin die telt. " * 28_000), text("a" * 20_000))
    words = printed(shown, tmp_path)
    assert words.count("Een zin die telt.") > 27_000
    assert time.perf_counter() - began < 60


@pytest.mark.parametrize(
    ("typed", "told"),
    [
        ("<b>vet</b> & <img src=x onerror=alert(1)>", "<b>vet</b> & <img src=x onerror=alert(1)>"),
        ("=HYPERLINK(1+1) @SUM", "=HYPERLINK(1+1) @SUM"),
        ("a\x00\x0b\x1fb", "ab"),
        ("Gelukt 🎉!", "Gelukt !"),
        ("scan\u202efdp", "scanfdp"),
        ("<para>x</para> <a href='file:///etc/passwd'>y</a>", "<para>x</para> <a href='file:///etc/passwd'>y</a>"),
        ("\ud83dhalf", "half"),
    ],
)
def test_what_is_typed_is_printed_and_never_obeyed(typed, told, tmp_path):
    front = replace(document().front, title=typed, organisation=typed, version=typed, note=typed)
    cell = Table(typed, (Column(typed),), (Line((Cell(typed),)),))
    shown = replace(with_parts(text(typed), Facts((Fact(typed, typed),)), cell, title=typed), front=front)
    content = pdf_bytes(shown)
    assert told in pdf.flat(" ".join(pdf.pages(content, tmp_path)))
    assert pdf.addresses(content) == []


def test_letters_of_other_scripts_do_not_stop_the_press(tmp_path):
    assert "einde" in printed(with_parts(text("مرحبا שלום 王 einde")), tmp_path)


def test_headings_of_any_depth_are_printed(tmp_path):
    deep = Section("diep-5", "Onderaan", parts=(text("Gevonden."),))
    for level in range(4, 0, -1):
        deep = Section(f"diep-{level}", f"Niveau {level}", sections=(deep,))
    content = pdf_bytes(replace(document(), sections=(deep,)))
    assert [level for level, _, _ in pdf.outline(content, tmp_path)] == [0, 0, 1, 2, 3, 4]


def test_an_empty_document_is_a_title_page_without_contents(tmp_path):
    (cover,) = pdf.pages(pdf_bytes(replace(document(), sections=(), poster=None)), tmp_path)
    assert "Inhoud" not in cover


@pytest.mark.parametrize("title", ["Kort", "Een heel lange titel voor een plan " * 12, "a" * 500, ""])
def test_a_title_fits_its_page(title):
    size, lines = title_lines(title, 360)
    assert 15 <= size <= 52
    assert len(lines) <= 4


def test_a_short_word_is_never_broken_in_a_narrow_column(tmp_path):
    columns = (Column("Indicator", 2), Column("Verwacht", 0.5), Column("Oordeel", 0.6), Column("Uitleg", 6))
    line = Line((Cell("Deelname"), Cell("niet gevraagd"), Cell("aandacht", "attention"), Cell("woord " * 40)))
    told = printed(with_parts(Table("Cijfers", columns, (line,))), tmp_path)
    for word in ("Verwacht", "gevraagd", "aandacht", "Oordeel"):
        assert word in told


@pytest.mark.parametrize("lines", range(20, 44, 2))
def test_a_heading_stays_with_the_table_under_it(tmp_path, lines):
    filled = Section("vol", "Vol", parts=(text("\n\n".join(["Regel."] * lines)),))
    table = Table("Resultaat", (Column("Beoogd"),), (Line((Cell("Eerste rij\nmet\nvier\nregels"),)),))
    goal = Section("doel", "Een doel met een lange naam die over twee regels van het blad gaat, en dan nog verder", "Doel", "1.2",
                   parts=(table,))  # fmt: skip
    shown = replace(document(), sections=(replace(filled, sections=(goal,)),), poster=None)
    with_both = [page for page in pdf.pages(pdf_bytes(shown), tmp_path) if "Eerste rij" in page]
    assert ["Een doel met" in page for page in with_both] == [True]
