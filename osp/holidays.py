"""Which days are free in the Netherlands: weekends, public holidays, and the school holidays of a region. Pure: no Django.

Public holidays are those of the Algemene termijnenwet, art. 3, and are computed. Easter follows the Gregorian rule (Meeus, Jones
and Butcher); Koningsdag is 27 April, or the 26th where that is a Sunday. Bevrijdingsdag is among them every year: not every
employer gives the day, and in some years it lies outside the meivakantie.
"""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from datetime import date, timedelta
from functools import cache

SATURDAY = 5
SUNDAY = 6
DAY = timedelta(days=1)
# Longer than any row of free days: whoever looks further has a calendar without schooldays.
FURTHEST = 120


@dataclass(frozen=True, slots=True)
class Holiday:
    """A school holiday, first and last day included."""

    name: str
    first: date
    last: date

    def covers(self, day: date) -> bool:
        """Whether the day lies in it."""
        return self.first <= day <= self.last


class Calendar:
    """Schooldays of one samenwerkingsverband."""

    def __init__(self, holidays: Iterable[Holiday] = ()) -> None:
        self.holidays = tuple(sorted(holidays, key=lambda each: each.first))

    def why_free(self, day: date) -> str:
        """Why nobody meets that day: "weekend", "Koningsdag", "kerstvakantie"; empty for a schoolday."""
        if day.weekday() >= SATURDAY:
            return "weekend"
        if name := public_holidays(day.year).get(day):
            return name
        return next((each.name for each in self.holidays if each.covers(day)), "")

    def is_schoolday(self, day: date) -> bool:
        """Whether schools and bodies work that day."""
        return not self.why_free(day)

    def next_schoolday(self, day: date) -> date:
        """This day, or else the first schoolday after it. ValueError where there is none within four months."""
        return self._step(day, DAY)

    def last_schoolday(self, day: date) -> date:
        """This day, or else the last schoolday before it. ValueError where there is none within four months."""
        return self._step(day, -DAY)

    def back_by_weeks(self, day: date, weeks: int) -> date:
        """The day from which so many weeks without school holiday are left before `day`.

        A term of consultation does not run in a holiday: a week of which more than two schooldays are free does not count.
        """
        while weeks > 0:
            day -= 7 * DAY
            weeks -= self.is_working_week(day)
        return day

    def ahead_by_weeks(self, day: date, weeks: int) -> date:
        """The day on which so many weeks without school holiday have passed since `day`."""
        while weeks > 0:
            weeks -= self.is_working_week(day)
            day += 7 * DAY
        return day

    def is_working_week(self, day: date) -> bool:
        """Whether at least three days of the seven from this one are schooldays."""
        return sum(self.is_schoolday(day + ahead * DAY) for ahead in range(7)) >= 3  # noqa: PLR2004 -- the majority of a working week

    def _step(self, day: date, step: timedelta) -> date:
        for _ in range(FURTHEST):
            if self.is_schoolday(day):
                return day
            day += step
        raise ValueError(f"Rond {day.isoformat()} is geen schooldag te vinden. Kijk de vakanties na.")


@cache
def public_holidays(year: int) -> dict[date, str]:
    """The Dutch public holidays of a calendar year by day."""
    return dict(_public(year))


def _public(year: int) -> Iterator[tuple[date, str]]:
    easter = easter_sunday(year)
    yield date(year, 1, 1), "Nieuwjaarsdag"
    yield easter - 2 * DAY, "Goede Vrijdag"
    yield easter, "eerste paasdag"
    yield easter + DAY, "tweede paasdag"
    kings_day = date(year, 4, 27)
    yield kings_day - DAY if kings_day.weekday() == SUNDAY else kings_day, "Koningsdag"
    yield date(year, 5, 5), "Bevrijdingsdag"
    yield easter + 39 * DAY, "Hemelvaartsdag"
    yield easter + 49 * DAY, "eerste pinksterdag"
    yield easter + 50 * DAY, "tweede pinksterdag"
    yield date(year, 12, 25), "eerste kerstdag"
    yield date(year, 12, 26), "tweede kerstdag"


def easter_sunday(year: int) -> date:
    """Easter of the Gregorian calendar."""
    golden, (century, rest) = year % 19, divmod(year, 100)
    leap_centuries, century_rest = divmod(century, 4)
    moon_shift = (century - (century + 8) // 25 + 1) // 3
    moon = (19 * golden + century - leap_centuries - moon_shift + 15) % 30
    leap_years, year_rest = divmod(rest, 4)
    to_sunday = (32 + 2 * century_rest + 2 * leap_years - moon - year_rest) % 7
    late = (golden + 11 * moon + 22 * to_sunday) // 451
    month, day = divmod(moon + to_sunday - 7 * late + 114, 31)
    return date(year, month, day + 1)
