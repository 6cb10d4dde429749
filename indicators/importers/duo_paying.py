"""DUO's set "Leerlingen so en vso" 01-05: pupils by the samenwerkingsverband that pays for them, the true count of the TLV.

No file of this set was at hand. Known from DUO's description are SWV_BETALEND, BINNEN_SWV and that the set goes by category,
residentiële plaats, uitstroomprofiel and the samenwerkingsverband of the vestiging. Assumed are the names of those columns,
one row per combination with a TOTAAL (or AANTAL_LEERLINGEN), or the three categories as columns of their own; and that a row
whose category says "Totaal" holds the total of the others. Anything else is refused, and can be read by mapping columns.

Where no samenwerkingsverband pays (CL1_, CL2_ and GJIJJI_ with a BRIN) pupils count for "GEEN".
"""

from collections.abc import Iterable
from dataclasses import dataclass, field
from datetime import date
from typing import ClassVar

from indicators.importers import cells_swv
from indicators.importers.base import CountRow, Parsed
from indicators.importers.cells_swv import NOWHERE
from indicators.importers.columns import DATE_COLUMNS
from indicators.importers.dates import RowDates
from indicators.importers.formats import Format
from indicators.importers.rows import NoRepeats, Row, Rows
from indicators.importers.tallies import Tally, counted_row

KIND, PAYING, SCHOOL_SWV, INSIDE = "SOORT_PO", "SWV_BETALEND", "SWV_VESTIGING", "BINNEN_SWV"
CATEGORY, TOTAL = "BEKOSTIGINGSCATEGORIE", "TOTAAL"
WIDE = {"CATEGORIE_LAAG": "laag", "CATEGORIE_MIDDEN": "midden", "CATEGORIE_HOOG": "hoog"}
SPLITS = ("CLUSTER", "RESIDENTIEEL", "UITSTROOMPROFIEL", "GESLACHT", "LEEFTIJD")
NAMES = {
    "AANTAL_LEERLINGEN": TOTAL, "AANTAL": TOTAL, "LEERLINGEN": TOTAL, "TOTAAL_AANTAL_LEERLINGEN": TOTAL,
    "CATEGORIE": CATEGORY, "BEKOSTIGINGSCAT": CATEGORY, "RESIDENTIELE_PLAATS": "RESIDENTIEEL",
    "RESIDENTIËLE_PLAATS": "RESIDENTIEEL", "CATEGORIE_1": "CATEGORIE_LAAG", "CATEGORIE_2": "CATEGORIE_MIDDEN",
    "CATEGORIE_3": "CATEGORIE_HOOG", "LAAG": "CATEGORIE_LAAG", "MIDDEN": "CATEGORIE_MIDDEN", "HOOG": "CATEGORIE_HOOG",
    "SAMENWERKINGSVERBAND_BETALEND": PAYING, "SAMENWERKINGSVERBAND_VESTIGING": SCHOOL_SWV,
}  # fmt: skip
NO_CATEGORY = (
    "De categorieën tellen niet op tot het totaal: niet elke leerling heeft een bekostigingscategorie. "
    "Het totaal telt iedereen."
)
UNTOLD = (
    "{count} leerlingen van cluster 1 en 2 en van gesloten jeugdzorg zijn niet meegeteld: "
    "het bestand zegt niet of zij so of vso volgen."
)

Counted = tuple[int, int]
_Key = tuple[date | None, str, str]


@dataclass(frozen=True, slots=True)
class _Read:
    """One row: what it counts for which unit. `category` is laag, midden, hoog, "" or, of a row with the total, None."""

    kind: str
    unit: str
    category: str | None
    is_outside: bool
    counted: Counted
    wide: dict[str, Counted]


@dataclass(slots=True)
class _Unit:
    """The pupils of one kind, unit and day: all rows added, the row with the total, by category, and outside."""

    added: Tally = field(default_factory=Tally)
    told: Tally | None = None
    parts: dict[str, Tally] = field(default_factory=lambda: {name: Tally() for name in WIDE.values()})
    outside: Tally = field(default_factory=Tally)

    def add(self, read: _Read) -> None:
        if read.category is None:
            self.told = self.told or Tally()
            self.told.add(read.counted)
            return
        self.added.add(read.counted)
        if read.category:
            self.parts[read.category].add(read.counted)
        for name, counted in read.wide.items():
            self.parts[name].add(counted)
        if read.is_outside:
            self.outside.add(read.counted)

    @property
    def whole(self) -> Tally:
        return self.told or self.added

    @property
    def has_uncategorised(self) -> bool:
        """Whether some pupils are in no category, whatever stands behind the hidden cells."""
        return sum(part.known + 4 * part.hidden for part in self.parts.values()) < self.whole.known + self.whole.hidden


class _DuoSpecial(Format):
    """What the files share; `unit_column` says for whom a row counts, and `basis` on what ground."""

    aliases: ClassVar[dict[str, str]] = NAMES
    unit_column: ClassVar[str]
    basis: ClassVar[str]

    def parse(self, rows: Rows) -> Parsed:
        dates, repeats = RowDates(rows), NoRepeats(self.unit_column, "dit samenwerkingsverband met deze kenmerken")
        units: dict[_Key, _Unit] = {}
        untold = Tally()
        for row in rows:
            read = self._read(row)
            day = dates.take(row)
            keys = (self.unit_column, SCHOOL_SWV, CATEGORY, INSIDE, *SPLITS)
            repeats.check(row, (read.kind, str(day), *map(row.text, keys)), read.counted)
            if row.ok and read.kind:
                units.setdefault((day, read.kind, read.unit), _Unit()).add(read)
            elif row.ok:
                untold.add(read.counted)
        counts = [count for key, unit in units.items() for count in self._counts(rows, key, unit)]
        return Parsed(
            format_code=self.code,
            format_name=self.name,
            reference_date=dates.newest,
            rows_read=rows.read,
            hidden_cells=sum(count.hidden for count in counts if count.measure in {"so", "vso"}),
            counts=counts,
            remarks=_remarks(units.values() if _by_category(rows) else (), untold),
        )

    def _read(self, row: Row) -> _Read:
        unit = row.take(self.unit_column, cells_swv.swv_paying, "")
        kind = row.take_if(KIND, cells_swv.special, "") or _kind_of(row, unit)
        # Nothing known, until the cell says otherwise; None is a row with the total.
        category: str | None = ""
        if row.has(CATEGORY):
            category = row.take(CATEGORY, cells_swv.category, category)
        return _Read(
            kind=kind,
            unit=unit,
            category=category,
            is_outside=self._is_outside(row, unit),
            counted=row.tally((TOTAL,)),
            wide={name: row.tally((column,)) for column, name in WIDE.items() if row.has(column)},
        )

    def _is_outside(self, row: Row, unit: str) -> bool:
        """Whether these pupils go to school outside the samenwerkingsverband: as told, else as the two codes differ."""
        if row.has(INSIDE):
            return unit != NOWHERE and not row.take(INSIDE, cells_swv.inside, default=True)
        return unit != NOWHERE and row.take_if(SCHOOL_SWV, cells_swv.swv_or_none, unit) != unit

    def _counts(self, rows: Rows, key: _Key, unit: _Unit) -> list[CountRow]:
        """The totals, and of who pays also the categories and those outside; 0 is told where the file would tell more."""
        day, kind, swv = key
        tallies = {kind: unit.whole}
        if self.basis == "paying" and swv != NOWHERE:
            if _by_category(rows):
                tallies |= {f"{kind}_{name}": tally for name, tally in unit.parts.items()}
            if rows.has(INSIDE) or rows.has(SCHOOL_SWV):
                tallies[f"{kind}_buiten"] = unit.outside
        return [counted_row(measure, tally, unit=swv, basis=self.basis, on=day) for measure, tally in tallies.items()]


def _by_category(rows: Rows) -> bool:
    return rows.has(CATEGORY) or any(rows.has(column) for column in WIDE)


def _kind_of(row: Row, unit: str) -> str:
    """A PO samenwerkingsverband pays for so alone and a VO one for vso; an uitstroomprofiel exists in vso alone."""
    if row.has("UITSTROOMPROFIEL") and row.text("UITSTROOMPROFIEL").lower() not in {"", "n.v.t."}:
        return "vso"
    return {"PO": "so", "VO": "vso"}.get(unit[:2], "")


def _remarks(units: Iterable[_Unit], untold: Tally) -> tuple[str, ...]:
    found = [NO_CATEGORY] if any(unit.has_uncategorised for unit in units) else []
    if untold.known or untold.hidden:
        found.append(UNTOLD.format(count=untold.known + untold.hidden))
    return tuple(found)


class DuoSpecialPaying(_DuoSpecial):
    """Files 01-04: so and vso by who pays. Gives so, vso, by category (so_laag …) and those outside (so_buiten …)."""

    code = "duo-so-vso-betalend"
    name = "DUO Leerlingen so en vso per betalend samenwerkingsverband (leerlingen so en vso, betalend)"
    columns = (PAYING, TOTAL)
    optional = (*DATE_COLUMNS, KIND, INSIDE, CATEGORY, SCHOOL_SWV, *SPLITS, *WIDE)
    unit_column = PAYING
    basis = "paying"


class DuoSpecialSchool(_DuoSpecial):
    """File 05: so and vso by the samenwerkingsverband of the vestiging. Gives so and vso where the school stands."""

    code = "duo-so-vso-vestiging"
    name = "DUO Leerlingen so en vso per samenwerkingsverband van de vestiging (leerlingen so en vso, schoolgaand)"
    columns = (SCHOOL_SWV, CATEGORY, TOTAL)
    optional = (*DATE_COLUMNS, KIND, *SPLITS)
    unit_column = SCHOOL_SWV
    basis = "school"
