"""What a PDF says to a reader, asked from poppler: text, words with places, fonts, outline, properties."""

import re
import subprocess
import xml.etree.ElementTree as ET
from dataclasses import dataclass
from io import BytesIO
from pathlib import Path

import pikepdf


@dataclass(frozen=True)
class Word:
    """A word with its box on a page of a size; y runs down."""

    text: str
    left: float
    top: float
    right: float
    bottom: float


def _run(*command: str, content: bytes, folder: Path) -> str:
    path = folder / "pack.pdf"
    path.write_bytes(content)
    filled = [str(path) if part == "FILE" else part for part in command]
    return subprocess.run(filled, capture_output=True, check=True, text=True).stdout


def pages(content: bytes, folder: Path) -> list[str]:
    """Text per page, laid out; non-breaking spaces read as spaces."""
    text = _run("pdftotext", "-layout", "FILE", "-", content=content, folder=folder)
    return [page.replace("\u00a0", " ") for page in text.split("\f")[:-1]]


def flat(text: str) -> str:
    """The text on one line with single spaces."""
    return " ".join(text.split())


def fonts(content: bytes, folder: Path) -> list[tuple[str, str]]:
    """Name without subset prefix, and whether it is embedded, of every font."""
    lines = _run("pdffonts", "FILE", content=content, folder=folder).splitlines()[2:]
    return [(line.split()[0].partition("+")[2] or line.split()[0], line.split()[-5]) for line in lines]


def properties(content: bytes, folder: Path) -> dict[str, str]:
    """What pdfinfo says, by name."""
    lines = _run("pdfinfo", "FILE", content=content, folder=folder).splitlines()
    return {key: value.strip() for key, _, value in (line.partition(":") for line in lines)}


def words(content: bytes, folder: Path) -> list[list[Word]]:
    """Every word with its box, per page."""
    page_words: list[list[Word]] = []
    for line in _run("pdftotext", "-bbox", "FILE", "-", content=content, folder=folder).splitlines():
        if "<page " in line:
            page_words.append([])
        box = re.search(r'xMin="(.+?)" yMin="(.+?)" xMax="(.+?)" yMax="(.+?)">(.*)</word>', line)
        if box:
            left, top, right, bottom = (float(box.group(i)) for i in range(1, 5))
            page_words[-1].append(Word(box.group(5), left, top, right, bottom))
    return page_words


def outline(content: bytes, folder: Path) -> list[tuple[int, str, int]]:
    """Level, title and page of every bookmark, in order."""
    found = re.search(r"<outline>.*</outline>", _xml(content, folder), re.DOTALL)
    return list(_entries(ET.fromstring(found.group()), 0)) if found else []  # noqa: S314 -- made by our own build


def links(content: bytes, folder: Path) -> list[set[int]]:
    """Pages that each page links to."""
    xml = _xml(content, folder)
    return [{int(n) for n in re.findall(r'href="[^"]*#(\d+)"', page)} for page in xml.split("<page ")[1:]]


def language(content: bytes) -> str:
    """The language that the file says it is in."""
    with pikepdf.open(BytesIO(content)) as file:
        return str(file.Root.Lang)


def addresses(content: bytes) -> list[str]:
    """Every address outside the file that can be clicked, in order."""
    with pikepdf.open(BytesIO(content)) as file:
        notes = [note for page in file.pages for note in page.obj.get("/Annots", [])]
        return [str(note.A.URI) for note in notes if "/A" in note and "/URI" in note.A]


def _xml(content: bytes, folder: Path) -> str:
    return _run("pdftohtml", "-xml", "-i", "-stdout", "FILE", content=content, folder=folder)


def _entries(element: ET.Element, level: int):
    for child in element:
        if child.tag == "outline":
            yield from _entries(child, level + 1)
        else:
            yield level, (child.text or "").replace("\u00a0", " "), int(child.attrib["page"])
