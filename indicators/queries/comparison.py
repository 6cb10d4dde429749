"""Whether samenwerkingsverbanden may be compared on an indicator, and the distribution that was stored with its figures."""

import re
from collections import defaultdict

from django.db.models import F, QuerySet

from indicators.compute.benchmark import ENOUGH_UNITS, Percentiles, Unfit
from indicators.compute.measures import MEASURES, Origin
from indicators.enums import Unit
from indicators.models import Benchmark, Indicator, IndicatorDefinition

# Counted by school: they tell where the schools stand, not how many pupils a region sends there.
NOT_COMPARABLE = frozenset(
    {"deelname-so-schoolgaand", "deelname-so-ocw", "deelname-vso-schoolgaand", "deelname-vso-inspectie"}
)
# What open data tell of every samenwerkingsverband; the rest each of them enters for itself.
PUBLIC_ORIGINS = frozenset({Origin.SCHOOL, Origin.RESIDENCE, Origin.PAYING, Origin.MUNICIPAL})

_NAME = re.compile(r"[a-z]\w*")


def is_comparable(indicator_code: str) -> bool:
    """Whether samenwerkingsverbanden may be held beside each other on this indicator."""
    return indicator_code not in NOT_COMPARABLE


def unfit(indicator: Indicator, definition: IndicatorDefinition | None) -> Unfit | None:
    """Why an indicator is not compared between samenwerkingsverbanden; None where it is."""
    if indicator.is_noticeable:
        return Unfit.NOTICEABLE
    if indicator.swv_id is not None:
        return Unfit.OWN_DEFINITION
    if not is_comparable(indicator.code):
        return Unfit.BY_SCHOOL
    if definition is None or not _is_public(definition.formula):
        return Unfit.OWN_NUMBERS
    return None if Unit(indicator.unit).is_share else Unfit.NO_SHARE


def _is_public(formula: str) -> bool:
    """Whether open data hold every quantity of a formula, for every samenwerkingsverband. Needs no parser, which is slow."""
    measures = [MEASURES[name] for name in _NAME.findall(formula) if name in MEASURES]
    return bool(measures) and "[" not in formula and all(each.origin in PUBLIC_ORIGINS for each in measures)


def spread_of(definition: IndicatorDefinition, year: int) -> Percentiles | None:
    """Percentiles of one year; the tenant's own computation goes before the public one. None where too few are exact."""
    row = _usable().filter(definition=definition, year=year).order_by(F("swv").desc(nulls_last=True)).first()
    return Percentiles(row.p10, row.p25, row.p50, row.p75, row.p90, row.units) if row else None


def bands(definition_ids: list[int]) -> dict[int, list[tuple[int, float, float]]]:
    """(year, p25, p75) by definition, oldest year first."""
    rows = _usable().filter(definition__in=definition_ids).order_by(F("swv").asc(nulls_first=True))
    chosen = {(row.definition_id, row.year): (row.year, row.p25, row.p75) for row in rows}
    found: dict[int, list[tuple[int, float, float]]] = defaultdict(list)
    for (definition_id, _), band in sorted(chosen.items()):
        found[definition_id].append(band)
    return found


def _usable() -> QuerySet[Benchmark]:
    return Benchmark.objects.filter(units__gte=ENOUGH_UNITS).exclude(definition__indicator__code__in=NOT_COMPARABLE)
