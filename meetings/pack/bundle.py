"""All papers of one copy as a zip, named by number and letter, for iBabs, Notubiz and the like. Pure: no Django.

Equal papers give equal bytes: every entry has the day of placing, the order is that of the agenda, and nothing says which machine made it.
"""

import csv
import io
import re
import zipfile
from collections.abc import Callable, Iterator
from dataclasses import dataclass

from meetings.pack.sections import AttachmentSheet, Item, Pack

HEADER = ("volgorde", "punt", "soort", "letter", "titel", "bestand")
_LONGEST = 80
_NOT_IN_NAMES = re.compile(r"[^\w ()€%&+,.-]+")


@dataclass(frozen=True, slots=True)
class Entry:
    """A file of the zip and its line in the index."""

    name: str
    content: bytes
    item: str
    kind: str
    letter: str
    title: str


def bundle(
    pack: Pack, whole: bytes, *, oplegger: Callable[[Item], bytes], attached: Callable[[AttachmentSheet], bytes]
) -> bytes:
    """The zip: the whole PDF, the pages of each item, each bijlage as it was handed in, and index.csv."""
    entries = list(_entries(pack, whole, oplegger, attached))
    target = io.BytesIO()
    with zipfile.ZipFile(target, "w", zipfile.ZIP_DEFLATED) as package:
        for entry in entries:
            package.writestr(_info(pack, entry.name), entry.content)
        package.writestr(_info(pack, "index.csv"), _index(entries))
    return target.getvalue()


def _entries(
    pack: Pack, whole: bytes, oplegger: Callable[[Item], bytes], attached: Callable[[AttachmentSheet], bytes]
) -> Iterator[Entry]:
    title = f"Stukken {pack.body_name} {pack.date.isoformat()}"
    yield Entry(_name("00", title, "pdf"), whole, "", "stukken", "", title)
    for item in pack.items:
        number = f"{item.number:02}"
        if item.oplegger or item.indicators or item.scenarios:
            yield Entry(_name(number, item.title, "pdf"), oplegger(item), number, "oplegger", "", item.title)
        for sheet in item.attachments:
            name = _name(f"{number}{sheet.letter}", sheet.title, sheet.kind)
            yield Entry(name, attached(sheet), number, "bijlage", sheet.letter, sheet.title)


def _name(start: str, title: str, ending: str) -> str:
    words = " ".join(_NOT_IN_NAMES.sub(" ", title).split())[:_LONGEST].rstrip(" .")
    return f"{start} {words}.{ending}"


def _info(pack: Pack, name: str) -> zipfile.ZipInfo:
    info = zipfile.ZipInfo(name, (pack.placed_on.year, pack.placed_on.month, pack.placed_on.day, 12, 0, 0))
    info.compress_type, info.create_system, info.external_attr = zipfile.ZIP_DEFLATED, 3, 0o644 << 16
    return info


def _index(entries: list[Entry]) -> bytes:
    target = io.StringIO()
    rows = csv.writer(target, delimiter=";", lineterminator="\r\n")
    rows.writerow(HEADER)
    for place, entry in enumerate(entries, 1):
        rows.writerow([place, entry.item, entry.kind, entry.letter, _safe(entry.title), entry.name])
    return ("\ufeff" + target.getvalue()).encode()


def _safe(text: str) -> str:
    """No spreadsheet takes a title for a formula."""
    return f"'{text}" if text[:1] in "=+-@\t" else text
