"""An Excel file as its readers see it: what shows, how it shows, and nothing of what its maker hid."""

from dataclasses import asdict
from datetime import date

import openpyxl
import pytest
from openpyxl.chart import BarChart, Reference
from openpyxl.comments import Comment
from openpyxl.styles import Alignment, Font

from meetings.compute.papers.parts import HEADING, TABLE, TEXT, Table
from meetings.compute.papers.read import read_office
from osp.uploads import FileRefused
from tests.meetings.office_samples import changed, workbook

SHEET = "xl/worksheets/sheet1.xml"


def tables(content: bytes) -> list[Table]:
    return [part.table for part in read_office(content, "xlsx").parts if part.table]


def lines(content: bytes) -> list[list[str]]:
    """The texts of the first table, row by row."""
    return [[cell.text for cell in row] for row in tables(content)[0].rows]


def budget(book: openpyxl.Workbook) -> None:
    sheet = book.active
    sheet.append(["Post", "2027", "Aandeel", "Ingang"])
    sheet.append(["Arrangementen", 184000.4, 0.344, date(2026, 8, 1)])
    for column, code in (("B", '"€" #,##0'), ("C", "0.0%"), ("D", "mm-dd-yy")):
        sheet[f"{column}2"].number_format = code


def test_a_sheet_is_a_heading_and_a_table_with_its_figures_as_shown():
    reading = read_office(workbook(budget), "xlsx")
    assert [part.kind for part in reading.parts] == [HEADING, TABLE]
    assert lines(workbook(budget)) == [
        ["Post", "2027", "Aandeel", "Ingang"],
        ["Arrangementen", "€ 184.000", "34,4%", "1-8-2026"],
    ]
    (table,) = tables(workbook(budget))
    assert table.heads == 1
    assert [[cell.is_right for cell in row] for row in table.rows] == [[False, True, True, True]] * 2


def full_of_secrets(book: openpyxl.Workbook) -> None:
    """One sheet in sight; all that says „geheim” was hidden in one of the ways that there are."""
    sheet = book.active
    for row in range(1, 9):
        sheet.append([f"rij {row}", row, "geheim" if row in {3, 4, 5} else "", "zichtbaar"])
    sheet.row_dimensions[3].hidden = True
    sheet.row_dimensions[4].height = 0.5
    sheet.row_dimensions.group(5, 5, hidden=True)
    for column in ("F", "G", "H"):
        sheet[f"{column}2"] = "geheim"
    sheet.column_dimensions.group("F", "G", hidden=True)
    sheet.column_dimensions["H"].width = 0.05
    sheet["D1"].comment = Comment("geheim", "Geheime Schrijver")
    sheet["A9"], sheet["A9"].number_format = "geheim", ";;;"
    for state in ("hidden", "veryHidden"):
        other = book.create_sheet(f"geheim {state}")
        other["A1"], other.sheet_state = "geheim", state
    book.properties.creator = book.properties.title = "geheim"
    book.defined_names["geheim"] = openpyxl.workbook.defined_name.DefinedName("geheim", attr_text="Blad!$A$1")


def test_nothing_that_was_hidden_comes_along():
    reading = read_office(workbook(full_of_secrets), "xlsx")
    assert "geheim" not in str(asdict(reading)).lower()
    assert [row[0] for row in lines(workbook(full_of_secrets))] == ["rij 1", "rij 2", "rij 6", "rij 7", "rij 8", ""]


def merged(book: openpyxl.Workbook) -> None:
    sheet = book.active
    sheet["A1"] = "Een titel die over de lege cellen ernaast doorloopt"
    sheet["A2"], sheet["D2"] = "kort", "einde"
    sheet["A3"], sheet["D3"] = "over drie", "einde"
    sheet.merge_cells("A3:C3")
    sheet["A4"], sheet["B4"], sheet["D4"] = "loopt niet door", "want hier staat iets", 1
    sheet["A5"], sheet["A5"].alignment, sheet["D5"] = "breekt af", Alignment(wrap_text=True), 2


def test_words_run_on_over_empty_cells_and_merged_cells_are_one():
    (table,) = tables(workbook(merged))
    assert [[cell.columns for cell in row] for row in table.rows] == [[4], [3, 1], [3, 1], [1, 2, 1], [1, 1, 1, 1]]
    assert {sum(cell.columns for cell in row) for row in table.rows} == {4}


def test_a_merged_cell_over_a_hidden_column_says_its_words_where_it_shows():
    def fill(book: openpyxl.Workbook) -> None:
        book.active["A1"], book.active["C1"] = "Titel", "einde"
        book.active.merge_cells("A1:B1")
        book.active.column_dimensions["A"].hidden = True

    assert lines(workbook(fill)) == [["Titel", "einde"]]


def test_bold_cells_frozen_rows_and_zeros_that_do_not_show():
    def fill(book: openpyxl.Workbook) -> None:
        sheet = book.active
        sheet.append(["Begroting"])
        sheet.append(["Post", "2027"])
        sheet.append(["Totaal", 0])
        sheet["A3"].font = Font(bold=True)
        sheet.freeze_panes, sheet.sheet_view.showZeros = "A3", False

    (table,) = tables(workbook(fill))
    assert table.heads == 2
    assert [[cell.is_strong for cell in row] for row in table.rows][2] == [True, False]
    assert lines(workbook(fill))[2] == ["Totaal", ""]


def test_long_and_wide_sheets_say_how_much_is_left_out():
    def fill(book: openpyxl.Workbook) -> None:
        for row in range(320):
            book.active.append([f"{row}-{column}" for column in range(43)])

    content = workbook(fill)
    (table,) = tables(content)
    assert (len(table.rows), table.columns) == (300, 40)
    note = read_office(content, "xlsx").parts[-1]
    assert (note.kind, "de laatste 20 rijen en 3 kolommen van dit werkblad" in note.text) == (TEXT, True)


def test_charts_and_empty_sheets_are_named():
    def fill(book: openpyxl.Workbook) -> None:
        budget(book)
        chart = BarChart()
        chart.add_data(Reference(book.active, min_col=2, min_row=1, max_row=2))
        book.active.add_chart(chart, "F2")
        book.create_sheet("Leeg")

    reading = read_office(workbook(fill), "xlsx")
    assert reading.left_out == ("1 grafiek",)
    assert reading.parts[-1].text == "Dit werkblad is leeg."


def test_a_formula_without_its_outcome_is_refused_and_one_with_it_read():
    content = workbook(lambda book: book.active.append(["som", "=1+1"]))
    with pytest.raises(FileRefused, match="formules zonder uitkomst"):
        read_office(content, "xlsx")
    worked = changed(content, {SHEET: lambda told: told.replace("<v></v>", "<v>2</v>").replace("<v />", "<v>2</v>")})
    assert lines(worked) == [["som", "2"]]


def test_a_merged_cell_as_large_as_a_sheet_is_refused():
    content = workbook(lambda book: (book.active.append(["a"]), book.active.merge_cells("A1:B2")))
    huge = changed(content, {SHEET: lambda told: told.replace("A1:B2", "A1:XFD1048576")})
    with pytest.raises(FileRefused, match="te groot"):
        read_office(huge, "xlsx")


def test_a_row_at_the_end_of_the_world_costs_nothing():
    content = workbook(lambda book: book.active.append(["a"]))
    far = changed(
        content,
        {
            SHEET: lambda told: told.replace(
                "</sheetData>", '<row r="1048576"><c r="XFD1048576" s="0"/></row></sheetData>'
            )
        },
    )
    assert lines(far) == [["a"]]


def test_equal_files_give_equal_values():
    content = workbook(full_of_secrets)
    assert read_office(content, "xlsx") == read_office(content, "xlsx")
