"""How far the newest figure is from its path in time and in heads, as far as that can be said honestly."""

from datetime import date

from goals.compute.pace import heads_needed, months_behind
from goals.course import Course
from goals.enums import PathKind
from goals.wording import pace_sentence
from indicators.queries import Series, SeriesPoint
from indicators.wording.periods import reference_date
from osp import dutch


def pace_of(course: Course, series: Series, today: date) -> str:
    """Months behind the path that held for the figure, and heads still to go to what is asked the next time of counting.

    Empty for a figure that is not exact, that misses a part, or that no path is held against.
    """
    point = series.latest
    judged = course.on(series.day_of(point.year)) if point else None
    if point is None or judged is None or point.missing:
        return ""
    year = _next_year(course, series, point, today)
    target = course.on(series.day_of(year)) if year else None
    return pace_sentence(
        months_behind(judged, point.year, point.figure),
        heads_needed(target, year, point.figure) if target and year else 0,
        (target or judged).direction,
        by=_by(series, year) if year else "",
        is_share=series.unit.is_share,
        counted=series.counted,
    )


def _next_year(course: Course, series: Series, point: SeriesPoint, today: date) -> int | None:
    """The first year after the figure that is still to be counted, and not beyond the target; a path in one step asks nothing
    before its target year. None where that time is over.
    """
    years = (year for year in range(point.year + 1, point.year + 40) if series.day_of(year) >= today)
    year = next(years, None)
    target = course.on(series.day_of(year)) if year else None
    if year is None or target is None or target.target_year is None or year > target.target_year:
        return None
    return target.target_year if target.path_kind is PathKind.STEPPED else year


def _by(series: Series, year: int) -> str:
    day = reference_date(series.definition_in(year), year)
    return f"voor {dutch.date_long(day)}" if day else f"in {series.period(year)}"
