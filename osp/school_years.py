"""The one rule of school years: they begin on 1 August and go by their first calendar year. Pure: no Django."""

from datetime import date

FIRST_MONTH = 8


def school_year_of(day: date) -> int:
    """First calendar year of the school year that a day is in: 1 October 2019 and 1 February 2020 are both 2019."""
    return day.year if day.month >= FIRST_MONTH else day.year - 1


def calendar_year_of(year: int, month: int) -> int:
    """The calendar year in which a month of a school year falls: of 2019, October is in 2019 and February in 2020."""
    return year if month >= FIRST_MONTH else year + 1


def first_day(year: int) -> date:
    """The day a school year begins."""
    return date(year, FIRST_MONTH, 1)
