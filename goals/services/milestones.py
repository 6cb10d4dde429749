"""Verbs on milestones."""

from datetime import date

from django.utils import timezone

from goals.models import Activity, Goal, Milestone, Priority
from goals.services import rows
from goals.services.parts import parent_field, put_back
from osp.abilities import Ability
from osp.actors import Actor
from osp.errors import DomainError
from osp.operations import operation, save_changes

NO_TITLE = "Schrijf op wat er die dag is."
AHEAD = "Deze dag is nog niet geweest. Kies de dag waarop de mijlpaal is gehaald."


@operation("milestone.added", needs=Ability.EDIT_PLAN)
def add_milestone(actor: Actor, *, element: Priority | Goal | Activity, title: str, due: date) -> Milestone:
    """Add something that is there on a day."""
    said = rows.text(title, field="title", message=NO_TITLE)
    return Milestone.objects.create(swv=actor.swv, title=said, due=due, **{parent_field(element): element})


@operation("milestone.edited", needs=Ability.EDIT_PLAN)
def edit_milestone(
    actor: Actor, *, milestone: Milestone, version: int, title: str, due: date, done_on: date | None
) -> Milestone:
    """Change what it is, its day, and the day on which it was reached. ConflictError when somebody saved since `version`."""
    changes = {
        "title": rows.text(title, field="title", message=NO_TITLE),
        "due": due,
        "done_on": _past(done_on),
    }
    return save_changes(milestone, version=version, changes=changes)


@operation("milestone.reached", needs=Ability.EDIT_PLAN)
def reach_milestone(actor: Actor, *, milestone: Milestone, on: date | None = None) -> Milestone:
    """Tick a milestone off, today or on an earlier day. DomainError for a day that is still to come."""
    day = _past(on or timezone.localdate())
    return save_changes(milestone, version=milestone.version, changes={"done_on": day})


@operation("milestone.reopened", needs=Ability.EDIT_PLAN)
def reopen_milestone(actor: Actor, *, milestone: Milestone) -> Milestone:
    """Take the tick away."""
    return save_changes(milestone, version=milestone.version, changes={"done_on": None})


@operation("milestone.archived", needs=Ability.EDIT_PLAN)
def archive_milestone(actor: Actor, *, milestone: Milestone, reason: str) -> Milestone:
    """Put a milestone away."""
    return rows.archive(milestone, reason=reason)


@operation("milestone.restored", needs=Ability.EDIT_PLAN)
def restore_milestone(actor: Actor, *, milestone: Milestone) -> Milestone:
    """Take a milestone back from the archive."""
    return put_back(milestone)


def _past(day: date | None) -> date | None:
    if day and day > timezone.localdate():
        raise DomainError("milestone-ahead", AHEAD, field="done_on")
    return day
