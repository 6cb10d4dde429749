"""What a document is made of for who hears it read: the tree of its parts, noted while its pages are painted.

A story says what its parts are with a `Tag`; while a pass paints, a `Recorder` grows a `Node` for each in the order of
reading. `osp/pdf/structure.py` writes the tree into the file.
"""

from collections.abc import Iterator, Mapping, Sequence
from contextlib import contextmanager
from dataclasses import dataclass, field
from typing import Any, Literal

# Words go on in the part around them, without a part of their own.
INLINE = ""
# A heading of the least weight: it ends up one level under the heading that it stands under.
MINOR = "H6"


@dataclass(frozen=True, slots=True, eq=False)
class Tag:
    """One part of a document, the same object wherever it goes on: over a page end, in the next column.

    `kind` is a standard structure type ("P", "H1", "Table"); `within` a part it belongs to wherever it is painted; `alt`
    says in words what a picture shows; `scope` is that of a head cell, `columns` how many a cell takes.
    """

    kind: str
    within: "Tag | None" = None
    alt: str = ""
    scope: Literal["", "Row", "Column"] = ""
    numbered: bool = False
    columns: int = 1


@dataclass(frozen=True, slots=True)
class Content:
    """A stretch of what is painted: page from zero, and its number on that page."""

    page: int
    number: int


@dataclass(frozen=True, slots=True)
class Annotation:
    """A clickable place: page from zero, and its place among those of that page."""

    page: int
    place: int


@dataclass(slots=True, eq=False)
class Node:
    """A part that was painted, with what is in it in order of reading; `words` and `box` are those of a link and a picture."""

    tag: Tag
    children: list["Node | Content | Annotation"] = field(default_factory=list)
    words: list[str] = field(default_factory=list)
    box: tuple[float, float, float, float] | None = None


class Recorder:
    """Grows the tree of one pass over a document."""

    def __init__(self, canvas: Any) -> None:
        self.canvas = canvas
        self.root = Node(Tag("Document"))
        self.nodes = dict[Tag, Node]()
        self.opened = [self.root]
        self.muted = 0
        self.on_page = 0
        self.bullet: Node | None = None
        self.links = dict[tuple[Node, int], Node]()

    def node(self, tag: Tag) -> Node:
        """The part of a tag; a new one is put in the part that it names, or else in the one that is open."""
        known = self.nodes.get(tag)
        if known is None:
            known = self.nodes[tag] = Node(tag)
            parent = self.node(tag.within) if tag.within else self.opened[-1]
            parent.children.append(known)
        return known

    def link_in(self, part: Node, number: int) -> Node:
        """A link in the words of a part; it goes on where its paragraph does."""
        if (part, number) not in self.links:
            made = self.links[part, number] = Node(Tag("Link"))
            part.children.append(made)
        return self.links[part, number]

    def click(self, link: Node | None, place: int) -> None:
        """Note a clickable place of a link; None is the link that is open, or else one without words."""
        if link is None and self.opened[-1].tag.kind == "Link":
            link = self.opened[-1]
        if link is None:
            link = Node(Tag("Link"))
            self.opened[-1].children.append(link)
        link.children.append(Annotation(self.canvas.getPageNumber() - 1, place))

    def begin(self, node: Node) -> str:
        """The operator that opens a stretch of this part."""
        if self.muted:
            return "/Artifact BMC"
        content = Content(self.canvas.getPageNumber() - 1, self.on_page)
        self.on_page += 1
        node.children.append(content)
        return f"/{node.tag.kind} <</MCID {content.number}>> BDC"


class Begin(str):
    """The operator that opens a stretch, known among what is painted."""

    __slots__ = ()


class End(str):
    """The operator that closes one."""

    __slots__ = ()


END = End("EMC")


@contextmanager
def within(canvas: Any, tag: Tag | None) -> Iterator[Node | None]:
    """Parts that are painted inside belong to this one; None changes nothing."""
    recorder: Recorder | None = getattr(canvas, "tags", None)
    if recorder is None or tag is None or recorder.muted:
        yield None
        return
    node = recorder.node(tag)
    recorder.opened.append(node)
    try:
        yield node
    finally:
        recorder.opened.pop()


@contextmanager
def marked(canvas: Any, tag: Tag) -> Iterator[Node | None]:
    """What is painted inside is one stretch of this part."""
    with within(canvas, tag) as node:
        if node is None:
            yield None
            return
        canvas._code.append(Begin(canvas.tags.begin(node)))
        try:
            yield node
        finally:
            canvas._code.append(END)


@contextmanager
def unread(canvas: Any) -> Iterator[None]:
    """What is painted inside is decoration, or was said before: nobody hears it."""
    recorder: Recorder | None = getattr(canvas, "tags", None)
    if recorder is not None:
        recorder.muted += 1
    try:
        yield
    finally:
        if recorder is not None:
            recorder.muted -= 1


def table_row(table: Tag, kinds: Sequence[str]) -> tuple[Tag, list[Tag | None]]:
    """Tags of a row and of its cells.

    A kind is "TD", "TH" (of a column), "RH" (the head of the row), "Caption" (of the table), "+" (goes on in the cell
    before it) or "" (no cell).
    """
    row = Tag("TR", table)
    cells: list[Tag | None] = []
    for kind in kinds:
        cells.append(cells[-1] if kind == "+" and cells else _cell(table, row, kind))
    return row, cells


def list_item(listed: Tag, marks: int, cells: int) -> tuple[Tag, list[Tag | None]]:
    """Tags of an item of a list and of its columns: first those with its mark, then those with its words."""
    item = Tag("LI", listed)
    mark, body = Tag("Lbl", item), Tag("LBody", item)
    return item, [*[mark] * marks, *[body] * cells]


_SCOPES: Mapping[str, Literal["Row", "Column"]] = {"TH": "Column", "RH": "Row"}


def _cell(table: Tag, row: Tag, kind: str) -> Tag | None:
    if kind == "Caption":
        return Tag(kind, table)
    if kind in _SCOPES:
        return Tag("TH", row, scope=_SCOPES[kind])
    return Tag(kind, row) if kind else None
