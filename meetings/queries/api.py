"""What the API of Overleg reads, narrowed as the address asks. What a reader may not see of it, the reads of the pages leave out."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date, time
from typing import Any

from django.db.models import QuerySet
from django.http import Http404
from django.utils import timezone

from meetings.audiences import Audience
from meetings.models import AgendaItem, BodyMember, Decision, Meeting, ReviewRhythm
from meetings.queries.actions import GivenAction, Sought, actions_for
from meetings.queries.agenda import AgendaRow, agenda_of, get_item
from meetings.queries.decisions import Wanted, decisions_for
from meetings.queries.meetings import meeting_rows, meetings
from meetings.queries.members import held_on
from meetings.queries.rhythms import rhythms
from osp.actors import Actor
from osp.school_years import first_day

Read = Mapping[str, Any]


@dataclass(frozen=True, slots=True)
class ToldMeeting:
    """A meeting with how far it is, as far as a reader may know."""

    meeting: Meeting
    state: str
    items: int

    def __getattr__(self, name: str) -> Any:
        """The columns of the meeting itself."""
        return getattr(self.meeting, name)


@dataclass(frozen=True, slots=True)
class ToldItem:
    """A point with its place among those that a reader may see."""

    item: AgendaItem
    number: int
    starts: time
    links: tuple[int, ...]
    lacks_decision: bool

    def __getattr__(self, name: str) -> Any:
        """The columns of the point itself."""
        return getattr(self.item, name)


def seats(read: Read) -> QuerySet[BodyMember]:
    """Who sits in gremia in use on a day, today where none is asked."""
    day: date = read.get("on") or timezone.localdate()
    rows = BodyMember.objects.filter(held_on(day), body__archived_at__isnull=True)
    rows = rows.select_related("body", "user", "schoolbestuur").order_by("body__position", "body_id", "position", "pk")
    return _of_body(rows, read)


def meetings_by(read: Read) -> QuerySet[Meeting]:
    """Meetings of a gremium and a school year, or all of them, in time."""
    rows = _of_body(meetings(), read)
    if "year" in read:
        rows = rows.filter(date__gte=first_day(read["year"]), date__lt=first_day(read["year"] + 1))
    return rows.order_by("date", "starts", "pk")


def told_meetings(rows: Sequence[Meeting], audience: Audience) -> list[ToldMeeting]:
    """With how far each is. A number of queries that does not grow."""
    return [ToldMeeting(row.meeting, row.state.value, len(row.items)) for row in meeting_rows(rows, audience=audience)]


def told_items(meeting: Meeting, actor: Actor) -> list[ToldItem]:
    """The agenda as this reader may see it."""
    return [_told(row) for row in agenda_of(meeting, actor).rows]


def told_item(pk: int, actor: Actor) -> ToldItem:
    """One point of it; 404 for a point that is not there for this reader."""
    item = get_item(pk, actor)
    found = next((row for row in agenda_of(item.meeting, actor).rows if row.item.pk == pk), None)
    if found is None:
        raise Http404
    return _told(found)


def rhythm_rows(read: Read) -> QuerySet[ReviewRhythm]:
    """Rhythms of links in use, by gremium."""
    rows = rhythms().filter(link__archived_at__isnull=True).select_related("link__indicator")
    return _of_body(rows, read).order_by("body__position", "body_id", "pk")


def decision_rows(actor: Actor, read: Read) -> QuerySet[Decision]:
    """Decisions that this reader may know of."""
    names = ("body", "year", "goal", "text", "to_judge")
    return decisions_for(actor, Wanted(**{name: read[name] for name in names if name in read}))


def action_rows(actor: Actor, read: Read) -> list[GivenAction]:
    """Actions that this reader may know of."""
    return actions_for(actor, Sought(read.get("stand", ""), read.get("body"), bool(read.get("mine"))))


def _of_body(rows: QuerySet[Any], read: Read) -> QuerySet[Any]:
    return rows.filter(body=read["body"]) if "body" in read else rows


def _told(row: AgendaRow) -> ToldItem:
    links = tuple(place.link_id for place in row.item.indicators.all())
    return ToldItem(row.item, row.number, row.starts, links, row.lacks_decision)
