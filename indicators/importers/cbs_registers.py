"""Registers of gemeenten: in which areas each lay (CBS 83287NED) and into which other each went."""

import re
from collections.abc import Mapping, Sequence
from datetime import date
from functools import lru_cache

from indicators.importers import cells
from indicators.importers.base import GemeenteChangeRow, GemeenteRow, Parsed
from indicators.importers.cbs_cells import GEMEENTEN_FILE
from indicators.importers.formats import Format
from indicators.importers.rows import NoRepeats, Row, Rows

KEY = "reg"
ABROAD = "#N/A"

_CODE = re.compile(r"GM[0-9]{4}")
_AREA = re.compile(r"[A-Z]{2}[0-9]{1,4}[A-Z]?")


class CbsGemeenteChanges(Format):
    """Every gemeente that ended up to 2017, with the one it went into and the one that this is now.

    A gemeente may be there more than once: it was divided, or its code was used again after a time. What went to another
    country has no code ("#N/A") and is left out with a remark.
    """

    code = "cbs-herindelingen"
    name = "CBS, gemeentelijke herindelingen tot en met 2017"
    columns = ("Bestaan tot", "Eindjaar", "Oude", "Nieuwe", "Huidige code", "Huidige naam")
    reference_date = date(2018, 1, 1)

    def parse(self, rows: Rows) -> Parsed:
        changes: dict[GemeenteChangeRow, None] = {}
        abroad = 0
        for row in rows:
            if row.text("Nieuwe") == ABROAD:
                abroad += 1
                continue
            change = self._change(row)
            if row.ok:
                changes[change] = None
        return Parsed(
            format_code=self.code,
            format_name=self.name,
            reference_date=self.reference_date,
            rows_read=rows.read,
            gemeente_changes=list(changes),
            remarks=(f"Gemeenten die naar het buitenland gingen zijn overgeslagen: {abroad}.",) if abroad else (),
        )

    def _change(self, row: Row) -> GemeenteChangeRow:
        return GemeenteChangeRow(
            old=row.take("Oude", _gemeente, ""),
            new=row.take("Nieuwe", _gemeente, ""),
            current=row.take("Huidige code", _gemeente, ""),
            on=row.take("Bestaan tot", cells.day, date.min),
            name=row.text("Huidige naam"),
        )


class CbsAreas(Format):
    """The areas of 2016: "reg" holds the gemeenten, each other column the code of the area of one kind.

    The file has no names of gemeenten; those come from the list of the planner itself.
    """

    code = "cbs-gebieden"
    name = "CBS, gebieden in Nederland 2016 (83287NED)"
    columns = (KEY, "Provincies")
    reference_date = date(2016, 1, 1)

    def claims(self, names: Sequence[str]) -> bool:
        return KEY in names and len(names) > 1

    def parse(self, rows: Rows) -> Parsed:
        repeats = NoRepeats(KEY, "deze gemeente")
        names = gemeente_names()
        found = []
        for row in rows:
            code = row.take(KEY, _gemeente, "")
            areas = {column: row.take(column, _area, "") for column in rows.columns if column != KEY}
            repeats.check(row, (code,), areas)
            if row.ok:
                found.append(GemeenteRow(code, names.get(code, ""), areas))
        return Parsed(self.code, self.name, self.reference_date, rows.read, gemeente_register=found)


def _gemeente(value: str) -> str:
    if not _CODE.fullmatch(value):
        raise cells.CellError("dit is geen gemeentecode van het CBS: GM en vier cijfers, zoals GM0363")
    return value[2:]


def _area(value: str) -> str:
    # Three gemeenten of 2016 have no NUTS3 area.
    if value and not _AREA.fullmatch(value):
        raise cells.CellError("dit is geen code van een gebied: twee letters en cijfers, zoals PV27")
    return value


@lru_cache(maxsize=1)
def _register() -> list[list[str]]:
    lines = GEMEENTEN_FILE.read_text(encoding="utf-8").splitlines()
    return [line.split(";") for line in lines if line[:4].isdigit()]


def gemeente_names() -> Mapping[str, str]:
    """The name of each gemeente that was there since 2015, by its four digits."""
    return {code: name for code, name, _, _ in _register()}


def gemeente_changes() -> list[GemeenteChangeRow]:
    """Which gemeenten ended since 2015, one row for each that took over a part. `current` is the last of the chain."""
    into = {code: places.split() for code, _, _, places in _register()}
    names = gemeente_names()
    found = []
    for code, _, until, places in _register():
        for new in places.split():
            current = _last(new, into)
            found.append(GemeenteChangeRow(code, new, current, date.fromisoformat(until), names[current]))
    return found


def _last(code: str, into: Mapping[str, list[str]]) -> str:
    while into[code]:
        code = into[code][0]
    return code
