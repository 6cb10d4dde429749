"""The column names of an unknown table and its first rows, so that a person can say what they are."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from typing import BinaryIO

from indicators.importers.base import ImportRefused
from indicators.importers.columns import normalised
from indicators.importers.header import Header, Match, as_written
from indicators.importers.mapping import MappedTable
from indicators.importers.mapping_choices import Choices, ColumnChoice
from indicators.importers.rows import Layout, RowErrors
from indicators.importers.sources import source_of

MAX_COLUMNS = 60
SAMPLE_ROWS = 5
NO_TABLE = (
    "In dit bestand is geen tabel te vinden. Zet in de eerste rij de kolomnamen, met ten minste twee kolommen, "
    "en bied het opnieuw aan."
)
SAME_NAMES = "Twee kolommen heten hetzelfde, of een kolom heeft geen naam. Geef elke kolom een eigen naam en bied het bestand opnieuw aan."
MANY_COLUMNS = f"Deze tabel heeft meer dan {MAX_COLUMNS} kolommen. Laat alleen de kolommen staan die u nodig hebt."


@dataclass(frozen=True, slots=True)
class Sample:
    """The column names of a table as written, and its first rows."""

    header: tuple[str, ...]
    rows: tuple[tuple[str, ...], ...]


def sample_of(stream: BinaryIO, *, name: str = "", rows: int = SAMPLE_ROWS) -> Sample:
    """What a person has to see of a table to say what its columns are. ImportRefused where there is none."""
    with source_of(stream, name) as source:
        source.refuse_if_broken()
        header = max(source.headers(), key=lambda each: len(each.written))
        names = tuple(as_written(each) for each in header.written)
        _check_header(names)
        match = Match(MappedTable(Choices({normalised(each): ColumnChoice() for each in names})), Layout({}, {}))
        with source.rows((header, match), RowErrors()) as numbered:
            found = _first((values for _, values in numbered), header, rows)
    stream.seek(0)
    return Sample(names, found)


def _first(values: Iterable[list[str]], header: Header, rows: int) -> tuple[tuple[str, ...], ...]:
    found: list[tuple[str, ...]] = []
    started = False
    for cells_of_row in values:
        if not started:
            started = Header(tuple(cells_of_row)).names == header.names
        elif any(map(str.strip, cells_of_row)):
            width = len(header.written)
            found.append(tuple((cells_of_row + [""] * width)[:width]))
        if len(found) == rows:
            break
    return tuple(found)


def _check_header(names: Sequence[str]) -> None:
    if len(names) < 2:  # noqa: PLR2004 -- one column is no table
        raise ImportRefused(NO_TABLE)
    if len(names) > MAX_COLUMNS:
        raise ImportRefused(MANY_COLUMNS)
    plain = [normalised(name) for name in names]
    if not all(plain) or len(set(plain)) < len(plain):
        raise ImportRefused(SAME_NAMES)
