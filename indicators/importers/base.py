"""What an importer yields: checked rows, or a refusal that says what to do. Plain values, no database."""

from dataclasses import dataclass, field
from datetime import date

from indicators.enums import Level

# How many errors a text shows, and how many are kept for the list that can be downloaded.
SHOWN_ERRORS = 20
KEPT_ERRORS = 1000


@dataclass(frozen=True, slots=True)
class RowError:
    """One thing wrong in a file. `line` is the physical line, counted from 1; `column` is "" for a whole row."""

    line: int
    column: str
    value: str
    message: str

    def __str__(self) -> str:
        where = [f"regel {self.line}"]
        if self.column:
            where.append(f"kolom {self.column}")
        if self.value:
            where.append(f"“{self.value}”")
        return f"{', '.join(where)}: {self.message}"


class ImportRefused(Exception):  # noqa: N818 -- a refusal is an answer to the user, not a fault of the program
    """A file that is not taken in, not even in part.

    `message` is Dutch and says what to do. `errors` holds the first 20 row errors, `kept` the first 1000 and
    `error_count` how many there are. `hints` are lines to list under the message: the formats that are known. `open_columns`
    are those that a file with an unknown header has of the publisher's format that it is most like.
    """

    def __init__(
        self,
        message: str,
        errors: tuple[RowError, ...] = (),
        error_count: int | None = None,
        hints: tuple[str, ...] = (),
        open_columns: tuple[str, ...] = (),
    ) -> None:
        super().__init__(message)
        self.message = message
        self.errors = errors[:SHOWN_ERRORS]
        self.kept = errors[:KEPT_ERRORS]
        self.error_count = len(errors) if error_count is None else error_count
        self.hints = hints
        self.open_columns = open_columns


@dataclass(frozen=True, slots=True)
class CountRow:
    """Pupils of one vestiging, of one measure ("bo", "sbo", "so", "vso", "vo" or "pro") and, in some files, residence.

    `low` and `high` bound the number; they differ by 3 for each of the `hidden` cells, which read "<5" (1 to 4
    pupils). `known` is the sum of the cells that are exact. `residence` is the pupils' PC4, or 10 Belgium, 20 Germany,
    30 another country, 40 unknown; "" in a file without residence. Codes are padded text, "" where the file does not
    hold them.
    """

    measure: str
    vestiging: str
    postcode: str
    denomination: str
    schoolbestuur: str
    gemeente: str
    gemeente_name: str
    name: str
    place: str
    residence: str
    low: int
    high: int
    hidden: int
    known: int
    # Of a file that sums per samenwerkingsverband instead of telling vestigingen: for which one, on what basis ("school",
    # "residence" or "paying") and over how many vestigingen, 0 when the file does not say. "GEEN" is what belongs to none.
    unit: str = ""
    basis: str = ""
    schools: int = 0
    # Of a file that holds several years; None where the whole file has one date.
    reference_date: date | None = None


@dataclass(frozen=True, slots=True)
class ReportedRow:
    """A number that somebody else worked out and stated: a gemeente, leerplicht, DUO's dashboard, the own administration.

    `measure` is a code of compute.measures (or of an own indicator), `key` the samenwerkingsverband, gemeente (four
    digits), schoolbestuur (five digits) or vestiging that it is about, `year` the first calendar year of the school year,
    or the calendar year of a measure that follows the calendar. `low` and `high` bound it; equal when exact.
    """

    measure: str
    level: Level
    key: str
    year: int
    low: float
    high: float
    note: str = ""
    reference_date: date | None = None
    # The line of the file it stands on, so that what is wrong with it can be pointed at; 0 where nobody asks.
    line: int = field(default=0, compare=False)


@dataclass(frozen=True, slots=True)
class TlvRow:
    """One decision about a toelaatbaarheidsverklaring, without anything that names a pupil.

    `reference` is the number of the declaration and `local` a local number: both are hashed before they are stored, and
    `local` goes no further than that. `request_kind` is nieuw, verlenging, overgang or herindicatie; `kind` sbo, so, vso,
    pro or lwoo; `category` L, M, H or ""; `outcome` toegekend, afgewezen, ingetrokken or in behandeling.
    """

    line: int
    reference: str
    local: str
    request_kind: str
    kind: str
    category: str
    requested_on: date | None
    complete_on: date | None
    decided_on: date | None
    outcome: str
    starts_on: date | None
    ends_on: date | None
    requesting: str = ""
    schoolbestuur: str = ""
    intended: str = ""
    birth_year: int | None = None
    age_at_decision: int | None = None
    years_valid: int | None = None


@dataclass(frozen=True, slots=True)
class SuccessionRow:
    """An organisation that went over into another one: a fusie, overdracht or splitsing of DUO's register.

    `kind` is the function in the register: U instelling (BRIN), D vestiging (BRIN and two digits), B bestuur, S, O.
    """

    kind: str
    old: str
    new: str
    on: date
    cause: str
    is_whole: bool


@dataclass(frozen=True, slots=True)
class VestigingRow:
    """A school location with its address and schoolbestuur; `sector` is "PO" or "VO"."""

    vestiging: str
    name: str
    schoolbestuur: str
    postcode: str
    place: str
    gemeente: str
    gemeente_name: str
    denomination: str
    sector: str


@dataclass(frozen=True, slots=True)
class VsvRow:
    """A vestiging and the VO samenwerkingsverband that the source counts it for."""

    swv: str
    vestiging: str


@dataclass(frozen=True, slots=True)
class SwvRow:
    """A samenwerkingsverband as DUO's address list knows it."""

    code: str
    name: str
    postcode: str
    place: str


@dataclass(frozen=True, slots=True)
class RegionRow:
    """The samenwerkingsverbanden of a PC4; None where the law names none ("Europoort")."""

    pc4: str
    gemeente_name: str
    swv_po: str | None
    swv_vo: str | None


@dataclass(frozen=True, slots=True)
class GemeenteRow:
    """A gemeente of one year with its four digits, and the areas it lies in: {"Provincies": "PV28", "COROP-gebieden": "CR26"}."""

    code: str
    name: str
    regions: dict[str, str]


@dataclass(frozen=True, slots=True)
class GemeenteChangeRow:
    """A gemeente that went over into another one: its code, the next, and the code and name that hold now."""

    old: str
    new: str
    current: str
    on: date
    name: str


@dataclass(frozen=True, slots=True)
class Parsed:
    """A whole file, checked. `gemeenten` holds the codes of the municipalities that the file has rows of."""

    format_code: str
    format_name: str
    reference_date: date | None
    rows_read: int
    hidden_cells: int = 0
    gemeenten: frozenset[str] = frozenset()
    counts: list[CountRow] = field(default_factory=list)
    vestigingen: list[VestigingRow] = field(default_factory=list)
    vsv: list[VsvRow] = field(default_factory=list)
    regions: list[RegionRow] = field(default_factory=list)
    reported: list[ReportedRow] = field(default_factory=list)
    tlv: list[TlvRow] = field(default_factory=list)
    successions: list[SuccessionRow] = field(default_factory=list)
    samenwerkingsverbanden: list[SwvRow] = field(default_factory=list)
    gemeente_register: list[GemeenteRow] = field(default_factory=list)
    gemeente_changes: list[GemeenteChangeRow] = field(default_factory=list)
    # Rows in error that were left out on purpose: the first of their errors, and how many errors and rows there are.
    errors: tuple[RowError, ...] = ()
    error_count: int = 0
    rows_skipped: int = 0
    # What the reader should know and nobody has to repair: "lokale leerlingnummers zijn weggelaten".
    remarks: tuple[str, ...] = ()
    # Of a table of a samenwerkingsverband: code of the source of its numbers; "" where the format is the source.
    source: str = ""
