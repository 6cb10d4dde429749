"""The screen of a meeting as people use it."""

import json

import pytest
import time_machine
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.urls import reverse

from meetings.enums import Presence
from meetings.models import Attendance, Decision, ItemMinutes, MeetingAction, Minutes
from meetings.services.minutes import open_meeting
from tests import factories as make


@pytest.fixture
def anna_in(client, anna):
    client.force_login(anna)
    return client


@pytest.fixture
def seat(board):
    board.quorum_percent = 50
    board.save()
    return make.BodyMemberFactory(swv=board.swv, body=board, substitute="K. Bakker")


@pytest.fixture
def opened(item, seat, director):
    open_meeting(director, meeting=item.meeting)
    return item


def url(name: str, pk: int) -> str:
    return reverse(f"meetings:{name}", args=["PO2814", pk])


def test_screen_begins_the_meeting(anna_in, item, seat):
    page = anna_in.get(url("live", item.meeting_id))
    assert "Begin de vergadering" in page.text
    answer = anna_in.post(url("live", item.meeting_id))
    assert answer.url == url("attendance", item.meeting_id)
    assert Minutes.objects.get().opened_at is not None


def test_screen_shows_the_point_with_what_is_asked(anna_in, opened):
    page = anna_in.get(f"{url('live', opened.meeting_id)}?punt={opened.pk}").text
    assert opened.title in page
    assert "Nieuw besluit" in page
    assert "Noteer wie er is" in page


def test_field_keeps_itself(anna_in, opened):
    sent = {
        "velden": "1",
        "tussendoor": "1",
        "veld": "text",
        "text": "Er is gesproken.",
        "was-text": "",
        "version": "0",
    }
    answer = anna_in.post(url("item-minutes", opened.pk), sent)
    assert (answer.status_code, json.loads(answer.text)["version"]) == (200, 1)
    assert ItemMinutes.objects.get(item=opened).text == "Er is gesproken."
    again = anna_in.post(url("item-minutes", opened.pk), {**sent, "text": "Van een ander."})
    assert again.status_code == 409
    assert "Van een ander." in again.text


def test_without_scripts_a_button_keeps_the_minutes(anna_in, opened):
    answer = anna_in.post(url("item-minutes", opened.pk), {"version": "0", "text": "Besproken.", "dealt": "behandeld"})
    assert answer.status_code == 302
    assert ItemMinutes.objects.get(item=opened).dealt == "behandeld"


def test_decision_is_one_line(anna_in, opened):
    answer = anna_in.post(url("decide", opened.pk), {"text": "Het bestuur\r\nstemt in.", "state": "genomen"})
    assert answer.url.endswith(f"?punt={opened.pk}#besluiten")
    made = Decision.objects.get()
    assert (made.label, made.text, made.decided_on.isoformat()) == ("2026-01", "Het bestuur stemt in.", "2026-11-22")
    fragment = anna_in.post(url("decide", opened.pk), {"text": "x", "state": "genomen"}, headers={"HX-Request": "true"})
    assert "2026-02" in fragment.text
    assert "<html" not in fragment.text


def test_wrong_decision_comes_back_with_what_was_typed(anna_in, opened):
    answer = anna_in.post(url("decide", opened.pk), {"text": "Een besluit", "state": "genomen", "expected": "1,9"})
    assert answer.status_code == 422
    assert "Een besluit" in answer.text
    assert "Kies het cijfer" in answer.text


def test_action_is_one_line(anna_in, opened, anna):
    answer = anna_in.post(url("give-action", opened.pk), {"text": "Bel", "owner": anna.pk, "due": "2027-01-05"})
    assert answer.status_code == 302
    assert MeetingAction.objects.get().action.text == "Bel"


def test_rest_is_noted_as_present(anna_in, opened, seat):
    page = anna_in.get(url("attendance", opened.meeting_id))
    row = Attendance.objects.get()
    sent = {
        f"lid-{row.pk}-{name}": value
        for name, value in page.context["forms"][0][0].initial.items()
        if value is not None
    }
    answer = anna_in.post(url("attendance", opened.meeting_id), {**sent, "allen": "ja"})
    assert answer.status_code == 302
    assert Attendance.objects.get().presence == Presence.PRESENT
    stale = anna_in.post(url("attendance", opened.meeting_id), {**sent, f"lid-{row.pk}-presence": "afgemeld"})
    assert (stale.status_code, Attendance.objects.get().presence) == (409, Presence.PRESENT)


def test_substitute_of_the_member_comes_of_itself(anna_in, opened):
    page = anna_in.get(url("attendance", opened.meeting_id))
    row = Attendance.objects.get()
    sent = {
        f"lid-{row.pk}-{name}": value
        for name, value in page.context["forms"][0][0].initial.items()
        if value is not None
    }
    anna_in.post(url("attendance", opened.meeting_id), {**sent, f"lid-{row.pk}-presence": "vertegenwoordigd"})
    assert Attendance.objects.get().by == "K. Bakker"


def test_confidential_point_is_not_there_for_who_may_not_see_it(client, tenant_a, opened, bram):
    opened.is_confidential = True
    opened.save()
    client.force_login(bram)
    page = client.get(f"{url('live', opened.meeting_id)}?punt={opened.pk}").text
    assert opened.title not in page


def test_queries_of_the_screen_do_not_grow(anna_in, opened, item_count):
    address = f"{url('live', opened.meeting_id)}?punt={opened.pk}"
    anna_in.get(address)
    with CaptureQueriesContext(connection) as before:
        anna_in.get(address)
    for number in range(item_count):
        extra = make.AgendaItemFactory(swv=opened.swv, meeting=opened.meeting, position=9 + number)
        make.DecisionFactory(swv=opened.swv, item=extra, number=number + 1)
        make.ItemMinutesFactory(swv=opened.swv, item=extra)
    with CaptureQueriesContext(connection) as after:
        anna_in.get(address)
    assert len(after) == len(before)


def test_today_leads_to_the_meeting_of_today(anna_in, anna, opened, meeting):
    today = reverse("meetings:today", args=["PO2814"])
    screen = url("live", meeting.pk)
    assert screen not in anna_in.get(today).text
    with time_machine.travel("2026-12-03 12:00:00+01:00", tick=False):
        anna_in.force_login(anna)
        assert screen in anna_in.get(today).text
