"""One row in scope, or 404. What is archived is found by the archive alone."""

from collections.abc import Callable, Iterable
from datetime import date
from typing import TypeVar

from django.db.models import Q, QuerySet
from django.http import Http404
from django.shortcuts import get_object_or_404
from django.utils import timezone

from goals.kinds import Kind
from goals.models import Activity, Chapter, Goal, IndicatorLink, Plan, Priority
from goals.models.base import ElementPart
from indicators.models import Indicator
from indicators.queries import catalogue
from osp.models import Samenwerkingsverband
from osp.school_years import first_day, school_year_of

Part = TypeVar("Part", bound=ElementPart)
# A koppeling (or any other part of an element) counts when neither it nor anything above it is archived.
LIVE_LINK = Q(archived_at__isnull=True) & (
    Q(priority__archived_at__isnull=True, priority__isnull=False)
    | Q(goal__archived_at__isnull=True, goal__priority__archived_at__isnull=True, goal__isnull=False)
    | Q(
        activity__archived_at__isnull=True,
        activity__goal__archived_at__isnull=True,
        activity__goal__priority__archived_at__isnull=True,
        activity__isnull=False,
    )
)


def current_plan() -> Plan | None:
    """The plan that holds in the school year of today, else the newest one; None where there is no plan yet."""
    return holding_plan(Plan.objects.filter(archived_at__isnull=True), timezone.localdate())


def holding_plan(plans: Iterable[Plan], day: date) -> Plan | None:
    """Of these plans, newest period first, the one that holds in the school year of a day, else the newest."""
    year, found = school_year_of(day), list(plans)
    holding = [plan for plan in found if plan.first_year <= year <= plan.last_year]
    return next(iter(holding or found), None)


def get_plan() -> Plan:
    """The current plan; 404 where there is none."""
    plan = current_plan()
    if plan is None:
        raise Http404
    return plan


def get_priority(pk: int) -> Priority:
    """A speerpunt that is not archived."""
    return get_object_or_404(Priority.objects.select_related("plan"), pk=pk, archived_at__isnull=True)


def get_goal(pk: int) -> Goal:
    """A doel that is not archived, nor its speerpunt."""
    rows = Goal.objects.select_related("priority__plan", "owner")
    return get_object_or_404(rows, pk=pk, archived_at__isnull=True, priority__archived_at__isnull=True)


def get_activity(pk: int) -> Activity:
    """An activiteit that is not archived, nor anything above it."""
    rows = Activity.objects.select_related("goal__priority__plan", "owner").filter(
        archived_at__isnull=True, goal__archived_at__isnull=True, goal__priority__archived_at__isnull=True
    )
    return get_object_or_404(rows, pk=pk)


def any_activity(pk: int) -> Activity:
    """An activiteit, archived or not."""
    return get_object_or_404(Activity.objects.select_related("goal__priority", "owner"), pk=pk)


def get_link(pk: int) -> IndicatorLink:
    """A koppeling that is not archived, nor anything above it."""
    return get_object_or_404(with_parents(IndicatorLink.objects.filter(LIVE_LINK)), pk=pk)


def get_element(kind: str, pk: int) -> Priority | Goal | Activity:
    """A speerpunt, doel or activiteit by its word in an address; 404 for one that is archived, or under something that is."""
    finders: dict[str, Callable[[int], Priority | Goal | Activity]] = {
        Kind.PRIORITY: get_priority,
        Kind.GOAL: get_goal,
        Kind.ACTIVITY: get_activity,
    }
    return finders[kind](pk)


def was_element(kind: str, pk: int) -> bool:
    """Whether this samenwerkingsverband ever had such an element, also one that was put away since."""
    models: dict[str, type[Priority | Goal | Activity]] = {
        Kind.PRIORITY: Priority,
        Kind.GOAL: Goal,
        Kind.ACTIVITY: Activity,
    }
    return kind in models and models[kind].objects.filter(pk=pk).exists()


def get_chapter(pk: int) -> Chapter:
    """A chapter that is not archived."""
    return get_object_or_404(Chapter.objects.select_related("plan"), pk=pk, archived_at__isnull=True)


def get_part(model: type[Part], pk: int) -> Part:
    """A milestone, budget line or risk that is not archived, nor anything above it."""
    above = ("priority__plan", "goal__priority__plan", "activity__goal__priority__plan")
    row: Part = get_object_or_404(model._default_manager.filter(LIVE_LINK).select_related(*above), pk=pk)
    return row


def get_indicator(swv: Samenwerkingsverband, pk: int) -> Indicator:
    """An indicator that this samenwerkingsverband can use; 404 for another one's own."""
    return get_object_or_404(catalogue(swv), pk=pk)


def with_parents(links: QuerySet[IndicatorLink]) -> QuerySet[IndicatorLink]:
    """Koppelingen with indicator, speerpunt, doel, activiteit and former agreements loaded."""
    return links.select_related(
        "indicator", "overruled_by", "priority__plan", "goal__priority__plan", "activity__goal__priority__plan"
    ).prefetch_related("former_targets")


def links_of_indicator(indicator_id: int) -> list[IndicatorLink]:
    """Where the plan that runs uses an indicator, in the order of the plan."""
    return sorted(running_links().filter(indicator=indicator_id), key=_place)


def live_links() -> QuerySet[IndicatorLink]:
    """Every koppeling that counts in its plan, whichever plan that is, with indicator and parents loaded."""
    return with_parents(IndicatorLink.objects.filter(LIVE_LINK))


def running_links() -> QuerySet[IndicatorLink]:
    """Every koppeling of the plan that runs; those of a plan that is over or being prepared wait for theirs."""
    return live_links().filter(in_plans(current_plan()))


def links_in_year(year: int) -> QuerySet[IndicatorLink]:
    """Every koppeling of the plan that holds in a school year, or of the newest where none does."""
    plans = Plan.objects.filter(archived_at__isnull=True)
    return live_links().filter(in_plans(holding_plan(plans, first_day(year))))


def in_plans(*plans: Plan | None) -> Q:
    """What hangs on an element of one of these plans."""
    return Q(priority__plan__in=plans) | Q(goal__priority__plan__in=plans) | Q(activity__goal__priority__plan__in=plans)


def used_indicators() -> frozenset[int]:
    """Ids of the indicators that the plan uses, or one that is being prepared beside it."""
    plans = list(Plan.objects.filter(archived_at__isnull=True))
    running = holding_plan(plans, timezone.localdate())
    counting = [plan for plan in plans if running and plan.last_year >= running.first_year]
    return frozenset(live_links().filter(in_plans(*counting)).values_list("indicator_id", flat=True))


def _place(link: IndicatorLink) -> tuple[int, int, int]:
    goal = link.parent_goal
    return link.parent_priority.position, goal.position if goal else 0, link.position
