"""Forms of the plan."""

from goals.forms.elements import ChapterForm, ElementDetailsForm, ElementResultsForm, ScopeForm, TagsForm
from goals.forms.framework import FrameworkItemForm, LapseForm, NewFrameworkItemForm
from goals.forms.links import InterpretationForm, LinkForm, LinkRowForm, OverruleForm
from goals.forms.parts import BudgetLineForm, MilestoneEditForm, MilestoneForm, RiskForm
from goals.forms.plan import (
    ActivityForm,
    FarewellForm,
    GoalForm,
    LastStartForm,
    NewGoalForm,
    PlanForm,
    PlanStartForm,
    PriorityForm,
    ReasonForm,
)
from goals.forms.targets import TargetForm

__all__ = [
    "ActivityForm",
    "BudgetLineForm",
    "ChapterForm",
    "ElementDetailsForm",
    "ElementResultsForm",
    "FarewellForm",
    "FrameworkItemForm",
    "GoalForm",
    "InterpretationForm",
    "LapseForm",
    "LastStartForm",
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
