"""Places labels: never over one another, never out of the picture, and across as few lines as possible."""

import math
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from itertools import pairwise
from typing import Literal

from osp.charts.marks import XY, Anchor, Circle, Line, Role, Shape, Text, TextRole
from osp.charts.metrics import Metrics, TextStyle

VAlign = Literal["above", "middle", "below", "baseline"]

# What a px of line costs when a label hides it. Grid lines may run behind a text; the own series may not.
_WEIGHTS: Mapping[Role, float] = {
    Role.SERIES: 10,
    Role.LINK: 10,
    Role.INTERVAL: 10,
    Role.DOT: 10,
    Role.OPEN_DOT: 10,
    Role.ESTIMATE: 10,
    Role.GAP: 10,
    Role.GOAL: 10,
    Role.PATH: 6,
    Role.PEER: 5,
    Role.PEER_INTERVAL: 5,
    Role.BREAK: 5,
    Role.FLAG: 5,
    Role.ALIKE: 5,
    Role.OTHER: 3,
    Role.LIMIT: 2,
    Role.STUB: 3,
    Role.CORRIDOR: 3,
    Role.OLD_PATH: 2,
    Role.RANGE: 0.6,
    Role.AXIS: 5,
    Role.GRID: 0.005,
    Role.FORECAST_BAND: 0.6,
    Role.FORECAST: 5,
    Role.FORECAST_END: 3,
    Role.ALTERNATIVE: 6,
    Role.ALTERNATIVE_DOT: 6,
}
_TOUCH = 4.0
_NEXT_SPOT = 1.0
_NEXT_VARIANT = 14.0
_AIR_BESIDE, _AIR_ABOVE = 5.0, 1.0
_CLOSE = 2.0
# A label may stand this far from what it names; every px more costs this much.
_NEARBY = 16.0
_AWAY = 0.9


@dataclass(frozen=True, slots=True)
class Box:
    """An upright rectangle."""

    left: float
    top: float
    right: float
    bottom: float

    def overlaps(self, other: "Box") -> bool:
        """Whether two boxes share more than an edge."""
        across = self.left < other.right and other.left < self.right
        return across and self.top < other.bottom and other.top < self.bottom

    def within(self, other: "Box") -> bool:
        """Whether this box lies wholly in the other."""
        across = other.left <= self.left and self.right <= other.right
        return across and other.top <= self.top and self.bottom <= other.bottom

    def grown(self, across: float, down: float) -> "Box":
        """The box with some air on its sides, and above and below it."""
        return Box(self.left - across, self.top - down, self.right + across, self.bottom + down)

    def distance(self, point: XY) -> float:
        """How far a point lies from the box, zero inside it."""
        x, y = point
        return math.hypot(max(self.left - x, 0, x - self.right), max(self.top - y, 0, y - self.bottom))

    def length_inside(self, start: XY, end: XY) -> float | None:
        """Length of the part of a segment that lies in the box, None when it misses it (Liang and Barsky)."""
        (x, y), (dx, dy) = start, (end[0] - start[0], end[1] - start[1])
        if (x > self.right and end[0] > self.right) or (y > self.bottom and end[1] > self.bottom):
            return None
        if (x < self.left and end[0] < self.left) or (y < self.top and end[1] < self.top):
            return None
        enter, leave = 0.0, 1.0
        for delta, room in ((-dx, x - self.left), (dx, self.right - x), (-dy, y - self.top), (dy, self.bottom - y)):
            if delta == 0:
                if room < 0:
                    return None
            elif delta < 0:
                enter = max(enter, room / delta)
            else:
                leave = min(leave, room / delta)
        return None if enter > leave else (leave - enter) * math.hypot(dx, dy)


@dataclass(frozen=True, slots=True)
class Spot:
    """A place where a label may stand: a point, and on which side of it the text lies."""

    x: float
    y: float
    anchor: Anchor = "start"
    valign: VAlign = "baseline"


@dataclass(frozen=True, slots=True)
class Label:
    """A text to place: its wordings from long to short (each one or more lines) and its places from best to worst.

    `near` is the point it names: the further off, the worse. A label whose best place costs more than `tolerance` is
    left out: what it says is in the table and the sentence as well. Where the picture would mislead without it,
    `untold` is the sentence that must be said elsewhere; with `drops` the interval of Nederland in that year leaves the
    picture too.
    """

    role: TextRole
    variants: tuple[tuple[str, ...], ...]
    spots: tuple[Spot, ...]
    near: XY | None = None
    tolerance: float = math.inf
    untold: str = ""
    drops: int | None = None


def text_box(text: Text, style: TextStyle) -> Box:
    """The rectangle that one line of text fills."""
    width = style.width(text.text)
    left = text.x - {"start": 0.0, "middle": width / 2, "end": width}[text.anchor]
    return Box(left, text.y - style.ascent, left + width, text.y + style.descent)


def around(x: float, y: float, gap: float) -> tuple[Spot, ...]:
    """Places round a point: above, below, beside, then the corners."""
    return (
        Spot(x, y - gap, "middle", "above"),
        Spot(x, y + gap, "middle", "below"),
        Spot(x + gap, y, "start", "middle"),
        Spot(x - gap, y, "end", "middle"),
        Spot(x + gap / 2, y - gap, "start", "above"),
        Spot(x - gap / 2, y - gap, "end", "above"),
        Spot(x + gap / 2, y + gap, "start", "below"),
        Spot(x - gap / 2, y + gap, "end", "below"),
    )


class Placer:
    """Keeps the texts that stand and finds a place for the next one. Order matters: place the most important first."""

    def __init__(self, bounds: Box, metrics: Metrics, shapes: Iterable[Shape]) -> None:
        """`shapes` are the marks already drawn, which labels should leave in sight."""
        self.texts: list[Text] = []
        self.bounds = bounds
        self._metrics = metrics
        self._boxes: list[Box] = []
        self._obstacles = [(segment, _WEIGHTS[shape.role]) for shape in shapes for segment in _segments(shape)]

    def place(self, label: Label) -> bool:
        """Put a label where it costs least; False when it fits nowhere."""
        best, chosen = label.tolerance, None
        for rank, wording in enumerate(label.variants):
            for turn, spot in enumerate(label.spots):
                order = rank * _NEXT_VARIANT + turn * _NEXT_SPOT
                if order >= best:
                    break
                lines = _lines(label.role, wording, spot, self._metrics.styles[label.role])
                cost = order + self._cost_of(label, self._boxes_of(lines), best - order)
                if cost < best:
                    best, chosen = cost, lines
        self.texts += chosen or ()
        self._boxes += self._boxes_of(chosen or ())
        return chosen is not None

    def _cost_of(self, label: Label, boxes: list[Box], limit: float) -> float:
        """What standing here costs: infinite where another text stands or where the limit is passed anyway."""
        cost = self._distance(label, boxes)
        if cost >= limit or not all(self._is_free(box) for box in boxes):
            return math.inf
        return cost + sum(map(self._hidden, boxes))

    def _boxes_of(self, lines: Iterable[Text]) -> list[Box]:
        return [text_box(line, self._metrics.styles[line.role]) for line in lines]

    def _is_free(self, box: Box) -> bool:
        if not box.within(self.bounds):
            return False
        air = box.grown(self._metrics.px(_AIR_BESIDE), self._metrics.px(_AIR_ABOVE))
        return not any(air.overlaps(other) for other in self._boxes)

    def _distance(self, label: Label, boxes: Iterable[Box]) -> float:
        if label.near is None:
            return 0.0
        away = min(box.distance(label.near) for box in boxes) / self._metrics.scale
        return _AWAY * max(0.0, away - _NEARBY)

    def _hidden(self, box: Box) -> float:
        """What the box hides, in screen px times weight, so that paper and screen choose alike."""
        close = self._metrics.px(_CLOSE)
        cost, near = 0.0, box.grown(close, close)
        for (start, end), weight in self._obstacles:
            hidden = near.length_inside(start, end)
            if hidden is not None:
                cost += weight * (_TOUCH + hidden / self._metrics.scale)
        return cost


def _segments(shape: Shape) -> Iterator[tuple[XY, XY]]:
    if isinstance(shape, Circle):
        yield (shape.x - shape.radius, shape.y), (shape.x + shape.radius, shape.y)
        yield (shape.x, shape.y - shape.radius), (shape.x, shape.y + shape.radius)
        return
    points = shape.points if isinstance(shape, Line) else (*shape.points, shape.points[0])
    yield from pairwise(points)


def _lines(role: TextRole, wording: tuple[str, ...], spot: Spot, style: TextStyle) -> tuple[Text, ...]:
    first = (
        spot.y
        + {
            "above": -style.descent - (len(wording) - 1) * style.leading,
            "middle": (style.ascent - style.descent - (len(wording) - 1) * style.leading) / 2,
            "below": style.ascent,
            "baseline": 0.0,
        }[spot.valign]
    )
    return tuple(
        Text(spot.x, first + index * style.leading, text, role, spot.anchor) for index, text in enumerate(wording)
    )
