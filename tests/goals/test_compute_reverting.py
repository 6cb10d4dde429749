"""The plan as it would be with a part of it back as it was."""

from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from goals.compute.differences import differences
from goals.compute.reverting import NotThereError, Reach, Wish, fields_with, orders, reverted
from goals.kinds import Kind
from goals.snapshot import Node, Row, assemble

G1, G2, P1, P2 = (Kind.GOAL, 1), (Kind.GOAL, 2), (Kind.PRIORITY, 1), (Kind.PRIORITY, 2)


def row(kind: Kind, pk: int, parent: tuple[Kind, int], place: int = 1, **values: Any) -> Row:
    return Row(kind, pk, parent, (place,), {"title": f"{kind.value} {pk}", **values})


def plan(*rows: Row) -> Node:
    return assemble([Row(Kind.PLAN, 1, None, (), {"title": "Plan"}), *rows])


def goal(pk: int, under: int = 1, place: int | None = None, **values: Any) -> Row:
    return row(Kind.GOAL, pk, (Kind.PRIORITY, under), pk if place is None else place, **values)


def shape(tree: Node) -> list[tuple[str, int, str]]:
    return [(node.number, node.id, node.values["title"]) for node in tree.walk() if node.number]


TOP = (row(Kind.PRIORITY, 1, (Kind.PLAN, 1), 1), row(Kind.PRIORITY, 2, (Kind.PLAN, 1), 2))
ACT = row(Kind.ACTIVITY, 1, G1)


def test_a_field_comes_back_and_nothing_else():
    then = plan(*TOP, goal(1, title="Oud", description="Oud"))
    now = plan(*TOP, goal(1, title="Nieuw", description="Nieuw"))
    (found,) = differences(now, reverted(now, then, Wish(G1, Reach.FIELD, "title")))
    assert (found.field, found.old, found.new) == ("title", "Nieuw", "Oud")


def test_what_belongs_together_comes_back_together():
    assert "target_year" in fields_with("target")
    assert fields_with("description") == {"description"}
    link = (Kind.LINK, 1)
    then = plan(*TOP, goal(1), row(Kind.LINK, 1, G1, target=2.0, target_year=2027, means="a"))
    now = plan(*TOP, goal(1), row(Kind.LINK, 1, G1, target=1.5, target_year=2028, means="b"))
    found = differences(now, reverted(now, then, Wish(link, Reach.FIELD, "target")))
    assert {change.field for change in found} == {"target", "target_year"}


def test_a_row_comes_back_with_its_parent_and_leaves_what_is_under_it():
    then = plan(*TOP, goal(1, title="Oud"), ACT)
    now = plan(*TOP, goal(1, 2, title="Nieuw"), row(Kind.ACTIVITY, 1, G1, title="Nu"))
    assert shape(reverted(now, then, Wish(G1, Reach.ROW))) == [
        ("1", 1, "speerpunt 1"),
        ("1.1", 1, "Oud"),
        ("1.1.1", 1, "Nu"),
        ("2", 2, "speerpunt 2"),
    ]


def test_a_place_comes_back_alone():
    then = plan(*TOP, goal(1, title="Oud"), goal(2), goal(3))
    now = plan(*TOP, goal(2, place=1), goal(3, place=2), goal(1, place=3, title="Nieuw"))
    result = reverted(now, then, Wish(G1, Reach.PLACE))
    assert [node.values["title"] for node in result.walk() if node.kind is Kind.GOAL] == ["Nieuw", "doel 2", "doel 3"]
    assert dict(orders(now, result)) == {(P1, Kind.GOAL): (1, 2, 3)}


def test_all_comes_back_what_is_new_goes_and_what_stood_elsewhere_stays():
    then = plan(*TOP, goal(1), goal(2), goal(4, 2), ACT)
    now = plan(*TOP, goal(3, place=1), goal(1, 2, title="Nieuw"), goal(4, 1), row(Kind.ACTIVITY, 2, G1))
    assert shape(reverted(now, then, Wish(P1, Reach.ALL))) == [
        ("1", 1, "speerpunt 1"),
        ("1.1", 1, "doel 1"),
        ("1.1.1", 1, "activiteit 1"),
        ("1.2", 2, "doel 2"),
        ("1.3", 4, "doel 4"),
        ("2", 2, "speerpunt 2"),
    ]


def test_the_whole_plan_comes_back():
    then = plan(*TOP, goal(1), goal(2, 2), ACT)
    now = plan(TOP[1], goal(1, 2, 5, title="x"), row(Kind.PRIORITY, 3, (Kind.PLAN, 1), 0))
    result = reverted(now, then, Wish((Kind.PLAN, 1), Reach.ALL))
    assert (differences(then, result), differences(result, then)) == ((), ())


def test_what_was_tied_anew_gives_way_to_what_was_tied_then():
    then = plan(*TOP, goal(1), row(Kind.TAG, 1, G1, item_id=5), row(Kind.TAG, 2, G1, item_id=6))
    now = plan(*TOP, goal(1), row(Kind.TAG, 3, G1, item_id=5))
    result = reverted(now, then, Wish(P1, Reach.ALL))
    assert [node.id for node in result.walk() if node.kind is Kind.TAG] == [1, 2]


@pytest.mark.parametrize(
    ("now", "then"),
    [
        (plan(*TOP, goal(1)), plan(*TOP)),
        (plan(*TOP), plan(*TOP, goal(1))),
        (plan(TOP[0], goal(1)), plan(*TOP, goal(1, 2))),
    ],
    ids=["not there then", "not there now", "its parent is not there now"],
)
def test_what_cannot_stand_there_is_refused(now, then):
    with pytest.raises(NotThereError):
        reverted(now, then, Wish(G1, Reach.ALL))


@st.composite
def plans(draw) -> Node:
    """Two speerpunten with some of six doelen in some order, each with a title that may differ."""
    order = draw(st.permutations(range(1, 7)))
    there = draw(st.sets(st.integers(1, 6)))
    under = draw(st.lists(st.sampled_from([1, 2]), min_size=6, max_size=6))
    titles = draw(st.lists(st.sampled_from("ab"), min_size=6, max_size=6))
    rows = [goal(pk, under[pk - 1], place, title=titles[pk - 1]) for place, pk in enumerate(order) if pk in there]
    return plan(*TOP, *rows)


@given(plans(), plans())
def test_what_is_back_is_as_it_was_and_the_rest_is_as_it_is(now, then):
    result = reverted(now, then, Wish(P1, Reach.ALL))
    was, here = ({node.ref: node for node in tree.walk()} for tree in (then, result))
    mine = {node.ref for node in was[P1].children}
    kept = {node.ref for node in now.children[0].children} & {node.ref for node in was[P2].children}
    assert {node.ref for node in here[P1].children} == mine | kept
    assert all(here[ref].values == was[ref].values for ref in mine)
    assert [node.ref for node in here[P1].children if node.ref in mine] == [node.ref for node in was[P1].children]
    rest = [node.ref for node in now.children[1].children if node.ref not in mine]
    assert [node.ref for node in here[P2].children] == rest
