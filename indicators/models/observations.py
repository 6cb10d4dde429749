"""From source to observation: what was delivered, by whom, and what stood in it. Append-only."""

from django.db import models

from indicators.enums import Level, ReleaseStatus
from osp.managers import PublicOrTenantManager
from osp.models import VersionedModel
from osp.school_years import school_year_of


class RunState(models.TextChoices):
    """Where an import stands. Only LOADED counts."""

    UPLOADED = "uploaded", "ontvangen"
    STAGED = "staged", "te controleren"
    LOADED = "loaded", "ingelezen"
    REFUSED = "refused", "geweigerd"
    WITHDRAWN = "withdrawn", "ingetrokken"


class Source(models.Model):
    """A recurring file of a publisher, e.g. DUO's pupils per vestiging, and when its deliveries are due.

    `provisional_after` and `final_after` are months from the reference day to the usual month of publication; empty where
    the publisher has no rhythm. A source that ended has `ended_on` and, if there is one, a `successor`.
    """

    code = models.SlugField(max_length=40, unique=True)
    name = models.CharField("naam", max_length=120)
    publisher = models.CharField("uitgever", max_length=60)
    licence = models.CharField("licentie", max_length=30)
    reference_day = models.CharField("teldatum", max_length=20, blank=True)
    provisional_after = models.PositiveSmallIntegerField("maanden tot voorlopig", null=True, blank=True)
    final_after = models.PositiveSmallIntegerField("maanden tot definitief", null=True, blank=True)
    rhythm = models.CharField("ritme", max_length=200, blank=True)
    note = models.TextField("bijzonderheden", blank=True)
    ended_on = models.DateField("gestopt op", null=True, blank=True)
    successor = models.ForeignKey("self", models.PROTECT, null=True, blank=True, related_name="predecessors")

    def __str__(self) -> str:
        return self.name


class Release(models.Model):
    """One delivery of a source: a reference date and a status."""

    source = models.ForeignKey(Source, models.PROTECT, related_name="releases")
    reference_date = models.DateField("peildatum")
    status = models.CharField("status", max_length=12, choices=[(s.value, s.value) for s in ReleaseStatus])

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["source", "reference_date", "status"], name="release_once"),
        ]

    @property
    def label(self) -> str:
        """How exports name it: "duo-po-vestiging 2019-10-01 definitief"."""
        return f"{self.source.code} {self.reference_date.isoformat()} {self.status}"

    @property
    def year(self) -> int:
        """First calendar year of the school year: 1 October 2019 and 1 February 2020 are both 2019."""
        return school_year_of(self.reference_date)


class ImportRun(models.Model):
    """One file read in. Public when `swv` is empty; else it counts for that samenwerkingsverband alone."""

    swv = models.ForeignKey("osp.Samenwerkingsverband", models.PROTECT, null=True, related_name="+")
    release = models.ForeignKey(Release, models.PROTECT, null=True, related_name="runs")
    format_code = models.CharField(max_length=40, blank=True)
    file_name = models.CharField("bestand", max_length=200)
    file = models.FileField("inhoud", upload_to="leveringen/%Y/%m/", blank=True)
    sha256 = models.CharField(max_length=64)
    state = models.CharField("stand", max_length=9, choices=RunState.choices, default=RunState.UPLOADED)
    rows_read = models.PositiveIntegerField("rijen gelezen", default=0)
    hidden_cells = models.PositiveIntegerField("cellen <5", default=0)
    # Rows in error that were left out on purpose, and what the reader should know: {"errors": [...], "remarks": [...]}.
    rows_skipped = models.PositiveIntegerField("rijen weggelaten", default=0)
    findings = models.JSONField("bevindingen", default=dict, blank=True)
    # Refusal: {"message", "count", "errors": [{line, column, value, message}]}. Preview: what would change.
    refusal = models.JSONField(default=dict, blank=True)
    preview = models.JSONField(default=dict, blank=True)
    user_id = models.BigIntegerField("ingelezen door", null=True)
    created_at = models.DateTimeField(auto_now_add=True)
    loaded_at = models.DateTimeField("ingelezen op", null=True)
    withdrawn_at = models.DateTimeField("ingetrokken op", null=True)
    withdraw_reason = models.CharField("reden van intrekken", max_length=300, blank=True)

    objects = PublicOrTenantManager()

    # What was read of the file and what people wrote about it stays with the delivery; the log keeps who did what.
    AUDIT_EXCLUDE = frozenset({"findings", "refusal", "preview", "withdraw_reason"})

    class Meta:
        ordering = ["-created_at", "-pk"]
        indexes = [models.Index(fields=["sha256", "state"])]


# What a command is storing, or was when it was killed: no page shows it. An uploaded run has its file.
BEING_STORED = models.Q(state=RunState.UPLOADED, file="")


class Observation(models.Model):
    """Pupils of one kind at one vestiging (or summed over one samenwerkingsverband) as one file tells it.

    `low` and `high` bound the number; they differ by 3 for each of the `hidden` cells that read "<5". `residence` is the
    pupils' PC4 where the file tells it. A summed row has no vestiging but a `unit`, and `schools` vestigingen behind it;
    its `basis` says whether pupils are counted where they go to school or where they live.
    """

    run = models.ForeignKey(ImportRun, models.CASCADE, related_name="observations")
    measure = models.CharField(max_length=20)
    # Of a file that holds several years; empty where all of it is of the date of its release.
    reference_date = models.DateField(null=True)
    vestiging = models.CharField(max_length=6, blank=True)
    postcode = models.CharField(max_length=6, blank=True)
    denomination = models.CharField(max_length=60, blank=True)
    schoolbestuur = models.CharField(max_length=5, blank=True)
    residence = models.CharField(max_length=4, blank=True)
    unit = models.CharField(max_length=6, blank=True)
    basis = models.CharField(max_length=9, blank=True)
    schools = models.PositiveIntegerField(default=1)
    low = models.PositiveIntegerField()
    high = models.PositiveIntegerField()
    hidden = models.PositiveIntegerField(default=0)
    known = models.PositiveIntegerField(default=0)

    objects = models.Manager()

    class Meta:
        indexes = [models.Index(fields=["run", "measure"]), models.Index(fields=["vestiging", "measure"])]
        constraints = [models.CheckConstraint(condition=models.Q(high__gte=models.F("low")), name="observation_bounds")]


class RegisterEntry(models.Model):
    """A row of a register file: a vestiging of an address file, a link of the vsv file, or a PC4 of the region table.

    A pupil file adds the names of its vestigingen.
    """

    class Kind(models.TextChoices):
        VESTIGING = "vestiging"
        NAME = "naam"
        VSV = "vsv"
        REGION = "regio"
        SUCCESSION = "overgang"
        GEMEENTE = "gemeente"
        RENUMBERED = "wijziging"
        SWV = "swv"

    run = models.ForeignKey(ImportRun, models.CASCADE, related_name="entries")
    kind = models.CharField(max_length=9, choices=Kind.choices)
    key = models.CharField(max_length=12)
    values = models.JSONField()

    objects = models.Manager()

    class Meta:
        indexes = [models.Index(fields=["run", "kind"])]


class ReportedValue(models.Model):
    """A number that somebody else worked out and stated, entered through a template, a mapped table or a CBS file.

    `measure` is a quantity of compute.measures or "eigen_<id>" of an own indicator; `key` is the samenwerkingsverband,
    gemeente, schoolbestuur or vestiging it is about; `year` the first calendar year of the school year, or the calendar
    year of a measure that follows it. `low` and `high` are equal when exact. `is_frozen` marks a sum that was kept when
    the rows behind it had to go.
    """

    run = models.ForeignKey(ImportRun, models.CASCADE, related_name="reported")
    measure = models.CharField(max_length=60)
    level = models.CharField(max_length=13, choices=[(each.value, each.value) for each in Level])
    key = models.CharField(max_length=12)
    year = models.PositiveSmallIntegerField()
    reference_date = models.DateField(null=True)
    low = models.FloatField()
    high = models.FloatField()
    note = models.CharField(max_length=200, blank=True)
    is_frozen = models.BooleanField(default=False)

    objects = models.Manager()

    class Meta:
        indexes = [models.Index(fields=["run", "measure", "year"])]
        constraints = [models.CheckConstraint(condition=models.Q(high__gte=models.F("low")), name="reported_bounds")]


class ColumnMapping(VersionedModel):
    """How a samenwerkingsverband reads a table of its own: which column is what. Found again by the header's fingerprint."""

    fingerprint = models.CharField(max_length=64)
    name = models.CharField("naam", max_length=120)
    header = models.JSONField("kolommen", default=list)
    choices = models.JSONField("koppeling", default=dict)
    user_id = models.BigIntegerField("gemaakt door", null=True)
    created_at = models.DateTimeField(auto_now_add=True)
    used_at = models.DateTimeField("laatst gebruikt", null=True)

    class Meta:
        ordering = ["name", "pk"]
        constraints = [models.UniqueConstraint(fields=["swv", "fingerprint"], name="one_mapping_per_header")]
