"""The bijlagen of an item: their lines in the oplegger and in the contents, and the pages that were handed in."""

from collections.abc import Mapping

from reportlab.platypus import Flowable

from meetings.pack.parts_frame import part_mark
from meetings.pack.sections import AttachmentSheet, Item
from osp.pdf import theme
from osp.pdf.attachments import Attachment
from osp.pdf.blocks import row
from osp.pdf.document import Index
from osp.pdf.sheets import attachment_sheets
from osp.pdf.text import link, markup, rich

BESIDE = "los bestand bij de stukken"


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


def attachment_part(item: Item, sheet: AttachmentSheet, pages: Attachment) -> list[Flowable]:
    """The pages of one bijlage, each stamped with its point and letter."""
    mark = part_mark(item, attachment_key(item, sheet), f"Bijlage {sheet.letter}: {sheet.title}", level=1)
    mark.foot = f"punt {item.number} · bijlage {sheet.letter}"
    mark.note = "Vertrouwelijk" if sheet.confidential else mark.note
    stamp = f"punt {item.number}, bijlage {sheet.letter}"
    return attachment_sheets(pages, title=f"Bijlage {sheet.letter}: {sheet.title}", stamp=stamp, mark=mark)


def attachment_parts(item: Item, pages: Mapping[str, Attachment]) -> list[Flowable]:
    """The pages of every bijlage that has them."""
    return [
        flowable
        for sheet in item.attachments
        if sheet.key in pages
        for flowable in attachment_part(item, sheet, pages[sheet.key])
    ]
