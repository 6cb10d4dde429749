"""DUO's files of pupils in secondary education: per vestiging and kind of education, and per vestiging and bestuur."""

from collections.abc import Sequence
from dataclasses import dataclass, field
from datetime import date
from typing import ClassVar

from indicators.importers import cells, cells_swv
from indicators.importers.base import CountRow, Parsed, VsvRow
from indicators.importers.columns import DATE_COLUMNS
from indicators.importers.dates import FileDate
from indicators.importers.formats import Format
from indicators.importers.rows import NoRepeats, Row, Rows
from indicators.importers.tallies import School, Tally, count_row

PRO_PREFIX = "praktijkonderwijs"
YEAR_COLUMNS = tuple(f"LEER- OF VERBLIJFSJAAR {year} - {sex}" for year in range(1, 7) for sex in ("MAN", "VROUW"))
KEY_COLUMNS = (
    "ONDERWIJSTYPE VO EN LEER- OF VERBLIJFSJAAR",
    "VMBO SECTOR",
    "AFDELING",
    "ELEMENTCODE",
    "OPLEIDINGSNAAM",
)
LWOO, SWV = "LWOO INDICATIE", "SAMENWERKINGSVERBAND PASSEND ONDERWIJS VO"
_WHOLE_KEY = (*KEY_COLUMNS[1:], LWOO)
COUNTED = ("vo", "pro")


@dataclass(slots=True)
class _School:
    name: str
    place: str
    swvs: set[str] = field(default_factory=set)
    tallies: dict[str, Tally] = field(default_factory=lambda: {each: Tally() for each in (*COUNTED, "lwoo")})

    def count_rows(self, vestiging: str, measures: Sequence[str]) -> list[CountRow]:
        """One row of each of these kinds of pupils, 0 where there are none."""
        school = School(vestiging=vestiging, name=self.name, place=self.place)
        return [count_row(each, (self.tallies[each].known, self.tallies[each].hidden), school) for each in measures]


class DuoVoEducationType(Format):
    """Two rows per vestiging: vo (everybody, pupils placed at a vavo included) and of those pro, 0 where there is none.

    The file holds no date and no address: the name tells the year. Without it the header of 2018 and 2019 is taken for
    1 October 2019; any other is refused. Until 2017 LWOO INDICATIE tells pupils with lwoo (J), which give a third row.
    Since about 2022 it tells the samenwerkingsverband of each vestiging, which gives links as the file of school leavers
    does.
    """

    code = "duo-vo-onderwijstype"
    name = "DUO Leerlingen vo per vestiging naar onderwijstype"
    columns = (
        "BRIN NUMMER",
        "VESTIGINGSNUMMER",
        "INSTELLINGSNAAM VESTIGING",
        "PLAATSNAAM VESTIGING",
        "PROVINCIE VESTIGING",
        *KEY_COLUMNS,
        *YEAR_COLUMNS,
    )
    optional = (*DATE_COLUMNS, LWOO, SWV)
    reference_date = date(2019, 10, 1)

    def parse(self, rows: Rows) -> Parsed:
        is_known = not rows.has(LWOO) and not rows.has(SWV)
        dates = FileDate(rows, default=self.reference_date if is_known else None)
        repeats = NoRepeats("OPLEIDINGSNAAM", "deze opleiding van deze vestiging")
        schools: dict[str, _School] = {}
        measures = (*COUNTED, "lwoo") if rows.has(LWOO) else COUNTED
        for row in rows:
            self._add(row, schools, repeats, dates)
        counts = [count for vestiging, school in schools.items() for count in school.count_rows(vestiging, measures)]
        return Parsed(
            format_code=self.code,
            format_name=self.name,
            reference_date=dates.value,
            rows_read=rows.read,
            hidden_cells=sum(count.hidden for count in counts if count.measure == "vo"),
            counts=counts,
            vsv=[VsvRow(next(iter(one.swvs)), vestiging) for vestiging, one in schools.items() if len(one.swvs) == 1],
        )

    def _add(self, row: Row, schools: dict[str, _School], repeats: NoRepeats, dates: FileDate) -> None:
        vestiging = row.vestiging("BRIN NUMMER", "VESTIGINGSNUMMER")
        kind = row.take(KEY_COLUMNS[0], cells.required_text, "")
        counted = row.tally(YEAR_COLUMNS)
        swv = row.take_if(SWV, cells_swv.swv_vo_or_none, "")
        has_lwoo = row.take_if(LWOO, cells.yes_no_or_empty, default=False)
        dates.take(row)
        repeats.check(row, (vestiging, kind, *map(row.text, _WHOLE_KEY)), counted)
        if not row.ok:
            return
        school = schools.get(vestiging)
        if school is None:
            school = _School(row.text("INSTELLINGSNAAM VESTIGING"), row.text("PLAATSNAAM VESTIGING"))
            schools[vestiging] = school
        school.tallies["vo"].add(counted)
        if kind.lower().startswith(PRO_PREFIX):
            school.tallies["pro"].add(counted)
        if has_lwoo:
            school.tallies["lwoo"].add(counted)
        if swv:
            school.swvs.add(swv)


class DuoVoVestiging(Format):
    """Pupils per vestiging and bestuur, those placed at a vavo apart: one row "vo" per vestiging.

    AANTAL LEERLINGEN is exact and does not hold the pupils at a vavo. They are added, as file 01 counts them too; their
    number may be "<5". Where TOTAAL AANTAL LEERLINGEN stands beside it (until about 2016) it must be the sum of the two.
    The vestiging is written with six characters. Per school year since 2025, per file name before.
    """

    code = "duo-vo-vestiging"
    name = "DUO Leerlingen vo per vestiging en bestuur, vavo apart (leerlingen vo per vestiging)"
    pupils, vavo, total = "AANTAL LEERLINGEN", "AANTAL VO LEERLINGEN UITBESTEED AAN VAVO", "TOTAAL AANTAL LEERLINGEN"
    columns = (
        "BEVOEGD GEZAG NUMMER", "INSTELLINGSCODE", "VESTIGINGSCODE", "INSTELLINGSNAAM VESTIGING", "PLAATSNAAM",
        "GEMEENTENUMMER", "GEMEENTENAAM", "PROVINCIE", pupils, vavo,
    )  # fmt: skip
    optional = (*DATE_COLUMNS, total)
    remark: ClassVar[str] = "Leerlingen die aan een vavo zijn uitbesteed, staan in dit bestand apart en zijn meegeteld."

    def parse(self, rows: Rows) -> Parsed:
        dates, repeats = FileDate(rows), NoRepeats("VESTIGINGSCODE", "deze vestiging")
        counts: list[CountRow] = []
        for row in rows:
            count = self._count(row)
            dates.take(row)
            repeats.check(row, (count.vestiging,), (count.known, count.hidden))
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
            remarks=(self.remark,),
        )

    def _count(self, row: Row) -> CountRow:
        school = School(
            vestiging=row.whole_vestiging("INSTELLINGSCODE", "VESTIGINGSCODE"),
            name=row.text("INSTELLINGSNAAM VESTIGING"),
            place=row.text("PLAATSNAAM"),
            schoolbestuur=row.take("BEVOEGD GEZAG NUMMER", cells.schoolbestuur, ""),
            gemeente=row.take("GEMEENTENUMMER", cells.gemeente, ""),
            gemeente_name=row.text("GEMEENTENAAM"),
        )
        return count_row("vo", row.tally_with_total((self.pupils, self.vavo), self.total), school)
