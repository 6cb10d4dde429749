"""DUO's files of pupils in vo over the years: lwoo until 2017, the samenwerkingsverband since 2022, exact per vestiging."""

from datetime import date

import pytest

from indicators.importers.base import VsvRow
from tests.indicators.importer_samples import HEADERS, only_error, parse, refusal, renamed, sample, written

VO, PLACES = "duo-vo-onderwijstype", "duo-vo-vestiging"
FIRST, KIND = "LEER- OF VERBLIJFSJAAR 1 - MAN", HEADERS["duo-vo-onderwijstype"][5]


def with_column(content: bytes, name: str, values: list[str]) -> bytes:
    header, *rows = [line.split(";") for line in content.decode().splitlines()]
    return written([[*header, name], *([*row, value] for row, value in zip(rows, values, strict=True))])


@pytest.mark.parametrize(
    ("name", "day"),
    [
        ("", date(2019, 10, 1)),
        ("01.-leerlingen-vo-per-vestiging-naar-onderwijstype-2018.csv", date(2018, 10, 1)),
        ("leerlingen-vo-2021-2022.csv.gz", date(2021, 10, 1)),
    ],
)
def test_year_is_in_the_name_and_else_that_of_the_known_header(name, day):
    assert parse(sample(VO, {FIRST: "7"}), name).reference_date == day


def test_indication_of_lwoo_gives_a_third_row_per_vestiging():
    rows = ({FIRST: "20"}, {FIRST: "<5", KIND: "VMBO BL lj 3"}, {"VESTIGINGSNUMMER": "1", FIRST: "9"})
    parsed = parse(with_column(sample(VO, *rows), "LWOO INDICATIE", ["N", "J", ""]), "vo-2016.csv")
    assert [(row.vestiging, row.measure, row.low, row.high) for row in parsed.counts] == [
        ("00AH00", "vo", 21, 24),
        ("00AH00", "pro", 0, 0),
        ("00AH00", "lwoo", 1, 4),
        ("00AH01", "vo", 9, 9),
        ("00AH01", "pro", 0, 0),
        ("00AH01", "lwoo", 0, 0),
    ]


def test_old_header_without_year_is_refused():
    content = with_column(sample(VO, {FIRST: "7"}), "LWOO INDICATIE", ["N"])
    assert refusal(content).message.startswith("Dit bestand zegt zelf niet van welk jaar de cijfers zijn. Zet het jaar")
    assert only_error_of(with_column(sample(VO, {FIRST: "7"}), "LWOO INDICATIE", ["?"])) == "hier hoort J of N"


def only_error_of(content: bytes) -> str:
    (error,) = refusal(content, "vo-2016.csv").errors
    return error.message


def test_header_of_2023_gives_the_samenwerkingsverband_of_a_vestiging():
    names = {
        "BRIN NUMMER": "INSTELLINGSCODE",
        "VESTIGINGSNUMMER": "VESTIGINGSCODE",
        "ELEMENTCODE": "ERKENDE OPLEIDINGSCODE",
    }
    content = renamed(sample(VO, {FIRST: "<5"}, {KIND: "VWO lj 4-6"}, {"VESTIGINGSNUMMER": "1", FIRST: "8"}), names)
    content = with_column(content, "SAMENWERKINGSVERBAND PASSEND ONDERWIJS VO", ["VO2302", "VO2302", ""])
    parsed = parse(content, "leerlingen-vo-per-vestiging-naar-onderwijstype-2023.csv")
    assert parsed.vsv == [VsvRow("VO2302", "00AH00")]
    assert (parsed.reference_date, parsed.hidden_cells, len(parsed.counts)) == (date(2023, 10, 1), 1, 4)
    (error,) = refusal(content.replace(b"VO2302", b"PO2302", 1), "vo-2023.csv").errors
    assert (error.column, error.value) == ("SAMENWERKINGSVERBAND PASSEND ONDERWIJS VO", "PO2302")
    assert refusal(content).message.startswith("Dit bestand zegt zelf niet van welk jaar")


def test_vestiging_whose_rows_name_two_samenwerkingsverbanden_gives_no_link():
    content = with_column(
        sample(VO, {FIRST: "7"}, {KIND: "VWO lj 4-6"}),
        "SAMENWERKINGSVERBAND PASSEND ONDERWIJS VO",
        ["VO2302", "VO2303"],
    )
    assert parse(content, "vo-2023.csv").vsv == []


def test_vestiging_and_bestuur_adds_the_pupils_at_a_vavo():
    vavo = "AANTAL VO LEERLINGEN UITBESTEED AAN VAVO"
    parsed = parse(sample(PLACES, {}, {"VESTIGINGSCODE": "00AH01", "AANTAL LEERLINGEN": "400", vavo: "<5"}))
    assert [(row.measure, row.vestiging, row.low, row.high, row.schoolbestuur) for row in parsed.counts] == [
        ("vo", "00AH00", 812, 812, "40586"),
        ("vo", "00AH01", 401, 404, "40586"),
    ]
    assert (parsed.reference_date, parsed.gemeenten) == (date(2025, 10, 1), frozenset({"0153"}))
    assert parsed.remarks == (
        "Leerlingen die aan een vavo zijn uitbesteed, staan in dit bestand apart en zijn meegeteld.",
    )


def test_total_of_older_years_must_be_the_sum():
    vavo = "AANTAL VO LEERLINGEN UITBESTEED AAN VAVO"
    content = sample(PLACES, {vavo: "8"})
    assert parse(with_column(content, "TOTAAL AANTAL LEERLINGEN", ["820"])).counts[0].low == 820
    error = only_error(with_column(content, "TOTAAL AANTAL LEERLINGEN", ["812"]))
    assert (error.column, error.message) == (
        "TOTAAL AANTAL LEERLINGEN",
        "dit totaal is niet de som van deze regel: 820",
    )


def test_vestiging_of_another_brin_is_refused():
    assert only_error(sample(PLACES, {"VESTIGINGSCODE": "00AJ00"})).message == (
        "deze vestiging hoort niet bij BRIN-nummer 00AH"
    )
