"""When each agenda item starts, and whether all fits in the meeting. Pure: no Django."""

from collections.abc import Mapping, Sequence
from datetime import datetime, time, timedelta

_ANY_DAY = (2000, 1, 1)
_DAY = 24 * 60


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


def expected_starts(
    planned: Sequence[time], minutes: Sequence[int], begun: Mapping[int, datetime], now: datetime
) -> tuple[time, ...]:
    """When each item begins as it goes: those that were begun at their own moment, those after the last of them in turn.

    An item that takes longer than its time lasts until now. Before anything has begun, everything is as planned.
    """
    if not begun:
        return tuple(planned)
    current = max(begun, key=lambda place: (begun[place], place))
    moment = max(now, begun[current] + timedelta(minutes=minutes[current]))
    expected = []
    for place, at in enumerate(planned):
        if place in begun:
            expected.append(begun[place].time())
        elif place < current:
            expected.append(at)
        else:
            expected.append(moment.time())
            moment += timedelta(minutes=minutes[place])
    return tuple(expected)


def minutes_behind(planned: time, expected: time) -> int:
    """How much later than planned, in whole minutes; negative when it is early. Around midnight the nearest of the two."""
    late = (expected.hour * 60 + expected.minute) - (planned.hour * 60 + planned.minute)
    return late - _DAY if late > _DAY // 2 else late + _DAY if late < -_DAY // 2 else late
