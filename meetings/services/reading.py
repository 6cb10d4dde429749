"""That somebody opened papers."""

from datetime import timedelta

from django.db.models import F
from django.utils import timezone

from meetings.models import PackCopy, PackOpening
from osp.abilities import Ability
from osp.actors import Actor
from osp.operations import operation

# Whoever turns a page or fetches the PDF too is still reading.
SITTING = timedelta(minutes=30)


def is_opening(actor: Actor, copy: PackCopy) -> bool:
    """Whether this is somebody who opens the papers, rather than goes on reading them. One query."""
    since = timezone.now() - SITTING
    return (
        actor.user_id is not None
        and not PackOpening.objects.filter(copy=copy, user_id=actor.user_id, last_at__gt=since).exists()
    )


@operation("pack.opened", needs=Ability.READ_PAPERS)
def open_papers(actor: Actor, *, copy: PackCopy) -> PackOpening:
    """Keep that this person opened this copy, when first and last, and how often."""
    now = timezone.now()
    opening, is_first = PackOpening.objects.get_or_create(
        swv_id=copy.swv_id, copy=copy, user_id=actor.user_id, defaults={"first_at": now, "last_at": now}
    )
    if not is_first:
        PackOpening.objects.filter(pk=opening.pk).update(last_at=now, times=F("times") + 1)
        opening.refresh_from_db()
    return opening
