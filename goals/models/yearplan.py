"""The jaarplan: one school year of the plan, and what is said about it when it is over."""

from django.db import models

from goals.enums import Unfinished, YearPlanState
from osp import dutch
from osp.models import TenantModel, WrittenModel


class YearPlan(WrittenModel):
    """A school year of the plan. `content` is what was in it when it was adopted, as goals/snapshot.py writes it.

    `paper` and `evaluation_paper` are the documents as they were when it was adopted and when its evaluation was closed, as
    goals/documents/plan.py writes them: they print the same for ever.
    """

    plan = models.ForeignKey("goals.Plan", models.PROTECT, related_name="year_plans")
    year = models.PositiveSmallIntegerField("schooljaar")
    introduction = models.TextField("inleiding", blank=True)
    looking_back = models.TextField("terugblik", blank=True)
    state = models.CharField(
        "stand", max_length=12, default=YearPlanState.CONCEPT, choices=[(s.value, s.value) for s in YearPlanState]
    )
    adopted_on = models.DateField("vastgesteld op", null=True, blank=True)
    evaluated_on = models.DateField("geëvalueerd op", null=True, blank=True)
    content = models.JSONField("inhoud", default=dict, blank=True)
    paper = models.JSONField("document", default=dict, blank=True)
    evaluation_paper = models.JSONField("document van de evaluatie", default=dict, blank=True)

    AUDIT_EXCLUDE = frozenset({"content", "paper", "evaluation_paper"})

    class Meta:
        ordering = ["-year"]
        constraints = [models.UniqueConstraint(fields=["swv", "plan", "year"], name="one_year_plan_per_year")]

    @property
    def name(self) -> str:
        """What people call it."""
        return f"jaarplan {dutch.school_year(self.year)}"

    @property
    def is_concept(self) -> bool:
        """Whether it is still being made."""
        return self.state == YearPlanState.CONCEPT

    @property
    def is_adopted(self) -> bool:
        """Whether it holds, and its evaluation is still open."""
        return self.state == YearPlanState.ADOPTED

    @property
    def is_evaluated(self) -> bool:
        """Whether its evaluation is closed: nothing changes any more."""
        return self.state == YearPlanState.EVALUATED


class GoalEvaluation(WrittenModel):
    """What a year brought for one doel, in words beside the figures; `figures` holds them as they were at the evaluation."""

    year_plan = models.ForeignKey(YearPlan, models.PROTECT, related_name="evaluations")
    goal = models.ForeignKey("goals.Goal", models.PROTECT, related_name="evaluations")
    in_figures = models.TextField("in cijfers", blank=True)
    in_words = models.TextField("in woorden", blank=True)
    lesson = models.TextField("wat wij ervan leren", blank=True)
    figures = models.JSONField("cijfers", default=list, blank=True)

    class Meta:
        ordering = ["pk"]
        constraints = [models.UniqueConstraint(fields=["swv", "year_plan", "goal"], name="one_evaluation_per_goal")]


class UnfinishedActivity(TenantModel):
    """What was decided at year end about an activiteit that was not ready: door, weg or anders, with the reason."""

    year_plan = models.ForeignKey(YearPlan, models.PROTECT, related_name="unfinished")
    activity = models.ForeignKey("goals.Activity", models.PROTECT, related_name="unfinished")
    choice = models.CharField("besluit", max_length=8, choices=[(u.value, u.value) for u in Unfinished])
    reason = models.TextField("reden", blank=True)
    # With "anders": what it became.
    successor = models.ForeignKey("goals.Activity", models.PROTECT, null=True, blank=True, related_name="+")
    # What the activiteit said before, by field, to take the choice back.
    before = models.JSONField("wat er stond", default=dict, blank=True)
    user_id = models.BigIntegerField("wie", null=True)
    created_at = models.DateTimeField(auto_now_add=True)

    class Meta:
        ordering = ["created_at", "pk"]
        constraints = [models.UniqueConstraint(fields=["swv", "year_plan", "activity"], name="one_choice_per_activity")]
