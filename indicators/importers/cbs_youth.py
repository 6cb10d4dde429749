"""Young people with youth care, per gemeente and for the country: CBS 84134NED (2015-2020), 85099NED, 85098NED and 85101NED
(from 2021).

The CBS counts differently from 2021 on, so the years before and after are never one line: `BREAK_YEAR` starts a definition of
its own. Numbers are as the CBS prints them, rounded to fives.
"""

import math
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from typing import TypeVar

from indicators.enums import Level
from indicators.importers import cbs_cells
from indicators.importers.base import ImportRefused, Parsed, ReportedRow
from indicators.importers.cbs_cells import RegionKind
from indicators.importers.cbs_format import CbsFormat, Found
from indicators.importers.cbs_table import (
    Columns,
    Place,
    Record,
    Selection,
    Table,
    columns_of,
    refuse_dimension,
    total_of,
    word,
)
from indicators.importers.cells import CellError
from indicators.importers.rows import RowErrors

T = TypeVar("T")
BREAK_YEAR = 2021
YOUTH_CARE, YOUNG = "jeugdzorg", "jongeren"
DERIVED = "afgeleid uit het afgeronde percentage van het CBS"
ONLY_NATION = "In dit bestand staan geen gemeenten. Alleen het landelijke cijfer is overgenomen."
NO_TOPIC = (
    "Deze tabel van het CBS heeft geen kolom met het aantal jongeren met jeugdzorg. "
    "Kies bij het CBS het onderwerp “Jongeren met jeugdzorg (aantal)” en lees het bestand opnieuw in."
)
_POPULATION = frozenset(
    {"jongeren", "aantaljongeren", "jongerenaantal", "jongerentot23jaar", "jongeren0tot23jaar", "jongeren0tm22jaar"}
)


@dataclass(frozen=True, slots=True)
class _Topics:
    """The columns with young people in care, the share they are, and all young people; "" for one that is not there."""

    number: str
    share: str
    population: str

    def present(self) -> list[str]:
        return [topic for topic in (self.number, self.share, self.population) if topic]


def _kind(name: str) -> str:
    plain = word(name)
    if plain in _POPULATION:
        return "population"
    if "jongerenmetjeugdzorg" not in plain or "natura" in plain:
        return ""
    return "share" if "relatief" in plain or "percentage" in plain or "%" in plain else "number"


class CbsYouthCare(CbsFormat):
    """Youth care. Where the table has no number of young people, their bounds follow from the rounded percentage."""

    code = "cbs-jeugdzorg"
    name = "CBS, jongeren met jeugdzorg per gemeente"
    columns = ("Vormen van jeugdzorg", "Regio's", "Perioden", "Jongeren met jeugdzorg (aantal)")

    def fits(self, names: Sequence[str]) -> bool:
        return any("jeugdzorg" in word(name) for name in names)

    def read(self, table: Table, errors: RowErrors) -> Parsed:
        columns = columns_of(table, {name: bool(_kind(name)) for name in table.names})
        topics = _topics(columns)
        if not topics.number:
            raise ImportRefused(NO_TOPIC)
        records, remarks = _totals(table, columns, topics)
        selection = Selection(table, columns, topics.present(), errors)
        reader = _Reader(selection, topics)
        for place in selection.places(records):
            reader.take(place)
        rows = reader.found.rows()
        return self._parsed(len(table.records), rows, [*remarks, *selection.remarks(), *_unused(columns, topics)])

    def _parsed(self, rows_read: int, rows: list[ReportedRow], remarks: list[str]) -> Parsed:
        gemeenten = frozenset(row.key for row in rows if row.level == Level.GEMEENTE)
        return Parsed(
            format_code=self.code,
            format_name=self.name,
            reference_date=date(max((row.year for row in rows), default=BREAK_YEAR), 12, 31),
            rows_read=rows_read,
            gemeenten=gemeenten,
            reported=rows,
            remarks=tuple(remarks if gemeenten else [*remarks, ONLY_NATION]),
        )


def _topics(columns: Columns) -> _Topics:
    found: dict[str, str] = {}
    for name in columns.topics:
        found.setdefault(_kind(name), name)
    return _Topics(found.get("number", ""), found.get("share", ""), found.get("population", ""))


def _unused(columns: Columns, topics: _Topics) -> list[str]:
    names = [name for name in columns.topics if name not in topics.present()]
    return [f"Niet overgenomen, want geen maat van de planner: {', '.join(names[:5])}."] if names else []


def _totals(table: Table, columns: Columns, topics: _Topics) -> tuple[list[Record], list[str]]:
    """The records about youth care as a whole, of everybody; a table also has them per form of care, age and sex."""
    wanted: dict[str, str] = {}
    remarks = []
    for column in columns.dimensions:
        total, remark = total_of(table, column)
        if total is None:
            total = _largest(table, columns, column, topics.number)
            remark = f"Kolom {column} heeft codes zonder naam; “{total}” is gelezen als het totaal, want het is overal het grootst."
        if total is None:
            raise refuse_dimension(table, column)
        wanted[column] = total
        remarks += [remark] if remark else []
    return [record for record in table.records if _matches(record, wanted)], remarks


def _matches(record: Record, wanted: Mapping[str, str]) -> bool:
    return all(record.cells.get(column, "") == value for column, value in wanted.items())


def _largest(table: Table, columns: Columns, column: str, topic: str) -> str | None:
    """The one key that is nowhere smaller than another: nobody is in a part who is not in the whole."""
    others = [name for name in columns.dimensions if name != column]
    groups: dict[tuple[str, ...], dict[str, int]] = {}
    for record in table.records:
        value = record.cells.get(topic, "")
        if not value.isdigit():
            continue
        group = tuple(record.cells.get(name, "") for name in (columns.region, columns.period, *others))
        groups.setdefault(group, {})[record.cells.get(column, "")] = int(value)
    compared = [values for values in groups.values() if len(values) > 1]
    winners = [{key for key, value in values.items() if value == max(values.values())} for values in compared]
    agreed = set.intersection(*winners) if winners else set()
    return agreed.pop() if len(agreed) == 1 else None


class _Reader:
    """Turns the used records into reported rows."""

    def __init__(self, selection: Selection, topics: _Topics) -> None:
        self.found = Found(selection)
        self._selection = selection
        self._topics = topics

    def take(self, place: Place) -> None:
        """Read the numbers of one record."""
        number = self._cell(place, self._topics.number, cbs_cells.count)
        if number is not None:
            self._add(place, YOUTH_CARE, number, number)
        if self._topics.population:
            population = self._cell(place, self._topics.population, cbs_cells.count)
            if population is not None:
                self._add(place, YOUNG, population, population)
        elif number and self._topics.share:
            self._derive(place, number)

    def _derive(self, place: Place, number: int) -> None:
        """All young people, from those in care and their rounded share: 435.760 at 9,8% leaves 4.423.960 to 4.469.333."""
        share = self._cell(place, self._topics.share, cbs_cells.percentage)
        if share is not None and share[0] > 0:
            self._add(place, YOUNG, math.ceil(100 * number / share[1]), math.floor(100 * number / share[0]), DERIVED)

    def _cell(self, place: Place, topic: str, parse: Callable[[str], T]) -> T | None:
        """The number in a cell; None where the CBS has none, and where it is wrong, which is noted."""
        value = place.record.cells.get(topic, "")
        if cbs_cells.is_missing(value):
            return None
        try:
            return parse(value)
        except CellError as error:
            self._selection.fail(place.record, topic, str(error))
            return None

    def _add(self, place: Place, measure: str, low: int, high: int, note: str = "") -> None:
        level = Level.SWV if place.region.kind == RegionKind.NATION else Level.GEMEENTE
        self.found.add(place.record, ReportedRow(measure, level, place.region.code, place.year, low, high, note))
