"""Cells of a table that a samenwerkingsverband fills in or keeps itself: numbers, years and codes as people write them.

Every function takes a stripped cell and raises CellError with a Dutch reason. Nothing here knows what a measure allows:
whether a number may be broken, negative or hidden is judged where measures are known (compute.stating).
"""

import re
from collections.abc import Collection
from datetime import date

from indicators.importers import cells
from indicators.importers.cells import CellError
from osp.school_years import school_year_of

HIDDEN = ("<5",)
# What says that nobody knows; a real zero is written as 0.
UNKNOWN = frozenset({"", "n.v.t.", "n.v.t", "nvt", "onbekend"})
MAX_DIGITS = 12

_COMMA = re.compile(r"-?(?:[0-9]{1,3}(?:\.[0-9]{3})+|[0-9]+)(?:,[0-9]+)?|-?[0-9]+\.[0-9]{1,2}")
_POINT = re.compile(r"-?(?:[0-9]{1,3}(?:,[0-9]{3})+|[0-9]+)(?:\.[0-9]+)?|-?[0-9]+,[0-9]{1,2}")
_THOUSANDS_POINT = re.compile(r"-?[0-9]{1,3}(?:\.[0-9]{3})+")
_THOUSANDS_COMMA = re.compile(r"-?[0-9]{1,3}(?:,[0-9]{3})+")
_YEARS = re.compile(r"((?:19|20)[0-9]{2})(?:\s*[-/–]\s*((?:20)?[0-9]{2}))?")
_SWV = re.compile(r"(PO|VO)-?([0-9]{4})", re.IGNORECASE)


def bounds(
    value: str, *, decimal: str = ",", hidden: Collection[str] = HIDDEN, unknown: Collection[str] = UNKNOWN
) -> tuple[float, float] | None:
    """The number in a cell as (low, high): equal when exact, 1 to 4 for a hidden one; None where nobody knows.

    `decimal` is the decimal sign; `hidden` holds how the file writes 1 to 4, `unknown` how it writes that it does not know.
    """
    plain = re.sub(r"[\s\u00a0\u202f]", "", value).replace("−", "-").removeprefix("€")
    if plain in {re.sub(r"\s", "", each) for each in hidden}:
        return 1.0, 4.0
    if plain.lower() in unknown:
        return None
    wanted = _COMMA if decimal == "," else _POINT
    if not wanted.fullmatch(plain):
        raise CellError(_why_no_number(plain, decimal))
    number = float(_with_point(plain, decimal))
    if len(re.sub(r"[^0-9]", "", plain)) > MAX_DIGITS:
        raise CellError("dit getal is te groot")
    return number, number


def _with_point(plain: str, decimal: str) -> str:
    thousands = _THOUSANDS_POINT if decimal == "," else _THOUSANDS_COMMA
    mark = "." if decimal == "," else ","
    if thousands.fullmatch(plain):
        return plain.replace(mark, "")
    if decimal in plain:
        plain = plain.replace(mark, "")
    return plain.replace(",", ".")


def _why_no_number(plain: str, decimal: str) -> str:
    if plain.endswith("%"):
        return "hier hoort een aantal, geen percentage: vul teller en noemer elk apart in"
    if plain.startswith(("<", ">")) or plain in {"*", "-", "x", "."}:
        return "hier hoort een getal of <5 (1 tot en met 4); laat de cel leeg als het niet bekend is"
    sign = "komma" if decimal == "," else "punt"
    return f"hier hoort een getal, met een {sign} voor decimalen, zoals 12 of 3{decimal}5"


def year(value: str) -> int:
    """The first calendar year of "2023-2024", "2023/24" or "2023"."""
    found = _YEARS.fullmatch(value)
    if not found:
        raise CellError("dit is geen jaar: 2023, of voor een schooljaar 2023-2024")
    first, second = int(found[1]), found[2]
    if second and int(second) % 100 != (first + 1) % 100:
        raise CellError("dit is geen schooljaar: het tweede jaar volgt op het eerste, zoals 2023-2024")
    return first


def calendar_year(value: str) -> int:
    """A year of four digits."""
    if "-" in value or "/" in value:
        raise CellError("hier hoort één kalenderjaar, zoals 2023")
    return year(value)


def school_year_of_day(value: str) -> int:
    """The school year that a day is in, by its first calendar year."""
    return school_year_of(day(value))


def day(value: str) -> date:
    """A day: 31-7-2025, 31/7/2025 or 2025-07-31."""
    return cells.day(value.replace("/", "-").split(" ")[0])


def day_or_empty(value: str) -> date | None:
    """The same, or nothing."""
    return day(value) if value else None


def swv(value: str) -> str:
    """The code of a samenwerkingsverband: PO2814."""
    found = _SWV.fullmatch(value)
    if not found:
        raise CellError("dit is geen code van een samenwerkingsverband: PO of VO en vier cijfers, zoals PO2814")
    return found[1].upper() + found[2]


def gemeente(value: str) -> str:
    """Four digits, also as the CBS writes them (GM0513)."""
    return _required(cells.gemeente(value.upper().removeprefix("GM")))


def schoolbestuur(value: str) -> str:
    """Five digits."""
    return _required(cells.schoolbestuur(value))


def _required(code: str) -> str:
    if not code:
        raise CellError("hier ontbreekt de code")
    return code
