"""Sections to flowables: the order of a pack, from cover to the last indicator and scenario."""

from collections.abc import Mapping
from typing import Any

from reportlab.platypus import Flowable, NextPageTemplate, PageBreak

from meetings.pack import wording
from meetings.pack.parts_attachments import Paper, attachment_parts
from meetings.pack.parts_cover import draw_cover
from meetings.pack.parts_frame import item_key, part_head, part_mark
from meetings.pack.parts_indicator import indicator_part
from meetings.pack.parts_news import barred, changes_part, corrections_part
from meetings.pack.parts_oplegger import oplegger_part
from meetings.pack.parts_overview import agenda_part, contents_part
from meetings.pack.parts_scenario import scenario_part
from meetings.pack.sections import Item, Pack
from osp import dutch
from osp.pdf.document import Index, Mark, Meta
from osp.pdf.furniture import Furniture
from osp.pdf.text import clean, joined


def story(pack: Pack, index: Index, pages: Mapping[str, Paper]) -> list[Flowable]:
    """The whole pack as flowables; page numbers come from the index of the pass before."""
    flowables: list[Flowable] = [Mark("omslag", "Omslag"), NextPageTemplate("page"), PageBreak()]
    if pack.changes:
        flowables += [*changes_part(pack, index), PageBreak()]
    flowables += [*contents_part(pack, index), PageBreak(), *agenda_part(pack, index)]
    if pack.corrections:
        flowables += [PageBreak(), *corrections_part(pack)]
    for item in pack.items:
        flowables += _item(pack, item, index, pages)
    return flowables


def item_story(pack: Pack, item: Item, index: Index) -> list[Flowable]:
    """The pages of one item by themselves."""
    return [NextPageTemplate("page"), *_item(pack, item, index, {})]


def _item(pack: Pack, item: Item, index: Index, pages: Mapping[str, Paper]) -> list[Flowable]:
    if not item.has_pages:
        return []
    opening = [PageBreak(), part_mark(item, item_key(item), f"{item.number} {item.title}", level=0)]
    parts = [oplegger_part(pack, item, item.oplegger, index)] if item.oplegger else []
    parts += [barred(item, page.key, indicator_part(item, page)) for page in item.indicators]
    parts += [barred(item, page.key, scenario_part(item, page)) for page in item.scenarios]
    flowables: list[Flowable] = [*opening, *(parts[0] if parts else _files_alone(item))]
    for part in parts[1:]:
        flowables += [PageBreak(), *part]
    return [*flowables, *attachment_parts(item, pages)]


def _files_alone(item: Item) -> list[Flowable]:
    """A page for an item that has bijlagen and no oplegger."""
    return [part_head("Bijlagen", item.title)]


def cover(pack: Pack, canvas: Any, index: Index) -> None:
    """Paint the first page."""
    draw_cover(canvas, pack, index)


def furniture(pack: Pack) -> Furniture:
    """Head and foot of every page behind the cover."""
    concept = f"Concept, versie {pack.version}" if pack.state == "concept" else ""
    example = wording.EXAMPLE_FOOT if pack.is_example else ""
    return Furniture(
        strong=clean(pack.body_name),
        left=dutch.date_long(pack.date),
        right=clean(pack.swv_name),
        status=joined((concept, example)),
    )


def meta(pack: Pack) -> Meta:
    """What the file says about itself."""
    return Meta(
        title=clean(f"Vergaderstukken {pack.body_name}, {dutch.date_long(pack.date)}"),
        author=clean(pack.swv_name),
        subject=joined((clean(f"{pack.swv_name} ({pack.swv_code})"), pack.mark and f"kenmerk {pack.mark}"), ", "),
        made_on=pack.placed_on,
    )
