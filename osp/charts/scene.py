"""A chart on its way to a picture, and the grouping of its years into stretches that a line may run through."""

from collections.abc import Collection, Iterable
from dataclasses import dataclass

from osp.charts.frame import Frame
from osp.charts.metrics import Metrics
from osp.charts.spec import ChartSpec, Point, PointKind

_ISOLATED = 0.3
_MOST_ISOLATED = 20.0


@dataclass(frozen=True, slots=True)
class Scene:
    """What is drawn, where, and in which sizes."""

    spec: ChartSpec
    frame: Frame
    metrics: Metrics

    def px(self, distance: float) -> float:
        """A screen distance in this medium."""
        return self.metrics.px(distance)

    def xy(self, year: float, value: float) -> tuple[float, float]:
        """Place of a value in the picture."""
        return self.frame.x(year), self.frame.y(value)

    def ends(self, low: float, high: float) -> tuple[float, float]:
        """Heights of both ends of an interval, at the edge of the plot where it runs beyond."""
        scale = self.frame.values
        within = (min(max(figure, scale.low), scale.high) for figure in (low, high))
        bottom, top = (self.frame.y(figure) for figure in within)
        return bottom, top

    def x_of_national(self, year: int) -> float:
        """Where Nederland's interval of a year stands."""
        return self.frame.x(year) + self.national_shift.get(year, 0.0)

    @property
    def side(self) -> float:
        """How far band and Nederland reach to each side of a year that stands on its own."""
        return min(_ISOLATED * self.frame.step, self.px(_MOST_ISOLATED))

    def reach(self, run: list[int]) -> float:
        """How far the band goes beyond the years of a stretch: in columns, and for a year alone, to both sides."""
        return self.side if self.frame.columns or len(run) == 1 else 0.0

    @property
    def peer_shift(self) -> float:
        """How far an interval of Nederland stands aside, so that it does not cover the own one of the same year."""
        return min(0.2 * self.frame.step, self.px(12)) if self.frame.step else self.px(12)

    @property
    def national_shift(self) -> dict[int, float]:
        """The years in which Nederland has an interval, and how far right of the year it is drawn."""
        own = {point.year for point in self.spec.series if point.kind is not PointKind.MISSING}
        years = [point.year for point in self.spec.national if point.kind is PointKind.INTERVAL]
        return {year: self.peer_shift if year in own else 0.0 for year in years}

    @property
    def break_lines(self) -> list[tuple[float, str]]:
        """The moments halfway two years at which the definition changes, inside the axis, with their labels."""
        inside = [(year, label) for year, label in self.spec.breaks if year in self.frame.years[1:]]
        return [(year - 0.5, label) for year, label in sorted(inside)]

    @property
    def gap_ends(self) -> tuple[float, float] | None:
        """Heights of the last figure and of the path in that year, when that distance is named and both exist."""
        point = self.spec.last_point
        if self.spec.gap_label is None or point is None or point.value is None:
            return None
        wished = self.spec.wished(point.year)
        if wished is None:
            return None
        return self.frame.y(point.value), self.frame.y(wished)


def with_value(points: Iterable[Point]) -> dict[int, float]:
    """The years that have an exact value."""
    return {point.year: point.value for point in points if point.value is not None}


def runs(years: Iterable[int], breaks: Collection[int]) -> list[list[int]]:
    """Years grouped into stretches without a missing year and without a change of definition."""
    groups: list[list[int]] = []
    for year in sorted(years):
        if groups and groups[-1][-1] == year - 1 and year not in breaks:
            groups[-1].append(year)
        else:
            groups.append([year])
    return groups
