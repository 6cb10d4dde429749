"""The sheets of an .xlsx as rows of text, each cell as a CSV would hold it. Formulas give their last outcome.

Dates become yyyy-mm-dd and 12.0 becomes "12"; the parser of a column restores the zeros a spreadsheet dropped.
"""

from collections.abc import Callable, Iterator
from datetime import date, datetime, time
from typing import Any, BinaryIO, TypeVar

from indicators.importers.archives import DAMAGED
from indicators.importers.base import ImportRefused
from indicators.importers.rows import NumberedCells

T = TypeVar("T")
EXACT_INTEGERS = 1e15
REMEMBERED = 10_000


class Workbook:
    """A checked .xlsx. Sheets are read when they are asked for, and the last one is kept."""

    def __init__(self, stream: BinaryIO) -> None:
        from python_calamine import CalamineWorkbook, SheetTypeEnum

        stream.seek(0)
        self._book = _guarded(lambda: CalamineWorkbook.from_filelike(stream))
        self.sheets = tuple(each.name for each in self._book.sheets_metadata if each.typ == SheetTypeEnum.WorkSheet)
        self._kept: tuple[str, list[list[Any]]] = ("", [])

    def rows(self, sheet: str) -> Iterator[NumberedCells]:
        """The rows of a sheet with their number in it, as wide as its first row that is not empty."""
        width, numbers = 0, _Numbers()
        for number, values in enumerate(self._values(sheet), start=1):
            cells = [
                value if type(value) is str else numbers[value] if type(value) is float else cell_text(value)
                for value in values
            ]
            width = width or _filled(cells)
            yield number, _fitted(cells, width)

    def height(self, sheet: str) -> int:
        """The number of the last row of a sheet."""
        return len(self._values(sheet))

    def _values(self, sheet: str) -> list[list[Any]]:
        if self._kept[0] != sheet:
            book = self._book
            self._kept = (sheet, _guarded(lambda: book.get_sheet_by_name(sheet).to_python(skip_empty_area=False)))
        return self._kept[1]


class _Numbers(dict[float, str]):
    """The text of numbers met before: a table of pupils has few different ones, and millions of them."""

    def __missing__(self, value: float) -> str:
        text = cell_text(value)
        if len(self) < REMEMBERED:
            self[value] = text
        return text


def cell_text(value: object) -> str:
    """One cell as a CSV would hold it."""
    if isinstance(value, bool):
        return "WAAR" if value else "ONWAAR"
    if isinstance(value, float):
        whole = value.is_integer() and abs(value) < EXACT_INTEGERS
        return str(int(value)) if whole else f"{value:.15g}".replace(".", ",")
    if isinstance(value, datetime):
        return value.date().isoformat() if value.time() == time() else value.isoformat(sep=" ")
    if isinstance(value, date):
        return value.isoformat()
    return str(value)


def _filled(cells: list[str]) -> int:
    """How many cells up to and including the last one that holds something."""
    return next((place for place in range(len(cells), 0, -1) if cells[place - 1].strip()), 0)


def _fitted(cells: list[str], width: int) -> list[str]:
    """Without empty cells beyond the header; a filled one there stays, so that the row is noted as too wide."""
    return cells[: max(width, _filled(cells))] if len(cells) > width else cells


def _guarded(read: Callable[[], T]) -> T:
    """The reader's answer; whatever it cannot read is a refusal, also when it gives up half way."""
    from python_calamine import CalamineError

    try:
        return read()
    except (CalamineError, ValueError, OSError):
        raise ImportRefused(DAMAGED) from None
    except BaseException as error:
        # The reader's own fault, raised by its foreign half without a class that can be named.
        if type(error).__name__ == "PanicException":
            raise ImportRefused(DAMAGED) from None
        raise
