"""The whole loop as a director walks it: from a file of DUO to a published pack, and what a correction does to both."""

import hashlib
import sys
from datetime import date, timedelta
from pathlib import Path

from django.utils import timezone
from playwright.sync_api import Locator, Page, expect

from osp import dutch
from osp.enums import Role
from tests import pdf
from tests.e2e.hand import Hand
from tests.e2e.source import EXTRA
from tests.e2e.steps import log_in, settled

INDICATOR = "Deelname speciaal basisonderwijs"
GOAL = "De deelname aan het sbo daalt naar 1,80% in 2027-2028"
DECISION = "de aanpak voort te zetten."
OLD_FIGURE, OLD_OF = "2,04%", "357 van 17.465"
NEW_OF = f"{dutch.integer(357 + EXTRA)} van {dutch.integer(17465 + EXTRA)}"
NEW_FIGURE = f"{100 * (357 + EXTRA) / (17465 + EXTRA):.2f}%".replace(".", ",")
LONG = 90_000


def test_director_walks_the_loop(page, start_worker, make_user, po_file, corrected_file, tmp_path, capsys) -> None:
    log_in(page, make_user("Anna", Role.DIRECTOR))
    hand = Hand(page)
    sees_no_figure(hand)
    upload(hand, po_file)
    expect(page.get_by_role("progressbar")).to_be_visible()
    start_worker()
    take_over(hand, was="onbekend", becomes=OLD_FIGURE)
    sees_figure(hand, OLD_FIGURE, OLD_OF)
    write_plan(hand)
    link_indicator(hand)
    make_body(hand)
    meeting_day = timezone.localdate() + timedelta(days=21)
    set_rhythm(hand, meeting_day)
    plan_meeting(hand, meeting_day)
    write_oplegger(hand)
    publish(hand)
    with capsys.disabled():
        sys.stdout.write(f"\nDe directeur klikte en koos {hand.clicks} keer, van inloggen tot gepubliceerde stukken.\n")

    first = download(page, "Versie 1")
    check_pack(first, tmp_path, OLD_FIGURE, OLD_OF)
    meeting_url = page.url

    upload(hand, corrected_file)
    take_over(hand, was=OLD_FIGURE, becomes=NEW_FIGURE)
    sees_figure(hand, NEW_FIGURE, NEW_OF)
    page.goto(meeting_url)
    assert digest(download(page, "Versie 1")) == digest(first)

    publish_again(hand)
    second = download(page, "Versie 2")
    check_pack(second, tmp_path, NEW_FIGURE, NEW_OF)
    assert told_of(OLD_OF, second, tmp_path) == {"Correcties"}
    assert digest(download(page, "Versie 1")) == digest(first)


def sees_no_figure(hand: Hand) -> None:
    hand.tab("Indicatoren")
    expect(hand.page.get_by_role("heading", name="Lees eerst een levering in")).to_be_visible()
    hand.click("link", "Bekijk alle landelijke indicatoren")
    expect(indicator_row(hand.page)).to_contain_text("onbekend")


def indicator_row(page: Page) -> Locator:
    return page.get_by_role("table").get_by_role("row").filter(has=page.get_by_role("link", name=INDICATOR, exact=True))


def upload(hand: Hand, path: Path) -> None:
    hand.tab("Gegevens")
    hand.offer(path)
    hand.click("button", "Controleer het bestand")
    expect(hand.page.get_by_role("heading", level=1)).to_contain_text("De levering wordt gecontroleerd")


def take_over(hand: Hand, *, was: str, becomes: str) -> None:
    page = hand.page
    expect(page.get_by_role("heading", level=1)).to_have_text("Controleer de levering", timeout=LONG)
    expect(page.locator(".kv > div").filter(has_text="rijen gelezen")).to_have_text(
        "7.301 rijen gelezen", use_inner_text=True
    )
    expect(page.get_by_text("Er is nog niets veranderd")).to_be_visible()
    row = page.get_by_role("table", name="").locator("tbody").get_by_role("row").filter(has_text=INDICATOR).first
    expect(row.locator("[data-l=was]")).to_contain_text(was)
    expect(row.locator("[data-l=wordt]")).to_contain_text(becomes)
    hand.click("button", "Neem 7.301 rijen over")
    expect(page.get_by_role("heading", level=1)).to_have_text("Deze levering is ingelezen", timeout=LONG)


def sees_figure(hand: Hand, figure: str, of: str) -> None:
    hand.tab("Indicatoren")
    expect(indicator_row(hand.page)).to_contain_text(figure)
    hand.click("link", INDICATOR, exact=True)
    expect(hand.page.locator(".figure-top .fig")).to_have_text(figure)
    expect(hand.page.locator(".figure-top")).to_contain_text(of)
    expect(hand.page.get_by_role("heading", name=f"Paspoort van {figure}")).to_be_visible()


def write_plan(hand: Hand) -> None:
    page = hand.page
    hand.tab("Plan")
    hand.click("link", "Leeg", exact=True)
    hand.click("button", "Begin het plan")
    hand.click("link", "Speerpunt", exact=True)
    hand.write("Proces", "Verwijzing en plaatsing")
    hand.write("Speerpunt", "Thuisnabij onderwijs")
    hand.click("button", "Voeg speerpunt toe")
    hand.click("link", "Doel bij Thuisnabij onderwijs")
    hand.write("Doel", GOAL)
    hand.write("Meetbaar: beoogd resultaat", "Op 1 oktober 2027 gaat ten hoogste 1,80% naar het sbo.")
    settled(page)
    hand.click("button", "Voeg doel toe")
    hand.click("link", GOAL, exact=True)
    expect(page.get_by_role("heading", level=1)).to_have_text(GOAL)


def link_indicator(hand: Hand) -> None:
    page = hand.page
    hand.click("link", "Koppel de eerste indicator")
    hand.choose("Indicator", INDICATOR)
    expect(page.get_by_label("Nulmeting", exact=True)).to_have_value("2,0441")
    settled(page)
    hand.write("Middel", "DUO, leerlingen po per vestiging")
    hand.write("Nulmeting", "2,04")
    hand.choose("Jaar van de nulmeting", "2019-2020")
    hand.write("Streefwaarde", "1,80")
    hand.choose("Streefjaar", "2027-2028")
    hand.write("Marge", "0,05")
    hand.write("Grens", "0,15")
    hand.click("button", "Koppel indicator")
    expect(page.get_by_role("heading", level=1)).to_have_text(GOAL)
    expect(page.locator(".verdict")).to_contain_text("op koers")


def make_body(hand: Hand) -> None:
    page = hand.page
    page.get_by_role("link", name="Maak er eerst een").scroll_into_view_if_needed()
    hand.click("link", "Maak er eerst een")
    hand.click("link", "Maak zelf een gremium")
    hand.write("Naam", "Bestuur")
    hand.choose("Soort", "bestuur")
    hand.click("button", "Voeg toe")
    expect(page.get_by_role("heading", name="Bestuur", level=1)).to_be_visible()


def set_rhythm(hand: Hand, meeting_day: date) -> None:
    page = hand.page
    hand.tab("Plan")
    hand.click("link", GOAL, exact=True)
    page.get_by_role("complementary", name=f"Bij {INDICATOR}").scroll_into_view_if_needed()
    rhythm = page.get_by_role("region", name=f"Waar bespreken wij {INDICATOR}")
    rhythm.scroll_into_view_if_needed()
    hand.choose("Aan", "Bestuur")
    hand.write("Door", "directeur")
    hand.write("Frequentie", f"1x/jaar ({dutch.SHORT_MONTHS[meeting_day.month - 1]})")
    settled(page)
    hand.click("button", "Leg vast", within=rhythm, exact=True)
    expect(rhythm.get_by_role("listitem")).to_contain_text("Bestuur")


def plan_meeting(hand: Hand, meeting_day: date) -> None:
    page = hand.page
    hand.tab("Overleg")
    hand.click("link", "Plan een overleg")
    hand.choose("Gremium", "Bestuur")
    hand.write("Datum", meeting_day.isoformat())
    hand.write("Plaats", "Gouda")
    hand.click("button", "Plan het overleg")
    hand.click("button", "Neem over")
    expect(page.get_by_role("table").get_by_role("link", name=GOAL)).to_be_visible()


def write_oplegger(hand: Hand) -> None:
    page = hand.page
    hand.click("link", GOAL, within=page.get_by_role("table"))
    hand.tick("besluiten", within=page.get_by_role("group", name="Doel van de bespreking"))
    hand.write("Gevraagd besluit", f"Het bestuur besluit {DECISION}")
    hand.write("Samenvatting", "De deelname ligt op het pad. Het bestuur houdt de koers vast.")
    expect(page.locator("#papier")).to_contain_text(DECISION)
    expect(page.locator("#papier")).to_contain_text(OLD_OF)
    settled(page)
    hand.click("button", "Bewaar", exact=True)
    expect(page.get_by_role("status").filter(has_text="De oplegger is bewaard.")).to_be_visible()
    hand.click("link", "Bestuur", within=page.get_by_role("navigation", name="Kruimelpad"))


def publish(hand: Hand) -> None:
    hand.click("button", "Publiceer de stukken")
    expect(hand.page.get_by_role("rowheader", name="Versie 1")).to_be_visible(timeout=LONG)


def publish_again(hand: Hand) -> None:
    hand.click("button", "Publiceer een nieuwe versie")
    expect(hand.page.get_by_role("rowheader", name="Versie 2")).to_be_visible(timeout=LONG)


def download(page: Page, version: str) -> bytes:
    """The PDF of a version for its own gremium, fetched with the cookies of the director."""
    row = page.get_by_role("row").filter(has=page.get_by_role("rowheader", name=version))
    address = row.get_by_role("link", name="PDF", exact=True).first.get_attribute("href")
    assert address
    response = page.request.get(address)
    assert response.status == 200
    assert response.headers["content-type"] == "application/pdf"
    return response.body()


def check_pack(content: bytes, folder: Path, figure: str, of: str) -> None:
    pages = [pdf.flat(page) for page in pdf.pages(content, folder)]
    facts = pdf.properties(content, folder)
    assert int(facts["Pages"]) == len(pages)
    numbers = [f"p. {number} van {len(pages)}" for number in range(2, len(pages) + 1)]
    assert [number for number, page in zip(numbers, pages[1:], strict=True) if number not in page] == []
    text = " ".join(pages)
    assert (figure in text, of in text, GOAL in text, DECISION in text) == (True, True, True, True)
    shown = [page for page in pages if INDICATOR in page and figure in page and of in page]
    assert shown


def told_of(words: str, content: bytes, folder: Path) -> set[str]:
    """Where the papers say these words: "Correcties", or the page."""
    pages = [pdf.flat(page) for page in pdf.pages(content, folder)]
    return {"Correcties" if "Cijfers in eerdere stukken" in page else page for page in pages if words in page}


def digest(content: bytes) -> str:
    return hashlib.sha256(content).hexdigest()
