"""DUO's other files of pupils in po: by age, by postcode until 2019, by samenwerkingsverband, and the long files."""

from datetime import date

import pytest

from tests.indicators.importer_samples import HEADERS, only_error, parse, renamed, sample

AGE, OVERVIEW, HOME, YEAR = "duo-po-leeftijd", "duo-po-totaaloverzicht", "duo-po-swv-woonachtig", "duo-po-swv-leerjaar"
LONG, LONG_SWV = "duo-po-brin6", "duo-po-swv"
OLD_AGES = {f"LEEFTIJD_{age}": f"L{age}" for age in range(4, 25)} | {
    "LEEFTIJD_JONGER": "L3_MIN", "LEEFTIJD_OUDER": "L25_PLUS", "INSTELLINGSCODE": "BRIN_NUMMER",
    "VESTIGINGSCODE": "VESTIGINGSNUMMER",
}  # fmt: skip
SCHOOL = ("BRIN_NUMMER", "VESTIGINGSNUMMER", *HEADERS["duo-po-swv-woonachtig"][3:11])


def numbers(parsed):
    return [(row.measure, row.vestiging, row.unit, row.basis, row.low, row.high) for row in parsed.counts]


def with_total(content: bytes, totals: list[str]) -> bytes:
    header, *rows = content.decode().splitlines()
    lines = [f"{header};TOTAAL", *(f"{row};{total}" for row, total in zip(rows, totals, strict=True))]
    return "\n".join(lines).encode()


def test_ages_give_a_vestiging_and_clusters_are_rows_of_their_own():
    so = {"SOORT_PO": "So", "LEEFTIJD_6": "12", "LEEFTIJD_7": "<5", "CLUSTER": "3"}
    content = sample(AGE, so, so | {"CLUSTER": "4", "LEEFTIJD_8": "9"})
    header, first, second = content.decode().splitlines()
    clusters = "\n".join([f"{header};CLUSTER", f"{first};3", f"{second};4"]).encode()
    parsed = parse(clusters)
    assert numbers(parsed) == [("so", "16AH00", "", "", 13, 16), ("so", "16AH00", "", "", 22, 25)]
    assert (parsed.reference_date, parsed.hidden_cells) == (date(2019, 10, 1), 2)
    assert only_error(content).message.startswith(
        "dubbele regel: deze vestiging met dit soort onderwijs en dit cluster"
    )


def test_total_counts_where_it_is_exact_and_must_agree_with_the_ages():
    ages = sample(AGE, {"LEEFTIJD_6": "12", "LEEFTIJD_7": "<5", "LEEFTIJD_8": "<5"})
    assert numbers(parse(with_total(ages, ["17"]))) == [("bo", "16AH00", "", "", 17, 17)]
    assert numbers(parse(ages)) == [("bo", "16AH00", "", "", 14, 20)]
    error = only_error(with_total(ages, ["21"]))
    assert (error.column, error.value, error.message) == (
        "TOTAAL",
        "21",
        "dit totaal is niet de som van deze regel: 14 tot 20",
    )
    exact = sample(AGE, {"LEEFTIJD_6": "12"})
    assert only_error(with_total(exact, ["13"])).message == "dit totaal is niet de som van deze regel: 12"
    small = sample(AGE, {"LEEFTIJD_6": "<5"})
    assert numbers(parse(with_total(small, ["<5"]))) == [("bo", "16AH00", "", "", 1, 4)]


def test_overview_of_2015_has_ages_under_other_names_and_exact_small_numbers():
    content = renamed(sample(OVERVIEW, {"LEEFTIJD_JONGER": "1", "LEEFTIJD_5": "3", "TOTAAL": "4"}), OLD_AGES)
    assert b"L3_MIN;L4;L5" in content
    parsed = parse(content.decode().encode("cp1252"))
    (row,) = parsed.counts
    assert (row.measure, row.vestiging, row.residence, row.low, row.high) == ("so", "01JO11", "2411", 4, 4)
    assert (parsed.format_code, parsed.reference_date) == (OVERVIEW, date(2015, 10, 1))
    assert only_error(content.replace(b";4", b";5")).message == "dit totaal is niet de som van deze regel: 4"


@pytest.mark.parametrize(
    ("written", "read"),
    [("Belgie", "10"), ("DUITSLAND", "20"), ("Buitenland", "30"), ("Onbekend", "40"), ("30", "30"), ("2411", "2411")],
)
def test_residence_without_postcode_is_read_in_words_too(written, read):
    assert parse(sample(OVERVIEW, {"POSTCODE_LEERLING": written})).counts[0].residence == read


FLOWS = (
    {"TOTAAL": "40"},
    {"TOTAAL": "<5", "SWV_WOONACHTIG": "PO2813", "BINNEN_SWV": "Buiten"},
    {"TOTAAL": "2", "SWV_WOONACHTIG": "Buitenland", "BINNEN_SWV": "Buiten"},
    {
        "TOTAAL": "9",
        "BRIN_NUMMER": "18OA",
        "SWV_VESTIGING": "PO2813",
        "SWV_WOONACHTIG": "PO2814",
        "BINNEN_SWV": "Buiten",
    },
    {"TOTAAL": "100", "SOORT_PO": "Bo"},
)


def test_school_and_home_give_rows_by_school_by_home_and_outside():
    parsed = parse(sample(HOME, *FLOWS))
    assert numbers(parsed) == [
        ("sbo", "16AH00", "PO2814", "school", 43, 46),
        ("sbo", "18OA00", "PO2813", "school", 9, 9),
        ("bo", "16AH00", "PO2814", "school", 100, 100),
        ("sbo", "", "PO2814", "residence", 49, 49),
        ("sbo_buiten", "", "PO2814", "residence", 9, 9),
        ("sbo", "", "PO2813", "residence", 1, 4),
        ("sbo_buiten", "", "PO2813", "residence", 1, 4),
        ("sbo", "", "GEEN", "residence", 2, 2),
        ("bo", "", "PO2814", "residence", 100, 100),
    ]
    assert [row.schools for row in parsed.counts if row.measure == "sbo"] == [1, 1, 2, 1, 1]
    assert (parsed.hidden_cells, parsed.reference_date, parsed.gemeenten) == (1, date(2019, 10, 1), frozenset({"0513"}))
    assert (parsed.counts[0].name, parsed.counts[0].schoolbestuur) == ("De Linde", "41314")


def test_pupils_from_abroad_and_of_an_unknown_home_are_two_rows_of_one_sum():
    homes = [{"SWV_WOONACHTIG": each, "TOTAAL": total} for each, total in (("Buitenland", "2"), ("Onbekend", "3"))]
    parsed = parse(sample(HOME, *homes))
    assert numbers(parsed) == [("sbo", "16AH00", "PO2814", "school", 5, 5), ("sbo", "", "GEEN", "residence", 5, 5)]
    assert only_error(sample(HOME, *homes, homes[0])).message.endswith("staat al op regel 2")


def test_copy_without_vestigingen_and_date_is_summed_and_dated_by_its_name():
    content = renamed(sample(HOME, *FLOWS[:2]), dict.fromkeys(("PEILDATUM", *SCHOOL), ""))
    assert content.splitlines()[0] == b"SOORT_PO;SWV_VESTIGING;SWV_WOONACHTIG;BINNEN_SWV;TOTAAL"
    parsed = parse(content, "leerlingen-bo-sbo-swv-vestiging-swv-woonachtig-2018-2019.csv")
    assert numbers(parsed)[0] == ("sbo", "", "PO2814", "school", 41, 44)
    assert (parsed.reference_date, parsed.counts[0].schools) == (date(2018, 10, 1), 0)


@pytest.mark.parametrize("written", ["po2814", "PO-28-14", "PO 28.14"])
def test_code_of_a_samenwerkingsverband_is_read_in_its_other_spellings(written):
    assert parse(sample(HOME, {"SWV_VESTIGING": written})).counts[0].unit == "PO2814"


def test_year_groups_and_sexes_are_added_per_vestiging():
    girls = {"GESLACHT": "V", "LEERJAAR1": "<5", "TOTAAL": "<5"}
    parsed = parse(sample(YEAR, {"LEERJAAR1": "10", "LEERJAAR8": "11", "TOTAAL": "21"}, girls))
    assert numbers(parsed) == [("bo", "16AH00", "PO2814", "school", 22, 25)]
    assert only_error(sample(YEAR, {}, {})).message.endswith("en dit geslacht staat al op regel 2")


def test_long_file_keeps_the_day_of_each_row():
    rows = ({"PEILJAAR": "2022", "AANTAL_LEERLINGEN": "120"}, {"AANTAL_LEERLINGEN": "<5", "TYPE_PO": "sbo"}, {})
    parsed = parse(sample(LONG, *rows))
    assert [(row.measure, row.vestiging, row.low, row.high, row.reference_date) for row in parsed.counts] == [
        ("bo", "16AH00", 120, 120, date(2022, 10, 1)),
        ("sbo", "16AH00", 1, 4, date(2023, 10, 1)),
        ("bo", "16AH00", 139, 139, date(2023, 10, 1)),
    ]
    assert parsed.reference_date == date(2023, 10, 1)


def test_long_file_split_by_sex_is_added_and_one_split_by_postcode_tells_residence():
    plain = sample(LONG, {"AANTAL_LEERLINGEN": "60"}, {"AANTAL_LEERLINGEN": "79"}).decode().splitlines()
    by_sex = "\n".join(line + more for line, more in zip(plain, (";GESLACHT", ";M", ";V"), strict=True))
    assert [(row.low, row.residence) for row in parse(by_sex.encode()).counts] == [(139, "")]
    by_home = by_sex.replace("GESLACHT", "POSTCODE4_DEELNEMER").replace("60;M", "60;2805").replace("79;V", "79;2806")
    assert [(row.low, row.residence) for row in parse(by_home.encode()).counts] == [(60, "2805"), (79, "2806")]
    assert only_error("\n".join(plain).encode()).message.startswith("dubbele regel: deze vestiging met dit soort")


@pytest.mark.parametrize("number", ["0", "00", "16AH00"])
def test_long_file_takes_a_vestiging_of_either_width(number):
    assert parse(sample(LONG, {"VESTIGINGSCODE": number})).counts[0].vestiging == "16AH00"


def test_long_file_refuses_a_vestiging_of_another_brin():
    error = only_error(sample(LONG, {"VESTIGINGSCODE": "17AH00"}))
    assert (error.column, error.message) == ("VESTIGINGSCODE", "deze vestiging hoort niet bij BRIN-nummer 16AH")


def test_long_file_adds_what_it_calls_abroad_and_unknown():
    parsed = parse(
        sample(
            LONG_SWV,
            *({"SAMENWERKINGSVERBANDNUMMER": each, "AANTAL_LEERLINGEN": "6"} for each in ("Onbekend", "Buitenland")),
        )
    )
    assert [(row.unit, row.low) for row in parsed.counts] == [("GEEN", 12)]


def test_long_file_per_samenwerkingsverband_gives_sums_by_school():
    parsed = parse(sample(LONG_SWV, {}, {"PEILJAAR": "2024", "SAMENWERKINGSVERBANDNUMMER": "Onbekend"}))
    assert [(row.unit, row.basis, row.vestiging, row.low, row.reference_date) for row in parsed.counts] == [
        ("PO2814", "school", "", 357, date(2023, 10, 1)),
        ("GEEN", "school", "", 357, date(2024, 10, 1)),
    ]
