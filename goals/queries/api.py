"""What the API of the plan reads. Rows in an archive, or under something in it, are there only when they are asked for."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import datetime
from typing import Any

from django.db.models import Q, QuerySet
from django.http import Http404
from django.shortcuts import get_object_or_404
from django.utils import timezone

from goals.kinds import Kind
from goals.models import (
    Activity,
    BudgetLine,
    Chapter,
    FrameworkItem,
    FrameworkTag,
    Goal,
    IndicatorLink,
    Milestone,
    Plan,
    Priority,
    Risk,
    ScopeBoard,
)
from goals.queries.assessment import LinkAssessment, assess_link
from goals.queries.boards import boards_here
from goals.queries.framework import TICKED
from goals.queries.lookups import LIVE_LINK, current_plan, with_parents
from goals.queries.moments import Moment
from goals.queries.timeline import TimelineFilter, ToldSitting, sittings_of, told_sittings
from indicators.models import Figure, Indicator
from indicators.queries import catalogue, series_for
from indicators.queries.api import runs_behind
from osp.errors import DomainError
from osp.models import Samenwerkingsverband

Read = Mapping[str, Any]
_PRIORITY = Q(archived_at__isnull=True)
_GOAL = Q(archived_at__isnull=True, priority__archived_at__isnull=True)
_ACTIVITY = Q(archived_at__isnull=True, goal__archived_at__isnull=True, goal__priority__archived_at__isnull=True)
MODELS: dict[Kind, tuple[Any, Q, str]] = {
    Kind.CHAPTER: (Chapter, _PRIORITY, "plan"),
    Kind.PRIORITY: (Priority, _PRIORITY, "plan"),
    Kind.GOAL: (Goal, _GOAL, "priority__plan"),
    Kind.ACTIVITY: (Activity, _ACTIVITY, "goal__priority__plan"),
    Kind.LINK: (IndicatorLink, LIVE_LINK, ""),
    Kind.MILESTONE: (Milestone, LIVE_LINK, ""),
    Kind.BUDGET: (BudgetLine, LIVE_LINK, ""),
    Kind.RISK: (Risk, LIVE_LINK, ""),
    Kind.SCOPE: (ScopeBoard, LIVE_LINK, ""),
    Kind.TAG: (FrameworkTag, LIVE_LINK, ""),
}
# Order within a plan, and within everything.
ORDERS: dict[Kind, tuple[str, ...]] = {
    Kind.CHAPTER: ("plan_id", "is_closing", "position"),
    Kind.PRIORITY: ("plan_id", "position"),
    Kind.GOAL: ("priority__plan_id", "priority__position", "position"),
    Kind.ACTIVITY: ("goal__priority__plan_id", "goal__priority__position", "goal__position", "position"),
}
UNKNOWN_PARENT = "Dit onderdeel is er niet, of staat in het archief."


def plans(read: Read) -> QuerySet[Plan]:
    """Plans that are not archived, the newest period first."""
    rows = Plan.objects.filter(archived_at__isnull=True)
    if read.get("current"):
        current = current_plan()
        return rows.filter(pk=current.pk if current else None)
    return rows


def get_plan_by(pk: int) -> Plan:
    """One of them; 404 otherwise."""
    return get_object_or_404(plans({}), pk=pk)


def rows_of(kind: Kind, read: Read) -> QuerySet[Any]:
    """The rows of one kind that the filters ask for."""
    if kind is Kind.PLAN:
        return plans(read)
    rows = _all(kind, archived=bool(read.get("archived")))
    if "plan" in read:
        rows = rows.filter(_in_plan(kind, read["plan"]))
    if "changed_since" in read:
        rows = rows.filter(updated_at__gte=read["changed_since"])
    exact = {name: read[name] for name in ("owner", "priority", "goal", "activity", "status", "year") if name in read}
    if "indicator" in read:
        exact["indicator__code"] = read["indicator"]
    return _ordered(kind, rows.filter(**exact), read.get("ordering"))


def get_row_by(kind: Kind, pk: int) -> Any:
    """A row that holds; 404 otherwise."""
    if kind is Kind.PLAN:
        return get_plan_by(pk)
    return get_object_or_404(_all(kind), pk=pk)


def parent_by(kind: Kind, pk: int) -> Any:
    """What a new row is to hang on; DomainError where it is not there."""
    try:
        return get_row_by(kind, pk)
    except Http404 as error:
        raise DomainError("parent-unknown", UNKNOWN_PARENT, field="parent") from error


def indicator_by(swv: Samenwerkingsverband, code: str) -> Indicator:
    """An indicator that can be used; DomainError for any other."""
    found = catalogue(swv).filter(code=code).order_by("swv_id").first()
    if found is None:
        raise DomainError("indicator-unknown", "Deze indicator kennen wij niet.", field="indicator")
    return found


def pointed_at(swv: Samenwerkingsverband, read: Read) -> dict[str, int | None]:
    """The ids of what is named by a code: indicator, schoolbestuur and item of the framework. DomainError for what is not here."""
    found: dict[str, int | None] = {}
    if "indicator" in read:
        found["indicator_id"] = indicator_by(swv, read["indicator"]).pk if read["indicator"] else None
    if "schoolbestuur" in read:
        found["schoolbestuur_id"] = next((b.pk for b in boards_here(swv) if b.number == read["schoolbestuur"]), None)
        if found["schoolbestuur_id"] is None:
            raise DomainError("board-unknown", "Dit schoolbestuur kennen wij hier niet.", field="schoolbestuur")
    if "item" in read:
        found["item_id"] = framework_item(read["item"])
        if found["item_id"] is None:
            raise DomainError("item-unknown", "Dit onderdeel van het kader kennen wij niet.", field="item")
    return found


def _all(kind: Kind, *, archived: bool = False) -> QuerySet[Any]:
    model, live, _ = MODELS[kind]
    rows = model.objects.filter(archived_at__isnull=False) if archived else model.objects.filter(live)
    if kind is Kind.LINK:
        return with_parents(rows)
    if kind in {Kind.RISK, Kind.SCOPE}:
        return rows.select_related("indicator" if kind is Kind.RISK else "schoolbestuur")
    if kind in {Kind.PRIORITY, Kind.GOAL, Kind.ACTIVITY}:
        above = {Kind.PRIORITY: (), Kind.GOAL: ("priority",), Kind.ACTIVITY: ("goal__priority",)}[kind]
        return rows.select_related("owner", *above).prefetch_related("frameworktags", "scopeboards__schoolbestuur")
    return rows


def _in_plan(kind: Kind, plan_id: int) -> Q:
    path = MODELS[kind][2]
    if path:
        return Q(**{path: plan_id})
    return Q(priority__plan=plan_id) | Q(goal__priority__plan=plan_id) | Q(activity__goal__priority__plan=plan_id)


def _ordered(kind: Kind, rows: QuerySet[Any], asked: str | None) -> QuerySet[Any]:
    if asked and asked != "position":
        return rows.order_by(asked, "pk")
    return rows.order_by(*ORDERS[kind], "pk") if kind in ORDERS else rows


@dataclass(frozen=True, slots=True)
class Verdicts:
    """How koppelingen stand, and the stored figure of each."""

    assessed: Mapping[int, LinkAssessment]
    figures: Mapping[int, Figure]


def verdicts(swv: Samenwerkingsverband, links: Iterable[IndicatorLink]) -> Verdicts:
    """A page of koppelingen held against their figures. A constant number of queries."""
    rows = list(links)
    series = series_for(swv, {link.indicator_id: link.indicator for link in rows}.values())
    assessed = {link.pk: assess_link(link, series[link.indicator_id]) for link in rows}
    wanted = {pk: each.point.figure_id for pk, each in assessed.items() if each.point and each.point.figure_id}
    figures = Figure.objects.filter(pk__in=wanted.values()).select_related("definition__indicator", "swv").in_bulk()
    return Verdicts(assessed, {pk: figures[number] for pk, number in wanted.items() if number in figures})


def deliveries_behind(found: Verdicts) -> dict[int, Any]:
    """The deliveries that these figures rest on, by number."""
    return runs_behind(found.figures.values())


def framework_items(read: Read) -> QuerySet[FrameworkItem]:
    """Items of the framework that hold, or those that lapsed."""
    rows = FrameworkItem.objects.filter(archived_at__isnull=not read.get("archived"))
    return rows.filter(kind=read["kind"]) if "kind" in read else rows


def framework_item(pk: int) -> int | None:
    """An item that can be chosen, by its number; None for any other."""
    rows = framework_items({}).filter(pk=pk, kind__in=TICKED)
    return pk if rows.exists() else None


@dataclass(frozen=True, slots=True)
class Changes:
    """What was written in a plan, by person and sitting; read page by page."""

    plan: Plan
    wanted: list[Any]

    def told(self, page: list[Any]) -> list[ToldSitting]:
        """A page in words."""
        return told_sittings(self.plan, page, weaves=False)


def changes(read: Read) -> Changes:
    """The history that the filters ask for, newest first; 404 for a plan that is not there."""
    plan = get_plan_by(read["plan"]) if "plan" in read else current_plan()
    if plan is None:
        raise Http404
    choice = TimelineFilter(
        user_id=read.get("person"), since=_moment(read.get("since")), until=_moment(read.get("until"))
    )
    return Changes(plan, sittings_of(plan, choice))


def _moment(at: datetime | None) -> Moment | None:
    return Moment(at.isoformat(), at.isoformat(), at=min(at, timezone.now())) if at else None
