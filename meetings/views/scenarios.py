"""The scenarios of an agenda item: a part of its page, and a page of its own without scripts."""

from typing import Any

from django.http import HttpRequest, HttpResponse

from indicators.queries.scenarios import get_scenario
from meetings import queries
from meetings.queries.scenarios import attachable_scenarios, scenarios_of_item
from meetings.services import scenarios as services
from meetings.views.pages import MeetingsPage
from osp.abilities import Ability
from osp.errors import DomainError
from osp.web.htmx import is_partial


class ItemScenarios(MeetingsPage):
    """What the scenarios of an item come to; attach one by POST."""

    write_ability = Ability.EDIT_MEETINGS

    def get(self, request: HttpRequest, pk: int) -> HttpResponse:
        item = queries.get_item(pk, self.actor)
        context: dict[str, Any] = {
            "item": item,
            "outcomes": scenarios_of_item(self.tenant.swv, item),
            "choices": attachable_scenarios(item) if self.actor.can(Ability.EDIT_MEETINGS) else [],
        }
        return self.render("meetings/_scenarios.html" if is_partial(request) else "meetings/scenarios.html", context)

    def post(self, request: HttpRequest, pk: int) -> HttpResponse:
        item = queries.get_item(pk, self.actor)
        asked = request.POST.get("scenario", "")
        if not (asked.isascii() and asked.isdigit()):
            raise DomainError("scenario-missing", "Kies eerst een scenario.", field="scenario")
        scenario = get_scenario(int(asked))
        services.attach_scenario(self.actor, item=item, scenario=scenario)
        return self.go(f"{self.url('item', pk)}#scenarios", f"Scenario „{scenario.name}” staat bij dit punt.")


class ItemScenarioDetach(MeetingsPage):
    """Take a scenario away from an item."""

    ability = Ability.EDIT_MEETINGS
    http_method_names = ["post"]

    def post(self, request: HttpRequest, pk: int, scenario: int) -> HttpResponse:
        row = get_scenario(scenario)
        services.detach_scenario(self.actor, item=queries.get_item(pk, self.actor), scenario=row)
        return self.go(f"{self.url('item', pk)}#scenarios", f"Scenario „{row.name}” staat niet meer bij dit punt.")
