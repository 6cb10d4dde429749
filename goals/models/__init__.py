"""Models of the plan."""

from goals.models.adoption import AdoptionStep, OverruledFinding, PlanSettings, PlanVersion
from goals.models.contributions import (
    Contribution,
    ContributionAnswer,
    ContributionFigure,
    ContributionFile,
    ContributionLink,
    ContributionMoney,
    ContributionReminder,
    ContributionRound,
    PartyContact,
    ReturnedField,
    RoundGoal,
    RoundIndicator,
)
from goals.models.documents import PrintedDocument
from goals.models.exchange import WorkbookRun
from goals.models.links import FormerTarget, GoalScenario, IndicatorLink, Interpretation
from goals.models.parts import BudgetLine, FrameworkItem, FrameworkTag, Milestone, Risk, ScopeBoard
from goals.models.plan import Activity, Chapter, Goal, Plan, Priority
from goals.models.writing import Action, Comment, PlanImport, Rollover, Suggestion
from goals.models.yearplan import GoalEvaluation, UnfinishedActivity, YearPlan

__all__ = [
    "Action",
    "Activity",
    "AdoptionStep",
    "BudgetLine",
    "Chapter",
    "Comment",
    "Contribution",
    "ContributionAnswer",
    "ContributionFigure",
    "ContributionFile",
    "ContributionLink",
    "ContributionMoney",
    "ContributionReminder",
    "ContributionRound",
    "FormerTarget",
    "FrameworkItem",
    "FrameworkTag",
    "Goal",
    "GoalEvaluation",
    "GoalScenario",
    "IndicatorLink",
    "Interpretation",
    "Milestone",
    "OverruledFinding",
    "PartyContact",
    "Plan",
    "PlanImport",
    "PlanSettings",
    "PlanVersion",
    "PrintedDocument",
    "Priority",
    "ReturnedField",
    "Risk",
    "Rollover",
    "RoundGoal",
    "RoundIndicator",
    "ScopeBoard",
    "Suggestion",
    "UnfinishedActivity",
    "WorkbookRun",
    "YearPlan",
]
