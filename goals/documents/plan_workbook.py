"""Writing a plan as a workbook that can be read back: a front sheet, a sheet for each kind of row, and the lists to choose from.

Text stays text, whatever it begins with: a cell is never a formula, and stays none when somebody edits it in Excel.
"""

import io
import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date, datetime
from typing import Any

import openpyxl
from openpyxl.cell import WriteOnlyCell
from openpyxl.comments import Comment
from openpyxl.styles import Alignment, Border, Font, PatternFill, Side
from openpyxl.utils import get_column_letter
from openpyxl.worksheet.datavalidation import DataValidation

from goals.documents.plan_workbook_front import Front, write_front
from goals.enums import YearKind
from goals.kinds import Kind
from goals.sheets import (
    FORMAT,
    KEY,
    LONGEST_CELL,
    NAME,
    NUMBER,
    TOO_LONG,
    UNDER,
    VERSION,
    Cells,
    Column,
    Lists,
    clean,
    columns,
    heads,
    leading,
    settled,
    titles,
)
from goals.snapshot import Node, Ref
from osp import dutch
from osp.levels import USUAL, Levels

FRONT, LISTS, STAMP = "Uitleg", "Lijsten", "_osp"
INK, EDGE, HEAD_FILL, FIXED = "FF1F2937", "FFE5E7EB", "FFE8EEF4", "FF6B7280"
FORMATS = {Cells.NUMBER: "0.####", Cells.EURO: "#,##0.00", Cells.DAY: "dd-mm-yyyy"}
SPARE_ROWS = 500
OLDEST_DAY = date(1901, 1, 1)
_ESCAPE = re.compile("_(x[0-9A-Fa-f]{4}_)")


@dataclass(frozen=True, slots=True)
class Book:
    """What a workbook is made of. `versions` holds the version of each row, `taken_at` the moment at which it was read.

    `offers` are the names of the lists that the reader may choose from; without them the cells have no list.
    """

    plan: Node
    tenant: str
    taken_at: datetime
    versions: Mapping[Ref, int] = field(default_factory=dict)
    lists: Lists = field(default_factory=Lists)
    levels: Levels = USUAL
    offers: frozenset[str] = frozenset()


def workbook(book: Book) -> bytes:
    """The bytes of an .xlsx."""
    made = openpyxl.Workbook(write_only=True)
    names = titles(book.levels)
    counts = {kind: sum(1 for _ in rows_of(book.plan, kind)) for kind in names}
    front = Front(str(book.plan.values.get("title", "")), book.tenant, book.taken_at, counts)
    write_front(made.create_sheet(FRONT), front, names)
    offers = [name for name in sorted(book.lists.options) if name in book.offers]
    for kind, title in names.items():
        _sheet(made.create_sheet(title), kind, book, offers)
    _lists(made.create_sheet(LISTS), book.lists, offers)
    _stamp(made.create_sheet(STAMP), book, names)
    content = io.BytesIO()
    made.save(content)
    return content.getvalue()


def as_cell(column: Column, value: Any, node: Node, lists: Lists) -> str | float | int | date | None:
    """A stored value as it stands in a cell; None for nothing."""
    if column.cells is Cells.CHOICE:
        return as_text(lists.label(column.choices, value)) or None
    if value in (None, "", []):
        return None
    if column.cells in {Cells.LINE, Cells.TEXT}:
        return as_text(str(value))
    if column.cells in {Cells.NUMBER, Cells.EURO}:
        return float(settled(column, value))
    if column.cells is Cells.DAY:
        day = date.fromisoformat(value)
        # Before that, Excel has no days: it stands there as text, which is read back as well.
        return day if day >= OLDEST_DAY else value
    return _year_cell(column, value, node)


def _year_cell(column: Column, value: Any, node: Node) -> str | int:
    if column.cells is Cells.STEPS:
        return "; ".join(f"{dutch.school_year(year)}: {f'{step:.15g}'.replace('.', ',')}" for year, step in value)
    if column.cells is Cells.YEAR and node.values.get("year_kind") == YearKind.CALENDAR:
        return int(value)
    return dutch.school_year(value)


def as_text(text: str) -> str:
    """A text as a cell holds it, with what Excel would take for a sign of its own written out."""
    plain = clean(text)
    return TOO_LONG if len(plain) > LONGEST_CELL else _ESCAPE.sub(r"_x005F_\1", plain)


def rows_of(tree: Node, kind: Kind) -> Iterator[tuple[Node, Node | None]]:
    """Every row of a kind with what it hangs on, in reading order."""
    if tree.kind is kind:
        yield tree, None
    for node in tree.walk():
        for child in node.children:
            if child.kind is kind:
                yield child, node


def _sheet(sheet: Any, kind: Kind, book: Book, offers: Sequence[str]) -> None:
    front, described = leading(kind), columns(kind, book.levels)
    widths = {KEY: 8, VERSION: 8, NUMBER: 10, UNDER: 11, NAME: 34}
    rows = list(rows_of(book.plan, kind))
    for place, head in enumerate(heads(kind, book.levels)):
        shape = sheet.column_dimensions[get_column_letter(place + 1)]
        column = described[place - len(front)] if len(front) <= place < len(front) + len(described) else None
        shape.width = column.width if column else widths[head]
        shape.hidden = head in {KEY, VERSION}
        # Also for a row that somebody adds: "2.10" must not become a number, nor "=..." a formula.
        shape.number_format = FORMATS.get(column.cells, "@") if column else "@"
        if column and column.choices in offers:
            letter, last = get_column_letter(place + 1), len(rows) + 1 + SPARE_ROWS
            sheet.data_validations.append(_choice(column, book.lists, offers, f"{letter}2:{letter}{last}"))
    sheet.freeze_panes = f"{get_column_letter(len(front) + 2)}2"
    looks = _Looks(sheet)
    sheet.append([looks.head(head, is_needed=_is_needed(head, described)) for head in heads(kind, book.levels)])
    for node, above in rows:
        fixed = {
            KEY: node.id,
            VERSION: book.versions.get(node.ref, 0),
            NUMBER: node.number,
            UNDER: above.number if above else "",
        }
        cells = [looks.fixed(fixed[head]) for head in front]
        cells += [
            looks.cell(column, as_cell(column, node.values.get(column.name), node, book.lists)) for column in described
        ]
        if above and UNDER in front:
            cells.append(looks.fixed(as_text(str(above.values.get("title", "")))))
        sheet.append(cells)


def _is_needed(head: str, described: Sequence[Column]) -> bool:
    return head == UNDER or any(column.head == head and column.needed for column in described)


class _Looks:
    """Cells of one sheet."""

    def __init__(self, sheet: Any) -> None:
        edge = Side(style="thin", color=EDGE)
        self._sheet = sheet
        self._bold, self._grey = Font(bold=True, color=INK), Font(color=FIXED)
        self._fill, self._border = PatternFill("solid", fgColor=HEAD_FILL), Border(bottom=edge)
        self._wrap = Alignment(wrap_text=True, vertical="top")

    def head(self, text: str, *, is_needed: bool) -> Any:
        """The head of a column; what a new row cannot do without has a star in its note, not in its name."""
        made = self._made(text)
        made.font, made.fill, made.border, made.alignment = self._bold, self._fill, self._border, self._wrap
        if is_needed:
            made.comment = Comment("Een nieuwe regel kan hier niet zonder.", "OSP-planner")
        return made

    def fixed(self, value: Any) -> Any:
        """What says which row it is."""
        made = self._made(clean(value) if isinstance(value, str) else value)
        made.font, made.alignment = self._grey, self._wrap
        return made

    def cell(self, column: Column, value: Any) -> Any:
        """A field."""
        made = self._made(value)
        made.number_format = FORMATS.get(column.cells, "@")
        made.alignment = self._wrap
        return made

    def _made(self, value: Any) -> Any:
        made = WriteOnlyCell(self._sheet, value)
        if isinstance(value, str):
            # What begins with = is a text here, also after somebody opens the cell and closes it again.
            made.data_type, made.number_format, made.quotePrefix = "s", "@", True
        return made


def _choice(column: Column, lists: Lists, offers: Sequence[str], cells: str) -> Any:
    letter = get_column_letter(offers.index(column.choices) + 1)
    last = max(len(lists.options[column.choices]), 1) + 1
    made = DataValidation(
        type="list",
        formula1=f"{LISTS}!${letter}$2:${letter}${last}",
        allow_blank=True,
        showErrorMessage=True,
        errorTitle="Dit staat niet in de lijst",
        error="Kies uit de lijst, of laat de cel leeg.",
    )
    made.add(cells)
    return made


def _lists(sheet: Any, lists: Lists, offers: Sequence[str]) -> None:
    looks, columns_ = _Looks(sheet), [[as_text(each.label) for each in lists.options[name]] for name in offers]
    sheet.sheet_state = "hidden"
    sheet.append([looks.fixed(name) for name in offers])
    for place in range(max((len(each) for each in columns_), default=0)):
        sheet.append([looks.fixed(each[place]) if place < len(each) else None for each in columns_])


def _stamp(sheet: Any, book: Book, names: Mapping[Kind, str]) -> None:
    """What the reader goes by: whose plan it is, of when, and what each sheet and column was called."""
    looks = _Looks(sheet)
    sheet.sheet_state = "veryHidden"
    sheet.append(
        [looks.fixed(text) for text in (str(FORMAT), book.tenant, str(book.plan.id), book.taken_at.isoformat())]
    )
    for kind, title in names.items():
        sheet.append([looks.fixed(text) for text in (kind.value, title, *heads(kind, book.levels))])
