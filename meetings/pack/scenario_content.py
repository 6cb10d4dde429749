"""One scenario of an agenda item as a page of the pack, in the words and numbers of the product's own page."""

from collections.abc import Callable, Mapping
from dataclasses import replace
from datetime import date

from indicators.charts_ahead import scenario_chart
from indicators.compute.scenario import ScenarioYear
from indicators.enums import Unit
from indicators.queries import SeriesPoint
from indicators.queries.scenarios import Outcome
from indicators.wording import figure_full
from indicators.wording import scenario as words
from meetings.pack.sections import ScenarioPage, TableRow, ValuesTable
from meetings.pack.values import figure_cell, kind_of_figure
from osp import dutch
from osp.charts.spec import ChartSpec

NO_PREDICTION = "Een scenario voorspelt niets; het laat zien wat een afspraak zou betekenen."
RATES = "De bedragen per leerling vulde het samenwerkingsverband zelf in."
# As many years stand beside each other under a chart with room for amounts and words.
ROOM_FOR_WORDS = 8


def scenario_page(found: Outcome, *, frozen_on: date | None) -> ScenarioPage:
    """Everything the pack says about one scenario. `frozen_on` None in a concept."""
    scenario = found.scenario
    chart = _recent(scenario_chart(found.start, [found], description=found.sentence), found.plan.base.year)
    return ScenarioPage(
        key=f"scenario-{scenario.pk}",
        title=scenario.name,
        indicator=scenario.indicator.name,
        note=scenario.note,
        sentence=found.sentence,
        chart=chart,
        table=_table(found, chart.years),
        source_lines=_source_lines(found, frozen_on),
        is_example=found.start.point.is_example,
    )


def _recent(chart: ChartSpec, base: int) -> ChartSpec:
    """The same chart with as many years as have room in the table under it, and at least from its base on."""
    first = min(base, max(chart.years[0], chart.years[-1] - ROOM_FOR_WORDS + 1))
    return replace(chart, first_year=first, series=tuple(point for point in chart.series if point.year >= first))


def _table(found: Outcome, years: range) -> ValuesTable:
    """The figures so far and the years supposed, under the years of the chart."""
    ahead = {each.year: each for each in found.years}
    own = {point.year: point for point in found.start.series.own}
    has_room = len(years) <= ROOM_FOR_WORDS
    euro, per = ("€", 1) if has_room else ("× € 1.000", 1000)
    shares = "per 1.000" if found.start.unit is Unit.PERMILLE else f"{found.start.series.subject.split()[-1]}, %"
    rows = [
        TableRow(shares, tuple(_share(ahead.get(year), own.get(year)) for year in years), emphasis=True),
        _row("gewenst", years, ahead, lambda each: None if each.wished is None else dutch.decimal(each.wished)),
        _row("leerlingen", years, ahead, lambda each: dutch.integer(each.pupils)),
        _row("verandering", years, ahead, lambda each: words.signed_text(each.total)),
        _row("nog te gaan", years, ahead, lambda each: None if each.gap is None else dutch.integer(max(each.gap, 0))),
        _row(f"verandering, {euro}", years, ahead, lambda each: _euro(each.effect, per)),
        _row(f"nog te gaan, {euro}", years, ahead, lambda each: _euro(each.gap_cost, per) if _is_short(each) else None),
        *(
            [TableRow("soort cijfer", tuple(_kind(ahead.get(year), own.get(year)) for year in years), small=True)]
            if has_room
            else []
        ),
    ]
    return ValuesTable(
        heading=found.start.series.definition.reference_day if found.start.series.definition else "schooljaar",
        years=tuple(str(year) for year in years),
        rows=tuple(row for row in rows if any(row.cells)),
        current=years.index(found.plan.base.year) if found.plan.base.year in years else None,
    )


def _row(
    label: str, years: range, ahead: Mapping[int, ScenarioYear], text: Callable[[ScenarioYear], str | None]
) -> TableRow:
    return TableRow(label, tuple((text(ahead[year]) or "") if year in ahead else "" for year in years))


def _share(supposed: ScenarioYear | None, known: SeriesPoint | None) -> str:
    return dutch.decimal(supposed.share) if supposed else figure_cell(known)


def _kind(supposed: ScenarioYear | None, known: SeriesPoint | None) -> str:
    return "scenario" if supposed else kind_of_figure(known)


def _is_short(each: ScenarioYear) -> bool:
    return each.gap is not None and each.gap > 0


def _euro(amount: float | None, per: int) -> str | None:
    return None if amount is None else dutch.integer(amount / per)


def _source_lines(found: Outcome, frozen_on: date | None) -> tuple[str, ...]:
    point, series = found.start.point, found.start.series
    marks = [word for word, holds in (("voorlopig", point.is_provisional), ("voorbeeld", point.is_example)) if holds]
    begin = (
        f"Begint bij het cijfer van {series.period(point.year)}: {figure_full(point.figure, counted=series.counted)}"
    )
    lines = [f"{begin}{', ' + ', '.join(marks) if marks else ''}.", NO_PREDICTION]
    if any(each.effect is not None for each in found.years):
        lines.append(RATES)
    if frozen_on:
        lines.append(f"In dit stuk vastgezet op {dutch.date_long(frozen_on)}.")
    else:
        lines.append("Concept: de uitkomst staat pas vast als de stukken zijn gepubliceerd.")
    return tuple(lines)
