"""The order of a plan: every place an element can take, and what happens on the way there."""

import pytest
from django.test import Client
from django.urls import reverse

from goals import services
from goals.kinds import Kind
from goals.models import Activity, Goal, Plan, Priority
from goals.queries.order import plan_outline, seat_of, seats
from goals.views import order
from osp.errors import DomainError
from osp.models import AuditEvent, Tenant
from osp.scope import tenant_scope
from tests.factories import ActivityFactory, GoalFactory, PlanFactory, PriorityFactory


@pytest.fixture
def plan(tenant_a: Tenant) -> Plan:
    """1 Een (1.1 Aap with 1.1.1 Lezen, 1.2 Beer), 2 Twee (2.1 Cavia), 3 Drie (nothing)."""
    with tenant_scope(tenant_a.swv):
        plan = PlanFactory(swv=tenant_a.swv, title="Samen sterk")
        one, two, _ = (
            PriorityFactory(swv=tenant_a.swv, plan=plan, title=title, position=place)
            for place, title in enumerate(("Een", "Twee", "Drie"), start=1)
        )
        aap = GoalFactory(swv=tenant_a.swv, priority=one, title="Aap", position=1)
        GoalFactory(swv=tenant_a.swv, priority=one, title="Beer", position=2)
        GoalFactory(swv=tenant_a.swv, priority=two, title="Cavia", position=1)
        ActivityFactory(swv=tenant_a.swv, goal=aap, title="Lezen")
        return plan


@pytest.fixture
def page(client: Client, anna, plan: Plan) -> Client:
    client.force_login(anna)
    return client


def spoken(plan: Plan) -> list[str]:
    """The plan as it stands, one line per element."""
    with tenant_scope(plan.swv):
        return [f"{node.number} {node.values['title']}" for node in plan_outline(plan).walk()][1:]


def found(plan: Plan, title: str):
    with tenant_scope(plan.swv):
        for model in (Priority, Goal, Activity):
            row = model.objects.filter(title=title).first()
            if row:
                return row
    raise AssertionError(title)


def address(row) -> str:
    kind = {Priority: "speerpunt", Goal: "doel", Activity: "activiteit"}[type(row)]
    return reverse("goals:reseat", args=[row.swv.code, kind, row.pk])


def test_seats_are_every_place_but_behind_itself(plan: Plan) -> None:
    with tenant_scope(plan.swv):
        root = plan_outline(plan)
        beer, cavia = found(plan, "Beer"), found(plan, "Cavia")
        told = [(head, [seat.words for seat in group]) for head, group in seats(root, Kind.GOAL, beer.pk)]
        assert told == [
            ("1 Een", ["vooraan", "na 1.1 Aap"]),
            ("2 Twee", ["vooraan", "na 2.1 Cavia"]),
            ("3 Drie", ["vooraan"]),
        ]
        assert seat_of(root, Kind.GOAL, beer.pk).value == f"{beer.priority_id}-{found(plan, 'Aap').pk}"
        assert seat_of(root, Kind.GOAL, cavia.pk).value == f"{cavia.priority_id}-0"
        assert seat_of(root, Kind.ACTIVITY, cavia.pk) is None


@pytest.mark.parametrize(
    ("title", "under", "after", "expected"),
    [
        ("Beer", "Twee", "Cavia", ["1 Een", "1.1 Aap", "1.1.1 Lezen", "2 Twee", "2.1 Cavia", "2.2 Beer", "3 Drie"]),
        ("Beer", "Een", None, ["1 Een", "1.1 Beer", "1.2 Aap", "1.2.1 Lezen", "2 Twee", "2.1 Cavia", "3 Drie"]),
        ("Aap", "Drie", None, ["1 Een", "1.1 Beer", "2 Twee", "2.1 Cavia", "3 Drie", "3.1 Aap", "3.1.1 Lezen"]),
        ("Lezen", "Cavia", None, ["1 Een", "1.1 Aap", "1.2 Beer", "2 Twee", "2.1 Cavia", "2.1.1 Lezen", "3 Drie"]),
        ("Drie", None, None, ["1 Drie", "2 Een", "2.1 Aap", "2.1.1 Lezen", "2.2 Beer", "3 Twee", "3.1 Cavia"]),
        ("Aap", "Een", None, ["1 Een", "1.1 Aap", "1.1.1 Lezen", "1.2 Beer", "2 Twee", "2.1 Cavia", "3 Drie"]),
    ],
)
def test_element_takes_the_place_that_was_chosen_and_goes_back(page, plan, title, under, after, expected) -> None:
    row, before = found(plan, title), spoken(plan)
    parent = found(plan, under) if under else plan
    seat = f"{parent.pk}-{found(plan, after).pk if after else 0}"
    answer = page.post(address(row), {"plek": seat}, headers={"hx-request": "true"})
    assert answer.status_code == 200
    assert spoken(plan) == expected
    with tenant_scope(plan.swv):
        assert AuditEvent.objects.filter(verb__endswith=".moved").count() == 1
    if expected == before:
        assert "undo" not in answer["HX-Trigger"]
        return
    page.post(answer["HX-Trigger"].split('"undo": "')[1].split('"')[0])
    assert spoken(plan) == before


def test_place_that_is_gone_is_refused_and_nothing_moves(page, plan) -> None:
    row, before = found(plan, "Beer"), spoken(plan)
    for seat in ("", "x", f"{row.priority_id}-{row.pk}", f"{row.priority_id}-{found(plan, 'Cavia').pk}", "0-0"):
        answer = page.post(address(row), {"plek": seat})
        assert answer.status_code == 422
        assert "ies een" in answer.content.decode()
        dragged = page.post(address(row), {"plek": seat}, headers={"hx-request": "true"})
        assert (dragged.status_code, 'id="volgorde"' in dragged.content.decode()) == (422, True)
        assert '"fault": true' in dragged["HX-Trigger"]
    assert spoken(plan) == before


@pytest.mark.parametrize("gone", ["archived", "moved"])
def test_move_that_lost_a_race_gets_the_outline_as_it_is(page, plan, director, monkeypatch, gone) -> None:
    """The neighbour goes away between the check of the place and the move."""
    beer, aap, twee = found(plan, "Beer"), found(plan, "Aap"), found(plan, "Twee")

    def first_somebody_else(*args) -> None:
        monkeypatch.undo()
        if gone == "archived":
            services.archive_goal(director, goal=aap, reason="Weg")
        else:
            services.move_goal_to(director, goal=aap, priority=twee, after=None)
        order.move_to(*args)

    monkeypatch.setattr(order, "move_to", first_somebody_else)
    answer = page.post(address(beer), {"plek": f"{beer.priority_id}-{aap.pk}"}, headers={"hx-request": "true"})
    text = answer.content.decode()
    assert (answer.status_code, 'id="volgorde"' in text, "Iemand anders" in answer["HX-Trigger"]) == (422, True, True)
    assert text.index(">Beer<") < text.index(">Twee<")
    assert (">Aap<" in text[text.index(">Twee<") :], ">Aap<" in text) == (gone == "moved", gone == "moved")


def test_row_that_was_archived_meanwhile_leaves_the_outline(page, plan, director) -> None:
    beer, one = found(plan, "Beer"), found(plan, "Een")
    with tenant_scope(plan.swv):
        services.archive_goal(director, goal=beer, reason="Weg")
    seat = {"plek": f"{one.pk}-0"}
    answer = page.post(address(beer), seat, headers={"hx-request": "true"})
    text = answer.content.decode()
    assert (answer.status_code, 'id="volgorde"' in text, ">Beer<" in text) == (422, True, False)
    assert "niet meer in het plan" in answer["HX-Trigger"]
    assert page.post(address(beer), seat).status_code == 404


def test_service_refuses_a_neighbour_that_left(plan, director) -> None:
    beer, cavia = found(plan, "Beer"), found(plan, "Cavia")
    with tenant_scope(plan.swv), pytest.raises(DomainError, match="Deze plek is er niet meer"):
        services.move_goal_to(director, goal=beer, priority=beer.priority, after=cavia)


def test_element_of_another_plan_stays_in_that_plan(page, plan) -> None:
    before = spoken(plan)
    with tenant_scope(plan.swv):
        other = PlanFactory(swv=plan.swv, first_year=2019, last_year=2022)
        goal = GoalFactory(
            swv=plan.swv, priority=PriorityFactory(swv=plan.swv, plan=other, title="Vroeger"), title="Dier"
        )
    form = page.get(address(goal)).content.decode()
    assert ("1 Vroeger" in form, "1 Een" in form) == (True, False)
    assert page.post(address(goal), {"plek": f"{found(plan, 'Een').pk}-0"}).status_code == 422
    assert spoken(plan) == before


def test_order_page_shows_the_outline_and_the_form_works_without_scripts(page, plan) -> None:
    url = reverse("goals:order", args=[plan.swv.code])
    text = page.get(url).content.decode()
    assert [text.index(f">{title}<") for title in ("Een", "Aap", "Lezen", "Beer", "Twee", "Cavia", "Drie")] == sorted(
        text.index(f">{title}<") for title in ("Een", "Aap", "Lezen", "Beer", "Twee", "Cavia", "Drie")
    )
    beer = found(plan, "Beer")
    form = page.get(address(beer)).content.decode()
    assert '<optgroup label="3 Drie">' in form
    answer = page.post(address(beer), {"plek": f"{found(plan, 'Drie').pk}-0"})
    assert answer.status_code == 302
    assert answer["Location"] == f"{url}#rij-doel-{beer.pk}"


def test_order_page_asks_as_many_queries_for_more_rows(page, plan, item_count, django_assert_num_queries) -> None:
    with tenant_scope(plan.swv):
        for place in range(item_count):
            GoalFactory(swv=plan.swv, priority=found(plan, "Twee"), position=place + 2)
    url = reverse("goals:order", args=[plan.swv.code])
    page.get(url)
    with django_assert_num_queries(8):
        page.get(url)
