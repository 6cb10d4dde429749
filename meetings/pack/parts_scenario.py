"""The page of one scenario: what it comes to, drawn, in a table and in a sentence."""

from reportlab.platypus import Flowable

from meetings.pack.parts_chart import chart_drawing
from meetings.pack.parts_frame import part_mark, scenario_key
from meetings.pack.parts_table import values_table
from meetings.pack.sections import Item, ScenarioPage
from osp.pdf import theme
from osp.pdf.blocks import Columns, Gap, labels, row
from osp.pdf.text import joined, paragraph, paragraphs

_CHART_HEIGHT = 220.0


def scenario_part(item: Item, page: ScenarioPage) -> list[Flowable]:
    """One page; more only when people wrote more."""
    mark = part_mark(item, scenario_key(item, page), page.title, level=1)
    return [mark, _head(page), *_outcome(page), *_chart(page), *_table(page), *_note(page), *_source(page)]


def _head(page: ScenarioPage) -> Columns:
    notes = ("voorbeeld",) if page.is_example else ()
    side = [*labels("Scenario"), *(f for text in notes for f in labels(text, theme.LABEL_NOTE))]
    content = [
        paragraph(page.title, theme.TITLE.clone("scenario-title", spaceAfter=4), "H2"),
        paragraph(page.indicator, theme.NOTE),
    ]
    return Columns([side, content], [theme.LABEL_WIDTH, theme.CONTENT_WIDTH], tops=[2.2, 0], foot=14)


def _outcome(page: ScenarioPage) -> list[Flowable]:
    return [row("Uitkomst", paragraphs(page.sentence, theme.TEXT), rule=False, before=0)] if page.sentence else []


def _chart(page: ScenarioPage) -> list[Flowable]:
    return [Gap(7), chart_drawing(page.chart, theme.TEXT_WIDTH, _CHART_HEIGHT), Gap(10.5)] if page.chart else []


def _table(page: ScenarioPage) -> list[Flowable]:
    return values_table(page.table) if page.table else []


def _note(page: ScenarioPage) -> list[Flowable]:
    return [row("Toelichting", paragraphs(page.note, theme.TEXT), rule=False, before=14)] if page.note.strip() else []


def _source(page: ScenarioPage) -> list[Flowable]:
    text = joined(page.source_lines, " ")
    return [row("Bron", [paragraph(text, theme.NOTE_GREY)], rule=False, before=10.5, drop=-1.2, foot=0)] if text else []
