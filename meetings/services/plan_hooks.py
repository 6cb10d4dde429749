"""What the plan asks meetings to do; registered in meetings/apps.py."""

from goals.hooks import AgendaSpot, AgendaWish
from goals.models import Comment
from goals.queries import live_links
from meetings.models import Meeting
from meetings.queries.comments import spot_of
from meetings.services.comments import NOT_COMING, bring_comment, bring_question
from osp.actors import Actor
from osp.errors import DomainError


def take_wish(wish: AgendaWish, by: Actor) -> list[AgendaSpot]:
    """Make a point of a thread, or of a question with its figures. DomainError for a meeting that is not there."""
    meeting = Meeting.objects.filter(pk=wish.meeting_id).select_related("body").first()
    if meeting is None:
        raise DomainError("meeting-past", NOT_COMING, field="meeting")
    if wish.comment_id is None:
        links = live_links().filter(pk__in=wish.link_ids)
        return [spot_of(None, bring_question(by, meeting=meeting, title=wish.title, summary=wish.summary, links=links))]
    comment = Comment.objects.get(pk=wish.comment_id)
    item = bring_comment(by, comment=comment, meeting=meeting, title=wish.title, summary=wish.summary)
    return [spot_of(comment.pk, item)]
