"""Who sits in a gremium: taking a seat, changing and ending it, erasing a name, and the lists."""

from datetime import date

import pytest
from django.urls import reverse

from meetings.enums import BodyKind, Seat
from meetings.models import Attendance, BodyMember, Vote
from meetings.queries.members import member_lines, seats_of
from meetings.services import bodies, members
from meetings.services.members import SeatValues
from osp.errors import ConflictError, DomainError, NotAllowedError
from osp.models import AuditEvent
from tests import factories as make

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("november")]
SINCE = date(2026, 8, 1)


def page(name: str, *args) -> str:
    return reverse(f"meetings:{name}", args=["PO2814", *args])


def called(name: str, **values) -> SeatValues:
    return SeatValues(**{"since": SINCE, "name": name, **values})


@pytest.fixture
def seat(board, director) -> BodyMember:
    return members.add_member(director, body=board, values=called("K. Bos", email="k.bos@voorbeeld.nl"))


def test_member_takes_a_seat_after_the_others(board, director, bram, seat):
    added = members.add_member(
        director, body=board, values=SeatValues(since=SINCE, user=bram, name="typefout", seat=Seat.CHAIR, weight=3)
    )
    assert (added.called, added.name, added.email, added.position, added.weight) == ("Bram", "", "", 2, 3)
    assert list(seats_of(board, date(2026, 9, 1))) == [seat, added]
    event = AuditEvent.objects.filter(verb="body.member_added").latest("pk")
    assert "K. Bos" not in str(event.diff)
    assert event.object_id == str(added.pk)


@pytest.mark.parametrize(
    ("values", "field"),
    [
        (SeatValues(since=SINCE), "name"),
        (called("k. bos "), "name"),
        (called("L. Vos", until=date(2026, 7, 1)), "until"),
    ],
)
def test_member_is_refused_with_the_field(board, director, seat, values, field):
    with pytest.raises(DomainError) as refused:
        members.add_member(director, body=board, values=values)
    assert refused.value.field == field


def test_member_may_come_back_after_having_left(board, director, seat):
    members.end_member(director, member=seat, version=1, until=date(2026, 9, 30))
    again = members.add_member(director, body=board, values=called("K. Bos", since=date(2026, 10, 1)))
    assert list(seats_of(board, date(2026, 9, 30))) == [seat]
    assert list(seats_of(board, date(2026, 10, 1))) == [again]


def test_account_of_another_samenwerkingsverband_takes_no_seat(board, director, carla):
    with pytest.raises(DomainError, match="Kies iemand"):
        members.add_member(director, body=board, values=SeatValues(since=SINCE, user=carla))


def test_edit_asks_for_the_version_and_may_keep_the_seat_as_it_is(director, seat):
    members.edit_member(director, member=seat, version=1, values=called("K. Bos", mandate="tot € 25.000"))
    seat.refresh_from_db()
    assert (seat.mandate, seat.version) == ("tot € 25.000", 2)
    with pytest.raises(ConflictError):
        members.edit_member(director, member=seat, version=1, values=called("K. de Bos"))


def test_end_before_the_beginning_is_refused(director, seat):
    with pytest.raises(DomainError, match="ligt voor de eerste"):
        members.end_member(director, member=seat, version=1, until=date(2026, 7, 31))


def test_erased_member_keeps_votes_and_attendance(director, seat, meeting):
    attendance = make.AttendanceFactory(swv=seat.swv, meeting=meeting, member=seat)
    vote = make.VoteFactory(swv=seat.swv, member=seat)
    with pytest.raises(DomainError, match="Beëindig eerst"):
        members.erase_member(director, member=seat, version=1)
    ended = members.end_member(director, member=seat, version=1, until=date(2026, 11, 1))
    members.erase_member(director, member=ended, version=2)
    seat.refresh_from_db()
    assert (seat.called, seat.email, seat.substitute, seat.user) == ("oud-lid", "", "", None)
    assert Attendance.objects.get(pk=attendance.pk).member == seat
    assert Vote.objects.get(pk=vote.pk).member == seat
    assert "K. Bos" not in str(list(AuditEvent.objects.values_list("diff", flat=True)))


def test_only_who_prepares_changes_members(reader, board, seat):
    for act in (
        lambda: members.add_member(reader, body=board, values=called("X")),
        lambda: members.edit_member(reader, member=seat, version=1, values=called("X")),
        lambda: members.end_member(reader, member=seat, version=1, until=SINCE),
        lambda: members.archive_member(reader, member=seat, version=1, reason="x"),
        lambda: members.erase_member(reader, member=seat, version=1),
    ):
        with pytest.raises(NotAllowedError):
            act()


def test_lines_tell_on_whose_behalf_and_where_else(board, director, seat, bram, in_a):
    opr = bodies.create_body(director, name="OPR", kind=BodyKind.OPR)
    members.add_member(director, body=opr, values=called("K. Bos", email="k.bos@voorbeeld.nl"))
    members.add_member(director, body=opr, values=SeatValues(since=SINCE, user=bram))
    members.add_member(director, body=board, values=SeatValues(since=SINCE, user=bram, organisation="de ouders"))
    lines = member_lines(board, in_a.swv)
    assert [(line.member.called, line.on_behalf_of, line.elsewhere) for line in lines] == [
        ("K. Bos", "", ("OPR",)),
        ("Bram", "de ouders", ("OPR",)),
    ]


def test_pages_add_edit_end_and_erase(client, anna, board):
    client.force_login(anna)
    fields = {"name": "K. Bos", "seat": "lid", "weight": "2", "since": "2026-08-01"}
    answer = client.post(page("member-add", board.pk), {**fields, "nog-een": "1"})
    assert answer["Location"] == page("member-add", board.pk)
    seat = BodyMember.objects.get()
    answer = client.post(page("member", seat.pk), {**fields, "version": "1", "substitute": "L. Vos"})
    assert answer["Location"] == page("body", board.pk)
    answer = client.post(page("member", seat.pk), {**fields, "version": "1", "substitute": "M. Vos"})
    assert answer.status_code == 409
    client.post(page("member-end", seat.pk), {"version": "2", "until": "2026-10-31"})
    shown = client.get(page("body", board.pk)).content.decode()
    assert "Voorheen lid (1)" in shown
    client.post(page("member-erase", seat.pk), {"version": "3"})
    seat.refresh_from_db()
    assert seat.called == "oud-lid"
    client.post(page("member-archive", seat.pk), {"version": "4", "reason": "vergissing"})
    assert client.get(page("member", seat.pk)).status_code == 404


def test_list_as_a_file_has_addresses_for_who_prepares_alone(client, anna, bram, board, seat):
    client.force_login(anna)
    told = client.get(page("body", board.pk), {"vorm": "csv"}).content.decode()
    assert "K. Bos" in told
    assert "k.bos@voorbeeld.nl" in told
    client.force_login(bram)
    for address in (page("body", board.pk), page("body", board.pk) + "?vorm=csv"):
        told = client.get(address).content.decode()
        assert "K. Bos" in told
        assert "k.bos@voorbeeld.nl" not in told
