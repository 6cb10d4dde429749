"""The calendar that somebody follows, and telling members of a gremium about its meetings by mail."""

from dataclasses import replace

from django.utils import timezone

from meetings.compute.calendar_file import invitation_file
from meetings.models import BodyMember, CalendarFeed, Invitation, Meeting
from meetings.queries.calendars import (
    News,
    Untold,
    address_of,
    entry_of,
    hash_of,
    invited_without_seat,
    organizer,
    own_feed,
    page_of,
    papers_told,
    untold,
    when_told,
)
from osp import dutch
from osp.abilities import Ability
from osp.actors import Actor
from osp.errors import DomainError
from osp.mail import Enclosure, Letter, queue_mail
from osp.operations import operation

ALL_TOLD = "Iedereen is al op de hoogte."
NO_FEED = "U heeft geen abonnement meer."
SUBJECTS = {News.INVITED: "Uitnodiging", News.MOVED: "Gewijzigd", News.CANCELLED: "Gaat niet door"}


@operation("feed.renewed", needs=Ability.VIEW_TODAY)
def renew_feed(actor: Actor, *, secret: str) -> CalendarFeed:
    """Give somebody a new secret address for their own calendar; the one before opens nothing any more. Only its hash is kept."""
    now = timezone.now()
    CalendarFeed.objects.filter(user_id=actor.user_id, revoked_at__isnull=True).update(revoked_at=now)
    return CalendarFeed.objects.create(swv=actor.swv, user_id=actor.user_id, token_sha256=hash_of(secret))


@operation("feed.revoked", needs=Ability.VIEW_TODAY)
def revoke_feed(actor: Actor) -> CalendarFeed:
    """Take back the address of the own calendar; DomainError when there is none."""
    feed = own_feed(actor)
    if feed is None:
        raise DomainError("no-feed", NO_FEED)
    feed.revoked_at = timezone.now()
    feed.save(update_fields=["revoked_at"])
    return feed


@operation("meeting.members_told", needs=Ability.EDIT_MEETINGS)
def tell_members(actor: Actor, *, meeting: Meeting) -> Meeting:
    """Mail every member who does not know yet how a meeting stands now, with the file for their calendar; never twice the same.

    DomainError when everybody knows.
    """
    # Of two people who send at once the second finds that all were told.
    held = Meeting.objects.select_for_update(of=("self",)).select_related("body", "swv__tenant").get(pk=meeting.pk)
    rows = untold(held)
    if not rows:
        raise DomainError("all-told", ALL_TOLD)
    for row in rows:
        _tell(actor, held, row)
    return held


@operation("meeting.invitations_withdrawn", needs=Ability.EDIT_MEETINGS)
def call_off(actor: Actor, *, member: BodyMember) -> BodyMember:
    """Withdraw the invitations of a member for meetings on which they do not sit there any more.

    They get the file that takes the meeting out of their calendar; of who has no address the invitation just ends.
    """
    for invitation in invited_without_seat(member):
        if address_of(member):
            _tell(actor, invitation.meeting, Untold(member, News.CANCELLED))
        else:
            _withdraw(invitation)
    return member


def _withdraw(invitation: Invitation) -> None:
    invitation.withdrawn_at = timezone.now()
    invitation.save(update_fields=["withdrawn_at"])


def _tell(actor: Actor, meeting: Meeting, row: Untold) -> None:
    is_off = row.news is News.CANCELLED
    # The same revision of a meeting can be told again to who comes back: the moment of telling says which file is newer.
    entry = replace(entry_of(meeting), is_cancelled=is_off, changed=timezone.now())
    if row.member.user is None:
        entry = replace(entry, url="")
    file = invitation_file(entry, organizer=organizer(meeting.swv.tenant), guest=row.guest)
    method = "CANCEL" if is_off else "REQUEST"
    invitation, _ = Invitation.objects.update_or_create(
        swv=meeting.swv,
        meeting=meeting,
        member=row.member,
        withdrawn_at=None,
        defaults={"sequence": meeting.sequence},
    )
    queue_mail(
        actor,
        key=f"uitnodiging-{invitation.pk}-{meeting.sequence}{'-af' if is_off else ''}",
        to=row.guest.email,
        letter=_letter(meeting, row),
        enclosure=Enclosure("overleg.ics", f"text/calendar; method={method}", file.decode()),
    )
    if is_off:
        _withdraw(invitation)


def _letter(meeting: Meeting, row: Untold) -> Letter:
    if row.news is News.CANCELLED and not meeting.is_archived:
        return _farewell(meeting)
    subject = f"{SUBJECTS[row.news]}: {meeting.body.name}, {dutch.date_long(meeting.date)}"
    when = dutch.sentence_case(when_told(meeting))
    if row.news is News.CANCELLED:
        return Letter(subject[:160], [f"{meeting.body.name} gaat niet door.", f"Het ging om: {when_told(meeting)}."])
    first = "U bent uitgenodigd" if row.news is News.INVITED else "De vergadering is gewijzigd"
    told = [f"{first}: {meeting.body.name}.", f"{when}.", papers_told(meeting)]
    told.append("Open de bijlage om dit in uw agenda te zetten.")
    if row.member.user is None:
        return Letter(subject[:160], told)
    return Letter(subject[:160], told, "Bekijk de vergadering", page_of(meeting))


def _farewell(meeting: Meeting) -> Letter:
    """To who sits in the gremium no longer on the day; the meeting itself goes on."""
    body = meeting.body.name
    subject = f"Niet meer uitgenodigd: {body}, {dutch.date_long(meeting.date)}"
    told = [f"U zit op deze dag niet meer in {body}. Uw uitnodiging vervalt.", f"Het ging om: {when_told(meeting)}."]
    return Letter(subject[:160], [*told, "Open de bijlage om dit uit uw agenda te halen."])
