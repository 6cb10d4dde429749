"""National series of sbo, so, vso, absence and exemptions, brought together from publications, with the source per row.

They are another count than the sum of DUO's files (2019: 35.731 pupils in sbo against 35.733), so each has a quantity of its
own and never stands in a line with that sum.
"""

from datetime import date

from indicators.enums import Level
from indicators.importers import cbs_cells, cells
from indicators.importers.base import Parsed, ReportedRow
from indicators.importers.formats import Format
from indicators.importers.rows import NoRepeats, Row, Rows

NETHERLANDS = "NL"
IDEM = "idem"
NOTE_LENGTH = 200

MEASURES = {
    "leerlingen_bo": "landelijk_bo",
    "leerlingen_sbo": "landelijk_sbo",
    "leerlingen_so": "landelijk_so",
    "leerlingen_vso": "landelijk_vso",
    "leerlingen_vo": "landelijk_vo",
    "leerlingen_pro": "landelijk_pro",
    "instroom_sbo_vanuit_bo": "landelijk_instroom_sbo_uit_bo",
    "instroom_sbo_rechtstreeks": "landelijk_instroom_sbo_rechtstreeks",
    "instroom_sbo_totaal": "landelijk_instroom_sbo",
    "instroom_so_vanuit_bo": "landelijk_instroom_so_uit_bo",
    "instroom_so_rechtstreeks": "landelijk_instroom_so_rechtstreeks",
    "instroom_so_totaal": "landelijk_instroom_so",
    "vrijstelling_5a": "landelijk_vrijstelling_5a",
    "absoluut_verzuim": "landelijk_absoluut_verzuim",
    "langdurig_relatief_verzuim": "landelijk_relatief_verzuim",
    "jongeren_met_jeugdzorg": "landelijk_jeugdzorg",
}
WITHOUT_MEASURE = frozenset({"samenwerkingsverbanden_po", "samenwerkingsverbanden_vo"})


class NationalSeries(Format):
    """One number of one year per row. A year is a calendar year or a school year ("2014/2015" is 2014)."""

    code = "landelijke-reeksen"
    name = "Landelijke reeksen met bron per regel"
    columns = ("INDICATOR", "JAAR", "WAARDE", "EENHEID", "BRON")

    def parse(self, rows: Rows) -> Parsed:
        repeats = NoRepeats("INDICATOR", "dit cijfer")
        found: list[ReportedRow] = []
        left_out: dict[str, None] = {}
        source = ""
        rows.join_surplus("EENHEID")
        for row in rows:
            source = row.text("BRON") if row.text("BRON") != IDEM else source
            name = row.take("INDICATOR", _name, "")
            if name in WITHOUT_MEASURE:
                left_out[name] = None
                continue
            reported = _reported(row, MEASURES.get(name, ""), source)
            repeats.check(row, (reported.measure, str(reported.year)), reported)
            if row.ok:
                found.append(reported)
        return Parsed(
            format_code=self.code,
            format_name=self.name,
            reference_date=date(max((row.year for row in found), default=2000), 10, 1),
            rows_read=rows.read,
            reported=found,
            remarks=(f"Zonder maat in de planner en niet overgenomen: {', '.join(left_out)}.",) if left_out else (),
        )


def _reported(row: Row, measure: str, source: str) -> ReportedRow:
    number = row.take("WAARDE", cbs_cells.count, 0)
    year = row.take("JAAR", _year, 0)
    note = f"{row.text('EENHEID')}; bron: {source}"[:NOTE_LENGTH]
    return ReportedRow(measure, Level.SWV, NETHERLANDS, year, number, number, note)


def _name(value: str) -> str:
    if value not in MEASURES and value not in WITHOUT_MEASURE:
        raise cells.CellError("deze reeks is niet bekend")
    return value


def _year(value: str) -> int:
    first, slash, second = value.partition("/")
    if not first.isdecimal() or not 1990 <= int(first) < 2100 or (slash and second != str(int(first) + 1)):  # noqa: PLR2004
        raise cells.CellError("dit is geen jaar: 2019, of een schooljaar als 2019/2020")
    return int(first)
