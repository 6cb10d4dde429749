"""The pack as a reader gets it: what stands where in the PDF, whatever is put in."""

import os
import subprocess
import sys
from dataclasses import replace
from pathlib import Path

import pytest

from meetings.pack import wording
from meetings.pack.build import build_pack
from tests import pdf
from tests.meetings.pack_samples import board_pack

ROOT = Path(__file__).parents[2]
BUILD = (
    "import sys; from meetings.pack.build import build_pack; from tests.meetings.pack_samples import board_pack; "
    "sys.stdout.buffer.write(build_pack(board_pack()))"
)


@pytest.fixture(scope="module")
def board(tmp_path_factory: pytest.TempPathFactory) -> tuple[bytes, list[str]]:
    """The example pack of the board, and its text per page."""
    content = build_pack(board_pack())
    return content, pdf.pages(content, tmp_path_factory.mktemp("board"))


def page_number(text: str) -> int:
    """The page number that stands in the foot."""
    return int(pdf.flat(text).rsplit("p. ", 1)[1].split(" van ")[0])


def test_every_page_but_the_cover_carries_its_own_number(board):
    _, texts = board
    assert [page_number(text) for text in texts[1:]] == list(range(2, 11))
    assert all(pdf.flat(text).endswith("van 10") for text in texts[1:])


def test_contents_names_the_pages_where_the_parts_are(board):
    _, texts = board
    lines = [pdf.flat(line) for line in texts[1].splitlines()]
    assert lines.count("Agenda 3") == 1
    assert "punt 2 Verslag van 10 december 2026 oplegger, besluit 4" in lines
    assert "punt 4 Verbrede toelating sbo: doorgaan in 2027-2028 oplegger, besluit 5" in lines
    assert "Deelname sbo indicator, 2 blz. 6" in lines
    assert "Hulp begint in de klas indicator 9" in lines
    starts = {
        4: "Verslag van 10",
        5: "Verbrede toelating",
        6: "Deelname sbo",
        8: "Voortgang",
        9: "Hulp begint in de klas",
    }
    assert all(start in texts[page - 1] for page, start in starts.items())


def test_agenda_and_cover_name_the_same_pages(board):
    _, texts = board
    agenda, cover = pdf.flat(texts[2]), pdf.flat(texts[0])
    assert "oplegger 5" in agenda
    assert "indicator 6" in agenda
    assert "indicatoren 9" in agenda
    assert "4 Verbrede toelating sbo: doorgaan in 2027-2028 p. 5" in cover
    assert "5 Voortgang ondersteuningsplan 2024-2028 p. 8" in cover


def test_cover_asks_decisions_first_and_nothing_where_only_informed(board):
    _, texts = board
    asked = pdf.flat(texts[0]).split("Wat wij van u vragen")[1]
    titles = ("Verslag van 10 december", "Verbrede toelating sbo", "Voortgang ondersteuningsplan")
    assert sorted(titles, key=asked.index) == list(titles)
    assert "Mededelingen" not in asked


def test_bookmarks_have_two_levels(board, tmp_path):
    content, _ = board
    assert pdf.outline(content, tmp_path) == [
        (0, "Omslag", 1),
        (0, "Inhoud", 2),
        (0, "Agenda", 3),
        (0, "2 Verslag van 10 december 2026", 4),
        (1, "Oplegger", 4),
        (0, "4 Verbrede toelating sbo: doorgaan in 2027-2028", 5),
        (1, "Oplegger", 5),
        (1, "Deelname sbo", 6),
        (0, "5 Voortgang ondersteuningsplan 2024-2028", 8),
        (1, "Oplegger", 8),
        (1, "Hulp begint in de klas", 9),
        (1, "Deelname sbo, nogmaals", 10),
    ]


def test_page_references_can_be_clicked(board, tmp_path):
    content, _ = board
    links = pdf.links(content, tmp_path)
    assert links[:3] == [{4, 5, 8}, {3, 4, 5, 6, 8, 9, 10}, {4, 5, 6, 8, 9}]
    assert links[4] == {6}


def test_only_our_own_typeface_is_used_and_embedded(board, tmp_path):
    content, _ = board
    faces = {"SourceSans3-Regular", "SourceSans3-Semibold", "SourceSans3-It", "SourceSans3-Bold"}
    found = pdf.fonts(content, tmp_path)
    assert found
    assert {name for name, _ in found} <= faces
    assert {embedded for _, embedded in found} == {"yes"}


def test_nothing_is_set_outside_the_margins(board, tmp_path):
    content, _ = board
    for words in pdf.words(content, tmp_path):
        assert [w for w in words if w.left < 66 or (w.right > 539.5 and not w.text.isdigit())] == []
        assert [w for w in words if w.top < 28 or w.bottom > 842 - 28] == []


def test_the_file_says_what_it_is_and_when_it_was_placed(board, tmp_path):
    content, _ = board
    said = pdf.properties(content, tmp_path)
    assert said["Title"] == "Vergaderstukken Bestuur, 28 januari 2027"
    assert said["Author"] == "Samenwerkingsverband PO Voorbeeld"
    assert said["Subject"] == "Samenwerkingsverband PO Voorbeeld (PO2814), kenmerk 7c1e-40b9"
    assert "Jan 19" in said["CreationDate"]
    assert said["CreationDate"].split()[4] == "2027"
    assert pdf.language(content) == "nl-NL"


def test_the_same_pack_gives_the_same_bytes(board):
    assert build_pack(board_pack()) == board[0]


@pytest.mark.parametrize("seed", ["0", "4711"])
def test_another_process_gives_the_same_bytes(board, seed):
    environment = os.environ | {"PYTHONHASHSEED": seed, "SOURCE_DATE_EPOCH": seed, "TZ": "Asia/Tokyo"}
    done = subprocess.run([sys.executable, "-c", BUILD], capture_output=True, check=True, cwd=ROOT, env=environment)
    assert done.stdout == board[0]


def test_another_pack_gives_other_bytes(board):
    assert build_pack(replace(board_pack(), mark="7c1e-40ba")) != board[0]


@pytest.mark.parametrize(
    ("module", "banned"), [("meetings.pack.build", "django"), ("meetings.pack.sections", "reportlab")]
)
def test_layout_is_pure(module, banned):
    code = f"import sys, {module}; print(sorted(m for m in sys.modules if m.split('.')[0] == '{banned}'))"
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, check=True, cwd=ROOT, text=True)
    assert done.stdout.strip() == "[]"


def test_example_is_said_on_the_cover_and_in_every_foot(board):
    _, texts = board
    assert wording.EXAMPLE_COVER in pdf.flat(texts[0])
    assert [wording.EXAMPLE_FOOT in pdf.flat(text.strip().splitlines()[-1]) for text in texts[1:]] == [True] * 9


def test_example_figure_says_so_at_the_figure(board):
    stand = pdf.flat(board[1][5]).split("In woorden")[0]
    assert "voorlopig" in stand
    assert "voorbeeld" in stand


def test_years_of_the_table_stand_under_the_years_of_the_chart(board, tmp_path):
    words = pdf.words(board[0], tmp_path)[5]
    centre = {w.text: (w.left + w.right) / 2 for w in words if w.text in {"2019", "2026", "2028"} and 350 < w.top < 560}
    step = (centre["2028"] - centre["2019"]) / 9
    assert step == pytest.approx(36, abs=0.1)
    assert centre["2019"] == pytest.approx(178.6 + 18, abs=0.5)
