"""The bijlagen of an item: their lines in the oplegger and in the contents."""

from reportlab.platypus import Flowable

from meetings.pack.sections import AttachmentSheet, Item
from osp.pdf import theme
from osp.pdf.blocks import row
from osp.pdf.document import Index
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
