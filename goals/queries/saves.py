"""Which rows of the history belong to a plan, or to one part of it; read without their content, in one query."""

from datetime import datetime
from typing import Any

from django.db.models import BooleanField, Case, F, Model, Q, QuerySet, Value, When

from goals.compute.sittings import Save
from goals.kinds import Kind
from goals.models import Activity, Chapter, Goal, IndicatorLink, Plan, Priority
from goals.models.base import ElementPart
from goals.queries.snapshot import MODELS
from goals.snapshot import Ref
from osp.models import WrittenModel

PARTS = frozenset({Kind.LINK, Kind.MILESTONE, Kind.BUDGET, Kind.RISK, Kind.SCOPE, Kind.TAG})
_COLUMNS = ("row_kind", "id", "history_id", "history_date", "history_user_id", "why", "is_away")


def saves_of(plan: Plan, part: Ref | None = None, *, within: Q | None = None) -> list[Save]:
    """Every save of a plan, or of one row with everything that ever stood under it. Archived rows are in it too.

    The reason is the one that was given with the save, or else with the archiving. `within` narrows the rows of history.
    """
    wanted = _of_plan(plan) if part is None else _of_part(part)
    rows = [_light(kind, where & (within or Q())) for kind, where in wanted.items()]
    found = rows[0].union(*rows[1:], all=True) if len(rows) > 1 else rows[0]
    return [
        Save((Kind(kind), pk), number, at, user_id, reason, is_archived=bool(is_away))
        for kind, pk, number, at, user_id, reason, is_away in found
    ]


def reasons_between(plan: Plan, after: datetime, until: datetime) -> dict[Ref, str]:
    """By row the last reason that was given after one moment and by another."""
    told = ~Q(history_change_reason="") | Q(archived_at__isnull=False)
    found = saves_of(plan, within=told & Q(history_date__gt=after, history_date__lte=until))
    return {save.ref: save.reason for save in sorted(found, key=lambda save: (save.at, save.number)) if save.reason}


def plan_of(row: WrittenModel) -> Plan:
    """The plan that a row belongs to."""
    if isinstance(row, Plan):
        return row
    if isinstance(row, Chapter | Priority):
        return row.plan
    if isinstance(row, Goal):
        return row.priority.plan
    if isinstance(row, Activity):
        return row.goal.priority.plan
    if isinstance(row, ElementPart | IndicatorLink):
        return plan_of(row.element if isinstance(row, ElementPart) else row.parent)
    raise TypeError(f"{type(row).__name__} is no row of a plan")


def history_of(kind: Kind) -> QuerySet[Any]:
    """The history of one kind of row, in scope."""
    model: Any = MODELS[kind]
    history: QuerySet[Any] = model.history.all()
    return history


def _light(kind: Kind, where: Q) -> QuerySet[Any, tuple[Any, ...]]:
    rows = history_of(kind).order_by().filter(where)
    away = Case(When(archived_at__isnull=False, then=Value(True)), default=Value(False), output_field=BooleanField())
    why = Case(When(history_change_reason="", then=F("archive_reason")), default=F("history_change_reason"))
    return rows.annotate(row_kind=Value(kind.value), is_away=away, why=why).values_list(*_COLUMNS)


def _of_plan(plan: Plan) -> dict[Kind, Q]:
    return {
        Kind.PLAN: Q(id=plan.pk),
        Kind.CHAPTER: Q(plan_id=plan.pk),
        Kind.PRIORITY: Q(plan_id=plan.pk),
        Kind.GOAL: Q(id__in=Goal.objects.filter(priority__plan=plan).values("pk")),
        Kind.ACTIVITY: Q(id__in=Activity.objects.filter(goal__priority__plan=plan).values("pk")),
        **{kind: Q(id__in=_parts_of_plan(MODELS[kind], plan)) for kind in MODELS if kind in PARTS},
    }


def _parts_of_plan(model: type[Model], plan: Plan) -> QuerySet[Any, dict[str, Any]]:
    mine = Q(priority__plan=plan) | Q(goal__priority__plan=plan) | Q(activity__goal__priority__plan=plan)
    return model._default_manager.filter(mine).values("pk")


def _of_part(part: Ref) -> dict[Kind, Q]:
    kind, pk = part
    if kind in PARTS | {Kind.PLAN, Kind.CHAPTER}:
        return {kind: Q(id=pk)}
    ever: dict[Kind, Any] = {kind: [pk]}
    for below, above in ((Kind.GOAL, Kind.PRIORITY), (Kind.ACTIVITY, Kind.GOAL)):
        if above in ever:
            ever[below] = history_of(below).filter(**{f"{_COLUMN[above]}__in": ever[above]}).order_by().values("id")
    on = Q()
    for above, ids in ever.items():
        on |= Q(**{f"{_COLUMN[above]}__in": ids})
    own = {each: Q(id__in=ids) for each, ids in ever.items()}
    return own | {each: on for each in MODELS if each in PARTS}


_COLUMN = {Kind.PRIORITY: "priority_id", Kind.GOAL: "goal_id", Kind.ACTIVITY: "activity_id"}
