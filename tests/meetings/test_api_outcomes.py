"""Requests, minutes and bijlagen in the API: as the page tells them, and without a trace of what is closed to the reader."""

from datetime import date

import pytest
from django.core.cache import cache

from meetings.enums import Purpose
from meetings.models import Minutes
from meetings.services.decisions import record_decision
from meetings.services.minutes import close_meeting, open_meeting
from meetings.services.sealing import approve_minutes, seal_minutes
from tests import factories as make
from tests.api import HERE, client_of
from tests.meetings.test_api import results

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("november")]


@pytest.fixture(autouse=True)
def _no_requests_before() -> None:
    cache.clear()


@pytest.fixture
def secret(meeting):
    return make.AgendaItemFactory(swv=meeting.swv, meeting=meeting, position=3, title="Geheim", is_confidential=True)


@pytest.fixture
def held(item, secret, director):
    """A meeting that was held, with a decision at an open and at a closed point."""
    open_meeting(director, meeting=item.meeting)
    for each, text in ((item, "De koers staat vast."), (secret, "Het geheim gaat door.")):
        record_decision(director, item=each, text=text, purpose=Purpose.DECIDE, decided_on=date(2026, 11, 22))
    close_meeting(director, meeting=item.meeting)
    return item.meeting


def told(user, name: str) -> dict:
    answer = client_of(user.pk).get(f"{HERE}{name}/")
    assert answer.status_code == 200, answer.content
    row: dict = answer.json()
    assert answer["ETag"] == f'"{row["version"]}"'
    return row


def test_minutes_are_told_as_they_are_now_without_a_hash(held, anna):
    row = told(anna, f"minutes/{held.pk}")
    assert (row["state"], row["sha256"], row["meeting"], row["body"]["name"]) == ("concept", "", held.pk, "Bestuur")
    assert "Het geheim gaat door." in str(row["content"])


def test_sealed_minutes_have_the_hash_of_what_was_sealed_and_no_trace_of_a_closed_point(held, anna, bram, director):
    later = make.MeetingFactory(swv=held.swv, body=held.body, date=date(2027, 1, 28))
    version = Minutes.objects.get(meeting=held).version
    approve_minutes(director, meeting=held, version=version, approved_in=later)
    sealed = seal_minutes(director, meeting=held, version=version + 1)
    whole, part = told(anna, f"minutes/{held.pk}"), told(bram, f"minutes/{held.pk}")
    assert (whole["state"], whole["sha256"]) == ("verzegeld", sealed.content_sha256)
    numbers = [point["number"] for point in part["content"]["points"]]
    assert numbers == list(range(1, len(whole["content"]["points"])))
    assert "eheim" not in str(part)
    assert len(part["sha256"]) == 64
    assert part["sha256"] != whole["sha256"]


def test_meeting_that_did_not_begin_has_no_minutes(meeting, anna):
    assert client_of(anna.pk).get(f"{HERE}minutes/{meeting.pk}/").status_code == 404


def test_requests_stand_as_on_the_page_and_are_filtered(board, anna):
    late = make.FormalRequestFactory(swv=board.swv, body=board, due=date(2026, 11, 2), asked_on=date(2026, 10, 1))
    done = make.FormalRequestFactory(
        swv=board.swv, body=board, outcome="voorwaarden", answered_on=date(2026, 11, 20), conditions="Mits betaald."
    )
    rows = {row["id"]: row for row in results(client_of(anna.pk), "requests")}
    assert (rows[late.pk]["stand"], rows[late.pk]["days_left"]) == ("verlopen", -20)
    assert (rows[done.pk]["stand"], rows[done.pk]["conditions"]) == ("voorwaarden", "Mits betaald.")
    assert told(anna, f"requests/{done.pk}") == rows[done.pk]
    asked = {stand: results(client_of(anna.pk), "requests", stand=stand) for stand in ("open", "beantwoord")}
    assert {stand: [row["id"] for row in found] for stand, found in asked.items()} == {
        "open": [late.pk],
        "beantwoord": [done.pk],
    }
    assert results(client_of(anna.pk), "requests", body=board.pk + 999) == []


def test_request_of_a_closed_point_is_not_there_and_one_that_blocks_it_does_not_name_it(
    board, item, secret, anna, bram
):
    own = make.FormalRequestFactory(swv=board.swv, body=board, item=secret)
    beside = make.FormalRequestFactory(swv=board.swv, body=board, item=item, blocked_item=secret)
    assert told(anna, f"requests/{beside.pk}")["waiting_item"] == secret.pk
    assert {row["id"] for row in results(client_of(anna.pk), "requests")} == {own.pk, beside.pk}
    assert [(row["id"], row["waiting_item"]) for row in results(client_of(bram.pk), "requests")] == [(beside.pk, None)]
    assert client_of(bram.pk).get(f"{HERE}requests/{own.pk}/").status_code == 404


def test_attachments_of_a_point_are_told_and_a_hidden_one_leaves_no_gap_in_the_letters(item, anna, bram):
    for place, title in enumerate(("Begin", "Geheim", "Slot"), 1):
        make.AttachmentFactory(
            swv=item.swv, item=item, position=place, title=title, pages=place, is_confidential=title == "Geheim"
        )
    name = f"agenda-items/{item.pk}"
    everything, part = (told(user, name)["attachments"] for user in (anna, bram))
    assert [(row["letter"], row["title"]) for row in everything] == [("A", "Begin"), ("B", "Geheim"), ("C", "Slot")]
    assert [(row["letter"], row["title"], row["pages"]) for row in part] == [("A", "Begin", 1), ("B", "Slot", 3)]
    assert (part[0]["kind"], part[0]["size"]) == ("pdf", 8)


def test_lists_tell_the_version_that_a_writer_sends(item, anna):
    decision = make.DecisionFactory(swv=item.swv, item=item)
    given = make.MeetingActionFactory(swv=item.swv, item=item)
    lists = {"decisions": decision, "meeting-actions": given, f"meetings/{item.meeting_id}/agenda": item}
    versions = {name: getattr(row, "action", row).version for name, row in lists.items()}
    told_versions = {
        name: next(each["version"] for each in results(client_of(anna.pk), name) if each["id"] == row.pk)
        for name, row in lists.items()
    }
    assert told_versions == versions
