"""A plan as a snapshot: as it is now, or as it was at a moment. A constant number of queries."""

from collections.abc import Callable, Iterator
from datetime import date, datetime
from decimal import Decimal
from typing import Any

from django.db.models import Model, Q, QuerySet

from goals.kinds import Kind
from goals.models import (
    Activity,
    BudgetLine,
    Chapter,
    FrameworkTag,
    Goal,
    IndicatorLink,
    Milestone,
    Plan,
    Priority,
    Risk,
    ScopeBoard,
)
from goals.snapshot import Node, Ref, Row, assemble

MODELS: dict[Kind, type[Model]] = {
    Kind.PLAN: Plan,
    Kind.CHAPTER: Chapter,
    Kind.PRIORITY: Priority,
    Kind.GOAL: Goal,
    Kind.ACTIVITY: Activity,
    Kind.LINK: IndicatorLink,
    Kind.MILESTONE: Milestone,
    Kind.BUDGET: BudgetLine,
    Kind.RISK: Risk,
    Kind.SCOPE: ScopeBoard,
    Kind.TAG: FrameworkTag,
}
# What says where a row stands, or how it is kept, and nothing about the plan.
NOT_CONTENT = frozenset(
    {"id", "swv_id", "version", "updated_at", "archived_at", "archive_reason", "plan_id", "priority_id", "goal_id",
     "activity_id"}
)  # fmt: skip
ORDERS: dict[Kind, tuple[str, ...]] = {
    Kind.CHAPTER: ("is_closing", "position"),
    Kind.MILESTONE: ("due",),
    Kind.BUDGET: ("year", "year_kind", "money"),
    Kind.RISK: (),
    Kind.SCOPE: ("schoolbestuur_id",),
    Kind.TAG: ("item_id",),
    Kind.PLAN: (),
}


def plan_snapshot(plan: Plan, *, at: datetime | None = None, also: Ref | None = None) -> Node:
    """The plan without what is archived: as it is now, or as it was at a moment.

    `also` is one row that counts as not archived: the plan as it would be with that row taken back.
    ValueError for a moment before the plan was there.
    """
    return assemble(_rows(plan, _reader(at), also))


Reader = Callable[[type[Model]], QuerySet[Any]]


def _reader(at: datetime | None) -> Reader:
    if at is None:
        return lambda model: model._default_manager.all()
    return lambda model: model.history.as_of(at)  # type: ignore[attr-defined]


def _rows(plan: Plan, read: Reader, also: Ref | None) -> Iterator[Row]:
    """Level by level, each with one query; what stands under an archived row is left out when the tree is made."""
    found: dict[Kind, set[int]] = {Kind.PLAN: {plan.pk}}
    for kind, model in MODELS.items():
        kept = Q(archived_at__isnull=True)
        rows = read(model).filter(kept | Q(pk=also[1]) if also and also[0] is kind else kept)
        mine = []
        for row in rows.filter(**_within(kind, found)) if kind in _FIXED else rows:
            parent = parent_of(kind, row)
            if kind is Kind.PLAN or (parent and parent[1] in found.get(parent[0], ())):
                mine.append(row)
                yield Row(kind, row.pk, parent, _order(kind, row), values_of(row))
        found[kind] = {row.pk for row in mine}


_FIXED = {Kind.PLAN: "id", Kind.CHAPTER: "plan_id", Kind.PRIORITY: "plan_id", Kind.GOAL: "priority_id",
          Kind.ACTIVITY: "goal_id"}  # fmt: skip
_ABOVE = {Kind.CHAPTER: Kind.PLAN, Kind.PRIORITY: Kind.PLAN, Kind.GOAL: Kind.PRIORITY, Kind.ACTIVITY: Kind.GOAL}


def _within(kind: Kind, found: dict[Kind, set[int]]) -> dict[str, Any]:
    return {f"{_FIXED[kind]}__in": found[_ABOVE.get(kind, Kind.PLAN)]}


def parent_of(kind: Kind, row: Any) -> Ref | None:
    """What a row stands under; None for the plan itself."""
    if kind is Kind.PLAN:
        return None
    if kind in _ABOVE:
        return _ABOVE[kind], getattr(row, _FIXED[kind])
    for above, name in ((Kind.PRIORITY, "priority_id"), (Kind.GOAL, "goal_id"), (Kind.ACTIVITY, "activity_id")):
        if pk := getattr(row, name):
            return above, pk
    return None


def _order(kind: Kind, row: Any) -> tuple[Any, ...]:
    return tuple(getattr(row, name) for name in ORDERS.get(kind, ("position",)))


def values_of(row: Model) -> dict[str, Any]:
    """The fields of a row that are content, as plain values that can be stored."""
    return {
        field.attname: _plain(getattr(row, field.attname))
        for field in row._meta.concrete_fields
        if field.attname not in NOT_CONTENT
    }


def _plain(value: Any) -> Any:
    if isinstance(value, date | datetime):
        return value.isoformat()
    if isinstance(value, Decimal):
        return str(value)
    return value
