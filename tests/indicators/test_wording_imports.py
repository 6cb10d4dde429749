"""Refused rows grouped by reason, and what else deliveries say."""

from indicators.wording.imports import gone_sentence, line_ranges, refused_rows, skipped_text


def error(line: int, message: str, column: str = "LEERLINGEN", value: str = "x") -> dict[str, object]:
    return {"line": line, "column": column, "value": value, "message": message}


def test_rows_with_one_reason_are_one_row() -> None:
    rows = refused_rows(
        [error(line, "vestiging onbekend", "VESTIGINGSCODE", f"99XX{line}") for line in range(218, 230)]
    )
    assert len(rows) == 1
    assert (rows[0].line, rows[0].value, rows[0].message) == (218, "99XX218", "Vestiging onbekend")
    assert rows[0].others == "Nog elf rijen om dezelfde reden: 219 tot en met 229."


def test_reasons_that_differ_by_a_number_are_one_and_columns_are_not() -> None:
    rows = refused_rows(
        [error(12, "staat al op regel 3"), error(14, "staat al op regel 9"), error(15, "staat al op regel 3", "BRIN")]
    )
    assert [(row.line, row.others) for row in rows] == [(12, "Nog een rij om dezelfde reden: regel 14."), (15, "")]


def test_many_scattered_lines_are_cut_short() -> None:
    (row,) = refused_rows([error(line, "fout") for line in (2, 4, 6, 8, 10, 12, 14)])
    assert row.others == "Nog zes rijen om dezelfde reden: 4, 6, 8, 10 en meer."


def test_ranges_of_lines() -> None:
    assert line_ranges([604, 219, 220, 221, 221]) == ["219 tot en met 221", "604"]


def test_vestigingen_that_are_gone() -> None:
    assert gone_sentence(["16AH00"]).startswith("1 vestiging staat in een eerdere levering van deze peildatum")
    many = gone_sentence([f"{number:02d}AA00" for number in range(10)])
    assert "10 vestigingen staan" in many
    assert "07AA00 en nog 2." in many


def test_left_out_rows_in_words() -> None:
    assert [skipped_text(rows) for rows in (0, 1, 1271)] == ["", "1 rij weggelaten", "1.271 rijen weggelaten"]
