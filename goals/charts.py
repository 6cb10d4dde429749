"""The chart of an indicator with what was agreed about it: the same specification for page and pack."""

from dataclasses import replace

from goals.models import IndicatorLink
from goals.progress import Assessment, Target, assess
from goals.wording import phrases, target_sentence
from indicators import wording
from indicators.charts import LEVELS, SPARK, caption, series_chart
from indicators.enums import Unit
from indicators.queries import Series
from osp import dutch
from osp.charts.sparkline import sparkline
from osp.charts.spec import ChartSpec, YearValue, path_at
from osp.charts.svg import sparkline_svg

__all__ = ["caption", "chart_spec", "finding", "spark"]


def chart_spec(link: IndicatorLink | None, series: Series, *, unit_name: str = "") -> ChartSpec:
    """The chart of the series and, with a koppeling, its path, band, baseline and gap.

    `unit_name` is how the samenwerkingsverband is called in the description, its code for example.
    """
    levels = len(link.indicator.rubric) or LEVELS if link else LEVELS
    spec = series_chart(series, unit_name=unit_name, levels=levels)
    target = link.agreement() if link else None
    if target is None:
        return spec
    measured = (spec.first_year, spec.last_year) if spec.last_year else ()
    years = measured or _path_years(target)
    return replace(
        spec,
        title=spec.title + (f", met streefpad tot {target.target_year}" if target.has_path and measured else ""),
        description=f"{spec.description} Afgesproken is: {target_sentence(target, series.unit, counted=series.counted)}.",
        first_year=min(years, default=0),
        last_year=max(years, default=0),
        path=_path(target, series),
        baseline_label=_baseline_label(target, series),
        corridor=target.band,
        gap_label=_gap_label(target, series),
    )


def spark(link: IndicatorLink, series: Series) -> str:
    """The small line of a row, with the path to its target; empty where there is nothing to draw."""
    spec = chart_spec(link, series)
    if not spec.last_point and not spec.path:
        return ""
    return sparkline_svg(sparkline(spec, width=SPARK[0], height=SPARK[1]))


def finding(series: Series) -> str:
    """A heading that says what the chart shows."""
    return wording.finding([point.worded for point in series.own], subject=series.subject, breaks=series.breaks)


def _path(target: Target, series: Series) -> tuple[YearValue, ...]:
    """From baseline to target; of a baseline that was counted by an older definition only the part since the break."""
    if not target.has_path or target.years is None or target.baseline is None or target.target is None:
        return ()
    first, last = target.years
    whole = (first, target.baseline), (last, target.target)
    since = max((year for year in series.breaks if first < year <= last), default=None)
    if since is None:
        return whole
    start = path_at(whole, since)
    return whole[1:] if since == last or start is None else ((since, start), whole[1])


def _path_years(target: Target | None) -> list[int]:
    return list(target.years) if target and target.years else []


def _baseline_label(target: Target | None, series: Series) -> str | None:
    if target is None or not target.has_path or target.baseline is None or series.broken_since(target.baseline_year):
        return None
    return f"nulmeting {wording.amount(target.baseline, series.unit)}"


def _gap_label(target: Target | None, series: Series) -> str | None:
    """The distance on the wrong side of the path, in pupils where that can be said; nothing on the right side."""
    point = series.latest
    if target is None or not target.has_path or point is None or series.broken_since(target.baseline_year):
        return None
    found = assess(target, point.year, point.figure)
    if found.deviation is None or found.deviation <= 0 or found.side == 0:
        return None
    return f"{_distance(found, series.unit, series.counted)} {phrases.side_word(found.side)} pad"


def _distance(found: Assessment, unit: Unit, counted: str) -> str:
    if unit.is_share and found.deviation_pupils is not None:
        return phrases.pupil_text(abs(found.deviation_pupils), counted)
    if unit is Unit.SCORE:
        return f"{dutch.decimal_trimmed(found.deviation or 0.0, most=2)} punt"
    return phrases.distance_text(found.deviation or 0.0, None, unit, counted=counted)
