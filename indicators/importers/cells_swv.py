"""Cells that name a samenwerkingsverband, and what the files of special education say of the pupils it pays for."""

import re
from sys import intern

from indicators.importers.cells import CellError, measure

EUROPOORT = "EUROPOORT"
# What belongs to no samenwerkingsverband.
NOWHERE = "GEEN"

_SWV = re.compile(r"(?:PO|VO)[0-9]{4}")
_FOUR = re.compile(r"[0-9]{4}")
_SEPARATORS = re.compile(r"[\s.\-]")
_NO_SWV = frozenset({"", "BUITENLAND", "ONBEKEND", "N.V.T.", "NVT", "GEEN"})
_NO_PAYER = re.compile(r"(?:CL1|CL2|GJIJJI)_[0-9]{2}[A-Z]{2}(?:[0-9]{2})?")
_CATEGORIES = {"1": "laag", "l": "laag", "2": "midden", "m": "midden", "3": "hoog", "h": "hoog"}
_CATEGORY = re.compile(
    r"(?:(?:bekostigings)?cat(?:egorie)?\.? ?)?([123lmh]|laag|midden|hoog)(?: ?\((?:laag|midden|hoog)\))?"
)
_NO_CATEGORY = frozenset({"", "-", "onbekend", "n.v.t.", "nvt", "geen", "geen categorie"})
_TOTALS = frozenset({"totaal", "alle", "eindtotaal"})


def swv_vo(value: str) -> str:
    """Code of a VO samenwerkingsverband."""
    return _swv(value, "VO")


def swv_vo_or_none(value: str) -> str:
    """Code of a VO samenwerkingsverband; "" where the file names none."""
    return "" if value.upper() in _NO_SWV else swv_vo(value)


def swv(value: str) -> str:
    """Code of a samenwerkingsverband of either sector."""
    code = _SEPARATORS.sub("", value).upper()
    if not _SWV.fullmatch(code):
        raise CellError("dit is geen code van een samenwerkingsverband: PO of VO en vier cijfers, zoals PO2814")
    return intern(code)


def swv_or_none(value: str) -> str:
    """Code of a samenwerkingsverband, or "GEEN" for what belongs to none: "Buitenland", "Onbekend" or an empty cell."""
    return NOWHERE if value.upper() in _NO_SWV else swv(value)


def told_apart(code: str, value: str) -> str:
    """The code, or for "GEEN" the word of the file: a row Buitenland and a row Onbekend are no repeat of each other."""
    return value.upper() if code == NOWHERE else code


def swv_paying(value: str) -> str:
    """Who pays: a samenwerkingsverband, or "GEEN" for CL1_<BRIN>, CL2_<BRIN> and GJIJJI_<BRIN>, for which nobody does."""
    return NOWHERE if _NO_PAYER.fullmatch(value.upper()) else swv_or_none(value)


def region_po(value: str) -> str | None:
    """The PO samenwerkingsverband of a region; None for "Europoort", which has none."""
    return None if value.upper() == EUROPOORT else _swv(value, "PO")


def region_vo(value: str) -> str | None:
    """The VO samenwerkingsverband of a region; None for "Europoort", which has none."""
    return None if value.upper() == EUROPOORT else _swv(value, "VO")


def _swv(value: str, sector: str) -> str:
    """DUO writes PO2814; elsewhere it is PO-28-14, PO 28.14, po2814 or 28-14."""
    code = _SEPARATORS.sub("", value).upper()
    code = sector + code if _FOUR.fullmatch(code) else code
    if not _SWV.fullmatch(code) or not code.startswith(sector):
        raise CellError(f"dit is geen code van een samenwerkingsverband: {sector} en vier cijfers, zoals {sector}2814")
    return intern(code)


def special(value: str) -> str:
    """The kind of special education, so or vso."""
    found = measure(value)
    if found not in {"so", "vso"}:
        raise CellError("dit bestand gaat over so en vso; dit is een ander soort onderwijs")
    return found


def category(value: str) -> str | None:
    """A bekostigingscategorie as laag, midden or hoog; "" for none, None for a row that holds the total of all."""
    plain = value.lower()
    if plain in _TOTALS:
        return None
    if plain in _NO_CATEGORY:
        return ""
    found = _CATEGORY.fullmatch(plain)
    if not found:
        raise CellError("deze categorie is niet bekend: laag, midden of hoog, L, M of H, of 1, 2 of 3")
    return _CATEGORIES[found[1][0]]


def inside(value: str) -> bool:
    """Whether a school lies inside the samenwerkingsverband: Binnen or Ja."""
    plain = value.lower()
    if plain in {"binnen", "ja", "j", "binnen swv"}:
        return True
    if plain in {"buiten", "nee", "n", "buiten swv"}:
        return False
    raise CellError("hier hoort Binnen of Buiten")
