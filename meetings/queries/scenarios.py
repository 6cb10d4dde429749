"""Scenarios that an agenda item brings to the table."""

from collections import defaultdict
from collections.abc import Iterable
from dataclasses import dataclass

from django.http import Http404

from indicators.models import Scenario
from indicators.queries.scenarios import Outcome, live_scenarios, numbered, outcomes, with_changes
from meetings.models import AgendaItem, AgendaScenario
from osp.models import Samenwerkingsverband


def scenarios_of_item(swv: Samenwerkingsverband, item: AgendaItem) -> list[Outcome]:
    """What the item brings, worked out; an archived scenario is not there."""
    return scenarios_of_items(swv, [item.pk]).get(item.pk, [])


def scenarios_of_items(swv: Samenwerkingsverband, items: Iterable[int]) -> dict[int, list[Outcome]]:
    """The same by item, in a number of queries that does not grow with them.

    A scenario whose figure cannot be shown is not there: everything in it would tell that figure.
    """
    rows = AgendaScenario.objects.filter(item__in=list(items), scenario__archived_at__isnull=True)
    places = list(rows.select_related("scenario__indicator", "scenario__user"))
    scenarios = {place.scenario_id: place.scenario for place in places}
    worked_out = {each.scenario.pk: each for each in outcomes(swv, list(scenarios.values()))}
    found: dict[int, list[Outcome]] = defaultdict(list)
    for place in places:
        if place.scenario_id in worked_out:
            found[place.item_id].append(worked_out[place.scenario_id])
    return found


@dataclass(frozen=True, slots=True)
class AtTable:
    """A scenario on the screen of a meeting: as it was recorded there, or else as it was saved."""

    outcome: Outcome
    is_agreed: bool

    @property
    def scenario(self) -> Scenario:
        return self.outcome.scenario


def scenarios_at_table(swv: Samenwerkingsverband, item: AgendaItem) -> list[AtTable]:
    """The scenarios of a point for while it is discussed."""
    places = AgendaScenario.objects.filter(item=item, agreed__isnull=False)
    agreed = dict(places.values_list("scenario_id", "agreed"))
    return [_at_table(each, agreed.get(each.scenario.pk)) for each in scenarios_of_item(swv, item)]


def scenario_at_table(swv: Samenwerkingsverband, item: AgendaItem, pk: int) -> AtTable:
    """One of them; 404 otherwise."""
    found = next((each for each in scenarios_at_table(swv, item) if each.scenario.pk == pk), None)
    if found is None:
        raise Http404
    return found


def _at_table(found: Outcome, agreed: dict[str, dict[str, int]] | None) -> AtTable:
    if agreed is None:
        return AtTable(found, is_agreed=False)
    return AtTable(with_changes(found, numbered(agreed)), is_agreed=True)


def attachable_scenarios(item: AgendaItem) -> list[Scenario]:
    """Scenarios that the item does not bring yet: those about its own figures first."""
    attached = set(AgendaScenario.objects.filter(item=item).values_list("scenario_id", flat=True))
    own = set(item.indicators.values_list("link__indicator_id", flat=True))
    free = [row for row in live_scenarios() if row.pk not in attached]
    return sorted(free, key=lambda row: row.indicator_id not in own)
