"""The figures themselves: target path, own series, intervals, missing years, and the distance to the path."""

from collections.abc import Iterator
from itertools import pairwise

from osp.charts.ahead import alternative_lines, forecast_line
from osp.charts.ground import bar
from osp.charts.marks import Circle, Line, Role, Shape, diamond
from osp.charts.scene import Scene, runs, with_value
from osp.charts.spec import Point, PointKind

_STUB = 24.0
_SHORTEST_GAP = 13.0


def lines(scene: Scene) -> Iterator[Shape]:
    """Everything in front of the ground, back to front."""
    yield from _gap(scene)
    yield from _corridor(scene)
    yield from _paths(scene)
    yield from alternative_lines(scene)
    yield from forecast_line(scene)
    yield from series_lines(scene)
    for point in scene.spec.series:
        yield from _point(scene, point)


def series_lines(scene: Scene) -> Iterator[Line]:
    """The own line: solid between definitive years, dotted to or from a provisional one, absent at a missing one."""
    values = with_value(scene.spec.series)
    provisional = {point.year for point in scene.spec.series if point.provisional}
    for years in runs(values, scene.spec.break_years):
        solid = [year for year in years if year not in provisional]
        for part in runs(solid, ()):
            if len(part) > 1:
                yield Line(tuple(scene.xy(year, values[year]) for year in part), Role.SERIES)
        for year, following in pairwise(years):
            if year in provisional or following in provisional:
                yield Line((scene.xy(year, values[year]), scene.xy(following, values[following])), Role.LINK)


def _paths(scene: Scene) -> Iterator[Shape]:
    for path in scene.spec.old_paths:
        if len(path) > 1:
            yield Line(tuple(scene.xy(*step) for step in path), Role.OLD_PATH)
    path = scene.spec.path
    if len(path) > 1:
        yield Line(tuple(scene.xy(*step) for step in path), Role.PATH)
    if path:
        yield diamond(*scene.xy(*path[-1]), scene.px(6), Role.GOAL)


def _corridor(scene: Scene) -> Iterator[Line]:
    frame, since = scene.frame, scene.spec.corridor_since
    left = frame.left if since is None else frame.x(since)
    for bound in scene.spec.corridor or ():
        yield Line(((left, frame.y(bound)), (frame.right, frame.y(bound))), Role.CORRIDOR)


def _gap(scene: Scene) -> Iterator[Line]:
    point, ends = scene.spec.last_point, scene.gap_ends
    if point is None or ends is None:
        return
    figure, wished = ends
    if abs(figure - wished) < scene.px(_SHORTEST_GAP):
        return
    x, cap = scene.frame.x(point.year), scene.px(5)
    start = figure + (scene.px(7) if wished > figure else -scene.px(7))
    yield Line(((x, start), (x, wished)), Role.GAP)
    yield Line(((x - cap, wished), (x + cap, wished)), Role.GAP)


def _point(scene: Scene, point: Point) -> Iterator[Shape]:
    x, size = scene.frame.x(point.year), scene.metrics
    if point.value is not None:
        radius, role = (size.open_dot, Role.OPEN_DOT) if point.provisional else (size.dot, Role.DOT)
        yield Circle(x, scene.frame.y(point.value), radius, role)
    elif point.kind is PointKind.MISSING:
        yield Line(((x, scene.frame.bottom), (x, scene.frame.bottom - scene.px(_STUB))), Role.STUB)
    elif point.bounds:
        yield from bar(scene, x, point.bounds, scene.px(6), Role.INTERVAL)
        if point.estimate is not None:
            yield Circle(x, scene.frame.y(point.estimate), size.dot, Role.ESTIMATE)
