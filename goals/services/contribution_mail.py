"""The mails about contributions: to whom of a party, with which way in, and what they say. Each has one button."""

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from datetime import datetime, time, timedelta

from django.conf import settings
from django.urls import reverse
from django.utils import timezone

from goals.compute import link_secret
from goals.models import Contribution, ContributionLink, ContributionRound, PartyContact
from goals.queries.asking import accounts
from osp import dutch
from osp.abilities import Ability, abilities_of
from osp.actors import Actor
from osp.enums import Party, Role
from osp.mail import Letter, absolute, queue_mail
from osp.models import Membership

# A link stays good for some time after the day on which the contribution is due.
GRACE = timedelta(days=14)
WHO_LOSES = (
    "Is dit niet voor u? Stuur deze mail dan niet door, maar laat het ons weten: met de link opent u deze bijdrage."
)


@dataclass(frozen=True, slots=True)
class Receiver:
    """Somebody of a party: an account by its id, or a contact without one. `key` tells receivers apart in the outbox."""

    to: str
    name: str
    signs: bool
    user_id: int | None = None

    @property
    def key(self) -> str:
        """The account, or the address as a short hash: the outbox keeps no address once a mail is sent."""
        return f"u{self.user_id}" if self.user_id else f"c{link_secret.hash_of(self.to)[:12]}"


def receivers(party: Party, code: str) -> list[Receiver]:
    """Everybody of a party who can be mailed: accounts first, then contacts; an address once."""
    found: dict[str, Receiver] = {}
    for key, address, row in accounts():
        if key == (party, code):
            known = found.get(address)
            signs = _signs(row) or bool(known and known.signs)
            found[address] = Receiver(address, row.user.name, signs, row.user_id)
    for contact in PartyContact.objects.filter(party=party.value, code=code):
        address = contact.email.lower()
        found.setdefault(address, Receiver(address, contact.name, contact.signs))
    return list(found.values())


def _signs(row: Membership) -> bool:
    return Ability.SIGN_CONTRIBUTION in abilities_of(frozenset({Role(row.role)}))


def issue_link(contribution: Contribution, *, to: str, name: str, may_sign: bool) -> ContributionLink:
    """A link for this address: one that is still good, with the same rights, or else a new one."""
    good = ContributionLink.objects.filter(
        contribution=contribution, to=to, may_sign=may_sign, revoked_at__isnull=True, expires_at__gt=timezone.now()
    ).last()
    if good is not None:
        return good
    seed = link_secret.new_seed()
    secret = link_secret.secret_of(seed, settings.SECRET_KEY)
    return ContributionLink.objects.create(
        swv=contribution.swv,
        contribution=contribution,
        seed=seed,
        secret_hash=link_secret.hash_of(secret),
        to=to,
        name=name,
        may_sign=may_sign,
        expires_at=_expiry(contribution.round),
    )


def _expiry(asked: ContributionRound) -> datetime:
    last = datetime.combine(asked.due, time.max, tzinfo=timezone.get_current_timezone())
    return max(last, timezone.now()) + GRACE


def link_address(link: ContributionLink) -> str:
    """The full address that a mail holds. Nothing else knows it: what is stored finds it and does not make it."""
    return absolute(reverse("contribution-link", args=[link_secret.secret_of(link.seed, settings.SECRET_KEY)]))


def mail_party(contribution: Contribution, *, by: Actor, about: str, letter: Letter, to: Sequence[Receiver]) -> int:
    """The same mail to each of these people, each with their own way in. Returns how many were not mailed about it before."""
    sent = [_mail(contribution, by, about, letter, each) for each in to]
    return sum(sent)


def _mail(contribution: Contribution, by: Actor, about: str, letter: Letter, to: Receiver) -> bool:
    own = letter
    if to.user_id is None:
        link = issue_link(contribution, to=to.to, name=to.name, may_sign=to.signs)
        own = Letter(letter.subject, [*letter.paragraphs, until_text(link)], letter.button, link_address(link))
    key = f"bijdrage-{contribution.pk}-{about}-{to.key}"
    return queue_mail(by, key=key, to=to.to, letter=own) is not None


def until_text(link: ContributionLink) -> str:
    """How long a link works, and that it is for its reader alone."""
    last = dutch.date_long(timezone.localtime(link.expires_at).date())
    return f"U hebt geen wachtwoord nodig. De link werkt tot en met {last}. {WHO_LOSES}"


def page_of(contribution: Contribution) -> str:
    """Where an account opens it."""
    return absolute(reverse("goals:contribution", args=[contribution.swv.code, contribution.pk]))


def asked_letter(contribution: Contribution) -> Letter:
    """A round was put out."""
    asked = contribution.round
    due = dutch.date_with_day(asked.due)
    paragraphs = [
        f"{_tenant(contribution)} vraagt {contribution.name} om een bijdrage: {asked.title}.",
        *([asked.introduction] if asked.introduction else []),
        f"Het kost ongeveer tien minuten. U kunt tussendoor stoppen; wat u invulde blijft staan. Graag uiterlijk {due}.",
    ]
    return Letter(f"{asked.title}: uw bijdrage"[:160], paragraphs, "Open uw bijdrage", page_of(contribution))


def prepared_letter(contribution: Contribution) -> Letter:
    """Somebody prepared it; who signs is asked to."""
    by = f" door {contribution.prepared_by}" if contribution.prepared_by else ""
    paragraphs = [
        f"De bijdrage van {contribution.name} aan {contribution.round.title} is ingevuld{by} en wacht op uw handtekening.",
        f"Lees haar na en onderteken uiterlijk {dutch.date_with_day(contribution.round.due)}.",
    ]
    subject = f"Ter ondertekening: bijdrage van {contribution.name}"
    return Letter(subject[:160], paragraphs, "Lees en onderteken", page_of(contribution))


def returned_letter(contribution: Contribution, notes: Iterable[str]) -> Letter:
    """Fields were sent back."""
    paragraphs = [
        f"{_tenant(contribution)} heeft een vraag bij de bijdrage van {contribution.name} aan {contribution.round.title}.",
        *(f"„{note}”" for note in notes),
        "Alleen wat is teruggestuurd staat weer open. De rest van uw bijdrage blijft zoals u haar ondertekende.",
    ]
    return Letter(
        f"Vraag bij uw bijdrage: {contribution.round.title}"[:160], paragraphs, "Vul aan", page_of(contribution)
    )


def given_back_letter(contribution: Contribution) -> Letter:
    """The bureau gave a signed contribution back, as was asked."""
    paragraphs = [
        f"De bijdrage van {contribution.name} aan {contribution.round.title} staat weer open, zoals u vroeg.",
        "Pas aan wat u wilde wijzigen en onderteken opnieuw.",
    ]
    return Letter("Uw bijdrage staat weer open"[:160], paragraphs, "Open uw bijdrage", page_of(contribution))


def accepted_letter(contribution: Contribution) -> Letter:
    """It was accepted."""
    paragraphs = [
        f"{_tenant(contribution)} heeft de bijdrage van {contribution.name} aan {contribution.round.title} aanvaard. Dank u wel.",
    ]
    return Letter(
        f"Uw bijdrage is aanvaard: {contribution.round.title}"[:160], paragraphs, "Bekijk haar", page_of(contribution)
    )


def invited_letter(contribution: Contribution, by: str) -> Letter:
    """A colleague asks somebody to fill in along."""
    who = by or "Een collega"
    paragraphs = [
        f"{who} vraagt u om mee te werken aan de bijdrage van {contribution.name} aan {contribution.round.title}.",
        "U ziet wat er al is ingevuld. Wat u schrijft, wordt meteen bewaard.",
    ]
    return Letter(
        f"Vult u mee in? Bijdrage van {contribution.name}"[:160], paragraphs, "Open de bijdrage", page_of(contribution)
    )


def school_letter(contribution: Contribution) -> Letter:
    """A schoolbestuur hands a part to one of its schools."""
    board = contribution.parent.name if contribution.parent else ""
    paragraphs = [
        f"{board} vraagt {contribution.name} om een deel van de bijdrage aan {contribution.round.title} in te vullen.",
        "Uw schoolbestuur leest uw antwoorden en neemt ze mee in zijn eigen bijdrage. Het kost een paar minuten.",
    ]
    return Letter(f"{board} vraagt uw antwoord"[:160], paragraphs, "Open uw deel", page_of(contribution))


def renewed_letter(contribution: Contribution) -> Letter:
    """Somebody with an expired link asked for a new one."""
    paragraphs = [f"Hier is uw nieuwe link naar de bijdrage van {contribution.name} aan {contribution.round.title}."]
    return Letter(
        f"Uw nieuwe link: {contribution.round.title}"[:160], paragraphs, "Open uw bijdrage", page_of(contribution)
    )


def bureau_letter(contribution: Contribution, subject: str, said: Sequence[str]) -> Letter:
    """Something for the bureau, with the page of this contribution behind the button."""
    path = reverse("goals:contribution-review", args=[contribution.swv.code, contribution.pk])
    return Letter(subject[:160], said, "Bekijk de bijdrage", absolute(path))


def mail_bureau(contribution: Contribution, *, by: Actor, about: str, letter: Letter) -> None:
    """To everybody who asks for contributions here."""
    for row in _bureau():
        queue_mail(by, key=f"bijdrage-{contribution.pk}-{about}-u{row.user_id}", to=row.user.email, letter=letter)


def _bureau() -> Iterator[Membership]:
    seen: set[int] = set()
    rows = Membership.objects.filter(
        ended_at__isnull=True, user__is_active=True, role__in=[Role.DIRECTOR, Role.QUALITY]
    )
    for row in rows.select_related("user"):
        if row.user_id not in seen:
            seen.add(row.user_id)
            yield row


def _tenant(contribution: Contribution) -> str:
    tenant = getattr(contribution.swv, "tenant", None)
    return tenant.name if tenant else contribution.swv.code
