"""Reminders: on the chosen days, one mail a person, never twice a day, no more once it is sent in, late to who signs."""

from datetime import date, timedelta

import pytest
from django.urls import reverse
from django.utils import timezone
from hypothesis import given
from hypothesis import strategies as st

from goals.compute.reminding import (
    USUAL_DAYS,
    ScheduleError,
    due_offset,
    halves,
    is_reminded,
    next_day,
    read_days,
    schedule,
)
from goals.jobs import remind
from goals.models import ContributionReminder, ContributionRound
from goals.queries.reminders import due_today, sent_reminders
from goals.services.reminders import remind_now, send_reminders, set_reminders
from osp.actors import Actor
from osp.errors import ConflictError, DomainError, NotAllowedError
from osp.models import AuditEvent, OutboxMail
from osp.scope import scopes_disabled
from tests.factories import PartyContactFactory
from tests.goals.contributing import LINDE, WAARD, fill, sign
from tests.goals.contributions.pages import client_of, text_of

DUE, ASKED_ON = date(2026, 12, 4), date(2026, 11, 1)
days = st.lists(st.integers(-40, 40).filter(bool), max_size=6)


@pytest.mark.parametrize(
    ("today", "offset"),
    [
        (date(2026, 11, 19), None), (date(2026, 11, 20), -14), (date(2026, 11, 22), -14), (date(2026, 11, 23), None),
        (date(2026, 12, 1), -3), (date(2026, 12, 7), 3), (date(2026, 12, 14), 10), (date(2026, 12, 17), None),
    ],
)  # fmt: skip
def test_schedule_says_which_day_it_is(today, offset):
    assert due_offset(USUAL_DAYS, due=DUE, asked_on=ASKED_ON, today=today) == offset


def test_days_before_the_round_was_put_out_lapse():
    on = {"due": DUE, "asked_on": date(2026, 11, 20), "today": date(2026, 11, 20)}
    assert (due_offset(USUAL_DAYS, **on), next_day(USUAL_DAYS, **on)) == (None, date(2026, 12, 1))


@given(days, st.integers(0, 100))
def test_what_is_due_is_in_the_schedule_and_has_come(offsets, passed):
    today = ASKED_ON + timedelta(days=passed)
    found = due_offset(offsets, due=DUE, asked_on=ASKED_ON, today=today)
    assert found is None or (found in offsets and ASKED_ON < DUE + timedelta(days=found) <= today)


@given(days)
def test_halves_and_schedule_are_each_others_mirror(offsets):
    before, after = halves(set(offsets))
    assert schedule(before, after) == sorted(set(offsets))


@pytest.mark.parametrize(("text", "found"), [("14, 3", (3, 14)), ("14 en 3", (3, 14)), ("", ()), ("7;7", (7,))])
def test_days_are_read_as_people_write_them(text, found):
    assert read_days(text) == found


@pytest.mark.parametrize("text", ["nul", "0", "-3", "61", "1 2 3 4 5 6 7", "3,5 dagen"])
def test_what_is_no_day_is_refused(text):
    with pytest.raises(ScheduleError):
        read_days(text)


@pytest.mark.parametrize(
    ("signs", "prepares", "late", "waits", "found"),
    [
        (False, True, False, False, True), (True, True, False, False, False), (True, True, True, False, True),
        (True, False, False, False, True), (True, True, False, True, True), (False, True, True, True, False),
    ],
)  # fmt: skip
def test_who_signs_is_reminded_when_it_waits_for_them_or_is_late(signs, prepares, late, waits, found):
    told = is_reminded(signs=signs, someone_prepares=prepares, is_late=late, waits_for_signature=waits)
    assert told is found


def at(asked, offset: int) -> date:
    """A day of the schedule; the round was put out long before."""
    ContributionRound.objects.filter(pk=asked.round.pk).update(asked_at=timezone.now() - timedelta(days=60))
    return asked.round.due + timedelta(days=offset)


def reminders() -> list[tuple[str, int | None, bool]]:
    return list(ContributionReminder.objects.order_by("pk").values_list("contribution__code", "offset", "signs"))


def mails() -> list[str]:
    return sorted(OutboxMail.objects.filter(key__startswith="herinnering-").values_list("to", flat=True))


def test_before_the_last_day_who_prepares_is_reminded_and_nobody_twice(asked, director):
    today = at(asked, -3)
    assert send_reminders(director, today=today) == 2
    # At De Linde nobody prepares, so who signs there is asked.
    assert mails() == ["jo@voorbeeld.nl", "kees@voorbeeld.nl"]
    event = AuditEvent.objects.latest("pk")
    assert (event.verb, send_reminders(director, today=today), len(mails())) == ("round.reminders_sent", 0, 2)
    assert send_reminders(director, today=today + timedelta(days=1)) == 0
    assert {offset for _, offset, _ in reminders()} == {-3}


def test_late_who_signs_hears_of_it(asked, director):
    send_reminders(director, today=at(asked, 3))
    assert "lotte@voorbeeld.nl" in mails()
    text = OutboxMail.objects.get(to="lotte@voorbeeld.nl", key__startswith="herinnering-").text
    assert "3 dagen geleden" in text
    assert "omdat u ondertekent" in text


def test_nothing_goes_out_once_it_was_sent_in(asked, director):
    sign(asked)
    send_reminders(director, today=at(asked, 3))
    assert {code for code, _, _ in reminders()}.isdisjoint({WAARD})
    assert LINDE in {code for code, _, _ in reminders()}


def test_what_waits_for_a_signature_is_asked_of_who_signs(asked, director):
    from goals.services.contributions import prepare_contribution

    fill(asked)
    prepare_contribution(asked.staff, contribution=asked.of())
    send_reminders(director, today=at(asked, -14))
    assert [signs for code, _, signs in reminders() if code == WAARD] == [True]


def test_one_mail_holds_all_that_one_person_is_asked(asked, director):
    PartyContactFactory(swv=asked.swv, code="41236", email="bureau@voorbeeld.nl", name="Bureau")
    PartyContactFactory(swv=asked.swv, code="41237", email="bureau@voorbeeld.nl", name="Bureau")
    send_reminders(director, today=at(asked, -14))
    mail = OutboxMail.objects.get(to="bureau@voorbeeld.nl", key__startswith="herinnering-")
    assert (mail.subject, mail.text.count("/bijdrage/")) == ("Herinnering: twee bijdragen wachten op u", 2)
    assert ContributionReminder.objects.filter(receiver=mail.key.rpartition("-")[2]).count() == 2
    assert "bureau@" not in str(list(ContributionReminder.objects.values()))


def test_by_hand_reminds_whoever_was_not_reminded_today(asked, director):
    done = remind_now(director, asked=asked.round)
    assert (done.pk, AuditEvent.objects.latest("pk").verb) == (asked.round.pk, "round.reminded")
    assert {offset for _, offset, _ in reminders()} == {None}
    with pytest.raises(DomainError) as refused:
        remind_now(director, asked=asked.round)
    assert refused.value.code == "nobody-to-remind"
    assert send_reminders(director, today=timezone.localdate()) == 0


def test_days_are_chosen_and_two_people_at_once_are_told(asked, director):
    done = set_reminders(director, asked=asked.round, version=asked.round.version, days=[7, -7, 7])
    assert (done.reminder_days, AuditEvent.objects.latest("pk").diff["reminder_days"][1]) == ([-7, 7], [-7, 7])
    with pytest.raises(ConflictError):
        set_reminders(director, asked=asked.round, version=done.version - 1, days=[])
    assert due_today(at(asked, -14)) == []


def test_only_the_bureau_reminds(asked):
    for call in (lambda: remind_now(asked.signer, asked=asked.round), lambda: send_reminders(asked.staff, today=DUE)):
        with pytest.raises(NotAllowedError):
            call()


def test_the_worker_reminds_every_samenwerkingsverband_once_a_day(asked):
    today = at(asked, -14)
    for _ in range(2):
        with scopes_disabled():
            remind(Actor.system(), today.toordinal(), lambda progress, step: None)
    assert len(mails()) == 2


def test_the_bureau_chooses_days_and_reads_what_went_out(asked, director):
    client = client_of(director.user_id)
    url = reverse("goals:round-reminders", args=["PO2814", asked.round.pk])
    answer = client.post(url, {"version": asked.round.version, "before": "10, 2", "after": "5"})
    assert (answer.status_code, ContributionRound.objects.get().reminder_days) == (302, [-10, -2, 5])
    refused = client.post(url, {"version": asked.round.version, "before": "morgen", "after": ""})
    assert (refused.status_code, "van 1 tot en met 60" in text_of(refused)) == (422, True)
    conflict = client.post(url, {"version": asked.round.version, "before": "9", "after": ""})
    assert (conflict.status_code, 'value="9"' in conflict.content.decode()) == (409, True)
    client.post(reverse("goals:round-remind", args=["PO2814", asked.round.pk]))
    assert [each.when for each in sent_reminders(asked.round)] == ["met de hand"] * 2
    assert "met de hand" in text_of(client.get(url))
    assert client.get(f"{url}?vorm=csv").content.decode("utf-8-sig").count("met de hand") == 2
