"""The labels inside the plot, most important first: the own figure, the target, then what the other lines are."""

import math
from collections.abc import Iterator

from osp.charts.ahead import ahead_captions
from osp.charts.cuts import national_cuts, own_cuts
from osp.charts.frame import is_wide
from osp.charts.marks import Anchor, TextRole
from osp.charts.placing import Label, Spot, around
from osp.charts.scales import figure_text, point_text, range_text
from osp.charts.scene import Scene, runs
from osp.charts.spec import Point, PointKind, YearValue, path_at

_NICE_TO_HAVE = 60.0
_STUB_TOP = 28.0


def captions(scene: Scene) -> Iterator[Label]:
    """All labels that look for a place, in the order in which they get one."""
    yield from _breaks(scene)
    yield from _last_figure(scene)
    yield from _target(scene)
    yield from ahead_captions(scene)
    yield from _missing(scene)
    yield from own_cuts(scene)
    yield from _gap(scene)
    yield from _baseline(scene)
    yield from _first_figure(scene)
    yield from _estimates(scene)
    yield from _corridor(scene)
    yield from national_cuts(scene, _NICE_TO_HAVE)
    yield from _national(scene)
    yield from _band(scene)
    yield from _path_word(scene)
    yield from _old_path_words(scene)


def wordings(text: str, *shorter: str) -> tuple[tuple[str, ...], ...]:
    """One line; then two lines broken near the middle; then the shorter texts on one line."""
    words = text.split()
    folds = [(" ".join(words[:cut]), " ".join(words[cut:])) for cut in range(1, len(words))]
    folded = sorted(folds, key=lambda fold: max(map(len, fold)))[:1]
    return ((text,), *folded, *((short,) for short in shorter))


def _breaks(scene: Scene) -> Iterator[Label]:
    frame, aside = scene.frame, scene.px(7)
    above = not is_wide(scene.metrics, frame.width)
    for moment, text in scene.break_lines:
        x = frame.x(moment)
        head = (Spot(x, frame.top - scene.px(6), anchor) for anchor in ("middle", "start", "end"))
        rows = [frame.top + scene.px(12 + 17 * row) for row in range(4)]
        inside = [Spot(x + aside, y) for y in rows] + [Spot(x - aside, y, "end") for y in rows]
        spots = (*head, *inside) if above else tuple(inside)
        yield Label(TextRole.FAINT, wordings(text, text.split(" vanaf ")[0]), tuple(spots))


def _beside(scene: Scene, x: float, y: float) -> tuple[Spot, ...]:
    """Places of a figure: on a wide picture first right of its dot, where nothing of its own past can be."""
    first = (Spot(x + scene.px(13), y - scene.px(2)),) if is_wide(scene.metrics, scene.frame.width) else ()
    rings = (spot for gap in (11, 18, 28, 40) for spot in around(x, y, scene.px(gap)))
    return (*first, *rings, *_anywhere(scene, x, y))


def _anywhere(scene: Scene, x: float, y: float) -> tuple[Spot, ...]:
    """The last resort: every height, nearest first, on either side of a year."""
    frame, step, aside = scene.frame, scene.px(17), scene.px(11)
    heights = [frame.top + step * row for row in range(int((frame.bottom - frame.top) / step))]
    heights.sort(key=lambda height: abs(height - y))
    sides: tuple[tuple[float, Anchor], ...] = ((x + aside, "start"), (x - aside, "end"))
    return tuple(Spot(place, height, anchor, "below") for height in heights for place, anchor in sides)


def _last_figure(scene: Scene) -> Iterator[Label]:
    point = scene.spec.last_point
    if point is None or point.year == _labelled_baseline(scene) or scene.frame.values.cuts(point):
        return
    x = scene.frame.x(point.year)
    text, y = _figure_of(scene, point)
    state = (f"{text} voorlopig", f"{text} voorl.") if point.provisional else (text,)
    yield Label(TextRole.LEAD, (*((wording,) for wording in state), (text,)), _beside(scene, x, y), (x, y))


def _labelled_baseline(scene: Scene) -> int | None:
    """The year whose figure the label of the baseline already says."""
    return round(scene.spec.start[0]) if scene.spec.start and scene.spec.baseline_label else None


def _figure_of(scene: Scene, point: Point) -> tuple[str, float]:
    """The words for a figure and the height they belong to; for an interval that is its upper end."""
    text = point_text(scene.spec.unit, point)
    return text, scene.ends(*point.bounds)[1] if point.bounds else scene.frame.y(point.figures()[0])


def _target(scene: Scene) -> Iterator[Label]:
    if not scene.spec.path:
        return
    year, value = scene.spec.path[-1]
    x, y = scene.xy(year, value)
    text = figure_text(scene.spec.unit, value)
    right = Spot(x + scene.px(14), y, "start", "middle")
    edge = min(x + scene.px(4), scene.frame.width - scene.px(2))
    corners = (Spot(edge, y + scene.px(12), "end", "below"), Spot(edge, y - scene.px(10), "end", "above"))
    spots = (right, *corners, *_beside(scene, x, y))
    yield Label(TextRole.DARK, ((f"{text} streefwaarde",), (f"streef {text}",), (text,)), spots, (x, y))


def _gap(scene: Scene) -> Iterator[Label]:
    point, ends, text = scene.spec.last_point, scene.gap_ends, scene.spec.gap_label
    if point is None or ends is None or text is None:
        return
    x, (figure, wished), aside = scene.frame.x(point.year), ends, scene.px(13)
    middle, sign = (figure + wished) / 2, 1 if wished >= figure else -1
    heights = (figure + sign * scene.px(13), middle, wished, wished + sign * scene.px(12))
    sides: tuple[tuple[float, Anchor], ...] = ((x + aside, "start"), (x - aside, "end"))
    spots = tuple(Spot(place, height, anchor, "middle") for place, anchor in sides for height in heights)
    # Where the path leaves no room on either side, the words go on the far side of the figure and its own label.
    beyond = figure - sign * scene.px(37)
    spots += tuple(Spot(place, beyond, anchor, "middle") for place, anchor in ((x, "middle"), *sides))
    yield Label(TextRole.GAP, wordings(text), (*spots, *_beside(scene, x, wished)), (x, middle), _NICE_TO_HAVE)


def _estimates(scene: Scene) -> Iterator[Label]:
    x_of, y_of = scene.frame.x, scene.frame.y
    known = [point for point in scene.spec.series if point.kind is PointKind.INTERVAL and point.estimate is not None]
    for point in sorted(known, key=lambda point: -point.year):
        x, y = x_of(point.year), y_of(point.figures()[2])
        text = figure_text(scene.spec.unit, point.figures()[2])
        sides = (Spot(x + scene.px(24), y, "start", "middle"), Spot(x - scene.px(11), y, "end", "middle"))
        variants = ((f"circa {text} (schatting)",), (f"circa {text}", "(schatting)"), ("schatting",))
        yield Label(TextRole.ESTIMATE, variants, (*sides, *_beside(scene, x, y)), (x, y))


def _baseline(scene: Scene) -> Iterator[Label]:
    if scene.spec.baseline_label is None or scene.spec.start is None:
        return
    year, value = scene.spec.start
    x, y = scene.xy(year, value)
    text = scene.spec.baseline_label
    spots = (*around(x, y, scene.px(11)), *around(x, y, scene.px(20)))
    tolerance = math.inf if scene.spec.last_point and scene.spec.last_point.year == year else _NICE_TO_HAVE
    yield Label(TextRole.LEAD, ((text,), (text.split()[-1],)), (*spots, *_beside(scene, x, y)), (x, y), tolerance)


def _first_figure(scene: Scene) -> Iterator[Label]:
    known = [point for point in scene.spec.series if point.kind is not PointKind.MISSING]
    first = min(known, key=lambda point: point.year, default=None)
    if first is None or first is scene.spec.last_point or first.year == _labelled_baseline(scene):
        return
    if scene.frame.values.cuts(first):
        return
    text, y = _figure_of(scene, first)
    x, gap = scene.frame.x(first.year), scene.px(9)
    start = (Spot(x - scene.px(2), y + gap, "start", "below"), Spot(x - scene.px(2), y - gap, "start", "above"))
    yield Label(TextRole.LEAD, ((text,),), (*start, *around(x, y, gap)), (x, y), _NICE_TO_HAVE)


def _missing(scene: Scene) -> Iterator[Label]:
    """One word above each stretch of missing years that share a reason."""
    reasons = {point.year: point.missing_word for point in scene.spec.series if point.kind is PointKind.MISSING}
    for word in sorted(set(reasons.values())):
        for years in runs((year for year in reasons if reasons[year] == word), ()):
            x, y = scene.frame.x((years[0] + years[-1]) / 2), scene.frame.bottom - scene.px(_STUB_TOP)
            spots = tuple(Spot(x, y, anchor, "above") for anchor in ("middle", "start", "end"))
            yield Label(TextRole.MISSING, ((word,),), spots)


def _corridor(scene: Scene) -> Iterator[Label]:
    if scene.spec.corridor is None:
        return
    low, high = scene.spec.corridor
    frame, gap = scene.frame, scene.px(4)
    text = range_text(scene.spec.unit, low, high)
    since = scene.spec.corridor_since or frame.years[0]
    ends: tuple[tuple[float, Anchor], ...] = ((frame.right, "end"), (frame.x(since) + scene.px(4), "start"))
    spots = [Spot(x, frame.y(high) - gap, anchor, "above") for x, anchor in ends]
    spots += [Spot(x, frame.y(low) + gap, anchor, "below") for x, anchor in ends]
    yield Label(TextRole.DARK, ((f"gewenst {text}",), (text,)), (*spots, *_anywhere(scene, ends[1][0], frame.y(high))))


def _national(scene: Scene) -> Iterator[Label]:
    cuts = scene.frame.values.cuts
    known = [point for point in scene.spec.national if point.kind is not PointKind.MISSING and not cuts(point)]
    if not known:
        return
    point = max(known, key=lambda point: point.year)
    text, y = _figure_of(scene, point)
    x = scene.x_of_national(point.year)
    lines = ([point.year for point in known], [year for year, _, _ in scene.spec.band])
    ending = [run for years in lines for run in runs(years, scene.spec.break_years) if run[-1] == point.year]
    reach = max(map(scene.reach, ending))
    right = tuple(Spot(x + reach + scene.px(12), y + scene.px(up), "start", "middle") for up in (0, 10, -10))
    spots = (*right, *around(x, y, scene.px(6)), *around(x, y, scene.px(20)))
    yield Label(TextRole.PLAIN, ((f"{text} Nederland",), ("Nederland",)), spots, (x + reach, y), _NICE_TO_HAVE)


def _band(scene: Scene) -> Iterator[Label]:
    bounds = {year: (low, high) for year, low, high in scene.spec.band}
    if not bounds:
        return
    last = max(bounds)
    run = runs(bounds, scene.spec.break_years)[-1]
    x, top, foot = (
        scene.frame.x(last) + scene.reach(run) + scene.px(12),
        scene.frame.y(bounds[last][1]),
        scene.frame.y(bounds[last][0]),
    )
    beside = [Spot(x, top + scene.px(down), "start", "below") for down in (0, 12, 24)]
    beside += [Spot(x, foot, "start", "above"), Spot(x, top, "start", "above")]
    middle = (scene.frame.x(run[0]) + scene.frame.x(run[-1])) / 2
    inside = [Spot(middle, top + scene.px(down), "middle", "below") for down in range(6, 60, 9)]
    inside += [Spot(middle, foot - scene.px(up), "middle", "above") for up in range(6, 40, 9)]
    variants = (
        ("middelste helft andere", "samenwerkingsverbanden"),
        ("middelste helft", "swv’s"),
        ("middelste helft swv’s",),
    )
    yield Label(TextRole.PLAIN, variants, (*beside, *inside), None, _NICE_TO_HAVE)


def _path_word(scene: Scene) -> Iterator[Label]:
    """The word along the dashed line, at the part of it that leaves most room."""
    yield from _along(scene, scene.spec.path, TextRole.DARK, ("streefpad", "pad"))


def _old_path_words(scene: Scene) -> Iterator[Label]:
    """The same along each path that was replaced, so that nobody takes it for the present one."""
    for path in scene.spec.old_paths:
        yield from _along(scene, path, TextRole.FAINT, ("vorige afspraak", "vorig"))


def _along(scene: Scene, path: tuple[YearValue, ...], role: TextRole, words: tuple[str, ...]) -> Iterator[Label]:
    if len(path) < 2:  # noqa: PLR2004 -- a path of one step is a diamond, which has its own label
        return
    first, last = path[0][0], path[-1][0]
    spots: list[Spot] = []
    for share in (0.15, 0.3, 0.5, 0.7, 0.85):
        moment = first + share * (last - first)
        x, y = scene.xy(moment, path_at(path, moment) or 0.0)
        spots += [Spot(x, y + scene.px(8), anchor, "below") for anchor in ("middle", "end", "start")]
        spots += [Spot(x, y - scene.px(8), anchor, "above") for anchor in ("middle", "start", "end")]
    yield Label(role, tuple((word,) for word in words), tuple(spots), None, _NICE_TO_HAVE)
