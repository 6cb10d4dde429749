"""Reads a Word file as its readers see it: headings, paragraphs, lists, tables, notes and pictures. Pure: no Django.

Tracked changes stand as if they were accepted; what was taken out, hidden or remarked, and what the file says about itself,
does not come along.
"""

from collections.abc import Iterator
from io import BytesIO
from typing import Any

from goals.importers.word_look import HEADING as HEADS
from goals.importers.word_look import HIDDEN, SKIPPED, TITLE, Looks
from goals.importers.word_runs import Reader, attribute, child, escaped, is_on, paragraphs_in, tag, value
from goals.importers.word_tables import cell_text, row_cells, rows_of
from meetings.compute.papers.document_pictures import LEFT_OUT, Found
from meetings.compute.papers.numbering import Numbers
from meetings.compute.papers.parts import HEADING, ITEM, PICTURE, TABLE, TEXT, Cell, Part, Reading, with_names
from osp import dutch

_RIGHT = frozenset({"right", "end"})
_FIRST_ROW = 0x20


def read_document(data: bytes) -> Reading:
    """The document. Any exception of the library for a broken file."""
    import docx

    return _Walk(docx.Document(BytesIO(data))).read()


class _Walk:
    """Goes through the body, paragraph by paragraph."""

    def __init__(self, opened: Any) -> None:
        self.body, self.part = opened.element.body, opened.part
        self.looks = Looks(self.part)
        self.numbers = Numbers(self.part, self.looks)
        self.reader = Reader(self.part, self.looks)
        self.found = Found(self.part, self.looks)
        self.has_contents = False

    def read(self) -> Reading:
        """Everything, in order; the notes at the end."""
        parts = [part for element in paragraphs_in(self.body) for part in self._element(element)]
        notes = self.reader.take_notes()
        if notes:
            parts.append(Part(HEADING, "Noten"))
            parts += [Part(TEXT, escaped(f"[{number}] ") + words) for number, words in notes]
        return Reading(tuple(parts), tuple(self._left_out()))

    def _left_out(self) -> Iterator[str]:
        for name, count in sorted((+self.found.skipped).items()):
            yield dutch.plural(count, *LEFT_OUT[name])
        if self.has_contents:
            yield "de inhoudsopgave"
        if any(
            _says(each.target_part) for each in self.part.rels.values() if each.reltype.endswith(("/header", "/footer"))
        ):
            yield "kop- en voetteksten"

    def _element(self, element: Any) -> Iterator[Part]:
        if tag(element) == "tbl":
            yield from self._table(element)
        else:
            yield from self._paragraph(element)

    def _paragraph(self, paragraph: Any) -> Iterator[Part]:
        look = self.looks.of(paragraph)
        if look.kind == SKIPPED:
            self.has_contents = True
        if look.kind in {SKIPPED, HIDDEN}:
            return
        text = self.reader.markdown(paragraph)
        if text:
            place = self.numbers.place(paragraph, look.style)
            if look.kind in {HEADS, TITLE}:
                yield Part(HEADING, escaped(self.reader.plain(paragraph)), look.level or 1, place[1] if place else "")
            elif place:
                yield Part(ITEM, text, place[0] + 1, place[1])
            else:
                yield Part(TEXT, text)
        yield from self._pictures(paragraph)
        for box in self.reader.boxes(paragraph):
            yield from self._element(box)

    def _pictures(self, element: Any) -> Iterator[Part]:
        for picture in self.found.pictures(element):
            yield Part(PICTURE, picture=picture)

    def _table(self, table: Any) -> Iterator[Part]:
        rows = rows_of(table, self.reader)
        cells = [row_cells(row) for row in rows]
        if len(cells) == 1 and len(cells[0]) == 1:
            # A frame around text, or a page laid out in one cell.
            for each in paragraphs_in(cells[0][0]):
                yield from self._element(each)
            return
        said = [tuple(self._cell(cell) for cell in row) for row in cells]
        kept = [(row, line) for row, line in zip(rows, said, strict=True) if any(cell.text for cell in line)]
        if kept:
            lines = tuple(line for _, line in kept)
            heads = _heads(table, [row for row, _ in kept], lines)
            yield Part(TABLE, table=with_names(lines, heads, is_written=True))
        yield from self._pictures(table)

    def _cell(self, cell: Any) -> Cell:
        looks = child(cell, "tcPr")
        span = value(looks, "gridSpan") or "1"
        merge = child(looks, "vMerge") if looks is not None else None
        goes_on = merge is not None and attribute(merge, "val") != "restart"
        first = next((each for each in cell if tag(each) == "p"), None)
        aligned = value(child(first, "pPr"), "jc") if first is not None else None
        columns = int(span) if span.isdecimal() and 0 < len(span) < 3 else 1  # noqa: PLR2004 -- no table has a hundred columns
        return Cell("" if goes_on else cell_text(cell, self.reader), max(columns, 1), aligned in _RIGHT)


def _heads(table: Any, rows: list[Any], lines: tuple[tuple[Cell, ...], ...]) -> int:
    """How many rows name the columns: those that come back on every page, or else a first row that Word sets apart."""
    count = 0
    for row in rows:
        if not is_on(child(row, "trPr"), "tblHeader"):
            break
        count += 1
    if 0 < count < len(rows):
        return count
    look = child(child(table, "tblPr"), "tblLook") if child(table, "tblPr") is not None else None
    apart = look is not None and (attribute(look, "firstRow") == "1" or _bits(look) & _FIRST_ROW)
    return 1 if apart and len(rows) > 1 and all(cell.text for cell in lines[0]) else 0


def _bits(look: Any) -> int:
    try:
        return int(attribute(look, "val") or "0", 16)
    except ValueError:
        return 0


def _says(part: Any) -> bool:
    """Whether a head or foot has words."""
    return any((each.text or "").strip() for each in part.element.iter() if tag(each) == "t")
