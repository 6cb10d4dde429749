"""Withholding, judged by attack: the attacker knows all that is shown, the total, and the whole rule."""

from collections import defaultdict
from collections.abc import Iterator
from itertools import chain, combinations

import pytest
from hypothesis import example, given, settings
from hypothesis import strategies as st

from indicators.compute.withholding import ENOUGH, Cell, Reason, withhold

View = tuple[tuple[int | None, ...], int | None]


def withheld(counts, *, total_visible=True, inside=False):
    cells = [Cell(place, count) for place, count in enumerate(counts)]
    return withhold(cells, total_visible=total_visible, inside=inside)


def shown(counts, *, inside=False) -> View:
    """What a reader sees: None for a withheld cell or total."""
    counts = list(counts)
    found = withheld(counts, inside=inside)
    cells = tuple(None if place in found else count for place, count in enumerate(counts))
    return cells, None if found.total else sum(counts)


def breakdowns(cells: int, whole: int) -> Iterator[tuple[int, ...]]:
    if cells == 1:
        yield (whole,)
        return
    for first in range(whole + 1):
        for others in breakdowns(cells - 1, whole - first):
            yield (first, *others)


@pytest.mark.parametrize(("cells", "largest"), [(1, 30), (2, 80), (3, 45), (4, 26), (5, 17)])
def test_no_withheld_cell_keeps_fewer_than_three_values_in_any_breakdown(cells, largest):
    seen: dict[View, list[tuple[int, ...]]] = defaultdict(list)
    for whole in range(largest + 1):
        for counts in breakdowns(cells, whole):
            seen[shown(counts)].append(counts)
    for view, possible in seen.items():
        for place, cell in enumerate(view[0]):
            if cell is None:
                assert len({counts[place] for counts in possible}) >= ENOUGH, view


@pytest.mark.parametrize(("cells", "largest"), [(3, 36), (4, 26), (5, 17)])
def test_who_knows_one_cell_and_the_rule_cannot_work_out_another(cells, largest):
    """Every breakdown there is, and every number that the reader may know of itself. One that is withheld as a whole apart:
    there the total less the own number may leave no more than one or two pupils for all others."""
    seen: dict[View, list[tuple[int, ...]]] = defaultdict(list)
    for whole in range(largest + 1):
        for counts in breakdowns(cells, whole):
            seen[shown(counts, inside=True)].append(counts)
    partly = [view for view in seen if 0 < view[0].count(None) < cells]
    assert partly or cells == 3
    for view in partly:
        hidden = [place for place, cell in enumerate(view[0]) if cell is None]
        known: dict[int, list[tuple[int, ...]]] = defaultdict(list)
        for counts in seen[view]:
            known[counts[hidden[0]]].append(counts)
        for possible in known.values():
            for place in hidden[1:]:
                assert len({counts[place] for counts in possible}) >= ENOUGH, view


@settings(max_examples=200)
@given(st.lists(st.one_of(st.integers(0, 8), st.integers(0, 3000)), min_size=1, max_size=30))
def test_what_is_shown_to_who_knows_a_cell_is_shown_to_everybody(counts):
    assert set(withheld(counts, inside=True).cells) >= set(withheld(counts).cells)


def test_a_withheld_total_keeps_at_least_three_values():
    for cells in (1, 2, 3):
        views = {shown(counts): whole for whole in range(1, 5) for counts in breakdowns(cells, whole)}
        assert set(views) == {((None,) * cells, None)}


@settings(max_examples=200)
@given(st.lists(st.one_of(st.integers(0, 8), st.integers(0, 3000)), min_size=1, max_size=30))
def test_small_cells_are_hidden_and_larger_ones_only_beside_them(counts):
    found = withheld(counts)
    small = {place for place, count in enumerate(counts) if 1 <= count <= 4}
    assert {place for place, reason in found.cells.items() if reason == Reason.PRIMARY} == small
    assert bool(found.cells) == bool(small)
    assert found.total == (1 <= sum(counts) <= 4)
    hidden = sum(count for place, count in enumerate(counts) if place in found)
    # What an attacker who does not know the rule needs: one hidden cell, or a sum of few that splits in few ways.
    assert found.total or not small or (len(found.cells) >= 2 and hidden >= 4)


@settings(max_examples=200)
@given(st.lists(st.one_of(st.integers(0, 8), st.integers(0, 400)), min_size=2, max_size=12), st.randoms())
def test_the_order_of_the_rows_changes_nothing(counts, random):
    order = list(range(len(counts)))
    random.shuffle(order)
    found = withheld([counts[place] for place in order])
    assert {order[place] for place in found.cells} == set(withheld(counts).cells)


@settings(max_examples=150, deadline=None)
@given(st.lists(st.one_of(st.integers(0, 8), st.integers(0, 400)), min_size=2, max_size=12))
@example([4, 184, 184])
@example([1, 1, 1, 140])
@example([4] * 5 + [300])
def test_hidden_cells_have_other_values_behind_the_same_view(counts):
    """On larger numbers: fill some hidden cells anew until three values have turned up behind the same view.

    The rule does not look at the order of the cells, so a value that fits one hidden cell fits each of them.
    """
    cells, total = shown(counts)
    hidden = [place for place, cell in enumerate(cells) if cell is None]
    if total is None:
        return
    values: set[int] = set()
    sizes = sorted({min(len(hidden), size) for size in (3, 4, 5)})
    for places in chain.from_iterable(combinations(hidden, size) for size in sizes):
        for parts in refilled([counts[place] for place in places]):
            other = dict(enumerate(counts)) | dict(zip(places, parts, strict=True))
            if shown(other.values()) == (cells, total):
                values |= {other[place] for place in hidden}
            if len(values) >= ENOUGH:
                return
    assert hidden == []


def refilled(parts: list[int]) -> Iterator[tuple[int, ...]]:
    """The same total over these cells, the first of them small and the others in ascending order."""
    for small in range(1, min(4, sum(parts)) + 1):
        for others in ascending(len(parts) - 1, sum(parts) - small):
            yield (small, *others)


def ascending(cells: int, whole: int, least: int = 0) -> Iterator[tuple[int, ...]]:
    if cells == 1:
        yield (whole,)
        return
    for first in range(least, whole // cells + 1):
        for others in ascending(cells - 1, whole - first, first):
            yield (first, *others)


@pytest.mark.parametrize(
    ("counts", "hidden"),
    [
        ([0, 0, 12], set()),
        ([5, 6, 7], set()),
        ([2, 3, 100], {0, 1}),
        ([3, 100, 40, 9, 0], {0, 3}),
        ([3, 100, 40, 0], {0, 2}),
        ([1, 1, 50, 70], {0, 1, 2}),
        ([4, 4, 4, 4, 6, 300], {0, 1, 2, 3, 4}),
        ([1, 5], {0, 1}),
        ([1, 5, 0], {0, 1, 2}),
        ([3], {0}),
        ([3, 0], {0, 1}),
        ([], set()),
    ],
)
def test_which_cells_are_hidden(counts, hidden):
    assert set(withheld(counts).cells) == hidden


def test_without_a_visible_total_only_the_small_cells_are_hidden():
    found = withheld([3, 100, 40, 4, 0], total_visible=False)
    assert found.cells == {0: Reason.PRIMARY, 3: Reason.PRIMARY}
    assert not found.total


def test_reasons_and_keys():
    found = withhold([Cell("01AA", 3), Cell("02BB", 12), Cell("03CC", 700)], total_visible=True)
    assert found.cells == {"01AA": Reason.PRIMARY, "02BB": Reason.COMPLEMENTARY}
    assert "02BB" in found
    assert "03CC" not in found


def test_a_number_that_nobody_knows_exactly_protects_nothing():
    found = withhold([Cell("a", 3), Cell("b", None), Cell("c", 12), Cell("d", 700)], total_visible=True)
    assert set(found.cells) == {"a", "c"}


@pytest.mark.parametrize("rows", [[Cell("a", -1)], [Cell("a", 3), Cell("a", 9)]])
def test_nonsense_is_refused(rows):
    with pytest.raises(ValueError, match="unique keys"):
        withhold(rows, total_visible=True)
