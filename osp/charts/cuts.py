"""The words beside an interval that the axis cuts: an open end says that it goes on, only words say how far."""

from collections.abc import Iterator

from osp.charts.marks import Anchor, TextRole
from osp.charts.placing import Label, Spot
from osp.charts.scales import point_text
from osp.charts.scene import Scene
from osp.charts.spec import Point

_BESIDE = 12.0
_ROW = 17.0


def own_cuts(scene: Scene) -> Iterator[Label]:
    """Both ends of every own interval that the plot does not show whole, newest first."""
    for point in _cut(scene, scene.spec.series):
        text = point_text(scene.spec.unit, point)
        words = ((f"{text} voorlopig",), (text, "voorlopig"), (text,)) if point.provisional else ((text,),)
        left_first = point.year in scene.national_shift
        spots = _beside(scene, point, left_first=left_first)
        untold = f"Het interval van {point.year} is {text}."
        yield Label(TextRole.LEAD, words, spots, untold=untold)


def national_cuts(scene: Scene, tolerance: float) -> Iterator[Label]:
    """The same for Nederland, whose bar leaves the picture where the words do not fit beside it."""
    for point in _cut(scene, scene.spec.national):
        text = point_text(scene.spec.unit, point)
        yield Label(
            TextRole.PLAIN,
            ((f"{text} Nederland",), (text, "Nederland")),
            _beside(scene, point, left_first=False),
            tolerance=tolerance,
            untold=f"Niet getekend: het interval van Nederland in {point.year}, {text}.",
            drops=point.year,
        )


def _cut(scene: Scene, points: tuple[Point, ...]) -> list[Point]:
    cut = [point for point in points if scene.frame.values.cuts(point)]
    return sorted(cut, key=lambda point: -point.year)


def _beside(scene: Scene, point: Point, *, left_first: bool) -> tuple[Spot, ...]:
    """Beside the bar, at its open end first: on the side of its own bar, and only for lack of room on the other side."""
    frame, aside, row = scene.frame, scene.px(_BESIDE), scene.px(_ROW)
    x = frame.x(point.year)
    sides: list[tuple[float, Anchor]] = [(scene.x_of_national(point.year) + aside, "start"), (x - aside, "end")]
    if left_first:
        sides.reverse()
    rows = int((frame.bottom - frame.top) / row)
    heights = [frame.top + row * index for index in range(rows)]
    if point.bounds and point.bounds[1] <= frame.values.high:
        heights.reverse()
    return tuple(Spot(place, height, anchor, "below") for place, anchor in sides for height in heights)
