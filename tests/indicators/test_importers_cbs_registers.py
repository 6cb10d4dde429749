"""Registers of gemeenten, the list of gemeenten of the planner itself, and the published national series."""

import json
from datetime import date
from io import BytesIO

import pytest

from indicators.compute.measures import MEASURES
from indicators.importers import cbs_json, cbs_pupils, cbs_youth, national_series
from indicators.importers.base import GemeenteChangeRow, GemeenteRow, ImportRefused, Parsed
from indicators.importers.cbs_registers import gemeente_changes, gemeente_names
from indicators.importers.registry import parse_file
from tests.data import data_path

CHANGES = "Bestaan tot;Eindjaar;Oude;Nieuwe;Huidige code;Huidige naam\n"
SERIES = "INDICATOR;JAAR;WAARDE;EENHEID;BRON\n"


def parse(content: str) -> Parsed:
    return parse_file(BytesIO(content.encode()))


def refusal(content: str) -> ImportRefused:
    with pytest.raises(ImportRefused) as caught:
        parse(content)
    return caught.value


def real(*parts: str) -> Parsed:
    with data_path(*parts).open("rb") as stream:
        return parse_file(stream, name=parts[-1])


def test_changes_of_gemeenten():
    lines = "1-1-2016;2016;GM0424;GM1942;GM1942;Gooise Meren\n1-8-1963;1963;GM1055;#N/A;#N/A;Duitsland\n"
    parsed = parse(CHANGES + lines)
    assert parsed.gemeente_changes == [GemeenteChangeRow("0424", "1942", "1942", date(2016, 1, 1), "Gooise Meren")]
    assert (parsed.rows_read, parsed.remarks) == (
        2,
        ("Gemeenten die naar het buitenland gingen zijn overgeslagen: 1.",),
    )


def test_a_wrong_code_and_day_of_a_change_are_named():
    errors = refusal(CHANGES + "31-2-2016;2016;0424;GM1942;GM1942;Gooise Meren\n").errors
    assert {(error.column, error.message) for error in errors} == {
        ("Oude", "dit is geen gemeentecode van het CBS: GM en vier cijfers, zoals GM0363"),
        ("Bestaan tot", "deze dag bestaat niet"),
    }


def test_areas_from_json_by_column():
    parsed = parse(
        json.dumps({"reg": ["GM0513", "GM9998"], "Provincies": ["PV28", "PV27"], "NUTS3-gebieden": ["NL33A", ""]})
    )
    assert parsed.gemeente_register == [
        GemeenteRow("0513", "Gouda", {"Provincies": "PV28", "NUTS3-gebieden": "NL33A"}),
        GemeenteRow("9998", "", {"Provincies": "PV27", "NUTS3-gebieden": ""}),
    ]
    assert (parsed.format_code, parsed.reference_date) == ("cbs-gebieden", date(2016, 1, 1))


@pytest.mark.parametrize(
    "document",
    [
        {"reg": ["GM0513"], "Provincies": ["PV28", "PV28"]},
        {"reg": ["GM0513"], "Provincies": "PV28"},
    ],
)
def test_areas_with_lists_of_different_length_are_refused(document):
    assert refusal(json.dumps(document)).message == cbs_json.UNEVEN


def test_areas_with_a_wrong_or_repeated_code_are_refused():
    document = {"reg": ["GM0513", "GM0513", "513"], "Provincies": ["PV28", "PV28", "Zuid-Holland"]}
    assert [str(error) for error in refusal(json.dumps(document)).errors] == [
        "regel 2, kolom reg, “0513”: dubbele regel: deze gemeente staat al op regel 1",
        "regel 3, kolom reg, “513”: dit is geen gemeentecode van het CBS: GM en vier cijfers, zoals GM0363",
        "regel 3, kolom Provincies, “Zuid-Holland”: dit is geen code van een gebied: twee letters en cijfers, zoals PV27",
    ]


def test_own_list_follows_a_gemeente_to_what_it_is_now():
    changes = {(change.old, change.new): change for change in gemeente_changes()}
    assert changes["0457", "0363"] == GemeenteChangeRow("0457", "0363", "0363", date(2022, 3, 24), "Amsterdam")
    assert sorted(new for old, new in changes if old == "0140") == ["0080", "1900", "1949"]
    assert {change.new for change in changes.values()} <= gemeente_names().keys()
    assert {change.current for change in changes.values()}.isdisjoint(change.old for change in changes.values())


def test_national_series_name_their_source_and_take_over_idem():
    lines = "leerlingen_sbo;2018;34958;leerlingen 1-10;ocw\nvrijstelling_5a;2014/2015;5077;jongeren;idem\nsamenwerkingsverbanden_po;2014;77;76 regionaal;wet\n"
    parsed = parse(SERIES + lines)
    assert [(row.measure, row.key, row.year, row.low, row.note) for row in parsed.reported] == [
        ("landelijk_sbo", "NL", 2018, 34958, "leerlingen 1-10; bron: ocw"),
        ("landelijk_vrijstelling_5a", "NL", 2014, 5077, "jongeren; bron: ocw"),
    ]
    assert parsed.remarks == ("Zonder maat in de planner en niet overgenomen: samenwerkingsverbanden_po.",)


def test_a_separator_without_quotes_in_the_unit_of_a_series_belongs_to_it():
    [row] = parse(SERIES + "absoluut_verzuim;2022;13707;jongeren (a; b;c);nos\n").reported
    assert (row.low, row.note) == (13707, "jongeren (a; b;c); bron: nos")


def test_wrong_cells_of_a_series_are_named():
    lines = "leerlingen_xyz;2018;1;a;b\nleerlingen_so;2018/2020;1;a;b\nleerlingen_so;2018;1,5;a;b\nleerlingen_so;2017;5;a;b\nleerlingen_so;2017;6;a;b\n"
    assert [(error.line, error.column, error.message) for error in refusal(SERIES + lines).errors] == [
        (2, "INDICATOR", "deze reeks is niet bekend"),
        (3, "JAAR", "dit is geen jaar: 2019, of een schooljaar als 2019/2020"),
        (4, "WAARDE", "hier hoort een heel getal, zoals 435.760"),
        (6, "INDICATOR", "dubbele regel: dit cijfer staat al op regel 5, met andere inhoud"),
    ]


def test_every_quantity_that_these_files_give_is_known():
    pupils = {code + suffix for code in cbs_pupils.KINDS.values() for suffix in ("", cbs_pupils.LIVING)}
    given = {cbs_youth.YOUTH_CARE, cbs_youth.YOUNG, *pupils, *national_series.MEASURES.values()}
    assert given <= MEASURES.keys()


@pytest.mark.realdata
def test_real_areas_of_2016():
    register = {row.code: row for row in real("cbs", "83287NED_gebieden_in_nederland_2016.json").gemeente_register}
    assert len(register) == 390
    gouda = register["0513"]
    assert (gouda.name, gouda.regions["Provincies"], gouda.regions["COROP-gebieden"]) == ("Gouda", "PV28", "CR28")
    assert [row.code for row in register.values() if not row.name] == []
    ended_before = {change.old for change in gemeente_changes() if change.on <= date(2016, 1, 1)}
    newer = {change.new for change in gemeente_changes() if change.on > date(2016, 1, 1)}
    assert register.keys() == (gemeente_names().keys() - ended_before - (newer - register.keys()))


@pytest.mark.realdata
def test_real_changes_agree_with_the_own_list():
    parsed = real("cbs", "gm_changes_before_2018.csv")
    assert (parsed.rows_read, len(parsed.gemeente_changes)) == (1072, 1069)
    own = {change.old: change for change in gemeente_changes()}
    # Berg en Dal ended and began under one code: only the name changed.
    since_2016 = [row for row in parsed.gemeente_changes if row.on.year >= 2016 and row.old != row.new]
    assert len(since_2016) == 8
    assert {(row.old, row.new, row.on) for row in since_2016} == {
        (row.old, own[row.old].new, own[row.old].on) for row in since_2016
    }


@pytest.mark.realdata
def test_real_national_series():
    parsed = real("samples", "landelijke_reeksen.csv")
    series = {row.year: row.low for row in parsed.reported if row.measure == "landelijk_sbo"}
    assert (min(series), max(series), series[2011], series[2019], series[2021]) == (2011, 2021, 41_777, 35_731, 35_400)
    assert (parsed.rows_read, len(parsed.reported)) == (75, 73)
    absent = {row.year: row.low for row in parsed.reported if row.measure == "landelijk_absoluut_verzuim"}
    assert absent == {2018: 4958, 2019: 5570, 2020: 5491, 2021: 10_240, 2022: 13_707}


@pytest.mark.realdata
def test_real_catalogue_of_files_has_no_figures_and_is_refused():
    with pytest.raises(ImportRefused) as caught:
        real("duo", "duo_ckan_catalogus_57_datasets.json")
    assert caught.value.message == cbs_json.CATALOGUE
