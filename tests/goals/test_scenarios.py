"""Scenarios with a doel."""

import pytest
from django.urls import reverse

from goals.models import GoalScenario
from goals.queries.scenarios import attachable_scenarios, scenarios_of_goal, targets_of_indicator
from goals.services import attach_scenario, detach_scenario
from indicators.targets import TARGETS, targets_of
from osp.errors import DomainError
from osp.scope import tenant_scope
from tests.factories import GoalFactory, IndicatorLinkFactory, PriorityFactory, ScenarioFactory
from tests.indicators.catalogue_samples import figure, national


@pytest.fixture
def goal(tenant_a):
    figure()
    with tenant_scope(tenant_a.swv):
        return GoalFactory(swv=tenant_a.swv, priority=PriorityFactory(swv=tenant_a.swv))


@pytest.fixture
def scenario(tenant_a):
    with tenant_scope(tenant_a.swv):
        return ScenarioFactory(swv=tenant_a.swv, indicator=national("deelname-sbo"))


def test_attaching_twice_is_once_and_detaching_leaves_the_scenario(director, in_a, goal, scenario):
    for _ in range(2):
        attach_scenario(director, goal=goal, scenario=scenario)
    (found,) = scenarios_of_goal(in_a.swv, goal)
    assert (found.scenario, found.last.pupils) == (scenario, 351)
    assert attachable_scenarios(goal) == []
    detach_scenario(director, goal=goal, scenario=scenario)
    assert scenarios_of_goal(in_a.swv, goal) == []
    assert attachable_scenarios(goal) == [scenario]


def test_archived_scenario_is_seen_no_more_and_cannot_be_attached(director, in_a, goal, scenario):
    attach_scenario(director, goal=goal, scenario=scenario)
    scenario.archived_at = scenario.created_at
    scenario.save()
    assert scenarios_of_goal(in_a.swv, goal) == []
    with pytest.raises(DomainError, match="gearchiveerd"):
        attach_scenario(director, goal=goal, scenario=scenario)


def test_scenarios_about_the_own_indicator_come_first(in_a, goal, scenario):
    other = ScenarioFactory(swv=in_a.swv, indicator=national("deelname-so-schoolgaand"))
    assert attachable_scenarios(goal)[0].indicator == scenario.indicator
    IndicatorLinkFactory(swv=in_a.swv, goal=goal, indicator=other.indicator)
    assert attachable_scenarios(goal) == [other, scenario]


def test_page_of_the_doel_loads_them_and_takes_a_new_one(client, anna, tenant_a, goal, scenario):
    client.force_login(anna)
    address = reverse("goals:goal-scenarios", args=[tenant_a.code, goal.pk])
    page = client.get(reverse("goals:goal", args=[tenant_a.code, goal.pk])).content.decode()
    assert f'hx-get="{address}"' in page
    response = client.post(address, {"scenario": scenario.pk})
    assert response.url.endswith("#scenarios")
    text = client.get(address, headers={"HX-Request": "true"}).content.decode()
    assert "351 van 17.465 leerlingen" in text
    assert "<html" not in text
    client.post(reverse("goals:goal-scenario-detach", args=[tenant_a.code, goal.pk, scenario.pk]))
    with tenant_scope(tenant_a.swv):
        assert GoalScenario.objects.count() == 0


def test_reader_sees_them_and_no_button(client, bram, director, tenant_a, goal, scenario):
    with tenant_scope(tenant_a.swv):
        attach_scenario(director, goal=goal, scenario=scenario)
    client.force_login(bram)
    address = reverse("goals:goal-scenarios", args=[tenant_a.code, goal.pk])
    text = client.get(address).content.decode()
    assert scenario.name in text
    assert "Haal weg" not in text
    assert client.post(address, {"scenario": scenario.pk}).status_code == 403


@pytest.mark.parametrize(("asked", "status"), [("", 302), ("x", 302), ("999999", 404)])
def test_scenario_that_is_not_there_changes_nothing(client, anna, tenant_a, goal, asked, status):
    client.force_login(anna)
    address = reverse("goals:goal-scenarios", args=[tenant_a.code, goal.pk])
    assert client.post(address, {"scenario": asked}).status_code == status
    with tenant_scope(tenant_a.swv):
        assert GoalScenario.objects.count() == 0


def test_target_of_the_plan_is_known_to_the_indicators(in_a, goal):
    row = national("deelname-sbo")
    link = IndicatorLinkFactory(swv=in_a.swv, goal=goal, indicator=row, target=1.8, target_year=2027)
    IndicatorLinkFactory(swv=in_a.swv, goal=goal, indicator=row, target=None, position=2)
    assert [(each.value, each.year) for each in targets_of(row.pk)] == [(1.8, 2027)]
    assert targets_of_indicator(row.pk)[0].label == f"1,80% in 2027-2028, bij „{link.goal.title}”"


def test_source_of_targets_is_registered_once():
    def source(indicator_id):
        return []

    TARGETS.register(source)
    with pytest.raises(ValueError, match="al aangemeld"):
        TARGETS.register(source)
    TARGETS.forget(source)
