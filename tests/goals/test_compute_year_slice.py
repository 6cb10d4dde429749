"""A school year of a plan: 1 August to 31 July, what runs in it, what falls in it, and what should have been ready."""

from datetime import date

import pytest

from goals.compute.year_changes import year_changes
from goals.compute.year_slice import (
    bounds,
    goes_on,
    milestones_under,
    money_under,
    overlaps,
    runs_in,
    slice_year,
    undated,
    unfinished,
)
from goals.enums import YearKind
from goals.kinds import Kind
from goals.snapshot import Node

FIRST, LAST = date(2026, 8, 1), date(2027, 7, 31)
OPEN, READY = ("planned", "running"), ("done", "stopped")


def activity(starts=None, ends=None, status="planned", *, pk=1, children=()):
    values = {"title": f"a{pk}", "starts": starts, "ends": ends, "status": status, "owner_id": None}
    return Node(Kind.ACTIVITY, pk, f"1.1.{pk}", values, tuple(children))


def milestone(due, pk=1):
    return Node(Kind.MILESTONE, pk, "", {"title": "m", "due": due, "done_on": None})


def money(kind, year, budgeted, spent=None, pk=1):
    values = {"year_kind": kind, "year": year, "money": "swv-middelen", "budgeted": budgeted, "spent": spent}
    return Node(Kind.BUDGET, pk, "", values)


def plan(*children, starts=None, ends=None):
    goal = Node(Kind.GOAL, 1, "1.1", {"title": "g", "starts": starts, "ends": ends}, tuple(children))
    priority = Node(Kind.PRIORITY, 1, "1", {"title": "p", "starts": None, "ends": None}, (goal,))
    values = {"title": "Plan", "first_year": 2024, "last_year": 2027, "mission": "Samen"}
    return Node(Kind.PLAN, 1, "", values, (priority,))


def ids(tree, kind=Kind.ACTIVITY):
    return [node.id for node in tree.walk() if node.kind is kind]


def test_bounds_are_the_first_of_august_and_the_last_of_july():
    assert bounds(2026) == (FIRST, LAST)
    assert bounds(2027)[0] == date(2027, 8, 1)


@pytest.mark.parametrize(
    ("starts", "ends", "inside"),
    [
        ("2026-08-01", "2026-08-01", True),
        ("2027-07-31", "2027-07-31", True),
        ("2026-07-31", "2026-07-31", False),
        ("2027-08-01", "2027-08-01", False),
        ("2025-09-01", "2026-08-01", True),
        ("2027-07-31", "2028-01-01", True),
        ("2024-08-01", "2028-07-31", True),
        (None, "2026-07-31", False),
        (None, "2026-08-01", True),
        ("2027-07-31", None, True),
        ("2027-08-01", None, False),
    ],
)
def test_activity_belongs_to_each_year_it_touches(starts, ends, inside):
    assert runs_in(activity(starts, ends), FIRST, LAST) is inside


@pytest.mark.parametrize("status", OPEN)
def test_open_activity_without_dates_belongs_to_every_year(status):
    assert [runs_in(activity(status=status), *bounds(year)) for year in (2024, 2026, 2030)] == [True] * 3


@pytest.mark.parametrize("status", READY)
def test_ready_activity_without_an_end_belongs_where_it_started(status):
    found = [runs_in(activity("2026-09-01", None, status), *bounds(year)) for year in (2025, 2026, 2027)]
    assert found == [False, True, False]
    assert not runs_in(activity(status=status), FIRST, LAST)


def test_overlap_is_open_on_a_side_without_a_day():
    assert overlaps(None, None, FIRST, LAST)


def test_slice_keeps_the_numbers_of_the_plan_and_leaves_out_what_has_nothing():
    tree = plan(activity("2025-09-01", "2026-07-31", pk=1), activity("2026-08-01", "2027-01-01", pk=2))
    assert ids(slice_year(tree, 2026)) == [2]
    assert [node.number for node in slice_year(tree, 2026).walk() if node.kind is Kind.ACTIVITY] == ["1.1.2"]
    assert slice_year(tree, 2026).values == {"title": "Plan", "first_year": 2024, "last_year": 2027}
    ended = plan(activity("2025-09-01", "2026-07-31"), ends="2026-07-31")
    assert slice_year(ended, 2026).children == ()
    assert ids(slice_year(ended, 2025)) == [1]


def test_goal_that_ended_stays_while_something_of_it_falls_in_the_year():
    late = plan(milestone("2026-10-01"), ends="2026-07-31")
    assert ids(slice_year(late, 2026), Kind.GOAL) == [1]
    assert ids(slice_year(late, 2027), Kind.GOAL) == []


def test_money_of_the_school_year_alone_is_in_the_slice():
    lines = (
        money("schooljaar", 2026, "100.00", "40.00", 1),
        money("kalenderjaar", 2026, "7.00", None, 2),
        money("schooljaar", 2027, "9.00", None, 3),
    )
    part = slice_year(plan(*lines), 2026)
    assert ids(part, Kind.BUDGET) == [1]
    (line,) = money_under(part, YearKind.SCHOOL, 2026)
    assert (str(line.budgeted), str(line.spent)) == ("100.00", "40.00")
    assert [str(each.budgeted) for each in money_under(plan(*lines), YearKind.CALENDAR, 2026)] == ["7.00"]


def test_milestones_of_the_year_stand_by_day():
    tree = plan(
        milestone("2027-07-31", 1), activity("2026-08-01", None, pk=9, children=[milestone("2026-08-01", 2)]),
        milestone("2026-07-31", 3), milestone("2027-08-01", 4),
    )  # fmt: skip
    assert [node.id for node in milestones_under(slice_year(tree, 2026))] == [2, 1]


@pytest.mark.parametrize(
    ("starts", "ends", "status", "asked", "going"),
    [
        ("2026-09-01", "2027-07-31", "running", True, False),
        ("2026-09-01", "2027-08-01", "running", False, True),
        ("2026-09-01", None, "planned", True, False),
        (None, None, "planned", True, False),
        ("2025-09-01", "2026-02-01", "planned", True, False),
        ("2026-09-01", "2027-07-31", "done", False, False),
        ("2026-09-01", "2027-07-31", "stopped", False, False),
        ("2027-08-01", "2027-12-01", "planned", False, False),
        ("2027-08-01", None, "planned", False, False),
    ],
)
def test_year_end_asks_about_what_should_have_been_ready(starts, ends, status, asked, going):
    tree = plan(activity(starts, ends, status))
    assert (bool(unfinished(tree, 2026)), bool(goes_on(tree, 2026))) == (asked, going)


def test_undated_are_the_open_ones_without_any_date():
    tree = plan(activity(pk=1), activity(status="done", pk=2), activity("2026-09-01", pk=3))
    assert [node.id for node in undated(tree)] == [1]


def test_progress_is_no_change_and_a_date_is():
    before = slice_year(plan(activity("2026-09-01", "2027-01-01")), 2026)
    done = slice_year(plan(activity("2026-09-01", "2027-01-01", "done")), 2026)
    later = slice_year(plan(activity("2026-09-01", "2027-03-01")), 2026)
    assert year_changes(before, done) == []
    assert [change.field for change in year_changes(before, later)] == ["ends"]
