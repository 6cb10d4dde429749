"""What whoever holds meetings tells the plan: when a meeting is, which come, and what of the plan is on an agenda.

Nothing here imports them.
"""

from collections.abc import Callable, Collection, Sequence
from dataclasses import dataclass
from datetime import date

from goals.enums import StepKind
from indicators.registry import Registry
from osp.actors import Actor


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


@dataclass(frozen=True, slots=True)
class AgendaWish:
    """A thread of comments that somebody wants discussed: at which meeting, under which title, with which summary."""

    comment_id: int
    meeting_id: int
    title: str
    summary: str


@dataclass(frozen=True, slots=True)
class AgendaSpot:
    """A point on an agenda that a thread of comments became. `is_off` says that it was taken off again."""

    comment_id: int
    item_id: int
    body: str
    day: date
    is_off: bool = False


PUT_ON_AGENDA: Registry[Callable[[AgendaWish, Actor], Sequence[AgendaSpot]]] = Registry()
ON_AGENDA: Registry[Callable[[Actor, Collection[int]], Sequence[AgendaSpot]]] = Registry()


def put_on_agenda(wish: AgendaWish, by: Actor) -> list[AgendaSpot]:
    """Make a point of a thread. DomainError for a meeting that is not coming; empty where nobody holds meetings."""
    return [each for source in PUT_ON_AGENDA.sources for each in source(wish, by)]


def agenda_spots(actor: Actor, comment_ids: Collection[int]) -> list[AgendaSpot]:
    """The points that these threads became, as far as this reader may know of them, soonest first."""
    found = [each for source in ON_AGENDA.sources for each in source(actor, comment_ids)] if comment_ids else []
    return sorted(found, key=lambda each: (each.day, each.item_id))
