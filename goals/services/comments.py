"""Verbs on comments: say something at a place in the plan, answer, and let the thread end as opgelost, actie or agendapunt."""

from datetime import date

from django.utils import timezone

from goals import hooks
from goals.enums import CommentEnd
from goals.models import Comment
from goals.queries.discussed import Discussed, discussed_plan, discussed_ref
from goals.services.actions import add_action
from goals.services.rows import text as filled
from goals.wording.reactions import agenda_summary, fields_of
from osp.abilities import Ability
from osp.actors import Actor
from osp.errors import ConflictError, DomainError, NotAllowedError
from osp.models import User
from osp.operations import operation, save_changes

NO_TEXT = "Schrijf wat u wilt zeggen."
NO_TITLE = "Schrijf hoe het punt op de agenda heet."
NO_PLACE = "Kies waar uw opmerking over gaat."
ENDED = "Dit gesprek is afgerond. Heropen het om verder te gaan."
NOT_ENDED = "Dit gesprek is nog niet afgerond."
NOBODY_MEETS = "Er is geen agenda waarop dit kan komen."


@operation("comment.written", needs=Ability.DISCUSS_PLAN)
def write_comment(actor: Actor, *, row: Discussed, field: str = "", text: str) -> Comment:
    """Say something at a field of a row of the plan, or at the row as a whole. DomainError for a field it does not have."""
    kind, pk = discussed_ref(row)
    if field not in fields_of(kind):
        raise DomainError("field-unknown", NO_PLACE, field="field")
    return Comment.objects.create(
        swv=actor.swv,
        plan=discussed_plan(row),
        kind=kind.value,
        object_id=pk,
        field=field,
        text=filled(text, field="text", message=NO_TEXT),
        user_id=actor.user_id,
    )


@operation("comment.answered", needs=Ability.DISCUSS_PLAN)
def answer_comment(actor: Actor, *, comment: Comment, text: str) -> Comment:
    """Answer a comment; an answer to an answer comes under the same comment. DomainError once the thread has ended."""
    first = _held(comment.parent_id or comment.pk)
    if first.end:
        raise DomainError("thread-ended", ENDED)
    return Comment.objects.create(
        swv=actor.swv,
        plan_id=first.plan_id,
        kind=first.kind,
        object_id=first.object_id,
        field=first.field,
        parent=first,
        text=filled(text, field="text", message=NO_TEXT),
        user_id=actor.user_id,
    )


@operation("comment.edited", needs=Ability.DISCUSS_PLAN)
def edit_comment(actor: Actor, *, comment: Comment, version: int, text: str) -> Comment:
    """Change one's own words while the thread is open. ConflictError when they were saved since `version`."""
    require_own(actor, comment.user_id)
    if _held(comment.parent_id or comment.pk).end:
        raise DomainError("thread-ended", ENDED)
    changes = {"text": filled(text, field="text", message=NO_TEXT)}
    return save_changes(comment, version=version, changes=changes)


@operation("comment.solved", needs=Ability.DISCUSS_PLAN)
def solve_comment(actor: Actor, *, comment: Comment) -> Comment:
    """End a thread: what was asked is done. For whoever began it, and whoever writes the plan."""
    if not actor.can(Ability.EDIT_PLAN):
        require_own(actor, comment.user_id)
    return _end(actor, comment, CommentEnd.SOLVED)


@operation("comment.made_action", needs=Ability.EDIT_PLAN)
def make_action(actor: Actor, *, comment: Comment, text: str, owner: User | None, due: date | None) -> Comment:
    """End a thread as something that somebody does by a day."""
    ended = _end(actor, comment, CommentEnd.ACTION)
    add_action(actor, comment=ended, text=text, owner=owner, due=due)
    return ended


@operation("comment.put_on_agenda", needs=Ability.EDIT_PLAN)
def put_on_agenda(actor: Actor, *, comment: Comment, meeting_id: int, title: str, place: str) -> Comment:
    """End a thread as a point on the agenda of a meeting that comes. `place` says where in the plan it stands, for the oplegger."""
    ended = _end(actor, comment, CommentEnd.AGENDA)
    wish = hooks.AgendaWish(
        comment_id=ended.pk,
        meeting_id=meeting_id,
        title=filled(title, field="title", message=NO_TITLE),
        summary=agenda_summary(place, ended.text),
    )
    if not hooks.put_on_agenda(wish, actor):
        raise DomainError("no-agenda", NOBODY_MEETS)
    return ended


@operation("comment.reopened", needs=Ability.DISCUSS_PLAN)
def reopen_comment(actor: Actor, *, comment: Comment) -> Comment:
    """Go on with a thread that ended. An action or a point that came of it stays as it is."""
    if not comment.end:
        raise DomainError("thread-open", NOT_ENDED)
    return _changed(comment, {"end": "", "ended_at": None, "ended_by_id": None})


def require_own(actor: Actor, user_id: int | None) -> None:
    """NotAllowedError for what somebody else wrote."""
    if user_id is None or user_id != actor.user_id:
        raise NotAllowedError(Ability.DISCUSS_PLAN)


def _held(pk: int) -> Comment:
    """The comment as it is now, locked: whoever ends the thread waits for whoever answers, and the other way round."""
    return Comment.objects.select_for_update().get(pk=pk)


def _end(actor: Actor, comment: Comment, end: CommentEnd) -> Comment:
    if comment.parent_id:
        raise DomainError("not-a-thread", "Rond het gesprek af bij de eerste opmerking.")
    if comment.end:
        raise DomainError("thread-ended", ENDED)
    return _changed(comment, {"end": end.value, "ended_at": timezone.now(), "ended_by_id": actor.user_id})


def _changed(comment: Comment, changes: dict[str, object]) -> Comment:
    """The thread with its new state; DomainError when somebody ended or reopened it a moment ago."""
    try:
        return save_changes(comment, version=comment.version, changes=changes)
    except ConflictError as error:
        message = "Iemand anders wijzigde dit gesprek zojuist. Kijk of het nog klopt, en doe het dan opnieuw."
        raise DomainError("thread-changed", message) from error
