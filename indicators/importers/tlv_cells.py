"""One cell of a TLV administration to one checked value. A wrong one raises CellError with a Dutch reason."""

import re
from datetime import date

from indicators.enums import Sector
from indicators.importers.cells import CellError, brin, vestiging6, vestiging_number

GRANTED, REJECTED, WITHDRAWN, PENDING = "toegekend", "afgewezen", "ingetrokken", "in behandeling"
FIRST_YEAR = 2014
FIRST_DAY = date(2014, 8, 1)
LAST_BIRTH_YEAR = 2099

_NUMBER = re.compile(r"((?:PO|VO)[0-9]{4})-([0-9]{4})-[0-9]{5}")
_SWV = re.compile(r"(PO|VO)[- ]?([0-9]{2})[-. ]?([0-9]{2})")
_DUTCH_DAY = re.compile(r"([0-9]{1,2})-([0-9]{1,2})-([0-9]{4})")
_ISO_DAY = re.compile(r"([0-9]{4})-([0-9]{2})-([0-9]{2})(?:[T ]00:00(?::00(?:\.0+)?)?)?")
_SERIAL = re.compile(r"[0-9]{5}(?:[.,]0+)?")
_YEAR = re.compile(r"(?:19|20)[0-9]{2}")
_CATEGORY = re.compile(r"(?:cat(?:egorie)?\.? ?)?([123lmh])(?: ?\((?:laag|midden|hoog)\))?")
_CATEGORIES = {"1": "L", "2": "M", "3": "H", "laag": "L", "midden": "M", "hoog": "H", "l": "L", "m": "M", "h": "H"}
_EMPTY = {"", "-", "n.v.t.", "nvt", "n.v.t"}
_KINDS = {"sbo": "sbo", "so": "so", "vso": "vso", "pro": "pro", "praktijkonderwijs": "pro", "lwoo": "lwoo"}
KINDS_OF = {Sector.PO: ("sbo", "so"), Sector.VO: ("vso", "pro", "lwoo")}
_REQUESTS = {
    "nieuw": "nieuw",
    "nieuwe aanvraag": "nieuw",
    "eerste aanvraag": "nieuw",
    "verlenging": "verlenging",
    "herindicatie": "herindicatie",
    "overgang": "overgang",
    "overgang so-vso": "overgang",
    "so-vso": "overgang",
}
_OUTCOMES = {
    "toegekend": GRANTED,
    "afgewezen": REJECTED,
    "ingetrokken": WITHDRAWN,
    "in behandeling": PENDING,
    "nog geen besluit genomen": PENDING,
}
# The seven statuses in which a request is closed; without a decision it was not carried through.
_CLOSED = {
    "afgesloten",
    "afgesloten- archief",
    "ingetrokken",
    "ingetrokken- archief",
    "niet behandelbaar",
    "niet behandelbaar- archief",
    "ontbrekende gegevens - archief",
}


def number(value: str) -> str:
    """The number of a TLV (PO2814-2024-00017), or "" where there is none."""
    code = value.upper()
    if not code:
        return ""
    match = _NUMBER.fullmatch(code)
    if not match:
        raise CellError(
            "dit is geen beschikkingsnummer: samenwerkingsverband, jaar en vijf cijfers, zoals PO2814-2024-00017"
        )
    if int(match[2]) < FIRST_YEAR:
        raise CellError("een beschikkingsnummer heeft een jaar vanaf 2014")
    return code


def swv(value: str) -> str:
    """Code of a samenwerkingsverband, also as PO-28-14 or PO 28.14; "" where there is none."""
    if not value:
        return ""
    match = _SWV.fullmatch(value.upper())
    if not match:
        raise CellError("dit is geen code van een samenwerkingsverband: PO of VO en vier cijfers, zoals PO2814")
    return "".join(match.groups())


def day(value: str) -> date | None:
    """A day as dd-mm-jjjj or ISO, or None. The day number of a spreadsheet is refused: it may be of either calendar."""
    if not value:
        return None
    dutch, iso = _DUTCH_DAY.fullmatch(value), _ISO_DAY.fullmatch(value)
    if _SERIAL.fullmatch(value):
        raise CellError(
            "dit is een Excel-dagnummer: geef de kolom in Excel de opmaak datum en sla het bestand opnieuw op"
        )
    if not dutch and not iso:
        raise CellError("dit is geen datum: dag-maand-jaar, zoals 27-09-2024, of 2024-09-27")
    parts = [int(part) for part in (dutch.groups()[::-1] if dutch else iso.groups() if iso else ())]
    try:
        return date(*parts)
    except ValueError:
        raise CellError("deze dag bestaat niet") from None


def required_day(value: str) -> date:
    """A day that may not be missing."""
    found = day(value)
    if found is None:
        raise CellError("hier ontbreekt een datum")
    return found


def kind(value: str) -> str:
    """The kind of school that the TLV opens."""
    found = _KINDS.get(value.lower())
    if found is None:
        raise CellError("dit is geen soort TLV: sbo, so, vso, pro of lwoo. Laat een aanvraag van iets anders weg")
    return found


def category(value: str) -> str:
    """L, M or H, also from 1, 2, 3, "Cat 3 (hoog)" or "Categorie 1"; "" where there is none."""
    plain = " ".join(value.lower().split())
    if plain in _EMPTY:
        return ""
    match = _CATEGORY.fullmatch(plain)
    found = _CATEGORIES.get(match[1] if match else plain)
    if found is None:
        raise CellError("dit is geen bekostigingscategorie: L, M of H, of 1, 2 of 3")
    return found


def request_kind(value: str) -> str:
    """Why a TLV was asked for."""
    found = _REQUESTS.get(value.lower())
    if found is None:
        raise CellError("dit is geen soort aanvraag: nieuw, verlenging, overgang so-vso of herindicatie")
    return found


def outcome(value: str) -> str:
    """What was decided."""
    found = _OUTCOMES.get(value.lower())
    if found is None:
        raise CellError("deze uitkomst is niet bekend: toegekend, afgewezen, ingetrokken of in behandeling")
    return found


def is_closed(value: str) -> bool:
    """Whether a status of a request says that it goes no further."""
    return re.sub(r" *- *", "- ", value.lower()) in {re.sub(r" *- *", "- ", each) for each in _CLOSED}


def yes_or_no(value: str) -> bool:
    """Ja or Nee; nothing is Nee."""
    if value.lower() not in {"ja", "nee", ""}:
        raise CellError("hier hoort ja of nee")
    return value.lower() == "ja"


def school(value: str) -> str:
    """A vestiging (six characters), or an institution (four) of which the vestiging is not told; "" where there is none."""
    if not value:
        return ""
    if len(value) == len("12AB"):
        return brin(value)
    return vestiging6(value)


def birth_year(value: str) -> int | None:
    """A year of birth, never a day; None where there is none."""
    if value.lower() in _EMPTY:
        return None
    if not _YEAR.fullmatch(value):
        raise CellError("hier hoort alleen een geboortejaar, zoals 2016")
    return int(value)


def location(value: str) -> str:
    """The vestiging of a school: its two digits, or the whole code of six characters."""
    if not value or len(value) == len("12AB00"):
        return school(value)
    return vestiging_number(value)
