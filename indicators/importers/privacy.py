"""The gate before every upload of a samenwerkingsverband: a file that names or describes a person is refused whole.

It looks at column names and at the content of every cell, and says which columns and how many cells, never a value. Open
data, recognised by their header, do not pass here: they hold addresses of schools and no persons.
"""

import csv
import html
import re
import tempfile
import zipfile
from collections.abc import Collection, Iterable, Iterator, Sequence
from contextlib import contextmanager
from dataclasses import replace
from itertools import chain, islice, zip_longest
from typing import BinaryIO, cast

from indicators.importers import archives
from indicators.importers.base import ImportRefused
from indicators.importers.columns import normalised
from indicators.importers.privacy_cells import Column, Finding, column_of, found_in, named, number_in
from indicators.importers.reading import SPOOL, Upload, seekable
from indicators.importers.rows import shown
from indicators.importers.workbook import Workbook

# The sheet of a template that tells how to fill it in: its sentences are longer than a cell may be.
EXPLANATION_SHEET = "Uitleg"
CHUNK = 4000
HEADER_WITHIN = 10
NAMED_COLUMNS = 12
ZIP = b"PK\x03\x04"

UNREADABLE = (
    "Dit bestand is niet als tabel te lezen. Sla het in Excel op als “CSV UTF-8” of als .xlsx en bied het opnieuw aan."
)
IN_NAME = (
    "In de naam van dit bestand staat een burgerservicenummer of onderwijsnummer. Er is niets opgeslagen. "
    "Geef het bestand een andere naam en bied het opnieuw aan."
)
IN_SHEET_NAME = (
    "In de naam van een werkblad staat een burgerservicenummer of onderwijsnummer. Er is niets opgeslagen. "
    "Geef het werkblad een andere naam en bied het bestand opnieuw aan."
)
BESIDE_CELLS = (
    "In een formule, opmerking, tekstvak of eigenschap van dit Excelbestand staat een burgerservicenummer of onderwijsnummer. "
    "Er is niets opgeslagen. Haal het weg en bied het bestand opnieuw aan."
)
_BESIDE_CELLS = re.compile(r"xl/(?:comments|threadedComments/|drawings/|worksheets/)|docProps/")
_TEXTS = re.compile(r"<(?:a:)?t(?: [^>]*)?>([^<]*)</(?:a:)?t>")
_FORMULAS = re.compile(r"<(?:f|(?:odd|even|first)(?:Header|Footer))(?: [^>]*)?>([^<]+)<")
_MARKS = (b"<f>", b"<f ", b"<headerFooter")
_COMMENT_ENDS = re.compile(r"</(?:comment|threadedComment|a:p)>")

Table = tuple[str, Iterable[list[str]]]
Found = dict[tuple[int, Finding], int]


def scan(
    header: Sequence[str],
    rows: Iterable[Sequence[str]],
    *,
    code_columns: Collection[str] = (),
    known_columns: Collection[str] = (),
    allows_text: bool = False,
) -> None:
    """Raise ImportRefused when a table names or describes persons.

    `code_columns` hold codes in which nine digits are no number of a person; `known_columns` are names that a format of the
    planner gives a meaning of its own ("Toelichting"), so that the name alone is no reason. Content is looked at in every
    column. Nothing of a cell is kept.
    """
    codes, known = ({normalised(name) for name in names} for names in (code_columns, known_columns))
    columns = [_column(name, codes, allows_text=allows_text) for name in header]
    by_name = {
        place: finding
        for place, name in enumerate(header)
        if normalised(name) not in known and (finding := named(name))
    }
    # Without a header the first row holds data: then columns are told by their place alone.
    in_header = _tally([list(header)], [Column(is_text=True)] * len(header), {})
    found: Found = {}
    source = iter(rows)
    while chunk := list(islice(source, CHUNK)):
        for key, number in _tally(chunk, columns, by_name).items():
            found[key] = found.get(key, 0) + number
    _refuse([] if in_header else header, by_name, _added(found, in_header))


def check_upload(
    stream: BinaryIO,
    *,
    name: str = "",
    code_columns: Collection[str] = (),
    known_columns: Collection[str] = (),
    open_columns: Collection[str] = (),
) -> None:
    """The same for a whole file, CSV (also packed) or .xlsx with all its sheets, their names and comments, and its own name.

    What stands in `open_columns` is a publisher's and not looked at. Leaves the stream open, at its start. Raises ImportRefused.
    """
    passed = {normalised(each) for each in open_columns}
    check_name(name)
    with seekable(stream) as raw, _tables(raw) as tables:
        for title, table in tables:
            header, rows = _without(passed, *_with_header(iter(table)))
            explains = title == EXPLANATION_SHEET
            known = [*known_columns, *header] if explains else known_columns
            scan(header, rows, code_columns=code_columns, known_columns=known, allows_text=explains)
        raw.seek(0)


def check_name(name: str) -> None:
    """Raise ImportRefused for the name of a file in which the number of a person stands."""
    if number_in(name):
        raise ImportRefused(IN_NAME)


def _column(name: str, codes: Collection[str], *, allows_text: bool) -> Column:
    plain = column_of(name)
    is_code = plain.is_code or normalised(name) in codes
    return replace(plain, is_code=is_code, is_text=plain.is_text or allows_text)


def _tally(rows: Sequence[Sequence[str]], columns: Sequence[Column], by_name: dict[int, Finding]) -> Found:
    """How many cells of each column hold what. Equal cells are looked at once."""
    found: Found = {}
    for place, cells in enumerate(zip_longest(*rows, fillvalue="")):
        if place in by_name:
            filled = sum(1 for cell in cells if cell.strip())
            found[place, by_name[place]] = filled
        column = columns[place] if place < len(columns) else Column()
        hits = {cell: finding for cell in set(cells) if (finding := found_in(cell, column))}
        for cell in cells if hits else ():
            if cell in hits and hits[cell] != by_name.get(place):
                found[place, hits[cell]] = found.get((place, hits[cell]), 0) + 1
    return found


def _added(found: Found, more: Found) -> Found:
    return {key: found.get(key, 0) + more.get(key, 0) for key in [*found, *(key for key in more if key not in found)]}


def _refuse(header: Sequence[str], by_name: dict[int, Finding], found: Found) -> None:
    parts = [_part(header, *key, found.get(key, 0)) for key in sorted({*found, *by_name.items()})]
    if not parts:
        return
    rest = len(parts) - NAMED_COLUMNS
    told = "; ".join(parts[:NAMED_COLUMNS]) + (f"; en nog {rest}" if rest > 0 else "")
    raise ImportRefused(
        "Dit bestand bevat gegevens over personen, en die mag de planner niet hebben. Er is niets opgeslagen. "
        f"Gevonden: {told}. Haal deze kolommen uit het bestand en bied het opnieuw aan."
    )


def _part(header: Sequence[str], place: int, finding: Finding, number: int) -> str:
    name = shown(header[place].strip()) if place < len(header) else ""
    count = "1 cel" if number == 1 else f"{number} cellen"
    return f"kolom {name or place + 1} ({finding}, {count})"


def _with_header(rows: Iterator[list[str]]) -> tuple[list[str], Iterator[list[str]]]:
    """The column names, which follow a title of one cell if there is one, and all the other rows."""
    start = list(islice(rows, HEADER_WITHIN))
    if not start:
        return [], rows
    filled = [sum(1 for cell in row if cell.strip()) for row in start]
    place = next((place for place, number in enumerate(filled) if number > 1), 0)
    return start[place], chain(start[:place], start[place + 1 :], rows)


def _without(passed: set[str], header: list[str], rows: Iterator[list[str]]) -> tuple[list[str], Iterator[list[str]]]:
    """The same table with nothing in the columns of these names."""
    places = {place for place, name in enumerate(header) if normalised(name) in passed}
    if not places:
        return header, rows

    def emptied(row: list[str]) -> list[str]:
        return ["" if place in places else cell for place, cell in enumerate(row)]

    return emptied(header), map(emptied, rows)


@contextmanager
def _tables(raw: BinaryIO) -> Iterator[Iterable[Table]]:
    """Every table in a file, by the name of its sheet, with all its rows."""
    raw.seek(0)
    packed = raw.read(len(ZIP)) == ZIP
    raw.seek(0)
    if not packed:
        yield [("", _csv_rows(raw))]
        return
    with archives.open_zip(raw) as archive, tempfile.SpooledTemporaryFile(max_size=SPOOL) as spool:
        if archives.is_office(archive):
            archives.check_workbook(archive, raw)
            _check_parts(archive)
            yield _sheets(raw)
            return
        for piece in archives.unpacked(archives.only_csv(archive), raw):
            spool.write(piece)
        yield [("", _csv_rows(cast("BinaryIO", spool)))]


def _csv_rows(stream: BinaryIO) -> Iterator[list[str]]:
    """The rows of a text file, gzip or not, whatever separates its columns. Letters that are no UTF-8 are read as cp1252."""
    with Upload(stream).open() as data:
        lines = (_line(raw) for raw in data)
        first = next(lines, "")
        delimiter = max(";,\t|", key=first.count)
        try:
            yield from csv.reader(chain([first], lines), delimiter=delimiter)
        except csv.Error:
            raise ImportRefused(UNREADABLE) from None


def _line(raw: bytes) -> str:
    try:
        return raw.decode("utf-8-sig")
    except UnicodeDecodeError:
        return raw.decode("cp1252", errors="replace")


def _sheets(stream: BinaryIO) -> Iterator[Table]:
    book = Workbook(stream)
    for title in book.sheets:
        if number_in(title):
            raise ImportRefused(IN_SHEET_NAME)
        yield title, (cells for _, cells in book.rows(title))


def _check_parts(archive: zipfile.ZipFile) -> None:
    """What stands in a workbook beside the values: formulas, comments, text boxes, and the title in its properties."""
    for part in archive.infolist():
        if not _BESIDE_CELLS.match(part.filename):
            continue
        content = archive.read(part)
        if part.filename.startswith("xl/worksheets/") and not any(mark in content for mark in _MARKS):
            continue
        if any(number_in(text) for text in _texts(part.filename, content.decode("utf-8", errors="replace"))):
            raise ImportRefused(BESIDE_CELLS)


def _texts(name: str, xml: str) -> Iterator[str]:
    """The texts in a part of a workbook; the pieces of one comment, which a program may cut up, together."""
    if name.startswith("docProps/"):
        yield from re.findall(r">([^<]+)<", xml)
        return
    if name.startswith("xl/worksheets/"):
        yield from map(html.unescape, _FORMULAS.findall(xml))
        return
    for piece in _COMMENT_ENDS.split(xml):
        yield "".join(_TEXTS.findall(piece))
        if "threadedComment" in name:
            yield re.sub(r"<[^>]*>", "", piece)
