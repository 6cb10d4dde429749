"""Pages of an element and what hangs on it: who gets in, what they show, how the forms answer."""

import json
from datetime import date

import pytest
from django.urls import reverse
from django.utils import timezone

from goals.models import Activity, BudgetLine, Goal, Milestone, Priority, Risk
from osp.models import Schoolbestuur
from osp.scope import tenant_scope
from tests.factories import (
    FrameworkItemFactory,
    FrameworkTagFactory,
    MilestoneFactory,
    RiskFactory,
    ScopeBoardFactory,
)
from tests.goals.parts import FORMS, KINDS, MAKERS, PAGES, about, element_of, page_of, row_url, text_of
from tests.goals.plans import HTMX, Example, grow, make_example


@pytest.fixture
def parts(example, in_a):
    """One of everything on the doel."""
    return {make.__name__: make(swv=in_a.swv, goal=example.goal) for make in MAKERS}


# Pages


@pytest.mark.parametrize("kind", KINDS)
def test_page_of_an_element_loads_its_parts_by_itself(client, bram, example, kind):
    client.force_login(bram)
    element = element_of(example, kind)
    text = text_of(client.get(page_of(example, kind)))
    url = about("element-parts", kind, element.pk)
    assert (element.title in text, f'hx-get="{url}" hx-trigger="load"' in text, "Wijzig" in text) == (True, True, False)
    fragment = client.get(url, headers=HTMX)
    assert (fragment.status_code, b"<!doctype html>" in fragment.content) == (200, False)
    assert b"<!doctype html>" in client.get(url).content


@pytest.mark.parametrize("kind", KINDS)
@pytest.mark.parametrize("name", FORMS)
def test_form_opens_for_who_edits_and_not_for_who_reads(client, anna, bram, example, kind, name):
    url = about(name, kind, element_of(example, kind).pk)
    client.force_login(bram)
    assert client.get(url).status_code == 403
    client.force_login(anna)
    page, fragment = client.get(url), client.get(url, headers=HTMX)
    assert (page.status_code, fragment.status_code) == (200, 200)
    assert [b"<!doctype html>" in each.content for each in (page, fragment)] == [True, False]


@pytest.mark.parametrize("kind", KINDS)
def test_element_of_another_tenant_does_not_exist(client, anna, tenant_b, example, kind):
    with tenant_scope(tenant_b.swv):
        foreign = element_of(make_example_without_figure(tenant_b.swv), kind)
    client.force_login(anna)
    urls = [about(name, kind, foreign.pk) for name in (*FORMS, "element-parts")]
    urls.append(reverse(f"goals:{PAGES[kind]}", args=["PO2814", foreign.pk]))
    assert {client.get(url).status_code for url in urls} == {404}
    assert {client.post(url).status_code for url in urls[:-2]} == {404}


def make_example_without_figure(swv) -> Example:
    from tests.factories import ActivityFactory, GoalFactory, PlanFactory, PriorityFactory

    plan = PlanFactory(swv=swv)
    priority = PriorityFactory(swv=swv, plan=plan)
    goal = GoalFactory(swv=swv, priority=priority)
    return Example(plan, priority, goal, ActivityFactory(swv=swv, goal=goal), None, None)


@pytest.mark.parametrize("name", ["element-parts", "priority", "activity", "goal"])
def test_page_costs_the_same_at_any_size(client, anna, tenant_a, name, django_assert_max_num_queries):
    client.force_login(anna)
    counts = []
    for count in (1, 5):
        with tenant_scope(tenant_a.swv):
            example = sized(tenant_a.swv, count)
        url = about(name, "doel", example.goal.pk) if name == "element-parts" else None
        rows = {"priority": example.priority, "activity": example.activity, "goal": example.goal}
        url = url or reverse(f"goals:{name}", args=["PO2814", rows[name].pk])
        with django_assert_max_num_queries(32) as queries:
            assert client.get(url).status_code == 200
        counts.append(len(queries))
    assert counts[0] == counts[1]


def sized(swv, count: int) -> Example:
    """A plan of this size in the place of the former, with as many parts on its doel."""
    from goals.models import Plan
    from indicators.models import Figure

    Plan.objects.update(archived_at="2026-01-01T00:00Z")
    Figure.objects.all().delete()
    example = make_example(swv)
    grow(example, count)
    for number in range(count):
        for make in MAKERS[:3]:
            make(swv=swv, goal=example.goal)
        ScopeBoardFactory(
            swv=swv,
            goal=example.goal,
            schoolbestuur=Schoolbestuur.objects.get_or_create(number=f"4200{number}")[0],
        )
        FrameworkTagFactory(swv=swv, goal=example.goal)
    return example


def test_reader_reads_everything_and_sees_no_buttons(client, bram, example, parts):
    client.force_login(bram)
    text = text_of(client.get(about("element-parts", "doel", example.goal.pk), headers=HTMX))
    said = ("Leidraad vastgesteld", "€ 25.000", "Te weinig orthopedagogen", "Geldt voor 41234.", "Beoogde en bereikte")
    assert [each in text for each in said] == [True] * 5
    assert [word in text for word in ("Wijzig", "Archiveer", "<form")] == [False] * 3


# Details and results


def test_details_are_saved_and_lead_back_to_the_page(client, anna, in_a, example):
    client.force_login(anna)
    values = {"version": 1, "owner": anna.pk, "starts": "2026-08-01", "responsibility": "bureau", "process": "Bezwaar"}
    done = client.post(about("element-details", "speerpunt", example.priority.pk), values)
    assert (done.status_code, done["Location"]) == (302, f"{page_of(example, 'speerpunt')}#wie-en-wanneer")
    stored = Priority.objects.get()
    assert (stored.owner, stored.starts, stored.responsibility, stored.process) == (
        anna,
        date(2026, 8, 1),
        "bureau",
        "Bezwaar",
    )
    text = text_of(client.get(page_of(example, "speerpunt")))
    assert [each in text for each in ("1 augustus 2026", "het bureau zelf", "Bezwaar")] == [True] * 3


def test_process_is_suggested_from_the_own_framework(client, anna, in_a, example):
    FrameworkItemFactory(swv=in_a.swv, kind="process", title="Proces van bezwaar")
    client.force_login(anna)
    for url in (about("element-details", "doel", example.goal.pk), row_url("priority-edit", example.priority)):
        text = text_of(client.get(url))
        assert ('list="id_process_suggesties"' in text, '<option value="Proces van bezwaar">' in text) == (True, True)


def test_two_editors_of_results_see_both_texts(client, anna, in_a, example):
    client.force_login(anna)
    url = about("element-results", "activiteit", example.activity.pk)
    rest = {"version": 1, "measurable_result": "", "noticeable_result": "", "achieved_noticeable": ""}
    assert client.post(url, rest | {"achieved_measurable": "Van de ander"}).status_code == 302
    conflict = client.post(url, rest | {"achieved_measurable": "Van mij"}, headers=HTMX)
    assert (conflict.status_code, 'value="Van mij"' in conflict.content.decode()) == (409, True)
    choice = {**rest, "version": 2, "achieved_measurable__keep": "mine", "achieved_measurable__mine": "Van mij"}
    assert client.post(url, choice).status_code == 302
    assert Activity.objects.get().achieved_measurable == "Van mij"


def test_impossible_days_come_back_with_what_was_typed(client, anna, example):
    client.force_login(anna)
    url = about("element-details", "doel", example.goal.pk)
    values = {"version": 1, "starts": "2027-01-02", "ends": "2027-01-01", "process": "Mijn proces"}
    refused = client.post(url, values, headers=HTMX)
    text = text_of(refused)
    assert (refused.status_code, "eindigt voordat het begint" in text, "Mijn proces" in text) == (422, True, True)


# Milestones


def test_milestone_is_added_in_its_section(client, anna, in_a, example):
    client.force_login(anna)
    url = about("milestone-add", "doel", example.goal.pk)
    done = client.post(url, {"title": "Leidraad", "due": "2020-01-31"}, headers=HTMX)
    assert (done.status_code, done["HX-Retarget"], done["HX-Reswap"]) == (200, "#mijlpalen", "outerHTML")
    assert json.loads(done["HX-Trigger"]) == {"toast": {"text": "De mijlpaal staat erbij."}}
    text = text_of(done)
    assert ("0 van 1 mijlpaal gehaald, 1 te laat" in text, "31 januari 2020 moeten zijn" in text) == (True, True)
    plain = client.post(url, {"title": "Tweede", "due": "2030-01-31"})
    assert plain["Location"] == f"{page_of(example, 'doel')}#mijlpalen"
    assert client.post(url, {"title": "Zonder dag"}).status_code == 422
    assert Milestone.objects.count() == 2


def test_milestone_is_ticked_off_with_one_button_and_opened_again(client, anna, in_a, example, parts):
    client.force_login(anna)
    row = parts["MilestoneFactory"]
    done = client.post(row_url("milestone-reach", row), headers=HTMX)
    assert (done["HX-Retarget"], Milestone.objects.get().done_on) == ("#mijlpalen", timezone.localdate())
    assert "1 van 1 mijlpaal gehaald" in text_of(done)
    assert client.post(row_url("milestone-reopen", row)).status_code == 302
    assert Milestone.objects.get().done_on is None


def test_another_day_of_reaching_goes_through_the_form(client, anna, in_a, example, parts):
    client.force_login(anna)
    url = row_url("milestone-edit", parts["MilestoneFactory"])
    values = {"version": 1, "title": "Leidraad", "due": "2027-01-31", "done_on": "2999-01-01"}
    refused = client.post(url, values)
    assert (refused.status_code, "nog niet geweest" in text_of(refused)) == (422, True)
    assert client.post(url, values | {"done_on": "2026-02-01"}, headers=HTMX).status_code == 200
    assert client.post(url, values | {"done_on": "2026-03-01"}, headers=HTMX).status_code == 409
    assert Milestone.objects.get().done_on == date(2026, 2, 1)


def test_late_milestone_stands_on_vandaag_for_who_can_do_something(client, anna, bram, in_a, example):
    MilestoneFactory(swv=in_a.swv, goal=example.goal, due=date(2020, 1, 31))
    told, url = "Mijlpaal „Leidraad vastgesteld” is niet gehaald", reverse("goals:today", args=["PO2814"])
    for person, is_told in ((anna, True), (bram, False)):
        client.force_login(person)
        assert (told in text_of(client.get(url))) is is_told


@pytest.mark.parametrize(
    ("maker", "name", "kind", "model"),
    [
        ("MilestoneFactory", "milestone-archive", "mijlpaal", Milestone),
        ("BudgetLineFactory", "money-archive", "begroting", BudgetLine),
        ("RiskFactory", "risk-archive", "risico", Risk),
    ],
)
def test_part_is_archived_with_a_reason_and_comes_back(client, anna, in_a, example, parts, maker, name, kind, model):
    client.force_login(anna)
    url = row_url(name, parts[maker])
    assert client.post(url, {"reason": ""}, headers=HTMX).status_code == 422
    assert client.post(url, {"reason": "Bij nader inzien"}, headers=HTMX).status_code == 200
    assert (model.objects.get().archive_reason, client.get(url).status_code) == ("Bij nader inzien", 404)
    archive = text_of(client.get(reverse("goals:archive", args=["PO2814"])))
    assert ("Bij nader inzien" in archive, f"bij {example.goal.title}" in archive) == (True, True)
    back = reverse("goals:restore", args=["PO2814", kind, parts[maker].pk])
    assert (client.post(back).status_code, client.post(back).status_code) == (302, 404)
    assert not model.objects.get().is_archived


def test_part_of_an_archived_element_is_not_found(client, anna, in_a, example, parts):
    Goal.objects.update(archived_at="2026-01-01T00:00Z")
    client.force_login(anna)
    urls = [
        row_url("milestone-edit", parts["MilestoneFactory"]),
        row_url("money-edit", parts["BudgetLineFactory"]),
        row_url("risk-edit", parts["RiskFactory"]),
    ]
    assert {client.get(url).status_code for url in urls} == {404}


# Risks


def test_risk_shows_the_newest_figure_of_what_warns_early(client, anna, in_a, example):
    client.force_login(anna)
    values = {"title": "Vacatures", "chance": "3", "impact": "2", "indicator": example.indicator.pk}
    done = client.post(about("risk-add", "doel", example.goal.pk), values, headers=HTMX)
    text = text_of(done)
    assert ("kans groot, gevolg gemiddeld" in text, "2,20% (2026-2027)" in text) == (True, True)
    assert "Een zwaar risico zonder maatregel." in text
    risk = Risk.objects.get()
    edited = client.post(row_url("risk-edit", risk), values | {"version": 1, "measure": "Werven"}, headers=HTMX)
    assert ("Werven" in text_of(edited), "zonder maatregel" in text_of(edited)) == (True, False)
    assert client.post(row_url("risk-edit", risk), values | {"version": 1}, headers=HTMX).status_code == 409


def test_heaviest_risk_comes_first(client, bram, in_a, example):
    for title, chance, impact in (("licht", 1, 1), ("zwaar", 3, 3), ("midden", 2, 2)):
        RiskFactory(swv=in_a.swv, goal=example.goal, title=title, chance=chance, impact=impact)
    client.force_login(bram)
    text = text_of(client.get(about("element-parts", "doel", example.goal.pk), headers=HTMX))
    assert text.index("<b>zwaar") < text.index("<b>midden") < text.index("<b>licht")
