"""What the codes of a sector template are called: indicators of the national catalogue and items of the framework."""

from collections.abc import Mapping

from goals.blueprints import Blueprint
from goals.reference import framework_rows
from indicators.models import Indicator


def template_names(source: Blueprint) -> Mapping[str, str]:
    """Name by code. A statutory item goes by its letter, as the law gives it. One query."""
    codes = {code for goal in source.goals() for code in goal.indicators}
    rows = Indicator.objects.filter(swv__isnull=True, code__in=codes)
    names = {row.code: row.name for row in rows}
    items = [row for row in framework_rows(source.sector) if row.get("code") and row.get("label")]
    return names | {row["code"]: f"{row['label']}. {row['title']}" for row in items}
