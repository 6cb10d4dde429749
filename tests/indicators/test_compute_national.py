"""The whole nation on the real files: every number is counted a second time, by other code."""

import time
from collections import Counter, defaultdict

import pytest

from indicators.compute import completeness
from indicators.compute.attribution import place_school
from indicators.compute.benchmark import comparable, percentiles
from indicators.compute.figures import UnitFigure
from indicators.enums import FigureKind, PlacementStep, Sector
from tests.indicators import nation
from tests.indicators.national import computed, definition, first_definitions

pytestmark = pytest.mark.realdata
MEAN = {"bo": 1.53, "sbo": 1.53, "so": 1.26, "vso": 1.26}
Figures = dict[tuple[str, str, int], UnitFigure]


@pytest.fixture(scope="module")
def observations():
    return nation.observations()


@pytest.fixture(scope="module")
def figures(observations) -> Figures:
    found = computed(observations, units=nation.units(), missing={2024: missing(nation.PO_2024)})
    return {(each.unit, each.indicator, each.year): each for each in found}


def missing(parts, earlier=()) -> dict[str, list[str]]:
    return completeness.missing_municipalities(
        regions=nation.regions(),
        municipalities=nation.municipalities(),
        postcodes=[row.postcode for row in nation.parsed(*parts).counts],
        earlier=earlier,
    )


def units_of(sector: Sector) -> list[str]:
    return [*(unit for unit in nation.units() if unit.startswith(sector)), "NL", "GEEN"]


@pytest.fixture(scope="module")
def counted_2019() -> nation.Counted:
    return {**nation.counted_po_2019(), **nation.counted_vo_2019()}


@pytest.fixture(scope="module")
def counted_2024() -> tuple[nation.Counted, nation.Counted]:
    return nation.counted_po_2024()


def test_each_figure_of_2019_equals_a_plain_count(figures, counted_2019):
    for formula in first_definitions():
        ratio = formula.formula.ratio
        if formula.code == "deelname-so-woonachtig":
            continue
        for unit in units_of(formula.sector):
            figure = figures[unit, formula.code, 2019].figure
            top = sum(counted_2019.get((unit, measure), (0,))[0] for measure in ratio.numerator)
            bottom = sum(counted_2019.get((unit, measure), (0,))[0] for measure in ratio.denominator)
            assert (figure.numerator_low, figure.numerator_high) == (top, top), (unit, formula.code)
            if ratio.denominator:
                assert (figure.denominator_low, figure.denominator_high) == (bottom, bottom), (unit, formula.code)
                assert figure.value == (100 * top / bottom if bottom else None), (unit, formula.code)
            else:
                assert figure.value == top, (unit, formula.code)


def test_each_bound_of_2024_equals_a_plain_count(figures, counted_2024):
    school, residence = counted_2024
    for formula in first_definitions():
        ratio = formula.formula.ratio
        measure, _, home = ratio.numerator[0].partition("_")
        if not {measure, *ratio.denominator} <= MEAN.keys():
            continue
        source = residence if home else school
        for unit in units_of(formula.sector):
            figure = figures[unit, formula.code, 2024].figure
            top = source.get((unit, measure), (0, 0, 0))
            parts = [school.get((unit, part), (0, 0, 0)) for part in ratio.denominator]
            assert (figure.numerator_low, figure.numerator_high) == top[:2], (unit, formula.code)
            if ratio.denominator:
                bottom = tuple(sum(part[i] for part in parts) for i in (0, 1))
                assert (figure.denominator_low, figure.denominator_high) == bottom, (unit, formula.code)


def test_the_parts_and_what_belongs_to_none_add_up_to_the_nation(figures):
    for (unit, code, year), each in figures.items():
        if unit != "NL" or each.figure.kind == FigureKind.UNKNOWN:
            continue
        parts = [figures[part, code, year].figure for part in units_of(definition(code).sector) if part != "NL"]
        for field in ("numerator_low", "numerator_high", "denominator_low", "denominator_high"):
            total = getattr(each.figure, field)
            assert (total is None) == (
                field.startswith("denominator") and not definition(code).formula.ratio.denominator
            )
            assert sum(getattr(part, field) or 0 for part in parts) == (total or 0), (code, year, field)


@pytest.mark.parametrize(
    ("code", "pupils"),
    [
        ("leerlingen-bo", 1_396_457),
        ("leerlingen-sbo", 35_733),
        ("leerlingen-so", 32_069),
        ("leerlingen-vso", 37_753),
        ("leerlingen-vo", 956_857),
        ("leerlingen-pro", 29_315),
    ],
)
def test_national_numbers_of_2019(figures, code, pupils):
    figure = figures["NL", code, 2019].figure
    assert (figure.kind, figure.value) == (FigureKind.VALUE, pupils)


@pytest.mark.parametrize(
    ("code", "percent"),
    [
        ("deelname-sbo", "2.49"),
        ("deelname-so-schoolgaand", "2.24"),
        ("deelname-vso-schoolgaand", "3.95"),
        ("deelname-pro", "3.06"),
    ],
)
def test_national_shares_of_2019(figures, code, percent):
    assert f"{figures['NL', code, 2019].figure.value:.2f}" == percent


def test_sbo_of_po2814_in_2019(figures):
    figure = figures["PO2814", "deelname-sbo", 2019].figure
    assert (figure.numerator_low, figure.denominator_low, f"{figure.value:.4f}") == (357, 17_465, "2.0441")


def test_national_sbo_of_2024_is_an_interval_with_an_estimate(figures):
    figure = figures["NL", "leerlingen-sbo", 2024].figure
    assert (figure.kind, figure.value, figure.low, figure.high) == (FigureKind.INTERVAL, None, 23_968, 76_930)
    assert figure.estimate == pytest.approx(6_314 + 17_654 * 1.53)
    share = figures["NL", "deelname-sbo", 2024].figure
    bo = figures["NL", "leerlingen-bo", 2024].figure
    assert share.low == 100 * 23_968 / (23_968 + bo.high)
    assert share.high == 100 * 76_930 / (76_930 + bo.low)
    assert share.estimate == pytest.approx(100 * figure.estimate / (figure.estimate + bo.estimate))


def test_what_the_files_do_not_hold_is_unknown(figures):
    unknown = {(code, year) for (_, code, year), each in figures.items() if each.figure.kind == FigureKind.UNKNOWN}
    assert unknown == {
        ("deelname-so-woonachtig", 2019),
        ("deelname-vso-schoolgaand", 2024),
        ("deelname-pro", 2024),
        ("leerlingen-vo", 2024),
        ("leerlingen-pro", 2024),
    }
    assert figures["NL", "leerlingen-vso", 2024].figure.kind == FigureKind.INTERVAL


def test_a_samenwerkingsverband_without_so_schools_has_zero(figures, counted_2024):
    school, _ = counted_2024
    without = {unit for unit in units_of(Sector.PO) if unit != "GEEN" and (unit, "so") not in school}
    assert without == {"PO2604", "PO2818", "PO3010"}
    for unit in without:
        assert figures[unit, "leerlingen-so", 2024].figure.value == 0
        share = figures[unit, "deelname-so-schoolgaand", 2024].figure
        assert (share.kind, share.value, share.numerator_high) == (FigureKind.VALUE, 0, 0)
        assert share.denominator_low < share.denominator_high


def test_only_ridderkerk_is_missing_in_2024(figures):
    assert missing(nation.PO_2024) == {"NL": ["Ridderkerk"], "PO2805": ["Ridderkerk"]}
    assert missing(nation.PO_2019) == {}
    marked = {(unit, each.missing) for (unit, code, year), each in figures.items() if each.missing and year == 2024}
    assert marked == {("NL", ("Ridderkerk",)), ("PO2805", ("Ridderkerk",))}
    unmarked = {
        code for (unit, code, year), each in figures.items() if (unit, year) == ("NL", 2024) and not each.missing
    }
    assert unmarked == {"leerlingen-vo", "leerlingen-pro", "deelname-pro"}
    assert not any(each.missing for (_, _, year), each in figures.items() if year == 2019)


def test_an_earlier_year_shows_that_the_national_samenwerkingsverband_lacks_ridderkerk_too(observations):
    schools = nation.parsed(*nation.PO_2019).counts
    placed = [(nation.observation(row, 2019)["swv"] or "GEEN", row.postcode) for row in schools]
    found = missing(nation.PO_2024, earlier=placed)
    assert found == {"NL": ["Ridderkerk"], "PO0001": ["Ridderkerk"], "PO2805": ["Ridderkerk"]}


def test_with_gouda_alone_everything_else_is_missing():
    found = missing(nation.GOUDA)
    areas = {(row.gemeente_name, row.swv_po) for row in nation.parsed(*nation.REGIONS).regions if row.swv_po}
    lacking = areas - {("Gouda", "PO2814")}
    expected = defaultdict(set)
    for name, swv in lacking:
        expected[swv].add(name)
        expected["NL"].add(name)
    assert found == {unit: sorted(names) for unit, names in expected.items()}
    postcodes = [row.postcode for row in nation.parsed(*nation.GOUDA).counts]
    regional = {unit for unit in nation.units() if not unit.endswith("0001")}
    absent = completeness.absent_units(regions=nation.regions(), postcodes=postcodes)
    assert regional - absent == {"PO2814", "VO2802"}


def test_a_samenwerkingsverband_without_any_municipality_in_the_data_is_unknown():
    rows = nation.parsed(*nation.GOUDA).counts
    found = computed(
        nation.frame([nation.observation(row, 2024) for row in rows]),
        units=nation.units(),
        absent={
            2024: completeness.absent_units(regions=nation.regions(), postcodes=[row.postcode for row in rows]),
        },
    )
    kinds = {(each.unit, each.indicator): each.figure.kind for each in found}
    assert kinds["PO2001", "leerlingen-bo"] == FigureKind.UNKNOWN
    assert kinds["PO2814", "leerlingen-bo"] == FigureKind.INTERVAL


@pytest.mark.parametrize(("year", "parts"), [(2019, nation.PO_2019), (2024, nation.PO_2024)])
def test_vestigingen_per_po_samenwerkingsverband_equal_the_list(year, parts):
    found: Counter[str | None] = Counter()
    for key in {(row.measure, row.vestiging, row.postcode, row.denomination) for row in nation.parsed(*parts).counts}:
        measure, vestiging, postcode, denomination = key
        placement = place_school(
            measure=measure,
            vestiging=vestiging,
            postcode=postcode,
            denomination=denomination,
            regions=nation.regions(),
            vsv=nation.vsv(),
        )
        found[placement.swv] += 1
        assert placement.step in {PlacementStep.POSTCODE, PlacementStep.NEAREST, PlacementStep.REFORMATORISCH}
    listed = {row["SWV"]: int(row[f"N_VEST_{year}"]) for row in nation.read(*nation.SWV_LIST)}
    po = {unit: count for unit, count in listed.items() if unit.startswith("PO")}
    assert {unit: found[unit] for unit in po} == po


@pytest.mark.parametrize(
    ("code", "sector", "spread"),
    [
        ("deelname-sbo", Sector.PO, ["0.80", "1.72", "2.54", "3.43", "4.01"]),
        ("deelname-pro", Sector.VO, ["1.45", "1.96", "3.11", "4.47", "5.83"]),
    ],
)
def test_spread_over_all_samenwerkingsverbanden_of_2019(figures, code, sector, spread):
    own = {unit: each.figure for (unit, other, year), each in figures.items() if (other, year) == (code, 2019)}
    values = list(comparable(own, sector).values())
    found = percentiles(values)
    assert found.count == len(units_of(sector)) - 2
    assert [f"{each:.2f}" for each in (min(values), found.p10, found.p50, found.p90, max(values))] == spread


def test_the_nation_computes_in_three_seconds(observations):
    start = time.process_time()
    computed(observations, units=nation.units())
    assert time.process_time() - start < 3
