"""What comes of a meeting: decisions, actions, and formal requests for advice or consent."""

from django.db import models

from meetings.enums import DecisionState, Judgement, Purpose, RequestOutcome
from meetings.models.agenda import AgendaItem
from meetings.models.bodies import Body
from osp.models import ArchivableModel, TenantModel, VersionedModel


class Decision(ArchivableModel):
    """A besluit, numbered per gremium and calendar year. With an expected effect it is a line in the chart and is looked back on.

    `expected` is the value that `link` is expected to have at `horizon`; `forecast` what was forecast when it was taken, as a
    plain value with its year, so that the look back can hold it against what came.
    """

    item = models.ForeignKey(AgendaItem, models.PROTECT, related_name="decisions")
    body = models.ForeignKey(Body, models.PROTECT, related_name="decisions")
    year = models.PositiveSmallIntegerField("jaar")
    number = models.PositiveSmallIntegerField("nummer")
    text = models.TextField("besluit")
    purpose = models.CharField("soort", max_length=8, choices=[(p.value, p.value) for p in Purpose])
    state = models.CharField(
        "uitkomst", max_length=12, default=DecisionState.TAKEN, choices=[(s.value, s.value) for s in DecisionState]
    )
    decided_on = models.DateField("genomen op")
    # Taken though too few members took part: it must be confirmed in a second meeting.
    without_quorum = models.BooleanField("zonder quorum", default=False)
    ballot = models.ForeignKey("meetings.Ballot", models.PROTECT, null=True, blank=True, related_name="decisions")
    goal = models.ForeignKey("goals.Goal", models.PROTECT, null=True, blank=True, related_name="decisions")
    link = models.ForeignKey("goals.IndicatorLink", models.PROTECT, null=True, blank=True, related_name="decisions")
    effect = models.CharField("verwacht effect", max_length=300, blank=True)
    expected = models.DecimalField("verwachte waarde", max_digits=14, decimal_places=4, null=True, blank=True)
    horizon = models.DateField("kijk terug op", null=True, blank=True)
    forecast = models.JSONField("prognose van toen", default=dict, blank=True)
    judgement = models.CharField(
        "terugblik", max_length=12, blank=True, choices=[(j.value, j.value) for j in Judgement]
    )
    judgement_reason = models.TextField("waarom", blank=True)
    judged_on = models.DateField("teruggeblikt op", null=True, blank=True)

    class Meta:
        ordering = ["-year", "body__position", "-number"]
        verbose_name = "besluit"
        verbose_name_plural = "besluiten"
        constraints = [models.UniqueConstraint(fields=["swv", "body", "year", "number"], name="decision_numbered_once")]

    @property
    def label(self) -> str:
        """ "2026-14", as minutes and papers name it beside its gremium."""
        return f"{self.year}-{self.number:02}"

    def __str__(self) -> str:
        return f"{self.body} {self.label}"


class MeetingAction(TenantModel):
    """Where an action of the list comes from: the point where it was given, and the decision it follows from, if one.

    `returned_in` is the point that brought it back to the gremium when it was overdue.
    """

    action = models.ForeignKey("goals.Action", models.PROTECT, related_name="given_in")
    item = models.ForeignKey(AgendaItem, models.PROTECT, related_name="actions")
    decision = models.ForeignKey(Decision, models.PROTECT, null=True, blank=True, related_name="actions")
    returned_in = models.ForeignKey(AgendaItem, models.PROTECT, null=True, blank=True, related_name="returned_actions")

    class Meta:
        ordering = ["pk"]
        constraints = [models.UniqueConstraint(fields=["swv", "action"], name="action_given_once")]


class FormalRequest(VersionedModel):
    """A request to a gremium for advies or instemming, with its term and what was answered.

    `step` is the step of the adoption of the plan that it belongs to; `blocks` what waits for it, in words, when it is no step.
    """

    body = models.ForeignKey(Body, models.PROTECT, related_name="requests")
    item = models.ForeignKey(AgendaItem, models.PROTECT, null=True, blank=True, related_name="requests")
    step = models.ForeignKey("goals.AdoptionStep", models.PROTECT, null=True, blank=True, related_name="requests")
    purpose = models.CharField("gevraagd", max_length=8, choices=[(p.value, p.value) for p in Purpose])
    subject = models.CharField("onderwerp", max_length=160)
    asked_on = models.DateField("gevraagd op")
    due = models.DateField("antwoord voor")
    outcome = models.CharField(
        "uitkomst", max_length=12, default=RequestOutcome.WAITING, choices=[(o.value, o.value) for o in RequestOutcome]
    )
    answered_on = models.DateField("beantwoord op", null=True, blank=True)
    conditions = models.TextField("voorwaarden", blank=True)
    blocks = models.CharField("wacht hierop", max_length=160, blank=True)
    # A decision may not be taken on this point before the answer is there.
    blocked_item = models.ForeignKey(AgendaItem, models.PROTECT, null=True, blank=True, related_name="waits_for")
    evidence = models.ForeignKey("osp.StoredFile", models.PROTECT, null=True, blank=True, related_name="+")

    class Meta:
        ordering = ["due", "pk"]
