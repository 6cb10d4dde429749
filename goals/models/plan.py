"""The ondersteuningsplan: mission and vision, speerpunten, doelen, activiteiten."""

from django.db import models

from goals.enums import ActivityStatus
from osp.models import ArchivableModel


class Plan(ArchivableModel):
    """An ondersteuningsplan (WPO art. 18a lid 7 and 8; WVO 2020 art. 2.47), for at most four school years."""

    title = models.CharField("titel", max_length=120)
    first_year = models.PositiveSmallIntegerField("eerste schooljaar")
    last_year = models.PositiveSmallIntegerField("laatste schooljaar")
    mission = models.TextField("missie", blank=True)
    vision = models.TextField("visie", blank=True)

    class Meta:
        ordering = ["-first_year"]
        constraints = [
            models.CheckConstraint(
                condition=models.Q(last_year__gte=models.F("first_year")), name="plan_years_in_order"
            ),
        ]

    def __str__(self) -> str:
        return self.title


class Priority(ArchivableModel):
    """A speerpunt, in the shape of the sector's template: Proces, Speerpunt, Beschrijving."""

    plan = models.ForeignKey(Plan, models.PROTECT, related_name="priorities")
    position = models.PositiveSmallIntegerField("volgorde", default=1)
    process = models.CharField("proces", max_length=160, blank=True)
    title = models.CharField("speerpunt", max_length=160)
    description = models.TextField("beschrijving", blank=True)

    class Meta:
        ordering = ["position", "pk"]

    def __str__(self) -> str:
        return self.title


class Goal(ArchivableModel):
    """A doel under a speerpunt, with what is meant to be measured and noticed when it is reached."""

    priority = models.ForeignKey(Priority, models.PROTECT, related_name="goals")
    position = models.PositiveSmallIntegerField("volgorde", default=1)
    title = models.CharField("doel", max_length=200)
    description = models.TextField("toelichting", blank=True)
    measurable_result = models.TextField("meetbaar: beoogd resultaat", blank=True)
    noticeable_result = models.TextField("merkbaar: beoogd resultaat", blank=True)
    owner = models.ForeignKey(
        "osp.User", models.PROTECT, null=True, blank=True, related_name="+", verbose_name="eigenaar"
    )
    until = models.DateField("loopt tot", null=True, blank=True)

    class Meta:
        ordering = ["position", "pk"]

    def __str__(self) -> str:
        return self.title


class Activity(ArchivableModel):
    """An activiteit under a doel: what is done, by whom, when, and how it goes."""

    goal = models.ForeignKey(Goal, models.PROTECT, related_name="activities")
    position = models.PositiveSmallIntegerField("volgorde", default=1)
    title = models.CharField("activiteit", max_length=200)
    description = models.TextField("toelichting", blank=True)
    owner = models.ForeignKey(
        "osp.User", models.PROTECT, null=True, blank=True, related_name="+", verbose_name="eigenaar"
    )
    starts = models.DateField("begint", null=True, blank=True)
    ends = models.DateField("klaar", null=True, blank=True)
    status = models.CharField(
        "stand", max_length=8, default=ActivityStatus.PLANNED, choices=[(s.value, s.value) for s in ActivityStatus]
    )

    class Meta:
        ordering = ["position", "pk"]
        verbose_name_plural = "activiteiten"
        constraints = [
            models.CheckConstraint(
                condition=models.Q(starts__isnull=True)
                | models.Q(ends__isnull=True)
                | models.Q(ends__gte=models.F("starts")),
                name="activity_dates_in_order",
            ),
        ]

    def __str__(self) -> str:
        return self.title
