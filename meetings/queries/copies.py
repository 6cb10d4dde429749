"""Copies of published papers: which of them somebody may read, and which is theirs. The bytes stay in the database unless asked for."""

from dataclasses import dataclass

from django.db.models import Q, QuerySet
from django.shortcuts import get_object_or_404

from meetings.audiences import Audience
from meetings.enums import PackState
from meetings.models import AgendaPack, BodyMember, Meeting, PackCopy, PackOpening
from meetings.queries.audiences import audience_of, seats_today
from osp.abilities import Ability
from osp.actors import Actor

CHAIR = "voorzitter"


@dataclass(frozen=True, slots=True)
class PackRow:
    """A published version with the copy that somebody reads, and every copy that they may open."""

    pack: AgendaPack
    copy: PackCopy
    copies: tuple[PackCopy, ...]


def published_copies() -> QuerySet[PackCopy]:
    """Copies that were handed out, without their bytes and words."""
    rows = PackCopy.objects.filter(
        pack__state=PackState.PUBLISHED, pack__meeting__archived_at__isnull=True
    ).select_related("pack__meeting__body", "pack__user", "body")
    return rows.defer("pdf", "content").order_by("-pack__meeting__date", "-pack__number", "pk")


def readable_copies(actor: Actor) -> QuerySet[PackCopy]:
    """Those that this person may open: every one for who prepares, those of the own gremia for who sits there, the one of the
    chair for who chairs, and for who reads all meetings each one in which nothing is confidential. One query more at most.
    """
    audience = audience_of(actor)
    if audience.sees_all:
        return published_copies()
    own = Q(body__in=audience.bodies) | Q(body__isnull=True, pack__meeting__body__in=audience.chaired)
    if actor.can(Ability.VIEW_MEETINGS):
        own |= Q(is_confidential=False)
    return published_copies().filter(own)


def best_of(copies: list[PackCopy], audience: Audience) -> PackCopy | None:
    """The copy to begin with: the one of the chair for who may read it, else that of an own gremium, else that of the meeting's."""
    return min(copies, key=lambda copy: _rank(copy, audience), default=None)


def _rank(copy: PackCopy, audience: Audience) -> tuple[int, int]:
    own_meeting = copy.body_id == copy.pack.meeting.body_id
    if copy.body_id is None:
        return (0 if audience.sees_all or copy.pack.meeting.body_id in audience.chaired else 4, copy.pk)
    if copy.body_id in audience.bodies:
        return (1 if own_meeting else 2, copy.pk)
    return (3 if own_meeting else 5, copy.pk)


def copies_for(actor: Actor, packs: list[AgendaPack]) -> dict[int, PackCopy]:
    """By pack the copy that this person reads; a pack of which nothing is theirs is not there."""
    audience, found = audience_of(actor), dict[int, list[PackCopy]]()
    for copy in readable_copies(actor).filter(pack__in=packs):
        found.setdefault(copy.pack_id, []).append(copy)
    best = {pack: best_of(copies, audience) for pack, copies in found.items()}
    return {pack: copy for pack, copy in best.items() if copy is not None}


def get_copy(actor: Actor, pack_id: int, wanted: str = "") -> PackCopy:
    """The copy that this person reads of a pack, or the one that they ask for ("voorzitter", or the number of a gremium), with
    bytes and words; 404 for any other.
    """
    rows = list(readable_copies(actor).filter(pack=pack_id))
    if wanted:
        rows = [row for row in rows if wanted == (CHAIR if row.body_id is None else str(row.body_id))]
    best = best_of(rows, audience_of(actor))
    pk = best.pk if best else None
    return get_object_or_404(PackCopy.objects.select_related("pack__meeting__body", "pack__user", "body"), pk=pk)


def copy_before(copy: PackCopy) -> PackCopy | None:
    """What the same audience got of the same meeting in the version before this one."""
    rows = PackCopy.objects.filter(
        pack__meeting=copy.pack.meeting_id,
        pack__number__lt=copy.pack.number,
        pack__state=PackState.PUBLISHED,
        body=copy.body_id,
    )
    return rows.defer("pdf").select_related("pack").order_by("-pack__number").first()


def pack_rows(meeting: Meeting, actor: Actor) -> list[PackRow]:
    """The published versions of which something is there for this person, newest first."""
    return _rows(list(readable_copies(actor).filter(pack__meeting=meeting)), audience_of(actor))


def papers_for(actor: Actor) -> list[PackRow]:
    """The newest papers of every meeting of which something is there for this person, latest meeting first."""
    newest: dict[int, PackRow] = {}
    for row in _rows(list(readable_copies(actor)), audience_of(actor)):
        newest.setdefault(row.pack.meeting_id, row)
    return list(newest.values())


def _rows(copies: list[PackCopy], audience: Audience) -> list[PackRow]:
    by_pack: dict[int, list[PackCopy]] = {}
    for copy in copies:
        by_pack.setdefault(copy.pack_id, []).append(copy)
    return [
        PackRow(found[0].pack, best, tuple(found)) for found in by_pack.values() if (best := best_of(found, audience))
    ]


def openings_of(pack: AgendaPack) -> list[PackOpening]:
    """Who opened these papers, first openers first."""
    rows = PackOpening.objects.filter(copy__pack=pack).select_related("user", "copy__body")
    return list(rows.order_by("first_at", "pk"))


def not_opened(pack: AgendaPack) -> list[BodyMember]:
    """Who sits today in a gremium that has a copy of these papers, has an account, and has not opened any."""
    opened = set(PackOpening.objects.filter(copy__pack=pack).values_list("user_id", flat=True))
    bodies = [body for body in PackCopy.objects.filter(pack=pack).values_list("body_id", flat=True) if body]
    seats = seats_today().filter(body__in=bodies, user__isnull=False).select_related("user", "body")
    return [seat for seat in seats.order_by("body__position", "position", "pk") if seat.user_id not in opened]
