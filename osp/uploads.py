"""What a file that somebody hands in really is, by its content. Pure: no Django.

Evidence is kept and given back as it is, never opened by the product; so only kinds that are what they say, and no macros.
"""

import hashlib
import zipfile
import zlib
from dataclasses import dataclass
from typing import BinaryIO

MOST_BYTES = 20 * 1024 * 1024
KINDS = {
    "pdf": "application/pdf",
    "docx": "application/vnd.openxmlformats-officedocument.wordprocessingml.document",
    "xlsx": "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet",
    "png": "image/png",
    "jpg": "image/jpeg",
}
_PARTS = {"word/document.xml": "docx", "xl/workbook.xml": "xlsx"}
_MACROS = "vbaProject.bin"
_TYPES = "[Content_Types].xml"
_MOST_TYPES = 1024 * 1024
_STARTS = {b"%PDF-": "pdf", b"\x89PNG\r\n\x1a\n": "png", b"\xff\xd8\xff": "jpg"}
_HEAD = 1024
_OLD_OFFICE = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"
_STREAMS = {
    "EncryptedPackage": "Dit bestand heeft een wachtwoord. Open het, haal het wachtwoord eraf en bewaar het opnieuw.",
    "WordDocument": "Dit is een oud Word-bestand (.doc), of een met een wachtwoord. Open het in Word, haal het wachtwoord eraf en"
    " bewaar het als .docx.",
    "Workbook": "Dit is een oud Excelbestand (.xls), of een met een wachtwoord. Open het in Excel, haal het wachtwoord eraf en"
    " bewaar het als .xlsx.",
}
_OPEN_DOCUMENT = b"mimetypeapplication/vnd.oasis.opendocument"
_MOST_UNPACKED = 80 * 1024 * 1024
_MOST_PARTS = 3000
_XML = (".xml", ".rels")


@dataclass(frozen=True, slots=True)
class Checked:
    """A file that may be stored: its kind (one of KINDS), its length in bytes and its SHA-256."""

    kind: str
    size: int
    sha256: str


class FileRefused(ValueError):  # noqa: N818 -- a refusal is an answer to the user, not a fault of the program
    """A file that is not taken in; the text is Dutch and says what to do."""


def check(stream: BinaryIO, *, kinds: frozenset[str] = frozenset(KINDS), most: int = MOST_BYTES) -> Checked:
    """Look at a whole file; the stream is back at its start. FileRefused when it is empty, too large or not of these kinds."""
    stream.seek(0)
    content = stream.read(most + 1)
    stream.seek(0)
    if not content:
        raise FileRefused("Dit bestand is leeg. Kies een ander bestand.")
    if len(content) > most:
        raise FileRefused(
            f"Dit bestand is groter dan {most // 2**20} MB. Kies een kleiner bestand of verklein de afbeeldingen erin."
        )
    kind = _kind(content, stream)
    if kind not in kinds:
        names = ", ".join(sorted(kinds))
        raise FileRefused(
            f"Dit bestand is niet van een soort die hier kan: {names}. Bewaar het als een daarvan en probeer het opnieuw."
        )
    return Checked(kind, len(content), hashlib.sha256(content).hexdigest())


def check_package(stream: BinaryIO) -> None:
    """Look inside an Office file that will be read, not only kept; the stream is back at its start.

    FileRefused for one that unpacks to more than any real document, or that brings a document type of its own.
    """
    stream.seek(0)
    try:
        with zipfile.ZipFile(stream) as package:
            entries = package.infolist()
            if sum(entry.file_size for entry in entries) > _MOST_UNPACKED or len(entries) > _MOST_PARTS:
                raise FileRefused(
                    "Dit bestand is uitgepakt te groot. Haal grote afbeeldingen eruit en probeer het opnieuw."
                )
            for entry in entries:
                if entry.filename.endswith(_XML) and b"<!DOCTYPE" in package.read(entry):
                    raise FileRefused("Dit is geen gewoon Office-bestand. Maak het opnieuw in Word of Excel.")
    except (zipfile.BadZipFile, NotImplementedError, RuntimeError, EOFError, zlib.error) as error:
        raise FileRefused("Dit bestand is beschadigd. Open het, bewaar het opnieuw en probeer het nog eens.") from error
    finally:
        stream.seek(0)


def check_old(stream: BinaryIO) -> None:
    """Say it of the kinds of text files that people mistake for a Word document of now; the stream is back at its start.

    FileRefused for an old Word file or one with a password, which look alike from outside, and for an OpenDocument.
    """
    stream.seek(0)
    content = stream.read(_HEAD)
    if content.startswith(_OLD_OFFICE):
        content += stream.read(MOST_BYTES)
        stream.seek(0)
        raise FileRefused(_old_office(content))
    stream.seek(0)
    if _OPEN_DOCUMENT in content:
        raise FileRefused(
            "Dit is een OpenDocument-bestand (.odt of .ods). Open het en bewaar het als Word-document (.docx) of werkmap (.xlsx)."
        )


def _old_office(content: bytes) -> str:
    """What an old file is, by the names of the streams in it; one with a password holds the encrypted package."""
    for name, told in _STREAMS.items():
        if name.encode("utf-16-le") in content:
            return told
    return (
        "Dit is een oud Word- of Excelbestand of een bestand met een wachtwoord. Open het, haal het wachtwoord eraf en bewaar"
        " het als .docx of .xlsx."
    )


def _kind(content: bytes, stream: BinaryIO) -> str:
    for start, kind in _STARTS.items():
        if content.startswith(start) or (kind == "pdf" and start in content[:_HEAD]):
            return kind
    return _office_kind(stream) if content.startswith(b"PK") else ""


def _types(package: zipfile.ZipFile) -> bytes:
    """What the package says its parts are; of one that is longer than any real one, the beginning."""
    with package.open(_TYPES) as part:
        return part.read(_MOST_TYPES)


def _office_kind(stream: BinaryIO) -> str:
    try:
        with zipfile.ZipFile(stream) as package:
            names = set(package.namelist())
            told = _types(package) if _TYPES in names else b""
    except (zipfile.BadZipFile, NotImplementedError, RuntimeError):
        return ""
    finally:
        stream.seek(0)
    if any(name.endswith(_MACROS) for name in names) or b"macroEnabled" in told:
        raise FileRefused("In dit bestand zitten macro's. Bewaar het zonder macro's en probeer het opnieuw.")
    if b"template.main+xml" in told:
        raise FileRefused(
            "Dit bestand is een sjabloon. Bewaar het als gewoon document of gewone werkmap en probeer het opnieuw."
        )
    return next((kind for part, kind in _PARTS.items() if part in names), "")
