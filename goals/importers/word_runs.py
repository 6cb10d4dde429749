"""The words of a paragraph of a Word file, with bold, italic and links as Markdown. Pure: no Django."""

import re
from collections.abc import Iterator
from dataclasses import dataclass, replace
from typing import Any, Protocol

from osp.richtext import SAFE_LINKS

# What somebody took out, or moved elsewhere; and what is no text of the document.
GONE = frozenset(
    {"del", "moveFrom", "instrText", "delText", "rPr", "pPr", "sdtPr", "drawing", "pict", "object", "txbxContent"}
)
OPENS = frozenset(
    {"ins", "moveTo", "smartTag", "customXml", "sdt", "sdtContent", "fldSimple", "dir", "bdo", "oMath", "oMathPara"}
)
SIGNS = {"tab": " ", "br": "\n", "cr": "\n", "noBreakHyphen": "-", "ptab": " "}
NOTES = {"footnoteReference": "footnotes", "endnoteReference": "endnotes"}
REAL_NOTE = frozenset({None, "normal"})
CONTENTS = "Table of Contents"
_ALWAYS = re.compile(r"([\\*_\[\]&])")
_AT_START = re.compile(r"^(\s*)([#>+\-=]|\d+(?=[.)]))", re.MULTILINE)
_NO_HREF = re.compile(r"[\s()<>\\]")


@dataclass(frozen=True, slots=True)
class Piece:
    """Text of one look."""

    text: str
    bold: bool = False
    italic: bool = False
    href: str = ""


def tag(element: Any) -> str:
    """The name of an element without its namespace; empty for a comment."""
    return element.tag.rpartition("}")[2] if isinstance(element.tag, str) else ""


def attribute(element: Any, name: str) -> str | None:
    """An attribute by its name without namespace."""
    return next((value for key, value in element.attrib.items() if key.rpartition("}")[2] == name), None)


def child(element: Any, name: str) -> Any:
    """The first child of a name, or None."""
    return next((each for each in element if tag(each) == name), None)


def value(element: Any, name: str) -> str | None:
    """The `val` of the child of a name."""
    found = child(element, name) if element is not None else None
    return attribute(found, "val") if found is not None else None


def is_on(element: Any, name: str) -> bool | None:
    """Whether a switch among the children is on; None where it is not there."""
    found = child(element, name) if element is not None else None
    return None if found is None else attribute(found, "val") not in {"0", "false", "off", "none"}


def escaped(text: str) -> str:
    """Plain words as Markdown that says exactly those words."""
    text = _ALWAYS.sub(r"\\\1", text)
    return _AT_START.sub(lambda found: f"{found[1]}{_kept(found[2])}", text)


def paragraphs_in(element: Any) -> Iterator[Any]:
    """Paragraphs and tables under a body or cell, in order, without what was taken out and without the contents."""
    for each in element:
        name = tag(each)
        if name in {"p", "tbl"}:
            yield each
        elif name == "sdt":
            gallery = next((part for part in each.iter() if tag(part) == "docPartGallery"), None)
            if gallery is None or attribute(gallery, "val") != CONTENTS:
                yield from paragraphs_in(child(each, "sdtContent"))
        elif name in OPENS:
            yield from paragraphs_in(each)


class Styles(Protocol):
    """What a reader asks of the styles of a document."""

    def marks(self, style: str) -> tuple[bool, bool]:
        """Whether a style of characters is bold, and italic."""

    def hides(self, style: str) -> bool:
        """Whether a style hides its words."""


def is_hidden(element: Any, looks: Styles) -> bool:
    """Whether an element with all that is in it is not to be seen: taken out, moved away, or hidden by its maker."""
    name = tag(element)
    own = child(element, f"{name}Pr")
    if name in {"r", "p"}:
        told = is_on(own, "vanish") if name == "r" else None
        return looks.hides(value(own, f"{name}Style") or "") if told is None else told
    if name in {"tr", "tc"}:
        return (own is not None and any(tag(each) in {"del", "cellDel"} for each in own)) or bool(is_on(own, "hidden"))
    if name in {"drawing", "AlternateContent", "pict"}:
        return _is_unseen(element)
    return name in {"del", "moveFrom"}


def _is_unseen(drawing: Any) -> bool:
    """Whether a drawing of now, or a shape of before, was put out of sight."""
    about = next((each for each in drawing.iter() if tag(each) == "docPr"), None)
    unseen = any("visibility:hidden" in (attribute(each, "style") or "").replace(" ", "") for each in drawing)
    return unseen or (about is not None and attribute(about, "hidden") in {"1", "true"})


class Reader:
    """Reads paragraphs of one document. Notes wait in `take_notes` until their paragraph is done."""

    def __init__(self, part: Any, looks: Styles) -> None:
        self.part = part
        self.looks = looks
        self.waiting: list[tuple[int, str]] = []
        self.count = 0
        self.stores = {name: _notes_of(part, name) for name in NOTES.values()}

    def plain(self, paragraph: Any) -> str:
        """Its words on one line, without looks and without the signs of notes."""
        return " ".join("".join(piece.text for piece in self._pieces(paragraph, with_notes=False)).split())

    def markdown(self, paragraph: Any) -> str:
        """Its words with looks; a line break stays one."""
        if is_hidden(paragraph, self.looks):
            return ""
        return marked(list(self._pieces(paragraph, with_notes=True)))

    def is_all_bold(self, paragraph: Any) -> bool:
        """Whether every word is bold."""
        said = [piece for piece in self._pieces(paragraph, with_notes=False) if piece.text.strip()]
        return bool(said) and all(piece.bold for piece in said)

    def boxes(self, paragraph: Any) -> Iterator[Any]:
        """Paragraphs and tables of the text boxes that hang on it. A box that is written twice, for old and new readers, once."""
        for box in _boxes(paragraph, self.looks):
            yield from paragraphs_in(box)

    def take_notes(self) -> list[tuple[int, str]]:
        """(number, words) of the notes that were called since the last time."""
        taken, self.waiting = self.waiting, []
        return taken

    def _pieces(self, element: Any, *, with_notes: bool, look: Piece = Piece("")) -> Iterator[Piece]:
        for each in element:
            name = tag(each)
            if name == "r":
                yield from self._run(each, look, with_notes=with_notes)
            elif name == "hyperlink":
                yield from self._pieces(each, with_notes=with_notes, look=replace(look, href=self._href(each)))
            elif name in OPENS:
                yield from self._pieces(each, with_notes=with_notes, look=look)
            elif name == "t":
                yield replace(look, text=each.text or "")

    def _run(self, run: Any, look: Piece, *, with_notes: bool) -> Iterator[Piece]:
        looks = child(run, "rPr")
        style = value(looks, "rStyle") or ""
        bold, italic = self.looks.marks(style)
        own_bold, own_italic = is_on(looks, "b"), is_on(looks, "i")
        look = replace(
            look, bold=bold if own_bold is None else own_bold, italic=italic if own_italic is None else own_italic
        )
        if is_hidden(run, self.looks):
            return
        for each in run:
            name = tag(each)
            if name == "t":
                yield replace(look, text=each.text or "")
            elif name in SIGNS:
                yield replace(look, text="" if attribute(each, "type") == "page" else SIGNS[name])
            elif name in NOTES and with_notes:
                yield from self._note(each, NOTES[name])

    def _note(self, sign: Any, store: str) -> Iterator[Piece]:
        note = self.stores[store].get(attribute(sign, "id") or "")
        if note is None:
            return
        self.count += 1
        number = self.count
        said = [self.markdown(each) for each in paragraphs_in(note) if tag(each) == "p"]
        self.waiting.append((number, "\n".join(text for text in said if text)))
        yield Piece(f" [{number}]")

    def _href(self, link: Any) -> str:
        known = self.part.rels.get(attribute(link, "id") or "")
        target = known.target_ref if known is not None and known.is_external else ""
        return target if target.startswith(SAFE_LINKS) and not _NO_HREF.search(target) else ""


def marked(pieces: list[Piece]) -> str:
    """Pieces as Markdown. A look that Markdown cannot put there, such as bold in the middle of a word, is left out."""
    merged = _merged(pieces)
    said = []
    for place, piece in enumerate(merged):
        before = merged[place - 1].text[-1:] if place else ""
        after = merged[place + 1].text[:1] if place + 1 < len(merged) else ""
        said.append(_dressed(piece, before, after))
    lines = "".join(said).split("\n")
    kept = [_line(line) for line in lines if line.strip()]
    return "\n".join(kept)


def _line(line: str) -> str:
    return _AT_START.sub(lambda found: f"{_kept(found[2])}", line.strip())


def _kept(sign: str) -> str:
    """The sign with which a line begins, so that it begins no list, heading or quote."""
    return f"{sign}\\" if sign.isdigit() else f"\\{sign}"


def _dressed(piece: Piece, before: str, after: str) -> str:
    core = piece.text.strip()
    if not core or "\n" in core:
        return _ALWAYS.sub(r"\\\1", piece.text)
    lead, trail = piece.text[: len(piece.text) - len(piece.text.lstrip())], piece.text[len(piece.text.rstrip()) :]
    said = _ALWAYS.sub(r"\\\1", core)
    if piece.href:
        return f"{lead}[{said}]({piece.href}){trail}"
    sign = "*" * (2 * piece.bold + piece.italic)
    stands_free = (lead or not before or before.isspace()) and (trail or not after or not after.isalnum())
    fits = stands_free and core[0].isalnum() and core[-1].isalnum()
    return f"{lead}{sign}{said}{sign}{trail}" if sign and fits else f"{lead}{said}{trail}"


def _merged(pieces: list[Piece]) -> list[Piece]:
    found: list[Piece] = []
    for piece in pieces:
        if not piece.text:
            continue
        if found and replace(found[-1], text="") == replace(piece, text=""):
            found[-1] = replace(piece, text=found[-1].text + piece.text)
        else:
            found.append(piece)
    return found


def _boxes(element: Any, looks: Styles) -> Iterator[Any]:
    for each in element:
        name = tag(each)
        if name == "txbxContent":
            yield each
        elif is_hidden(each, looks):
            continue
        elif name == "AlternateContent":
            ways = [list(_boxes(way, looks)) for way in each]
            yield from next((way for way in ways if way), [])
        else:
            yield from _boxes(each, looks)


def _notes_of(part: Any, name: str) -> dict[str, Any]:
    """The notes of a document by their number."""
    from docx.oxml.parser import parse_xml

    for relation in part.rels.values():
        if relation.reltype.endswith(f"/{name}") and not relation.is_external:
            root = parse_xml(relation.target_part.blob)
            return {attribute(each, "id") or "": each for each in root if attribute(each, "type") in REAL_NOTE}
    return {}
