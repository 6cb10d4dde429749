"""Letting the calendar follow the rhythm: what is made, what moves, and what a person wrote stays."""

from datetime import date, time

import pytest

from meetings.audiences import EVERYTHING
from meetings.compute.year_steps import Fate
from meetings.enums import BodyKind, Purpose
from meetings.models import Meeting
from meetings.queries import proposals_for
from meetings.queries.links import year_links
from meetings.queries.year_plan import year_plan
from meetings.queries.year_wheel import wheel_rows, year_wheel
from meetings.services import agenda, bodies, meetings, rhythms
from meetings.services.year import follow_year
from osp.errors import ConflictError, DomainError, NotAllowedError
from osp.models import AuditEvent
from osp.services import set_holiday
from tests import factories as make

pytestmark = pytest.mark.usefixtures("november")
# Thursdays: the fourth of the months of the rhythm from 3 December on. Christmas moves none of them but that of December.
DAYS = [date(2026, 12, 3), date(2027, 1, 7), date(2027, 4, 1), date(2027, 6, 3)]


@pytest.fixture
def thursdays(board, rhythm, director):
    """The bestuur meets on the first Thursday of sep, dec, jan, apr and jun, from December on at four o'clock."""
    values = {"name": "Bestuur", "kind": BodyKind.BOARD, "weekday": 3, "starts": time(16)}
    return bodies.edit_body(director, body=board, version=board.version, first_date=date(2026, 12, 3), **values)


def follow(actor, tenant, keys=None):
    return follow_year(actor, tenant=tenant, year=2026, keys=keys)


def days():
    return [row.date for row in Meeting.objects.filter(archived_at__isnull=True).order_by("date")]


def fates(tenant, *wanted):
    plan = year_plan(tenant, 2026, [link.pk for link in year_links(2026)])
    return [(each.step.fate, each.day, each.day_after) for each in plan.steps if each.step.fate in wanted]


def test_follow_makes_the_meetings_of_the_year_with_the_day_they_count_on(tenant_a, director, thursdays):
    done = follow(director, tenant_a)
    assert (done.made, done.moved, done.gone, days()) == (4, 0, 0, DAYS)
    rows = Meeting.objects.order_by("date")
    assert [(row.counted_on, row.planned_on, row.starts, row.ends) for row in rows] == [
        (day, day, time(16), time(18)) for day in DAYS
    ]
    assert AuditEvent.objects.order_by("pk").last().verb == "year.followed"
    assert {row.items.filter(has_cover=False).exists() for row in rows} == {True}
    # The agenda in concept is the proposal of the rhythm, which moves along until somebody takes it over.
    assert [len(proposals_for(row)) for row in rows] == [1, 1, 1, 1]


def test_follow_twice_makes_nothing_the_second_time(tenant_a, director, thursdays):
    follow(director, tenant_a)
    with pytest.raises(DomainError, match="volgt het ritme al"):
        follow(director, tenant_a)
    assert days() == DAYS


def test_follow_makes_only_what_was_chosen_and_the_rest_later(tenant_a, director, thursdays):
    key = f"n{thursdays.pk}-2027-04-01"
    assert follow(director, tenant_a, [key]).made == 1
    assert days() == [date(2027, 4, 1)]
    assert follow(director, tenant_a).made == 3


def test_follow_leaves_what_a_person_planned_and_lets_it_count(tenant_a, director, thursdays):
    own = meetings.plan_meeting(director, body=thursdays, date=date(2027, 1, 20), starts=time(9), ends=time(10))
    assert follow(director, tenant_a).made == 3
    own.refresh_from_db()
    assert (own.date, own.counted_on, own.planned_on) == (date(2027, 1, 20), date(2027, 1, 7), None)


def test_another_holiday_moves_what_nobody_wrote_at_and_no_more(tenant_a, director, thursdays, link):
    follow(director, tenant_a)
    april, june = Meeting.objects.filter(date__in=DAYS[2:]).order_by("date")
    agenda.add_item(director, meeting=june, title="Begroting", purpose=Purpose.DECIDE, minutes=20)
    set_holiday(director, year=2026, name="paasweek", first=date(2027, 4, 1), last=date(2027, 4, 2), before=None)
    set_holiday(director, year=2026, name="juniweek", first=date(2027, 6, 3), last=date(2027, 6, 4), before=None)
    assert fates(tenant_a, Fate.MOVES, Fate.KEPT) == [
        (Fate.MOVES, date(2027, 4, 1), date(2027, 4, 8)),
        (Fate.KEPT, date(2027, 6, 3), date(2027, 6, 3)),
    ]
    done = follow(director, tenant_a)
    april.refresh_from_db()
    june.refresh_from_db()
    assert (done.moved, april.date, april.counted_on, april.sequence) == (1, date(2027, 4, 8), date(2027, 4, 1), 1)
    assert (june.date, june.items.filter(title="Begroting").count()) == (date(2027, 6, 3), 1)
    assert [item.link_ids for item in proposals_for(april)] == [(link.pk,)]


def test_another_rhythm_takes_off_what_nobody_wrote_at(tenant_a, director, thursdays, rhythm):
    follow(director, tenant_a)
    january, june = Meeting.objects.filter(date__in=[DAYS[1], DAYS[3]]).order_by("date")
    agenda.take_proposal(director, meeting=june)
    rhythm.refresh_from_db()
    rhythms.edit_rhythm(director, rhythm=rhythm, version=rhythm.version, purpose=Purpose.DISCUSS, months=[12, 3, 4])
    assert fates(tenant_a, Fate.GOES, Fate.LEFT, Fate.NEW) == [
        (Fate.GOES, january.date, january.date),
        (Fate.NEW, date(2027, 3, 4), date(2027, 3, 4)),
        (Fate.LEFT, june.date, june.date),
    ]
    follow(director, tenant_a)
    january.refresh_from_db()
    assert (january.is_archived, january.archive_reason) == (True, "Valt buiten het overlegritme.")
    assert days() == [DAYS[0], date(2027, 3, 4), DAYS[2], DAYS[3]]


def test_moving_a_meeting_keeps_its_agenda_and_tells_the_figure_anew(tenant_a, director, thursdays, link):
    follow(director, tenant_a)
    december = Meeting.objects.get(date=DAYS[0])
    warned = {
        row["date"]: row["warning"][:9] for row in wheel_rows(year_wheel(tenant_a.swv, 2026, audience=EVERYTHING))
    }
    assert warned[DAYS[0].isoformat()] == "Te vroeg:"
    new_day = date(2027, 2, 11)
    meetings.edit_meeting(
        director, meeting=december, version=december.version, date=new_day, starts=time(16), ends=time(18)
    )
    december.refresh_from_db()
    assert [item.link_ids for item in proposals_for(december)] == [(link.pk,)]
    moved = {row["date"]: row["warning"][:9] for row in wheel_rows(year_wheel(tenant_a.swv, 2026, audience=EVERYTHING))}
    assert moved[new_day.isoformat()] == "Voorlopig"
    # Somebody chose that day: the rhythm does not take it back.
    assert fates(tenant_a, Fate.MOVES, Fate.NEW) == []


def test_two_bodies_on_one_day_are_named_on_both_sides(tenant_a, director, thursdays):
    other = bodies.create_body(director, name="OPR", kind=BodyKind.OPR)
    meetings.plan_meeting(director, body=other, date=DAYS[1], starts=time(19), ends=time(21))
    plan = year_plan(tenant_a, 2026, [link.pk for link in year_links(2026)])
    assert [(each.body.name, each.clashes) for each in plan.steps if each.clashes] == [
        ("Bestuur", ("OPR",)),
        ("OPR", ("Bestuur",)),
    ]


def test_month_of_a_rhythm_moves_for_all_or_for_none(director, rhythm):
    moved = rhythms.move_month(director, rhythms=[(rhythm, rhythm.version)], away=12, to=3)
    assert moved.months == [1, 3, 4, 6, 9]
    assert AuditEvent.objects.order_by("pk").last().verb == "rhythm.month_moved"
    with pytest.raises(DomainError, match="noemt die maand niet meer"):
        rhythms.move_month(director, rhythms=[(moved, moved.version)], away=12, to=3)
    with pytest.raises(ConflictError):
        rhythms.move_month(director, rhythms=[(moved, 1)], away=1, to=2)


def test_reader_makes_no_year(tenant_a, reader, thursdays):
    with pytest.raises(NotAllowedError):
        follow(reader, tenant_a)
    assert days() == []


def test_a_body_that_lost_its_rhythm_keeps_its_meetings(tenant_a, director, thursdays, rhythm):
    follow(director, tenant_a)
    rhythms.archive_rhythm(director, rhythm=rhythm, version=rhythm.version, reason="Niet meer nodig.")
    assert [fate for fate, *_ in fates(tenant_a, *Fate)] == [Fate.LEFT] * 4
    with pytest.raises(DomainError, match="volgt het ritme al"):
        follow(director, tenant_a)


def test_a_year_goes_by_the_plan_that_holds_then(tenant_a, director, thursdays, link):
    plan = link.parent_priority.plan
    later = make.PlanFactory(swv=tenant_a.swv, first_year=plan.last_year + 1, last_year=plan.last_year + 4)
    goal = make.GoalFactory(swv=tenant_a.swv, priority=make.PriorityFactory(swv=tenant_a.swv, plan=later))
    new = make.IndicatorLinkFactory(swv=tenant_a.swv, goal=goal, indicator=link.indicator)
    rhythms.set_rhythm(director, link=new, body=thursdays, purpose=Purpose.DISCUSS, months=[3])
    rows = wheel_rows(year_wheel(tenant_a.swv, later.first_year, audience=EVERYTHING))
    assert [row["date"][5:7] for row in rows] == ["03"]


def test_a_meeting_that_somebody_took_off_is_offered_and_not_made_by_itself(tenant_a, director, thursdays):
    follow(director, tenant_a)
    april = Meeting.objects.get(date=DAYS[2])
    meetings.archive_meeting(director, meeting=april, version=april.version, reason="Studiedag.")
    plan = year_plan(tenant_a, 2026, [link.pk for link in year_links(2026)])
    (new,) = plan.of(Fate.NEW)
    assert (new.day, new.was_removed) == (DAYS[2], "Studiedag.")
    assert DAYS[2].isoformat() not in {
        row["date"] for row in wheel_rows(year_wheel(tenant_a.swv, 2026, audience=EVERYTHING))
    }
    with pytest.raises(DomainError, match="volgt het ritme al"):
        follow(director, tenant_a)
    assert follow(director, tenant_a, [new.key]).made == 1


def test_meetings_by_hand_count_in_a_rhythm_of_weeks_once_somebody_says_so(tenant_a, director, link):
    body = bodies.create_body(director, name="ZOCO", kind=BodyKind.WORKING, weekday=1, first_date=date(2027, 5, 4))
    rhythms.set_rhythm(director, link=link, body=body, purpose=Purpose.DISCUSS, every_weeks=6)
    made = [
        meetings.plan_meeting(director, body=body, date=day, starts=time(9), ends=time(11))
        for day in (date(2027, 5, 11), date(2027, 6, 15), date(2027, 7, 15))
    ]
    # Five weeks apart: by their own days the second would have nothing to discuss.
    assert [len(proposals_for(row)) for row in made] == [1, 0, 1]
    assert (follow(director, tenant_a).counted, days()) == (3, [row.date for row in made])
    for row in made:
        row.refresh_from_db()
    # The third counts as 27 July.
    assert [len(proposals_for(row)) for row in made] == [1, 1, 1]
    with pytest.raises(DomainError, match="volgt het ritme al"):
        follow(director, tenant_a)


def test_a_meeting_that_moved_over_the_summer_stays_in_the_year_that_asked_for_it(tenant_a, director, link):
    body = bodies.create_body(director, name="ZOCO", kind=BodyKind.WORKING, weekday=1, first_date=date(2027, 6, 15))
    rhythms.set_rhythm(director, link=link, body=body, purpose=Purpose.DISCUSS, every_weeks=6)
    follow(director, tenant_a)
    assert days() == [date(2027, 6, 15), date(2027, 8, 31)]
    plan = year_plan(tenant_a, 2027, [row.pk for row in year_links(2027)])
    assert [(each.step.fate, each.day) for each in plan.steps][:2] == [
        (Fate.EXTRA, date(2027, 8, 31)),
        (Fate.NEW, date(2027, 9, 7)),
    ]
    assert plan.of(Fate.GOES, Fate.MOVES) == []
