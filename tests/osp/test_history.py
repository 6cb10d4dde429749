"""History keeps each save, with who and why, and shows nobody the rows of another samenwerkingsverband."""

import pytest
from django.utils import timezone

from goals.models import Goal
from goals.services import edit_goal
from osp.history import because, written_by
from osp.scope import ScopeError, tenant_scope
from tests.factories import GoalFactory


def edit(actor, goal, title: str, **more) -> Goal:
    values = {name: getattr(goal, name) for name in ("description", "measurable_result", "noticeable_result")}
    return edit_goal(
        actor, goal=goal, version=goal.version, title=title, owner=goal.owner, ends=goal.ends, **values, **more
    )


def test_each_save_keeps_a_row_with_who_and_why(director, in_a):
    goal = GoalFactory(swv=in_a.swv, title="Eerst")
    with because("de OPR vroeg erom"):
        edit(director, goal, "Daarna")
    rows = list(goal.history.values_list("title", "history_user_id", "history_change_reason", "version"))
    assert rows == [("Daarna", director.user_id, "de OPR vroeg erom", 2), ("Eerst", None, "", 1)]


def test_what_somebody_else_reads_meanwhile_names_nobody(director, in_a):
    with written_by(7):
        goal = GoalFactory(swv=in_a.swv)
    goal.save()
    assert list(goal.history.values_list("history_user_id", flat=True)) == [None, 7]


def test_as_of_gives_the_row_as_it_was(director, in_a):
    before = timezone.now()
    goal = GoalFactory(swv=in_a.swv, title="Eerst")
    first = timezone.now()
    edit(director, goal, "Daarna")
    assert [row.title for row in Goal.history.as_of(first)] == ["Eerst"]
    assert [row.title for row in Goal.history.as_of(timezone.now())] == ["Daarna"]
    assert list(Goal.history.as_of(before)) == []


def test_two_saves_in_one_moment_are_one_row(in_a, time_machine):
    time_machine.move_to("2026-06-13 12:00:00+00:00", tick=False)
    goal = GoalFactory(swv=in_a.swv, title="Eerst")
    goal.title = "Daarna"
    goal.save()
    assert [row.title for row in Goal.history.as_of(timezone.now())] == ["Daarna"]


def test_another_samenwerkingsverband_finds_none_of_it(in_a, tenant_b):
    goal = GoalFactory(swv=in_a.swv)
    with tenant_scope(tenant_b.swv):
        assert list(Goal.history.all()) == []
        assert list(Goal.history.as_of(timezone.now())) == []
        assert list(goal.history.all()) == []


def test_outside_a_scope_it_refuses(tenant_a):
    for read in (lambda: list(Goal.history.all()), lambda: Goal.history.as_of(timezone.now())):
        with pytest.raises(ScopeError):
            read()
