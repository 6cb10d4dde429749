"""Scenarios with a doel, and what the plan asks of an indicator, for whoever works on a scenario."""

from goals.models import Goal, GoalScenario
from goals.queries.lookups import links_of_indicator
from indicators.enums import Unit
from indicators.models import Scenario
from indicators.queries.scenarios import Outcome, live_scenarios, outcomes
from indicators.targets import PlannedTarget
from indicators.wording import amount
from osp import dutch
from osp.models import Samenwerkingsverband


def scenarios_of_goal(swv: Samenwerkingsverband, goal: Goal) -> list[Outcome]:
    """What was attached to a doel, worked out; an archived scenario is not there."""
    places = GoalScenario.objects.filter(goal=goal, scenario__archived_at__isnull=True)
    rows = [place.scenario for place in places.select_related("scenario__indicator", "scenario__user")]
    return outcomes(swv, rows)


def attachable_scenarios(goal: Goal) -> list[Scenario]:
    """Scenarios that are not with this doel yet: those about its own indicators first."""
    attached = set(GoalScenario.objects.filter(goal=goal).values_list("scenario_id", flat=True))
    own = set(goal.links.filter(archived_at__isnull=True).values_list("indicator_id", flat=True))
    free = [row for row in live_scenarios() if row.pk not in attached]
    return sorted(free, key=lambda row: row.indicator_id not in own)


def targets_of_indicator(indicator_id: int) -> list[PlannedTarget]:
    """Every value that the plan wants of an indicator in a school year, in the order of the plan."""
    found = []
    for link in links_of_indicator(indicator_id):
        target = link.agreement()
        if target is None or not target.has_path or target.target is None or target.target_year is None:
            continue
        value = amount(target.target, Unit(link.indicator.unit))
        label = f"{value} in {dutch.school_year(target.target_year)}, bij „{link.parent.title}”"
        found.append(PlannedTarget(target.target, target.target_year, label))
    return found
