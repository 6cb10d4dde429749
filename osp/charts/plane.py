"""A plot with two value axes, and the words that every such plot has along its edges."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import pairwise

from osp.charts.frame import tick_text
from osp.charts.marks import XY, Line, Role, TextRole
from osp.charts.metrics import Metrics
from osp.charts.placing import Label, Spot
from osp.charts.scales import ValueScale

_TICK_LINE = 19.0


@dataclass(frozen=True, slots=True)
class Plane:
    """The edges of a plot in its picture, and the scale that runs across it and the one that runs up."""

    width: float
    height: float
    left: float
    right: float
    top: float
    bottom: float
    across: ValueScale
    up: ValueScale | None = None

    def x(self, value: float) -> float:
        """Place of a value on the axis across, kept inside the plot."""
        share = (value - self.across.low) / (self.across.high - self.across.low)
        return min(max(self.left + share * (self.right - self.left), self.left), self.right)

    def y(self, value: float) -> float:
        """Height of a value on the axis that runs up; the middle of the plot where there is none."""
        if self.up is None:
            return (self.top + self.bottom) / 2
        share = (value - self.up.low) / (self.up.high - self.up.low)
        return self.bottom - share * (self.bottom - self.top)

    def ticks_across(self, metrics: Metrics) -> Iterator[Label]:
        """The figures under the axis; where they would touch, every second or fifth one."""
        style, ticks = metrics.styles[TextRole.FAINT], self.across.ticks
        texts = [tick_text(self.across, index, metrics) for index in range(len(ticks))]
        need = max(map(style.width, texts), default=0.0) + metrics.px(8)
        step = (self.right - self.left) / max(1, len(ticks) - 1)
        skip = next((skip for skip in (1, 2, 5) if step * skip >= need), 5)
        for index in range(len(ticks) - 1, -1, -skip):
            half = style.width(texts[index]) / 2
            x = min(max(self.x(ticks[index]), half), self.width - half)
            yield Label(TextRole.FAINT, ((texts[index],),), (Spot(x, self.bottom + metrics.px(_TICK_LINE), "middle"),))

    def ticks_up(self, metrics: Metrics) -> Iterator[Label]:
        """The figures left of the plot."""
        if self.up is None:
            return
        for index, tick in enumerate(self.up.ticks):
            spot = Spot(self.left - metrics.tick_gap, self.y(tick) + metrics.px(4.5), "end")
            yield Label(TextRole.FAINT, ((tick_text(self.up, index, metrics),),), (spot,))

    def grid(self) -> Iterator[Line]:
        """The lines behind everything, and the axis in front of them."""
        for tick in self.up.ticks if self.up else ():
            yield Line(((self.left, self.y(tick)), (self.right, self.y(tick))), Role.GRID)
        yield Line(((self.left, self.bottom), (self.right, self.bottom)), Role.AXIS)

    def clipped(self, points: Sequence[XY]) -> list[XY]:
        """A curve of (across, up) values as places in the picture, without the parts above or under the plot."""
        found: list[XY] = []
        for start, end in pairwise(points):
            inside = self._inside(start, end)
            if inside is not None:
                found += [place for place in inside if place not in found[-1:]]
        return found

    def _inside(self, start: XY, end: XY) -> tuple[XY, XY] | None:
        """The part of one step of a curve that lies in the plot; None when none of it does."""
        (x1, y1), (x2, y2) = ((self.x(x), self.y(y)) for x, y in (start, end))
        if max(y1, y2) <= self.top or min(y1, y2) >= self.bottom:
            return None

        if y1 == y2:
            return (x1, y1), (x2, y2)
        ends = (min(max(y, self.top), self.bottom) for y in (y1, y2))
        first, last = ((x1 + (x2 - x1) * (y - y1) / (y2 - y1), y) for y in ends)
        return first, last


def tick_room(scale: ValueScale, metrics: Metrics) -> float:
    """How wide the figures left of a plot are, with their gap."""
    style = metrics.styles[TextRole.FAINT]
    widest = max((style.width(tick_text(scale, index, metrics)) for index in range(len(scale.ticks))), default=0.0)
    return widest + metrics.tick_gap + metrics.px(3)
