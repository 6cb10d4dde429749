"""Writing in the plan: in place, two people at once, putting away and taking back, and without scripts."""

import pytest
from playwright.sync_api import Dialog, Locator, Page, expect

from goals.models import Goal
from osp.enums import Role
from osp.models import Tenant
from osp.scope import tenant_scope
from tests.e2e.steps import log_in, settled
from tests.factories import GoalFactory

PLAN = "/po2814/plan/"
OLD = "Minder verwijzingen naar het sbo"


@pytest.fixture
def goal(tenant: Tenant) -> Goal:
    """A plan with one speerpunt and one doel."""
    with tenant_scope(tenant.swv):
        return GoalFactory(swv=tenant.swv, title=OLD)


@pytest.fixture
def anna(make_user):
    return make_user("Anna", Role.DIRECTOR)


def stored(goal: Goal) -> Goal:
    with tenant_scope(goal.swv):
        return Goal.objects.get(pk=goal.pk)


def edit_in_place(page: Page) -> None:
    page.get_by_role("link", name="Wijzig doel 1.1").click()
    expect(page.get_by_label("Doel", exact=True)).to_be_focused()
    settled(page)


def test_escape_puts_the_row_back_and_ctrl_enter_saves_it(page, goal, anna) -> None:
    log_in(page, anna, PLAN)
    row = page.locator(f"#doel-{goal.pk}")
    title = page.get_by_label("Doel", exact=True)

    edit_in_place(page)
    page.keyboard.press("Escape")
    expect(title).to_have_count(0)
    expect(row.get_by_role("heading")).to_have_text(OLD)

    questions: list[str] = []
    page.on("dialog", lambda dialog: answer(dialog, questions))
    edit_in_place(page)
    title.fill("Iets dat niet blijft")
    page.keyboard.press("Escape")
    expect(title).to_have_count(0)
    expect(row.get_by_role("heading")).to_have_text(OLD)
    assert questions == ["Wijzigingen terugdraaien? De tekst wordt weer zoals zij was toen u begon."]
    assert stored(goal).title == OLD

    edit_in_place(page)
    title.fill("Meer kinderen dichtbij naar school")
    page.keyboard.press("Control+Enter")
    expect(row.get_by_role("heading")).to_have_text("Meer kinderen dichtbij naar school")
    expect(page.get_by_role("status").filter(has_text="Het doel is gewijzigd.")).to_be_visible()
    assert (stored(goal).title, stored(goal).version) == ("Meer kinderen dichtbij naar school", 2)


def answer(dialog: Dialog, questions: list[str]) -> None:
    questions.append(dialog.message)
    dialog.accept()


def test_of_two_people_at_the_same_doel_neither_loses_a_word(page, open_page, watch, goal, anna, make_user) -> None:
    other = open_page()
    log_in(page, anna, PLAN)
    log_in(other, make_user("Bas", Role.QUALITY), PLAN)
    edit_in_place(page)
    edit_in_place(other)

    page.get_by_label("Doel", exact=True).fill("Minder kinderen naar het sbo, zegt Anna")
    page.get_by_label("Toelichting").fill("Anna licht het toe.")
    page.keyboard.press("Control+Enter")
    expect(page.locator(f"#doel-{goal.pk}").get_by_role("heading")).to_have_text(
        "Minder kinderen naar het sbo, zegt Anna"
    )

    watch.announce("status of 409")
    other.get_by_label("Doel", exact=True).fill("Minder kinderen naar het sbo, zegt Bas")
    other.get_by_label("Merkbaar: beoogd resultaat").fill("Bas merkt het ook.")
    other.keyboard.press("Control+Enter")
    expect(other.get_by_role("heading", name="Iemand anders bewaarde dit terwijl u eraan werkte")).to_be_visible()
    titles = other.get_by_role("group", name="Doel", exact=True)
    expect(titles.get_by_role("radio", name="Van u")).to_be_checked()
    expect(titles).to_contain_text("Minder kinderen naar het sbo, zegt Bas")
    expect(titles).to_contain_text("Minder kinderen naar het sbo, zegt Anna")
    # Only Anna wrote there, only Bas there: that asks no choice.
    expect(other.get_by_role("group", name="Toelichting", exact=True)).to_have_count(0)
    expect(other.get_by_role("group", name="Merkbaar: beoogd resultaat", exact=True)).to_have_count(0)
    assert stored(goal).title == "Minder kinderen naar het sbo, zegt Anna"

    titles.get_by_role("radio", name="Een derde versie").check()
    other.get_by_label("Doel: derde versie").fill("Minder kinderen naar het sbo, zeggen wij samen")
    other.get_by_role("button", name="Bewaar deze keuze").click()
    expect(other.locator(f"#doel-{goal.pk}").get_by_role("heading")).to_have_text(
        "Minder kinderen naar het sbo, zeggen wij samen"
    )
    kept = stored(goal)
    assert kept.title == "Minder kinderen naar het sbo, zeggen wij samen"
    assert kept.description == "Anna licht het toe."
    assert kept.noticeable_result == "Bas merkt het ook."
    assert kept.version == 4


def test_a_doel_is_put_away_with_a_reason_and_taken_back(page, watch, goal, anna) -> None:
    log_in(page, anna, PLAN)
    page.get_by_text("Meer voor doel 1.1").click()
    page.get_by_role("link", name="Archiveer doel 1.1").click()
    watch.announce("status of 422")
    page.get_by_role("button", name="Archiveer").click()
    expect(page.get_by_role("alert")).to_contain_text("Eén veld vraagt nog iets")
    expect(page.locator("#id_reason_error")).to_have_text("Schrijf op waarom u dit archiveert.")

    page.get_by_label("Reden").fill("Het bestuur koos een ander doel.")
    page.get_by_role("button", name="Archiveer").click()
    expect(page.locator(f"#doel-{goal.pk}")).to_have_count(0)
    assert stored(goal).is_archived

    page.locator("summary", has_text="Meer").first.click()
    page.get_by_role("link", name="Archief").click()
    expect(page.get_by_role("row", name=OLD)).to_contain_text("Het bestuur koos een ander doel.")
    page.get_by_role("button", name=f"Haal terug {OLD}").click()
    expect(page.get_by_role("heading", name="Het archief is leeg")).to_be_visible()
    page.goto(PLAN)
    expect(page.locator(f"#doel-{goal.pk}").get_by_role("heading")).to_have_text(OLD)
    assert not stored(goal).is_archived


def test_reading_and_writing_work_without_scripts(open_page, worker, goal, anna, po_file) -> None:
    page = open_page(java_script_enabled=False)
    log_in(page, anna, PLAN)
    expect(page.get_by_role("heading", name=OLD)).to_be_visible()

    page.get_by_role("link", name="Wijzig doel 1.1").click()
    page.get_by_label("Doel", exact=True).fill("Zonder scripts geschreven")
    page.get_by_role("button", name="Bewaar wijziging").click()
    expect(page.locator(f"#doel-{goal.pk}").get_by_role("heading")).to_have_text("Zonder scripts geschreven")
    expect(page.get_by_role("status")).to_contain_text("Het doel is gewijzigd.")

    page.get_by_role("link", name="Indicatoren", exact=True).first.click()
    expect(page.get_by_role("heading", level=1)).to_have_text("Indicatoren")
    page.get_by_role("link", name="Bekijk alle landelijke indicatoren").click()
    page.get_by_role("link", name="Deelname speciaal basisonderwijs", exact=True).click()
    expect(page.get_by_role("heading", level=1)).to_have_text("Deelname speciaal basisonderwijs")

    page.get_by_role("link", name="Gegevens", exact=True).first.click()
    page.get_by_label("Bestand", exact=True).set_input_files(po_file)
    page.get_by_role("button", name="Controleer het bestand").click()
    heading = page.get_by_role("heading", level=1)
    refreshed(page, heading, "Controleer de levering")
    page.get_by_role("button", name="Neem 7.301 rijen over").click()
    refreshed(page, heading, "Deze levering is ingelezen")
    page.get_by_role("link", name="Bekijk de indicatoren").click()
    expect(page.get_by_role("row").filter(has_text="Deelname speciaal basisonderwijs")).to_contain_text("2,04%")


def refreshed(page: Page, heading: Locator, text: str) -> None:
    """Press the link that shows the page anew until the work is done, as somebody without scripts does."""
    for _ in range(120):
        if heading.inner_text() == text:
            return
        page.get_by_role("link", name="Ververs de pagina").click()
    expect(heading).to_have_text(text)
