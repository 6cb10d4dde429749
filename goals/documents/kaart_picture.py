"""The two pictures of a kaart, as neutral marks: where the schoolbestuur stands, and its part of what is asked."""

from collections.abc import Iterator
from dataclasses import dataclass

from goals.documents.kaart import Position, Share
from osp import dutch
from osp.charts.marks import Anchor, Circle, Line, Mark, Picture, Polygon, Role, Shape, Text, TextRole, diamond
from osp.charts.metrics import SCREEN, Metrics
from osp.charts.placing import Box, Label, Placer, Spot
from osp.charts.scales import figure_text

_SIDE, _AXIS, _HALF, _HEIGHT = 12.0, 45.0, 9.0, 84.0
_ANCHORS: tuple[Anchor, ...] = ("middle", "start", "end")
_NICE_TO_HAVE = 60.0


@dataclass(frozen=True, slots=True)
class Named:
    """Name and description of a picture, for who does not see it."""

    title: str
    description: str


@dataclass(frozen=True, slots=True)
class _Line:
    """The axis: from the lowest to the highest number that is shown."""

    position: Position
    width: float
    metrics: Metrics

    def x(self, value: float) -> float:
        """Where a number stands."""
        values = _values(self.position)
        low, high = min(values), max(values)
        room = self.width - 2 * self.metrics.px(_SIDE)
        share = 0.5 if high == low else (value - low) / (high - low)
        return self.metrics.px(_SIDE) + share * room

    @property
    def y(self) -> float:
        """The height of the axis."""
        return self.metrics.px(_AXIS)


def _values(position: Position) -> list[float]:
    group = position.group
    ends = [group.low, group.high] if group else []
    others = (position.own, position.after, position.target, None if group else position.here)
    return ends + [value for value in others if value is not None]


def position_picture(position: Position, *, width: float, metrics: Metrics = SCREEN) -> Picture:
    """The range of the group with its middle half, the own number, where the promise leads, and what was agreed."""
    line = _Line(position, width, metrics)
    height = metrics.px(_HEIGHT)
    shapes = tuple(_shapes(line))
    placer = Placer(Box(0, 0, width, height), metrics, shapes)
    for label in _labels(line):
        placer.place(label)
    return Picture(width, height, (*shapes, *placer.texts))


def _shapes(line: _Line) -> Iterator[Shape]:
    position, y, px = line.position, line.y, line.metrics.px
    group = position.group
    if group:
        yield Line(((line.x(group.low), y), (line.x(group.high), y)), Role.PEER)
        left, right = line.x(group.p25), line.x(group.p75)
        top, bottom = y - px(_HALF), y + px(_HALF)
        yield Polygon(((left, top), (right, top), (right, bottom), (left, bottom)), Role.RANGE)
        yield Line(((line.x(group.median), top), (line.x(group.median), bottom)), Role.AXIS)
    else:
        yield Line(((px(_SIDE), y), (line.width - px(_SIDE), y)), Role.GRID)
    if position.target is not None:
        x = line.x(position.target)
        yield Line(((x, y - px(_HALF + 5)), (x, y + px(_HALF + 5))), Role.PATH)
    if position.after is not None and position.own is not None and position.after != position.own:
        yield Line(((line.x(position.own), y), (line.x(position.after), y)), Role.SERIES)
        yield diamond(line.x(position.after), y, px(6), Role.OPEN_DOT)
    if position.own is not None:
        yield Circle(line.x(position.own), y, line.metrics.open_dot, Role.DOT)


def _labels(line: _Line) -> Iterator[Label]:
    """Above: the own number and where the promise leads. Below: what was agreed, and the ends and middle of the group."""
    position, px = line.position, line.metrics.px
    above, higher = line.y - px(_HALF + 8), line.y - px(_HALF + 24)
    below, lower = line.y + px(_HALF + 14), line.y + px(_HALF + 28)

    def told(value: float) -> str:
        return figure_text(position.unit, value)

    if position.own is not None:
        yield _label(TextRole.LEAD, (f"u {told(position.own)}",), line.x(position.own), (above, higher))
    if position.after is not None and position.after != position.own:
        words = (f"met uw toezegging {told(position.after)}", f"straks {told(position.after)}", told(position.after))
        yield _label(TextRole.PLAIN, words, line.x(position.after), (higher, above))
    if position.target is not None:
        agreed = (f"afgesproken {told(position.target)}", told(position.target))
        yield _label(TextRole.DARK, agreed, line.x(position.target), (below, lower))
    if position.group:
        group = position.group
        for name, value in (("laagste", group.low), ("hoogste", group.high), ("mediaan", group.median)):
            yield _label(TextRole.FAINT, (f"{name} {told(value)}", told(value)), line.x(value), (lower, below))


def _label(role: TextRole, variants: tuple[str, ...], x: float, heights: tuple[float, ...]) -> Label:
    spots = tuple(Spot(x, y, anchor) for y in heights for anchor in _ANCHORS)
    return Label(role, tuple((text,) for text in variants), spots, None, _NICE_TO_HAVE)


def position_words(position: Position, name: str) -> Named:
    """The same in a sentence."""

    def told(value: float) -> str:
        return figure_text(position.unit, value)

    said = [
        f"{name} staat op {told(position.own)}."
        if position.own is not None
        else f"Het cijfer van {name} is onderdrukt."
    ]
    if position.after is not None:
        said.append(f"Met de toezegging erbij wordt dat {told(position.after)}.")
    if position.group:
        group = position.group
        said.append(
            f"Van {dutch.number_word(group.boards)} besturen loopt het van {told(group.low)} tot {told(group.high)}; de middelste "
            f"helft ligt tussen {told(group.p25)} en {told(group.p75)}, de mediaan is {told(group.median)}."
        )
    if position.target is not None:
        said.append(f"Afgesproken is {told(position.target)}.")
    return Named("Waar u staat", " ".join(said))


def share_picture(share: Share, *, width: float, metrics: Metrics = SCREEN) -> Picture:
    """A bar of what is asked, filled with what others and the schoolbestuur itself promised."""
    px = metrics.px
    room, top, bottom = width - px(2), px(4), px(18)
    others = min(share.others or 0, share.asked)
    own = min(share.own, share.asked - others)
    scale = room / share.asked if share.asked else 0.0
    left = px(1)
    marks: list[Mark] = []
    for start, size, role in ((0, own, Role.GOAL), (own, others, Role.OTHER)):
        if size:
            marks.append(_bar(left + start * scale, left + (start + size) * scale, top, bottom, role))
    marks.append(Line(((left, top), (left + room, top), (left + room, bottom), (left, bottom), (left, top)), Role.AXIS))
    y = px(34)
    marks.append(Text(left, y, f"{dutch.integer(share.own)} van u", TextRole.DARK))
    told = f"{dutch.integer(share.asked)} gevraagd"
    if share.others is not None:
        told = f"{dutch.integer(share.others)} van anderen, {told}"
    marks.append(Text(left + room, y, told, TextRole.PLAIN, "end"))
    return Picture(width, px(40), tuple(marks))


def _bar(left: float, right: float, top: float, bottom: float, role: Role) -> Polygon:
    return Polygon(((left, top), (right, top), (right, bottom), (left, bottom)), role)


def share_words(share: Share) -> Named:
    """The bar in a sentence."""
    others = "" if share.others is None else f", anderen {dutch.integer(share.others)}"
    return Named(
        "Wat uw toezegging waard is",
        f"Het plan vraagt er {dutch.integer(share.asked)}; u zegt er {dutch.integer(share.own)} toe{others}.",
    )
