"""Milestones that are late, as Vandaag asks about them."""

from collections.abc import Iterator
from datetime import date

from goals.models import Milestone
from goals.queries.lookups import LIVE_LINK
from goals.queries.today import Ask
from goals.queries.tree import PlanView
from osp import dutch
from osp.scope import own_levels


def late_milestones(view: PlanView, today: date) -> list[Ask]:
    """Every milestone of this plan whose day has passed and that was not reached. One query."""
    late = Milestone.objects.filter(LIVE_LINK, due__lt=today, done_on__isnull=True).select_related("activity")
    return [ask for row in late for ask in _ask(view, row, today)]


def _ask(view: PlanView, row: Milestone, today: date) -> Iterator[Ask]:
    """What asks for attention; nothing for a milestone of another plan."""
    goal = view.goal(row.activity.goal_id if row.activity else row.goal_id or 0)
    priority = view.priority(goal.goal.priority_id if goal else row.priority_id or 0)
    if priority is None:
        return
    levels = own_levels()
    where = f"{levels.goal.singular} {goal.number}" if goal else f"{levels.priority.singular} {priority.number}"
    yield Ask(
        rank=(1, -(today - row.due).days),
        when="Over tijd",
        since=f"sinds {dutch.date_short(row.due)}",
        title=f"Mijlpaal „{row.title}” is niet gehaald",
        text=f"Mijlpaal bij {where}, voor {dutch.date_long(row.due)}.",
        goal_id=goal.goal.pk if goal else None,
        priority_id=priority.priority.pk,
        action="Vink af of kies een dag",
    )
