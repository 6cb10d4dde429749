"""Figures as plain rows, the same for command and API: numbers without thousands separator, empty where not known."""

from typing import Any

from django.db.models import Q, QuerySet

from indicators.compute.figure import FigureValue
from indicators.enums import FigureKind, Unit
from indicators.models import Figure, IndicatorDefinition
from osp.models import Samenwerkingsverband
from osp.scope import scopes_disabled

COLUMNS = (
    "unit",
    "indicator",
    "year",
    "kind",
    "value",
    "low",
    "high",
    "estimate",
    "numerator_low",
    "numerator_high",
    "denominator_low",
    "denominator_high",
    "release",
    "definition",
)
CATALOGUE_COLUMNS = (
    "code",
    "name",
    "kind",
    "sector",
    "version",
    "numerator",
    "denominator",
    "unit",
    "source",
    "direction",
)
SHARE_DECIMALS = 4
ORDER = ("definition__indicator__position", "definition__indicator__code", "year", "unit", "definition__version")


def public_figures() -> QuerySet[Figure]:
    """Current figures from open data; nothing of a tenant and nothing invented is among them."""
    with scopes_disabled():
        rows = Figure.objects.filter(swv__isnull=True, superseded_at__isnull=True, is_example=False)
    return rows.select_related("definition__indicator").order_by(*ORDER)


def catalogue_rows(*, owner: Samenwerkingsverband | None = None) -> list[dict[str, Any]]:
    """Rows with CATALOGUE_COLUMNS, a row for each version, in the order of the catalogue. `sector` is empty for both.

    With an owner those of its sector, and its own that are not archived.
    """
    visible = Q(indicator__swv__isnull=True)
    if owner:
        visible = Q(indicator__sector__in=["", owner.sector]) & (visible | Q(indicator__swv=owner))
    with scopes_disabled():
        rows = IndicatorDefinition.objects.filter(visible, indicator__archived_at__isnull=True)
        order = ("indicator__position", "indicator__code", "indicator_id", "version")
        return [_catalogue_row(row) for row in rows.select_related("indicator").order_by(*order)]


def _catalogue_row(row: IndicatorDefinition) -> dict[str, Any]:
    indicator = row.indicator
    return {
        "code": indicator.code,
        "name": indicator.name,
        "kind": indicator.kind,
        "sector": indicator.sector,
        "version": row.version,
        "numerator": row.numerator,
        "denominator": row.denominator,
        "unit": indicator.unit,
        "source": row.source_text,
        "direction": row.direction,
    }


def figure_rows(
    *,
    owner: Samenwerkingsverband | None = None,
    indicator: str | None = None,
    unit: str | None = None,
    year: int | None = None,
) -> list[dict[str, Any]]:
    """Rows with COLUMNS. With an owner its own figures take the place of the public ones."""
    wanted = Q()
    if indicator:
        wanted &= Q(definition__indicator__code=indicator)
    if unit:
        wanted &= Q(unit=unit.upper())
    if year:
        wanted &= Q(year=year)
    with scopes_disabled():
        found = {_key(row): row for row in public_figures().filter(wanted)}
        if owner:
            own = Figure.objects.filter(wanted, swv=owner, superseded_at__isnull=True, is_example=False)
            found |= {_key(row): row for row in own.select_related("definition__indicator")}
    return [figure_row(found[key]) for key in sorted(found)]


def figure_row(row: Figure) -> dict[str, Any]:
    """One figure with plain numbers: counts whole, everything else to four decimals."""
    definition, figure = row.definition, row.as_value()
    if figure.kind is FigureKind.WITHHELD:
        # Whatever is stored beside it, a withheld figure has no numbers for anybody.
        figure = FigureValue(FigureKind.WITHHELD, figure.unit)
    numbers = {name: _plain(getattr(figure, name), figure.unit) for name in ("value", "low", "high", "estimate")}
    parts = ("numerator_low", "numerator_high", "denominator_low", "denominator_high")
    return {
        "unit": row.unit,
        "indicator": definition.indicator.code,
        "year": row.year,
        "kind": figure.kind.value,
        **numbers,
        **{name: getattr(figure, name) for name in parts},
        "release": f"{row.release} (onvolledig: {', '.join(row.missing)})".strip() if row.missing else row.release,
        "definition": definition.label,
    }


def _plain(number: float | None, unit: Unit) -> float | int | None:
    if number is None:
        return None
    return round(number) if unit in {Unit.COUNT, Unit.SCORE} else round(number, SHARE_DECIMALS)


def _key(row: Figure) -> tuple[int, str, int, str]:
    return (row.definition.indicator.position, row.definition.indicator.code, row.year, row.unit)
