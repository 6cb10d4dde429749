"""Verbs on doelen."""

from datetime import date

from django.db.models import QuerySet

from goals.models import FrameworkItem, FrameworkTag, Goal, Priority
from goals.services import rows
from goals.services.people import known_owner
from osp.abilities import Ability
from osp.actors import Actor
from osp.models import User
from osp.operations import operation, save_changes
from osp.scope import own_levels


@operation("goal.created", needs=Ability.EDIT_PLAN)
def create_goal(
    actor: Actor,
    *,
    priority: Priority,
    title: str,
    description: str = "",
    measurable_result: str = "",
    noticeable_result: str = "",
    owner: User | None = None,
    ends: date | None = None,
    serves: FrameworkItem | None = None,
) -> Goal:
    """Add a doel at the end of its speerpunt; `serves` is an item of the framework that it is for from the start."""
    goal = Goal.objects.create(
        swv=actor.swv,
        priority=priority,
        position=rows.next_position(_siblings(priority.pk)),
        title=rows.text(title, field="title", message=_no_title()),
        description=description.strip(),
        measurable_result=measurable_result.strip(),
        noticeable_result=noticeable_result.strip(),
        owner=known_owner(owner),
        ends=ends,
    )
    if serves is not None:
        FrameworkTag.objects.create(swv=actor.swv, goal=goal, item=serves)
    return goal


@operation("goal.edited", needs=Ability.EDIT_PLAN)
def edit_goal(
    actor: Actor,
    *,
    goal: Goal,
    version: int,
    title: str,
    description: str,
    measurable_result: str,
    noticeable_result: str,
    owner: User | None,
    ends: date | None,
) -> Goal:
    """Change a doel. ConflictError when somebody saved since `version`."""
    changes = {
        "title": rows.text(title, field="title", message=_no_title()),
        "description": description.strip(),
        "measurable_result": measurable_result.strip(),
        "noticeable_result": noticeable_result.strip(),
        "owner": known_owner(owner, goal.owner_id),
        "ends": ends,
    }
    return save_changes(goal, version=version, changes=changes)


@operation("goal.moved", needs=Ability.EDIT_PLAN)
def move_goal(actor: Actor, *, goal: Goal, up: bool) -> Goal:
    """One place up or down in its speerpunt."""
    rows.hold(goal.priority.plan_id)
    return rows.move(goal, _siblings(goal.priority_id), up=up)


@operation("goal.moved", needs=Ability.EDIT_PLAN)
def move_goal_to(actor: Actor, *, goal: Goal, priority: Priority, after: Goal | None) -> Goal:
    """Under a speerpunt of the same plan, behind one of its doelen or in front of all."""
    rows.same_plan(goal.priority.plan_id, priority.plan_id)
    rows.hold(priority.plan_id)
    return rows.move_to(goal, _siblings(priority.pk), after=after, priority=priority)


@operation("goal.archived", needs=Ability.EDIT_PLAN)
def archive_goal(actor: Actor, *, goal: Goal, reason: str) -> Goal:
    """Put a doel away with its activiteiten and indicators."""
    return rows.archive(goal, reason=reason)


@operation("goal.restored", needs=Ability.EDIT_PLAN)
def restore_goal(actor: Actor, *, goal: Goal, in_place: bool = False) -> Goal:
    """Take a doel back from the archive."""
    return rows.restore(goal, _siblings(goal.priority_id), in_place=in_place)


def _siblings(priority_id: int) -> QuerySet[Goal]:
    return Goal.objects.filter(priority_id=priority_id)


def _no_title() -> str:
    return f"Schrijf in één zin wat er anders is als {own_levels().goal.the} is gehaald."
