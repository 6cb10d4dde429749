"""Charts of what has not happened yet: the own series with its forecast, or with the paths that people suppose."""

from collections.abc import Sequence
from dataclasses import replace

from indicators.charts import chart_point, series_chart
from indicators.compute.forecast import Forecast
from indicators.compute.scenario import wished_in
from indicators.queries import Series
from indicators.queries.scenarios import Outcome, Start
from osp import dutch
from osp.charts.spec import Alternative, ChartSpec, YearValue
from osp.charts.svg import page_svg

# Letters keep the names of paths short where there are several.
LETTERS = "ABCDEFGH"


def forecast_chart(series: Series, found: Forecast, *, unit_name: str, description: str) -> ChartSpec:
    """The chart of the page with the range of the years to come instead of Nederland and the others."""
    spec = series_chart(series, unit_name=unit_name)
    return replace(
        spec,
        title=f"{series.indicator_name}, met prognose tot en met {found.years[-1].year}",
        description=description,
        national=(),
        band=(),
        forecast=tuple((each.year, each.low, each.middle, each.high) for each in found.years),
    )


def scenario_chart(start: Start, outcomes: Sequence[Outcome], *, description: str) -> ChartSpec:
    """The own series, the target path of the first scenario that has one, and the path of each scenario."""
    series = start.series
    years = [point.year for point in series.own]
    return ChartSpec(
        title=f"{series.indicator_name}: {dutch.join_words([each.scenario.name for each in outcomes])}",
        description=description,
        unit=series_chart(series, unit_name="").unit,
        first_year=min(years),
        last_year=max(years),
        series=tuple(chart_point(point) for point in series.own),
        path=next((path for each in outcomes if (path := _wished(each))), ()),
        alternatives=tuple(_alternative(each, index, len(outcomes)) for index, each in enumerate(outcomes)),
    )


def svg_of(spec: ChartSpec, *, prefix: str) -> str:
    """Both drawings, safe to put in a page as they are."""
    return page_svg(spec, prefix=prefix)


def _alternative(each: Outcome, index: int, count: int) -> Alternative:
    name = LETTERS[index] if count > 1 else "scenario"
    steps = ((year.year, year.share) for year in each.years)
    return Alternative(name, ((each.plan.base.year, each.plan.base.share), *steps))


def _wished(each: Outcome) -> tuple[YearValue, ...]:
    goal, base = each.plan.goal, each.plan.base
    if goal is None or goal.year <= base.year:
        return ()
    wished = wished_in(each.plan, goal.year)
    return () if wished is None else ((base.year, base.share), (goal.year, wished))
