"""The screen of a meeting: its points, who is there, and what is typed once."""

from datetime import date, time
from decimal import Decimal
from threading import Thread

import pytest
import time_machine
from django.db import connections

from goals.models import Action
from meetings.enums import Dealt, DecisionState, MinutesState, Presence, Purpose, Seat
from meetings.models import Attendance, Decision, ItemMinutes, MeetingAction, Minutes
from meetings.queries.attendance import quorum_of
from meetings.queries.live import live_of
from meetings.queries.members import seats_of
from meetings.services.actions import give_action
from meetings.services.attendance import Taken, note_attendance
from meetings.services.decisions import edit_decision, record_decision
from meetings.services.minutes import begin_item, close_meeting, open_meeting, write_item
from osp.actors import Actor
from osp.enums import Role
from osp.errors import ConflictError, DomainError, NotAllowedError
from osp.models import AuditEvent
from osp.scope import tenant_scope
from tests import factories as make
from tests.conftest import make_person, make_tenant

DAY = date(2026, 12, 3)


def decide(actor, item, text="Het bestuur stelt de koers vast.", **given):
    return record_decision(actor, item=item, text=text, purpose=Purpose.DECIDE, decided_on=DAY, **given)


@pytest.fixture
def seats(board, director):
    """Four who vote, and a secretary."""
    board.quorum_percent = 50
    board.save()
    seats = [
        make.BodyMemberFactory(swv=board.swv, body=board, name=f"Lid {number}", position=number)
        for number in range(1, 5)
    ]
    secretary = make.BodyMemberFactory(swv=board.swv, body=board, name="Secretaris", seat=Seat.SECRETARY, position=9)
    return [*seats, secretary]


@pytest.fixture
def opened(item, seats, director):
    """The meeting has begun."""
    open_meeting(director, meeting=item.meeting)
    return item.meeting


def noted(meeting, member, presence=Presence.PRESENT, **given) -> Taken:
    row = Attendance.objects.get(meeting=meeting, member=member)
    return Taken(row.pk, row.version, presence, **given)


def test_seats_are_those_of_the_day(board, seats):
    make.BodyMemberFactory(swv=board.swv, body=board, until=date(2026, 12, 2), name="Vertrokken")
    make.BodyMemberFactory(swv=board.swv, body=board, since=date(2026, 12, 4), name="Nog niet")
    assert [seat.called for seat in seats_of(board, DAY)] == ["Lid 1", "Lid 2", "Lid 3", "Lid 4", "Secretaris"]


def test_opening_gives_everybody_a_row_once(opened, director, seats):
    open_meeting(director, meeting=opened)
    assert Attendance.objects.filter(meeting=opened).count() == len(seats)
    assert AuditEvent.objects.filter(verb="minutes.opened").count() == 2
    assert Minutes.objects.get(meeting=opened).opened_at is not None


def test_quorum_counts_who_votes_and_takes_part(opened, director, seats):
    assert quorum_of(opened) is None
    rows = [
        noted(opened, seats[0]),
        noted(opened, seats[1], Presence.REPRESENTED, by="K. Bakker"),
        noted(opened, seats[2], Presence.EXCUSED),
        noted(opened, seats[4]),
    ]
    note_attendance(director, meeting=opened, rows=rows)
    assert quorum_of(opened).sentence == "2 van 4 stemgerechtigde leden; nodig 2: besluiten kan"


@pytest.mark.parametrize(
    ("given", "code"),
    [({}, "represented-by-nobody"), ({"proxy_id": -1}, "proxy-unknown"), ({"proxy_id": "own"}, "own-proxy")],
)
def test_represented_asks_by_whom(opened, director, seats, given, code):
    given = {name: seats[0].pk if value == "own" else value for name, value in given.items()}
    with pytest.raises(DomainError) as refused:
        note_attendance(director, meeting=opened, rows=[noted(opened, seats[0], Presence.REPRESENTED, **given)])
    assert refused.value.code == code


def test_two_who_note_the_same_member_meet(opened, director, seats):
    seen = noted(opened, seats[0])
    note_attendance(director, meeting=opened, rows=[noted(opened, seats[0], Presence.EXCUSED)])
    with pytest.raises(ConflictError):
        note_attendance(director, meeting=opened, rows=[seen])
    assert Attendance.objects.get(meeting=opened, member=seats[0]).presence == Presence.EXCUSED


def test_minutes_of_a_point_keep_every_version(opened, item, director):
    first = write_item(director, item=item, version=0, text="Er is gesproken.", dealt=Dealt.OPEN)
    with pytest.raises(ConflictError):
        write_item(director, item=item, version=0, text="Van een ander.", dealt=Dealt.OPEN)
    write_item(director, item=item, version=first.version, text="Er is lang gesproken.", dealt=Dealt.DONE)
    told = ItemMinutes.history.filter(item_id=item.pk).order_by("history_id").values_list("text", flat=True)
    assert list(told) == ["Er is gesproken.", "Er is lang gesproken."]


def test_reader_writes_nothing(opened, item, reader):
    for write in (
        lambda: write_item(reader, item=item, version=0, text="x", dealt=Dealt.OPEN),
        lambda: decide(reader, item),
        lambda: give_action(reader, item=item, text="x", owner=None, due=None),
    ):
        with pytest.raises(NotAllowedError):
            write()


def test_decision_takes_the_next_number_of_its_gremium_and_year(opened, item, director):
    other = make.AgendaItemFactory(swv=item.swv, meeting__body__name="ALV")
    labels = [decide(director, each).label for each in (item, other, item)]
    later = record_decision(director, item=item, text="x", purpose=Purpose.DECIDE, decided_on=date(2027, 1, 5))
    assert [*labels, later.label] == ["2026-01", "2026-01", "2026-02", "2027-01"]
    assert AuditEvent.objects.filter(verb="decision.recorded").count() == 4


def test_decision_without_quorum_says_so(opened, item, director, seats):
    note_attendance(director, meeting=opened, rows=[noted(opened, seats[0])])
    assert decide(director, item).without_quorum
    note_attendance(director, meeting=opened, rows=[noted(opened, seats[1])])
    assert not decide(director, item).without_quorum


def test_decision_with_an_effect_asks_figure_and_day(opened, item, link, director):
    with pytest.raises(DomainError) as no_link:
        decide(director, item, expected=Decimal("1.9"), horizon=date(2028, 10, 1))
    with pytest.raises(DomainError) as no_day:
        decide(director, item, expected=Decimal("1.9"), link=link)
    with pytest.raises(DomainError) as early:
        decide(director, item, horizon=DAY)
    assert [each.value.field for each in (no_link, no_day, early)] == ["link", "horizon", "horizon"]
    made = decide(director, item, expected=Decimal("1.9"), link=link, horizon=date(2028, 10, 1), effect="Minder sbo")
    assert (made.goal, made.link, made.effect) == (link.goal, link, "Minder sbo")


def test_decision_is_corrected_and_keeps_its_number(opened, item, director):
    made = decide(director, item)
    edit_decision(director, decision=made, version=1, text="Anders.", state=DecisionState.HELD)
    with pytest.raises(ConflictError):
        edit_decision(director, decision=made, version=1, text="Nog anders.", state=DecisionState.TAKEN)
    stored = Decision.objects.get(pk=made.pk)
    assert (stored.label, stored.text, stored.state) == ("2026-01", "Anders.", "aangehouden")


def test_action_stands_at_the_doel_of_its_decision(opened, item, link, director, anna):
    made = decide(director, item, goal=link.goal)
    given = give_action(director, item=item, text="Bel\nde scholen", owner=anna, due=date(2027, 1, 5), decision=made)
    action = Action.objects.get(pk=given.action_id)
    assert (action.text, action.owner, action.goal) == ("Bel de scholen", anna, link.goal)
    assert MeetingAction.objects.get(action=action).item == item


@pytest.mark.parametrize(("missing", "field"), [("text", "text"), ("owner", "owner"), ("due", "due")])
def test_action_asks_what_who_and_when(opened, item, director, anna, missing, field):
    given = {"text": "Bel", "owner": anna, "due": DAY} | {missing: "" if missing == "text" else None}
    with pytest.raises(DomainError) as refused:
        give_action(director, item=item, **given)
    assert refused.value.field == field


def test_approved_minutes_take_nothing_more(opened, item, director):
    Minutes.objects.filter(meeting=opened).update(state=MinutesState.APPROVED)
    with pytest.raises(DomainError) as refused:
        decide(director, item)
    assert refused.value.code == "minutes-settled"


def test_sealed_minutes_cannot_be_written_at_all(opened):
    minutes = Minutes.objects.get(meeting=opened)
    minutes.state = MinutesState.SEALED
    minutes.save()
    rows = Minutes.objects.filter(pk=minutes.pk)
    for write in (minutes.save, minutes.delete, rows.delete, lambda: rows.update(state=MinutesState.CONCEPT)):
        with pytest.raises(TypeError):
            write()


def test_clock_goes_on_from_the_point_that_is_on(opened, item, director):
    with time_machine.travel("2026-12-03 13:40:00+01:00", tick=False):
        begin_item(director, item=item)
        begin_item(director, item=item)
    with time_machine.travel("2026-12-03 14:30:00+01:00", tick=False):
        points = live_of(opened, director).points
    told = [(point.row.starts, point.expected, point.behind) for point in points]
    assert told == [
        (time(13, 30), time(13, 30), 0),
        (time(13, 35), time(13, 35), 0),
        (time(13, 40), time(13, 40), 0),
        (points[3].row.starts, time(14, 30), points[3].behind),
    ]
    assert points[3].behind == 50 - item.minutes


def test_closing_twice_keeps_the_first_moment(opened, director):
    first = close_meeting(director, meeting=opened).closed_at
    assert close_meeting(director, meeting=opened).closed_at == first


@pytest.mark.django_db(transaction=True)
def test_writers_at_once_get_numbers_of_their_own():
    tenant = make_tenant("PO2814", "Voorbeeld PO A")
    person = make_person(tenant, "Anna", Role.DIRECTOR)
    actor = Actor(user_id=person.pk, swv=tenant.swv, roles=frozenset({Role.DIRECTOR}))
    with tenant_scope(tenant.swv):
        item = make.AgendaItemFactory(swv=tenant.swv)

    def write(number: int) -> None:
        with tenant_scope(tenant.swv):
            for each in range(3):
                decide(actor, item, text=f"Besluit {number}.{each}")
        connections.close_all()

    threads = [Thread(target=write, args=(number,)) for number in range(4)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    with tenant_scope(tenant.swv):
        assert sorted(Decision.objects.values_list("number", flat=True)) == list(range(1, 13))
