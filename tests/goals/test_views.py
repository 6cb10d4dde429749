"""Pages of the plan: who gets in, what they show, how they answer refusals and two editors at once."""

import json

import pytest
from django.urls import reverse

from goals.models import Activity, Goal, Plan, Priority
from osp.enums import Role
from osp.scope import tenant_scope
from tests.conftest import make_person
from tests.factories import GoalFactory, PlanFactory, PriorityFactory
from tests.goals.plans import HTMX, address, grow, make_example

PAGES = [
    "plan",
    "archive",
    "today",
    "edit",
    "priority-create",
    "priority-edit",
    "priority-archive",
    "priority-link",
    "goal",
    "goal-create",
    "goal-edit",
    "goal-archive",
    "goal-link",
    "activity-create",
    "activity-edit",
    "activity-archive",
    "activity-link",
    "link",
    "link-edit",
    "link-archive",
    "indicator-usage",
]
EDITING = {name for name in PAGES if name not in {"plan", "archive", "today", "goal", "link", "indicator-usage"}}


@pytest.mark.parametrize("name", PAGES)
@pytest.mark.parametrize("headers", [{}, HTMX])
def test_page_opens_for_the_director(client, anna, example, name, headers) -> None:
    client.force_login(anna)
    response = client.get(address(name, example), headers=headers)
    assert response.status_code == 200
    # A fragment has no page around it; some pages are never a fragment.
    whole = b"<!doctype html>" in response.content
    assert whole == (not headers or name in {"plan", "archive", "goal"})


@pytest.mark.parametrize("name", PAGES)
def test_page_for_a_reader(client, bram, example, name) -> None:
    client.force_login(bram)
    assert client.get(address(name, example)).status_code == (403 if name in EDITING else 200)


@pytest.mark.parametrize("name", PAGES)
def test_rows_of_another_tenant_do_not_exist(client, carla, tenant_b, example, name) -> None:
    client.force_login(carla)
    assert client.get(address(name, example)).status_code == 404
    with tenant_scope(tenant_b.swv):
        PlanFactory(swv=tenant_b.swv)
    inside = client.get(address(name, example, code="VO2507")).status_code
    assert inside == (200 if name in {"plan", "archive", "today", "edit", "priority-create"} else 404)


def test_reader_sees_no_buttons(client, bram, anna, example) -> None:
    client.force_login(bram)
    text = client.get(address("plan", example)).content.decode()
    assert ("Archiveer" in text, "Wijzig" in text, "2,20%" in text) == (False, False, True)
    client.force_login(anna)
    assert "Archiveer" in client.get(address("plan", example)).content.decode()


def test_first_run_begins_a_plan(client, anna, tenant_a) -> None:
    client.force_login(anna)
    url = reverse("goals:plan", args=["PO2814"])
    assert "Nog geen ondersteuningsplan" in client.get(url).content.decode()
    fields = {"title": "Plan 2026-2030", "first_year": "2026", "last_year": "2030"}
    refused = client.post(reverse("goals:start", args=["PO2814"]), fields)
    assert refused.status_code == 422
    assert "ten hoogste vier schooljaren" in refused.content.decode()
    done = client.post(reverse("goals:start", args=["PO2814"]), fields | {"last_year": "2029"})
    assert (done.status_code, done["Location"]) == (302, url)
    with tenant_scope(tenant_a.swv):
        assert Plan.objects.get().last_year == 2029


def test_goal_is_edited_in_place(client, anna, tenant_a, example) -> None:
    client.force_login(anna)
    url = address("goal-edit", example)
    done = client.post(url, {"version": 1, "title": "Nieuw doel", "ends": "2028-07-31"}, headers=HTMX)
    assert (done.status_code, done["HX-Retarget"]) == (200, f"#doel-{example.goal.pk}")
    assert json.loads(done["HX-Trigger"]) == {"toast": {"text": "Het doel is gewijzigd."}}
    assert "Nieuw doel" in done.content.decode()
    with tenant_scope(tenant_a.swv):
        goal = Goal.objects.get()
    assert (goal.title, goal.ends.isoformat(), goal.version) == ("Nieuw doel", "2028-07-31", 2)


def test_goal_is_edited_without_scripts(client, anna, example) -> None:
    client.force_login(anna)
    done = client.post(address("goal-edit", example), {"version": 1, "title": "Nieuw doel"})
    assert (done.status_code, done["Location"]) == (302, f"/PO2814/plan/#doel-{example.goal.pk}".lower())
    back = client.post(address("goal-edit", example), {"version": 2, "title": "Nieuw doel", "naar": "doel"})
    assert back["Location"] == address("goal", example)


def test_empty_goal_comes_back_with_what_was_typed(client, anna, example) -> None:
    client.force_login(anna)
    response = client.post(
        address("goal-edit", example), {"version": 1, "title": " ", "description": "Mijn tekst"}, headers=HTMX
    )
    assert response.status_code == 422
    text = response.content.decode()
    assert ("Vul in: doel." in text, "Mijn tekst" in text, "<!doctype" in text) == (True, True, False)


def test_two_editors_keep_both_texts_and_choose(client, anna, tenant_a, example) -> None:
    client.force_login(anna)
    url = address("goal-edit", example)
    client.post(url, {"version": 1, "title": "Van de ander", "description": "Gelijk"})
    conflict = client.post(url, {"version": 1, "title": "Van mij", "description": "Gelijk"})
    assert conflict.status_code == 409
    text = conflict.content.decode()
    assert ('name="title__mine" value="Van mij"' in text, 'name="title__theirs" value="Van de ander"' in text) == (
        True,
        True,
    )
    assert ('name="description" value="Gelijk"' in text, 'name="version" value="2"' in text) == (True, True)
    choice = {"version": 2, "description": "Gelijk", "title__mine": "Van mij", "title__theirs": "Van de ander"}
    done = client.post(url, choice | {"title__keep": "own", "title__own": "Van ons beiden"})
    assert done.status_code == 302
    with tenant_scope(tenant_a.swv):
        goal = Goal.objects.get()
    assert (goal.title, goal.description, goal.version) == ("Van ons beiden", "Gelijk", 3)


def test_add_move_archive_restore_a_goal(client, anna, tenant_a, example) -> None:
    client.force_login(anna)
    added = client.post(address("goal-create", example), {"title": "Tweede doel"}, headers=HTMX)
    assert (added.status_code, added["HX-Retarget"]) == (200, f"#speerpunt-{example.priority.pk}")
    assert client.post(address("goal-move", example), {"richting": "omlaag"}, headers=HTMX).status_code == 200
    with tenant_scope(tenant_a.swv):
        assert list(Goal.objects.values_list("title", flat=True)) == ["Tweede doel", example.goal.title]
    assert client.post(address("goal-archive", example), {"reason": ""}).status_code == 422
    assert client.post(address("goal-archive", example), {"reason": "Bereikt"}).status_code == 302
    assert client.get(address("goal", example)).status_code == 404
    assert "Bereikt" in client.get(address("archive", example)).content.decode()
    restore = reverse("goals:restore", args=["PO2814", "doel", example.goal.pk])
    assert (client.post(restore).status_code, client.post(restore).status_code) == (302, 404)
    assert client.get(address("goal", example)).status_code == 200


def test_activity_is_added_and_edited(client, anna, tenant_a, example) -> None:
    client.force_login(anna)
    late = {"title": "Audit", "starts": "2026-09-01", "ends": "2026-08-01", "status": "planned"}
    refused = client.post(address("activity-create", example), late)
    assert (refused.status_code, "klaar voor het begin" in refused.content.decode()) == (422, True)
    assert client.post(address("activity-create", example), late | {"ends": "2027-08-01"}).status_code == 302
    edited = client.post(
        address("activity-edit", example), {"version": 1, "title": "Scholing", "status": "done"}, headers=HTMX
    )
    assert edited["HX-Retarget"] == f"#doel-{example.goal.pk}"
    with tenant_scope(tenant_a.swv):
        assert list(Activity.objects.order_by("pk").values_list("title", "status")) == [
            ("Scholing", "done"),
            ("Audit", "planned"),
        ]


def test_priority_is_added_and_moved(client, anna, tenant_a, example) -> None:
    client.force_login(anna)
    client.post(address("priority-create", example), {"title": "Tweede"})
    moved = client.post(address("priority-move", example), {"richting": "omlaag"}, headers=HTMX)
    assert moved["HX-Retarget"] == "#plan-boom"
    with tenant_scope(tenant_a.swv):
        assert list(Priority.objects.values_list("title", flat=True)) == ["Tweede", example.priority.title]


def test_export_has_a_row_for_each_link(client, anna, example) -> None:
    client.force_login(anna)
    response = client.get(reverse("goals:export", args=["PO2814"]), {"vorm": "csv"})
    lines = response.content.decode("utf-8-sig").splitlines()
    assert len(lines) == 2
    assert lines[1].startswith("1.1;Thuisnabij onderwijs;Minder verwijzingen naar het sbo;;;meetbaar;")
    assert client.get(reverse("goals:export", args=["PO2814"]), {"vorm": "pdf"}).status_code == 404
    assert client.get(reverse("goals:export", args=["PO2814"]), {"vorm": "xlsx"}).content[:2] == b"PK"


@pytest.mark.parametrize("name", ["plan", "goal", "today", "indicator-usage"])
def test_page_costs_the_same_at_any_size(client, anna, tenant_a, name, django_assert_max_num_queries) -> None:
    client.force_login(anna)
    counts = []
    for count in (1, 5):
        with tenant_scope(tenant_a.swv):
            Plan.objects.update(archived_at="2026-01-01T00:00Z")
            example = make_example_again(tenant_a.swv, count)
        with django_assert_max_num_queries(30) as queries:
            assert client.get(address(name, example)).status_code == 200
        counts.append(len(queries))
    assert counts[0] == counts[1]


def make_example_again(swv, count):
    """A plan of this size beside whatever was archived; the national figure exists once."""
    from indicators.models import Figure

    Figure.objects.all().delete()
    example = make_example(swv)
    grow(example, count)
    return example


def test_filter_shows_part_and_keeps_numbers(client, anna, tenant_a, example) -> None:
    with tenant_scope(tenant_a.swv):
        GoalFactory(swv=tenant_a.swv, priority=example.priority, position=2, title="Zonder indicator")
    client.force_login(anna)
    text = client.get(address("plan", example), {"stand": "no_verdict"}).content.decode()
    assert ("Zonder indicator" in text, example.goal.title in text, '<span class="no">1.2</span>' in text) == (
        True,
        False,
        True,
    )
    assert (
        "Geen doel past bij deze keuze" in client.get(address("plan", example), {"stand": "achieved"}).content.decode()
    )


def test_who_may_only_read_the_plan_gets_no_way_elsewhere(client, tenant_a, example) -> None:
    school = make_person(tenant_a, "Sofie", Role.SCHOOL)
    client.force_login(school)
    text = client.get(address("goal", example)).content.decode()
    assert reverse("indicators:detail", args=["PO2814", example.indicator.pk]) not in text


def test_new_goal_from_the_head_asks_under_what(client, anna, tenant_a, example) -> None:
    client.force_login(anna)
    with tenant_scope(tenant_a.swv):
        second = PriorityFactory(swv=tenant_a.swv, plan=example.plan, position=2, title="Tweede speerpunt")
        PriorityFactory(swv=tenant_a.swv, plan=example.plan, position=3, title="Weg", archived_at="2026-01-01T00:00Z")
    url = reverse("goals:goal-new", args=["PO2814"])
    form = client.get(url).context["form"]
    assert [str(title) for _, title in form.fields["priority"].choices] == [example.priority.title, "Tweede speerpunt"]
    assert client.post(url, {"title": "Zonder plaats"}).status_code == 422
    done = client.post(url, {"title": "Nieuw", "priority": second.pk})
    with tenant_scope(tenant_a.swv):
        goal = Goal.objects.get(title="Nieuw")
    assert (done["Location"], goal.priority_id) == (f"/po2814/plan/#doel-{goal.pk}", second.pk)
