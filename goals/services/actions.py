"""Verbs on actions: what somebody promised to do by a day."""

from datetime import date
from typing import Any

from django.utils import timezone

from goals.kinds import Kind
from goals.models import Action, Activity, Comment
from goals.queries.people import discussing
from goals.services.rows import text as filled
from osp.abilities import Ability
from osp.actors import Actor
from osp.errors import DomainError, NotAllowedError
from osp.models import User
from osp.operations import operation, save_changes

NO_TEXT = "Schrijf wat er gedaan wordt."
NO_OWNER = "Kies wie het doet."
NO_DUE = "Kies voor wanneer."
UNKNOWN = "Kies iemand die over het plan kan meepraten."


@operation("action.added", needs=Ability.EDIT_PLAN)
def add_action(actor: Actor, *, comment: Comment, text: str, owner: User | None, due: date | None) -> Action:
    """Note what somebody does because of a comment. It is kept at the speerpunt or doel that the comment is about.

    DomainError without text, owner or day, and for an owner who does not see the page it stands on.
    """
    return Action.objects.create(
        swv=actor.swv,
        comment=comment,
        **promised(text, owner, due),
        **_parent(comment),
    )


@operation("action.edited", needs=Ability.EDIT_PLAN)
def edit_action(
    actor: Actor, *, action: Action, version: int, text: str, owner: User | None, due: date | None
) -> Action:
    """Change what is done, by whom and by when. ConflictError when somebody saved since `version`."""
    changes = {
        "text": filled(text, field="text", message=NO_TEXT),
        "owner": owner if owner is not None and owner.pk == action.owner_id else _owner(owner),
        "due": _due(due),
    }
    return save_changes(action, version=version, changes=changes)


@operation("action.done", needs=Ability.DISCUSS_PLAN)
def finish_action(actor: Actor, *, action: Action) -> Action:
    """Mark an action as done today. For its owner, and whoever writes the plan."""
    _require_hand(actor, action)
    if action.done_on is not None:
        return action
    return save_changes(action, version=action.version, changes={"done_on": timezone.localdate()})


@operation("action.reopened", needs=Ability.DISCUSS_PLAN)
def reopen_action(actor: Actor, *, action: Action) -> Action:
    """Mark an action as not done after all."""
    _require_hand(actor, action)
    if action.done_on is None:
        return action
    return save_changes(action, version=action.version, changes={"done_on": None})


def _require_hand(actor: Actor, action: Action) -> None:
    is_owner = action.owner_id is not None and action.owner_id == actor.user_id
    if not is_owner and not actor.can(Ability.EDIT_PLAN):
        raise NotAllowedError(Ability.EDIT_PLAN)


def promised(text: str, owner: User | None, due: date | None) -> dict[str, Any]:
    """The columns of an action that somebody gives: DomainError without text, owner or day, and for who is not known here."""
    return {"text": filled(text, field="text", message=NO_TEXT), "owner": _owner(owner), "due": _due(due)}


def _owner(owner: User | None) -> User:
    if owner is None:
        raise DomainError("owner-missing", NO_OWNER, field="owner")
    if not discussing().filter(pk=owner.pk).exists():
        raise DomainError("owner-unknown", UNKNOWN, field="owner")
    return owner


def _due(due: date | None) -> date:
    if due is None:
        raise DomainError("due-missing", NO_DUE, field="due")
    return due


def _parent(comment: Comment) -> dict[str, int]:
    """The columns under which an action is found on the page of a speerpunt or doel."""
    if comment.kind == Kind.PRIORITY:
        return {"priority_id": comment.object_id}
    if comment.kind == Kind.GOAL:
        return {"goal_id": comment.object_id}
    if comment.kind == Kind.ACTIVITY:
        return {"goal_id": Activity.objects.get(pk=comment.object_id).goal_id}
    return {}
