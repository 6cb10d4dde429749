"""An indicator in a document: the figure and its verdict, chart and values, words, and what people make of it."""

from collections.abc import Sequence

from reportlab.pdfbase.pdfmetrics import stringWidth
from reportlab.platypus import CondPageBreak, Flowable

from goals.documents.pdf_parts import CHART_HEIGHT, chart_drawing, rows_of
from goals.documents.plan import Cell, Level, Line, Panel, Remark, Table
from osp.pdf import theme
from osp.pdf.blocks import HAIRLINE, STRONG_LINE, Columns, Gap, Tinted, labels, row, story_height
from osp.pdf.signs import BigFigure, StatusMark
from osp.pdf.tags import INLINE, MINOR, Tag, list_item, table_row
from osp.pdf.text import clean, markup, paragraph, paragraphs, rich
from osp.pdf.written import written

_TITLE = theme.SECTION.clone("panel-title", spaceAfter=3)
_WORD = theme.SECTION.clone("panel-word", fontName=theme.ITALIC, rightIndent=10)
_CAPTION = theme.NOTE.clone("panel-caption", rightIndent=10)
_ESTIMATE = _CAPTION.clone("panel-estimate", fontName=theme.ITALIC)
_BY = theme.NOTE_GREY.clone("panel-by", spaceAfter=7)
_FIGURE_SIZE = 34.0
_STAND_WIDTHS = (126.0, theme.CONTENT_WIDTH - 126.0)
_LEVEL_WIDTHS = (7.0, 17.5, theme.CONTENT_WIDTH - 59.5, 28.0, 7.0)
# More years than this leave no room for a figure under each.
_MOST_YEARS = 16
_LEAST_SIZE = 6.5


def panel_rows(panel: Panel) -> list[Flowable]:
    """One indicator; figure, chart and values stay on one page."""
    top = [*_head(panel), *_stand(panel)]
    picture = _picture(panel)
    story = [*_in_words(panel), *_rubric(panel.rubric), *_remarks(panel.remarks), *_source(panel)]
    needed = story_height([*top, *picture]) + 10
    room = CondPageBreak(min(needed, theme.TEXT_HEIGHT))
    return [Gap(24), room, *top, *picture, *story]


def _head(panel: Panel) -> list[Flowable]:
    side = [*labels(panel.label), *labels(panel.kind, theme.LABEL_NOTE)]
    content: list[Flowable] = [paragraph(panel.title, _TITLE, "H5")]
    content += [paragraph(panel.definition, theme.NOTE)] if panel.definition else []
    cells = [side, content]
    return [Columns(cells, [theme.LABEL_WIDTH, theme.CONTENT_WIDTH], tops=[4.5, 0], foot=11)]


def _stand(panel: Panel) -> list[Flowable]:
    side = [*labels("Stand", tag=MINOR), *(labels(panel.reference, theme.LABEL_NOTE) if panel.reference else [])]
    stand = Columns([_figure(panel), _verdict(panel)], _STAND_WIDTHS, tops=[0, 1])
    return [row(side, [stand], rule=False, before=0, foot=7, drop=4)]


def _figure(panel: Panel) -> list[Flowable]:
    if panel.is_word:
        found: list[Flowable] = [paragraph(panel.figure, _WORD)]
    else:
        found = [BigFigure(panel.figure, panel.unit, size=_FIGURE_SIZE, clear=12)]
    found += [paragraph(panel.caption, _CAPTION)] if panel.caption else []
    return found + ([paragraph(panel.estimate, _ESTIMATE)] if panel.estimate else [])


def _verdict(panel: Panel) -> list[Flowable]:
    words: list[Flowable] = []
    if panel.status:
        cells = [[StatusMark(panel.status, 12, drop=2.6)], [paragraph(panel.status_word, theme.SECTION)]]
        words.append(Columns(cells, [19, _STAND_WIDTHS[1] - 19], foot=2))
    words += paragraphs(panel.sentence, theme.TEXT)
    note = theme.NOTE_GREY.clone("panel-note", spaceBefore=3)
    words += [paragraph(f"Afgesproken: {panel.agreed}.", note)] if panel.agreed else []
    return words + ([paragraph(panel.progress, note)] if panel.progress else [])


def _picture(panel: Panel) -> list[Flowable]:
    """The chart with its values under it, a column for each year; values that do not fit stand without a chart over them."""
    if panel.chart is None:
        return []
    years = len(panel.chart.spec.years)
    aligned = panel.values is not None and len(panel.values.columns) == years + 1 and years <= _MOST_YEARS
    heading = [paragraph(panel.chart.heading, theme.TEXT_STRONG)]
    found: list[Flowable] = [row("", heading, rule=False, before=3.5, foot=3.5)] if panel.chart.heading else []
    found.append(chart_drawing(panel.chart.spec, show_years=not aligned, height=CHART_HEIGHT))
    return [*found, *(_values(panel.values) if aligned and panel.values else [])]


def _values(table: Table) -> list[Flowable]:
    head: list[list[Flowable]] = [
        [paragraph(column.text, theme.CELL_CENTRE_STRONG, INLINE)] for column in table.columns[1:]
    ]
    width, tag = theme.CONTENT_WIDTH / len(head), Tag("Table")
    lines = [_values_line(line.cells[0].text, _years(line, width), tag) for line in table.lines]
    if lines:
        lines[-1].rule = None
    return [_values_line(table.columns[0].text, head, tag, is_head=True), *lines]


def _years(line: Line, width: float) -> list[list[Flowable]]:
    return [[_fitting(cell, width)] if cell.text else [] for cell in line.cells[1:]]


def _fitting(cell: Cell, width: float) -> Flowable:
    """A figure or word in the column of a year: a range breaks after its dash, what is still too wide is set smaller."""
    style = theme.CELL_CENTRE_STRONG if cell.strong else theme.SMALL_CENTRE
    parts = cell.text.replace("–", "– ").split() or [cell.text]
    widest = max(stringWidth(clean(part), style.fontName, style.fontSize) for part in parts)
    room = width - 1.5
    if widest > room:
        style = style.clone("fitted", fontSize=max(_LEAST_SIZE, style.fontSize * room / widest))
    text = markup(cell.text)
    whole = stringWidth(clean(cell.text), style.fontName, style.fontSize) <= room
    return rich(text if whole else text.replace("–", "–<br/>"), style, INLINE)


def _values_line(label: str, cells: list[list[Flowable]], table: Tag, *, is_head: bool = False) -> Columns:
    width = theme.CONTENT_WIDTH / len(cells)
    tag, tags = table_row(table, ["TH"] * (len(cells) + 1) if is_head else ["RH", *["TD"] * len(cells)])
    return Columns(
        [labels(label, theme.HEAD if is_head else theme.NOTE, INLINE), *cells],
        [theme.LABEL_WIDTH, *[width] * len(cells)],
        tops=[3.2] * (len(cells) + 1),
        foot=3.2,
        rule=STRONG_LINE if is_head else HAIRLINE,
        rule_from=theme.LABEL_WIDTH,
        whole=True,
        tag=tag,
        cell_tags=tags,
    )


def _in_words(panel: Panel) -> list[Flowable]:
    if panel.chart is None:
        return []
    return [row("In woorden", paragraphs(panel.chart.words, theme.TEXT), rule=False, before=7, foot=3.5)]


def _rubric(levels: Sequence[Level]) -> list[Flowable]:
    """The observable sentences, the one that holds now tinted and named."""
    listed = Tag("L", numbered=True)
    lines: list[Flowable] = [_level(level, listed) for level in levels]
    return [row("Rubriek", lines, rule=False, before=7, drop=4.4, foot=3.5)] if lines else []


def _level(level: Level, listed: Tag) -> Flowable:
    style = theme.TEXT_STRONG if level.is_current else theme.TEXT
    now = [paragraph("nu", theme.NOTE_RIGHT.clone("now", fontName=theme.SEMIBOLD))] if level.is_current else []
    cells: list[list[Flowable]] = [
        [],
        [paragraph(str(level.number), theme.TEXT_STRONG, INLINE)],
        [paragraph(level.sentence, style)],
        now,
        [],
    ]
    tag, tags = list_item(listed, 1, 2)
    line = Columns(
        cells,
        _LEVEL_WIDTHS,
        tops=[0, 3.2, 3.2, 4.8, 0],
        foot=3.6,
        rule=HAIRLINE,
        tag=tag,
        cell_tags=[None, *tags, None],
    )
    return Tinted(line) if level.is_current else line


def _remarks(remarks: Sequence[Remark]) -> list[Flowable]:
    told: list[Flowable] = []
    for remark in remarks:
        told += [*written(remark.text, theme.TEXT), *([paragraph(remark.by, _BY)] if remark.by else [])]
    return rows_of("Duiding", told, before=7)


def _source(panel: Panel) -> list[Flowable]:
    if not panel.source:
        return []
    return [row("Bron", [paragraph(panel.source, theme.NOTE_GREY)], rule=False, before=3.5, drop=-1.2, foot=3.5)]
