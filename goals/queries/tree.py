"""The plan as pages show it: speerpunten, doelen, activiteiten and koppelingen, each koppeling assessed."""

from collections import defaultdict
from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from django.db.models import prefetch_related_objects

from goals.enums import ActivityStatus, Status
from goals.models import Activity, Goal, IndicatorLink, Plan, Priority
from goals.queries.assessment import LinkAssessment, assess_link
from indicators.queries import Series, series_for
from osp.models import Samenwerkingsverband

# One mark is one doel: the most serious verdict among its indicators. No average: one that is off course is not made
# good by two that are not. Where there is no verdict at all, there is none for the doel.
SERIOUSNESS = (Status.OFF_TRACK, Status.ATTENTION, Status.ON_TRACK, Status.ACHIEVED)


@dataclass(frozen=True, slots=True)
class ActivityView:
    """An activiteit with its koppelingen."""

    activity: Activity
    links: tuple[LinkAssessment, ...]

    @property
    def state(self) -> str:
        """How far it is, as a word."""
        return ActivityStatus(self.activity.status).label


@dataclass(frozen=True, slots=True)
class GoalView:
    """A doel with its number in the plan ("1.2"), koppelingen and activiteiten."""

    number: str
    goal: Goal
    links: tuple[LinkAssessment, ...]
    activities: tuple[ActivityView, ...]

    @property
    def measurable(self) -> tuple[LinkAssessment, ...]:
        """The meetbare koppelingen."""
        return tuple(link for link in self.links if not link.is_noticeable)

    @property
    def noticeable(self) -> tuple[LinkAssessment, ...]:
        """The merkbare koppelingen."""
        return tuple(link for link in self.links if link.is_noticeable)

    @property
    def status(self) -> Status:
        """The doel's mark: by its meetbare indicators, or by its merkbare where it has no other."""
        return gravest(link.status for link in self.measurable or self.noticeable)


@dataclass(frozen=True, slots=True)
class PriorityView:
    """A speerpunt with its number, its own koppelingen and its doelen."""

    number: int
    priority: Priority
    links: tuple[LinkAssessment, ...]
    goals: tuple[GoalView, ...]

    @property
    def profile(self) -> tuple[Status, ...]:
        """One status per doel, never blended."""
        return tuple(goal.status for goal in self.goals)

    def all_links(self) -> Iterator[LinkAssessment]:
        """Every koppeling under the speerpunt, in the order of the plan."""
        yield from self.links
        for goal in self.goals:
            yield from goal.links
            for activity in goal.activities:
                yield from activity.links


@dataclass(frozen=True, slots=True)
class PlanView:
    """A whole plan. `series` holds what was measured, by indicator id, for charts."""

    plan: Plan
    priorities: tuple[PriorityView, ...]
    series: dict[int, Series]

    @property
    def goals(self) -> tuple[GoalView, ...]:
        """Every doel, in the order of the plan."""
        return tuple(goal for priority in self.priorities for goal in priority.goals)

    def all_links(self) -> Iterator[LinkAssessment]:
        """Every koppeling, in the order of the plan."""
        for priority in self.priorities:
            yield from priority.all_links()

    def priority(self, pk: int) -> PriorityView | None:
        """The view of one speerpunt."""
        return next((row for row in self.priorities if row.priority.pk == pk), None)

    def goal(self, pk: int) -> GoalView | None:
        """The view of one doel."""
        return next((row for row in self.goals if row.goal.pk == pk), None)


def gravest(statuses: Iterable[Status]) -> Status:
    """The most serious verdict; no verdict where none of them is one."""
    found = set(statuses)
    return next((status for status in SERIOUSNESS if status in found), Status.NO_VERDICT)


def plan_tree(plan: Plan, swv: Samenwerkingsverband) -> PlanView:
    """The plan without what is archived, each koppeling assessed on its newest figure. A constant number of queries."""
    priorities = list(Priority.objects.filter(plan=plan, archived_at__isnull=True).select_related("owner"))
    goals = list(Goal.objects.filter(priority__in=priorities, archived_at__isnull=True).select_related("owner"))
    activities = list(Activity.objects.filter(goal__in=goals, archived_at__isnull=True).select_related("owner"))
    links = list(_links(plan))
    prefetch_related_objects(links, "former_targets")
    series = series_for(swv, {link.indicator_id: link.indicator for link in links}.values())
    return PlanView(plan, tuple(_priorities(priorities, goals, activities, _assessed(links, series))), series)


Parts = dict[tuple[str, int | None], list[LinkAssessment]]


def _links(plan: Plan) -> Iterable[IndicatorLink]:
    rows = IndicatorLink.objects.filter(archived_at__isnull=True).select_related("indicator", "overruled_by")
    yield from rows.filter(priority__plan=plan)
    yield from rows.filter(goal__priority__plan=plan)
    yield from rows.filter(activity__goal__priority__plan=plan)


def _assessed(links: Iterable[IndicatorLink], series: dict[int, Series]) -> Parts:
    found: Parts = defaultdict(list)
    for link in links:
        kind = "priority" if link.priority_id else "goal" if link.goal_id else "activity"
        parent_id = link.priority_id or link.goal_id or link.activity_id
        found[kind, parent_id].append(assess_link(link, series[link.indicator_id]))
    return found


def _priorities(
    priorities: list[Priority], goals: list[Goal], activities: list[Activity], links: Parts
) -> Iterator[PriorityView]:
    actions: dict[int, list[ActivityView]] = defaultdict(list)
    for activity in activities:
        actions[activity.goal_id].append(ActivityView(activity, tuple(links["activity", activity.pk])))
    under: dict[int, list[Goal]] = defaultdict(list)
    for goal in goals:
        under[goal.priority_id].append(goal)
    for number, priority in enumerate(priorities, start=1):
        views = tuple(
            GoalView(f"{number}.{place}", goal, tuple(links["goal", goal.pk]), tuple(actions[goal.pk]))
            for place, goal in enumerate(under[priority.pk], start=1)
        )
        yield PriorityView(number, priority, tuple(links["priority", priority.pk]), views)
