"""Meetings in the calendars of people: the file itself, the address that opens it, and who may see what in it."""

from datetime import date, datetime, time, timedelta
from urllib.parse import urlsplit
from zoneinfo import ZoneInfo

import icalendar
import pytest
import time_machine
from django.core.cache import cache
from django.urls import reverse
from django.utils import timezone

from meetings.compute.calendar_file import Entry, Person, feed_file, invitation_file
from meetings.models import CalendarFeed
from meetings.queries.calendars import entries_for, entry_of
from meetings.services import calendars, meetings
from osp.errors import DomainError
from osp.models import AuditEvent, Membership
from osp.scope import tenant_scope
from tests import factories as make

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("november", "in_a")]
SECRET = "s" * 43


@pytest.fixture(autouse=True)
def _nobody_tried_before():
    cache.clear()


def events(content: bytes) -> list:
    return list(icalendar.Calendar.from_ical(content).walk("VEVENT"))


def clock(*when: int) -> datetime:
    """A moment on the clock of Amsterdam, as a meeting keeps it."""
    return datetime(*when)  # noqa: DTZ001 -- a clock on the wall has no zone


ENTRY = Entry(
    uid="overleg-7-po2814@planner",
    sequence=2,
    title="Bestuur, algemeen; é",
    starts=clock(2027, 3, 25, 13, 30),
    ends=clock(2027, 3, 25, 15, 30),
    changed=datetime(2026, 11, 22, 12, 0, tzinfo=ZoneInfo("Europe/Amsterdam")),
    place="Kantoor, kamer 2",
    url="/po2814/overleg/7/",
)


def follow(client, secret: str = SECRET):
    return client.get(reverse("calendar-door", args=[secret]))


def test_file_is_read_back_in_the_time_of_amsterdam():
    content = feed_file("Overleg Voorbeeld", [ENTRY])
    assert all(len(line) <= 75 for line in content.split(b"\r\n"))
    event = events(content)[0]
    assert (event["uid"], event["sequence"], event["status"]) == (ENTRY.uid, 2, "CONFIRMED")
    assert (event["summary"], event["location"]) == (ENTRY.title, ENTRY.place)
    # Summer time has begun on 28 March, so the 25th is still an hour from Greenwich and the 29th two.
    assert event.decoded("dtstart").utcoffset() == timedelta(hours=1)
    assert event.decoded("dtstamp") == datetime(2026, 11, 22, 11, 0, tzinfo=ZoneInfo("UTC"))
    zone = icalendar.Calendar.from_ical(content).walk("VTIMEZONE")[0]
    assert zone["tzid"] == "Europe/Amsterdam"
    after = zone.to_tz().utcoffset(clock(2027, 3, 29, 12, 0))
    assert after == timedelta(hours=2)
    assert zone.to_tz().utcoffset(clock(2027, 11, 1, 12, 0)) == timedelta(hours=1)


@pytest.mark.parametrize(
    ("is_cancelled", "method", "status"), [(False, "REQUEST", "CONFIRMED"), (True, "CANCEL", "CANCELLED")]
)
def test_invitation_says_what_the_calendar_should_do(is_cancelled, method, status):
    from dataclasses import replace

    content = invitation_file(
        replace(ENTRY, is_cancelled=is_cancelled),
        organizer=Person("planner@voorbeeld.nl", "Voorbeeld PO"),
        guest=Person("k.bos@voorbeeld.nl", "K. Bos"),
    )
    assert icalendar.Calendar.from_ical(content)["method"] == method
    event = events(content)[0]
    assert event["status"] == status
    assert (event["attendee"], event["attendee"].params["CN"]) == ("mailto:k.bos@voorbeeld.nl", "K. Bos")
    assert event["organizer"] == "mailto:planner@voorbeeld.nl"


def test_uid_stays_and_sequence_rises_with_what_people_must_hear(meeting, director):
    before = entry_of(meeting)
    same = {"starts": meeting.starts, "ends": meeting.ends, "location": meeting.location}
    kept = meetings.edit_meeting(director, meeting=meeting, version=1, date=meeting.date, **same)
    assert kept.sequence == 0
    moved = meetings.edit_meeting(director, meeting=kept, version=2, date=date(2026, 12, 10), **same)
    assert (entry_of(moved).uid, entry_of(moved).sequence) == (before.uid, 1)
    off = meetings.archive_meeting(director, meeting=moved, version=3, reason="te weinig punten")
    assert (entry_of(off).uid, entry_of(off).sequence, entry_of(off).is_cancelled) == (before.uid, 2, True)


def test_member_follows_the_gremia_in_which_they_sit_on_the_day(meeting, board, bram, reader, director):
    other = make.MeetingFactory(
        swv=meeting.swv, body=make.BodyFactory(swv=meeting.swv, name="OPR"), date=date(2026, 12, 9)
    )
    later = make.MeetingFactory(swv=meeting.swv, body=board, date=date(2027, 1, 14))
    assert entries_for(reader) == []
    seat = make.BodyMemberFactory(
        swv=meeting.swv, body=board, user=bram, since=date(2026, 12, 1), until=date(2026, 12, 31)
    )
    assert [each.uid for each in entries_for(reader)] == [entry_of(meeting).uid]
    seat.until = None
    seat.save()
    assert [each.uid for each in entries_for(reader)] == [entry_of(row).uid for row in (meeting, later)]
    assert len(entries_for(director)) == 3
    assert entry_of(other).uid in {each.uid for each in entries_for(director)}


def test_feed_tells_when_and_where_and_nothing_of_the_agenda(client, meeting, board, bram, reader):
    make.BodyMemberFactory(swv=meeting.swv, body=board, user=bram, mandate="GEHEIM mandaat")
    make.AgendaItemFactory(swv=meeting.swv, meeting=meeting, title="GEHEIM ontslag", is_confidential=True)
    make.AgendaItemFactory(swv=meeting.swv, meeting=meeting, title="GEHEIM begroting")
    calendars.renew_feed(reader, secret=SECRET)
    told = follow(client).content.decode()
    assert "GEHEIM" not in told
    event = events(told.encode())[0]
    assert (event["summary"], event["location"]) == ("Bestuur", "Kantoor")
    assert event.decoded("dtstart") == datetime(2026, 12, 3, 13, 30, tzinfo=ZoneInfo("Europe/Amsterdam"))


def test_meeting_that_is_off_stays_in_the_feed_as_cancelled(client, meeting, director):
    meetings.archive_meeting(director, meeting=meeting, version=1, reason="verzet")
    calendars.renew_feed(director, secret=SECRET)
    assert [event["status"] for event in events(follow(client).content)] == ["CANCELLED"]


def test_address_is_kept_as_a_hash_and_shown_once(client, bram, in_a):
    client.force_login(bram)
    page = reverse("meetings:feed", args=["PO2814"])
    made = client.post(page)
    # A page that tells no site where it is sends a form without origin, which the browser of a person then sees refused.
    assert (made["Cache-Control"], made["Referrer-Policy"]) == ("no-store, private", "same-origin")
    address = made.context["address"]
    assert made.context["webcal"].startswith("webcal://")
    secret = urlsplit(address).path.split("/")[-1].removesuffix(".ics")
    assert secret in made.content.decode()
    assert secret not in client.get(page).content.decode()
    feed = CalendarFeed.objects.get()
    assert secret not in str(vars(feed))
    assert secret not in str(list(AuditEvent.objects.values_list("diff", flat=True)))
    client.logout()
    assert follow(client, secret).status_code == 200


def test_new_address_ends_the_old_one_and_stopping_ends_it_all(client, reader):
    calendars.renew_feed(reader, secret=SECRET)
    calendars.renew_feed(reader, secret="t" * 43)
    assert [follow(client, secret).status_code for secret in (SECRET, "t" * 43)] == [404, 200]
    calendars.revoke_feed(reader)
    assert follow(client, "t" * 43).status_code == 404
    with pytest.raises(DomainError, match="geen abonnement"):
        calendars.revoke_feed(reader)


def test_address_of_who_has_no_role_any_more_opens_nothing(client, reader, bram):
    calendars.renew_feed(reader, secret=SECRET)
    assert follow(client).status_code == 200
    Membership.objects.filter(user=bram).update(ended_at=timezone.now())
    assert follow(client).status_code == 404


def test_address_of_a_opens_nothing_of_b(client, director, meeting, tenant_b):
    with tenant_scope(tenant_b.swv):
        make.MeetingFactory(swv=tenant_b.swv, body=make.BodyFactory(swv=tenant_b.swv, name="Vreemd"))
    calendars.renew_feed(director, secret=SECRET)
    assert [event["summary"] for event in events(follow(client).content)] == ["Bestuur"]


def test_door_is_sealed_and_makes_who_tries_addresses_wait(client, reader):
    calendars.renew_feed(reader, secret=SECRET)
    answer = follow(client)
    assert (answer["Cache-Control"], answer["Referrer-Policy"]) == ("no-store, private", "no-referrer")
    assert answer["Content-Type"] == "text/calendar; charset=utf-8"
    assert client.post(reverse("calendar-door", args=[SECRET])).status_code == 405
    assert {follow(client, f"{number:043d}").status_code for number in range(20)} == {404}
    assert follow(client).status_code == 429


def test_address_that_is_asked_too_often_has_to_wait(client, reader):
    calendars.renew_feed(reader, secret=SECRET)
    with time_machine.travel("2026-11-22 12:00:00+01:00", tick=False):
        statuses = [follow(client).status_code for _ in range(62)]
    assert statuses[-1] == 429


def test_feed_asks_as_many_queries_however_many_meetings(
    client, board, reader, bram, item_count, django_assert_max_num_queries
):
    make.BodyMemberFactory(swv=board.swv, body=board, user=bram)
    for number in range(item_count):
        make.MeetingFactory(swv=board.swv, body=board, date=date(2026, 12, 1 + number), starts=time(9), ends=time(10))
    calendars.renew_feed(reader, secret=SECRET)
    with django_assert_max_num_queries(6):
        assert len(events(follow(client).content)) == item_count
