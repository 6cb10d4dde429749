"""Verbs on plan, speerpunt, doel and activiteit: what they store, record and refuse."""

from datetime import date

import pytest

from goals import services
from goals.models import Goal, Priority
from osp.actors import Actor
from osp.enums import Role
from osp.errors import ConflictError, DomainError, NotAllowedError
from osp.models import AuditEvent
from tests.factories import GoalFactory, PlanFactory, PriorityFactory
from tests.goals.plans import last_verb, make_example


@pytest.fixture
def board(bram, tenant_a) -> Actor:
    """Bram reads, and edits nothing."""
    return Actor(user_id=bram.pk, swv=tenant_a.swv, roles=frozenset({Role.BOARD_MEMBER}))


def test_create_plan_stores_and_records(director, in_a) -> None:
    plan = services.create_plan(director, title=" Plan ", first_year=2026, last_year=2029)
    assert (plan.title, plan.first_year, plan.last_year, plan.swv_id) == ("Plan", 2026, 2029, in_a.swv.pk)
    event = AuditEvent.objects.get()
    assert (event.verb, event.user_id, event.diff["title"]) == ("plan.created", director.user_id, [None, "Plan"])


@pytest.mark.parametrize(
    ("first", "last", "code", "field"),
    [
        (2026, 2025, "years-reversed", "last_year"),
        (2026, 2030, "plan-too-long", "last_year"),
        (2027, 2030, "plan-overlaps", "first_year"),
    ],
)
def test_create_plan_refuses_years(director, in_a, first, last, code, field) -> None:
    PlanFactory(swv=in_a.swv)
    with pytest.raises(DomainError) as refused:
        services.create_plan(director, title="Plan", first_year=first, last_year=last)
    assert (refused.value.code, refused.value.field) == (code, field)


def test_reader_may_not_write(board, in_a) -> None:
    priority = PriorityFactory(swv=in_a.swv)
    with pytest.raises(NotAllowedError):
        services.create_goal(board, priority=priority, title="Doel")
    assert Goal.objects.count() == 0
    assert AuditEvent.objects.count() == 0


def test_edit_plan_changes_mission_and_vision(director, in_a) -> None:
    plan = PlanFactory(swv=in_a.swv)
    words = {"title": "Plan", "first_year": 2024, "last_year": 2027, "mission": "Nieuw", "vision": ""}
    services.edit_plan(director, plan=plan, version=1, **words)
    plan.refresh_from_db()
    assert (plan.mission, plan.vision, plan.version, last_verb()) == ("Nieuw", "", 2, "plan.edited")


def test_goals_are_numbered_in_order_and_move(director, in_a) -> None:
    priority = PriorityFactory(swv=in_a.swv)
    first, second, third = (services.create_goal(director, priority=priority, title=title) for title in "abc")
    services.move_goal(director, goal=third, up=True)
    assert list(Goal.objects.values_list("title", "position")) == [("a", 1), ("c", 2), ("b", 3)]
    services.move_goal(director, goal=first, up=True)
    assert list(Goal.objects.values_list("title", flat=True)) == ["a", "c", "b"]
    services.move_goal(director, goal=first, up=False)
    assert list(Goal.objects.values_list("title", flat=True)) == ["c", "a", "b"]
    second.refresh_from_db()
    assert (second.version, last_verb()) == (1, "goal.moved")


def test_moving_passes_what_is_archived(director, in_a) -> None:
    priority = PriorityFactory(swv=in_a.swv)
    for title in "abc":
        services.create_goal(director, priority=priority, title=title)
    services.archive_goal(director, goal=Goal.objects.get(title="b"), reason="Dubbel")
    services.move_goal(director, goal=Goal.objects.get(title="c"), up=True)
    shown = Goal.objects.filter(archived_at__isnull=True)
    assert list(shown.values_list("title", flat=True)) == ["c", "a"]


def test_second_editor_gets_both_texts(director, in_a) -> None:
    goal = GoalFactory(swv=in_a.swv)
    rest = {"description": "", "measurable_result": "", "noticeable_result": "", "owner": None, "ends": None}
    services.edit_goal(director, goal=Goal.objects.get(pk=goal.pk), version=1, title="Van de eerste", **rest)
    with pytest.raises(ConflictError) as conflict:
        services.edit_goal(director, goal=goal, version=1, title="Van de tweede", **rest)
    assert conflict.value.current.title == "Van de eerste"
    assert conflict.value.changes["title"] == "Van de tweede"
    assert Goal.objects.get().title == "Van de eerste"


def test_owner_needs_a_role_here(director, in_a, bram, carla) -> None:
    priority = PriorityFactory(swv=in_a.swv)
    goal = services.create_goal(director, priority=priority, title="Doel", owner=bram)
    assert goal.owner == bram
    with pytest.raises(DomainError) as refused:
        services.create_goal(director, priority=priority, title="Doel", owner=carla)
    assert refused.value.field == "owner"


def test_archive_needs_a_reason_and_restore_puts_last(director, in_a) -> None:
    plan = PlanFactory(swv=in_a.swv)
    first, _ = (services.create_priority(director, plan=plan, title=title) for title in "ab")
    with pytest.raises(DomainError) as refused:
        services.archive_priority(director, priority=first, reason="  ")
    assert refused.value.field == "reason"
    services.archive_priority(director, priority=first, reason="Samengevoegd")
    assert (first.is_archived, first.archive_reason, last_verb()) == (True, "Samengevoegd", "priority.archived")
    services.restore_priority(director, priority=first)
    assert list(Priority.objects.values_list("title", flat=True)) == ["b", "a"]
    assert (first.archive_reason, last_verb()) == ("", "priority.restored")


def test_activity_keeps_its_dates_in_order(director, in_a) -> None:
    example = make_example(in_a.swv)
    with pytest.raises(DomainError) as refused:
        services.create_activity(
            director, goal=example.goal, title="Audit", starts=date(2026, 9, 1), ends=date(2026, 8, 1)
        )
    assert (refused.value.code, refused.value.field) == ("dates-reversed", "ends")


def test_edit_activity_records_its_state(director, in_a) -> None:
    activity = make_example(in_a.swv).activity
    rest = {"title": activity.title, "description": "", "owner": None, "starts": None, "ends": None}
    services.edit_activity(director, activity=activity, version=1, status="done", **rest)
    event = AuditEvent.objects.first()
    assert (event.verb, event.diff["status"]) == ("activity.edited", ["planned", "done"])
