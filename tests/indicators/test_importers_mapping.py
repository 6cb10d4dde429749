"""Own tables: the fingerprint of a header, what is asked, and the rows that come out."""

import io

import pytest

from indicators.enums import Level
from indicators.importers.base import ImportRefused
from indicators.importers.mapping import Places, read_mapped
from indicators.importers.mapping_choices import (
    Choices,
    ColumnChoice,
    Role,
    as_stored,
    from_stored,
    header_fingerprint,
    lacking,
)
from indicators.importers.mapping_sample import sample_of
from indicators.importers.template_cells import bounds, year

GEMEENTE = ColumnChoice(Role.GEMEENTE)
COUNT = ColumnChoice(Role.MEASURE, "thuiszitters_absoluut")


def choices(**more: object) -> Choices:
    columns = {"GEMEENTE": GEMEENTE, "JAAR": ColumnChoice(Role.SCHOOL_YEAR), "AANTAL": COUNT}
    return Choices(**{"columns": columns, **more})  # type: ignore[arg-type]


def read(content: str, said: Choices, *, skip_bad_rows: bool = False):
    places = Places(gemeenten={"gouda": "0513"})
    return read_mapped(
        io.BytesIO(content.encode()), said, places=places, name="lijst.csv", swv="PO2814", skip_bad_rows=skip_bad_rows
    )


def told(content: str, said: Choices) -> list[tuple[str, int, float, float]]:
    return [(row.key, row.year, row.low, row.high) for row in read(content, said).reported]


def test_fingerprint_looks_through_order_case_and_spaces() -> None:
    one = header_fingerprint(("Gemeente", "Jaar", "Aantal"))
    assert header_fingerprint((" aantal ", "GEMEENTE", "jaar")) == one
    assert header_fingerprint(("Gemeente", "Jaar", "Aantallen")) != one


def test_rows_are_read_by_name_or_number_in_any_order() -> None:
    content = "aantal ;JAAR;Gemeente\n6;2023-2024;Gouda\n<5;2023/24;GM1884\n"
    assert told(content, choices()) == [("0513", 2023, 6, 6), ("1884", 2023, 1, 4)]


def test_filter_constants_and_other_signs() -> None:
    said = Choices(
        columns={"SOORT": ColumnChoice(Role.FILTER, value="Absoluut"), "AANTAL": COUNT, "NAAM SCHOOL": ColumnChoice()},
        year=2022,
        hidden=("*",),
        unknown=("-",),
    )
    content = "Soort;Aantal;Naam school\nabsoluut;7;x\nrelatief;9;y\nAbsoluut;-;z\nabsoluut;*;q\n"
    assert told(content, said) == [("PO2814", 2022, 7, 7), ("PO2814", 2022, 1, 4)]
    assert read(content, said).reported[0].level is Level.SWV


def test_a_day_tells_its_school_year_and_a_decimal_point_is_read_when_said() -> None:
    columns = {"DATUM": ColumnChoice(Role.DAY), "SCORE": ColumnChoice(Role.MEASURE, "score_aoj")}
    found = told("Datum;Score\n1-2-2024;3.5\n2024-09-01;3.65\n", Choices(columns=columns, decimal="."))
    assert found == [("PO2814", 2023, 3.5, 3.5), ("PO2814", 2024, 3.65, 3.65)]


def test_rows_of_one_cell_are_added_up_only_when_said() -> None:
    content = "Gemeente;Jaar;Aantal\n0513;2023;6\n0513;2023;<5\n"
    assert len(read(content, choices()).reported) == 2
    assert told(content, choices(add_up=True)) == [("0513", 2023, 7, 10)]


def test_wrong_cells_are_pointed_at_with_the_name_of_the_column() -> None:
    content = "Gemeente;Jaar;Aantal\nVerweggistan;2023;6\n0513;23;veel\n"
    with pytest.raises(ImportRefused) as caught:
        read(content, choices())
    assert [(each.line, each.column) for each in caught.value.kept] == [(2, "Gemeente"), (3, "Jaar"), (3, "Aantal")]
    assert "deze naam van een gemeente is hier niet bekend" in caught.value.kept[0].message


def test_what_is_still_to_be_said() -> None:
    assert lacking(Choices(columns={"A": GEMEENTE})) == [
        "Kies bij ten minste één kolom welke maat er in staat.",
        "Zeg van welk jaar de cijfers zijn: kies een kolom, of vul het jaar hieronder in.",
    ]
    twice = {"A": GEMEENTE, "B": ColumnChoice(Role.VESTIGING), "C": COUNT, "D": COUNT}
    assert len(lacking(Choices(columns=twice, year=2023))) == 2
    assert lacking(choices()) == []


def test_choices_survive_storing() -> None:
    said = choices(year=2020, hidden=("<5", "*"), unknown=("-",), add_up=True, source="leerplichttelling", decimal=".")
    assert from_stored(as_stored(said)) == said


def test_sample_shows_the_header_and_five_rows() -> None:
    found = sample_of(io.BytesIO(("Gemeente;Aantal\n" + "0513;6\n" * 9).encode()))
    assert (found.header, found.rows) == (("Gemeente", "Aantal"), (("0513", "6"),) * 5)


@pytest.mark.parametrize("content", ["Een\n1\n", "A;A\n1;2\n", "A;;B\n1;2;3\n", ""])
def test_file_without_a_usable_header_is_refused(content) -> None:
    with pytest.raises(ImportRefused):
        sample_of(io.BytesIO(content.encode()))


@pytest.mark.parametrize(
    ("text", "expected"),
    [("12", 12), ("1.204", 1204), ("3,5", 3.5), ("€ 1.250,50", 1250.5), ("−3", -3), ("3.5", 3.5), ("1 204", 1204)],
)
def test_numbers_with_a_decimal_comma(text, expected) -> None:
    assert bounds(text) == (expected, expected)


def test_years_as_people_write_them() -> None:
    assert [year(text) for text in ("2023", "2023-2024", "2023/24", "2023 – 2024")] == [2023] * 4
    for wrong in ("23", "2023-2025", "20231"):
        with pytest.raises(ValueError, match="jaar"):
            year(wrong)


SATISFIED = ColumnChoice(Role.ANSWER, "ouders_tevreden/ouders_antwoord", "4; 5")


def test_a_row_per_questionnaire_is_counted_without_who_has_no_opinion() -> None:
    content = "School;Tevreden\nA;5\nA;4\nB;2\nB;Weet niet\nB;\nB;9\n"
    said = Choices(columns={"TEVREDEN": SATISFIED, "SCHOOL": ColumnChoice()}, year=2025, unknown=("9",))
    counted = [(row.measure, row.year, row.low) for row in read(content, said).reported]
    assert counted == [("ouders_tevreden", 2025, 2), ("ouders_antwoord", 2025, 3)]


def test_answers_are_counted_apart_per_unit_and_beside_numbers_that_are_not_added_up() -> None:
    columns = {"GEMEENTE": GEMEENTE, "TEVREDEN": ColumnChoice(Role.ANSWER, SATISFIED.measure, "Helemaal eens, eens")}
    content = "Gemeente;Tevreden;Aantal\nGouda;EENS;6\nGouda;oneens;6\n1884;helemaal  eens;7\n"
    said = Choices(columns=columns | {"AANTAL": COUNT}, year=2025)
    counted = [(row.measure, row.key, row.low) for row in read(content, said).reported]
    assert [each for each in counted if each[0] != "thuiszitters_absoluut"] == [
        ("ouders_tevreden", "0513", 1),
        ("ouders_antwoord", "0513", 2),
        ("ouders_tevreden", "1884", 1),
        ("ouders_antwoord", "1884", 1),
    ]
    assert len([each for each in counted if each[0] == "thuiszitters_absoluut"]) == 3


def test_answers_ask_which_of_them_count_and_survive_storing() -> None:
    silent = Choices(columns={"A": ColumnChoice(Role.ANSWER, SATISFIED.measure, " ; ")}, year=2025)
    assert lacking(silent) == ["Schrijf bij een kolom met antwoorden welke antwoorden tellen, zoals 4; 5."]
    said = Choices(columns={"A": SATISFIED}, year=2025)
    assert (lacking(said), from_stored(as_stored(said)), said.measures) == (
        [],
        said,
        ("ouders_tevreden", "ouders_antwoord"),
    )
