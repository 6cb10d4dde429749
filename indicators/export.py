"""Figures as plain rows, the same for command and API: numbers without thousands separator, empty where not known."""

from typing import Any

from django.db.models import Q, QuerySet

from indicators.enums import Unit
from indicators.models import Figure
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
SHARE_DECIMALS = 4
ORDER = ("definition__indicator__position", "definition__indicator__code", "year", "unit")


def public_figures() -> QuerySet[Figure]:
    """Current figures from open data; nothing of a tenant and nothing invented is among them."""
    with scopes_disabled():
        rows = Figure.objects.filter(swv__isnull=True, superseded_at__isnull=True, is_example=False)
    return rows.select_related("definition__indicator").order_by(*ORDER)


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
    """One figure with plain numbers: shares in percent to four decimals, counts whole."""
    definition, figure = row.definition, row.as_value()
    numbers = {name: _plain(getattr(figure, name), figure.unit) for name in ("value", "low", "high", "estimate")}
    parts = ("numerator_low", "numerator_high", "denominator_low", "denominator_high")
    return {
        "unit": row.unit,
        "indicator": definition.indicator.code,
        "year": row.year,
        "kind": figure.kind.value,
        **numbers,
        **{name: getattr(figure, name) for name in parts},
        "release": row.release + (f" (onvolledig: {', '.join(row.missing)})" if row.missing else ""),
        "definition": definition.label,
    }


def _plain(number: float | None, unit: Unit) -> float | int | None:
    if number is None:
        return None
    return round(number, SHARE_DECIMALS) if unit == Unit.PERCENT else round(number)


def _key(row: Figure) -> tuple[int, str, int, str]:
    return (row.definition.indicator.position, row.definition.indicator.code, row.year, row.unit)
