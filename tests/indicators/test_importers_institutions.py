"""DUO's address files of all kinds and years, samenwerkingsverbanden with their schools, and the BRIN register."""

from datetime import date

import pytest

from indicators.importers.base import SuccessionRow, SwvRow, VestigingRow, VsvRow
from tests.indicators.importer_samples import only_error, parse, renamed, sample, written

BO, VO, SPECIAL = "duo-adressen-bo", "duo-adressen-vo", "duo-adressen-sbo-so-vso"
SWV, SCHOOLS, REGISTER = "duo-adressen-swv", "duo-instellingen-swv", "duo-brin-overgangen"
IN_2024 = {"BRIN NUMMER": "INSTELLINGSCODE", "VESTIGINGSNUMMER": "VESTIGINGSCODE"}
LINDE = VestigingRow("16AH00", "De Linde", "10249", "7822HG", "EMMEN", "0114", "EMMEN", "Openbaar", "PO")


def with_holidays(content: bytes) -> bytes:
    header, *rows = content.decode().splitlines()
    return "\n".join([f"{header};VAKANTIEREGIO", *(f"{row};Noord" for row in rows)]).encode()


@pytest.mark.parametrize(("code", "sector"), [(BO, "PO"), (VO, "VO"), (SPECIAL, "PO")])
def test_header_of_2024_is_read_and_dated_with_a_remark(code, sector):
    parsed = parse(with_holidays(renamed(sample(code, {}), IN_2024)))
    assert [(row.vestiging, row.sector) for row in parsed.vestigingen] == [("16AH00", sector)]
    assert parsed.reference_date == date(2024, 12, 1)
    assert " ".join(parsed.remarks) == (
        "Dit bestand zegt zelf niet van wanneer het is. De planner leest het als dat van december 2024; is het van een ander "
        "jaar, zet dan het jaar in de naam van het bestand en lees het opnieuw in."
    )


@pytest.mark.parametrize("code", [BO, VO, SPECIAL, SWV, SCHOOLS])
def test_snapshot_whose_name_tells_no_day_says_which_was_taken(code):
    parsed = parse(sample(code, {}), "adressen.csv")
    assert parsed.reference_date == date(2020, 12, 1)
    assert "De planner leest het als dat van december 2020" in " ".join(parsed.remarks)
    assert parse(sample(code, {}), "adressen-2023.csv").remarks == ()


@pytest.mark.parametrize(
    ("name", "day"),
    [
        ("adressen-2023.csv", date(2023, 12, 1)),
        ("adressen 2025-03-01.csv", date(2025, 3, 1)),
        ("adressen_20250301.xlsx", date(2025, 3, 1)),
    ],
)
def test_name_dates_a_snapshot(name, day):
    parsed = parse(sample(BO, {}), name)
    assert (parsed.reference_date, parsed.remarks, parsed.vestigingen) == (day, (), [LINDE])


def test_main_vestigingen_have_no_number_and_another_word_for_the_name():
    content = renamed(
        sample(BO, {}, {"BRIN NUMMER": "18OA"}), {"VESTIGINGSNUMMER": "", "VESTIGINGSNAAM": "INSTELLINGSNAAM"}
    )
    assert [row.vestiging for row in parse(content).vestigingen] == ["16AH00", "18OA00"]
    assert parse(content).vestigingen[0] == LINDE
    assert only_error(content + content.splitlines()[1]).column == "BRIN NUMMER"


def test_samenwerkingsverbanden_have_names():
    parsed = parse(sample(SWV, {}, {"ADMINISTRATIENUMMER": "VO-28-05", "SAMENWERKINGSVERBAND": "VO Midden-Holland"}))
    assert parsed.samenwerkingsverbanden == [
        SwvRow("PO2814", "Passend onderwijs Midden-Holland", "2805AR", "GOUDA"),
        SwvRow("VO2805", "VO Midden-Holland", "2805AR", "GOUDA"),
    ]
    assert only_error(sample(SWV, {"SAMENWERKINGSVERBAND": " "})).message == "deze cel is leeg"
    assert only_error(sample(SWV, {}, {})).message == "dubbele regel: dit samenwerkingsverband staat al op regel 2"


def test_school_of_one_samenwerkingsverband_gives_a_link_and_one_of_two_a_remark():
    header = ["BRINNUMMER", "ADMINISTRATIENUMMER", "SAMENWERKINGSVERBAND", "VESTIGINGSNAAM", "PLAATSNAAM"]
    pairs = (("16AH", "PO2814"), ("18OA", "PO2814"), ("18OA", "PO2813"), ("20VT", "VO2805"))
    content = written([header, *([brin, swv, "Naam", "School", "GOUDA"] for brin, swv in pairs)])
    parsed = parse(content, "scholen-2020.csv")
    assert parsed.vsv == [VsvRow("PO2814", "16AH00"), VsvRow("VO2805", "20VT00")]
    assert " ".join(parsed.remarks) == (
        "1 school staat bij meer samenwerkingsverbanden (18OA). Het bestand zegt niet welke vestiging waar hoort; "
        "voor haar verandert er niets."
    )


def test_register_gives_successions_with_padded_numbers():
    board = {"NR_ADMIN_VAN": "314", "NR_ADMIN_NAAR": "41314", "CODE_FUNCTIE_VAN": "B", "CODE_FUNCTIE_NAAR": "B"}
    split = {"NAAM_OVERGANG": "Splitsing", "IND_VOLLEDIG": "N", "DT_OVERGANG": "31-7-2031", "CODE_STAND_RECORD": "T"}
    parsed = parse(sample(REGISTER, {}, board, split))
    assert parsed.successions == [
        SuccessionRow("U", "00AN", "01WI", date(2005, 1, 1), "fusie", is_whole=True),
        SuccessionRow("B", "00314", "41314", date(2005, 1, 1), "fusie", is_whole=True),
        SuccessionRow("U", "00AN", "01WI", date(2031, 7, 31), "splitsing", is_whole=False),
    ]
    # What is only expected dates no file.
    assert parsed.reference_date == date(2005, 1, 1)
    assert parse(sample(REGISTER, {}), "OVERGANGEN_20250113.csv").reference_date == date(2025, 1, 13)


@pytest.mark.parametrize(
    ("column", "value", "reason"),
    [
        ("DT_OVERGANG", "20050101", "dit is geen datum: dag, maand en jaar, zoals 31-7-2025"),
        ("DT_OVERGANG", "31-6-2005", "deze dag bestaat niet"),
        (
            "DT_OVERGANG",
            "38353",
            "dit is geen datum: dag, maand en jaar, zoals 31-7-2025. Excel gaf hier een volgnummer: maak de cellen op als tekst",
        ),
        ("IND_VOLLEDIG", "ja", "hier hoort J of N"),
        ("NR_ADMIN_NAAR", "", "deze cel is leeg"),
    ],
)
def test_malformed_cell_of_the_register_is_refused(column, value, reason):
    error = only_error(sample(REGISTER, {column: value}))
    assert (error.column, error.message) == (column, reason)
