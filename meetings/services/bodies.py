"""Making and changing gremia."""

from datetime import date, time

from django.db.models import Max
from django.utils import timezone

from meetings.enums import SEES_CONFIDENTIAL, BodyKind
from meetings.models import Body
from osp.abilities import Ability
from osp.actors import Actor
from osp.errors import DomainError
from osp.operations import operation, save_changes

# The two bodies that nearly every samenwerkingsverband has.
USUAL = (
    (
        "ALV",
        BodyKind.ALV,
        "De vergadering besluit geldig als ten minste de helft van de leden aanwezig of vertegenwoordigd is.",
    ),
    (
        "Bestuur",
        BodyKind.BOARD,
        "Het bestuur besluit geldig als ten minste de helft van de leden aanwezig of vertegenwoordigd is.",
    ),
)


@operation("body.created", needs=Ability.EDIT_MEETINGS)
def create_body(
    actor: Actor,
    *,
    name: str,
    kind: BodyKind,
    quorum: str = "",
    members: int | None = None,
    weekday: int | None = None,
    starts: time | None = None,
    first_date: date | None = None,
) -> Body:
    """A new gremium, last in the list. It usually meets on `weekday` (0 is Monday), for the first time on `first_date`."""
    _check_name(name)
    last = Body.objects.aggregate(last=Max("position"))["last"] or 0
    return Body.objects.create(
        swv=actor.swv,
        name=name.strip(),
        kind=kind.value,
        quorum=quorum.strip(),
        members=members,
        weekday=weekday,
        starts=starts,
        first_date=first_date,
        sees_confidential=kind in SEES_CONFIDENTIAL,
        position=last + 1,
    )


@operation("body.usual_added", needs=Ability.EDIT_MEETINGS)
def create_usual_bodies(actor: Actor) -> Body:
    """ALV and bestuur, where there is no gremium yet. Returns the first."""
    if Body.objects.filter(archived_at__isnull=True).exists():
        raise DomainError("bodies-exist", "Er zijn al gremia. Voeg er een toe met „Nieuw gremium”.")
    made = [create_body(actor, name=name, kind=kind, quorum=quorum) for name, kind, quorum in USUAL]
    return made[0]


@operation("body.edited", needs=Ability.EDIT_MEETINGS)
def edit_body(
    actor: Actor,
    *,
    body: Body,
    version: int,
    name: str,
    kind: BodyKind,
    quorum: str = "",
    members: int | None = None,
    weekday: int | None = None,
    starts: time | None = None,
    first_date: date | None = None,
) -> Body:
    """Change a gremium; ConflictError when somebody else did since `version`."""
    _check_name(name, but=body)
    changes: dict[str, object] = {
        "name": name.strip(),
        "kind": kind.value,
        "quorum": quorum.strip(),
        "members": members,
    }
    changes |= {"weekday": weekday, "starts": starts, "first_date": first_date}
    return save_changes(body, version=version, changes=changes)


@operation("body.archived", needs=Ability.EDIT_MEETINGS)
def archive_body(actor: Actor, *, body: Body, version: int, reason: str) -> Body:
    """Put a gremium away. Its past meetings stay; it may have no meetings ahead."""
    ahead = body.meetings.filter(archived_at__isnull=True, date__gte=timezone.localdate()).count()
    if ahead:
        meetings = "vergadering" if ahead == 1 else "vergaderingen"
        raise DomainError("body-has-meetings", f"Er staan nog {ahead} {meetings} gepland. Archiveer die eerst.")
    return save_changes(body, version=version, changes=archived(reason))


def archived(reason: str) -> dict[str, object]:
    """The changes that put a row away; refuses an empty reason."""
    if not reason.strip():
        raise DomainError("no-reason", "Geef een reden, zodat later te lezen is waarom.", field="reason")
    return {"archived_at": timezone.now(), "archive_reason": reason.strip()}


def _check_name(name: str, but: Body | None = None) -> None:
    same = Body.objects.filter(archived_at__isnull=True, name__iexact=name.strip())
    if (same.exclude(pk=but.pk) if but else same).exists():
        raise DomainError("body-name-taken", f"Er is al een gremium met de naam {name.strip()}.", field="name")
