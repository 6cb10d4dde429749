"""The signs of a page: status marks, purpose squares, a big figure, dots of a route, room to write."""

import math
from collections.abc import Sequence
from typing import Any

from reportlab.lib.colors import Color
from reportlab.pdfbase.pdfmetrics import stringWidth
from reportlab.platypus import Flowable

from osp.pdf import theme
from osp.pdf.figure import pictured
from osp.pdf.tags import Tag, marked

PURPOSE_FILL = {
    "decide": "full",
    "approve": "full",
    "consent": "full",
    "advise": "full",
    "discuss": "half",
    "inform": "open",
}
STATUS_WORDS = {
    "on_track": "op koers",
    "attention": "aandacht",
    "off_track": "van koers",
    "achieved": "behaald",
    "no_verdict": "geen oordeel",
}
_GRID = 16.0
TIGHTEN = -0.025


def _path(canvas: Any, points: Sequence[tuple[float, float]]) -> Any:
    path = canvas.beginPath()
    path.moveTo(*points[0])
    for point in points[1:]:
        path.lineTo(*point)
    return path


def _polygon(canvas: Any, points: Sequence[tuple[float, float]]) -> None:
    path = _path(canvas, points)
    path.close()
    canvas.drawPath(path, stroke=0, fill=1)


def _cut(canvas: Any, points: Sequence[tuple[float, float]]) -> None:
    canvas.setStrokeColor(theme.WHITE)
    canvas.setLineWidth(2)
    canvas.drawPath(_path(canvas, points), stroke=1, fill=0)


def draw_status(canvas: Any, status: str, x: float, y: float, size: float) -> None:
    """Draw a status mark in a square of `size` with its lower left corner at (x, y); the shape carries the meaning."""
    canvas.saveState()
    canvas.translate(x, y)
    canvas.scale(size / _GRID, size / _GRID)
    canvas.setFillColor(theme.STATUS_COLOURS[status])
    canvas.setStrokeColor(theme.STATUS_COLOURS[status])
    if status == "on_track":
        canvas.circle(8, 8, 6.5, stroke=0, fill=1)
    elif status == "attention":
        _polygon(canvas, [(8, 14.8), (15.4, 1.4), (0.6, 1.4)])
    elif status == "off_track":
        _polygon(canvas, [(8, 15.6), (15.6, 8), (8, 0.4), (0.4, 8)])
        _cut(canvas, [(4.6, 8), (11.4, 8)])
    elif status == "achieved":
        canvas.roundRect(1.2, 1.2, 13.6, 13.6, 1.5, stroke=0, fill=1)
        _cut(canvas, [(4.3, 7.7), (6.9, 5.1), (11.8, 10.7)])
    else:
        canvas.setLineWidth(1.8)
        canvas.setDash([2.7, 2.02])
        canvas.circle(8, 8, 6, stroke=1, fill=0)
    canvas.restoreState()


def draw_purpose(
    canvas: Any, purpose: str, x: float, y: float, width: float, height: float, colours: tuple[Color, Color]
) -> None:
    """Draw a purpose as a full, half or open rectangle; `colours` are those of a full one and of the others."""
    kind = PURPOSE_FILL[purpose]
    canvas.saveState()
    colour = colours[0] if kind == "full" else colours[1]
    canvas.setFillColor(colour)
    canvas.setStrokeColor(colour)
    canvas.setLineWidth(1.1)
    canvas.rect(x + 0.55, y + 0.55, width - 1.1, height - 1.1, stroke=1, fill=int(kind == "full"))
    if kind == "half":
        _polygon(canvas, [(x, y), (x, y + height), (x + width, y)])
    canvas.restoreState()


class StatusMark(Flowable):
    """A status mark alone, `drop` points below the top of its cell; centred in its column when `centre`.

    `alt` is the word of a mark that no word stands beside; a mark beside its word is decoration.
    """

    def __init__(
        self, status: str, size: float = 8.4, *, drop: float = 1.5, centre: bool = False, alt: str = ""
    ) -> None:
        super().__init__()
        self.tag = Tag("Figure", alt=alt) if alt else None
        self.status, self.size, self.drop, self.centre = status, size, drop, centre

    def wrap(self, room: float, _: float) -> tuple[float, float]:
        self.width, self.height = (room if self.centre else self.size), self.size + self.drop
        return self.width, self.height

    def draw(self) -> None:
        x = (self.width - self.size) / 2 if self.centre else 0.0
        if self.tag is None:
            draw_status(self.canv, self.status, x, 0, self.size)
            return
        with pictured(self):
            draw_status(self.canv, self.status, x, 0, self.size)


class PurposeMark(Flowable):
    """A purpose square alone: full asks a decision, half a discussion, open informs."""

    def __init__(self, purpose: str, size: float = 8.0, *, drop: float = 2.0) -> None:
        super().__init__()
        self.purpose, self.size, self.drop = purpose, size, drop

    def wrap(self, room: float, _: float) -> tuple[float, float]:
        return self.size, self.size + self.drop

    def draw(self) -> None:
        draw_purpose(self.canv, self.purpose, 0, 0, self.size, self.size, (theme.INK, theme.INK))


def draw_tight(canvas: Any, text: str, x: float, y: float, *, font: str, size: float, colour: Color) -> None:
    """Draw large type a little closer together than its maker spaced it."""
    drawn = canvas.beginText(x, y)
    drawn.setFont(font, size)
    drawn.setFillColor(colour)
    drawn.setCharSpace(TIGHTEN * size)
    drawn.textOut(text)
    # Character spacing outlives its text object, so it is put back inside it.
    drawn.setCharSpace(0)
    canvas.drawText(drawn)


def tight_width(text: str, font: str, size: float) -> float:
    """Width of text as `draw_tight` sets it."""
    return float(stringWidth(text, font, size)) + TIGHTEN * size * len(text)


class BigFigure(Flowable):
    """The figure of a page, 54 points and tightened, its unit half as large; a long one shrinks to leave `clear`
    free."""

    SIZE, LEAST = 54.0, 9.0

    def __init__(self, text: str, unit: str = "", *, size: float = SIZE, clear: float = 4) -> None:
        super().__init__()
        self.text, self.unit, self.largest, self.clear = text, unit, size, clear
        self.tag = Tag("P")

    def _width(self, size: float) -> float:
        number = tight_width(self.text, theme.SEMIBOLD, size)
        if not self.unit:
            return number
        gap = 0.12 if self.unit[0].isalnum() else 0.03
        return number + gap * size + float(stringWidth(self.unit, theme.REGULAR, size / 2))

    def wrap(self, room: float, _: float) -> tuple[float, float]:
        whole = self._width(self.largest)
        self.size = (
            max(self.LEAST, min(self.largest, self.largest * (room - self.clear) / whole)) if whole else self.LEAST
        )
        self.foot = min(4.5, 0.13 * self.size)
        self.height = self.size * 0.8 + self.foot
        return room, self.height

    def draw(self) -> None:
        baseline = self.size * 0.12 + self.foot
        with marked(self.canv, self.tag):
            draw_tight(
                self.canv, self.text, -self.size * 0.03, baseline, font=theme.SEMIBOLD, size=self.size, colour=theme.INK
            )
            if self.unit:
                self.canv.setFont(theme.REGULAR, self.size / 2)
                self.canv.drawRightString(self._width(self.size), baseline, self.unit)


class RouteLine(Flowable):
    """Dots on a line, one per body that spoke already; an open dot is the body of today or one still to come."""

    SIZE, INSET = 5.2, 4.0

    def __init__(self, filled: Sequence[bool], step: float) -> None:
        super().__init__()
        self.filled, self.step = list(filled), step

    def wrap(self, room: float, _: float) -> tuple[float, float]:
        self.height = 14.0
        return room, self.height

    def draw(self) -> None:
        canvas, middle = self.canv, 7.0
        canvas.setStrokeColor(theme.INK)
        canvas.setLineWidth(0.6)
        canvas.line(self.INSET, middle, self.INSET + self.step * (len(self.filled) - 1), middle)
        for place, filled in enumerate(self.filled):
            canvas.setFillColor(theme.INK if filled else theme.WHITE)
            canvas.setLineWidth(1.4)
            canvas.circle(self.INSET + place * self.step, middle, self.SIZE / 2, stroke=1, fill=1)


class WriteLines(Flowable):
    """Words with a line after each, to fill in by pen; widths are those of the lines."""

    def __init__(self, fields: Sequence[tuple[str, float]]) -> None:
        super().__init__()
        self.fields = list(fields)
        self.tag = Tag("P")

    def wrap(self, room: float, _: float) -> tuple[float, float]:
        self.width, self.height = room, 17.5
        return self.width, self.height

    def draw(self) -> None:
        words = [stringWidth(word, theme.REGULAR, 8.6) + 6 for word, _ in self.fields]
        spare = self.width - sum(words) - sum(width for _, width in self.fields)
        space, x = spare / max(len(self.fields) - 1, 1), 0.0
        self.canv.setStrokeColor(theme.INK_2)
        self.canv.setLineWidth(0.6)
        for (word, width), taken in zip(self.fields, words, strict=True):
            self.canv.setFillColor(theme.INK_3)
            self.canv.setFont(theme.REGULAR, 8.6)
            with marked(self.canv, self.tag):
                self.canv.drawString(x, 5, word)
            self.canv.line(x + taken, 2.5, x + taken + width, 2.5)
            x += taken + width + math.floor(space)
