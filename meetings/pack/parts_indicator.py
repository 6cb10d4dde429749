"""The pages of one indicator: the figure and its verdict, chart, table, words, and what people make of it."""

import re
from html import escape

from reportlab.platypus import Flowable, PageBreak

from meetings.pack import wording
from meetings.pack.parts_chart import chart_drawing
from meetings.pack.parts_frame import indicator_key, part_mark
from meetings.pack.parts_story import interpretation_rows, rubric_rows
from meetings.pack.parts_table import values_table
from meetings.pack.sections import IndicatorPage, Item
from osp.pdf import theme
from osp.pdf.blocks import Columns, labels, row, story_height
from osp.pdf.qr import QrSquare
from osp.pdf.signs import BigFigure, StatusMark
from osp.pdf.tags import MINOR
from osp.pdf.text import joined, markup, paragraph, paragraphs, rich

_CHART_LEAST, _CHART_USUAL, _CHART_MOST = 170.0, 205.0, 250.0
# A lower chart still reads, and is better than a page that holds a few lines of duiding alone.
_CHART_SQUEEZED, _SHORT_STORY = 130.0, 125.0
_STAND_WIDTHS = (144.0, theme.CONTENT_WIDTH - 144.0)
_STATUS_WORD = theme.ROW_FIGURE
_WORD_FIGURE = theme.TITLE.clone("indicator-word", fontName=theme.ITALIC)
_LEADING_NUMBER = re.compile(r"^[\d.]+(?:(?:–| tot )[\d.]+)?(?= )")


def indicator_part(item: Item, page: IndicatorPage) -> list[Flowable]:
    """One page, or two when chart and story do not fit together; more only when people wrote more."""
    mark = part_mark(item, indicator_key(item, page), page.title, level=1)
    above = [*_head(page), *_stand(page), *_chart_heading(page)]
    below, source = [*_table(page), *_in_words(page)], _source(page)
    agreed, written = _agreed(page), [*rubric_rows(page.rubric), *interpretation_rows(page.interpretation)]
    story = [*agreed, *written]
    fixed = story_height([*above, *below, *source])
    left = theme.TEXT_HEIGHT - fixed - story_height(story)
    if not story or left >= _least_room(page, story_height(written)):
        return [mark, *above, *_chart(page, left), *below, *story, *source]
    first = [*above, *_chart(page, theme.TEXT_HEIGHT - fixed), *below, *source]
    return [mark, *first, PageBreak(), _continued(page), *story]


def _least_room(page: IndicatorPage, told: float) -> float:
    """Height that must remain for the chart to keep a story of `told` points on the first page."""
    if not page.chart:
        return 0.0
    return _CHART_SQUEEZED if told <= _SHORT_STORY else _CHART_LEAST


def _head(page: IndicatorPage) -> list[Flowable]:
    side = labels(page.label)
    side += [f for text in (page.plan_relation, page.discussed) if text for f in labels(text, theme.LABEL_NOTE)]
    wanted = wording.DIRECTIONS.get(page.direction, page.direction)
    definition = joined((page.definition, f"Gewenste richting: {wanted}." if wanted else ""), " ")
    content: list[Flowable] = [paragraph(page.title, theme.TITLE.clone("indicator-title", spaceAfter=4), "H2")]
    content += [paragraph(definition, theme.NOTE)] if definition else []
    return [
        Columns([side, content], [theme.LABEL_WIDTH, theme.CONTENT_WIDTH], tops=[2.2, 0], foot=14),
    ]


def _continued(page: IndicatorPage) -> Columns:
    side = [*labels(page.label), *labels("vervolg", theme.LABEL_NOTE)]
    title = [paragraph(page.title, theme.SECTION)]
    return Columns([side, title], [theme.LABEL_WIDTH, theme.CONTENT_WIDTH], tops=[6.4, 3], foot=14)


def _stand(page: IndicatorPage) -> list[Flowable]:
    side = labels("Stand", tag=MINOR)
    notes = (page.reference, page.release_status, "voorbeeld" if page.is_example else "")
    side += [f for text in notes if text for f in labels(text, theme.LABEL_NOTE)]
    cells = [_figure(page), _verdict(page)]
    stand = Columns(cells, _STAND_WIDTHS, tops=[0, 5])
    return [row(side, [stand], rule=False, before=0, foot=10.5, drop=4)]


def _figure(page: IndicatorPage) -> list[Flowable]:
    if page.kind in wording.KIND_WORDS:
        words: list[Flowable] = [paragraph(page.figure_text or wording.KIND_WORDS[page.kind], _WORD_FIGURE)]
    else:
        words = [BigFigure(page.figure_text, page.unit, clear=14)]
    if page.figure_caption:
        words.append(_caption(page.figure_caption))
    if page.estimate:
        words.append(paragraph(page.estimate, theme.NOTE.clone("estimate", fontName=theme.ITALIC, rightIndent=10)))
    return words


def _caption(text: str) -> Flowable:
    """Numerator and denominator, the numerator in Semibold."""
    number = _LEADING_NUMBER.match(text)
    style = theme.NOTE.clone("figure-caption", rightIndent=10)
    if number is None:
        return paragraph(text, style)
    head = number.group()
    return rich(markup(text).replace(markup(head), f"<b>{markup(head)}</b>", 1), style)


def _verdict(page: IndicatorPage) -> list[Flowable]:
    words: list[Flowable] = []
    if page.status:
        mark = StatusMark(page.status, 15, drop=1.6)
        word = paragraph(page.status_word, _STATUS_WORD)
        words.append(Columns([[mark], [word]], [24, _STAND_WIDTHS[1] - 24], foot=2))
    return [*words, *paragraphs(page.sentence, theme.TEXT)]


def _chart_heading(page: IndicatorPage) -> list[Flowable]:
    if not page.chart or not page.chart_heading:
        return []
    return [row("", [paragraph(page.chart_heading, theme.TEXT_STRONG)], rule=False, before=0, foot=3.5)]


def _chart(page: IndicatorPage, room: float) -> list[Flowable]:
    """The chart in the height that the rest of its page leaves; where nothing is left it keeps its usual height."""
    if page.chart is None:
        return []
    height = min(_CHART_MOST, room - 1) if room >= _CHART_SQUEEZED else _CHART_USUAL
    return [chart_drawing(page.chart, theme.TEXT_WIDTH, height)]


def _table(page: IndicatorPage) -> list[Flowable]:
    return values_table(page.table) if page.table and page.table.years else []


def _in_words(page: IndicatorPage) -> list[Flowable]:
    return [row("In woorden", paragraphs(page.in_words, theme.TEXT), rule=False, before=10.5)] if page.in_words else []


def _agreed(page: IndicatorPage) -> list[Flowable]:
    """What was agreed, how far that still is, and what was agreed before it."""
    now = joined((page.agreed, page.pace), " ")
    lines = [paragraph(now, theme.TEXT)] if now else []
    lines += [paragraph(change, theme.NOTE_GREY) for change in page.changes]
    return [row("Afspraak", lines, rule=False, before=10.5)] if lines else []


def _source(page: IndicatorPage) -> list[Flowable]:
    sentences = joined((*page.source_lines, page.example_note), " ")
    lines: list[Flowable] = [paragraph(sentences, theme.NOTE_GREY)] if sentences else []
    if page.passport:
        lines.append(rich(_passport(page.passport), theme.NOTE_GREY))
    side = labels("Bron", tag=MINOR)
    side += [QrSquare(page.passport)] if page.passport else []
    return [row(side, lines, rule=False, drop=-1.2, foot=0)] if lines else []


def _passport(address: str) -> str:
    """Where the figure is read as printed and as now, to click and to type over."""
    shown = markup(address.partition("://")[2] or address)
    return f'Zoals gedrukt en zoals nu: <a href="{escape(address)}" color="{theme.BLUE_HEX}">{shown}</a>'
