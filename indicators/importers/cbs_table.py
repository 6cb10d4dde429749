"""A table of the CBS as records, however it was downloaded, and which of its columns say what."""

import re
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass

from indicators.importers import cbs_cells
from indicators.importers.base import ImportRefused
from indicators.importers.cbs_cells import Period, PeriodKind, Region, RegionKind
from indicators.importers.cells import CellError
from indicators.importers.rows import RowErrors, shown

REGION_WORDS = frozenset({"regios", "regio", "woonregio", "schoolregio", "regioskenmerken", "gemeenten"})
PERIOD_WORDS = frozenset({"perioden", "periode", "schooljaren", "schooljaar"})
NUMBER_WORDS = frozenset({"id"})
NAMED = 5

_INDEXED = re.compile(r"_[0-9]+$")
_TOTAL_KEY = re.compile(r"T[0-9]+|10000")


def word(column: str) -> str:
    """A column name as it is compared: "RegioS", "Regio's" and "regios " are one, and so are "Jongeren_1" and "Jongeren"."""
    return re.sub(r"[^a-z0-9%]", "", _INDEXED.sub("", column.strip()).casefold())


@dataclass(frozen=True, slots=True)
class Record:
    """One row: its line (or, in JSON, its place in the list, from 1) and its stripped cells by column name."""

    line: int
    cells: Mapping[str, str]


@dataclass(frozen=True, slots=True)
class Columns:
    """The columns of a table: region, period, the other dimensions, and the topics that hold numbers."""

    region: str
    period: str
    dimensions: tuple[str, ...]
    topics: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Table:
    """All records of a download, with its column names in order."""

    names: tuple[str, ...]
    records: list[Record]


def is_dimension(name: str) -> bool:
    """Whether a column of keys holds anything but a region, a period or a number."""
    return not _INDEXED.search(name) and word(name) not in REGION_WORDS | PERIOD_WORDS | NUMBER_WORDS


def is_table(names: Iterable[str]) -> bool:
    """Whether these column names are those of a table of the CBS: it has a region and a period."""
    words = {word(name) for name in names}
    return bool(words & REGION_WORDS) and bool(words & PERIOD_WORDS)


def columns_of(table: Table, is_topic: Mapping[str, bool]) -> Columns:
    """Sort the columns of a table. `is_topic` tells of each name whether it is a number this format knows.

    With index suffixes ("AantalInwoners_5") those are the topics. With labels the dimensions stand left of the first
    topic, and a column of numbers only is a topic too.
    """
    names = [name for name in table.names if word(name) not in NUMBER_WORDS]
    region = next(name for name in names if word(name) in REGION_WORDS)
    period = next(name for name in names if word(name) in PERIOD_WORDS)
    others = [name for name in names if name not in {region, period}]
    if any(_INDEXED.search(name) for name in others):
        topics = [name for name in others if _INDEXED.search(name)]
    else:
        first = next((place for place, name in enumerate(others) if is_topic.get(name)), len(others))
        topics = [name for place, name in enumerate(others) if place >= first or _only_numbers(table, name)]
    dimensions = tuple(name for name in others if name not in topics)
    return Columns(region, period, dimensions, tuple(topics))


def _only_numbers(table: Table, name: str) -> bool:
    values = (record.cells.get(name, "") for record in table.records)
    return all(cbs_cells.is_missing(value) or re.fullmatch(r"[0-9.,]+", value) for value in values)


@dataclass(frozen=True, slots=True)
class Place:
    """A record of which region and period were read, and in which year the number counts."""

    record: Record
    region: Region
    year: int


class Selection:
    """The records of a table that are used, and in words which were not.

    Used are whole years of gemeenten and the country. A wrong region or period is noted in `errors`; a row without any
    number in the wanted topics is nothing at all, so its region is not even read.
    """

    def __init__(self, table: Table, columns: Columns, topics: Sequence[str], errors: RowErrors) -> None:
        self._table = table
        self._columns = columns
        self._topics = topics
        self._errors = errors
        self.region_column = columns.region
        self.other_regions: dict[str, None] = {}
        self.parts_of_years: dict[str, None] = {}
        self.provisional: dict[str, None] = {}
        self.empty = 0
        self.bad_lines: set[int] = set()

    def places(self, records: Iterable[Record]) -> Iterator[Place]:
        """Of these records the ones that are used."""
        for record in records:
            if all(cbs_cells.is_missing(record.cells.get(topic, "")) for topic in self._topics):
                self.empty += 1
                continue
            place = self._place(record)
            if place is not None:
                yield place

    def _place(self, record: Record) -> Place | None:
        region, period = self._read(record)
        if region is None or period is None:
            return None
        if region.kind == RegionKind.OTHER:
            self.other_regions[record.cells[self._columns.region]] = None
            return None
        if period.kind == PeriodKind.PART:
            self.parts_of_years[record.cells[self._columns.period]] = None
            return None
        if period.is_provisional:
            self.provisional[record.cells[self._columns.period]] = None
        return Place(record, region, period.year)

    def _read(self, record: Record) -> tuple[Region | None, Period | None]:
        region: Region | None = None
        period: Period | None = None
        try:
            region = cbs_cells.region(record.cells.get(self._columns.region, ""))
        except CellError as error:
            self.fail(record, self._columns.region, str(error))
        try:
            period = cbs_cells.period(record.cells.get(self._columns.period, ""))
        except CellError as error:
            self.fail(record, self._columns.period, str(error))
        return region, period

    def fail(self, record: Record, column: str, message: str) -> None:
        """Note an error in one cell."""
        self.bad_lines.add(record.line)
        self._errors.add(record.line, column, record.cells.get(column, ""), message)

    def remarks(self) -> list[str]:
        """What was left out, in sentences."""
        found = []
        if self.other_regions:
            found.append(f"Alleen gemeenten en Nederland worden gelezen. Overgeslagen: {_listed(self.other_regions)}.")
        if self.parts_of_years:
            found.append(f"Alleen hele jaren worden gelezen. Overgeslagen: {_listed(self.parts_of_years)}.")
        if self.provisional:
            found.append(f"Voorlopige cijfers volgens het CBS: {_listed(self.provisional)}.")
        if self.empty:
            count = "1 regel heeft" if self.empty == 1 else f"{self.empty} regels hebben"
            found.append(f"{count} geen getal; daarvan is niets overgenomen.")
        return found


def _listed(values: Mapping[str, None]) -> str:
    names = [shown(value) for value in values]
    rest = len(names) - NAMED
    return ", ".join(names[:NAMED]) + (f" en nog {rest}" if rest > 0 else "")


def total_of(table: Table, column: str) -> tuple[str | None, str]:
    """The key in a dimension that stands for the total, and a remark where that was not certain.

    None when the dimension holds several values and none of them says that it is the total.
    """
    values = list(dict.fromkeys(record.cells.get(column, "") for record in table.records))
    totals = [value for value in values if _is_total(value)]
    if len(totals) == 1:
        return totals[0], ""
    if len(values) == 1:
        return values[0], f"Kolom {column} heeft alleen “{shown(values[0])}”; dat is gelezen als het totaal."
    return None, ""


def _is_total(label: str) -> bool:
    return "totaal" in label.casefold() or bool(_TOTAL_KEY.fullmatch(label))


def refuse_dimension(table: Table, column: str) -> ImportRefused:
    """The refusal of a table of which nobody can tell which rows hold the totals."""
    values = dict.fromkeys(record.cells.get(column, "") for record in table.records)
    return ImportRefused(
        f"In kolom {column} is niet te zien welke waarde het totaal is: {_listed(values)}. "
        "Haal de tabel op met namen in plaats van codes, of kies bij het CBS alleen het totaal, en lees het bestand opnieuw in."
    )
