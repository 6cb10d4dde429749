"""Two snapshots of one plan held against each other."""

from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from goals.compute.differences import Change, ChangeKind, changed_fields, differences, out_of_order
from goals.kinds import Kind
from goals.snapshot import Node, Row, assemble


def row(kind: Kind, pk: int, parent: tuple[Kind, int] | None, place: int = 1, **values: Any) -> Row:
    return Row(kind, pk, parent, (place,), {"position": place, **values})


def plan(*rows: Row) -> Node:
    return assemble([Row(Kind.PLAN, 1, None, (), {"title": "Plan"}), *rows])


def priority(pk: int, place: int = 1, **values: Any) -> Row:
    return row(Kind.PRIORITY, pk, (Kind.PLAN, 1), place, **values)


def goal(pk: int, under: int = 1, place: int = 1, **values: Any) -> Row:
    return row(Kind.GOAL, pk, (Kind.PRIORITY, under), place, **values)


def activity(pk: int, under: int = 1, place: int = 1, **values: Any) -> Row:
    return row(Kind.ACTIVITY, pk, (Kind.GOAL, under), place, **values)


def told(changes: tuple[Change, ...]) -> list[tuple[str, str, int, str]]:
    return [(each.kind.value, each.ref[0].value, each.ref[1], each.field) for each in changes]


BASE = (priority(1), priority(2, 2), goal(1), goal(2, 1, 2), goal(3, 1, 3), activity(1), activity(2, 2))


@pytest.mark.parametrize(
    ("before", "after", "expected"),
    [
        (BASE, BASE, []),
        ([priority(1, title="a")], [priority(1, title="b")], [("field", "speerpunt", 1, "title")]),
        ([priority(1)], [priority(1), goal(1), activity(1)], [("added", "doel", 1, "")]),
        ([priority(1), goal(1), activity(1)], [priority(1)], [("removed", "doel", 1, "")]),
        # What follows on something that went is renumbered, and that is all.
        (
            [priority(1), goal(1), goal(2, 1, 2), goal(3, 1, 3)],
            [priority(1), goal(2), goal(3, 1, 2)],
            [("removed", "doel", 1, "")],
        ),
        (
            [priority(1), goal(1), goal(2, 1, 2), goal(3, 1, 3)],
            [priority(1), goal(3), goal(1, 1, 2), goal(2, 1, 3)],
            [("moved", "doel", 3, "")],
        ),
        ([priority(1), priority(2, 2), goal(1)], [priority(1), priority(2, 2), goal(1, 2)], [("moved", "doel", 1, "")]),
        # It moved into something that is new, and its activiteit with it.
        (
            [priority(1), goal(1), activity(1)],
            [priority(1), priority(2, 2), goal(1, 2), activity(1)],
            [("added", "speerpunt", 2, ""), ("moved", "doel", 1, "")],
        ),
        # It moved out of something that went.
        (
            [priority(1), priority(2, 2), goal(1, 2), goal(2, 2, 2)],
            [priority(1), goal(1)],
            [("moved", "doel", 1, ""), ("removed", "speerpunt", 2, "")],
        ),
        # A stored place without another order is no move.
        ([priority(1), priority(2, 2)], [priority(1, 3), priority(2, 7)], []),
    ],
)
def test_change_is_told_once(before, after, expected):
    assert told(differences(plan(*before), plan(*after))) == expected


def test_a_change_knows_where_it_stood_and_stands():
    before = plan(priority(1), priority(2, 2), goal(1), goal(2, 1, 2))
    after = plan(priority(1), priority(2, 2), goal(1), goal(2, 2))
    (moved,) = differences(before, after)
    assert (moved.before.node.number, moved.after.node.number) == ("1.2", "2.1")
    assert ([each.number for each in moved.before.above], [each.number for each in moved.after.above]) == (
        ["", "1"],
        ["", "2"],
    )


def test_what_came_and_went_along_is_counted_without_what_moved():
    before = plan(priority(1), priority(2, 2), goal(1, 2), goal(2, 2, 2), activity(1, 2))
    after = plan(priority(1), goal(1))
    removed = differences(before, after)[-1]
    assert [each.ref for each in removed.inside] == [(Kind.GOAL, 2), (Kind.ACTIVITY, 1)]


def test_a_part_belongs_to_its_element():
    risk = Row(Kind.RISK, 1, (Kind.GOAL, 1), (), {"title": "Te weinig mensen"})
    (added,) = differences(plan(priority(1), goal(1)), plan(priority(1), goal(1), risk))
    assert (added.ref, added.spot.element.ref) == ((Kind.RISK, 1), (Kind.GOAL, 1))


def test_a_chapter_that_goes_behind_the_priorities_is_told_by_that_field():
    def chapter(pk: int, place: int, *, closing: bool = False) -> Row:
        return Row(
            Kind.CHAPTER, pk, (Kind.PLAN, 1), (closing, place), {"position": place, "is_closing": closing, "title": "x"}
        )

    before = plan(chapter(1, 1), chapter(2, 2), chapter(3, 3, closing=True))
    after = plan(chapter(2, 2), chapter(3, 3, closing=True), chapter(1, 9, closing=True))
    assert told(differences(before, after)) == [("field", "hoofdstuk", 1, "is_closing")]


def test_another_plan_is_no_moment_of_this_one():
    with pytest.raises(ValueError, match="one plan"):
        differences(plan(), assemble([Row(Kind.PLAN, 2, None, (), {})]))


@pytest.mark.parametrize(
    ("before", "after", "expected"),
    [
        ({"a": 1}, {"a": 1}, []),
        ({"a": 1}, {"a": 2}, [("a", 1, 2)]),
        ({}, {"new": ""}, []),
        ({}, {"new": "x"}, [("new", None, "x")]),
        ({"gone": []}, {}, []),
        ({"position": 1}, {"position": 2}, []),
        ({"done": False}, {"done": True}, [("done", False, True)]),
        ({"budget": 0}, {"budget": None}, [("budget", 0, None)]),
    ],
)
def test_a_field_that_did_not_exist_yet_was_empty(before, after, expected):
    assert list(changed_fields(before, after)) == expected


orders = st.permutations(range(7))


@given(orders)
def test_the_rest_keeps_its_order_when_the_moved_are_taken_out(order):
    places = [((Kind.GOAL, pk), place) for pk, place in enumerate(order)]
    moved = out_of_order(places)
    kept = [place for ref, place in places if ref not in moved]
    assert kept == sorted(kept)
    assert bool(moved) == (list(order) != sorted(order))


@given(orders, orders, st.sets(st.integers(0, 6)), st.sets(st.integers(0, 6)))
def test_every_difference_is_told_and_nothing_else(first, second, gone, came):
    def tree(order, missing):
        return plan(priority(1), *(goal(pk, 1, place + 1) for pk, place in enumerate(order) if pk not in missing))

    before, after = tree(first, came), tree(second, gone)
    found = differences(before, after)
    stayed = {pk for pk in range(7) if pk not in gone | came}
    assert {each.ref[1] for each in found if each.kind is ChangeKind.ADDED} == came - gone
    assert {each.ref[1] for each in found if each.kind is ChangeKind.REMOVED} == gone - came
    moved = {each.ref[1] for each in found if each.kind is ChangeKind.MOVED}
    rest = stayed - moved
    assert sorted(rest, key=first.__getitem__) == sorted(rest, key=second.__getitem__)
