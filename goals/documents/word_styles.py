"""The styles of a Word document: those that a base document brings, and ours for what it lacks."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import Any

from docx.oxml.ns import qn

from goals.documents.ooxml import Element, el

INK, BOARD, GREY, LINE, BLUE = "17231F", "17362E", "596761", "9FB0A7", "1D4C9C"
# What a document needs besides these, whatever else its template holds.
KEPT = frozenset({"normal", "default paragraph font", "normal table", "no list"})


@dataclass(frozen=True, slots=True)
class Wanted:
    """A style that documents use: its name in every Word file, its Dutch name, and how it looks where it is missing.

    Sizes and distances in points. `outline` is the level of a heading, from 0. `own` styles are ours alone: no base document
    is expected to bring them.
    """

    name: str
    dutch: str
    size: float = 0
    bold: bool = False
    italic: bool = False
    colour: str = ""
    before: float = 0
    after: float = 0
    left: float = 0
    hanging: float = 0
    outline: int | None = None
    keep_next: bool = False
    own: bool = False


WANTED = (
    Wanted("Title", "Titel", size=30, bold=True, colour=BOARD, before=120, after=6),
    Wanted("Subtitle", "Ondertitel", size=15, colour=INK, after=4),
    Wanted("heading 1", "Kop 1", size=20, bold=True, colour=BOARD, before=24, after=8, outline=0, keep_next=True),
    Wanted("heading 2", "Kop 2", size=15, bold=True, colour=BOARD, before=20, after=6, outline=1, keep_next=True),
    Wanted("heading 3", "Kop 3", size=12.5, bold=True, colour=INK, before=16, after=4, outline=2, keep_next=True),
    Wanted("heading 4", "Kop 4", size=11, bold=True, colour=INK, before=12, after=3, outline=3, keep_next=True),
    Wanted("List Bullet", "Lijst met opsommingstekens", after=2, left=18, hanging=14),
    Wanted("List Number", "Genummerde lijst", after=2, left=18, hanging=14),
    Wanted("Quote", "Citaat", italic=True, colour="42514B", after=6, left=18),
    Wanted("caption", "Bijschrift", size=9.5, bold=True, colour=INK, before=10, after=4, keep_next=True),
    Wanted(
        "TOC Heading", "Kop van inhoudsopgave", size=20, bold=True, colour=BOARD, before=30, after=10, keep_next=True
    ),
    Wanted("toc 1", "Inhoud 1", bold=True, before=6, after=2),
    Wanted("toc 2", "Inhoud 2", after=1, left=14),
    Wanted("header", "Koptekst", size=9, colour=GREY),
    Wanted("footer", "Voettekst", size=9, colour=GREY),
    Wanted("OSP Label", "", size=10, bold=True, colour="42514B", before=8, after=2, keep_next=True, own=True),
    Wanted("OSP Feit", "", after=1, left=130, hanging=130, own=True),
    Wanted("OSP Cijfer", "", size=20, bold=True, colour=INK, before=4, after=0, keep_next=True, own=True),
    Wanted("OSP Noot", "", size=9, colour=GREY, after=4, own=True),
    Wanted("OSP Cel", "", size=9.5, before=2, after=2, own=True),
)
TABLE, LINK = "OSP Tabel", "Hyperlink"


class Styles:
    """Ids of styles by their name, whatever language the base document was made in."""

    def __init__(self, document: Any) -> None:
        self.root = document.styles.element
        self.ids = {_name(style): style.get(qn("w:styleId")) for style in self.all()}
        self.body = next((style.get(qn("w:styleId")) for style in self.all() if _is_body(style)), "")
        if not self.body:
            self.body = self.add(el("style", el("name", val="Normal"), type="paragraph", default="1", styleId="Normal"))

    def __getitem__(self, name: str) -> str:
        return self.ids[name.lower()]

    def all(self) -> list[Element]:
        """Every style of the document."""
        found: list[Element] = self.root.findall(qn("w:style"))
        return found

    def element(self, name: str) -> Element | None:
        """The style of a name; None where the document lacks it."""
        return next((style for style in self.all() if _name(style) == name.lower()), None)

    def has(self, name: str) -> bool:
        """Whether the document has a style of this name."""
        return name.lower() in self.ids

    def add(self, style: Element) -> str:
        """Put a style in, under an id that is free; returns that."""
        taken, wanted = set(self.ids.values()), style.get(qn("w:styleId"))
        free = next(each for each in (wanted, *(f"{wanted}Osp{n}" for n in range(1, 99))) if each not in taken)
        style.set(qn("w:styleId"), free)
        self.root.append(style)
        self.ids[_name(style)] = free
        return free


def complete(document: Any, *, is_own: bool) -> Styles:
    """Add what is missing. In a document of our own every style is ours, and those that are not used are gone."""
    styles = Styles(document)
    if is_own:
        _strip(styles)
        _set_defaults(document)
        styles = Styles(document)
    for wanted in WANTED:
        if not styles.has(wanted.name):
            styles.add(_paragraph_style(wanted, styles.body, is_own=is_own))
    if not styles.has(LINK):
        styles.add(_link_style())
    if not styles.has(TABLE):
        styles.add(_table_style())
    return styles


def missing_in(document: Any) -> list[Wanted]:
    """What a base document lacks of the styles that it could bring."""
    styles = Styles(document)
    return [wanted for wanted in WANTED if not wanted.own and not styles.has(wanted.name)]


def _name(style: Element) -> str:
    found = style.find(qn("w:name"))
    return "" if found is None else found.get(qn("w:val"), "").lower()


def _is_body(style: Element) -> bool:
    is_default = style.get(qn("w:default")) in {"1", "true", "on"}
    return is_default and style.get(qn("w:type")) == "paragraph"


def _strip(styles: Styles) -> None:
    for style in styles.all():
        if _name(style) not in KEPT:
            styles.root.remove(style)


def _set_defaults(document: Any) -> None:
    """The face and size of everything that says nothing else, in Dutch."""
    root = document.styles.element
    for old in root.findall(qn("w:docDefaults")):
        root.remove(old)
    fonts = el("rFonts", ascii="Calibri", hAnsi="Calibri", cs="Calibri", eastAsia="Calibri")
    look = el("rPr", fonts, el("color", val=INK), el("sz", val="21"), el("szCs", val="21"), _language())
    spacing = el("pPr", el("spacing", after="120", line="276", lineRule="auto"))
    root.insert(0, el("docDefaults", el("rPrDefault", look), el("pPrDefault", spacing)))


def _language() -> Element:
    return el("lang", val="nl-NL", eastAsia="nl-NL", bidi="ar-SA")


def set_language(document: Any) -> None:
    """Dutch as the language of all that says nothing else, so that spelling is checked in it."""
    root = document.styles.element
    defaults = _child(root, "docDefaults", first=True)
    look = _child(_child(defaults, "rPrDefault", first=True), "rPr")
    for old in look.findall(qn("w:lang")):
        look.remove(old)
    look.append(_language())


def _child(parent: Element, tag: str, *, first: bool = False) -> Element:
    found = parent.find(qn(f"w:{tag}"))
    if found is None:
        found = el(tag)
        parent.insert(0, found) if first else parent.append(found)
    return found


def _paragraph_style(wanted: Wanted, body: str, *, is_own: bool) -> Element:
    shown = [el("keepNext"), el("keepLines")] if wanted.keep_next else []
    spacing = el("spacing", before=_twips(wanted.before), after=_twips(wanted.after))
    shown.append(spacing)
    if wanted.left:
        hanging = {"hanging": _twips(wanted.hanging)} if wanted.hanging else {}
        shown.append(el("ind", left=_twips(wanted.left), **hanging))
    if wanted.outline is not None:
        shown.append(el("outlineLvl", val=str(wanted.outline)))
    made = el(
        "style",
        el("name", val=wanted.name),
        el("basedOn", val=body),
        *([el("next", val=body)] if wanted.outline is not None else []),
        el("qFormat"),
        el("pPr", *shown),
        el("rPr", *_runs(wanted, is_own=is_own)),
        type="paragraph",
        styleId=_id(wanted.name),
    )
    if wanted.own:
        made.set(qn("w:customStyle"), "1")
    return made


def _runs(wanted: Wanted, *, is_own: bool) -> Iterator[Element]:
    """Colours are ours alone: in a base document a style that we add has the colour of its text."""
    if wanted.bold:
        yield el("b")
    if wanted.italic:
        yield el("i")
    if wanted.colour and is_own:
        yield el("color", val=wanted.colour)
    if wanted.size:
        yield el("sz", val=str(round(wanted.size * 2)))


def _link_style() -> Element:
    look = el("rPr", el("color", val=BLUE), el("u", val="single"))
    return el("style", el("name", val=LINK), look, type="character", styleId="Hyperlink")


def _table_style() -> Element:
    """Hairlines between rows, a rule under the head, no vertical lines."""
    borders = el("tblBorders", _line("top", 8), _line("bottom", 4), _line("insideH", 4))
    sides = el("tblCellMar", *(el(side, w="80", type="dxa") for side in ("left", "right")))
    head = el(
        "tblStylePr",
        el("rPr", el("b")),
        el("tcPr", el("tcBorders", _line("bottom", 8, INK))),
        type="firstRow",
    )
    return el(
        "style",
        el("name", val=TABLE),
        el("pPr", el("spacing", before="0", after="0", line="240", lineRule="auto")),
        el("tblPr", borders, sides),
        head,
        type="table",
        styleId="OSPTabel",
        customStyle="1",
    )


def _line(side: str, weight: int, colour: str = LINE) -> Element:
    return el(side, val="single", sz=str(weight), space="0", color=colour)


def _id(name: str) -> str:
    return "".join(word[:1].upper() + word[1:] for word in name.split())


def _twips(points: float) -> str:
    return str(round(points * 20))


def names_of(wanted: Sequence[Wanted]) -> list[str]:
    """What these styles are called in a Dutch Word."""
    return [each.dutch for each in wanted]
