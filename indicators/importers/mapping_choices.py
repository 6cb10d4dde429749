"""What a person says of a table of his own: which column is what, and what the file does not tell.

A mapping is remembered by the fingerprint of the header: the same column names in another order, with other capitals or
spaces, are the same table.
"""

import hashlib
import re
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from datetime import date
from enum import StrEnum
from typing import Any

from indicators.enums import Level
from indicators.importers import template_cells
from indicators.importers.columns import normalised


class Role(StrEnum):
    """What a column is. A MEASURE has a measure, a FILTER the value that counts, an ANSWER a part, its whole and the answers
    that count for the part."""

    SKIP = "overslaan"
    GEMEENTE = "gemeente"
    SCHOOLBESTUUR = "schoolbestuur"
    VESTIGING = "vestiging"
    SWV = "swv"
    SCHOOL_YEAR = "schooljaar"
    CALENDAR_YEAR = "kalenderjaar"
    DAY = "datum"
    MEASURE = "maat"
    FILTER = "filter"
    ANSWER = "antwoord"


LEVELS: Mapping[Role, Level] = {
    Role.VESTIGING: Level.VESTIGING,
    Role.SCHOOLBESTUUR: Level.SCHOOLBESTUUR,
    Role.GEMEENTE: Level.GEMEENTE,
    Role.SWV: Level.SWV,
}
# Between the part and the whole that a column of answers tells.
PART_OF = "/"
YEARS = (Role.SCHOOL_YEAR, Role.CALENDAR_YEAR, Role.DAY)


@dataclass(frozen=True, slots=True)
class ColumnChoice:
    """What one column is, with its measure ("part/whole" of an answer) or the value that counts ("4; 5" of an answer)."""

    role: Role = Role.SKIP
    measure: str = ""
    value: str = ""

    @property
    def measures(self) -> tuple[str, ...]:
        """The measures that this column tells: none, one, or the part and the whole."""
        return tuple(self.measure.split(PART_OF)) if self.role in {Role.MEASURE, Role.ANSWER} else ()

    @property
    def answers(self) -> frozenset[str]:
        """The answers that count for the part, in lower case."""
        return frozenset(plain_answer(each) for each in re.split(r"[;,]", self.value)) - {""}


def plain_answer(text: str) -> str:
    """An answer without capitals and double spaces, so that two spellings of it are one."""
    return " ".join(text.casefold().split())


@dataclass(frozen=True, slots=True)
class Choices:
    """What a person said of a table. `columns` is by normalised column name.

    `year` holds where no column tells it; `decimal` is the sign before decimals; `hidden` how 1 to 4 is written and
    `unknown` how "not known" is. Rows about the same cell are added up only with `add_up`. `source` and `day` are the
    source and the teldatum of the numbers, "" and None for the usual ones.
    """

    columns: Mapping[str, ColumnChoice] = field(default_factory=dict)
    year: int | None = None
    decimal: str = ","
    hidden: tuple[str, ...] = template_cells.HIDDEN
    unknown: tuple[str, ...] = ()
    add_up: bool = False
    source: str = ""
    day: date | None = None

    @property
    def measures(self) -> tuple[str, ...]:
        """Every measure that a column holds."""
        return tuple(measure for each in self.columns.values() for measure in each.measures)

    def places(self, *roles: Role) -> tuple[str, ...]:
        """The columns with one of these roles."""
        return tuple(name for name, each in self.columns.items() if each.role in roles)

    @property
    def level(self) -> Level:
        """What the rows are about: the samenwerkingsverband where no column tells it."""
        return next((LEVELS[self.columns[name].role] for name in self.places(*LEVELS)), Level.SWV)


def as_stored(choices: Choices) -> dict[str, Any]:
    """Choices as plain values."""
    return {
        "columns": {
            name: {"role": each.role.value, "measure": each.measure, "value": each.value}
            for name, each in choices.columns.items()
        },
        "year": choices.year,
        "decimal": choices.decimal,
        "hidden": list(choices.hidden),
        "unknown": list(choices.unknown),
        "add_up": choices.add_up,
        "source": choices.source,
        "day": choices.day.isoformat() if choices.day else "",
    }


def from_stored(stored: Mapping[str, Any]) -> Choices:
    """The other way around."""
    columns = {
        name: ColumnChoice(Role(each["role"]), each["measure"], each["value"])
        for name, each in stored.get("columns", {}).items()
    }
    return Choices(
        columns=columns,
        year=stored.get("year"),
        decimal=stored.get("decimal", ","),
        hidden=tuple(stored.get("hidden", ())),
        unknown=tuple(stored.get("unknown", ())),
        add_up=bool(stored.get("add_up")),
        source=stored.get("source", ""),
        day=date.fromisoformat(stored["day"]) if stored.get("day") else None,
    )


def header_fingerprint(names: Iterable[str]) -> str:
    """SHA-256 of the column names, whatever their order, capitals and spaces."""
    return hashlib.sha256("\n".join(sorted(normalised(name) for name in names)).encode()).hexdigest()


def lacking(choices: Choices) -> list[str]:
    """What still has to be said before rows can be read, in Dutch; nothing when it can."""
    found = []
    if not choices.measures:
        found.append("Kies bij ten minste één kolom welke maat er in staat.")
    if any(not choices.columns[name].answers for name in choices.places(Role.ANSWER)):
        found.append("Schrijf bij een kolom met antwoorden welke antwoorden tellen, zoals 4; 5.")
    if len(set(choices.measures)) < len(choices.measures):
        found.append("Een maat staat bij twee kolommen. Kies per maat één kolom.")
    if len(choices.places(*LEVELS)) > 1:
        found.append(
            "Kies één kolom die zegt over wie een rij gaat: gemeente, schoolbestuur, vestiging of samenwerkingsverband."
        )
    if len(choices.places(*YEARS)) > 1:
        found.append("Kies één kolom voor het jaar of de datum.")
    if not choices.places(*YEARS) and choices.year is None:
        found.append("Zeg van welk jaar de cijfers zijn: kies een kolom, of vul het jaar hieronder in.")
    return found
