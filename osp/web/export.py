"""A table as CSV or Excel."""

import csv
import io
import re
from collections.abc import Iterable, Mapping, Sequence
from datetime import date

from django.http import Http404, HttpResponse

Cell = str | int | float | date | None
Table = tuple[Sequence[str], Iterable[Sequence[Cell]]]
XLSX = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"
# A spreadsheet runs a text that starts like this as a formula.
_RISKY = re.compile(r"[=+\-@\t\r]")
_NUMBER = re.compile(r"[+-]?[0-9]+([.,][0-9]+)?%?")


def table_response(name: str, header: Sequence[str], rows: Iterable[Sequence[Cell]], kind: str) -> HttpResponse:
    """The table as a download: `kind` is csv (semicolons and decimal commas, as Dutch spreadsheets read them) or xlsx.

    Http404 for any other kind. `name` is the file name without extension.
    """
    safe = [[safe_cell(cell) for cell in row] for row in rows]
    if kind == "csv":
        return _download(_csv(header, safe), f"{name}.csv", "text/csv; charset=utf-8")
    if kind == "xlsx":
        return _download(_xlsx(header, safe), f"{name}.xlsx", XLSX)
    raise Http404


def workbook_response(name: str, sheets: Mapping[str, Table]) -> HttpResponse:
    """An Excel file with these sheets, each a header and rows. `name` is the file name without extension."""
    return _download(_book(sheets), f"{name}.xlsx", XLSX)


def safe_cell(cell: Cell) -> Cell:
    """A text that a spreadsheet would run as a formula gets an apostrophe in front; a number stays a number."""
    if isinstance(cell, str) and _RISKY.match(cell) and not _NUMBER.fullmatch(cell):
        return f"'{cell}"
    return cell


def _csv(header: Sequence[str], rows: Iterable[Sequence[Cell]]) -> bytes:
    text = io.StringIO()
    writer = csv.writer(text, delimiter=";")
    writer.writerow(header)
    writer.writerows([_csv_cell(cell) for cell in row] for row in rows)
    # The mark in front tells Excel that this is UTF-8.
    return text.getvalue().encode("utf-8-sig")


def _csv_cell(cell: Cell) -> str:
    if cell is None:
        return ""
    if isinstance(cell, float):
        return str(cell).replace(".", ",")
    return cell.isoformat() if isinstance(cell, date) else str(cell)


def _xlsx(header: Sequence[str], rows: Iterable[Sequence[Cell]]) -> bytes:
    return _book({"Sheet": (header, rows)})


def _book(sheets: Mapping[str, Table]) -> bytes:
    import openpyxl

    book = openpyxl.Workbook(write_only=True)
    for title, (header, rows) in sheets.items():
        sheet = book.create_sheet(title)
        sheet.append(list(header))
        for row in rows:
            sheet.append([safe_cell(cell) for cell in row])
    content = io.BytesIO()
    book.save(content)
    return content.getvalue()


def _download(content: bytes, name: str, content_type: str) -> HttpResponse:
    response = HttpResponse(content, content_type=content_type)
    response["Content-Disposition"] = f'attachment; filename="{name}"'
    response["X-Content-Type-Options"] = "nosniff"
    return response
