"""Recognising a file by its column names, and saying what is wrong with them when none fits."""

import csv
import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field
from difflib import SequenceMatcher
from itertools import pairwise

from indicators.importers.base import ImportRefused
from indicators.importers.columns import normalised
from indicators.importers.formats import Format
from indicators.importers.rows import Layout, shown

DELIMITERS = (";", ",", "\t")
NAMED_COLUMNS = 8
COMPARED_LETTERS = 400
COMPARED_NAMES = 300
# From this likeness on a file is a publisher's with another header, and not a table of somebody's own.
ALIKE = 0.5


@dataclass(frozen=True, slots=True)
class Header:
    """Column names as written, and what separates them: ";", "," or "|" for a table in a text, "" in a sheet."""

    written: tuple[str, ...]
    delimiter: str = ";"
    sheet: str = ""
    names: tuple[str, ...] = field(init=False)

    def __post_init__(self) -> None:
        object.__setattr__(self, "names", tuple(normalised(name) for name in self.written))

    def layout_for(self, wanted: Format) -> Layout | None:
        """Where the columns of a format stand, under its own names for them; None when it is another format."""
        if wanted.claims(self.written):
            own = [as_written(name) for name in self.written]
            return Layout({name: place for place, name in enumerate(own)}, {}) if len(set(own)) == len(own) else None
        if len(self.names) > len(wanted.known):
            return None
        found = [wanted.canonical(name) for name in self.names]
        here = set(found)
        if len(here) != len(found) or not wanted.required.keys() <= here or not here <= wanted.known.keys():
            return None
        own = [wanted.known[name] for name in found]
        return Layout(
            places={name: place for place, name in enumerate(own)},
            written={name: as_written(spelling) for name, spelling in zip(own, self.written, strict=True)},
        )


@dataclass(frozen=True, slots=True)
class Match:
    """A recognised format with the place of each of its columns."""

    format: Format
    layout: Layout


def as_written(name: str) -> str:
    """A column name for a text: as in the file, without quotes and spaces around it."""
    return name.strip("\ufeff\"' \t\r\n")


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
    """The refusal of a file with another header: what comes nearest, and as hints all that the planner knows."""
    pairs = [(_likeness(header, each), header, each) for header in candidates for each in formats]
    score, header, nearest = max(pairs, key=lambda pair: pair[0])
    if score:
        hint = f"Het meest lijkt dit bestand op “{nearest.name}”, maar {_difference(header, nearest)}."
    else:
        # A first line without one known name may be data about persons, so it is not repeated here.
        nearest = max(formats, key=lambda each: _resemblance(candidates[0], each))
        hint = (
            f"Geen enkele kolomnaam is bekend; het dichtst bij komt “{nearest.name}”, "
            f"maar {_columns(nearest.columns, 'ontbreekt', 'ontbreken')}. "
            "Controleer of de eerste regel van het bestand de kolomkop is."
        )
    advice = "Kies een bestand dat de planner kent, of herstel de kolomkop, en lees het bestand opnieuw in."
    message = f"De kolomkop van dit bestand is niet bekend. {hint} {advice}"
    alike = _columns_of(header, nearest) if score >= ALIKE and nearest.is_open else ()
    return ImportRefused(message, hints=tuple(each.name for each in formats), open_columns=alike)


def _columns_of(header: Header, wanted: Format) -> tuple[str, ...]:
    """The columns of a header that are of this format, as written."""
    pairs = zip(header.names, header.written, strict=True)
    return tuple(written for name, written in pairs if wanted.canonical(name) in wanted.known)


def _likeness(header: Header, wanted: Format) -> float:
    """How alike in compulsory columns; columns that may be there count for nothing, so that they tip no scale."""
    names = {wanted.canonical(name) for name in header.names[:COMPARED_NAMES]} - (
        wanted.known.keys() - wanted.required.keys()
    )
    return len(names & wanted.required.keys()) / max(1, len(names | wanted.required.keys()))


def _resemblance(header: Header, wanted: Format) -> float:
    """Likeness of the letters, for a header that shares no whole name."""
    spelling = " ".join(map(normalised, wanted.columns))
    return SequenceMatcher(None, " ".join(header.names)[:COMPARED_LETTERS], spelling[:COMPARED_LETTERS]).ratio()


def _difference(header: Header, nearest: Format) -> str:
    names = [nearest.canonical(name) for name in header.names[:COMPARED_NAMES]]
    missing = [column for name, column in nearest.required.items() if name not in names]
    pairs = list(zip(names, header.written[:COMPARED_NAMES], strict=True))
    extra = [spelling for name, spelling in pairs if name not in nearest.known]
    double = [spelling for place, (name, spelling) in enumerate(pairs) if name in names[:place]]
    parts = ((missing, "ontbreekt", "ontbreken"), (extra, "hoort er niet", "horen er niet"))
    found = [
        _columns(columns, one, many) for columns, one, many in (*parts, (double, "staat er dubbel", "staan er dubbel"))
    ]
    return " en ".join(part for part in found if part)


def _columns(names: Iterable[str], one: str, many: str) -> str:
    listed = [shown(as_written(name)) or "(zonder naam)" for name in names]
    if not listed:
        return ""
    rest = len(listed) - NAMED_COLUMNS
    text = ", ".join(listed[:NAMED_COLUMNS]) + (f" en nog {rest}" if rest > 0 else "")
    return f"kolom {text} {one}" if len(listed) == 1 else f"de kolommen {text} {many}"
