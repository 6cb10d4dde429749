"""Verbs on the scenarios of a doel."""

from goals.models import Goal, GoalScenario
from indicators.models import Scenario
from osp.abilities import Ability
from osp.actors import Actor
from osp.errors import DomainError
from osp.operations import operation


@operation("goal.scenario_attached", needs=Ability.EDIT_PLAN)
def attach_scenario(actor: Actor, *, goal: Goal, scenario: Scenario) -> Goal:
    """Put a scenario with a doel. Twice is once; DomainError for an archived one."""
    if scenario.is_archived:
        raise DomainError("scenario-archived", "Dit scenario is gearchiveerd. Kies een ander.", field="scenario")
    GoalScenario.objects.get_or_create(swv=actor.swv, goal=goal, scenario=scenario)
    return goal


@operation("goal.scenario_detached", needs=Ability.EDIT_PLAN)
def detach_scenario(actor: Actor, *, goal: Goal, scenario: Scenario) -> Goal:
    """Take a scenario away from a doel; the scenario itself stays as it is."""
    GoalScenario.objects.filter(goal=goal, scenario=scenario).delete()
    return goal
