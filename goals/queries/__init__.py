"""Every read of the plan."""

from goals.queries.archived import Archived, archived_rows, get_archived
from goals.queries.assessment import NOTICED_WORDS, LinkAssessment, assess_link, target_of
from goals.queries.lint import Remark, goal_remarks, priority_remarks
from goals.queries.lookups import (
    current_plan,
    get_activity,
    get_goal,
    get_link,
    get_plan,
    get_priority,
    links_of_indicator,
    live_links,
)
from goals.queries.selection import NOBODY, Selection, selected
from goals.queries.today import Ask, Standing, asks, standings
from goals.queries.tree import ActivityView, GoalView, PlanView, PriorityView, plan_tree

__all__ = [
    "NOBODY",
    "NOTICED_WORDS",
    "ActivityView",
    "Archived",
    "Ask",
    "GoalView",
    "LinkAssessment",
    "PlanView",
    "PriorityView",
    "Remark",
    "Selection",
    "Standing",
    "archived_rows",
    "asks",
    "assess_link",
    "current_plan",
    "get_activity",
    "get_archived",
    "get_goal",
    "get_link",
    "get_plan",
    "get_priority",
    "goal_remarks",
    "links_of_indicator",
    "live_links",
    "plan_tree",
    "priority_remarks",
    "selected",
    "standings",
    "target_of",
]
