"""A strip chart: every figure of one year as a dot on one axis, with the middle half of them and the own one."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from osp.charts.funnel import Dot
from osp.charts.marks import Anchor, Circle, Line, Picture, Polygon, Role, Shape, TextRole
from osp.charts.metrics import SCREEN, Metrics
from osp.charts.placing import Box, Label, Placer, Spot
from osp.charts.plane import Plane
from osp.charts.scales import figure_text, range_text, scale_of
from osp.charts.spec import ChartUnit

_HEAD, _FOOT, _SIDE = 44.0, 28.0, 18.0
_NAMES = 19.0
_OTHER = 0.78
_NICE_TO_HAVE = 60.0
# What stands at a percentile where its name finds no room.
SHORTER = {"mediaan": ("mediaan", "p50")}
_ANCHORS: tuple[Anchor, ...] = ("middle", "start", "end")


@dataclass(frozen=True, slots=True)
class StripSpec:
    """Everything one strip shows, on the scale of the unit. The size of a dot plays no part.

    `marks` are named percentiles, such as ("p10", 0.011); `band` is the middle half. Both stay empty where too few
    figures are exact. `national` is Nederland where it may be held beside the others.
    """

    title: str
    description: str
    unit: ChartUnit
    others: tuple[Dot, ...]
    own: Dot | None
    own_name: str
    band: tuple[float, float] | None = None
    marks: tuple[tuple[str, float], ...] = ()
    national: float | None = None
    note: str = ""


def strip_layout(spec: StripSpec, *, width: float, height: float, metrics: Metrics = SCREEN) -> Picture:
    """The picture at one size, in px for SCREEN and in pt for PRINT. The same input gives the same marks."""
    plane = _plane(spec, metrics, width, height)
    shapes = (*_ground(spec, plane, metrics), *_dots(spec, plane, metrics))
    placer = Placer(Box(0, 0, width, height), metrics, shapes)
    for label in (*plane.ticks_across(metrics), *_captions(spec, plane, metrics)):
        placer.place(label)
    return Picture(width, height, (*shapes, *placer.texts))


def _plane(spec: StripSpec, metrics: Metrics, width: float, height: float) -> Plane:
    dots = [*spec.others, *([spec.own] if spec.own else [])]
    values = [end for dot in dots for end in (dot.low, dot.high)]
    values += [spec.national] if spec.national is not None else []
    return Plane(
        width=width,
        height=height,
        left=metrics.px(_SIDE),
        right=width - metrics.px(_SIDE),
        top=metrics.px(_HEAD),
        bottom=height - metrics.px(_FOOT),
        across=scale_of(min(values), max(values), spec.unit),
    )


def _ground(spec: StripSpec, plane: Plane, metrics: Metrics) -> Iterator[Shape]:
    if spec.band:
        low, high = map(plane.x, spec.band)
        yield Polygon(((low, plane.top), (high, plane.top), (high, plane.bottom), (low, plane.bottom)), Role.RANGE)
    yield from plane.grid()
    for _, value in spec.marks:
        yield Line(((plane.x(value), plane.top), (plane.x(value), plane.bottom)), Role.BREAK)
    if spec.national is not None:
        x = plane.x(spec.national)
        yield Line(((x, metrics.px(_NAMES)), (x, plane.bottom)), Role.PEER)


def _dots(spec: StripSpec, plane: Plane, metrics: Metrics) -> Iterator[Shape]:
    radius = _OTHER * metrics.dot
    places = stacked([plane.x(dot.low) for dot in spec.others], 2 * radius + metrics.px(0.6))
    half = (plane.bottom - plane.top) / 2 - radius
    for dot, (x, row) in sorted(zip(spec.others, places, strict=True), key=lambda each: each[0].alike):
        aside = min(max(row * (2 * radius + metrics.px(0.6)), -half), half)
        yield Circle(x, plane.y(0) + aside, radius, Role.ALIKE if dot.alike else Role.OTHER)
    if spec.own:
        yield from _own_mark(spec.own, plane, metrics)


def _own_mark(own: Dot, plane: Plane, metrics: Metrics) -> Iterator[Shape]:
    """A larger dot in the middle, or a lying bar with caps."""
    y = plane.y(0)
    if own.is_exact:
        yield Circle(plane.x(own.low), y, metrics.open_dot, Role.DOT)
        return
    ends, cap = (plane.x(own.low), plane.x(own.high)), metrics.px(7)
    yield Line(((ends[0], y), (ends[1], y)), Role.INTERVAL)
    for x in ends:
        yield Line(((x, y - cap), (x, y + cap)), Role.INTERVAL)


def stacked(places: Sequence[float], apart: float) -> list[tuple[float, int]]:
    """Each place with the row it gets so that dots do not cover each other: 0 is the middle, then 1, -1, 2, -2.

    The answer keeps the order of the places; the same places give the same rows.
    """
    taken: dict[int, float] = {}
    rows = [0] * len(places)
    for index in sorted(range(len(places)), key=lambda index: (places[index], index)):
        row = next(row for row in _rows() if places[index] - taken.get(row, float("-inf")) >= apart)
        taken[row] = places[index]
        rows[index] = row
    return list(zip(places, rows, strict=True))


def _rows() -> Iterator[int]:
    yield 0
    row = 1
    while True:
        yield from (row, -row)
        row += 1


def _captions(spec: StripSpec, plane: Plane, metrics: Metrics) -> Iterator[Label]:
    """Two lines above the strip: the own figure and Nederland on the higher one, the percentiles on the lower one."""
    upper, lower = metrics.px(14), plane.top - metrics.px(7)
    if spec.note:
        yield Label(TextRole.MISSING, ((spec.note,),), (Spot(plane.width - metrics.px(1), upper, "end"),))
    if spec.own:
        told = _told(spec, spec.own)
        yield _above(TextRole.LEAD, (f"{spec.own_name} {told}", told), _middle(spec.own, plane), upper)
    if spec.national is not None:
        text = f"{figure_text(spec.unit, spec.national)} Nederland"
        yield _above(TextRole.PLAIN, (text, "Nederland", "NL"), plane.x(spec.national), upper)
    for name, value in spec.marks:
        yield _above(TextRole.FAINT, SHORTER.get(name, (name,)), plane.x(value), lower)


def _above(role: TextRole, variants: tuple[str, ...], x: float, y: float) -> Label:
    spots = tuple(Spot(x, y, anchor) for anchor in _ANCHORS)
    return Label(role, tuple((text,) for text in variants), spots, None, _NICE_TO_HAVE)


def _told(spec: StripSpec, own: Dot) -> str:
    return figure_text(spec.unit, own.low) if own.is_exact else range_text(spec.unit, own.low, own.high)


def _middle(own: Dot, plane: Plane) -> float:
    return (plane.x(own.low) + plane.x(own.high)) / 2
