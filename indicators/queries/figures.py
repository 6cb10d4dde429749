"""Figures as pages and packs read them: a series per indicator, with Nederland and the other samenwerkingsverbanden beside it."""

from collections import defaultdict
from collections.abc import Iterable
from dataclasses import dataclass

from django.db.models import F

from indicators.compute.figure import FigureValue
from indicators.enums import FigureKind, Unit
from indicators.models import Figure, Indicator, IndicatorDefinition, RubricScore
from indicators.queries import comparison
from indicators.queries.catalogue import definitions
from indicators.wording import SeriesPoint as WordedPoint
from osp.models import Samenwerkingsverband

NATIONAL = "NL"


@dataclass(frozen=True, slots=True)
class SeriesPoint:
    """A figure of one school year (2019 = 2019-2020) with what a reader must know about it."""

    year: int
    figure: FigureValue
    is_provisional: bool = False
    is_example: bool = False
    release: str = ""
    missing: tuple[str, ...] = ()
    figure_id: int | None = None

    @property
    def worded(self) -> WordedPoint:
        """The point as indicators.wording takes it."""
        return WordedPoint(self.year, self.figure, provisional=self.is_provisional, example=self.is_example)


@dataclass(frozen=True, slots=True)
class Series:
    """One indicator over the years. `band` holds (year, p25, p75) over the samenwerkingsverbanden of the same sector,
    where they are comparable and enough of them are exact."""

    indicator_code: str
    indicator_name: str
    unit: Unit
    own: tuple[SeriesPoint, ...]
    national: tuple[SeriesPoint, ...]
    band: tuple[tuple[int, float, float], ...]
    definition: IndicatorDefinition | None

    @property
    def latest(self) -> SeriesPoint | None:
        """The newest own point that is known, if any."""
        known = [point for point in self.own if point.figure.kind != FigureKind.UNKNOWN]
        return known[-1] if known else None

    def point(self, year: int) -> SeriesPoint | None:
        """The own point of a year."""
        return next((point for point in self.own if point.year == year), None)


def series_for(swv: Samenwerkingsverband, indicators: Iterable[Indicator]) -> dict[int, Series]:
    """Series by indicator id, in a number of queries that does not grow with the indicators."""
    wanted = list(indicators)
    newest = definitions(wanted)
    points = _points(swv, [newest[row.pk].pk for row in wanted if row.pk in newest])
    bands = comparison.bands([definition.pk for definition in newest.values()])
    scores = _scores([row for row in wanted if row.is_noticeable])
    result = {}
    for row in wanted:
        definition = newest.get(row.pk)
        key = definition.pk if definition else 0
        result[row.pk] = Series(
            indicator_code=row.code,
            indicator_name=row.name,
            unit=Unit(row.unit),
            own=tuple(scores.get(row.pk, ())) if row.is_noticeable else tuple(points.get((key, swv.code), ())),
            national=tuple(points.get((key, NATIONAL), ())),
            band=tuple(bands.get(key, ())),
            definition=definition,
        )
    return result


def current_figures(definition_ids: list[int], units: list[str] | None = None) -> list[Figure]:
    """Figures that count now: a tenant's own before the public one, a real one before an invented one."""
    rows = Figure.objects.filter(definition__in=definition_ids, superseded_at__isnull=True)
    if units is not None:
        rows = rows.filter(unit__in=units)
    chosen: dict[tuple[int, str, int], Figure] = {}
    order = ("-is_example", F("swv").asc(nulls_first=True), "pk")
    for row in rows.select_related("definition__indicator").order_by(*order):
        key = (row.definition_id, row.unit, row.year)
        if key not in chosen or row.kind != FigureKind.UNKNOWN:
            chosen[key] = row
    return sorted(chosen.values(), key=lambda row: (row.definition_id, row.unit, row.year))


def figure_point(row: Figure) -> SeriesPoint:
    """A stored figure as a point of a series."""
    return SeriesPoint(
        year=row.year,
        figure=row.as_value(),
        is_provisional=row.is_provisional,
        is_example=row.is_example,
        release=row.release,
        missing=tuple(row.missing),
        figure_id=row.pk,
    )


def _points(swv: Samenwerkingsverband, definition_ids: list[int]) -> dict[tuple[int, str], list[SeriesPoint]]:
    found: dict[tuple[int, str], list[SeriesPoint]] = defaultdict(list)
    for row in current_figures(definition_ids, [swv.code, NATIONAL]):
        found[(row.definition_id, row.unit)].append(figure_point(row))
    return found


def _scores(indicators: list[Indicator]) -> dict[int, list[SeriesPoint]]:
    """The last score of each school year, as points on the rubric's scale."""
    if not indicators:
        return {}
    found: dict[int, dict[int, SeriesPoint]] = defaultdict(dict)
    for score in RubricScore.objects.filter(indicator__in=indicators).order_by("on", "pk"):
        year = school_year_of(score.on.year, score.on.month)
        level = float(score.level)
        figure = FigureValue(kind=FigureKind.VALUE, unit=Unit.SCORE, value=level, low=level, high=level)
        found[score.indicator_id][year] = SeriesPoint(year=year, figure=figure, is_example=score.is_example)
    return {pk: [years[year] for year in sorted(years)] for pk, years in found.items()}


def school_year_of(year: int, month: int) -> int:
    """First calendar year of the school year in which a month falls; a school year starts on 1 August."""
    first_month = 8
    return year if month >= first_month else year - 1
