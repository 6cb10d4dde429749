"""The stored definitions as arithmetic needs them, and what follows from a formula and is stored beside it."""

from collections.abc import Iterable, Mapping

from django.db.models import Q

from indicators.compute.definition import Definition, valid_stretches
from indicators.compute.evaluate import PARTS
from indicators.compute.language import Formula, parse, resolve
from indicators.compute.measures import MEASURES
from indicators.enums import Sector, Unit
from indicators.models import IndicatorDefinition
from osp.models import Samenwerkingsverband
from osp.scope import scopes_disabled


def stored_definitions(owner: Samenwerkingsverband | None) -> list[IndicatorDefinition]:
    """Every definition with a formula that counts for this samenwerkingsverband (None: the national ones), by version."""
    with scopes_disabled():
        visible = Q(indicator__swv__isnull=True) | Q(indicator__swv=owner) if owner else Q(indicator__swv__isnull=True)
        rows = IndicatorDefinition.objects.filter(visible, indicator__archived_at__isnull=True).exclude(formula="")
        return list(rows.select_related("indicator").order_by("indicator__position", "indicator_id", "version"))


def key_of(row: IndicatorDefinition) -> str:
    """What tells one definition from another in a computation; two samenwerkingsverbanden may use one code."""
    return str(row.pk)


def for_computing(rows: Iterable[IndicatorDefinition]) -> list[Definition]:
    """The same definitions with parsed formulas, other indicators written out, and the years of each version."""
    by_indicator: dict[int, list[IndicatorDefinition]] = {}
    for row in rows:
        by_indicator.setdefault(row.indicator_id, []).append(row)
    formulas = {versions[-1].indicator.code: parse(versions[-1].formula) for versions in by_indicator.values()}
    return [
        _pure(row, years, formulas)
        for versions in by_indicator.values()
        for row, years in zip(versions, valid_stretches([each.valid_from for each in versions]), strict=True)
    ]


def _pure(row: IndicatorDefinition, years: tuple[int, int | None], formulas: Mapping[str, Formula]) -> Definition:
    first, last = years
    return Definition(
        key=key_of(row),
        code=row.indicator.code,
        sector=Sector(row.indicator.sector) if row.indicator.sector else None,
        unit=Unit(row.indicator.unit),
        factor=row.factor,
        formula=resolve(parse(row.formula), formulas),
        # The first version also holds for years before it was written down.
        valid_from=0 if row.version == 1 else first,
        valid_until=last,
    )


def derived(formula: Formula) -> dict[str, bool]:
    """What is stored beside a formula so that showing a figure needs no parser: `about_people` and `part_of_whole`."""
    ratio = formula.ratio
    return {
        "about_people": any(name not in MEASURES or MEASURES[name].sensitive for name in formula.names),
        "part_of_whole": bool(ratio and ratio.denominator and ratio.rest(PARTS) is not None),
    }
