"""A workbook of the plan that somebody handed in."""

from django.db import models

from goals.enums import WorkbookState
from goals.models.plan import Plan
from osp.models import VersionedModel


class WorkbookRun(VersionedModel):
    """An Excel file with the plan that was read in: what it says, what of it was refused, and what it changed.

    The file itself is not kept. `taken_at` is when the workbook was made, `content` what its rows say, `refused` which of them
    are not taken in and why, and `outcome` what was written, to take it back by.
    """

    plan = models.ForeignKey(Plan, models.PROTECT, related_name="workbook_runs")
    file_name = models.CharField("bestand", max_length=120)
    taken_at = models.DateTimeField("opgehaald op")
    state = models.CharField(
        "stand", max_length=20, default=WorkbookState.CHECKED, choices=[(s.value, s.value) for s in WorkbookState]
    )
    content = models.JSONField("inhoud", default=list)
    refused = models.JSONField("geweigerde regels", default=list)
    outcome = models.JSONField("wat er veranderde", default=list)
    kept = models.JSONField("wat bleef staan", default=list)
    user_id = models.BigIntegerField("wie", null=True)
    created_at = models.DateTimeField("aangeboden op", auto_now_add=True)
    taken_over_at = models.DateTimeField("overgenomen op", null=True, blank=True)
    undone_at = models.DateTimeField("teruggedraaid op", null=True, blank=True)

    AUDIT_EXCLUDE = frozenset({"content", "refused", "outcome", "kept"})

    class Meta:
        ordering = ["-created_at", "-pk"]

    def __str__(self) -> str:
        return self.file_name
