"""A pulse poll: counts that tell about nobody, and a door for phones without account."""

import pytest
from django.core.cache import cache
from django.urls import reverse
from hypothesis import given
from hypothesis import strategies as st

from meetings.enums import Felt
from meetings.models import Poll, PollAnswer
from meetings.queries.polls import count_answers, count_text, poll_text
from meetings.services.minutes import open_meeting
from meetings.services.polls import answer_poll, close_poll, open_poll
from osp.abilities import Ability
from osp.actors import Actor
from osp.errors import DomainError, NotAllowedError
from osp.models import AuditEvent

answers = st.lists(st.sampled_from(Felt), max_size=30)


@pytest.fixture(autouse=True)
def _nobody_tried_before():
    cache.clear()


@pytest.fixture
def poll(item, link, director):
    open_meeting(director, meeting=item.meeting)
    return open_poll(director, item=item, goal=link.goal)


@pytest.fixture
def phone(poll):
    """The actor that the address of the poll grants."""
    return Actor(user_id=None, swv=poll.swv, granted=frozenset({Ability.ANSWER_POLL}), via=f"peiling-{poll.pk}")


@given(answers, st.booleans())
def test_no_count_of_one_to_four_is_shown(given_answers, is_closed):
    shown = count_answers(given_answers, is_closed=is_closed)
    assert all(bar.count is None or bar.count == 0 or bar.count >= 5 for bar in shown.bars)


@given(answers)
def test_open_poll_tells_how_many_answered_and_not_what(given_answers):
    shown = count_answers(given_answers, is_closed=False)
    assert (shown.answers, {bar.count for bar in shown.bars}) == (len(given_answers), {None})


def test_few_answers_show_nothing():
    shown = count_answers([Felt.YES] * 4, is_closed=True)
    assert (shown.is_shown, count_text(shown)) == (False, "te weinig antwoorden om te tonen")


def test_result_is_told_in_words():
    shown = count_answers([Felt.YES] * 9 + [Felt.LITTLE] * 5, is_closed=True)
    assert count_text(shown) == "14 antwoorden: ja, duidelijk 9, een beetje 5, nee 0, weet ik niet 0"


def test_phone_answers_once_and_is_forgotten_when_it_closes(poll, phone, director):
    answer_poll(phone, poll=poll, felt=Felt.YES, device="a" * 64)
    with pytest.raises(DomainError) as twice:
        answer_poll(phone, poll=poll, felt=Felt.NO, device="a" * 64)
    assert twice.value.code == "answered-twice"
    assert poll_text(close_poll(director, poll=poll)).endswith("te weinig antwoorden om te tonen")
    assert list(PollAnswer.objects.values_list("felt", "device")) == [("ja", "")]
    with pytest.raises(DomainError) as late:
        answer_poll(phone, poll=poll, felt=Felt.NO, device="b" * 64)
    assert late.value.code == "poll-closed"


def test_log_tells_that_was_answered_and_not_what(poll, phone):
    answer_poll(phone, poll=poll, felt=Felt.YES, device="a" * 64)
    event = AuditEvent.objects.get(verb="poll.answered")
    assert (event.user_id, event.object_id, event.diff) == (None, str(poll.pk), {})


def test_reader_opens_no_poll_and_a_phone_closes_none(poll, phone, item, reader):
    with pytest.raises(NotAllowedError):
        open_poll(reader, item=item, goal=poll.goal)
    with pytest.raises(NotAllowedError):
        close_poll(phone, poll=poll)


def test_door_asks_and_takes_one_answer(client, poll):
    address = reverse("poll-door", args=[poll.token])
    page = client.get(address)
    assert page.status_code == 200
    assert page["Cache-Control"] == "no-store, private"
    assert page["Referrer-Policy"] == "no-referrer"
    cookie = page.cookies["osp_peiling"]
    assert (cookie["path"], cookie["samesite"], bool(cookie["httponly"])) == (address, "Strict", True)
    thanks = client.post(address, {"antwoord": "beetje"})
    assert "Dank u wel" in thanks.text
    assert PollAnswer.objects.get().felt == "beetje"
    assert cookie.value not in PollAnswer.objects.get().device
    assert "is al geantwoord" in client.post(address, {"antwoord": "ja"}).text
    assert PollAnswer.objects.count() == 1
    assert "Dank u wel" in client.get(address).text


def test_door_takes_nothing_without_its_cookie_or_an_answer(client, poll):
    address = reverse("poll-door", args=[poll.token])
    assert client.post(address, {"antwoord": "ja"}).status_code == 422
    client.get(address)
    assert client.post(address, {"antwoord": "misschien"}).status_code == 422
    assert not PollAnswer.objects.exists()


def test_door_of_a_closed_poll_says_so(client, poll, director):
    close_poll(director, poll=poll)
    assert "gesloten" in client.get(reverse("poll-door", args=[poll.token])).text


def test_who_tries_addresses_has_to_wait(client, poll):
    statuses = [client.get("/p/verkeerd-adres/").status_code for _ in range(21)]
    assert statuses == [404] * 20 + [429]
    assert client.get(reverse("poll-door", args=[poll.token])).status_code == 429


def test_screen_shows_address_and_count(client, anna, poll, item):
    client.force_login(anna)
    screen = reverse("meetings:poll", args=["PO2814", poll.pk])
    page = client.get(screen).text
    assert f"/p/{poll.token}/" in page
    assert '<svg class="poll-qr"' in page
    part = client.get(screen, headers={"HX-Request": "true"}).text
    assert "Nog geen antwoorden" in part
    client.post(screen)
    assert Poll.objects.get().closed_at is not None
    assert "poll-qr" not in client.get(screen).text


def test_poll_is_opened_from_the_point(client, anna, item, link, director):
    open_meeting(director, meeting=item.meeting)
    client.force_login(anna)
    answer = client.post(reverse("meetings:poll-open", args=["PO2814", item.pk]), {"goal": link.goal_id})
    assert answer.url == reverse("meetings:poll", args=["PO2814", Poll.objects.get().pk])


def test_result_stands_beside_the_doel(client, anna, poll, phone, director):
    for number in range(6):
        answer_poll(phone, poll=poll, felt=Felt.YES, device=str(number))
    client.force_login(anna)
    page = reverse("goals:goal", args=["PO2814", poll.goal_id])
    assert "ja, duidelijk 6" not in client.get(page).text
    close_poll(director, poll=poll)
    assert "6 antwoorden: ja, duidelijk 6, een beetje 0, nee 0, weet ik niet 0" in client.get(page).text
