"""The ten minutes of a schoolbestuur: a mail, a link, a form that keeps everything, a phone, a signature, a question, an answer."""

import re
import time
from datetime import timedelta

import pytest
from django.core import mail
from django.utils import timezone
from playwright.sync_api import Page, expect

from goals.enums import ContributionState
from goals.models import Contribution
from osp.enums import Role
from osp.models import Tenant, User
from osp.scope import tenant_scope
from tests.e2e.hand import Hand
from tests.e2e.steps import carry_out_jobs, log_in, settled
from tests.factories import PartyContactFactory, SchoolbestuurNameFactory
from tests.goals.contributing import WAARD, goals_of, schools

PHONE = {"width": 390, "height": 844}
ADDRESS = "vandam@dewaard.nl"
NUMBER = "Hoeveel leerlingen minder op 1 oktober 2027?"
DO, NOTICED = "Wat gaat u daarvoor doen?", "Waaraan merken leraren of ouders het?"
# A click is a decision; more of them and ten minutes become twenty.
MOST_CLICKS = 14


@pytest.fixture
def region(tenant: Tenant) -> Tenant:
    """Six schoolbesturen with pupils, a plan with three doelen, and one contact who signs for De Waard."""
    with tenant_scope(tenant.swv):
        schools()
        goals_of(tenant.swv)
        SchoolbestuurNameFactory(swv=tenant.swv, number=WAARD, name="Stichting De Waard")
        PartyContactFactory(swv=tenant.swv, code=WAARD, name="L. van Dam", email=ADDRESS, signs=True)
    return tenant


@pytest.fixture
def director(make_user) -> User:
    return make_user("Anna", Role.DIRECTOR)


def stored(tenant: Tenant) -> Contribution:
    with tenant_scope(tenant.swv):
        return Contribution.objects.get(code=WAARD)


def mailed_link(page: Page) -> str:
    """What the newest mail to De Waard says behind its button, once the worker sent it."""
    carry_out_jobs()
    newest = [letter for letter in mail.outbox if letter.to == [ADDRESS]][-1]
    return re.search(r"://[^/]+(/bijdrage/[\w-]+/)", newest.body)[1]


def put_out(page: Page) -> None:
    """The director makes a round and puts it out."""
    page.get_by_role("link", name="Maak de eerste uitvraag").click()
    due = timezone.localdate() + timedelta(days=20)
    page.get_by_label("Uiterlijk").fill(due.isoformat())
    page.get_by_role("button", name="Maak de uitvraag").click()
    row = page.get_by_role("row").filter(has_text="Stichting De Waard")
    expect(row).to_contain_text("alle 3 doelen")
    expect(row).to_contain_text("1 persoon")
    page.get_by_role("button", name="Zet uit aan").click()
    expect(page.get_by_role("row").filter(has_text="Stichting De Waard")).to_contain_text("gevraagd")


def is_saved(page: Page, field: str, text: str) -> None:
    """The page knows that the server has it: a field of the first doel remembers what it was saved as."""
    expect(page.locator(f"input[name$={field}__was]").first).to_have_value(text)


def begin(page: Page, link: str, tenant: Tenant) -> int:
    """On a desk: open the link, see the own figures, promise a number, and close the window in the middle of a sentence."""
    hand = Hand(page)
    page.goto(link)
    expect(page.get_by_role("heading", level=2).first).to_contain_text("drie doelen")
    hand.click("link", "Begin")
    hand.click("button", "Verder naar toezegging")
    goal = page.get_by_role("region", name="1.1 Minder kinderen naar het sbo")
    expect(goal).to_contain_text("U nu: 41 van 1.912 (2,14%, 1 oktober 2019)")
    expect(goal).to_contain_text("Zes besturen: 1,16% tot 3,00%")
    goal.get_by_label(NUMBER).press_sequentially("6")
    expect(goal).to_contain_text("Dan komt u uit op 35 van 1.912: 1,83%.")
    expect(page.get_by_label("Kantlijn")).to_contain_text("Met uw 6 erbij staan er nog 23 open.")
    goal.get_by_label(DO).press_sequentially("Op vijf scholen een arrangement rekenen in de klas.")
    expect(page.locator("#opgeslagen")).to_contain_text("opgeslagen")
    is_saved(page, "intention", "Op vijf scholen een arrangement rekenen in de klas.")
    with tenant_scope(tenant.swv):
        first = stored(tenant).answers.first()
    assert (first.promised, first.intention) == (6, "Op vijf scholen een arrangement rekenen in de klas.")
    page.close()
    return hand.clicks


def finish(page: Page, link: str) -> int:
    """On a phone: the same mail again, go on where it stopped, sign."""
    hand = Hand(page)
    page.goto(link)
    expect(page.get_by_text("U bent al begonnen.")).to_be_visible()
    hand.click("link", "Ga verder")
    first = page.get_by_role("region", name="1.1 Minder kinderen naar het sbo")
    expect(first.get_by_label(NUMBER)).to_have_value("6")
    expect(first.get_by_label(DO)).to_have_value("Op vijf scholen een arrangement rekenen in de klas.")
    second = page.get_by_role("region", name="1.2 Verzuim melden in de eerste week")
    second.get_by_label(DO).fill("Wij bellen dezelfde dag.")
    third = page.get_by_role("region", name="1.3 Elke school weet wat zij kan")
    hand.tick("Dit is al op orde. Ik hoef niets toe te zeggen.", within=third)
    expect(third.get_by_label(DO)).to_have_count(0)
    settled(page)
    fits(page)
    hand.click("button", "Verder naar geld")
    page.get_by_label("Besteed").first.fill("84.000")
    page.get_by_label("Besteed").last.fill("121.500")
    fits(page)
    hand.click("button", "Verder naar ondertekenen")
    expect(page.get_by_role("heading", name="Lees na")).to_be_visible()
    expect(page.get_by_label("Uw naam")).to_have_value("L. van Dam")
    hand.tick("Ik onderteken deze bijdrage namens mijn organisatie.", within=page.locator("main"))
    fits(page)
    hand.click("button", "Onderteken en dien in")
    expect(page.get_by_role("heading", level=1)).to_have_text("Uw bijdrage is ondertekend")
    card = page.get_by_role("region", name="Bijdragen aan het jaarplan")
    expect(card).to_contain_text("6 leerlingen minder. Dan komt u uit op 35 van 1.912: 1,83%.")
    expect(card).to_contain_text("L. van Dam")
    expect(card).to_contain_text("Besteed € 121.500")
    expect(card).to_contain_text("Uw 6 leerlingen zijn 21% van de 29 die het plan vraagt")
    expect(card.get_by_role("img", name="Waar u staat")).to_be_visible()
    kaart = card.get_by_role("link", name="Kaart als pdf")
    answer = page.request.get(f"{page.url.partition('/bijdrage/')[0]}{kaart.get_attribute('href')}")
    assert (answer.status, answer.body()[:5]) == (200, b"%PDF-")
    fits(page)
    return hand.clicks


def fits(page: Page) -> None:
    """Nothing is wider than the phone."""
    assert page.evaluate("document.documentElement.scrollWidth <= document.documentElement.clientWidth")


def test_ten_minutes_from_mail_to_signature_and_one_field_back(open_page, region, director) -> None:
    office = open_page()
    log_in(office, director, "/po2814/plan/bijdragen/")
    put_out(office)

    started = time.monotonic()
    desk = open_page()
    clicks = begin(desk, mailed_link(office), region)
    phone = open_page(viewport=PHONE)
    clicks += finish(phone, mailed_link(office))
    spent = time.monotonic() - started
    signed = stored(region)
    assert (signed.state, signed.signed_by, clicks <= MOST_CLICKS) == (ContributionState.SUBMITTED, "L. van Dam", True)
    assert spent < 120

    office.reload()
    office.get_by_role("link", name="Stichting De Waard").click()
    expect(office.get_by_text("Op vijf scholen een arrangement")).to_be_visible()
    about = office.get_by_role("region", name="1.2 Verzuim melden in de eerste week")
    about.get_by_text("Vraag door").click()
    about.get_by_role("textbox").fill("Vanaf wanneer?")
    office.get_by_role("button", name="Stuur terug met uw vragen").click()
    expect(office.locator("main")).to_contain_text("teruggestuurd")
    office.get_by_role("link", name="Bijdragen aan het jaarplan").first.click()
    expect(office.get_by_role("region", name="Wat er samen is toegezegd")).to_contain_text("gat 23 leerlingen")
    office.get_by_role("link", name="Stand per doel").click()
    line = office.get_by_role("row", name="Stichting De Waard")
    expect(line).to_contain_text("Antwoord op uw vraag over 1.2")
    line.get_by_role("link").filter(has_text="teruggestuurd").click()

    phone.goto(mailed_link(office))
    answer = Hand(phone)
    answer.click("link", "Vul aan")
    expect(phone.get_by_text("Vanaf wanneer?")).to_be_visible()
    expect(phone.get_by_role("textbox")).to_have_count(1)
    answer.write(DO, "Wij bellen dezelfde dag, vanaf 1 januari.")
    answer.click("button", "Verder naar ondertekenen")
    answer.tick("Ik onderteken deze bijdrage namens mijn organisatie.", within=phone.locator("main"))
    answer.click("button", "Onderteken en dien in")
    expect(phone.get_by_role("heading", level=1)).to_have_text("Uw bijdrage is ondertekend")
    expect(phone.locator("main")).to_contain_text("vanaf 1 januari")
    fits(phone)
    assert answer.clicks == 4

    office.reload()
    office.get_by_role("button", name="Aanvaard").click()
    expect(office.locator("main")).to_contain_text("aanvaard")
    assert stored(region).state == ContributionState.ACCEPTED


def test_a_schoolbestuur_fills_in_without_scripts(open_page, region, director) -> None:
    office = open_page()
    log_in(office, director, "/po2814/plan/bijdragen/")
    put_out(office)
    page = open_page(java_script_enabled=False)
    page.goto(mailed_link(office))
    page.get_by_role("link", name="Begin").click()
    page.get_by_role("button", name="Verder naar toezegging").click()
    page.get_by_label(NUMBER).fill("6")
    for field in page.get_by_label(DO).all():
        field.fill("Wij doen mee.")
    page.get_by_role("button", name="Verder naar geld").click()
    for field in page.get_by_label("Besteed").all():
        field.fill("1000")
    page.get_by_role("button", name="Verder naar ondertekenen").click()
    page.get_by_label("Ik onderteken deze bijdrage namens mijn organisatie.").check()
    page.get_by_role("button", name="Onderteken en dien in").click()
    expect(page.get_by_role("heading", level=1)).to_have_text("Uw bijdrage is ondertekend")
    assert stored(region).state == ContributionState.SUBMITTED


def test_two_people_of_one_schoolbestuur_lose_nothing(open_page, watch, region, director) -> None:
    office = open_page()
    log_in(office, director, "/po2814/plan/bijdragen/")
    put_out(office)
    link = mailed_link(office)
    one, two = open_page(), open_page()
    for page in (one, two):
        page.goto(f"{link}toezegging/")
    watch.announce("status of 409")
    one.get_by_label(DO).first.press_sequentially("van de een")
    is_saved(one, "intention", "van de een")
    two.get_by_label(NOTICED).first.press_sequentially("van de ander")
    is_saved(two, "noticed_by", "van de ander")
    two.get_by_label(DO).first.press_sequentially("ook van de ander")
    conflict = two.get_by_role("alert").filter(has_text="Iemand anders schreef hier intussen iets anders.")
    expect(conflict).to_contain_text("van de een")
    conflict.get_by_role("button", name="Houd mijn tekst").click()
    expect(conflict).to_have_count(0)
    with tenant_scope(region.swv):
        first = stored(region).answers.first()
        kept = list(type(first).history.filter(id=first.pk).values_list("intention", flat=True))
    assert (first.intention, first.noticed_by, "van de een" in kept) == ("ook van de ander", "van de ander", True)
