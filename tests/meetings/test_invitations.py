"""Telling members of a gremium about its meetings: who was not told yet, one click, and never twice the same."""

from datetime import date

import icalendar
import pytest
from django.core import mail as outbox
from django.urls import reverse

from meetings.models import Invitation
from meetings.queries.calendars import News, called_off, unreachable, untold, untold_sentence
from meetings.services import calendars, meetings, members
from osp import mail
from osp.enums import MailState
from osp.errors import DomainError, NotAllowedError
from osp.models import OutboxMail
from tests import factories as make

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("november")]


@pytest.fixture
def seat(meeting):
    return make.BodyMemberFactory(swv=meeting.swv, body=meeting.body, name="K. Bos", email="k.bos@voorbeeld.nl")


def move(director, meeting, **changes):
    meeting.refresh_from_db()
    now = {"date": meeting.date, "starts": meeting.starts, "ends": meeting.ends, "location": meeting.location}
    return meetings.edit_meeting(director, meeting=meeting, version=meeting.version, **{**now, **changes})


def send_all() -> list:
    """Send what waits in the outbox; what was sent."""
    outbox.outbox.clear()
    for row in OutboxMail.objects.filter(state=MailState.WAITING).order_by("pk"):
        mail.send(row)
    return list(outbox.outbox)


def attached(message) -> icalendar.Calendar:
    name, content, kind = message.attachments[0]
    assert (name, kind.partition(";")[0]) == ("overleg.ics", "text/calendar")
    return icalendar.Calendar.from_ical(content)


def test_member_is_invited_once_with_a_file_for_the_calendar(director, meeting, seat):
    assert [(row.member, row.news) for row in untold(meeting)] == [(seat, News.INVITED)]
    calendars.tell_members(director, meeting=meeting)
    message = send_all()[0]
    assert message.to == ["k.bos@voorbeeld.nl"]
    assert message.subject == "Uitnodiging: Bestuur, 3 december 2026"
    assert "Donderdag 3 december 2026, 13.30 tot 15.30 uur, Kantoor." in message.body
    assert "De stukken zijn er uiterlijk op 23 november 2026." in message.body
    assert "/overleg/" not in message.body
    assert attached(message)["method"] == "REQUEST"
    assert 'method="REQUEST"' in message.message().as_string()
    assert untold(meeting) == []
    with pytest.raises(DomainError, match="al op de hoogte"):
        calendars.tell_members(director, meeting=meeting)
    assert send_all() == []


def test_mail_leaves_no_text_behind(director, meeting, seat):
    calendars.tell_members(director, meeting=meeting)
    send_all()
    row = OutboxMail.objects.get()
    assert (row.to, row.subject, row.text, row.file_text) == ("", "", "", "")


def test_moved_meeting_is_told_again_under_the_same_number(director, meeting, seat):
    calendars.tell_members(director, meeting=meeting)
    first = attached(send_all()[0]).walk("VEVENT")[0]
    move(director, meeting, date=date(2026, 12, 10))
    meeting.refresh_from_db()
    assert untold_sentence(untold(meeting)) == "1 lid is nog niet bijgewerkt."
    calendars.tell_members(director, meeting=meeting)
    message = send_all()[0]
    second = attached(message).walk("VEVENT")[0]
    assert message.subject == "Gewijzigd: Bestuur, 10 december 2026"
    assert (second["uid"], second["sequence"]) == (first["uid"], first["sequence"] + 1)
    assert Invitation.objects.get().sequence == 1


def test_meeting_that_is_off_is_told_to_who_was_invited_alone(client, anna, director, meeting, seat):
    calendars.tell_members(director, meeting=meeting)
    make.BodyMemberFactory(swv=meeting.swv, body=meeting.body, name="L. Vos", email="l.vos@voorbeeld.nl")
    send_all()
    meetings.archive_meeting(director, meeting=meeting, version=1, reason="verzet")
    assert called_off(date(2026, 11, 22)) == [(meeting, 1)]
    client.force_login(anna)
    assert "gaat niet door" in client.get(reverse("meetings:list", args=["PO2814"])).content.decode()
    client.post(reverse("meetings:tell-members", args=["PO2814", meeting.pk]))
    message = send_all()[0]
    assert (message.to, message.subject) == (["k.bos@voorbeeld.nl"], "Gaat niet door: Bestuur, 3 december 2026")
    assert attached(message)["method"] == "CANCEL"
    assert called_off(date(2026, 11, 22)) == []


def test_meeting_that_is_off_and_was_never_told_is_not_found(client, anna, director, meeting):
    meetings.archive_meeting(director, meeting=meeting, version=1, reason="verzet")
    client.force_login(anna)
    assert client.post(reverse("meetings:tell-members", args=["PO2814", meeting.pk])).status_code == 404


def test_who_sits_there_no_longer_on_the_new_day_hears_that_it_is_off(director, meeting, seat):
    calendars.tell_members(director, meeting=meeting)
    send_all()
    seat.until = date(2026, 12, 31)
    seat.save()
    move(director, meeting, date=date(2027, 1, 14))
    meeting.refresh_from_db()
    assert [(row.member, row.news) for row in untold(meeting)] == [(seat, News.CANCELLED)]
    calendars.tell_members(director, meeting=meeting)
    assert attached(send_all()[0]).walk("VEVENT")[0]["status"] == "CANCELLED"


def test_account_gets_a_link_and_a_closed_one_no_mail(director, meeting, bram):
    member = make.BodyMemberFactory(swv=meeting.swv, body=meeting.body, user=bram, name="", email="")
    assert [row.guest.email for row in untold(meeting)] == [bram.email]
    calendars.tell_members(director, meeting=meeting)
    assert f"/overleg/{meeting.pk}/" in send_all()[0].body
    bram.is_active = False
    bram.save()
    move(director, meeting, location="Elders")
    meeting.refresh_from_db()
    assert untold(meeting) == []
    assert unreachable(meeting) == [member]


def test_mail_says_nothing_of_the_agenda(director, meeting, seat):
    make.AgendaItemFactory(swv=meeting.swv, meeting=meeting, title="GEHEIM ontslag", is_confidential=True)
    calendars.tell_members(director, meeting=meeting)
    message = send_all()[0]
    assert "GEHEIM" not in message.body + str(message.attachments)


def test_past_meeting_is_told_to_nobody(director, meeting, seat):
    move(director, meeting, date=date(2026, 11, 20))
    meeting.refresh_from_db()
    assert untold(meeting) == []


def test_page_says_who_was_not_told_and_mails_with_one_click(client, anna, bram, meeting, seat):
    make.BodyMemberFactory(swv=meeting.swv, body=meeting.body, name="L. Vos")
    client.force_login(anna)
    url = reverse("meetings:meeting", args=["PO2814", meeting.pk])
    shown = client.get(url).content.decode()
    assert "1 lid is nog niet uitgenodigd." in shown
    assert "Zonder e-mailadres" in shown
    answer = client.post(reverse("meetings:tell-members", args=["PO2814", meeting.pk]), follow=True)
    assert "1 mail gaat op weg." in answer.content.decode()
    assert "nog niet uitgenodigd" not in client.get(url).content.decode()
    client.force_login(bram)
    assert "Zonder e-mailadres" not in client.get(url).content.decode()


def test_only_who_prepares_mails(reader, meeting, seat):
    with pytest.raises(NotAllowedError):
        calendars.tell_members(reader, meeting=meeting)


def test_untold_asks_as_many_queries_however_many_members(meeting, item_count, django_assert_num_queries):
    for number in range(item_count):
        make.BodyMemberFactory(
            swv=meeting.swv, body=meeting.body, name=f"Lid {number}", email=f"lid{number}@voorbeeld.nl"
        )
    with django_assert_num_queries(2):
        assert len(untold(meeting)) == item_count


def told_of(director, meeting, seat) -> icalendar.Calendar:
    calendars.tell_members(director, meeting=meeting)
    return attached(send_all()[0])


@pytest.mark.parametrize("how", ["ended", "edited", "archived"])
def test_who_leaves_gets_the_coming_meetings_out_of_their_calendar(director, board, meeting, seat, how):
    passed = make.MeetingFactory(swv=meeting.swv, body=board, date=date(2026, 11, 5))
    near = make.MeetingFactory(swv=meeting.swv, body=board, date=date(2026, 11, 26))
    make.InvitationFactory(swv=meeting.swv, meeting=passed, member=seat)
    for each in (near, meeting):
        first = told_of(director, each, seat).walk("VEVENT")[0]
    if how == "archived":
        members.archive_member(director, member=seat, version=1, reason="vergissing")
    elif how == "ended":
        members.end_member(director, member=seat, version=1, until=date(2026, 11, 30))
    else:
        values = members.SeatValues(since=seat.since, name=seat.name, email=seat.email, until=date(2026, 11, 30))
        members.edit_member(director, member=seat, version=1, values=values)
    sent = send_all()
    subjects = [f"Niet meer uitgenodigd: Bestuur, {day}" for day in ("26 november 2026", "3 december 2026")]
    assert [message.subject for message in sent] == (subjects if how == "archived" else subjects[1:])
    file = attached(sent[-1])
    event = file.walk("VEVENT")[0]
    assert (file["method"], event["status"], event["uid"]) == ("CANCEL", "CANCELLED", first["uid"])
    assert "gaat niet door" not in sent[-1].body
    assert (untold(meeting), send_all()) == ([], [])


def test_who_comes_back_is_invited_anew(director, meeting, seat):
    told_of(director, meeting, seat)
    members.end_member(director, member=seat, version=1, until=date(2026, 11, 30))
    send_all()
    members.end_member(director, member=seat, version=2, until=date(2026, 12, 31))
    assert [row.news for row in untold(meeting)] == [News.INVITED]
    assert told_of(director, meeting, seat)["method"] == "REQUEST"
    assert Invitation.objects.filter(withdrawn_at__isnull=True).count() == 1
    assert Invitation.objects.count() == 2


def test_who_was_told_once_is_not_told_again_when_the_meeting_is_off(director, meeting, seat):
    told_of(director, meeting, seat)
    members.end_member(director, member=seat, version=1, until=date(2026, 11, 30))
    send_all()
    meetings.archive_meeting(director, meeting=meeting, version=1, reason="verzet")
    assert called_off(date(2026, 11, 22)) == []


def test_who_has_no_address_or_was_never_invited_gets_no_mail(director, meeting, seat):
    members.end_member(director, member=seat, version=1, until=date(2026, 11, 30))
    silent = make.BodyMemberFactory(swv=meeting.swv, body=meeting.body, name="L. Vos", email="")
    make.InvitationFactory(swv=meeting.swv, meeting=meeting, member=silent)
    members.end_member(director, member=silent, version=1, until=date(2026, 11, 30))
    assert send_all() == []
    assert Invitation.objects.get(member=silent).withdrawn_at is not None
