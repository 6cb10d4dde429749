"""The release calendar of a source: what should be there, what is coming, and what is too late. Plain dates, no database.

A source counts on a fixed day of the year and publishes so many months later: first provisional, then final.
"""

from collections.abc import Collection, Iterable
from dataclasses import dataclass
from datetime import date
from enum import StrEnum

from indicators.enums import ReleaseStatus
from osp import dutch
from osp.school_years import first_day, school_year_of

MONTHS = 12
HALF_YEAR = 183


class DueState(StrEnum):
    """Whether an expected delivery is there."""

    PRESENT = "er"
    EXPECTED = "verwacht"
    LATE = "te laat"


@dataclass(frozen=True, slots=True)
class Rhythm:
    """When a source publishes. `reference_day` is a day of the year ("1 oktober"), "" where there is none.

    `provisional_after` and `final_after` are months from that day to the usual month of publication; None where the source
    publishes no such delivery. After `ended_on` nothing comes any more.
    """

    reference_day: str
    provisional_after: int | None = None
    final_after: int | None = None
    ended_on: date | None = None


@dataclass(frozen=True, slots=True)
class Delivered:
    """A delivery that counts: the day of its figures and whether they are final."""

    reference_date: date
    status: ReleaseStatus


@dataclass(frozen=True, slots=True)
class Due:
    """A delivery that belongs in the calendar. `month` is the first day of the month in which it usually comes."""

    reference_date: date
    status: ReleaseStatus
    month: date
    state: DueState

    @property
    def late_since(self) -> date:
        """The first day on which it is too late."""
        return months_later(self.month, 1)


def dues(rhythm: Rhythm, delivered: Iterable[Delivered], today: date) -> tuple[Due, ...]:
    """What a source publishes in the last, the present and the coming school year, the soonest first.

    A final delivery also takes the place of the provisional one. What is expected this month is not late yet.
    """
    counting = [each for each in delivered if each.status is not ReleaseStatus.WITHDRAWN]
    found = [
        Due(day, status, month, _state(day, status, month, counting, today))
        for day in _reference_dates(rhythm, today)
        for status, after in _steps(rhythm)
        if _in_sight(month := months_later(day.replace(day=1), after), today)
    ]
    return tuple(sorted(found, key=lambda due: (due.month, due.reference_date)))


def late(calendar: Iterable[Due]) -> tuple[Due, ...]:
    """What should have been there, the longest awaited first."""
    return tuple(due for due in calendar if due.state is DueState.LATE)


def upcoming(calendar: Iterable[Due]) -> Due | None:
    """What is expected next."""
    return next((due for due in calendar if due.state is DueState.EXPECTED), None)


def months_later(day: date, months: int) -> date:
    """The first day of the month so many months after this one."""
    count = day.year * MONTHS + day.month - 1 + months
    return date(count // MONTHS, count % MONTHS + 1, 1)


def _steps(rhythm: Rhythm) -> list[tuple[ReleaseStatus, int]]:
    steps = ((ReleaseStatus.PROVISIONAL, rhythm.provisional_after), (ReleaseStatus.FINAL, rhythm.final_after))
    return [(status, after) for status, after in steps if after is not None]


def _reference_dates(rhythm: Rhythm, today: date) -> list[date]:
    if not rhythm.reference_day or not _steps(rhythm):
        return []
    number, _, month_name = rhythm.reference_day.partition(" ")
    month = dutch.MONTHS.index(month_name) + 1
    longest = max(after for _, after in _steps(rhythm)) // MONTHS + 2
    days = [date(year, month, int(number)) for year in range(today.year - longest - 1, today.year + 3)]
    return [day for day in days if rhythm.ended_on is None or day <= rhythm.ended_on]


def _in_sight(month: date, today: date) -> bool:
    """Whether a month lies in the last, the present or the coming school year."""
    year = school_year_of(today)
    return first_day(year - 1) <= month < first_day(year + 2)


def _state(day: date, status: ReleaseStatus, month: date, delivered: Collection[Delivered], today: date) -> DueState:
    enough = {ReleaseStatus.FINAL} if status is ReleaseStatus.FINAL else set(ReleaseStatus)
    if any(each.status in enough and abs((each.reference_date - day).days) < HALF_YEAR for each in delivered):
        return DueState.PRESENT
    return DueState.LATE if months_later(month, 1) <= today else DueState.EXPECTED
