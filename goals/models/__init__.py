"""Models of the plan."""

from goals.models.links import GoalScenario, IndicatorLink, Interpretation
from goals.models.plan import Activity, Goal, Plan, Priority

__all__ = ["Activity", "Goal", "GoalScenario", "IndicatorLink", "Interpretation", "Plan", "Priority"]
