"""The figures of an own indicator, worked out after it was made or changed."""

from indicators.compute.language import FormulaError
from indicators.models import Indicator
from indicators.services.definitions import for_computing, key_of, stored_definitions
from indicators.services.recompute import recompute
from indicators.services.touch import Touch


def work_out_indicator(indicator: Indicator) -> int:
    """Bring the stored figures of one own indicator up to date, and of what refers to it. Returns how many changed."""
    rows = {key_of(row): row for row in stored_definitions(indicator.swv)}
    try:
        definitions = for_computing(rows.values())
    except FormulaError:
        return 0
    own = [each for each in definitions if rows[each.key].indicator_id == indicator.pk]
    names = frozenset[str]().union(*(frozenset(each.measures) for each in own))
    if not names:
        return 0
    return recompute(indicator.swv, Touch(names, None), reason=f"definitie van {indicator.code}")
