"""What a plan on paper says of dates, money and years. Pure: no Django."""

from datetime import date
from decimal import Decimal

from goals.enums import YearKind
from osp import dutch


def period(starts: date | None, ends: date | None) -> str:
    """ "1 augustus 2024 tot en met 31 juli 2028", "vanaf …", "tot en met …"; empty without either."""
    first, last = (dutch.date_long(day) if day else "" for day in (starts, ends))
    if first and last:
        return f"{first} tot en met {last}"
    return f"vanaf {first}" if first else f"tot en met {last}" if last else ""


def euros(amount: Decimal | None) -> str:
    """ "€ 25.000", "€ 25.000,50"; empty where nothing was filled in."""
    if amount is None:
        return ""
    return f"€ {dutch.decimal(amount, 0 if amount == amount.to_integral_value() else 2)}"


def year_name(kind: YearKind, year: int) -> str:
    """ "kalenderjaar 2027", "schooljaar 2027-2028"."""
    return f"{kind.value} {year if kind is YearKind.CALENDAR else dutch.school_year(year)}"


def school_years(first: int, last: int) -> str:
    """ "Schooljaren 2024-2025 tot en met 2027-2028", "Schooljaar 2024-2025"."""
    if first == last:
        return f"Schooljaar {dutch.school_year(first)}"
    return f"Schooljaren {dutch.school_year(first)} tot en met {dutch.school_year(last)}"
