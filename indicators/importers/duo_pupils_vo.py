"""DUO's file of pupils in secondary education per vestiging and kind of education."""

from dataclasses import dataclass, field
from datetime import date

from indicators.importers import cells
from indicators.importers.base import CountRow, Parsed
from indicators.importers.formats import Format
from indicators.importers.rows import NoRepeats, Row, Rows

PRO_PREFIX = "praktijkonderwijs"
YEAR_COLUMNS = tuple(f"LEER- OF VERBLIJFSJAAR {year} - {sex}" for year in range(1, 7) for sex in ("MAN", "VROUW"))
KEY_COLUMNS = (
    "ONDERWIJSTYPE VO EN LEER- OF VERBLIJFSJAAR",
    "VMBO SECTOR",
    "AFDELING",
    "ELEMENTCODE",
    "OPLEIDINGSNAAM",
)


@dataclass(slots=True)
class _Tally:
    known: int = 0
    hidden: int = 0

    def add(self, known: int, hidden: int) -> None:
        self.known += known
        self.hidden += hidden


@dataclass(slots=True)
class _School:
    name: str
    place: str
    tallies: dict[str, _Tally] = field(default_factory=lambda: {"vo": _Tally(), "pro": _Tally()})

    def count_rows(self, vestiging: str) -> list[CountRow]:
        return [self._count_row(vestiging, measure, tally) for measure, tally in self.tallies.items()]

    def _count_row(self, vestiging: str, measure: str, tally: _Tally) -> CountRow:
        return CountRow(
            measure=measure,
            vestiging=vestiging,
            postcode="",
            denomination="",
            schoolbestuur="",
            gemeente="",
            gemeente_name="",
            name=self.name,
            place=self.place,
            residence="",
            low=tally.known + tally.hidden,
            high=tally.known + 4 * tally.hidden,
            hidden=tally.hidden,
            known=tally.known,
        )


class DuoVoEducationType(Format):
    """Two rows per vestiging: vo (everybody, pupils placed at a vavo included) and of those pro, 0 where there is none.

    The file holds no date and no address. Its header is that of the count of 1 October 2019.
    """

    code = "duo-vo-onderwijstype"
    name = "DUO Leerlingen vo per vestiging naar onderwijstype"
    headers = (
        (
            "BRIN NUMMER",
            "VESTIGINGSNUMMER",
            "INSTELLINGSNAAM VESTIGING",
            "PLAATSNAAM VESTIGING",
            "PROVINCIE VESTIGING",
            *KEY_COLUMNS,
            *YEAR_COLUMNS,
        ),
    )
    reference_date = date(2019, 10, 1)

    def parse(self, rows: Rows) -> Parsed:
        repeats = NoRepeats("OPLEIDINGSNAAM", "deze opleiding van deze vestiging")
        schools: dict[str, _School] = {}
        for row in rows:
            vestiging = row.vestiging("BRIN NUMMER", "VESTIGINGSNUMMER")
            self._add(row, schools, repeats, vestiging)
        counts = [count for vestiging, school in schools.items() for count in school.count_rows(vestiging)]
        return Parsed(
            format_code=self.code,
            format_name=self.name,
            reference_date=self.reference_date,
            rows_read=rows.read,
            hidden_cells=sum(count.hidden for count in counts if count.measure == "vo"),
            counts=counts,
        )

    def _add(self, row: Row, schools: dict[str, _School], repeats: NoRepeats, vestiging: str) -> None:
        kind = row.take(KEY_COLUMNS[0], cells.required_text, "")
        known, hidden = row.tally(YEAR_COLUMNS)
        repeats.check(row, (vestiging, kind, *map(row.text, KEY_COLUMNS[1:])), (known, hidden))
        if not row.ok:
            return
        if vestiging not in schools:
            schools[vestiging] = _School(row.text("INSTELLINGSNAAM VESTIGING"), row.text("PLAATSNAAM VESTIGING"))
        tallies = schools[vestiging].tallies
        tallies["vo"].add(known, hidden)
        if kind.lower().startswith(PRO_PREFIX):
            tallies["pro"].add(known, hidden)
