"""What meetings answer the way to adoption: when a meeting is, which come, and for which step a body usually is."""

from datetime import date, time

import pytest

from goals.compute.route import usual_route
from goals.enums import StepKind
from goals.hooks import coming_meetings, meetings_by_id
from goals.queries.route import route_of
from goals.services import route, versions
from meetings.enums import BodyKind
from meetings.queries.hooks import STEPS
from meetings.services import meetings
from osp.scope import tenant_scope
from tests import factories as make


@pytest.fixture
def opr_meeting(november, in_a, director):
    opr = make.BodyFactory(swv=in_a.swv, name="OPR", kind=BodyKind.OPR)
    return meetings.plan_meeting(director, body=opr, date=date(2026, 12, 9), starts=time(19), ends=time(21))


def test_a_meeting_tells_its_day_and_for_which_step_it_is(opr_meeting):
    found = meetings_by_id([opr_meeting.pk])[opr_meeting.pk]
    assert (found.body, found.day, found.fits, found.is_off) == ("OPR", date(2026, 12, 9), {StepKind.CONSENT}, False)


def test_coming_meetings_are_those_on_the_calendar(opr_meeting, meeting, director):
    meetings.plan_meeting(director, body=meeting.body, date=date(2026, 11, 3), starts=time(9), ends=time(10))
    assert [(each.body, each.day) for each in coming_meetings(date(2026, 11, 22))] == [
        ("Bestuur", date(2026, 12, 3)),
        ("OPR", date(2026, 12, 9)),
    ]
    meetings.archive_meeting(director, meeting=meeting, version=1, reason="Geen punten.")
    assert [each.body for each in coming_meetings(date(2026, 11, 22))] == ["OPR"]
    assert meetings_by_id([meeting.pk])[meeting.pk].is_off


def test_meetings_of_others_are_not_there(opr_meeting, foreign):
    assert meetings_by_id([foreign["meeting"].pk]) == {}
    assert [each.id for each in coming_meetings(date(2020, 1, 1))] == [opr_meeting.pk]


def test_every_body_of_the_law_has_its_step():
    fitting = {kind for kinds in STEPS.values() for kind in kinds}
    meeting_steps = {step.kind for step in usual_route("PO")} - {StepKind.NEIGHBOUR, StepKind.INSPECTORATE}
    assert fitting == meeting_steps


def test_timetable_follows_a_meeting_that_moves(opr_meeting, in_a, director):
    plan = make.PlanFactory(swv=in_a.swv, first_year=2026, last_year=2029)
    version = versions.begin_version(director, plan=plan, wanted_from=date(2027, 8, 1))
    step = version.steps.get(kind=StepKind.CONSENT)
    route.plan_step(
        director, step=step, version=1, title=step.title, party=step.party, law=step.law, weeks=step.weeks,
        planned_on=None, meeting_id=opr_meeting.pk,
    )  # fmt: skip

    def told():
        row = next(row for row in route_of(version, in_a).rows if row.step.pk == step.pk)
        return row.planned, row.slot.is_late

    assert told() == (date(2026, 12, 9), False)
    meetings.edit_meeting(
        director, meeting=opr_meeting, version=1, date=date(2027, 4, 14), starts=time(19), ends=time(21)
    )
    assert told() == (date(2027, 4, 14), True)
    opr_meeting.refresh_from_db()
    meetings.archive_meeting(director, meeting=opr_meeting, version=2, reason="Vervalt.")
    assert told()[0] is None


def test_asking_for_many_meetings_is_one_query(in_a, opr_meeting, item_count, django_assert_num_queries):
    for day in range(1, item_count + 1):
        make.MeetingFactory(swv=in_a.swv, date=date(2027, 1, day))
    with django_assert_num_queries(1):
        assert len(coming_meetings(date(2026, 11, 22))) == item_count + 1


def test_another_tenant_sees_its_own(opr_meeting, foreign, tenant_b):
    with tenant_scope(tenant_b.swv):
        assert [each.id for each in coming_meetings(date(2020, 1, 1))] == [foreign["meeting"].pk]
