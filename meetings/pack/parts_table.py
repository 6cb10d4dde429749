"""The table of values, its years under the years of the chart."""

from reportlab.lib.styles import ParagraphStyle
from reportlab.pdfbase.pdfmetrics import stringWidth
from reportlab.platypus import Flowable

from meetings.pack.sections import TableRow, ValuesTable
from osp.pdf import theme
from osp.pdf.blocks import HAIRLINE, STRONG_LINE, Columns, Tinted, labels
from osp.pdf.signs import STATUS_WORDS, StatusMark
from osp.pdf.tags import INLINE, Tag, table_row
from osp.pdf.text import markup, paragraph, rich

MOST_YEARS = 12
_PAD = 4.2
_WORD = theme.SMALL_CENTRE


def values_table(table: ValuesTable) -> list[Flowable]:
    """The table, its current year tinted; more years than fit go on in a second table, oldest first."""
    count = len(table.years)
    parts = -(-count // MOST_YEARS)
    size = -(-count // parts)
    tables: list[Flowable] = []
    for first in range(0, count, size):
        tables += _part(table, slice(first, min(first + size, count)))
    return tables


def _part(table: ValuesTable, years: slice) -> list[Flowable]:
    count = years.stop - years.start
    width = theme.CONTENT_WIDTH / count
    current = None if table.current is None else table.current - years.start
    tint = (
        (theme.LABEL_WIDTH + current * width, width)
        if current is not None and count > 1 and 0 <= current < count
        else None
    )
    tag = Tag("Table")
    lines = [_line(table.heading, _years(table.years[years], width), width, tag, heading=True)]
    for place, line in enumerate(table.rows):
        lines += (
            [_marks(table, years, width, tag)] if place == len(table.rows) - 1 and _marks_before_last(table) else []
        )
        cells = _cells(line, years, width)
        lines.append(_line(line.label, cells, width, tag, emphasis=line.emphasis, small=line.small))
    if any(table.statuses[years]) and not _marks_before_last(table):
        lines.append(_marks(table, years, width, tag))
    lines[-1].rule = None
    return [Tinted(line, fill=theme.PAPER if tint else None, band=tint) for line in lines]


def _marks_before_last(table: ValuesTable) -> bool:
    """The verdicts stand above the closing row of words, so that marks follow figures."""
    return any(table.statuses) and bool(table.rows) and table.rows[-1].small


def _line(
    label: str,
    cells: list[list[Flowable]],
    width: float,
    table: Tag,
    *,
    heading: bool = False,
    emphasis: bool = False,
    small: bool = False,
) -> Columns:
    style = theme.HEAD if heading else theme.NOTE_STRONG if emphasis else theme.NOTE
    tag, cell_tags = table_row(table, ["TH", *["TH"] * len(cells)] if heading else ["RH", *["TD"] * len(cells)])
    return Columns(
        [labels(label, style, INLINE) if label else [], *cells],
        [theme.LABEL_WIDTH, *[width] * len(cells)],
        tops=[_PAD] * (len(cells) + 1),
        foot=_PAD + (0 if small else 0.6),
        rule=STRONG_LINE if heading else HAIRLINE,
        rule_from=theme.LABEL_WIDTH,
        whole=True,
        tag=tag,
        cell_tags=cell_tags,
    )


def _years(years: tuple[str, ...], width: float) -> list[list[Flowable]]:
    return [[_fitting(year, theme.CELL_CENTRE_STRONG, width)] for year in years]


def _cells(row: TableRow, years: slice, width: float) -> list[list[Flowable]]:
    style = theme.CELL_CENTRE_STRONG if row.emphasis else _WORD if row.small else theme.CELL_CENTRE
    return [[_fitting(cell, style, width)] if cell else [] for cell in row.cells[years]]


def _marks(table: ValuesTable, years: slice, width: float, tag: Tag) -> Columns:
    cells: list[list[Flowable]] = [
        [StatusMark(status, 8, drop=1, centre=True, alt=STATUS_WORDS[status])] if status else []
        for status in table.statuses[years]
    ]
    return _line("oordeel", cells, width, tag)


def _fitting(text: str, style: ParagraphStyle, width: float) -> Flowable:
    """A cell; a range too wide for its column breaks after its dash."""
    if stringWidth(text, style.fontName, style.fontSize) <= width - 1:
        return paragraph(text, style, INLINE)
    return rich(markup(text).replace("–", "–<br/>"), style, INLINE)
