"""Workbooks of a plan for tests: one as it leaves, changed as a person would change it in Excel, and handed in again."""

import io
from collections.abc import Callable
from typing import Any

import openpyxl

from goals.models import WorkbookRun
from goals.queries import get_plan
from goals.queries.workbooks import plan_workbook
from goals.services.workbooks import receive_workbook
from osp.actors import Actor

Change = Callable[[openpyxl.Workbook], None]


def exported() -> bytes:
    """The current plan as it is downloaded by an editor."""
    plan = get_plan()
    return plan_workbook(plan.swv, plan, offers=True)


def changed(content: bytes, *changes: Change) -> bytes:
    """The same file after somebody worked in it."""
    book = openpyxl.load_workbook(io.BytesIO(content))
    for change in changes:
        change(book)
    held = io.BytesIO()
    book.save(held)
    return held.getvalue()


def handed_in(actor: Actor, content: bytes, name: str = "plan.xlsx") -> WorkbookRun:
    """Check a file."""
    return receive_workbook(actor, plan=get_plan(), name=name, stream=io.BytesIO(content))


def column(sheet: Any, head: str) -> int:
    """The place of a column, from 1."""
    return next(cell.column for cell in sheet[1] if cell.value == head)


def put(title: str, line: int, head: str, value: Any) -> Change:
    """Write in a cell; line 2 is the first row under the heads."""

    def change(book: openpyxl.Workbook) -> None:
        sheet = book[title]
        cell = sheet.cell(line, column(sheet, head))
        cell.value = value

    return change


def add(title: str, **values: Any) -> Change:
    """A new row at the end, by the heads of its columns."""

    def change(book: openpyxl.Workbook) -> None:
        sheet = book[title]
        line = sheet.max_row + 1
        for head, value in values.items():
            sheet.cell(line, column(sheet, head.replace("_", " "))).value = value

    return change


def remove(title: str, line: int) -> Change:
    """Take a row out."""
    return lambda book: book[title].delete_rows(line)
