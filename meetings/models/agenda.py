"""The agenda: points with their oplegger and the indicators they bring."""

from django.db import models

from goals.models import Comment, IndicatorLink
from indicators.models import Scenario
from meetings.enums import ItemOrigin, Purpose
from meetings.models.bodies import Meeting
from osp.models import ArchivableModel, TenantModel


class AgendaItem(ArchivableModel):
    """A point on the agenda with the texts of its oplegger (domain.md §5); an empty text is left out of the pack."""

    meeting = models.ForeignKey(Meeting, models.PROTECT, related_name="items")
    position = models.PositiveSmallIntegerField("volgorde", default=1)
    title = models.CharField("onderwerp", max_length=160)
    purpose = models.CharField(
        "doel", max_length=8, choices=[(p.value, p.value) for p in Purpose], default=Purpose.INFORM
    )
    minutes = models.PositiveSmallIntegerField("tijd in minuten", default=10)
    presenter = models.CharField("wie", max_length=80, blank=True)
    # Opening, mededelingen and rondvraag have no oplegger.
    has_cover = models.BooleanField("met oplegger", default=True)
    portfolio = models.CharField("portefeuille", max_length=80, blank=True)
    author = models.CharField("opsteller", max_length=80, blank=True)
    is_confidential = models.BooleanField("vertrouwelijk", default=False)
    requested_decision = models.TextField("gevraagd besluit", blank=True)
    summary = models.TextField("samenvatting", blank=True)
    finances = models.TextField("financiële gevolgen", blank=True)
    risks = models.TextField("risico's en kanttekeningen", blank=True)
    # One step a line: "Directieberaad; 3 december; positief".
    route = models.TextField("gevolgde route", blank=True)
    follow_up = models.TextField("vervolg en communicatie", blank=True)
    # Where it comes from, and the point of the meeting before that it goes on with.
    origin = models.CharField(
        "herkomst", max_length=16, default=ItemOrigin.WRITTEN, choices=[(o.value, o.value) for o in ItemOrigin]
    )
    carried_from = models.ForeignKey("self", models.PROTECT, null=True, blank=True, related_name="carried_to")
    # Why it came after the papers were due; empty for a point in time.
    late_reason = models.CharField("reden van nazending", max_length=300, blank=True)
    # The decision that it looks back on.
    looks_back_on = models.ForeignKey(
        "meetings.Decision", models.PROTECT, null=True, blank=True, related_name="look_backs"
    )
    # The doel that it asks about; of a point that came because nothing happened around that doel.
    goal = models.ForeignKey("goals.Goal", models.PROTECT, null=True, blank=True, related_name="agenda_items")

    class Meta:
        ordering = ["position", "pk"]

    def __str__(self) -> str:
        return self.title


class AgendaIndicator(TenantModel):
    """An indicator of the plan that a point brings to the table."""

    item = models.ForeignKey(AgendaItem, models.CASCADE, related_name="indicators")
    link = models.ForeignKey(IndicatorLink, models.PROTECT, related_name="agenda_places")
    position = models.PositiveSmallIntegerField(default=1)

    class Meta:
        ordering = ["position", "pk"]
        constraints = [models.UniqueConstraint(fields=["swv", "item", "link"], name="indicator_once_per_item")]


class AgendaScenario(TenantModel):
    """A scenario that a point brings to the table.

    `agreed` is what was slid there, as `Scenario.changes` is kept; None as long as nothing was recorded.
    """

    item = models.ForeignKey(AgendaItem, models.CASCADE, related_name="scenarios")
    scenario = models.ForeignKey(Scenario, models.PROTECT, related_name="agenda_places")
    agreed = models.JSONField("aan tafel vastgelegd", null=True, blank=True)
    created_at = models.DateTimeField(auto_now_add=True)

    class Meta:
        ordering = ["created_at", "pk"]
        constraints = [models.UniqueConstraint(fields=["swv", "item", "scenario"], name="scenario_once_per_item")]


class AgendaComment(TenantModel):
    """A thread of comments on the plan that a point brings to the table."""

    item = models.ForeignKey(AgendaItem, models.CASCADE, related_name="comments")
    comment = models.ForeignKey(Comment, models.PROTECT, related_name="agenda_places")
    created_at = models.DateTimeField(auto_now_add=True)

    class Meta:
        ordering = ["created_at", "pk"]
        constraints = [models.UniqueConstraint(fields=["swv", "item", "comment"], name="comment_once_per_item")]
