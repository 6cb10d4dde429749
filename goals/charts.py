"""The chart of an indicator with what was agreed about it: the same specification for page and pack."""

from collections.abc import Sequence

from goals.models import IndicatorLink
from goals.progress import Assessment, Target, assess
from goals.wording import phrases, target_sentence
from indicators import wording
from indicators.compute.figure import FigureValue
from indicators.enums import FigureKind, Unit
from indicators.queries import Series, SeriesPoint
from osp import dutch
from osp.charts.scales import cut_intervals, cut_national_intervals, value_scale
from osp.charts.spec import ChartSpec, Point, YearValue

LEVELS = 4


def chart_spec(link: IndicatorLink | None, series: Series, *, unit_name: str = "") -> ChartSpec:
    """Series, Nederland, the middle half of the others and, with a koppeling, its path, baseline and gap.

    `unit_name` is how the samenwerkingsverband is called in the description, its code for example. A count or a score
    gets no Nederland and no band: those are of another size.
    """
    target = link.agreement() if link else None
    years = [point.year for point in series.own] or [point.year for point in series.national] or _path_years(target)
    comparable = series.unit is Unit.PERCENT
    return ChartSpec(
        title=_title(series, years, target),
        description=f"{caption(series, unit_name=unit_name)}{_agreed(target, series.unit)}",
        unit=series.unit.value,
        first_year=min(years, default=0),
        last_year=max(years, default=0),
        series=tuple(chart_point(point) for point in series.own),
        national=tuple(chart_point(point) for point in series.national) if comparable else (),
        band=series.band if comparable else (),
        path=_path(target),
        baseline_label=_baseline_label(target, series),
        corridor=target.band if target else None,
        gap_label=_gap_label(target, series),
        score_max=len(link.indicator.rubric) or LEVELS if link else LEVELS,
    )


def caption(series: Series, *, unit_name: str, spec: ChartSpec | None = None) -> str:
    """The generated text under the chart. With the `spec` that was drawn it also says where the axis starts and what it cuts."""
    scale = value_scale(spec) if spec else None
    return wording.caption_sentence(
        _worded(series.own),
        unit_name=unit_name or "het samenwerkingsverband",
        subject=wording.series_subject(series.indicator_code, series.unit),
        national=_worded(series.national),
        band={year: (low, high) for year, low, high in series.band},
        axis_start=scale.low if scale and scale.starts_above_zero else None,
        cut=cut_intervals(spec) if spec else (),
        national_cut=cut_national_intervals(spec) if spec else (),
    )


def finding(series: Series) -> str:
    """A heading that says what the chart shows."""
    return wording.finding(_worded(series.own), subject=wording.series_subject(series.indicator_code, series.unit))


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
    return Point(point.year, missing_word=wording.figure_text(FigureValue(kind=figure.kind, unit=figure.unit)))


def _worded(points: Sequence[SeriesPoint]) -> tuple[wording.SeriesPoint, ...]:
    return tuple(
        wording.SeriesPoint(point.year, point.figure, provisional=point.is_provisional, example=point.is_example)
        for point in points
    )


def _title(series: Series, years: Sequence[int], target: Target | None) -> str:
    if not years:
        return series.indicator_name
    first, last = min(years), max(years)
    period = str(first) if first == last else f"{first} tot en met {last}"
    path = f", met streefpad tot {target.target_year}" if target and target.has_path else ""
    return f"{series.indicator_name}, {period}{path}"


def _agreed(target: Target | None, unit: Unit) -> str:
    return f" Afgesproken is: {target_sentence(target, unit)}." if target else ""


def _path(target: Target | None) -> tuple[YearValue, ...]:
    if (
        target is None
        or not target.has_path
        or target.years is None
        or target.baseline is None
        or target.target is None
    ):
        return ()
    first, last = target.years
    return (first, target.baseline), (last, target.target)


def _path_years(target: Target | None) -> list[int]:
    return list(target.years) if target and target.years else []


def _baseline_label(target: Target | None, series: Series) -> str | None:
    if target is None or not target.has_path or target.baseline is None:
        return None
    return f"nulmeting {wording.amount(target.baseline, series.unit)}"


def _gap_label(target: Target | None, series: Series) -> str | None:
    """The distance on the wrong side of the path, in pupils where that can be said; nothing on the right side."""
    point = series.latest
    if target is None or not target.has_path or point is None:
        return None
    found = assess(target, point.year, point.figure)
    if found.deviation is None or found.deviation <= 0 or found.side == 0:
        return None
    return f"{_distance(found, series.unit)} {phrases.side_word(found.side)} pad"


def _distance(found: Assessment, unit: Unit) -> str:
    if unit is Unit.PERCENT and found.deviation_pupils is not None:
        return phrases.pupil_text(abs(found.deviation_pupils))
    if unit is Unit.SCORE:
        return f"{dutch.decimal_trimmed(found.deviation or 0.0, most=1)} punt"
    return phrases.distance_text(found.deviation or 0.0, None, unit)
