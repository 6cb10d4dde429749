"""One row in scope, or 404. What is archived is found by the archive alone."""

from collections.abc import Iterable
from datetime import date

from django.db.models import Q, QuerySet
from django.http import Http404
from django.shortcuts import get_object_or_404
from django.utils import timezone

from goals.models import Activity, Goal, IndicatorLink, Plan, Priority
from indicators.models import Indicator
from indicators.queries import catalogue
from osp.models import Samenwerkingsverband
from osp.school_years import school_year_of

# A koppeling counts when neither it nor anything above it is archived.
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


def get_link(pk: int) -> IndicatorLink:
    """A koppeling that is not archived, nor anything above it."""
    return get_object_or_404(with_parents(IndicatorLink.objects.filter(LIVE_LINK)), pk=pk)


def get_indicator(swv: Samenwerkingsverband, pk: int) -> Indicator:
    """An indicator that this samenwerkingsverband can use; 404 for another one's own."""
    return get_object_or_404(catalogue(swv), pk=pk)


def with_parents(links: QuerySet[IndicatorLink]) -> QuerySet[IndicatorLink]:
    """Koppelingen with indicator, speerpunt, doel, activiteit and former agreements loaded."""
    return links.select_related(
        "indicator", "overruled_by", "priority__plan", "goal__priority__plan", "activity__goal__priority__plan"
    ).prefetch_related("former_targets")


def links_of_indicator(indicator_id: int) -> list[IndicatorLink]:
    """Where the plan uses an indicator, in the order of the plan."""
    links = list(with_parents(IndicatorLink.objects.filter(LIVE_LINK, indicator=indicator_id)))
    return sorted(links, key=_place)


def live_links() -> QuerySet[IndicatorLink]:
    """Every koppeling that counts, with indicator and parents loaded."""
    return with_parents(IndicatorLink.objects.filter(LIVE_LINK))


def used_indicators() -> frozenset[int]:
    """Ids of the indicators that the plan uses."""
    return frozenset(live_links().values_list("indicator_id", flat=True))


def _place(link: IndicatorLink) -> tuple[int, int, int]:
    goal = link.parent_goal
    return link.parent_priority.position, goal.position if goal else 0, link.position
