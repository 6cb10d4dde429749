"""A merged school keeps its history; a split one does not lend its own to anybody."""

from collections import Counter
from datetime import date

import pytest

from indicators.compute.succession import Successions
from indicators.importers.base import SuccessionRow
from indicators.importers.registry import parse_file
from tests.data import data_path


def taken_over(old: str, new: str, year: int = 2020, *, kind: str = "U", cause: str = "fusie", whole: bool = True):
    return SuccessionRow(kind, old, new, date(year, 8, 1), cause, whole)


def test_chain_of_takeovers_is_followed_to_its_end_and_to_a_day():
    found = Successions([taken_over("00AA", "00BB", 2015), taken_over("00BB", "00CC", 2020, cause="overdracht")])
    assert found.now("U", "00AA") == "00CC"
    assert found.now("U", "00AA", date(2020, 7, 31)) == "00BB"
    assert found.now("U", "00AA", date(2020, 8, 1)) == "00CC"
    assert found.now("U", "00AA", date(2015, 7, 31)) == "00AA"
    assert found.now("U", "00CC") == "00CC"
    assert found.before("U", "00CC") == ("00AA", "00BB")
    assert found.before("U", "00AA") == ()


@pytest.mark.parametrize(
    "row",
    [
        taken_over("00AA", "00BB", whole=False),
        taken_over("00AA", "00BB", cause="splitsing"),
        taken_over("00AA", "00BB", kind="B"),
        taken_over("00AA", "00AA"),
    ],
)
def test_split_partial_and_other_kinds_are_not_followed(row):
    found = Successions([row])
    assert (found.now("U", "00AA"), found.before("U", "00BB")) == ("00AA", ())


def test_whole_takeover_by_two_on_one_day_is_a_split():
    found = Successions([taken_over("00AA", "00BB"), taken_over("00AA", "00CC"), taken_over("00DD", "00BB")])
    assert found.now("U", "00AA") == "00AA"
    assert (found.before("U", "00BB"), found.before("U", "00CC")) == (("00DD",), ())


def test_code_that_came_back_counts_from_its_last_takeover():
    found = Successions([taken_over("00AA", "00BB", 2005), taken_over("00AA", "00CC", 2015)])
    assert (found.now("U", "00AA"), found.now("U", "00AA", date(2010, 1, 1))) == ("00CC", "00BB")
    assert found.before("U", "00BB") == ()


def test_takeover_of_an_earlier_life_is_not_followed():
    # 00BB went over in 2005; what it took over in 2015 is another 00BB.
    found = Successions([taken_over("00BB", "00CC", 2005), taken_over("00AA", "00BB", 2015)])
    assert found.now("U", "00AA") == "00BB"
    assert (found.before("U", "00CC"), found.before("U", "00BB")) == (("00BB",), ("00AA",))


@pytest.mark.parametrize("years", [(2005, 2010), (2010, 2010)])
def test_circle_ends(years):
    first, second = years
    found = Successions([taken_over("00AA", "00BB", first), taken_over("00BB", "00AA", second)])
    assert found.now("U", "00AA") == "00BB"
    assert found.before("U", "00AA") in {(), ("00BB",)}


def test_school_may_go_on_as_a_vestiging():
    found = Successions([taken_over("11AB", "11NH01", 2004), taken_over("11NH01", "11NH02", 2010, kind="D")])
    assert found.now("U", "11AB") == "11NH02"
    assert found.before("D", "11NH02") == ("11AB", "11NH01")


@pytest.mark.realdata
def test_real_register():
    with data_path("duo", "brin_2025-01-13", "OVERGANGEN_20250113.csv").open("rb") as stream:
        parsed = parse_file(stream, name="OVERGANGEN_20250113.csv")
    assert (parsed.rows_read, len(parsed.successions), parsed.reference_date) == (8785, 8785, date(2025, 1, 13))
    assert Counter(row.is_whole for row in parsed.successions) == {True: 4335, False: 4450}
    found = Successions(parsed.successions)
    assert found.now("D", "00BA00") == "10OV00"
    assert found.now("D", "00BA00", date(2020, 7, 31)) == "00BA00"
    assert found.now("U", "00RG") == "17GW"
    assert "00BA" in found.before("U", "10OV")
    # Went over whole to 00OB03 and to 21SK01 on one day.
    assert found.now("D", "00OB02") == "00OB02"
    ends = {row.old: found.now(row.kind, row.old) for row in parsed.successions if row.is_whole}
    assert all(found.now(row.kind, row.old) for row in parsed.successions)
    assert sum(old != end for old, end in ends.items()) > 4000
