"""DUO's files of pupils in bo and sbo that tell the samenwerkingsverband of the vestiging itself, so that no rule has to.

The vestiging with its address stands in them as in the other files of pupils; where a copy leaves it out, rows are summed
per samenwerkingsverband. The samenwerkingsverband where pupils live is that of their address, also for pupils of a
Reformatorische school.
"""

from dataclasses import dataclass, field

from indicators.importers import cells, cells_swv
from indicators.importers.base import CountRow, Parsed
from indicators.importers.cells_swv import NOWHERE
from indicators.importers.columns import DATE_COLUMNS, SCHOOL
from indicators.importers.dates import FileDate
from indicators.importers.formats import Format
from indicators.importers.rows import NoRepeats, Row, Rows
from indicators.importers.tallies import NO_SCHOOL, School, Tally, counted_row

_VESTIGING = ("INSTELLINGSCODE", "VESTIGINGSCODE", *SCHOOL)
YEARS = tuple(f"LEERJAAR{year}" for year in range(1, 9))


@dataclass(frozen=True, slots=True)
class _Read:
    """One row: its school ("" in a file without vestigingen), where that stands, where the pupils live and how many."""

    measure: str
    school: School
    swv: str
    home: str
    counted: tuple[int, int]


@dataclass(slots=True)
class _Sums:
    """Pupils by school, by home, and those of sbo who live in one samenwerkingsverband and go to school in another."""

    schools: dict[tuple[str, str, str], Tally] = field(default_factory=dict)
    homes: dict[tuple[str, str], Tally] = field(default_factory=dict)
    described: dict[str, School] = field(default_factory=dict)

    def add(self, read: _Read) -> None:
        code = read.school.vestiging
        self.described.setdefault(code, read.school)
        self.schools.setdefault((read.measure, code, read.swv), Tally()).add(read.counted, code)
        if not read.home:
            return
        self.homes.setdefault((read.measure, read.home), Tally()).add(read.counted, code)
        if read.measure == "sbo" and read.home != NOWHERE:
            away = read.counted if read.home != read.swv else (0, 0)
            self.homes.setdefault(("sbo_buiten", read.home), Tally()).add(away, code)

    def rows(self) -> list[CountRow]:
        schools = [
            counted_row(measure, tally, self.described[code], unit=swv, basis="school")
            for (measure, code, swv), tally in self.schools.items()
        ]
        homes = [
            counted_row(measure, tally, unit=swv, basis="residence") for (measure, swv), tally in self.homes.items()
        ]
        return schools + homes


class _DuoSwvPo(Format):
    key_columns: tuple[str, ...]
    repeat: str

    def parse(self, rows: Rows) -> Parsed:
        dates, repeats, sums = FileDate(rows), NoRepeats("SOORT_PO", self.repeat), _Sums()
        has_schools = rows.has("INSTELLINGSCODE") and rows.has("VESTIGINGSCODE")
        for row in rows:
            read = self._read(row, _school(row) if has_schools else NO_SCHOOL)
            dates.take(row)
            key = (read.measure, read.school.vestiging, *_places(row, read), *map(row.text, self.key_columns))
            repeats.check(row, key, read.counted)
            if row.ok:
                sums.add(read)
        counts = sums.rows()
        return Parsed(
            format_code=self.code,
            format_name=self.name,
            reference_date=dates.value,
            rows_read=rows.read,
            hidden_cells=sum(count.hidden for count in counts if count.basis == "school"),
            gemeenten=frozenset(count.gemeente for count in counts if count.gemeente),
            counts=counts,
        )

    def _read(self, row: Row, school: School) -> _Read:
        raise NotImplementedError


def _places(row: Row, read: _Read) -> tuple[str, str]:
    """What tells rows of one vestiging apart."""
    swv = cells_swv.told_apart(read.swv, row.text("SWV_VESTIGING"))
    return swv, cells_swv.told_apart(read.home, row.text("SWV_WOONACHTIG"))


def _school(row: Row) -> School:
    return School(
        vestiging=row.vestiging("INSTELLINGSCODE", "VESTIGINGSCODE"),
        name=row.text("INSTELLINGSNAAM_VESTIGING"),
        place=row.text("PLAATSNAAM"),
        postcode=row.take_if("POSTCODE_VESTIGING", cells.postcode, ""),
        denomination=row.text("DENOMINATIE_VESTIGING"),
        schoolbestuur=row.take_if("BEVOEGD_GEZAG_NUMMER", cells.schoolbestuur, ""),
        gemeente=row.take_if("GEMEENTENUMMER", cells.gemeente, ""),
        gemeente_name=row.text("GEMEENTENAAM"),
    )


class DuoPoSwvHome(_DuoSwvPo):
    """Pupils by the samenwerkingsverband of the vestiging and of their home. SWV_WOONACHTIG may say Buitenland or Onbekend.

    Gives rows by school, rows by home, and as "sbo_buiten" by home the pupils who attend sbo elsewhere. BINNEN_SWV says
    what the two codes say already and is not used.
    """

    code = "duo-po-swv-woonachtig"
    name = "DUO Leerlingen bo en sbo per swv vestiging en swv woonachtig (leerlingen po per samenwerkingsverband)"
    columns = ("SOORT_PO", "SWV_VESTIGING", "SWV_WOONACHTIG", "TOTAAL")
    optional = (*DATE_COLUMNS, *_VESTIGING, "BINNEN_SWV")
    key_columns = ()
    repeat = "dit soort onderwijs met deze vestiging en deze samenwerkingsverbanden"

    def _read(self, row: Row, school: School) -> _Read:
        return _Read(
            measure=row.take("SOORT_PO", cells.measure, ""),
            school=school,
            swv=row.take("SWV_VESTIGING", cells_swv.swv_or_none, ""),
            home=row.take("SWV_WOONACHTIG", cells_swv.swv_or_none, ""),
            counted=row.tally(("TOTAAL",)),
        )


class DuoPoSwvYear(_DuoSwvPo):
    """Pupils by the samenwerkingsverband of the vestiging, sex and year group; gives rows by school."""

    code = "duo-po-swv-leerjaar"
    name = "DUO Leerlingen bo en sbo per swv vestiging, leerjaar en geslacht (leerlingen po per vestiging en leerjaar)"
    columns = ("SOORT_PO", "SWV_VESTIGING", "GESLACHT", *YEARS)
    optional = (*DATE_COLUMNS, *_VESTIGING, "TOTAAL")
    key_columns = ("GESLACHT",)
    repeat = "dit soort onderwijs met deze vestiging en dit geslacht"

    def _read(self, row: Row, school: School) -> _Read:
        return _Read(
            measure=row.take("SOORT_PO", cells.measure, ""),
            school=school,
            swv=row.take("SWV_VESTIGING", cells_swv.swv_or_none, ""),
            home="",
            counted=row.tally_with_total(YEARS, "TOTAAL"),
        )
