"""What happens in a meeting: who is there, what is said of each point, votes, polls and promises."""

from typing import Any, ClassVar

from django.db import models

from meetings.enums import Choice, Dealt, Felt, MinutesState, Presence
from meetings.models.agenda import AgendaItem
from meetings.models.bodies import Meeting
from meetings.models.members import BodyMember
from osp.managers import TenantManager, TenantQuerySet
from osp.models import TenantModel, VersionedModel, WrittenModel

UNCHANGING = "Een verzegeld verslag verandert nooit."


class MinutesQuerySet(TenantQuerySet):
    """Minutes, of which no write reaches a sealed one, also where it goes round save()."""

    def update(self, **kwargs: Any) -> int:
        self._refuse_sealed()
        # Once more in the statement itself: it may have been sealed since the line above.
        return super(MinutesQuerySet, self.exclude(state=MinutesState.SEALED)).update(**kwargs)

    def delete(self) -> tuple[int, dict[str, int]]:
        self._refuse_sealed()
        return super().delete()

    def bulk_create(self, objs: Any, *args: Any, **kwargs: Any) -> list[Any]:
        if kwargs.get("update_conflicts"):
            raise TypeError(UNCHANGING)
        return super().bulk_create(objs, *args, **kwargs)

    def _refuse_sealed(self) -> None:
        if self.filter(state=MinutesState.SEALED).exists():
            raise TypeError(UNCHANGING)


class MinutesManager(TenantManager.from_queryset(MinutesQuerySet)):  # type: ignore[misc]
    """The minutes of the samenwerkingsverband in scope."""


class Minutes(VersionedModel):
    """The verslag of a meeting: concept, corrected, approved by a later meeting, sealed. Sealed: content, bytes and hash stay.

    `approved_in` is the meeting that approved it.
    """

    meeting = models.ForeignKey(Meeting, models.PROTECT, related_name="minutes_kept")
    state = models.CharField(
        "stand", max_length=12, default=MinutesState.CONCEPT, choices=[(s.value, s.value) for s in MinutesState]
    )
    opened_at = models.DateTimeField("begonnen", null=True, blank=True)
    closed_at = models.DateTimeField("gesloten", null=True, blank=True)
    approved_in = models.ForeignKey(Meeting, models.PROTECT, null=True, blank=True, related_name="+")
    approved_on = models.DateField("goedgekeurd op", null=True, blank=True)
    sealed_at = models.DateTimeField("verzegeld op", null=True, blank=True)
    sealed_by = models.ForeignKey("osp.User", models.PROTECT, null=True, blank=True, related_name="+")
    content = models.JSONField("inhoud", default=dict, blank=True)
    content_sha256 = models.CharField(max_length=64, blank=True)
    pdf = models.BinaryField(null=True, blank=True)
    pdf_sha256 = models.CharField(max_length=64, blank=True)

    objects: ClassVar[MinutesManager] = MinutesManager()

    AUDIT_EXCLUDE = frozenset({"content"})

    class Meta:
        ordering = ["meeting__date", "pk"]
        constraints = [models.UniqueConstraint(fields=["swv", "meeting"], name="one_verslag_per_meeting")]

    def save(self, *args: Any, **kwargs: Any) -> None:
        self._refuse_when_sealed()
        super().save(*args, **kwargs)

    def delete(self, *args: Any, **kwargs: Any) -> tuple[int, dict[str, int]]:
        self._refuse_when_sealed()
        return super().delete(*args, **kwargs)

    def _refuse_when_sealed(self) -> None:
        if self.pk and type(self).objects.filter(pk=self.pk, state=MinutesState.SEALED).exists():
            raise TypeError(UNCHANGING)

    @property
    def mark(self) -> str:
        """Kenmerk, to compare two copies: the first eight characters of the hash of what it says."""
        return f"{self.content_sha256[:4]}-{self.content_sha256[4:8]}" if self.content_sha256 else ""

    @property
    def is_open(self) -> bool:
        """Whether it may still be written."""
        return self.state in {MinutesState.CONCEPT, MinutesState.CORRECTED}

    @property
    def is_sealed(self) -> bool:
        return self.state == MinutesState.SEALED


class ItemMinutes(WrittenModel):
    """What was said of one point, and what became of it. Corrections stay readable."""

    item = models.ForeignKey(AgendaItem, models.PROTECT, related_name="minuted")
    text = models.TextField("verslag", blank=True)
    dealt = models.CharField("afloop", max_length=16, default=Dealt.OPEN, choices=[(d.value, d.value) for d in Dealt])
    # When the meeting came to it.
    begun_at = models.DateTimeField("begonnen", null=True, blank=True)

    class Meta:
        ordering = ["item__position", "pk"]
        constraints = [models.UniqueConstraint(fields=["swv", "item"], name="one_verslag_per_item")]


class Attendance(VersionedModel):
    """How a member took part in one meeting. `by` is who came in their place; `weight` what their vote weighed that day."""

    meeting = models.ForeignKey(Meeting, models.PROTECT, related_name="attendance")
    member = models.ForeignKey(BodyMember, models.PROTECT, related_name="attended")
    presence = models.CharField(
        "aanwezigheid", max_length=16, default=Presence.UNKNOWN, choices=[(p.value, p.value) for p in Presence]
    )
    by = models.CharField("vervangen door", max_length=80, blank=True)
    # The member who votes for them by a written volmacht.
    proxy = models.ForeignKey(BodyMember, models.PROTECT, null=True, blank=True, related_name="proxies")
    weight = models.PositiveIntegerField("stemgewicht", null=True, blank=True)

    AUDIT_EXCLUDE = frozenset({"by"})

    class Meta:
        ordering = ["member__position", "pk"]
        constraints = [models.UniqueConstraint(fields=["swv", "meeting", "member"], name="attends_once")]


class Ballot(VersionedModel):
    """A vote about one sentence of a point. Rules of the gremium as they were when it opened, so that it can be worked out again."""

    item = models.ForeignKey(AgendaItem, models.PROTECT, related_name="ballots")
    question = models.TextField("voorstel")
    majority = models.CharField("meerderheid", max_length=12)
    weighting = models.CharField("stemgewicht", max_length=12)
    quorum_percent = models.PositiveSmallIntegerField(null=True, blank=True)
    opened_at = models.DateTimeField(auto_now_add=True)
    closed_at = models.DateTimeField(null=True, blank=True)
    # How it came out, with every number of the calculation.
    result = models.JSONField(default=dict, blank=True)

    class Meta:
        ordering = ["opened_at", "pk"]


class Vote(TenantModel):
    """What one member voted, and what it weighed."""

    ballot = models.ForeignKey(Ballot, models.PROTECT, related_name="votes")
    member = models.ForeignKey(BodyMember, models.PROTECT, related_name="+")
    choice = models.CharField("stem", max_length=12, choices=[(c.value, c.value) for c in Choice])
    weight = models.PositiveIntegerField("stemgewicht", default=1)

    class Meta:
        ordering = ["member__position", "pk"]
        constraints = [models.UniqueConstraint(fields=["swv", "ballot", "member"], name="votes_once")]


class Poll(VersionedModel):
    """A pulse poll by phone about a doel: does one notice it? Open while `closed_at` is empty; reached by `token`."""

    item = models.ForeignKey(AgendaItem, models.PROTECT, related_name="polls")
    goal = models.ForeignKey("goals.Goal", models.PROTECT, related_name="+")
    token = models.CharField("adres", max_length=24)
    opened_at = models.DateTimeField(auto_now_add=True)
    closed_at = models.DateTimeField(null=True, blank=True)

    AUDIT_EXCLUDE = frozenset({"token"})

    class Meta:
        ordering = ["opened_at", "pk"]
        constraints = [models.UniqueConstraint(fields=["swv", "token"], name="one_poll_per_address")]


class PollAnswer(TenantModel):
    """One anonymous answer. `device` is a hash that keeps one phone from answering twice, thrown away when the poll closes."""

    poll = models.ForeignKey(Poll, models.CASCADE, related_name="answers")
    felt = models.CharField("antwoord", max_length=12, choices=[(f.value, f.value) for f in Felt])
    device = models.CharField(max_length=64, blank=True)

    AUDIT_EXCLUDE = frozenset({"felt", "device"})

    class Meta:
        ordering = ["pk"]
        constraints = [
            models.UniqueConstraint(
                fields=["swv", "poll", "device"], condition=~models.Q(device=""), name="one_answer_per_phone"
            )
        ]


class Commitment(VersionedModel):
    """What a schoolbestuur promised at the table, out of a scenario that was on the screen. `amount` in pupils, negative for fewer."""

    item = models.ForeignKey(AgendaItem, models.PROTECT, related_name="commitments")
    scenario = models.ForeignKey("indicators.Scenario", models.PROTECT, null=True, blank=True, related_name="+")
    link = models.ForeignKey("goals.IndicatorLink", models.PROTECT, null=True, blank=True, related_name="+")
    schoolbestuur = models.ForeignKey("osp.Schoolbestuur", models.PROTECT, related_name="+")
    year = models.PositiveSmallIntegerField("schooljaar")
    amount = models.IntegerField("leerlingen", null=True, blank=True)
    text = models.CharField("toezegging", max_length=300, blank=True)
    created_at = models.DateTimeField(auto_now_add=True)

    class Meta:
        ordering = ["created_at", "pk"]
