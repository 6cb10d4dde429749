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

_BRIN = re.compile(r"[0-9]{2}[A-Z]{2}")
_VESTIGING6 = re.compile(r"[0-9]{2}[A-Z]{2}[0-9]{2}")
_PC6 = re.compile(r"[1-9][0-9]{3}[A-Z]{2}")
_PC4 = re.compile(r"[1-9][0-9]{3}")
_DATE = re.compile(r"(?:19|20)[0-9]{6}")
_ISO = re.compile(r"((?:19|20)[0-9]{2})-([0-9]{2})-([0-9]{2})")
_DAY = re.compile(r"([0-9]{1,2})-([0-9]{1,2})-([0-9]{4})")
_YEAR = re.compile(r"(?:19|20)[0-9]{2}")
_SCHOOL_YEAR = re.compile(r"((?:19|20)[0-9]{2})(?:[-/]([0-9]{4}))?")
_SERIAL = re.compile(r"[1-9][0-9]{4}")
_DIGITS = re.compile(r"[0-9]+")
_THOUSANDS = re.compile(r"[0-9]{1,3}(?:[.,][0-9]{3})+")
_DECIMAL = re.compile(r"-?[0-9]*[.,][0-9]+|-?[0-9]+")
_RESIDENCES_IN_WORDS = {
    "BELGIE": "10", "BELGIË": "10", "DUITSLAND": "20", "ANDER LAND": "30", "BUITENLAND": "30", "ONBEKEND": "40",
}  # fmt: skip
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


def vestiging_part(value: str) -> str:
    """The number of a vestiging in a file of which both widths are seen: two digits, or all six characters."""
    return vestiging_number(value) if len(value) <= 2 else vestiging6(value)  # noqa: PLR2004 -- the width of the code


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
    value = _RESIDENCES_IN_WORDS.get(value.upper(), value)
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


def yes_or_no(value: str) -> bool:
    """J or N."""
    if value.upper() not in {"J", "N"}:
        raise CellError("hier hoort J of N")
    return value.upper() == "J"


def yes_no_or_empty(value: str) -> bool:
    """J, or N or nothing."""
    return bool(value) and yes_or_no(value)


def reference_date(value: str) -> date:
    """A day written as yyyymmdd, from 1900 to 2099; a date cell of a spreadsheet arrives as yyyy-mm-dd."""
    plain = value.replace("-", "") if _ISO.fullmatch(value) else value
    if not _DATE.fullmatch(plain):
        raise CellError("dit is geen peildatum: jaar, maand en dag aaneen, zoals 20241001" + _if_serial(value))
    return _existing(int(plain[:4]), int(plain[4:6]), int(plain[6:]))


def count_year(value: str) -> date:
    """A calendar year (PEILJAAR), as 1 October of it, the day on which DUO counts."""
    if not _YEAR.fullmatch(value):
        raise CellError("dit is geen jaar: vier cijfers, zoals 2024")
    return date(int(value), 10, 1)


def school_year(value: str) -> date:
    """A school year, written as 2018 or 2018-2019, as 1 October of its first year."""
    found = _SCHOOL_YEAR.fullmatch(value)
    if not found or (found[2] and int(found[2]) != int(found[1]) + 1):
        raise CellError("dit is geen schooljaar: 2018 of 2018-2019")
    return date(int(found[1]), 10, 1)


def day(value: str) -> date:
    """A day written as 31-7-2025 or 2025-07-31."""
    found = _DAY.fullmatch(value)
    iso = _ISO.fullmatch(value)
    if not found and not iso:
        raise CellError("dit is geen datum: dag, maand en jaar, zoals 31-7-2025" + _if_serial(value))
    parts = (iso[1], iso[2], iso[3]) if iso else (found[3], found[2], found[1])  # type: ignore[index]
    return _existing(*map(int, parts))


def _existing(year: int, month: int, of_month: int) -> date:
    try:
        return date(year, month, of_month)
    except ValueError:
        raise CellError("deze dag bestaat niet") from None


def _if_serial(value: str) -> str:
    """Excel counts days from 1900; such a number is refused, because 1904 counting exists too."""
    return ". Excel gaf hier een volgnummer: maak de cellen op als tekst" if _SERIAL.fullmatch(value) else ""


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
