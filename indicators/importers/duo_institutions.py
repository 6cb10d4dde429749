"""DUO's files about schools themselves: where a vestiging stands, and which VO samenwerkingsverband it counts for."""

from datetime import date
from typing import ClassVar

from indicators.importers import cells
from indicators.importers.base import Parsed, VestigingRow, VsvRow
from indicators.importers.formats import Format
from indicators.importers.rows import NoRepeats, Row, Rows

_ADDRESS = (
    "PROVINCIE",
    "BEVOEGD GEZAG NUMMER",
    "BRIN NUMMER",
    "VESTIGINGSNUMMER",
    "VESTIGINGSNAAM",
    "STRAATNAAM",
    "HUISNUMMER-TOEVOEGING",
    "POSTCODE",
    "PLAATSNAAM",
    "GEMEENTENUMMER",
    "GEMEENTENAAM",
    "DENOMINATIE",
    "TELEFOONNUMMER",
    "INTERNETADRES",
)
_REGIONS = (
    "STRAATNAAM CORRESPONDENTIEADRES",
    "HUISNUMMER-TOEVOEGING CORRESPONDENTIEADRES",
    "POSTCODE CORRESPONDENTIEADRES",
    "PLAATSNAAM CORRESPONDENTIEADRES",
    "NODAAL GEBIED CODE",
    "NODAAL GEBIED NAAM",
    "RPA-GEBIED CODE",
    "RPA-GEBIED NAAM",
    "WGR-GEBIED CODE",
    "WGR-GEBIED NAAM",
    "COROPGEBIED CODE",
    "COROPGEBIED NAAM",
    "ONDERWIJSGEBIED CODE",
    "ONDERWIJSGEBIED NAAM",
    "RMC-REGIO CODE",
    "RMC-REGIO NAAM",
)


class _DuoAddresses(Format):
    """A monthly snapshot without a date inside; these headers are those of December 2020."""

    reference_date = date(2020, 12, 1)
    sector: ClassVar[str]

    def parse(self, rows: Rows) -> Parsed:
        repeats = NoRepeats("VESTIGINGSNUMMER", "deze vestiging")
        vestigingen: list[VestigingRow] = []
        for row in rows:
            vestiging = self._vestiging(row)
            repeats.check(row, (vestiging.vestiging,), vestiging)
            vestigingen.append(vestiging)
        return Parsed(
            format_code=self.code,
            format_name=self.name,
            reference_date=self.reference_date,
            rows_read=rows.read,
            gemeenten=frozenset(each.gemeente for each in vestigingen if each.gemeente),
            vestigingen=vestigingen,
        )

    def _vestiging(self, row: Row) -> VestigingRow:
        return VestigingRow(
            vestiging=_whole_code(row),
            name=row.text("VESTIGINGSNAAM"),
            schoolbestuur=row.take("BEVOEGD GEZAG NUMMER", cells.schoolbestuur, ""),
            postcode=row.take("POSTCODE", cells.postcode, ""),
            place=row.text("PLAATSNAAM"),
            gemeente=row.take("GEMEENTENUMMER", cells.gemeente, ""),
            gemeente_name=row.text("GEMEENTENAAM"),
            denomination=row.text("DENOMINATIE"),
            sector=self.sector,
        )


def _whole_code(row: Row) -> str:
    """Here, unlike in the files of pupils, the vestiging is all six characters; the BRIN beside it must agree."""
    brin = row.take("BRIN NUMMER", cells.brin, "")
    vestiging = row.take("VESTIGINGSNUMMER", cells.vestiging6, "")
    if row.ok and not vestiging.startswith(brin):
        row.fail("VESTIGINGSNUMMER", vestiging, f"deze vestiging hoort niet bij BRIN-nummer {brin}")
    return vestiging


class DuoAddressesBo(_DuoAddresses):
    """Vestigingen of basisonderwijs."""

    code = "duo-adressen-bo"
    name = "DUO Alle schoolvestigingen basisonderwijs"
    headers = ((*_ADDRESS, *_REGIONS),)
    sector = "PO"


class DuoAddressesVo(_DuoAddresses):
    """Vestigingen of voortgezet onderwijs."""

    code = "duo-adressen-vo"
    name = "DUO Alle vestigingen vo"
    headers = ((*_ADDRESS, "ONDERWIJSSTRUCTUUR", *_REGIONS),)
    sector = "VO"


class DuoVsvSwv(Format):
    """School leavers of 2014-2015, kept for the samenwerkingsverband each vestiging was counted for.

    The day is 1 October 2015: the first count after the school year that the file describes.
    """

    code = "duo-vsv-swv"
    name = "DUO Voortijdig schoolverlaters vo per samenwerkingsverband"
    reference_date = date(2015, 10, 1)
    count_columns = ("aantal_leerlingen", "vsv_totaal", "vsv_vmbo", "vsv_mbo", "vsv_overig")
    headers = (("SAMENWERKINGSVERBAND_NUMMER", "brin_nummer", "vestigings_nummer", *count_columns),)

    def parse(self, rows: Rows) -> Parsed:
        repeats = NoRepeats("vestigings_nummer", "deze vestiging")
        vsv: list[VsvRow] = []
        for row in rows:
            swv = row.take("SAMENWERKINGSVERBAND_NUMMER", cells.swv_vo, "")
            vestiging = row.vestiging("brin_nummer", "vestigings_nummer")
            # The counts are not used, but a word in their place says that the file is damaged.
            counts = row.tally(self.count_columns)
            repeats.check(row, (vestiging,), (swv, counts))
            vsv.append(VsvRow(swv, vestiging))
        return Parsed(
            format_code=self.code,
            format_name=self.name,
            reference_date=self.reference_date,
            rows_read=rows.read,
            vsv=vsv,
        )
