"""The catalogue: indicators, their versioned definitions, and scores on a rubric."""

from django.db import models

from indicators.enums import IndicatorKind, Sector, Unit
from osp.managers import PublicOrTenantManager
from osp.models import TenantModel


class Indicator(models.Model):
    """Something that is measured or noticed. National when `swv` is empty, else one samenwerkingsverband's own."""

    swv = models.ForeignKey("osp.Samenwerkingsverband", models.PROTECT, null=True, blank=True, related_name="+")
    code = models.SlugField("code", max_length=60)
    name = models.CharField("naam", max_length=120)
    kind = models.CharField("soort", max_length=8, choices=[(k.value, k.value) for k in IndicatorKind])
    # Empty: for both sectors.
    sector = models.CharField("sector", max_length=2, blank=True, choices=[(s.value, s.value) for s in Sector])
    unit = models.CharField("eenheid", max_length=8, choices=[(u.value, u.value) for u in Unit])
    question = models.CharField("vraag", max_length=200, blank=True)
    # For merkbaar: the observable sentences of the rubric, lowest level first.
    rubric = models.JSONField("rubriek", default=list, blank=True)
    measurement_frequency = models.CharField("meetfrequentie", max_length=60, blank=True)
    position = models.PositiveSmallIntegerField("volgorde", default=0)

    objects = PublicOrTenantManager()

    class Meta:
        ordering = ["position", "code"]
        constraints = [
            models.UniqueConstraint(fields=["swv", "code"], name="indicator_code_per_tenant"),
            models.UniqueConstraint(
                fields=["code"], condition=models.Q(swv__isnull=True), name="national_indicator_code"
            ),
        ]
        verbose_name = "indicator"

    def __str__(self) -> str:
        return self.name

    @property
    def is_noticeable(self) -> bool:
        return self.kind == IndicatorKind.NOTICEABLE


class IndicatorDefinition(models.Model):
    """What exactly is counted, from a given year on. A change is a new version, never an edit."""

    indicator = models.ForeignKey(Indicator, models.PROTECT, related_name="definitions")
    version = models.PositiveSmallIntegerField("versie", default=1)
    valid_from = models.PositiveSmallIntegerField("geldig vanaf schooljaar", default=2011)
    text = models.TextField("definitie")
    numerator = models.CharField("teller", max_length=200)
    denominator = models.CharField("noemer", max_length=200, blank=True)
    reference_day = models.CharField("teldatum", max_length=20, default="1 oktober")
    limits = models.TextField("bekende beperkingen", blank=True)
    source_text = models.CharField("bron", max_length=200, blank=True)

    objects = models.Manager()

    class Meta:
        ordering = ["indicator", "version"]
        constraints = [models.UniqueConstraint(fields=["indicator", "version"], name="definition_version_once")]

    @property
    def label(self) -> str:
        """Name of this version in exports: "deelname-sbo/1"."""
        return f"{self.indicator.code}/{self.version}"


class RubricScore(TenantModel):
    """One judgement on the rubric of a merkbare indicator, with its date and note."""

    indicator = models.ForeignKey(Indicator, models.PROTECT, related_name="scores")
    level = models.PositiveSmallIntegerField("niveau")
    on = models.DateField("datum")
    note = models.TextField("toelichting", blank=True)
    user = models.ForeignKey("osp.User", models.PROTECT, null=True, related_name="+", verbose_name="ingevoerd door")
    is_example = models.BooleanField("voorbeeld", default=False)
    created_at = models.DateTimeField(auto_now_add=True)

    # What was seen may be about somebody; the log keeps who scored what, not the words.
    AUDIT_EXCLUDE = frozenset({"note"})

    class Meta:
        ordering = ["on", "pk"]
