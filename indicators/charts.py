"""The chart of one indicator without any target: own series, Nederland and the middle half of the others."""

from collections.abc import Sequence

from indicators import wording
from indicators.enums import FigureKind
from indicators.queries import Series, SeriesPoint, is_comparable
from indicators.wording.units import BESIDE_NATION
from osp.charts.scales import cut_intervals, cut_national_intervals, value_scale
from osp.charts.sparkline import sparkline
from osp.charts.spec import ChartSpec, Point
from osp.charts.svg import page_svg, sparkline_svg

LEVELS = 4
SPARK = (160, 26)


def series_chart(series: Series, *, unit_name: str, levels: int = LEVELS) -> ChartSpec:
    """What the chart shows. A count, an amount or a score gets no Nederland and no band: those are of another size."""
    years = [point.year for point in series.own] or [point.year for point in series.national]
    comparable = series.unit in BESIDE_NATION
    return ChartSpec(
        title=_title(series, years),
        description=caption(series, unit_name=unit_name),
        unit=series.unit.value,
        first_year=min(years, default=0),
        last_year=max(years, default=0),
        series=tuple(chart_point(point) for point in series.own),
        national=tuple(chart_point(point) for point in series.national) if comparable else (),
        band=series.band if comparable else (),
        breaks=tuple(
            (each.valid_from, f"definitie v{each.version} vanaf {each.valid_from}") for each in series.versions[1:]
        ),
        score_max=levels,
    )


def caption(series: Series, *, unit_name: str, spec: ChartSpec | None = None) -> str:
    """The generated text under the chart. With the `spec` that was drawn it also says where the axis starts and what it cuts."""
    scale = value_scale(spec) if spec else None
    return wording.caption_sentence(
        [point.worded for point in series.own],
        unit_name=unit_name or "het samenwerkingsverband",
        subject=series.subject,
        # A schoolgaand share says where schools stand: held against Nederland it would mislead.
        national=[point.worded for point in series.national] if is_comparable(series.indicator_code) else [],
        band={year: (low, high) for year, low, high in series.band},
        breaks=series.breaks,
        axis_start=scale.low if scale and scale.starts_above_zero else None,
        cut=cut_intervals(spec) if spec else (),
        national_cut=cut_national_intervals(spec) if spec else (),
    )


def chart_point(point: SeriesPoint) -> Point:
    """One figure as a chart draws it. A withheld figure brings a word and no number."""
    figure = point.figure
    if figure.kind is FigureKind.VALUE:
        return Point(point.year, value=figure.value, provisional=point.is_provisional, example=point.is_example)
    if figure.kind is FigureKind.INTERVAL:
        return Point(
            point.year,
            low=figure.low,
            high=figure.high,
            estimate=figure.estimate,
            provisional=point.is_provisional,
            example=point.is_example,
        )
    return Point(point.year, missing_word=wording.figure_text(figure))


def chart_svg(spec: ChartSpec) -> str:
    """Both drawings, safe to put in a page as they are."""
    return page_svg(spec, prefix="verloop")


def spark_svg(series: Series, *, levels: int = LEVELS) -> str:
    """The small line of a row; empty where there is nothing to draw."""
    if not _measured(series.own):
        return ""
    return sparkline_svg(sparkline(series_chart(series, unit_name="", levels=levels), width=SPARK[0], height=SPARK[1]))


def _measured(points: Sequence[SeriesPoint]) -> bool:
    return any(point.figure.kind in {FigureKind.VALUE, FigureKind.INTERVAL} for point in points)


def _title(series: Series, years: Sequence[int]) -> str:
    if not years:
        return series.indicator_name
    first, last = min(years), max(years)
    period = str(first) if first == last else f"{first} tot en met {last}"
    return f"{series.indicator_name}, {period}"
