"""Single rows of Overleg for the API, and its rhythms. What a reader may not see, the reads of the pages leave out."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import time
from typing import Any

from django.db.models import QuerySet
from django.http import Http404

from meetings.audiences import Audience
from meetings.models import AgendaItem, Meeting, Minutes, ReviewRhythm
from meetings.pack.minutes_sections import MinutesPaper
from meetings.queries.agenda import AgendaRow, agenda_of, get_item
from meetings.queries.attachments import AttachmentRow, attachment_rows
from meetings.queries.meetings import meeting_rows
from meetings.queries.minutes import get_minutes, paper_for
from meetings.queries.rhythms import rhythms
from osp.actors import Actor

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
    attachments: tuple[AttachmentRow, ...]
    lacks_decision: bool

    def __getattr__(self, name: str) -> Any:
        """The columns of the point itself."""
        return getattr(self.item, name)


@dataclass(frozen=True, slots=True)
class ToldMinutes:
    """Minutes with what a reader may read of them. `sha256` is over that, and empty while they are not sealed."""

    minutes: Minutes
    paper: MinutesPaper
    sha256: str


def told_minutes(meeting_id: int, actor: Actor) -> ToldMinutes:
    """The minutes of a meeting; 404 for those that are not there for this reader.

    The hash is over what this reader reads: one over the whole would tell that there is a point that they may not know of.
    For who reads everything the two are the same.
    """
    minutes = get_minutes(meeting_id, actor)
    paper = paper_for(minutes.meeting, minutes, actor)
    return ToldMinutes(minutes, paper, paper.digest if minutes.is_sealed else "")


def told_meetings(rows: Sequence[Meeting], audience: Audience) -> list[ToldMeeting]:
    """With how far each is. A number of queries that does not grow."""
    return [ToldMeeting(row.meeting, row.state.value, len(row.items)) for row in meeting_rows(rows, audience=audience)]


def told_item(pk: int, actor: Actor) -> ToldItem:
    """One point of it; 404 for a point that is not there for this reader."""
    item = get_item(pk, actor)
    found = next((row for row in agenda_of(item.meeting, actor).rows if row.item.pk == pk), None)
    if found is None:
        raise Http404
    return _told(found, attachment_rows(item, actor))


def rhythm_rows(read: Read) -> QuerySet[ReviewRhythm]:
    """Rhythms of links in use, by gremium."""
    rows = rhythms().filter(link__archived_at__isnull=True).select_related("link__indicator")
    return _of_body(rows, read).order_by("body__position", "body_id", "pk")


def _of_body(rows: QuerySet[Any], read: Read) -> QuerySet[Any]:
    return rows.filter(body=read["body"]) if "body" in read else rows


def _told(row: AgendaRow, attachments: Sequence[AttachmentRow]) -> ToldItem:
    links = tuple(place.link_id for place in row.item.indicators.all())
    return ToldItem(row.item, row.number, row.starts, links, tuple(attachments), row.lacks_decision)
