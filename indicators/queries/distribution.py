"""One indicator and year over all samenwerkingsverbanden of a sector: the figures, who has none, and the limits of chance."""

from collections import defaultdict
from collections.abc import Collection, Mapping
from dataclasses import dataclass

from django.db.models import Count

from indicators.compute.benchmark import (
    ENOUGH_UNITS,
    Percentiles,
    Standing,
    comparable,
    left_out,
    percentiles,
    standing,
)
from indicators.compute.figure import FigureValue
from indicators.compute.funnel import Funnel, funnel
from indicators.enums import FigureKind, Sector
from indicators.models import Figure, Indicator, IndicatorDefinition
from indicators.queries.figures import NATIONAL, SeriesPoint, current_figures, figure_point
from osp.models import Samenwerkingsverband

NUMBERED = (FigureKind.VALUE, FigureKind.INTERVAL)


@dataclass(frozen=True, slots=True)
class Distribution:
    """The figures of one year by samenwerkingsverband, made with one definition; invented figures are not among them.

    `years` are all school years with figures of others. `own` is among `points`. `spread` is None under fifteen exact
    figures, `funnel` also where Nederland has no exact share.
    """

    definition: IndicatorDefinition
    year: int
    years: tuple[int, ...]
    code: str
    points: Mapping[str, SeriesPoint]
    national: SeriesPoint | None
    spread: Percentiles | None
    funnel: Funnel | None

    @property
    def own(self) -> SeriesPoint | None:
        """The own figure."""
        return self.points.get(self.code)

    @property
    def figures(self) -> dict[str, FigureValue]:
        """The figures by samenwerkingsverband."""
        return {unit: point.figure for unit, point in self.points.items()}

    @property
    def left_out(self) -> dict[FigureKind, list[str]]:
        """Who has no exact figure, by why."""
        return left_out(self.figures)

    @property
    def standing(self) -> Standing | None:
        """Which places the own figure may have among all."""
        return self.standing_among(self.points)

    def standing_among(self, units: Collection[str]) -> Standing | None:
        """Which places the own figure may have among some."""
        others = [self.points[unit].figure for unit in units if unit != self.code]
        return standing(self.own.figure, others) if self.own else None


def distribution(swv: Samenwerkingsverband, indicator: Indicator, *, year: int | None = None) -> Distribution | None:
    """The figures of one year, by default the newest of which enough are exact; None without figures of others.

    The number of queries does not grow with years or samenwerkingsverbanden.
    """
    definitions = {row.pk: row for row in IndicatorDefinition.objects.filter(indicator=indicator)}
    exact = _exact_per_year(definitions, Sector(swv.sector))
    if not exact:
        return None
    wanted = year if year in exact else _default(exact)
    rows = [row for row in current_figures(list(definitions), year=wanted) if not row.is_example]
    # Two versions never share a picture: of a year the newest version counts.
    newest = max((definitions[row.definition_id] for row in rows), key=lambda row: row.version)
    points = {row.unit: figure_point(row) for row in rows if row.definition_id == newest.pk}
    national = points.get(NATIONAL)
    units = {unit: point for unit, point in sorted(points.items()) if unit.startswith(swv.sector)}
    figures = {unit: point.figure for unit, point in units.items()}
    values = comparable(figures, Sector(swv.sector))
    return Distribution(
        definition=newest,
        year=wanted,
        years=tuple(sorted(exact)),
        code=swv.code,
        points=units,
        national=national,
        spread=percentiles(list(values.values())) if len(values) >= ENOUGH_UNITS else None,
        funnel=_funnel(national, figures, newest),
    )


def _exact_per_year(definitions: Mapping[int, IndicatorDefinition], sector: Sector) -> dict[int, int]:
    """How many samenwerkingsverbanden have an exact figure, per school year in which more than one has any number."""
    rows = Figure.objects.filter(
        definition__in=definitions,
        superseded_at__isnull=True,
        is_example=False,
        unit__startswith=sector,
        kind__in=NUMBERED,
    )
    counts: dict[int, dict[str, int]] = defaultdict(dict)
    for year, kind, units in rows.values_list("year", "kind").annotate(units=Count("unit", distinct=True)).order_by():
        counts[year][kind] = units
    return {year: kinds.get(FigureKind.VALUE, 0) for year, kinds in counts.items() if sum(kinds.values()) > 1}


def _default(exact: Mapping[int, int]) -> int:
    enough = [year for year, count in exact.items() if count >= ENOUGH_UNITS]
    return max(enough or exact)


def _funnel(
    national: SeriesPoint | None, figures: Mapping[str, FigureValue], definition: IndicatorDefinition
) -> Funnel | None:
    if national is None:
        return None
    return funnel(national.figure, figures, part_of_whole=definition.part_of_whole, least=ENOUGH_UNITS)
