"""A frequency as people type it: in the forms, and read back while they type."""

from datetime import date

import pytest
from django.urls import reverse

from meetings.forms.bodies import RhythmForm
from meetings.models import Meeting, ReviewRhythm
from meetings.queries import link_rhythms, proposals_for

HTMX = {"HX-Request": "true"}


def read(client, typed):
    url = reverse("meetings:frequency", args=["PO2814"])
    return client.get(url, {"bespreken-0-frequency": typed}, headers=HTMX).content.decode().strip()


@pytest.mark.parametrize(
    ("typed", "said"),
    [
        ("5x/jaar (sep, dec, jan, apr, jun)", "Begrepen als <b>5x per jaar (sep, dec, jan, apr, jun)</b>."),
        ("elke zes weken", "Begrepen als <b>elke 6 weken</b>."),
        ("3x/jaar (dec, jun)", "U schrijft 3x en noemt 2 maanden; de maanden tellen."),
        ("2x/jaar (dec, foo)", "(teken 15)"),
        ("", ""),
    ],
)
def test_frequency_is_read_back_while_somebody_types(client, anna, in_a, typed, said):
    client.force_login(anna)
    answer = read(client, typed)
    assert (said in answer, bool(answer)) == (True, bool(typed))


def test_frequency_has_a_page_without_scripts(client, anna, in_a):
    client.force_login(anna)
    page = client.get(reverse("meetings:frequency", args=["PO2814"]), {"frequency": "maandelijks"}).content.decode()
    assert "Begrepen als <b>elke maand</b>." in page


def test_a_frequency_that_cannot_be_read_keeps_what_was_typed(client, anna, link, board):
    client.force_login(anna)
    url = reverse("meetings:link-rhythms", args=["PO2814", link.pk])
    answer = client.post(url, {"body": board.pk, "purpose": "discuss", "frequency": "om de haverklap"})
    assert (answer.status_code, ReviewRhythm.objects.exists()) == (422, False)
    page = answer.content.decode()
    assert 'value="om de haverklap"' in page
    assert "(teken" in page


def test_rhythm_form_shows_the_frequency_in_the_words_it_reads(rhythm):
    form = RhythmForm.of(rhythm)
    assert 'value="5x per jaar (sep, dec, jan, apr, jun)"' in str(form["frequency"])
    again = RhythmForm({"purpose": "discuss", "frequency": "5x per jaar (sep, dec, jan, apr, jun)", "presenter": ""})
    assert again.is_valid()
    assert sorted(again.values()["months"]) == rhythm.months


def test_a_meeting_that_moved_over_christmas_gets_the_agenda_of_december(meeting, rhythm):
    Meeting.objects.filter(pk=meeting.pk).update(date=date(2027, 2, 11), counted_on=date(2026, 12, 10))
    meeting.refresh_from_db()
    assert [item.link_ids for item in proposals_for(meeting)] == [(rhythm.link_id,)]
    (found,) = link_rhythms([rhythm.link])
    assert found.rows[0].next_meeting == meeting
