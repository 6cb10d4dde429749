"""More than one plan: which one runs, which one a page is about, and that nothing is written in the wrong one."""

from datetime import date

import pytest
from django.urls import reverse

from goals.enums import PlanPhase
from goals.models import Plan, Priority
from goals.queries import current_plan, links_of_indicator, used_indicators
from goals.queries.plans import phase_of, plan_id_of, plans
from osp.scope import tenant_scope
from tests.factories import GoalFactory, IndicatorLinkFactory, PlanFactory, PriorityFactory
from tests.goals.parts import text_of
from tests.goals.plans import HTMX, national

PLAN = reverse("goals:plan", args=["PO2814"])


def opened(plan: Plan) -> str:
    return reverse("goals:plan-open", args=["PO2814", plan.pk])


@pytest.fixture
def ahead(example, tenant_a) -> Plan:
    """A plan for the period after the one that runs, with one speerpunt."""
    with tenant_scope(tenant_a.swv):
        plan = PlanFactory(swv=tenant_a.swv, title="Plan 2030-2034", first_year=2030, last_year=2033)
        PriorityFactory(swv=tenant_a.swv, plan=plan, title="Straks")
    return plan


@pytest.mark.parametrize(
    ("day", "runs", "phases"),
    [
        (date(2026, 9, 1), 2024, [PlanPhase.AHEAD, PlanPhase.RUNNING, PlanPhase.PAST]),
        (date(2030, 7, 31), 2030, [PlanPhase.AHEAD, PlanPhase.PAST, PlanPhase.PAST]),
        (date(2030, 8, 1), 2030, [PlanPhase.RUNNING, PlanPhase.PAST, PlanPhase.PAST]),
    ],
)
def test_plan_runs_from_its_first_day_to_its_last(in_a, day, runs, phases):
    for first in (2030, 2024, 2020):
        PlanFactory(swv=in_a.swv, first_year=first, last_year=first + 3)
    found = plans(day)
    assert found.running is not None
    assert (found.running.first_year, [phase_of(plan, found.running, day) for plan in found.every]) == (runs, phases)


def test_only_the_running_plan_counts_for_agreements_and_a_draft_for_what_is_used(in_a, example, ahead):
    other = national("deelname-so-schoolgaand")
    for indicator in (example.indicator, other):
        IndicatorLinkFactory(swv=in_a.swv, goal=None, priority=ahead.priorities.get(), indicator=indicator)
    past = PlanFactory(swv=in_a.swv, first_year=2016, last_year=2019)
    gone = PriorityFactory(swv=in_a.swv, plan=past)
    IndicatorLinkFactory(swv=in_a.swv, goal=None, priority=gone, indicator=national("instroom-sbo"))
    assert (current_plan(), links_of_indicator(example.indicator.pk)) == (example.plan, [example.link])
    assert links_of_indicator(other.pk) == []
    assert used_indicators() == {example.indicator.pk, other.pk}


def test_plan_of_each_row_is_found_by_its_address(in_a, example):
    rows = {"plan": example.plan, "speerpunt": example.priority, "doel": example.goal, "koppeling": example.link}
    assert {plan_id_of(word, row.pk) for word, row in rows.items()} == {example.plan.pk}
    assert (plan_id_of("doel", 0), plan_id_of("indicator", example.indicator.pk)) == (None, None)


def test_opened_plan_stays_open_and_says_so_until_the_running_one_is_chosen(client, anna, example, ahead):
    client.force_login(anna)
    assert "in voorbereiding" not in text_of(client.get(PLAN))
    assert client.get(opened(ahead))["Location"] == PLAN
    text = text_of(client.get(PLAN))
    assert ("Straks" in text, "is in voorbereiding" in text, f"Naar {example.plan.title}" in text) == (True, True, True)
    client.get(opened(example.plan))
    assert (client.session["plans"], "Straks" in text_of(client.get(PLAN))) == ({}, False)


def test_row_of_another_plan_opens_that_plan(client, anna, example, ahead, tenant_a):
    with tenant_scope(tenant_a.swv):
        goal = GoalFactory(swv=tenant_a.swv, priority=ahead.priorities.get())
    client.force_login(anna)
    page = client.get(reverse("goals:goal", args=["PO2814", goal.pk]))
    assert (page.status_code, page.context["shown_plan"]) == (200, ahead)
    assert "Straks" in text_of(client.get(PLAN))


def test_vandaag_looks_at_the_running_plan_whatever_is_open(client, anna, example, ahead):
    client.force_login(anna)
    client.get(opened(ahead))
    page = client.get(reverse("goals:today", args=["PO2814"]))
    assert page.context["tree"].plan == example.plan


@pytest.mark.parametrize("how", ["header", "field"])
def test_new_row_goes_into_the_plan_of_its_page_when_another_window_opened_one(
    client, anna, example, ahead, tenant_a, how
):
    client.force_login(anna)
    client.get(opened(ahead))
    url, typed = reverse("goals:priority-create", args=["PO2814"]), {"title": "Nieuw"}
    if how == "header":
        client.post(url, typed, headers=HTMX | {"X-Plan": str(example.plan.pk)})
    else:
        client.post(url, typed | {"in_plan": str(example.plan.pk)})
    with tenant_scope(tenant_a.swv):
        assert Priority.objects.get(title="Nieuw").plan == example.plan


def test_form_on_a_page_of_its_own_carries_its_plan(client, anna, example, ahead):
    client.force_login(anna)
    client.get(opened(ahead))
    text = text_of(client.get(reverse("goals:priority-create", args=["PO2814"])))
    assert f'name="in_plan" value="{ahead.pk}"' in text


def test_plans_are_listed_with_their_period_and_where_they_are(client, bram, example, ahead):
    client.force_login(bram)
    text = text_of(client.get(reverse("goals:plans", args=["PO2814"])))
    assert ("2030-2031 tot en met 2033-2034" in text, "in voorbereiding" in text, ">loopt<" in text) == (
        True,
        True,
        True,
    )
    assert "Begin een plan" not in text


def test_archived_plan_is_not_opened(client, anna, example, ahead, tenant_a):
    with tenant_scope(tenant_a.swv):
        Plan.objects.filter(pk=ahead.pk).update(archived_at="2026-01-01T00:00Z")
    client.force_login(anna)
    assert client.get(opened(ahead)).status_code == 404


def test_queries_of_the_list_do_not_grow(client, anna, tenant_a, item_count, django_assert_num_queries):
    with tenant_scope(tenant_a.swv):
        for number in range(item_count):
            plan = PlanFactory(swv=tenant_a.swv, first_year=2030 + 4 * number, last_year=2033 + 4 * number)
            GoalFactory(swv=tenant_a.swv, priority=PriorityFactory(swv=tenant_a.swv, plan=plan))
    client.force_login(anna)
    client.get(reverse("goals:plans", args=["PO2814"]))
    with django_assert_num_queries(5):
        client.get(reverse("goals:plans", args=["PO2814"]))
