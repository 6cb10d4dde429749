"""Sums of budget lines: two clocks that are never added, and what is not told is not nothing."""

from dataclasses import dataclass
from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from goals.compute.money import amounts_of, by_clock, by_year
from goals.enums import MoneyKind, YearKind
from goals.wording.money import clock_sentence, euro, year_text


@dataclass
class Line:
    year_kind: str
    year: int
    money: str = MoneyKind.SWV
    budgeted: Decimal | None = None
    spent: Decimal | None = None


def line(kind: YearKind, year: int, budgeted: int | None = None, spent: int | None = None, money=MoneyKind.SWV) -> Line:
    return Line(
        kind,
        year,
        money,
        None if budgeted is None else Decimal(budgeted),
        None if spent is None else Decimal(spent),
    )


CALENDAR, SCHOOL = YearKind.CALENDAR, YearKind.SCHOOL


def test_a_calendar_year_and_a_school_year_of_the_same_number_stand_apart():
    found = by_year([line(SCHOOL, 2026, 10), line(CALENDAR, 2026, 20), line(CALENDAR, 2025, 5)])
    assert [(each.year_kind, each.year, each.total.budgeted) for each in found] == [
        (CALENDAR, 2025, 5),
        (CALENDAR, 2026, 20),
        (SCHOOL, 2026, 10),
    ]


def test_adding_two_clocks_is_refused():
    with pytest.raises(ValueError, match="cannot be added"):
        amounts_of([line(SCHOOL, 2026, 10), line(CALENDAR, 2026, 20)])


def test_both_kinds_of_money_are_told_apart_in_one_year():
    (year,) = by_year([line(SCHOOL, 2026, 10, 4), line(SCHOOL, 2026, 30, money=MoneyKind.LUMPSUM)])
    assert (year.total.budgeted, year.total.spent) == (40, 4)
    assert [(kind, each.budgeted, each.spent) for kind, each in year.by_money] == [
        (MoneyKind.LUMPSUM, 30, None),
        (MoneyKind.SWV, 10, 4),
    ]


@pytest.mark.parametrize(
    ("lines", "spent", "is_partial", "is_overspent"),
    [
        ([line(SCHOOL, 2026, 10)], None, False, False),
        ([line(SCHOOL, 2026, 10, 0)], 0, False, False),
        ([line(SCHOOL, 2026, 10, 4), line(SCHOOL, 2026, 10)], 4, True, False),
        ([line(SCHOOL, 2026, 10, 11)], 11, False, True),
        ([line(SCHOOL, 2026, None, 11)], 11, False, False),
    ],
)
def test_what_was_not_told_is_not_nothing(lines, spent, is_partial, is_overspent):
    total = amounts_of(lines)
    assert (total.spent, total.is_partial, total.is_overspent) == (spent, is_partial, is_overspent)


amount = st.none() | st.decimals(0, 10**6, places=2)
lines = st.lists(
    st.builds(
        Line,
        st.sampled_from(YearKind),
        st.integers(2024, 2028),
        st.sampled_from(MoneyKind),
        amount,
        amount,
    )
)


@given(lines)
def test_years_and_clocks_hold_every_euro_once(rows):
    for name in ("budgeted", "spent"):
        for clock in YearKind:
            told = [getattr(row, name) for row in rows if row.year_kind == clock and getattr(row, name) is not None]
            want = sum(told, Decimal(0)) if told else None
            years = [getattr(each.total, name) for each in by_year(rows) if each.year_kind is clock]
            known = [each for each in years if each is not None]
            assert (sum(known, Decimal(0)) if known else None) == want
            totals = [getattr(each.total, name) for each in by_clock(rows) if each.year_kind is clock]
            assert totals in ([want], [])
            assert (totals == []) == (not any(row.year_kind == clock for row in rows))


@pytest.mark.parametrize(
    ("amount", "text"),
    [
        (Decimal("25000.00"), "€ 25.000"),
        (Decimal("1204.5"), "€ 1.204,50"),
        (Decimal(0), "€ 0"),
        (Decimal("0.05"), "€ 0,05"),
        (None, ""),
    ],
)
def test_euros_read_the_dutch_way(amount, text):
    assert euro(amount) == text


def test_a_year_says_its_clock():
    assert (year_text(CALENDAR, 2027), year_text(SCHOOL, 2026)) == ("kalenderjaar 2027", "schooljaar 2026-2027")


@pytest.mark.parametrize(
    ("rows", "sentence"),
    [
        ([line(CALENDAR, 2026, 75_000)], "€ 75.000 begroot in kalenderjaar 2026"),
        (
            [line(SCHOOL, 2026, 10, 4), line(SCHOOL, 2027, 10)],
            "€ 20 begroot en € 4 besteed in de schooljaren 2026-2027 en 2027-2028",
        ),
    ],
)
def test_a_clock_reads_in_one_sentence(rows, sentence):
    assert [clock_sentence(each) for each in by_clock(rows)] == [sentence]
