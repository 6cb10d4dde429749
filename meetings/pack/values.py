"""The table of values under a chart: the figures of each year in words, as the page shows them. Reads no database."""

from goals.course import Course
from goals.progress import Target, assess, path_value
from indicators.compute.figure import FigureValue
from indicators.enums import FigureKind, Unit
from indicators.models import IndicatorDefinition
from indicators.queries import Series, SeriesPoint
from indicators.wording import estimate_text
from meetings.pack.sections import TableRow, ValuesTable
from osp import amounts, dutch

NONE = "–"
# The name of the row with the figure; a count is named by what it counts.
LABELS = {
    Unit.PERMILLE: "per 1.000",
    Unit.SCORE: "niveau",
    Unit.DAYS: "dagen",
    Unit.YEARS: "jaren",
    Unit.EURO: "euro",
    Unit.NUMBER: "waarde",
}
UNKNOWN = "onbekend"
KINDS = {
    FigureKind.UNKNOWN: UNKNOWN,
    FigureKind.WITHHELD: "onderdrukt",
    FigureKind.NOT_APPLICABLE: "n.v.t.",
}
WITH_NUMBER = frozenset({FigureKind.VALUE, FigureKind.INTERVAL})


def values_table(series: Series, course: Course, years: range) -> ValuesTable | None:
    """Per year: numerator, denominator, figure, path, verdict and kind of figure. None when there is nothing to show.

    Path and verdict are of the agreement that held when the figure of that year was counted.
    """
    if not series.own and course == Course():
        return None
    points = [series.point(year) for year in years]
    targets = [course.on(series.day_of(year)) for year in years]
    latest = series.latest
    return ValuesTable(
        years=tuple(str(year) for year in years),
        rows=(
            *_counts(series, points),
            TableRow(_value_label(series), tuple(figure_cell(point) for point in points), emphasis=True),
            *_path(series.unit, targets, years),
            TableRow(
                "soort cijfer",
                tuple(_kind(*each, latest) for each in zip(points, targets, years, strict=True)),
                small=True,
            ),
        ),
        current=years.index(latest.year) if latest and latest.year in years else None,
        statuses=tuple(map(_status, points, targets)) if any(targets) else (),
        heading=series.definition.reference_day
        if series.definition and series.unit is not Unit.SCORE
        else "schooljaar",
    )


def _counts(series: Series, points: list[SeriesPoint | None]) -> tuple[TableRow, ...]:
    if not series.unit.is_share or series.definition is None:
        return ()
    return (
        TableRow(_short(series.definition.numerator), tuple(_numerator(point) for point in points)),
        TableRow(_short(_denominator_name(series.definition)), tuple(_denominator(point) for point in points)),
    )


def _denominator_name(definition: IndicatorDefinition) -> str:
    return definition.denominator or "noemer"


def _short(text: str) -> str:
    """ "leerlingen sbo, schoolgaand" fits the margin as "leerlingen sbo"; the definition above the table says the rest."""
    return text.split(",", maxsplit=1)[0]


def _value_label(series: Series) -> str:
    if series.unit is Unit.PERCENT:
        return f"{series.subject.split()[-1]}, %"
    return LABELS.get(series.unit, series.counted)


def _numerator(point: SeriesPoint | None) -> str:
    figure = _with_number(point)
    return _range(figure.numerator_low, figure.numerator_high) if figure else NONE


def _denominator(point: SeriesPoint | None) -> str:
    figure = _with_number(point)
    return _range(figure.denominator_low, figure.denominator_high) if figure else NONE


def figure_cell(point: SeriesPoint | None) -> str:
    """The figure of one year as a cell of the table; a dash where nothing may or can be said."""
    figure = _with_number(point)
    if figure is None:
        return NONE
    if figure.kind is FigureKind.INTERVAL and figure.low is not None and figure.high is not None:
        places = 0 if figure.unit is Unit.SCORE else amounts.STYLES[figure.unit].places
        return dutch.number_range(figure.low, figure.high, places)
    if figure.value is None:
        return NONE
    return dutch.decimal_trimmed(figure.value) if figure.unit is Unit.SCORE else amounts.bare(figure.value, figure.unit)


def _kind(point: SeriesPoint | None, target: Target | None, year: int, latest: SeriesPoint | None) -> str:
    if point is None:
        return UNKNOWN if latest and year < latest.year else _planned(target, year)
    return kind_of_figure(point)


def kind_of_figure(point: SeriesPoint | None) -> str:
    """What kind of figure a year has, in a word or two: "definitief", "voorlopig voorbeeld", "interval, schatting 1,89"."""
    if point is None:
        return UNKNOWN
    if point.figure.kind is FigureKind.INTERVAL:
        estimate = (
            estimate_text(point.figure)
            .removeprefix("schatting: ")
            .removesuffix(amounts.STYLES[point.figure.unit].after)
        )
        return f"interval, schatting {estimate}" if estimate else "interval"
    if point.figure.kind in KINDS:
        return KINDS[point.figure.kind]
    if point.is_example:
        return "voorlopig voorbeeld" if point.is_provisional else "voorbeeld"
    if point.figure.unit is Unit.SCORE:
        return "score"
    return "voorlopig" if point.is_provisional else "definitief"


def _planned(target: Target | None, year: int) -> str:
    """A year to come is named by what is agreed about it; a past one without a figure is unknown."""
    if target is None or not target.has_path or target.years is None or not target.years[0] <= year <= target.years[1]:
        return UNKNOWN
    return "streef" if year == target.years[1] else "pad"


def _path(unit: Unit, targets: list[Target | None], years: range) -> tuple[TableRow, ...]:
    if not any(target and target.points for target in targets):
        return ()
    cells = [_asked(target, year) for target, year in zip(targets, years, strict=True)]
    label = f"pad, {amounts.STYLES[unit].tick}" if unit.is_share else "pad"
    return (TableRow(label, tuple("" if value is None else _path_cell(value, unit) for value in cells)),)


def _asked(target: Target | None, year: int) -> float | None:
    """What the path asks in a year between its baseline and its target."""
    if target is None or not target.points or not target.points[0][0] <= year <= target.points[-1][0]:
        return None
    return path_value(target, year)


def _path_cell(value: float, unit: Unit) -> str:
    # A path between two counts passes through halves; a share is as precise as its figures.
    return amounts.bare(value, unit) if unit.is_share else dutch.decimal_trimmed(value, most=2)


def _status(point: SeriesPoint | None, target: Target | None) -> str:
    """The verdict of a year after the baseline; none where there is no figure to judge."""
    if point is None or target is None or point.figure.kind not in WITH_NUMBER:
        return ""
    if target.baseline_year is not None and point.year <= target.baseline_year:
        return ""
    return assess(target, point.year, point.figure).status.value


def _with_number(point: SeriesPoint | None) -> FigureValue | None:
    return point.figure if point is not None and point.figure.kind in WITH_NUMBER else None


def _range(low: int | None, high: int | None) -> str:
    return NONE if low is None or high is None else dutch.number_range(low, high)
