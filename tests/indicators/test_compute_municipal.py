"""Numbers per gemeente over samenwerkingsverbanden, on a small country and on the real table of the law."""

from collections.abc import Mapping
from datetime import date

import pytest

from indicators.compute.attribution import RegionTable
from indicators.compute.intervals import Bounds
from indicators.compute.municipal import Areas, Division, GemeenteCount, share_out
from indicators.enums import Sector
from indicators.importers.base import GemeenteChangeRow
from indicators.importers.cbs_registers import gemeente_changes, gemeente_names
from indicators.importers.registry import parse_file
from tests.data import data_path

# Oost lies in one samenwerkingsverband po and in two vo; West and Zuid became Nieuwstad in 2019.
REGIONS = {
    "1001": ("PO0101", "VO0101"),
    "1002": ("PO0101", "VO0102"),
    "2001": ("PO0101", "VO0101"),
    "2002": ("PO0102", "VO0102"),
    "2003": (None, None),
}
NAMES_2015 = {"1001": "Oost", "1002": "Oost", "2001": "West", "2002": "Zuid", "2003": "Zuid"}
NAMES = {"0001": "Óost", "0002": "West", "0003": "Zuid", "0009": "Nieuwstad", "0099": "Elders"}
CHANGES = [
    GemeenteChangeRow("0002", "0009", "0009", date(2019, 1, 1), "Nieuwstad"),
    GemeenteChangeRow("0003", "0009", "0009", date(2019, 1, 1), "Nieuwstad"),
    GemeenteChangeRow("0001", "0002", "0009", date(1980, 1, 1), "Nieuwstad"),
]


def areas(pupils: Mapping[str, float] | None = None) -> Areas:
    return Areas(RegionTable(REGIONS), NAMES_2015, NAMES, CHANGES, pupils or {})


def shared(
    *told: tuple[str, float], year: int = 2020, measure: str = "jeugdzorg", pupils: Mapping[str, float] | None = None
) -> Division:
    rows = [GemeenteCount(measure, gemeente, year, number, number, 7) for gemeente, number in told]
    return share_out(rows, areas=areas(pupils))


def test_a_gemeente_in_one_samenwerkingsverband_counts_exactly():
    division = shared(("0001", 40))
    assert division.sums.of(2020, "jeugdzorg", "PO0101") == Bounds.exact(40)
    assert division.sums.runs_of(2020, "jeugdzorg", "PO0101") == {7}
    assert [part.is_whole for part in division.parts[2020, "jeugdzorg", "PO0101"]] == [True]


def test_a_gemeente_in_two_samenwerkingsverbanden_is_an_interval_with_an_estimate_by_pupils():
    division = shared(("0001", 40), pupils={"1001": 75, "1002": 25})
    assert division.sums.of(2020, "jeugdzorg", "VO0101") == Bounds(0, 40, 30.0)
    assert division.sums.of(2020, "jeugdzorg", "VO0102") == Bounds(0, 40, 10.0)
    [part] = division.parts[2020, "jeugdzorg", "VO0101"]
    assert (part.gemeente, part.weight, part.is_whole) == ("0001", 0.75, False)


def test_without_pupils_the_postcodes_weigh():
    assert areas().weights("0001", 2020, Sector.VO) == {"VO0101": 0.5, "VO0102": 0.5}


def test_a_part_where_no_pupil_lives_still_makes_the_gemeente_a_divided_one():
    division = shared(("0001", 40), pupils={"1001": 10})
    assert division.sums.of(2020, "jeugdzorg", "VO0101") == Bounds(0, 40, 40.0)
    assert not division.parts[2020, "jeugdzorg", "VO0101"][0].is_whole


def test_pupils_at_a_newer_postcode_count_at_the_nearest_one():
    assert areas({"1001": 10, "1006": 30}).weights("0001", 2020, Sector.VO) == {"VO0101": 0.25, "VO0102": 0.75}


def test_exact_and_divided_gemeenten_add_up_in_one_samenwerkingsverband():
    division = shared(("0009", 100), ("0001", 40), pupils={"2001": 30, "2002": 10, "1001": 1, "1002": 1})
    assert division.sums.of(2020, "jeugdzorg", "PO0101") == Bounds(40, 140, 115.0)
    assert division.sums.of(2020, "jeugdzorg", "PO0102") == Bounds(0, 100, 25.0)


def test_before_a_merger_each_gemeente_counts_where_it_lay():
    division = shared(("0002", 60), ("0003", 20), year=2018)
    assert division.sums.of(2018, "jeugdzorg", "PO0101") == Bounds.exact(60)
    assert division.sums.of(2018, "jeugdzorg", "PO0102") == Bounds.exact(20)


def test_in_the_year_of_a_merger_a_gemeente_with_a_number_of_its_own_is_not_counted_in_the_new_one():
    division = shared(("0009", 60), ("0003", 20), year=2019)
    assert division.sums.of(2019, "jeugdzorg", "PO0101") == Bounds.exact(60)
    assert division.sums.of(2019, "jeugdzorg", "PO0102") == Bounds.exact(20)


def test_a_new_code_for_an_old_year_stands_for_all_its_parts():
    assert areas().weights("0009", 2016, Sector.PO) == {"PO0101": 0.5, "PO0102": 0.5}


def test_a_gemeente_that_no_postcode_lies_in_is_told():
    division = shared(("0099", 12), ("4444", 3), ("0001", 40))
    assert division.unplaced == ("0099", "4444")
    assert set(division.sums.units_of(2020, "jeugdzorg")) == {"PO0101", "VO0101", "VO0102"}


def test_a_measure_of_one_sector_is_divided_over_that_sector_alone():
    division = shared(("0001", 40), measure="cbs_bo")
    assert set(division.sums.units_of(2020, "cbs_bo")) == {"PO0101"}


def test_a_number_with_bounds_has_no_estimate():
    division = share_out([GemeenteCount("jongeren", "0001", 2020, 400, 420)], areas=areas())
    assert division.sums.of(2020, "jongeren", "PO0101") == Bounds(400, 420, None)
    assert division.sums.of(2020, "jongeren", "VO0101") == Bounds(0, 420, None)
    assert division.sums.runs_of(2020, "jongeren", "PO0101") == set()


def test_two_numbers_of_one_gemeente_and_year_are_refused():
    with pytest.raises(ValueError, match="jeugdzorg of 0001 in 2020 is there twice"):
        shared(("0001", 1), ("0001", 2))


def real_areas() -> Areas:
    with data_path("swv", "pc4_gemeente_swv_2015.csv").open("rb") as stream:
        rows = parse_file(stream).regions
    regions = RegionTable({row.pc4: (row.swv_po, row.swv_vo) for row in rows})
    names = {row.pc4: row.gemeente_name for row in rows}
    return Areas(regions, names, gemeente_names(), gemeente_changes())


@pytest.mark.realdata
def test_every_gemeente_of_2024_is_placed_and_the_estimates_add_up_to_the_nation():
    ended = {change.old for change in gemeente_changes()}
    now = sorted(gemeente_names().keys() - ended)
    division = share_out([GemeenteCount("jeugdzorg", code, 2024, 100, 100) for code in now], areas=real_areas())
    assert (len(now), division.unplaced) == (342, ())
    units = division.sums.units_of(2024, "jeugdzorg")
    assert len(units) == 150
    for sector in ("PO", "VO"):
        estimates = [bounds.estimate or 0.0 for unit, bounds in units.items() if unit.startswith(sector)]
        assert sum(estimates) == pytest.approx(34_200)


@pytest.mark.realdata
def test_real_gemeenten_of_2015_are_those_of_the_law():
    areas = real_areas()
    assert areas.weights("0513", 2015, Sector.PO) == {"PO2814": 1.0}
    split = [
        code for code in gemeente_names() if len(areas.weights(code, 2015, Sector.PO, frozenset(gemeente_names()))) > 1
    ]
    names = [gemeente_names()[code] for code in sorted(split)]
    assert {"Rotterdam", "Alphen aan den Rijn", "Zuidplas", "Staphorst"} <= set(names)


@pytest.mark.realdata
def test_real_weesp_was_a_gemeente_of_its_own_until_it_went_into_amsterdam():
    areas = real_areas()
    assert areas.weights("0363", 2020, Sector.PO) == {"PO2707": 1.0}
    assert set(areas.weights("0363", 2023, Sector.PO)) == {"PO2707", "PO2709"}
