"""Writing the template of the planner as a workbook: what to fill in, and a sheet that explains it."""

import io
from collections.abc import Sequence
from copy import copy
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

    # Rows are written as they come: a template of all vestigingen has twenty thousand of them.
    book = openpyxl.Workbook(write_only=True)
    _fill(book.create_sheet(FILL_SHEET), lines)
    _explain(book.create_sheet(EXPLANATION_SHEET), explained, rules)
    content = io.BytesIO()
    book.save(content)
    return content.getvalue()


def _fill(sheet: Any, lines: Sequence[Line]) -> None:
    _look(sheet)
    _guard(sheet, lines)
    looks = _Looks.of(sheet)
    sheet.append([looks.head(name) for name in HEADER])
    for line in lines:
        sheet.append(
            [
                line.measure, line.level, line.key, line.year, _short(line.what), _short(line.over), line.period,
                looks.cell(looks.day, line.day), looks.cell(looks.whole if line.whole else looks.decimal, line.number),
                looks.cell(looks.last, line.last),
            ]
        )  # fmt: skip


def _short(text: str) -> str:
    """Long cells are refused at the gate, so what the planner writes itself stays within it."""
    return text if len(text) <= LONGEST_TEXT else f"{text[: LONGEST_TEXT - 3]}..."


@dataclass(frozen=True, slots=True)
class _Looks:
    """One cell of each kind, filled anew for every row: making the look of a cell takes longer than writing it.

    Only the number and the teldatum can be changed.
    """

    heading: Any
    day: Any
    whole: Any
    decimal: Any
    last: Any

    @classmethod
    def of(cls, sheet: Any) -> "_Looks":
        from openpyxl.cell import WriteOnlyCell
        from openpyxl.styles import Alignment, Border, Font, PatternFill, Protection, Side

        found = cls(*(WriteOnlyCell(sheet) for _ in range(5)))
        edge = Side(style="thin", color=EDGE)
        border, fill = Border(left=edge, right=edge, top=edge, bottom=edge), PatternFill("solid", fgColor=OPEN)
        for cell, decimals in ((found.whole, "#,##0"), (found.decimal, DECIMALS)):
            cell.number_format, cell.font, cell.fill, cell.border = (
                decimals,
                Font(color=GREY, italic=True),
                fill,
                border,
            )
            cell.alignment = Alignment(horizontal="right")
        found.day.number_format = "dd-mm-yyyy"
        for cell in (found.whole, found.decimal, found.day):
            cell.protection = Protection(locked=False)
        found.heading.font, found.last.font = Font(bold=True, color=INK), Font(color=GREY)
        return found

    def head(self, name: str) -> Any:
        """The head of a column; each is a cell of its own, since they stand in one row."""
        found = copy(self.heading)
        found.value = name
        return found

    def cell(self, look: Any, value: Any) -> Any:
        """A value in a look, until the next row."""
        look.value = value
        return look


def _look(sheet: Any) -> None:
    from openpyxl.utils import get_column_letter

    for place, name in enumerate(HEADER, start=1):
        column = sheet.column_dimensions[get_column_letter(place)]
        column.width, column.hidden = WIDTHS.get(name, 10), name in CODES
    sheet.freeze_panes = "E2"


def _guard(sheet: Any, lines: Sequence[Line]) -> None:
    """What is locked stays as it is; Excel says at once when something is no number. No password."""
    from openpyxl.utils import get_column_letter

    sheet.protection.sheet = True
    sheet.protection.formatColumns = False
    sheet.protection.autoFilter = False
    letter = get_column_letter(HEADER.index(NUMBER) + 1)
    for rule, rows in _rules(lines, letter).items():
        sheet.data_validations.append(_validation(rule, letter, rows))


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
    from openpyxl.cell import WriteOnlyCell
    from openpyxl.styles import Alignment, Font

    rows: list[tuple[str, str]] = [("Onderdeel", "Uitleg"), *(("Zo vult u in", rule) for rule in rules)]
    for each in explained:
        rows += [("", ""), ("Indicator", each.name), *each.facts]
    sheet.column_dimensions["A"].width, sheet.column_dimensions["B"].width = 26, 110
    sheet.protection.sheet = True
    for name, told in rows:
        label, text = WriteOnlyCell(sheet, name), WriteOnlyCell(sheet, told)
        label.font = Font(bold=True)
        text.alignment = Alignment(wrap_text=True, vertical="top")
        text.font = Font(bold=name in {"Onderdeel", "Indicator"})
        sheet.append([label, text])
