"""Ways in without an account: made, used, renewed and taken back; and a part of the work handed to a school."""

from collections.abc import Sequence
from datetime import timedelta

from django.db import IntegrityError, transaction
from django.db.models import F
from django.utils import timezone

from goals.compute.contribution_flow import Move
from goals.enums import ContributionState
from goals.models import Contribution, ContributionAnswer, ContributionLink, PartyContact, RoundGoal
from goals.queries.schools import schools_of
from goals.services import contribution_mail as mails
from goals.services.contribution_moves import acting_name, check_move, require_own
from osp.abilities import Ability
from osp.actors import Actor
from osp.enums import Party
from osp.errors import DomainError, NotAllowedError
from osp.mail import Letter, queue_mail
from osp.operations import operation

# Within this time somebody who comes back is still on the same visit.
ONE_VISIT = timedelta(minutes=30)
MOST_RENEWALS = 3
NO_ADDRESS = "Vul een e-mailadres in."
ENDED = "Deze link is al ingetrokken."
RENEWED_ENOUGH = (
    "Er ging vandaag al een paar keer een nieuwe link naar dit adres. Kijk ook bij ongewenste mail, of bel het bureau."
)
NO_SCHOOL = "Kies een school van uw eigen schoolbestuur."
NO_PART = "Kies waarover u de school iets vraagt."
TWICE = "Deze school is al gevraagd. Stuur haar vanaf de lijst een nieuwe link."


@operation("contribution.link_made", needs=Ability.ASK_CONTRIBUTIONS)
def make_link(
    actor: Actor, *, contribution: Contribution, to: str, name: str = "", may_sign: bool = False
) -> ContributionLink:
    """The bureau sends somebody of a party a way in."""
    return _send(actor, contribution, to, name, mails.asked_letter(contribution), may_sign=may_sign)


@operation("contribution.colleague_invited", needs=Ability.FILL_CONTRIBUTION)
def invite_colleague(
    actor: Actor, *, contribution: Contribution, to: str, name: str = "", may_sign: bool = False
) -> ContributionLink:
    """Somebody of a party asks a colleague along. Only who may sign makes somebody else sign: else nobody would be checked."""
    check_move(actor, contribution, Move.INVITE)
    if may_sign:
        actor.require(Ability.SIGN_CONTRIBUTION)
    letter = mails.invited_letter(contribution, acting_name(actor))
    return _send(actor, contribution, to, name, letter, may_sign=may_sign)


def _send(
    actor: Actor, contribution: Contribution, to: str, name: str, letter: Letter, *, may_sign: bool
) -> ContributionLink:
    address = to.strip().lower()
    if not address:
        raise DomainError("address-missing", NO_ADDRESS, field="to")
    link = mails.issue_link(contribution, to=address, name=name.strip()[:80], may_sign=may_sign)
    said = [*letter.paragraphs, mails.until_text(link)]
    own = Letter(letter.subject, said, letter.button, mails.link_address(link))
    key = f"bijdrage-{contribution.pk}-link-{link.pk}-{timezone.now():%Y%m%d%H%M%S}"
    queue_mail(actor, key=key, to=address, letter=own)
    return link


@operation("contribution.link_revoked", needs=Ability.FILL_CONTRIBUTION)
def withdraw_invitation(actor: Actor, *, link: ContributionLink) -> ContributionLink:
    """Somebody of a party takes back a way in that leads to its own contribution, or to the part of one of its schools."""
    require_own(actor, link.contribution.parent or link.contribution)
    if link.may_sign:
        actor.require(Ability.SIGN_CONTRIBUTION)
    return _revoke(link)


@operation("contribution.link_revoked_by_bureau", needs=Ability.ASK_CONTRIBUTIONS)
def revoke_link(actor: Actor, *, link: ContributionLink) -> ContributionLink:
    """The bureau takes back a way in. It opens nothing from now on, and cannot be renewed by who holds it."""
    return _revoke(link)


def _revoke(link: ContributionLink) -> ContributionLink:
    if link.revoked_at is not None:
        raise DomainError("already-revoked", ENDED)
    link.revoked_at = timezone.now()
    link.save(update_fields=["revoked_at"])
    return link


@operation("contribution.link_used", needs=Ability.VIEW_CONTRIBUTIONS)
def use_link(actor: Actor, *, link: ContributionLink) -> ContributionLink:
    """Somebody came in by a link. A visit counts once; what is done in it is in the log by itself."""
    now = timezone.now()
    ContributionLink.objects.filter(pk=link.pk).update(uses=F("uses") + 1, last_used_at=now)
    link.refresh_from_db()
    return link


def is_new_visit(link: ContributionLink) -> bool:
    """Whether somebody was away so long that this is another use of the link."""
    return link.last_used_at is None or timezone.now() - link.last_used_at > ONE_VISIT


@operation("contribution.link_renewed", needs=Ability.VIEW_CONTRIBUTIONS)
def renew_link(actor: Actor, *, link: ContributionLink) -> ContributionLink:
    """Mail a new link to the address of one that expired. One that was taken back is not renewed this way."""
    if link.revoked_at is not None:
        raise NotAllowedError("contributions.link")
    recent = ContributionLink.objects.filter(
        contribution=link.contribution, to=link.to, created_at__gt=timezone.now() - timedelta(days=1)
    )
    if recent.count() >= MOST_RENEWALS:
        raise DomainError("renewed-enough", RENEWED_ENOUGH)
    letter = mails.renewed_letter(link.contribution)
    return _send(actor, link.contribution, link.to, link.name, letter, may_sign=link.may_sign)


@operation("contribution.link_asked", needs=Ability.VIEW_CONTRIBUTIONS)
def ask_for_link(actor: Actor, *, link: ContributionLink) -> ContributionLink:
    """Who holds a link that was taken back asks the bureau for another one; the bureau decides."""
    contribution = link.contribution
    said = [
        f"Iemand van {contribution.name} heeft een ingetrokken link en vraagt om een nieuwe.",
        "Hoort deze persoon er nog bij? Stuur dan een nieuwe link. Anders hoeft u niets te doen.",
    ]
    letter = mails.bureau_letter(contribution, f"{contribution.name} vraagt een nieuwe link", said)
    mails.mail_bureau(contribution, by=actor, about=f"linkvraag-{link.pk}", letter=letter)
    return link


@operation("contribution.handed_to_school", needs=Ability.FILL_CONTRIBUTION)
def hand_to_school(
    actor: Actor, *, contribution: Contribution, code: str, goals: Sequence[RoundGoal], to: str, name: str = ""
) -> Contribution:
    """Ask a school of the own schoolbestuur about some doelen, by a link to this address. Its answers are read, not counted."""
    check_move(actor, contribution, Move.INVITE)
    school = schools_of(contribution).get(code) if Party(contribution.party) is Party.SCHOOLBESTUUR else None
    if school is None:
        raise DomainError("foreign-school", NO_SCHOOL, field="school")
    mine = {row.round_goal_id for row in contribution.answers.all()}
    chosen = [row for row in goals if row.pk in mine]
    if not chosen:
        raise DomainError("no-part", NO_PART, field="goals")
    if not to.strip():
        raise DomainError("address-missing", NO_ADDRESS, field="to")
    part = _part(contribution, code, school)
    for row in chosen:
        ContributionAnswer.objects.create(swv=contribution.swv, contribution=part, round_goal=row)
    address = to.strip().lower()
    PartyContact.objects.get_or_create(
        swv=contribution.swv, party=Party.SCHOOL.value, code=code, email=address, defaults={"name": name.strip()[:80]}
    )
    receivers = mails.receivers(Party.SCHOOL, code)
    mails.mail_party(part, by=actor, about="gevraagd", letter=mails.school_letter(part), to=receivers)
    return part


def _part(contribution: Contribution, code: str, name: str) -> Contribution:
    try:
        with transaction.atomic():
            return Contribution.objects.create(
                swv=contribution.swv,
                round=contribution.round,
                party=Party.SCHOOL.value,
                code=code,
                name=name[:120],
                parent=contribution,
                state=ContributionState.ASKED.value,
            )
    except IntegrityError as error:
        raise DomainError("asked-twice", TWICE, field="school") from error
