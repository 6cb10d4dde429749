"""Verbs on activiteiten."""

from datetime import date

from django.db.models import QuerySet

from goals.enums import ActivityStatus
from goals.models import Activity, Goal
from goals.services import rows
from goals.services.people import known_owner
from osp import dutch
from osp.abilities import Ability
from osp.actors import Actor
from osp.errors import DomainError
from osp.models import User
from osp.operations import operation, save_changes
from osp.scope import own_levels

NO_TITLE = "Schrijf op wat er gedaan wordt."


@operation("activity.created", needs=Ability.EDIT_PLAN)
def create_activity(
    actor: Actor,
    *,
    goal: Goal,
    title: str,
    description: str = "",
    owner: User | None = None,
    starts: date | None = None,
    ends: date | None = None,
    status: str = ActivityStatus.PLANNED,
) -> Activity:
    """Add an activiteit at the end of its doel."""
    _check_dates(starts, ends)
    return Activity.objects.create(
        swv=actor.swv,
        goal=goal,
        position=rows.next_position(_siblings(goal.pk)),
        title=rows.text(title, field="title", message=NO_TITLE),
        description=description.strip(),
        owner=known_owner(owner),
        starts=starts,
        ends=ends,
        status=ActivityStatus(status),
    )


@operation("activity.edited", needs=Ability.EDIT_PLAN)
def edit_activity(
    actor: Actor,
    *,
    activity: Activity,
    version: int,
    title: str,
    description: str,
    owner: User | None,
    starts: date | None,
    ends: date | None,
    status: str,
) -> Activity:
    """Change an activiteit. ConflictError when somebody saved since `version`."""
    _check_dates(starts, ends)
    changes = {
        "title": rows.text(title, field="title", message=NO_TITLE),
        "description": description.strip(),
        "owner": known_owner(owner, activity.owner_id),
        "starts": starts,
        "ends": ends,
        "status": ActivityStatus(status),
    }
    return save_changes(activity, version=version, changes=changes)


@operation("activity.moved", needs=Ability.EDIT_PLAN)
def move_activity(actor: Actor, *, activity: Activity, up: bool) -> Activity:
    """One place up or down under its doel."""
    rows.hold(activity.goal.priority.plan_id)
    return rows.move(activity, _siblings(activity.goal_id), up=up)


@operation("activity.moved", needs=Ability.EDIT_PLAN)
def move_activity_to(actor: Actor, *, activity: Activity, goal: Goal, after: Activity | None) -> Activity:
    """Under a doel of the same plan, behind one of its activiteiten or in front of all."""
    rows.same_plan(activity.goal.priority.plan_id, goal.priority.plan_id)
    rows.hold(goal.priority.plan_id)
    return rows.move_to(activity, _siblings(goal.pk), after=after, goal=goal)


@operation("activity.archived", needs=Ability.EDIT_PLAN)
def archive_activity(actor: Actor, *, activity: Activity, reason: str) -> Activity:
    """Put an activiteit away."""
    return rows.archive(activity, reason=reason)


@operation("activity.restored", needs=Ability.EDIT_PLAN)
def restore_activity(actor: Actor, *, activity: Activity, in_place: bool = False) -> Activity:
    """Take an activiteit back from the archive."""
    return rows.restore(activity, _siblings(activity.goal_id), in_place=in_place)


def _siblings(goal_id: int) -> QuerySet[Activity]:
    return Activity.objects.filter(goal_id=goal_id)


def _check_dates(starts: date | None, ends: date | None) -> None:
    if starts and ends and ends < starts:
        what = dutch.sentence_case(own_levels().activity.the)
        raise DomainError("dates-reversed", f"{what} is klaar voor het begin. Kies een latere datum.", field="ends")
