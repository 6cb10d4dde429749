"""DUO's column names over the years, and where a file's day comes from."""

from datetime import date

import pytest

from indicators.importers.base import ImportRefused
from indicators.importers.columns import canonical
from indicators.importers.dates import MANY_YEARS, NO_YEAR, day_in_name, year_in_name
from indicators.importers.header import Header
from indicators.importers.registry import REGISTRY, recognise
from tests.indicators.importer_samples import (
    BASE,
    CODES,
    HEADERS,
    only_error,
    parse,
    quoted,
    refusal,
    renamed,
    sample,
)

PO, AGE, LONG, VO = "duo-po-vestiging", "duo-po-leeftijd", "duo-po-brin6", "duo-vo-onderwijstype"


@pytest.mark.parametrize(
    ("seen", "name"),
    [
        ("BRIN NUMMER", "INSTELLINGSCODE"), ("BRINNUMMER", "INSTELLINGSCODE"), ("brin_nummer", "INSTELLINGSCODE"),
        ("INSTELLING", "INSTELLINGSCODE"), ("VESTIGINGS NUMMER", "VESTIGINGSCODE"), ("VESTIGINSNUMMER", "VESTIGINGSCODE"),
        ("vestigings_nummer", "VESTIGINGSCODE"), ("ADMINISTRATIENUMMER", "SAMENWERKINGSVERBANDNUMMER"),
        ("SAMENWERKINGSVERBAND_NUMMER", "SAMENWERKINGSVERBANDNUMMER"), ("BEVOEGD_GEZAGNUMMER", "BEVOEGD GEZAG NUMMER"),
        ("SOORT PRIMAIR ONDERWIJS", "SOORT PO"), ("TYPE_PO", "SOORT PO"), ("PEILDATUM_LEERLINGEN", "PEILDATUM"),
        ("L4", "LEEFTIJD 4"), ("LEEFTIJD 24", "LEEFTIJD 24"), ("L3_MIN", "LEEFTIJD JONGER"), ("OUDER", "LEEFTIJD OUDER"),
        ("L25_PLUS", "LEEFTIJD OUDER"), ("VESTIGINGSNAAM ", "VESTIGINGSNAAM"), ('"INSTELLINGSNAAM VESTIGING"', "VESTIGINGSNAAM"),
        ("\ufeffPEILDATUM", "PEILDATUM"), ("LEERJAAR1", "LEERJAAR 1"), ("AFSTAND", "AFSTAND"),
    ],
)  # fmt: skip
def test_every_seen_spelling_stands_for_one_name(seen, name):
    assert canonical(seen) == name


@pytest.mark.parametrize(
    ("code", "names"),
    [
        (PO, {"BRIN_NUMMER": "INSTELLINGSCODE", "VESTIGINGSNUMMER": "VESTIGINGSCODE", "SOORT_PO": "TYPE_PO"}),
        (PO, {"BRIN_NUMMER": "BRINNUMMER", "VESTIGINGSNUMMER": "VESTIGINSNUMMER", "PEILDATUM": "PEILDATUM_LEERLINGEN"}),
        (AGE, {"BEVOEGD_GEZAG_NUMMER": "BEVOEGD_GEZAGNUMMER", "LEEFTIJD_JONGER": "JONGER", "LEEFTIJD_OUDER": "OUDER"}),
        (VO, {"ELEMENTCODE": "ERKENDE OPLEIDINGSCODE", "PLAATSNAAM VESTIGING": "PLAATSNAAM"}),
    ],
)
def test_file_is_the_same_under_its_other_column_names(code, names):
    assert parse(renamed(sample(code, {}), names)) == parse(sample(code, {}))


def test_error_names_the_column_as_the_file_spells_it():
    content = renamed(sample(PO, {"BRIN_NUMMER": "?"}), {"BRIN_NUMMER": "instellingscode "})
    assert only_error(content).column == "instellingscode"


def test_column_that_no_year_had_is_refused_and_named():
    content = renamed(sample(PO, {}), {"PROVINCIE": "PROVINCIENAAM"})
    assert "kolom PROVINCIE ontbreekt en kolom PROVINCIENAAM hoort er niet." in refusal(content).message


def test_two_spellings_of_one_column_are_one_too_many():
    content = renamed(sample(PO, {}), {"PROVINCIE": "INSTELLINGSCODE"})
    assert "kolom PROVINCIE ontbreekt en kolom INSTELLINGSCODE staat er dubbel." in refusal(content).message


def test_no_two_formats_fit_one_header():
    known = REGISTRY.formats()
    assert [
        (one.code, other.code) for one in known for other in known if one is not other and one.overlaps(other)
    ] == []
    for code in CODES:
        found = REGISTRY.match(Header(HEADERS[code]))
        assert (found.format.code if found else None) == code
    assert set(BASE) == set(CODES)


@pytest.mark.parametrize("code", CODES)
def test_header_is_recognised_in_both_dialects(code):
    import io

    header = sample(code, {})
    assert recognise(io.BytesIO(header)).code == code
    assert recognise(io.BytesIO(quoted(header, ","))).code == code


@pytest.mark.parametrize(
    ("name", "year"),
    [
        ("01.-leerlingen-po-soort-po-cluster-leeftijd-2025-2026.csv", 2025),
        ("03-leerlingen-po-totaaloverzicht-2018-2019.csv", 2018),
        ("01.-leerlingen-vo-per-vestiging-naar-onderwijstype-2025.csv", 2025),
        ("03.-leerlingen-vo-per-vestiging-en-bestuur-(vavo-apart)-2015-2016.csv", 2015),
        ("leerlingen 2019 (2).csv", 2019),
        ("download-20260112-vo-2019.csv", 2019),
        ("vo_2019_2020.csv", 2019),
        ("2019-2019.csv", 2019),
        ("leerlingen-vo.csv", None),
        ("rapport-12019.csv", None),
        ("", None),
    ],
)
def test_year_in_a_name(name, year):
    assert year_in_name(name) == year


def test_name_with_two_years_is_refused():
    with pytest.raises(ImportRefused) as caught:
        year_in_name("vo-2017-en-2019.csv")
    assert caught.value.message == MANY_YEARS
    assert refusal(sample(VO, {}), "vo-2017-en-2019.csv").message == MANY_YEARS


@pytest.mark.parametrize(
    ("name", "day"),
    [
        ("OVERGANGEN_20250113.csv", date(2025, 1, 13)),
        ("adressen 2025-03-01.csv", date(2025, 3, 1)),
        ("a-20250113-b-20250114.csv", None),
        ("a-20250231.csv", None),
        ("a-2025.csv", None),
    ],
)
def test_day_in_a_name(name, day):
    assert day_in_name(name) == day


def test_day_in_the_file_counts_and_its_name_does_not():
    assert parse(sample(PO, {"PEILDATUM": "20220201"}), "po-2019-2020.csv").reference_date == date(2022, 2, 1)


@pytest.mark.parametrize(
    ("column", "value", "day"),
    [
        ("PEILJAAR", "2025", date(2025, 10, 1)),
        ("SCHOOLJAAR", "2018", date(2018, 10, 1)),
        ("SCHOOLJAAR", "2018-2019", date(2018, 10, 1)),
        ("SCHOOLJAAR", "2018/2019", date(2018, 10, 1)),
        ("PEILDATUM_LEERLINGEN", "20250201", date(2025, 2, 1)),
    ],
)
def test_day_is_read_from_any_of_three_columns(column, value, day):
    content = renamed(sample("duo-vo-vestiging", {"PEILJAAR": value}), {"PEILJAAR": column})
    assert parse(content).reference_date == day


@pytest.mark.parametrize(
    ("column", "value", "reason"),
    [
        ("PEILJAAR", "24", "dit is geen jaar: vier cijfers, zoals 2024"),
        ("SCHOOLJAAR", "2018-2020", "dit is geen schooljaar: 2018 of 2018-2019"),
        ("PEILDATUM", "2025", "dit is geen peildatum: jaar, maand en dag aaneen, zoals 20241001"),
    ],
)
def test_malformed_day_is_refused(column, value, reason):
    content = renamed(sample("duo-vo-vestiging", {"PEILJAAR": value}), {"PEILJAAR": column})
    assert only_error(content).message == reason


def test_file_without_any_day_is_refused():
    content = renamed(sample("duo-vo-vestiging", {}), {"PEILJAAR": ""})
    assert refusal(content).message == NO_YEAR
    assert parse(
        content, "03.-leerlingen-vo-per-vestiging-en-bestuur-(vavo-apart)-2015-2016.csv"
    ).reference_date == date(2015, 10, 1)
