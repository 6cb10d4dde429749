"""The catalogue: indicators, their versioned definitions, and scores on a rubric."""

from django.db import models

from indicators.enums import IndicatorKind, Sector, Trend, Unit
from osp.managers import PublicOrTenantManager
from osp.models import TenantModel, VersionedModel


class Indicator(models.Model):
    """Something that is measured or noticed. National when `swv` is empty, else one samenwerkingsverband's own."""

    swv = models.ForeignKey("osp.Samenwerkingsverband", models.PROTECT, null=True, blank=True, related_name="+")
    code = models.SlugField("code", max_length=60)
    name = models.CharField("naam", max_length=120)
    kind = models.CharField("soort", max_length=8, choices=[(k.value, k.value) for k in IndicatorKind])
    # Empty: for both sectors.
    sector = models.CharField("sector", max_length=2, blank=True, choices=[(s.value, s.value) for s in Sector])
    unit = models.CharField("eenheid", max_length=8, choices=[(u.value, u.value) for u in Unit])
    theme = models.CharField("thema", max_length=30, blank=True)
    question = models.CharField("vraag", max_length=200, blank=True)
    # For merkbaar: the observable sentences of the rubric, lowest level first.
    rubric = models.JSONField("rubriek", default=list, blank=True)
    measurement_frequency = models.CharField("meetfrequentie", max_length=60, blank=True)
    position = models.PositiveSmallIntegerField("volgorde", default=0)
    # For an own indicator that began as a national one: what deviates is told beside it.
    adapted_from = models.ForeignKey("self", models.PROTECT, null=True, blank=True, related_name="adaptations")
    archived_at = models.DateTimeField("gearchiveerd op", null=True, blank=True, editable=False)
    archive_reason = models.CharField("reden van archiveren", max_length=300, blank=True)

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

    @property
    def is_archived(self) -> bool:
        return self.archived_at is not None


class IndicatorDefinition(models.Model):
    """What exactly is counted, from a given year on. A change is a new version, never an edit.

    `formula` is written in the language of compute.language over the quantities of compute.measures; the figure is its
    outcome times `factor` (100 for a percentage). `counted` is the plural noun of what the numerator counts.
    """

    indicator = models.ForeignKey(Indicator, models.PROTECT, related_name="definitions")
    version = models.PositiveSmallIntegerField("versie", default=1)
    valid_from = models.PositiveSmallIntegerField("geldig vanaf schooljaar", default=2011)
    text = models.TextField("definitie")
    numerator = models.CharField("teller", max_length=200)
    denominator = models.CharField("noemer", max_length=200, blank=True)
    reference_day = models.CharField("teldatum", max_length=20, default="1 oktober")
    limits = models.TextField("bekende beperkingen", blank=True)
    source_text = models.CharField("bron", max_length=200, blank=True)
    # Whose definition it is: "Dashboard passend onderwijs (Vensters)."
    origin = models.CharField("herkomst van de definitie", max_length=200, blank=True)
    formula = models.CharField("formule", max_length=500, blank=True)
    factor = models.PositiveSmallIntegerField("factor", default=1)
    counted = models.CharField("wat wordt geteld", max_length=40, default="leerlingen")
    # Both follow from the formula and are stored with it, so that showing a figure needs no parser.
    about_people = models.BooleanField("gaat over leerlingen of respondenten", default=True)
    part_of_whole = models.BooleanField("teller is deel van noemer", default=False)
    direction = models.CharField(
        "gewenste richting", max_length=7, choices=[(t.value, t.value) for t in Trend], default=Trend.CONTEXT
    )
    # Letters of WPO art. 18a lid 8 and WVO 2020 art. 2.47 lid 9, such as "e" or "c, d".
    statutory_task = models.CharField("wettelijk onderdeel", max_length=20, blank=True)
    inspection_standard = models.CharField("inspectiestandaard", max_length=120, blank=True)

    objects = models.Manager()

    class Meta:
        ordering = ["indicator", "version"]
        constraints = [models.UniqueConstraint(fields=["indicator", "version"], name="definition_version_once")]

    @property
    def label(self) -> str:
        """Name of this version in exports: "deelname-sbo/1"."""
        return f"{self.indicator.code}/{self.version}"


class Adoption(TenantModel):
    """A samenwerkingsverband's choice to follow a national indicator; `ended_at` is when it stopped."""

    indicator = models.ForeignKey(Indicator, models.PROTECT, related_name="adoptions")
    adopted_at = models.DateTimeField("overgenomen op", auto_now_add=True)
    ended_at = models.DateTimeField("gestopt op", null=True, blank=True)

    class Meta:
        constraints = [
            models.UniqueConstraint(
                fields=["swv", "indicator"], condition=models.Q(ended_at__isnull=True), name="adopted_once"
            )
        ]


class FigureNote(VersionedModel):
    """A note that people pinned to one school year of an indicator: "in 2021 fuseerde De Wissel"."""

    indicator = models.ForeignKey(Indicator, models.PROTECT, related_name="notes")
    year = models.PositiveSmallIntegerField("schooljaar")
    text = models.TextField("notitie")
    user = models.ForeignKey("osp.User", models.PROTECT, null=True, related_name="+", verbose_name="geschreven door")
    created_at = models.DateTimeField(auto_now_add=True)
    archived_at = models.DateTimeField("weggehaald op", null=True, blank=True, editable=False)

    # What was written may be about somebody; the log keeps who wrote when, not the words.
    AUDIT_EXCLUDE = frozenset({"text"})

    class Meta:
        ordering = ["-year", "pk"]


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
