"""DUO's files of pupils in primary and special education (bo, sbo, so, vso), counted per vestiging."""

from typing import ClassVar

from indicators.importers import cells
from indicators.importers.base import CountRow, Parsed
from indicators.importers.columns import AGES, SCHOOL
from indicators.importers.dates import FileDate
from indicators.importers.formats import Format
from indicators.importers.rows import NoRepeats, Row, Rows

BY_AGE = ("LEEFTIJD_JONGER", *AGES, "LEEFTIJD_OUDER")


class _DuoPupilsPo(Format):
    """What the files share. `residence_column` is "" where pupils are not split by where they live.

    A TOTAAL must agree with what it adds up, as far as cells of "<5" leave that to be seen; where it is exact it counts.
    """

    brin_column: ClassVar[str] = "INSTELLINGSCODE"
    vestiging_column: ClassVar[str] = "VESTIGINGSCODE"
    residence_column: ClassVar[str] = ""
    # A column that splits the pupils of a vestiging further, so that rows differ by it.
    split_column: ClassVar[str] = ""
    count_columns: ClassVar[tuple[str, ...]] = BY_AGE
    repeat: ClassVar[str] = "deze vestiging en dit soort onderwijs"

    def parse(self, rows: Rows) -> Parsed:
        dates, repeats = FileDate(rows), NoRepeats("SOORT_PO", self.repeat)
        counts: list[CountRow] = []
        for row in rows:
            count = self._count(row)
            dates.take(row)
            split = row.text(self.split_column) if self.split_column else ""
            repeats.check(row, (count.vestiging, count.measure, count.residence, split), (count.known, count.hidden))
            if row.ok:
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
        known, hidden = row.tally_with_total(self.count_columns, "TOTAAL")
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
    columns = (
        "PEILDATUM",
        "BRIN_NUMMER",
        "VESTIGINGSNUMMER",
        *SCHOOL[:6],
        "SOORT_PO",
        *SCHOOL[6:],
        "AFSTAND",
        "LEERLINGEN",
    )
    brin_column = "BRIN_NUMMER"
    vestiging_column = "VESTIGINGSNUMMER"
    count_columns = ("LEERLINGEN",)

    def _count(self, row: Row) -> CountRow:
        # The distance is not used, but a word in its place says that the file is damaged.
        row.take("AFSTAND", cells.decimal_or_empty, None)
        return super()._count(row)


class DuoPoAge(_DuoPupilsPo):
    """Pupils per vestiging, kind and cluster by age: file 01. CLUSTER splits so and vso, so a vestiging may have more rows.

    Unsuppressed and with TOTAAL until about 2020, with "<5" and without TOTAAL since.
    """

    code = "duo-po-leeftijd"
    name = "DUO Leerlingen po soort-po, cluster, leeftijd (leerlingen po per vestiging en leeftijd)"
    columns = ("PEILDATUM", "INSTELLINGSCODE", "VESTIGINGSCODE", *SCHOOL[:6], "SOORT_PO", *SCHOOL[6:], *BY_AGE)
    optional = ("CLUSTER", "TOTAAL")
    split_column = "CLUSTER"
    repeat = "deze vestiging met dit soort onderwijs en dit cluster"


class _DuoPoPc4(_DuoPupilsPo):
    """File 03: pupils per vestiging, PC4 of residence and age; one gemeente or the whole country."""

    columns = (
        "PEILDATUM", "GEMEENTENUMMER", "GEMEENTENAAM", "POSTCODE_LEERLING", "GEMEENTENAAM_LEERLING", "INSTELLINGSCODE",
        "VESTIGINGSCODE", "INSTELLINGSNAAM_VESTIGING", "POSTCODE_VESTIGING", "PLAATSNAAM", "PROVINCIE", "SOORT_PO",
        "DENOMINATIE_VESTIGING", "BEVOEGD_GEZAG_NUMMER", *BY_AGE,
    )  # fmt: skip
    residence_column = "POSTCODE_LEERLING"
    repeat = "deze vestiging met dit soort onderwijs en deze postcode van leerlingen"


class DuoPoPc4Age(_DuoPoPc4):
    """As published now: "<5" for 1 to 4, no total."""

    code = "duo-po-pc4-leeftijd"
    name = "DUO Leerlingen po per gemeente, postcode leerling en leeftijd"
    allows_cp1252 = False


class DuoPoOverview(_DuoPoPc4):
    """As published until about 2019: exact, with TOTAAL, and up to 2015 with ages called L3_MIN, L4 … L25_PLUS."""

    code = "duo-po-totaaloverzicht"
    name = "DUO Leerlingen po totaaloverzicht (leerlingen po per postcode en leeftijd, met totaal)"
    columns = (*_DuoPoPc4.columns, "TOTAAL")
