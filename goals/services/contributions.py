"""The way of one contribution: opened, prepared, signed, handed in, asked back, returned, accepted."""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

from django.utils import timezone

from goals.compute.contribution_flow import Move
from goals.compute.signed import fingerprint
from goals.models import Contribution, ReturnedField
from goals.queries.contribution_work import lacks
from goals.queries.contributions import Content, content_of
from goals.queries.signed_content import signed_content
from goals.services import contribution_mail as mails
from goals.services.contribution_fields import row_of
from goals.services.contribution_moves import acting_name, check_move, make_move
from goals.services.contribution_stated import take_over
from osp.abilities import Ability
from osp.actors import Actor
from osp.enums import Party
from osp.errors import DomainError
from osp.operations import operation, save_changes

NOT_READY = "Nog niet alles is ingevuld. Hieronder staat wat er mist."
NO_NAME = "Schrijf uw naam op zoals u tekent."
NOT_CONFIRMED = "Zet een vinkje: daarmee ondertekent u namens uw organisatie."
NO_NOTE = "Schrijf bij ten minste één veld op wat u nog vraagt."
NO_REASON = "Schrijf op wat u wilt wijzigen."


@operation("contribution.opened", needs=Ability.FILL_CONTRIBUTION)
def open_contribution(actor: Actor, *, contribution: Contribution) -> Contribution:
    """Somebody of the party looks at the form for the first time."""
    return make_move(contribution, Move.OPEN, by=actor, opened_at=timezone.now())


@operation("contribution.prepared", needs=Ability.FILL_CONTRIBUTION)
def prepare_contribution(actor: Actor, *, contribution: Contribution) -> Contribution:
    """Put it ready for the signature and mail who signs. DomainError while something is still asked."""
    check_move(actor, contribution, Move.PREPARE)
    if lacks(content_of(contribution)):
        raise DomainError("not-ready", NOT_READY)
    changes = {"prepared_by": acting_name(actor)[:80], "prepared_at": timezone.now()}
    done = make_move(contribution, Move.PREPARE, by=actor, **changes)
    signers = [each for each in _people(done) if each.signs and (not actor.user_id or each.user_id != actor.user_id)]
    mails.mail_party(done, by=actor, about=f"klaar-{done.version}", letter=mails.prepared_letter(done), to=signers)
    return done


@operation("contribution.taken_back", needs=Ability.FILL_CONTRIBUTION)
def take_back_contribution(actor: Actor, *, contribution: Contribution) -> Contribution:
    """Fill in further what was put ready, or what a school handed in while its schoolbestuur did not sign yet."""
    return make_move(contribution, Move.TAKE_BACK, by=actor)


@operation("contribution.handed_in", needs=Ability.FILL_CONTRIBUTION)
def hand_in_contribution(actor: Actor, *, contribution: Contribution) -> Contribution:
    """A school gives its part to its schoolbestuur. DomainError while something is still asked."""
    check_move(actor, contribution, Move.HAND_IN)
    if lacks(content_of(contribution)):
        raise DomainError("not-ready", NOT_READY)
    changes = {"prepared_by": acting_name(actor)[:80], "prepared_at": timezone.now()}
    return make_move(contribution, Move.HAND_IN, by=actor, **changes)


@operation("contribution.signed", needs=Ability.SIGN_CONTRIBUTION)
def sign_contribution(actor: Actor, *, contribution: Contribution, name: str, confirmed: bool) -> Contribution:
    """Sign and send in. What is signed is kept as it is now; fields that were sent back are settled with it."""
    check_move(actor, contribution, Move.SIGN)
    if not name.strip():
        raise DomainError("name-missing", NO_NAME, field="name")
    if not confirmed:
        raise DomainError("not-confirmed", NOT_CONFIRMED, field="confirmed")
    content = content_of(contribution)
    if lacks(content):
        raise DomainError("not-ready", NOT_READY)
    frozen = signed_content(content)
    done = make_move(
        contribution,
        Move.SIGN,
        by=actor,
        signed_by=name.strip()[:80],
        signed_user_id=actor.user_id,
        signed_at=timezone.now(),
        signed_content=frozen,
        signed_sha256=fingerprint(frozen),
    )
    _settle(content)
    return done


def _settle(content: Content) -> None:
    for row in content.returned:
        save_changes(row, version=row.version, changes={"settled_at": timezone.now()})


@operation("contribution.asked_back", needs=Ability.FILL_CONTRIBUTION)
def ask_contribution_back(actor: Actor, *, contribution: Contribution, reason: str) -> Contribution:
    """Ask the bureau to be allowed to change what was signed."""
    check_move(actor, contribution, Move.ASK_BACK)
    if not reason.strip():
        raise DomainError("reason-missing", NO_REASON, field="reason")
    changes = {"withdrawal_asked_at": timezone.now(), "withdrawal_reason": reason.strip()[:300]}
    done = make_move(contribution, Move.ASK_BACK, by=actor, **changes)
    said = [
        f"{done.name} wil iets wijzigen in de ondertekende bijdrage aan {done.round.title}.",
        f"„{done.withdrawal_reason}”",
    ]
    letter = mails.bureau_letter(done, f"{done.name} vraagt de bijdrage terug", said)
    mails.mail_bureau(done, by=actor, about=f"terugvraag-{done.version}", letter=letter)
    return done


@operation("contribution.given_back", needs=Ability.ASK_CONTRIBUTIONS)
def give_back_contribution(actor: Actor, *, contribution: Contribution) -> Contribution:
    """Open a signed contribution again; its signature lapses. What was signed stays in its history."""
    lapsed: dict[str, Any] = {
        "signed_by": "",
        "signed_user_id": None,
        "signed_at": None,
        "signed_content": {},
        "signed_sha256": "",
    }
    asked: dict[str, Any] = {"withdrawal_asked_at": None, "withdrawal_reason": ""}
    done = make_move(contribution, Move.GIVE_BACK, by=actor, **lapsed, **asked)
    letter = mails.given_back_letter(done)
    mails.mail_party(done, by=actor, about=f"terug-{done.version}", letter=letter, to=_people(done))
    return done


@dataclass(frozen=True, slots=True)
class FieldNote:
    """A field of a contribution with what the bureau asks about it."""

    kind: str
    row: int
    field: str
    note: str


@operation("contribution.returned", needs=Ability.ASK_CONTRIBUTIONS)
def return_fields(actor: Actor, *, contribution: Contribution, notes: Sequence[FieldNote]) -> Contribution:
    """Send fields back, each with a note; they alone can be changed until the contribution is signed again."""
    check_move(actor, contribution, Move.RETURN)
    asked = [each for each in notes if each.note.strip()]
    if not asked:
        raise DomainError("note-missing", NO_NOTE)
    already = content_of(contribution).open_fields
    for each in asked:
        row_of(contribution, each.kind, each.row, [each.field])
        if (each.kind, each.row, each.field) in already:
            raise DomainError("already-returned", "Dit veld is al teruggestuurd.")
        _return(actor, contribution, each)
    done = make_move(contribution, Move.RETURN, by=actor, withdrawal_asked_at=None, withdrawal_reason="")
    letter = mails.returned_letter(done, [each.note.strip() for each in asked])
    mails.mail_party(done, by=actor, about=f"vraag-{done.version}", letter=letter, to=_people(done))
    return done


def _return(actor: Actor, contribution: Contribution, each: FieldNote) -> None:
    ReturnedField.objects.create(
        swv=contribution.swv,
        contribution=contribution,
        kind=each.kind,
        object_id=each.row,
        field=each.field,
        note=each.note.strip(),
        user_id=actor.user_id,
    )


@operation("contribution.accepted", needs=Ability.ASK_CONTRIBUTIONS)
def accept_contribution(actor: Actor, *, contribution: Contribution) -> Contribution:
    """Accept what was signed. The numbers of a gemeente become a delivery of the samenwerkingsverband."""
    done = make_move(contribution, Move.ACCEPT, by=actor, accepted_at=timezone.now(), withdrawal_asked_at=None)
    if Party(done.party) is Party.MUNICIPALITY:
        take_over(content_of(done), by=actor)
    mails.mail_party(done, by=actor, about="aanvaard", letter=mails.accepted_letter(done), to=_people(done))
    return done


def _people(contribution: Contribution) -> list[mails.Receiver]:
    return mails.receivers(Party(contribution.party), contribution.code)
