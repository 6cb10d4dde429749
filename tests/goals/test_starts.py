"""Beginning a plan with the template of the sector, and with the plan of the period before."""

import re

import pytest
from django.urls import reverse

from goals.blueprints import WORDS, blueprint
from goals.enums import ActivityStatus, Along
from goals.kinds import Kind
from goals.models import Activity, Chapter, FrameworkTag, Goal, IndicatorLink, Plan, Priority, Rollover
from goals.queries.lineage import ancestor_result
from goals.queries.rollover import farewells, last_plan
from goals.reference import framework_rows
from goals.services import frameworks, starts
from indicators.models import Adoption, Indicator
from osp.errors import DomainError
from osp.models import AuditEvent
from osp.scope import scopes_disabled, tenant_scope
from tests.factories import (
    ActivityFactory,
    BudgetLineFactory,
    ChapterFactory,
    GoalFactory,
    MilestoneFactory,
    PlanFactory,
    PriorityFactory,
    RiskFactory,
    RolloverFactory,
    UserFactory,
)
from tests.goals.parts import text_of
from tests.goals.plans import figure, national

NEXT = {"title": "Plan 2028-2032", "first_year": 2028, "last_year": 2031}


def url(name: str, *args: object) -> str:
    return reverse(f"goals:{name}", args=["PO2814", *args])


@pytest.mark.parametrize("sector", ["PO", "VO"])
def test_template_names_only_what_exists(db, sector):
    source = blueprint(sector)
    codes = {code for goal in source.goals() for code in goal.indicators}
    with scopes_disabled():
        known = set(Indicator.objects.filter(swv__isnull=True, sector__in=["", sector]).values_list("code", flat=True))
    items = {row["code"] for row in framework_rows(sector)}
    served = {code for row in source.priorities for code in row.statutory}
    served |= {code for goal in source.goals() for code in goal.statutory}
    processes = {row["title"] for row in framework_rows(sector)}
    assert (codes - known, served - items, {row.process for row in source.priorities} - processes) == (
        set(),
        set(),
        set(),
    )
    assert (5 <= len(source.priorities) <= 6, all(goal.indicators for goal in source.goals())) == (True, True)


def test_template_makes_what_was_ticked_and_nothing_else(director, in_a):
    goal = next(iter(blueprint("PO").priorities[1].goals))
    taken = {
        WORDS,
        goal.key,
        goal.indicator_key("deelname-sbo"),
        goal.activity_key(0),
        "h-geld",
        "d-basis-norm.basisondersteuning",
    }
    plan = starts.begin_from_template(director, **NEXT, taken=taken)
    made = Goal.objects.get()
    link = IndicatorLink.objects.get()
    assert (plan.mission[:9], made.title, made.priority.title) == ("Elk kind ", goal.title, "Thuisnabij en passend")
    assert (link.indicator.code, link.goal, link.target, link.agreement()) == ("deelname-sbo", made, None, None)
    assert [row.title for row in Activity.objects.all()] == [goal.activities[0]]
    assert [row.title for row in Chapter.objects.all()] == ["Hoe wij het geld verdelen"]
    assert {tag.item.code for tag in FrameworkTag.objects.filter(goal=made)} == set(goal.statutory)
    assert Adoption.objects.get().indicator == link.indicator
    assert AuditEvent.objects.filter(verb="plan.begun_from_template").count() == 1


def test_template_without_ticks_makes_nothing(director, in_a):
    with pytest.raises(DomainError, match="Vink ten minste één onderdeel aan"):
        starts.begin_from_template(director, **NEXT, taken={"onzin", "d-basis-norm.basisondersteuning"})
    assert Plan.objects.count() == 0


def test_template_page_ticks_everything_on_request(client, anna, tenant_a):
    client.force_login(anna)
    url = reverse("goals:start-template", args=[tenant_a.code])
    boxes = [
        re.findall(r'name="taken" value="[^"]*"( checked)?>', client.get(url, query).content.decode())
        for query in ({}, {"vink": "alles"})
    ]
    assert 0 < sum(bool(box) for box in boxes[0]) < len(boxes[0])
    assert len(boxes[0]) == len(boxes[1]) == sum(bool(box) for box in boxes[1])


def test_template_page_offers_and_makes(client, anna, tenant_a):
    client.force_login(anna)
    page = text_of(client.get(url("start-template")))
    assert ("Deelname speciaal basisonderwijs" in page, "Terugplaatsing en overplaatsing" in page) == (True, True)
    sent = {"title": "Plan", "first_year": "2026", "last_year": "2029", "taken": ["d-thuisnabij-sbo"]}
    refused = client.post(url("start-template"), sent | {"last_year": "2031"})
    assert (refused.status_code, 'value="d-thuisnabij-sbo" checked' in text_of(refused)) == (422, True)
    assert client.post(url("start-template"), sent)["Location"] == url("plan")
    with tenant_scope(tenant_a.swv):
        assert Goal.objects.get().priority.plan.title == "Plan"


def refs(*rows) -> set:
    kinds = {Chapter: Kind.CHAPTER, Priority: Kind.PRIORITY, Goal: Kind.GOAL, Activity: Kind.ACTIVITY}
    return {(kinds[type(row)], row.pk) for row in rows}


def test_what_is_taken_points_at_what_it_came_from(director, in_a, example):
    frameworks.begin_framework(director)
    chapter = ChapterFactory(swv=in_a.swv, plan=example.plan)
    plan = starts.begin_from_last(
        director, **NEXT, last=example.plan, taken=refs(chapter, example.goal, example.activity), farewells={}
    )
    goal = Goal.objects.get(priority__plan=plan)
    activity = goal.activities.get()
    link = goal.links.get()
    assert (plan.ancestor, goal.ancestor, goal.priority.ancestor) == (example.plan, example.goal, example.priority)
    assert (activity.ancestor, activity.status, activity.ends) == (example.activity, ActivityStatus.PLANNED, None)
    assert (goal.title, goal.measurable_result, goal.owner, goal.ends) == (
        example.goal.title, example.goal.measurable_result, None, None,
    )  # fmt: skip
    assert (link.indicator, link.means, link.agreement()) == (example.indicator, example.link.means, None)
    assert plan.chapters.get().title == chapter.title
    assert (Rollover.objects.count(), plan.mission) == (0, example.plan.mission)


def carried(director, example, *along):
    """The new doel, begun with the doel and the activiteit of the example."""
    plan = starts.begin_from_last(
        director, **NEXT, last=example.plan, taken=refs(example.goal, example.activity), farewells={}, along=along
    )
    return Goal.objects.get(priority__plan=plan)


def test_owner_comes_along_as_long_as_there_is_a_role(director, anna, in_a, example):
    left = UserFactory()
    example.goal.owner, example.activity.owner = anna, left
    example.goal.save()
    example.activity.save()
    goal = carried(director, example, Along.OWNERS)
    assert (goal.owner, goal.activities.get().owner) == (anna, None)


def test_risks_open_milestones_and_budget_come_along_on_request(director, in_a, example):
    on = {"swv": in_a.swv, "goal": example.goal}
    RiskFactory(**on, title="Te weinig leraren", chance=3, measure="Zij-instromers")
    MilestoneFactory(**on, title="Al voorbij", due="2027-06-01")
    MilestoneFactory(**on, title="Gehaald", due="2028-10-01", done_on="2026-10-01")
    MilestoneFactory(**on, title="Komt nog", due="2028-10-01")
    MilestoneFactory(**on, title="Te ver", due="2032-10-01")
    for kind, year, budgeted in (("schooljaar", 2026, 5), ("schooljaar", 2027, 7), ("kalenderjaar", 2028, 9)):
        BudgetLineFactory(**on, year_kind=kind, year=year, budgeted=budgeted, spent=1, note="uren")
    goal = carried(director, example, Along.RISKS, Along.MILESTONES, Along.BUDGET)
    risk = goal.risks.get()
    assert (risk.title, risk.chance, risk.measure) == ("Te weinig leraren", 3, "Zij-instromers")
    assert [row.title for row in goal.milestones.all()] == ["Komt nog"]
    lines = sorted((line.year_kind, line.year, line.budgeted, line.spent, line.note) for line in goal.budgetlines.all())
    assert lines == [("kalenderjaar", 2029, 9, None, "uren"), ("schooljaar", 2028, 7, None, "uren")]


def test_nothing_comes_along_that_was_not_asked_for(director, anna, in_a, example):
    example.goal.owner = anna
    example.goal.save()
    on = {"swv": in_a.swv, "goal": example.goal}
    RiskFactory(**on)
    MilestoneFactory(**on, due="2028-10-01")
    BudgetLineFactory(**on)
    goal = carried(director, example)
    counts = (goal.risks.count(), goal.milestones.count(), goal.budgetlines.count())
    assert (goal.owner, counts) == (None, (0, 0, 0))


def test_form_of_the_last_plan_asks_what_comes_along(client, anna, tenant_a, example):
    with tenant_scope(tenant_a.swv):
        example.goal.owner = anna
        example.goal.save()
    client.force_login(anna)
    page = text_of(client.get(url("start-last")))
    ticked = {word for word in Along if re.search(rf'value="{word}"[^>]*checked', page)}
    assert ticked == {Along.OWNERS, Along.RISKS, Along.MILESTONES}
    sent = {**NEXT, "taken": [f"doel-{example.goal.pk}", f"activiteit-{example.activity.pk}"], "along": ["eigenaren"]}
    assert client.post(url("start-last"), sent | {"along": ["onzin"]}).status_code == 422
    assert client.post(url("start-last"), sent)["Location"] == url("plan")
    with tenant_scope(tenant_a.swv):
        assert Goal.objects.exclude(pk=example.goal.pk).get().owner == anna


def test_what_stays_behind_needs_its_farewell(director, in_a, example):
    other = GoalFactory(swv=in_a.swv, priority=example.priority, title="Oud doel")
    done = ActivityFactory(swv=in_a.swv, goal=example.goal, status=ActivityStatus.DONE)
    bare = PriorityFactory(swv=in_a.swv, plan=example.plan, title="Leeg")
    taken = refs(example.goal)
    with pytest.raises(DomainError, match="3 onderdelen gaan niet mee"):
        starts.begin_from_last(director, **NEXT, last=example.plan, taken=taken, farewells={})
    assert Plan.objects.count() == 1
    said = {ref: f"Afscheid van {ref[0]}" for ref in refs(other, example.activity, bare, done)}
    plan = starts.begin_from_last(director, **NEXT, last=example.plan, taken=taken, farewells=said)
    told = [(row.kind.value, row.title, row.farewell) for row in farewells(plan)]
    assert told == [
        ("activiteit", example.activity.title, "Afscheid van activiteit"),
        ("doel", "Oud doel", "Afscheid van doel"),
        ("speerpunt", "Leeg", "Afscheid van speerpunt"),
    ]


def test_last_plan_page_ticks_what_is_unfinished_and_keeps_what_was_written(client, anna, tenant_a, example):
    with tenant_scope(tenant_a.swv):
        done = ActivityFactory(swv=tenant_a.swv, goal=example.goal, title="Al klaar", status=ActivityStatus.DONE)
    client.force_login(anna)
    page = text_of(client.get(url("start-last")))
    assert f'value="doel-{example.goal.pk}" checked' in page
    assert (f'value="activiteit-{example.activity.pk}" checked' in page, "niet af" in page) == (True, True)
    assert f'value="activiteit-{done.pk}" checked' not in page
    sent = {**NEXT, "taken": [f"doel-{example.goal.pk}"]}
    refused = client.post(url("start-last"), sent)
    assert (refused.status_code, "Eén onderdeel gaat niet mee" in text_of(refused)) == (422, True)
    assert 'aria-invalid="true"' in text_of(refused)
    sent |= {f"afscheid-activiteit-{example.activity.pk}": "Overgenomen door de scholen."}
    assert client.post(url("start-last"), sent)["Location"] == url("plan")
    listed = text_of(client.get(url("farewells")))
    assert ("Overgenomen door de scholen." in listed, "Wat niet meegaat" in listed) == (True, True)
    with tenant_scope(tenant_a.swv):
        assert last_plan() == example.plan


@pytest.fixture
def farewell(tenant_a, example):
    with tenant_scope(tenant_a.swv):
        return RolloverFactory(swv=tenant_a.swv, plan=example.plan, goal=example.goal, farewell="Gehaald in 2025.")


def test_farewell_is_said_otherwise_and_what_it_said_stays(client, anna, tenant_a, farewell):
    client.force_login(anna)
    page = url("farewell-edit", farewell.pk)
    assert "Gehaald in 2025.</textarea>" in text_of(client.get(page))
    refused = client.post(page, {"farewell": " ", "version": 1})
    assert (refused.status_code, "Vul in: wat werd ervan?" in text_of(refused)) == (422, True)
    assert client.post(page, {"farewell": "Deels gehaald in 2025.", "version": 1})["Location"] == (
        f"{url('farewells')}#afscheid-{farewell.pk}"
    )
    listed = text_of(client.get(url("farewells")))
    assert "„Gehaald in 2025.”" in listed.partition("Wat er eerder stond")[2]
    assert f"gewijzigd door {anna.name}" in listed
    with tenant_scope(tenant_a.swv):
        event = AuditEvent.objects.get(verb="farewell.edited")
        assert event.diff["farewell"] == ["Gehaald in 2025.", "Deels gehaald in 2025."]
        earlier = farewells(Plan.objects.get(pk=farewell.plan_id))[0].earlier
    assert [(row.text, row.by) for row in earlier] == [("Gehaald in 2025.", anna.name)]


def test_second_writer_of_a_farewell_sees_both(client, anna, tenant_a, farewell):
    client.force_login(anna)
    page = url("farewell-edit", farewell.pk)
    client.post(page, {"farewell": "Van de een.", "version": 1})
    clash = client.post(page, {"farewell": "Van de ander.", "version": 1})
    assert clash.status_code == 409
    assert ("Van de een." in text_of(clash), "Van de ander." in text_of(clash)) == (True, True)
    with tenant_scope(tenant_a.swv):
        assert Rollover.objects.get().farewell == "Van de een."


def test_reader_of_the_plan_is_offered_no_change_of_a_farewell(client, bram, farewell):
    client.force_login(bram)
    listed = text_of(client.get(url("farewells")))
    assert ("Gehaald in 2025." in listed, "Wijzig" in listed.partition("<table")[2]) == (True, False)


def test_page_of_the_last_plan_is_not_there_without_one(client, anna, tenant_a):
    client.force_login(anna)
    assert client.get(url("start-last")).status_code == 404
    assert "Dat kan zodra er een eerder plan" in text_of(client.get(url("ways")))


def test_ancestor_shows_what_was_known_at_the_end_of_its_period(director, in_a):
    past = PlanFactory(swv=in_a.swv, title="Oud plan", first_year=2020, last_year=2023)
    old = GoalFactory(
        swv=in_a.swv, priority=PriorityFactory(swv=in_a.swv, plan=past), achieved_noticeable="Ouders merken het."
    )
    indicator = national()
    starts_link = IndicatorLink.objects.create(
        swv=in_a.swv, goal=old, indicator=indicator, baseline_year=2020, baseline=3.0, target_year=2023, target=2.5,
        margin=0.1, limit=0.3,
    )  # fmt: skip
    for year, numerator in ((2022, 280), (2023, 250), (2025, 400)):
        figure(indicator, numerator, 10000, year=year)
    new = GoalFactory(swv=in_a.swv, priority=PriorityFactory(swv=in_a.swv), ancestor=old)
    found = ancestor_result(new, in_a.swv)
    assert found is not None
    assert (found.plan, found.number, found.is_over, found.known_later) == (past, "1.1", True, True)
    assert [(link.link.pk, link.short, link.status.value) for link in found.links] == [
        (starts_link.pk, "2,50%", "achieved")
    ]
    assert (found.noticeable, found.ended) == ("Ouders merken het.", "31 juli 2024")
    assert ancestor_result(old, in_a.swv) is None


def test_page_of_a_doel_leads_to_its_ancestor(client, bram, tenant_a, example):
    with tenant_scope(tenant_a.swv):
        past = PlanFactory(swv=tenant_a.swv, title="Oud plan", first_year=2020, last_year=2023)
        old = GoalFactory(swv=tenant_a.swv, priority=PriorityFactory(swv=tenant_a.swv, plan=past), title="Vroeger doel")
        Goal.objects.filter(pk=example.goal.pk).update(ancestor=old)
    client.force_login(bram)
    assert url("goal-ancestor", example.goal.pk) in text_of(client.get(url("goal", example.goal.pk)))
    part = text_of(client.get(url("goal-ancestor", example.goal.pk)))
    assert ("Vroeger doel" in part, "zoals op 31 juli 2024" in part, url("goal", old.pk) in part) == (True, True, True)
    assert "Vroeger doel" in text_of(client.get(url("goal", old.pk)))


def test_queries_of_the_choice_do_not_grow(client, anna, tenant_a, example, item_count, django_assert_num_queries):
    with tenant_scope(tenant_a.swv):
        for number in range(item_count):
            goal = GoalFactory(swv=tenant_a.swv, priority=example.priority, title=f"Doel {number}")
            RolloverFactory(swv=tenant_a.swv, plan=example.plan, goal=goal)
            ActivityFactory(swv=tenant_a.swv, goal=goal)
    client.force_login(anna)
    with django_assert_num_queries(16):
        client.get(url("start-last"))
    with django_assert_num_queries(6):
        client.get(url("farewells"))
