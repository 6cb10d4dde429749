"""Words, facts, tables and charts of a document as flowables: what it is in the margin, what it says beside it."""

from collections.abc import Sequence
from dataclasses import replace
from functools import lru_cache

from reportlab.lib.styles import ParagraphStyle
from reportlab.pdfbase.pdfmetrics import stringWidth
from reportlab.platypus import CondPageBreak, Flowable

from goals.documents.plan import Cell, Chart, Column, Facts, Line, Table, Text
from osp.charts.drawing import to_drawing
from osp.charts.layout import layout
from osp.charts.marks import Picture
from osp.charts.metrics import print_columns
from osp.charts.spec import ChartSpec
from osp.pdf import theme
from osp.pdf.blocks import HAIRLINE, STRONG_LINE, Columns, Gap, Listing, labels, row
from osp.pdf.figure import Figure
from osp.pdf.signs import STATUS_WORDS, StatusMark
from osp.pdf.tags import INLINE, Tag, table_row
from osp.pdf.text import clean, paragraph
from osp.pdf.written import block_paragraphs

CHART_HEIGHT = 150.0
MARK_WIDTH = 13.0
_PAD, _GUTTER = 4.2, 7.0
# Letters of a word that stays whole in its column.
_SHORT_WORD = 11
# Of more columns than this, figures are set a little smaller.
_MANY_COLUMNS = 7


def text_rows(part: Text, *, before: float = 0) -> list[Flowable]:
    """What people wrote, a row for each paragraph, so that it goes on over as many pages as it needs."""
    return rows_of(part.label, block_paragraphs(part.blocks, theme.TEXT), before=before)


def rows_of(label: str, flowables: Sequence[Flowable], *, before: float = 0) -> list[Flowable]:
    """Flowables under each other, each in a row of its own; the label stands beside the first."""
    rows: list[Flowable] = []
    kept: list[Flowable] = []
    for flowable in flowables:
        kept.append(flowable)
        if flowable.getKeepWithNext():
            continue
        space = 0 if rows else before
        rows.append(row("" if rows else label, kept, before=space, foot=kept[-1].getSpaceAfter(), rule=False))
        kept = []
    return rows


def facts_rows(part: Facts) -> list[Flowable]:
    """A row for each fact."""
    rows = (
        row(fact.label, [paragraph(fact.value, theme.TEXT)], before=0, foot=1.5, rule=False, label_tag="P")
        for fact in part.rows
    )
    return [Gap(7), *rows]


def table_rows(part: Table) -> list[Flowable]:
    """The table with its caption in the margin; its head comes back on every page."""
    widths = column_widths(part.columns, part.lines)
    tag = Tag("Table")
    rows: list[Flowable] = [_line(part, line, widths, tag) for line in part.lines]
    if rows:
        rows[-1].rule = None
    found: list[Flowable] = [Gap(14), CondPageBreak(75), Listing(_head(part, widths, tag), rows)]
    if not _fits_margin(part.caption):
        caption = paragraph(part.caption, theme.TEXT_STRONG, Tag("Caption", tag))
        found[2:2] = [row("", [caption], before=0, foot=5, rule=False)]
    if part.note:
        found.append(row("", [paragraph(part.note, theme.NOTE_GREY)], before=2, foot=0, rule=False))
    return found


def chart_rows(part: Chart) -> list[Flowable]:
    """A chart alone, with its heading over it and its words under it."""
    heading = [row("", [paragraph(part.heading, theme.TEXT_STRONG)], rule=False, before=0, foot=3.5)]
    words = row("In woorden", [paragraph(part.words, theme.TEXT)], rule=False, before=7)
    drawing = chart_drawing(part.spec, show_years=True)
    return [Gap(14), CondPageBreak(CHART_HEIGHT + 40), *(heading if part.heading else []), drawing, words]


def chart_drawing(spec: ChartSpec, *, show_years: bool, height: float = CHART_HEIGHT) -> Flowable:
    """The chart over label column and content: the margin line is its value axis."""
    return Figure(to_drawing(_picture(spec, show_years, height)), spec.description)


@lru_cache(maxsize=256)
def _picture(spec: ChartSpec, show_years: bool, height: float) -> Picture:
    """Laid out once for all passes: placing the labels is the slow part of a page."""
    metrics = replace(print_columns(theme.LABEL_WIDTH), show_years=show_years)
    return layout(spec, width=theme.TEXT_WIDTH, height=height, metrics=metrics)


def column_widths(columns: Sequence[Column], lines: Sequence[Line] = ()) -> list[float]:
    """Widths in points that fill the content together, none narrower than its short words as long as the others can spare it."""
    whole = sum(column.weight for column in columns) or 1.0
    widths = [theme.CONTENT_WIDTH * column.weight / whole for column in columns]
    least = [_least_width(column, [line.cells[place] for line in lines]) for place, column in enumerate(columns)]
    lacking = sum(max(need - width, 0.0) for need, width in zip(least, widths, strict=True))
    spare = sum(max(width - need, 0.0) for need, width in zip(least, widths, strict=True))
    if not lacking or lacking > spare:
        return widths
    given = 1 - lacking / spare
    return [need + max(width - need, 0.0) * given for need, width in zip(least, widths, strict=True)]


def _least_width(column: Column, cells: Sequence[Cell]) -> float:
    """What the longest word takes of the head, and of the cells as far as it is too short to be broken well."""
    marks = MARK_WIDTH if any(cell.status for cell in cells) else 0.0
    words = [(word, theme.HEAD) for word in clean(column.text).split()]
    words += [(word, theme.CELL) for cell in cells for word in clean(cell.text).split() if len(word) <= _SHORT_WORD]
    widest = max((stringWidth(word, style.fontName, style.fontSize) for word, style in words), default=0.0)
    return float(widest) + _GUTTER * (1.5 if column.is_number else 1.0) + marks + 1.0


def _fits_margin(caption: str) -> bool:
    """Whether a caption stands in the margin on one line; a longer one stands over its table."""
    return float(stringWidth(clean(caption), theme.SEMIBOLD, theme.LABEL.fontSize)) <= theme.LABEL_TEXT_WIDTH


def _head(part: Table, widths: Sequence[float], table: Tag) -> Columns:
    cells: list[list[Flowable]] = [
        [paragraph(column.text, _padded(theme.HEAD_RIGHT if column.is_number else theme.HEAD, column), INLINE)]
        for column in part.columns
    ]
    captioned = bool(part.caption) and _fits_margin(part.caption)
    tag, tags = table_row(table, ["Caption" if captioned else "", *["TH"] * len(cells)])
    return Columns(
        [labels(part.caption, tag=INLINE) if captioned else [], *cells],
        [theme.LABEL_WIDTH, *widths],
        tops=[-1.2] + [0.0] * len(cells),
        foot=_PAD,
        rule=STRONG_LINE,
        rule_from=theme.LABEL_WIDTH,
        tag=tag,
        cell_tags=tags,
    )


def _line(part: Table, line: Line, widths: Sequence[float], table: Tag) -> Columns:
    many = len(part.columns) > _MANY_COLUMNS
    cells = [
        cell_flowables(cell, column, width, strong=cell.strong or line.is_sum, many=many)
        for cell, column, width in zip(line.cells, part.columns, widths, strict=True)
    ]
    tag, tags = table_row(table, ["", *["TD"] * len(cells)])
    return Columns(
        [[], *cells],
        [theme.LABEL_WIDTH, *widths],
        tops=[0.0] + [_PAD] * len(cells),
        foot=_PAD,
        rule=HAIRLINE,
        rule_from=theme.LABEL_WIDTH,
        whole=True,
        tag=tag,
        cell_tags=tags,
    )


def cell_flowables(cell: Cell, column: Column, width: float, *, strong: bool, many: bool = False) -> list[Flowable]:
    """The content of a cell: its mark, if it has one, before its words."""
    style = theme.CELL_RIGHT if column.is_number else theme.CELL
    if strong:
        style = style.clone(f"{style.name}-strong", fontName=theme.SEMIBOLD)
    if many:
        style = style.clone(f"{style.name}-many", fontSize=8.2)
    words = paragraph(cell.text, _padded(style, column), INLINE) if cell.text else None
    if not cell.status:
        return [words] if words else []
    mark = StatusMark(cell.status, 8, drop=1.4, alt="" if words else STATUS_WORDS[cell.status])
    return [Columns([[mark], [words] if words else []], [MARK_WIDTH, max(width - MARK_WIDTH, 1.0)])]


def _padded(style: ParagraphStyle, column: Column) -> ParagraphStyle:
    """Room between this column and those beside it."""
    side = {"leftIndent": _GUTTER / 2, "rightIndent": _GUTTER} if column.is_number else {"rightIndent": _GUTTER}
    return style.clone(f"{style.name}-cell", **side)
