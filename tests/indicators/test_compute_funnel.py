"""The funnel plot: exact limits, overdispersion, and where an interval lies."""

from math import sqrt

import pytest
from scipy.stats import binom, poisson

from indicators.compute.figure import FigureValue
from indicators.compute.funnel import (
    TAILS,
    Funnel,
    Zone,
    counts_of,
    funnel,
    overdispersion,
    zone_by_chance,
    zone_usual,
)
from indicators.compute.intervals import Bounds, share_figure
from indicators.enums import FigureKind, Unit


def share(top, bottom):
    """An exact share of `top` in `bottom`."""
    return share_figure(Bounds.exact(top), Bounds.exact(bottom), Bounds.exact(bottom - top))


def between(low, high, rest):
    """A share of which only bounds are known, in a denominator with `rest` others."""
    top = Bounds(low, high, None)
    return share_figure(top, top + Bounds.exact(rest), Bounds.exact(rest))


PLAIN = Funnel(centre=0.025, phi=1.0, units=76, part_of_whole=True)


@pytest.mark.parametrize(("size", "centre"), [(17465, 0.02495), (50, 0.02), (300, 0.5), (100_000, 0.3), (9, 0.9)])
@pytest.mark.parametrize("part_of_whole", [True, False])
def test_limits_are_the_interpolated_quantiles_of_the_exact_distribution(size, centre, part_of_whole):
    chance = binom(size, centre) if part_of_whole else poisson(size * centre)
    expected = []
    for tail in TAILS:
        count = chance.ppf(tail)
        expected.append(max(0.0, (count - (chance.cdf(count) - tail) / chance.pmf(count)) / size))
    found = Funnel(centre, 1.0, 76, part_of_whole).by_chance(size)
    assert [found.outer_low, found.low, found.high, found.outer_high] == pytest.approx(expected, rel=1e-9, abs=1e-12)


def test_usual_limits_are_wider_by_the_root_of_phi_and_stay_shares():
    wide = Funnel(0.025, 4.0, 76, part_of_whole=True)
    chance, usual = wide.by_chance(10_000), wide.usual(10_000)
    assert usual.high - 0.025 == pytest.approx(2 * (chance.high - 0.025))
    assert 0.025 - usual.outer_low == pytest.approx(2 * (0.025 - chance.outer_low))
    tiny = Funnel(0.5, 100.0, 76, part_of_whole=True).usual(10)
    assert (tiny.outer_low, tiny.outer_high) == (0.0, 1.0)


@pytest.mark.parametrize(
    ("top", "zone"),
    [
        (150, Zone.BELOW_OUTER),
        (210, Zone.BELOW),
        (250, Zone.INSIDE),
        (285, Zone.ABOVE),
        (330, Zone.ABOVE_OUTER),
    ],
)
def test_zone_of_an_exact_share(top, zone):
    assert zone_by_chance(PLAIN, share(top, 10_000)) is zone


def test_a_share_on_a_limit_is_within_it():
    found = PLAIN.by_chance(10_000)
    assert (found.zone(found.high), found.zone(found.low)) == (Zone.INSIDE, Zone.INSIDE)
    assert (found.zone(found.outer_high), found.zone(found.outer_low)) == (Zone.ABOVE, Zone.BELOW)


@pytest.mark.parametrize(
    ("low", "high", "zone"),
    [
        (240, 260, Zone.INSIDE),
        (240, 330, Zone.UNDECIDED),
        (330, 400, Zone.ABOVE_OUTER),
        (285, 400, Zone.ABOVE),
        (100, 210, Zone.BELOW),
        (100, 120, Zone.BELOW_OUTER),
        (100, 400, Zone.UNDECIDED),
    ],
)
def test_an_interval_gets_a_zone_only_where_all_of_it_lies_there(low, high, zone):
    assert zone_by_chance(PLAIN, between(low, high, 9_750)) is zone


@pytest.mark.parametrize("kind", [FigureKind.WITHHELD, FigureKind.UNKNOWN, FigureKind.NOT_APPLICABLE])
def test_what_has_no_number_has_no_zone(kind):
    hidden = FigureValue(
        kind, Unit.PERCENT, numerator_low=300, numerator_high=300, denominator_low=500, denominator_high=500
    )
    assert zone_by_chance(PLAIN, hidden) is Zone.UNDECIDED
    assert counts_of(hidden) is None


def test_overdispersion_is_the_mean_square_with_a_tenth_winsorised_at_each_end():
    residuals = [-50.0, -3, -3, -2, -2, 2, 2, 3, 3, 50.0]
    assert overdispersion(residuals) == (4 * 4 + 6 * 9) / 10


def test_a_spread_that_chance_can_give_is_not_widened():
    just_within = sqrt(1 + 2 * sqrt(2 / 50)) - 0.001
    assert overdispersion([just_within, -just_within] * 25) == 1.0
    assert overdispersion([just_within + 0.01, -just_within] * 25) > 1


def test_funnel_stands_on_the_national_share_and_the_exact_units():
    units = {f"PO{number}": share(200 + 10 * number, 10_000) for number in range(20)}
    units["PO90"] = between(1, 4, 100)
    units["PO91"] = FigureValue.unknown(Unit.PERCENT)
    found = funnel(share(5_000, 200_000), units, part_of_whole=True, least=15)
    assert (found.centre, found.units, found.part_of_whole) == (0.025, 20, True)
    residuals = sorted((0.02 + 0.001 * number - 0.025) / sqrt(0.025 * 0.975 / 10_000) for number in range(20))
    clipped = [min(max(each, residuals[2]), residuals[17]) for each in residuals]
    assert found.phi == pytest.approx(sum(each**2 for each in clipped) / 20)
    assert zone_by_chance(found, units["PO19"]) is Zone.ABOVE_OUTER
    assert zone_usual(found, units["PO5"]) is Zone.INSIDE


@pytest.mark.parametrize(
    "national", [between(4_000, 6_000, 195_000), FigureValue.unknown(Unit.PERCENT), share(0, 100), share(100, 100)]
)
def test_no_funnel_without_an_exact_national_share_between_its_extremes(national):
    units = {f"PO{number}": share(250, 10_000) for number in range(20)}
    assert funnel(national, units, part_of_whole=True, least=15) is None


def test_no_funnel_over_too_few_units():
    units = {f"PO{number}": share(250, 10_000) for number in range(14)}
    assert funnel(share(5_000, 200_000), units, part_of_whole=True, least=15) is None


def test_a_share_of_something_else_is_counted_and_may_pass_one():
    beside = Funnel(0.9, 25.0, 76, part_of_whole=False)
    assert beside.usual(100).outer_high > 1
