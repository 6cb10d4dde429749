"""Verbs on threads of comments on the plan, and questions about a doel, that come on an agenda."""

from collections.abc import Collection

from django.utils import timezone

from goals.models import Comment, IndicatorLink
from meetings.enums import Purpose
from meetings.models import AgendaComment, AgendaItem, Meeting
from meetings.services.agenda import add_item
from osp.abilities import Ability
from osp.actors import Actor
from osp.errors import DomainError
from osp.operations import operation

MINUTES = 10
MOST_TITLE = AgendaItem._meta.get_field("title").max_length or 0
LATE_REASON = "Komt uit een opmerking bij het plan."
QUESTION_LATE = "Komt uit wat er in het plan opvalt."
NOT_COMING = "Deze vergadering is geweest of staat niet meer op de kalender. Kies een andere."


@operation("agenda.comment_brought", needs=Ability.EDIT_MEETINGS)
def bring_comment(actor: Actor, *, comment: Comment, meeting: Meeting, title: str, summary: str = "") -> AgendaItem:
    """Make a point of a thread, to discuss, on the agenda of a meeting that comes; DomainError for any other meeting."""
    _still_comes(meeting)
    item = add_item(
        actor,
        meeting=meeting,
        title=title[:MOST_TITLE],
        purpose=Purpose.DISCUSS,
        minutes=MINUTES,
        summary=summary,
        late_reason=LATE_REASON,
    )
    AgendaComment.objects.create(swv=actor.swv, item=item, comment=comment)
    return item


@operation("agenda.question_brought", needs=Ability.EDIT_MEETINGS)
def bring_question(
    actor: Actor, *, meeting: Meeting, title: str, summary: str, links: Collection[IndicatorLink] = ()
) -> AgendaItem:
    """Make a point of a question about the plan, with its figures, on the agenda of a meeting that comes."""
    _still_comes(meeting)
    return add_item(
        actor,
        meeting=meeting,
        title=title[:MOST_TITLE],
        purpose=Purpose.DISCUSS,
        minutes=MINUTES,
        summary=summary,
        links=links,
        late_reason=QUESTION_LATE,
    )


def _still_comes(meeting: Meeting) -> None:
    if meeting.is_archived or meeting.date < timezone.localdate():
        raise DomainError("meeting-past", NOT_COMING, field="meeting")
