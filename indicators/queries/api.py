"""What the API gives: public rows for every login, a samenwerkingsverband's own rows in its scope alone.

Public reads run outside any scope, so each of them says itself that a row belongs to nobody.
"""

import re
from collections.abc import Iterable, Mapping
from typing import Any

from django.db.models import Prefetch, Q, QuerySet
from django.shortcuts import get_object_or_404

from indicators.compute.benchmark import ENOUGH_UNITS
from indicators.enums import FigureKind, Sector
from indicators.models import (
    BEING_STORED,
    Benchmark,
    Figure,
    FigureNote,
    ImportRun,
    Indicator,
    IndicatorDefinition,
    RunState,
)
from indicators.queries.comparison import NOT_COMPARABLE
from indicators.queries.data import Delivery, changed_by, format_names
from indicators.sources import measures_of
from osp.models import Samenwerkingsverband
from osp.scope import scopes_disabled

Read = Mapping[str, Any]

# Filters that are one comparison each.
_OF_INDICATOR = {"indicator": "code", "theme": "theme"}
_OF_FIGURE = {
    "unit": "unit",
    "year": "year",
    "year_from": "year__gte",
    "year_to": "year__lte",
    "provisional": "is_provisional",
    "example": "is_example",
}
# Where a withdrawn public delivery still tells why an old figure changed.
_TOLD_STATES = (RunState.LOADED, RunState.WITHDRAWN)
_REFERENCE = re.compile(r"\[([^\]]+)\]")
_NAME = re.compile(r"[a-z]\w*")


def own_figures(swv: Samenwerkingsverband) -> QuerySet[Figure]:
    """Figures that follow from a samenwerkingsverband's own files and definitions, and those its demo invented."""
    rows = Figure.objects.filter(swv=swv, superseded_at__isnull=True).select_related("definition__indicator")
    order = ("definition__indicator__position", "definition__indicator__code", "year", "unit", "is_example", "pk")
    return rows.order_by(*order)


def narrowed_figures(rows: QuerySet[Figure], read: Read) -> QuerySet[Figure]:
    """The figures that filters ask for."""
    rows = rows.filter(**_lookups(_OF_INDICATOR, read, "definition__indicator__"), **_lookups(_OF_FIGURE, read))
    if sector := read.get("sector"):
        other = next(each.value for each in Sector if each != sector)
        rows = rows.filter(definition__indicator__sector__in=["", sector]).exclude(unit__startswith=other)
    if kind := read.get("kind"):
        rows = rows.filter(_of_kind(kind))
    if source := read.get("source"):
        rows = rows.filter(Q(release__startswith=f"{source} ") | Q(release__contains=f" + {source} "))
    if since := read.get("changed_since"):
        # A withheld figure never tells whether it changed: it is always among the answers.
        rows = rows.filter(Q(computed_at__gte=since) | _of_kind(FigureKind.WITHHELD))
    return rows


def _of_kind(kind: str) -> Q:
    if kind == FigureKind.WITHHELD:
        return Q(is_withheld=True) | Q(kind=FigureKind.WITHHELD)
    return Q(is_withheld=False, kind=kind)


def _lookups(names: Mapping[str, str], read: Read, prefix: str = "") -> dict[str, Any]:
    return {prefix + lookup: read[name] for name, lookup in names.items() if name in read}


def public_runs_behind(rows: Iterable[Figure]) -> dict[int, ImportRun]:
    """The open deliveries that these figures rest on, by id. One query."""
    with scopes_disabled():
        return _runs_behind(rows, ImportRun.objects.filter(swv__isnull=True))


def runs_behind(rows: Iterable[Figure]) -> dict[int, ImportRun]:
    """The same with the deliveries of the samenwerkingsverband in scope."""
    return _runs_behind(rows, ImportRun.objects.all())


def _runs_behind(rows: Iterable[Figure], runs: QuerySet[ImportRun]) -> dict[int, ImportRun]:
    wanted = {pk for row in rows for pk in row.runs}
    found = runs.filter(pk__in=wanted, release__isnull=False).select_related("release__source")
    return {run.pk: run for run in found.defer("preview", "refusal", "findings")}


def public_indicators() -> QuerySet[Indicator]:
    """The national catalogue with every version of its definitions."""
    with scopes_disabled():
        return _with_versions(Indicator.objects.filter(swv__isnull=True))


def own_indicators(swv: Samenwerkingsverband) -> QuerySet[Indicator]:
    """The indicators that a samenwerkingsverband made or adapted itself, also those it put away."""
    return _with_versions(Indicator.objects.filter(swv=swv))


def _with_versions(rows: QuerySet[Indicator]) -> QuerySet[Indicator]:
    versions = Prefetch("definitions", IndicatorDefinition.objects.order_by("version"))
    return rows.select_related("adapted_from").prefetch_related(versions).order_by("position", "code", "pk")


def definitions_of(indicators: QuerySet[Indicator]) -> QuerySet[IndicatorDefinition]:
    """Every version of the definitions of these indicators, in the order of the catalogue."""
    rows = IndicatorDefinition.objects.filter(indicator__in=indicators.order_by().values("pk"))
    rows = rows.select_related("indicator").prefetch_related("indicator__definitions")
    return rows.order_by("indicator__position", "indicator__code", "version")


def narrowed_indicators(rows: QuerySet[Indicator], read: Read) -> QuerySet[Indicator]:
    """The indicators that filters ask for."""
    rows = rows.filter(**_lookups(_OF_INDICATOR | {"kind": "kind", "unit": "unit"}, read))
    if sector := read.get("sector"):
        rows = rows.filter(sector__in=["", sector])
    if source := read.get("source"):
        rows = rows.filter(pk__in=_using(source, rows))
    return rows


def _using(source: str, indicators: QuerySet[Indicator]) -> set[int]:
    """Indicators whose formula names a quantity that a source tells, itself or through another indicator."""
    told = set(measures_of(source))
    known = list(definitions_of(indicators).values_list("indicator_id", "indicator__code", "formula"))
    using = {pk for pk, _, formula in known if told.intersection(_NAME.findall(_REFERENCE.sub(" ", formula)))}
    while True:
        codes = {code for pk, code, _ in known if pk in using}
        more = {pk for pk, _, formula in known if codes.intersection(_REFERENCE.findall(formula))} - using
        if not more:
            return using
        using |= more


def public_runs() -> QuerySet[ImportRun]:
    """Deliveries of open data that count, or did until they were withdrawn, newest first."""
    with scopes_disabled():
        return _listed(ImportRun.objects.filter(swv__isnull=True, state__in=_TOLD_STATES))


def own_runs(swv: Samenwerkingsverband) -> QuerySet[ImportRun]:
    """What a samenwerkingsverband offered itself, newest first."""
    return _listed(ImportRun.objects.filter(swv=swv).exclude(BEING_STORED))


def _listed(rows: QuerySet[ImportRun]) -> QuerySet[ImportRun]:
    return rows.select_related("release__source").defer("preview", "refusal", "findings")


def narrowed_runs(rows: QuerySet[ImportRun], read: Read) -> QuerySet[ImportRun]:
    """The deliveries that filters ask for; `year` is the first calendar year of the school year."""
    rows = rows.filter(**_lookups({"format": "format_code", "state": "state", "source": "release__source__code"}, read))
    if year := read.get("year"):
        rows = rows.filter(
            release__reference_date__gte=f"{year}-08-01", release__reference_date__lt=f"{year + 1}-08-01"
        )
    if since := read.get("changed_since"):
        later = Q(created_at__gte=since) | Q(loaded_at__gte=since) | Q(withdrawn_at__gte=since)
        rows = rows.filter(later)
    return rows


def public_deliveries(runs: Iterable[ImportRun]) -> list[Delivery]:
    """Deliveries of open data as lists tell them: without who read them in."""
    runs = list(runs)
    titles = format_names()
    with scopes_disabled():
        changed = changed_by(runs)
    return [Delivery(run, titles.get(run.format_code, run.format_code), "", None, changed.get(run.pk)) for run in runs]


def get_own_run(swv: Samenwerkingsverband, pk: int) -> ImportRun:
    """A delivery that a samenwerkingsverband offered itself; Http404 for any other, open data included."""
    rows = ImportRun.objects.filter(swv=swv).exclude(BEING_STORED)
    return get_object_or_404(rows.select_related("release__source"), pk=pk)


def public_benchmarks(read: Read) -> QuerySet[Benchmark]:
    """Percentiles over enough samenwerkingsverbanden of indicators on which they may be compared, as filters ask."""
    with scopes_disabled():
        rows = Benchmark.objects.filter(swv__isnull=True, definition__indicator__swv__isnull=True)
    rows = rows.filter(units__gte=ENOUGH_UNITS).exclude(definition__indicator__code__in=NOT_COMPARABLE)
    years = {name: lookup for name, lookup in _OF_FIGURE.items() if name.startswith("year")}
    rows = rows.filter(**_lookups(_OF_INDICATOR, read, "definition__indicator__"), **_lookups(years, read))
    if sector := read.get("sector"):
        rows = rows.filter(definition__indicator__sector__in=["", sector])
    order = ("definition__indicator__position", "definition__indicator__code", "year", "definition__version")
    return rows.select_related("definition__indicator").order_by(*order)


def own_notes(read: Read) -> QuerySet[FigureNote]:
    """Notes at figures in the samenwerkingsverband in scope that were not taken away, as filters ask."""
    rows = FigureNote.objects.filter(archived_at__isnull=True).select_related("indicator")
    rows = rows.filter(**_lookups({"indicator": "indicator__code", "year": "year"}, read))
    return rows.order_by("indicator__position", "indicator__code", "year", "pk")
