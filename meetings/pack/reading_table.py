"""A table of a leesversie on paper: how wide its columns are, on which page it fits, and its rows."""

from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass, replace

from reportlab.lib.enums import TA_RIGHT
from reportlab.lib.styles import ParagraphStyle
from reportlab.pdfbase.pdfmetrics import stringWidth
from reportlab.platypus import Flowable

from meetings.compute.papers.parts import Cell, Table
from osp.pdf import theme
from osp.pdf.blocks import HAIRLINE, STRONG_LINE, Columns, Listing
from osp.pdf.tags import INLINE, Tag
from osp.pdf.text import clean, paragraph
from osp.pdf.written import block_paragraphs
from osp.richtext import blocks

# Sizes of type, from what reads well to what still reads.
SIZES = (8.6, 8.0, 7.4, 6.8)
_SPLIT_SIZE = 7.4
_PAD, _DROP, _FOOT = 3.5, 2.2, 2.8
# A column asks for no more than this to hold a text on one line, and a word for no more than this to stay whole.
_WIDEST, _LONGEST_WORD = 220.0, 150.0
_NARROWEST = 14.0
# How much more a table may ask than a standing page has, before it lies down.
_SQUEEZED = 1.6
# A head that takes more than a few lines does not come back on every page.
_LONGEST_HEAD = 120


@dataclass(frozen=True)
class Laid:
    """A table as flowables for one shape of page; more than one where its columns do not fit beside each other."""

    flowables: list[Flowable]
    is_wide: bool


def laid_out(table: Table, room: float, wide_room: float) -> Laid:
    """The table on a standing page where that reads well, else lying, smaller, and at last in parts that repeat the first column."""
    asked = _most(table, SIZES[0])
    if sum(asked) <= room * _SQUEEZED:
        for size in SIZES[:2]:
            widths = _fitted(table, size, room)
            if widths:
                return Laid([_listing(table, widths, size)], is_wide=False)
    for size in SIZES:
        widths = _fitted(table, size, wide_room)
        if widths:
            return Laid([_listing(table, widths, size)], is_wide=True)
    return Laid(list(_in_parts(table, wide_room)), is_wide=True)


def _fitted(table: Table, size: float, room: float) -> list[float]:
    """Widths at which no word breaks; none where there is not the room."""
    least, most = _least(table, size), _most(table, size)
    if sum(most) <= room:
        return most
    if sum(least) > room:
        return []
    spare = (room - sum(least)) / (sum(most) - sum(least))
    return [low + (high - low) * spare for low, high in zip(least, most, strict=True)]


def _least(table: Table, size: float) -> list[float]:
    return _widths(table, size, lambda text: text.split(), _LONGEST_WORD)


def _most(table: Table, size: float) -> list[float]:
    return _widths(table, size, lambda text: text.split("\n"), _WIDEST)


def _widths(table: Table, size: float, pieces: Callable[[str], list[str]], limit: float) -> list[float]:
    """For each column the widest piece of what stands in it alone; a figure is one piece."""
    found = [_NARROWEST] * table.columns
    for place, row in enumerate(table.rows):
        column = 0
        for cell in row:
            if cell.columns == 1 and cell.text:
                font = theme.SEMIBOLD if cell.is_strong or place < table.heads else theme.REGULAR
                text = _plain(table, cell)
                parts = [text] if cell.is_right else pieces(text)
                widest = max((stringWidth(part, font, size) for part in parts), default=0.0)
                found[column] = max(found[column], min(widest, limit) + 2 * _PAD + 1)
            column += cell.columns
    return found


def _plain(table: Table, cell: Cell) -> str:
    return "\n".join(block.text for block in blocks(cell.text)) if table.is_written else clean(cell.text)


def _in_parts(table: Table, room: float) -> Iterator[Flowable]:
    """Columns in groups that fit, each with the first column again."""
    widths = _least(table, _SPLIT_SIZE)
    first, start = min(widths[0], room / 2), 1
    while start < len(widths):
        end = start + 1
        while end < len(widths) and first + sum(widths[start : end + 1]) <= room:
            end += 1
        part = [first, *(min(width, room - first) for width in widths[start:end])]
        yield _listing(_columns(table, [0, *range(start, end)]), part, _SPLIT_SIZE)
        start = end


def _columns(table: Table, wanted: Sequence[int]) -> Table:
    """Some columns of a table; a cell over several takes what is left of them."""
    return replace(table, rows=tuple(tuple(_picked(row, wanted)) for row in table.rows))


def _picked(row: Sequence[Cell], wanted: Sequence[int]) -> Iterator[Cell]:
    start = 0
    for cell in row:
        held = sum(1 for column in range(start, start + cell.columns) if column in wanted)
        if held:
            yield replace(cell, columns=held)
        start += cell.columns


def _listing(table: Table, widths: list[float], size: float) -> Flowable:
    tag = Tag("Table")
    lines = [_line(table, row, widths, size, tag, is_head=place < table.heads) for place, row in enumerate(table.rows)]
    head = lines[: table.heads]
    if not head or any(len(cell.text) > _LONGEST_HEAD for row in table.rows[: table.heads] for cell in row):
        return Listing(Columns([[]], [sum(widths)]), lines)
    return Listing(Columns([head], [sum(widths)]), lines[table.heads :])


def _line(table: Table, row: Sequence[Cell], widths: list[float], size: float, tag: Tag, *, is_head: bool) -> Columns:
    line = Tag("TR", tag)
    cells, rooms, tags, column = list[list[Flowable]](), list[float](), list[Tag | None](), 0
    full = sum(cell.columns for cell in row)
    for cell in [*row, *([Cell(columns=len(widths) - full)] if full < len(widths) else [])]:
        style = _style(size, cell, is_head=is_head)
        cells.append(_words(table, cell, style))
        rooms.append(sum(widths[column : column + cell.columns]))
        is_name = is_head and bool(cell.text)
        tags.append(Tag("TH" if is_name else "TD", line, scope="Column" if is_name else "", columns=cell.columns))
        column += cell.columns
    return Columns(
        cells,
        rooms,
        tops=[_DROP] * len(cells),
        foot=_FOOT if any(cells) else size,
        rule=STRONG_LINE if is_head else HAIRLINE,
        whole=True,
        tag=line,
        cell_tags=tags,
    )


def _words(table: Table, cell: Cell, style: ParagraphStyle) -> list[Flowable]:
    if not cell.text:
        return []
    return list(
        block_paragraphs(blocks(cell.text), style, 2) if table.is_written else [paragraph(cell.text, style, INLINE)]
    )


def _style(size: float, cell: Cell, *, is_head: bool) -> ParagraphStyle:
    strong = cell.is_strong or is_head
    name = f"reading-cell-{size}-{strong}-{cell.is_right}"
    options = {"alignment": TA_RIGHT} if cell.is_right else {}
    font = theme.SEMIBOLD if strong else theme.REGULAR
    inset = {"leftIndent": _PAD, "rightIndent": _PAD}
    return theme.CELL.clone(name, fontName=font, fontSize=size, leading=round(size * 1.22, 2), **inset, **options)
