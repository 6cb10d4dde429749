"""Bijlagen as pages: what a file that was handed in gives to lay in a pack. Slow to import."""

from collections.abc import Callable, Mapping

from meetings.pack.sections import AttachmentSheet, Pack
from osp.pdf.attachments import Attachment, inspect
from osp.pdf.images import image_page

PICTURES = frozenset({"png", "jpg"})
Read = Callable[[AttachmentSheet], bytes]


def pages_of(kind: str, data: bytes) -> Attachment | None:
    """The pages of a file; None for a kind that travels beside the papers. FileRefused, in Dutch, for one that cannot be laid."""
    if kind == "pdf":
        return inspect(data)
    return inspect(image_page(data)) if kind in PICTURES else None


def laid(pack: Pack, read: Read) -> Mapping[str, Attachment]:
    """By key the bijlagen of a pack that have pages in it, each read once."""
    found: dict[str, Attachment] = {}
    for sheet in (sheet for item in pack.items for sheet in item.attachments if sheet.pages):
        pages = pages_of(sheet.kind, read(sheet))
        if pages is not None:
            found[sheet.key] = pages
    return found
