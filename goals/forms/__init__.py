"""Forms of the plan."""

from goals.forms.elements import ChapterForm, ElementDetailsForm, ElementResultsForm, ScopeForm, TagsForm
from goals.forms.framework import FrameworkItemForm, LapseForm, NewFrameworkItemForm
from goals.forms.links import InterpretationForm, LinkForm, LinkRowForm, OverruleForm, TargetForm
from goals.forms.parts import BudgetLineForm, MilestoneEditForm, MilestoneForm, RiskForm
from goals.forms.plan import ActivityForm, GoalForm, NewGoalForm, PlanForm, PlanStartForm, PriorityForm, ReasonForm

__all__ = [
    "ActivityForm",
    "BudgetLineForm",
    "ChapterForm",
    "ElementDetailsForm",
    "ElementResultsForm",
    "FrameworkItemForm",
    "GoalForm",
    "InterpretationForm",
    "LapseForm",
    "LinkForm",
    "LinkRowForm",
    "MilestoneEditForm",
    "MilestoneForm",
    "NewFrameworkItemForm",
    "NewGoalForm",
    "OverruleForm",
    "PlanForm",
    "PlanStartForm",
    "PriorityForm",
    "ReasonForm",
    "RiskForm",
    "ScopeForm",
    "TagsForm",
    "TargetForm",
]
