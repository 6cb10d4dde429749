"""When is reminded of what is due: a schedule of days around the last one, and who of a party is reminded. Pure."""

import re
from collections.abc import Iterable, Sequence
from datetime import date, timedelta

# Days from the last day: fourteen and three before it, three and ten after it.
USUAL_DAYS = (-14, -3, 3, 10)
# A day on which no worker ran is made up for until so many days later, and not after that.
CATCH_UP = timedelta(days=2)
FURTHEST, MOST = 60, 6
_SEPARATOR = re.compile(r"[\s,;]+|\ben\b")


class ScheduleError(ValueError):
    """Days that are no schedule."""


def read_days(text: str) -> tuple[int, ...]:
    """ "14, 3" or "14 en 3" as whole numbers of days, each once. Raises ScheduleError for anything else, 0 and too far included."""
    words = [word for word in _SEPARATOR.split(text.strip()) if word]
    if not all(word.isascii() and word.isdigit() and 1 <= int(word) <= FURTHEST for word in words) or len(words) > MOST:
        raise ScheduleError(text)
    return tuple(sorted({int(word) for word in words}))


def schedule(before: Iterable[int], after: Iterable[int]) -> list[int]:
    """Both kinds of days as one list, the earliest first."""
    return sorted({-abs(days) for days in before} | {abs(days) for days in after})


def halves(days: Iterable[int]) -> tuple[tuple[int, ...], tuple[int, ...]]:
    """Days before and after the last day, each as people say them: the first that comes first."""
    ordered = sorted(days)
    return tuple(-day for day in ordered if day < 0), tuple(day for day in ordered if day > 0)


def due_offset(days: Sequence[int], *, due: date, asked_on: date, today: date) -> int | None:
    """The day of the schedule that it is now; None where it is none of them.

    The newest one counts, so that nobody gets two at once. Days on or before the one on which the round was put out lapsed.
    """
    moments = ((offset, due + timedelta(days=offset)) for offset in days)
    come = [offset for offset, day in moments if asked_on < day <= today <= day + CATCH_UP]
    return max(come, default=None)


def next_day(days: Sequence[int], *, due: date, asked_on: date, today: date) -> date | None:
    """The first day after today on which will be reminded."""
    coming = (due + timedelta(days=offset) for offset in days)
    return min((day for day in coming if day > max(today, asked_on)), default=None)


def is_reminded(*, signs: bool, someone_prepares: bool, is_late: bool, waits_for_signature: bool) -> bool:
    """Whether somebody of a party is reminded: who prepares; who signs where nobody else does, once it waits for them or is late."""
    if waits_for_signature:
        return signs
    return not signs or not someone_prepares or is_late
