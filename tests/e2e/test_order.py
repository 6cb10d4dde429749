"""The order of a plan: dragged with the mouse, moved with the keys, chosen in a form, taken back."""

import pytest
from playwright.sync_api import Locator, Page, expect

from goals.models import Goal, Plan
from goals.queries.order import plan_outline
from osp.enums import Role
from osp.models import Tenant
from osp.scope import tenant_scope
from tests.e2e.steps import log_in, settled
from tests.factories import ActivityFactory, GoalFactory, PlanFactory, PriorityFactory

ORDER = "/po2814/plan/volgorde/"


@pytest.fixture
def plan(tenant: Tenant) -> Plan:
    """1 Een (1.1 Aap with Lezen, 1.2 Beer), 2 Twee (nothing)."""
    with tenant_scope(tenant.swv):
        plan = PlanFactory(swv=tenant.swv)
        one = PriorityFactory(swv=tenant.swv, plan=plan, title="Een", position=1)
        PriorityFactory(swv=tenant.swv, plan=plan, title="Twee", position=2)
        aap = GoalFactory(swv=tenant.swv, priority=one, title="Aap", position=1)
        GoalFactory(swv=tenant.swv, priority=one, title="Beer", position=2)
        ActivityFactory(swv=tenant.swv, goal=aap, title="Lezen")
        return plan


def spoken(plan: Plan) -> list[str]:
    with tenant_scope(plan.swv):
        return [f"{node.number} {node.values['title']}" for node in plan_outline(plan).walk()][1:]


def grip(page: Page, name: str) -> Locator:
    return page.get_by_role("link", name=f"Verplaats {name}", exact=True)


def test_doel_is_dragged_to_another_speerpunt_and_put_back(page, plan, make_user) -> None:
    log_in(page, make_user("Anna", Role.DIRECTOR), ORDER)
    before = spoken(plan)
    beer, empty = grip(page, "1.2 Beer").bounding_box(), page.locator('[data-order="doel"]').nth(1).bounding_box()
    page.mouse.move(beer["x"] + 5, beer["y"] + 8)
    page.mouse.down()
    page.mouse.move(empty["x"] + 60, empty["y"] - 20, steps=8)
    page.mouse.move(empty["x"] + 60, empty["y"] + 3, steps=8)
    page.mouse.up()
    expect(grip(page, "2.1 Beer")).to_be_focused()
    settled(page)
    assert spoken(plan) == ["1 Een", "1.1 Aap", "1.1.1 Lezen", "2 Twee", "2.1 Beer"]
    page.get_by_role("button", name="Ongedaan maken").click()
    expect(grip(page, "1.2 Beer")).to_be_visible()
    assert spoken(plan) == before


def test_keys_move_a_row_through_the_lists_and_the_focus_stays_with_it(page, plan, make_user) -> None:
    log_in(page, make_user("Anna", Role.DIRECTOR), ORDER)
    grip(page, "1.1 Aap").focus()
    for number, walked in (("1.2", "ArrowDown"), ("2.1", "ArrowDown"), ("1.2", "ArrowUp"), ("1.1", "ArrowUp")):
        page.keyboard.press(f"Alt+{walked}")
        expect(grip(page, f"{number} Aap")).to_be_focused()
        settled(page)
    page.keyboard.press("Alt+ArrowUp")
    assert spoken(plan)[1:3] == ["1.1 Aap", "1.1.1 Lezen"]


def test_form_in_the_row_gives_every_place(page, plan, make_user) -> None:
    log_in(page, make_user("Anna", Role.DIRECTOR), ORDER)
    grip(page, "1.1.1 Lezen").click()
    choice = page.get_by_label("Zet dit")
    expect(choice).to_be_focused()
    with tenant_scope(plan.swv):
        beer = Goal.objects.get(title="Beer")
    choice.select_option(value=f"{beer.pk}-0")
    page.get_by_role("button", name="Verplaats", exact=True).click()
    expect(grip(page, "1.2.1 Lezen")).to_be_focused()
    grip(page, "1.1 Aap").click()
    page.get_by_role("link", name="Annuleer").click()
    expect(page.get_by_label("Zet dit")).to_have_count(0)
    expect(grip(page, "1.1 Aap")).to_be_focused()
    assert [line for line in spoken(plan) if "Lezen" in line] == ["1.2.1 Lezen"]


def test_place_that_went_away_meanwhile_shows_the_plan_as_it_is(page, watch, plan, make_user) -> None:
    watch.announce("status of 422")
    log_in(page, make_user("Anna", Role.DIRECTOR), ORDER)
    with tenant_scope(plan.swv):
        Goal.objects.filter(title="Beer").update(archived_at="2026-01-01T00:00Z")
    grip(page, "1.1 Aap").focus()
    page.keyboard.press("Alt+ArrowDown")
    expect(grip(page, "1.2 Beer")).to_have_count(0)
    expect(page.get_by_text("Deze plek is er niet meer")).to_be_visible()
    assert spoken(plan) == ["1 Een", "1.1 Aap", "1.1.1 Lezen", "2 Twee"]
