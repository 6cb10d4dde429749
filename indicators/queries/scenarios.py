"""Scenarios and what they start from: an exact figure, the schoolbesturen, the amounts per pupil."""

from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field, replace

from django.db.models import QuerySet
from django.shortcuts import get_object_or_404

from indicators.compute.nouns import PUPILS
from indicators.compute.scenario import Base, Changes, Goal, Plan, ScenarioYear, rate_by_year, run
from indicators.enums import FigureKind, Sector, Unit
from indicators.models import Indicator, PupilRate, Scenario
from indicators.queries.breakdown import breakdown
from indicators.queries.figures import Series, SeriesPoint, series_for
from indicators.queries.forecast import denominators_ahead
from indicators.queries.opening import Reader
from indicators.queries.placed import board_names
from indicators.wording.scenario import scenario_sentence
from osp.models import Placement, Samenwerkingsverband, Vestiging

FACTORS = {Unit.PERCENT: 100, Unit.PERMILLE: 1000}
# What the samenwerkingsverband pays for, in the order in which a code is read: vso before so.
KINDS = ("vso", "sbo", "so", "pro", "lwoo")
KINDS_OF = {Sector.PO: ("sbo", "so"), Sector.VO: ("vso", "pro", "lwoo")}
LONGEST = 10


@dataclass(frozen=True, slots=True)
class BoardBase:
    """A schoolbestuur with its pupils in the base year; None where that number is not shown."""

    number: str
    name: str
    pupils: int | None


@dataclass(frozen=True, slots=True)
class Start:
    """All that scenarios of one indicator rest on. `rates` hold per category the amount by the year it holds from."""

    series: Series
    point: SeriesPoint
    base: Base
    rates: Mapping[str, Mapping[int, float]] = field(default_factory=dict)

    @property
    def unit(self) -> Unit:
        """What the indicator is expressed in."""
        return self.series.unit

    def years_to(self, last_year: int) -> tuple[int, ...]:
        """The school years of a scenario, from the one after the base."""
        return tuple(range(self.base.year + 1, min(last_year, self.base.year + LONGEST) + 1))

    def plan(
        self,
        *,
        last_year: int,
        changes: Changes,
        target: float | None = None,
        target_year: int | None = None,
        follows_forecast: bool = False,
        rate_category: str = "",
    ) -> Plan:
        """What is supposed, ready to be worked out."""
        years = self.years_to(last_year)
        goal = None
        if target is not None and target_year is not None:
            goal = Goal(target_year, target, is_upward=target > self.base.share)
        return Plan(
            base=self.base,
            years=years,
            changes=changes,
            goal=goal,
            denominators=denominators_ahead(self.series, years) if follows_forecast else {},
            rates=rate_by_year(self.rates.get(rate_category, {}), years),
        )


@dataclass(frozen=True, slots=True)
class Outcome:
    """A saved scenario, worked out on the figure as it is now."""

    scenario: Scenario
    start: Start
    plan: Plan
    years: tuple[ScenarioYear, ...]
    sentence: str

    @property
    def last(self) -> ScenarioYear | None:
        """Its last year."""
        return self.years[-1] if self.years else None


def start_of(indicator: Indicator, series: Series, year: int | None = None) -> Start | None:
    """The exact share that a scenario starts from: that of `year` where it is there, else the newest.

    None where the indicator is no share of pupils, or no year of it is exact.
    """
    return _start(series, year, rates_of([indicator])[indicator.pk])


def _start(series: Series, year: int | None, rates: Mapping[str, Mapping[int, float]]) -> Start | None:
    # A plan that starts before a break in definition would hold its target against another kind of figure.
    since = series.breaks[-1] if series.breaks else 0
    points = [point for point in series.own if point.year >= since]
    bases = {point.year: (point, base) for point in points if (base := _base(point, series.unit))}
    if not bases or series.counted != PUPILS:
        return None
    point, base = bases[year] if year in bases else bases[max(bases)]
    return Start(series, point, base, rates)


def _base(point: SeriesPoint, unit: Unit) -> Base | None:
    figure = point.figure
    exact = figure.kind is FigureKind.VALUE and figure.numerator_low is not None and figure.denominator_low
    if unit not in FACTORS or not exact or figure.numerator_low is None or figure.denominator_low is None:
        return None
    return Base(point.year, figure.numerator_low, figure.denominator_low, FACTORS[unit])


def kind_of(indicator: Indicator) -> str:
    """The kind of pupil that an indicator counts, for the amount it costs; empty where it is no such kind."""
    parts = indicator.code.split("-")
    return next((kind for kind in KINDS if kind in parts), "")


def rates_of(indicators: Iterable[Indicator]) -> dict[int, dict[str, dict[int, float]]]:
    """By indicator id and category the amount of a pupil of its kind, by the first school year that it holds in."""
    of_kind: dict[str, dict[str, dict[int, float]]] = defaultdict(lambda: defaultdict(dict))
    for row in PupilRate.objects.all():
        of_kind[row.kind][row.category][row.valid_from] = float(row.amount)
    return {row.pk: dict(of_kind.get(kind_of(row), {})) for row in indicators}


def rates() -> QuerySet[PupilRate]:
    """Every amount that the samenwerkingsverband entered."""
    return PupilRate.objects.all()


def get_rate(pk: int) -> PupilRate:
    """One of them; 404 otherwise."""
    return get_object_or_404(rates(), pk=pk)


def boards(swv: Samenwerkingsverband, indicator: Indicator, year: int, reader: Reader) -> list[BoardBase]:
    """The schoolbesturen of a samenwerkingsverband, those with most pupils first.

    A number is the one that the split over schoolbesturen shows this reader, so it tells nothing new: where the split
    withholds it, is closed or is of another year, there is none.
    """
    split = breakdown(swv, indicator, year=year, reader=reader)
    known = split is not None and split.year == year and split.closed is None
    rows = split.boards if split and known else ()
    pupils = {row.code: row.figure.numerator_low if row.figure.kind is FigureKind.VALUE else None for row in rows}
    numbers = board_numbers(swv) | pupils.keys()
    names = board_names(numbers)
    found = [
        BoardBase(number, names.get(number, number), pupils.get(number, 0) if known else None) for number in numbers
    ]
    return sorted(found, key=lambda each: (-(each.pupils or 0), each.pupils is None, each.name, each.number))


def board_numbers(swv: Samenwerkingsverband) -> set[str]:
    """The schoolbesturen with a vestiging here, as the newest delivery tells; the institution (BRIN) where none is known."""
    rows = Placement.objects.filter(unit=swv.code).order_by("year", "pk").values_list("vestiging", "schoolbestuur")
    found: dict[str, str] = dict(rows)
    lacking = [vestiging for vestiging, number in found.items() if not number]
    registered = Vestiging.objects.filter(code__in=lacking, schoolbestuur__isnull=False)
    known: dict[str, str] = dict(registered.values_list("code", "schoolbestuur__number"))
    return {number or known.get(vestiging) or vestiging[:4] for vestiging, number in found.items()}


def scenarios_of(indicator: Indicator) -> QuerySet[Scenario]:
    """The scenarios of an indicator that are not archived, newest first."""
    return Scenario.objects.filter(indicator=indicator, archived_at__isnull=True).select_related("user", "indicator")


def live_scenarios() -> QuerySet[Scenario]:
    """Every scenario that is not archived, of all indicators together."""
    return Scenario.objects.filter(archived_at__isnull=True).select_related("user", "indicator")


def get_scenario(pk: int) -> Scenario:
    """A scenario that is not archived; 404 otherwise."""
    return get_object_or_404(live_scenarios(), pk=pk)


def archived_scenarios() -> QuerySet[Scenario]:
    """Every scenario that was put away, the last one first."""
    rows = Scenario.objects.filter(archived_at__isnull=False).select_related("indicator")
    return rows.order_by("-archived_at", "-pk")


def get_archived_scenario(pk: int) -> Scenario:
    """One of them; 404 otherwise."""
    return get_object_or_404(archived_scenarios(), pk=pk)


def outcome(scenario: Scenario, start: Start) -> Outcome:
    """A scenario worked out."""
    plan = start.plan(
        last_year=scenario.last_year,
        changes=changes_of(scenario),
        target=scenario.target,
        target_year=scenario.target_year,
        follows_forecast=scenario.follows_forecast,
        rate_category=scenario.rate_category,
    )
    return _worked_out(scenario, start, plan)


def with_changes(found: Outcome, changes: Changes) -> Outcome:
    """The same scenario with other changes in pupils; everything else of it stays."""
    return _worked_out(found.scenario, found.start, replace(found.plan, changes=changes))


def _worked_out(scenario: Scenario, start: Start, plan: Plan) -> Outcome:
    years = tuple(run(plan))
    return Outcome(scenario, start, plan, years, scenario_sentence(plan, years, start.unit))


def outcomes(swv: Samenwerkingsverband, scenarios: Sequence[Scenario]) -> list[Outcome]:
    """These scenarios worked out, in a number of queries that does not grow with them; those without a start are left out."""
    indicators = {row.indicator_id: row.indicator for row in scenarios}
    series = series_for(swv, indicators.values())
    amounts = rates_of(indicators.values())
    found = []
    for row in scenarios:
        start = _start(series[row.indicator_id], row.base_year, amounts[row.indicator_id])
        if start:
            found.append(outcome(row, start))
    return found


def changes_of(scenario: Scenario) -> dict[str, dict[int, int]]:
    """Pupils per schoolbestuur and year of a saved scenario."""
    return numbered(scenario.changes)


def numbered(kept: Mapping[str, Mapping[str, int]]) -> dict[str, dict[int, int]]:
    """Changes as JSON keeps them, with the school years as numbers again."""
    return {board: {int(year): count for year, count in years.items()} for board, years in kept.items()}
