"""What an importer yields: checked rows, or a refusal that says what to do. Plain values, no database."""

from dataclasses import dataclass, field
from datetime import date

KEPT_ERRORS = 20


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

    `message` is Dutch and says what to do. `errors` holds the first 20 row errors, `error_count` how many there are.
    """

    def __init__(self, message: str, errors: tuple[RowError, ...] = (), error_count: int | None = None) -> None:
        super().__init__(message)
        self.message = message
        self.errors = errors[:KEPT_ERRORS]
        self.error_count = len(errors) if error_count is None else error_count


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
class RegionRow:
    """The samenwerkingsverbanden of a PC4; None where the law names none ("Europoort")."""

    pc4: str
    gemeente_name: str
    swv_po: str | None
    swv_vo: str | None


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
