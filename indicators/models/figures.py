"""Computed figures, with their history: a recomputed figure supersedes the old one, it does not overwrite it."""

from django.db import models

from indicators.compute.figure import NUMBERS, FigureValue
from indicators.compute.protection import protected
from indicators.enums import FigureKind, Unit
from indicators.models.catalogue import IndicatorDefinition
from osp.managers import PublicOrTenantManager


class Figure(models.Model):
    """A figure of one unit in one school year. Public when `swv` is empty; a tenant's own figure goes before the public one.

    `unit` is a samenwerkingsverband's code, "NL", or "GEEN" for what belongs to none. `year` 2019 is school year 2019-2020.
    """

    swv = models.ForeignKey("osp.Samenwerkingsverband", models.PROTECT, null=True, related_name="+")
    definition = models.ForeignKey(IndicatorDefinition, models.PROTECT, related_name="figures")
    unit = models.CharField(max_length=6)
    year = models.PositiveSmallIntegerField()
    kind = models.CharField(max_length=14, choices=[(k.value, k.value) for k in FigureKind])
    value = models.FloatField(null=True)
    low = models.FloatField(null=True)
    high = models.FloatField(null=True)
    estimate = models.FloatField(null=True)
    numerator_low = models.PositiveIntegerField(null=True)
    numerator_high = models.PositiveIntegerField(null=True)
    denominator_low = models.PositiveIntegerField(null=True)
    denominator_high = models.PositiveIntegerField(null=True)
    release = models.CharField(max_length=200, blank=True)
    is_provisional = models.BooleanField(default=False)
    is_example = models.BooleanField("voorbeeld", default=False)
    # It, or what could be worked out with it, is about 1 to 4 pupils: shown to nobody.
    is_withheld = models.BooleanField("onderdrukt", default=False)
    # Gemeenten that the files behind this figure lack.
    missing = models.JSONField(default=list, blank=True)
    runs = models.JSONField(default=list, blank=True)
    computed_at = models.DateTimeField(auto_now_add=True)
    superseded_at = models.DateTimeField(null=True)
    # What replaced it, so that a changed figure can be told by whoever showed the old one.
    superseded_by = models.ForeignKey(
        "indicators.Computation", models.SET_NULL, null=True, editable=False, related_name="replaced"
    )

    objects = PublicOrTenantManager()

    class Meta:
        indexes = [
            models.Index(fields=["unit", "definition", "year"]),
            models.Index(fields=["definition", "year", "superseded_at"]),
        ]
        constraints = [
            models.UniqueConstraint(
                fields=["swv", "definition", "unit", "year", "is_example"],
                condition=models.Q(superseded_at__isnull=True),
                name="one_current_figure_per_tenant",
            ),
            models.UniqueConstraint(
                fields=["definition", "unit", "year", "is_example"],
                condition=models.Q(superseded_at__isnull=True, swv__isnull=True),
                name="one_current_public_figure",
            ),
        ]

    def as_value(self) -> FigureValue:
        """The figure as a value object, for arithmetic and wording; withheld where it would tell about 1 to 4 pupils."""
        definition = self.definition
        unit = Unit(definition.indicator.unit)
        if self.is_withheld:
            return FigureValue(kind=FigureKind.WITHHELD, unit=unit)
        stored = FigureValue(kind=FigureKind(self.kind), unit=unit, **{name: getattr(self, name) for name in NUMBERS})
        return protected(stored, is_part=definition.part_of_whole) if definition.about_people else stored


class Benchmark(models.Model):
    """How the samenwerkingsverbanden of one sector lie in one year: percentiles over their exact figures."""

    swv = models.ForeignKey("osp.Samenwerkingsverband", models.PROTECT, null=True, related_name="+")
    definition = models.ForeignKey(IndicatorDefinition, models.PROTECT, related_name="benchmarks")
    year = models.PositiveSmallIntegerField()
    units = models.PositiveSmallIntegerField("aantal samenwerkingsverbanden")
    p10 = models.FloatField()
    p25 = models.FloatField()
    p50 = models.FloatField()
    p75 = models.FloatField()
    p90 = models.FloatField()

    objects = PublicOrTenantManager()

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["swv", "definition", "year"], name="one_benchmark_per_tenant"),
            models.UniqueConstraint(
                fields=["definition", "year"], condition=models.Q(swv__isnull=True), name="one_public_benchmark"
            ),
        ]


class Computation(models.Model):
    """The log of recomputing: because of which delivery, which figures of which years, how many changed and how long it took."""

    swv = models.ForeignKey("osp.Samenwerkingsverband", models.PROTECT, null=True, related_name="+")
    run = models.ForeignKey("indicators.ImportRun", models.SET_NULL, null=True, related_name="computations")
    reason = models.CharField("aanleiding", max_length=120)
    years = models.JSONField("schooljaren", default=list)
    indicators = models.JSONField("indicatoren", default=list)
    deliveries = models.JSONField("leveringen", default=list)
    computed = models.PositiveIntegerField("doorgerekend", default=0)
    changed = models.PositiveIntegerField("veranderd", default=0)
    seconds = models.FloatField("duur in seconden", default=0)
    created_at = models.DateTimeField(auto_now_add=True)

    objects = PublicOrTenantManager()

    class Meta:
        ordering = ["-created_at", "-pk"]
