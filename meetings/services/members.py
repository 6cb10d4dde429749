"""Who sits in a gremium: taking a seat, changing it, ending it, and erasing a name."""

from dataclasses import dataclass
from datetime import date
from typing import Any

from django.db.models import Max, Q
from django.utils import timezone

from meetings.enums import Seat
from meetings.models import Body, BodyMember
from meetings.queries.calendars import invited_without_seat
from meetings.services.bodies import archived, own_schoolbestuur
from meetings.services.calendars import call_off
from osp.abilities import Ability
from osp.actors import Actor
from osp.errors import DomainError
from osp.models import Samenwerkingsverband, User
from osp.operations import operation, save_changes
from osp.queries import people

NOBODY = "Kies iemand met een account, of vul een naam in."
BACKWARDS = "De laatste dag ligt voor de eerste."
TWICE = "{} zit in die tijd al in {}."
STILL_SITS = "Beëindig eerst het lidmaatschap; daarna kan de naam weg."
ERASED = "oud-lid"


@dataclass(frozen=True, slots=True)
class SeatValues:
    """What is kept of a seat: `user` is somebody with an account, otherwise `name` and `email`; `schoolbestuur` is a number."""

    since: date
    user: User | None = None
    name: str = ""
    email: str = ""
    seat: Seat = Seat.MEMBER
    schoolbestuur: str = ""
    organisation: str = ""
    mandate: str = ""
    substitute: str = ""
    weight: int = 1
    until: date | None = None


@operation("body.member_added", needs=Ability.EDIT_MEETINGS)
def add_member(actor: Actor, *, body: Body, values: SeatValues) -> BodyMember:
    """Somebody takes a seat, last in the list. DomainError for nobody, for one who sits there then already, or a foreign account."""
    Body.objects.select_for_update().get(pk=body.pk)
    _check(body, values)
    last = BodyMember.objects.filter(body=body).aggregate(last=Max("position"))["last"] or 0
    return BodyMember.objects.create(swv=actor.swv, body=body, position=last + 1, **_kept(actor.swv, values))


@operation("body.member_edited", needs=Ability.EDIT_MEETINGS)
def edit_member(actor: Actor, *, member: BodyMember, version: int, values: SeatValues) -> BodyMember:
    """Change a seat; ConflictError when somebody else did since `version`. On other days than before, invitations are withdrawn."""
    _check(member.body, values, but=member)
    return _without_invitations(actor, save_changes(member, version=version, changes=_kept(actor.swv, values)))


@operation("body.member_ended", needs=Ability.EDIT_MEETINGS)
def end_member(actor: Actor, *, member: BodyMember, version: int, until: date) -> BodyMember:
    """Somebody sits there until this day. What they voted and took part in stays; invitations for later are withdrawn by mail."""
    if until < member.since:
        raise DomainError("ends-before-start", BACKWARDS, field="until")
    return _without_invitations(actor, save_changes(member, version=version, changes={"until": until}))


@operation("body.member_archived", needs=Ability.EDIT_MEETINGS)
def archive_member(actor: Actor, *, member: BodyMember, version: int, reason: str) -> BodyMember:
    """Take off somebody who was put in the list by mistake, and withdraw their invitations. Who did sit there is ended instead."""
    return _without_invitations(actor, save_changes(member, version=version, changes=archived(reason)))


@operation("body.member_erased", needs=Ability.EDIT_MEETINGS)
def erase_member(actor: Actor, *, member: BodyMember, version: int) -> BodyMember:
    """Forget who held a seat that ended: name, address, account, mandate and substitute. Votes and attendance keep their row."""
    if not member.is_archived and (member.until is None or member.until >= timezone.localdate()):
        raise DomainError("still-sits", STILL_SITS)
    nothing = {"user": None, "name": ERASED, "email": "", "substitute": "", "mandate": ""}
    return save_changes(member, version=version, changes=nothing)


def _without_invitations(actor: Actor, member: BodyMember) -> BodyMember:
    return call_off(actor, member=member) if invited_without_seat(member) else member


def _kept(swv: Samenwerkingsverband | None, values: SeatValues) -> dict[str, Any]:
    """The values as a seat keeps them. An account knows its own name and address."""
    own = {"name": "", "email": ""} if values.user else {"name": values.name.strip(), "email": values.email.strip()}
    return {
        **own,
        "user": values.user,
        "seat": values.seat.value,
        "schoolbestuur": own_schoolbestuur(swv, values.schoolbestuur),
        "organisation": values.organisation.strip(),
        "mandate": values.mandate.strip(),
        "substitute": values.substitute.strip(),
        "weight": values.weight,
        "since": values.since,
        "until": values.until,
    }


def _check(body: Body, values: SeatValues, but: BodyMember | None = None) -> None:
    if values.user is None and not values.name.strip():
        raise DomainError("nobody", NOBODY, field="name")
    kept = but is not None and values.user is not None and but.user_id == values.user.pk
    if values.user is not None and not kept and not people().filter(pk=values.user.pk).exists():
        raise DomainError("foreign-person", NOBODY, field="user")
    if values.until is not None and values.until < values.since:
        raise DomainError("ends-before-start", BACKWARDS, field="until")
    same = Q(user=values.user) if values.user else Q(user__isnull=True, name__iexact=values.name.strip())
    overlaps = Q(until__isnull=True) | Q(until__gte=values.since)
    if values.until is not None:
        overlaps &= Q(since__lte=values.until)
    others = BodyMember.objects.filter(same, overlaps, body=body, archived_at__isnull=True)
    if (others.exclude(pk=but.pk) if but else others).exists():
        called = values.user.name if values.user else values.name.strip()
        raise DomainError("sits-already", TWICE.format(called, body.name), field="user" if values.user else "name")
