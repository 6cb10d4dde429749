"""Contributions: what each schoolbestuur, school and gemeente is asked, promises, spends and reports."""

from django.db import models

from goals.compute.reminding import USUAL_DAYS
from goals.enums import ContributionState, MoneyKind, ReminderKind, RoundState
from osp.enums import Party
from osp.models import TenantModel, VersionedModel, WrittenModel


def usual_days() -> list[int]:
    """When a new round reminds, as long as nobody chose other days."""
    return list(USUAL_DAYS)


class ContributionRound(WrittenModel):
    """One time of asking, for a school year: what, of whom, and by when.

    `reminder_days` are days from the last one on which is reminded: 14 days before it is -14.
    """

    plan = models.ForeignKey("goals.Plan", models.PROTECT, related_name="rounds")
    year = models.PositiveSmallIntegerField("schooljaar")
    title = models.CharField("titel", max_length=120)
    introduction = models.TextField("toelichting", blank=True)
    due = models.DateField("uiterlijk")
    state = models.CharField(
        "stand", max_length=16, default=RoundState.PREPARED, choices=[(s.value, s.value) for s in RoundState]
    )
    asks_money = models.BooleanField("vraagt geld", default=True)
    asked_at = models.DateTimeField("uitgezet op", null=True, blank=True)
    reminder_days = models.JSONField("herinneringen", default=usual_days, blank=True)

    class Meta:
        ordering = ["-year", "-pk"]

    def __str__(self) -> str:
        return self.title


class RoundGoal(TenantModel):
    """A doel that a round asks about, and what it asks. `link` is the koppeling whose pupils are promised, if any."""

    round = models.ForeignKey(ContributionRound, models.PROTECT, related_name="goals")
    goal = models.ForeignKey("goals.Goal", models.PROTECT, related_name="asked_in")
    link = models.ForeignKey("goals.IndicatorLink", models.PROTECT, null=True, blank=True, related_name="+")
    asks_result = models.BooleanField("vraagt resultaat", default=True)
    position = models.PositiveSmallIntegerField("volgorde", default=1)

    class Meta:
        ordering = ["position", "pk"]
        constraints = [models.UniqueConstraint(fields=["swv", "round", "goal"], name="goal_asked_once_per_round")]


class RoundIndicator(TenantModel):
    """A figure that a round asks the gemeenten for: what is stated about one school or calendar year."""

    round = models.ForeignKey(ContributionRound, models.PROTECT, related_name="indicators")
    indicator = models.ForeignKey("indicators.Indicator", models.PROTECT, related_name="+")
    year = models.PositiveSmallIntegerField("jaar")
    position = models.PositiveSmallIntegerField("volgorde", default=1)

    class Meta:
        ordering = ["position", "pk"]
        constraints = [
            models.UniqueConstraint(fields=["swv", "round", "indicator"], name="indicator_asked_once_per_round")
        ]


class Contribution(WrittenModel):
    """What one party fills in for one round. A school's hangs under that of its schoolbestuur.

    `code` is the number of the schoolbestuur, the vestiging or the gemeente; `name` as it was called when it was asked.
    """

    round = models.ForeignKey(ContributionRound, models.PROTECT, related_name="contributions")
    party = models.CharField("wie", max_length=16, choices=[(p.value, p.value) for p in Party])
    code = models.CharField("code", max_length=6)
    name = models.CharField("naam", max_length=120)
    parent = models.ForeignKey("self", models.PROTECT, null=True, blank=True, related_name="parts")
    state = models.CharField(
        "stand", max_length=28, default=ContributionState.ASKED, choices=[(s.value, s.value) for s in ContributionState]
    )
    opened_at = models.DateTimeField("geopend op", null=True, blank=True)
    prepared_by = models.CharField("voorbereid door", max_length=80, blank=True)
    prepared_at = models.DateTimeField("voorbereid op", null=True, blank=True)
    signed_by = models.CharField("ondertekend door", max_length=80, blank=True)
    signed_user = models.ForeignKey("osp.User", models.PROTECT, null=True, blank=True, related_name="+")
    signed_at = models.DateTimeField("ondertekend op", null=True, blank=True)
    accepted_at = models.DateTimeField("aanvaard op", null=True, blank=True)
    # The party asks the bureau to be allowed to change what it signed.
    withdrawal_asked_at = models.DateTimeField("terugname gevraagd op", null=True, blank=True)
    withdrawal_reason = models.CharField("reden van terugname", max_length=300, blank=True)
    # What was signed, word for word and with the figures of that moment as the party saw them, and its SHA-256.
    signed_content = models.JSONField("wat is ondertekend", default=dict, blank=True)
    signed_sha256 = models.CharField(max_length=64, blank=True)

    AUDIT_EXCLUDE = frozenset({"prepared_by", "signed_by", "signed_content"})

    class Meta:
        ordering = ["name", "pk"]
        constraints = [models.UniqueConstraint(fields=["swv", "round", "party", "code"], name="party_asked_once")]

    def __str__(self) -> str:
        return self.name


class ContributionAnswer(WrittenModel):
    """What a party says about one doel. `is_in_order`: nothing to promise; `is_not_applicable`: not about its schools.

    `promised` is a number of pupils (or of what the indicator counts), positive in the direction of the doel: six fewer where
    it goes down, six more where it goes up.
    """

    contribution = models.ForeignKey(Contribution, models.PROTECT, related_name="answers")
    round_goal = models.ForeignKey(RoundGoal, models.PROTECT, related_name="answers")
    is_in_order = models.BooleanField("al op orde", default=False)
    is_not_applicable = models.BooleanField("niet van toepassing", default=False)
    promised = models.FloatField("toezegging in aantal", null=True, blank=True)
    intention = models.TextField("voornemen", blank=True)
    noticed_by = models.TextField("waaraan merkt men het", blank=True)
    result_measured = models.TextField("opbrengst meetbaar", blank=True)
    result_felt = models.TextField("opbrengst merkbaar", blank=True)
    obstacles = models.TextField("knelpunt", blank=True)

    class Meta:
        ordering = ["round_goal__position", "pk"]
        constraints = [
            models.UniqueConstraint(fields=["swv", "contribution", "round_goal"], name="one_answer_per_goal")
        ]


class ContributionMoney(WrittenModel):
    """Money of one kind in one contribution, in euros."""

    contribution = models.ForeignKey(Contribution, models.PROTECT, related_name="money")
    kind = models.CharField("soort geld", max_length=12, choices=[(k.value, k.value) for k in MoneyKind])
    received = models.DecimalField("ontvangen", max_digits=12, decimal_places=2, null=True, blank=True)
    spent = models.DecimalField("besteed", max_digits=12, decimal_places=2, null=True, blank=True)
    note = models.TextField("waaraan", blank=True)

    class Meta:
        ordering = ["kind", "pk"]
        constraints = [
            models.UniqueConstraint(fields=["swv", "contribution", "kind"], name="one_row_per_kind_of_money")
        ]


class ContributionFigure(WrittenModel):
    """One number that a gemeente states: a quantity of the year that the round asks about, as it was typed ("12", "<5").

    It counts as a delivery of the samenwerkingsverband once the contribution is accepted.
    """

    contribution = models.ForeignKey(Contribution, models.PROTECT, related_name="figures")
    round_indicator = models.ForeignKey(RoundIndicator, models.PROTECT, related_name="figures")
    measure = models.CharField("grootheid", max_length=40)
    text = models.CharField("getal", max_length=24, blank=True)
    is_unknown = models.BooleanField("niet bekend", default=False)
    note = models.CharField("toelichting", max_length=300, blank=True)

    class Meta:
        ordering = ["round_indicator__position", "pk"]
        constraints = [
            models.UniqueConstraint(
                fields=["swv", "contribution", "round_indicator", "measure"], name="one_number_per_quantity"
            )
        ]


class ContributionFile(TenantModel):
    """Evidence that a party handed in."""

    contribution = models.ForeignKey(Contribution, models.PROTECT, related_name="files")
    file = models.ForeignKey("osp.StoredFile", models.PROTECT, related_name="+")
    withdrawn_at = models.DateTimeField("weggehaald op", null=True, blank=True)

    class Meta:
        ordering = ["pk"]


class ReturnedField(VersionedModel):
    """A field that was sent back with a note: as long as the contribution is returned, it alone can be changed.

    `kind` is answer, money or figure, `object_id` that row, `field` its column.
    """

    contribution = models.ForeignKey(Contribution, models.PROTECT, related_name="returned")
    kind = models.CharField("soort rij", max_length=8)
    object_id = models.BigIntegerField("nummer van de rij")
    field = models.CharField("veld", max_length=40)
    note = models.TextField("opmerking")
    user_id = models.BigIntegerField("wie", null=True)
    created_at = models.DateTimeField(auto_now_add=True)
    settled_at = models.DateTimeField("afgerond op", null=True, blank=True)

    class Meta:
        ordering = ["created_at", "pk"]


class ContributionLink(TenantModel):
    """A way in without an account: signed, ending, and to be taken back. Only a hash of its secret is kept.

    The secret follows from `seed` and the key of the installation (goals/compute/link_secret.py), so that a later mail can hold
    the same address. `may_sign`: whoever holds it may sign for the party.
    """

    contribution = models.ForeignKey(Contribution, models.PROTECT, related_name="links")
    seed = models.CharField(max_length=32, blank=True)
    secret_hash = models.CharField(max_length=64, db_index=True)
    name = models.CharField("naam", max_length=80, blank=True)
    to = models.EmailField("verstuurd aan", blank=True)
    may_sign = models.BooleanField("mag ondertekenen", default=False)
    expires_at = models.DateTimeField("geldig tot")
    revoked_at = models.DateTimeField("ingetrokken op", null=True, blank=True)
    last_used_at = models.DateTimeField("laatst gebruikt", null=True, blank=True)
    uses = models.PositiveIntegerField("keer gebruikt", default=0)
    created_at = models.DateTimeField(auto_now_add=True)

    AUDIT_EXCLUDE = frozenset({"to", "name", "seed", "secret_hash"})

    class Meta:
        ordering = ["created_at", "pk"]
        constraints = [models.UniqueConstraint(fields=["swv", "secret_hash"], name="one_link_per_secret")]


class PartyContact(TenantModel):
    """Whom to ask at a schoolbestuur, school or gemeente that has no account."""

    party = models.CharField("wie", max_length=16, choices=[(p.value, p.value) for p in Party])
    code = models.CharField("code", max_length=6)
    name = models.CharField("naam", max_length=80, blank=True)
    email = models.EmailField("e-mailadres")
    signs = models.BooleanField("ondertekent", default=False)

    AUDIT_EXCLUDE = frozenset({"name", "email"})

    class Meta:
        ordering = ["party", "code", "pk"]
        constraints = [models.UniqueConstraint(fields=["swv", "party", "code", "email"], name="contact_once_per_party")]


class ContributionReminder(TenantModel):
    """That somebody was reminded of one contribution on a day. One mail may hold several of these.

    `receiver` is an account or the hash of an address, never the address itself. `offset` is the day of the schedule, None by hand.
    """

    contribution = models.ForeignKey(Contribution, models.PROTECT, related_name="reminders")
    receiver = models.CharField("wie", max_length=24)
    day = models.DateField("dag")
    kind = models.CharField("soort", max_length=16, choices=[(k.value, k.value) for k in ReminderKind])
    offset = models.SmallIntegerField("dag van het schema", null=True, blank=True)
    signs = models.BooleanField("aan wie ondertekent", default=False)
    user_id = models.BigIntegerField("door wie", null=True)
    created_at = models.DateTimeField(auto_now_add=True)

    class Meta:
        ordering = ["-day", "-pk"]
        constraints = [
            models.UniqueConstraint(fields=["swv", "contribution", "receiver", "day"], name="reminded_once_a_day")
        ]
