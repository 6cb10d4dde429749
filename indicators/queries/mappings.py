"""Reads of remembered mappings, and of tables that wait until their columns are mapped."""

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any, BinaryIO, TypeAlias, cast

from django.db.models import QuerySet
from django.http import Http404
from django.shortcuts import get_object_or_404

from indicators.importers.base import ImportRefused
from indicators.importers.mapping_choices import Choices, Role, from_stored, header_fingerprint
from indicators.importers.mapping_sample import Sample, sample_of
from indicators.models import ColumnMapping, ImportRun, RunState
from indicators.sources import source_rows
from osp.queries import names_of

Run: TypeAlias = ImportRun
Remembered: TypeAlias = ColumnMapping
# What the findings of a delivery say before it was checked: that it waits for its columns, how they were mapped, and of a
# typed one its source and the status under which it is taken over at once.
NEEDS_MAPPING, MAPPING, SOURCE, TAKE_OVER = "needs_mapping", "mapping", "source", "take_over"


@dataclass(frozen=True, slots=True)
class MappingRow:
    """A remembered mapping in words: its columns that count, what it is about, and who made it."""

    mapping: ColumnMapping
    measures: int
    about: str
    who: str


def mappings(text: str = "") -> QuerySet[ColumnMapping]:
    """Those of the samenwerkingsverband in scope, by name; `text` occurs in the name."""
    rows = ColumnMapping.objects.all()
    return rows.filter(name__icontains=text) if text else rows


def described(rows: QuerySet[ColumnMapping]) -> list[MappingRow]:
    """The same with what a list says of each."""
    found = list(rows)
    names = names_of(row.user_id for row in found)
    return [
        MappingRow(row, len(choices.measures), choices.level.value, names.get(row.user_id, ""))
        for row in found
        for choices in [from_stored(row.choices)]
    ]


def get_mapping(pk: int) -> ColumnMapping:
    """One of them; 404 for any other."""
    return get_object_or_404(ColumnMapping, pk=pk)


def remembered(header: tuple[str, ...]) -> ColumnMapping | None:
    """The mapping of a table with these columns, in whatever order and spelling."""
    return ColumnMapping.objects.filter(fingerprint=header_fingerprint(header)).first() if header else None


def waits(run: ImportRun) -> bool:
    """Whether a delivery waits until somebody says what its columns are."""
    return run.state == RunState.UPLOADED and bool(run.findings.get(NEEDS_MAPPING)) and bool(run.file)


def get_waiting(pk: int) -> ImportRun:
    """A delivery of the samenwerkingsverband in scope that waits for its mapping; 404 for any other."""
    run = get_object_or_404(ImportRun, pk=pk, swv__isnull=False)
    if not waits(run):
        raise Http404
    return run


def sample(run: ImportRun) -> Sample:
    """Header and first rows of the file of a delivery."""
    with run.file.open("rb") as stream:
        return sample_of(cast(BinaryIO, stream), name=run.file_name)


def sample_if_table(stream: BinaryIO, *, name: str) -> Sample | None:
    """The same of a file at hand; None when it holds no table."""
    try:
        return sample_of(stream, name=name)
    except ImportRefused:
        return None


def frozen(run: ImportRun) -> Choices | None:
    """The choices a delivery is read with, as they were when it was mapped; None for a file of a known format."""
    told: Mapping[str, Any] = run.findings.get(MAPPING) or {}
    return from_stored(told["choices"]) if told.get("choices") else None


def source_choices() -> list[tuple[str, str]]:
    """Sources that a samenwerkingsverband states numbers of, by code."""
    return [(code, row["name"]) for code, row in source_rows().items() if _is_stated(row)]


def _is_stated(row: Mapping[str, Any]) -> bool:
    return row["licence"] in {"niet openbaar", "alleen eigen gebruik", "openbaar na vaststelling"} and not row[
        "code"
    ].startswith("tlv")


ROLE_WORDS: dict[Role, str] = {
    Role.SKIP: "overslaan",
    Role.GEMEENTE: "gemeente (nummer of naam)",
    Role.SCHOOLBESTUUR: "schoolbestuur (nummer of naam)",
    Role.VESTIGING: "vestiging (BRIN met twee cijfers, of naam)",
    Role.SWV: "samenwerkingsverband (code)",
    Role.SCHOOL_YEAR: "schooljaar",
    Role.CALENDAR_YEAR: "kalenderjaar",
    Role.DAY: "datum",
    Role.FILTER: "filter: alleen rijen met één waarde",
}
