"""Writes the tree of a document into its file: structure, language, title, and links that say where they lead (PDF/UA-1)."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from datetime import date
from html import escape
from io import BytesIO
from typing import Any

import pikepdf
from pikepdf import Array, Dictionary, Name

from osp.pdf.tags import Annotation, Content, Node, Tag

LANGUAGE = "nl-NL"
_HEADINGS = frozenset(f"H{level}" for level in range(1, 7))
# Parts that say something by being empty: a table keeps its columns.
_EMPTY = frozenset({"TD", "TH"})


def structured(content: bytes, root: Node, *, title: str, author: str, made_on: date) -> pikepdf.Pdf:
    """The file with its tree in it."""
    pdf = pikepdf.open(BytesIO(content))
    settle(root)
    _Writer(pdf).write(root)
    _describe(pdf, title=title, author=author, made_on=made_on)
    return pdf


def saved(pdf: pikepdf.Pdf) -> bytes:
    """The bytes of a file; equal files give equal bytes."""
    target = BytesIO()
    pdf.save(
        target,
        deterministic_id=True,
        min_version="1.7",
        object_stream_mode=pikepdf.ObjectStreamMode.generate,
    )
    return target.getvalue()


def settle(root: Node) -> None:
    """Drop parts in which nothing was painted, put a caption first, and let no heading skip a level."""
    _prune(root)
    levels: list[int] = []
    for node in _walk(root):
        if node.tag.kind in _HEADINGS:
            own = int(node.tag.kind[1])
            while levels and levels[-1] >= own:
                levels.pop()
            levels.append(own)
            node.tag = Tag(f"H{len(levels)}")


def _prune(node: Node) -> bool:
    """Whether anything is left of a part."""
    node.children = [child for child in node.children if not isinstance(child, Node) or _prune(child)]
    if node.tag.kind == "Table":
        node.children.sort(key=lambda child: not (isinstance(child, Node) and child.tag.kind == "Caption"))
    return bool(node.children) or node.tag.kind in _EMPTY


def _walk(node: Node) -> Iterator[Node]:
    yield node
    for child in node.children:
        if isinstance(child, Node):
            yield from _walk(child)


@dataclass
class _Writer:
    """Turns nodes into objects of a file, and keeps which part each stretch and each clickable place belongs to."""

    pdf: pikepdf.Pdf
    stretches: dict[int, dict[int, pikepdf.Object]] = field(default_factory=dict)
    places: list[tuple[pikepdf.Object, pikepdf.Object]] = field(default_factory=list)

    def write(self, root: Node) -> None:
        """Put the tree in the file, and the way back from page to part."""
        self.pages = [page.obj for page in self.pdf.pages]
        tree = self.pdf.make_indirect(Dictionary(Type=Name.StructTreeRoot))
        tree.K = Array([self.element(root, tree)])
        numbers: list[Any] = []
        for place, page in enumerate(self.pages):
            page.Tabs = Name.S
            parts = self.stretches.get(place)
            if parts:
                page.StructParents = place
                numbers += [place, self.pdf.make_indirect(Array([parts[number] for number in sorted(parts)]))]
        for key, (annotation, part) in enumerate(self.places, start=len(self.pages)):
            annotation.StructParent = key
            numbers += [key, part]
        tree.ParentTree = self.pdf.make_indirect(Dictionary(Nums=Array(numbers)))
        tree.ParentTreeNextKey = len(self.pages) + len(self.places)
        self.pdf.Root.StructTreeRoot = tree

    def element(self, node: Node, parent: pikepdf.Object) -> pikepdf.Object:
        """A part with all that is in it."""
        made = self.pdf.make_indirect(Dictionary(Type=Name.StructElem, S=Name(f"/{node.tag.kind}"), P=parent))
        page = next((child.page for child in node.children if isinstance(child, Content)), None)
        if page is not None:
            made.Pg = self.pages[page]
        made.K = Array([self.child(child, node, made, page) for child in node.children])
        if node.tag.alt:
            made.Alt = pikepdf.String(node.tag.alt)
        attributes = _attributes(node)
        if attributes is not None:
            made.A = attributes
        return made

    def child(self, child: Node | Content | Annotation, node: Node, made: pikepdf.Object, page: int | None) -> Any:
        """One thing in a part."""
        if isinstance(child, Node):
            return self.element(child, made)
        if isinstance(child, Annotation):
            return self.clickable(child, node, made)
        self.stretches.setdefault(child.page, {})[child.number] = made
        if child.page == page:
            return child.number
        return Dictionary(Type=Name.MCR, Pg=self.pages[child.page], MCID=child.number)

    def clickable(self, child: Annotation, node: Node, made: pikepdf.Object) -> pikepdf.Object:
        """A place that can be clicked, which says in words where it leads."""
        annotation = self.pages[child.page].Annots[child.place]
        words = " ".join("".join(node.words).split())
        if words and not str(annotation.get("/Contents", "")):
            annotation.Contents = pikepdf.String(words)
        annotation.F = 4
        self.places.append((annotation, made))
        return Dictionary(Type=Name.OBJR, Obj=annotation, Pg=self.pages[child.page])


def _attributes(node: Node) -> pikepdf.Object | None:
    if node.tag.scope or node.tag.columns > 1:
        return _cell(node.tag)
    if node.box is not None:
        box = Array([round(number, 3) for number in node.box])
        return Dictionary(O=Name.Layout, Placement=Name.Block, BBox=box)
    if node.tag.kind == "L":
        return Dictionary(O=Name.List, ListNumbering=Name.Decimal if node.tag.numbered else Name.Disc)
    return None


def _cell(tag: Tag) -> pikepdf.Object:
    told = Dictionary(O=Name.Table)
    if tag.scope:
        told.Scope = Name(f"/{tag.scope}")
    if tag.columns > 1:
        told.ColSpan = tag.columns
    return told


def _describe(pdf: pikepdf.Pdf, *, title: str, author: str, made_on: date) -> None:
    root = pdf.Root
    root.Lang = pikepdf.String(LANGUAGE)
    root.MarkInfo = Dictionary(Marked=True)
    root.ViewerPreferences = Dictionary(DisplayDocTitle=True)
    root.Metadata = pdf.make_stream(_xmp(title, author, made_on), Type=Name.Metadata, Subtype=Name.XML)


def _xmp(title: str, author: str, made_on: date) -> bytes:
    """What the file says about itself, for a reader that does not open it; the same as in its properties."""
    stamp = f"{made_on:%Y-%m-%d}T12:00:00+00:00"
    lines: Sequence[str] = (
        '<?xpacket begin="\ufeff" id="W5M0MpCehiHzreSzNTczkc9d"?>',
        '<x:xmpmeta xmlns:x="adobe:ns:meta/"><rdf:RDF xmlns:rdf="http://www.w3.org/1999/02/22-rdf-syntax-ns#">',
        '<rdf:Description rdf:about="" xmlns:dc="http://purl.org/dc/elements/1.1/"',
        ' xmlns:pdf="http://ns.adobe.com/pdf/1.3/" xmlns:xmp="http://ns.adobe.com/xap/1.0/"',
        ' xmlns:pdfuaid="http://www.aiim.org/pdfua/ns/id/">',
        f'<dc:title><rdf:Alt><rdf:li xml:lang="x-default">{escape(title)}</rdf:li></rdf:Alt></dc:title>',
        f"<dc:creator><rdf:Seq><rdf:li>{escape(author)}</rdf:li></rdf:Seq></dc:creator>",
        f"<dc:language><rdf:Bag><rdf:li>{LANGUAGE}</rdf:li></rdf:Bag></dc:language>",
        "<pdf:Producer>OSP-planner</pdf:Producer><xmp:CreatorTool>OSP-planner</xmp:CreatorTool>",
        f"<xmp:CreateDate>{stamp}</xmp:CreateDate><xmp:ModifyDate>{stamp}</xmp:ModifyDate>",
        "<pdfuaid:part>1</pdfuaid:part>",
        '</rdf:Description></rdf:RDF></x:xmpmeta><?xpacket end="r"?>',
    )
    return "\n".join(lines).encode()
