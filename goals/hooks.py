"""What whoever holds meetings tells the plan: when a meeting is, which come, who discusses what, what is on an agenda.

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


@dataclass(frozen=True, slots=True)
class AgendaWish:
    """Something of the plan that somebody wants discussed: at which meeting, under which title, with which summary.

    It is a thread of comments where `comment_id` says so, and otherwise a question, with the koppelingen that it is about.
    """

    comment_id: int | None
    meeting_id: int
    title: str
    summary: str
    link_ids: tuple[int, ...] = ()


@dataclass(frozen=True, slots=True)
class AgendaSpot:
    """A point on an agenda that a thread of comments or a question became. `is_off` says that it was taken off again."""

    comment_id: int | None
    item_id: int
    body: str
    day: date
    is_off: bool = False


PUT_ON_AGENDA: Registry[Callable[[AgendaWish, Actor], Sequence[AgendaSpot]]] = Registry()
ON_AGENDA: Registry[Callable[[Actor, Collection[int]], Sequence[AgendaSpot]]] = Registry()


def put_on_agenda(wish: AgendaWish, by: Actor) -> list[AgendaSpot]:
    """Make a point of a thread or a question. DomainError for a meeting that is not coming; empty where nobody holds meetings."""
    return [each for source in PUT_ON_AGENDA.sources for each in source(wish, by)]


def agenda_spots(actor: Actor, comment_ids: Collection[int]) -> list[AgendaSpot]:
    """The points that these threads became, as far as this reader may know of them, soonest first."""
    found = [each for source in ON_AGENDA.sources for each in source(actor, comment_ids)] if comment_ids else []
    return sorted(found, key=lambda each: (each.day, each.item_id))


@dataclass(frozen=True, slots=True)
class Pulse:
    """What people at a meeting said when asked whether they notice that a doel comes closer, as it may be told to everybody."""

    goal_id: int
    body: str
    day: date
    text: str
    # Whether more than half of them notice it, a little or clearly; None where that may not or cannot be told.
    is_noticed: bool | None = None


PULSES: Registry[Callable[[Collection[int]], Sequence[Pulse]]] = Registry()


def pulses_about(goal_ids: Collection[int]) -> list[Pulse]:
    """The polls about these doelen that are closed, newest first."""
    found = [each for source in PULSES.sources for each in source(goal_ids)] if goal_ids else []
    return sorted(found, key=lambda each: each.day, reverse=True)


@dataclass(frozen=True, slots=True)
class Decided:
    """A decision that was to change a figure: on which day, how a chart names it, and what was decided, in a sentence."""

    link_id: int
    decision_id: int
    day: date
    label: str
    sentence: str


DECIDED: Registry[Callable[[Collection[int], Actor | None], Sequence[Decided]]] = Registry()


def decided(link_ids: Collection[int], reader: Actor | None) -> dict[int, tuple[Decided, ...]]:
    """By koppeling the decisions that this reader may know of, oldest first; without a reader those that everybody may."""
    found: dict[int, tuple[Decided, ...]] = dict.fromkeys(link_ids, ())
    for source in DECIDED.sources if link_ids else ():
        for each in source(link_ids, reader):
            found[each.link_id] = (*found[each.link_id], each)
    return {pk: tuple(sorted(rows, key=lambda row: (row.day, row.decision_id))) for pk, rows in found.items()}


KEPT_BACK: Registry[Callable[[Actor], Collection[int]]] = Registry()


def kept_back(reader: Actor) -> frozenset[int]:
    """The actions that were given where this reader may not look, by number: at a place of the plan too they are not there."""
    return frozenset(pk for source in KEPT_BACK.sources for pk in source(reader))


@dataclass(frozen=True, slots=True)
class AskedOfStep:
    """A formal request that belongs to a step of a route: of which body, by when it answers, and where that stands, in words."""

    step_id: int
    request_id: int
    body: str
    due: date
    stand: str


ASKED: Registry[Callable[[Actor, Collection[int]], Sequence[AskedOfStep]]] = Registry()


def asked_of(reader: Actor, step_ids: Collection[int]) -> list[AskedOfStep]:
    """The formal requests of these steps that this reader may know of, oldest first."""
    return [each for source in ASKED.sources for each in source(reader, step_ids)] if step_ids else []
