"""A plan as plain values: now, and as it was."""

from datetime import date

import pytest
from django.utils import timezone

from goals import services, snapshot
from goals.kinds import Kind
from goals.models import Goal
from goals.queries.snapshot import plan_snapshot
from goals.snapshot import Row, assemble
from tests.factories import (
    ActivityFactory,
    BudgetLineFactory,
    ChapterFactory,
    FrameworkTagFactory,
    GoalFactory,
    MilestoneFactory,
    PlanFactory,
    PriorityFactory,
    RiskFactory,
    ScopeBoardFactory,
)
from tests.goals.plans import Example, grow


def outline(node) -> list[tuple[str, str]]:
    return [(each.kind.value, each.number) for each in node.walk()]


def whole_plan(example: Example) -> None:
    swv = example.plan.swv
    ChapterFactory(swv=swv, plan=example.plan)
    for make in (MilestoneFactory, BudgetLineFactory, RiskFactory, ScopeBoardFactory, FrameworkTagFactory):
        make(swv=swv, goal=example.goal)


def test_everything_of_the_plan_is_in_it_in_reading_order(example, in_a):
    whole_plan(example)
    assert outline(plan_snapshot(example.plan)) == [
        ("plan", ""),
        ("hoofdstuk", ""),
        ("speerpunt", "1"),
        ("doel", "1.1"),
        ("koppeling", ""),
        ("kader", ""),
        ("bereik", ""),
        ("begroting", ""),
        ("risico", ""),
        ("mijlpaal", ""),
        ("activiteit", "1.1.1"),
    ]


def test_values_are_plain_and_name_nobody(example, in_a, anna):
    goal = example.goal
    goal.owner, goal.ends = anna, date(2028, 7, 31)
    goal.save()
    (found,) = plan_snapshot(example.plan).of_kind(Kind.PRIORITY)[0].of_kind(Kind.GOAL)
    assert (found.values["owner_id"], found.values["ends"]) == (anna.pk, "2028-07-31")
    assert "Anna" not in str(snapshot.to_json(found))


def test_stored_and_read_again_it_is_the_same(example, in_a):
    whole_plan(example)
    found = plan_snapshot(example.plan)
    again = snapshot.from_json(snapshot.to_json(found))
    assert again == found
    assert snapshot.digest(again) == snapshot.digest(found)


def test_another_format_is_not_guessed_at():
    with pytest.raises(ValueError, match="format 99"):
        snapshot.from_json({"format": 99})


def test_as_it_was_is_as_it_was_then(example, in_a, director):
    whole_plan(example)
    was, moment = plan_snapshot(example.plan), timezone.now()
    services.archive_goal(director, goal=example.goal, reason="gehaald")
    PriorityFactory(swv=in_a.swv, plan=example.plan, position=2)
    assert outline(plan_snapshot(example.plan)) == [
        ("plan", ""),
        ("hoofdstuk", ""),
        ("speerpunt", "1"),
        ("speerpunt", "2"),
    ]
    assert plan_snapshot(example.plan, at=moment) == was


def test_order_as_it_was_is_kept_too(example, in_a, director):
    other = GoalFactory(swv=in_a.swv, priority=example.priority, position=2, title="Tweede")
    was, moment = plan_snapshot(example.plan), timezone.now()
    services.move_goal(director, goal=other, up=True)
    assert plan_snapshot(example.plan) != was
    assert plan_snapshot(example.plan, at=moment) == was


def test_a_plan_of_others_or_from_before_is_refused(example, in_a):
    with pytest.raises(ValueError, match="of one plan, not of 0"):
        plan_snapshot(example.plan, at=timezone.now().replace(year=2001))


def test_rows_of_an_archived_parent_and_of_another_plan_stay_out(example, in_a, director):
    ActivityFactory(swv=in_a.swv, goal=GoalFactory(swv=in_a.swv, priority=PriorityFactory(swv=in_a.swv)))
    PlanFactory(swv=in_a.swv, first_year=2028, last_year=2031)
    services.archive_priority(director, priority=example.priority, reason="vervallen")
    assert outline(plan_snapshot(example.plan)) == [("plan", "")]


def test_assemble_numbers_by_order_not_by_id():
    rows = [
        Row(Kind.PLAN, 1, None, (), {}),
        Row(Kind.PRIORITY, 2, (Kind.PLAN, 1), (2,), {}),
        Row(Kind.PRIORITY, 3, (Kind.PLAN, 1), (1,), {}),
        Row(Kind.GOAL, 4, (Kind.PRIORITY, 2), (1,), {}),
    ]
    assert [(each.id, each.number) for each in assemble(rows).walk()] == [(1, ""), (3, "1"), (2, "2"), (4, "2.1")]


@pytest.mark.parametrize("at_a_moment", [False, True])
def test_queries_do_not_grow_with_the_plan(example, in_a, item_count, django_assert_num_queries, at_a_moment):
    grow(example, item_count)
    with django_assert_num_queries(11):
        plan_snapshot(example.plan, at=timezone.now() if at_a_moment else None)


def test_the_history_of_a_plan_holds_every_move(example, in_a, director):
    """A row that changes place without a row in its history would be somewhere else on the day that somebody asks for."""
    GoalFactory(swv=in_a.swv, priority=example.priority, position=2)
    services.move_goal(director, goal=example.goal, up=False)
    assert plan_snapshot(example.plan, at=timezone.now()) == plan_snapshot(example.plan)
    assert Goal.objects.get(pk=example.goal.pk).position == 2
