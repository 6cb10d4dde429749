"""From the bytes of an upload to lines of text: unpacks gzip, guards its size and settles the encoding."""

import codecs
import gzip
import io
import re
import shutil
import tempfile
import zlib
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from typing import BinaryIO, cast

from indicators.importers.base import ImportRefused, RowError

MAX_UNPACKED = 400_000_000
CHUNK = 1 << 20
HEAD = 1 << 16
SPOOL = 8 << 20

GZIP_MAGIC = b"\x1f\x8b"
OFFICE_MAGICS = (b"PK\x03\x04", b"PK\x05\x06", b"\xd0\xcf\x11\xe0")
UTF16_BOMS = (codecs.BOM_UTF16_LE, codecs.BOM_UTF16_BE)
# The five bytes that stand for nothing in cp1252.
_UNDEFINED = re.compile(rb"[\x81\x8d\x8f\x90\x9d]")
_MULTIBYTE = re.compile(rb"[\xc2-\xf4][\x80-\xbf]+")
_HIGH = re.compile(rb"[\x80-\xff]")

EMPTY = (
    "Dit bestand is leeg. Download het opnieuw bij de bron. "
    "Levert DUO voor een gemeente een leeg bestand, lees dan het landelijke bestand in."
)
OFFICE = "In dit gzip-bestand zit een Excel- of zipbestand. Pak het uit en lees dat bestand zelf in, of sla de tabel op als CSV."
OLD_OFFICE = (
    "Dit is een oud Excelbestand (.xls) of een Excelbestand met een wachtwoord. "
    "Open het in Excel, sla het zonder wachtwoord op als .xlsx of als CSV en lees dat in."
)
TWICE_PACKED = "Dit bestand is twee keer ingepakt met gzip. Pak het een keer uit en lees het daarna opnieuw in."
TRUNCATED = "Dit gzip-bestand is niet compleet: het einde ontbreekt. Download het opnieuw en lees het daarna in."
DAMAGED = "Dit gzip-bestand is beschadigd. Download het opnieuw en lees het daarna in."
TOO_LARGE = (
    f"Dit bestand is uitgepakt groter dan {MAX_UNPACKED // 1_000_000} MB. "
    "Zo groot is geen bestand dat de planner kent. Controleer of u het juiste bestand koos."
)
UTF16 = (
    "De tekens in dit bestand zijn opgeslagen als UTF-16 (“Unicode-tekst”). "
    "Sla het bestand op als “CSV UTF-8” en lees het opnieuw in."
)
RESAVE = "Download het bestand opnieuw bij de bron, of sla het op als “CSV UTF-8”, en lees het daarna opnieuw in."


class _Unpacked(io.RawIOBase):
    """Bytes of an upload, unpacked, with the failures of gzip as refusals. Closing it leaves the upload open."""

    def __init__(self, source: BinaryIO) -> None:
        super().__init__()
        self._source = source
        self._total = 0

    def readable(self) -> bool:
        return True

    def readinto(self, buffer: memoryview) -> int:  # type: ignore[override]
        try:
            data = self._source.read(len(buffer))
        except EOFError:
            raise ImportRefused(TRUNCATED) from None
        except (gzip.BadGzipFile, zlib.error):
            raise ImportRefused(DAMAGED) from None
        self._total += len(data)
        if self._total > MAX_UNPACKED:
            raise ImportRefused(TOO_LARGE)
        buffer[: len(data)] = data
        return len(data)


class Upload:
    """A seekable file that is read more than once: to check its bytes, then to parse them. Raises ImportRefused."""

    def __init__(self, stream: BinaryIO) -> None:
        self._raw = stream
        self._raw.seek(0, io.SEEK_END)
        self._size = self._raw.tell()
        self._raw.seek(0)
        start = self._raw.read(len(GZIP_MAGIC))
        self._packed = start == GZIP_MAGIC
        self.head = self._read_head()

    def _read_head(self) -> bytes:
        with self.open() as data:
            head = data.read(HEAD)
        if head.startswith(OFFICE_MAGICS):
            raise ImportRefused(OFFICE)
        if self._packed and head.startswith(GZIP_MAGIC):
            raise ImportRefused(TWICE_PACKED)
        if head.startswith(UTF16_BOMS):
            raise ImportRefused(UTF16)
        if not head.removeprefix(codecs.BOM_UTF8).strip():
            raise ImportRefused(EMPTY)
        return head

    @contextmanager
    def open(self) -> Iterator[BinaryIO]:
        """The unpacked bytes from the start."""
        self._raw.seek(0)
        # The mode is named because GzipFile would else take that of the upload, which may be a file open for writing.
        source = cast("BinaryIO", gzip.GzipFile(fileobj=self._raw, mode="rb")) if self._packed else self._raw
        with io.BufferedReader(_Unpacked(source), buffer_size=1 << 18) as data:
            yield data

    @contextmanager
    def lines(self, encoding: str) -> Iterator[io.TextIOWrapper]:
        """The lines with their endings. Only \\n, \\r and \\r\\n end a line, as the csv module expects."""
        with self.open() as data, io.TextIOWrapper(data, encoding=encoding, newline="") as text:
            yield text

    def part_read(self) -> float:
        """How far reading is, from 0 to 1."""
        return min(1.0, self._raw.tell() / max(1, self._size))

    def line_of(self, offset: int) -> int:
        """The line, from 1, that holds the byte at `offset`."""
        number = seen = 0
        with self.lines("latin-1") as lines:
            for line in lines:
                number += 1
                seen += len(line)
                if seen > offset:
                    break
        return number


@contextmanager
def seekable(stream: BinaryIO) -> Iterator[BinaryIO]:
    """The same bytes as a file that can go back; one that cannot is first copied to a temporary file."""
    if stream.seekable():
        yield stream
        return
    with tempfile.SpooledTemporaryFile(max_size=SPOOL) as spool:
        shutil.copyfileobj(io.BufferedReader(_Unpacked(stream)), spool)
        yield cast("BinaryIO", spool)


@contextmanager
def opened(stream: BinaryIO) -> Iterator[Upload]:
    """An upload of text for the time it is read."""
    with seekable(stream) as raw:
        yield Upload(raw)


@dataclass(slots=True)
class _Scan:
    """Where the bytes stop being text of an encoding; None while they still are."""

    not_utf8: int | None = None
    not_cp1252: int | None = None
    multibyte: int = 0
    high: int = 0


def encoding_of(upload: Upload, *, allows_cp1252: bool) -> str:
    """The encoding that every byte of the file fits: UTF-8, with or without BOM, or where allowed cp1252.

    DUO's own misread letters inside cp1252 ("Frysl\xd4n") are valid bytes and pass. A file that is mostly UTF-8 with a
    few bytes that are not is broken, although cp1252 could read it: names would come out mangled.
    """
    scan = _scan(upload)
    if scan.not_utf8 is None:
        return "utf-8-sig"
    others = scan.high - scan.multibyte
    if not allows_cp1252 or upload.head.startswith(codecs.BOM_UTF8) or scan.multibyte > others:
        raise _broken(upload, scan.not_utf8, "hier staan tekens die geen UTF-8 zijn")
    if scan.not_cp1252 is not None:
        raise _broken(upload, scan.not_cp1252, "hier staat een byte die in UTF-8 en in Windows-tekst (cp1252) niets is")
    return "cp1252"


def _broken(upload: Upload, offset: int, reason: str) -> ImportRefused:
    error = RowError(upload.line_of(offset), "", "", reason)
    return ImportRefused(f"De tekens in dit bestand zijn beschadigd. R{str(error)[1:]}. {RESAVE}", (error,))


def _scan(upload: Upload) -> _Scan:
    scan = _Scan()
    decoder = codecs.getincrementaldecoder("utf-8")()
    offset = 0
    with upload.open() as data:
        while chunk := data.read(CHUNK):
            _refuse_binary(upload, chunk, offset)
            _scan_chunk(scan, decoder, chunk, offset)
            offset += len(chunk)
    _decode(scan, decoder, b"", offset, final=True)
    return scan


def _refuse_binary(upload: Upload, chunk: bytes, offset: int) -> None:
    nul = chunk.find(b"\0")
    if nul >= 0:
        raise _broken(upload, offset + nul, "hier staat een NUL-teken; dit is geen tekstbestand")
    if len(chunk) == CHUNK and b"\n" not in chunk and b"\r" not in chunk:
        raise _broken(upload, offset, "deze regel is langer dan een miljoen tekens")


def _scan_chunk(scan: _Scan, decoder: codecs.IncrementalDecoder, chunk: bytes, offset: int) -> None:
    if scan.not_utf8 is None:
        _decode(scan, decoder, chunk, offset)
    if chunk.isascii():
        return
    scan.high += len(_HIGH.findall(chunk))
    scan.multibyte += sum(map(len, _MULTIBYTE.findall(chunk)))
    undefined = _UNDEFINED.search(chunk)
    if undefined and scan.not_cp1252 is None:
        scan.not_cp1252 = offset + undefined.start()


def _decode(scan: _Scan, decoder: codecs.IncrementalDecoder, chunk: bytes, offset: int, *, final: bool = False) -> None:
    pending = len(decoder.getstate()[0])
    try:
        decoder.decode(chunk, final)
    except UnicodeDecodeError as error:
        if scan.not_utf8 is None:
            scan.not_utf8 = offset - pending + error.start
