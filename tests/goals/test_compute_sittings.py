"""Saves grouped by person and sitting."""

from datetime import UTC, datetime, timedelta
from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from goals.compute.sittings import PAUSE, Save, sittings
from goals.kinds import Kind

START = datetime(2026, 6, 13, 12, tzinfo=UTC)
ANNA, BAS = 5, 7


def saved(*rows: tuple) -> list[Save]:
    """(minute, person, row, reason?, archived?) each, numbered in the order given."""
    return [
        Save((Kind.GOAL, row), number, START + timedelta(minutes=minute), user, *rest)
        for number, (minute, user, row, *rest) in enumerate(rows, start=1)
    ]


def shape(saves: list[Save]) -> list[tuple]:
    """Newest first: who, and of each run its row with the save before and the last."""
    return [
        (sitting.user_id, [(run.ref[1], run.before, run.last) for run in sitting.runs]) for sitting in sittings(saves)
    ]


@pytest.mark.parametrize(
    ("rows", "expected"),
    [
        ([], []),
        ([(0, ANNA, 1)], [(ANNA, [(1, None, 1)])]),
        # Autosave: many saves, one story.
        ([(0, ANNA, 1), (1, ANNA, 1), (2, ANNA, 1)], [(ANNA, [(1, None, 3)])]),
        ([(0, ANNA, 1), (15, ANNA, 2), (30, ANNA, 1)], [(ANNA, [(2, None, 2), (1, None, 3)])]),
        ([(0, ANNA, 1), (16, ANNA, 1)], [(ANNA, [(1, 1, 2)]), (ANNA, [(1, None, 1)])]),
        # Two people in one row: each tells what was theirs.
        (
            [(0, ANNA, 1), (1, BAS, 1), (2, ANNA, 1)],
            [(ANNA, [(1, None, 1), (1, 2, 3)]), (BAS, [(1, 1, 2)])],
        ),
        # Two people in two rows do not cut each other off.
        ([(0, ANNA, 1), (1, BAS, 2), (2, ANNA, 1)], [(ANNA, [(1, None, 3)]), (BAS, [(2, None, 2)])]),
        # Two reasons are two stories; a save without one belongs to what it follows.
        ([(0, ANNA, 1, "a"), (1, ANNA, 1), (2, ANNA, 1, "b")], [(ANNA, [(1, None, 2), (1, 2, 3)])]),
        ([(0, ANNA, 1), (1, ANNA, 1, "toch niet")], [(ANNA, [(1, None, 1), (1, 1, 2)])]),
        # Put away and taken back at once is told, though nothing changed in the end.
        (
            [(0, ANNA, 1), (1, ANNA, 1, "", True), (2, ANNA, 1, "", False)],
            [(ANNA, [(1, None, 1), (1, 1, 2), (1, 2, 3)])],
        ),
    ],
)
def test_saves_become_runs_in_sittings(rows, expected):
    assert shape(saved(*rows)) == expected


def test_a_run_keeps_its_reason_and_whether_it_was_put_away():
    (sitting,) = sittings(saved((0, ANNA, 1), (1, ANNA, 1, "dubbel", True)))
    first, second = sitting.runs
    assert (first.reason, first.was_archived, first.is_archived) == ("", False, False)
    assert (second.reason, second.was_archived, second.is_archived) == ("dubbel", False, True)
    assert (sitting.starts, sitting.ends) == (START, START + timedelta(minutes=1))


def test_an_edit_of_what_is_put_away_is_no_second_archiving():
    (sitting,) = sittings(saved((0, ANNA, 1, "", True), (1, ANNA, 1, "", True)))
    assert [(run.before, run.last, run.was_archived) for run in sitting.runs] == [(None, 1, False), (1, 2, True)]


moments = st.lists(
    st.tuples(st.integers(0, 90), st.sampled_from([ANNA, BAS, None]), st.integers(1, 3)), max_size=20
).map(lambda rows: sorted(rows, key=lambda row: row[0]))


@given(moments)
def test_every_save_is_told_once_and_each_run_begins_where_the_one_before_ended(rows):
    saves = saved(*rows)
    found = sittings(saves)
    runs = [run for sitting in found for run in sitting.runs]
    by_row: dict = {}
    for run in sorted(runs, key=lambda each: each.last):
        assert run.before == by_row.get(run.ref)
        by_row[run.ref] = run.last
    assert by_row == {save.ref: save.number for save in saves}
    for one, other in pairwise(found):
        assert one.ends >= other.ends
    for user in (ANNA, BAS, None):
        own = [sitting for sitting in found if sitting.user_id == user]
        assert all(later.starts - earlier.ends > PAUSE for later, earlier in pairwise(own))
