"""Where a figure stands against its path: exact at its bounds, an interval only where all of it agrees."""

from dataclasses import replace

import pytest
from hypothesis import assume, given
from hypothesis import strategies as st

from goals.enums import Direction, Reason, Status
from goals.progress import Assessment, Target, assess, in_pupils, path_value, progress, time_elapsed
from indicators.compute.figure import FigureValue
from indicators.enums import FigureKind, Unit

DOWN = Target(Direction.DOWN, 0.05, 0.15, 2023, 2.5, 2028, 2.0)
UP = Target(Direction.UP, 5, 15, 2023, 100, 2027, 140)
MAINTAIN = Target(Direction.MAINTAIN, 0.05, 0.15, 2023, 2.2, 2028)
CORRIDOR = Target(Direction.CORRIDOR, 0.05, 0.15, low=2.0, high=2.2)
# Best first: moving to the target may only go left.
ORDER = [Status.ACHIEVED, Status.ON_TRACK, Status.ATTENTION, Status.OFF_TRACK]


def percent(value, denominator=10000):
    return FigureValue(FigureKind.VALUE, Unit.PERCENT, value, value, value, None, None, None, denominator, denominator)


def count(n):
    return FigureValue(FigureKind.VALUE, Unit.COUNT, n, n, n, None, n, n)


def interval(low, high, estimate=None):
    return FigureValue(FigureKind.INTERVAL, Unit.PERCENT, None, low, high, estimate, None, None, 9000, 10000)


@pytest.mark.parametrize(
    ("year", "asked"), [(2020, 2.5), (2023, 2.5), (2024, 2.4), (2026, 2.2), (2028, 2.0), (2031, 2.0)]
)
def test_path_is_linear_between_baseline_and_target_and_flat_outside(year, asked):
    assert path_value(DOWN, year) == pytest.approx(asked, abs=1e-12)


def test_path_of_a_band_is_the_kept_value_or_nothing():
    assert (path_value(MAINTAIN, 2025), path_value(CORRIDOR, 2025)) == (2.2, None)


@pytest.mark.parametrize(("year", "part"), [(2020, 0.0), (2023, 0.0), (2026, 0.6), (2028, 1.0), (2030, 1.0)])
def test_time_elapsed_stays_between_nothing_and_all(year, part):
    assert time_elapsed(DOWN, year) == part


def test_time_elapsed_needs_two_years():
    assert time_elapsed(CORRIDOR, 2026) is None


@pytest.mark.parametrize(
    ("baseline", "target", "current", "part"),
    [(2.5, 2.0, 2.25, 0.5), (2.5, 2.0, 2.75, -0.5), (100, 140, 150, 1.25), (2.0, 2.0, 1.9, None), (0, 4, 0, 0.0)],
)
def test_progress_is_not_clipped_and_undefined_without_a_way(baseline, target, current, part):
    assert progress(baseline=baseline, target=target, current=current) == part


@pytest.mark.parametrize(
    ("value", "status", "reason"),
    [
        (2.10, Status.ON_TRACK, Reason.WITHIN_MARGIN),
        (2.20, Status.ON_TRACK, Reason.WITHIN_MARGIN),
        (2.25, Status.ON_TRACK, Reason.WITHIN_MARGIN),
        (2.25 + 1e-6, Status.ATTENTION, Reason.BETWEEN_BOUNDS),
        (2.35, Status.ATTENTION, Reason.BETWEEN_BOUNDS),
        (2.35 + 1e-6, Status.OFF_TRACK, Reason.BEYOND_LIMIT),
        (2.00, Status.ACHIEVED, Reason.TARGET_REACHED),
        (1.50, Status.ACHIEVED, Reason.TARGET_REACHED),
        (2.00 + 1e-6, Status.ON_TRACK, Reason.WITHIN_MARGIN),
    ],
)
def test_down_at_and_around_every_bound(value, status, reason):
    found = assess(DOWN, 2026, percent(value))
    assert (found.status, found.reason) == (status, reason)


@pytest.mark.parametrize(
    ("n", "status"),
    [
        (140, Status.ACHIEVED),
        (139, Status.ON_TRACK),
        (115, Status.ON_TRACK),
        (114, Status.ATTENTION),
        (105, Status.ATTENTION),
        (104, Status.OFF_TRACK),
    ],
)
def test_up_at_and_around_every_bound(n, status):
    assert assess(UP, 2025, count(n)).status is status


@pytest.mark.parametrize(
    ("value", "status"),
    [
        (2.00, Status.ON_TRACK),
        (2.20, Status.ON_TRACK),
        (1.95, Status.ON_TRACK),
        (2.25, Status.ON_TRACK),
        (2.26, Status.ATTENTION),
        (1.85, Status.ATTENTION),
        (2.35, Status.ATTENTION),
        (2.36, Status.OFF_TRACK),
        (1.84, Status.OFF_TRACK),
    ],
)
def test_corridor_is_judged_by_distance_to_the_band_and_is_never_achieved(value, status):
    assert assess(CORRIDOR, 2026, percent(value)).status is status


@pytest.mark.parametrize(
    ("value", "status", "deviation"),
    [
        (2.20, Status.ON_TRACK, 0.0),
        (2.25, Status.ON_TRACK, 0.0),
        (2.15, Status.ON_TRACK, 0.0),
        (2.30, Status.ATTENTION, 0.05),
        (2.10, Status.ATTENTION, 0.05),
        (2.35, Status.ATTENTION, 0.10),
        (2.36, Status.OFF_TRACK, 0.11),
    ],
)
def test_maintain_counts_margin_and_limit_from_the_kept_value(value, status, deviation):
    found = assess(MAINTAIN, 2026, percent(value))
    assert (found.status, found.deviation) == (status, pytest.approx(deviation, abs=1e-9))


def test_maintain_keeps_the_target_where_there_is_no_baseline():
    assert Target(Direction.MAINTAIN, 0.05, 0.15, target=3.0).band == (2.95, 3.05)


def test_maintain_with_a_band_of_its_own_is_judged_like_a_corridor():
    own_band = Target(Direction.MAINTAIN, 0.05, 0.15, baseline=2.1, low=2.0, high=2.2)
    assert assess(own_band, 2026, percent(2.25)) == assess(CORRIDOR, 2026, percent(2.25))


def test_assessment_holds_the_unrounded_distance_and_whole_pupils():
    target = Target(Direction.DOWN, 0.05, 0.15, 2023, 100 * 386 / 17096, 2028, 2.0)
    found = assess(target, 2026, percent(100 * 370 / 16840, 16840))
    assert found == Assessment(
        status=Status.ATTENTION,
        reason=Reason.BETWEEN_BOUNDS,
        year=2026,
        expected=pytest.approx(2.103135, abs=1e-6),
        deviation=pytest.approx(0.094015, abs=1e-6),
        deviation_pupils=16,
        side=1,
        progress=pytest.approx(0.235378, abs=1e-5),
    )


def test_favourable_deviation_is_negative_in_both_directions():
    below, above = assess(DOWN, 2026, percent(2.1)), assess(UP, 2025, count(130))
    assert (below.deviation, below.deviation_pupils, below.side) == (pytest.approx(-0.1), -10, -1)
    assert (above.deviation, above.deviation_pupils, above.side) == (-10, -10, 1)


def test_figure_from_before_the_baseline_year_gets_no_verdict():
    assert assess(DOWN, 2022, percent(9.9)) == Assessment(Status.NO_VERDICT, Reason.BEFORE_BASELINE, 2022)


def test_score_has_no_pupils():
    rubric = Target(Direction.UP, 0.25, 1, 2023, 2, 2027, 3)
    found = assess(rubric, 2025, FigureValue(FigureKind.VALUE, Unit.SCORE, 2, 2, 2))
    assert (found.status, found.deviation, found.deviation_pupils) == (Status.ATTENTION, 0.5, None)


def test_pupils_need_an_exact_denominator():
    assert (in_pupils(0.5, percent(2.0, 300)), in_pupils(0.5, interval(1, 2))) == (2, None)


@pytest.mark.parametrize(
    ("low", "high", "status", "reason"),
    [
        (1.50, 1.90, Status.ACHIEVED, Reason.TARGET_REACHED),
        (2.05, 2.24, Status.ON_TRACK, Reason.WITHIN_MARGIN),
        (2.26, 2.34, Status.ATTENTION, Reason.BETWEEN_BOUNDS),
        (2.40, 3.91, Status.OFF_TRACK, Reason.BEYOND_LIMIT),
        (2.05, 2.30, Status.NO_VERDICT, Reason.INTERVAL_UNDECIDED),
        (1.90, 2.10, Status.NO_VERDICT, Reason.INTERVAL_UNDECIDED),
    ],
)
def test_interval_gets_a_verdict_only_where_all_of_it_agrees(low, high, status, reason):
    found = assess(DOWN, 2026, interval(low, high))
    assert (found.status, found.reason, found.deviation, found.progress) == (status, reason, None, None)


def test_undecided_interval_carries_the_indication_of_its_estimate():
    assert assess(DOWN, 2026, interval(1.24, 3.91, 2.3)).estimate_status is Status.ATTENTION
    assert assess(DOWN, 2026, interval(1.24, 3.91)).estimate_status is None
    assert assess(DOWN, 2026, interval(2.40, 3.91, 2.5)).estimate_status is None


@pytest.mark.parametrize(("low", "high"), [(1.0, 3.0), (1.90, 2.30)])
def test_interval_round_a_band_is_undecided_though_both_ends_are_equally_wrong(low, high):
    assert assess(CORRIDOR, 2026, interval(low, high)).status is Status.NO_VERDICT


def test_interval_within_the_margin_on_both_sides_of_a_band_is_on_track():
    assert assess(CORRIDOR, 2026, interval(1.96, 2.24)).status is Status.ON_TRACK


@pytest.mark.parametrize(
    ("kind", "reason"), [(FigureKind.UNKNOWN, Reason.UNKNOWN), (FigureKind.NOT_APPLICABLE, Reason.NOT_APPLICABLE)]
)
def test_without_a_figure_there_is_no_verdict_but_still_a_path(kind, reason):
    found = assess(DOWN, 2026, FigureValue(kind, Unit.PERCENT))
    assert found == Assessment(Status.NO_VERDICT, reason, 2026, pytest.approx(2.2))


def test_withheld_figure_leaves_every_number_empty():
    leaky = replace(percent(2.3), kind=FigureKind.WITHHELD)
    assert assess(DOWN, 2026, leaky) == Assessment(Status.NO_VERDICT, Reason.WITHHELD, 2026)


@pytest.mark.parametrize(
    ("changes", "message"),
    [
        ({"target_year": 2023}, "na het jaar van de nulmeting"),
        ({"margin": -0.1}, "niet kleiner zijn dan nul"),
        ({"limit": 0.01}, "niet kleiner zijn dan de marge"),
        ({"baseline": None}, "nulmeting en een streefwaarde"),
        ({"target_year": None}, "elk met een jaar"),
        ({"low": 1.0}, "onder- en een bovenkant"),
        ({"direction": Direction.CORRIDOR}, "tussen welke waarden"),
        ({"direction": Direction.CORRIDOR, "low": 3.0, "high": 2.0}, "boven de bovenkant"),
        ({"direction": Direction.MAINTAIN, "baseline": None, "target": None}, "op welke waarde"),
    ],
)
def test_target_that_cannot_be_judged_is_refused_in_dutch(changes, message):
    with pytest.raises(ValueError, match=message):
        replace(DOWN, **changes)


values = st.floats(min_value=0, max_value=100, allow_nan=False)
bounds = st.tuples(st.floats(0, 5), st.floats(0, 5)).map(sorted)
directed = st.builds(
    lambda direction, bound, baseline, target: Target(direction, *bound, 2020, baseline, 2028, target),
    st.sampled_from([Direction.UP, Direction.DOWN]),
    bounds,
    values,
    values,
)
corridors = st.builds(
    lambda bound, ends: Target(Direction.CORRIDOR, *bound, low=ends[0], high=ends[1]),
    bounds,
    st.tuples(values, values).map(sorted),
)


@given(directed, values, values, st.integers(2020, 2030))
def test_status_is_never_worse_nearer_to_the_target(target, first, second, year):
    better, worse = sorted((first, second), reverse=target.direction is Direction.UP)
    ranks = [ORDER.index(assess(target, year, percent(value)).status) for value in (better, worse)]
    assert ranks == sorted(ranks)


@given(directed, values, values, values, st.integers(2020, 2030))
def test_verdict_on_an_interval_holds_for_every_value_in_it(target, first, second, part, year):
    low, high = sorted((first, second))
    verdict = assess(target, year, interval(low, high)).status
    assume(verdict is not Status.NO_VERDICT)
    assert assess(target, year, percent(low + part / 100 * (high - low))).status is verdict


@given(corridors, values, values, values)
def test_verdict_on_an_interval_beside_a_band_holds_for_every_value_in_it(target, first, second, part):
    low, high = sorted((first, second))
    verdict = assess(target, 2026, interval(low, high)).status
    assume(verdict is not Status.NO_VERDICT)
    assert assess(target, 2026, percent(low + part / 100 * (high - low))).status is verdict


@given(st.integers(0, 400), st.integers(0, 100), st.integers(0, 100), st.integers(0, 100), st.integers(0, 100))
def test_corridor_is_symmetric(distance, width, centre, margin, extra):
    # Quarters are exact in binary, so mirroring loses nothing.
    low, high = centre - width / 4, centre + width / 4
    target = Target(Direction.CORRIDOR, margin / 4, (margin + extra) / 4, low=low, high=high)
    below, above = (assess(target, 2026, percent(centre + sign * distance / 4)) for sign in (-1, 1))
    assert (below.status, below.deviation) == (above.status, above.deviation)
    assert below.side == -above.side


@given(directed, st.integers(2021, 2027))
def test_whoever_is_on_the_path_is_on_track_or_done(target, year):
    found = assess(target, year, percent(path_value(target, year)))
    assert found.status in {Status.ON_TRACK, Status.ACHIEVED}
    assert found.deviation == 0
