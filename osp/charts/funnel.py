"""A funnel plot: shares against the size of what they are a share of, within limits that narrow as size grows."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from osp.charts.frame import is_wide
from osp.charts.marks import XY, Circle, Line, Picture, Polygon, Role, Shape, TextRole
from osp.charts.metrics import SCREEN, Metrics
from osp.charts.placing import Box, Label, Placer, Spot, VAlign, around
from osp.charts.plane import Plane, tick_room
from osp.charts.scales import figure_text, range_text, scale_of
from osp.charts.spec import ChartUnit

_NICE_TO_HAVE = 60.0
_FOOT = 46.0
_OTHER = 0.78


@dataclass(frozen=True, slots=True)
class Dot:
    """One figure: its size, and its share, of which only bounds may be known. `alike` marks one of a chosen group."""

    size: float
    low: float
    high: float
    alike: bool = False

    @property
    def is_exact(self) -> bool:
        """Whether it is one value."""
        return self.low == self.high


@dataclass(frozen=True, slots=True)
class Limit:
    """The limits at one size, from low to high: those of the usual spread at 99,8% and 95%, those of chance at 95%."""

    size: float
    outer_low: float
    low: float
    chance_low: float
    chance_high: float
    high: float
    outer_high: float


@dataclass(frozen=True, slots=True)
class FunnelSpec:
    """Everything one funnel plot shows. Shares are on the scale of their unit, percentages on 0-100.

    `centre` is Nederland. `limits` run by size from small to large and need two or more. `size_label` names what the
    axis across counts. `others` are exact; `own` may be an interval.
    """

    title: str
    description: str
    unit: ChartUnit
    centre: float
    limits: tuple[Limit, ...]
    others: tuple[Dot, ...]
    own: Dot | None
    own_name: str
    size_label: str
    note: str = ""


def funnel_layout(spec: FunnelSpec, *, width: float, height: float, metrics: Metrics = SCREEN) -> Picture:
    """The picture at one size, in px for SCREEN and in pt for PRINT. The same input gives the same marks."""
    plane = _plane(spec, metrics, width, height)
    shapes = (*_ground(spec, plane), *_figures(spec, plane, metrics))
    placer = Placer(Box(0, 0, width, height), metrics, shapes)
    for label in _edges(spec, plane, metrics):
        placer.place(label)
    placer.bounds = Box(plane.left, 0, width, plane.bottom)
    for label in _captions(spec, plane, metrics):
        placer.place(label)
    return Picture(width, height, (*shapes, *placer.texts))


def _plane(spec: FunnelSpec, metrics: Metrics, width: float, height: float) -> Plane:
    dots = (*spec.others, *([spec.own] if spec.own else []))
    shares = [spec.centre, *(end for dot in dots for end in (dot.low, dot.high))]
    up = scale_of(min(shares), max(shares), spec.unit)
    across = scale_of(0, max(spec.limits[-1].size, *(dot.size for dot in dots)), "count")
    return Plane(
        width=width,
        height=height,
        left=tick_room(up, metrics),
        right=width - _right_room(spec, metrics, width),
        top=metrics.px(26 if spec.note else 14),
        bottom=height - metrics.px(_FOOT),
        across=across,
        up=up,
    )


def _right_room(spec: FunnelSpec, metrics: Metrics, width: float) -> float:
    if not is_wide(metrics, width):
        return metrics.px(16)
    return metrics.styles[TextRole.PLAIN].width(_nation_text(spec)) + metrics.px(22)


def _nation_text(spec: FunnelSpec) -> str:
    return f"{figure_text(spec.unit, spec.centre)} Nederland"


def _ground(spec: FunnelSpec, plane: Plane) -> Iterator[Shape]:
    """Chance alone as a tint, then the grid, the limits of the usual spread and Nederland."""
    yield from _tint(spec, plane)
    yield from plane.grid()
    for curve in _curves(spec, "outer_low", "outer_high"):
        yield from _line(plane, curve, Role.OLD_PATH)
    for curve in _curves(spec, "low", "high"):
        yield from _line(plane, curve, Role.LIMIT)
    yield Line(((plane.left, plane.y(spec.centre)), (plane.right, plane.y(spec.centre))), Role.PEER)


def _curves(spec: FunnelSpec, *names: str) -> list[list[XY]]:
    return [[(limit.size, getattr(limit, name)) for limit in spec.limits] for name in names]


def _line(plane: Plane, curve: Sequence[XY], role: Role) -> Iterator[Line]:
    places = plane.clipped(curve)
    if len(places) > 1:
        yield Line(tuple(places), role)


def _tint(spec: FunnelSpec, plane: Plane) -> Iterator[Polygon]:
    lower, upper = (
        [(plane.x(size), min(max(plane.y(share), plane.top), plane.bottom)) for size, share in curve]
        for curve in _curves(spec, "chance_low", "chance_high")
    )
    yield Polygon((*upper, *reversed(lower)), Role.RANGE)


def _figures(spec: FunnelSpec, plane: Plane, metrics: Metrics) -> Iterator[Shape]:
    for dot in sorted(spec.others, key=lambda dot: dot.alike):
        role = Role.ALIKE if dot.alike else Role.OTHER
        yield Circle(plane.x(dot.size), plane.y(dot.low), _OTHER * metrics.dot, role)
    if spec.own:
        yield from own_mark(plane.x(spec.own.size), plane.y(spec.own.low), plane.y(spec.own.high), metrics)


def own_mark(x: float, low: float, high: float, metrics: Metrics) -> Iterator[Shape]:
    """The own figure: a dot, or an upright bar with caps from one height to the other."""
    if low == high:
        yield Circle(x, low, metrics.open_dot, Role.DOT)
        return
    cap = metrics.px(6)
    yield Line(((x, low), (x, high)), Role.INTERVAL)
    for y in (low, high):
        yield Line(((x - cap, y), (x + cap, y)), Role.INTERVAL)


def _edges(spec: FunnelSpec, plane: Plane, metrics: Metrics) -> Iterator[Label]:
    yield from plane.ticks_up(metrics)
    yield from plane.ticks_across(metrics)
    under = Spot(plane.right, plane.bottom + metrics.px(38), "end")
    yield Label(TextRole.PLAIN, ((spec.size_label,),), (under,))
    if spec.note:
        yield Label(TextRole.MISSING, ((spec.note,),), (Spot(plane.width - metrics.px(1), metrics.px(12), "end"),))


def _captions(spec: FunnelSpec, plane: Plane, metrics: Metrics) -> Iterator[Label]:
    """The own figure first, then what the lines are, where they leave room."""
    yield from _own(spec, plane, metrics)
    yield from _nation(spec, plane, metrics)
    last = spec.limits[-1]
    yield from _of_limit(spec, plane, metrics, "95%", ("high", "low"))
    yield from _of_limit(spec, plane, metrics, "99,8%", ("outer_high", "outer_low"))
    x, gap = plane.x(last.size), metrics.px(4)
    sides: tuple[tuple[float, VAlign], ...] = ((last.chance_high, "below"), (last.chance_low, "above"))
    inside = [
        Spot(x - metrics.px(aside), plane.y(share), "end", side) for share, side in sides for aside in (4, 60, 140, 240)
    ]
    outside = Spot(x - gap, plane.y(last.chance_low) + gap, "end", "below")
    yield Label(TextRole.FAINT, (("toeval alleen",), ("toeval",)), (*inside, outside), None, _NICE_TO_HAVE)


def _own(spec: FunnelSpec, plane: Plane, metrics: Metrics) -> Iterator[Label]:
    if spec.own is None:
        return
    own = spec.own
    told = figure_text(spec.unit, own.low) if own.is_exact else range_text(spec.unit, own.low, own.high)
    x, y = plane.x(own.size), plane.y(own.high)
    spots = (spot for gap in (10, 16, 26, 40) for spot in around(x, y, metrics.px(gap)))
    yield Label(TextRole.LEAD, ((f"{spec.own_name} {told}",),), tuple(spots), (x, y))


def _nation(spec: FunnelSpec, plane: Plane, metrics: Metrics) -> Iterator[Label]:
    y, gap = plane.y(spec.centre), metrics.px(4)
    beside = Spot(plane.right + metrics.px(8), y, "start", "middle")
    sides: tuple[tuple[float, VAlign], ...] = ((y - gap, "above"), (y + gap, "below"))
    within = [Spot(plane.right - metrics.px(aside), at, "end", side) for aside in (2, 40, 90) for at, side in sides]
    spots = (beside, *within) if is_wide(metrics, plane.width) else tuple(within)
    yield Label(TextRole.PLAIN, ((_nation_text(spec),), ("Nederland",)), spots)


def _of_limit(spec: FunnelSpec, plane: Plane, metrics: Metrics, text: str, names: tuple[str, str]) -> Iterator[Label]:
    """The word of a limit at the right end of its line, else somewhere along it."""
    spots: list[Spot] = []
    gap = metrics.px(4)
    sides: tuple[tuple[float, VAlign], ...] = ((-gap, "above"), (gap, "below"))
    for name, (up, side) in zip(names, sides, strict=True):
        places = plane.clipped(_curves(spec, name)[0])
        if places and is_wide(metrics, plane.width):
            spots.insert(0, Spot(places[-1][0] + metrics.px(8), places[-1][1], "start", "middle"))
        spots += [Spot(x, y + up, "end", side) for x, y in reversed(places[len(places) // 3 :])]
    yield Label(TextRole.FAINT, ((text,),), tuple(spots), None, _NICE_TO_HAVE)
