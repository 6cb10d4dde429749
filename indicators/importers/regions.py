"""The law that says to which samenwerkingsverbanden a PC4 belongs, as its own text or as a CSV."""

from datetime import date
from typing import ClassVar

from indicators.importers import cells, cells_swv
from indicators.importers.base import Parsed, RegionRow
from indicators.importers.formats import Format
from indicators.importers.rows import NoRepeats, Row, Rows


class RegionTable(Format):
    """Annex to the Regeling regio-indeling samenwerkingsverbanden (BWBR0032324), as last changed on 23 April 2015."""

    code = "regio-indeling"
    name = "Regio-indeling samenwerkingsverbanden (postcodetabel bij de regeling)"
    columns = ("PC4", "GEMEENTE_2015", "SWV_PO", "SWV_VO")
    aliases: ClassVar[dict[str, str]] = {"gemeente": "GEMEENTE_2015", "PO SWV": "SWV_PO", "VO SWV": "SWV_VO"}
    reference_date = date(2015, 4, 23)

    def parse(self, rows: Rows) -> Parsed:
        repeats = NoRepeats("PC4", "deze postcode")
        regions: list[RegionRow] = []
        for row in rows:
            region = _region(row)
            repeats.check(row, (region.pc4,), region)
            if row.ok:
                regions.append(region)
        return Parsed(
            format_code=self.code,
            format_name=self.name,
            reference_date=self.reference_date,
            rows_read=rows.read,
            regions=regions,
        )


def _region(row: Row) -> RegionRow:
    return RegionRow(
        pc4=row.take("PC4", cells.pc4, ""),
        gemeente_name=row.text("GEMEENTE_2015"),
        swv_po=row.take("SWV_PO", cells_swv.region_po, None),
        swv_vo=row.take("SWV_VO", cells_swv.region_vo, None),
    )
