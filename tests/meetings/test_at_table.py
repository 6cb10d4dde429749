"""The sliders of a scenario on the screen of a meeting, and what they become: commitments of the schoolbesturen that moved."""

import pytest
from django.urls import reverse

from indicators.models import Scenario
from meetings.models import AgendaScenario
from meetings.queries.minutes import gather
from meetings.services.commitments import EMPTY, commit_scenario, make_commitment
from meetings.services.minutes import open_meeting
from osp.errors import DomainError
from osp.models import AuditEvent, Schoolbestuur
from tests import factories as make
from tests.indicators.catalogue_samples import schools


@pytest.fixture
def boards(in_a):
    schools([120, 110, 100, 90, 80], boards=["41111", "42222", "43333", "44444", "45555"])
    for number, name in (("41111", "De Waard"), ("42222", "Het Veen")):
        make.SchoolbestuurNameFactory(swv=in_a.swv, number=number, name=name)
    return {number: Schoolbestuur.objects.get_or_create(number=number)[0] for number in ("41111", "42222")}


@pytest.fixture
def scenario(item, sbo, boards):
    row = make.ScenarioFactory(
        swv=item.swv, indicator=sbo, name="Samen", last_year=2021, target_year=2021, changes={"41111": {"2020": -1}}
    )
    make.AgendaScenarioFactory(swv=item.swv, item=item, scenario=row)
    return row


def address_of(item, scenario) -> str:
    return reverse("meetings:commit-scenario", args=["PO2814", item.pk, scenario.pk])


def promised(item) -> list[str]:
    return [text for point in gather(item.meeting, None).points for text in point.commitments]


def test_what_was_slid_stands_in_the_minutes_and_the_sliders_stay_there(client, anna, item, scenario, sbo, director):
    open_meeting(director, meeting=item.meeting)
    client.force_login(anna)
    address = address_of(item, scenario)
    assert 'value="-1"' in client.get(address, headers={"HX-Request": "true"}).text
    client.post(address, {"w-41111-2020": "-2", "w-41111-2021": "-3", "w-42222-2021": "4"})
    assert promised(item) == [
        "De Waard: 5 leerlingen minder in 2021-2022; vergeleken met 2019-2020 (scenario Samen)",
        "Het Veen: 4 leerlingen meer in 2021-2022; vergeleken met 2019-2020 (scenario Samen)",
    ]
    assert {row.link.indicator for row in item.commitments.all()} == {sbo}
    assert Scenario.objects.get().changes == {"41111": {"2020": -1}}
    again = client.get(address).text
    assert 'value="-3"' in again
    # 357 pupils of 2019, five less and four more.
    assert "356 van 17.465 leerlingen" in again
    screen = client.get(reverse("meetings:live", args=["PO2814", item.meeting_id]), {"punt": item.pk}).text
    assert "356 van 17.465 leerlingen" in screen


def test_recorded_anew_takes_the_place_of_before_and_leaves_what_was_typed(item, scenario, boards, director):
    make_commitment(director, item=item, schoolbestuur="41111", year=2021, text="meer eigen plekken", scenario=scenario)
    commit_scenario(director, item=item, scenario=scenario, changes={"41111": {2020: -2}, "42222": {2021: -1}})
    commit_scenario(director, item=item, scenario=scenario, changes={"41111": {2020: -6}, "42222": {2021: 0}})
    assert promised(item) == [
        "De Waard: meer eigen plekken; 2021-2022 (scenario Samen)",
        "De Waard: 6 leerlingen minder in 2021-2022; vergeleken met 2019-2020 (scenario Samen)",
    ]
    assert AgendaScenario.objects.get().agreed == {"41111": {"2020": -6}}
    event = AuditEvent.objects.filter(verb="commitment.scenario_agreed").latest("pk")
    assert event.diff["agreed"][1] == {"41111": {"2020": -6}}


@pytest.mark.parametrize(
    ("changes", "said"),
    [
        ({"41111": {2020: 0}}, EMPTY),
        # The year that the scenario starts from is over.
        ({"41111": {2019: -2}}, EMPTY),
        ({"99999": {2020: -2}}, "Van 99999 is niet bekend"),
        ({"41111": {2020: -2}, "43333": {2020: -2}}, "Van 43333 is niet bekend"),
    ],
)
def test_refuses_what_nobody_can_promise(item, scenario, director, changes, said):
    with pytest.raises(DomainError) as refused:
        commit_scenario(director, item=item, scenario=scenario, changes=changes)
    assert said in refused.value.message
    assert not item.commitments.exists()
    assert AgendaScenario.objects.get().agreed is None


def test_scenario_of_another_point_is_not_there(client, anna, item, scenario, director):
    other = make.AgendaItemFactory(swv=item.swv, meeting=item.meeting)
    client.force_login(anna)
    assert client.get(address_of(other, scenario)).status_code == 404
    with pytest.raises(DomainError, match="niet bij dit punt"):
        commit_scenario(director, item=other, scenario=scenario, changes={"41111": {2020: -2}})


def test_number_that_cannot_be_read_comes_back_and_is_not_recorded(client, anna, item, scenario, director):
    open_meeting(director, meeting=item.meeting)
    client.force_login(anna)
    answer = client.post(address_of(item, scenario), {"w-41111-2020": "veel"})
    assert answer.status_code == 422
    assert "Vul een heel getal in" in answer.text
    assert not item.commitments.exists()


def test_meeting_that_did_not_begin_offers_sliders_but_no_button(client, anna, item, scenario):
    client.force_login(anna)
    text = client.get(address_of(item, scenario)).text
    assert 'type="range"' in text
    assert "Leg vast als toezeggingen" not in text


def test_sliders_ask_no_more_queries_for_more_schoolbesturen(
    client, anna, item, scenario, django_assert_max_num_queries
):
    client.force_login(anna)
    client.get(address_of(item, scenario))
    with django_assert_max_num_queries(60) as few:
        client.get(address_of(item, scenario))
    schools([40] * 6, boards=[f"4666{number}" for number in range(6)], measure="bo")
    with django_assert_max_num_queries(len(few.captured_queries)):
        client.get(address_of(item, scenario))
