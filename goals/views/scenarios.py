"""The scenarios of a doel: a part of its page, and a page of its own without scripts."""

from typing import Any

from django.http import HttpRequest, HttpResponse

from goals import queries, services
from goals.queries.scenarios import attachable_scenarios, scenarios_of_goal
from goals.views.base import PlanView
from indicators.queries.scenarios import get_scenario
from osp.abilities import Ability
from osp.errors import DomainError
from osp.web.htmx import is_partial


class GoalScenarios(PlanView):
    """What scenarios say about a doel; attach one by POST."""

    write_ability = Ability.EDIT_PLAN

    def get(self, request: HttpRequest, pk: int) -> HttpResponse:
        goal = queries.get_goal(pk)
        context: dict[str, Any] = {
            "goal": goal,
            "outcomes": scenarios_of_goal(self.tenant.swv, goal),
            "choices": attachable_scenarios(goal) if self.actor.can(Ability.EDIT_PLAN) else [],
        }
        return self.render("goals/_scenarios.html" if is_partial(request) else "goals/scenarios.html", context)

    def post(self, request: HttpRequest, pk: int) -> HttpResponse:
        goal = queries.get_goal(pk)
        asked = request.POST.get("scenario", "")
        if not (asked.isascii() and asked.isdigit()):
            raise DomainError("scenario-missing", "Kies eerst een scenario.", field="scenario")
        scenario = get_scenario(int(asked))
        services.attach_scenario(self.actor, goal=goal, scenario=scenario)
        return self.go(
            f"{self.url('goal', pk)}#scenarios", f"Scenario „{scenario.name}” staat bij {self.levels.goal.this}."
        )


class GoalScenarioDetach(PlanView):
    """Take a scenario away from a doel."""

    ability = Ability.EDIT_PLAN
    http_method_names = ["post"]

    def post(self, request: HttpRequest, pk: int, scenario: int) -> HttpResponse:
        row = get_scenario(scenario)
        services.detach_scenario(self.actor, goal=queries.get_goal(pk), scenario=row)
        return self.go(
            f"{self.url('goal', pk)}#scenarios", f"Scenario „{row.name}” staat niet meer bij {self.levels.goal.this}."
        )
