"""Pupils per gemeente: CBS 71478ned by where the school stands, 85489NED by where the pupils live.

These are another count than DUO's files, per gemeente and rounded, so they only serve to check the sum of those files and
never stand in a line with them. The year is the first calendar year of a school year ("2022SJ00" is 2022-2023).
"""

from collections.abc import Sequence
from datetime import date
from typing import ClassVar

from indicators.enums import Level
from indicators.importers import cbs_cells
from indicators.importers.base import Parsed, ReportedRow
from indicators.importers.cbs_cells import RegionKind
from indicators.importers.cbs_format import CbsFormat, Found
from indicators.importers.cbs_table import (
    Columns,
    Place,
    Selection,
    Table,
    columns_of,
    refuse_dimension,
    total_of,
    word,
)
from indicators.importers.cells import CellError
from indicators.importers.rows import RowErrors

KINDS = {
    "basisonderwijs": "cbs_bo",
    "speciaalbasisonderwijs": "cbs_sbo",
    "specialescholen": "cbs_speciaal",
    "specialescholenso": "cbs_speciaal",
    "speciaalonderwijs": "cbs_speciaal",
}
LIVING = "_woonachtig"
KIND_WORDS = frozenset({"onderwijssoorten", "onderwijssoort", "soortonderwijs", "onderwijstype"})
PUPIL_WORDS = frozenset({"aantalleerlingen", "leerlingen", "leerlingenaantal", "totaalleerlingen"})
ORIGIN_WORDS = ("herkomst", "migratieachtergrond", "geboorteland", "woonregio")


def _measure(label: str) -> str:
    return KINDS.get(word(label), "")


class _CbsPupils(CbsFormat):
    """One count of the CBS; `suffix` follows its measures."""

    suffix: ClassVar[str] = ""

    def read(self, table: Table, errors: RowErrors) -> Parsed:
        known = {name: bool(_measure(name)) or word(name) in PUPIL_WORDS for name in table.names}
        columns = columns_of(table, known)
        topics = [name for name in columns.topics if known[name]]
        kind = next((name for name in columns.dimensions if word(name) in KIND_WORDS), "")
        wanted, remarks = _totals(table, columns, kind)
        selection = Selection(table, columns, topics, errors)
        found = Found(selection)
        used = (record for record in table.records if wanted.items() <= record.cells.items())
        for place in selection.places(used):
            for topic in topics:
                label = place.record.cells.get(kind, "") if kind else topic
                self._take(selection, found, place, topic, _measure(label))
        return self._parsed(len(table.records), found.rows(), [*remarks, *selection.remarks()])

    def _take(self, selection: Selection, found: Found, place: Place, topic: str, measure: str) -> None:
        value = place.record.cells.get(topic, "")
        if not measure or cbs_cells.is_missing(value):
            return
        try:
            number = cbs_cells.count(value)
        except CellError as error:
            selection.fail(place.record, topic, str(error))
            return
        level = Level.SWV if place.region.kind == RegionKind.NATION else Level.GEMEENTE
        on = date(place.year, 10, 1)
        code = measure + self.suffix
        found.add(
            place.record, ReportedRow(code, level, place.region.code, place.year, number, number, reference_date=on)
        )

    def _parsed(self, rows_read: int, rows: list[ReportedRow], remarks: list[str]) -> Parsed:
        return Parsed(
            format_code=self.code,
            format_name=self.name,
            reference_date=max((row.reference_date for row in rows if row.reference_date), default=None),
            rows_read=rows_read,
            gemeenten=frozenset(row.key for row in rows if row.level == Level.GEMEENTE),
            reported=rows,
            remarks=tuple(remarks),
        )


def _totals(table: Table, columns: Columns, kind: str) -> tuple[dict[str, str], list[str]]:
    """The value of each dimension but the kind of education that holds everybody."""
    wanted: dict[str, str] = {}
    remarks = []
    for column in columns.dimensions:
        if column == kind:
            continue
        total, remark = total_of(table, column)
        if total is None:
            raise refuse_dimension(table, column)
        wanted[column] = total
        remarks += [remark] if remark else []
    return wanted, remarks


def _has_pupils(words: set[str]) -> bool:
    return bool(words & KINDS.keys()) or bool(words & KIND_WORDS and words & PUPIL_WORDS)


def _by_home(words: set[str]) -> bool:
    return any(each.startswith(ORIGIN_WORDS) for each in words)


class CbsPupilsSchool(_CbsPupils):
    """By the gemeente in which the school stands (71478ned)."""

    code = "cbs-leerlingen-schoolregio"
    name = "CBS, leerlingen in basisonderwijs en speciale scholen per gemeente van de school (71478ned)"
    columns = ("Geslacht", "Leeftijd", "Onderwijssoorten", "Regio's", "Perioden", "Aantal leerlingen")

    def fits(self, names: Sequence[str]) -> bool:
        words = {word(name) for name in names}
        return _has_pupils(words) and not _by_home(words)


class CbsPupilsHome(_CbsPupils):
    """By the gemeente in which the pupils live (85489NED); told apart from the other table by its column of origin."""

    code = "cbs-leerlingen-woonregio"
    name = "CBS, leerlingen in (speciaal) basisonderwijs per gemeente waar zij wonen (85489NED)"
    columns = ("Herkomst", "Onderwijssoorten", "Regio's", "Perioden", "Aantal leerlingen")
    suffix = LIVING

    def fits(self, names: Sequence[str]) -> bool:
        words = {word(name) for name in names}
        return _has_pupils(words) and _by_home(words)
