"""The ground of a chart: axis, grid, the band of other samenwerkingsverbanden, Nederland, breaks and flags."""

from collections.abc import Iterator

from osp.charts.ahead import forecast_band
from osp.charts.marks import Line, Polygon, Role, Shape
from osp.charts.scene import Scene, runs, with_value
from osp.charts.spec import Point, PointKind

_HEAD = 8.0


def ground(scene: Scene) -> Iterator[Shape]:
    """Everything behind the own series, back to front."""
    yield from _grid(scene)
    yield from _bands(scene)
    yield from forecast_band(scene)
    yield from _national(scene)
    yield from _breaks(scene)
    yield from _flags(scene)


def bar(scene: Scene, x: float, bounds: tuple[float, float], cap: float, role: Role) -> Iterator[Line]:
    """An upright bar with a cap on each end: an interval, of which nobody knows where in it the figure lies.

    An end beyond the axis is no cap but an arrowhead that points out of the plot; of an interval that lies wholly beyond
    it only the arrowhead is left.
    """
    scale, (low, high) = scene.frame.values, scene.ends(*bounds)
    if low != high:
        yield Line(((x, low), (x, high)), role)
    if bounds[0] <= scale.high:
        yield _end(x, low, cap, -scene.px(_HEAD) if bounds[0] < scale.low else 0.0, role)
    if bounds[1] >= scale.low:
        yield _end(x, high, cap, scene.px(_HEAD) if bounds[1] > scale.high else 0.0, role)


def _end(x: float, y: float, cap: float, back: float, role: Role) -> Line:
    """A flat cap, or with its sides `back` from the tip an arrowhead."""
    if not back:
        return Line(((x - cap, y), (x + cap, y)), role)
    return Line(((x - cap, y + back), (x, y), (x + cap, y + back)), role)


def _grid(scene: Scene) -> Iterator[Line]:
    frame = scene.frame
    for tick in frame.values.ticks:
        height = frame.y(tick)
        if height < frame.bottom:
            # Zero is where above turns into below: it stands out from the other lines.
            yield Line(((frame.left, height), (frame.right, height)), Role.GRID if tick else Role.AXIS)
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
    if point.bounds:
        yield from bar(scene, scene.x_of_national(point.year), point.bounds, scene.px(4), Role.PEER_INTERVAL)


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
