"""What hangs on the elements of a plan, by element, with what they inherit and what they add up to."""

from datetime import date
from decimal import Decimal

import pytest

from goals import services
from goals.enums import YearKind
from goals.kinds import Kind
from goals.queries.elements import Board, Parts, Scope, plan_of, plan_parts, ref_of
from osp.models import Schoolbestuur
from tests.factories import (
    BudgetLineFactory,
    ChapterFactory,
    FrameworkTagFactory,
    MilestoneFactory,
    PlanFactory,
    PriorityFactory,
    RiskFactory,
    SchoolbestuurNameFactory,
    ScopeBoardFactory,
)
from tests.goals.plans import Example, grow

MAKERS = (MilestoneFactory, BudgetLineFactory, RiskFactory, ScopeBoardFactory, FrameworkTagFactory)


def refs(example: Example) -> tuple:
    return ref_of(example.priority), ref_of(example.goal), ref_of(example.activity)


def money(found) -> list[tuple[str, int, Decimal | None, Decimal | None]]:
    return [(each.year_kind.value, each.year, each.total.budgeted, each.total.spent) for each in found]


def test_parts_are_found_by_their_element(example, in_a):
    made = [make(swv=in_a.swv, goal=example.goal) for make in MAKERS]
    found = plan_parts(example.plan)
    assert found.of(ref_of(example.goal)) == Parts(*((row,) for row in made))
    assert [found.of(ref) for ref in (ref_of(example.priority), ref_of(example.activity))] == [Parts(), Parts()]


def test_refs_and_plan_of_each_kind(example, in_a):
    assert refs(example) == (
        (Kind.PRIORITY, example.priority.pk),
        (Kind.GOAL, example.goal.pk),
        (Kind.ACTIVITY, example.activity.pk),
    )
    assert {plan_of(each) for each in (example.priority, example.goal, example.activity)} == {example.plan}


def test_chapters_stand_before_and_after(example, in_a):
    first, last = (ChapterFactory(swv=in_a.swv, plan=example.plan, is_closing=side) for side in (False, True))
    ChapterFactory(swv=in_a.swv, plan=example.plan, archived_at="2026-01-01T00:00Z")
    found = plan_parts(example.plan)
    assert (found.opening, found.closing, found.chapters) == ((first,), (last,), (first, last))


def test_what_is_archived_or_under_it_or_of_another_plan_is_left_out(example, in_a, director):
    other = PriorityFactory(swv=in_a.swv, plan=PlanFactory(swv=in_a.swv, first_year=2028, last_year=2031))
    MilestoneFactory(swv=in_a.swv, goal=None, priority=other)
    MilestoneFactory(swv=in_a.swv, goal=None, activity=example.activity)
    MilestoneFactory(swv=in_a.swv, goal=None, priority=example.priority, archived_at="2026-01-01T00:00Z")
    services.archive_goal(director, goal=example.goal, reason="gehaald")
    found = plan_parts(example.plan)
    assert found.own == {ref_of(example.priority): Parts()}
    assert (found.money_by_year(), found.of(ref_of(example.activity))) == ((), Parts())


def test_scope_is_that_of_the_nearest_above(example, in_a):
    here, other = (Schoolbestuur.objects.get_or_create(number=number)[0] for number in ("41234", "41235"))
    SchoolbestuurNameFactory(swv=in_a.swv, number="41234", name="De Waard")
    priority, goal, activity = refs(example)
    assert [plan_parts(example.plan).scope(ref) for ref in (priority, goal, activity)] == [Scope()] * 3
    ScopeBoardFactory(swv=in_a.swv, goal=None, priority=example.priority, schoolbestuur=here)
    waard = Scope((Board(here.pk, "41234", "De Waard"),), priority)
    assert [plan_parts(example.plan).scope(ref) for ref in (priority, goal, activity)] == [waard] * 3
    ScopeBoardFactory(swv=in_a.swv, goal=example.goal, schoolbestuur=other)
    nearer = Scope((Board(other.pk, "41235", "41235"),), goal)
    assert [plan_parts(example.plan).scope(ref) for ref in (priority, goal, activity)] == [waard, nearer, nearer]


def test_money_adds_up_from_activity_to_plan_with_the_clocks_apart(example, in_a):
    grow(example, 2)
    calendar, school = YearKind.CALENDAR.value, YearKind.SCHOOL.value
    made = {"swv": in_a.swv, "goal": None}
    BudgetLineFactory(**made, activity=example.activity, year_kind=calendar, year=2027, budgeted=5, spent=2)
    BudgetLineFactory(**made, priority=example.priority, year_kind=calendar, year=2027, budgeted=20)
    BudgetLineFactory(swv=in_a.swv, goal=example.goal, year_kind=school, year=2027, budgeted=100)
    other = example.plan.priorities.exclude(pk=example.priority.pk).get()
    BudgetLineFactory(**made, priority=other, year_kind=calendar, year=2027, budgeted=1000)
    found, (priority, goal, activity) = plan_parts(example.plan), refs(example)
    assert money(found.money_by_year(activity)) == [(calendar, 2027, 5, 2)]
    assert money(found.money_by_year(goal)) == [(calendar, 2027, 5, 2), (school, 2027, 100, None)]
    assert money(found.money_by_year(priority)) == [(calendar, 2027, 25, 2), (school, 2027, 100, None)]
    assert money(found.money_by_year()) == [(calendar, 2027, 1025, 2), (school, 2027, 100, None)]
    assert [(each.year_kind, each.total.budgeted) for each in found.money_by_clock()] == [
        (YearKind.CALENDAR, 1025),
        (YearKind.SCHOOL, 100),
    ]


def test_milestones_count_with_those_of_what_stands_under(example, in_a):
    MilestoneFactory(swv=in_a.swv, goal=example.goal, due=date(2026, 1, 1), done_on=date(2026, 1, 1))
    MilestoneFactory(swv=in_a.swv, goal=None, activity=example.activity, due=date(2026, 2, 1), title="Te laat")
    found, (priority, goal, activity) = plan_parts(example.plan), refs(example)
    profiles = [found.milestone_profile(ref, date(2026, 3, 1)) for ref in (priority, goal, activity)]
    assert [(each.reached, each.total) for each in profiles] == [(1, 2), (1, 2), (0, 1)]
    assert {each.late for each in profiles} == {(("Te laat", date(2026, 2, 1)),)}


def test_queries_do_not_grow_with_the_plan(example, in_a, item_count, django_assert_num_queries):
    grow(example, item_count)
    for goal in type(example.goal).objects.all():
        for make in MAKERS:
            make(swv=in_a.swv, goal=goal)
    with django_assert_num_queries(10):
        found = plan_parts(example.plan)
        for ref in found.own:
            found.scope(ref)
            assert [tag.item.title for tag in found.of(ref).tags] in ([], ["Beoogde en bereikte resultaten"])


@pytest.mark.parametrize("ref", [(Kind.GOAL, 999_999), (Kind.PLAN, 1)])
def test_an_element_that_is_not_there_has_nothing(example, in_a, ref):
    found = plan_parts(example.plan)
    assert (found.of(ref), found.scope(ref), found.money_by_year(ref)) == (Parts(), Scope(), ())
