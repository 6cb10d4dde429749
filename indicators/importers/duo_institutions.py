"""DUO's address files: where a vestiging stands, what a samenwerkingsverband is called, which schools belong to it.

They are snapshots without a date inside. The name of the file may tell the day or the year; else the snapshot is taken to
be of the year its header is known from, and a remark says so.
"""

from collections.abc import Iterable
from datetime import date
from typing import ClassVar

from indicators.importers import cells, cells_swv
from indicators.importers.base import Parsed, SwvRow, VestigingRow, VsvRow
from indicators.importers.dates import day_in_name, year_in_name
from indicators.importers.formats import Format
from indicators.importers.rows import NoRepeats, Row, Rows

_ADDRESS = (
    "BEVOEGD GEZAG NUMMER", "BRIN NUMMER", "VESTIGINGSNAAM", "POSTCODE", "PLAATSNAAM", "GEMEENTENUMMER", "GEMEENTENAAM",
    "DENOMINATIE",
)  # fmt: skip
# Not in every year and every kind of file. A file of hoofdvestigingen has no VESTIGINGSNUMMER and calls the name
# INSTELLINGSNAAM; VAKANTIEREGIO came in 2024.
_MORE = (
    "PROVINCIE", "VESTIGINGSNUMMER", "STRAATNAAM", "HUISNUMMER-TOEVOEGING", "TELEFOONNUMMER", "INTERNETADRES",
    "STRAATNAAM CORRESPONDENTIEADRES", "HUISNUMMER-TOEVOEGING CORRESPONDENTIEADRES", "POSTCODE CORRESPONDENTIEADRES",
    "PLAATSNAAM CORRESPONDENTIEADRES", "NODAAL GEBIED CODE", "NODAAL GEBIED NAAM", "RPA-GEBIED CODE", "RPA-GEBIED NAAM",
    "WGR-GEBIED CODE", "WGR-GEBIED NAAM", "COROPGEBIED CODE", "COROPGEBIED NAAM", "ONDERWIJSGEBIED CODE",
    "ONDERWIJSGEBIED NAAM", "RMC-REGIO CODE", "RMC-REGIO NAAM", "VAKANTIEREGIO",
)  # fmt: skip
_SINCE_2024 = "VAKANTIEREGIO"
_GUESSED = (
    "Dit bestand zegt zelf niet van wanneer het is. De planner leest het als dat van december {year}; is het van een ander "
    "jaar, zet dan het jaar in de naam van het bestand en lees het opnieuw in."
)


def _snapshot_day(rows: Rows, known: date) -> tuple[date, tuple[str, ...]]:
    """The day of a snapshot, and what to say when its name does not tell it. A year alone means December."""
    day = day_in_name(rows.name)
    year = None if day else year_in_name(rows.name)
    if day or year:
        return day or date(year or known.year, 12, 1), ()
    guessed = date(2024, 12, 1) if rows.has(_SINCE_2024) else known
    return guessed, (_GUESSED.format(year=guessed.year),)


class _DuoAddresses(Format):
    """Vestigingen with their addresses; without VESTIGINGSNUMMER the main ones, whose number is 00."""

    reference_date = date(2020, 12, 1)
    optional: ClassVar[tuple[str, ...]] = _MORE
    sector: ClassVar[str]

    def parse(self, rows: Rows) -> Parsed:
        day, remarks = _snapshot_day(rows, self.reference_date)
        repeats = NoRepeats("VESTIGINGSNUMMER" if rows.has("VESTIGINGSNUMMER") else "BRIN NUMMER", "deze vestiging")
        vestigingen: list[VestigingRow] = []
        for row in rows:
            vestiging = self._vestiging(row)
            repeats.check(row, (vestiging.vestiging,), vestiging)
            if row.ok:
                vestigingen.append(vestiging)
        return Parsed(
            format_code=self.code,
            format_name=self.name,
            reference_date=day,
            rows_read=rows.read,
            gemeenten=frozenset(each.gemeente for each in vestigingen if each.gemeente),
            vestigingen=vestigingen,
            remarks=remarks,
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
    if not row.has("VESTIGINGSNUMMER"):
        return brin + "00"
    vestiging = row.take("VESTIGINGSNUMMER", cells.vestiging6, "")
    if row.ok and not vestiging.startswith(brin):
        row.fail("VESTIGINGSNUMMER", vestiging, f"deze vestiging hoort niet bij BRIN-nummer {brin}")
    return vestiging


class DuoAddressesBo(_DuoAddresses):
    """Vestigingen of basisonderwijs."""

    code = "duo-adressen-bo"
    name = "DUO Alle schoolvestigingen basisonderwijs"
    columns = _ADDRESS
    sector = "PO"


class DuoAddressesVo(_DuoAddresses):
    """Vestigingen of voortgezet onderwijs."""

    code = "duo-adressen-vo"
    name = "DUO Alle vestigingen vo"
    columns = (*_ADDRESS, "ONDERWIJSSTRUCTUUR")
    sector = "VO"


class DuoAddressesSpecial(_DuoAddresses):
    """Vestigingen of sbo, so and vso. All of them are of the po register, also those with vso alone."""

    code = "duo-adressen-sbo-so-vso"
    name = "DUO Alle vestigingen sbo, so en vso"
    columns = (*_ADDRESS, "SOORT PRIMAIR ONDERWIJS")
    optional = (*_MORE, "CLUSTER", "ONDERWIJS")
    sector = "PO"


class DuoSwvAddresses(Format):
    """Names and addresses of samenwerkingsverbanden, of po (file 03) or vo (file 07)."""

    code = "duo-adressen-swv"
    name = "DUO Adressen samenwerkingsverbanden passend onderwijs"
    columns = ("ADMINISTRATIENUMMER", "SAMENWERKINGSVERBAND", "POSTCODE", "PLAATSNAAM")
    optional = (
        "ADRES", "STRAATNAAM", "HUISNUMMER-TOEVOEGING", "CORRESPONDENTIEADRES", "POSTCODE CORRESPONDENTIEADRES",
        "PLAATSNAAM CORRESPONDENTIEADRES", "TELEFOONNUMMER", "INTERNETADRES",
    )  # fmt: skip
    aliases: ClassVar[dict[str, str]] = {
        "PLAATS CORRESPONDENTIEADRES": "PLAATSNAAM CORRESPONDENTIEADRES",
        "NAAM SAMENWERKINGSVERBAND": "SAMENWERKINGSVERBAND",
    }
    reference_date = date(2020, 12, 1)

    def parse(self, rows: Rows) -> Parsed:
        day, remarks = _snapshot_day(rows, self.reference_date)
        repeats = NoRepeats("ADMINISTRATIENUMMER", "dit samenwerkingsverband")
        found: list[SwvRow] = []
        for row in rows:
            swv = _samenwerkingsverband(row)
            repeats.check(row, (swv.code,), swv)
            if row.ok:
                found.append(swv)
        return Parsed(self.code, self.name, day, rows.read, samenwerkingsverbanden=found, remarks=remarks)


def _samenwerkingsverband(row: Row) -> SwvRow:
    return SwvRow(
        code=row.take("ADMINISTRATIENUMMER", cells_swv.swv, ""),
        name=row.take("SAMENWERKINGSVERBAND", cells.required_text, ""),
        postcode=row.take("POSTCODE", cells.postcode, ""),
        place=row.text("PLAATSNAAM"),
    )


class DuoSwvSchools(Format):
    """Which schools belong to which samenwerkingsverband, of po (file 04) or vo (file 08).

    The file names a school by its BRIN alone. A BRIN with vestigingen in two samenwerkingsverbanden stands in it twice and
    decides nothing; any other gives a link for its main vestiging, from which its other vestigingen follow.
    """

    code = "duo-instellingen-swv"
    name = "DUO Adressen instellingen per samenwerkingsverband passend onderwijs"
    columns = ("BRIN NUMMER", "ADMINISTRATIENUMMER")
    optional = (
        "SAMENWERKINGSVERBAND", "BEVOEGD GEZAG NUMMER", "VESTIGINGSNAAM", "ADRES", "POSTCODE", "PLAATSNAAM",
        "GEMEENTENUMMER", "GEMEENTENAAM", "DENOMINATIE", "CORRESPONDENTIEADRES", "SOORT_PO", "ONDERWIJSSTRUCTUUR",
        *(column for column in _MORE if column != "VESTIGINGSNUMMER"),
    )  # fmt: skip
    aliases: ClassVar[dict[str, str]] = {
        "PLAATS CORRESPONDENTIEADRES": "PLAATSNAAM CORRESPONDENTIEADRES",
        "NAAM SAMENWERKINGSVERBAND": "SAMENWERKINGSVERBAND",
    }
    reference_date = date(2020, 12, 1)

    def parse(self, rows: Rows) -> Parsed:
        day, remarks = _snapshot_day(rows, self.reference_date)
        repeats = NoRepeats("BRIN NUMMER", "deze school met dit samenwerkingsverband")
        found: dict[str, set[str]] = {}
        for row in rows:
            brin = row.take("BRIN NUMMER", cells.brin, "")
            swv = row.take("ADMINISTRATIENUMMER", cells_swv.swv, "")
            repeats.check(row, (brin, swv), swv)
            if row.ok:
                found.setdefault(brin, set()).add(swv)
        sure = [VsvRow(next(iter(swvs)), f"{brin}00") for brin, swvs in found.items() if len(swvs) == 1]
        doubt = _doubtful(brin for brin, swvs in found.items() if len(swvs) > 1)
        return Parsed(self.code, self.name, day, rows.read, vsv=sure, remarks=(*remarks, *doubt))


def _doubtful(brins: Iterable[str]) -> tuple[str, ...]:
    named = sorted(brins)
    if not named:
        return ()
    some = ", ".join(named[:5]) + (" en meer" if len(named) > 5 else "")  # noqa: PLR2004 -- enough to look them up
    number = "1 school staat" if len(named) == 1 else f"{len(named)} scholen staan"
    told = f"{number} bij meer samenwerkingsverbanden ({some}). Het bestand zegt niet welke vestiging waar hoort"
    return (f"{told}; voor {'haar' if len(named) == 1 else 'hen'} verandert er niets.",)
