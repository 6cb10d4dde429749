"""Verbs on speerpunten."""

from django.db.models import QuerySet

from goals.models import Plan, Priority
from goals.services import rows
from osp.abilities import Ability
from osp.actors import Actor
from osp.operations import operation, save_changes
from osp.scope import own_levels


@operation("priority.created", needs=Ability.EDIT_PLAN)
def create_priority(actor: Actor, *, plan: Plan, title: str, process: str = "", description: str = "") -> Priority:
    """Add a speerpunt at the end of the plan."""
    return Priority.objects.create(
        swv=actor.swv,
        plan=plan,
        position=rows.next_position(_siblings(plan.pk)),
        title=rows.text(title, field="title", message=_no_title()),
        process=process.strip(),
        description=description.strip(),
    )


@operation("priority.edited", needs=Ability.EDIT_PLAN)
def edit_priority(
    actor: Actor, *, priority: Priority, version: int, title: str, process: str, description: str
) -> Priority:
    """Change the words of a speerpunt. ConflictError when somebody saved since `version`."""
    changes = {
        "title": rows.text(title, field="title", message=_no_title()),
        "process": process.strip(),
        "description": description.strip(),
    }
    return save_changes(priority, version=version, changes=changes)


@operation("priority.moved", needs=Ability.EDIT_PLAN)
def move_priority(actor: Actor, *, priority: Priority, up: bool) -> Priority:
    """One place up or down in the plan."""
    rows.hold(priority.plan_id)
    return rows.move(priority, _siblings(priority.plan_id), up=up)


@operation("priority.moved", needs=Ability.EDIT_PLAN)
def move_priority_to(actor: Actor, *, priority: Priority, after: Priority | None) -> Priority:
    """Behind another speerpunt of the plan, or in front of all."""
    rows.hold(priority.plan_id)
    return rows.move_to(priority, _siblings(priority.plan_id), after=after)


@operation("priority.archived", needs=Ability.EDIT_PLAN)
def archive_priority(actor: Actor, *, priority: Priority, reason: str) -> Priority:
    """Put a speerpunt away with all that stands under it."""
    return rows.archive(priority, reason=reason)


@operation("priority.restored", needs=Ability.EDIT_PLAN)
def restore_priority(actor: Actor, *, priority: Priority, in_place: bool = False) -> Priority:
    """Take a speerpunt back from the archive, with all that stood under it."""
    return rows.restore(priority, _siblings(priority.plan_id), in_place=in_place)


def _siblings(plan_id: int) -> QuerySet[Priority]:
    return Priority.objects.filter(plan_id=plan_id)


def _no_title() -> str:
    return f"Geef {own_levels().priority.the} een naam."
