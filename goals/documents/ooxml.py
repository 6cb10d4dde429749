"""The few elements of WordprocessingML that documents are made of. Text is cleaned here, once, of what XML refuses."""

import re
from collections.abc import Iterator
from typing import Any

from docx.oxml.ns import qn
from docx.oxml.parser import OxmlElement

Element = Any
# What no XML may hold, and marks that turn the direction of reading and so make a name look like another.
_NEVER = re.compile("[\x00-\x08\x0b-\x1f\x7f-\x9f\u202a-\u202e\u2066-\u2069\ud800-\udfff\ufffe\uffff]")
_BREAKS = re.compile("([\n\t])")


def clean(text: str) -> str:
    """The text without what cannot stand in a document."""
    return _NEVER.sub("", text.replace("\r\n", "\n"))


def el(tag: str, *children: Element, **attributes: str) -> Element:
    """An element of the namespace w ("p", "tblW") with its attributes and children."""
    made = OxmlElement(f"w:{tag}")
    for name, value in attributes.items():
        made.set(qn(f"w:{name.rstrip('_')}"), clean(value))
    made.extend(children)
    return made


def run(
    text: str, *, bold: bool = False, italic: bool = False, style: str = "", colour: str = "", size: float = 0
) -> Element:
    """A run of text of one look; line ends and tabs in it stay."""
    made = el("r")
    look = list(_look(bold=bold, italic=italic, style=style, colour=colour, size=size))
    if look:
        made.append(el("rPr", *look))
    for part in _BREAKS.split(clean(text)):
        if part == "\n":
            made.append(el("br"))
        elif part == "\t":
            made.append(el("tab"))
        elif part:
            made.append(_words(part))
    return made


def paragraph(style: str, *runs: Element, keep_next: bool = False, right: bool = False) -> Element:
    """A paragraph of a style, by its id."""
    properties = el("pPr", el("pStyle", val=style))
    if keep_next:
        properties.append(el("keepNext"))
    if right:
        properties.append(el("jc", val="right"))
    return el("p", properties, *runs)


def field(instruction: str, *shown: Element) -> list[Element]:
    """A field that Word works out itself, with what it shows until then."""
    return [
        el("r", el("fldChar", fldCharType="begin")),
        el("r", _instruction(instruction)),
        el("r", el("fldChar", fldCharType="separate")),
        *shown,
        el("r", el("fldChar", fldCharType="end")),
    ]


def page_break() -> Element:
    """What begins a new page."""
    return el("p", el("r", el("br", type="page")))


def _words(text: str) -> Element:
    made = el("t")
    made.text = text
    made.set(qn("xml:space"), "preserve")
    return made


def _instruction(text: str) -> Element:
    made = el("instrText")
    made.text = f" {text} "
    made.set(qn("xml:space"), "preserve")
    return made


def _look(*, bold: bool, italic: bool, style: str, colour: str, size: float) -> Iterator[Element]:
    """In the order in which the schema wants them."""
    if style:
        yield el("rStyle", val=style)
    if bold:
        yield el("b")
    if italic:
        yield el("i")
    if colour:
        yield el("color", val=colour)
    if size:
        yield el("sz", val=str(round(size * 2)))
