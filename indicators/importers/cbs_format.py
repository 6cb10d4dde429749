"""What the tables of the CBS have in common as formats: recognised by some column names, never by all of them."""

from abc import abstractmethod
from collections.abc import Sequence
from dataclasses import replace

from indicators.importers.base import ImportRefused, Parsed, ReportedRow
from indicators.importers.cbs_table import Record, Selection, Table, is_table
from indicators.importers.formats import Format
from indicators.importers.rows import RowErrors, Rows

NOTHING = (
    "In deze tabel van het CBS staat geen enkel bruikbaar getal van een gemeente of van Nederland over een heel jaar. "
    "Kies bij het CBS gemeenten en jaren, en lees het bestand opnieuw in."
)


class CbsFormat(Format):
    """A table of the CBS. Which topics and dimensions a download holds is the choice of who made it, so no header is fixed:
    `columns` is only the usual one."""

    @abstractmethod
    def fits(self, names: Sequence[str]) -> bool:
        """Whether a table with a region, a period and these columns is of this format."""

    @abstractmethod
    def read(self, table: Table, errors: RowErrors) -> Parsed:
        """All records of a table. What is wrong is noted in `errors` and left out of the result."""

    def claims(self, names: Sequence[str]) -> bool:
        return is_table(names) and self.fits(names)

    def parse(self, rows: Rows) -> Parsed:
        records = [Record(row.line, {name: row.take(name, str, "") for name in rows.columns}) for row in rows]
        if not records:
            return Parsed(self.code, self.name, None, rows.read)
        parsed = self.read(Table(rows.columns, records), rows.errors)
        return replace(parsed, rows_read=rows.read)


class Found:
    """The reported rows of a table with the record of each; one number of one area and year is told once."""

    def __init__(self, selection: Selection) -> None:
        self._selection = selection
        self._rows: dict[tuple[str, str, int], tuple[int, ReportedRow]] = {}

    def add(self, record: Record, row: ReportedRow) -> None:
        """Keep a row, or note that it was there already."""
        line, _ = self._rows.setdefault((row.measure, row.key, row.year), (record.line, row))
        if line != record.line:
            message = f"dubbele regel: dit gebied in {row.year} staat al op regel {line}"
            self._selection.fail(record, self._selection.region_column, message)

    def rows(self) -> list[ReportedRow]:
        """The rows of records without any error; ImportRefused when the table held nothing at all."""
        bad = self._selection.bad_lines
        if not self._rows and not bad:
            raise ImportRefused(" ".join([NOTHING, *self._selection.remarks()]))
        return [row for line, row in self._rows.values() if line not in bad]
