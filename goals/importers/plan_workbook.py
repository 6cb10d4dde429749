"""Reading a plan's workbook back: whose it is, and every row that stands in it. Nothing is compared here."""

import io
from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field, replace
from datetime import datetime
from typing import Any, BinaryIO

from goals.importers.plan_cells import CellProblem, Unread, plain_number, read_cell
from goals.kinds import ELEMENTS, Kind
from goals.sheets import FORMAT, KEY, NUMBER, UNDER, VERSION, Lists, clean, columns, leading
from goals.sheets import heads as all_heads
from indicators.importers.archives import check_workbook, open_zip
from indicators.importers.base import ImportRefused
from osp.levels import Levels

STAMP = "_osp"
MOST_BYTES = 5 * 1024 * 1024
MOST_ROWS = 5000
MOST_COLUMNS = 40
_OLE = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"
_ZIP = b"PK"
OLD_OR_LOCKED = (
    "Dit is een oud Excelbestand (.xls), of een bestand met een wachtwoord. Haal het wachtwoord eraf en bewaar het als "
    "Excel-werkmap (.xlsx)."
)
NOT_EXCEL = "Dit is geen Excelbestand. Haal het plan op als Excel, wijzig dat bestand en bied het hier aan als .xlsx."
NOT_OURS = (
    "Dit Excelbestand komt niet uit de planner, of het verborgen blad ervan is weg. Haal het plan opnieuw op als Excel en zet "
    "uw wijzigingen daarin."
)
OTHER_TENANT = "Dit bestand is van {code}. Hier leest u alleen het plan van uw eigen samenwerkingsverband in."
OTHER_PLAN = "Dit bestand is van een ander plan dan het plan dat nu loopt. Haal het plan opnieuw op."
OTHER_FORMAT = "Dit bestand is met een andere versie van de planner gemaakt. Haal het plan opnieuw op als Excel."
BROKEN = "Dit Excelbestand is beschadigd. Open het in Excel, bewaar het opnieuw als .xlsx en probeer het nog eens."
PUT_BACK = "Zet de eerste rij terug zoals die was."
FORMULA = "Hier staat een formule. Plak de uitkomst als waarde."


@dataclass(frozen=True, slots=True)
class Problem:
    """A row that is not taken in: where it stands, and why. `column` is empty for the whole row."""

    sheet: str
    line: int
    column: str
    message: str


@dataclass(frozen=True, slots=True)
class Line:
    """A row of a sheet. `id` is None for a new one; `values` holds what its cells say, by field."""

    kind: Kind
    line: int
    id: int | None
    version: int
    number: str
    under: str
    values: dict[str, Any]
    is_refused: bool = False


@dataclass(frozen=True, slots=True)
class Read:
    """A whole file: of when it is, its rows, and what is wrong with some of them. Rows in error are among `lines`, marked."""

    taken_at: datetime
    titles: dict[Kind, str]
    lines: tuple[Line, ...]
    problems: tuple[Problem, ...] = field(default=())


def read_workbook(stream: BinaryIO, *, tenant: str, plan_id: int, lists: Lists, levels: Levels) -> Read:
    """Every row of the file. ImportRefused, in Dutch, for a file that is not this plan's workbook in full."""
    content = _checked(stream)
    book = _opened(content)
    stamp = _stamp(book, tenant, plan_id)
    reader = _Reader(stamp.titles, lists, levels)
    lines: list[Line] = []
    for kind, title in stamp.titles.items():
        if title not in book.sheetnames:
            raise ImportRefused(f"Het blad „{title}” ontbreekt. Zet het terug, of haal het plan opnieuw op als Excel.")
        lines += reader.lines(kind, book[title], stamp.heads[kind])
    return Read(stamp.taken_at, stamp.titles, tuple(reader.without_copies(lines)), tuple(reader.problems))


def _checked(stream: BinaryIO) -> bytes:
    stream.seek(0)
    content = stream.read(MOST_BYTES + 1)
    if len(content) > MOST_BYTES:
        raise ImportRefused(
            f"Dit bestand is groter dan {MOST_BYTES // 2**20} MB. Controleer of u het juiste bestand koos."
        )
    if content.startswith(_OLE):
        raise ImportRefused(OLD_OR_LOCKED)
    if not content.startswith(_ZIP):
        raise ImportRefused(NOT_EXCEL)
    held = io.BytesIO(content)
    check_workbook(open_zip(held), held)
    return content


def _opened(content: bytes) -> Any:
    import openpyxl

    try:
        return openpyxl.load_workbook(io.BytesIO(content), read_only=True)
    except Exception as error:
        raise ImportRefused(BROKEN) from error


@dataclass(frozen=True, slots=True)
class _Stamp:
    taken_at: datetime
    titles: dict[Kind, str]
    heads: dict[Kind, tuple[str, ...]]


def _stamp(book: Any, tenant: str, plan_id: int) -> _Stamp:
    if STAMP not in book.sheetnames:
        raise ImportRefused(NOT_OURS)
    rows = [[_plain(cell) for cell in row] for row in _values(book[STAMP], len(Kind) + 1)]
    try:
        (form, code, plan, moment), *sheets = ([text for text in row if text] for row in rows)
        taken_at = datetime.fromisoformat(moment)
        kinds = {Kind(kind): (title, tuple(heads)) for kind, title, *heads in sheets}
    except ValueError:
        raise ImportRefused(NOT_OURS) from None
    if form != str(FORMAT):
        raise ImportRefused(OTHER_FORMAT)
    if code != tenant:
        raise ImportRefused(OTHER_TENANT.format(code=code[:20]))
    if plan != str(plan_id):
        raise ImportRefused(OTHER_PLAN)
    if set(kinds) != set(Kind) or taken_at.tzinfo is None:
        raise ImportRefused(NOT_OURS)
    return _Stamp(taken_at, {kind: kinds[kind][0] for kind in kinds}, {kind: kinds[kind][1] for kind in kinds})


def _values(sheet: Any, most: int) -> Iterator[Sequence[Any]]:
    try:
        yield from sheet.iter_rows(min_row=1, max_row=most, max_col=MOST_COLUMNS, values_only=True)
    except Exception as error:
        raise ImportRefused(BROKEN) from error


def _plain(value: Any) -> str:
    return "" if value is None else clean(plain_number(value)).strip()


class _Reader:
    """Rows of the sheets, and the problems found on the way."""

    def __init__(self, titles: dict[Kind, str], lists: Lists, levels: Levels) -> None:
        self.titles, self.lists, self.levels = titles, lists, levels
        self.problems: list[Problem] = []

    def lines(self, kind: Kind, sheet: Any, heads: tuple[str, ...]) -> Iterator[Line]:
        """The rows of one sheet, by the heads that it was written with."""
        rows = _cells(sheet)
        first = next(rows, ())
        places = self._places(kind, [_plain(cell.value) for cell in first], heads)
        for number, row in enumerate(rows, start=2):
            if number > MOST_ROWS:
                title = self.titles[kind]
                raise ImportRefused(f"Op het blad „{title}” staan meer dan {MOST_ROWS} regels. Controleer het bestand.")
            if any(_plain(cell.value) for cell in row):
                yield self._line(kind, number, {head: row[place] for head, place in places.items() if place < len(row)})

    def _places(self, kind: Kind, found: list[str], heads: tuple[str, ...]) -> dict[str, int]:
        expected = all_heads(kind, self.levels)
        if len(heads) != len(expected):
            raise ImportRefused(OTHER_FORMAT)
        title, counts = self.titles[kind], Counter(found)
        for head in heads:
            if counts[head] != 1:
                said = "staat er meer dan eens" if counts[head] else "ontbreekt of heet anders"
                raise ImportRefused(f"Op het blad „{title}” is iets mis: de kolom „{head}” {said}. {PUT_BACK}")
        # A name of a level that changed since is known by its place.
        return {now: found.index(then) for now, then in zip(expected, heads, strict=True)}

    def _line(self, kind: Kind, number: int, cells: dict[str, Any]) -> Line:
        wrong = len(self.problems)
        key, version = (self._whole(kind, number, head, cells) for head in (KEY, VERSION))
        values: dict[str, Any] = {}
        for column in columns(kind, self.levels):
            cell = cells.get(column.head)
            try:
                values[column.name] = self._value(column, cell)
            except Unread:
                continue
            except CellProblem as error:
                self.problem(kind, number, column.head, str(error))
        return Line(
            kind=kind,
            line=number,
            id=key or None,
            version=version,
            number=self._words(kind, number, NUMBER, cells) if kind in ELEMENTS else "",
            under=self._words(kind, number, UNDER, cells) if UNDER in leading(kind) else "",
            values=values,
            is_refused=len(self.problems) > wrong,
        )

    def _value(self, column: Any, cell: Any) -> Any:
        if cell is None:
            return read_cell(column, None, lists=self.lists)
        if cell.data_type == "f":
            raise CellProblem(FORMULA)
        if cell.data_type == "e":
            raise CellProblem("In deze cel staat een fout van Excel.")
        return read_cell(column, cell.value, lists=self.lists, number_format=cell.number_format or "")

    def _whole(self, kind: Kind, number: int, head: str, cells: dict[str, Any]) -> int:
        text = _plain(cells[head].value) if head in cells else ""
        if text and not (text.isdecimal() and len(text) < len("9" * 18)):
            self.problem(
                kind, number, head, "De verborgen kolommen A en B zijn gewijzigd. Maak ze leeg voor een nieuwe regel."
            )
            return 0
        return int(text or 0)

    def _words(self, kind: Kind, number: int, head: str, cells: dict[str, Any]) -> str:
        value = cells[head].value if head in cells else None
        if value is not None and not isinstance(value, str | int | float):
            self.problem(kind, number, head, "Excel maakte van dit nummer een datum. Maak de cel op als tekst.")
            return ""
        return _plain(value)

    def problem(self, kind: Kind, line: int, column: str, message: str) -> None:
        """Note what is wrong with a row."""
        self.problems.append(Problem(self.titles[kind], line, column, message))

    def without_copies(self, lines: Sequence[Line]) -> Iterator[Line]:
        """Two rows with one key cannot both be that row: neither is taken in."""
        keys = Counter((line.kind, line.id) for line in lines if line.id)
        for line in lines:
            if line.id and keys[line.kind, line.id] > 1:
                others = [
                    each.line for each in lines if (each.kind, each.id) == (line.kind, line.id) and each is not line
                ]
                told = ", ".join(map(str, others))
                self.problem(
                    line.kind,
                    line.line,
                    "",
                    f"Deze regel heeft dezelfde verborgen sleutel als regel {told}. Maak bij de kopie de verborgen kolommen A en "
                    "B leeg.",
                )
                yield replace(line, is_refused=True)
            else:
                yield line


def _cells(sheet: Any) -> Iterator[Sequence[Any]]:
    try:
        yield from sheet.iter_rows(min_row=1, max_row=MOST_ROWS + 1, max_col=MOST_COLUMNS)
    except Exception as error:
        raise ImportRefused(BROKEN) from error
