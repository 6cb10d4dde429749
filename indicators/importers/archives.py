"""What may be inside a zip file: one workbook (.xlsx), or one CSV. Checked before any reader sees it.

The directory of a zip can lie, and a reader keeps a whole sheet in memory, every cell between the first and the last one.
So each part is unpacked here once, in small pieces, and its true size and its cell addresses are counted.
"""

import io
import re
import struct
import zipfile
import zlib
from collections.abc import Iterator
from dataclasses import dataclass, field
from typing import BinaryIO

from indicators.importers.base import ImportRefused

MAX_PARTS = 2000
MAX_BYTES = 300_000_000
# Up to this size anything goes; beyond it, a part that packs this well is no table. Real sheets reach some 40 to 1.
UNSUSPECTED_BYTES = 20_000_000
MAX_RATIO = 150
MAX_CELLS = 8_000_000
PIECE = 1 << 20
LOCAL_HEADER = 30
END_RECORD = 22

DAMAGED = "Dit zip- of Excelbestand is beschadigd. Download het opnieuw, of sla het in Excel opnieuw op als .xlsx."
LOCKED = "Dit bestand is met een wachtwoord beveiligd. Haal de beveiliging eraf en lees het opnieuw in."
TOO_LARGE = "Dit zip- of Excelbestand is uitgepakt te groot. Controleer of u het juiste bestand koos."
TOO_MANY_CELLS = (
    "Een werkblad in dit bestand is te groot: er staat iets in een cel ver buiten de tabel, of er zijn meer dan "
    f"{MAX_CELLS // 1_000_000} miljoen cellen. Verwijder lege rijen en kolommen, of sla de tabel op als CSV."
)
NO_ADDRESSES = (
    "In dit Excelbestand hebben cellen geen adres. Open het in Excel, sla het op als .xlsx en lees het opnieuw in."
)
MACROS = "Dit Excelbestand bevat macro's. Sla het op als Excel-werkmap zonder macro's (.xlsx), of als CSV."
LINKED = (
    "Dit Excelbestand verwijst naar andere bestanden of bevat ingesloten objecten. "
    "Kopieer alleen de tabel als waarden naar een nieuw werkboek (.xlsx), of sla op als CSV."
)
ENTITIES = "Dit Excelbestand bevat een XML-verwijzing (DOCTYPE) die er niet hoort. Sla het in Excel opnieuw op als .xlsx, of als CSV."
NOT_XLSX = "Dit is geen Excelbestand van de soort .xlsx. Open het in Excel en sla het op als .xlsx of als CSV."
NOT_ONE_CSV = (
    "In dit zipbestand staat niet precies één CSV-bestand. Pak het zipbestand uit en lees de bestanden een voor een in."
)

CONTENT_TYPES = "[content_types].xml"
_LINKS = (
    "xl/externallinks/",
    "xl/embeddings/",
    "xl/activex/",
    "xl/connections.xml",
    "xl/querytables/",
    "xl/macrosheets/",
)
_IMAGES = (".png", ".jpg", ".jpeg", ".gif", ".emf", ".wmf", ".bin")
_DOCTYPE = re.compile(rb"<!(?:DOCTYPE|ENTITY)", re.IGNORECASE)
_CELL = re.compile(rb"<(?:\w+:)?c(?:\s[^>]*?\br=[\"']([A-Z]{1,3}[0-9]{1,7})[\"']|[\s/>])")
_DIGITS, _LETTERS = b"0123456789", b"ABCDEFGHIJKLMNOPQRSTUVWXYZ"


def open_zip(stream: BinaryIO) -> zipfile.ZipFile:
    """A zip whose directory is sound: not too many parts, none locked, no two with one name. Raises ImportRefused."""
    try:
        archive = zipfile.ZipFile(stream)
    except (zipfile.BadZipFile, OSError, ValueError, NotImplementedError, struct.error):
        raise ImportRefused(DAMAGED) from None
    _refuse_two_readings(stream)
    parts = archive.infolist()
    if any(part.flag_bits & 1 for part in parts):
        raise ImportRefused(LOCKED)
    names = [_plain(part) for part in parts]
    if len(parts) > MAX_PARTS:
        raise ImportRefused(TOO_LARGE)
    if len(set(names)) != len(names) or any(part.compress_type not in {0, zipfile.ZIP_DEFLATED} for part in parts):
        raise ImportRefused(DAMAGED)
    return archive


def is_office(archive: zipfile.ZipFile) -> bool:
    """Whether this is a document of Excel, Word or the like, by what every such zip holds."""
    return any(_plain(part) in {CONTENT_TYPES, "mimetype"} for part in archive.infolist())


def check_workbook(archive: zipfile.ZipFile, stream: BinaryIO) -> None:
    """Raise ImportRefused unless this is an .xlsx of a decent size without macros, links or tricks."""
    names = {_plain(part) for part in archive.infolist()}
    if any(name.endswith("vbaproject.bin") for name in names):
        raise ImportRefused(MACROS)
    if any(name.startswith(_LINKS) for name in names):
        raise ImportRefused(LINKED)
    if not {CONTENT_TYPES, "xl/workbook.xml"} <= names:
        raise ImportRefused(NOT_XLSX)
    total = 0
    for part in archive.infolist():
        look = _Look(is_xml=not _plain(part).endswith(_IMAGES))
        for piece in unpacked(part, stream, spent=total):
            total += len(piece)
            look.at(piece, is_types=_plain(part) == CONTENT_TYPES)
        look.end()


def _refuse_two_readings(stream: BinaryIO) -> None:
    """The directory must lie at the very end, right before its own end record: else another reader may see another zip."""
    end = stream.seek(0, io.SEEK_END) - END_RECORD
    if end < 0:
        raise ImportRefused(DAMAGED)
    stream.seek(end)
    signature, size, offset, comment = struct.unpack("<4s8xLLH", stream.read(END_RECORD))
    if signature != b"PK\x05\x06" or comment or offset + size != end:
        raise ImportRefused(DAMAGED)


def only_csv(archive: zipfile.ZipFile) -> zipfile.ZipInfo:
    """The one CSV of a zip; what a Mac adds of its own does not count."""
    parts = [part for part in archive.infolist() if not part.is_dir() and not _is_clutter(_plain(part))]
    if len(parts) != 1 or not _plain(parts[0]).endswith((".csv", ".txt")):
        raise ImportRefused(NOT_ONE_CSV)
    return parts[0]


def unpacked(part: zipfile.ZipInfo, stream: BinaryIO, *, spent: int = 0) -> Iterator[bytes]:
    """The bytes of one part, in pieces, whatever size the directory claims; ImportRefused for too many or broken ones."""
    left = part.compress_size
    stream.seek(_start(part, stream))
    inflate = zlib.decompressobj(-15) if part.compress_type == zipfile.ZIP_DEFLATED else None
    limit = min(MAX_BYTES - spent, max(UNSUSPECTED_BYTES, MAX_RATIO * part.compress_size))
    size = check = 0
    while left > 0 and (packed := stream.read(min(left, PIECE // 16))):
        left -= len(packed)
        for piece in _inflated(inflate, packed):
            size += len(piece)
            check = zlib.crc32(piece, check)
            if size > limit:
                raise ImportRefused(TOO_LARGE)
            yield piece
    if left > 0 or size != part.file_size or check != part.CRC or (inflate and not inflate.eof):
        raise ImportRefused(DAMAGED)


def _inflated(inflate: "zlib._Decompress | None", packed: bytes) -> Iterator[bytes]:
    if inflate is None:
        yield packed
        return
    while packed:
        try:
            piece = inflate.decompress(packed, PIECE)
        except zlib.error:
            raise ImportRefused(DAMAGED) from None
        packed = inflate.unconsumed_tail
        if not piece:
            return
        yield piece


def _start(part: zipfile.ZipInfo, stream: BinaryIO) -> int:
    """Where the data of a part begin: after its own header, whose two lengths differ from those in the directory."""
    if part.header_offset < 0:
        raise ImportRefused(DAMAGED)
    stream.seek(part.header_offset)
    header = stream.read(LOCAL_HEADER)
    if len(header) < LOCAL_HEADER or not header.startswith(b"PK\x03\x04"):
        raise ImportRefused(DAMAGED)
    return part.header_offset + LOCAL_HEADER + sum(struct.unpack("<HH", header[26:30]))


def _plain(part: zipfile.ZipInfo) -> str:
    return part.filename.replace("\\", "/").lstrip("/").lower()


def _is_clutter(name: str) -> bool:
    return name.startswith("__macosx/") or name.rsplit("/", 1)[-1] in {".ds_store", "thumbs.db", "desktop.ini"}


@dataclass(slots=True)
class _Look:
    """Looks at one part of a workbook piece by piece. A tag may be cut in two, so its beginning is kept for the next."""

    is_xml: bool
    rest: bytes = b""
    is_first: bool = True
    columns: set[bytes] = field(default_factory=set)
    last_row: int = 0

    def at(self, piece: bytes, *, is_types: bool) -> None:
        if self.is_first and self.is_xml and b"\0" in piece[:64]:
            # Text in UTF-16 would hide from the searches below.
            raise ImportRefused(NOT_XLSX)
        self.is_first = False
        text = self.rest + piece
        cut = text.rfind(b"<")
        # Only a tag that is still open waits for what follows.
        cut = cut if cut >= 0 and b">" not in text[cut:] else len(text)
        self.rest = text[cut:]
        if len(self.rest) > PIECE:
            raise ImportRefused(DAMAGED)
        self._search(text[:cut], is_types=is_types)

    def end(self) -> None:
        self._search(self.rest, is_types=False)

    def _search(self, text: bytes, *, is_types: bool) -> None:
        if is_types and b"macroEnabled" in text:
            raise ImportRefused(MACROS)
        if self.is_xml and _DOCTYPE.search(text):
            raise ImportRefused(ENTITIES)
        addresses = _CELL.findall(text)
        if not addresses:
            return
        if not all(addresses):
            raise ImportRefused(NO_ADDRESSES)
        joined = b" ".join(addresses)
        self.columns |= set(joined.translate(None, _DIGITS).split())
        self.last_row = max(self.last_row, *map(int, set(joined.translate(None, _LETTERS).split())))
        if self.last_row * max(map(_column_number, self.columns)) > MAX_CELLS:
            raise ImportRefused(TOO_MANY_CELLS)


def _column_number(letters: bytes) -> int:
    number = 0
    for letter in letters:
        number = number * 26 + letter - 64
    return number
