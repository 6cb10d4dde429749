"""What was put away, with its reason."""

from dataclasses import dataclass
from datetime import datetime

from django.shortcuts import get_object_or_404

from goals.kinds import noun
from goals.models import Activity, Goal, IndicatorLink, Plan, Priority
from goals.queries.lookups import with_parents
from osp.scope import own_levels


@dataclass(frozen=True, slots=True)
class Archived:
    """One archived row. `under` names what it stood under; `kind` is its word in addresses, `noun` what people call it."""

    kind: str
    noun: str
    pk: int
    title: str
    under: str
    reason: str
    at: datetime


def archived_rows(plan: Plan) -> list[Archived]:
    """Everything of a plan that was archived itself, newest first."""
    gone = {"archived_at__isnull": False}
    found = [_row("speerpunt", row, row.title, "") for row in Priority.objects.filter(plan=plan, **gone)]
    goals = Goal.objects.filter(priority__plan=plan, **gone).select_related("priority")
    found += [_row("doel", row, row.title, row.priority.title) for row in goals]
    activities = Activity.objects.filter(goal__priority__plan=plan, **gone).select_related("goal")
    found += [_row("activiteit", row, row.title, row.goal.title) for row in activities]
    links = with_parents(IndicatorLink.objects.filter(**gone))
    found += [
        _row("koppeling", row, row.indicator.name, row.parent.title)
        for row in links
        if row.parent_priority.plan_id == plan.pk
    ]
    return sorted(found, key=lambda row: row.at, reverse=True)


def get_archived(kind: str, pk: int) -> Priority | Goal | Activity | IndicatorLink:
    """One archived row in scope; 404 otherwise."""
    model = {"speerpunt": Priority, "doel": Goal, "activiteit": Activity, "koppeling": IndicatorLink}[kind]
    return get_object_or_404(model.objects.all(), pk=pk, archived_at__isnull=False)


def _row(kind: str, row: Priority | Goal | Activity | IndicatorLink, title: str, under: str) -> Archived:
    if row.archived_at is None:
        raise ValueError("Deze rij is niet gearchiveerd")
    return Archived(kind, noun(kind, own_levels()), row.pk, title, under, row.archive_reason, row.archived_at)
