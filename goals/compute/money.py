"""Sums of begroot and besteed. A calendar year is never added to a school year: the two overlap. Pure: no Django."""

from collections import defaultdict
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from decimal import Decimal
from typing import Protocol

from goals.enums import MoneyKind, YearKind


class MoneyLine(Protocol):
    """What a sum needs of a budget line: its year on one of the two clocks, which money, and euros or None."""

    year_kind: str
    year: int
    money: str
    budgeted: Decimal | None
    spent: Decimal | None


@dataclass(frozen=True, slots=True)
class Amounts:
    """Euros of some lines together; None where no line tells. `told_spent` of the `lines` say what was spent."""

    budgeted: Decimal | None
    spent: Decimal | None
    lines: int
    told_spent: int

    @property
    def is_partial(self) -> bool:
        """Whether what was spent is known of some lines and not of others."""
        return 0 < self.told_spent < self.lines

    @property
    def is_overspent(self) -> bool:
        """Whether more was spent than budgeted."""
        return self.budgeted is not None and self.spent is not None and self.spent > self.budgeted


@dataclass(frozen=True, slots=True)
class YearMoney:
    """One year on one clock: everything together, and by kind of money where there is more than one."""

    year_kind: YearKind
    year: int
    total: Amounts
    by_money: tuple[tuple[MoneyKind, Amounts], ...]


@dataclass(frozen=True, slots=True)
class ClockMoney:
    """All years on one clock together."""

    year_kind: YearKind
    years: tuple[int, ...]
    total: Amounts


def amounts_of(lines: Sequence[MoneyLine]) -> Amounts:
    """Lines of one clock together. ValueError for lines of two clocks, which cannot be added."""
    if len({line.year_kind for line in lines}) > 1:
        raise ValueError("a calendar year and a school year cannot be added")
    spent = [line.spent for line in lines if line.spent is not None]
    return Amounts(
        budgeted=_sum([line.budgeted for line in lines if line.budgeted is not None]),
        spent=_sum(spent),
        lines=len(lines),
        told_spent=len(spent),
    )


def by_year(lines: Iterable[MoneyLine]) -> tuple[YearMoney, ...]:
    """One sum per year and clock: calendar years first, each in order."""
    groups: dict[tuple[int, int], list[MoneyLine]] = defaultdict(list)
    for line in lines:
        groups[_CLOCKS.index(YearKind(line.year_kind)), line.year].append(line)
    return tuple(_year(_CLOCKS[clock], year, groups[clock, year]) for clock, year in sorted(groups))


def by_clock(lines: Iterable[MoneyLine]) -> tuple[ClockMoney, ...]:
    """One sum per clock over all its years; a clock without lines is not there."""
    groups: dict[YearKind, list[MoneyLine]] = defaultdict(list)
    for line in lines:
        groups[YearKind(line.year_kind)].append(line)
    return tuple(
        ClockMoney(clock, tuple(sorted({line.year for line in groups[clock]})), amounts_of(groups[clock]))
        for clock in _CLOCKS
        if clock in groups
    )


_CLOCKS = (YearKind.CALENDAR, YearKind.SCHOOL)


def _year(clock: YearKind, year: int, lines: list[MoneyLine]) -> YearMoney:
    kinds = [kind for kind in MoneyKind if any(line.money == kind for line in lines)]
    parts = tuple((kind, amounts_of([line for line in lines if line.money == kind])) for kind in kinds)
    return YearMoney(clock, year, amounts_of(lines), parts)


def _sum(euros: Sequence[Decimal]) -> Decimal | None:
    return sum(euros, Decimal(0)) if euros else None
