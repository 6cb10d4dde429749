"""Stated numbers of the tests: filling in a downloaded template, and tables of the own make."""

import io
from collections.abc import Mapping

import openpyxl

from indicators.importers.template import HEADER

Typed = Mapping[tuple[str, str, int], object]


def filled(content: bytes, numbers: Typed) -> bytes:
    """The same workbook with numbers by (measure, unit, year) typed into it, as somebody does in Excel."""
    book = openpyxl.load_workbook(io.BytesIO(content))
    sheet = book["Invullen"]
    place = {name: HEADER.index(name) for name in HEADER}
    left = dict(numbers)
    for row in sheet.iter_rows(min_row=2):
        cell = (row[place["maat"]].value, row[place["code"]].value, row[place["jaar"]].value)
        if cell in left:
            row[place["aantal of bedrag"]].value = left.pop(cell)
    assert not left, f"not in the template: {left}"
    target = io.BytesIO()
    book.save(target)
    return target.getvalue()


def csv_template(*rows: str) -> bytes:
    """A template as CSV: "opp;gemeente;0513;2024;12" per row."""
    return "\r\n".join(("maat;niveau;code;jaar;aantal of bedrag", *rows)).encode()
