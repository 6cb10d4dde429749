"""The TLV administration of one samenwerkingsverband, and the pooled benchmark over those that share their sums."""

from django.db import models

from indicators.enums import Sector
from indicators.models.catalogue import IndicatorDefinition
from indicators.models.observations import ImportRun
from osp.models import TenantModel


class TlvDecision(TenantModel):
    """One request for a toelaatbaarheidsverklaring, without anything that names a pupil; kept for at most three years.

    `row_hash` tells the same request in two uploads apart from another one; `reference_hash` is the keyed hash of the
    declaration's number. Neither can be turned back.
    """

    run = models.ForeignKey(ImportRun, models.CASCADE, related_name="decisions")
    row_hash = models.CharField(max_length=64)
    reference_hash = models.CharField(max_length=64, blank=True)
    reference_year = models.PositiveSmallIntegerField(null=True)
    key_id = models.CharField(max_length=12)
    request_kind = models.CharField("soort aanvraag", max_length=14)
    kind = models.CharField("schoolsoort", max_length=4)
    category = models.CharField("bekostigingscategorie", max_length=1, blank=True)
    requested_on = models.DateField("aangevraagd op", null=True)
    complete_on = models.DateField("dossier volledig op", null=True)
    decided_on = models.DateField("besluit op", null=True)
    outcome = models.CharField("uitkomst", max_length=15)
    starts_on = models.DateField("ingangsdatum", null=True)
    ends_on = models.DateField("einddatum", null=True)
    requesting = models.CharField("aanvragende school", max_length=6, blank=True)
    schoolbestuur = models.CharField(max_length=5, blank=True)
    intended = models.CharField("beoogde school", max_length=6, blank=True)
    birth_year = models.PositiveSmallIntegerField("geboortejaar", null=True)

    class Meta:
        indexes = [models.Index(fields=["swv", "row_hash"]), models.Index(fields=["swv", "decided_on"])]


class TlvSharing(TenantModel):
    """A samenwerkingsverband's yes to the national TLV benchmark, from a day on; `ended_on` takes it back for what follows."""

    started_on = models.DateField("deelt sinds")
    ended_on = models.DateField("deelt tot", null=True)
    user_id = models.BigIntegerField("besloten door", null=True)

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["swv"], condition=models.Q(ended_on__isnull=True), name="shares_once")
        ]


class TlvBenchmark(models.Model):
    """Pooled figures of the samenwerkingsverbanden that shared, frozen once per period; it never tells who they are."""

    definition = models.ForeignKey(IndicatorDefinition, models.PROTECT, related_name="tlv_benchmarks")
    sector = models.CharField("sector", max_length=2, choices=[(s.value, s.value) for s in Sector])
    year = models.PositiveSmallIntegerField()
    units = models.PositiveSmallIntegerField("aantal samenwerkingsverbanden")
    numerator = models.PositiveIntegerField()
    denominator = models.PositiveIntegerField()
    value = models.FloatField()
    # Only from fifteen up.
    p10 = models.FloatField(null=True)
    p25 = models.FloatField(null=True)
    p50 = models.FloatField(null=True)
    p75 = models.FloatField(null=True)
    p90 = models.FloatField(null=True)
    frozen_at = models.DateTimeField(auto_now_add=True)

    class Meta:
        constraints = [models.UniqueConstraint(fields=["definition", "sector", "year"], name="frozen_once")]
