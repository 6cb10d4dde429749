"""A director's afternoon: from an empty samenwerkingsverband to an adopted plan with a jaarplan, and back to the plan as it was adopted."""

import re
import sys
from datetime import date, timedelta

from django.utils import timezone
from playwright.sync_api import Page, expect

from goals.enums import VersionState, YearPlanState
from goals.models import Goal, PlanVersion, YearPlan
from osp import dutch
from osp.enums import Role
from osp.models import Tenant
from osp.school_years import first_day, school_year_of
from osp.scope import tenant_scope
from tests import pdf
from tests.e2e.hand import Hand
from tests.e2e.steps import log_in, settled

GOAL = "Elk kind dat thuiszit heeft binnen een maand een plan"
CHANGED = "Elk kind dat thuiszit heeft binnen twee weken een plan"
ACTIVITY = "Eén regisseur per kind"
LONG = 90_000


def test_director_goes_from_nothing_to_an_adopted_plan_with_a_jaarplan(
    page, worker, tenant, make_user, tmp_path, capsys
) -> None:
    log_in(page, make_user("Anna", Role.DIRECTOR))
    hand = Hand(page)
    write_plan(hand)
    meet_the_law(hand)
    walk_the_route(hand)
    adopt(hand)
    address, first = papers(page)
    assert GOAL in pdf.flat(" ".join(pdf.pages(first, tmp_path)))
    make_year_plan(hand)
    change_goal(hand)
    year_plan_tells_of_the_change(hand)
    go_back(hand)
    with capsys.disabled():
        sys.stdout.write(
            f"\nDe directeur klikte en koos {hand.clicks} keer, van leeg tot vastgesteld met jaarplan, en terug.\n"
        )
    assert stored(tenant) == (True, VersionState.ADOPTED, YearPlanState.ADOPTED)
    assert page.request.get(address).body() == first


def write_plan(hand: Hand) -> None:
    page = hand.page
    hand.tab("Plan")
    hand.click("link", "Met een voorbeeld voor primair onderwijs")
    hand.click("link", "Vink alles aan")
    hand.click("button", "Begin het plan")
    hand.click("link", "Speerpunt", exact=True)
    hand.write("Speerpunt", "Elk kind in beeld")
    hand.click("button", "Voeg speerpunt toe")
    hand.click("link", "Doel bij Elk kind in beeld")
    hand.write("Doel", GOAL)
    hand.choose("Eigenaar", "Anna")
    settled(page)
    hand.click("button", "Voeg doel toe")
    hand.click("link", GOAL, exact=True)
    hand.click("link", "Activiteit", exact=True)
    hand.write("Activiteit", ACTIVITY)
    hand.write("Begint", date(timezone.localdate().year, 1, 10).isoformat())
    hand.write("Klaar", (first_day(school_year_of(timezone.localdate()) + 1) - timedelta(days=1)).isoformat())
    hand.click("button", "Voeg activiteit toe")
    expect(page.locator("#activiteiten")).to_contain_text(ACTIVITY)


def meet_the_law(hand: Hand) -> None:
    """Two items of the law have no doel yet: one gets it, the other stands in a chapter and may stay so."""
    page = hand.page
    hand.tab("Plan")
    hand.click("link", "Alle bevindingen")
    hand.click("link", "Toon ze")
    items = page.locator(".finding-list li")
    expect(items).to_have_count(2)
    hand.click("link", "Laat zo", within=items.last)
    hand.write("Reden", "Staat in het hoofdstuk over geld.")
    hand.click("button", "Laat zo")
    hand.click("link", "Toon haar")
    expect(items).to_have_count(1)
    hand.click("link", "Maak er een doel voor")
    hand.write("Doel", "Het geld volgt de ondersteuning")
    hand.click("button", "Voeg doel toe")
    hand.click("link", "Alle bevindingen")
    expect(page.get_by_text("Geen bevinding houdt vaststellen tegen.")).to_be_visible()


def walk_the_route(hand: Hand) -> None:
    page = hand.page
    hand.tab("Plan")
    hand.click("link", "Vaststelling")
    hand.click("link", "Zet versie 1.0 op weg")
    hand.click("button", "Zet op weg")
    expect(page.get_by_role("heading", level=2, name="Stappen")).to_be_visible()
    steps = page.locator("article.step")
    for number in range(steps.count()):
        step = steps.nth(number)
        title = step.get_by_role("heading", level=3).inner_text()
        if re.search("Vaststelling|Inzending|inspectie", title):
            continue
        hand.click("link", "Leg vast", within=step)
        form = page.locator("article.step form.edit")
        expect(form).to_be_visible()
        settled(page)
        form.get_by_role("radio").nth(1).check()
        form.get_by_label("Op", exact=True).fill(timezone.localdate().isoformat())
        hand.click("button", "Leg vast", within=form)
        expect(page.locator("article.step form.edit")).to_have_count(0)
        settled(page)


def adopt(hand: Hand) -> None:
    page = hand.page
    hand.click("link", "Stel vast")
    hand.write("Vastgesteld op", timezone.localdate().isoformat())
    hand.click("button", "Leg deze versie vast")
    expect(page.locator("#vastgesteld")).to_be_visible(timeout=LONG)


def papers(page: Page) -> tuple[str, bytes]:
    """Where the PDF of the adopted version is, and what it holds."""
    address = page.locator("#vastgesteld").get_by_role("link", name="PDF").get_attribute("href")
    assert address
    return address, page.request.get(address).body()


def make_year_plan(hand: Hand) -> None:
    page = hand.page
    hand.tab("Plan")
    hand.click("link", "Jaarplan")
    hand.click("button", f"Maak jaarplan {dutch.school_year(school_year_of(timezone.localdate()))}")
    expect(page.get_by_role("main")).to_contain_text(GOAL)
    expect(page.get_by_role("main")).to_contain_text(ACTIVITY)
    hand.click("link", "Stel vast")
    hand.click("button", "Stel vast")
    expect(page.get_by_text("Niets: het jaar staat in het plan zoals het is vastgesteld.")).to_be_visible()


def change_goal(hand: Hand) -> None:
    page = hand.page
    hand.tab("Plan")
    hand.click("link", GOAL, exact=True)
    hand.click("link", "Wijzig doel")
    settled(page)
    hand.write("Doel", CHANGED)
    hand.click("button", "Bewaar wijziging")
    expect(page.get_by_role("heading", level=1)).to_have_text(CHANGED)


def year_plan_tells_of_the_change(hand: Hand) -> None:
    hand.tab("Plan")
    hand.click("link", "Jaarplan")
    hand.click("link", dutch.school_year(school_year_of(timezone.localdate())), exact=True)
    expect(hand.page.get_by_role("complementary").first).to_contain_text(f"„{CHANGED}”")


def go_back(hand: Hand) -> None:
    """To the plan as it was adopted: read, and then put back."""
    page = hand.page
    hand.tab("Plan")
    expect(page.get_by_role("link", name=CHANGED, exact=True)).to_be_visible()
    hand.click("link", "Plan per datum")
    hand.click("link", "Versie 1.0")
    expect(page.get_by_role("main")).to_contain_text(GOAL)
    expect(page.get_by_role("main")).not_to_contain_text(CHANGED)
    hand.click("link", "Zet het plan terug")
    expect(page.get_by_role("main")).to_contain_text("Er is nog niets veranderd")
    hand.write("Reden", "De ALV houdt vast aan een maand.")
    hand.click("button", "Zet terug")
    hand.tab("Plan")
    expect(page.get_by_role("link", name=GOAL, exact=True)).to_be_visible()


def stored(tenant: Tenant) -> tuple[bool, str, str]:
    with tenant_scope(tenant.swv):
        return Goal.objects.filter(title=GOAL).exists(), PlanVersion.objects.get().state, YearPlan.objects.get().state
