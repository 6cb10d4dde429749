"""The oplegger: one page in front of an item that says what is asked, why, and on what it rests."""

from collections.abc import Sequence

from reportlab.platypus import Flowable

from meetings.pack import wording
from meetings.pack.parts_attachments import attachment_rows
from meetings.pack.parts_chart import sparkline_drawing
from meetings.pack.parts_frame import indicator_key, oplegger_key, part_head, part_mark, scenario_key
from meetings.pack.parts_news import barred
from meetings.pack.sections import Item, Oplegger, OpleggerFigure, Pack, RouteStep
from osp import dutch
from osp.pdf import theme
from osp.pdf.blocks import Box, Columns, row
from osp.pdf.document import Index
from osp.pdf.signs import PURPOSE_FILL, BigFigure, RouteLine, StatusMark, WriteLines
from osp.pdf.tags import INLINE, Tag, list_item
from osp.pdf.text import joined, link, paragraph, paragraphs, rich
from osp.pdf.written import written

_META_STEP = 97.0
_FIGURE_WIDTHS = (80.0, 92.0, 188.0)
_SPARK_WIDTH, _SPARK_HEIGHT = 78.0, 20.0
_ROUTE_A_ROW = 4
_ROUTE_STEP = theme.CONTENT_WIDTH / _ROUTE_A_ROW
_VOTE_FIELDS = (("voor", 38.0), ("tegen", 38.0), ("onthouding", 38.0), ("besluit nr.", 58.0))
_STATUS_WORD = theme.TEXT_STRONG.clone("oplegger-status", leading=12)
_SPACED = theme.NOTE.clone("oplegger-sentence")
_WORD_FIGURE = theme.NOTE.clone("oplegger-word", fontName=theme.ITALIC, fontSize=10.2, leading=14)


def oplegger_part(pack: Pack, item: Item, oplegger: Oplegger, index: Index) -> list[Flowable]:
    """The rows of one oplegger; what is empty is left out."""
    number: list[Flowable] = [BigFigure(str(item.number), size=46)]
    rows = [
        part_mark(item, oplegger_key(item), "Oplegger", level=1),
        part_head("Oplegger", item.title, number, drop=5.5),
        *_meta(item, oplegger),
        *barred(item, "late_reason", _text("Nazending", oplegger.late_reason)),
        *barred(item, "asked_decisions", _asked(pack, item, oplegger)),
        *barred(item, "summary", _text("Samenvatting", oplegger.summary)),
        *barred(item, "plan_relation", _text("Relatie met het plan", oplegger.plan_relation)),
        *_figures(item, oplegger.figures, index),
        *_scenarios(item, index),
        *barred(item, "finances", _text("Financiële gevolgen", oplegger.finances)),
        *barred(item, "risks", _text("Risico’s en\nkanttekeningen", oplegger.risks)),
        *barred(item, "route", _route(oplegger.route)),
        *barred(item, "follow_up", _text("Vervolg en\ncommunicatie", oplegger.follow_up)),
        *attachment_rows(item, index),
    ]
    return [*rows, *_outcome(item)]


def _meta(item: Item, oplegger: Oplegger) -> list[Flowable]:
    purpose = joined((wording.PURPOSES[item.purpose], f"{item.minutes} min." if item.minutes else ""), ", ")
    facts = [
        ("portefeuille", oplegger.portfolio),
        ("opsteller", oplegger.author),
        ("doel en tijd", purpose),
        ("vertrouwelijk", "ja" if oplegger.confidential else "nee"),
    ]
    shown = [(head, text) for head, text in facts if text]
    narrow = theme.NOTE_STRONG.clone("oplegger-meta", rightIndent=7)
    cells = [[paragraph(head, theme.NOTE_GREY), paragraph(text, narrow)] for head, text in shown]
    widths = [_META_STEP] * (len(shown) - 1)
    meta = Columns(cells, [*widths, theme.CONTENT_WIDTH - sum(widths)])
    return [row("", [meta], before=3.5, foot=3.5, rule=False)]


def _asked(pack: Pack, item: Item, oplegger: Oplegger) -> list[Flowable]:
    sentences = oplegger.asked_decisions
    if not sentences:
        return []
    heading = wording.asked_heading(item.purpose, pack.body_subject or wording.subject(pack.body_name))
    cell: list[Flowable] = [paragraph(heading, theme.ASKED_STRONG.clone("asked-heading", spaceAfter=3, keepWithNext=1))]
    listed = Tag("L", numbered=True)
    for place, sentence in enumerate(sentences, start=1):
        number = [paragraph(str(place), theme.ASKED_STRONG, INLINE)] if len(sentences) > 1 else []
        tag, tags = list_item(listed, 1, 1) if number else (None, None)
        indent = 16.0 if number else 0.0
        width = theme.CONTENT_WIDTH - 2 * Box.INSET - indent
        foot = 3 if place < len(sentences) else 0
        cell.append(
            Columns([number, paragraphs(sentence, theme.ASKED)], [indent, width], foot=foot, tag=tag, cell_tags=tags)
        )
    return [row(wording.ASKED_LABELS[item.purpose], [Box(cell)], rule=False, drop=Box.PAD, before=10.5, foot=3.5)]


def _text(label: str, text: str) -> list[Flowable]:
    return [row(label, written(text, theme.TEXT))] if text.strip() else []


def _figures(item: Item, figures: Sequence[OpleggerFigure], index: Index) -> list[Flowable]:
    label = "Stand van de indicator" if len(figures) == 1 else "Stand van de indicatoren"
    return [
        row(label if place == 0 else "", [_figure(item, figure, index)], drop=3) for place, figure in enumerate(figures)
    ]


def _figure(item: Item, figure: OpleggerFigure, index: Index) -> Columns:
    caption = (
        [paragraph(figure.caption, theme.NOTE_GREY.clone("figure-caption", rightIndent=5))] if figure.caption else []
    )
    spark = sparkline_drawing(figure.spark, _SPARK_WIDTH, _SPARK_HEIGHT) if figure.spark else None
    verdict: list[Flowable] = []
    if figure.status:
        mark = Columns(
            [[StatusMark(figure.status, 10, drop=1.2)], [paragraph(figure.status_word, _STATUS_WORD)]], [16, 172]
        )
        verdict.append(mark)
    verdict += [paragraph(figure.sentence, _SPACED)] if figure.sentence else []
    verdict.append(_title_line(item, figure, index))
    return Columns(
        [[_figure_text(figure), *caption], [spark] if spark else [], verdict], _FIGURE_WIDTHS, tops=[4, 4, 2]
    )


def _scenarios(item: Item, index: Index) -> list[Flowable]:
    """The scenarios on the table, each with its page."""
    pages = [(page, scenario_key(item, page)) for page in item.scenarios]
    links = [link(key, f"{page.title}, p. {index.page(key)}", theme.BLUE_HEX) for page, key in pages]
    label = "Scenario" if len(links) == 1 else "Scenario’s"
    return [row(label, [rich("; ".join(links), theme.NOTE)], drop=-1.2)] if links else []


def _figure_text(figure: OpleggerFigure) -> Flowable:
    """The number, or the word that stands for one that cannot be shown."""
    if figure.kind in wording.KIND_WORDS:
        return paragraph(figure.figure_text or wording.KIND_WORDS[figure.kind], _WORD_FIGURE)
    return BigFigure(figure.figure_text, size=15)


def _title_line(item: Item, figure: OpleggerFigure, index: Index) -> Flowable:
    page = next((page for page in item.indicators if page.key == figure.indicator_key), None)
    if page is None:
        return paragraph(figure.title, theme.NOTE_GREY)
    key = indicator_key(item, page)
    return rich(link(key, f"{figure.title}, p. {index.page(key)}", theme.BLUE_HEX), theme.NOTE)


def _route(steps: Sequence[RouteStep]) -> list[Flowable]:
    if not steps:
        return []
    lines: list[Flowable] = []
    for first in range(0, len(steps), _ROUTE_A_ROW):
        part = steps[first : first + _ROUTE_A_ROW]
        cells = [_route_cell(step) for step in part]
        last = first + _ROUTE_A_ROW >= len(steps)
        lines.append(RouteLine([not step.is_open for step in part], _ROUTE_STEP))
        lines.append(Columns(cells, [_ROUTE_STEP] * len(part), foot=0 if last else 7))
    return [row("Gevolgde route", lines, whole=len(lines) <= _ROUTE_A_ROW)]


def _route_cell(step: RouteStep) -> list[Flowable]:
    narrow = {"rightIndent": 7}
    texts = [
        (step.body, theme.NOTE_STRONG),
        (dutch.date_long(step.on) if step.on else "", theme.NOTE_GREY),
        (step.outcome, theme.NOTE),
    ]
    return [paragraph(text, style.clone(f"route-{style.name}", **narrow)) for text, style in texts if text]


def _outcome(item: Item) -> list[Flowable]:
    """Room to note the vote by pen, where the meeting decides something."""
    if PURPOSE_FILL[item.purpose] != "full":
        return []
    return [row("Uitkomst", [WriteLines(_VOTE_FIELDS)], rule=False, foot=0, drop=3.5, whole=True)]
