"""Meetings as moments to reckon from."""

from datetime import date, time

import pytest
from django.utils import timezone

from goals.landmarks import landmarks
from meetings.queries.landmarks import MOST
from osp.actors import Actor
from osp.enums import Role
from tests.factories import BodyFactory, MeetingFactory

NOW = "2026-12-10 17:00:00+01:00"


@pytest.fixture
def held(in_a, time_machine):
    """The ALV meets on 10 December until 18.00, and met in June; something was archived and something is to come."""
    time_machine.move_to(NOW)
    body = BodyFactory(swv=in_a.swv, name="ALV")
    hours = {"starts": time(16), "ends": time(18)}
    for day in (date(2026, 6, 10), date(2026, 12, 10), date(2027, 6, 10)):
        MeetingFactory(swv=in_a.swv, body=body, date=day, **hours)
    MeetingFactory(swv=in_a.swv, body=body, date=date(2026, 9, 1), archived_at=timezone.now(), **hours)
    return body


def test_a_meeting_is_a_landmark_once_it_is_over(held, director, time_machine):
    assert [each.label for each in landmarks(director)] == ["ALV van 10 juni 2026"]
    time_machine.move_to("2026-12-10 18:00:00+01:00")
    found = landmarks(director)
    assert [each.label for each in found] == ["ALV van 10 december 2026", "ALV van 10 juni 2026"]
    assert timezone.localtime(found[0].at).isoformat() == "2026-12-10T18:00:00+01:00"


def test_whoever_may_not_know_of_meetings_gets_none(held, bram, in_a):
    reader = Actor(user_id=bram.pk, swv=in_a.swv, roles=frozenset({Role.OPR_MEMBER}))
    assert landmarks(reader) == []


def test_only_the_last_meetings_are_offered(held, in_a, director, django_assert_num_queries):
    for day in range(1, MOST + 5):
        MeetingFactory(swv=in_a.swv, body=held, date=date(2026, 7, day), starts=time(9), ends=time(10))
    with django_assert_num_queries(1):
        found = landmarks(director)
    # One of the last ones is today's, which is not over yet.
    assert len(found) == MOST - 1
