"""Words along the edges: values, years, flags under the axis and the word voorbeeld."""

from collections.abc import Iterator

from osp.charts.frame import tick_text
from osp.charts.marks import Anchor, TextRole
from osp.charts.metrics import Metrics
from osp.charts.placing import Label, Spot
from osp.charts.scene import Scene
from osp.charts.spec import ChartSpec

_YEAR_LINE = 19.0
_FLAG_LINE = 19.0


def edge_labels(scene: Scene) -> Iterator[Label]:
    """Labels with one place each, most important first."""
    yield from _ticks(scene)
    if scene.metrics.show_years:
        yield from _years(scene)
    yield from _flags(scene)
    if note := scene.spec.example_note:
        spot = Spot(scene.frame.width - scene.px(1), scene.px(12), "end")
        yield Label(TextRole.MISSING, ((note,),), (spot,))


def empty_label(scene: Scene) -> Iterator[Label]:
    """What a chart without one figure says instead."""
    if not any(True for _ in scene.spec.figures()):
        frame = scene.frame
        middle = Spot((frame.left + frame.right) / 2, (frame.top + frame.bottom) / 2, "middle", "middle")
        yield Label(TextRole.PLAIN, (("nog geen cijfers",),), (middle,))


def flag_rows(spec: ChartSpec, metrics: Metrics) -> int:
    """How many lines the flag labels may need under the axis."""
    return min(2, len(spec.flags)) if metrics.show_years else 0


def _ticks(scene: Scene) -> Iterator[Label]:
    frame, style = scene.frame, scene.metrics.styles[TextRole.FAINT]
    shown: list[int] = []
    for index in reversed(range(len(frame.values.ticks))):
        height = frame.y(frame.values.ticks[index])
        if not shown or height - frame.y(frame.values.ticks[shown[-1]]) >= style.leading:
            shown.append(index)
            spot = Spot(frame.left - scene.metrics.tick_gap, height + scene.px(4.5), "end")
            yield Label(TextRole.FAINT, ((tick_text(frame.values, index, scene.metrics),),), (spot,))


def _years(scene: Scene) -> Iterator[Label]:
    """The year of the last figure first, emphasised; then every year, or every second or fifth one that has room."""
    frame, last = scene.frame, scene.spec.last_point
    current = last.year if last else None
    short = scene.metrics.styles[TextRole.DARK].width("2026") + scene.px(6) > frame.step
    if current is not None:
        yield _year(scene, current, TextRole.DARK, short=short)
    need = scene.metrics.styles[TextRole.FAINT].width("’26" if short else "2026") + scene.px(6)
    skip = next((skip for skip in (1, 2, 5, 10, 20) if frame.step * skip >= need), 50)
    for year in reversed(frame.years):
        if year != current and (year - (current or frame.years[0])) % skip == 0:
            yield _year(scene, year, TextRole.FAINT, short=short)


def _year(scene: Scene, year: int, role: TextRole, *, short: bool) -> Label:
    text = f"’{year % 100:02d}" if short else str(year)
    y = scene.frame.bottom + scene.px(_YEAR_LINE)
    half = scene.metrics.styles[role].width(text) / 2
    x = min(max(scene.frame.x(year), half), scene.frame.width - half)
    return Label(role, ((text,),), (Spot(x, y, "middle"),))


def _flags(scene: Scene) -> Iterator[Label]:
    """Under the years on a page of its own; just above the axis where a table follows at once."""
    frame = scene.frame
    for moment, text in sorted(scene.spec.flags):
        x = frame.x(moment)
        if scene.metrics.show_years:
            lines = [frame.bottom + scene.px(_YEAR_LINE + _FLAG_LINE * row + 2) for row in (1, 2)]
            anchors: tuple[Anchor, ...] = ("middle", "end", "start")
            spots = tuple(Spot(x, y, anchor) for y in lines for anchor in anchors)
        else:
            aside, y = scene.px(10), frame.bottom - scene.px(6)
            spots = (Spot(x + aside, y), Spot(x - aside, y, "end"))
        yield Label(TextRole.FAINT, ((text,), (text.split()[-1],)), spots)
