"""The short addresses of figures in published papers."""

from django.utils import timezone

from meetings.models import FigurePassport
from osp.abilities import Ability
from osp.actors import Actor
from osp.operations import operation


@operation("passport.revoked", needs=Ability.PUBLISH_PACK)
def revoke_passport(actor: Actor, *, passport: FigurePassport) -> FigurePassport:
    """Let an address lead nowhere from now on; it was printed, so it is never given out again."""
    FigurePassport.objects.filter(pk=passport.pk, revoked_at__isnull=True).update(revoked_at=timezone.now())
    passport.refresh_from_db()
    return passport
