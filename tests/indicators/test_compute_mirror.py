"""The spiegelgroep: who is near, over which criteria, and who is not considered."""

from math import log, sqrt

import pytest

from indicators.compute.mirror import Criterion, Omitted, Profile, mirror_group

SIZE, TREND, BOARDS, SMALL = Criterion.SIZE, Criterion.TREND, Criterion.BOARDS, Criterion.SMALL


def profiles(rows):
    return [Profile(code, dict(values)) for code, values in rows.items()]


def alike(**sizes):
    """Profiles that differ in size alone."""
    return profiles({code: {SIZE: size} for code, size in sizes.items()})


def test_the_nearest_by_size_come_first_and_a_factor_counts_not_an_amount():
    found = mirror_group("A", alike(A=10_000, B=20_000, C=5_100, D=40_000, E=9_000), size=3)
    assert [match.profile.code for match in found.members] == ["E", "C", "B"]
    assert found.codes == {"E", "C", "B"}
    assert found.criteria == (SIZE,)


def test_distance_is_the_root_of_the_mean_squared_robust_step():
    rows = {f"S{size}": {SIZE: 10_000, SMALL: float(size)} for size in (10, 20, 30, 40, 90)}
    found = mirror_group("S30", profiles(rows))
    assert found.omitted[SIZE] is Omitted.ALL_ALIKE
    step = 1.4826 * 10
    assert [(match.profile.code, match.distance) for match in found.members] == [
        ("S20", pytest.approx(10 / step)),
        ("S40", pytest.approx(10 / step)),
        ("S10", pytest.approx(20 / step)),
        ("S90", pytest.approx(60 / step)),
    ]


def test_two_criteria_weigh_the_same():
    rows = {
        "A": {SIZE: 100, SMALL: 10},
        "B": {SIZE: 200, SMALL: 20},
        "C": {SIZE: 400, SMALL: 30},
        "D": {SIZE: 800, SMALL: 40},
        "E": {SIZE: 1600, SMALL: 50},
    }
    found = mirror_group("A", profiles(rows))
    steps = log(2) / (1.4826 * log(2)), 10 / (1.4826 * 10)
    assert found.members[0].distance == pytest.approx(sqrt((steps[0] ** 2 + steps[1] ** 2) / 2))


def test_where_most_have_the_same_value_the_mean_deviation_is_the_step():
    rows = {code: {SMALL: 0.0} for code in "ABCD"} | {"E": {SMALL: 50.0}}
    found = mirror_group("A", profiles(rows))
    assert found.members[-1].distance == pytest.approx(50 / (1.2533 * 10))


def test_nobody_with_incomplete_data_is_in_the_group():
    rows = {code: {SIZE: 100 + 10 * place, BOARDS: 5 + place} for place, code in enumerate("ABCDEF")}
    del rows["B"][BOARDS]
    found = mirror_group("A", profiles(rows))
    assert "B" not in found.codes
    assert found.incomplete == ("B",)


@pytest.mark.parametrize(
    ("known", "why"), [("BCDEF", Omitted.OWN_UNKNOWN), ("AB", Omitted.FEW_KNOWN), ("F", Omitted.FEW_KNOWN)]
)
def test_a_criterion_that_is_not_known_is_left_out_and_said(known, why):
    rows = {code: {SIZE: 100 + 10 * place} for place, code in enumerate("ABCDEF")}
    for code in known:
        rows[code][TREND] = float(ord(code))
    found = mirror_group("A", profiles(rows))
    assert (found.criteria, found.omitted[TREND]) == ((SIZE,), why)
    assert len(found.members) == 5


def test_no_group_without_any_criterion_or_without_others():
    assert mirror_group("A", profiles({"A": {}, "B": {}})) is None
    assert mirror_group("A", alike(A=100)) is None
    assert mirror_group("Z", alike(A=100, B=200)) is None


def test_ten_are_chosen_and_equal_distances_stand_by_code():
    sizes = {"A": 1000} | {f"B{number:02d}": 2000 for number in range(12)} | {"C": 3000}
    found = mirror_group("A", alike(**sizes))
    assert [match.profile.code for match in found.members] == [f"B{number:02d}" for number in range(10)]
