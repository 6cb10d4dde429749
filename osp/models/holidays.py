"""School holidays: those of the Rijksoverheid per region, and what a samenwerkingsverband put in their place."""

from django.db import models

from osp.enums import Region
from osp.managers import PublicOrTenantManager


class SchoolHoliday(models.Model):
    """One school holiday, first and last day included. Without `swv` it is the advice for a region, for everybody.

    With `swv` it replaces, for that samenwerkingsverband, the holiday of the same name and school year.
    """

    swv = models.ForeignKey("osp.Samenwerkingsverband", models.PROTECT, null=True, blank=True, related_name="+")
    year = models.PositiveSmallIntegerField("schooljaar")
    name = models.CharField("vakantie", max_length=60)
    region = models.CharField("regio", max_length=6, blank=True, choices=[(r.value, r.value) for r in Region])
    first = models.DateField("eerste dag")
    last = models.DateField("laatste dag")

    objects = PublicOrTenantManager()

    class Meta:
        ordering = ["first", "pk"]
        constraints = [
            models.CheckConstraint(name="holiday_days_in_order", condition=models.Q(last__gte=models.F("first"))),
            models.UniqueConstraint(fields=["swv", "year", "name", "region"], name="one_holiday_of_a_name_per_year"),
            models.UniqueConstraint(
                fields=["year", "name", "region"],
                condition=models.Q(swv__isnull=True),
                name="one_public_holiday_of_a_name",
            ),
        ]
