"""What whoever holds meetings tells the plan: when a meeting is, which come, who discusses what. Nothing here imports them."""

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


@dataclass(frozen=True, slots=True)
class Discussion:
    """A body has a koppeling in its rhythm: in these months (1-12), or else every so many weeks."""

    link_id: int
    body_id: int
    body: str
    months: tuple[int, ...] = ()
    every_weeks: int | None = None


@dataclass(frozen=True, slots=True)
class Gremium:
    """A body of the samenwerkingsverband in scope."""

    id: int
    name: str


MEETINGS: Registry[Callable[[Collection[int]], Sequence[MeetingDay]]] = Registry()
COMING: Registry[Callable[[date], Sequence[MeetingDay]]] = Registry()
DISCUSSIONS: Registry[Callable[[Collection[int]], Sequence[Discussion]]] = Registry()
GREMIA: Registry[Callable[[], Sequence[Gremium]]] = Registry()


def meetings_by_id(ids: Collection[int]) -> dict[int, MeetingDay]:
    """The meetings with these numbers; one that is not there, or not of this samenwerkingsverband, is left out."""
    return {each.id: each for source in MEETINGS.sources for each in source(ids)} if ids else {}


def coming_meetings(since: date) -> list[MeetingDay]:
    """Everything on the calendar from this day on, soonest first."""
    found = [each for source in COMING.sources for each in source(since)]
    return sorted(found, key=lambda each: (each.day, each.body, each.id))


def discussions(link_ids: Collection[int]) -> dict[int, tuple[Discussion, ...]] | None:
    """By koppeling who discusses it; None where nobody can tell."""
    if not DISCUSSIONS.sources:
        return None
    found: dict[int, tuple[Discussion, ...]] = dict.fromkeys(link_ids, ())
    for source in DISCUSSIONS.sources:
        for each in source(link_ids) if link_ids else ():
            found[each.link_id] = (*found[each.link_id], each)
    return found


def gremia() -> list[Gremium]:
    """Every body in use, in its own order."""
    return [each for source in GREMIA.sources for each in source()]
