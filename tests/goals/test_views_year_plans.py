"""The pages of the jaarplan: made, written, adopted, ended, evaluated, and taken along."""

from datetime import date

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.urls import reverse

from goals.enums import ActivityStatus
from goals.models import Activity, GoalEvaluation, UnfinishedActivity, YearPlan
from osp.models import Tenant
from osp.scope import tenant_scope
from tests import pdf, word
from tests.factories import (
    ActivityFactory,
    AdoptedYearPlanFactory,
    BudgetLineFactory,
    GoalEvaluationFactory,
    MilestoneFactory,
    YearPlanFactory,
)
from tests.goals.plans import HTMX, grow

YEAR = 2026


def url(name, *args):
    return reverse(f"goals:{name}", args=["PO2814", *args])


@pytest.fixture
def adopted(example, tenant_a):
    with tenant_scope(tenant_a.swv):
        return AdoptedYearPlanFactory(swv=tenant_a.swv, plan=example.plan, year=YEAR)


@pytest.fixture
def late(example, tenant_a):
    with tenant_scope(tenant_a.swv):
        example.activity.starts, example.activity.ends = date(2026, 9, 1), date(2027, 6, 30)
        example.activity.status = ActivityStatus.RUNNING
        example.activity.save()
    return example.activity


def test_jaarplan_is_made_with_one_click(client, anna, tenant_a, example):
    client.force_login(anna)
    page = client.get(url("year-plans")).content.decode()
    assert page.count("Maak jaarplan") == 4
    response = client.post(url("year-plan-begin"), {"jaar": "2026"})
    with tenant_scope(tenant_a.swv):
        row = YearPlan.objects.get()
    assert response.url == url("year-plan", row.pk)
    assert "Jaarplan 2026-2027" in client.get(response.url).content.decode()


@pytest.mark.parametrize("year", ["", "x", "99999", "2040"])
def test_no_school_year_makes_nothing(client, anna, tenant_a, example, year):
    client.force_login(anna)
    client.post(url("year-plan-begin"), {"jaar": year})
    with tenant_scope(tenant_a.swv):
        assert not YearPlan.objects.exists()


def test_page_tells_the_figure_what_is_expected_and_what_runs(client, bram, tenant_a, example, late):
    with tenant_scope(tenant_a.swv):
        row = YearPlanFactory(swv=tenant_a.swv, plan=example.plan, year=YEAR)
        MilestoneFactory(swv=tenant_a.swv, goal=example.goal, title="Eerste proef", due=date(2026, 10, 1))
        BudgetLineFactory(swv=tenant_a.swv, goal=example.goal, year_kind="schooljaar", year=YEAR, budgeted=184000)
    client.force_login(bram)
    page = client.get(url("year-plan", row.pk)).content.decode()
    for said in ("2,20%", "2,06%", "Eerste proef", "€ 184.000", late.title, "Op 31 juli 2027"):
        assert said in page
    assert "?naar=jaarplan" not in page


def test_activity_form_leads_back_to_the_jaarplan(client, anna, example, adopted):
    client.force_login(anna)
    query = f"?naar=jaarplan-{adopted.pk}&schooljaar=2026"
    page = client.get(url("activity-create", example.goal.pk) + query).content.decode()
    assert 'value="2026-08-01"' in page
    assert 'value="2027-07-31"' in page
    back = url("year-plan", adopted.pk) + f"#doel-{example.goal.pk}"
    assert f'href="{back}"' in page
    told = {"title": "Nieuw", "status": "planned", "naar": f"jaarplan-{adopted.pk}"}
    assert client.post(url("activity-create", example.goal.pk), told).url == back


def test_introduction_meets_somebody_elses(client, anna, tenant_a, example):
    with tenant_scope(tenant_a.swv):
        row = YearPlanFactory(swv=tenant_a.swv, plan=example.plan, year=YEAR, introduction="Eerst", version=3)
    client.force_login(anna)
    response = client.post(url("year-plan-introduction", row.pk), {"introduction": "Anders", "version": "2"})
    assert response.status_code == 409
    assert "Eerst" in response.content.decode()
    client.post(url("year-plan-introduction", row.pk), {"introduction": "Anders", "version": "3"})
    row.refresh_from_db()
    assert row.introduction == "Anders"


def test_adopting_on_the_page(client, anna, tenant_a, example):
    with tenant_scope(tenant_a.swv):
        row = YearPlanFactory(swv=tenant_a.swv, plan=example.plan, year=YEAR)
    client.force_login(anna)
    assert "Stel vast" in client.get(url("year-plan-adopt", row.pk)).content.decode()
    stale = client.post(url("year-plan-adopt", row.pk), {"adopted_on": "2026-06-24", "version": "9"})
    assert stale.status_code == 409
    client.post(url("year-plan-adopt", row.pk), {"adopted_on": "2026-06-24", "version": "1"})
    row.refresh_from_db()
    assert (row.state, row.adopted_on) == ("vastgesteld", date(2026, 6, 24))


def decision(activity, **told):
    return {f"a{activity.pk}-{name}": value for name, value in told.items()}


def test_jaareinde_decides_and_goes_to_the_next(client, anna, tenant_a, example, adopted, late):
    with tenant_scope(tenant_a.swv):
        other = ActivityFactory(swv=tenant_a.swv, goal=example.goal, position=2, starts=late.starts, ends=late.ends)
    client.force_login(anna)
    target = url("unfinished", adopted.pk, late.pk)
    told = decision(late, choice="door", ends="2027-12-31", reason="Later begonnen")
    assert client.post(target, told).url == f"{url('year-end', adopted.pk)}#activiteit-{other.pk}"
    page = client.get(url("year-end", adopted.pk)).content.decode()
    assert "Door, tot en met 31 december 2027" in page
    client.post(url("unfinished-undo", adopted.pk, late.pk))
    with tenant_scope(tenant_a.swv):
        assert not UnfinishedActivity.objects.exists()


def test_a_refused_decision_keeps_what_was_typed(client, anna, adopted, late):
    client.force_login(anna)
    told = decision(late, choice="door", ends="2027-01-01", reason="Ziekte van de trainer")
    response = client.post(url("unfinished", adopted.pk, late.pk), told)
    page = response.content.decode()
    assert response.status_code == 422
    assert "Ziekte van de trainer" in page
    assert "Kies een dag na 31 juli 2027" in page


def test_evaluation_is_written_in_place_and_closed(client, anna, tenant_a, example, adopted):
    with tenant_scope(tenant_a.swv):
        before = YearPlanFactory(swv=tenant_a.swv, plan=example.plan, year=YEAR - 1)
        GoalEvaluationFactory(swv=tenant_a.swv, year_plan=before, goal=example.goal, lesson="Begin in mei.")
        Activity.objects.update(status=ActivityStatus.DONE)
    client.force_login(anna)
    page = client.get(url("evaluation", adopted.pk)).content.decode()
    for said in ("Vorig jaar schreef u", "Begin in mei.", "0 van 3 onderdelen", "boven het pad"):
        assert said in page
    target = url("evaluation-edit", adopted.pk, example.goal.pk)
    shown = client.get(target).context["form"].initial["in_figures"]
    told = {"in_figures": shown, "in_words": "Rust in de klas", "lesson": "Eerder beginnen", "version": "0"}
    answer = client.post(target, told, headers=HTMX)
    assert answer["HX-Retarget"] == f"#doel-{example.goal.pk}"
    assert "2 van 3 onderdelen" in answer.content.decode()
    with tenant_scope(tenant_a.swv):
        row = GoalEvaluation.objects.get(year_plan=adopted)
    assert (row.in_figures, row.in_words) == ("", "Rust in de klas")
    assert client.post(target, told).status_code == 409
    client.post(url("looking-back", adopted.pk), {"looking_back": "Een goed jaar", "version": "1"})
    client.post(url("evaluation-close", adopted.pk), {"evaluated_on": "2026-11-01", "version": "2"})
    adopted.refresh_from_db()
    assert adopted.state == "geëvalueerd"
    assert "liggen vast" in client.get(url("evaluation", adopted.pk)).content.decode()


def test_vandaag_asks_for_the_jaarplan_and_the_evaluation(client, anna, tenant_a, example):
    with tenant_scope(tenant_a.swv):
        row = AdoptedYearPlanFactory(swv=tenant_a.swv, plan=example.plan, year=2024)
    client.force_login(anna)
    page = client.get(url("today")).content.decode()
    assert "is nog niet gemaakt" in page
    assert url("evaluation", row.pk) in page


@pytest.mark.parametrize("name", ["year-plan-document", "evaluation-document"])
def test_documents_open_as_page_pdf_and_word(client, bram, example, adopted, late, tmp_path, name):
    client.force_login(bram)
    assert "Minder verwijzingen" in client.get(url(name, adopted.pk)).content.decode()
    content = client.get(url(f"{name}-file", adopted.pk, "pdf")).content
    assert "Minder verwijzingen" in pdf.flat(" ".join(pdf.pages(content, tmp_path)))
    headings = word.headings(client.get(url(f"{name}-file", adopted.pk, "word")).content)
    assert (2, "Doel 1.1: Minder verwijzingen naar het sbo") in headings
    assert client.get(url(f"{name}-file", adopted.pk, "a3")).status_code == 404


def test_jaarverslag_holds_the_chapters_of_a_calendar_year(client, bram, tenant_a, example, adopted, late):
    with tenant_scope(tenant_a.swv):
        BudgetLineFactory(
            swv=tenant_a.swv, goal=example.goal, year_kind="kalenderjaar", year=2026, budgeted=100000, spent=88000
        )
        BudgetLineFactory(swv=tenant_a.swv, goal=example.goal, year_kind="schooljaar", year=2026, budgeted=5)
    client.force_login(bram)
    page = client.get(url("annual-report", 2026)).content.decode()
    for said in ("Doelen en resultaten", "Wat er is gedaan in 2026", "€ 12.000 minder (12%)", "Niet op koers"):
        assert said in page
    assert client.get(url("annual-report", 2050)).status_code == 404


def test_own_names_of_levels_are_followed(client, bram, tenant_a, example, adopted, late):
    own = {"goal": {"singular": "ambitie", "plural": "ambities", "article": "de"}}
    Tenant.objects.filter(pk=tenant_a.pk).update(level_names=own)
    client.force_login(bram)
    page = client.get(url("annual-report", 2026)).content.decode()
    assert "Ambities en resultaten" in page
    assert "Ambitie 1.1" in client.get(url("year-plan-document", adopted.pk)).content.decode()


@pytest.mark.parametrize("name", ["year-plan", "year-end", "evaluation", "evaluation-document"])
def test_page_costs_the_same_at_any_size(client, bram, tenant_a, example, name):
    counts = []
    with tenant_scope(tenant_a.swv):
        row = AdoptedYearPlanFactory(swv=tenant_a.swv, plan=example.plan, year=YEAR)
    client.force_login(bram)
    client.get(url(name, row.pk))
    for count in (1, 5):
        with tenant_scope(tenant_a.swv):
            grow(example, count)
        with CaptureQueriesContext(
            connection,
        ) as queries:
            assert client.get(url(name, row.pk)).status_code == 200
        counts.append(len(queries))
    assert counts[0] == counts[1]
