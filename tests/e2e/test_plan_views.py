"""The plan as tree, table, text and one page: one choice in all of them, and writing where one reads."""

import re
from datetime import date

import pytest
from playwright.sync_api import Locator, Page, expect

from goals.models import Activity, Goal, Priority
from osp.enums import Role
from osp.models import Tenant
from osp.scope import tenant_scope
from tests.e2e.steps import log_in, settled
from tests.factories import ActivityFactory, GoalFactory, PriorityFactory

PLAN, TABLE, TEXT = "/po2814/plan/", "/po2814/plan/als-tabel/", "/po2814/plan/als-tekst/"


@pytest.fixture
def anna(make_user):
    return make_user("Anna", Role.DIRECTOR)


@pytest.fixture
def goal(tenant: Tenant) -> Goal:
    """Two speerpunten; under the first a doel with two activiteiten."""
    with tenant_scope(tenant.swv):
        first = GoalFactory(
            swv=tenant.swv,
            title="Minder verwijzingen",
            description="Meer zelf.",
            measurable_result="",
            noticeable_result="",
        )
        ActivityFactory(swv=tenant.swv, goal=first, title="Scholing", description="")
        ActivityFactory(swv=tenant.swv, goal=first, title="Audit", description="", position=2)
        second = PriorityFactory(swv=tenant.swv, plan=first.priority.plan, title="Elk kind in beeld", position=2)
        GoalFactory(swv=tenant.swv, priority=second, title="Niemand thuis")
        return first


def stored(goal: Goal) -> Goal:
    with tenant_scope(goal.swv):
        return Goal.objects.get(pk=goal.pk)


def activities(goal: Goal) -> dict[str, Activity]:
    with tenant_scope(goal.swv):
        return {row.title: row for row in Activity.objects.filter(goal=goal)}


def cell(page: Page, row: object, field: str) -> Locator:
    kind = {Goal: "doel", Activity: "activiteit", Priority: "speerpunt"}[type(row)]
    return page.locator(f"#cel-{kind}-{row.pk}-{field}")  # type: ignore[attr-defined]


def press(page: Page, *keys: str) -> None:
    for key in keys:
        page.keyboard.press(key)


def opened(page: Page) -> Locator:
    """The one cell that is open."""
    form = page.locator("[data-cell-form]")
    expect(form).to_have_count(1)
    settled(page)
    return form


def test_the_choice_goes_along_from_view_to_view(page, goal, anna) -> None:
    log_in(page, anna, PLAN)
    page.locator("select[name=eigenaar]").select_option(label="niemand")
    expect(page).to_have_url(re.compile(r"eigenaar=niemand"))
    settled(page)
    page.locator("select[name=speerpunt]").select_option(label="2 Elk kind in beeld")
    expect(page).to_have_url(re.compile(r"speerpunt=\d+&stand=&eigenaar=niemand"))
    for view, words in (
        ("Tabel", "Niemand thuis"),
        ("Tekst", "Niemand thuis"),
        ("Op één pagina", "nog geen indicator"),
        ("Boom", "Niemand thuis"),
    ):
        page.get_by_role("navigation", name="Weergaven van het plan").get_by_role("link", name=view).click()
        expect(page.get_by_role("link", name=view)).to_have_attribute("aria-current", "page")
        expect(page).to_have_url(re.compile(r"speerpunt=\d+&eigenaar=niemand"))
        expect(page.locator("main")).to_contain_text(words)
        expect(page.locator("main")).not_to_contain_text("Minder verwijzingen")


def test_table_is_walked_and_written_by_keyboard_alone(page, goal, anna) -> None:
    log_in(page, anna, TABLE)
    rows = activities(goal)
    first = page.locator("[data-cell]").first
    first.focus()
    press(page, "ArrowDown")
    expect(cell(page, goal, "title")).to_be_focused()
    press(page, "Enter")
    field = opened(page).get_by_label("Doel", exact=True)
    expect(field).to_be_focused()
    page.keyboard.type("Minder kinderen naar het sbo")
    press(page, "Enter")
    expect(cell(page, goal, "title")).to_have_text("Minder kinderen naar het sbo")
    expect(cell(page, rows["Scholing"], "title")).to_be_focused()
    assert stored(goal).title == "Minder kinderen naar het sbo"

    press(page, "Enter")
    opened(page)
    page.keyboard.type("Scholing voor ib’ers")
    press(page, "Tab")
    expect(cell(page, rows["Scholing"], "owner")).to_be_focused()
    press(page, "F2")
    opened(page).get_by_label("Eigenaar").select_option(label="Anna")
    press(page, "Tab")
    expect(cell(page, rows["Scholing"], "owner")).to_have_text("Anna")
    press(page, "ArrowRight", "Enter")
    opened(page).locator("input[type=date]").fill("2027-06-30")
    press(page, "Shift+Tab")
    expect(cell(page, rows["Scholing"], "ends")).to_have_text("30 jun 2027")
    expect(cell(page, rows["Scholing"], "starts")).to_be_focused()
    kept = activities(goal)["Scholing voor ib’ers"]
    assert (kept.owner_id, kept.ends, kept.version) == (anna.pk, date(2027, 6, 30), 4)

    press(page, "ArrowDown", "End", "Enter")
    text = opened(page).get_by_label("Toelichting")
    page.keyboard.type("**Elk** jaar.")
    press(page, "Enter")
    page.keyboard.type("Op elke school.")
    press(page, "Control+Enter")
    expect(cell(page, rows["Audit"], "description")).to_have_text("Elk jaar. Op elke school.")
    assert activities(goal)["Audit"].description == "**Elk** jaar.\nOp elke school."
    expect(text).to_have_count(0)


def test_escape_puts_a_cell_back_and_an_empty_title_is_refused_in_it(page, watch, goal, anna) -> None:
    log_in(page, anna, TABLE)
    title = cell(page, goal, "title")
    title.click()
    title.click()
    opened(page)
    page.keyboard.type("Weg ermee")
    press(page, "Escape")
    expect(title).to_have_text("Minder verwijzingen")
    expect(title).to_be_focused()
    assert stored(goal).version == 1

    press(page, "Enter")
    opened(page)
    press(page, "Control+a", "Delete")
    watch.announce("status of 422")
    press(page, "Enter")
    expect(title).to_contain_text("Vul in: doel.")
    expect(title.get_by_role("textbox")).to_be_focused()
    page.keyboard.type("Toch een titel")
    # Leaving an opened cell saves it.
    page.get_by_role("heading", level=1).click()
    expect(title).to_have_text("Toch een titel")
    assert stored(goal).title == "Toch een titel"


def test_two_people_in_one_cell_see_both_versions_under_its_row(page, open_page, watch, goal, anna, make_user) -> None:
    other = open_page()
    log_in(page, anna, TABLE)
    log_in(other, make_user("Bas", Role.QUALITY), TABLE)
    for window in (page, other):
        cell(window, goal, "title").click()
        press(window, "Enter")
        opened(window)
    page.keyboard.type("Van Anna")
    press(page, "Enter")
    expect(cell(page, goal, "title")).to_have_text("Van Anna")
    watch.announce("status of 409")
    other.keyboard.type("Van Bas")
    press(other, "Enter")
    versions = other.get_by_role("group", name="Doel", exact=True)
    expect(versions).to_contain_text("Van Anna")
    expect(versions).to_contain_text("Van Bas")
    versions.get_by_role("radio", name="Van u").check()
    other.get_by_role("button", name="Bewaar deze keuze").click()
    expect(versions).to_have_count(0)
    expect(cell(other, goal, "title")).to_have_text("Van Bas")
    assert stored(goal).title == "Van Bas"


def test_passage_of_the_text_is_written_in_its_place_and_keeps_itself(page, goal, anna) -> None:
    log_in(page, anna, TEXT)
    page.get_by_role("link", name="Wijzig toelichting van doel 1.1").click()
    text = page.get_by_label("Toelichting")
    expect(text).to_be_focused()
    page.keyboard.press("Control+End")
    page.keyboard.type("\n\n- met ouders")
    expect(page.locator("[data-keep]")).to_contain_text("opgeslagen")
    assert stored(goal).description == "Meer zelf.\n\n- met ouders"
    page.keyboard.press("Control+Enter")
    passage = page.locator(f"#tekst-doel-{goal.pk}-description")
    expect(passage.get_by_role("listitem")).to_have_text("met ouders")
    assert stored(goal).version == 2

    page.get_by_role("link", name="Wijzig doel 1.1").click()
    title = page.get_by_label("Doel", exact=True)
    expect(title).to_be_focused()
    title.fill("Iets anders")
    page.on("dialog", lambda dialog: dialog.accept())
    page.keyboard.press("Escape")
    expect(page.get_by_role("heading", name="1.1 Minder verwijzingen")).to_be_visible()
    assert stored(goal).title == "Minder verwijzingen"


def test_text_is_written_without_scripts_too(open_page, goal, anna) -> None:
    page = open_page(java_script_enabled=False)
    log_in(page, anna, TEXT)
    page.get_by_role("link", name="Meetbaar resultaat van doel 1.1").click()
    page.get_by_label("Meetbaar: beoogd resultaat").fill("Hoogstens 2%.")
    page.get_by_role("button", name="Klaar").click()
    expect(page.locator(f"#tekst-doel-{goal.pk}-measurable_result")).to_contain_text("Hoogstens 2%.")
    kept = stored(goal)
    assert (kept.measurable_result, kept.description) == ("Hoogstens 2%.", "Meer zelf.")


def test_planlint_looks_along_in_a_cell_and_lets_the_typing_be(page, goal, anna) -> None:
    """What it says of other fields stays away, and what is typed is not selected by its answer."""
    log_in(page, anna, TABLE)
    title = cell(page, goal, "title")
    title.focus()
    press(page, "Enter")
    form = opened(page)
    with page.expect_response(lambda answer: "/lint/doel/" in answer.url):
        page.keyboard.type("De samenwerking ")
    page.keyboard.type("versterken")
    expect(form.get_by_text("Belofte zonder getal")).to_be_visible()
    expect(form.locator("textarea")).to_have_value("De samenwerking versterken")
    expect(form.get_by_text("Geen eigenaar")).to_have_count(0)
    press(page, "Escape")
    expect(title).to_be_focused()
