"""Reads an Excel file as its visible sheets show it: each a heading and a table. Pure: no Django.

What its maker hid stays hidden: sheets, rows, columns, remarks, formulas, names and what the file says about itself.
"""

import warnings
from collections.abc import Iterator, Sequence
from io import BytesIO
from typing import Any

from goals.importers.word_runs import escaped
from meetings.compute.papers.number_format import shown
from meetings.compute.papers.package import check_sheets
from meetings.compute.papers.parts import HEADING, TABLE, TEXT, Cell, Part, Reading, with_names
from meetings.compute.papers.visible import Visible
from osp import dutch

# A leesversie is to be read at a meeting; who wants row 301 wants to sort and add up, in the file itself.
MOST_ROWS, MOST_COLUMNS, MOST_SHEETS = 300, 40, 30
# A cell with more words than this is a document of its own.
LONGEST_CELL = 2000
_MOST_HEADS = 4


def read_workbook(data: bytes) -> Reading:
    """The workbook. FileRefused, in Dutch, with what to do; any other exception for a broken file."""
    from openpyxl import load_workbook

    check_sheets(data)
    with warnings.catch_warnings():
        # What it does not know of a file it leaves out, and so do we.
        warnings.simplefilter("ignore")
        book = load_workbook(BytesIO(data), data_only=True, keep_links=False)
    sheets = [sheet for sheet in book.worksheets if sheet.sheet_state == "visible"]
    parts = [part for sheet in sheets[:MOST_SHEETS] for part in _sheet(sheet)]
    return Reading(tuple(parts), tuple(_left_out(book, sheets)))


def _left_out(book: Any, sheets: Sequence[Any]) -> Iterator[str]:
    charts = sum(len(sheet._charts) for sheet in sheets)
    charts += sum(1 for sheet in book.chartsheets if sheet.sheet_state == "visible")
    pictures = sum(len(sheet._images) for sheet in sheets)
    if len(sheets) > MOST_SHEETS:
        yield dutch.plural(len(sheets) - MOST_SHEETS, "werkblad", "werkbladen")
    if charts:
        yield dutch.plural(charts, "grafiek", "grafieken")
    if pictures:
        yield dutch.plural(pictures, "afbeelding", "afbeeldingen")


def _sheet(sheet: Any) -> Iterator[Part]:
    yield Part(HEADING, escaped(sheet.title))
    seen = Visible(sheet)
    rows = seen.rows[:MOST_ROWS]
    columns = seen.columns[:MOST_COLUMNS]
    if not rows or not columns:
        yield Part(TEXT, "Dit werkblad is leeg.")
        return
    cells = tuple(tuple(_row(sheet, seen, row, columns)) for row in rows)
    yield Part(TABLE, table=with_names(cells, _heads(sheet, rows, cells)))
    gone = [
        dutch.plural(count, *names)
        for count, names in (
            (len(seen.rows) - len(rows), ("rij", "rijen")),
            (len(seen.columns) - len(columns), ("kolom", "kolommen")),
        )
        if count > 0
    ]
    if gone:
        told = " en ".join(gone)
        yield Part(
            TEXT, f"*Niet in deze leesversie: de laatste {told} van dit werkblad. Zij staan in het bestand zelf.*"
        )


def _row(sheet: Any, seen: Visible, row: int, columns: Sequence[int]) -> Iterator[Cell]:
    """The cells of a row; words that do not fit run on over the empty cells right of them, as on the screen."""
    place = 0
    while place < len(columns):
        cell = seen.cell(row, columns[place])
        text = _shown(sheet, cell)
        room = 1
        merged = seen.width(row, columns[place])
        while place + room < len(columns) and (
            columns[place + room] in merged or (text and _runs_on(cell) and not seen.says(row, columns[place + room]))
        ):
            room += 1
        yield Cell(text, room, _is_right(cell), bool(cell is not None and cell.font.b))
        place += room


def _shown(sheet: Any, cell: Any) -> str:
    if cell is None or (cell.value == 0 and sheet.sheet_view.showZeros is False):
        return ""
    text = shown(cell.value, cell.number_format).strip()
    return text if len(text) <= LONGEST_CELL else f"{text[:LONGEST_CELL].rstrip()} …"


def _runs_on(cell: Any) -> bool:
    """Whether words of a cell go on over its empty neighbours: those that stand at the left and do not wrap."""
    return isinstance(cell.value, str) and not cell.alignment.wrap_text and not _is_right(cell)


def _is_right(cell: Any) -> bool:
    if cell is None or cell.value is None:
        return False
    told = cell.alignment.horizontal
    return told == "right" or (told in {None, "general"} and not isinstance(cell.value, str | bool))


def _heads(sheet: Any, rows: Sequence[int], cells: Sequence[Sequence[Cell]]) -> int:
    """How many rows name the columns: those that its maker keeps in sight; else a first row of words over other rows."""
    frozen = sheet.freeze_panes
    kept = int("".join(sign for sign in frozen if sign.isdigit())) - 1 if frozen else 0
    count = sum(1 for row in rows if row <= kept)
    if 0 < count <= _MOST_HEADS and count < len(rows):
        return count
    first = cells[0]
    names = all(cell.text and cell.columns == 1 and not cell.is_right for cell in first) and len(first) > 1
    return 1 if names and len(cells) > 1 else 0
