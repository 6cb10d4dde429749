"""A plan in A with figures, for tests of reads and pages."""

from dataclasses import dataclass
from datetime import date
from typing import Any

from django.urls import reverse

from goals.models import Activity, Goal, IndicatorLink, Plan, Priority
from goals.queries import LinkAssessment, assess_link
from indicators.models import Figure, Indicator
from indicators.queries import series_for
from osp.models import AuditEvent, Samenwerkingsverband
from tests.factories import (
    ActivityFactory,
    FigureFactory,
    GoalFactory,
    IndicatorLinkFactory,
    PlanFactory,
    PriorityFactory,
)

HTMX = {"HX-Request": "true"}


@dataclass
class Example:
    """One of each, in the order of the plan."""

    plan: Plan
    priority: Priority
    goal: Goal
    activity: Activity
    link: IndicatorLink
    indicator: Indicator


def national(code: str = "deelname-sbo") -> Indicator:
    """An indicator of the national catalogue."""
    return Indicator.objects.get(code=code, swv__isnull=True)


def figure(indicator: Indicator, numerator: int, denominator: int, *, year: int = 2026, **fields: Any) -> Figure:
    """A percentage of PO2814."""
    value = 100 * numerator / denominator
    return FigureFactory(
        definition=indicator.definitions.get(),
        year=year,
        value=value,
        low=value,
        high=value,
        numerator_low=numerator,
        numerator_high=numerator,
        denominator_low=denominator,
        denominator_high=denominator,
        **fields,
    )


def make_example(swv: Samenwerkingsverband, **link: Any) -> Example:
    """2,20% (370 van 16.840) on a path from 2,25% in 2023 to 2,00% in 2028: aandacht in 2026."""
    plan = PlanFactory(swv=swv)
    priority = PriorityFactory(swv=swv, plan=plan)
    goal = GoalFactory(swv=swv, priority=priority)
    indicator = national()
    figure(indicator, 370, 16840)
    agreed = {"baseline_year": 2023, "baseline": 2.25, "target_year": 2028, "target": 2.0} | link
    return Example(
        plan,
        priority,
        goal,
        ActivityFactory(swv=swv, goal=goal),
        IndicatorLinkFactory(swv=swv, goal=goal, indicator=indicator, **agreed),
        indicator,
    )


def grow(example: Example, count: int) -> None:
    """Make the plan `count` times as large, each part with an indicator and an activiteit of its own."""
    swv = example.plan.swv
    IndicatorLinkFactory(swv=swv, goal=example.goal, position=count + 1)
    for number in range(2, count + 1):
        priority = PriorityFactory(swv=swv, plan=example.plan, position=number)
        goal = GoalFactory(swv=swv, priority=priority)
        ActivityFactory(swv=swv, goal=goal)
        IndicatorLinkFactory(swv=swv, goal=goal)
        IndicatorLinkFactory(swv=swv, goal=example.goal, position=number)


def assessed(link: IndicatorLink, tenant: Any, today: date = date(2026, 11, 22)) -> LinkAssessment:
    """How a koppeling stands on what is stored now."""
    return assess_link(link, series_for(tenant.swv, [link.indicator])[link.indicator_id], today)


def last_verb() -> str:
    """The verb that was recorded last."""
    event = AuditEvent.objects.first()
    return event.verb if event else ""


def address(name: str, example: Example, code: str = "PO2814") -> str:
    """The URL of a page about the example."""
    rows = {"goal-create": example.priority, "activity-create": example.goal, "indicator-usage": example.indicator}
    kind = name.split("-", maxsplit=1)[0]
    row = rows.get(name) or {"priority": example.priority, "goal": example.goal}.get(kind)
    row = row or {"activity": example.activity, "link": example.link}.get(kind)
    needs_row = name not in {"plan", "archive", "today", "edit", "priority-create", "overview"}
    return reverse(f"goals:{name}", args=[code, row.pk] if needs_row else [code])
