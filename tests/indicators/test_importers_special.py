"""DUO's files of so and vso by who pays, the count that the TLV decides."""

from datetime import date

import pytest

from indicators.importers import duo_paying
from tests.indicators.importer_samples import only_error, parse, refusal, renamed, sample, written

PAYING, SCHOOL = "duo-so-vso-betalend", "duo-so-vso-vestiging"


def numbers(parsed):
    return [(row.measure, row.unit, row.low, row.high) for row in parsed.counts]


def test_pupils_count_for_who_pays_by_category_and_outside():
    parsed = parse(
        sample(
            PAYING,
            {"TOTAAL": "200"},
            {"TOTAAL": "<5", "BEKOSTIGINGSCATEGORIE": "Midden", "BINNEN_SWV": "Buiten"},
            {"TOTAAL": "30", "BEKOSTIGINGSCATEGORIE": "Hoog", "BINNEN_SWV": "Buiten"},
        )
    )
    assert numbers(parsed) == [
        ("so", "PO2814", 231, 234),
        ("so_laag", "PO2814", 200, 200),
        ("so_midden", "PO2814", 1, 4),
        ("so_hoog", "PO2814", 30, 30),
        ("so_buiten", "PO2814", 31, 34),
    ]
    assert {(row.basis, row.vestiging) for row in parsed.counts} == {("paying", "")}
    assert (parsed.reference_date, parsed.hidden_cells, parsed.remarks) == (date(2019, 10, 1), 1, ())


@pytest.mark.parametrize("payer", ["CL1_00AH", "CL2_16AH00", "GJIJJI_20VT", "gjijji_20vt"])
def test_pupils_for_whom_no_samenwerkingsverband_pays_belong_to_none(payer):
    parsed = parse(sample(PAYING, {"SWV_BETALEND": payer, "BEKOSTIGINGSCATEGORIE": "", "TOTAAL": "57"}))
    assert numbers(parsed) == [("so", "GEEN", 57, 57)]


@pytest.mark.parametrize("payer", ["CL3_00AH", "CL1_", "16AH", "PO281"])
def test_other_values_than_a_payer_are_refused(payer):
    error = only_error(sample(PAYING, {"SWV_BETALEND": payer}))
    assert (error.column, error.message) == (
        "SWV_BETALEND",
        "dit is geen code van een samenwerkingsverband: PO of VO en vier cijfers, zoals PO2814",
    )


def test_pupils_without_category_make_a_remark_and_count():
    parsed = parse(sample(PAYING, {}, {"BEKOSTIGINGSCATEGORIE": "n.v.t.", "TOTAAL": "7"}))
    assert numbers(parsed)[:2] == [("so", "PO2814", 207, 207), ("so_laag", "PO2814", 200, 200)]
    assert parsed.remarks == (duo_paying.NO_CATEGORY,)


def test_row_with_the_total_counts_instead_of_the_sum():
    parsed = parse(sample(PAYING, {}, {"BEKOSTIGINGSCATEGORIE": "Totaal", "TOTAAL": "212"}))
    assert numbers(parsed)[:2] == [("so", "PO2814", 212, 212), ("so_laag", "PO2814", 200, 200)]
    assert parsed.remarks == (duo_paying.NO_CATEGORY,)


@pytest.mark.parametrize(
    ("value", "measure"),
    [
        ("1", "so_laag"), ("L", "so_laag"), ("Categorie 1", "so_laag"), ("Cat 1 (laag)", "so_laag"),
        ("M", "so_midden"), ("bekostigingscategorie 2", "so_midden"), ("Cat. 3 (hoog)", "so_hoog"), ("hoog", "so_hoog"),
    ],
)  # fmt: skip
def test_category_is_read_in_all_its_spellings(value, measure):
    parsed = parse(sample(PAYING, {"BEKOSTIGINGSCATEGORIE": value}))
    assert {row.measure: row.low for row in parsed.counts if row.measure.startswith("so_")} == {
        "so_laag": 0, "so_midden": 0, "so_hoog": 0, "so_buiten": 0,
    } | {measure: 200}  # fmt: skip


@pytest.mark.parametrize(
    ("column", "value", "reason"),
    [
        ("BEKOSTIGINGSCATEGORIE", "4", "deze categorie is niet bekend: laag, midden of hoog, L, M of H, of 1, 2 of 3"),
        ("BINNEN_SWV", "misschien", "hier hoort Binnen of Buiten"),
        ("SOORT_PO", "Bo", "dit bestand gaat over so en vso; dit is een ander soort onderwijs"),
        ("TOTAAL", "", "hier ontbreekt een getal"),
    ],
)
def test_malformed_cell_is_refused(column, value, reason):
    error = only_error(sample(PAYING, {column: value}))
    assert (error.column, error.value, error.message) == (column, value, reason)


def test_kind_follows_from_who_pays_where_the_file_does_not_tell_it():
    rows = ({}, {"SWV_BETALEND": "VO2805", "TOTAAL": "90"}, {"SWV_BETALEND": "CL2_16AH", "TOTAAL": "<5"})
    parsed = parse(renamed(sample(PAYING, *rows), {"SOORT_PO": "", "BEKOSTIGINGSCATEGORIE": "", "BINNEN_SWV": ""}))
    assert numbers(parsed) == [("so", "PO2814", 200, 200), ("vso", "VO2805", 90, 90)]
    assert parsed.remarks == (duo_paying.UNTOLD.format(count=1),)


def test_profile_means_vso_and_residential_places_are_added():
    header = ["SCHOOLJAAR", "SWV_BETALEND", "UITSTROOMPROFIEL", "RESIDENTIELE_PLAATS", "AANTAL_LEERLINGEN"]
    rows = [
        ["2018-2019", "VO2805", "Arbeidsmarkt", "Nee", "30"],
        ["2018-2019", "VO2805", "Arbeidsmarkt", "Ja", "6"],
        ["2019-2020", "VO2805", "Dagbesteding", "Nee", "12"],
        ["2019-2020", "CL1_00AH", "Dagbesteding", "Nee", "5"],
    ]
    parsed = parse(written([header, *rows]))
    assert [(row.measure, row.unit, row.low, row.reference_date) for row in parsed.counts] == [
        ("vso", "VO2805", 36, date(2018, 10, 1)),
        ("vso", "VO2805", 12, date(2019, 10, 1)),
        ("vso", "GEEN", 5, date(2019, 10, 1)),
    ]
    assert parsed.reference_date == date(2019, 10, 1)


def test_outside_follows_from_the_two_codes_where_the_file_does_not_tell_it():
    names = {"BINNEN_SWV": "SWV_VESTIGING", "BEKOSTIGINGSCATEGORIE": ""}
    rows = ({"BINNEN_SWV": "PO2814"}, {"BINNEN_SWV": "PO2813", "TOTAAL": "12"})
    assert numbers(parse(renamed(sample(PAYING, *rows), names))) == [
        ("so", "PO2814", 212, 212),
        ("so_buiten", "PO2814", 12, 12),
    ]


def test_categories_may_be_columns():
    header = ["PEILDATUM", "SOORT_PO", "SWV_BETALEND", "CATEGORIE_1", "CATEGORIE_2", "CATEGORIE_3", "TOTAAL"]
    parsed = parse(written([header, ["20191001", "Vso", "VO2805", "80", "<5", "10", "95"]]))
    assert numbers(parsed) == [
        ("vso", "VO2805", 95, 95),
        ("vso_laag", "VO2805", 80, 80),
        ("vso_midden", "VO2805", 1, 4),
        ("vso_hoog", "VO2805", 10, 10),
    ]
    assert parsed.remarks == (duo_paying.NO_CATEGORY,)


def test_file_per_vestiging_gives_pupils_where_the_school_stands():
    parsed = parse(sample(SCHOOL, {}, {"BEKOSTIGINGSCATEGORIE": "Hoog", "TOTAAL": "<5"}))
    assert numbers(parsed) == [("so", "PO2814", 201, 204)]
    assert parsed.counts[0].basis == "school"


def test_file_without_date_is_refused_until_its_name_tells_the_year():
    content = renamed(sample(PAYING, {}), {"PEILDATUM": ""})
    assert refusal(content).message.startswith("Dit bestand zegt zelf niet van welk jaar de cijfers zijn.")
    assert parse(content, "01.-leerlingen-so-vso-betalend-2018-2019.csv").reference_date == date(2018, 10, 1)
