"""The plan on one page: always one page, larger type before more words, and told what does not stand on it."""

import os
import subprocess
import sys
import time
from dataclasses import replace
from pathlib import Path

import pytest

from goals.documents.pdf import one_page_bytes
from goals.documents.plan import Fact, PosterColumn, PosterGoal
from tests import pdf
from tests.goals.document_samples import document, poster

ROOT = Path(__file__).parents[2]
BUILD = (
    "import sys; from goals.documents.pdf import one_page_bytes; from tests.goals.document_samples import document; "
    "sys.stdout.buffer.write(one_page_bytes(document(), 'A4'))"
)
SIZES = {"A3": (1190.551, 841.89), "A4": (841.89, 595.276)}


def plan(columns=2, goals=2, figures=1, title="Minder verwijzen naar het sbo", **fields):
    """A plan of so many speerpunten, of so many doelen, of so many indicators."""
    line = poster().columns[0].goals[0].figures[0]
    found = tuple(
        PosterColumn(
            str(c),
            f"Speerpunt {c}",
            f"{goals} doelen: {goals} op koers",
            goals=tuple(PosterGoal(f"{c}.{g}", title, "on_track", "op koers", (line,) * figures) for g in range(1, goals + 1)),
        )
        for c in range(1, columns + 1)
    )  # fmt: skip
    return replace(document(), poster=replace(poster(), columns=found, **fields))


def printed(shown, folder, size="A4"):
    """Its words on one line; there is never a second page."""
    (words,) = pdf.pages(one_page_bytes(shown, size), folder)
    return pdf.flat(words)


@pytest.mark.parametrize("size", ["A3", "A4"])
def test_everything_of_a_small_plan_stands_on_it(size, tmp_path):
    words = printed(document(), tmp_path, size)
    for told in ("Samen thuisnabij", "Missie", "Elk kind een passende plek.", "Thuisnabij en passend",
                 "2 doelen: 1 op koers, 1 aandacht", "1.1 Minder verwijzen naar het sbo", "2,20%", "2,00% in 2028",
                 "aandacht", "van koers", "onderdrukt", "Concept, stand van 3 december 2026"):  # fmt: skip
        assert told in words
    assert "Niet op deze pagina" not in words


@pytest.mark.parametrize("size", ["A3", "A4"])
@pytest.mark.parametrize(
    ("columns", "goals", "figures"), [(1, 0, 0), (5, 4, 2), (7, 5, 3), (30, 10, 3), (3, 40, 2), (60, 1, 0)]
)
def test_it_stays_within_its_page(size, columns, goals, figures, tmp_path):
    content = one_page_bytes(plan(columns, goals, figures), size)
    width, height = SIZES[size]
    (words,) = pdf.words(content, tmp_path)
    assert [w for w in words if w.left < 28 or w.right > width - 28 or w.top < 20 or w.bottom > height - 20] == []


def test_what_is_left_out_is_told(tmp_path):
    assert "Niet op deze pagina" not in printed(plan(3, 3, 1), tmp_path)
    assert "Niet op deze pagina: de afspraken en het verloop per indicator." in printed(plan(5, 5, 2), tmp_path)
    assert "Niet op deze pagina: de indicatoren. Die staan in het plan." in printed(plan(5, 6, 3), tmp_path)


def test_doelen_and_speerpunten_that_are_not_shown_are_counted(tmp_path):
    words = printed(plan(40, 9, 0), tmp_path)
    shown = [number for number in range(1, 41) if f"{number} Speerpunt {number}" in words]
    assert shown == list(range(1, len(shown) + 1))
    assert f"{40 - len(shown)} speerpunten en " in words
    seen = sum(f"{c}.{g} Minder" in words for c in shown for g in range(1, 10))
    assert f"en {9 * len(shown) - seen} doelen. Die staan in het plan." in words
    assert f"en nog {9 - seen // len(shown)} doelen" in words


def test_larger_paper_holds_more(tmp_path):
    assert "Niet op deze pagina" not in printed(plan(5, 5, 2), tmp_path, "A3")
    assert "Niet op deze pagina" in printed(plan(5, 5, 2), tmp_path, "A4")


def test_a_long_missie_is_cut_and_told(tmp_path):
    long = Fact("Missie", "Elk kind een passende plek. " * 20_000)
    began = time.perf_counter()
    words = printed(plan(creed=(long, Fact("Visie", "Dichtbij."))), tmp_path)
    assert "Niet op deze pagina: het slot van missie. Die staan in het plan." in words
    assert "…" in words
    assert time.perf_counter() - began < 20


def test_a_word_without_end_stays_in_its_column(tmp_path):
    content = one_page_bytes(plan(5, 2, 1, title="Verwijzingsprocedure" * 40), "A4")
    (words,) = pdf.words(content, tmp_path)
    assert [w for w in words if w.right > SIZES["A4"][0] - 28] == []


def test_no_typed_markup_is_obeyed(tmp_path):
    typed = "<b>x</b> & <img src=y> \x07 🎉"
    words = printed(plan(1, 1, 1, title=typed, creed=(Fact(typed, typed),)), tmp_path)
    assert words.count("<b>x</b> & <img src=y>") == 3


def test_the_same_plan_gives_the_same_bytes_in_every_process():
    environment = os.environ | {"PYTHONHASHSEED": "4711", "SOURCE_DATE_EPOCH": "0", "TZ": "Asia/Tokyo"}
    done = subprocess.run([sys.executable, "-c", BUILD], capture_output=True, check=True, cwd=ROOT, env=environment)
    assert done.stdout == one_page_bytes(document(), "A4")
    assert one_page_bytes(document(), "A3") != done.stdout


def test_the_file_says_what_it_is(tmp_path):
    content = one_page_bytes(document(), "A4")
    said = pdf.properties(content, tmp_path)
    assert said["Title"] == "Samen thuisnabij op één pagina"
    assert said["Creator"] == "OSP-planner"
    assert "841.89 x 595.276 pts (A4)" in said["Page size"]
    assert pdf.language(content) == "nl-NL"
    assert {embedded for _, embedded in pdf.fonts(content, tmp_path)} == {"yes"}


def test_a_document_without_such_a_page_is_refused():
    with pytest.raises(ValueError, match="no page"):
        one_page_bytes(replace(document(), poster=None))


def test_an_empty_plan_is_a_page(tmp_path):
    shown = replace(document(), poster=replace(poster(), columns=(), creed=()))
    assert "Samen thuisnabij" in printed(shown, tmp_path)
