"""Taking back on a page: told first, then done; and undoing at once what was just put away or moved."""

import json
import re

import pytest
from django.urls import reverse

from goals import services
from goals.models import Goal, IndicatorLink
from goals.services import rows
from osp.actors import Actor
from osp.enums import Role
from osp.errors import ConflictError
from osp.scope import tenant_scope
from tests.factories import ActivityFactory, GoalFactory, PlanFactory, PriorityFactory
from tests.goals.plans import HTMX, address

THEN = "2026-06-13 15:00:00+02:00"
LATER = "2026-09-01 12:00:00+02:00"
NAMES = ("description", "measurable_result", "noticeable_result", "owner", "ends")


@pytest.fixture
def changed(time_machine, request, tenant_a, anna):
    """The example of 13 June, of which the doel got another title and toelichting later."""
    time_machine.move_to(THEN)
    found = request.getfixturevalue("example")
    time_machine.move_to(LATER)
    edit(tenant_a, anna, found.goal, title="Anders", description="Andere woorden")
    return found


def edit(tenant, user, goal: Goal, **changes) -> Goal:
    actor = Actor(user_id=user.pk, swv=tenant.swv, roles=frozenset({Role.DIRECTOR}))
    with tenant_scope(tenant.swv):
        goal = Goal.objects.get(pk=goal.pk)
        values = {name: getattr(goal, name) for name in (*NAMES, "title")} | changes
        return services.edit_goal(actor, goal=goal, version=goal.version, **values)


def stored(tenant, goal: Goal) -> Goal:
    with tenant_scope(tenant.swv):
        return Goal.objects.get(pk=goal.pk)


def url(example, query: str = "?naar=2026-06-13") -> str:
    return reverse("goals:revert", args=["PO2814", "doel", example.goal.pk]) + query


def seen(text: str) -> str:
    found = re.search(r'name="gezien" value="([0-9a-f]{64})"', text)
    assert found
    return found[1]


def test_the_page_says_what_would_change_and_changes_nothing(client, anna, tenant_a, changed) -> None:
    client.force_login(anna)
    text = client.get(url(changed)).content.decode()
    assert "titel van „Anders” naar „Minder verwijzingen naar het sbo”." in text
    assert "Er is nog niets veranderd." in text
    assert stored(tenant_a, changed.goal).version == 2


def test_with_a_reason_it_is_done(client, anna, tenant_a, changed) -> None:
    client.force_login(anna)
    text = client.get(url(changed)).content.decode()
    done = client.post(url(changed), {"reason": "de ALV wil het zo", "gezien": seen(text)})
    assert (done.status_code, done["Location"]) == (302, reverse("goals:goal", args=["PO2814", changed.goal.pk]))
    goal = stored(tenant_a, changed.goal)
    assert (goal.title, goal.description, goal.version) == (changed.goal.title, changed.goal.description, 3)
    page = client.get(reverse("goals:history", args=["PO2814"])).content.decode()
    assert "reden: teruggezet zoals op 13 juni 2026: de ALV wil het zo." in page


def test_one_field_goes_back_from_its_own_line(client, anna, tenant_a, changed) -> None:
    client.force_login(anna)
    page = client.get(reverse("goals:history", args=["PO2814"])).content.decode()
    (link,) = [each for each in re.findall(r'href="([^"]+herstel[^"]+)"', page) if "veld=description" in each]
    link = link.replace("&amp;", "&")
    text = client.get(link).content.decode()
    assert ("Alleen toelichting" in text, "titel" in text.split("gevolg")[1]) == (True, False)
    client.post(link, {"reason": "terug", "gezien": seen(text)})
    goal = stored(tenant_a, changed.goal)
    assert (goal.title, goal.description) == ("Anders", changed.goal.description)


def test_without_a_reason_nothing_happens(client, anna, tenant_a, changed) -> None:
    client.force_login(anna)
    mark = seen(client.get(url(changed)).content.decode())
    refused = client.post(url(changed), {"reason": " ", "gezien": mark})
    assert refused.status_code == 422
    assert "Schrijf op waarom u dit terugzet." in refused.content.decode()
    assert stored(tenant_a, changed.goal).title == "Anders"


def test_what_changed_meanwhile_is_shown_first(client, anna, tenant_a, changed) -> None:
    client.force_login(anna)
    mark = seen(client.get(url(changed)).content.decode())
    edit(tenant_a, anna, changed.goal, title="Van een ander")
    refused = client.post(url(changed), {"reason": "terug", "gezien": mark})
    assert refused.status_code == 409
    text = refused.content.decode()
    assert ("Intussen is hier iets gewijzigd" in text, "Van een ander" in text, 'value="terug"' in text) == (
        True,
        True,
        True,
    )
    assert stored(tenant_a, changed.goal).title == "Van een ander"
    assert client.post(url(changed), {"reason": "terug", "gezien": seen(text)}).status_code == 302


@pytest.mark.parametrize(
    ("query", "said"),
    [
        ("", "Toon wat er verandert"),
        ("?naar=ooit", "Toon wat er verandert"),
        ("?naar=2026-06-12", "Het plan was er op 12 juni 2026 nog niet."),
        ("?naar=nu", "Niets: het staat er al zo."),
        ("?naar=2026-06-13&bereik=veld&veld=kleur", "Dit verandert er"),
    ],
)
def test_page_says_what_it_needs_or_why_not(client, anna, changed, query, said) -> None:
    client.force_login(anna)
    response = client.get(url(changed, query))
    assert (response.status_code, said in response.content.decode()) == (200, True)
    if "naar=2026-06-13" not in query:
        assert client.post(url(changed, query), {"reason": "x"}).status_code in {409, 422}


def test_row_of_a_plan_in_preparation_is_taken_back_in_that_plan(client, anna, tenant_a, changed) -> None:
    with tenant_scope(tenant_a.swv):
        ahead = PlanFactory(swv=tenant_a.swv, title="Plan 2030-2034", first_year=2030, last_year=2033)
        other = PriorityFactory(swv=tenant_a.swv, plan=ahead)
    client.force_login(anna)
    page = client.get(reverse("goals:revert", args=["PO2814", "speerpunt", other.pk]))
    assert (page.status_code, page.context["shown_plan"]) == (200, ahead)


def undo_of(response) -> str:
    """The address that a toast offers, in the page or in a fragment."""
    if "HX-Trigger" in response:
        return json.loads(response["HX-Trigger"])["toast"].get("undo", "")
    text = response.content.decode()
    found = re.search(r'<form method="post" action="([^"]+)"><input[^>]+><button class="linkish"', text)
    return found[1].replace("&amp;", "&") if found else ""


def test_archiving_a_doel_can_be_undone_where_it_stood(client, anna, tenant_a, example) -> None:
    with tenant_scope(tenant_a.swv):
        GoalFactory(swv=tenant_a.swv, priority=example.priority, position=2, title="Tweede")
    client.force_login(anna)
    page = client.post(address("goal-archive", example), {"reason": "vergissing"}, follow=True)
    undo = undo_of(page)
    assert undo == f"/po2814/plan/archief/doel/{example.goal.pk}/terug/?ongedaan=ja"
    back = client.post(undo)
    assert back["Location"] == f"/po2814/plan/#doel-{example.goal.pk}"
    with tenant_scope(tenant_a.swv):
        assert Goal.objects.values_list("title", "archived_at")[0] == (example.goal.title, None)


@pytest.mark.parametrize(
    ("name", "query", "back"),
    [
        ("priority-archive", "", "/po2814/plan/#speerpunt-{}"),
        ("activity-archive", "", "/po2814/plan/#activiteit-{}"),
        ("activity-archive", "?naar=doel", "/po2814/plan/doel/{goal}/"),
        ("link-archive", "", "/po2814/plan/doel/{goal}/"),
    ],
)
def test_archiving_anything_can_be_undone(client, anna, tenant_a, example, name, query, back) -> None:
    client.force_login(anna)
    where = {"naar": "doel"} if query else {}
    undo = undo_of(client.post(address(name, example) + query, {"reason": "vergissing", **where}, follow=True))
    row = {"priority": example.priority, "activity": example.activity, "link": example.link}[name.split("-")[0]]
    assert client.post(undo)["Location"] == back.format(row.pk, goal=example.goal.pk)
    with tenant_scope(tenant_a.swv):
        assert type(row).objects.get(pk=row.pk).archived_at is None


def test_a_move_can_be_undone_and_one_at_the_edge_offers_nothing(client, anna, tenant_a, example) -> None:
    with tenant_scope(tenant_a.swv):
        GoalFactory(swv=tenant_a.swv, priority=example.priority, position=2, title="Tweede")
        ActivityFactory(swv=tenant_a.swv, goal=example.goal, position=2, title="Tweede")
        PriorityFactory(swv=tenant_a.swv, plan=example.plan, position=2, title="Tweede")
    client.force_login(anna)
    for name in ("goal-move", "activity-move", "priority-move"):
        assert undo_of(client.post(address(name, example), {"richting": "omhoog"}, headers=HTMX)) == ""
        undo = undo_of(client.post(address(name, example), {"richting": "omlaag"}, headers=HTMX))
        assert undo == address(name, example) + "?richting=omhoog"
        row = {"goal": example.goal, "activity": example.activity, "priority": example.priority}[name.split("-")[0]]
        client.post(undo)
        with tenant_scope(tenant_a.swv):
            assert type(row).objects.first() == row


def test_archiving_while_somebody_saves_keeps_the_reason(client, anna, tenant_a, example, monkeypatch) -> None:
    """Between reading and writing somebody saved: nothing is archived, and what was typed is still there."""

    def taken(row, **arguments):
        raise ConflictError(row, {})

    monkeypatch.setattr(rows, "save_changes", taken)
    client.force_login(anna)
    for name in ("goal-archive", "link-archive"):
        response = client.post(address(name, example), {"reason": "Dubbel met doel 2"})
        assert response.status_code == 409
        text = response.content.decode()
        assert ("Iemand anders bewaarde hier zojuist iets" in text, "Dubbel met doel 2" in text) == (True, True)
    with tenant_scope(tenant_a.swv):
        assert IndicatorLink.objects.get().archived_at is None


@pytest.mark.parametrize("bereik", ["onderdeel", "alles"])
def test_queries_do_not_grow_with_the_plan(
    client, anna, tenant_a, changed, item_count, django_assert_num_queries, bereik
):
    with tenant_scope(tenant_a.swv):
        for number in range(item_count):
            ActivityFactory(swv=tenant_a.swv, goal=changed.goal, title=f"Later {number}")
    client.force_login(anna)
    with django_assert_num_queries(41):
        client.get(url(changed, f"?naar=2026-06-13&bereik={bereik}"))
