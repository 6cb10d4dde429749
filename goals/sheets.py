"""A plan as sheets of a workbook: which sheet each kind of row has, which columns, and what may stand in them. Pure: no Django.

Writer (goals/documents), reader (goals/importers) and comparison (goals/compute) go by this one description.
"""

import re
from collections import Counter
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from decimal import Decimal, InvalidOperation
from enum import Enum
from typing import Any

from goals.enums import (
    ACTIVITY_STATUS_LABELS,
    DIRECTION_LABELS,
    PATH_LABELS,
    RESPONSIBILITY_LABELS,
    RISK_LABELS,
    Direction,
    MoneyKind,
    PathKind,
    YearKind,
)
from goals.kinds import ELEMENTS, Kind
from osp.levels import Levels

FORMAT = 1
# What a cell of Excel can hold; a longer text is not put in it, and stays as it is.
LONGEST_CELL = 32_000
TOO_LONG = "‹Deze tekst is te lang voor Excel. Wijzig hem in de planner.›"
KEY, VERSION, NUMBER, UNDER, NAME = "Sleutel", "Versie", "Nummer", "Hoort bij", "Naam daarvan"
# XML has no place for these, and nobody types them.
_NO_TEXT = re.compile("[\x00-\x08\x0b\x0c\x0e-\x1f\ufffe\uffff]")
_DIGITS = 15


class Cells(Enum):
    """What stands in the cells of a column."""

    LINE = "line"
    TEXT = "text"
    NUMBER = "number"
    EURO = "euro"
    DAY = "day"
    SCHOOL_YEAR = "school year"
    YEAR = "year"
    STEPS = "steps"
    CHOICE = "choice"


@dataclass(frozen=True, slots=True)
class Column:
    """A field of a row as a column. `most` is how many characters fit, `choices` the list that it is chosen from.

    `needed` is what a new row cannot do without, `empty` what an empty cell stands for.
    """

    name: str
    head: str
    cells: Cells
    width: int = 16
    choices: str = ""
    most: int = 0
    needed: bool = False
    empty: Any = None


@dataclass(frozen=True, slots=True)
class Option:
    """A value that can be chosen, with the word for it and what else it is known by."""

    value: Any
    label: str
    also: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Lists:
    """What can be chosen, by the name of the list."""

    options: Mapping[str, tuple[Option, ...]] = field(default_factory=dict)

    def label(self, name: str, value: Any) -> str:
        """The word for a value; empty where it is not in the list."""
        return next((each.label for each in self.options.get(name, ()) if each.value == value), "")

    def found(self, name: str, text: str) -> Option | None:
        """What a word stands for, whatever its capitals."""
        wanted = text.casefold()
        named = [each for each in self.options.get(name, ()) if each.label.casefold() == wanted]
        also = [each for each in self.options.get(name, ()) if wanted in {word.casefold() for word in each.also}]
        return next(iter(named or (also if len(also) == 1 else ())), None)


def options(rows: Iterable[tuple[Any, str, str]]) -> tuple[Option, ...]:
    """(value, name, what tells it apart) as options. Two of one name get behind it what tells them apart."""
    found = [(value, clean(name), apart) for value, name, apart in rows]
    counts = Counter(name.casefold() for _, name, _ in found)
    return tuple(
        Option(value, name if counts[name.casefold()] == 1 else f"{name} ({apart})", (apart,) if apart else ())
        for value, name, apart in found
    )


def fixed_lists(levels: Levels) -> dict[str, tuple[Option, ...]]:
    """The word lists that are the same for everybody, but for the names of the levels."""
    words: dict[str, Mapping[Any, str]] = {
        "direction": DIRECTION_LABELS,
        "path_kind": PATH_LABELS,
        "status": ACTIVITY_STATUS_LABELS,
        "responsibility": RESPONSIBILITY_LABELS,
        "scale": RISK_LABELS,
        "money": {kind: kind.value for kind in MoneyKind},
        "year_kind": {kind: kind.value for kind in YearKind},
        "side": {False: f"voor de {levels.priority.plural}", True: f"na de {levels.priority.plural}"},
    }
    return {
        name: tuple(
            Option(getattr(value, "value", value), label, (str(getattr(value, "value", "")),))
            for value, label in rows.items()
        )
        for name, rows in words.items()
    }


def columns(kind: Kind, levels: Levels) -> tuple[Column, ...]:
    """The columns of a sheet, after those that say which row it is and where it stands."""
    if kind is Kind.PLAN:
        mission = Column("mission", levels.mission.capital, Cells.TEXT, 60, empty="")
        return (*_PLAN[:3], mission, *_PLAN[3:])
    return _COLUMNS[kind]


def leading(kind: Kind) -> tuple[str, ...]:
    """The heads of the columns in front: the hidden key, the number of an element, and of what the row hangs on."""
    number = (NUMBER,) if kind in ELEMENTS else ()
    above = () if kind in {Kind.PLAN, Kind.CHAPTER, Kind.PRIORITY} else (UNDER,)
    return (KEY, VERSION, *number, *above)


def heads(kind: Kind, levels: Levels) -> tuple[str, ...]:
    """The whole first row of a sheet."""
    named = (NAME,) if UNDER in leading(kind) else ()
    return (*leading(kind), *(column.head for column in columns(kind, levels)), *named)


def titles(levels: Levels) -> dict[Kind, str]:
    """The name of each sheet, with the own names of the levels; no two the same, and nothing that Excel refuses."""
    wanted = {
        Kind.PLAN: "Plan",
        Kind.CHAPTER: "Hoofdstukken",
        Kind.PRIORITY: levels.priority.capital_plural,
        Kind.GOAL: levels.goal.capital_plural,
        Kind.ACTIVITY: levels.activity.capital_plural,
        Kind.LINK: "Koppelingen",
        Kind.MILESTONE: "Mijlpalen",
        Kind.BUDGET: "Begroting",
        Kind.RISK: "Risico's",
        Kind.SCOPE: "Bereik",
        Kind.TAG: "Kader",
    }
    found: dict[Kind, str] = {}
    for kind, name in wanted.items():
        plain = re.sub(r"[\[\]:*?/\\]", " ", name).strip("' ")[:25]
        taken = {each.casefold() for each in found.values()} | {"uitleg", "lijsten", "history"}
        found[kind] = f"{plain} ({kind.value})"[:31] if plain.casefold() in taken else plain
    return found


def settled(column: Column, value: Any) -> Any:
    """A value as a workbook gives it back, to compare by: what Excel does to it is no change."""
    if value in (None, "", []):
        return column.empty
    if column.cells in {Cells.LINE, Cells.TEXT}:
        return clean(str(value))
    if column.cells is Cells.NUMBER:
        return float(f"{float(value):.{_DIGITS}g}")
    if column.cells is Cells.EURO:
        return _money(value)
    if column.cells is Cells.STEPS:
        return [[int(year), float(f"{float(step):.{_DIGITS}g}")] for year, step in value]
    return value


def clean(text: str) -> str:
    """A text without what a workbook cannot hold: lines end in one way, and signs that nobody types are gone."""
    return _NO_TEXT.sub("", text.replace("\r\n", "\n").replace("\r", "\n"))


def _money(value: Any) -> Any:
    try:
        return str(Decimal(str(value)).quantize(Decimal("0.01")))
    except InvalidOperation:
        return value


def _title(head: str, most: int) -> Column:
    return Column("title", head, Cells.LINE, 48, most=most, needed=True, empty="")


def _choice(name: str, head: str, choices: str, width: int = 22, **other: Any) -> Column:
    return Column(name, head, Cells.CHOICE, width, choices, **other)


def _text(name: str, head: str) -> Column:
    return Column(name, head, Cells.TEXT, 50, empty="")


_PLAN = (
    _title("Titel", 120),
    Column("first_year", "Eerste schooljaar", Cells.SCHOOL_YEAR, needed=True),
    Column("last_year", "Laatste schooljaar", Cells.SCHOOL_YEAR, needed=True),
    _text("vision", "Visie"),
    _text("core_values", "Kernwaarden"),
)
_WHO_AND_WHEN = (
    _choice("owner_id", "Eigenaar", "owner", 26),
    Column("starts", "Begint", Cells.DAY, 12),
    Column("ends", "Loopt tot", Cells.DAY, 12),
    _choice("responsibility", "Verantwoordelijkheid", "responsibility", 24, empty=""),
    Column("process", "Proces", Cells.LINE, 24, most=160, empty=""),
)
_RESULTS = (
    _text("measurable_result", "Beoogd meetbaar resultaat"),
    _text("noticeable_result", "Beoogd merkbaar resultaat"),
    _text("achieved_measurable", "Bereikt meetbaar resultaat"),
    _text("achieved_noticeable", "Bereikt merkbaar resultaat"),
)
_DESCRIPTION = _text("description", "Toelichting")
_STATUS = _choice("status", "Stand", "status", 12, empty="planned")
_COLUMNS: dict[Kind, tuple[Column, ...]] = {
    Kind.CHAPTER: (
        _title("Titel", 160),
        _choice("is_closing", "Plaats", "side", 24, empty=False),
        _text("text", "Tekst"),
    ),
    Kind.PRIORITY: (_title("Titel", 160), _DESCRIPTION, *_WHO_AND_WHEN, *_RESULTS),
    Kind.GOAL: (_title("Titel", 200), _DESCRIPTION, *_WHO_AND_WHEN, *_RESULTS),
    Kind.ACTIVITY: (_title("Titel", 200), _STATUS, _DESCRIPTION, *_WHO_AND_WHEN, *_RESULTS),
    Kind.LINK: (
        _choice("indicator_id", "Indicator", "indicator", 40, needed=True),
        Column("means", "Middel", Cells.LINE, 24, most=120, empty=""),
        _choice("direction", "Richting", "direction", 22, empty=Direction.DOWN.value),
        Column("baseline_year", "Jaar nulmeting", Cells.SCHOOL_YEAR),
        Column("baseline", "Nulmeting", Cells.NUMBER, 12),
        Column("target_year", "Streefjaar", Cells.SCHOOL_YEAR),
        Column("target", "Streefwaarde", Cells.NUMBER, 13),
        Column("margin", "Marge", Cells.NUMBER, 10),
        Column("limit", "Grens", Cells.NUMBER, 10),
        _choice("path_kind", "Pad", "path_kind", 30, empty=PathKind.LINEAR.value),
        Column("steps", "Tussenstappen", Cells.STEPS, 34, empty=[]),
        Column("low", "Onderkant bandbreedte", Cells.NUMBER, 12),
        Column("high", "Bovenkant bandbreedte", Cells.NUMBER, 12),
    ),
    Kind.MILESTONE: (
        _title("Mijlpaal", 160),
        Column("due", "Op", Cells.DAY, 12, needed=True),
        Column("done_on", "Gehaald op", Cells.DAY, 12),
    ),
    Kind.BUDGET: (
        _choice("year_kind", "Jaar telt als", "year_kind", 15, needed=True),
        Column("year", "Jaar", Cells.YEAR, 12, needed=True),
        _choice("money", "Uit", "money", 16, empty=MoneyKind.SWV.value),
        Column("budgeted", "Begroot in euro's", Cells.EURO, 18),
        Column("spent", "Besteed in euro's", Cells.EURO, 18),
        Column("note", "Toelichting", Cells.LINE, 40, most=200, empty=""),
    ),
    Kind.RISK: (
        _title("Risico", 200),
        _choice("chance", "Kans", "scale", 12, empty=2),
        _choice("impact", "Gevolg", "scale", 12, empty=2),
        _text("measure", "Maatregel"),
        _choice("indicator_id", "Waaraan te zien", "indicator", 40),
    ),
    Kind.SCOPE: (_choice("schoolbestuur_id", "Schoolbestuur", "board", 40, needed=True),),
    Kind.TAG: (_choice("item_id", "Onderdeel van het kader", "item", 60, needed=True),),
}
