"""One cell of text to one checked value. Cells arrive stripped; a wrong one raises CellError with a Dutch reason.

Codes are text: leading zeros that a spreadsheet dropped are put back. Results that recur are interned, because a
national file repeats each school a hundred times.
"""

import re
from datetime import date
from sys import intern

HIDDEN = "<5"
MAX_DIGITS = 6
RESIDENCES_WITHOUT_PC4 = ("10", "20", "30", "40")
EUROPOORT = "EUROPOORT"

_BRIN = re.compile(r"[0-9]{2}[A-Z]{2}")
_VESTIGING6 = re.compile(r"[0-9]{2}[A-Z]{2}[0-9]{2}")
_PC6 = re.compile(r"[1-9][0-9]{3}[A-Z]{2}")
_PC4 = re.compile(r"[1-9][0-9]{3}")
_SWV = re.compile(r"(?:PO|VO)[0-9]{4}")
_DATE = re.compile(r"(?:19|20)[0-9]{6}")
_DIGITS = re.compile(r"[0-9]+")
_THOUSANDS = re.compile(r"[0-9]{1,3}(?:[.,][0-9]{3})+")
_DECIMAL = re.compile(r"-?[0-9]*[.,][0-9]+|-?[0-9]+")
_MEASURES = {"bo": "bo", "sbo": "sbo", "so": "so", "vso": "vso"}


class CellError(ValueError):
    """A cell that does not hold what its column promises; the text is the Dutch reason."""


def text(value: str) -> str:
    """Free text, with a line break or a run of spaces inside it read as one space."""
    return intern(" ".join(value.split()))


def required_text(value: str) -> str:
    """Free text that may not be empty."""
    if not value:
        raise CellError("deze cel is leeg")
    return text(value)


def brin(value: str) -> str:
    """Code of an institution: two digits, two letters."""
    code = value.upper()
    if not _BRIN.fullmatch(code):
        raise CellError("dit is geen BRIN-nummer: twee cijfers en twee letters, zoals 16AH")
    return code


def vestiging_number(value: str) -> str:
    """The two digits that follow the BRIN; "0" is "00"."""
    if not _DIGITS.fullmatch(value) or len(value) > 2:  # noqa: PLR2004 -- the width of the code
        raise CellError("dit is geen vestigingsnummer: twee cijfers, zoals 00")
    return value.zfill(2)


def vestiging6(value: str) -> str:
    """A whole vestiging code: BRIN and two digits."""
    code = value.upper()
    if not _VESTIGING6.fullmatch(code):
        raise CellError("dit is geen vestigingsnummer: een BRIN-nummer en twee cijfers, zoals 16AH00")
    return intern(code)


def postcode(value: str) -> str:
    """Six characters without a space, or "" where the file has none."""
    code = "".join(value.split()).upper()
    if code and not _PC6.fullmatch(code):
        raise CellError("dit is geen postcode: vier cijfers en twee letters, zoals 7822HG")
    return intern(code)


def pc4(value: str) -> str:
    """The four digits of a postcode."""
    if not _PC4.fullmatch(value):
        raise CellError("dit is geen postcode: vier cijfers, zoals 2805")
    return intern(value)


def residence(value: str) -> str:
    """Where pupils live: a PC4, or DUO's code 10, 20, 30 or 40."""
    if value in RESIDENCES_WITHOUT_PC4:
        return intern(value)
    if not _PC4.fullmatch(value):
        raise CellError("dit is geen postcode: vier cijfers, zoals 2805, of de code 10, 20, 30 of 40")
    return intern(value)


def gemeente(value: str) -> str:
    """Code of a municipality, padded to four digits; "" where the file has none."""
    return _padded(value, 4, "dit is geen gemeentenummer: vier cijfers, zoals 0513")


def schoolbestuur(value: str) -> str:
    """Number of a schoolbestuur, padded to five digits; "" where the file has none."""
    return _padded(value, 5, "dit is geen nummer van een bevoegd gezag: vijf cijfers, zoals 41314")


def _padded(value: str, width: int, reason: str) -> str:
    if not value:
        return ""
    if not _DIGITS.fullmatch(value) or len(value) > width:
        raise CellError(reason)
    return intern(value.zfill(width))


def measure(value: str) -> str:
    """The kind of primary education, as the name of a measure."""
    found = _MEASURES.get(value.lower())
    if found is None:
        raise CellError("dit soort onderwijs is niet bekend: Bo, Sbo, So of Vso")
    return found


def reference_date(value: str) -> date:
    """A day written as yyyymmdd, from 1900 to 2099."""
    if not _DATE.fullmatch(value):
        raise CellError("dit is geen peildatum: jaar, maand en dag aaneen, zoals 20241001")
    try:
        return date(int(value[:4]), int(value[4:6]), int(value[6:]))
    except ValueError:
        raise CellError("deze dag bestaat niet") from None


def count(value: str) -> int | None:
    """A whole number of pupils from 0; None for "<5", which stands for 1, 2, 3 or 4."""
    if _DIGITS.fullmatch(value):
        digits = value.lstrip("0")
        if len(digits) > MAX_DIGITS:
            raise CellError("dit aantal is te groot")
        return int(digits or "0")
    if value.replace(" ", "") == HIDDEN:
        return None
    raise CellError(_why_no_count(value))


def _why_no_count(value: str) -> str:
    if not value:
        return "hier ontbreekt een getal"
    if _THOUSANDS.fullmatch(value):
        bare = re.sub(r"[.,]", "", value)
        return f"dit kan {bare} zijn of een getal met decimalen: schrijf het hele getal zonder punt of komma"
    if value.startswith("-") and _DECIMAL.fullmatch(value):
        return "een aantal is nooit kleiner dan nul"
    if _DECIMAL.fullmatch(value):
        return "hier hoort een heel getal, zonder decimalen"
    return "hier hoort een heel getal of <5"


def decimal_or_empty(value: str) -> None:
    """Only looks: a number with or without decimals, or nothing."""
    if value and not _DECIMAL.fullmatch(value):
        raise CellError("hier hoort een getal")


def swv_vo(value: str) -> str:
    """Code of a VO samenwerkingsverband."""
    return _swv(value, "VO")


def region_po(value: str) -> str | None:
    """The PO samenwerkingsverband of a region; None for "Europoort", which has none."""
    return None if value.upper() == EUROPOORT else _swv(value, "PO")


def region_vo(value: str) -> str | None:
    """The VO samenwerkingsverband of a region; None for "Europoort", which has none."""
    return None if value.upper() == EUROPOORT else _swv(value, "VO")


def _swv(value: str, sector: str) -> str:
    code = value.upper()
    if not _SWV.fullmatch(code) or not code.startswith(sector):
        raise CellError(f"dit is geen code van een samenwerkingsverband: {sector} en vier cijfers, zoals {sector}2814")
    return intern(code)
