"""What is typed keeps itself: in two windows, over a slow and a broken connection, after a lapsed session, on a page of its own."""

import re
import time

import pytest
from playwright.sync_api import BrowserContext, Locator, Page, expect

from goals.models import Goal
from goals.views import keeping
from osp.enums import Role
from osp.models import Tenant
from osp.scope import tenant_scope
from tests.e2e.steps import log_in, settled
from tests.factories import GoalFactory

PLAN = "/po2814/plan/"
TITLE, TEXT = "Minder verwijzingen naar het sbo", "Basisscholen bieden meer zelf."
SAVED = re.compile(r"^opgeslagen \d\d\.\d\d$")


@pytest.fixture
def goal(tenant: Tenant) -> Goal:
    with tenant_scope(tenant.swv):
        return GoalFactory(swv=tenant.swv, title=TITLE, description=TEXT)


@pytest.fixture
def anna(make_user):
    return make_user("Anna", Role.DIRECTOR)


def stored(goal: Goal) -> Goal:
    with tenant_scope(goal.swv):
        return Goal.objects.get(pk=goal.pk)


def history(goal: Goal) -> list[str]:
    """The texts that were saved, newest first."""
    with tenant_scope(goal.swv):
        return [row.description for row in Goal.history.filter(id=goal.pk)]


def edit(page: Page) -> Locator:
    """Open the doel in its place; gives its Toelichting."""
    page.get_by_role("link", name="Wijzig doel 1.1").click()
    expect(page.get_by_label("Doel", exact=True)).to_be_focused()
    settled(page)
    return page.get_by_label("Toelichting")


def told(page: Page) -> Locator:
    """The line that says how far it is kept."""
    return page.locator("[data-keep]")


def version(page: Page) -> Locator:
    """The version that the form holds."""
    return page.locator("form.edit input[name=version]")


def test_a_pause_keeps_the_text_and_so_does_leaving_the_field(page, goal, anna) -> None:
    log_in(page, anna, PLAN)
    text = edit(page)
    text.press("End")
    text.press_sequentially(" En ouders merken dat.")
    expect(told(page)).to_have_text(SAVED)
    assert stored(goal).description == f"{TEXT} En ouders merken dat."

    page.get_by_label("Doel", exact=True).fill("Meer kinderen dichtbij")
    page.get_by_label("Merkbaar: beoogd resultaat").focus()
    page.get_by_label("Loopt tot").fill("2028-07-31")
    expect(version(page)).to_have_value("4")
    kept = stored(goal)
    assert (kept.title, kept.ends.isoformat(), kept.version) == ("Meer kinderen dichtbij", "2028-07-31", 4)
    # One row for each pause, and none for closing what is kept already.
    page.get_by_role("button", name="Bewaar wijziging").click()
    expect(page.locator(f"#doel-{goal.pk}").get_by_role("heading")).to_have_text("Meer kinderen dichtbij")
    assert (stored(goal).version, len(history(goal))) == (4, 4)


def test_what_is_typed_before_the_page_settles_is_kept_too(page, goal, anna) -> None:
    log_in(page, anna, "/po2814/plan/als-tekst/")
    page.evaluate(
        """() => addEventListener("htmx:afterSwap", () => {
            const text = document.querySelector("form.edit textarea");
            text.value = "Getypt in het eerste ogenblik.";
            text.dispatchEvent(new Event("input", { bubbles: true }));
        }, { once: true })"""
    )
    page.get_by_role("link", name="Wijzig toelichting van doel 1.1").click()
    expect(page.locator("[data-keep]")).to_contain_text("opgeslagen")
    assert stored(goal).description == "Getypt in het eerste ogenblik."


def test_escape_puts_back_what_stood_there_on_the_server_too(page, goal, anna) -> None:
    log_in(page, anna, PLAN)
    text = edit(page)
    text.fill("Iets dat niet blijft")
    expect(told(page)).to_have_text(SAVED)
    assert stored(goal).description == "Iets dat niet blijft"
    questions: list[str] = []
    page.on("dialog", lambda dialog: (questions.append(dialog.message), dialog.accept()))
    page.keyboard.press("Escape")
    expect(text).to_have_count(0)
    assert questions == ["Wijzigingen terugdraaien? De tekst wordt weer zoals zij was toen u begon."]
    assert stored(goal).description == TEXT
    assert history(goal) == [TEXT, "Iets dat niet blijft", TEXT]


def test_two_windows_in_two_fields_both_keep_theirs_and_show_each_other(page, open_page, goal, anna, make_user) -> None:
    other = open_page()
    log_in(page, anna, PLAN)
    log_in(other, make_user("Bas", Role.QUALITY), PLAN)
    mine, theirs = edit(page), edit(other)
    page.get_by_label("Doel", exact=True).fill("Van Anna")
    expect(told(page)).to_have_text(SAVED)
    theirs.fill("Van Bas")
    expect(told(other)).to_have_text(SAVED)
    expect(other.get_by_label("Doel", exact=True)).to_have_value("Van Anna")
    expect(mine).to_have_value(TEXT)
    other.get_by_role("button", name="Bewaar wijziging").click()
    expect(theirs).to_have_count(0)
    kept = stored(goal)
    assert (kept.title, kept.description) == ("Van Anna", "Van Bas")


def test_two_windows_in_one_field_show_both_versions_and_lose_neither(
    page, open_page, watch, goal, anna, make_user
) -> None:
    other = open_page()
    log_in(page, anna, PLAN)
    log_in(other, make_user("Bas", Role.QUALITY), PLAN)
    mine, theirs = edit(page), edit(other)
    mine.fill("Basisscholen bieden veel meer zelf.")
    expect(told(page)).to_have_text(SAVED)

    watch.announce("status of 409")
    theirs.fill("Basisscholen en sbo doen dit samen.")
    expect(other.get_by_role("heading", name="Iemand anders bewaarde dit terwijl u eraan werkte")).to_be_focused()
    versions = other.get_by_role("group", name="Toelichting", exact=True)
    expect(versions).to_contain_text("Basisscholen en sbo doen dit samen.")
    expect(versions).to_contain_text("Basisscholen bieden veel meer zelf.")
    assert stored(goal).description == "Basisscholen bieden veel meer zelf."
    versions.get_by_role("radio", name="Een derde versie").check()
    other.get_by_label("Toelichting: derde versie").fill("Basisscholen bieden meer, samen met het sbo.")
    other.get_by_role("button", name="Bewaar deze keuze").click()
    expect(versions).to_have_count(0)
    assert stored(goal).description == "Basisscholen bieden meer, samen met het sbo."
    assert history(goal)[0:2] == ["Basisscholen bieden meer, samen met het sbo.", "Basisscholen bieden veel meer zelf."]


def test_what_is_typed_while_the_versions_come_stands_in_them(
    page, open_page, watch, goal, anna, make_user, monkeypatch
) -> None:
    other = open_page()
    log_in(page, anna, PLAN)
    log_in(other, make_user("Bas", Role.QUALITY), PLAN)
    mine, theirs = edit(page), edit(other)
    mine.fill("Van Anna")
    expect(told(page)).to_have_text(SAVED)
    slow_down(monkeypatch)
    watch.announce("status of 409")
    theirs.fill("Van Bas")
    other.get_by_label("Merkbaar: beoogd resultaat").press_sequentially("Bas merkt het. ", delay=30)
    theirs.focus()
    other.keyboard.press("End")
    theirs.press_sequentially(", en nog veel meer", delay=30)
    versions = other.get_by_role("group", name="Toelichting", exact=True)
    expect(versions).to_contain_text("Van Bas, en nog veel meer")
    other.get_by_role("button", name="Bewaar deze keuze").click()
    expect(versions).to_have_count(0)
    kept = stored(goal)
    assert kept.description == "Van Bas, en nog veel meer"
    assert "Bas merkt het." in kept.noticeable_result


def slow_down(monkeypatch) -> None:
    """Every keeping takes most of a second."""

    def slowly(view, refused):
        time.sleep(0.7)
        return kept(view, refused)

    kept = keeping._keep
    monkeypatch.setattr(keeping, "_keep", slowly)


def test_typing_goes_on_while_the_server_is_slow(page, goal, anna, monkeypatch) -> None:
    """Keystrokes during a save come along with the next one, and with the button."""
    log_in(page, anna, PLAN)
    text = edit(page)
    slow_down(monkeypatch)
    text.fill("")
    text.press_sequentially("Zin een. ")
    page.get_by_label("Loopt tot").focus()
    text.focus()
    page.keyboard.press("End")
    text.press_sequentially("Zin twee. ")
    page.get_by_label("Loopt tot").focus()
    text.focus()
    page.keyboard.press("End")
    text.press_sequentially("Zin drie.")
    page.keyboard.press("Control+Enter")
    expect(text).to_have_count(0)
    assert stored(goal).description == "Zin een. Zin twee. Zin drie."


def test_broken_connection_keeps_the_text_here_and_goes_on_by_itself(page, watch, goal, anna) -> None:
    log_in(page, anna, PLAN)
    text = edit(page)
    watch.announce("net::ERR_INTERNET_DISCONNECTED")
    page.context.set_offline(True)
    text.fill("In de trein geschreven.")
    expect(told(page)).to_contain_text("Geen verbinding.")
    page.context.set_offline(False)
    expect(told(page)).to_have_text(SAVED)
    assert stored(goal).description == "In de trein geschreven."


def log_out_elsewhere(context: BrowserContext) -> None:
    context.clear_cookies(name="sessionid")


def test_lapsed_session_is_said_and_nothing_is_lost(page, goal, anna) -> None:
    log_in(page, anna, PLAN)
    text = edit(page)
    log_out_elsewhere(page.context)
    text.fill("Na de koffie geschreven.")
    expect(told(page)).to_contain_text("Niet opgeslagen: u bent uitgelogd.")
    assert stored(goal).description == TEXT

    # In another window of the same browser.
    again = page.context.new_page()
    log_in(again, anna, PLAN)
    again.close()
    text.press("End")
    text.press_sequentially(" En verder.")
    expect(told(page)).to_have_text(SAVED)
    assert stored(goal).description == "Na de koffie geschreven. En verder."


def test_draft_that_never_reached_the_server_comes_back_and_is_kept(page, watch, goal, anna) -> None:
    log_in(page, anna, PLAN)
    text = edit(page)
    watch.announce("net::ERR_INTERNET_DISCONNECTED")
    page.context.set_offline(True)
    text.fill("Net voor de stroom uitviel.")
    expect(told(page)).to_contain_text("Geen verbinding.")
    page.close()
    page.context.set_offline(False)
    assert stored(goal).description == TEXT

    page = page.context.new_page()
    page.goto(PLAN)
    text = edit(page)
    expect(text).to_have_value("Net voor de stroom uitviel.")
    expect(page.get_by_text("Uw concept van")).to_be_visible()
    expect(told(page)).to_have_text(SAVED)
    assert stored(goal).description == "Net voor de stroom uitviel."
    page.get_by_role("button", name="Gooi weg").click()
    expect(text).to_have_value(TEXT)
    page.get_by_label("Doel", exact=True).focus()
    expect(version(page)).to_have_value("3")
    assert stored(goal).description == TEXT


def test_form_on_a_page_of_its_own_keeps_itself_too(page, goal, anna) -> None:
    log_in(page, anna, f"{PLAN}doel/{goal.pk}/wijzig/")
    page.get_by_label("Toelichting").fill("Op een eigen bladzijde.")
    expect(told(page)).to_have_text(SAVED)
    assert stored(goal).description == "Op een eigen bladzijde."
    page.get_by_role("button", name="Bewaar wijziging").click()
    expect(page.locator(f"#doel-{goal.pk}")).to_be_visible()
    assert stored(goal).version == 2
