"""Rows, columns and boxes that split over pages, and the few signs a page uses."""

from collections.abc import Sequence
from contextlib import nullcontext
from typing import Any

from reportlab.lib.colors import Color
from reportlab.lib.styles import ParagraphStyle
from reportlab.platypus import Flowable

from osp.pdf import theme
from osp.pdf.tags import MINOR, Tag, unread, within
from osp.pdf.text import paragraph

Cell = Sequence[Flowable]
_NO_LIMIT = 10_000_000.0


def measure(flowable: Flowable, width: float) -> float:
    """Height of a flowable at a width, laid out once: its content never changes after it was made."""
    known = getattr(flowable, "_measured", None)
    if known is None or known[0] != width:
        known = (width, float(flowable.wrap(width, _NO_LIMIT)[1]))
        flowable._measured = known
    return known[1]


def _gap(flowable: Flowable) -> float:
    return float(flowable.getSpaceAfter())


def stack_height(cell: Cell, width: float) -> float:
    """Height of flowables one under the other; the space after the last one does not count."""
    if not cell:
        return 0.0
    return sum(measure(f, width) + _gap(f) for f in cell) - _gap(cell[-1])


def split_stack(cell: Cell, width: float, height: float) -> tuple[list[Flowable], list[Flowable]]:
    """What of a stack fits in `height`, and what does not; a flowable that can split is split."""
    used = 0.0
    for index, flowable in enumerate(cell):
        place = index
        needed = measure(flowable, width)
        if used + needed > height + 0.01:
            parts = flowable.split(width, height - used) if height > used else []
            flowable._measured = None  # a refused split takes the lines of a paragraph with it
            if len(parts) > 1:
                return [*cell[:place], parts[0]], [*parts[1:], *cell[place + 1 :]]
            while place and cell[place - 1].getKeepWithNext():
                place -= 1
            return list(cell[:place]), list(cell[place:])
        used += needed + _gap(flowable)
    return list(cell), []


def draw_stack(canvas: Any, cell: Cell, x: float, top: float, width: float) -> None:
    """Draw flowables downwards from `top`."""
    for flowable in cell:
        height = measure(flowable, width)
        flowable.drawOn(canvas, x, top - height)
        top -= height + _gap(flowable)


class Columns(Flowable):
    """Cells beside each other, each a stack; splits in every column when a page ends.

    `tops` lowers a cell, so that first baselines of unequal sizes meet; `rule` is (width, colour) under the columns
    from `rule_from` on, with `foot` points of air above it. A `whole` row moves to the next page
    rather than split, unless it is taller than half a page. `tag` and `cell_tags` are the parts that the row and its
    cells are to who hears it; without them its content belongs to the part around it. The cell `read_last` is heard after
    those right of it.
    """

    def __init__(
        self,
        cells: Sequence[Cell],
        widths: Sequence[float],
        *,
        tops: Sequence[float] | None = None,
        before: float = 0,
        foot: float = 0,
        rule: tuple[float, Color] | None = None,
        rule_from: float = 0,
        whole: bool = False,
        tag: Tag | None = None,
        cell_tags: Sequence[Tag | None] | None = None,
        read_last: int | None = None,
    ) -> None:
        super().__init__()
        self.read_last = read_last
        self.whole, self.tag = whole, tag
        self.cell_tags = list(cell_tags) if cell_tags else [None] * len(cells)
        self.cells, self.widths = [list(cell) for cell in cells], list(widths)
        self.tops = list(tops) if tops else [0.0] * len(self.cells)
        self.spaceBefore, self.foot, self.rule, self.rule_from = before, foot, rule, rule_from

    def wrap(self, room: float, _: float) -> tuple[float, float]:
        heights = (
            top + stack_height(cell, width) for cell, width, top in zip(self.cells, self.widths, self.tops, strict=True)
        )
        self.width, self.height = sum(self.widths), max(heights, default=0.0) + self.foot
        return self.width, self.height

    def split(self, room: float, left: float) -> list[Flowable]:
        if self.whole and measure(self, room) <= theme.TEXT_HEIGHT / 2:
            return []
        halves = [
            split_stack(cell, width, left - top)
            for cell, width, top in zip(self.cells, self.widths, self.tops, strict=True)
        ]
        if any(tail and not head for head, tail in halves):
            return []
        if not any(tail for _, tail in halves):
            # Only the air under the row did not fit: leave it out rather than move a line.
            return [self._part([head for head, _ in halves], self.tops, last=False)]
        first = self._part([head for head, _ in halves], self.tops, last=False)
        return [first, self._part([tail for _, tail in halves], [0.0] * len(halves), last=True)]

    def _part(self, cells: list[list[Flowable]], tops: list[float], *, last: bool) -> "Columns":
        return Columns(
            cells,
            self.widths,
            tops=tops,
            before=0 if last else self.spaceBefore,
            foot=self.foot if last else 0,
            rule=self.rule if last else None,
            rule_from=self.rule_from,
            tag=self.tag,
            cell_tags=self.cell_tags,
            read_last=self.read_last,
        )

    def draw(self) -> None:
        places = sorted(range(len(self.cells)), key=lambda place: place == self.read_last)
        with within(self.canv, self.tag):
            for place in places:
                x, top = sum(self.widths[:place]), self.height - self.tops[place]
                with within(self.canv, self.cell_tags[place]):
                    draw_stack(self.canv, self.cells[place], x, top, self.widths[place])
        if self.rule:
            self.canv.setLineWidth(self.rule[0])
            self.canv.setStrokeColor(self.rule[1])
            self.canv.line(self.rule_from, 0, self.width, 0)


class Box(Flowable):
    """The only box of a page: tinted, with a bar at its left; a long one goes on over the page."""

    INSET, PAD, BAR = 14.0, 10.5, 3.0

    def __init__(self, cell: Cell, *, fill: Color = theme.PAPER, bar: Color = theme.INK) -> None:
        super().__init__()
        self.cell, self.fill, self.bar = list(cell), fill, bar

    def wrap(self, room: float, _: float) -> tuple[float, float]:
        self.width = room
        self.height = stack_height(self.cell, room - 2 * self.INSET) + 2 * self.PAD
        return self.width, self.height

    def split(self, room: float, left: float) -> list[Flowable]:
        head, tail = split_stack(self.cell, room - 2 * self.INSET, left - 2 * self.PAD)
        return [Box(part, fill=self.fill, bar=self.bar) for part in (head, tail)] if head and tail else []

    def draw(self) -> None:
        self.canv.setFillColor(self.fill)
        self.canv.rect(0, 0, self.width, self.height, stroke=0, fill=1)
        self.canv.setFillColor(self.bar)
        self.canv.rect(-1, 0, self.BAR, self.height, stroke=0, fill=1)
        draw_stack(self.canv, self.cell, self.INSET, self.height - self.PAD, self.width - 2 * self.INSET)


class Tinted(Flowable):
    """A row with tint behind it: over its whole width, or over the `band` (x, width) of one column."""

    def __init__(
        self, line: Columns, *, fill: Color | None = theme.PAPER, band: tuple[float, float] | None = None
    ) -> None:
        super().__init__()
        self.line, self.fill, self.band = line, fill, band
        self.spaceBefore = line.getSpaceBefore()

    def wrap(self, room: float, left: float) -> tuple[float, float]:
        _, self.height = self.line.wrap(room, left)
        self.width = room
        return room, self.height

    def split(self, room: float, left: float) -> list[Flowable]:
        parts = self.line.split(room, left)
        return [Tinted(part, fill=self.fill, band=self.band) for part in parts]

    def draw(self) -> None:
        if self.fill is not None:
            x, width = self.band or (0, self.width)
            self.canv.setFillColor(self.fill)
            # Stops under the rule of the row above, which would lose half its weight.
            self.canv.rect(x, 0, width, self.height - STRONG_LINE[0] / 2, stroke=0, fill=1)
        self.line.drawOn(self.canv, 0, 0)


class Listing(Flowable):
    """Rows under a head that comes back on every page; it is read once."""

    def __init__(self, head: Flowable, rows: Cell, *, before: float = 0, goes_on: bool = False) -> None:
        super().__init__()
        self.head, self.rows, self.spaceBefore, self.goes_on = head, list(rows), before, goes_on

    def wrap(self, room: float, _: float) -> tuple[float, float]:
        self.width, self.height = room, stack_height([self.head, *self.rows], room)
        return self.width, self.height

    def split(self, room: float, left: float) -> list[Flowable]:
        first, rest = split_stack(self.rows, room, left - stack_height([self.head], room))
        if not first or not rest:
            return []
        shown = Listing(self.head, first, before=self.spaceBefore, goes_on=self.goes_on)
        return [shown, Listing(self.head, rest, goes_on=True)]

    def draw(self) -> None:
        top = self.height - stack_height([self.head], self.width) - _gap(self.head)
        with unread(self.canv) if self.goes_on else nullcontext():
            draw_stack(self.canv, [self.head], 0, self.height, self.width)
        draw_stack(self.canv, self.rows, 0, top, self.width)


class Gap(Flowable):
    """White space that vanishes at the top of a page."""

    def __init__(self, height: float) -> None:
        super().__init__()
        self.spaceBefore = height

    def wrap(self, room: float, _: float) -> tuple[float, float]:
        return 0.0, 0.0

    def draw(self) -> None:
        """Nothing to draw."""


HAIRLINE = (0.5, theme.LINE)
STRONG_LINE = (1.2, theme.INK)


def story_height(flowables: Cell, width: float = theme.TEXT_WIDTH) -> float:
    """Height that flowables take in a frame, with the space before and after each."""
    return sum(measure(f, width) + float(f.getSpaceBefore()) + _gap(f) for f in flowables)


def labels(text: str, style: ParagraphStyle = theme.LABEL, tag: str | Tag = "P") -> list[Flowable]:
    """The words of the label column, narrow enough to stay clear of the double line."""
    narrow = style.clone(f"{style.name}-label", rightIndent=theme.LABEL_WIDTH - theme.LABEL_TEXT_WIDTH)
    return [paragraph(text, narrow, tag)]


def row(
    label: str | Cell,
    content: Cell,
    *,
    before: float = 7,
    foot: float = 7,
    rule: bool = True,
    drop: float = 1.2,
    whole: bool = False,
    label_tag: str = MINOR,
    tag: Tag | None = None,
    cell_tags: Sequence[Tag | None] | None = None,
) -> Columns:
    """A label beside its content; `drop` lowers the label to the first baseline of the content.

    The label is a heading of what stands beside it, unless `label_tag` says otherwise.
    """
    left = (labels(label, tag=label_tag) if label else []) if isinstance(label, str) else label
    return Columns(
        [left, content],
        [theme.LABEL_WIDTH, theme.CONTENT_WIDTH],
        tops=[drop, 0],
        before=before,
        foot=foot,
        rule=HAIRLINE if rule else None,
        rule_from=theme.LABEL_WIDTH,
        whole=whole,
        tag=tag,
        cell_tags=cell_tags,
    )
