"""What was put away, with its reason."""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import datetime

from django.shortcuts import get_object_or_404

from goals.kinds import Kind, noun
from goals.models import Activity, BudgetLine, Chapter, Goal, IndicatorLink, Milestone, Plan, Priority, Risk
from goals.models.base import ElementPart
from goals.queries.elements import plan_of
from goals.queries.lookups import with_parents
from goals.wording.money import line_text
from osp.models import ArchivableModel
from osp.scope import own_levels

MODELS: dict[str, type[ArchivableModel]] = {
    Kind.CHAPTER: Chapter,
    Kind.PRIORITY: Priority,
    Kind.GOAL: Goal,
    Kind.ACTIVITY: Activity,
    Kind.LINK: IndicatorLink,
    Kind.MILESTONE: Milestone,
    Kind.BUDGET: BudgetLine,
    Kind.RISK: Risk,
}
PARTS: dict[str, type[ElementPart]] = {Kind.MILESTONE: Milestone, Kind.BUDGET: BudgetLine, Kind.RISK: Risk}


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
    found += [_row("hoofdstuk", row, row.title, "") for row in Chapter.objects.filter(plan=plan, **gone)]
    found += [row for kind in PARTS for row in _parts(kind, plan)]
    return sorted(found, key=lambda row: row.at, reverse=True)


def get_archived(kind: str, pk: int) -> ArchivableModel:
    """One archived row in scope; 404 otherwise."""
    row: ArchivableModel = get_object_or_404(MODELS[kind]._default_manager.all(), pk=pk, archived_at__isnull=False)
    return row


def _parts(kind: str, plan: Plan) -> Iterator[Archived]:
    """Archived milestones, budget lines or risks of a plan."""
    above = ("priority__plan", "goal__priority__plan", "activity__goal__priority__plan")
    for row in PARTS[kind]._default_manager.filter(archived_at__isnull=False).select_related(*above):
        if plan_of(row.element).pk == plan.pk:
            title = line_text(row.year_kind, row.year, row.budgeted, row.spent) if kind == Kind.BUDGET else row.title
            yield _row(kind, row, title, row.element.title)


def _row(kind: str, row: ArchivableModel, title: str, under: str) -> Archived:
    if row.archived_at is None:
        raise ValueError("Deze rij is niet gearchiveerd")
    return Archived(kind, noun(kind, own_levels()), row.pk, title, under, row.archive_reason, row.archived_at)
