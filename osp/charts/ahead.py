"""What has not happened yet: the range of a forecast, and the paths that people suppose. Neither passes for a figure."""

from collections.abc import Iterator

from osp.charts.marks import Circle, Line, Polygon, Role, Shape, TextRole
from osp.charts.placing import Label, Spot, around
from osp.charts.scales import figure_text, range_text
from osp.charts.scene import Scene
from osp.charts.spec import FORECAST_WORD

_SMALL_DOT = 2.6


def forecast_band(scene: Scene) -> Iterator[Shape]:
    """The range, opening from the last exact figure."""
    years = scene.spec.forecast
    if not years:
        return
    upper = [scene.xy(year, high) for year, _, _, high in years]
    lower = [scene.xy(year, low) for year, low, _, _ in years]
    start = _start(scene)
    yield Polygon((*start, *upper, *reversed(lower)), Role.FORECAST_BAND)


def forecast_line(scene: Scene) -> Iterator[Shape]:
    """The middle of the range, dotted from the last exact figure on, with a short cap at each year's ends."""
    years = scene.spec.forecast
    if not years:
        return
    yield Line((*_start(scene), *(scene.xy(year, middle) for year, _, middle, _ in years)), Role.FORECAST)
    cap = scene.px(4)
    for year, low, _, high in years:
        x = scene.frame.x(year)
        for y in (scene.frame.y(low), scene.frame.y(high)):
            yield Line(((x - cap, y), (x + cap, y)), Role.FORECAST_END)


def alternative_lines(scene: Scene) -> Iterator[Shape]:
    """Each supposed path, with a small dot per year."""
    for each in scene.spec.alternatives:
        points = tuple(scene.xy(*step) for step in each.path)
        if len(points) > 1:
            yield Line(points, Role.ALTERNATIVE)
        for x, y in points[1:]:
            yield Circle(x, y, scene.px(_SMALL_DOT), Role.ALTERNATIVE_DOT)


def ahead_captions(scene: Scene) -> Iterator[Label]:
    """The word indicatief beside the range, and the name of each supposed path at its end."""
    yield from _alternatives(scene)
    if not scene.spec.forecast:
        return
    year, low, _, high = scene.spec.forecast[-1]
    text = range_text(scene.spec.unit, low, high)
    x, gap = scene.frame.x(year), scene.px(12)
    top, foot = scene.frame.y(high), scene.frame.y(low)
    beside = tuple(Spot(x + gap, y, "start", "middle") for y in ((top + foot) / 2, top, foot))
    inner = scene.frame.x(year - 1)
    above = tuple(Spot(place, top - scene.px(6), "end", "above") for place in (x, inner))
    below = tuple(Spot(place, foot + scene.px(6), "end", "below") for place in (x, inner))
    variants = ((f"{text} {FORECAST_WORD}",), (text, FORECAST_WORD), (FORECAST_WORD,))
    yield Label(TextRole.ESTIMATE, variants, (*beside, *above, *below, *around(x, top, scene.px(18))), (x, top))


def _alternatives(scene: Scene) -> Iterator[Label]:
    for each in scene.spec.alternatives:
        if each.path:
            x, y = scene.xy(*each.path[-1])
            text = figure_text(scene.spec.unit, each.path[-1][1])
            beside = tuple(
                Spot(x + scene.px(11), y + scene.px(down), "start", "middle") for down in (0, 9, -9, 18, -18)
            )
            spots = (*beside, *around(x, y, scene.px(9)), *around(x, y, scene.px(20)))
            yield Label(TextRole.PLAIN, ((f"{text} {each.label}",), (text, each.label), (each.label,)), spots, (x, y))


def _start(scene: Scene) -> list[tuple[float, float]]:
    """Where the forecast leaves the series; nothing where it has no exact figure before."""
    first = scene.spec.forecast[0][0]
    known = [point for point in scene.spec.series if point.value is not None and point.year < first]
    last = max(known, key=lambda point: point.year, default=None)
    return [] if last is None or last.value is None else [scene.xy(last.year, last.value)]
