"""DUO's long files of the portal onderwijsdata.duo.nl: one row per number, several years in one file.

PEILJAAR 2024 is the count of 1 October 2024, of school year 2024-2025; each row keeps its own day. Names and addresses are
not in these files.
"""

from collections.abc import Iterable
from datetime import date

from indicators.importers import cells, cells_swv
from indicators.importers.base import CountRow, Parsed
from indicators.importers.dates import RowDates
from indicators.importers.formats import Format
from indicators.importers.rows import NoRepeats, Row, Rows
from indicators.importers.tallies import School, Tally, count_row

_Key = tuple[date | None, str, str, str]
# Columns that split the pupils of a row further; they are added up.
SPLITS = ("GESLACHT", "LEEFTIJD", "CLUSTER")


class _DuoLong(Format):
    """What the files share: rows are told apart by the unit, kind, year and what splits them."""

    repeat: str

    def parse(self, rows: Rows) -> Parsed:
        dates, repeats = RowDates(rows), NoRepeats("TYPE_PO", self.repeat)
        found: dict[_Key, Tally] = {}
        for row in rows:
            unit, home = self._unit(row), row.take_if("POSTCODE4_DEELNEMER", cells.residence, "")
            measure = row.take("TYPE_PO", cells.measure, "")
            counted = row.tally(("AANTAL_LEERLINGEN",))
            day = dates.take(row)
            named = cells_swv.told_apart(unit, row.text("SAMENWERKINGSVERBANDNUMMER"))
            repeats.check(row, (named, measure, str(day), home, *map(row.text, SPLITS)), counted)
            if row.ok:
                found.setdefault((day, unit, measure, home), Tally()).add(counted)
        return self._parsed(rows.read, dates.newest, [self._row(*key, tally) for key, tally in found.items()])

    def _parsed(self, rows_read: int, newest: date | None, counts: Iterable[CountRow]) -> Parsed:
        counts = list(counts)
        return Parsed(
            format_code=self.code,
            format_name=self.name,
            reference_date=newest,
            rows_read=rows_read,
            hidden_cells=sum(count.hidden for count in counts),
            counts=counts,
        )

    def _unit(self, row: Row) -> str:
        raise NotImplementedError

    def _row(self, day: date | None, unit: str, measure: str, home: str, tally: Tally) -> CountRow:
        raise NotImplementedError


class DuoLongVestiging(_DuoLong):
    """Pupils per vestiging (brin6_totaal), and the same split by sex, age, cluster or PC4 of residence."""

    code = "duo-po-brin6"
    name = "DUO Leerlingen po per vestiging, alle jaren (leerlingen po per vestiging over de jaren)"
    columns = ("INSTELLINGSCODE", "VESTIGINGSCODE", "TYPE_PO", "PEILJAAR", "AANTAL_LEERLINGEN")
    optional = (*SPLITS, "POSTCODE4_DEELNEMER")
    repeat = "deze vestiging met dit soort onderwijs en dit jaar"

    def _unit(self, row: Row) -> str:
        return row.whole_vestiging("INSTELLINGSCODE", "VESTIGINGSCODE")

    def _row(self, day: date | None, unit: str, measure: str, home: str, tally: Tally) -> CountRow:
        return count_row(measure, (tally.known, tally.hidden), School(vestiging=unit), residence=home, on=day)


class DuoLongSwv(_DuoLong):
    """Pupils per samenwerkingsverband (swv_totaal), taken as that of the school, and the same split by sex or age."""

    code = "duo-po-swv"
    name = (
        "DUO Leerlingen po per samenwerkingsverband, alle jaren (leerlingen po per samenwerkingsverband over de jaren)"
    )
    columns = ("SAMENWERKINGSVERBANDNUMMER", "TYPE_PO", "PEILJAAR", "AANTAL_LEERLINGEN")
    optional = SPLITS
    repeat = "dit samenwerkingsverband met dit soort onderwijs en dit jaar"

    def _unit(self, row: Row) -> str:
        return row.take("SAMENWERKINGSVERBANDNUMMER", cells_swv.swv_or_none, "")

    def _row(self, day: date | None, unit: str, measure: str, home: str, tally: Tally) -> CountRow:
        return count_row(measure, (tally.known, tally.hidden), unit=unit, basis="school", on=day)
