"""DUO's files of pupils in primary and special education (bo, sbo, so, vso), counted per vestiging."""

from typing import ClassVar

from indicators.importers import cells
from indicators.importers.base import CountRow, Parsed
from indicators.importers.formats import Format
from indicators.importers.rows import NoRepeats, OneDate, Row, Rows


class _DuoPupilsPo(Format):
    """What the files share. `residence_column` is "" where pupils are not split by where they live."""

    brin_column: ClassVar[str]
    vestiging_column: ClassVar[str]
    residence_column: ClassVar[str] = ""
    count_columns: ClassVar[tuple[str, ...]]
    repeat: ClassVar[str] = "deze vestiging en dit soort onderwijs"

    def parse(self, rows: Rows) -> Parsed:
        dates, repeats = OneDate("PEILDATUM"), NoRepeats("SOORT_PO", self.repeat)
        counts: list[CountRow] = []
        for row in rows:
            dates.take(row)
            count = self._count(row)
            repeats.check(row, (count.vestiging, count.measure, count.residence), (count.known, count.hidden))
            counts.append(count)
        return Parsed(
            format_code=self.code,
            format_name=self.name,
            reference_date=dates.value,
            rows_read=rows.read,
            hidden_cells=sum(count.hidden for count in counts),
            gemeenten=frozenset(count.gemeente for count in counts if count.gemeente),
            counts=counts,
        )

    def _count(self, row: Row) -> CountRow:
        known, hidden = row.tally(self.count_columns)
        return CountRow(
            measure=row.take("SOORT_PO", cells.measure, ""),
            vestiging=row.vestiging(self.brin_column, self.vestiging_column),
            postcode=row.take("POSTCODE_VESTIGING", cells.postcode, ""),
            denomination=row.text("DENOMINATIE_VESTIGING"),
            schoolbestuur=row.take("BEVOEGD_GEZAG_NUMMER", cells.schoolbestuur, ""),
            gemeente=row.take("GEMEENTENUMMER", cells.gemeente, ""),
            gemeente_name=row.text("GEMEENTENAAM"),
            name=row.text("INSTELLINGSNAAM_VESTIGING"),
            place=row.text("PLAATSNAAM"),
            residence=row.take(self.residence_column, cells.residence, "") if self.residence_column else "",
            low=known + hidden,
            high=known + 4 * hidden,
            hidden=hidden,
            known=known,
        )


class DuoPoVestiging(_DuoPupilsPo):
    """Published for the distance between home and school, and the only open file with exact totals per vestiging."""

    code = "duo-po-vestiging"
    name = "DUO Gemiddelde afstand tussen woonadres leerling en schoolvestiging (leerlingen po per vestiging)"
    headers = (
        (
            "PEILDATUM",
            "BRIN_NUMMER",
            "VESTIGINGSNUMMER",
            "INSTELLINGSNAAM_VESTIGING",
            "POSTCODE_VESTIGING",
            "PLAATSNAAM",
            "GEMEENTENUMMER",
            "GEMEENTENAAM",
            "PROVINCIE",
            "SOORT_PO",
            "DENOMINATIE_VESTIGING",
            "BEVOEGD_GEZAG_NUMMER",
            "AFSTAND",
            "LEERLINGEN",
        ),
    )
    brin_column = "BRIN_NUMMER"
    vestiging_column = "VESTIGINGSNUMMER"
    count_columns = ("LEERLINGEN",)

    def _count(self, row: Row) -> CountRow:
        # The distance is not used, but a word in its place says that the file is damaged.
        row.take("AFSTAND", cells.decimal_or_empty, None)
        return super()._count(row)


class DuoPoPc4Age(_DuoPupilsPo):
    """Pupils per vestiging, PC4 of residence and age, with "<5" for 1 to 4; one gemeente or the whole country."""

    code = "duo-po-pc4-leeftijd"
    name = "DUO Leerlingen po per gemeente, postcode leerling en leeftijd"
    count_columns = ("LEEFTIJD_JONGER", *(f"LEEFTIJD_{age}" for age in range(4, 25)), "LEEFTIJD_OUDER")
    headers = (
        (
            "PEILDATUM",
            "GEMEENTENUMMER",
            "GEMEENTENAAM",
            "POSTCODE_LEERLING",
            "GEMEENTENAAM_LEERLING",
            "INSTELLINGSCODE",
            "VESTIGINGSCODE",
            "INSTELLINGSNAAM_VESTIGING",
            "POSTCODE_VESTIGING",
            "PLAATSNAAM",
            "PROVINCIE",
            "SOORT_PO",
            "DENOMINATIE_VESTIGING",
            "BEVOEGD_GEZAG_NUMMER",
            *count_columns,
        ),
    )
    allows_cp1252 = False
    brin_column = "INSTELLINGSCODE"
    vestiging_column = "VESTIGINGSCODE"
    residence_column = "POSTCODE_LEERLING"
    repeat = "deze vestiging met dit soort onderwijs en deze postcode van leerlingen"
