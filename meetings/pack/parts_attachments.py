"""The bijlagen of an item: their lines in the oplegger."""

from reportlab.platypus import Flowable

from meetings.pack.sections import AttachmentSheet, Item
from osp.pdf import theme
from osp.pdf.blocks import row
from osp.pdf.text import markup, rich

BESIDE = "los bestand bij de stukken"


def attachment_rows(item: Item) -> list[Flowable]:
    """Each bijlage with its letter, for the oplegger."""
    if not item.attachments:
        return []
    lines: list[Flowable] = [rich(_line(sheet), theme.TEXT) for sheet in item.attachments]
    return [row("Bijlage" if len(lines) == 1 else "Bijlagen", lines)]


def _line(sheet: AttachmentSheet) -> str:
    return markup(f"{sheet.letter}  {sheet.title} ({sheet.kind}, {BESIDE})")
