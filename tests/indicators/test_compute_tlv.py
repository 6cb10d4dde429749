"""From requests to raw quantities per school year, and pooling that gives nobody away."""

from dataclasses import replace
from datetime import date, timedelta

import pytest

from indicators.compute.intervals import Bounds
from indicators.compute.tlv import Request, distinct, tlv_sums
from indicators.compute.tlv_pool import Part, pooled, without_differences

ONE = Request(1, "r", "b", "nieuw", "so", "toegekend", date(2024, 9, 2), date(2024, 9, 9), date(2024, 9, 27))
PENDING = replace(ONE, reference_hash="", outcome="in behandeling", complete_on=None, decided_on=None)


def requests(number: int, **changes: object) -> list[Request]:
    return [replace(ONE, row_hash=f"r{each}", reference_hash=f"b{each}", **changes) for each in range(number)]


def sums(rows: list[Request], year: int = 2024, unit: str = "PO2814") -> dict[str, float]:
    found = tlv_sums(rows, unit=unit).found
    return {measure: units[unit].low for (of_year, measure), units in found.items() if of_year == year}


def test_every_quantity_of_a_year():
    rows = [*requests(6), replace(ONE, outcome="afgewezen", decided_on=date(2024, 10, 22)), PENDING]
    assert sums(rows) == {
        "tlv_aanvragen": 8, "tlv_besluiten": 7, "tlv_toegekend": 6, "tlv_toegekend_sbo": 0, "tlv_toegekend_so": 6,
        "tlv_nieuw": 6, "tlv_verlengd": 0, "tlv_dagen": 6 * 18 + 43, "tlv_met_doorlooptijd": 7, "tlv_binnen_norm": 6,
        "tlv_mediaan_dagen": 18, "tlv_afgewezen": 1, "tlv_overig": 0, "tlv_buiten_norm": 1,
    }  # fmt: skip
    assert tlv_sums(rows, unit="PO2814").of(2024, "tlv_toegekend", "PO2814") == Bounds.exact(6)
    assert tlv_sums(rows, unit="PO2814").runs_of(2024, "tlv_toegekend", "PO2814") == {1}


@pytest.mark.parametrize(("days", "within"), [(42, 1), (43, 0)])
def test_six_weeks_is_forty_two_days(days, within):
    row = replace(ONE, decided_on=date(2024, 9, 9) + timedelta(days))
    assert sums([row])["tlv_binnen_norm"] == within


def test_middle_value_takes_five_decisions():
    assert "tlv_mediaan_dagen" not in sums(requests(4))
    even = [*requests(3), *(replace(each, decided_on=date(2024, 9, 30)) for each in requests(3))]
    assert sums(even)["tlv_mediaan_dagen"] == 19.5


def test_request_counts_in_the_year_of_its_request_and_decision_in_that_of_the_decision():
    rows = [
        replace(ONE, requested_on=date(2025, 7, 31), complete_on=None, decided_on=date(2025, 8, 1)),
        replace(ONE, row_hash="q"),
    ]
    assert (sums(rows)["tlv_aanvragen"], sums(rows)["tlv_besluiten"]) == (2, 1)
    assert (sums(rows, 2025)["tlv_aanvragen"], sums(rows, 2025)["tlv_besluiten"]) == (0, 1)


def test_years_before_the_first_decision_are_unknown():
    rows = [replace(ONE, requested_on=date(2024, 7, 1)), *requests(1)]
    assert sums(rows, 2023) == {}
    assert sums([PENDING])["tlv_aanvragen"] == 1


def test_kind_of_request_that_one_row_does_not_tell_leaves_new_and_renewed_unknown():
    rows = [*requests(5), replace(ONE, request_kind="")]
    assert {"tlv_nieuw", "tlv_verlengd"} & sums(rows).keys() == set()
    renewed = [*requests(5), *(replace(ONE, request_kind=kind) for kind in ("verlenging", "herindicatie", "overgang"))]
    assert (sums(renewed)["tlv_nieuw"], sums(renewed)["tlv_verlengd"]) == (5, 2)


def test_vo_has_vso():
    assert sums(requests(5, kind="vso"), unit="VO2507")["tlv_toegekend_vso"] == 5
    assert "tlv_toegekend_sbo" not in sums(requests(5, kind="vso"), unit="VO2507")


def test_newest_of_two_rows_about_one_request_counts():
    assert distinct([replace(ONE, outcome="afgewezen"), ONE]) == [replace(ONE, outcome="afgewezen")]
    other = replace(ONE, row_hash="other")
    assert distinct([other, ONE]) == [other]


def test_request_that_got_a_number_since_is_the_same_one():
    assert distinct([ONE, PENDING]) == [ONE]
    assert distinct([PENDING, ONE])[0].outcome == "in behandeling"


def test_two_numbers_are_two_requests_however_alike():
    twin = replace(ONE, reference_hash="c")
    assert distinct([ONE, twin]) == [ONE, twin]


def test_older_row_fills_in_what_the_newest_does_not_tell():
    bare = replace(ONE, request_kind="", complete_on=None)
    assert distinct([bare, ONE]) == [ONE]
    early = replace(bare, decided_on=date(2024, 9, 8))
    assert distinct([early, ONE])[0].complete_on is None


# Pooling


def parts(number: int, numerator: float = 10, denominator: float = 40) -> list[Part]:
    return [Part(numerator, denominator, 100 * numerator / denominator) for _ in range(number)]


@pytest.mark.parametrize(
    ("number", "is_there", "has_spread"), [(4, False, False), (5, True, False), (14, True, False), (15, True, True)]
)
def test_five_to_pool_and_fifteen_to_spread(number, is_there, has_spread):
    found = pooled(parts(number), factor=100, is_part=False)
    assert (found is not None, bool(found and found.spread)) == (is_there, has_spread)


def test_pooled_is_sum_over_sum():
    found = pooled([*parts(4), Part(0, 840, 0)], factor=100, is_part=False)
    assert (found.units, found.numerator, found.denominator, found.value) == (5, 40, 1000, 4.0)


@pytest.mark.parametrize(
    ("numerators", "is_part", "is_there"),
    [((1, 1, 1, 1, 0), False, False), ((1, 1, 1, 1, 1), False, True), ((0,) * 5, False, True),
     ((40, 40, 40, 40, 37), True, False), ((40, 40, 40, 40, 37), False, True), ((40,) * 5, True, True)],
)  # fmt: skip
def test_pooled_numerator_or_rest_under_five_is_not_told(numerators, is_part, is_there):
    brought = [Part(each, 40, 100 * each / 40) for each in numerators]
    assert (pooled(brought, factor=100, is_part=is_part) is not None) == is_there


def test_small_figure_counts_in_the_sum_and_is_no_point_of_the_spread():
    small = Part(2, 40, 5.0, is_small=True)
    assert pooled([*parts(14), small], factor=100, is_part=False).spread is None
    found = pooled([*parts(15), small], factor=100, is_part=False)
    assert (found.numerator, found.spread) == (152, (25.0,) * 5)


def test_spread_lies_by_position():
    found = pooled([Part(each, 100, float(each)) for each in range(10, 25)], factor=100, is_part=False)
    assert found.spread == pytest.approx((10.6, 13.0, 17.0, 21.0, 23.4))


def test_groups_that_differ_by_few_are_not_told_beside_one_another():
    five, six, twelve = (frozenset(map(str, range(number))) for number in (5, 6, 12))
    assert without_differences([five, six]) == [1]
    assert without_differences([six, six]) == [0, 1]
    assert without_differences([five, twelve]) == [0, 1]
    assert without_differences([five, frozenset("56789")]) == [0, 1]
