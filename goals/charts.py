"""The chart of an indicator with what was agreed about it: the same specification for page and pack."""

import math
from collections.abc import Sequence
from dataclasses import replace

from goals.course import Course
from goals.hooks import Decided
from goals.models import IndicatorLink
from goals.progress import Assessment, Target, assess
from goals.wording import former_sentence, phrases, target_sentence
from indicators import wording
from indicators.charts import LEVELS, SPARK, caption, series_chart
from indicators.enums import Unit
from indicators.queries import Series
from osp import dutch
from osp.charts.sparkline import sparkline
from osp.charts.spec import ChartSpec, YearValue, path_between
from osp.charts.svg import sparkline_svg

__all__ = ["agreed_chart", "caption", "chart_spec", "finding", "spark", "with_decisions"]

Path = tuple[YearValue, ...]


def chart_spec(
    link: IndicatorLink | None, series: Series, *, unit_name: str = "", decided: Sequence[Decided] = ()
) -> ChartSpec:
    """The chart of the series and, with a koppeling, its path, band, baseline and gap; each decision is a line in it.

    `unit_name` is how the samenwerkingsverband is called in the description, its code for example.
    """
    if link is None:
        return series_chart(series, unit_name=unit_name)
    spec = agreed_chart(link.course(), series, unit_name=unit_name, levels=len(link.indicator.rubric) or LEVELS)
    return with_decisions(spec, series, decided)


def with_decisions(spec: ChartSpec, series: Series, decided: Sequence[Decided]) -> ChartSpec:
    """The chart with a line at each decision that falls within its years, told in the description too."""
    moments = [(series.moment(each.day), each) for each in decided] if spec.last_year else []
    shown = [(moment, each) for moment, each in moments if spec.years[0] <= moment <= spec.years[-1] + 1]
    if not shown:
        return spec
    told = [f"Besluit {each.label}, {dutch.date_long(each.day)}: {each.sentence}" for _, each in shown]
    return replace(
        spec,
        description=" ".join((spec.description, *told)),
        flags=(*spec.flags, *((moment, f"besluit {each.label}") for moment, each in shown)),
    )


def agreed_chart(course: Course, series: Series, *, unit_name: str = "", levels: int = LEVELS) -> ChartSpec:
    """The chart with an agreement that need not be stored yet. What it replaced stays drawn as far as it held."""
    spec = series_chart(series, unit_name=unit_name, levels=levels)
    target = course.target
    if target is None and not course.former:
        return spec
    measured = (spec.first_year, spec.last_year) if spec.last_year else ()
    years = measured or _path_years(course)
    with_path = measured and target is not None and target.has_path
    return replace(
        spec,
        title=spec.title + (f", met streefpad tot {target.target_year}" if target and with_path else ""),
        description=" ".join((spec.description, *_agreed(course, series))),
        first_year=min(years, default=0),
        last_year=max(years, default=0),
        path=_present_path(course, series),
        old_paths=tuple(path for path in _old_paths(course, series, min(years, default=0)) if len(path) > 1),
        baseline_label=_baseline_label(course, series),
        corridor=target.band if target else None,
        corridor_since=series.moment(course.changed_on) if course.changed_on and target and target.band else None,
        gap_label=_gap_label(course, series),
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


def _agreed(course: Course, series: Series) -> list[str]:
    """For who does not see the lines: what is agreed, and what was."""
    texts = [former_sentence(former, series.unit, counted=series.counted) for former in course.former]
    if course.target:
        texts.insert(0, f"Afgesproken is: {target_sentence(course.target, series.unit, counted=series.counted)}.")
    return texts


def _since(target: Target, series: Series) -> float:
    """Where the drawing of a path begins: at its baseline or, if that was counted by an older definition, after the break."""
    first, last = target.years or (0, 0)
    return max((year for year in series.breaks if first < year <= last), default=-math.inf)


def _present_path(course: Course, series: Series) -> Path:
    """The path as far as it holds: from its baseline, a break, or the change that made it. At least its end."""
    if course.target is None or not course.target.has_path:
        return ()
    changed = series.moment(course.changed_on) if course.changed_on else -math.inf
    points = course.target.points
    return path_between(points, max(changed, _since(course.target, series)), math.inf) or points[-1:]


def _old_paths(course: Course, series: Series, first_year: int) -> list[Path]:
    """Each former path from the change before it to its own; of a former band both edges."""
    paths: list[Path] = []
    start = -math.inf
    for former in course.former:
        end, target = series.moment(former.until), former.target
        if target.band:
            left = max(start, first_year)
            paths += [((left, edge), (end, edge)) for edge in target.band] if left < end else []
        else:
            paths.append(path_between(target.points, max(start, _since(target, series)), end))
        start = end
    return paths


def _path_years(course: Course) -> list[int]:
    targets = [former.target for former in course.former] + ([course.target] if course.target else [])
    return [year for target in targets for year in target.years or ()]


def _baseline_label(course: Course, series: Series) -> str | None:
    """The nulmeting where the drawing begins at it: not after a break, nor where what came before it was a band."""
    target = course.former[0].target if course.former else course.target
    if target is None or not target.has_path or target.baseline is None or series.broken_since(target.baseline_year):
        return None
    return f"nulmeting {wording.amount(target.baseline, series.unit)}"


def _gap_label(course: Course, series: Series) -> str | None:
    """The distance on the wrong side of the path, in pupils where that can be said; nothing on the right side."""
    point = series.latest
    target = course.on(series.day_of(point.year)) if point else None
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
