"""DUO's file of school leavers per VO samenwerkingsverband."""

from datetime import date

from indicators.importers import cells_swv
from indicators.importers.base import CountRow, Parsed, VsvRow
from indicators.importers.formats import Format
from indicators.importers.rows import NoRepeats, Rows
from indicators.importers.tallies import School, count_row


class DuoVsvSwv(Format):
    """School leavers of 2014-2015, and the samenwerkingsverband each vestiging was counted for.

    The day of the links is 1 October 2015: the first count after the school year that the file describes. The numbers are
    of that school year itself, so their day is 1 October 2014: "vsv" of "vsv_leerlingen" left school too early.
    """

    code = "duo-vsv-swv"
    name = "DUO Voortijdig schoolverlaters vo per samenwerkingsverband"
    reference_date = date(2015, 10, 1)
    counted_on = date(2014, 10, 1)
    count_columns = ("vsv_totaal", "vsv_vmbo", "vsv_mbo", "vsv_overig")
    columns = ("SAMENWERKINGSVERBAND_NUMMER", "brin_nummer", "vestigings_nummer", "aantal_leerlingen", *count_columns)

    def parse(self, rows: Rows) -> Parsed:
        repeats = NoRepeats("vestigings_nummer", "deze vestiging")
        vsv: list[VsvRow] = []
        counts: list[CountRow] = []
        for row in rows:
            swv = row.take("SAMENWERKINGSVERBAND_NUMMER", cells_swv.swv_vo, "")
            vestiging = row.vestiging("brin_nummer", "vestigings_nummer")
            pupils, leavers = row.tally(("aantal_leerlingen",)), row.tally(("vsv_totaal",))
            # The parts are not used, but a word in their place says that the file is damaged.
            parts = row.tally(self.count_columns[1:])
            repeats.check(row, (vestiging,), (swv, pupils, leavers, parts))
            if row.ok:
                vsv.append(VsvRow(swv, vestiging))
                counts += self._counts(vestiging, swv, pupils, leavers)
        return Parsed(
            format_code=self.code,
            format_name=self.name,
            reference_date=self.reference_date,
            rows_read=rows.read,
            hidden_cells=sum(count.hidden for count in counts),
            vsv=vsv,
            counts=counts,
        )

    def _counts(self, vestiging: str, swv: str, pupils: tuple[int, int], leavers: tuple[int, int]) -> list[CountRow]:
        school = School(vestiging=vestiging)
        return [
            count_row(measure, counted, school, unit=swv, basis="school", on=self.counted_on)
            for measure, counted in (("vsv_leerlingen", pupils), ("vsv", leavers))
        ]
