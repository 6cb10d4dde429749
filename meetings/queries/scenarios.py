"""Scenarios that an agenda item brings to the table."""

from collections import defaultdict
from collections.abc import Iterable

from indicators.models import Scenario
from indicators.queries.scenarios import Outcome, live_scenarios, outcomes
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


def attachable_scenarios(item: AgendaItem) -> list[Scenario]:
    """Scenarios that the item does not bring yet: those about its own figures first."""
    attached = set(AgendaScenario.objects.filter(item=item).values_list("scenario_id", flat=True))
    own = set(item.indicators.values_list("link__indicator_id", flat=True))
    free = [row for row in live_scenarios() if row.pk not in attached]
    return sorted(free, key=lambda row: row.indicator_id not in own)
