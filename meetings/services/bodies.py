"""Making and changing gremia."""

from collections.abc import Set
from datetime import date, time
from typing import Any

from django.db.models import Max
from django.utils import timezone

from meetings.compute.body_prints import BodyPrint, first_prints
from meetings.compute.body_rules import Rules
from meetings.enums import SEES_CONFIDENTIAL, BodyKind
from meetings.models import Body, RecurringItem
from meetings.queries.body_prints import offers
from osp.abilities import Ability
from osp.actors import Actor
from osp.enums import Party
from osp.errors import DomainError
from osp.models import Samenwerkingsverband, Schoolbestuur
from osp.operations import operation, save_changes
from osp.parties import FOREIGN, organisations

NOTHING_CHOSEN = "Kies ten minste één gremium."


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
    rules: Rules | None = None,
    frequency: str = "",
) -> Body:
    """A new gremium, last in the list. It usually meets on `weekday` (0 is Monday), for the first time on `first_date`.

    Without `rules` those that such a gremium usually has; `frequency` is how often it usually meets, in words.
    """
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
        position=last + 1,
        frequency=frequency.strip(),
        **_kept(actor.swv, rules or Rules(sees_confidential=kind in SEES_CONFIDENTIAL)),
    )


@operation("body.usual_added", needs=Ability.EDIT_MEETINGS)
def create_usual_bodies(actor: Actor) -> Body:
    """ALV and bestuur, where there is no gremium yet. Returns the first."""
    if Body.objects.filter(archived_at__isnull=True).exists():
        raise DomainError("bodies-exist", "Er zijn al gremia. Voeg er een toe met „Nieuw gremium”.")
    made = [_from_print(actor, each, each.name) for each in first_prints(_swv(actor).sector)]
    return made[0]


@operation("body.prints_taken", needs=Ability.EDIT_MEETINGS)
def take_prints(actor: Actor, *, keys: Set[str]) -> Body:
    """Make the usual gremia with these keys (`meetings.queries.body_prints.offers`), each with its rules and its points; the key of
    a print alone stands for one with every schoolbestuur.

    What is there already is left as it is. Returns the first. DomainError when nothing is left to make.
    """
    wanted = [each for each in offers(_swv(actor)) if {each.key, each.printed.key} & keys and not each.is_taken]
    if not wanted:
        raise DomainError("nothing-chosen", NOTHING_CHOSEN)
    made = [_from_print(actor, each.printed, each.name) for each in wanted]
    return made[0]


def _from_print(actor: Actor, printed: BodyPrint, name: str) -> Body:
    body = create_body(
        actor, name=name, kind=printed.kind, quorum=printed.quorum, rules=printed.rules, frequency=printed.rhythm
    )
    for position, item in enumerate(printed.items, 1):
        RecurringItem.objects.create(
            swv=actor.swv,
            body=body,
            title=item.title,
            minutes=item.minutes,
            purpose=item.purpose.value,
            presenter=item.presenter,
            is_last=item.is_last,
            position=position,
        )
    return body


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
    rules: Rules | None = None,
    frequency: str | None = None,
) -> Body:
    """Change a gremium; ConflictError when somebody else did since `version`. Without `rules` or `frequency` those stay."""
    _check_name(name, but=body)
    changes: dict[str, object] = {
        "name": name.strip(),
        "kind": kind.value,
        "quorum": quorum.strip(),
        "members": members,
    }
    changes |= {"weekday": weekday, "starts": starts, "first_date": first_date}
    changes |= _kept(actor.swv, rules) if rules else {}
    changes |= {} if frequency is None else {"frequency": frequency.strip()}
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


def _swv(actor: Actor) -> Samenwerkingsverband:
    if actor.swv is None:
        msg = "Gremia horen bij een samenwerkingsverband."
        raise PermissionError(msg)
    return actor.swv


def own_schoolbestuur(swv: Samenwerkingsverband | None, number: str) -> Schoolbestuur | None:
    """The schoolbestuur of this number, None for no number; DomainError when it is not of the samenwerkingsverband."""
    if not number:
        return None
    known = {each.code for each in organisations(swv) if each.party is Party.SCHOOLBESTUUR} if swv else set()
    if number not in known:
        raise DomainError("foreign-organisation", FOREIGN, field="schoolbestuur")
    # Of some only placements told so far.
    return Schoolbestuur.objects.get_or_create(number=number)[0]


def _kept(swv: Samenwerkingsverband | None, rules: Rules) -> dict[str, Any]:
    """The rules as a gremium keeps them."""
    return {
        "quorum_percent": rules.quorum_percent,
        "majority": rules.majority.value,
        "weighting": rules.weighting.value,
        "purposes": [each.value for each in rules.purposes],
        "sees_confidential": rules.sees_confidential,
        "papers_days": rules.papers_days,
        "schoolbestuur": own_schoolbestuur(swv, rules.schoolbestuur),
    }


def _check_name(name: str, but: Body | None = None) -> None:
    same = Body.objects.filter(archived_at__isnull=True, name__iexact=name.strip())
    if (same.exclude(pk=but.pk) if but else same).exists():
        raise DomainError("body-name-taken", f"Er is al een gremium met de naam {name.strip()}.", field="name")
