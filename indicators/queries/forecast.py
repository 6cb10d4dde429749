"""The forecast of a series as pages show it."""

from collections.abc import Sequence

from indicators.compute.figure import FigureValue
from indicators.compute.forecast import Forecast, Measured, Refusal, forecast
from indicators.compute.intervals import Bounds, count_figure
from indicators.enums import FigureKind, Unit
from indicators.queries.figures import Series, SeriesPoint


def forecast_of(series: Series) -> Forecast | Refusal:
    """The range of the next three years of the own series, or why there is none."""
    return forecast([_measured(series, point, point.figure) for point in series.own])


def denominators_ahead(series: Series, years: Sequence[int]) -> dict[int, int]:
    """The denominator of each of these years when its own trend goes on; empty where it cannot be predicted.

    After the third year it stays as it is in the third.
    """
    points = [_measured(series, point, _denominator(point)) for point in series.own]
    found = forecast(points)
    if isinstance(found, Refusal):
        return {}
    known = {each.year: round(each.middle) for each in found.years}
    last = max(known)
    return {year: known[min(year, last)] for year in years if year > found.base_year}


def _measured(series: Series, point: SeriesPoint, figure: FigureValue) -> Measured:
    definition = series.definition_in(point.year)
    line = f"{definition.label} {definition.reference_day}" if definition else ""
    return Measured(point.year, figure, provisional=point.is_provisional, example=point.is_example, line=line)


def _denominator(point: SeriesPoint) -> FigureValue:
    low, high = point.figure.denominator_low, point.figure.denominator_high
    if point.figure.kind is not FigureKind.VALUE or low is None or low != high:
        return FigureValue.unknown(Unit.COUNT)
    return count_figure(Bounds.exact(low))
