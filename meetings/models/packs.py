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
    """The stukken of a meeting. Once published its copies never change; a later version is a new row."""

    meeting = models.ForeignKey(Meeting, models.PROTECT, related_name="packs")
    number = models.PositiveSmallIntegerField("versie", default=1)
    state = models.CharField(max_length=9, choices=[(s.value, s.value) for s in PackState], default=PackState.BUILDING)
    requested_at = models.DateTimeField("aangevraagd", auto_now_add=True)
    published_at = models.DateTimeField("gepubliceerd", null=True)
    user = models.ForeignKey("osp.User", models.PROTECT, null=True, related_name="+")
    # Of all that it says, whoever may see it, before the mark itself was printed in it.
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


class FigureCorrection(TenantModel):
    """That a pack told its readers that a figure of earlier papers is otherwise now; no other meeting tells it again."""

    pack = models.ForeignKey(AgendaPack, models.CASCADE, related_name="corrections")
    frozen = models.ForeignKey(FrozenFigure, models.CASCADE, related_name="corrections")
    # What it is now; empty where nothing replaced it.
    figure = models.ForeignKey("indicators.Figure", models.PROTECT, null=True, related_name="+")

    class Meta:
        ordering = ["pk"]
        constraints = [
            models.UniqueConstraint(fields=["swv", "pack", "frozen"], name="corrected_once_per_pack"),
        ]


class PackCopy(TenantModel):
    """The papers as one audience may see them: a gremium, or the chair (no body), whose copy holds everything.

    `content` is what the web page of the papers says, `pdf` the bytes. Both belong to one build and never change.
    """

    pack = models.ForeignKey(AgendaPack, models.CASCADE, related_name="copies")
    body = models.ForeignKey("meetings.Body", models.PROTECT, null=True, blank=True, related_name="+")
    content = models.JSONField(default=dict)
    pdf = models.BinaryField(null=True)
    pages = models.PositiveSmallIntegerField(null=True)
    # Of the bytes, to prove that a stored file is the published one.
    sha256 = models.CharField(max_length=64, blank=True)
    content_sha256 = models.CharField(max_length=64, blank=True)
    is_confidential = models.BooleanField("bevat iets vertrouwelijks", default=False)

    AUDIT_EXCLUDE = frozenset({"content"})

    class Meta:
        ordering = ["pk"]
        constraints = [
            models.UniqueConstraint(fields=["swv", "pack", "body"], name="one_copy_per_audience"),
            models.UniqueConstraint(
                fields=["swv", "pack"], condition=models.Q(body__isnull=True), name="one_copy_for_the_chair"
            ),
        ]

    @property
    def is_chairs(self) -> bool:
        return self.body_id is None

    @property
    def mark(self) -> str:
        """Kenmerk as printed on the cover."""
        return mark_of(self.content_sha256)


class PackOpening(TenantModel):
    """That somebody opened the papers, and when first and last."""

    copy = models.ForeignKey(PackCopy, models.CASCADE, related_name="openings")
    user = models.ForeignKey("osp.User", models.PROTECT, related_name="+")
    first_at = models.DateTimeField("voor het eerst")
    last_at = models.DateTimeField("voor het laatst")
    times = models.PositiveIntegerField("keren", default=1)

    class Meta:
        ordering = ["first_at", "pk"]
        constraints = [models.UniqueConstraint(fields=["swv", "copy", "user"], name="opened_once_per_person")]


class FigurePassport(TenantModel):
    """The short address of a figure in published papers: read without account, until it is withdrawn."""

    figure = models.ForeignKey(FrozenFigure, models.CASCADE, related_name="passports")
    token = models.CharField("adres", max_length=24)
    revoked_at = models.DateTimeField("ingetrokken op", null=True, blank=True)
    created_at = models.DateTimeField(auto_now_add=True)

    AUDIT_EXCLUDE = frozenset({"token"})

    class Meta:
        ordering = ["pk"]
        constraints = [
            models.UniqueConstraint(fields=["swv", "token"], name="one_passport_per_address"),
            models.UniqueConstraint(fields=["swv", "figure"], name="one_passport_per_figure"),
        ]
