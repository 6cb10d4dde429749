"""Scenarios at an agenda item."""

import pytest
from django.urls import reverse

from meetings.models import AgendaScenario
from meetings.queries.scenarios import attachable_scenarios, scenarios_of_item
from meetings.services.scenarios import attach_scenario, detach_scenario
from osp.errors import DomainError
from osp.scope import tenant_scope
from tests import factories as make
from tests.indicators.catalogue_samples import figure, national


@pytest.fixture
def item(tenant_a):
    figure()
    with tenant_scope(tenant_a.swv):
        meeting = make.MeetingFactory(swv=tenant_a.swv, body=make.BodyFactory(swv=tenant_a.swv))
        return make.AgendaItemFactory(swv=tenant_a.swv, meeting=meeting)


@pytest.fixture
def scenario(tenant_a):
    with tenant_scope(tenant_a.swv):
        return make.ScenarioFactory(swv=tenant_a.swv, indicator=national("deelname-sbo"))


def test_item_brings_a_scenario_once_until_it_is_taken_away(director, in_a, item, scenario):
    for _ in range(2):
        attach_scenario(director, item=item, scenario=scenario)
    (found,) = scenarios_of_item(in_a.swv, item)
    assert (found.scenario, found.last.pupils) == (scenario, 351)
    assert attachable_scenarios(item) == []
    detach_scenario(director, item=item, scenario=scenario)
    assert scenarios_of_item(in_a.swv, item) == []
    assert attachable_scenarios(item) == [scenario]


def test_archived_scenario_cannot_come(director, in_a, item, scenario):
    scenario.archived_at = scenario.created_at
    scenario.save()
    with pytest.raises(DomainError, match="gearchiveerd"):
        attach_scenario(director, item=item, scenario=scenario)


def test_page_of_the_item_loads_them_and_takes_a_new_one(client, anna, tenant_a, item, scenario):
    client.force_login(anna)
    address = reverse("meetings:item-scenarios", args=[tenant_a.code, item.pk])
    assert f'hx-get="{address}"' in client.get(reverse("meetings:item", args=[tenant_a.code, item.pk])).content.decode()
    client.post(address, {"scenario": scenario.pk})
    text = client.get(address, headers={"HX-Request": "true"}).content.decode()
    assert "351 van 17.465 leerlingen" in text
    client.post(reverse("meetings:item-scenario-detach", args=[tenant_a.code, item.pk, scenario.pk]))
    with tenant_scope(tenant_a.swv):
        assert AgendaScenario.objects.count() == 0


def test_reader_sees_them_and_may_change_nothing(client, bram, director, tenant_a, item, scenario):
    with tenant_scope(tenant_a.swv):
        attach_scenario(director, item=item, scenario=scenario)
    client.force_login(bram)
    address = reverse("meetings:item-scenarios", args=[tenant_a.code, item.pk])
    text = client.get(address).content.decode()
    assert scenario.name in text
    assert "Haal weg" not in text
    assert client.post(address, {"scenario": scenario.pk}).status_code == 403
