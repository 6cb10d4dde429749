"""Every kind of printed document read by a machine as a screen reader does: PDF/UA-1 as far as it can be checked."""

from collections.abc import Callable

import pytest

from goals.documents.kaart_pdf import kaart_bytes
from goals.documents.pdf import one_page_bytes, pdf_bytes
from meetings.pack.build import build_pack
from meetings.pack.minutes_layout import build_minutes
from meetings.pack.minutes_sections import Decided, Given, MinutedPoint, MinutesPaper, Person, Voted
from tests import pdf
from tests.goals.contributions.test_kaart import example
from tests.goals.document_samples import document
from tests.meetings.pack_samples import board_pack
from tests.pdf_tags import alternatives, faults, spoken

MINUTES = MinutesPaper(
    body="Bestuur",
    swv_name="Samenwerkingsverband PO Voorbeeld",
    swv_code="PO2814",
    day="2027-01-28",
    when="donderdag 28 januari 2027, 13.30 tot 15.30 uur",
    location="Bureau",
    people=(Person("A. Jansen", "voorzitter", "aanwezig"), Person("B. Smit", "lid", "afwezig", by="C. Bakker")),
    quorum="quorum gehaald",
    points=(
        MinutedPoint(
            1,
            4,
            "Verbrede toelating",
            "besluiten",
            "- eerst dit\n- dan dat",
            decisions=(Decided("2027-1", "Het bestuur stemt in.", "genomen"),),
            votes=(Voted("Instemmen?", "drie voor, een tegen", "gewone meerderheid", (("A. Jansen", "voor", 1),)),),
            actions=(Given("Brief schrijven", "A. Jansen", "1 maart"),),
        ),
    ),
)
KINDS: dict[str, Callable[[], bytes]] = {
    "pack": lambda: build_pack(board_pack()),
    "plan": lambda: pdf_bytes(document()),
    "page of A3": lambda: one_page_bytes(document(), "A3"),
    "page of A4": lambda: one_page_bytes(document(), "A4"),
    "minutes": lambda: build_minutes(MINUTES, state="concept"),
    "kaart": lambda: kaart_bytes(example()),
}


@pytest.fixture(scope="module", params=KINDS)
def paper(request: pytest.FixtureRequest) -> bytes:
    """One document of each kind."""
    return KINDS[request.param]()


def test_paper_has_no_fault_of_pdf_ua(paper):
    assert faults(paper) == []


def test_every_word_of_the_page_is_read_aloud_but_for_head_and_foot(paper, tmp_path):
    """What no part holds is silent: that may only be what stands on every page."""
    aloud = letters("".join(words for _, _, words in spoken(paper, tmp_path)))
    body = [word for page in pdf.words(paper, tmp_path) for word in page if 50 < word.top < 795]
    assert [word.text for word in body if letters(word.text) not in aloud] == []


def letters(text: str) -> str:
    """The text without spaces, and without the hyphens at the ends of lines."""
    return "".join(text.split()).replace("-", "")


def test_pack_is_read_in_the_order_of_its_pages(tmp_path):
    parts = spoken(KINDS["pack"](), tmp_path)
    headings = [f"{kind} {words}" for _, kind, words in parts if kind in {"H1", "H2", "H3"}]
    assert headings[:7] == [
        "H1 Bestuur",
        "H2 Wat wij van u vragen",
        "H1 Inhoud",
        "H2 Zo leest u het oordeel",
        "H2 Zo leest u een cijfer",
        "H1 Agenda",
        "H1 Verslag van 10 december 2026",
    ]
    place = headings.index("H2 Deelname sbo")
    assert headings[place + 1 : place + 5] == ["H3 Stand", "H3 In woorden", "H3 Bron", "H3 Afspraak"]


def test_charts_say_in_words_what_they_show():
    told = alternatives(KINDS["pack"]())
    assert any(words.startswith("Verdeling van de tijd. 13.30: Opening") for words in told)
    assert sum("sbo" in words for words in told) >= 2


def test_plan_keeps_lists_in_lists_and_tables_with_heads(tmp_path):
    parts = spoken(KINDS["plan"](), tmp_path)
    place = next(place for place, (_, _, words) in enumerate(parts) if words == "Eerst kijken")
    depth = parts[place][0]
    items = [(level - depth, kind, words) for level, kind, words in parts[place : place + 18]]
    assert (0, "P", "Eerst kijken") in items
    assert (0, "P", "Dan doen") in items
    assert (3, "P", "met ouders") in items
    assert (4, "Link", "de gemeente") in items
