"""Where the plot lies in the picture, and where years and values lie in the plot."""

from dataclasses import dataclass

from osp.charts.marks import TextRole
from osp.charts.metrics import Metrics
from osp.charts.scales import ValueScale, figure_text, point_text, range_text, value_scale
from osp.charts.spec import FORECAST_WORD, ChartSpec

_FEW_YEARS = 2
_WIDE = 560.0
_MOST_RIGHT = 0.3


@dataclass(frozen=True, slots=True)
class Frame:
    """The plot: its edges in the picture and its two scales."""

    width: float
    height: float
    left: float
    right: float
    top: float
    bottom: float
    years: range
    values: ValueScale
    columns: bool

    @property
    def step(self) -> float:
        """Distance between two years."""
        parts = len(self.years) if self.columns else max(1, len(self.years) - 1)
        return (self.right - self.left) / parts

    def x(self, year: float) -> float:
        """Place of a moment, kept inside the plot."""
        place = self.left + (year - self.years[0] + (0.5 if self.columns else 0)) * self.step
        return min(max(place, self.left), self.right)

    def y(self, value: float) -> float:
        """Height of a value."""
        share = (value - self.values.low) / (self.values.high - self.values.low)
        return self.bottom - share * (self.bottom - self.top)


def tick_text(scale: ValueScale, index: int, metrics: Metrics) -> str:
    """A tick with its unit: on paper at every tick, on screen at the top one only."""
    with_unit = metrics.unit_on_every_tick or index == len(scale.ticks) - 1
    return (scale.unit_tick if with_unit else scale.tick_text)(scale.ticks[index])


def frame_of(spec: ChartSpec, metrics: Metrics, *, width: float, height: float, flag_rows: int) -> Frame:
    """Edges that leave room for the ticks, the years, the flags and the labels that stand right of the last year."""
    scale = value_scale(spec)
    years = spec.years
    columns = metrics.columns or len(years) <= _FEW_YEARS
    foot = (27 if metrics.show_years else 8) + 19 * flag_rows
    return Frame(
        width=width,
        height=height,
        left=_left(scale, metrics),
        right=width if metrics.columns else width - _right_margin(spec, metrics, width, columns=columns),
        top=metrics.px(_head(spec, metrics, width)),
        bottom=height - metrics.px(foot),
        years=years,
        values=scale,
        columns=columns,
    )


def is_wide(metrics: Metrics, width: float) -> bool:
    """Whether labels may stand beside the plot instead of in it."""
    return width >= metrics.px(_WIDE)


def _head(spec: ChartSpec, metrics: Metrics, width: float) -> float:
    """A line of its own above the plot for the word voorbeeld, and on a narrow picture for the definition breaks."""
    return 26 if spec.example_note or (spec.breaks and not is_wide(metrics, width)) else 14


def _left(scale: ValueScale, metrics: Metrics) -> float:
    if metrics.gutter is not None:
        return metrics.gutter
    style = metrics.styles[TextRole.FAINT]
    widest = max((style.width(tick_text(scale, index, metrics)) for index in range(len(scale.ticks))), default=0.0)
    return widest + metrics.tick_gap + metrics.px(3)


def _right_margin(spec: ChartSpec, metrics: Metrics, width: float, *, columns: bool) -> float:
    least = metrics.px(16)
    if columns or not is_wide(metrics, width):
        return least
    widest = max((metrics.styles[role].width(text) for role, text in _right_labels(spec)), default=0.0)
    return max(least, min(widest + metrics.px(22), _MOST_RIGHT * width)) if widest else least


def _right_labels(spec: ChartSpec) -> list[tuple[TextRole, str]]:
    """The labels whose natural place is right of the last year."""
    end = spec.years[-1]
    labels: list[tuple[TextRole, str]] = []
    if spec.path and spec.path[-1][0] == end:
        labels.append((TextRole.DARK, f"{figure_text(spec.unit, spec.path[-1][1])} streefwaarde"))
    if spec.last_point and spec.last_point.year == end:
        state = " voorlopig" if spec.last_point.provisional else ""
        labels.append((TextRole.LEAD, point_text(spec.unit, spec.last_point) + state))
        labels += [(TextRole.GAP, spec.gap_label)] if spec.gap_label else []
    national = [point for point in spec.national if point.year == end and point.figures()]
    labels += [(TextRole.PLAIN, f"{point_text(spec.unit, point)} Nederland") for point in national]
    if any(year == end for year, _, _ in spec.band):
        labels.append((TextRole.PLAIN, "samenwerkingsverbanden"))
    return [*labels, *_labels_ahead(spec, end)]


def _labels_ahead(spec: ChartSpec, end: int) -> list[tuple[TextRole, str]]:
    """The same for what is forecast or supposed."""
    labels = [
        (TextRole.PLAIN, f"{figure_text(spec.unit, each.path[-1][1])} {each.label}")
        for each in spec.alternatives
        if each.path and each.path[-1][0] == end
    ]
    ranges = [(low, high) for year, low, _, high in spec.forecast if year == end]
    return [*labels, *((TextRole.ESTIMATE, f"{range_text(spec.unit, *each)} {FORECAST_WORD}") for each in ranges)]
