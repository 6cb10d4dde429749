"""What must hold of every agreement, whatever its direction, path and bounds: rising, falling, hold, corridor, overshoot."""

import math
from dataclasses import replace
from itertools import pairwise

import pytest
from hypothesis import assume, given
from hypothesis import strategies as st

from goals.compute.pace import heads_needed, months_behind
from goals.enums import Direction, PathKind, Reason, Status
from goals.progress import Assessment, assess, path_value, place, progress
from goals.targets import TOLERANCE, Target
from indicators.compute.figure import FigureValue
from indicators.enums import FigureKind, Unit
from tests.goals.agreements import PATHS, agreements, interval, kept, moving, percent, quarters, share, shares, years

ORDER = [Status.ACHIEVED, Status.ON_TRACK, Status.ATTENTION, Status.OFF_TRACK]
OPPOSITE = {Direction.UP: Direction.DOWN, Direction.DOWN: Direction.UP}
STRAIGHT = (PathKind.LINEAR, PathKind.OWN)
EVERY_PATH = [(direction, kind) for direction in PATHS for kind in PathKind]


def mirrored(target: Target) -> Target:
    """The same agreement upside down."""
    flip = {name: -value for name in ("baseline", "target") if (value := getattr(target, name)) is not None}
    if target.low is not None:
        flip |= {"low": -target.high, "high": -target.low}
    steps = tuple((year, -value) for year, value in target.steps)
    return replace(target, direction=OPPOSITE.get(target.direction, target.direction), steps=steps, **flip)


@pytest.mark.parametrize(("direction", "kind"), EVERY_PATH)
def test_a_better_value_never_gets_a_worse_status(direction, kind):
    @given(moving((kind,), (direction,)), quarters, quarters, years)
    def holds(target, one, other, year):
        better, worse = sorted((one, other), reverse=direction is Direction.UP)
        ranks = [ORDER.index(place(target, year, value).status) for value in (better, worse)]
        assert ranks == sorted(ranks)

    holds()


@pytest.mark.parametrize(("direction", "kind"), EVERY_PATH)
def test_rising_and_falling_are_each_others_mirror(direction, kind):
    @given(moving((kind,), (direction,)), quarters, years)
    def holds(target, value, year):
        one, other = assess(target, year, percent(value)), assess(mirrored(target), year, percent(-value))
        assert (one.status, one.reason, one.progress) == (other.status, other.reason, other.progress)
        assert (one.deviation, one.side) == (other.deviation, -other.side)
        pupils = one.deviation_pupils, other.deviation_pupils
        assert pupils[0] == pupils[1]

    holds()


@given(agreements, quarters, years)
def test_a_value_on_either_side_of_a_band_is_as_far_off_as_its_mirror(target, value, year):
    assume(not target.has_path)
    one, other = assess(target, year, percent(value)), assess(mirrored(target), year, percent(-value))
    assert (one.status, one.deviation, one.side) == (other.status, other.deviation, -other.side)
    assert one.progress is None
    assert one.status is not Status.ACHIEVED


@given(kept, st.integers(0, 60))
def test_hold_is_judged_by_the_distance_to_what_is_kept_on_both_sides(target, distance):
    away = distance / 4
    wanted = (
        Status.ON_TRACK
        if away <= target.margin
        else Status.ATTENTION
        if away <= target.limit
        else Status.OFF_TRACK
    )  # fmt: skip
    found = [assess(target, 2024, percent(target.centre + sign * away)).status for sign in (-1, 1)]
    assert found == [wanted, wanted]


@given(moving(), years)
def test_path_runs_from_baseline_to_target_through_its_steps(target, year):
    first, last = target.years
    assert path_value(target, min(year, first)) == target.baseline
    assert path_value(target, max(year, last)) == target.target
    for at, value in target.steps:
        assert path_value(target, at) == value


@given(moving(STRAIGHT), st.floats(2010, 2040))
def test_path_lies_between_the_values_around_it(target, moment):
    for (year, value), (following, next_value) in pairwise(target.points):
        if year <= moment <= following:
            low, high = sorted((value, next_value))
            assert low - TOLERANCE <= path_value(target, moment) <= high + TOLERANCE


@given(moving((PathKind.STEPPED,)), years)
def test_one_step_asks_the_baseline_until_the_target_year(target, year):
    assert path_value(target, year) == (target.target if year >= target.target_year else target.baseline)


@given(moving((PathKind.LINEAR,)), years)
def test_a_straight_path_is_one_with_steps_on_the_line(target, year):
    first, last = target.years
    steps = tuple((at, path_value(target, at)) for at in range(first + 1, last))
    own = replace(target, path_kind=PathKind.OWN, steps=steps)
    assert path_value(own, year) == pytest.approx(path_value(target, year), abs=1e-9)


@given(moving(), st.integers(1, 40), years)
def test_overshoot_is_told_as_it_is(target, extra, year):
    way = target.target - target.baseline
    assume(year >= target.baseline_year)
    found = assess(target, year, percent(target.target + extra / 8 * way))
    assert found.progress == pytest.approx(1 + extra / 8)
    assert found.status is Status.ACHIEVED
    behind = assess(target, year, percent(target.baseline - extra / 8 * way))
    assert behind.progress == pytest.approx(-extra / 8)


@given(st.sampled_from(PATHS), quarters, quarters)
def test_no_way_between_baseline_and_target_has_no_progress(direction, value, current):
    flat = Target(direction, 0.25, 0.5, 2020, value, 2028, value)
    found = assess(flat, 2024, percent(current))
    assert found.progress is None
    assert progress(baseline=value, target=value, current=current) is None
    reached = current >= value if direction is Direction.UP else current <= value
    assert (found.status is Status.ACHIEVED) is reached


tenths = st.integers(0, 1000).map(lambda n: n / 10)


@given(tenths, tenths, st.integers(1, 30), st.integers(1, 30), st.sampled_from(PATHS), st.integers(2021, 2027))
def test_a_value_on_a_bound_falls_inside_it_and_just_beyond_falls_outside(one, other, margin, extra, direction, year):
    # Tenths are not exact in binary: the sums below miss the bounds by the last digits.
    assume(one != other)
    start, end = sorted((one, other), reverse=direction is Direction.DOWN)
    target = Target(direction, margin / 10, margin / 10 + extra / 10, 2020, start, 2028, end)
    away = -1 if direction is Direction.UP else 1
    asked = path_value(target, year)
    values = [asked + away * (bound + more) for bound in target.bounds for more in (0, 1e-6)]
    assume(not any(target.favours(value, end) or math.isclose(value, end, abs_tol=1e-6) for value in values))
    found = [assess(target, year, percent(value)).status for value in values]
    assert found == [Status.ON_TRACK, Status.ATTENTION, Status.ATTENTION, Status.OFF_TRACK]


@given(agreements, quarters, quarters, years)
def test_an_interval_is_judged_only_where_every_value_in_it_agrees(target, one, other, year):
    assume(target.baseline_year is None or year >= target.baseline_year)
    low, high = sorted((one, other))
    found = assess(target, year, interval(low, high))
    # Every value at which a verdict can turn, and both ends.
    turns = [value for value in _turning_values(target, year) if low <= value <= high]
    within = {place(target, year, value + more).status for value in turns for more in (-1e-6, 0, 1e-6)}
    ends = {place(target, year, value).status for value in (low, high)}
    inside = {
        place(target, year, value + more).status
        for value in turns
        for more in (-1e-6, 0, 1e-6)
        if low <= value + more <= high
    }
    if found.status is Status.NO_VERDICT:
        assert len(within | ends) > 1
    else:
        assert inside | ends == {found.status}
    assert (found.deviation, found.deviation_pupils, found.progress) == (None, None, None)


def _turning_values(target: Target, year: int) -> list[float]:
    margin, limit = target.bounds
    edges = target.band or (path_value(target, year),) * 2
    around = [edge + sign * bound for edge in edges for sign in (-1, 1) for bound in (0, margin, limit)]
    return [*around, *(value for value in (target.target,) if value is not None and target.has_path)]


NUMBERLESS = [
    (FigureKind.WITHHELD, Reason.WITHHELD),
    (FigureKind.UNKNOWN, Reason.UNKNOWN),
    (FigureKind.NOT_APPLICABLE, Reason.NOT_APPLICABLE),
]


@pytest.mark.parametrize(("kind", "reason"), NUMBERLESS)
def test_a_figure_that_is_not_there_lends_no_number(kind, reason):
    @given(agreements, shares, years)
    def holds(target, hidden, year):
        clean = FigureValue(kind, Unit.PERCENT)
        leaky = replace(hidden, kind=kind, estimate=hidden.value)
        found = assess(target, year, leaky)
        assert found == assess(target, year, clean)
        expected = None if kind is FigureKind.WITHHELD else path_value(target, year)
        assert found == Assessment(Status.NO_VERDICT, reason, year, expected)
        if target.has_path:
            assert (months_behind(target, year, leaky), heads_needed(target, year, leaky)) == (None, 0)

    holds()


@given(moving(STRAIGHT, steady=True), st.floats(0, 1, exclude_max=True), st.integers(0, 10))
def test_months_lead_to_the_moment_when_the_path_asked_this_value(target, part, since):
    heads = round(4 * (target.baseline + part * (target.target - target.baseline)))
    figure, year = share(heads, 400), target.baseline_year + since
    months = months_behind(target, year, figure)
    assume(heads != 4 * target.target)
    assert path_value(target, year - months / 12) == pytest.approx(figure.value, abs=1e-6)
    assert (months > 0) is (assess(target, year, figure).deviation > 0)
    # No moment nearer by asks it too: the distance in time is the least there is.
    nearer = [year - share_of * months / 12 for share_of in (0.25, 0.5, 0.75, 0.99)] if abs(months) > 0.1 else []
    assert all(abs(path_value(target, moment) - figure.value) > TOLERANCE for moment in nearer)


@given(moving(steady=True), shares, years)
def test_time_is_told_of_no_value_that_the_path_never_asked(target, figure, year):
    out_of_sight = target.favours(target.baseline, figure.value) or not target.favours(target.target, figure.value)
    silent = out_of_sight or target.path_kind is PathKind.STEPPED or year < target.baseline_year
    assert (months_behind(target, year, figure) is None) is silent


@given(moving(), shares, years)
def test_the_heads_that_are_needed_are_enough_and_not_one_too_many(target, figure, year):
    needed = heads_needed(target, year, figure)
    sign = 1 if target.direction is Direction.UP else -1
    asked, total = path_value(target, year), figure.denominator_low

    def is_enough(heads: int) -> bool:
        return not target.favours(asked, 100 * (figure.numerator_low + sign * heads) / total)

    assert is_enough(needed)
    assert needed == 0 or not is_enough(needed - 1)


@given(moving(), quarters, years)
def test_nothing_is_said_of_time_and_heads_without_exact_heads(target, value, year):
    for figure in (percent(value), replace(percent(value), unit=Unit.DAYS), interval(value, value + 1)):
        assert (months_behind(target, year, figure), heads_needed(target, year, figure)) == (None, 0)
