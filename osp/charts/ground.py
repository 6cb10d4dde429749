"""The ground of a chart: axis, grid, the band of other samenwerkingsverbanden, Nederland, breaks and flags."""

from collections.abc import Iterator

from osp.charts.marks import Line, Polygon, Role, Shape
from osp.charts.scene import Scene, runs, with_value
from osp.charts.spec import Point, PointKind


def ground(scene: Scene) -> Iterator[Shape]:
    """Everything behind the own series, back to front."""
    yield from _grid(scene)
    yield from _bands(scene)
    yield from _national(scene)
    yield from _breaks(scene)
    yield from _flags(scene)


def bar(x: float, low: float, high: float, cap: float, role: Role) -> Iterator[Line]:
    """An upright bar with a cap on each end: an interval, of which nobody knows where in it the figure lies."""
    yield Line(((x, low), (x, high)), role)
    yield Line(((x - cap, low), (x + cap, low)), role)
    yield Line(((x - cap, high), (x + cap, high)), role)


def _grid(scene: Scene) -> Iterator[Line]:
    frame = scene.frame
    for tick in frame.values.ticks:
        height = frame.y(tick)
        if height < frame.bottom:
            yield Line(((frame.left, height), (frame.right, height)), Role.GRID)
    yield Line(((frame.left, frame.bottom), (frame.right, frame.bottom)), Role.AXIS)


def _bands(scene: Scene) -> Iterator[Polygon]:
    bounds = {year: (low, high) for year, low, high in scene.spec.band}
    for years in runs(bounds, scene.spec.break_years):
        places = _spread(scene, years)
        upper = [(x, scene.frame.y(bounds[year][1])) for x, year in places]
        lower = [(x, scene.frame.y(bounds[year][0])) for x, year in places]
        yield Polygon((*upper, *reversed(lower)), Role.RANGE)


def _spread(scene: Scene, years: list[int]) -> list[tuple[float, int]]:
    """Where a stretch of the band has its corners."""
    frame, side = scene.frame, scene.reach(years)
    inner = [(frame.x(year), year) for year in years]
    first = (max(frame.left, inner[0][0] - side), years[0])
    last = (min(frame.right, inner[-1][0] + side), years[-1])
    return [first, *inner, last] if side else inner


def _national(scene: Scene) -> Iterator[Line]:
    values = with_value(scene.spec.national)
    for years in runs(values, scene.spec.break_years):
        points = [scene.xy(year, values[year]) for year in years]
        if len(points) == 1:
            x, y = points[0]
            side = scene.side
            points = [(max(scene.frame.left, x - side), y), (min(scene.frame.right, x + side), y)]
        yield Line(tuple(points), Role.PEER)
    for point in scene.spec.national:
        if point.kind is PointKind.INTERVAL:
            yield from _national_interval(scene, point)


def _national_interval(scene: Scene, point: Point) -> Iterator[Line]:
    low, high = point.figures()[:2]
    x = scene.frame.x(point.year) + scene.national_shift[point.year]
    yield from bar(x, scene.frame.y(low), scene.frame.y(high), scene.px(4), Role.PEER_INTERVAL)


def _breaks(scene: Scene) -> Iterator[Line]:
    frame, half = scene.frame, scene.px(2)
    for moment, _ in scene.break_lines:
        middle = frame.x(moment)
        for x in (middle - half, middle + half):
            yield Line(((x, frame.top), (x, frame.bottom)), Role.BREAK)


def _flags(scene: Scene) -> Iterator[Polygon]:
    wide, high, foot = scene.px(5), scene.px(9), scene.frame.bottom
    for moment, _ in scene.spec.flags:
        x = scene.frame.x(moment)
        yield Polygon(((x, foot), (x - wide, foot - high), (x + wide, foot - high)), Role.FLAG)
