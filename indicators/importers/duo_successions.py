"""DUO's register of organisations that went over into others: OVERGANGEN of the BRIN dump."""

from datetime import date

from indicators.importers import cells
from indicators.importers.base import ImportRefused, Parsed, SuccessionRow
from indicators.importers.dates import NO_YEAR, day_in_name
from indicators.importers.formats import Format
from indicators.importers.rows import NoRepeats, Row, Rows

EXPECTED = "T"


class DuoSuccessions(Format):
    """Fusies, overdrachten and splitsingen since 1988, of instellingen, vestigingen, besturen and samenwerkingen.

    CODE_STAND_RECORD tells history (H), the present (A) and what is expected (T). The day is in the name of the file; a
    file without one is of the last change that is not merely expected.
    """

    code = "duo-brin-overgangen"
    name = "DUO BRIN-register, overgangen van scholen en besturen"
    columns = (
        "NR_ADMIN_VAN", "CODE_FUNCTIE_VAN", "CODE_SOORT_VAN", "CODE_WET_VAN", "NR_ADMIN_NAAR", "CODE_FUNCTIE_NAAR",
        "CODE_SOORT_NAAR", "CODE_WET_NAAR", "DT_OVERGANG", "CODE_OVERGANG", "NAAM_OVERGANG", "IND_VOLLEDIG",
        "CODE_STAND_RECORD",
    )  # fmt: skip

    def parse(self, rows: Rows) -> Parsed:
        repeats = NoRepeats("NR_ADMIN_VAN", "deze overgang")
        found: list[SuccessionRow] = []
        last: date | None = None
        for row in rows:
            one = _succession(row)
            repeats.check(row, (one.kind, one.old, one.new, str(one.on), one.cause), one)
            if not row.ok:
                continue
            found.append(one)
            if row.text("CODE_STAND_RECORD") != EXPECTED:
                last = one.on if last is None else max(last, one.on)
        day = day_in_name(rows.name) or last
        if found and day is None:
            raise ImportRefused(NO_YEAR)
        return Parsed(self.code, self.name, day, rows.read, successions=found)


def _succession(row: Row) -> SuccessionRow:
    kind = row.take("CODE_FUNCTIE_VAN", cells.required_text, "")
    return SuccessionRow(
        kind=kind,
        old=_code(row.take("NR_ADMIN_VAN", cells.required_text, ""), kind),
        new=_code(row.take("NR_ADMIN_NAAR", cells.required_text, ""), row.text("CODE_FUNCTIE_NAAR")),
        on=row.take("DT_OVERGANG", cells.day, date.min),
        cause=row.take("NAAM_OVERGANG", cells.required_text, "").lower(),
        is_whole=row.take("IND_VOLLEDIG", cells.yes_or_no, default=False),
    )


def _code(value: str, kind: str) -> str:
    """A number as the other files write it: a bestuur has five digits, letters are capitals."""
    return value.zfill(5) if kind == "B" and value.isdigit() else value.upper()
