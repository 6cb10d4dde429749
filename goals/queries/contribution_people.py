"""Who works on a contribution: accounts and contacts of the party, the links that went out, and the state of its schools."""

from collections.abc import Sequence
from dataclasses import dataclass

from django.db.models import Q, QuerySet
from django.shortcuts import get_object_or_404
from django.utils import timezone

from goals.models import Contribution, ContributionLink, PartyContact
from goals.queries.asking import accounts
from goals.queries.contributions import own, visible
from goals.wording.contributions import together_sentence
from osp.abilities import Ability, abilities_of
from osp.actors import Actor
from osp.enums import Party, Role


@dataclass(frozen=True, slots=True)
class Team:
    """Names of who prepares and who signs for a party; an account or contact without a name stands by its address."""

    preparers: tuple[str, ...]
    signers: tuple[str, ...]

    @property
    def sentence(self) -> str:
        """ "J. Bos bereidt voor, L. van Dam ondertekent."."""
        return together_sentence(self.preparers, self.signers)


def team_of(contribution: Contribution) -> Team:
    """Everybody who can work on a contribution: who logs in for the party, its contacts, and who holds a link that is good."""
    party, code = Party(contribution.party), contribution.code
    names: dict[str, tuple[str, bool]] = {}
    for key, address, row in accounts():
        if key == (party, code):
            _add(names, address, row.user.name, Ability.SIGN_CONTRIBUTION in abilities_of(frozenset({Role(row.role)})))
    for contact in PartyContact.objects.filter(party=party.value, code=code):
        _add(names, contact.email.lower(), contact.name, contact.signs)
    for link in good_links(contribution):
        _add(names, link.to, link.name, link.may_sign)
    people = list(names.values())
    return Team(tuple(name for name, signs in people if not signs), tuple(name for name, signs in people if signs))


def _add(names: dict[str, tuple[str, bool]], address: str, name: str, signs: bool) -> None:
    known, signed = names.get(address, ("", False))
    names[address] = (known or name or address, signed or signs)


def links_of(contribution: Contribution) -> QuerySet[ContributionLink]:
    """Every link that went out for a contribution, newest first."""
    return contribution.links.order_by("-created_at", "-pk")


def good_links(contribution: Contribution) -> QuerySet[ContributionLink]:
    """Those that still open it."""
    return links_of(contribution).filter(revoked_at__isnull=True, expires_at__gt=timezone.now())


def get_link_of(actor: Actor, pk: int) -> ContributionLink:
    """A link to a contribution that somebody may read; 404 for any other."""
    rows = ContributionLink.objects.filter(contribution__in=visible(actor).values("pk"))
    return get_object_or_404(rows.select_related("contribution__round", "contribution__parent__round"), pk=pk)


def get_own_link(actor: Actor, pk: int) -> ContributionLink:
    """A link to a contribution of the own party, or to the part of one of its schools; 404 for any other."""
    mine = own(actor).values("pk")
    rows = ContributionLink.objects.filter(Q(contribution__in=mine) | Q(contribution__parent__in=mine))
    return get_object_or_404(rows.select_related("contribution__round", "contribution__parent__round"), pk=pk)


def parts_of(contribution: Contribution) -> Sequence[Contribution]:
    """What it handed to its schools, by name."""
    return list(contribution.parts.filter(archived_at__isnull=True).prefetch_related("links").order_by("name", "pk"))


def contacts() -> QuerySet[PartyContact]:
    """Every contact of the samenwerkingsverband in scope."""
    return PartyContact.objects.all()


def get_contact(pk: int) -> PartyContact:
    """One of them; 404 otherwise."""
    return get_object_or_404(PartyContact, pk=pk)
