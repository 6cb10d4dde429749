"""Threads of comments on the plan that are on an agenda."""

from collections.abc import Collection

from goals.hooks import AgendaSpot
from goals.queries.reactions import Thread, threads_of
from meetings.models import AgendaComment, AgendaItem
from meetings.queries.audiences import audience_of, hidden_items
from osp.actors import Actor


def agenda_spots(actor: Actor, comment_ids: Collection[int]) -> list[AgendaSpot]:
    """The points that these threads became; those of a confidential point only for who may open it."""
    rows = AgendaComment.objects.filter(comment__in=comment_ids).select_related("item__meeting__body")
    rows = rows.exclude(item__in=hidden_items(audience_of(actor)))
    return [spot_of(row.comment_id, row.item) for row in rows]


def spot_of(comment_id: int | None, item: AgendaItem) -> AgendaSpot:
    """Where one thread, or a question, is on an agenda."""
    meeting = item.meeting
    is_off = item.is_archived or meeting.is_archived
    return AgendaSpot(comment_id, item.pk, meeting.body.name, meeting.date, is_off=is_off)


def threads_on(actor: Actor, item: AgendaItem) -> tuple[Thread, ...]:
    """The threads that a point brings, as they are now."""
    ids = list(AgendaComment.objects.filter(item=item).values_list("comment_id", flat=True))
    return threads_of(actor, ids) if ids else ()
