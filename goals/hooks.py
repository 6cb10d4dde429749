"""What whoever holds meetings tells the plan: when a meeting is, and which come. Nothing here imports them."""

from collections.abc import Callable, Collection, Sequence
from dataclasses import dataclass
from datetime import date

from goals.enums import StepKind
from indicators.registry import Registry


@dataclass(frozen=True, slots=True)
class MeetingDay:
    """A meeting of the samenwerkingsverband in scope, as it is now: of which body, when, and for which steps it usually is.

    `is_off` says that it was taken off the calendar.
    """

    id: int
    body: str
    day: date
    fits: frozenset[StepKind] = frozenset()
    is_off: bool = False


MEETINGS: Registry[Callable[[Collection[int]], Sequence[MeetingDay]]] = Registry()
COMING: Registry[Callable[[date], Sequence[MeetingDay]]] = Registry()


def meetings_by_id(ids: Collection[int]) -> dict[int, MeetingDay]:
    """The meetings with these numbers; one that is not there, or not of this samenwerkingsverband, is left out."""
    return {each.id: each for source in MEETINGS.sources for each in source(ids)} if ids else {}


def coming_meetings(since: date) -> list[MeetingDay]:
    """Everything on the calendar from this day on, soonest first."""
    found = [each for source in COMING.sources for each in source(since)]
    return sorted(found, key=lambda each: (each.day, each.body, each.id))
