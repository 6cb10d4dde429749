"""Models of the plan."""

from goals.models.links import IndicatorLink, Interpretation
from goals.models.plan import Activity, Goal, Plan, Priority

__all__ = ["Activity", "Goal", "IndicatorLink", "Interpretation", "Plan", "Priority"]
