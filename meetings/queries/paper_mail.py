"""Whom to mail about papers: who prepares, while they are not out, and who reads them, once they are."""

from collections import defaultdict
from collections.abc import Collection
from datetime import date, timedelta

from meetings.enums import PackState
from meetings.models import AgendaPack, BodyMember, Meeting, PackCopy
from meetings.queries.left_over import papers_due
from meetings.queries.meetings import meetings
from meetings.queries.members import held_on
from osp.abilities import Ability, abilities_of
from osp.enums import Role
from osp.models import Membership, User

# So many days before papers are due who prepares gets a mail.
AHEAD = timedelta(days=3)
# No gremium has its papers earlier.
MOST_DAYS = timedelta(days=60)


def papers_waiting(today: date) -> list[Meeting]:
    """Meetings of which the papers are due within three days and not out yet. One query."""
    out = AgendaPack.objects.filter(state=PackState.PUBLISHED).values("meeting")
    near = meetings().filter(date__gte=today, date__lte=today + AHEAD + MOST_DAYS).exclude(pk__in=out)
    rows = near.select_related("swv").order_by("date", "starts", "pk")
    return [meeting for meeting in rows if today <= papers_due(meeting) <= today + AHEAD]


def preparers() -> list[User]:
    """Everybody who prepares meetings in the samenwerkingsverband in scope, by name."""
    return _able(Ability.EDIT_MEETINGS)


def readers_of(pack: AgendaPack) -> list[User]:
    """Who sits, on the day of the meeting, in a gremium that got a copy, and may open it here; by name. Three queries."""
    bodies = PackCopy.objects.filter(pack=pack, body__isnull=False).values("body")
    seats = BodyMember.objects.filter(held_on(pack.meeting.date), body__in=bodies, user__isnull=False)
    return _able(Ability.READ_PAPERS, among=set(seats.values_list("user_id", flat=True)))


def _able(ability: Ability, among: Collection[int] | None = None) -> list[User]:
    rows = Membership.objects.filter(ended_at__isnull=True, user__is_active=True).select_related("user")
    roles: dict[User, set[Role]] = defaultdict(set)
    for row in rows if among is None else rows.filter(user__in=among):
        roles[row.user].add(Role(row.role))
    found = [user for user, held in roles.items() if ability in abilities_of(frozenset(held))]
    return sorted(found, key=lambda user: (user.name, user.pk))
