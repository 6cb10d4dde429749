"""Bijlagen as pages: what a file that was handed in gives to lay in a pack. Slow to import."""

from collections.abc import Callable, Mapping

from meetings.pack.sections import AttachmentSheet, Pack
from osp.pdf.attachments import Attachment
from osp.pdf.images import image_page
from osp.pdf.papers import as_pages
from osp.pdf.papers import read as opened

PICTURES = frozenset({"png", "jpg"})
LAID = PICTURES | {"pdf"}
Read = Callable[[AttachmentSheet], bytes]


def pages_of(kind: str, data: bytes) -> int:
    """How many pages a file gets in a pack; 0 for a kind that travels beside it. FileRefused, in Dutch, for one that cannot be laid."""
    made = as_pages(data, kind) if kind in LAID else None
    return opened(made).count if made else 0


def laid(pack: Pack, read: Read) -> Mapping[str, Attachment]:
    """By key the bijlagen of a pack that have pages in it, each read once."""
    wanted = [sheet for item in pack.items for sheet in item.attachments if sheet.pages and sheet.kind in LAID]
    return {sheet.key: _opened(sheet.kind, read(sheet)) for sheet in wanted}


def _opened(kind: str, data: bytes) -> Attachment:
    # It was tried out when it was handed in.
    return opened(image_page(data) if kind in PICTURES else data)
