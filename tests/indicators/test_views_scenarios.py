"""The pages of forecast, scenarios and amounts."""

import json

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.urls import reverse
from django.utils import timezone

from indicators.models import PupilRate, Scenario
from indicators.queries import Reader
from indicators.queries import scenarios as reads
from indicators.queries.figures import series_for
from indicators.services import scenarios as services
from osp.enums import Role
from osp.errors import ConflictError, DomainError
from osp.models import AuditEvent
from osp.school_years import school_year_of
from osp.scope import tenant_scope
from tests.conftest import make_person
from tests.factories import (
    GoalFactory,
    IndicatorFactory,
    IndicatorLinkFactory,
    PriorityFactory,
    PupilRateFactory,
    ScenarioFactory,
    SchoolbestuurNameFactory,
)
from tests.indicators.catalogue_samples import figure, interval, national, schools

BOARDS = ["41111", "41111", "42222", "43333", "44444"]
HTMX = {"HX-Request": "true"}


@pytest.fixture
def sbo(tenant_a):
    """Deelname sbo with a figure of 2019 and five vestigingen of four schoolbesturen, one of them small."""
    figure()
    schools([200, 100, 50, 4, 3], boards=BOARDS)
    with tenant_scope(tenant_a.swv):
        SchoolbestuurNameFactory(swv=tenant_a.swv, number="41111", name="De Waard")
    return national("deelname-sbo")


def url(tenant, name, *args):
    return reverse(f"indicators:{name}", args=[tenant.code, *args])


def typed(**more):
    """What a person fills in."""
    return {
        "name": "Samen minder",
        "last_year": "2022",
        "target": "1,9",
        "target_year": "2022",
        "w-41111-2020": "-3",
    } | more


def lines(response):
    return response.content.decode("utf-8-sig").splitlines()


def yearly(*numerators):
    for index, count in enumerate(numerators):
        value = 100 * count / 17465
        figure(year=2015 + index, value=value, low=value, high=value, numerator_low=count, numerator_high=count)


# Forecast.


def test_forecast_is_a_fragment_with_chart_sentence_and_table(client, anna, tenant_a):
    yearly(340, 345, 350, 355, 357)
    client.force_login(anna)
    response = client.get(url(tenant_a, "forecast", national("deelname-sbo").pk), headers=HTMX)
    text = response.content.decode()
    assert "<html" not in text
    assert "c-ahead" in text
    assert response.context["sentence"].startswith(
        "Indicatief: zet de ontwikkeling van de laatste vijf cijfers door, dan"
    )
    assert response.context["backtest"].startswith("Voor 2019 zat deze prognose er 0,02 procentpunt naast:")
    assert [row[0] for row in response.context["rows"]] == [2020, 2021, 2022]


def test_forecast_under_five_figures_says_why(client, anna, tenant_a, sbo):
    interval()
    client.force_login(anna)
    response = client.get(url(tenant_a, "forecast", sbo.pk))
    assert response.context["refusal"].startswith("Nog geen prognose: daarvoor zijn ten minste vijf exacte cijfers")
    assert response.context["refusal"].endswith("en er is er één (2019). Niet gebruikt: één interval.")
    assert len(lines(client.get(url(tenant_a, "forecast", sbo.pk), {"vorm": "csv"}))) == 1


def test_forecast_leaves_as_a_table_of_bounds(client, anna, tenant_a):
    yearly(340, 345, 350, 355, 357)
    client.force_login(anna)
    found = lines(client.get(url(tenant_a, "forecast", national("deelname-sbo").pk), {"vorm": "csv"}))
    assert found[0] == "Schooljaar;Ondergrens (80%);Midden;Bovengrens (80%);Soort"
    assert [line.split(";")[0] for line in found[1:]] == ["2020-2021", "2021-2022", "2022-2023"]
    assert found[1].endswith(";indicatief")


# What a scenario starts from.


def test_number_of_a_schoolbestuur_with_a_withheld_vestiging_is_not_there(sbo, in_a):
    found = {each.number: each.pupils for each in reads.boards(in_a.swv, sbo, 2019, Reader.OUTSIDE)}
    assert found["41111"] == 300
    assert [found["43333"], found["44444"]] == [None, None]


def test_schoolbestuur_that_reads_gets_no_numbers_of_a_closed_split(sbo, in_a):
    found = [each.pupils for each in reads.boards(in_a.swv, sbo, 2019, Reader.SCHOOLBESTUUR)]
    assert found == [None] * 4


def test_numbers_of_another_year_are_not_shown_beside_the_base(sbo, in_a):
    assert [each.pupils for each in reads.boards(in_a.swv, sbo, 2018, Reader.OUTSIDE)] == [None] * 4


def test_an_interval_is_no_start(in_a):
    interval()
    row = national("deelname-sbo")
    assert reads.start_of(row, series_for(in_a.swv, [row])[row.pk]) is None


def test_start_keeps_to_the_year_of_the_scenario_and_else_takes_the_newest(in_a):
    yearly(340, 345, 350, 355, 357)
    row = national("deelname-sbo")
    series = series_for(in_a.swv, [row])[row.pk]
    assert reads.start_of(row, series).base.year == 2019
    assert reads.start_of(row, series, 2016).base.numerator == 345


@pytest.mark.parametrize(
    ("code", "kind"), [("deelname-sbo", "sbo"), ("deelname-vso-schoolgaand", "vso"), ("thuiszitters", "")]
)
def test_kind_of_pupil_follows_from_the_code(code, kind):
    assert reads.kind_of(IndicatorFactory.build(code=code)) == kind


# The page.


def test_page_shows_target_of_the_plan_sliders_and_the_outcome(client, anna, tenant_a, sbo):
    with tenant_scope(tenant_a.swv):
        goal = GoalFactory(swv=tenant_a.swv, priority=PriorityFactory(swv=tenant_a.swv))
        IndicatorLinkFactory(
            swv=tenant_a.swv, goal=goal, indicator=sbo, baseline=2.04, baseline_year=2019, target=1.8, target_year=2023
        )
    client.force_login(anna)
    response = client.get(url(tenant_a, "scenario-create", sbo.pk))
    text = response.content.decode()
    assert response.context["planned"][0].label.startswith("1,80% in 2023-2024, bij „")
    assert response.context["sentence"] == (
        "In 2023-2024 is het 2,04% (357 van 17.465 leerlingen). Dat zijn er evenveel als in 2019-2020. "
        "Tot de streefwaarde van 1,80% is het nog 43 leerlingen."
    )
    assert text.count('type="range"') == 4
    assert "De Waard" in text
    assert [row.board.pupils for row in response.context["board_rows"]] == [300, 50, None, None]


def test_page_tells_no_withheld_number_to_the_browser(client, anna, tenant_a, sbo):
    client.force_login(anna)
    live = json.loads(client.get(url(tenant_a, "scenario-create", sbo.pk)).context["plan"])
    assert live["base"] == {"year": 2019, "numerator": 357, "denominator": 17465, "factor": 100}
    assert set(live) == {"base", "years", "denominators", "rates", "unit", "templates"}


def test_without_scripts_the_server_works_it_out_and_stores_nothing(client, anna, tenant_a, sbo):
    client.force_login(anna)
    address = url(tenant_a, "scenario-create", sbo.pk)
    response = client.post(address, typed(reken="ja", name=""))
    assert response.status_code == 200
    assert "In 2022-2023 is het 2,03% (354 van 17.465 leerlingen)." in response.context["sentence"]
    assert not response.context["form"].errors
    with tenant_scope(tenant_a.swv):
        assert Scenario.objects.count() == 0


def test_who_only_reads_works_it_out_in_the_address(client, bram, tenant_a, sbo):
    client.force_login(bram)
    address = url(tenant_a, "scenario-create", sbo.pk)
    response = client.get(address, typed(reken="ja"))
    assert "354 van 17.465" in response.context["sentence"]
    assert "Bewaar" not in response.content.decode()
    assert client.post(address, typed()).status_code == 403


def test_scenario_is_saved_with_what_is_not_zero(client, anna, tenant_a, sbo):
    client.force_login(anna)
    response = client.post(
        url(tenant_a, "scenario-create", sbo.pk), typed(**{"w-42222-2021": "0", "w-42222-2022": "2"})
    )
    with tenant_scope(tenant_a.swv):
        row = Scenario.objects.get()
    assert response.url == url(tenant_a, "scenario", row.pk)
    assert row.changes == {"41111": {"2020": -3}, "42222": {"2022": 2}}
    assert (row.base_year, row.last_year, row.target, row.user_id) == (2019, 2022, 1.9, anna.pk)


@pytest.mark.parametrize(
    ("more", "field"),
    [
        ({"name": " "}, "name"),
        ({"target": "veel"}, "target"),
        ({"target_year": ""}, "target_year"),
        ({"last_year": "2019"}, "last_year"),
        ({"w-41111-2020": "1,5"}, "w-41111-2020"),
        ({"w-41111-2020": "1000"}, "w-41111-2020"),
    ],
)
def test_refused_form_keeps_what_was_typed_and_stores_nothing(client, anna, tenant_a, sbo, more, field):
    client.force_login(anna)
    response = client.post(url(tenant_a, "scenario-create", sbo.pk), typed(**more))
    assert response.status_code == 422
    assert list(response.context["form"].errors) == [field]
    assert "Samen minder" in response.content.decode() or field == "name"
    with tenant_scope(tenant_a.swv):
        assert Scenario.objects.count() == 0


def test_second_editor_sees_both_versions(client, anna, tenant_a, sbo):
    with tenant_scope(tenant_a.swv):
        row = ScenarioFactory(swv=tenant_a.swv, indicator=sbo, changes={"41111": {"2020": -2}}, version=2)
    client.force_login(anna)
    response = client.post(url(tenant_a, "scenario", row.pk), typed(version="1", name="Mijn naam"))
    assert response.status_code == 409
    fields = {field.name for field in response.context["conflict"].fields}
    assert {"name", "w-41111-2020"} <= fields
    row.refresh_from_db()
    assert row.name == "Elke school één leerling minder"


def test_archived_scenario_is_gone_from_the_list(client, anna, tenant_a, sbo):
    with tenant_scope(tenant_a.swv):
        row = ScenarioFactory(swv=tenant_a.swv, indicator=sbo)
    client.force_login(anna)
    address = url(tenant_a, "scenario-archive", row.pk)
    assert client.post(address, {"version": "1", "reason": ""}).status_code == 422
    client.post(address, {"version": "1", "reason": "Besloten."})
    row.refresh_from_db()
    assert (row.is_archived, row.archive_reason) == (True, "Besloten.")
    assert client.get(url(tenant_a, "scenario", row.pk)).status_code == 404
    assert client.get(url(tenant_a, "scenarios", sbo.pk)).context["rows"] == []


def test_archived_scenario_comes_back_from_the_archive(client, anna, director, tenant_a, sbo):
    with tenant_scope(tenant_a.swv):
        row = ScenarioFactory(swv=tenant_a.swv, indicator=sbo, name="Samen minder")
        services.archive_scenario(director, scenario=row, version=1, reason="Besloten.")
    client.force_login(anna)
    archive = url(tenant_a, "archive-list")
    assert f'href="{archive}#scenarios"' in client.get(url(tenant_a, "scenarios", sbo.pk)).content.decode()
    assert client.get(archive).context["scenarios"] == [row]
    assert lines(client.get(archive, {"vorm": "csv"}))[1].startswith("Samen minder;scenario;Besloten.;")
    client.post(url(tenant_a, "scenario-restore", row.pk))
    row.refresh_from_db()
    assert (row.is_archived, row.archive_reason) == (False, "")
    assert client.get(url(tenant_a, "scenarios", sbo.pk)).context["rows"] == [row]
    assert client.get(archive).context["scenarios"] == []
    assert client.post(url(tenant_a, "scenario-restore", row.pk)).status_code == 404
    with tenant_scope(tenant_a.swv):
        assert AuditEvent.objects.filter(verb="scenario.restored", object_id=row.pk).count() == 1


def test_verb_refuses_to_bring_back_what_was_not_away(director, in_a, sbo):
    row = ScenarioFactory(swv=in_a.swv, indicator=sbo)
    with pytest.raises(DomainError, match="staat niet in het archief"):
        services.restore_scenario(director, scenario=row)


# The list and the comparison.


def test_scenarios_stand_side_by_side_and_leave_as_csv(client, bram, tenant_a, sbo):
    with tenant_scope(tenant_a.swv):
        PupilRateFactory(swv=tenant_a.swv)
        first = ScenarioFactory(swv=tenant_a.swv, indicator=sbo)
        ScenarioFactory(swv=tenant_a.swv, indicator=sbo, name="Niets doen", changes={}, target=None, target_year=None)
    client.force_login(bram)
    response = client.get(url(tenant_a, "scenarios", sbo.pk))
    assert [each["letter"] for each in response.context["outcomes"]] == ["A", "B"]
    assert response.content.decode().count("c-alt-dot") == 12
    found = lines(client.get(url(tenant_a, "scenarios", sbo.pk), {"vergelijk": first.pk, "vorm": "csv"}))
    assert len(found) == 4
    assert found[3] == "Elke school één leerling minder;2022-2023;-2;-6;351;17465;2,0097;1,9;20;-30000,0;100000,0"


def test_list_without_scenarios_says_what_to_do(client, anna, tenant_a, sbo):
    client.force_login(anna)
    assert "Maak het eerste scenario" in client.get(url(tenant_a, "scenarios", sbo.pk)).content.decode()


def test_indicator_without_a_start_says_why(client, anna, tenant_a):
    interval()
    client.force_login(anna)
    row = national("deelname-sbo")
    assert (
        client.get(url(tenant_a, "scenarios", row.pk))
        .context["refusal"]
        .startswith("Een scenario begint bij een exact")
    )
    assert client.get(url(tenant_a, "scenario-create", row.pk)).status_code == 404


def test_queries_do_not_grow_with_the_scenarios(client, anna, tenant_a, sbo, item_count):
    with tenant_scope(tenant_a.swv):
        for _ in range(item_count):
            ScenarioFactory(swv=tenant_a.swv, indicator=sbo, user=anna)
    client.force_login(anna)
    client.get(url(tenant_a, "scenarios", sbo.pk))
    with CaptureQueriesContext(
        connection,
    ) as queries:
        client.get(url(tenant_a, "scenarios", sbo.pk))
    assert len(queries) <= 17


# Amounts.


def test_amount_is_kept_and_shown(client, anna, tenant_a):
    client.force_login(anna)
    address = url(tenant_a, "rates")
    client.post(address, {"kind": "sbo", "category": "", "valid_from": "2024", "amount": "5.204,50"})
    with tenant_scope(tenant_a.swv):
        row = PupilRate.objects.get()
    assert (row.kind, row.valid_from, str(row.amount)) == ("sbo", 2024, "5204.50")
    assert lines(client.get(address, {"vorm": "csv"}))[1] == "sbo;;2024-2025;5204,5"
    client.post(url(tenant_a, "rate", row.pk), {"version": "1", "amount": "6000"})
    row.refresh_from_db()
    assert str(row.amount) == "6000.00"


def test_form_offers_the_kinds_of_the_sector_from_this_school_year_on(client, anna, tenant_a):
    client.force_login(anna)
    form = client.get(url(tenant_a, "rates")).context["form"]
    assert [value for value, _ in form["kind"].field.choices] == ["sbo", "so"]
    assert form["valid_from"].value() == school_year_of(timezone.localdate())
    response = client.post(url(tenant_a, "rates"), {"kind": "vso", "valid_from": "2024", "amount": "1"})
    assert (response.status_code, list(response.context["form"].errors)) == (422, ["kind"])


def test_same_start_twice_is_refused_with_what_to_do(client, anna, tenant_a):
    with tenant_scope(tenant_a.swv):
        PupilRateFactory(swv=tenant_a.swv, valid_from=2024)
    client.force_login(anna)
    response = client.post(url(tenant_a, "rates"), {"kind": "sbo", "valid_from": "2024", "amount": "1"})
    assert response.status_code == 422
    assert response.context["form"].errors["valid_from"] == [
        "Er is al een bedrag vanaf dit schooljaar. Wijzig dat bedrag in de lijst."
    ]


@pytest.mark.parametrize("amount", ["0", "-1", "1000000", "veel"])
def test_amount_that_is_none_is_refused(client, anna, tenant_a, amount):
    client.force_login(anna)
    response = client.post(url(tenant_a, "rates"), {"kind": "sbo", "valid_from": "2024", "amount": amount})
    assert (response.status_code, list(response.context["form"].errors)) == (422, ["amount"])


def test_reader_sees_amounts_and_no_form(client, tenant_a, bram):
    with tenant_scope(tenant_a.swv):
        PupilRateFactory(swv=tenant_a.swv)
    client.force_login(bram)
    text = client.get(url(tenant_a, "rates")).content.decode()
    assert "€ 5.000,00" in text
    assert "Bewaar bedrag" not in text


# The verbs.


def test_verb_refuses_a_schoolbestuur_from_elsewhere(director, in_a, sbo):
    with pytest.raises(DomainError, match="hoort niet bij"):
        services.create_scenario(
            director,
            indicator=sbo,
            name="x",
            base_year=2019,
            last_year=2020,
            changes={"99999": {2020: 1}},
            boards=["41111"],
        )


def test_verb_keeps_what_was_said_of_a_schoolbestuur_that_left(director, in_a, sbo):
    row = ScenarioFactory(swv=in_a.swv, indicator=sbo)
    changed = services.edit_scenario(
        director, scenario=row, version=1, name="x", last_year=2020, changes={"41234": {2020: -1, 2021: -1}}, boards=[]
    )
    assert changed.changes == {"41234": {"2020": -1}}
    with pytest.raises(ConflictError):
        services.archive_scenario(director, scenario=row, version=1, reason="Te laat.")


def test_target_before_the_base_is_refused(director, in_a, sbo):
    with pytest.raises(DomainError, match="na het uitgangsjaar"):
        services.create_scenario(
            director,
            indicator=sbo,
            name="x",
            base_year=2019,
            last_year=2020,
            changes={},
            boards=[],
            target=1.0,
            target_year=2019,
        )


def test_other_tenant_has_neither_scenario_nor_amount(client, carla, tenant_a, tenant_b, sbo):
    with tenant_scope(tenant_a.swv):
        row, rate = ScenarioFactory(swv=tenant_a.swv, indicator=sbo), PupilRateFactory(swv=tenant_a.swv)
    client.force_login(carla)
    assert client.get(url(tenant_b, "scenario", row.pk)).status_code == 404
    assert client.get(url(tenant_b, "rate", rate.pk)).status_code == 404


def test_schoolbestuur_may_slide_and_not_save(client, tenant_a, sbo):
    user = make_person(tenant_a, "Sanne", Role.SCHOOL_BOARD)
    client.force_login(user)
    response = client.get(url(tenant_a, "scenario-create", sbo.pk))
    assert [row.board.pupils for row in response.context["board_rows"]] == [None] * 4
    assert response.content.decode().count("niet getoond") == 4
