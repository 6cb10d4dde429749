"""A canvas that notes what it paints: stretches of a part, links, and decoration for all that nobody named."""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import Any

from reportlab.lib.rl_accel import fp_str
from reportlab.pdfgen.canvas import Canvas
from reportlab.pdfgen.textobject import PDFTextObject

from osp.pdf.attachments import Attachment
from osp.pdf.tags import END, Begin, End, Node, Recorder


@dataclass(frozen=True, slots=True)
class Laid:
    """A page of an attachment that lies on a page: both count from zero, and the name by which it is painted."""

    page: int
    name: str
    attachment: Attachment
    leaf: int


_PAINTS = re.compile(r"(?:^|\s)(?:S|s|F|f\*?|B\*?|b\*?|sh|Do|Tj|TJ|'|\")(?=\s|$)")


class TaggedCanvas(Canvas):
    """The library's canvas with a tree of what was painted; what stands outside the tree is an artifact by construction."""

    def __init__(self, *args: Any, **options: Any) -> None:
        self.tags = Recorder(self)
        self.text: TaggedText | None = None
        self.laid: list[Laid] = []
        super().__init__(*args, **options)

    def showPage(self) -> None:  # noqa: N802 -- reportlab's
        """Close the page: nothing on it is left without a name."""
        self._code[:] = _named(self._code)
        self.tags.on_page = 0
        super().showPage()

    def drawText(self, aTextObject: PDFTextObject) -> None:  # noqa: N802, N803 -- reportlab's
        """Paint a text; the mark before a paragraph is a part of its own."""
        bullet = self.tags.bullet
        if bullet is None or isinstance(aTextObject, TaggedText):
            super().drawText(aTextObject)
            return
        self._code.append(Begin(self.tags.begin(bullet)))
        super().drawText(aTextObject)
        self._code.append(END)

    def lay(self, attachment: Attachment, leaf: int, x: float, y: float, scale: float) -> None:
        """Paint a page of an attachment with its lower left corner at (x, y) of this page."""
        name = f"Leaf{len(self.laid)}"
        self.laid.append(Laid(self.getPageNumber() - 1, name, attachment, leaf))
        self._code.append(f"q {fp_str(scale, 0, 0, scale, x, y)} cm /{name} Do Q")

    def _annotatePage(self, name: str) -> None:  # noqa: N802 -- reportlab's
        super()._annotatePage(name)
        self.tags.click(self.text.next_link() if self.text else None, len(self._annotationrefs) - 1)


class TaggedText(PDFTextObject):
    """The words of a paragraph as stretches of its part, those of a link as stretches of that link.

    `links` says for each piece of text that the library writes which links it belongs to.
    """

    def __init__(self, canvas: TaggedCanvas, x: float, y: float, links: Iterator[Sequence[tuple[int, str]]]) -> None:
        super().__init__(canvas, x, y)
        self.recorder, self.links = canvas.tags, links
        self.part = canvas.tags.opened[-1]
        self.current: Node | None = None
        self.waiting: list[Node] = []
        self.line = ""
        canvas.text = self

    def _textOut(self, text: str, TStar: int = 0) -> None:  # noqa: N802, N803 -- reportlab's
        node = self._node(next(self.links, ()))
        if node is not self.current:
            self._close()
            self._code.append(self.recorder.begin(node))
            self.current = node
        # A line that ends without a space would run into the next one for who hears it.
        self.line += text
        spaced = f"{text} " if TStar and self.line and not self.line.endswith((" ", "-")) else text
        self.line = "" if TStar else self.line
        if node is not self.part:
            node.words.append(spaced)
        super()._textOut(spaced, TStar)

    def getCode(self) -> str:  # noqa: N802 -- reportlab's
        """The text with its last stretch closed."""
        self._close()
        return str(super().getCode())

    def next_link(self) -> Node | None:
        """The link whose clickable place is made now: the library makes them after each line, in order."""
        return self.waiting.pop(0) if self.waiting else None

    def _node(self, links: Sequence[tuple[int, str]]) -> Node:
        if not links or self.recorder.muted:
            return self.part
        node = self.recorder.link_in(self.part, links[0][0])
        if node not in self.waiting:
            self.waiting.append(node)
        return node

    def _close(self) -> None:
        if self.current is not None:
            self._code.append(END)
        self.current = None


def _named(code: Sequence[str]) -> list[str]:
    """What is painted on a page, each stretch outside the tree named as decoration."""
    named: list[str] = []
    loose: list[str] = []
    for piece in code:
        if isinstance(piece, Begin | End):
            named += _decoration(loose) if isinstance(piece, Begin) else loose
            named.append(str(piece))
            loose = []
        elif _is_read(piece):
            named += [*_decoration(loose), piece]
            loose = []
        else:
            loose.append(piece)
    return [*named, *_decoration(loose)]


def _is_read(piece: str) -> bool:
    """Whether a piece is a text that names its own stretches."""
    return piece.startswith("BT ") and piece.endswith("EMC ET")


def _decoration(pieces: list[str]) -> list[str]:
    if not any(_PAINTS.search(piece) for piece in pieces):
        return pieces
    return ["/Artifact BMC", *pieces, "EMC"]
