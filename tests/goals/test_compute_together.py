"""Totals of promises: nobody counts twice, order and silence change nothing, and shares come of sums."""

from dataclasses import replace
from fractions import Fraction

import pytest
from hypothesis import given
from hypothesis import strategies as st

from goals.compute.together import Base, Part, Total, base_of, once, total
from goals.enums import Direction

DOWN, UP = Direction.DOWN, Direction.UP
codes = st.integers(0, 40).map(lambda n: f"{41000 + n}")


@st.composite
def boards(draw, *, most: int = 12, signed: bool | None = None) -> list[Part]:
    """Schoolbesturen, each once, whose pupils counted are among all their pupils."""
    found = []
    for code in draw(st.lists(codes, min_size=1, max_size=most, unique=True)):
        whole = draw(st.integers(0, 3000))
        promise = st.integers(0, 30).map(float)
        promised = promise if signed else st.none() if signed is False else st.one_of(st.none(), promise)
        found.append(Part(code, draw(st.integers(0, whole)), whole, draw(promised)))
    return found


def worked_out(parts: list[Part], direction: Direction = DOWN, target: float = 2.0) -> Total:
    return total(parts, direction=direction, target=target, factor=100)


@given(boards())
def test_the_whole_is_the_sum_of_its_parts(parts):
    found = worked_out(parts)
    wholes, counts = sum(part.whole or 0 for part in parts), sum(part.count or 0 for part in parts)
    promised = sum(part.promised or 0 for part in parts)
    assert (found.asked, found.promised) == (len(parts), promised)
    if wholes:
        assert found.base == Base(counts, wholes)
        assert found.reached == max(counts - promised, 0)
        assert found.share == pytest.approx(float(Fraction(100 * found.reached, wholes)))


@given(boards(), st.randoms(), st.sampled_from([DOWN, UP]))
def test_order_changes_nothing(parts, random, direction):
    other = list(parts)
    random.shuffle(other)
    assert worked_out(other, direction) == worked_out(parts, direction)


@given(boards(), st.data())
def test_a_schoolbestuur_that_stands_there_twice_counts_once(parts, data):
    twice = data.draw(st.lists(st.sampled_from(parts)))
    assert worked_out([*parts, *twice]) == worked_out(parts)


@given(boards(), st.data())
def test_a_schoolbestuur_with_two_different_numbers_is_refused(parts, data):
    one = data.draw(st.sampled_from(parts))
    with pytest.raises(ValueError, match=one.code):
        once([*parts, replace(one, count=(one.count or 0) + 1)])


@given(boards(signed=True), st.data())
def test_who_is_silent_stays_in_the_base_and_promises_nothing(parts, data):
    silent = data.draw(st.sampled_from(parts))
    others = [part for part in parts if part != silent]
    found = worked_out([*others, replace(silent, promised=None)])
    nothing = worked_out([*others, replace(silent, promised=0.0)])
    assert (found.base, found.share, found.gap) == (nothing.base, nothing.share, nothing.gap)
    assert (found.answered, nothing.answered, found.is_complete) == (len(parts) - 1, len(parts), False)


@given(boards(signed=True), st.sampled_from([DOWN, UP]), st.floats(0, 100))
def test_a_larger_promise_never_widens_the_gap(parts, direction, target):
    before = worked_out(parts, direction, target)
    more = [replace(parts[0], promised=(parts[0].promised or 0) + 1), *parts[1:]]
    after = worked_out(more, direction, target)
    assert (before.gap is None) == (after.gap is None)
    if before.gap is not None and after.gap is not None:
        assert after.gap in {before.gap, before.gap - 1}


@given(boards(), st.floats(0, 100))
def test_with_the_gap_closed_the_target_is_reached(parts, target):
    found = worked_out(parts, DOWN, target)
    if found.gap is not None and found.base and found.base.whole and found.reached is not None:
        assert 100 * (found.reached - found.gap) / found.base.whole <= target + 1e-3
        assert found.gap == 0 or 100 * (found.reached - found.gap + 1) / found.base.whole > target


@given(boards(signed=False))
def test_without_a_signature_the_share_is_what_it_is_now(parts):
    found = worked_out(parts)
    assert (found.answered, found.promised, found.beyond) == (0, 0, 0)
    assert found.reached == (found.base.count if found.base else None)


@pytest.mark.parametrize("whole", [0, None])
def test_a_zero_denominator_gives_no_share_and_no_gap(whole):
    found = total(
        [Part("41234", 0, whole, 2.0)], direction=DOWN, target=2.0, base=Base(0, 0) if whole is None else None
    )
    assert (found.share, found.gap, found.reached, found.promised) == (None, None, None, 2)


def test_a_number_that_is_not_shown_leaves_no_base():
    parts = [Part("41234", 41, 1912, 6.0), Part("41235", None, 2000, 2.0)]
    assert (base_of(parts), base_of([]), worked_out(parts).promised) == (None, None, 8)
    assert total(parts, direction=DOWN, target=2.0, base=Base(100, 4000)).share == 2.3


def test_of_a_number_without_denominator_the_target_is_a_number():
    found = total([Part("41234", None, None, 6.0)], direction=DOWN, target=10.0, factor=1, base=Base(30, None))
    assert (found.reached, found.share, found.gap) == (24, None, 14)


@pytest.mark.parametrize(("direction", "reached", "beyond"), [(DOWN, 0, 2), (UP, 9, 0)])
def test_more_than_there_are_counts_as_all_of_them(direction, reached, beyond):
    found = total([Part("41234", 3, 10, 5.0 if direction is DOWN else 6.0)], direction=direction, target=50.0)
    assert (found.reached, found.beyond) == (reached, beyond)


def test_the_example_of_the_plan():
    """31 schoolbesturen, of which 27 signed."""
    parts = [Part(f"{41000 + n}", 12, 333, 2.0 if n < 27 else None) for n in range(31)]
    found = worked_out(parts, DOWN, 2.9)
    assert (found.answered, found.asked, found.reached, found.gap) == (27, 31, 318, 19)
    assert found.share == pytest.approx(100 * 318 / 10323)
