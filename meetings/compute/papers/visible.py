"""What shows of a sheet: its rows and columns without what was hidden, as far as something stands in them. Pure: no Django."""

from collections.abc import Iterator
from typing import Any

# A row or column thinner than this was hidden by hand, in points and in letters.
_THIN_ROW, _THIN_COLUMN = 1.0, 0.1


class Visible:
    """The rows and columns that show, in order, from the first to the last with something in it."""

    def __init__(self, sheet: Any) -> None:
        self.sheet = sheet
        # Cells as the file has them: asking a sheet for one makes it, and a file may say that it is a million rows long.
        self.cells: dict[tuple[int, int], Any] = dict(sheet._cells)
        self.hidden_columns = set(_hidden_columns(sheet))
        self.merged: dict[tuple[int, int], range] = {}
        for area in sheet.merged_cells.ranges:
            self._merge(area)
        filled = [(row, column) for (row, column), cell in self.cells.items() if cell.value not in (None, "")]
        filled = [(row, column) for row, column in filled if self._row(row) and self._column(column)]
        self.rows = self._from_to({row for row, _ in filled}, self._row)
        self.columns = self._from_to({column for _, column in filled}, self._column)

    def _from_to(self, filled: set[int], shows: Any) -> list[int]:
        return [each for each in range(min(filled), max(filled) + 1) if shows(each)] if filled else []

    def cell(self, row: int, column: int) -> Any:
        """A cell of the file; None where it has none."""
        return self.cells.get((row, column))

    def says(self, row: int, column: int) -> bool:
        """Whether something stands in a cell."""
        cell = self.cell(row, column)
        return cell is not None and cell.value not in (None, "")

    def width(self, row: int, column: int) -> range:
        """The columns that a merged cell takes; none for any other."""
        return self.merged.get((row, column), range(0))

    def _merge(self, area: Any) -> None:
        """Cells that are one: what it says stands in the first of them that shows."""
        rows = [row for row in range(area.min_row, area.max_row + 1) if self._row(row)]
        columns = [column for column in range(area.min_col, area.max_col + 1) if self._column(column)]
        if not rows or not columns:
            return
        said = self.cells.pop((area.min_row, area.min_col), None)
        if said is not None:
            self.cells[rows[0], columns[0]] = said
        self.merged |= {(row, columns[0]): range(area.min_col, area.max_col + 1) for row in rows}

    def _row(self, row: int) -> bool:
        told = self.sheet.row_dimensions.get(row)
        return told is None or (not told.hidden and (told.height is None or told.height >= _THIN_ROW))

    def _column(self, column: int) -> bool:
        return column not in self.hidden_columns


def _hidden_columns(sheet: Any) -> Iterator[int]:
    for told in sheet.column_dimensions.values():
        if told.hidden or (told.width is not None and told.width < _THIN_COLUMN):
            # One line of the file may speak of a run of columns.
            first = told.min or told.index
            last = told.max or first
            yield from range(int(first), int(last) + 1)
