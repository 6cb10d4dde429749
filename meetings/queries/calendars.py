"""Meetings in the calendars of people: whose address this is, which meetings are theirs, and who was not told yet."""

import hashlib
from collections import defaultdict
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import UTC, date, datetime, timedelta
from email.utils import parseaddr
from enum import StrEnum

from django.conf import settings
from django.db.models import Exists, F, OuterRef, Q, QuerySet
from django.shortcuts import get_object_or_404
from django.urls import reverse
from django.utils import timezone

from meetings.compute.calendar_file import Entry, Person
from meetings.models import BodyMember, CalendarFeed, Invitation, Meeting
from meetings.queries.left_over import papers_due
from meetings.queries.members import seats_of
from osp import dutch
from osp.abilities import Ability
from osp.actors import Actor
from osp.mail import absolute
from osp.middleware import enter, roles_held
from osp.models import Tenant
from osp.scope import scopes_disabled

# A calendar shows what was, a year back.
BACK = timedelta(days=366)


def hash_of(secret: str) -> str:
    """What is kept of the secret in an address."""
    return hashlib.sha256(secret.encode()).hexdigest()


def own_feed(actor: Actor) -> CalendarFeed | None:
    """The calendar that this person follows now, if any."""
    return CalendarFeed.objects.filter(user_id=actor.user_id, revoked_at__isnull=True).first()


@dataclass(frozen=True, slots=True)
class FeedEntry:
    """A secret address with the samenwerkingsverband it is of, and the person behind it as they are there now."""

    tenant: Tenant
    actor: Actor


def feed_entry(secret: str) -> FeedEntry | None:
    """What a secret opens; None for one that was never given out, was taken back, or is of somebody without a role there."""
    with scopes_disabled():
        rows = CalendarFeed.objects.filter(token_sha256=hash_of(secret), revoked_at__isnull=True, user__is_active=True)
        feed = rows.select_related("user", "swv").first()
    if feed is None:
        return None
    tenant, actor = enter(feed.user, [row for row in roles_held(feed.user) if row.swv_id == feed.swv_id])
    return FeedEntry(tenant, actor) if tenant and actor else None


def entries_for(actor: Actor) -> list[Entry]:
    """The meetings of the gremia in which somebody sits on the day; every meeting for who prepares them. Two queries.

    Of a meeting it tells when and where, never what is on the agenda: an address can be passed on.
    """
    found = Meeting.objects.filter(date__gte=timezone.localdate() - BACK)
    if not actor.can(Ability.EDIT_MEETINGS):
        seats = BodyMember.objects.filter(
            Q(until__isnull=True) | Q(until__gte=OuterRef("date")),
            body=OuterRef("body"),
            user_id=actor.user_id,
            archived_at__isnull=True,
            since__lte=OuterRef("date"),
        )
        found = found.filter(Exists(seats))
    rows = found.select_related("body", "swv").order_by("date", "starts", "pk")
    return [entry_of(meeting) for meeting in rows]


def entry_of(meeting: Meeting) -> Entry:
    """A meeting as calendars know it. Its number stays whatever changes, and with the code no other planner has it."""
    host = settings.BASE_URL.partition("://")[2].partition("/")[0].partition(":")[0]
    return Entry(
        uid=f"overleg-{meeting.pk}-{meeting.swv.code.lower()}@{host}",
        sequence=meeting.sequence,
        title=meeting.body.name,
        starts=datetime.combine(meeting.date, meeting.starts),
        ends=datetime.combine(meeting.date, meeting.ends),
        changed=meeting.updated_at.astimezone(UTC),
        place=meeting.location,
        url=page_of(meeting),
        is_cancelled=meeting.is_archived,
    )


def page_of(meeting: Meeting) -> str:
    """The full address of the page of a meeting."""
    return absolute(reverse("meetings:meeting", args=[meeting.swv.code, meeting.pk]))


def organizer(tenant: Tenant) -> Person:
    """Who invites: the samenwerkingsverband, from the address that its mail comes from."""
    return Person(parseaddr(settings.DEFAULT_FROM_EMAIL)[1], tenant.name)


class News(StrEnum):
    """What somebody was not told yet of a meeting."""

    INVITED = "uitgenodigd"
    MOVED = "bijgewerkt"
    CANCELLED = "afgezegd"


@dataclass(frozen=True, slots=True)
class Untold:
    """A member with an address who was not told yet."""

    member: BodyMember
    news: News

    @property
    def guest(self) -> Person:
        """Where the mail goes."""
        return Person(address_of(self.member), self.member.called)


def invitations() -> QuerySet[Invitation]:
    """What members were told and was not withdrawn."""
    return Invitation.objects.filter(withdrawn_at__isnull=True).select_related("member__user")


def invited_without_seat(member: BodyMember) -> list[Invitation]:
    """Invitations of a member for meetings to come on which they do not sit there any more. One query."""
    rows = invitations().filter(member=member, meeting__date__gte=timezone.localdate())
    if not member.is_archived:
        outside = Q(meeting__date__lt=member.since)
        outside |= Q(meeting__date__gt=member.until) if member.until else Q(pk__in=[])
        rows = rows.filter(outside)
    return list(rows.select_related("meeting__body", "meeting__swv__tenant").order_by("meeting__date", "pk"))


def address_of(member: BodyMember) -> str:
    """The e-mail address of a member; empty where none is known, or where the account was closed."""
    if member.user is None:
        return member.email
    return member.user.email if member.user.is_active else ""


def untold(meeting: Meeting) -> list[Untold]:
    """Who is still to be mailed about a meeting as it stands now, in the order of the gremium. Two queries.

    A meeting that was is told to nobody. Who was invited and sits there no longer on the day hears that it is off for them.
    """
    if meeting.date < timezone.localdate():
        return []
    rows = invitations().filter(meeting=meeting)
    told = {row.member_id: row for row in rows.order_by("member__position", "member_id")}
    seats = [] if meeting.is_archived else list(seats_of(meeting.body, meeting.date).order_by("position", "pk"))
    found = [Untold(seat, _news(told.get(seat.pk))) for seat in seats if _is_behind(told.get(seat.pk), meeting)]
    gone = [
        row for pk, row in told.items() if pk not in {seat.pk for seat in seats} and row.sequence < meeting.sequence
    ]
    found += [Untold(row.member, News.CANCELLED) for row in gone]
    return [each for each in found if address_of(each.member)]


def _is_behind(told: Invitation | None, meeting: Meeting) -> bool:
    return told is None or told.sequence < meeting.sequence


def _news(told: Invitation | None) -> News:
    return News.INVITED if told is None else News.MOVED


def untold_sentence(rows: Iterable[Untold]) -> str:
    """ "Drie leden zijn nog niet uitgenodigd, één is nog niet bijgewerkt."; empty when everybody was told."""
    counts = dict.fromkeys(News, 0)
    for row in rows:
        counts[row.news] += 1
    said = [
        f"{dutch.plural(count, 'lid is', 'leden zijn')} nog niet {news.value}"
        for news, count in counts.items()
        if count
    ]
    return f"{dutch.join_words(said)}." if said else ""


def unreachable(meeting: Meeting) -> list[BodyMember]:
    """Who sits in the gremium on the day and has no e-mail address."""
    return [seat for seat in seats_of(meeting.body, meeting.date) if not address_of(seat)]


def invited_meetings() -> QuerySet[Meeting]:
    """Meetings that somebody may be told about: on the calendar, or taken off it after an invitation went out."""
    off = Q(archived_at__isnull=False) & Exists(Invitation.objects.filter(meeting=OuterRef("pk")))
    return Meeting.objects.filter(Q(archived_at__isnull=True) | off).select_related("body", "swv__tenant")


def get_invited(pk: int) -> Meeting:
    """One of those; 404 for any other."""
    return get_object_or_404(invited_meetings(), pk=pk)


def called_off(today: date) -> list[tuple[Meeting, int]]:
    """Meetings taken off the calendar of which members were not told yet, with how many. One query."""
    rows = invitations().filter(
        meeting__archived_at__isnull=False, meeting__date__gte=today, sequence__lt=F("meeting__sequence")
    )
    rows = rows.select_related("meeting__body", "member__user")
    counts: dict[Meeting, int] = defaultdict(int)
    for row in rows.order_by("meeting__date", "meeting_id", "pk"):
        counts[row.meeting] += bool(address_of(row.member))
    return [(meeting, count) for meeting, count in counts.items() if count]


def when_told(meeting: Meeting) -> str:
    """ "donderdag 3 december 2026, 13.30 tot 15.30 uur, Kantoor"."""
    clock = f"{dutch.clock(meeting.starts)} tot {dutch.clock(meeting.ends)} uur"
    return ", ".join(filter(None, [dutch.date_with_day(meeting.date), clock, meeting.location]))


def papers_told(meeting: Meeting) -> str:
    """By which day its papers are there."""
    return f"De stukken zijn er uiterlijk op {dutch.date_long(papers_due(meeting))}."
