"""Recognising a file by its column names, and saying what is wrong with them when none fits."""

import csv
import re
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from difflib import SequenceMatcher
from functools import lru_cache
from itertools import pairwise

from indicators.importers.base import ImportRefused
from indicators.importers.formats import Format
from indicators.importers.rows import shown

DELIMITERS = (";", ",")
NAMED_COLUMNS = 8
COMPARED_LETTERS = 400


@lru_cache(maxsize=1024)
def normalised(name: str) -> str:
    """A column name as it is compared: DUO writes BRIN_NUMMER, "BRIN NUMMER " and brin-nummer for the same."""
    return " ".join(re.sub(r"[_\-\s]+", " ", name.strip("\ufeff\"' \t\r\n")).upper().split())


@dataclass(frozen=True, slots=True)
class Header:
    """Column names as written, and what separates them: ";", "," or "|" for a table in a text."""

    written: tuple[str, ...]
    delimiter: str = ";"
    names: tuple[str, ...] = field(init=False)

    def __post_init__(self) -> None:
        object.__setattr__(self, "names", tuple(normalised(name) for name in self.written))

    def places_in(self, wanted: Format) -> dict[str, int] | None:
        """Where the columns of a format stand, under the names of its first header; None when it is another format."""
        for spelling in wanted.headers:
            expected = [normalised(name) for name in spelling]
            if len(expected) == len(self.names) and set(expected) == set(self.names):
                return {
                    column: self.names.index(name) for column, name in zip(wanted.headers[0], expected, strict=True)
                }
        return None


@dataclass(frozen=True, slots=True)
class Match:
    """A recognised format with the place of each of its columns."""

    format: Format
    places: Mapping[str, int]


def read_header(head: bytes) -> list[Header]:
    """What may be the header in the first bytes of a file: its first line, or the first line of each table in it."""
    # Column names are ASCII in every format; in which encoding the rest is, is settled later.
    lines = [line for line in re.split(r"\r\n|\r|\n", head.decode("utf-8-sig", errors="replace")) if line.strip()]
    first = lines[0] if lines else ""
    headers = [Header(tuple(next(csv.reader([first], delimiter=each))), each) for each in DELIMITERS]
    starts = [line for before, line in pairwise(["", *lines]) if _in_table(line) and not _in_table(before)]
    return headers + [Header(tuple(line.strip().strip("|").split("|")), "|") for line in starts]


def _in_table(line: str) -> bool:
    return line.lstrip().startswith("|")


def unknown_header(candidates: Sequence[Header], formats: Sequence[Format]) -> ImportRefused:
    """The refusal of a file with another header: what the planner knows, and what comes nearest."""
    known = "; ".join(f"“{each.name}”" for each in formats)
    pairs = [(_likeness(header, each), header, each) for header in candidates for each in formats]
    score, header, nearest = max(pairs, key=lambda pair: pair[0])
    if score:
        hint = f"Het meest lijkt dit bestand op “{nearest.name}”, maar {_difference(header, nearest)}."
    else:
        # A first line without one known name may be data about persons, so it is not repeated here.
        nearest = max(formats, key=lambda each: _resemblance(candidates[0], each))
        hint = (
            f"Geen enkele kolomnaam is bekend; het dichtst bij komt “{nearest.name}”, "
            f"maar {_columns(nearest.headers[0], 'ontbreekt', 'ontbreken')}. "
            "Controleer of de eerste regel van het bestand de kolomkop is."
        )
    advice = "Kies een van deze bestanden, of herstel de kolomkop, en lees het bestand opnieuw in."
    return ImportRefused(f"De kolomkop van dit bestand is niet bekend. {hint} De planner kent: {known}. {advice}")


def _likeness(header: Header, wanted: Format) -> float:
    names = set(header.names)
    return max(_overlap(names, {normalised(name) for name in spelling}) for spelling in wanted.headers)


def _resemblance(header: Header, wanted: Format) -> float:
    """Likeness of the letters, for a header that shares no whole name."""
    spelling = " ".join(map(normalised, wanted.headers[0]))
    return SequenceMatcher(None, " ".join(header.names)[:COMPARED_LETTERS], spelling[:COMPARED_LETTERS]).ratio()


def _overlap(some: set[str], others: set[str]) -> float:
    return len(some & others) / len(some | others)


def _difference(header: Header, nearest: Format) -> str:
    spelling = max(nearest.headers, key=lambda each: _overlap(set(header.names), set(map(normalised, each))))
    expected = [normalised(name) for name in spelling]
    missing = [name for name, plain in zip(spelling, expected, strict=True) if plain not in header.names]
    extra = [name for name, plain in zip(header.written, header.names, strict=True) if plain not in expected]
    double = [name for place, name in enumerate(header.written) if header.names[place] in header.names[:place]]
    parts = ((missing, "ontbreekt", "ontbreken"), (extra, "hoort er niet", "horen er niet"))
    found = [
        _columns(names, one, many) for names, one, many in (*parts, (double, "staat er dubbel", "staan er dubbel"))
    ]
    return " en ".join(part for part in found if part)


def _columns(names: Iterable[str], one: str, many: str) -> str:
    listed = [shown(name.strip('\ufeff" ')) or "(zonder naam)" for name in names]
    if not listed:
        return ""
    rest = len(listed) - NAMED_COLUMNS
    text = ", ".join(listed[:NAMED_COLUMNS]) + (f" en nog {rest}" if rest > 0 else "")
    return f"kolom {text} {one}" if len(listed) == 1 else f"de kolommen {text} {many}"
