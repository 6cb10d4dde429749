"""Scenarios that an agenda item brings to the table."""

from indicators.models import Scenario
from indicators.queries.scenarios import Outcome, live_scenarios, outcomes
from meetings.models import AgendaItem, AgendaScenario
from osp.models import Samenwerkingsverband


def scenarios_of_item(swv: Samenwerkingsverband, item: AgendaItem) -> list[Outcome]:
    """What the item brings, worked out; an archived scenario is not there."""
    places = AgendaScenario.objects.filter(item=item, scenario__archived_at__isnull=True)
    rows = [place.scenario for place in places.select_related("scenario__indicator", "scenario__user")]
    return outcomes(swv, rows)


def attachable_scenarios(item: AgendaItem) -> list[Scenario]:
    """Scenarios that the item does not bring yet: those about its own figures first."""
    attached = set(AgendaScenario.objects.filter(item=item).values_list("scenario_id", flat=True))
    own = set(item.indicators.values_list("link__indicator_id", flat=True))
    free = [row for row in live_scenarios() if row.pk not in attached]
    return sorted(free, key=lambda row: row.indicator_id not in own)
