"""The plans of a samenwerkingsverband beside each other: which one runs, which are past or to come, and of which a row is."""

from collections import Counter
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date

from django.db.models import Model
from django.utils import timezone

from goals.enums import PlanPhase
from goals.kinds import Kind
from goals.models import (
    Activity,
    AdoptionStep,
    BudgetLine,
    Chapter,
    Comment,
    Goal,
    IndicatorLink,
    Milestone,
    Plan,
    PlanVersion,
    Priority,
    Risk,
    Suggestion,
    YearPlan,
)
from goals.queries.lookups import holding_plan
from osp.school_years import first_day, school_year_of

_OF_PART = ("priority__plan_id", "goal__priority__plan_id", "activity__goal__priority__plan_id")
# The word before the number in an address: what row that number is of, and over which columns its plan is found.
ROWS: Mapping[str, tuple[type[Model], tuple[str, ...]]] = {
    Kind.PLAN: (Plan, ("pk",)),
    Kind.CHAPTER: (Chapter, ("plan_id",)),
    Kind.PRIORITY: (Priority, ("plan_id",)),
    Kind.GOAL: (Goal, ("priority__plan_id",)),
    Kind.ACTIVITY: (Activity, ("goal__priority__plan_id",)),
    Kind.LINK: (IndicatorLink, _OF_PART),
    Kind.MILESTONE: (Milestone, _OF_PART),
    Kind.BUDGET: (BudgetLine, _OF_PART),
    Kind.RISK: (Risk, _OF_PART),
    "opmerking": (Comment, ("plan_id",)),
    "voorstel": (Suggestion, ("plan_id",)),
    "jaarplan": (YearPlan, ("plan_id",)),
    "versie": (PlanVersion, ("plan_id",)),
    "stap": (AdoptionStep, ("plan_version__plan_id",)),
}


@dataclass(frozen=True, slots=True)
class Plans:
    """Every plan that is not archived, newest period first, and the one that runs today."""

    every: tuple[Plan, ...]
    running: Plan | None

    def find(self, pk: int | None) -> Plan | None:
        """One of them by its number."""
        return next((plan for plan in self.every if plan.pk == pk), None)


def plans(day: date | None = None) -> Plans:
    """All plans, and which of them runs on a day (today). One query."""
    every = tuple(Plan.objects.filter(archived_at__isnull=True).select_related("ancestor"))
    return Plans(every, holding_plan(every, day or timezone.localdate()))


def phase_of(plan: Plan, running: Plan | None, day: date) -> PlanPhase:
    """Whether a plan runs, is over, or is being prepared beside the one that runs."""
    if plan.last_year < school_year_of(day):
        return PlanPhase.PAST
    is_in_force = plan == running and first_day(plan.first_year) <= day
    return PlanPhase.RUNNING if is_in_force else PlanPhase.AHEAD


def goal_counts() -> dict[int, int]:
    """How many doelen are in each plan, by its number. One query."""
    rows = Goal.objects.filter(archived_at__isnull=True, priority__archived_at__isnull=True)
    return dict(Counter(rows.values_list("priority__plan_id", flat=True)))


def plan_id_of(word: str, pk: int) -> int | None:
    """Of which plan the row is that an address names; None for a word or a number that is no row of a plan. One query."""
    if word not in ROWS:
        return None
    model, columns = ROWS[word]
    found = model._default_manager.filter(pk=pk).values_list(*columns).first() or ()
    return next((each for each in found if each is not None), None)
