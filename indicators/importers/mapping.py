"""Reading a table of a samenwerkingsverband's own by what a person said of its columns."""

from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field, replace
from typing import BinaryIO

from indicators.enums import Level
from indicators.importers import cells, template_cells
from indicators.importers.base import ImportRefused, Parsed, ReportedRow
from indicators.importers.cells import CellError
from indicators.importers.columns import normalised
from indicators.importers.formats import Format
from indicators.importers.mapping_choices import (
    LEVELS,
    YEARS,
    Choices,
    Role,
    header_fingerprint,
    lacking,
    plain_answer,
)
from indicators.importers.registry import Registry
from indicators.importers.rows import Row, Rows

MAPPED = "koppeling"
# What somebody without an opinion answers: no part of the whole.
NO_OPINION = frozenset({"-", "weet niet", "weet ik niet", "geen mening", "geen antwoord", "niet van toepassing"})


@dataclass(frozen=True, slots=True)
class Places:
    """Codes by lower-case name of what a table may name instead of numbering: gemeenten, schoolbesturen, vestigingen."""

    gemeenten: Mapping[str, str] = field(default_factory=dict)
    schoolbesturen: Mapping[str, str] = field(default_factory=dict)
    vestigingen: Mapping[str, str] = field(default_factory=dict)


class MappedTable(Format):
    """A table as one mapping reads it; it knows only files with the columns of that mapping."""

    code = MAPPED
    name = "Eigen tabel, gekoppeld"
    columns = ()
    is_open = False

    def __init__(self, choices: Choices, places: Places | None = None) -> None:
        self.choices = choices
        self.places = places or Places()
        self._fingerprint = header_fingerprint(choices.columns)

    def claims(self, names: Sequence[str]) -> bool:
        return header_fingerprint(names) == self._fingerprint

    def parse(self, rows: Rows) -> Parsed:
        written = {normalised(name): name for name in rows.columns}
        reader = _Reader(self.choices, self.places, written, rows.swv)
        found = [stated for row in rows for stated in reader.stated(row)]
        kept = _added_up(found, None if self.choices.add_up else _counted(self.choices))
        hidden = sum(1 for row in found if row.low != row.high)
        return Parsed(
            self.code, self.name, self.choices.day, rows.read, hidden, reported=kept, source=self.choices.source
        )


class _Reader:
    """Takes the numbers out of rows. `written` is how this file spells each column."""

    def __init__(self, choices: Choices, places: Places, written: Mapping[str, str], swv: str) -> None:
        self._choices = choices
        self._written = written
        self._swv = swv
        self._keys = _keys(places)
        self._key = next(iter(choices.places(*LEVELS)), "")
        self._year = next(iter(choices.places(*YEARS)), "")
        self._unknown = template_cells.UNKNOWN | {each.lower() for each in choices.unknown}
        self._no_opinion = self._unknown | NO_OPINION

    def stated(self, row: Row) -> list[ReportedRow]:
        """The numbers of one row; none where a filter leaves it out or something is wrong."""
        if not self._counts(row):
            return []
        key = row.take(self._written[self._key], self._keys[self._choices.level], "") if self._key else self._swv
        year = row.take(self._written[self._year], self._year_of, 0) if self._year else self._choices.year or 0
        found = [
            ReportedRow(
                measure, self._choices.level, key, year, *number, reference_date=self._choices.day, line=row.line
            )
            for measure, number in self._numbers(row)
        ]
        return found if row.ok else []

    def _counts(self, row: Row) -> bool:
        for name in self._choices.places(Role.FILTER):
            wanted = self._choices.columns[name].value
            if row.text(self._written[name]).casefold() != wanted.strip().casefold():
                return False
        return True

    def _numbers(self, row: Row) -> list[tuple[str, tuple[float, float]]]:
        numbers = [
            (self._choices.columns[name].measure, row.take(self._written[name], self._bounds, None))
            for name in self._choices.places(Role.MEASURE)
        ]
        told = [(measure, number) for measure, number in numbers if number is not None]
        return [*told, *self._answered(row)]

    def _answered(self, row: Row) -> Iterator[tuple[str, tuple[float, float]]]:
        """One for the whole, and one for the part where the answer counts; nothing for who has no opinion."""
        for name in self._choices.places(Role.ANSWER):
            column = self._choices.columns[name]
            answer = plain_answer(row.text(self._written[name]))
            if answer not in self._no_opinion:
                part, whole = column.measures
                counts = float(answer in column.answers)
                yield part, (counts, counts)
                yield whole, (1.0, 1.0)

    def _bounds(self, value: str) -> tuple[float, float] | None:
        choices = self._choices
        return template_cells.bounds(value, decimal=choices.decimal, hidden=choices.hidden, unknown=self._unknown)

    def _year_of(self, value: str) -> int:
        role = self._choices.columns[self._year].role
        if role is Role.DAY:
            return template_cells.school_year_of_day(value)
        return template_cells.calendar_year(value) if role is Role.CALENDAR_YEAR else template_cells.year(value)


def _keys(places: Places) -> dict[Level, Callable[[str], str]]:
    return {
        Level.SWV: template_cells.swv,
        Level.GEMEENTE: _named(places.gemeenten, template_cells.gemeente, "gemeente"),
        Level.SCHOOLBESTUUR: _named(places.schoolbesturen, template_cells.schoolbestuur, "schoolbestuur"),
        Level.VESTIGING: _named(places.vestigingen, cells.vestiging6, "vestiging"),
    }


def _named(codes: Mapping[str, str], parse: Callable[[str], str], what: str) -> Callable[[str], str]:
    """A code as it is, or the code of a name that is known."""

    def read(value: str) -> str:
        found = codes.get(" ".join(value.casefold().split()))
        if found:
            return found
        if not any(letter.isdigit() for letter in value):
            raise CellError(
                f"deze naam van een {what} is hier niet bekend: schrijf de code, of de naam zoals in het register"
            )
        return parse(value)

    return read


def _counted(choices: Choices) -> frozenset[str]:
    """The measures of columns with answers: each row is one answer, so those are always added up."""
    return frozenset(measure for name in choices.places(Role.ANSWER) for measure in choices.columns[name].measures)


def _added_up(rows: Iterable[ReportedRow], only: frozenset[str] | None) -> list[ReportedRow]:
    """Rows about the same cell as one, at the line of the first; of these measures `only`, or of all."""
    sums: dict[tuple[str, Level, str, int, int], ReportedRow] = {}
    for place, row in enumerate(rows):
        apart = 0 if only is None or row.measure in only else place + 1
        cell = (row.measure, row.level, row.key, row.year, apart)
        first = sums.get(cell)
        sums[cell] = replace(first, low=first.low + row.low, high=first.high + row.high) if first else row
    return list(sums.values())


def read_mapped(
    stream: BinaryIO,
    choices: Choices,
    *,
    places: Places | None = None,
    name: str = "",
    swv: str = "",
    progress: Callable[[float], None] | None = None,
    skip_bad_rows: bool = False,
) -> Parsed:
    """A whole table, checked; see registry.parse_file. ImportRefused also for choices that say too little."""
    missing = lacking(choices)
    if missing:
        raise ImportRefused(missing[0])
    table = Registry((MappedTable(choices, places),))
    return table.parse_file(stream, name=name, swv=swv, progress=progress, skip_bad_rows=skip_bad_rows)
