"""How the plan is seen: an indicator with baseline, direction, target and bounds, on a speerpunt, doel or activiteit."""

from typing import Any

from django.db import models
from django.db.models import Q

from goals.course import Course, Former
from goals.enums import Direction, PathKind, Status
from goals.models.base import one_element
from goals.models.plan import Activity, Goal, Priority
from goals.targets import Step, Target
from indicators.models import Indicator, Scenario
from osp.models import TenantModel, WrittenModel


class Agreement(models.Model):
    """What was agreed about an indicator.

    Values are on the indicator's own scale (percent 0-100, pupils, rubric level). `margin` (marge) and `limit` (grens) are
    distances from the target path in that scale. `low` and `high` are the band of a corridor. `steps` are the values between
    baseline and target of a path of its own: [[2026, 2.3], [2027, 2.1]].
    """

    direction = models.CharField(
        "richting", max_length=8, choices=[(d.value, d.value) for d in Direction], default=Direction.DOWN
    )
    baseline_year = models.PositiveSmallIntegerField("jaar nulmeting", null=True, blank=True)
    baseline = models.FloatField("nulmeting", null=True, blank=True)
    target_year = models.PositiveSmallIntegerField("jaar streefwaarde", null=True, blank=True)
    target = models.FloatField("streefwaarde", null=True, blank=True)
    path_kind = models.CharField(
        "pad", max_length=8, default=PathKind.LINEAR, choices=[(k.value, k.value) for k in PathKind]
    )
    steps = models.JSONField("tussenstappen", default=list, blank=True)
    low = models.FloatField("ondergrens", null=True, blank=True)
    high = models.FloatField("bovengrens", null=True, blank=True)
    margin = models.FloatField("marge", null=True, blank=True)
    limit = models.FloatField("grens", null=True, blank=True)

    class Meta:
        abstract = True

    def agreement(self) -> Target | None:
        """What was agreed, or None as long as it is incomplete: then the indicator is followed and never judged."""
        margin = self.margin or 0.0
        try:
            path_kind = PathKind(self.path_kind)
            return Target(
                direction=Direction(self.direction),
                margin=margin,
                limit=max(self.limit or 0.0, margin),
                baseline_year=self.baseline_year,
                baseline=self.baseline,
                target_year=self.target_year,
                target=self.target,
                low=self.low,
                high=self.high,
                path_kind=path_kind,
                steps=_steps(self.steps) if path_kind is PathKind.OWN else (),
            )
        except ValueError:
            return None


def _steps(stored: Any) -> tuple[Step, ...]:
    """Steps as JSON holds them. ValueError for anything else."""
    try:
        return tuple((int(year), float(value)) for year, value in stored)
    except TypeError as error:
        raise ValueError("Tussenstappen zijn paren van een jaar en een waarde.") from error


class IndicatorLink(Agreement, WrittenModel):
    """Exactly one of speerpunt, doel or activiteit tied to one indicator, with what was agreed about it there."""

    priority = models.ForeignKey(Priority, models.PROTECT, null=True, blank=True, related_name="links")
    goal = models.ForeignKey(Goal, models.PROTECT, null=True, blank=True, related_name="links")
    activity = models.ForeignKey(Activity, models.PROTECT, null=True, blank=True, related_name="links")
    indicator = models.ForeignKey(Indicator, models.PROTECT, related_name="links")
    position = models.PositiveSmallIntegerField("volgorde", default=1)
    means = models.CharField("middel", max_length=120, blank=True)
    overruled_status = models.CharField(
        "oordeel van een mens", max_length=12, blank=True, choices=[(s.value, s.value) for s in Status]
    )
    overruled_reason = models.CharField("reden van dat oordeel", max_length=300, blank=True)
    overruled_by = models.ForeignKey("osp.User", models.PROTECT, null=True, blank=True, related_name="+")

    class Meta:
        ordering = ["position", "pk"]
        constraints = [
            one_element("link_has_exactly_one_parent"),
            models.CheckConstraint(
                name="link_bounds_in_order",
                condition=Q(margin__isnull=True) | Q(limit__isnull=True) | Q(limit__gte=models.F("margin")),
            ),
        ]

    def course(self) -> Course:
        """What is agreed and what was before. A query for the former ones, unless they were loaded along."""
        return Course.of(self.agreement(), tuple(each for row in self.former_targets.all() if (each := row.held())))

    @property
    def parent(self) -> Priority | Goal | Activity:
        """What this indicator tells about."""
        return self.priority or self.goal or self.activity  # type: ignore[return-value]

    @property
    def parent_goal(self) -> Goal | None:
        """The doel it belongs to, directly or through an activiteit."""
        return self.goal or (self.activity.goal if self.activity else None)

    @property
    def parent_priority(self) -> Priority:
        """The speerpunt it belongs to."""
        goal = self.parent_goal
        return goal.priority if goal else self.priority  # type: ignore[return-value]


class FormerTarget(Agreement, TenantModel):
    """What was agreed before it was changed mid-term: it stays drawn, with the day and the reason of the change."""

    link = models.ForeignKey(IndicatorLink, models.PROTECT, related_name="former_targets")
    changed_on = models.DateField("gewijzigd per")
    reason = models.CharField("reden", max_length=300)
    user_id = models.BigIntegerField("wie", null=True)
    created_at = models.DateTimeField(auto_now_add=True)

    class Meta:
        ordering = ["changed_on", "pk"]

    def held(self) -> Former | None:
        """What held until that day; None where it was never complete."""
        target = self.agreement()
        return Former(target, self.changed_on, self.reason) if target else None


class Interpretation(TenantModel):
    """A duiding: what people read in a figure. A new one stands beside the older ones."""

    link = models.ForeignKey(IndicatorLink, models.PROTECT, related_name="interpretations")
    text = models.TextField("duiding")
    year = models.PositiveSmallIntegerField("bij het cijfer van", null=True)
    user = models.ForeignKey("osp.User", models.PROTECT, null=True, related_name="+")
    created_at = models.DateTimeField(auto_now_add=True)

    class Meta:
        ordering = ["-created_at", "-pk"]


class GoalScenario(TenantModel):
    """A scenario that stands with a doel, as one way to reach it."""

    goal = models.ForeignKey(Goal, models.PROTECT, related_name="scenarios")
    scenario = models.ForeignKey(Scenario, models.PROTECT, related_name="goals")
    created_at = models.DateTimeField(auto_now_add=True)

    class Meta:
        ordering = ["created_at", "pk"]
        constraints = [models.UniqueConstraint(fields=["swv", "goal", "scenario"], name="scenario_once_per_goal")]
