"""The rows of a file while they are checked: every wrong cell is noted, and at the end the whole file is refused."""

import csv
import re
from collections.abc import Callable, Hashable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
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
    """Keeps the first errors and counts them all, and the rows they stand in."""

    def __init__(self) -> None:
        self.kept: list[RowError] = []
        self.count = 0
        self.rows = 0
        self._line = 0
        self._structural = False

    def add(self, line: int, column: str, value: str, message: str) -> None:
        """Note an error on a physical line. Lines come in order, so a row is counted once."""
        self.count += 1
        self.rows += line != self._line
        self._line = line
        if len(self.kept) < KEPT_ERRORS:
            self.kept.append(RowError(line, column, shown(value), message))

    def add_structural(self, line: int, message: str) -> None:
        """Note an error that puts the rows after it in doubt, so that leaving out this row alone helps nothing."""
        self._structural = True
        self.add(line, "", "", message)

    def settle(self, rows_read: int, *, skip_bad_rows: bool) -> None:
        """Raise ImportRefused for what was noted, unless rows in error may be left out and some are right."""
        if not self.count or (skip_bad_rows and not self._structural and self.rows < rows_read):
            return
        found = "staat een fout" if self.count == 1 else f"staan {self.count} fouten"
        reason = " Geen enkele regel is goed." if skip_bad_rows and not self._structural else ""
        first = str(self.kept[0])
        message = f"In dit bestand {found}, daarom is er niets ingelezen.{reason} R{first[1:]}. {ADVICE}"
        raise ImportRefused(message, tuple(self.kept), self.count)


@dataclass(frozen=True, slots=True)
class Layout:
    """Where the columns of a file stand, under the names its format gives them, and how the file itself spells them."""

    places: Mapping[str, int]
    written: Mapping[str, str]


class Row:
    """One row with its physical line. Reading a cell never raises: a wrong one is noted and its default returned.

    `ok` tells whether all that was read so far is right; a row that is not may have no effect at all.
    """

    __slots__ = ("_cells", "_errors", "_layout", "_places", "line", "ok")

    def __init__(self, line: int, values: list[str], layout: Layout, errors: RowErrors) -> None:
        self.line = line
        self.ok = True
        self._cells = values
        self._layout = layout
        self._places = layout.places
        self._errors = errors

    def take(self, column: str, parse: Callable[[str], T], default: T) -> T:
        """The checked value of a cell; `default` when it is wrong."""
        value = self._cells[self._places[column]].strip()
        try:
            return parse(value)
        except cells.CellError as error:
            self.fail(column, value, str(error))
            return default

    def take_if(self, column: str, parse: Callable[[str], T], default: T) -> T:
        """The same of a column that may be absent; `default` when it is."""
        return self.take(column, parse, default) if column in self._places else default

    def has(self, column: str) -> bool:
        """Whether the file has this column."""
        return column in self._places

    def fail(self, column: str, value: str, message: str) -> None:
        """Note an error of this row, with the column as the file spells it."""
        self.ok = False
        self._errors.add(self.line, self._layout.written.get(column, column), value, message)

    def text(self, column: str) -> str:
        """Free text, stripped; "" when the cell holds spaces only or the file lacks the column."""
        return self.take_if(column, cells.text, "")

    def vestiging(self, brin_column: str, number_column: str) -> str:
        """The six characters of a vestiging from the two columns that hold its parts."""
        brin = self.take(brin_column, cells.brin, "")
        return intern(brin + self.take(number_column, cells.vestiging_number, ""))

    def whole_vestiging(self, brin_column: str, number_column: str) -> str:
        """The same where the number is two digits or all six characters; the BRIN beside it must then agree."""
        brin = self.take(brin_column, cells.brin, "")
        number = self.take(number_column, cells.vestiging_part, "")
        if len(number) <= 2:  # noqa: PLR2004 -- the width of the code
            return intern(brin + number)
        if self.ok and not number.startswith(brin):
            self.fail(number_column, number, f"deze vestiging hoort niet bij BRIN-nummer {brin}")
        return number

    def tally_with_total(self, columns: Sequence[str], total: str) -> tuple[int, int]:
        """The same, checked against a column with their total; an exact total counts instead of hidden parts."""
        known, hidden = self.tally(columns)
        if total not in self._places:
            return known, hidden
        told, is_hidden = self.tally((total,))
        low, high = (1, 4) if is_hidden else (told, told)
        if self.ok and (high < known + hidden or low > known + 4 * hidden):
            parts = f"{known + hidden}" if not hidden else f"{known + hidden} tot {known + 4 * hidden}"
            self.fail(total, "<5" if is_hidden else str(told), f"dit totaal is niet de som van deze regel: {parts}")
        return (known, hidden) if is_hidden else (told, 0)

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
    """The data rows of a file, in order. Blank rows do not count; a row of another width is noted and left out.

    `name` is that of the file, "" when it is not known; `swv` the samenwerkingsverband that offers it, "" when nobody does.
    """

    def __init__(
        self,
        numbered: Iterable[NumberedCells],
        layout: Layout,
        errors: RowErrors,
        *,
        name: str = "",
        swv: str = "",
        tick: Callable[[], None] = lambda: None,
    ) -> None:
        self.read = 0
        self.errors = errors
        self.name = name
        self.swv = swv
        self._numbered = numbered
        self._layout = layout
        self._tick = tick
        self._roomy: int | None = None

    def join_surplus(self, column: str) -> None:
        """Read cells too many in a row as part of this column: free text in which the source leaves ";" without quotes."""
        self._roomy = self._layout.places[column]

    def _fitted(self, values: list[str], width: int) -> list[str]:
        surplus = len(values) - width
        if self._roomy is None or surplus <= 0:
            return values
        end = self._roomy + surplus + 1
        return [*values[: self._roomy], ";".join(values[self._roomy : end]), *values[end:]]

    def has(self, column: str) -> bool:
        """Whether the file has this column."""
        return column in self._layout.places

    @property
    def columns(self) -> tuple[str, ...]:
        """The columns of the file, in order, under the names its format gives them."""
        return tuple(self._layout.places)

    def __iter__(self) -> Iterator[Row]:
        width = len(self._layout.places)
        for line, read in self._numbered:
            values = self._fitted(read, width)
            if not any(values) or not any(map(str.strip, values)) or _is_signature(values):
                continue
            self.read += 1
            if self.read % ROWS_PER_PROGRESS == 0:
                self._tick()
            if len(values) == width:
                yield Row(line, values, self._layout, self.errors)
            else:
                self.errors.add(line, "", "", f"deze regel heeft {_columns(len(values))}, de kolomkop {width}")


def _is_signature(values: list[str]) -> bool:
    """Whether this is the last line of a download that names its source, "Bron: CBS"."""
    return values[0].startswith(("Bron:", "©")) and not any(map(str.strip, values[1:]))


def _columns(number: int) -> str:
    return "1 kolom" if number == 1 else f"{number} kolommen"


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
            errors.add_structural(start, 'een aanhalingsteken (") is niet gesloten of staat midden in een veld')


def table_rows(lines: Iterable[str]) -> Iterator[NumberedCells]:
    """The rows of a markdown table, the header included; text around it and the rule under the header are left out."""
    for number, line in enumerate(lines, start=1):
        if "|" in line and not re.fullmatch(r"[|:\-\s]+", line):
            yield number, [cell.strip() for cell in line.strip().strip("|").split("|")]
