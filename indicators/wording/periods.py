"""The year a figure is about, as people say it: a calendar year for what is counted over one, else a school year."""

from datetime import date, timedelta
from typing import Protocol

from osp import dutch
from osp.school_years import calendar_year_of, first_day

CALENDAR_YEAR = "kalenderjaar"
# The last day of a year closes it: youth care and annual accounts are of that year, not of a school year.
_CALENDAR = frozenset({CALENDAR_YEAR, "31 december"})


class Counted(Protocol):
    """A definition, as far as its teldatum goes."""

    @property
    def reference_day(self) -> str: ...


def is_calendar(definition: Counted | None) -> bool:
    """Whether the years of a definition are calendar years."""
    return definition is not None and definition.reference_day in _CALENDAR


def period_text(definition: Counted | None, year: int) -> str:
    """ "2019-2020", or "2019" where the definition follows the calendar."""
    return str(year) if is_calendar(definition) else dutch.school_year(year)


def period_word(definition: Counted | None) -> str:
    """What the years of a definition are: "schooljaar" or "kalenderjaar"."""
    return CALENDAR_YEAR if is_calendar(definition) else "schooljaar"


def reference_date(definition: Counted | None, year: int) -> date | None:
    """The day of counting: 1 October falls in the first calendar year of a school year, 1 February in the second.

    None where the definition counts over a period and not on a day.
    """
    day, _, month = definition.reference_day.partition(" ") if definition else ("", "", "")
    if not day.isdigit() or month not in dutch.MONTHS:
        return None
    number = dutch.MONTHS.index(month) + 1
    return date(calendar_year_of(year, number), number, int(day))


def last_day(definition: Counted | None, year: int) -> date:
    """The day of counting, or else the last day of the year that a figure is about: from then on it can be known."""
    if day := reference_date(definition, year):
        return day
    return date(year, 12, 31) if is_calendar(definition) else first_day(year + 1) - timedelta(days=1)


def moment_text(definition: Counted | None, year: int) -> str:
    """ "1 oktober 2019", "kalenderjaar 2023" or "schooljaar 2019-2020"."""
    day = reference_date(definition, year)
    return dutch.date_long(day) if day else f"{period_word(definition)} {period_text(definition, year)}"


def moment_short(definition: Counted | None, year: int) -> str:
    """The same for a column: "okt 2019", "2023", "2019-2020"."""
    day = reference_date(definition, year)
    if day is None or is_calendar(definition):
        return period_text(definition, year)
    return f"{dutch.SHORT_MONTHS[day.month - 1]} {day.year}"
