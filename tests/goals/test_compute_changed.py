"""What became different in a plan since it was adopted, as plain values."""

import pytest

from goals.compute.changed import added, changed, is_changed
from goals.compute.route import next_number
from goals.kinds import Kind
from goals.snapshot import Node


def node(kind: Kind, pk: int, number: str = "", children=(), **values) -> Node:
    return Node(kind, pk, number, {"position": 1, **values}, tuple(children))


def plan(*priorities: Node) -> Node:
    return node(Kind.PLAN, 1, title="Plan", children=priorities)


def priority(*goals: Node, title="Thuisnabij") -> Node:
    return node(Kind.PRIORITY, 1, "1", title=title, children=goals)


def goal(pk=1, *below: Node, number="1.1", **values) -> Node:
    return node(Kind.GOAL, pk, number, children=below, **{"title": "Minder verwijzingen", **values})


OLD = plan(priority(goal()))
GOAL, PRIORITY = (Kind.GOAL, 1), (Kind.PRIORITY, 1)


@pytest.mark.parametrize(
    ("new", "found"),
    [
        (plan(priority(goal())), set()),
        (plan(priority(goal(title="Anders"))), {GOAL}),
        (plan(priority(goal(), title="Anders")), {PRIORITY}),
        (plan(priority(goal(1, node(Kind.ACTIVITY, 1, "1.1.1", title="Audit")))), {GOAL}),
        (plan(priority(goal(1, node(Kind.RISK, 1, title="Krapte")))), {GOAL}),
        (plan(priority(goal(), goal(2, number="1.2"))), {(Kind.GOAL, 2)}),
        (plan(priority()), set()),
    ],
)
def test_a_change_is_told_where_it_is(new, found):
    assert changed(OLD, new) == found
    assert is_changed(OLD, new) == (new != OLD)


def test_words_of_the_plan_itself_change_the_plan_alone():
    new = node(Kind.PLAN, 1, title="Plan", mission="Elk kind", children=OLD.children)
    assert (is_changed(OLD, new), changed(OLD, new)) == (True, frozenset())


def test_what_is_new_is_told_apart():
    new = plan(priority(goal(title="Anders"), goal(2, number="1.2")))
    assert (changed(OLD, new), added(OLD, new)) == ({GOAL, (Kind.GOAL, 2)}, {(Kind.GOAL, 2)})


@pytest.mark.parametrize(
    ("kind", "field"),
    [
        (Kind.ACTIVITY, "status"),
        (Kind.ACTIVITY, "achieved_noticeable"),
        (Kind.MILESTONE, "done_on"),
        (Kind.BUDGET, "spent"),
        (Kind.LINK, "overruled_reason"),
    ],
)
def test_how_far_it_came_is_no_change(kind, field):
    def with_value(value):
        return plan(priority(goal(1, node(kind, 1, **{field: value, "title": "x"}))))

    assert is_changed(with_value(None), with_value("nieuw")) is False
    assert is_changed(with_value(None), plan(priority(goal(1, node(kind, 1, **{field: None, "title": "y"}))))) is True


def test_results_that_were_reached_change_no_doel():
    filled = plan(priority(goal(achieved_measurable="")))
    assert is_changed(filled, plan(priority(goal(achieved_measurable="Gehaald")))) is False


def test_a_doel_that_moved_says_the_same_in_another_order():
    two = plan(priority(goal(), goal(2, number="1.2")))
    turned = plan(priority(goal(2, number="1.1", position=1), goal(1, number="1.2", position=2)))
    assert (is_changed(two, turned), changed(two, turned)) == (True, frozenset())


@pytest.mark.parametrize(
    ("numbers", "following"), [([], "1.0"), (["1.0"], "1.1"), (["1.2", "1.0", "1.1"], "1.3"), (["1.9"], "1.10")]
)
def test_versions_count_on(numbers, following):
    assert next_number(numbers) == following
