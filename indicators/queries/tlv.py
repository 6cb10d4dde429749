"""Reads of the TLV administration: figures per school year, how long rows stay, and what is shared."""

from dataclasses import dataclass
from datetime import date

from django.db.models.functions import Coalesce

from indicators.models import (
    ImportRun,
    IndicatorDefinition,
    ReportedValue,
    RunState,
    TlvBenchmark,
    TlvDecision,
    TlvSharing,
)
from indicators.queries.catalogue import catalogue, definitions
from indicators.queries.figures import SeriesPoint, current_figures, figure_point
from osp.models import Samenwerkingsverband
from osp.school_years import school_year_of

KEPT_YEARS = 3
# A frozen figure over all that share, as views know it.
Pooled = TlvBenchmark


@dataclass(frozen=True, slots=True)
class TlvLine:
    """One indicator in one school year: the own figure and, once it is frozen, the pooled one of all that share."""

    definition: IndicatorDefinition
    year: int
    own: SeriesPoint | None
    benchmark: TlvBenchmark | None


@dataclass(frozen=True, slots=True)
class Keeping:
    """How long the rows of a school year stay. None when they are gone and only their sums are kept."""

    year: int
    first_goes_on: date | None
    last_goes_on: date | None
    sums_kept: bool


def lines(swv: Samenwerkingsverband) -> list[TlvLine]:
    """Every TLV indicator in every school year that has a figure or a benchmark, newest year first."""
    known = _definitions(swv)
    keys = [row.pk for row in known]
    figures = {
        (row.definition_id, row.year): figure_point(row) for row in current_figures(keys, [swv.code]) if row.swv_id
    }
    frozen = {
        (row.definition_id, row.year): row
        for row in TlvBenchmark.objects.filter(definition__in=keys, sector=swv.sector)
    }
    years = sorted({year for _, year in (*figures, *frozen)}, reverse=True)
    return [
        TlvLine(row, year, figures.get((row.pk, year)), frozen.get((row.pk, year)))
        for year in years
        for row in known
        if (row.pk, year) in figures or (row.pk, year) in frozen
    ]


def _definitions(swv: Samenwerkingsverband) -> list[IndicatorDefinition]:
    """The newest definitions that are made of the TLV administration, in the order of the catalogue."""
    indicators = list(catalogue(swv))
    newest = definitions(indicators)
    found = [newest[row.pk] for row in indicators if row.pk in newest]
    return [row for row in found if "tlv_" in row.formula]


def keeping() -> list[Keeping]:
    """Per school year until when the rows of the samenwerkingsverband in scope stay, newest first."""
    rows = TlvDecision.objects.filter(run__state=RunState.LOADED).order_by()
    spans: dict[int, tuple[date, date]] = {}
    for day in rows.annotate(day=Coalesce("decided_on", "requested_on")).values_list("day", flat=True).distinct():
        first, last = spans.get(school_year_of(day), (day, day))
        spans[school_year_of(day)] = (min(first, day), max(last, day))
    frozen = _frozen_years()
    return [
        Keeping(
            year,
            _gone(spans[year][0]) if year in spans else None,
            _gone(spans[year][1]) if year in spans else None,
            year in frozen,
        )
        for year in sorted({*spans, *frozen}, reverse=True)
    ]


def _frozen_years() -> set[int]:
    runs = ImportRun.objects.filter(swv__isnull=False, state=RunState.LOADED)
    rows = ReportedValue.objects.filter(run__in=runs, is_frozen=True)
    return set(rows.order_by().values_list("year", flat=True).distinct())


def _gone(day: date) -> date:
    """The day on which a row goes: three years after its decision."""
    return date(day.year + KEPT_YEARS, day.month, min(day.day, 28) if day.month == 2 else day.day)  # noqa: PLR2004 -- February


def sharing() -> TlvSharing | None:
    """The yes of the samenwerkingsverband in scope that was not taken back."""
    return TlvSharing.objects.filter(ended_on__isnull=True).first()
