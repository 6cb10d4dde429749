"""Every read of the plan."""

from goals.models import (
    Activity,
    AdoptionStep,
    Contribution,
    ContributionFile,
    ContributionLink,
    ContributionRound,
    Goal,
    GoalEvaluation,
    IndicatorLink,
    PartyContact,
    Plan,
    PlanVersion,
    Priority,
    YearPlan,
)
from goals.queries.archived import Archived, archived_rows, get_archived
from goals.queries.assessment import NOTICED_WORDS, LinkAssessment, assess_link
from goals.queries.interpretations import Said, said_about
from goals.queries.lint import Noticed, PlanLint, Remark, plan_lint
from goals.queries.lookups import (
    current_plan,
    get_activity,
    get_goal,
    get_indicator,
    get_link,
    get_plan,
    get_priority,
    links_of_indicator,
    live_links,
    used_indicators,
)
from goals.queries.preview import preview_sentence
from goals.queries.put_away import PutAway, put_away
from goals.queries.selection import NOBODY, Selection, selected
from goals.queries.today import Ask, Standing, asks, standings
from goals.queries.tree import ActivityView, GoalView, PlanView, PriorityView, plan_tree

__all__ = [
    "NOBODY",
    "NOTICED_WORDS",
    "Activity",
    "ActivityView",
    "AdoptionStep",
    "Archived",
    "Ask",
    "Contribution",
    "ContributionFile",
    "ContributionLink",
    "ContributionRound",
    "Goal",
    "GoalEvaluation",
    "GoalView",
    "IndicatorLink",
    "LinkAssessment",
    "Noticed",
    "PartyContact",
    "Plan",
    "PlanLint",
    "PlanVersion",
    "PlanView",
    "Priority",
    "PriorityView",
    "PutAway",
    "Remark",
    "Said",
    "Selection",
    "Standing",
    "YearPlan",
    "archived_rows",
    "asks",
    "assess_link",
    "current_plan",
    "get_activity",
    "get_archived",
    "get_goal",
    "get_indicator",
    "get_link",
    "get_plan",
    "get_priority",
    "links_of_indicator",
    "live_links",
    "plan_lint",
    "plan_tree",
    "preview_sentence",
    "put_away",
    "said_about",
    "selected",
    "standings",
    "used_indicators",
]
