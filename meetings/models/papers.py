"""What goes with the agenda: attachments, points that come back every meeting, and sentences that were kept with a reason."""

from django.db import models

from meetings.enums import Purpose
from meetings.models.agenda import AgendaItem
from meetings.models.bodies import Body
from osp.models import ArchivableModel, TenantModel


class Attachment(ArchivableModel):
    """A bijlage of a point: an uploaded file with its letter. `pages` is 0 for a file that only travels beside the pack."""

    item = models.ForeignKey(AgendaItem, models.PROTECT, related_name="attachments")
    file = models.ForeignKey("osp.StoredFile", models.PROTECT, related_name="+")
    title = models.CharField("titel", max_length=160)
    position = models.PositiveSmallIntegerField("volgorde", default=1)
    pages = models.PositiveSmallIntegerField("bladzijden", default=0)
    # Seen by whoever may see confidential points, also where the point itself is open.
    is_confidential = models.BooleanField("vertrouwelijk", default=False)

    class Meta:
        ordering = ["position", "pk"]
        verbose_name = "bijlage"
        verbose_name_plural = "bijlagen"

    @property
    def letter(self) -> str:
        """A, B, ... by its place among the attachments of its point."""
        return chr(ord("A") + (self.position - 1) % 26) * ((self.position - 1) // 26 + 1)

    def __str__(self) -> str:
        return self.title


class ItemReader(TenantModel):
    """A gremium that may see a confidential point, beside those that see every one."""

    item = models.ForeignKey(AgendaItem, models.CASCADE, related_name="readers")
    body = models.ForeignKey(Body, models.PROTECT, related_name="+")

    class Meta:
        ordering = ["pk"]
        constraints = [models.UniqueConstraint(fields=["swv", "item", "body"], name="reader_once_per_item")]


class RecurringItem(ArchivableModel):
    """A point that is on every agenda of a gremium: opening, mededelingen, rondvraag. `is_last` ones close the meeting."""

    body = models.ForeignKey(Body, models.PROTECT, related_name="recurring")
    title = models.CharField("onderwerp", max_length=160)
    purpose = models.CharField(
        "doel", max_length=8, choices=[(p.value, p.value) for p in Purpose], default=Purpose.INFORM
    )
    minutes = models.PositiveSmallIntegerField("tijd in minuten", default=5)
    presenter = models.CharField("wie", max_length=80, blank=True)
    has_cover = models.BooleanField("met oplegger", default=False)
    is_last = models.BooleanField("aan het eind", default=False)
    position = models.PositiveSmallIntegerField("volgorde", default=1)

    class Meta:
        ordering = ["is_last", "position", "pk"]

    def __str__(self) -> str:
        return self.title


class KeptSentence(TenantModel):
    """A sentence of an oplegger that stays as it is though the figures say otherwise, with the reason.

    `field` is its column, `code` the rule of meetings/compute/claims that remarked on it, `quote` the words.
    """

    item = models.ForeignKey(AgendaItem, models.CASCADE, related_name="kept_sentences")
    field = models.CharField("veld", max_length=40)
    code = models.CharField("regel", max_length=40)
    quote = models.CharField("zin", max_length=500)
    reason = models.CharField("reden", max_length=300)
    user = models.ForeignKey("osp.User", models.PROTECT, null=True, related_name="+")
    created_at = models.DateTimeField(auto_now_add=True)

    class Meta:
        ordering = ["created_at", "pk"]
