"""Reading one cell of a plan's workbook: text, number, day, year, steps or a word from a list."""

import math
import re
from datetime import date, datetime
from decimal import Decimal
from typing import Any

from goals.sheets import TOO_LONG, Cells, Column, Lists, clean, settled
from osp import dutch

FIRST_YEAR, LAST_YEAR = 1990, 2100
FEW = 5
MOST = 1e12
MOST_EURO = 10**10
_UNESCAPE = re.compile("_x005F_(x[0-9A-Fa-f]{4}_)")
_YEARS = re.compile(r"(\d{4})(?:\s*[-/–]\s*(\d{2}|\d{4}))?")
_DAY = re.compile(r"(\d{1,2})[-/.](\d{1,2})[-/.](\d{4})")
_STEP = re.compile(r"(.+?)\s*:\s*(.+)")


class CellProblem(ValueError):  # noqa: N818 -- an answer to the user, not a fault of the program
    """A cell that cannot be read; the text is Dutch and says what to write."""


class Unread(Exception):  # noqa: N818 -- says that a cell leaves its field alone
    """A cell that says nothing about its field."""


def read_cell(column: Column, value: Any, *, lists: Lists, number_format: str = "") -> Any:
    """The value that a cell stands for, as it is stored. CellProblem for anything else, Unread for the mark of a long text."""
    if isinstance(value, str):
        value = clean(_UNESCAPE.sub(r"_\1", value))
    if value is None or (isinstance(value, str) and not value.strip()):
        # White space alone is kept apart from nothing, so that a text of it is no change.
        return settled(column, value)
    return settled(column, _READERS[column.cells](column, value, lists, number_format))


def _words(column: Column, value: Any, lists: Lists, number_format: str) -> str:
    if isinstance(value, bool):
        raise CellProblem("Schrijf hier tekst.")
    if isinstance(value, datetime | date):
        raise CellProblem("Excel maakte van deze tekst een datum. Maak de cel op als tekst en typ hem opnieuw.")
    text = value if isinstance(value, str) else plain_number(value)
    if text == TOO_LONG:
        raise Unread
    if column.most and len(text) > column.most:
        raise CellProblem(f"Hier passen {column.most} tekens; dit zijn er {len(text)}. Maak de tekst korter.")
    return text


def plain_number(value: Any) -> str:
    """A number as somebody typed it: 2 for 2.0, 2.1 for 2.1."""
    return str(int(value)) if isinstance(value, float) and value.is_integer() else str(value)


def _number(column: Column, value: Any, lists: Lists, number_format: str) -> float:
    if isinstance(value, bool | datetime | date):
        raise CellProblem("Schrijf hier een getal, zoals 2,5.")
    # Excel keeps 2,5% as 0,025.
    found = _typed(value) if isinstance(value, str) else float(value) * (100 if "%" in number_format else 1)
    if not math.isfinite(found) or abs(found) > MOST:
        raise CellProblem("Dit getal is te groot.")
    return found


def _typed(text: str) -> float:
    bare = text.strip().removesuffix("%").strip()
    try:
        return float(dutch.parse_decimal(bare))
    except ValueError:
        raise CellProblem("Dit is geen getal. Schrijf bijvoorbeeld 2,5.") from None


def _euros(column: Column, value: Any, lists: Lists, number_format: str) -> str:
    if isinstance(value, str):
        value = value.replace("€", " ").strip()
    found = _number(column, value, lists, "")
    if found < 0 or found >= MOST_EURO:
        raise CellProblem("Een bedrag is nul of meer, in hele euro's of met centen.")
    return str(Decimal(repr(found)).quantize(Decimal("0.01")))


def _day(column: Column, value: Any, lists: Lists, number_format: str) -> str:
    if isinstance(value, datetime):
        return value.date().isoformat()
    if isinstance(value, date):
        return value.isoformat()
    if isinstance(value, str):
        text = value.strip()
        try:
            typed = _DAY.fullmatch(text)
            day = date(int(typed[3]), int(typed[2]), int(typed[1])) if typed else date.fromisoformat(text)
        except ValueError:
            pass
        else:
            return day.isoformat()
    raise CellProblem("Dit is geen dag. Schrijf bijvoorbeeld 31-1-2027.")


def _year(column: Column, value: Any, lists: Lists, number_format: str) -> int:
    text = plain_number(value) if isinstance(value, int | float) and not isinstance(value, bool) else value
    found = _YEARS.fullmatch(text.strip()) if isinstance(text, str) else None
    if found is None:
        raise CellProblem(_year_help(column))
    first = int(found[1])
    second = found[2]
    if second is not None and int(second) != (first + 1) % (100 if len(second) == len("27") else 10_000):
        raise CellProblem(_year_help(column))
    if not FIRST_YEAR <= first <= LAST_YEAR:
        raise CellProblem(f"Kies een jaar van {FIRST_YEAR} tot en met {LAST_YEAR}.")
    return first


def _year_help(column: Column) -> str:
    if column.cells is Cells.YEAR:
        return "Dit is geen jaar. Schrijf 2027, of 2026-2027 voor een schooljaar."
    return "Dit is geen schooljaar. Schrijf bijvoorbeeld 2026-2027."


def _steps(column: Column, value: Any, lists: Lists, number_format: str) -> list[list[Any]]:
    told = "Schrijf tussenstappen als 2026-2027: 2,3; 2027-2028: 2,1."
    if not isinstance(value, str):
        raise CellProblem(told)
    found: dict[int, float] = {}
    for part in filter(None, (each.strip() for each in value.replace("\n", ";").split(";"))):
        step = _STEP.fullmatch(part)
        try:
            year = _year(column, step[1], lists, "") if step else 0
            number = _typed(step[2]) if step else 0.0
        except CellProblem:
            raise CellProblem(told) from None
        if step is None or year in found:
            raise CellProblem(told)
        found[year] = number
    return [[year, found[year]] for year in sorted(found)]


def _choice(column: Column, value: Any, lists: Lists, number_format: str) -> Any:
    text = value if isinstance(value, str) else plain_number(value)
    option = lists.found(column.choices, text) or lists.found(column.choices, text.strip())
    if option is None:
        known = [each.label for each in lists.options.get(column.choices, ())]
        listed = f" Kies uit: {dutch.join_words(known)}." if 0 < len(known) <= FEW else ""
        raise CellProblem(f"Dit kennen wij niet.{listed or ' Kies uit de lijst in de cel.'}")
    return option.value


_READERS = {
    Cells.LINE: _words,
    Cells.TEXT: _words,
    Cells.NUMBER: _number,
    Cells.EURO: _euros,
    Cells.DAY: _day,
    Cells.SCHOOL_YEAR: _year,
    Cells.YEAR: _year,
    Cells.STEPS: _steps,
    Cells.CHOICE: _choice,
}
