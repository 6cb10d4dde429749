"""Euros and the two clocks in Dutch words. Pure: no Django."""

from decimal import Decimal

from goals.compute.money import ClockMoney
from goals.enums import YearKind
from osp import dutch


def euro(amount: Decimal | None) -> str:
    """ "€ 25.000", with cents only where there are any; empty for nothing."""
    if amount is None:
        return ""
    exact = Decimal(amount)
    return f"€ {dutch.decimal(exact, 0 if exact == exact.to_integral_value() else 2)}"


def year_text(year_kind: str, year: int) -> str:
    """ "kalenderjaar 2027", "schooljaar 2026-2027"."""
    return f"{YearKind(year_kind)} {dutch.school_year(year) if year_kind == YearKind.SCHOOL else year}"


def line_text(year_kind: str, year: int, budgeted: Decimal | None, spent: Decimal | None) -> str:
    """ "€ 25.000 begroot en € 3.000 besteed, kalenderjaar 2027"."""
    told = [
        f"{euro(amount)} {word}" for amount, word in ((budgeted, "begroot"), (spent, "besteed")) if amount is not None
    ]
    return f"{dutch.join_words(told)}, {year_text(year_kind, year)}"


def clock_sentence(clock: ClockMoney) -> str:
    """ "€ 75.000 begroot en € 20.000 besteed in de kalenderjaren 2026 en 2027"."""
    told = [f"{euro(clock.total.budgeted)} begroot"] if clock.total.budgeted is not None else []
    told += [f"{euro(clock.total.spent)} besteed"] if clock.total.spent is not None else []
    names = [dutch.school_year(year) if clock.year_kind is YearKind.SCHOOL else str(year) for year in clock.years]
    noun = f"{clock.year_kind}" if len(names) == 1 else f"de {str(clock.year_kind).replace('jaar', 'jaren')}"
    return f"{dutch.join_words(told)} in {noun} {dutch.join_words(names)}"
