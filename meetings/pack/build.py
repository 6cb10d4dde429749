"""A pack as the bytes of a PDF."""

from dataclasses import replace

from meetings.pack import layout
from meetings.pack.sections import Item, Pack
from osp.pdf.document import build_document


def build_pack(pack: Pack) -> bytes:
    """The PDF of a pack. Equal packs give equal bytes, in every process and on every day.

    Takes plain values only and reads no clock, so what was published can be made again. Slow to import: call it from
    a job.
    """
    return build_document(
        lambda index: layout.story(pack, index),
        furniture=layout.furniture(pack),
        meta=layout.meta(pack),
        cover=lambda canvas, index: layout.cover(pack, canvas, index),
    )


def build_item(pack: Pack, item: Item) -> bytes:
    """The pages of one item as a document of their own, for who takes papers apart."""
    alone = replace(item, attachments=tuple(replace(sheet, pages=0) for sheet in item.attachments))
    return build_document(
        lambda index: layout.item_story(pack, alone, index), furniture=layout.furniture(pack), meta=layout.meta(pack)
    )
