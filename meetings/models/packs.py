"""Published packs: their bytes, and every figure in them as it was shown."""

from django.db import models

from goals.models import IndicatorLink
from meetings.enums import PackState
from meetings.models.agenda import AgendaItem
from meetings.models.bodies import Meeting
from osp.models import TenantModel


def mark_of(digest: str) -> str:
    """The kenmerk that belongs to a hash: "7f3a-09c1"."""
    return f"{digest[:4]}-{digest[4:8]}" if digest else ""


class AgendaPack(TenantModel):
    """The stukken of a meeting. Once published its bytes never change; a later version is a new row."""

    meeting = models.ForeignKey(Meeting, models.PROTECT, related_name="packs")
    number = models.PositiveSmallIntegerField("versie", default=1)
    state = models.CharField(max_length=9, choices=[(s.value, s.value) for s in PackState], default=PackState.BUILDING)
    requested_at = models.DateTimeField("aangevraagd", auto_now_add=True)
    published_at = models.DateTimeField("gepubliceerd", null=True)
    user = models.ForeignKey("osp.User", models.PROTECT, null=True, related_name="+")
    pdf = models.BinaryField(null=True)
    pages = models.PositiveSmallIntegerField(null=True)
    # Of the bytes, to prove that a stored file is the published one.
    sha256 = models.CharField(max_length=64, blank=True)
    # Of what the pack says, before the mark itself was printed in it.
    content_sha256 = models.CharField(max_length=64, blank=True)
    is_confidential = models.BooleanField("bevat een vertrouwelijk punt", default=False)

    class Meta:
        ordering = ["-number"]
        constraints = [models.UniqueConstraint(fields=["swv", "meeting", "number"], name="pack_version_once")]

    @property
    def mark(self) -> str:
        """Kenmerk as printed on the cover, to compare paper with screen: the first eight characters of the content hash."""
        return mark_of(self.content_sha256)


class FrozenFigure(TenantModel):
    """A figure as a published pack showed it, with the observation behind it and a hash over what was shown."""

    pack = models.ForeignKey(AgendaPack, models.CASCADE, related_name="figures")
    item = models.ForeignKey(AgendaItem, models.PROTECT, related_name="+")
    link = models.ForeignKey(IndicatorLink, models.PROTECT, related_name="+")
    figure = models.ForeignKey("indicators.Figure", models.PROTECT, null=True, related_name="+")
    # As shown: text, caption, status, sentence, release, reference date, and the series behind the chart.
    shown = models.JSONField()
    sha256 = models.CharField(max_length=64)

    class Meta:
        ordering = ["pk"]
