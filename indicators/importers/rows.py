"""The rows of a file while they are checked: every wrong cell is noted, and at the end the whole file is refused."""

import csv
import re
from collections.abc import Callable, Hashable, Iterable, Iterator, Mapping, Sequence
from datetime import date
from sys import intern
from typing import TypeVar

from indicators.importers import cells
from indicators.importers.base import KEPT_ERRORS, ImportRefused, RowError

T = TypeVar("T")
SHOWN_CHARACTERS = 30
ROWS_PER_PROGRESS = 2000
ADVICE = "Herstel dit in het bestand of download het opnieuw bij de bron, en lees het daarna nog eens in."

NumberedCells = tuple[int, list[str]]


def shown(value: str) -> str:
    """A value as an error text may show it: printable, and at most 30 characters."""
    plain = "".join(character if character.isprintable() else " " for character in value[: SHOWN_CHARACTERS + 1])
    return plain if len(plain) <= SHOWN_CHARACTERS else f"{plain[: SHOWN_CHARACTERS - 1]}…"


class RowErrors:
    """Keeps the first errors and counts them all."""

    def __init__(self) -> None:
        self.kept: list[RowError] = []
        self.count = 0

    def add(self, line: int, column: str, value: str, message: str) -> None:
        """Note an error on a physical line."""
        self.count += 1
        if len(self.kept) < KEPT_ERRORS:
            self.kept.append(RowError(line, column, shown(value), message))

    def refuse(self) -> None:
        """Raise ImportRefused if anything was noted."""
        if not self.count:
            return
        found = "staat een fout" if self.count == 1 else f"staan {self.count} fouten"
        first = str(self.kept[0])
        message = f"In dit bestand {found}, daarom is er niets ingelezen. R{first[1:]}. {ADVICE}"
        raise ImportRefused(message, tuple(self.kept), self.count)


class Row:
    """One row with its physical line. Reading a cell never raises: a wrong one is noted and its default returned."""

    __slots__ = ("_cells", "_errors", "_places", "line", "ok")

    def __init__(self, line: int, values: list[str], places: Mapping[str, int], errors: RowErrors) -> None:
        self.line = line
        self.ok = True
        self._cells = values
        self._places = places
        self._errors = errors

    def take(self, column: str, parse: Callable[[str], T], default: T) -> T:
        """The checked value of a cell; `default` when it is wrong."""
        value = self._cells[self._places[column]].strip()
        try:
            return parse(value)
        except cells.CellError as error:
            self.fail(column, value, str(error))
            return default

    def fail(self, column: str, value: str, message: str) -> None:
        """Note an error of this row."""
        self.ok = False
        self._errors.add(self.line, column, value, message)

    def text(self, column: str) -> str:
        """Free text, stripped; "" when the cell holds spaces only."""
        return self.take(column, cells.text, "")

    def vestiging(self, brin_column: str, number_column: str) -> str:
        """The six characters of a vestiging from the two columns that hold its parts."""
        brin = self.take(brin_column, cells.brin, "")
        return intern(brin + self.take(number_column, cells.vestiging_number, ""))

    def tally(self, columns: Sequence[str]) -> tuple[int, int]:
        """Sum of the exact cells, and how many cells are hidden."""
        known = hidden = 0
        for column in columns:
            value = self._cells[self._places[column]]
            # Nearly all of a national file's 2.5 million cells are one of these two.
            if value == "0":
                continue
            number: int | None = None
            if value != cells.HIDDEN:
                number = self.take(column, cells.count, None)
            if number is None:
                hidden += 1
            else:
                known += number
        return known, hidden


class Rows:
    """The data rows of a file, in order. Blank rows do not count; a row of another width is noted and left out."""

    def __init__(
        self,
        numbered: Iterable[NumberedCells],
        places: Mapping[str, int],
        errors: RowErrors,
        *,
        tick: Callable[[], None] = lambda: None,
    ) -> None:
        self.read = 0
        self.errors = errors
        self._numbered = numbered
        self._places = places
        self._tick = tick

    def __iter__(self) -> Iterator[Row]:
        width = len(self._places)
        for line, values in self._numbered:
            if not any(values) or not any(map(str.strip, values)):
                continue
            self.read += 1
            if self.read % ROWS_PER_PROGRESS == 0:
                self._tick()
            if len(values) == width:
                yield Row(line, values, self._places, self.errors)
            else:
                self.errors.add(line, "", "", f"deze regel heeft {_columns(len(values))}, de kolomkop {width}")


def _columns(number: int) -> str:
    return "1 kolom" if number == 1 else f"{number} kolommen"


class OneDate:
    """The reference date that all rows of a file must share."""

    def __init__(self, column: str) -> None:
        self.value: date | None = None
        self._column = column
        self._line = 0

    def take(self, row: Row) -> None:
        """Read the date of a row and note it when it differs from the first one."""
        found = row.take(self._column, cells.reference_date, None)
        if found is None or found == self.value:
            return
        if self.value is None:
            self.value, self._line = found, row.line
            return
        reason = f"regel {self._line} heeft een andere peildatum ({self.value:%Y%m%d}); een bestand heeft er één"
        row.fail(self._column, f"{found:%Y%m%d}", reason)


class NoRepeats:
    """Notes a row whose key was seen before: added up it would count pupils twice, skipped it might lose some."""

    def __init__(self, column: str, what: str) -> None:
        self._column = column
        self._what = what
        self._seen: dict[Hashable, tuple[int, object]] = {}

    def check(self, row: Row, key: tuple[str, ...], content: object) -> None:
        """Rows already in error are left alone: their key is not to be trusted."""
        if not row.ok:
            return
        line, earlier = self._seen.setdefault(key, (row.line, content))
        if line != row.line:
            difference = "" if earlier == content else ", met andere inhoud"
            reason = f"dubbele regel: {self._what} staat al op regel {line}{difference}"
            row.fail(self._column, " ".join(part for part in key if part), reason)


def csv_rows(lines: Iterable[str], delimiter: str, errors: RowErrors) -> Iterator[NumberedCells]:
    """Each record with the physical line on which it starts, the header included. Strict about quotes, since an open
    one would swallow the rows after it."""
    reader = csv.reader(lines, delimiter=delimiter, strict=True)
    while True:
        start = reader.line_num + 1
        try:
            yield start, next(reader)
        except StopIteration:
            return
        except csv.Error:
            errors.add(start, "", "", 'een aanhalingsteken (") is niet gesloten of staat midden in een veld')


def table_rows(lines: Iterable[str]) -> Iterator[NumberedCells]:
    """The rows of a markdown table, the header included; text around it and the rule under the header are left out."""
    for number, line in enumerate(lines, start=1):
        if "|" in line and not re.fullmatch(r"[|:\-\s]+", line):
            yield number, [cell.strip() for cell in line.strip().strip("|").split("|")]
