"""The history of a plan in words, by person and sitting."""

from datetime import timedelta

import pytest
from django.utils import timezone

from goals import services
from goals.kinds import Kind
from goals.models import Goal, Plan
from goals.queries.moments import Moment
from goals.queries.timeline import TimelineFilter, sittings_of, told_sittings, writers
from osp.actors import Actor
from osp.enums import Role
from osp.history import because
from osp.scope import tenant_scope
from tests.conftest import make_person
from tests.factories import GoalFactory, MilestoneFactory, PriorityFactory
from tests.goals.plans import Example, grow

START = "2026-06-13 10:00:00+00:00"


@pytest.fixture
def bas(tenant_a) -> Actor:
    """A second writer."""
    user = make_person(tenant_a, "Bas", Role.QUALITY)
    return Actor(user_id=user.pk, swv=tenant_a.swv, roles=frozenset({Role.QUALITY}))


@pytest.fixture
def clock(time_machine):
    """Moves the time forward by so many minutes; it stands still in between."""
    time_machine.move_to(START, tick=False)

    def later(minutes: float) -> None:
        time_machine.move_to(timezone.now() + timedelta(minutes=minutes), tick=False)

    return later


@pytest.fixture
def plan(clock, example: Example) -> Example:
    """The example, made well before anybody writes."""
    clock(24 * 60)
    return example


def edit(actor: Actor, goal: Goal, **changes) -> Goal:
    goal = Goal.objects.get(pk=goal.pk)
    names = ("title", "description", "measurable_result", "noticeable_result", "owner", "ends")
    values = {name: getattr(goal, name) for name in names} | changes
    return services.edit_goal(actor, goal=goal, version=goal.version, **values)


def told(plan: Plan, **choice) -> list[tuple[str, list[str]]]:
    """Newest first: who, and every sentence."""
    found = told_sittings(plan, sittings_of(plan, TimelineFilter(**choice)))
    return [(each.who, [entry.told.sentence for group in each.groups for entry in group.entries]) for each in found]


def test_a_quarter_of_an_hour_of_saving_is_one_story(plan, in_a, director, clock):
    for words in ("Vier", "Vier middagen", "Vier middagen scholing"):
        edit(director, plan.goal, description=words)
        clock(1)
    assert told(plan.plan)[0] == (
        "Anna",
        ["Doel 1.1 „Minder verwijzingen naar het sbo”: toelichting gewijzigd, 4 woorden weg en 3 woorden erbij."],
    )


def test_two_people_are_told_apart(plan, in_a, director, bas, clock):
    edit(director, plan.goal, title="Van Anna")
    clock(1)
    edit(bas, plan.goal, title="Van Bas")
    clock(1)
    edit(director, plan.goal, title="Weer van Anna")
    assert told(plan.plan)[:2] == [
        (
            "Anna",
            [
                "Doel 1.1 „Van Anna”: titel van „Minder verwijzingen naar het sbo” naar „Van Anna”.",
                "Doel 1.1 „Weer van Anna”: titel van „Van Bas” naar „Weer van Anna”.",
            ],
        ),
        ("Bas", ["Doel 1.1 „Van Bas”: titel van „Van Anna” naar „Van Bas”."]),
    ]


def test_reasons_stand_with_what_they_are_about(plan, in_a, director, clock):
    with because("de OPR vroeg erom"):
        edit(director, plan.goal, title="Anders")
    clock(1)
    services.archive_goal(director, goal=Goal.objects.get(pk=plan.goal.pk), reason="Gehaald.")
    assert told(plan.plan)[0] == (
        "Anna",
        [
            "Doel „Anders”: titel van „Minder verwijzingen naar het sbo” naar „Anders”, reden: de OPR vroeg erom.",
            "Doel „Anders”: gearchiveerd, reden: Gehaald.",
        ],
    )


def test_put_away_and_taken_back_are_both_told(plan, in_a, director):
    services.archive_goal(director, goal=plan.goal, reason="Dubbel")
    services.restore_goal(director, goal=plan.goal)
    (_, sentences) = told(plan.plan)[0]
    assert sentences == [
        "Doel 1.1 „Minder verwijzingen naar het sbo”: gearchiveerd, reden: Dubbel.",
        "Doel 1.1 „Minder verwijzingen naar het sbo”: teruggehaald uit het archief.",
    ]


def test_a_move_is_told_of_what_moved_alone(plan, in_a, director, clock):
    for place in (2, 3):
        GoalFactory(swv=in_a.swv, priority=plan.priority, position=place, title=f"Doel {place}")
    clock(60)
    last = Goal.objects.get(title="Doel 3")
    services.move_goal(director, goal=last, up=True)
    services.move_goal(director, goal=last, up=True)
    assert told(plan.plan)[0] == ("Anna", ["Doel 1.1 „Doel 3”: verplaatst van plaats 3 naar plaats 1."])


def test_what_was_added_together_is_told_once(plan, in_a, director):
    priority = services.create_priority(director, plan=plan.plan, title="Sterke basis")
    goal = services.create_goal(director, priority=priority, title="Iedere school")
    services.create_activity(director, goal=goal, title="Audit")
    assert told(plan.plan)[0] == ("Anna", ["Speerpunt 2 „Sterke basis”: toegevoegd, met 1 doel en 1 activiteit."])


def test_what_hangs_on_an_element_is_told_with_it(plan, in_a, clock):
    MilestoneFactory(swv=in_a.swv, goal=plan.goal)
    (who, sentences) = told(plan.plan)[0]
    assert (who, sentences) == (
        "het systeem",
        ["Doel 1.1 „Minder verwijzingen naar het sbo”: mijlpaal „Leidraad vastgesteld” op 31 januari 2027 toegevoegd."],
    )


def test_history_is_asked_by_person_part_and_time(plan, in_a, director, bas, clock):
    other = GoalFactory(swv=in_a.swv, priority=PriorityFactory(swv=in_a.swv, plan=plan.plan, position=2))
    clock(60)
    edit(director, plan.goal, title="Van Anna")
    clock(60)
    between = Moment("", "", timezone.now())
    clock(60)
    edit(bas, other, title="Van Bas")
    first = ("Anna", ["Doel 1.1 „Van Anna”: titel van „Minder verwijzingen naar het sbo” naar „Van Anna”."])
    second = ("Bas", ["Doel 2.1 „Van Bas”: titel van „Minder verwijzingen naar het sbo” naar „Van Bas”."])
    assert told(plan.plan, user_id=director.user_id) == [first]
    assert told(plan.plan, part=(Kind.GOAL, other.pk))[0] == second
    assert told(plan.plan, part=(Kind.PRIORITY, plan.priority.pk))[0] == first
    assert told(plan.plan, since=between) == [second]
    assert told(plan.plan, until=between)[0] == first
    assert list(writers(sittings_of(plan.plan, TimelineFilter())).values()) == ["Anna", "Bas"]


def test_a_sitting_that_began_before_tells_what_came_after(plan, in_a, director, clock):
    edit(director, plan.goal, title="Ervoor")
    clock(5)
    moment = Moment("", "", timezone.now())
    clock(5)
    edit(director, plan.activity.goal, description="Erna")
    services.archive_activity(director, activity=plan.activity, reason="Klaar")
    found = sittings_of(plan.plan, TimelineFilter(since=moment))
    assert [(each.user_id, len(each.runs)) for each in found] == [(director.user_id, 2)]


def test_another_plan_and_another_tenant_stay_out(plan, in_a, director, tenant_b, clock):
    with tenant_scope(tenant_b.swv):
        foreign = GoalFactory(swv=tenant_b.swv).priority.plan
    GoalFactory(swv=in_a.swv, title="In een ander plan")
    clock(60)
    edit(director, plan.goal, title="Van Anna")
    assert "ander plan" not in str(told(plan.plan))
    assert sittings_of(foreign, TimelineFilter()) == []


def test_queries_do_not_grow_with_the_plan(plan, in_a, item_count, django_assert_num_queries):
    grow(plan, item_count)
    with django_assert_num_queries(12):
        found = sittings_of(plan.plan, TimelineFilter())
        told_sittings(plan.plan, found)
