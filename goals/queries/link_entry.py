"""Coming in by a link: the one read that starts outside a samenwerkingsverband, by a secret that only a mail holds."""

from dataclasses import dataclass
from enum import StrEnum

from django.conf import settings
from django.utils import timezone

from goals.compute.link_secret import hash_of, is_secret_of
from goals.models import ContributionLink
from osp.abilities import Ability
from osp.actors import Actor
from osp.models import Tenant
from osp.scope import scopes_disabled

GRANTED = frozenset({Ability.VIEW_CONTRIBUTIONS, Ability.FILL_CONTRIBUTION})


class Ended(StrEnum):
    """Why a link opens nothing any more."""

    EXPIRED = "verlopen"
    REVOKED = "ingetrokken"


@dataclass(frozen=True, slots=True)
class Entry:
    """A link with the samenwerkingsverband it leads into and the actor that whoever holds it is there."""

    link: ContributionLink
    tenant: Tenant
    actor: Actor
    ended: Ended | None


def entry_of(secret: str) -> Entry | None:
    """What a secret opens; None for one that was never given out, or was made with a key that is no longer known."""
    with scopes_disabled():
        rows = ContributionLink.objects.filter(secret_hash=hash_of(secret), contribution__archived_at__isnull=True)
        link = rows.select_related("swv__tenant", "contribution__round", "contribution__parent").first()
    keys = [settings.SECRET_KEY, *settings.SECRET_KEY_FALLBACKS]
    if link is None or not is_secret_of(secret, link.seed, keys):
        return None
    tenant = getattr(link.swv, "tenant", None)
    return Entry(link, tenant, _actor(link), _ended(link)) if tenant else None


def _actor(link: ContributionLink) -> Actor:
    granted = GRANTED | {Ability.SIGN_CONTRIBUTION} if link.may_sign else GRANTED
    return Actor(user_id=None, swv=link.swv, granted=granted, via=f"link-{link.pk}", only=link.contribution_id)


def _ended(link: ContributionLink) -> Ended | None:
    if link.revoked_at is not None:
        return Ended.REVOKED
    return Ended.EXPIRED if link.expires_at <= timezone.now() else None
