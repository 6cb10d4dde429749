"""Writing in the plan: in place, two people at once, putting away and taking back, and without scripts."""

import pytest
from playwright.sync_api import Dialog, Page, expect

from goals.models import Goal
from osp.enums import Role
from osp.models import Tenant
from osp.scope import tenant_scope
from tests.e2e.steps import log_in
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
    assert questions == ["U hebt tekst die nog niet is bewaard. Toch annuleren?"]
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
