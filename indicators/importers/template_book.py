"""Writing the template of the planner as a workbook: what to fill in, and a sheet that explains it."""

import io
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from typing import Any

from indicators.importers.privacy import EXPLANATION_SHEET
from indicators.importers.privacy_cells import LONGEST_TEXT
from indicators.importers.template import CODES, DAY, HEADER, LAST, NUMBER

FILL_SHEET = "Invullen"
GREY, INK, EDGE, OPEN = "FF6B7280", "FF1F2937", "FFE5E7EB", "FFFFFBEB"
WIDTHS = {"wat u telt": 58, "over": 34, "periode": 12, DAY: 13, NUMBER: 18, LAST: 22}
DECIMALS = "#,##0.##"


@dataclass(frozen=True, slots=True)
class Line:
    """One row to fill in. `number` is the last known one (text for "<5"), None for an empty cell; `last` says of when it is.

    `whole` and `negative` tell what a number may be.
    """

    measure: str
    level: str
    key: str
    year: int
    what: str
    over: str
    period: str
    day: date
    number: float | str | None = None
    last: str = ""
    whole: bool = True
    negative: bool = False


@dataclass(frozen=True, slots=True)
class Explained:
    """What the explanation says of one indicator: (label, text) in order."""

    name: str
    facts: tuple[tuple[str, str], ...]


def workbook(lines: Sequence[Line], explained: Sequence[Explained], rules: Sequence[str]) -> bytes:
    """The bytes of an .xlsx: the sheet "Invullen" with its codes hidden and locked, and the sheet "Uitleg"."""
    import openpyxl

    book = openpyxl.Workbook()
    for each in book.worksheets:
        book.remove(each)
    _fill(book.create_sheet(FILL_SHEET), lines)
    _explain(book.create_sheet(EXPLANATION_SHEET), explained, rules)
    content = io.BytesIO()
    book.save(content)
    return content.getvalue()


def _fill(sheet: Any, lines: Sequence[Line]) -> None:
    sheet.append(list(HEADER))
    for line in lines:
        sheet.append(
            [
                line.measure, line.level, line.key, line.year, _short(line.what), _short(line.over), line.period,
                line.day, line.number, line.last,
            ]
        )  # fmt: skip
    _look(sheet, lines)
    _guard(sheet, lines)


def _short(text: str) -> str:
    """Long cells are refused at the gate, so what the planner writes itself stays within it."""
    return text if len(text) <= LONGEST_TEXT else f"{text[: LONGEST_TEXT - 3]}..."


def _look(sheet: Any, lines: Sequence[Line]) -> None:
    from openpyxl.styles import Alignment, Border, Font, PatternFill, Side

    for place, name in enumerate(HEADER, start=1):
        column = sheet.cell(1, place).column_letter
        sheet.column_dimensions[column].width = WIDTHS.get(name, 10)
        sheet.column_dimensions[column].hidden = name in CODES
        sheet.cell(1, place).font = Font(bold=True, color=INK)
    number, day, last = (HEADER.index(name) + 1 for name in (NUMBER, DAY, LAST))
    edge = Side(style="thin", color=EDGE)
    border, fill = Border(left=edge, right=edge, top=edge, bottom=edge), PatternFill("solid", fgColor=OPEN)
    known, grey, right = Font(color=GREY, italic=True), Font(color=GREY), Alignment(horizontal="right")
    for row, line in enumerate(lines, start=2):
        cell = sheet.cell(row, number)
        cell.number_format = "#,##0" if line.whole else DECIMALS
        cell.font, cell.fill, cell.border, cell.alignment = known, fill, border, right
        sheet.cell(row, day).number_format = "dd-mm-yyyy"
        sheet.cell(row, last).font = grey
    sheet.freeze_panes = "E2"


def _guard(sheet: Any, lines: Sequence[Line]) -> None:
    """Only the number and the teldatum can be changed; Excel says at once when something is no number. No password."""
    from openpyxl.styles import Protection

    open_columns = [HEADER.index(name) + 1 for name in (DAY, NUMBER)]
    unlocked = Protection(locked=False)
    for row in range(2, len(lines) + 2):
        for column in open_columns:
            sheet.cell(row, column).protection = unlocked
    sheet.protection.sheet = True
    sheet.protection.formatColumns = False
    sheet.protection.autoFilter = False
    letter = sheet.cell(1, HEADER.index(NUMBER) + 1).column_letter
    for rule, rows in _rules(lines, letter).items():
        sheet.add_data_validation(_validation(rule, letter, rows))


def _rules(lines: Sequence[Line], letter: str) -> dict[tuple[bool, bool], list[int]]:
    found: dict[tuple[bool, bool], list[int]] = {}
    for row, line in enumerate(lines, start=2):
        found.setdefault((line.whole, line.negative), []).append(row)
    return found


def _validation(rule: tuple[bool, bool], letter: str, rows: Sequence[int]) -> Any:
    from openpyxl.worksheet.datavalidation import DataValidation

    whole, negative = rule
    first = f"{letter}{rows[0]}"
    limits = [*([] if negative else [f"{first}>=0"]), *([f"{first}=INT({first})"] if whole else [])]
    number = f"AND({','.join(limits)})" if limits else "TRUE"
    told = "Vul een heel getal in, of <5 voor 1 tot en met 4. Leeg is onbekend, 0 is echt nul."
    validation = DataValidation(
        type="custom",
        # IF, because INT of a text is an error, and OR of an error too.
        formula1=f'IF(ISNUMBER({first}),{number},OR({first}="<5",{first}="n.v.t."))',
        allow_blank=True,
        showErrorMessage=True,
        errorTitle="Dit is geen getal",
        error=told if whole else "Vul een getal in, met een komma voor decimalen. Leeg is onbekend, 0 is echt nul.",
    )
    for first_row, last_row in _stretches(rows):
        validation.add(f"{letter}{first_row}:{letter}{last_row}")
    return validation


def _stretches(rows: Sequence[int]) -> list[tuple[int, int]]:
    """Ascending rows with neighbours taken together: a range per cell would make a long sheet slow."""
    found: list[tuple[int, int]] = []
    for row in rows:
        if found and found[-1][1] == row - 1:
            found[-1] = (found[-1][0], row)
        else:
            found.append((row, row))
    return found


def _explain(sheet: Any, explained: Sequence[Explained], rules: Sequence[str]) -> None:
    from openpyxl.styles import Alignment, Font

    rows: list[tuple[str, str]] = [("Onderdeel", "Uitleg"), *(("Zo vult u in", rule) for rule in rules)]
    for each in explained:
        rows += [("", ""), ("Indicator", each.name), *each.facts]
    for row in rows:
        sheet.append(list(row))
    sheet.column_dimensions["A"].width, sheet.column_dimensions["B"].width = 26, 110
    for label, text in sheet.iter_rows():
        label.font = Font(bold=True)
        text.alignment = Alignment(wrap_text=True, vertical="top")
        text.font = Font(bold=label.value in {"Onderdeel", "Indicator"})
    sheet.protection.sheet = True
