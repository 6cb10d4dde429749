"""Parts of a whole within one samenwerkingsverband: what a reader could subtract is withheld with the small one."""

import pytest

from indicators.compute.disclosure import disclose
from indicators.compute.intervals import Bounds
from indicators.compute.sums import Sums
from indicators.compute.tlv import tlv_sums
from tests.indicators.national import national_definitions

UNIT = "PO2814"


BESIDE = {"bo": 10_000, "sbo": 500, "tlv_verlopen": 90}


def hidden(**counts: int) -> set[str]:
    """Codes of the indicators that lose their figure."""
    sums = Sums()
    for measure, count in (BESIDE | counts).items():
        sums.put(2024, measure, UNIT, Bounds.exact(count))
    codes = {each.key: each.code for each in national_definitions()}
    return {codes[key] for key, _, _ in disclose(sums, national_definitions(), units=[UNIT]).figures}


def test_a_small_kind_takes_the_other_kind_with_it_and_leaves_the_whole() -> None:
    found = hidden(tlv_toegekend=50, tlv_toegekend_sbo=47, tlv_toegekend_so=3, tlv_besluiten=60, tlv_afgewezen=10)
    assert found == {"tlv-sbo", "tlv-so"}


def test_few_renewals_take_the_first_requests() -> None:
    found = hidden(tlv_toegekend=50, tlv_nieuw=46, tlv_verlengd=4, tlv_overig=0)
    assert found == {"tlv-per-1000-po", "herindicatie"}


def test_large_parts_are_all_shown() -> None:
    counts = {"tlv_toegekend": 50, "tlv_toegekend_sbo": 30, "tlv_toegekend_so": 20, "tlv_besluiten": 60}
    assert hidden(**counts, tlv_afgewezen=10, tlv_nieuw=30, tlv_verlengd=20, tlv_overig=0) == set()


def test_no_rows_no_sums() -> None:
    assert tlv_sums([], unit=UNIT).found == {}


@pytest.mark.parametrize("late", [0, 7])
def test_decisions_within_the_norm_are_shown_where_none_or_enough_were_late(late: int) -> None:
    assert hidden(tlv_met_doorlooptijd=40 + late, tlv_binnen_norm=40, tlv_buiten_norm=late) == set()


def test_few_late_decisions_are_not_told_by_the_others() -> None:
    assert "tlv-binnen-norm" in hidden(tlv_met_doorlooptijd=42, tlv_binnen_norm=40, tlv_buiten_norm=2)
