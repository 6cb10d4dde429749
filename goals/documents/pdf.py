"""A document as the bytes of a PDF: A4 pages with title page, contents, bookmarks and page numbers that are right."""

from reportlab.platypus import CondPageBreak, Flowable, NextPageTemplate, PageBreak

from goals.documents.pdf_front import contents_part, draw_front, mark_key, stands_on_front
from goals.documents.pdf_panel import panel_rows
from goals.documents.pdf_parts import chart_rows, facts_rows, table_rows, text_rows
from goals.documents.plan import Chart, Facts, Panel, Part, PlanDocument, Section, Table, Text
from goals.documents.poster import one_page_bytes
from osp.pdf import theme
from osp.pdf.blocks import STRONG_LINE, Columns, Gap, labels
from osp.pdf.document import Index, Mark, Meta, build_document
from osp.pdf.furniture import Furniture
from osp.pdf.signs import StatusMark
from osp.pdf.text import clean, joined, paragraph

__all__ = ["one_page_bytes", "pdf_bytes"]

# A heading stays with at least this much of what follows it.
_LEAST_UNDER = {1: 140.0, 2: 110.0, 3: 80.0}
# And this much more where that is a table.
_TABLE_UNDER = 55.0
_SECOND = theme.SECTION.clone("heading-2", fontSize=15, leading=18.5)
_THIRD = theme.TEXT_STRONG.clone("heading-3", fontSize=11, leading=14)
_WIDTHS = (theme.LABEL_WIDTH, theme.CONTENT_WIDTH)


def pdf_bytes(document: PlanDocument) -> bytes:
    """The PDF of a document. Equal documents give equal bytes, in every process and on every day.

    Takes plain values only and reads no clock, so what was adopted can be made again. Slow to import: call it from a job, or for
    a short document.
    """
    return build_document(
        lambda index: _story(document, index),
        furniture=_furniture(document),
        meta=_meta(document),
        cover=lambda canvas, index: draw_front(canvas, document, index),
    )


def _story(document: PlanDocument, index: Index) -> list[Flowable]:
    flowables: list[Flowable] = [Mark("omslag", clean(document.front.title)), NextPageTemplate("page"), PageBreak()]
    if not stands_on_front(document):
        flowables += [*contents_part(document, index), PageBreak()]
    for place, section in enumerate(document.sections):
        if section.starts_page and place:
            flowables.append(PageBreak())
        flowables += _section(section, 1, None)
    return flowables


def _section(section: Section, depth: int, tab: int | None) -> list[Flowable]:
    if depth == 1:
        tab = int(section.number) if section.number.isdecimal() else None
    mark = Mark(mark_key(section), section.heading, level=depth - 1, tab=tab, foot=_lowered(section.name))
    found: list[Flowable] = [*_opening(section, depth), mark, _heading(section, depth)]
    for part in section.parts:
        found += _part(part)
    for below in section.sections:
        found += _section(below, depth + 1, tab)
    return found


def _opening(section: Section, depth: int) -> list[Flowable]:
    """Room over a heading, and a new page where too little is left for what stands under it."""
    needed = _LEAST_UNDER.get(depth, 60.0) + (_TABLE_UNDER if _begins_with_table(section) else 0)
    room = CondPageBreak(needed)
    return [Gap({1: 35.0, 2: 35.0}.get(depth, 17.5)), room]


def _begins_with_table(section: Section) -> bool:
    """Whether a table follows, after facts at most: it takes its head and first row to the next page together."""
    others = [part for part in section.parts if not isinstance(part, Facts)]
    return bool(others) and isinstance(others[0], Table)


def _heading(section: Section, depth: int) -> Columns:
    side = labels(section.name) if section.name else []
    tag = f"H{min(depth, 5)}"
    if section.status:
        mark, word = StatusMark(section.status, 8.4, drop=2.8), paragraph(section.status_word, theme.LABEL_NOTE)
        side = [*side, Columns([[mark], [word]], [13, theme.LABEL_TEXT_WIDTH - 13], tops=[0, 1.6])]
    if depth == 1:
        return Columns([side, [paragraph(section.title, theme.TITLE, tag)]], _WIDTHS, tops=[9, 0], foot=10.5)
    if depth == 2:  # noqa: PLR2004 -- headings are numbered
        title = Columns([[paragraph(section.title, _SECOND, tag)]], [theme.CONTENT_WIDTH], foot=4, rule=STRONG_LINE)
        return Columns([side, [title]], _WIDTHS, tops=[3, 0], foot=2)
    return Columns([side, [paragraph(section.title, _THIRD, tag)]], _WIDTHS, tops=[1, 0], foot=3.5)


def _part(part: Part) -> list[Flowable]:
    match part:
        case Text():
            return text_rows(part, before=7)
        case Facts():
            return facts_rows(part)
        case Table():
            return table_rows(part)
        case Chart():
            return chart_rows(part)
        case Panel():
            return panel_rows(part)


def _furniture(document: PlanDocument) -> Furniture:
    front = document.front
    return Furniture(
        strong=clean(front.kind),
        left=clean(front.version),
        right=clean(front.organisation),
        status=clean(front.foot),
    )


def _meta(document: PlanDocument) -> Meta:
    front = document.front
    return Meta(
        title=clean(joined((front.title, front.subtitle), ", ")),
        author=clean(front.organisation),
        subject=clean(joined((front.kind, f"{front.organisation} ({front.organisation_code})", front.version), ", ")),
        made_on=front.made_on,
    )


def _lowered(name: str) -> str:
    return name[:1].lower() + name[1:]
