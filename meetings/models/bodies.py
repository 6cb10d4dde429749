"""Gremia, their meetings, and which indicator each discusses how often."""

import datetime

from django.db import models

from goals.models import IndicatorLink
from meetings.enums import BodyKind, Majority, Purpose, Weighting
from osp.models import ArchivableModel


class Body(ArchivableModel):
    """A gremium: ALV, bestuur, OPR and the like. Bodies differ per legal form, so a tenant makes its own."""

    name = models.CharField("naam", max_length=80)
    kind = models.CharField("soort", max_length=16, choices=[(k.value, k.value) for k in BodyKind])
    quorum = models.CharField("quorum", max_length=300, blank=True)
    members = models.PositiveSmallIntegerField("aantal leden", null=True, blank=True)
    # When it usually meets (0 is Monday); its rhythm counts from the first date.
    weekday = models.PositiveSmallIntegerField("vaste dag", null=True, blank=True)
    starts = models.TimeField("begint", null=True, blank=True)
    first_date = models.DateField("eerste vergadering", null=True, blank=True)
    # How often it usually meets, as people write it; a new rhythm begins with it.
    frequency = models.CharField("gebruikelijk ritme", max_length=120, blank=True)
    # Part of the voting members that must take part, in percents; empty: no quorum. `quorum` says it in words.
    quorum_percent = models.PositiveSmallIntegerField("quorum in procenten", null=True, blank=True)
    majority = models.CharField(
        "meerderheid", max_length=12, default=Majority.SIMPLE, choices=[(m.value, m.value) for m in Majority]
    )
    weighting = models.CharField(
        "stemgewicht", max_length=12, default=Weighting.EQUAL, choices=[(w.value, w.value) for w in Weighting]
    )
    # Purposes that may be put before it; empty: all of them.
    purposes = models.JSONField("waarvoor het er is", default=list, blank=True)
    sees_confidential = models.BooleanField("ziet vertrouwelijke punten", default=False)
    papers_days = models.PositiveSmallIntegerField("stukken zoveel dagen vooraf", default=10)
    # Of a kwaliteitsgesprek: with whom.
    schoolbestuur = models.ForeignKey("osp.Schoolbestuur", models.PROTECT, null=True, blank=True, related_name="+")
    position = models.PositiveSmallIntegerField("volgorde", default=1)

    class Meta:
        ordering = ["position", "pk"]
        verbose_name = "gremium"
        verbose_name_plural = "gremia"

    def __str__(self) -> str:
        return self.name


class ReviewRhythm(ArchivableModel):
    """Overleg-frequentie: a body discusses an indicator of the plan, in given months or every so many weeks."""

    link = models.ForeignKey(IndicatorLink, models.PROTECT, related_name="rhythms")
    body = models.ForeignKey(Body, models.PROTECT, related_name="rhythms")
    presenter = models.CharField("door", max_length=80, blank=True)
    purpose = models.CharField(
        "doel", max_length=8, choices=[(p.value, p.value) for p in Purpose], default=Purpose.DISCUSS
    )
    # Month numbers 1-12; empty when the rhythm counts weeks.
    months = models.JSONField("maanden", default=list, blank=True)
    every_weeks = models.PositiveSmallIntegerField("elke … weken", null=True, blank=True)

    class Meta:
        ordering = ["pk"]
        constraints = [
            models.UniqueConstraint(
                fields=["swv", "link", "body"], condition=models.Q(archived_at__isnull=True), name="one_rhythm_per_body"
            )
        ]


class Meeting(ArchivableModel):
    """A planned meeting of a body."""

    body = models.ForeignKey(Body, models.PROTECT, related_name="meetings")
    date = models.DateField("datum")
    starts = models.TimeField("begint")
    ends = models.TimeField("eindigt")
    location = models.CharField("plaats", max_length=120, blank=True)
    # The day that the rhythm counts from, before holidays, and the day that the rhythm gave: another date was chosen by a person.
    counted_on = models.DateField("telt als", null=True, blank=True)
    planned_on = models.DateField("volgens het ritme", null=True, blank=True)
    # Rises with every change that people in the calendar must hear of (RFC 5545 SEQUENCE).
    sequence = models.PositiveIntegerField(default=0)

    class Meta:
        ordering = ["date", "starts", "pk"]
        constraints = [
            models.CheckConstraint(condition=models.Q(ends__gt=models.F("starts")), name="meeting_ends_after_start"),
            models.UniqueConstraint(
                fields=["swv", "body", "counted_on"],
                condition=models.Q(archived_at__isnull=True, counted_on__isnull=False),
                name="one_meeting_per_counted_day",
            ),
        ]

    @property
    def agenda_day(self) -> datetime.date:
        """The day that its agenda goes by: where the rhythm counts it, whatever day it moved to."""
        return self.counted_on or self.date
