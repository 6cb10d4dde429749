"""Cells of a table of the CBS: keys are padded, numbers are Dutch or plain, and a period or region is a code or a label."""

import re
import unicodedata
from dataclasses import dataclass
from enum import StrEnum
from fractions import Fraction
from functools import lru_cache
from pathlib import Path

from indicators.importers.cells import CellError

NETHERLANDS = "NL"
MISSING = frozenset({"", ".", "-", "x", "null", "None"})
GEMEENTEN_FILE = Path(__file__).resolve().parents[1] / "data" / "gemeenten.csv"

_KEYED_PERIOD = re.compile(r"((?:19|20)[0-9]{2})(JJ|SJ|HJ|KW|MM|MC|X0)[0-9]{2}")
_SCHOOL_YEAR = re.compile(r"((?:19|20)[0-9]{2})\s*[/-]\s*'?((?:19|20)?[0-9]{2})\*{0,2}")
_YEAR = re.compile(r"((?:19|20)[0-9]{2})\*{0,2}")
_PART_OF_YEAR = re.compile(r"(?:19|20)[0-9]{2}\s+\S.*")
_GEMEENTE = re.compile(r"GM([0-9]{4})")
_OTHER_REGION = re.compile(
    r"(?:LD|PV|CR|GG|JZ|AM|CP|CS|RE|ZK|VR|WG|RP|GA|SG|UW)[0-9]+|.*\((?:LD|PV|CR|CP|GGD|JZ|AM|SG|GA)\)"
)
_NOT_PLACED = re.compile(r"gemeenten; niet in te delen.*|niet in te delen.*|GM9999", re.IGNORECASE)
_THOUSANDS = re.compile(r"[0-9]{1,3}(?:\.[0-9]{3})+")
_WHOLE = re.compile(r"[0-9]{1,12}(?:[.,]0+)?")
_DECIMAL = re.compile(r"([0-9]+)(?:[.,]([0-9]{1,12}))?")


class PeriodKind(StrEnum):
    """What a period covers. Only whole years are read; PART is a half-year, quarter or month."""

    YEAR = "jaar"
    SCHOOL_YEAR = "schooljaar"
    PART = "deel van een jaar"


@dataclass(frozen=True, slots=True)
class Period:
    """A period by its (first) calendar year; `is_provisional` follows the asterisk that only labels have."""

    year: int
    kind: PeriodKind
    is_provisional: bool = False


class RegionKind(StrEnum):
    """What a region is; OTHER is a province, COROP area and the like."""

    NATION = "nederland"
    GEMEENTE = "gemeente"
    OTHER = "ander gebied"


@dataclass(frozen=True, slots=True)
class Region:
    """A region; `code` is four digits for a gemeente, "NL" for the country and "" for the rest."""

    kind: RegionKind
    code: str = ""


def is_missing(value: str) -> bool:
    """Whether a cell says that the CBS has no number here."""
    return value in MISSING


def period(value: str) -> Period:
    """A period as key ("2022JJ00", "2022SJ00") or as label ("2022", "2023*", "2022/'23")."""
    if keyed := _KEYED_PERIOD.fullmatch(value):
        kind = {"JJ": PeriodKind.YEAR, "SJ": PeriodKind.SCHOOL_YEAR}.get(keyed[2], PeriodKind.PART)
        return Period(int(keyed[1]), kind)
    if years := _SCHOOL_YEAR.fullmatch(value):
        if (int(years[1]) + 1) % 100 != int(years[2]) % 100:
            raise CellError("dit is geen schooljaar: het tweede jaar volgt op het eerste, zoals 2022/'23")
        return Period(int(years[1]), PeriodKind.SCHOOL_YEAR, value.endswith("*"))
    if year := _YEAR.fullmatch(value):
        return Period(int(year[1]), PeriodKind.YEAR, value.endswith("*"))
    if _PART_OF_YEAR.fullmatch(value):
        return Period(int(value[:4]), PeriodKind.PART)
    raise CellError(
        "dit is geen periode van het CBS: een jaar (2022 of 2022JJ00) of een schooljaar (2022/'23 of 2022SJ00)"
    )


def region(value: str) -> Region:
    """A region as key ("GM0363", "NL01", "PV20") or as label ("Amsterdam", "Nederland", "Groningen (PV)")."""
    if value in {"NL00", "NL01", "Nederland"}:
        return Region(RegionKind.NATION, NETHERLANDS)
    if _NOT_PLACED.fullmatch(value) or _OTHER_REGION.fullmatch(value):
        return Region(RegionKind.OTHER)
    if code := _GEMEENTE.fullmatch(value):
        return Region(RegionKind.GEMEENTE, code[1])
    found = _codes_by_name().get(plain_name(value)) or _codes_by_name().get(plain_name(_bare(value)))
    if found is None:
        raise CellError(
            "deze gemeente is niet bekend; haal de tabel op met codes (GM en vier cijfers) in plaats van namen"
        )
    return Region(RegionKind.GEMEENTE, found)


def count(value: str) -> int:
    """A whole number, with or without Dutch thousands points ("435.760")."""
    if _THOUSANDS.fullmatch(value):
        return int(value.replace(".", ""))
    if not _WHOLE.fullmatch(value):
        raise CellError("hier hoort een heel getal, zoals 435.760")
    return int(re.split(r"[.,]", value)[0])


def percentage(value: str) -> tuple[Fraction, Fraction]:
    """The bounds that a rounded percentage leaves, unrounded themselves: "9,8" is 9.75 up to 9.85."""
    found = _DECIMAL.fullmatch(value)
    middle = Fraction(value.replace(",", ".")) if found else None
    if found is None or middle is None or middle > 100:  # noqa: PLR2004 -- a share of young people
        raise CellError("hier hoort een percentage, zoals 9,8")
    # The CBS prints one decimal; JSON writes 10.0 as 10.
    half = Fraction(1, 2 * 10 ** max(len(found[2] or ""), 1))
    return max(middle - half, Fraction()), middle + half


def plain_name(value: str) -> str:
    """A name of a gemeente as it is compared: letters only, without accents."""
    letters = unicodedata.normalize("NFKD", value.removesuffix("(gemeente)"))
    return "".join(letter for letter in letters.casefold() if letter.isalnum() and not unicodedata.combining(letter))


def _bare(value: str) -> str:
    return re.sub(r"\([^)]*\)", "", value)


@lru_cache(maxsize=1)
def _codes_by_name() -> dict[str, str]:
    """Gemeenten since 2015 by plain name. One that still exists comes before an ended one of the same name."""
    lines = GEMEENTEN_FILE.read_text(encoding="utf-8").splitlines()
    rows = [line.split(";") for line in lines if line[:4].isdigit()]
    return {plain_name(name): code for code, name, *_ in sorted(rows, key=lambda row: (not row[2], row[2]))}
