"""The distribution over the samenwerkingsverbanden, where it says something."""

from collections import defaultdict

from django.db.models import F, QuerySet

from indicators.compute.benchmark import Percentiles
from indicators.models import Benchmark, IndicatorDefinition

# Under this many samenwerkingsverbanden percentiles say more about who is missing than about who is there.
ENOUGH_UNITS = 15
# Counted by school: they tell where the schools stand, not how many pupils a region sends there.
NOT_COMPARABLE = frozenset({"deelname-so-schoolgaand", "deelname-vso-schoolgaand"})


def is_comparable(indicator_code: str) -> bool:
    """Whether samenwerkingsverbanden may be held beside each other on this indicator."""
    return indicator_code not in NOT_COMPARABLE


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
