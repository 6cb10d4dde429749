"""The template of the planner: numbers that only the samenwerkingsverband, a gemeente or leerplicht knows.

One row per measure, unit and year. The first four columns are codes that the planner filled in, so that nothing has to be
mapped; of the others only the number and the teldatum are read. A row without a number says nothing, and is no error.
"""

from collections.abc import Callable

from indicators.enums import Level
from indicators.importers import cells, template_cells
from indicators.importers.base import Parsed, ReportedRow
from indicators.importers.cells import CellError
from indicators.importers.formats import Format
from indicators.importers.rows import Row, Rows

MEASURE, LEVEL, KEY, YEAR = CODES = ("maat", "niveau", "code", "jaar")
NUMBER, DAY = "aantal of bedrag", "teldatum"
WORDS = ("wat u telt", "over", "periode")
LAST = "laatst bekend"
# In the order of the sheet.
HEADER = (*CODES, *WORDS, DAY, NUMBER, LAST)
KEYS: dict[Level, Callable[[str], str]] = {
    Level.SWV: template_cells.swv,
    Level.GEMEENTE: template_cells.gemeente,
    Level.SCHOOLBESTUUR: template_cells.schoolbestuur,
    Level.VESTIGING: cells.vestiging6,
}


class ReportTemplate(Format):
    """The sheet "Invullen" of a template, also saved as CSV."""

    code = "sjabloon"
    name = "Sjabloon van de planner (eigen cijfers)"
    columns = (*CODES, NUMBER)
    optional = (*WORDS, DAY, LAST)
    is_open = False

    def parse(self, rows: Rows) -> Parsed:
        found = [stated for row in rows if (stated := _stated(row)) is not None]
        hidden = sum(1 for row in found if row.low != row.high)
        empty = rows.read - len(found) - rows.errors.rows
        return Parsed(
            self.code, self.name, None, rows.read, hidden_cells=hidden, reported=found, remarks=_about_empty(empty)
        )


def _about_empty(number: int) -> tuple[str, ...]:
    if not number:
        return ()
    which = "1 regel zonder getal is" if number == 1 else f"{number} regels zonder getal zijn"
    return (f"{which} overgeslagen. Wat daarvan eerder bekend was, blijft gelden.",)


def _stated(row: Row) -> ReportedRow | None:
    number = row.take(NUMBER, template_cells.bounds, None)
    if number is None:
        return None
    level = row.take(LEVEL, _level, Level.SWV)
    stated = ReportedRow(
        measure=row.take(MEASURE, _measure, ""),
        level=level,
        key=row.take(KEY, KEYS[level], ""),
        year=row.take(YEAR, template_cells.year, 0),
        low=number[0],
        high=number[1],
        reference_date=row.take_if(DAY, template_cells.day_or_empty, None),
        line=row.line,
    )
    return stated if row.ok else None


def _measure(value: str) -> str:
    if not value:
        raise CellError("hier ontbreekt de maat: haal het sjabloon opnieuw op en vul alleen de witte cellen in")
    return value.lower()


def _level(value: str) -> Level:
    try:
        return Level(value.lower())
    except ValueError:
        raise CellError("dit niveau is niet bekend: swv, gemeente, schoolbestuur of vestiging") from None
