"""Tables as CSV and Excel, safe to open."""

import io
from datetime import date

import openpyxl
import pytest
from django.http import Http404

from osp.web.export import safe_cell, table_response


@pytest.mark.parametrize(
    ("cell", "safe"),
    [
        ("=1+1", "'=1+1"),
        ("+31 6", "'+31 6"),
        ("-doen", "'-doen"),
        ("@naam", "'@naam"),
        ("\tx", "'\tx"),
        ("-2,04%", "-2,04%"),
        ("+3", "+3"),
        ("gewoon", "gewoon"),
        (-2.5, -2.5),
        (None, None),
    ],
)
def test_text_never_becomes_a_formula(cell, safe) -> None:
    assert safe_cell(cell) == safe


def test_csv_reads_in_a_dutch_spreadsheet() -> None:
    response = table_response(
        "plan", ["Doel", "Waarde", "Tot"], [["Één; twee", 2.5, date(2028, 8, 1)], ["=x", None, None]], "csv"
    )
    assert response.content.decode("utf-8-sig") == 'Doel;Waarde;Tot\r\n"Één; twee";2,5;2028-08-01\r\n\'=x;;\r\n'
    assert response["Content-Disposition"] == 'attachment; filename="plan.csv"'


def test_excel_keeps_numbers_and_texts_apart() -> None:
    response = table_response("plan", ["Doel", "Waarde"], [["=1+1", 2.5]], "xlsx")
    sheet = openpyxl.load_workbook(io.BytesIO(response.content)).active
    assert [[cell.value for cell in row] for row in sheet.iter_rows()] == [["Doel", "Waarde"], ["'=1+1", 2.5]]


def test_other_kinds_do_not_exist() -> None:
    with pytest.raises(Http404):
        table_response("plan", [], [], "pdf")
