"""What if: changes in pupils per schoolbestuur, and what they would do to a figure."""

from django.db import models

from indicators.models.catalogue import Indicator
from osp.models import ArchivableModel, VersionedModel


class PupilRate(VersionedModel):
    """What one pupil of a kind costs the samenwerkingsverband per year, as it entered it itself.

    An amount holds from its school year until the next one of the same kind and category. Without a category it is the
    average pupil.
    """

    kind = models.CharField("soort onderwijs", max_length=20)
    category = models.CharField("categorie", max_length=20, blank=True)
    valid_from = models.PositiveSmallIntegerField("vanaf schooljaar")
    amount = models.DecimalField("bedrag per leerling per jaar", max_digits=10, decimal_places=2)

    class Meta:
        ordering = ["kind", "category", "-valid_from"]
        constraints = [
            models.UniqueConstraint(fields=["swv", "kind", "category", "valid_from"], name="one_rate_per_year")
        ]


class Scenario(ArchivableModel):
    """A saved what-if of one indicator: from which year, towards which target, and the change per schoolbestuur per year.

    `changes` is {schoolbestuur number: {school year: pupils more or less}}, `last_year` the last of its school years.
    `rate_category` says which amount of the kind of pupil counts.
    """

    indicator = models.ForeignKey(Indicator, models.PROTECT, related_name="scenarios")
    name = models.CharField("naam", max_length=120)
    note = models.TextField("toelichting", blank=True)
    base_year = models.PositiveSmallIntegerField("uitgangsjaar")
    last_year = models.PositiveSmallIntegerField("laatste schooljaar")
    target = models.FloatField("streefwaarde", null=True, blank=True)
    target_year = models.PositiveSmallIntegerField("jaar streefwaarde", null=True, blank=True)
    changes = models.JSONField("veranderingen", default=dict, blank=True)
    rate_category = models.CharField("tarief", max_length=20, blank=True)
    follows_forecast = models.BooleanField("noemer volgt de prognose", default=False)
    user = models.ForeignKey("osp.User", models.PROTECT, null=True, related_name="+", verbose_name="gemaakt door")
    created_at = models.DateTimeField(auto_now_add=True)

    class Meta:
        ordering = ["indicator", "-created_at", "-pk"]

    def __str__(self) -> str:
        return self.name
