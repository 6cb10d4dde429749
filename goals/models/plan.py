"""The ondersteuningsplan: mission and vision, chapters, speerpunten, doelen, activiteiten."""

from django.db import models

from goals.enums import ActivityStatus
from goals.models.base import PlanElement, dates_in_order
from osp.models import WrittenModel


class Plan(WrittenModel):
    """An ondersteuningsplan (WPO art. 18a lid 7 and 8; WVO 2020 art. 2.47), for at most four school years."""

    title = models.CharField("titel", max_length=120)
    first_year = models.PositiveSmallIntegerField("eerste schooljaar")
    last_year = models.PositiveSmallIntegerField("laatste schooljaar")
    mission = models.TextField("missie", blank=True)
    vision = models.TextField("visie", blank=True)
    core_values = models.TextField("kernwaarden", blank=True)
    # The plan of the period before, where this one began as its copy.
    ancestor = models.ForeignKey(
        "self", models.PROTECT, null=True, blank=True, related_name="heirs", verbose_name="voorganger"
    )

    class Meta:
        # Of two for the same years the one that was begun first.
        ordering = ["-first_year", "pk"]
        constraints = [
            models.CheckConstraint(
                condition=models.Q(last_year__gte=models.F("first_year")), name="plan_years_in_order"
            ),
        ]

    def __str__(self) -> str:
        return self.title


class Chapter(WrittenModel):
    """A narrative chapter of the plan, before the speerpunten or, with `is_closing`, after them."""

    plan = models.ForeignKey(Plan, models.PROTECT, related_name="chapters")
    position = models.PositiveSmallIntegerField("volgorde", default=1)
    title = models.CharField("titel", max_length=160)
    text = models.TextField("tekst", blank=True)
    is_closing = models.BooleanField("na de speerpunten", default=False)

    class Meta:
        ordering = ["is_closing", "position", "pk"]

    def __str__(self) -> str:
        return self.title


class Priority(PlanElement):
    """A speerpunt, in the shape of the sector's template: Proces, Speerpunt, Beschrijving."""

    plan = models.ForeignKey(Plan, models.PROTECT, related_name="priorities")
    title = models.CharField("speerpunt", max_length=160)

    class Meta(PlanElement.Meta):
        constraints = [dates_in_order("priority_dates_in_order")]

    def __str__(self) -> str:
        return self.title


class Goal(PlanElement):
    """A doel under a speerpunt, with what is meant to be measured and noticed when it is reached."""

    priority = models.ForeignKey(Priority, models.PROTECT, related_name="goals")
    title = models.CharField("doel", max_length=200)

    class Meta(PlanElement.Meta):
        constraints = [dates_in_order("goal_dates_in_order")]

    def __str__(self) -> str:
        return self.title


class Activity(PlanElement):
    """An activiteit under a doel: what is done, by whom, when, and how it goes."""

    goal = models.ForeignKey(Goal, models.PROTECT, related_name="activities")
    title = models.CharField("activiteit", max_length=200)
    status = models.CharField(
        "stand", max_length=8, default=ActivityStatus.PLANNED, choices=[(s.value, s.value) for s in ActivityStatus]
    )

    class Meta(PlanElement.Meta):
        verbose_name_plural = "activiteiten"
        constraints = [dates_in_order("activity_dates_in_order")]

    def __str__(self) -> str:
        return self.title
