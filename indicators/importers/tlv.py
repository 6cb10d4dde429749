"""The TLV administration of a samenwerkingsverband: what all shapes have in common, and the form of the planner.

Rows come out without anything that names a pupil. What is wrong in a cell is said without its value: a cell of such a file
may hold what may not be kept. Numbers and days follow the Regeling structurele gegevenslevering (BWBR0022542).
"""

from collections import Counter
from collections.abc import Callable, Mapping
from dataclasses import dataclass, field, replace
from typing import ClassVar, TypeVar

from indicators.enums import Sector
from indicators.importers import cells, tlv_cells
from indicators.importers.base import Parsed, TlvRow
from indicators.importers.cells import CellError
from indicators.importers.formats import Format
from indicators.importers.rows import NoRepeats, Row, Rows
from indicators.importers.tlv_cells import GRANTED, PENDING, REJECTED
from osp.school_years import first_day, school_year_of

T = TypeVar("T")
END_OF_SCHOOL_YEAR = (7, 31)
WITHOUT_CATEGORY = {"sbo", "pro", "lwoo"}

LOCAL_DROPPED = "De lokale leerlingnummers zijn niet overgenomen."
NO_REQUEST_KIND = (
    "Dit bestand zegt niet of een aanvraag nieuw is of een verlenging. Een aandeel herindicaties komt er dus niet uit."
)
EARLY = "Bij {} ligt de ingangsdatum meer dan een jaar na het besluit. Controleer of dat klopt."
SHORT = "Bij {} geldt de TLV korter dan een heel schooljaar. Controleer of dat klopt."


@dataclass(slots=True)
class _Administration:
    """What holds for all rows of a file: whose it is, which numbers were seen, and what the reader should know."""

    swv: str
    repeats: NoRepeats
    remarks: Counter[str] = field(default_factory=Counter)


class TlvFormat(Format):
    """What the shapes have in common: one row per request, of one samenwerkingsverband.

    `called` names the column of each field of a row; a field without one is not told by this shape.
    """

    is_open = False
    called: ClassVar[Mapping[str, str]]

    def parse(self, rows: Rows) -> Parsed:
        """All requests. Where no samenwerkingsverband is given, the first one named in the file is whose it is."""
        known = _Administration(rows.swv, NoRepeats(self.called["number"], "deze beschikking"))
        found = [each for row in rows if (each := self._checked(row, known)) is not None]
        newest = max((_counted_in(each) for each in found), default=tlv_cells.FIRST_YEAR)
        return Parsed(
            format_code=self.code,
            format_name=self.name,
            reference_date=first_day(newest),
            rows_read=rows.read,
            tlv=found,
            remarks=self._remarks(rows, known),
        )

    def _remarks(self, rows: Rows, known: _Administration) -> tuple[str, ...]:
        told = [text.format("1 rij" if number == 1 else f"{number} rijen") for text, number in known.remarks.items()]
        local = [LOCAL_DROPPED] if rows.has(self.called.get("local", "")) else []
        unknown = [] if "request_kind" in self.called else [NO_REQUEST_KIND]
        return (*local, *unknown, *told)

    def _checked(self, row: Row, known: _Administration) -> TlvRow | None:
        read = self.read(row)
        self._check_owner(row, read, known)
        if row.ok:
            # What follows from a cell that is wrong itself is not told once more.
            self._check_outcome(row, read)
            self._check_days(row, read)
        known.repeats.check(row, (read.reference or f"regel {row.line}",), None)
        if not row.ok:
            return None
        known.remarks.update(_odd(read))
        return read

    def read(self, row: Row) -> TlvRow:
        """The cells of one row. What is wrong is noted in the row."""
        return TlvRow(
            line=row.line,
            reference=self.take(row, "number", tlv_cells.number, ""),
            local=self.take(row, "local", cells.text, ""),
            request_kind=self.take(row, "request_kind", tlv_cells.request_kind, ""),
            kind=self.take(row, "kind", tlv_cells.kind, ""),
            category=self.take(row, "category", tlv_cells.category, ""),
            requested_on=self.take(row, "requested_on", tlv_cells.required_day, None),
            complete_on=self.take(row, "complete_on", tlv_cells.day, None),
            decided_on=self.take(row, "decided_on", tlv_cells.day, None),
            outcome=self.take(row, "outcome", tlv_cells.outcome, PENDING),
            starts_on=self.take(row, "starts_on", tlv_cells.day, None),
            ends_on=self.take(row, "ends_on", tlv_cells.day, None),
            requesting=self.take(row, "requesting", tlv_cells.school, ""),
            schoolbestuur=self.take(row, "schoolbestuur", cells.schoolbestuur, ""),
            intended=self.take(row, "intended", tlv_cells.school, ""),
            birth_year=self.take(row, "birth_year", tlv_cells.birth_year, None),
        )

    def take(self, row: Row, name: str, parse: Callable[[str], T], default: T) -> T:
        """A checked field, or `default` where it is wrong or this file does not tell it. An error leaves the value out."""
        column = self.called.get(name, "")
        if not row.has(column):
            return default
        try:
            return parse(row.text(column))
        except CellError as error:
            row.fail(column, "", str(error))
            return default

    def fail(self, row: Row, name: str, reason: str) -> None:
        """Note what is wrong with a field; nothing where this file does not tell it."""
        if row.has(self.called.get(name, "")):
            row.fail(self.called[name], "", reason)

    def _check_owner(self, row: Row, read: TlvRow, known: _Administration) -> None:
        known.swv = known.swv or read.reference[:6]
        if known.swv and read.reference and not read.reference.startswith(known.swv):
            self.fail(row, "number", f"dit beschikkingsnummer is niet van {known.swv}: het begint met een andere code")
        sector = known.swv[:2]
        if sector and read.kind and read.kind not in tlv_cells.KINDS_OF[Sector(sector)]:
            self.fail(row, "kind", f"een {sector.lower()}-samenwerkingsverband geeft geen TLV voor {read.kind}")

    def _check_outcome(self, row: Row, read: TlvRow) -> None:
        if read.kind in WITHOUT_CATEGORY and read.category:
            self.fail(row, "category", f"een TLV voor {read.kind} heeft geen bekostigingscategorie: laat deze cel leeg")
        if read.outcome == PENDING and read.decided_on:
            self.fail(row, "decided_on", "er is een datum van het besluit, maar de uitkomst is in behandeling")
        if read.outcome in {GRANTED, REJECTED} and not read.decided_on:
            self.fail(row, "decided_on", f"de uitkomst is {read.outcome}, maar de datum van het besluit ontbreekt")
        if read.outcome != GRANTED:
            return
        needed = {"number": read.reference, "starts_on": read.starts_on, "ends_on": read.ends_on}
        if read.kind in {"so", "vso"}:
            needed["category"] = read.category
        for name, value in needed.items():
            if not value:
                self.fail(row, name, "dit ontbreekt bij een toegekende TLV")

    def _check_days(self, row: Row, read: TlvRow) -> None:
        if read.requested_on and read.decided_on and read.decided_on < read.requested_on:
            self.fail(row, "decided_on", "het besluit ligt voor de aanvraag")
        if read.requested_on and read.complete_on and read.complete_on < read.requested_on:
            self.fail(row, "complete_on", "het dossier was volledig voor de aanvraag")
        if read.complete_on and read.decided_on and read.decided_on < read.complete_on:
            self.fail(row, "decided_on", "het besluit ligt voor de dag waarop het dossier volledig was")
        if read.starts_on and read.starts_on < tlv_cells.FIRST_DAY:
            self.fail(row, "starts_on", "een TLV gaat niet in voor 1 augustus 2014")
        if read.ends_on and (read.ends_on.month, read.ends_on.day) != END_OF_SCHOOL_YEAR:
            self.fail(row, "ends_on", "een TLV eindigt altijd op 31 juli")
        if read.starts_on and read.ends_on and read.ends_on <= read.starts_on:
            self.fail(row, "ends_on", "de einddatum ligt voor de ingangsdatum")


class TlvForm(TlvFormat):
    """The form of the planner itself: one row per request, to fill in or to export to."""

    code = "tlv"
    name = "TLV-aanvragen (formulier van de planner)"
    columns = (
        "swv_code", "tlv_ref", "aanvraagtype", "soort", "bekostigingscategorie", "datum_aanvraag", "datum_compleet",
        "datum_besluit", "uitkomst", "ingangsdatum", "einddatum", "brin_aanvragend", "vestiging_aanvragend", "bestuursnummer",
    )  # fmt: skip
    optional = ("brin_beoogd", "geboortejaar", "leeftijdsklasse", "residentieel", "uitstroomprofiel", "leerjaar")
    called: ClassVar = {
        "swv": "swv_code",
        "number": "tlv_ref",
        "request_kind": "aanvraagtype",
        "kind": "soort",
        "category": "bekostigingscategorie",
        "requested_on": "datum_aanvraag",
        "complete_on": "datum_compleet",
        "decided_on": "datum_besluit",
        "outcome": "uitkomst",
        "starts_on": "ingangsdatum",
        "ends_on": "einddatum",
        "requesting": "brin_aanvragend",
        "location": "vestiging_aanvragend",
        "schoolbestuur": "bestuursnummer",
        "intended": "brin_beoogd",
        "birth_year": "geboortejaar",
    }

    def read(self, row: Row) -> TlvRow:
        read = super().read(row)
        if not row.text(self.called["schoolbestuur"]):
            self.fail(row, "schoolbestuur", "hier ontbreekt het nummer van het schoolbestuur")
        return replace(read, requesting=self._requesting(row, read.requesting))

    def _requesting(self, row: Row, school: str) -> str:
        """The whole code of the vestiging: in one of the two columns, or its parts in both."""
        other = self.take(row, "location", tlv_cells.location, "")
        if not row.text(self.called["requesting"]) and len(other) < len("12AB00"):
            self.fail(row, "requesting", "hier ontbreekt de school die aanvraagt")
        return other if len(other) == len("12AB00") else (school + other)[: len("12AB00")]

    def _check_owner(self, row: Row, read: TlvRow, known: _Administration) -> None:
        code = self.take(row, "swv", tlv_cells.swv, "")
        if not code:
            self.fail(row, "swv", "hier ontbreekt de code van het samenwerkingsverband")
        known.swv = known.swv or code
        if code and code != known.swv:
            self.fail(row, "swv", f"deze rij is van een ander samenwerkingsverband dan {known.swv}")
        super()._check_owner(row, read, known)


def _counted_in(row: TlvRow) -> int:
    """The school year of a row: of its decision, else of its request."""
    day = row.decided_on or row.requested_on
    return school_year_of(day) if day else tlv_cells.FIRST_YEAR


def _odd(read: TlvRow) -> list[str]:
    """What need not be wrong and still asks to be looked at."""
    found = []
    if read.starts_on and read.decided_on and (read.starts_on - read.decided_on).days > 366:  # noqa: PLR2004 -- a year
        found.append(EARLY)
    if read.starts_on and read.ends_on:
        first = first_day(read.starts_on.year)
        needed = read.starts_on.year + (1 if read.starts_on <= first else 2)
        found += [SHORT] if read.ends_on.year < needed else []
    return found
