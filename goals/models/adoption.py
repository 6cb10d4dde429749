"""Adoption: versions of the plan, and the route each of them goes."""

from typing import Any, ClassVar

from django.db import models
from django.db.models import Q

from goals.compute.lint import CODES
from goals.enums import StepKind, StepOutcome, VersionState
from osp.managers import TenantManager, TenantQuerySet
from osp.models import TenantModel, VersionedModel

FIRST_NUMBER = "1.0"
UNCHANGING = "Een vastgestelde versie verandert nooit."


class VersionQuerySet(TenantQuerySet):
    """Versions, of which no write reaches an adopted one, also where it goes round save()."""

    def update(self, **kwargs: Any) -> int:
        self._refuse_adopted()
        # Once more in the statement itself: it may have been adopted since the line above.
        return super(VersionQuerySet, self.exclude(state=VersionState.ADOPTED)).update(**kwargs)

    def delete(self) -> tuple[int, dict[str, int]]:
        self._refuse_adopted()
        return super().delete()

    def bulk_create(self, objs: Any, *args: Any, **kwargs: Any) -> list[Any]:
        if kwargs.get("update_conflicts"):
            raise TypeError(UNCHANGING)
        return super().bulk_create(objs, *args, **kwargs)

    def _refuse_adopted(self) -> None:
        if self.filter(state=VersionState.ADOPTED).exists():
            raise TypeError(UNCHANGING)


class VersionManager(TenantManager.from_queryset(VersionQuerySet)):  # type: ignore[misc]
    """The versions of the samenwerkingsverband in scope."""


class PlanVersion(VersionedModel):
    """A version of the plan: 1.0, and 1.1 for a change of it (WMS art. 14a: each change asks consent again).

    `content` is the whole plan as goals/snapshot.py writes it, `document` all that its pages say, `pdf` and `docx` the bytes.
    `content` and `document` are taken when somebody says that it was adopted; as soon as the bytes made of them are there
    it counts as adopted, and never changes again.
    """

    plan = models.ForeignKey("goals.Plan", models.PROTECT, related_name="versions")
    number = models.CharField("nummer", max_length=12)
    reason = models.TextField("aanleiding", blank=True)
    wanted_from = models.DateField("moet gelden vanaf")
    state = models.CharField(
        "stand", max_length=12, default=VersionState.CONCEPT, choices=[(s.value, s.value) for s in VersionState]
    )
    adopted_on = models.DateField("vastgesteld op", null=True, blank=True)
    adopted_by = models.ForeignKey("osp.User", models.PROTECT, null=True, blank=True, related_name="+")
    content = models.JSONField("inhoud", default=dict, blank=True)
    content_sha256 = models.CharField(max_length=64, blank=True)
    document = models.JSONField("document", default=dict, blank=True)
    pdf = models.BinaryField("pdf", null=True, blank=True)
    pdf_sha256 = models.CharField(max_length=64, blank=True)
    docx = models.BinaryField("word", null=True, blank=True)
    docx_sha256 = models.CharField(max_length=64, blank=True)
    withdraw_reason = models.CharField("reden van intrekken", max_length=300, blank=True)
    created_at = models.DateTimeField(auto_now_add=True)

    objects: ClassVar[VersionManager] = VersionManager()

    AUDIT_EXCLUDE = frozenset({"content", "document"})

    class Meta:
        ordering = ["-created_at", "-pk"]
        constraints = [
            # The number of a version that was withdrawn is free again: 1.0, 1.1 and 1.2 are what was adopted.
            models.UniqueConstraint(
                fields=["swv", "plan", "number"],
                condition=~Q(state=VersionState.WITHDRAWN.value),
                name="one_version_of_a_number",
            ),
            models.UniqueConstraint(
                fields=["swv", "plan"], condition=Q(state=VersionState.CONCEPT.value), name="one_concept_of_a_plan"
            ),
        ]

    def save(self, *args: Any, **kwargs: Any) -> None:
        self._refuse_when_adopted()
        super().save(*args, **kwargs)

    def delete(self, *args: Any, **kwargs: Any) -> tuple[int, dict[str, int]]:
        self._refuse_when_adopted()
        return super().delete(*args, **kwargs)

    def _refuse_when_adopted(self) -> None:
        if self.pk and type(self).objects.filter(pk=self.pk, state=VersionState.ADOPTED).exists():
            raise TypeError(UNCHANGING)

    @property
    def is_change(self) -> bool:
        """A wijziging of an adopted plan."""
        return self.number != FIRST_NUMBER

    @property
    def is_adopted(self) -> bool:
        return self.state == VersionState.ADOPTED

    @property
    def is_concept(self) -> bool:
        """On its way to adoption."""
        return self.state == VersionState.CONCEPT

    @property
    def is_being_stored(self) -> bool:
        """Somebody said that it was adopted, and its documents are not there yet."""
        return self.is_concept and bool(self.content_sha256)

    @property
    def mark(self) -> str:
        """Kenmerk, to compare two copies: the first eight characters of the hash of what it says."""
        return f"{self.content_sha256[:4]}-{self.content_sha256[4:8]}" if self.content_sha256 else ""

    @property
    def name(self) -> str:
        """ "versie 1.0", "wijziging 1.1"."""
        return f"{'wijziging' if self.is_change else 'versie'} {self.number}"

    def __str__(self) -> str:
        return self.name


class AdoptionStep(VersionedModel):
    """One step of the route of a version. `weeks` is its term, in weeks that are not free. `law` says where it comes from."""

    plan_version = models.ForeignKey(PlanVersion, models.PROTECT, related_name="steps")
    position = models.PositiveSmallIntegerField("volgorde", default=1)
    kind = models.CharField("soort", max_length=16, choices=[(k.value, k.value) for k in StepKind])
    title = models.CharField("stap", max_length=120)
    party = models.CharField("met wie", max_length=120, blank=True)
    law = models.CharField("wet", max_length=120, blank=True)
    weeks = models.PositiveSmallIntegerField("termijn in weken", default=0)
    planned_on = models.DateField("gepland op", null=True, blank=True)
    done_on = models.DateField("gedaan op", null=True, blank=True)
    outcome = models.CharField(
        "uitkomst", max_length=28, default=StepOutcome.OPEN, choices=[(o.value, o.value) for o in StepOutcome]
    )
    conditions = models.TextField("voorwaarden", blank=True)
    note = models.TextField("toelichting", blank=True)
    evidence = models.ForeignKey("osp.StoredFile", models.PROTECT, null=True, blank=True, related_name="+")
    # A meeting of a higher app by its number; whoever holds meetings answers when it is.
    meeting_id = models.BigIntegerField("vergadering", null=True, blank=True)

    class Meta:
        ordering = ["position", "pk"]


def default_blocking() -> list[str]:
    """Codes of the findings that block adoption as long as nobody chose."""
    return sorted(code.value for code, rule in CODES.items() if rule.blocks_by_default)


class PlanSettings(VersionedModel):
    """How a samenwerkingsverband works with its plan. `blocking` holds the codes of the findings that block adoption.

    With `prints_responses` the plan on paper ends with what was done with everybody's contribution.
    """

    blocking = models.JSONField("houdt vaststellen tegen", default=default_blocking, blank=True)
    base_document = models.ForeignKey(
        "osp.StoredFile", models.PROTECT, null=True, blank=True, related_name="+", verbose_name="basisdocument"
    )
    prints_responses = models.BooleanField("inbreng als bijlage", default=False)

    class Meta:
        constraints = [models.UniqueConstraint(fields=["swv"], name="one_settings_per_tenant")]


class OverruledFinding(TenantModel):
    """A finding of the planlint that somebody lets be, with the reason.

    `said` is the fingerprint of what it said then: says it something else now, then it stands open again. Taken back, or given
    for something that is no longer said, it stays on record with the day.
    """

    code = models.CharField("bevinding", max_length=40)
    kind = models.CharField("soort rij", max_length=12)
    object_id = models.BigIntegerField("nummer van de rij")
    said = models.CharField("wat er toen stond", max_length=16, blank=True)
    reason = models.CharField("reden", max_length=300)
    user = models.ForeignKey("osp.User", models.PROTECT, null=True, related_name="+")
    created_at = models.DateTimeField(auto_now_add=True)
    withdrawn_at = models.DateTimeField("ingetrokken op", null=True, blank=True)
    withdrawn_by = models.ForeignKey("osp.User", models.PROTECT, null=True, blank=True, related_name="+")

    class Meta:
        ordering = ["created_at", "pk"]
        constraints = [
            models.UniqueConstraint(
                fields=["swv", "code", "kind", "object_id"],
                condition=models.Q(withdrawn_at__isnull=True),
                name="finding_let_be_once",
            )
        ]
