"""The days on which a body meets in a school year, by its rhythm. Pure: no Django."""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date, timedelta

from meetings.proposals import SCHOOL_MONTHS, Rule
from osp.holidays import SATURDAY, Calendar

WEEK = timedelta(days=7)
_FIRST_MONTH = SCHOOL_MONTHS[0]
# Longer than any school holiday; whoever looks further has a calendar without schooldays.
_FURTHEST_WEEKS = 17


@dataclass(frozen=True, slots=True)
class Planned:
    """A meeting: the day the rhythm counts from, and the day on which the body meets."""

    counted: date
    day: date
    why_moved: str = ""


def school_year_bounds(year: int) -> tuple[date, date]:
    """First and last day of the school year that begins in `year`."""
    return date(year, _FIRST_MONTH, 1), date(year + 1, _FIRST_MONTH, 1) - timedelta(days=1)


def planned(rule: Rule, *, year: int, first: date, weekday: int, calendar: Calendar) -> tuple[Planned, ...]:
    """Meetings of a rhythm whose counted day lies in the school year, in order, each on a day of its own.

    The first meeting is on `weekday` (0 is Monday), on or after `first`. Weeks go on counting from there, through holidays and
    school years. Months keep its place in the month: a first meeting on the third Tuesday makes every one the third. A day that
    is free moves to the next school week; only in July that may be after the summer. ValueError where the calendar has no
    schoolday for four months.
    """
    start = first + timedelta(days=(weekday - first.weekday()) % 7)
    found: list[Planned] = []
    for counted in _counted(rule, year, start):
        day = moved(counted, calendar)
        while found and day <= found[-1].day:
            day = moved(day + WEEK, calendar)
        found.append(Planned(counted, day, calendar.why_free(counted)))
    return tuple(found)


def moved(day: date, calendar: Calendar) -> date:
    """The day itself on a schoolday; else the same weekday in the first later week where that is one.

    A day in a weekend becomes the first schoolday after it. ValueError as `planned`.
    """
    if day.weekday() >= SATURDAY:
        return calendar.next_schoolday(day)
    for _ in range(_FURTHEST_WEEKS):
        if calendar.is_schoolday(day):
            return day
        day += WEEK
    raise ValueError(f"Rond {day.isoformat()} is geen schooldag te vinden. Kijk de vakanties na.")


def _counted(rule: Rule, year: int, start: date) -> Iterator[date]:
    begins, ends = school_year_bounds(year)
    if rule.every_weeks:
        step = rule.every_weeks * WEEK
        passed = max(0, -(-(begins - start) // step))
        day = start + passed * step
        while day <= ends:
            yield day
            day += step
        return
    for month in SCHOOL_MONTHS:
        day = _same_place(year + (month < _FIRST_MONTH), month, start)
        if month in rule.months and day >= start:
            yield day


def _same_place(year: int, month: int, like: date) -> date:
    """The same weekday of the month as `like`: its third Tuesday. Where there is no fifth it is the last."""
    first = date(year, month, 1)
    day = first + timedelta(days=(like.weekday() - first.weekday()) % 7) + (like.day - 1) // 7 * WEEK
    return day if day.month == month else day - WEEK
