"""The bijlagen of an item: their lines in the oplegger and in the contents, and the pages that were handed in."""

from collections.abc import Mapping
from dataclasses import dataclass, field

from reportlab.platypus import Flowable

from meetings.compute.papers.parts import Picture
from meetings.pack.parts_frame import part_mark
from meetings.pack.parts_reading import reading_pages
from meetings.pack.sections import AttachmentSheet, Item
from osp.pdf import theme
from osp.pdf.attachments import Attachment
from osp.pdf.blocks import row
from osp.pdf.document import Index, Mark
from osp.pdf.sheets import SheetHead, attachment_sheets, sheet_head
from osp.pdf.text import clean, link, markup, rich
from osp.pictures import Prepared

BESIDE = "los bestand bij de stukken"


@dataclass(frozen=True)
class Paper:
    """What a bijlage brings to its pages: the pages themselves, or the pictures of its leesversie."""

    pages: Attachment | None = None
    pictures: Mapping[Picture, Prepared] = field(default_factory=dict)


def attachment_key(item: Item, sheet: AttachmentSheet) -> str:
    """Bookmark of a bijlage."""
    return f"punt-{item.number}-bijlage-{sheet.letter}"


def attachment_rows(item: Item, index: Index) -> list[Flowable]:
    """Each bijlage with its letter and where it is, for the oplegger."""
    if not item.attachments:
        return []
    lines: list[Flowable] = [rich(_line(item, sheet, index), theme.TEXT) for sheet in item.attachments]
    return [row("Bijlage" if len(lines) == 1 else "Bijlagen", lines)]


def _line(item: Item, sheet: AttachmentSheet, index: Index) -> str:
    title = f"{sheet.letter}  {sheet.title}"
    if not sheet.pages:
        return markup(f"{title} ({sheet.kind}, {BESIDE})")
    key = attachment_key(item, sheet)
    return link(key, f"{title}, {sheet.pages} blz., p. {index.page(key)}")


def attachment_part(item: Item, sheet: AttachmentSheet, paper: Paper) -> list[Flowable]:
    """The pages of one bijlage, each stamped with its point and letter."""
    if paper.pages is None:
        return reading_part(item, sheet, paper)
    return attachment_sheets(paper.pages, title=_title(sheet), stamp=_stamp(item, sheet), mark=_mark(item, sheet))


def reading_part(item: Item, sheet: AttachmentSheet, paper: Paper) -> list[Flowable]:
    """The leesversie of one bijlage; how many pages it fills depends on its file alone."""
    if sheet.reading is None:
        return []
    title, stamp, mark = clean(_title(sheet)), clean(_stamp(item, sheet)), _mark(item, sheet)

    def told(before: int) -> str:
        return f" · pagina {before + 1} van {sheet.pages}"

    mark.head = lambda canvas, before: sheet_head(canvas, title=title, told=told(before), stamp=stamp, tag=None)
    opening: list[Flowable] = [mark, SheetHead(title=title, told=told(0), stamp=stamp)]
    return reading_pages(sheet.reading, paper.pictures, name=sheet.name, opening=opening)


def attachment_parts(item: Item, papers: Mapping[str, Paper]) -> list[Flowable]:
    """The pages of every bijlage that has them."""
    return [
        flowable
        for sheet in item.attachments
        if sheet.key in papers
        for flowable in attachment_part(item, sheet, papers[sheet.key])
    ]


def _title(sheet: AttachmentSheet) -> str:
    return f"Bijlage {sheet.letter}: {sheet.title}"


def _stamp(item: Item, sheet: AttachmentSheet) -> str:
    return f"punt {item.number}, bijlage {sheet.letter}"


def _mark(item: Item, sheet: AttachmentSheet) -> Mark:
    mark = part_mark(item, attachment_key(item, sheet), _title(sheet), level=1)
    mark.foot = f"punt {item.number} · bijlage {sheet.letter}"
    mark.note = "Vertrouwelijk" if sheet.confidential else mark.note
    return mark
