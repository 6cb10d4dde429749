"""Verbs on the scenarios of an agenda item."""

from indicators.models import Scenario
from meetings.models import AgendaItem, AgendaScenario
from osp.abilities import Ability
from osp.actors import Actor
from osp.errors import DomainError
from osp.operations import operation


@operation("agenda.scenario_attached", needs=Ability.EDIT_MEETINGS)
def attach_scenario(actor: Actor, *, item: AgendaItem, scenario: Scenario) -> AgendaItem:
    """Let an item bring a scenario. Twice is once; DomainError for an archived one."""
    if scenario.is_archived:
        raise DomainError("scenario-archived", "Dit scenario is gearchiveerd. Kies een ander.", field="scenario")
    AgendaScenario.objects.get_or_create(swv=actor.swv, item=item, scenario=scenario)
    return item


@operation("agenda.scenario_detached", needs=Ability.EDIT_MEETINGS)
def detach_scenario(actor: Actor, *, item: AgendaItem, scenario: Scenario) -> AgendaItem:
    """Take a scenario away from an item; the scenario itself stays as it is."""
    AgendaScenario.objects.filter(item=item, scenario=scenario).delete()
    return item
