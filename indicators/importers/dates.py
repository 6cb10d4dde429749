"""The day that figures are of: a column tells it, else the name of the file, else what is known of the format."""

import re
from collections.abc import Callable
from datetime import date

from indicators.importers import cells
from indicators.importers.base import ImportRefused
from indicators.importers.columns import DATE_COLUMNS
from indicators.importers.rows import Row, Rows

NO_YEAR = (
    "Dit bestand zegt zelf niet van welk jaar de cijfers zijn. Zet het jaar in de naam van het bestand, "
    "zoals “leerlingen-2024-2025.csv”, en lees het opnieuw in."
)
MANY_YEARS = (
    "In de naam van dit bestand staan meer jaren, en het bestand zelf zegt niet van welk jaar de cijfers zijn. "
    "Laat in de naam alleen het schooljaar staan, zoals “leerlingen-2024-2025.csv”, en lees het opnieuw in."
)
YEAR_COLUMNS = ("PEILJAAR", "SCHOOLJAAR")
_PARSERS: dict[str, Callable[[str], date | None]] = {
    "PEILDATUM": cells.reference_date,
    "PEILJAAR": cells.count_year,
    "SCHOOLJAAR": cells.school_year,
}
_DAY = re.compile(r"(?<![0-9])(20[0-9]{2})-?(0[1-9]|1[0-2])-?(0[1-9]|[12][0-9]|3[01])(?![0-9])")
_SCHOOL_YEAR = re.compile(r"(?<![0-9])(20[0-9]{2})[-_ ](20[0-9]{2})(?![0-9])")
_YEAR = re.compile(r"(?<![0-9])20[0-9]{2}(?![0-9])")


def count_day(year: int) -> date:
    """1 October, the day on which DUO counts pupils, of the first calendar year of a school year."""
    return date(year, 10, 1)


def year_in_name(name: str) -> int | None:
    """The year a file name tells: "…-2024-2025.csv" and "…-2024.csv" are both 2024. ImportRefused if it tells two."""
    pairs = {int(first) for first, second in _SCHOOL_YEAR.findall(name) if int(second) == int(first) + 1}
    found = pairs or {int(year) for year in _YEAR.findall(_DAY.sub(" ", name))}
    if len(found) > 1:
        raise ImportRefused(MANY_YEARS)
    return next(iter(found), None)


def school_year_in_name(name: str) -> int | None:
    """The first calendar year of the school year that a name tells, where a single year is the one in which it ends."""
    year = year_in_name(name)
    return year - 1 if year and not _SCHOOL_YEAR.search(name) else year


def day_in_name(name: str) -> date | None:
    """The day a file name tells ("OVERGANGEN_20250113.csv"); None when there is none, or more than one."""
    found = {(int(year), int(month), int(day)) for year, month, day in _DAY.findall(name)}
    try:
        return date(*found.pop()) if len(found) == 1 else None
    except ValueError:
        return None


class FileDate:
    """The one day of a whole file. Take it of each row, as the last cell, so that a row in error cannot set it.

    ImportRefused at once when the file has no column for it, its name tells no year and `default` is None.
    """

    def __init__(self, rows: Rows, *, default: date | None = None) -> None:
        self.column = _column_of(rows)
        self.value: date | None = None
        self._line = 0
        if not self.column:
            year = year_in_name(rows.name)
            self.value = count_day(year) if year else default
            if self.value is None:
                raise ImportRefused(NO_YEAR)

    def take(self, row: Row) -> None:
        """Read the day of a row and note it when it differs from the first one."""
        found = row.take(self.column, _PARSERS[self.column], None) if self.column else self.value
        if found is None or found == self.value:
            return
        if self.value is not None:
            reason = f"regel {self._line} heeft een andere peildatum ({self.value:%Y%m%d}); een bestand heeft er één"
            row.fail(self.column, f"{found:%Y%m%d}", reason)
        elif row.ok:
            self.value, self._line = found, row.line


class RowDates:
    """The days of a file that may hold several years, told by PEILJAAR or SCHOOLJAAR; else the one day of the file.

    `newest` is the latest day of the rows that were right.
    """

    def __init__(self, rows: Rows, *, default: date | None = None) -> None:
        column = _column_of(rows)
        self._yearly = column if column in YEAR_COLUMNS else ""
        self._one = None if self._yearly else FileDate(rows, default=default)
        self._newest: date | None = None

    @property
    def newest(self) -> date | None:
        """None when no row was right."""
        return self._one.value if self._one else self._newest

    def take(self, row: Row) -> date | None:
        """Read the day of a row, as its last cell. None where the day of the whole file holds."""
        if self._one:
            self._one.take(row)
            return None
        found = row.take(self._yearly, _PARSERS[self._yearly], None)
        if row.ok and found is not None and (self._newest is None or found > self._newest):
            self._newest = found
        return found


def _column_of(rows: Rows) -> str:
    return next((column for column in DATE_COLUMNS if rows.has(column)), "")
