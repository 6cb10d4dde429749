"""DUO's file of school leavers per VO samenwerkingsverband."""

from datetime import date

from indicators.importers import cells_swv
from indicators.importers.base import CountRow, Parsed, VsvRow
from indicators.importers.dates import count_day, school_year_in_name
from indicators.importers.formats import Format
from indicators.importers.rows import NoRepeats, Rows
from indicators.importers.tallies import School, count_row


class DuoVsvSwv(Format):
    """School leavers of a school year, and the samenwerkingsverband each vestiging was counted for.

    The name tells the year: "vsv-per-swv-2015.csv" is 2014-2015, as is "vsv-2014-2015.csv". A name without one is of
    2014-2015 too, the only year of which the file is known. The day of the links is the first count after that school year;
    the numbers are of its own first day: "vsv" of "vsv_leerlingen" left school too early.
    """

    code = "duo-vsv-swv"
    name = "DUO Voortijdig schoolverlaters vo per samenwerkingsverband"
    reference_date = date(2015, 10, 1)
    count_columns = ("vsv_totaal", "vsv_vmbo", "vsv_mbo", "vsv_overig")
    columns = ("SAMENWERKINGSVERBAND_NUMMER", "brin_nummer", "vestigings_nummer", "aantal_leerlingen", *count_columns)

    def parse(self, rows: Rows) -> Parsed:
        repeats = NoRepeats("vestigings_nummer", "deze vestiging")
        vsv: list[VsvRow] = []
        counts: list[CountRow] = []
        year = school_year_in_name(rows.name)
        linked_on = count_day(year + 1) if year else self.reference_date
        for row in rows:
            swv = row.take("SAMENWERKINGSVERBAND_NUMMER", cells_swv.swv_vo, "")
            vestiging = row.vestiging("brin_nummer", "vestigings_nummer")
            pupils, leavers = row.tally(("aantal_leerlingen",)), row.tally(("vsv_totaal",))
            # The parts are not used, but a word in their place says that the file is damaged.
            parts = row.tally(self.count_columns[1:])
            repeats.check(row, (vestiging,), (swv, pupils, leavers, parts))
            if row.ok:
                vsv.append(VsvRow(swv, vestiging))
                counts += _counts(School(vestiging=vestiging), swv, (pupils, leavers), count_day(linked_on.year - 1))
        return Parsed(
            format_code=self.code,
            format_name=self.name,
            reference_date=linked_on,
            rows_read=rows.read,
            hidden_cells=sum(count.hidden for count in counts),
            vsv=vsv,
            counts=counts,
        )


def _counts(school: School, swv: str, counted: tuple[tuple[int, int], tuple[int, int]], on: date) -> list[CountRow]:
    """Pupils and leavers of a vestiging on the first day of their school year."""
    return [
        count_row(measure, each, school, unit=swv, basis="school", on=on)
        for measure, each in zip(("vsv_leerlingen", "vsv"), counted, strict=True)
    ]
