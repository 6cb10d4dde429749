"""When each agenda item starts, and whether all fits in the meeting. Pure: no Django."""

from collections.abc import Sequence
from datetime import datetime, time, timedelta

_ANY_DAY = (2000, 1, 1)


def start_times(begin: time, minutes: Sequence[int]) -> tuple[time, ...]:
    """The moment each item begins when all before it take their time. Past midnight it goes on from 00.00."""
    moment = datetime(*_ANY_DAY, begin.hour, begin.minute)  # noqa: DTZ001 -- a clock time, the zone plays no part
    starts = []
    for length in minutes:
        starts.append(moment.time())
        moment += timedelta(minutes=length)
    return tuple(starts)


def length_in_minutes(begin: time, end: time) -> int:
    """How long a meeting lasts."""
    return (end.hour * 60 + end.minute) - (begin.hour * 60 + begin.minute)
