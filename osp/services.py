"""Writes of the foundation: people and their roles, and the names a samenwerkingsverband gives."""

from typing import Any

from django.contrib.auth.password_validation import validate_password
from django.core.exceptions import ValidationError
from django.utils import timezone
from knox.models import AuthToken

from osp.abilities import Ability
from osp.actors import Actor
from osp.enums import Party, Role
from osp.errors import DomainError
from osp.levels import LEVELS, Own, own_names
from osp.models import (
    Membership,
    Placement,
    Samenwerkingsverband,
    Schoolbestuur,
    SchoolbestuurName,
    Tenant,
    User,
    Vestiging,
)
from osp.operations import operation
from osp.parties import FOREIGN, MISSING, NEEDLESS, PARTY_OF, Organisation, organisations
from osp.scope import scopes_disabled


@operation("member.added", needs=Ability.MANAGE_MEMBERS)
def add_member(
    actor: Actor, *, email: str, name: str, role: Role, password: str, organisation: Organisation | None = None
) -> Membership:
    """Give somebody a role. A person who is not known yet is made, with `name` and `password` to log in with.

    For a person who is known both are ignored: nobody changes another's name or password this way. `organisation` is the
    schoolbestuur, school or gemeente that the person is of; compulsory for the roles of those, and refused for the others.
    """
    swv = _swv(actor)
    user = User.objects.filter(email=email.lower()).first()
    if user is None:
        user = _new_person(email, name, password)
    elif not user.is_active:
        raise DomainError("inactive", "Deze persoon is afgesloten door de platformbeheerder.", field="email")
    of = _party(swv, role, organisation)
    if Membership.objects.filter(swv=swv, user=user, role=role, ended_at__isnull=True, **of).exists():
        raise DomainError("already-member", f"{user.name} is hier al {role.value}.", field="role")
    return Membership.objects.create(swv=swv, user=user, role=role, **of)


@operation("member.ended", needs=Ability.MANAGE_MEMBERS)
def end_membership(actor: Actor, *, membership: Membership) -> Membership:
    """End a role. The last beheerder stays, so that somebody can always give roles."""
    held = Membership.objects.select_for_update().filter(ended_at__isnull=True, role=Role.ADMIN)
    admins = {row.pk for row in held.filter(user__is_active=True)}
    if membership.role == Role.ADMIN and not admins - {membership.pk}:
        raise DomainError(
            "last-admin",
            "Dit is de laatste beheerder. Geef eerst iemand anders de rol beheerder, en beëindig daarna deze.",
        )
    membership.ended_at = timezone.now()
    membership.save(update_fields=["ended_at"])
    return membership


@operation("member.password_renewed", needs=Ability.MANAGE_MEMBERS)
def renew_password(actor: Actor, *, user: User, password: str) -> User:
    """Set a new password for a colleague who lost it, and end what was open with the old one.

    Only for people who work in this samenwerkingsverband alone: a password opens every place where somebody has a role.
    """
    swv = _swv(actor)
    with scopes_disabled():
        places = set(Membership.objects.filter(user=user, ended_at__isnull=True).values_list("swv_id", flat=True))
    if places != {swv.pk} or user.is_platform_admin:
        raise DomainError("works-elsewhere", "Dit wachtwoord kan alleen de platformbeheerder vernieuwen.")
    user.set_password(password)
    user.save(update_fields=["password"])
    AuthToken.objects.filter(user=user).delete()
    return user


@operation("tenant.named", needs=Ability.MANAGE_MEMBERS)
def name_tenant(actor: Actor, *, tenant: Tenant, name: str, before: str) -> Tenant:
    """Give the samenwerkingsverband its own name. `before` is the name that was on the screen."""
    current = Tenant.objects.select_for_update().get(pk=tenant.pk)
    _refuse_overwriting(current.name, before, name)
    tenant.name = name
    tenant.save(update_fields=["name"])
    return tenant


@operation("tenant.levels_named", needs=Ability.EDIT_PLAN)
def name_levels(actor: Actor, *, tenant: Tenant, names: Own, before: Own) -> Tenant:
    """Give the levels of the plan the names this samenwerkingsverband uses. `before` is what was on the screen.

    DomainError for names that cannot stand in a sentence (see osp/levels.py), or when somebody else gave others meanwhile.
    """
    wanted = own_names(names)
    current = Tenant.objects.select_for_update().get(pk=tenant.pk)
    if current.level_names not in (dict(before), wanted):
        given = ", ".join(current.levels.of(level).singular for level in LEVELS)
        message = f"Iemand anders gaf intussen deze namen: {given}. Bewaar nog eens om de uwe te houden."
        raise DomainError("conflict", message)
    tenant.level_names = wanted
    tenant.save(update_fields=["level_names"])
    return tenant


@operation("schoolbestuur.named", needs=Ability.EDIT_REGISTER)
def name_schoolbestuur(actor: Actor, *, number: str, name: str, before: str) -> SchoolbestuurName:
    """Give a schoolbestuur the name it has in this samenwerkingsverband; an empty one leaves its number.

    `before` is the name that was on the screen. Only for a schoolbestuur with a vestiging here.
    """
    swv = _swv(actor)
    _require_here(swv, number)
    stored, _ = SchoolbestuurName.objects.select_for_update().get_or_create(swv=swv, number=number)
    _refuse_overwriting(stored.name, before, name)
    stored.name = name
    stored.save(update_fields=["name"])
    return stored


def _swv(actor: Actor) -> Samenwerkingsverband:
    if actor.swv is None:
        raise DomainError("no-swv", "Kies eerst een samenwerkingsverband.")
    return actor.swv


def _party(swv: Samenwerkingsverband, role: Role, organisation: Organisation | None) -> dict[str, Any]:
    """What a role keeps of the organisation that the person is of."""
    party = PARTY_OF.get(role)
    if party is None and organisation is not None:
        raise DomainError("needless-organisation", NEEDLESS, field="organisation")
    if party is None:
        return {}
    if organisation is None or organisation.party is not party:
        raise DomainError("organisation-missing", MISSING[party], field="organisation")
    if organisation.key not in {each.key for each in organisations(swv)}:
        raise DomainError("foreign-organisation", FOREIGN, field="organisation")
    if party is not Party.SCHOOLBESTUUR:
        return {"schoolbestuur": None, "code": organisation.code}
    return {"schoolbestuur": _schoolbestuur(organisation.code), "code": ""}


def _schoolbestuur(number: str) -> Schoolbestuur:
    """The schoolbestuur of a number in the register, which gets it where only placements told of it so far."""
    return Schoolbestuur.objects.get_or_create(number=number)[0]


def _new_person(email: str, name: str, password: str) -> User:
    if not name:
        raise DomainError("name-needed", "Deze persoon is nieuw. Vul ook een naam in.", field="name")
    user = User(email=email.lower(), name=name)
    try:
        validate_password(password, user)
    except ValidationError as error:
        raise DomainError("weak-password", " ".join(error.messages)) from error
    return User.objects.create_user(email, password, name=name)


def _refuse_overwriting(stored: str, before: str, wanted: str) -> None:
    """Two people named it at once: the second sees both names and decides."""
    if stored not in {before, wanted}:
        raise DomainError(
            "conflict",
            f"Iemand anders gaf intussen de naam „{stored}”. Bewaar nog eens om uw naam te houden.",
            field="name",
        )


def _require_here(swv: Samenwerkingsverband, number: str) -> None:
    here = Placement.objects.filter(unit=swv.code)
    of_register = Vestiging.objects.filter(schoolbestuur__number=number).values("code")
    if not (here.filter(schoolbestuur=number).exists() or here.filter(vestiging__in=of_register).exists()):
        raise DomainError(
            "not-here", "Dit schoolbestuur heeft geen vestiging in uw samenwerkingsverband.", field="name"
        )
