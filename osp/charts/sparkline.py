"""The small line in a table row: own series and path, on one common scale, without words."""

from dataclasses import replace

from osp.charts.frame import Frame
from osp.charts.lines import series_lines
from osp.charts.marks import Circle, Line, Mark, Picture, Polygon, Role
from osp.charts.metrics import SCREEN
from osp.charts.scales import ValueScale, axis_figures
from osp.charts.scene import Scene, runs, with_value
from osp.charts.spec import ChartSpec

_EDGE = 0.18
_FLAT = 0.5


def sparkline(spec: ChartSpec, *, width: float, height: float) -> Picture:
    """Marks for one row: the path to a short bar at the target, what it replaced, the series, and a dot at its last figure.

    An interval is a short upright bar, and runs out of the picture where the axis cuts it. Without any figure or path a
    dotted line stands for "onbekend". Band, Nederland and labels stay out. Lengths are px or pt, as the caller wishes.
    """
    values = _figures(spec)
    if not values:
        return Picture(width, height, (Line(((0, height / 2), (width, height / 2)), Role.STUB),))
    scene = Scene(spec, _frame(spec, values, width, height), SCREEN)
    return Picture(width, height, (*_old(scene), *_path(scene), *series_lines(scene), *_ends(scene)))


def _figures(spec: ChartSpec) -> list[float]:
    return list(axis_figures(replace(spec, national=(), band=(), corridor=None)))


def _frame(spec: ChartSpec, values: list[float], width: float, height: float) -> Frame:
    low, high = min(values), max(values)
    low, high = (low, high) if high > low else (low - _FLAT, high + _FLAT)
    side, edge = _EDGE * height, _EDGE * height
    scale = ValueScale(low, high, (), 0, spec.unit)
    return Frame(width, height, side, width - side, edge, height - edge, spec.years, scale, columns=False)


def _old(scene: Scene) -> list[Mark]:
    paths = [path for path in scene.spec.old_paths if len(path) > 1]
    return [Line(tuple(scene.xy(*step) for step in path), Role.OLD_PATH) for path in paths]


def _path(scene: Scene) -> list[Mark]:
    path, half = scene.spec.path, scene.frame.left
    if not path:
        return []
    x, y = scene.xy(*path[-1])
    thick = half / 3
    corners = ((x - half, y - thick), (x + half, y - thick), (x + half, y + thick), (x - half, y + thick))
    target = Polygon(corners, Role.GOAL)
    return [Line(tuple(scene.xy(*step) for step in path), Role.PATH), target] if len(path) > 1 else [target]


def _ends(scene: Scene) -> list[Mark]:
    marks: list[Mark] = []
    for point in scene.spec.series:
        if point.bounds:
            x = scene.frame.x(point.year)
            ends = (min(max(scene.frame.y(bound), 0.0), scene.frame.height) for bound in point.bounds)
            marks.append(Line(tuple((x, y) for y in ends), Role.INTERVAL))
    radius = _EDGE * scene.frame.height
    values = with_value(scene.spec.series)
    alone = [run[0] for run in runs(values, scene.spec.break_years) if len(run) == 1]
    marks += [Circle(*scene.xy(year, values[year]), radius / 2, Role.DOT) for year in alone]
    last = scene.spec.last_point
    if last is not None and last.value is not None:
        role = Role.OPEN_DOT if last.provisional else Role.DOT
        marks.append(Circle(*scene.xy(last.year, last.value), radius, role))
    return marks
