"""The pages of an attachment as pages of a document: each on a sheet of its own, stamped and numbered, read as one picture."""

from collections.abc import Iterator
from dataclasses import dataclass

from reportlab.lib.pagesizes import A4, landscape
from reportlab.pdfbase.pdfmetrics import stringWidth
from reportlab.platypus import Flowable, NextPageTemplate, PageBreak

from osp.pdf import theme
from osp.pdf.attachments import Attachment, Leaf
from osp.pdf.canvas import TaggedCanvas
from osp.pdf.tags import Tag, marked, unread, within
from osp.pdf.text import clean, elided

SHEET, WIDE_SHEET = "sheet", "wide-sheet"
READING, WIDE_READING = "reading", "wide-reading"
SHEET_FOOT, SHEET_SIDE = 22.0, 28.0
_TOP, _BOTTOM, _HEAD = 40.0, 38.0, 28.0
_READING_SIDE, _READING_TOP, _READING_BOTTOM = 62.0, 58.0, 50.0
_SIZE = 9.0


@dataclass(frozen=True, slots=True)
class Sheet:
    """Paper for what was handed in, in points, with the room that there is on it: left, bottom, width and height."""

    size: tuple[float, float]
    room: tuple[float, float, float, float]


def _whole(size: tuple[float, float]) -> Sheet:
    return Sheet(size, (0.0, 0.0, *size))


def _between(size: tuple[float, float]) -> Sheet:
    width, height = size[0] - 2 * _READING_SIDE, size[1] - _READING_TOP - _READING_BOTTOM
    return Sheet(size, (_READING_SIDE, _READING_BOTTOM, width, height))


# A page that was handed in lies on the whole of a sheet; a leesversie is set between its margins.
SHEETS = {
    SHEET: _whole(A4),
    WIDE_SHEET: _whole(landscape(A4)),
    READING: _between(A4),
    WIDE_READING: _between(landscape(A4)),
}


def attachment_sheets(attachment: Attachment, *, title: str, stamp: str, mark: Flowable) -> list[Flowable]:
    """Every page of an attachment on a sheet of its own, portrait or landscape as it is read.

    `stamp` says whose it is ("punt 4, bijlage B"); the page number comes after it. `mark` starts the first sheet, so bookmark
    and contents lead there. What follows in a story begins a new page with PageBreak.
    """
    found: list[Flowable] = []
    whole = Tag("Part")
    for place, leaf in enumerate(attachment.leaves):
        found += [NextPageTemplate(WIDE_SHEET if leaf.is_wide else SHEET), PageBreak()]
        found += [mark] if not place else []
        found.append(_Sheet(attachment, place, title=title, stamp=stamp, whole=whole))
    return [*found, NextPageTemplate("page")]


def sheet_head(canvas: TaggedCanvas, *, title: str, told: str, stamp: str, tag: Tag | None) -> None:
    """The line over a page of an attachment: its title, which of its pages this is, and at the right whose it is and its number.

    `tag` is what the title is to who hears it; without one it was said before.
    """
    paper = canvas._pagesize
    y, right = paper[1] - _HEAD, f"{stamp}, p. {canvas.getPageNumber()}"
    room = paper[0] - 2 * SHEET_SIDE - stringWidth(right, theme.SEMIBOLD, _SIZE) - 14
    canvas.setFillColor(theme.INK)
    canvas.setFont(theme.SEMIBOLD, _SIZE)
    canvas.drawRightString(paper[0] - SHEET_SIDE, y, right)
    canvas.setFillColor(theme.INK_3)
    canvas.setFont(theme.REGULAR, _SIZE)
    words = elided(title, theme.REGULAR, _SIZE, room - stringWidth(told, theme.REGULAR, _SIZE))
    canvas.drawString(SHEET_SIDE + stringWidth(words, theme.REGULAR, _SIZE), y, told)
    with marked(canvas, tag) if tag is not None else unread(canvas):
        canvas.drawString(SHEET_SIDE, y, words)


class SheetHead(Flowable):
    """That line over the first page of a leesversie, without room of its own; its title is the heading."""

    def __init__(self, *, title: str, told: str, stamp: str) -> None:
        super().__init__()
        self.title, self.told, self.stamp = clean(title), told, clean(stamp)

    def wrap(self, _room: float, _left: float) -> tuple[float, float]:
        return 0.0, 0.0

    def draw(self) -> None:
        canvas: TaggedCanvas = self.canv
        canvas.saveState()
        canvas.translate(*(-number for number in canvas.absolutePosition(0, 0)))
        sheet_head(canvas, title=self.title, told=self.told, stamp=self.stamp, tag=Tag("H2"))
        canvas.restoreState()


def placed(leaf: Leaf, paper: tuple[float, float]) -> tuple[float, float, float]:
    """Lower left corner and scale of a page on its sheet: as large as fits, in the middle, never larger than it was."""
    room = (paper[0] - 2 * SHEET_SIDE, paper[1] - _TOP - _BOTTOM)
    scale = min(1.0, room[0] / leaf.width, room[1] / leaf.height)
    x = SHEET_SIDE + (room[0] - scale * leaf.width) / 2
    return x, _BOTTOM + (room[1] - scale * leaf.height) / 2, scale


class _Sheet(Flowable):
    """One page of an attachment, over the whole of its sheet."""

    def __init__(self, attachment: Attachment, place: int, *, title: str, stamp: str, whole: Tag) -> None:
        super().__init__()
        self.attachment, self.place, self.whole = attachment, place, whole
        self.title, self.stamp = clean(title), clean(stamp)
        told = f"{self.title}, {self.stamp}, pagina {place + 1} van {attachment.count}"
        self.tag = Tag("Figure", whole, alt=told)

    def wrap(self, room: float, _left: float) -> tuple[float, float]:
        return room, 1.0

    def draw(self) -> None:
        canvas: TaggedCanvas = self.canv
        canvas.saveState()
        # A flowable paints from its own corner; a sheet is painted from that of the paper.
        canvas.translate(*(-number for number in canvas.absolutePosition(0, 0)))
        told = f" · pagina {self.place + 1} van {self.attachment.count}"
        sheet_head(
            canvas, title=self.title, told=told, stamp=self.stamp, tag=None if self.place else Tag("H2", self.whole)
        )
        self._leaf(canvas, canvas._pagesize)
        canvas.restoreState()

    def _leaf(self, canvas: TaggedCanvas, paper: tuple[float, float]) -> None:
        leaf = self.attachment.leaves[self.place]
        x, y, scale = placed(leaf, paper)
        width, height = scale * leaf.width, scale * leaf.height
        with marked(canvas, self.tag) as node:
            if node is not None:
                node.box = (x, y, x + width, y + height)
            _begin_anew(canvas)
            canvas.lay(self.attachment, self.place, x, y, scale)
        canvas.setStrokeColor(theme.LINE)
        canvas.setLineWidth(0.5)
        canvas.rect(x, y, width, height, stroke=1, fill=0)
        with within(canvas, self.whole):
            for box, address in _moved(leaf, x, y, scale):
                _link(canvas, box, address)


def _begin_anew(canvas: TaggedCanvas) -> None:
    """What a page finds before it sets anything itself: black, a line of one point."""
    canvas.setFillColorRGB(0, 0, 0)
    canvas.setStrokeColorRGB(0, 0, 0)
    canvas.setLineWidth(1)
    canvas.setDash()


def _moved(leaf: Leaf, x: float, y: float, scale: float) -> Iterator[tuple[tuple[float, float, float, float], str]]:
    for link in leaf.links:
        left, bottom, right, top = link.box
        yield (x + scale * left, y + scale * bottom, x + scale * right, y + scale * top), link.address


def _link(canvas: TaggedCanvas, box: tuple[float, float, float, float], address: str) -> None:
    canvas.text = None
    with within(canvas, Tag("Link")) as node:
        if node is not None:
            node.words.append(f"Link in de bijlage: {address}")
        canvas.linkURL(address, box, relative=0)
