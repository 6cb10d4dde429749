"""Bijlagen as pages: what a file that was handed in gives to lay in a pack. Slow to import."""

from collections.abc import Callable, Mapping
from datetime import date

from reportlab.platypus.doctemplate import LayoutError

from meetings.compute.papers.package import TOO_LARGE
from meetings.compute.papers.parts import Picture, Reading
from meetings.compute.papers.read import READERS, picture_of, read_office
from meetings.pack.parts_attachments import Paper, reading_part
from meetings.pack.sections import AttachmentSheet, Item, Pack
from osp.pdf.document import Mark, Meta, page_total
from osp.pdf.images import image_page
from osp.pdf.papers import as_pages
from osp.pdf.papers import read as opened
from osp.pictures import Prepared
from osp.uploads import FileRefused

PICTURES = frozenset({"png", "jpg"})
LAID = PICTURES | {"pdf"}
MOST_PAGES = 150
Read = Callable[[AttachmentSheet], bytes]


def pages_of(kind: str, data: bytes) -> int:
    """How many pages a file gets in a pack. FileRefused, in Dutch, for one that cannot be read or would be too long."""
    if kind in READERS:
        return _reading_pages(kind, data)
    return opened(as_pages(data, kind)).count


def laid(pack: Pack, read: Read) -> Mapping[str, Paper]:
    """By key the bijlagen of a pack that have pages in it, each read once."""
    wanted = [sheet for item in pack.items for sheet in item.attachments if sheet.pages]
    return {sheet.key: _paper(sheet, read) for sheet in wanted if sheet.reading or sheet.kind in LAID}


def _paper(sheet: AttachmentSheet, read: Read) -> Paper:
    if sheet.reading is not None:
        return Paper(pictures=_pictures(sheet.reading, lambda: read(sheet)))
    data = read(sheet)
    # It was tried out when it was handed in.
    return Paper(pages=opened(image_page(data) if sheet.kind in PICTURES else data))


def _pictures(reading: Reading, read: Callable[[], bytes]) -> dict[Picture, Prepared]:
    wanted = [part.picture for part in reading.parts if part.picture]
    data = read() if wanted else b""
    return {picture: picture_of(data, picture) for picture in wanted}


def _reading_pages(kind: str, data: bytes) -> int:
    """Drawn as a pack will draw it: title, letter and name of a bijlage take the same room on its pages, whatever they are."""
    reading = read_office(data, kind)
    sheet = AttachmentSheet("", "A", "", kind, kind, pages=1, reading=reading)
    paper = Paper(pictures=_pictures(reading, lambda: data))
    item, meta = Item(1, "", "inform"), Meta("", "", "", date.min)
    # The first page of a document is its cover.
    try:
        count = page_total(lambda _index: [Mark("", ""), *reading_part(item, sheet, paper)], meta) - 1
    except LayoutError as error:
        raise FileRefused(TOO_LARGE) from error
    if count > MOST_PAGES:
        raise FileRefused(
            f"In de stukken wordt dit bestand {count} bladzijden; er kunnen er {MOST_PAGES} mee. "
            "Bewaar een kopie met alleen wat de vergadering nodig heeft."
        )
    return count
