"""Where else in the plan an indicator serves, each time with what was agreed there: one indicator, several targets."""

from collections import defaultdict
from collections.abc import Iterable, Mapping

from goals.queries.assessment import LinkAssessment, assess_link
from goals.queries.lookups import live_links
from indicators.queries import Series


def uses_elsewhere(
    views: Iterable[LinkAssessment], series: Mapping[int, Series]
) -> dict[int, tuple[LinkAssessment, ...]]:
    """By the number of each koppeling the others of its indicator in the same plan, assessed. One query for all of them."""
    shown = list(views)
    by_indicator: dict[int, list[LinkAssessment]] = defaultdict(list)
    for link in live_links().filter(indicator__in={view.link.indicator_id for view in shown}):
        by_indicator[link.indicator_id].append(assess_link(link, series[link.indicator_id]))
    plans = {view.link.pk: view.link.parent_priority.plan_id for found in by_indicator.values() for view in found}
    return {
        view.link.pk: tuple(
            other
            for other in by_indicator[view.link.indicator_id]
            if other.link.pk != view.link.pk and plans[other.link.pk] == plans.get(view.link.pk)
        )
        for view in shown
    }
