"""Figures as pages and packs read them: a series per indicator, with Nederland and the other samenwerkingsverbanden beside it."""

from collections import defaultdict
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date, datetime

from django.db.models import F, Q

from indicators.compute.definition import valid_stretches
from indicators.compute.figure import FigureValue
from indicators.compute.language import parse
from indicators.compute.nouns import PUPILS
from indicators.compute.stating import NATIONAL_PREFIX
from indicators.enums import FigureKind, Unit
from indicators.models import Figure, Indicator, IndicatorDefinition, RubricScore
from indicators.queries import comparison
from indicators.queries.catalogue import versions
from indicators.wording import SeriesPoint as WordedPoint
from indicators.wording import series_subject
from indicators.wording.periods import last_day, period_text
from osp.models import Samenwerkingsverband
from osp.school_years import school_year_of

NATIONAL = "NL"


@dataclass(frozen=True, slots=True)
class SeriesPoint:
    """A figure of one year (2019 = 2019-2020) with what a reader must know about it, and the version that made it.

    `on` is the day of a score, which no definition tells.
    """

    year: int
    figure: FigureValue
    is_provisional: bool = False
    is_example: bool = False
    release: str = ""
    missing: tuple[str, ...] = ()
    figure_id: int | None = None
    version: int = 0
    on: date | None = None

    @property
    def worded(self) -> WordedPoint:
        """The point as indicators.wording takes it."""
        return WordedPoint(self.year, self.figure, provisional=self.is_provisional, example=self.is_example)


@dataclass(frozen=True, slots=True)
class Series:
    """One indicator over the years. `band` holds (year, p25, p75) over the samenwerkingsverbanden of the same sector,
    where they are comparable and enough of them are exact.

    The `own` points of a published series of the whole country (`is_national`) are those of Nederland: there are no others.
    `definition` is the version that holds now, `versions` are all with the same teldatum, oldest first: each year's figure
    is of the version that held then. Two teldata never share a series; figures of another one are `apart`.
    """

    indicator_code: str
    indicator_name: str
    unit: Unit
    own: tuple[SeriesPoint, ...]
    national: tuple[SeriesPoint, ...]
    band: tuple[tuple[int, float, float], ...]
    definition: IndicatorDefinition | None
    versions: tuple[IndicatorDefinition, ...] = ()
    apart: tuple[SeriesPoint, ...] = ()
    is_national: bool = False

    @property
    def breaks(self) -> tuple[int, ...]:
        """The first year of each new version: nothing is drawn or told across it."""
        return tuple(version.valid_from for version in self.versions[1:])

    @property
    def counted(self) -> str:
        """The plural noun of what is counted: "leerlingen", "jongeren"."""
        return self.definition.counted if self.definition else PUPILS

    @property
    def subject(self) -> str:
        """What the series is about, with its article."""
        return series_subject(self.indicator_code, self.unit, counted=self.counted)

    @property
    def latest(self) -> SeriesPoint | None:
        """The newest own point that is known, if any."""
        known = [point for point in self.own if point.figure.kind != FigureKind.UNKNOWN]
        return known[-1] if known else None

    def point(self, year: int) -> SeriesPoint | None:
        """The own point of a year."""
        return next((point for point in self.own if point.year == year), None)

    def definition_in(self, year: int) -> IndicatorDefinition | None:
        """The version that holds in a year; the first one also for the years before it was written down."""
        held = [version for version in self.versions if version.valid_from <= year]
        return held[-1] if held else next(iter(self.versions), self.definition)

    def broken_since(self, start: int | None) -> int | None:
        """The year since which another definition holds than in `start`: nothing is judged across it."""
        latest = self.latest
        if latest is None or start is None:
            return None
        return max((year for year in self.breaks if start < year <= latest.year), default=None)

    def day_of(self, year: int) -> date:
        """The day that the figure of a year is about: of its score, of counting, or the last one of its period."""
        point = self.point(year)
        return point.on if point and point.on else last_day(self.definition_in(year), year)

    def moment(self, day: date) -> float:
        """A day in years, on the scale on which the figure of 2026 stands at 2026."""
        year = next(year for year in range(day.year + 1, day.year - 3, -1) if self.day_of(year) <= day)
        start, end = self.day_of(year), self.day_of(year + 1)
        return year + (day - start).days / (end - start).days

    def period(self, year: int) -> str:
        """The year in words: "2019-2020", or "2019" of an indicator that follows the calendar."""
        return period_text(self.definition, year)


def series_for(
    swv: Samenwerkingsverband, indicators: Iterable[Indicator], *, at: datetime | None = None
) -> dict[int, Series]:
    """Series by indicator id, in a number of queries that does not grow with the indicators.

    With `at` the figures and scores as they were known at that moment, without a band: of a spread no history is kept. A
    version of a definition that had made no figure by then did not hold yet. What is withheld now is withheld here too.
    """
    wanted = list(indicators)
    found = versions(wanted)
    every = [version for each in found.values() for version in each]
    points = _points(swv, [version.pk for version in every], at)
    if at is not None:
        known = {definition_id for definition_id, _ in points}
        found = {pk: [row for row in rows if row.pk in known] for pk, rows in found.items()}
    bands = comparison.bands([version.pk for version in every]) if at is None else {}
    scores = _scores([row for row in wanted if row.is_noticeable], at)
    return {
        row.pk: _scored(row, found.get(row.pk, []), scores.get(row.pk, []))
        if row.is_noticeable
        else _measured(row, _stretches(found.get(row.pk, [])), points, bands, swv.code)
        for row in wanted
    }


Points = dict[tuple[int, str], list[SeriesPoint]]
Bands = dict[int, list[tuple[int, float, float]]]


@dataclass(frozen=True, slots=True)
class _Stretch:
    """The years in which a version holds."""

    version: IndicatorDefinition
    first: int
    last: int | None

    def holds(self, year: int) -> bool:
        return self.first <= year and (self.last is None or year <= self.last)


def _stretches(rows: list[IndicatorDefinition]) -> list[_Stretch]:
    """The first version also holds for the years before it was written down."""
    years = valid_stretches([row.valid_from for row in rows])
    return [
        _Stretch(row, 0 if place == 0 else first, last)
        for place, (row, (first, last)) in enumerate(zip(rows, years, strict=True))
    ]


def _measured(row: Indicator, stretches: list[_Stretch], points: Points, bands: Bands, code: str) -> Series:
    """The figures of each version in its own years; those counted on another day than now stand apart."""
    newest = stretches[-1].version if stretches else None
    same = [each for each in stretches if newest and each.version.reference_day == newest.reference_day]
    other = [each for each in stretches if each not in same]

    def of(unit: str, wanted: list[_Stretch]) -> tuple[SeriesPoint, ...]:
        found = [p for each in wanted for p in points.get((each.version.pk, unit), ()) if each.holds(p.year)]
        return tuple(sorted(found, key=lambda point: point.year))

    is_national = newest is not None and _is_of_nation(newest.formula)
    return Series(
        indicator_code=row.code,
        indicator_name=row.name,
        unit=Unit(row.unit),
        own=of(NATIONAL if is_national else code, same),
        national=() if is_national else of(NATIONAL, same),
        band=tuple(band for each in same for band in bands.get(each.version.pk, ()) if each.holds(band[0])),
        definition=newest,
        versions=tuple(each.version for each in same),
        apart=of(code, other),
        is_national=is_national,
    )


def _is_of_nation(formula: str) -> bool:
    """Whether every quantity in it is a published series of the whole country."""
    names = parse(formula).names if formula else ()
    return bool(names) and all(name.startswith(NATIONAL_PREFIX) for name in names)


def _scored(row: Indicator, rows: list[IndicatorDefinition], scores: list[SeriesPoint]) -> Series:
    """A merkbare indicator: the scores of the samenwerkingsverband alone."""
    return Series(
        indicator_code=row.code,
        indicator_name=row.name,
        unit=Unit(row.unit),
        own=tuple(scores),
        national=(),
        band=(),
        definition=rows[-1] if rows else None,
    )


def current_figures(
    definition_ids: list[int],
    units: list[str] | None = None,
    *,
    year: int | None = None,
    at: datetime | None = None,
) -> list[Figure]:
    """Figures that count now, or counted at a moment: a tenant's own before the public one, a real one before an invented one."""
    counted = Q(superseded_at__isnull=True)
    if at is not None:
        counted = Q(computed_at__lte=at) & (counted | Q(superseded_at__gt=at))
    rows = Figure.objects.filter(counted, definition__in=definition_ids)
    if units is not None:
        rows = rows.filter(unit__in=units)
    if year is not None:
        rows = rows.filter(year=year)
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
        version=row.definition.version,
    )


def stored_figure(pk: int) -> Figure:
    """The stored row behind a point of a series."""
    return Figure.objects.select_related("definition__indicator").get(pk=pk)


def _points(swv: Samenwerkingsverband, definition_ids: list[int], at: datetime | None) -> Points:
    found: Points = defaultdict(list)
    units = [swv.code, NATIONAL]
    closed = _withheld_now(definition_ids, units) if at is not None else set()
    for row in current_figures(definition_ids, units, at=at):
        row.is_withheld |= (row.definition_id, row.unit, row.year) in closed
        found[(row.definition_id, row.unit)].append(figure_point(row))
    return found


def _withheld_now(definition_ids: list[int], units: list[str]) -> set[tuple[int, str, int]]:
    """What nobody may see any more: what stood there before could tell it."""
    now = current_figures(definition_ids, units)
    withheld = (row for row in now if row.as_value().kind is FigureKind.WITHHELD)
    return {(row.definition_id, row.unit, row.year) for row in withheld}


def _scores(indicators: list[Indicator], at: datetime | None) -> dict[int, list[SeriesPoint]]:
    """The last score of each school year, as points on the rubric's scale."""
    if not indicators:
        return {}
    found: dict[int, dict[int, SeriesPoint]] = defaultdict(dict)
    given = RubricScore.objects.filter(indicator__in=indicators)
    for score in (given if at is None else given.filter(created_at__lte=at)).order_by("on", "pk"):
        year = school_year_of(score.on)
        level = float(score.level)
        figure = FigureValue(kind=FigureKind.VALUE, unit=Unit.SCORE, value=level, low=level, high=level)
        found[score.indicator_id][year] = SeriesPoint(
            year=year, figure=figure, is_example=score.is_example, on=score.on
        )
    return {pk: [years[year] for year in sorted(years)] for pk, years in found.items()}
