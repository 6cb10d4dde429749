"""The rule of meetings/audiences.py held against the database: what is not there for somebody, as a set of numbers to leave out."""

from collections import defaultdict
from collections.abc import Collection

from django.db.models import Q, QuerySet
from django.utils import timezone

from meetings.audiences import EVERYTHING, NOBODY, Audience, Point, may_see
from meetings.enums import Seat
from meetings.models import AgendaItem, Attachment, BodyMember, ItemReader
from osp.abilities import Ability
from osp.actors import Actor


def audience_of(actor: Actor) -> Audience:
    """Somebody by the seats that they hold today; whoever prepares meetings sees everything. At most one query."""
    if actor.is_system or actor.can(Ability.EDIT_MEETINGS):
        return EVERYTHING
    if actor.user_id is None:
        return NOBODY
    seats = list(seats_today().filter(user_id=actor.user_id).values_list("body_id", "seat"))
    chaired = frozenset(body for body, seat in seats if seat == Seat.CHAIR)
    return Audience(bodies=frozenset(body for body, _ in seats), chaired=chaired)


def seats_today() -> QuerySet[BodyMember]:
    """Seats that are held today."""
    day = timezone.localdate()
    return BodyMember.objects.filter(
        Q(until__isnull=True) | Q(until__gte=day),
        archived_at__isnull=True,
        since__lte=day,
        body__archived_at__isnull=True,
    )


def hidden_items(audience: Audience, *, meetings: Collection[int] | None = None) -> frozenset[int]:
    """Points that are not there for this audience, of these meetings or of all. Two queries; none for who sees everything."""
    if audience.sees_all:
        return frozenset()
    rows = AgendaItem.objects.filter(is_confidential=True)
    found = points(rows if meetings is None else rows.filter(meeting__in=meetings))
    return frozenset(pk for pk, point in found.items() if not may_see(audience, point))


def hidden_attachments(audience: Audience, *, items: Collection[int] | None = None) -> frozenset[int]:
    """Bijlagen that are not there for this audience: of a point that is not, or confidential themselves. Two queries at most."""
    if audience.sees_all:
        return frozenset()
    rows = Attachment.objects.filter(Q(is_confidential=True) | Q(item__is_confidential=True))
    rows = rows if items is None else rows.filter(item__in=items)
    held = list(rows.values_list("pk", "item_id", "is_confidential"))
    of = points(AgendaItem.objects.filter(pk__in={item for _, item, _ in held})) if held else {}
    return frozenset(
        pk for pk, item, confidential in held if not may_see(audience, of[item].with_file(is_confidential=confidential))
    )


def points(items: QuerySet[AgendaItem]) -> dict[int, Point]:
    """What the rule asks of these points, by number. Two queries."""
    rows = list(
        items.order_by().values_list("pk", "is_confidential", "meeting__body_id", "meeting__body__sees_confidential")
    )
    readers: dict[int, set[int]] = defaultdict(set)
    if rows:
        for item, body in ItemReader.objects.filter(item__in=[row[0] for row in rows]).values_list(
            "item_id", "body_id"
        ):
            readers[item].add(body)
    return {pk: Point(closed, body, sees, frozenset(readers[pk])) for pk, closed, body, sees in rows}
