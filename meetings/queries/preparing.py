"""Points without a paper, and who is to make it: the people and functions that the agenda names."""

from collections import defaultdict
from collections.abc import Iterable
from dataclasses import dataclass

from django.db.models import Exists, OuterRef

from meetings.audiences import Audience, may_see
from meetings.compute.named import meant_by
from meetings.enums import Seat
from meetings.models import AgendaItem, Attachment, BodyMember, Meeting
from meetings.queries.agenda import lacks_decision
from meetings.queries.audiences import audience_of, points
from meetings.queries.calendars import address_of
from meetings.queries.members import seats_of
from osp.abilities import Ability
from osp.actors import Actor
from osp.enums import Role
from osp.models import Membership, Samenwerkingsverband, User


@dataclass(frozen=True, slots=True)
class Maker:
    """Who is to make a paper: somebody with roles here, or a member of the gremium who has no account."""

    key: str
    email: str
    actor: Actor | None = None
    seat: BodyMember | None = None

    @property
    def may_open(self) -> bool:
        """Whether they can open the point, or else hand in their paper with who prepares."""
        return self.actor is not None and self.actor.can(Ability.VIEW_MEETINGS)

    @property
    def may_write(self) -> bool:
        return self.actor is not None and self.actor.can(Ability.EDIT_MEETINGS)

    @property
    def audience(self) -> Audience:
        """What they may know of. A query for who has an account."""
        if self.actor is not None:
            return audience_of(self.actor)
        body = self.seat.body_id if self.seat else 0
        chaired = frozenset({body}) if self.seat and self.seat.seat == Seat.CHAIR else frozenset[int]()
        return Audience(bodies=frozenset({body}), chaired=chaired)


def without_paper(meeting: Meeting) -> list[AgendaItem]:
    """Points whose paper is not there: no summary and no bijlage, or no decision where one is asked. One query."""
    files = Attachment.objects.filter(item=OuterRef("pk"), archived_at__isnull=True)
    rows = AgendaItem.objects.filter(meeting=meeting, archived_at__isnull=True, has_cover=True)
    rows = rows.annotate(has_file=Exists(files)).order_by("position", "pk")
    return [row for row in rows if not (row.summary.strip() or row.has_file) or lacks_decision(row)]


def makers(meeting: Meeting) -> list[tuple[Maker, list[AgendaItem]]]:
    """Who is to make a paper that is not there yet, with the points, as far as they may know of them."""
    items = without_paper(meeting)
    if not items:
        return []
    persons, functions = _called(meeting)
    asked: dict[Maker, list[AgendaItem]] = defaultdict(list)
    for item in items:
        for maker in meant_by([item.presenter, item.author], persons, functions):
            asked[maker].append(item)
    of = points(AgendaItem.objects.filter(pk__in=[item.pk for item in items]))
    found = []
    for maker, rows in asked.items():
        audience = maker.audience if any(row.is_confidential for row in rows) else Audience()
        if seen := [row for row in rows if may_see(audience, of[row.pk])]:
            found.append((maker, seen))
    return found


Called = dict[str, list[Maker]]


def _called(meeting: Meeting) -> tuple[Called, Called]:
    """By name and by function in one case: who has a role here, and who sits in the gremium on the day. Two queries."""
    persons: Called = defaultdict(list)
    functions: Called = defaultdict(list)
    known: dict[int, Maker] = {}
    for user, roles in _roles(meeting.swv):
        known[user.pk] = maker = Maker(str(user.pk), user.email, Actor(user.pk, meeting.swv, frozenset(roles)))
        persons[user.name.casefold()].append(maker)
        for role in roles:
            functions[role.value.casefold()].append(maker)
    for seat in seats_of(meeting.body, meeting.date):
        own = known.get(seat.user_id or 0) or _of_seat(seat)
        if own is None:
            continue
        functions[seat.seat.casefold()].append(own)
        if own.actor is None:
            persons[seat.called.casefold()].append(own)
    return persons, functions


def _of_seat(seat: BodyMember) -> Maker | None:
    email = "" if seat.user_id else address_of(seat)
    return Maker(f"lid-{seat.pk}", email, seat=seat) if email else None


def _roles(swv: Samenwerkingsverband) -> Iterable[tuple[User, set[Role]]]:
    rows = Membership.objects.filter(swv=swv, ended_at__isnull=True, user__is_active=True).select_related("user")
    held: dict[User, set[Role]] = defaultdict(set)
    for row in rows.order_by("user__name", "user_id", "pk"):
        held[row.user].add(Role(row.role))
    return held.items()
