"""The plan as it was on a day, and two moments side by side."""

from datetime import timedelta

import pytest
from django.urls import reverse
from django.utils import timezone

from goals import services
from goals.models import Goal, Plan
from goals.queries.snapshot import plan_snapshot
from goals.snapshot import to_json
from indicators.models import Figure
from osp.actors import Actor
from osp.enums import Role
from osp.models import User
from osp.scope import scopes_disabled, tenant_scope
from tests.factories import (
    BudgetLineFactory,
    ChapterFactory,
    FrameworkTagFactory,
    MilestoneFactory,
    PlanFactory,
    PlanVersionFactory,
    RiskFactory,
    ScopeBoardFactory,
)
from tests.goals.plans import figure, grow
from tests.permissions.test_matrix import nameless

THEN = "2026-06-13 15:00:00+02:00"
LATER = "2026-09-01 12:00:00+02:00"


@pytest.fixture
def then(time_machine, request):
    """The example is made on 13 June, after which time goes on."""
    time_machine.move_to(THEN)
    found = request.getfixturevalue("example")
    with scopes_disabled():
        # What is older than the data of the tests themselves.
        Figure.objects.update(computed_at=timezone.now())
    time_machine.move_to(LATER)
    return found


def url(moment: str) -> str:
    return reverse("goals:plan-at", args=["PO2814", moment])


def edit(tenant, user: User, goal: Goal, **changes) -> None:
    actor = Actor(user_id=user.pk, swv=tenant.swv, roles=frozenset({Role.DIRECTOR}))
    with tenant_scope(tenant.swv):
        goal = Goal.objects.get(pk=goal.pk)
        names = ("title", "description", "measurable_result", "noticeable_result", "owner", "ends")
        values = {name: getattr(goal, name) for name in names} | changes
        services.edit_goal(actor, goal=goal, version=goal.version, **values)


def test_plan_of_a_day_is_as_it_was_at_the_end_of_that_day(client, anna, tenant_a, then, time_machine) -> None:
    time_machine.move_to("2026-06-13 23:59:00+02:00")
    edit(tenant_a, anna, then.goal, title="Op de valreep")
    time_machine.move_to("2026-06-14 00:01:00+02:00")
    edit(tenant_a, anna, then.goal, title="De dag erna")
    client.force_login(anna)
    texts = [client.get(url(day)).content.decode() for day in ("2026-06-13", "2026-06-14", "nu")]
    assert ["Op de valreep" in text for text in texts] == [True, False, False]
    assert ["De dag erna" in text for text in texts] == [False, True, True]
    assert "<b>Zoals op 13 juni 2026.</b>" in texts[0]


def test_page_of_a_day_is_the_same_bytes_whatever_happens_later(client, anna, tenant_a, then) -> None:
    client.force_login(anna)
    before = nameless(client.get(url("2026-06-13")).content)
    edit(tenant_a, anna, then.goal, title="Later")
    actor = Actor(user_id=anna.pk, swv=tenant_a.swv, roles=frozenset({Role.DIRECTOR}))
    with tenant_scope(tenant_a.swv):
        services.archive_activity(actor, activity=then.activity, reason="klaar")
        services.create_priority(actor, plan=then.plan, title="Nieuw speerpunt")
    with scopes_disabled():
        Figure.objects.filter(superseded_at__isnull=True).update(superseded_at=timezone.now())
        figure(then.indicator, 400, 16840)
    assert nameless(client.get(url("2026-06-13")).content) == before
    assert "Nieuw speerpunt" in client.get(url("nu")).content.decode()


def test_figures_are_those_that_were_known_then(client, anna, then) -> None:
    with scopes_disabled():
        Figure.objects.filter(superseded_at__isnull=True).update(superseded_at=timezone.now())
        figure(then.indicator, 400, 16840)
    client.force_login(anna)
    was, now = (client.get(url(moment)).content.decode() for moment in ("2026-06-13", "nu"))
    assert ("2,20% (370 van 16.840)" in was, "2,38% (400 van 16.840)" in now) == (True, True)
    assert "zoals zij toen bekend waren" in was


def test_without_figures_the_page_says_so(client, anna, then) -> None:
    with scopes_disabled():
        Figure.objects.update(computed_at=timezone.now())
    client.force_login(anna)
    text = client.get(url("2026-06-13")).content.decode()
    assert ("2,20%" in text, "kende toen nog geen cijfers" in text) == (False, True)


def test_everything_of_the_plan_is_on_the_page(client, anna, tenant_a, then) -> None:
    with tenant_scope(tenant_a.swv):
        swv = tenant_a.swv
        ChapterFactory(swv=swv, plan=then.plan, text="Een *schuin* woord")
        ChapterFactory(swv=swv, plan=then.plan, title="Tot slot", is_closing=True)
        for make in (MilestoneFactory, BudgetLineFactory, RiskFactory, ScopeBoardFactory, FrameworkTagFactory):
            make(swv=swv, goal=then.goal)
    client.force_login(anna)
    text = client.get(url("nu")).content.decode()
    parts = (
        "Elk kind een passende plek.",
        "<em>schuin</em>",
        "Thuisnabij onderwijs",
        "Minder verwijzingen naar het sbo",
        "Scholing voor intern begeleiders",
        "Mijlpaal „Leidraad vastgesteld”: datum 31 januari 2027",
        "Begroting 2027 uit swv-middelen: begroot € 25.000",
        "Risico „Te weinig orthopedagogen”: kans gemiddeld, gevolg gemiddeld",
        "41234",
        "Wettelijk onderdeel e Beoogde en bereikte resultaten",
        "van 2,25% in 2023 naar 2,00% in 2028, omlaag",
        "Tot slot",
    )
    assert [part for part in parts if part not in text] == []
    assert text.index("Wie wij zijn") < text.index("Thuisnabij onderwijs") < text.index("Tot slot")


def test_adopted_version_is_shown_as_it_was_kept(client, anna, tenant_a, then) -> None:
    with tenant_scope(tenant_a.swv):
        kept = to_json(plan_snapshot(then.plan))
        kept["children"][0]["values"]["title"] = "Zoals vastgesteld"
        adopted = {"state": "vastgesteld", "adopted_on": "2026-06-20", "content": kept}
        version = PlanVersionFactory(swv=tenant_a.swv, plan=then.plan, number="1.1", **adopted)
        PlanVersionFactory(swv=tenant_a.swv, plan=then.plan, number="1.2")
    client.force_login(anna)
    listed = client.get(reverse("goals:moments", args=["PO2814"])).content.decode()
    assert (f'href="{url(f"versie-{version.pk}")}"' in listed, "Versie 1.1" in listed, "1.2" in listed) == (
        True,
        True,
        False,
    )
    text = client.get(url(f"versie-{version.pk}")).content.decode()
    assert "Zoals vastgesteld" in text
    assert "Zoals in versie 1.1, vastgesteld op 20 juni 2026." in text


def test_day_is_chosen_and_a_day_to_come_is_refused(client, anna, then) -> None:
    client.force_login(anna)
    choose = reverse("goals:moments", args=["PO2814"])
    assert client.get(f"{choose}?dag=2026-06-13")["Location"] == url("2026-06-13")
    refused = client.get(f"{choose}?dag=2030-01-01").content.decode()
    assert "Kies een dag tot en met vandaag, 1 september 2026." in refused
    assert f'href="{url("2026-06-13")}"' in refused
    assert [client.get(url(word)).status_code for word in ("2030-01-01", "ooit", "versie-9")] == [404, 404, 404]


def test_before_the_plan_there_was_none(client, anna, then) -> None:
    client.force_login(anna)
    assert "Toen was er nog geen plan" in client.get(url("2026-06-12")).content.decode()


def test_on_a_day_of_another_period_the_plan_of_that_period_is_shown(
    client, anna, tenant_a, then, time_machine
) -> None:
    with tenant_scope(tenant_a.swv):
        PlanFactory(swv=tenant_a.swv, title="Plan 2028-2032", first_year=2028, last_year=2031)
        Plan.objects.filter(pk=then.plan.pk).update(last_year=2027)
    time_machine.move_to("2029-01-10 12:00:00+01:00")
    client.force_login(anna)
    text = client.get(url("2026-09-02")).content.decode()
    assert ("Ondersteuningsplan 2024-2028" in text, "Zet terug" in text) == (True, False)
    assert "Plan 2028-2032" in client.get(url("nu")).content.decode()


def test_reader_gets_no_way_to_take_back(client, bram, anna, then) -> None:
    for user, offered in ((bram, False), (anna, True)):
        client.force_login(user)
        assert ("Zet terug" in client.get(url("2026-06-13")).content.decode()) == offered


def compare(client, query: str) -> str:
    return client.get(reverse("goals:compare", args=["PO2814"]) + query).content.decode()


def test_two_moments_differ_in_sentences_and_side_by_side(client, anna, tenant_a, then) -> None:
    edit(tenant_a, anna, then.goal, title="Anders", description="Basisscholen bieden veel meer zelf.")
    client.force_login(anna)
    text = compare(client, "?van=2026-06-13&tot=nu")
    assert "2 verschillen" in text
    assert "Titel van „Minder verwijzingen naar het sbo” naar „Anders”." in text
    assert "Basisscholen bieden <ins>veel </ins>meer zelf." in text
    assert "Gelijk gebleven: 1 speerpunt en 1 activiteit." in text
    beside = compare(client, "?van=2026-06-13&tot=nu&als=tekst")
    assert '<div class="diff">Basisscholen bieden meer zelf.</div>' in beside
    assert '<div class="diff">Basisscholen bieden <ins>veel </ins>meer zelf.</div>' in beside
    lines = client.get(reverse("goals:compare", args=["PO2814"]) + "?van=2026-06-13&tot=nu&vorm=csv")
    assert lines.content.decode("utf-8-sig").splitlines()[0] == "Onderdeel;Wat;Reden;Was;Werd"


def test_a_day_that_was_typed_goes_before_the_choice(client, anna, tenant_a, then, time_machine) -> None:
    edit(tenant_a, anna, then.goal, title="Anders")
    time_machine.move_to("2026-09-05 12:00:00+02:00")
    client.force_login(anna)
    assert "1 verschil<" in compare(client, "?van=nu&van-dag=2026-06-13&tot=&tot-dag=2026-09-01")
    assert "Geen verschil" in compare(client, "?van=nu&van-dag=2026-09-01&tot=nu")


def test_without_a_choice_the_last_version_is_compared_with_now(client, anna, tenant_a, then) -> None:
    with tenant_scope(tenant_a.swv):
        day = (timezone.localdate() - timedelta(days=1)).isoformat()
        PlanVersionFactory(swv=tenant_a.swv, plan=then.plan, state="vastgesteld", adopted_on=day)
    edit(tenant_a, anna, then.goal, title="Anders")
    client.force_login(anna)
    text = compare(client, "")
    assert ("Tussen versie 1.0, vastgesteld op 31 augustus 2026 en nu." in text, "1 verschil<" in text) == (True, True)


def test_comparing_with_before_the_plan_says_so(client, anna, then) -> None:
    client.force_login(anna)
    assert "Toen was er nog geen plan" in compare(client, "?van=2020-01-01&tot=nu")


@pytest.mark.parametrize(("path", "queries"), [("op/2026-09-01/", 25), ("verschil/?van=2026-06-13", 35), ("op/", 7)])
def test_queries_do_not_grow_with_the_plan(
    client, anna, tenant_a, then, item_count, django_assert_num_queries, path, queries
):
    with tenant_scope(tenant_a.swv):
        grow(then, item_count)
        for _ in range(item_count):
            MilestoneFactory(swv=tenant_a.swv, goal=then.goal)
    client.force_login(anna)
    with django_assert_num_queries(queries):
        client.get(f"/po2814/plan/{path}")
