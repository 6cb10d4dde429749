"""Decisions as marks on the axis of a chart."""

from collections.abc import Iterable
from dataclasses import replace
from math import ceil

from indicators.hooks import DecisionMark
from indicators.queries.figures import Series
from osp.charts.spec import ChartSpec

# A decision is drawn where the axis ends so many years before it at most: beyond, it would stretch the chart.
YEARS_BEYOND = 2


def with_decisions(spec: ChartSpec, series: Series, marks: Iterable[DecisionMark]) -> ChartSpec:
    """The chart with these decisions about its indicator, on the day that they were taken; the axis goes on to hold the newest."""
    moments = [(series.moment(mark.day), mark.label) for mark in marks]
    years = spec.years
    flags = [(moment, label) for moment, label in moments if years[0] <= moment <= years[-1] + YEARS_BEYOND]
    if not flags:
        return spec
    last = max(spec.last_year, *(ceil(moment) for moment, _ in flags))
    return replace(spec, flags=(*spec.flags, *flags), last_year=last)
