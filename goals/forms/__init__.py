"""Forms of the plan."""

from goals.forms.links import InterpretationForm, LinkForm, LinkRowForm, OverruleForm, TargetForm
from goals.forms.plan import ActivityForm, GoalForm, NewGoalForm, PlanForm, PlanStartForm, PriorityForm, ReasonForm

__all__ = [
    "ActivityForm",
    "GoalForm",
    "InterpretationForm",
    "LinkForm",
    "LinkRowForm",
    "NewGoalForm",
    "OverruleForm",
    "PlanForm",
    "PlanStartForm",
    "PriorityForm",
    "ReasonForm",
    "TargetForm",
]
