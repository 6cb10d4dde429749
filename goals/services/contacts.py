"""Whom to ask at a schoolbestuur, school or gemeente that has no account."""

from django.db import IntegrityError, transaction
from django.utils import timezone

from goals.models import ContributionLink, PartyContact
from osp.abilities import Ability
from osp.actors import Actor
from osp.errors import DomainError
from osp.operations import operation
from osp.parties import FOREIGN, Organisation, organisations

TWICE = "Dit adres staat al bij deze organisatie."


@operation("contact.added", needs=Ability.ASK_CONTRIBUTIONS)
def add_contact(
    actor: Actor, *, organisation: Organisation, name: str, email: str, signs: bool = False
) -> PartyContact:
    """Somebody who is mailed for an organisation of the own region, and who signs for it with `signs`."""
    if actor.swv is None or organisation.key not in {each.key for each in organisations(actor.swv)}:
        raise DomainError("foreign-organisation", FOREIGN, field="organisation")
    return _stored(
        PartyContact(
            swv=actor.swv,
            party=organisation.party.value,
            code=organisation.code,
            name=name.strip(),
            email=email.strip().lower(),
            signs=signs,
        )
    )


@operation("contact.edited", needs=Ability.ASK_CONTRIBUTIONS)
def edit_contact(actor: Actor, *, contact: PartyContact, name: str, email: str, signs: bool) -> PartyContact:
    """Change name, address or whether somebody signs. Links that went to another address are taken back."""
    address = email.strip().lower()
    if address != contact.email or (contact.signs and not signs):
        _take_links_back(contact)
    contact.name, contact.email, contact.signs = name.strip(), address, signs
    return _stored(contact)


@operation("contact.removed", needs=Ability.ASK_CONTRIBUTIONS)
def remove_contact(actor: Actor, *, contact: PartyContact) -> None:
    """Erase somebody who is no longer asked; the links to the address open nothing from now on."""
    _take_links_back(contact)
    # Past the instance, which keeps its number for the log.
    PartyContact.objects.filter(pk=contact.pk).delete()


def _stored(contact: PartyContact) -> PartyContact:
    try:
        with transaction.atomic():
            contact.save()
    except IntegrityError as error:
        raise DomainError("contact-twice", TWICE, field="email") from error
    return contact


def _take_links_back(contact: PartyContact) -> None:
    links = ContributionLink.objects.filter(
        contribution__party=contact.party, contribution__code=contact.code, to=contact.email, revoked_at__isnull=True
    )
    links.update(revoked_at=timezone.now())
