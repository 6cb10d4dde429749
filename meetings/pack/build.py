"""A pack as the bytes of a PDF."""

from dataclasses import replace

from meetings.pack import layout
from meetings.pack.papers import Read, laid
from meetings.pack.sections import AttachmentSheet, Item, Pack
from osp.pdf.document import build_document


def no_files(sheet: AttachmentSheet) -> bytes:
    """For a pack whose bijlagen all travel beside it."""
    raise LookupError(sheet.key)


def build_pack(pack: Pack, read: Read = no_files) -> bytes:
    """The PDF of a pack. Equal packs give equal bytes, in every process and on every day.

    Takes plain values only and reads no clock, so what was published can be made again; `read` gives what a bijlage holds. Slow to
    import: call it from a job.
    """
    pages = laid(pack, read)
    return build_document(
        lambda index: layout.story(pack, index, pages),
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
