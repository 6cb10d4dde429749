"""Votes at a meeting: who votes, what it weighs, and that what was counted stays."""

import pytest
from django.urls import reverse

from meetings.enums import Choice, Majority, Presence, Weighting
from meetings.models import Attendance, Decision, Vote
from meetings.queries.ballots import get_ballot, voters_of
from meetings.services.attendance import Taken, note_attendance
from meetings.services.ballots import cast_votes, close_ballot, open_ballot
from meetings.services.minutes import open_meeting
from osp.errors import ConflictError, DomainError
from osp.models import AuditEvent, Schoolbestuur
from tests import factories as make

QUESTION = "Het bestuur stelt de koers vast."


@pytest.fixture
def seats(board):
    return [
        make.BodyMemberFactory(swv=board.swv, body=board, name=f"Lid {number}", position=number, weight=number * 100)
        for number in range(1, 5)
    ]


@pytest.fixture
def opened(item, seats, director):
    """Three of four are there; the third by somebody else."""
    open_meeting(director, meeting=item.meeting)
    present = {1: Presence.PRESENT, 2: Presence.PRESENT, 3: Presence.REPRESENTED, 4: Presence.EXCUSED}
    rows = [
        Taken(row.pk, row.version, present[row.member.position], by="K. Bakker")
        for row in Attendance.objects.filter(meeting=item.meeting).select_related("member")
    ]
    note_attendance(director, meeting=item.meeting, rows=rows)
    return item


def cast(director, ballot, seats, *choices):
    votes = {seat.pk: choice for seat, choice in zip(seats, choices, strict=False)}
    return cast_votes(director, ballot=ballot, version=ballot.version, votes=votes)


def test_vote_counts_who_takes_part_and_is_kept(opened, seats, director):
    ballot = open_ballot(director, item=opened, question=QUESTION)
    assert [voter.by for voter in voters_of(ballot)] == ["", "", "K. Bakker"]
    ballot = cast(director, ballot, seats, Choice.FOR, Choice.AGAINST, Choice.FOR)
    closed = close_ballot(director, ballot=ballot)
    assert closed.result["sentence"] == "voor 2 van 3 stemmen = 66,7%; nodig meer dan 50%: aangenomen"
    assert closed.result["votes"][1] == {"member": "Lid 2", "choice": "tegen", "weight": 1}
    verbs = AuditEvent.objects.filter(verb__startswith="ballot.").order_by("pk").values_list("verb", flat=True)
    assert list(verbs) == ["ballot.opened", "ballot.cast", "ballot.closed"]


def test_closed_vote_takes_no_more(opened, seats, director):
    ballot = cast(director, open_ballot(director, item=opened, question=QUESTION), seats, Choice.FOR)
    closed = close_ballot(director, ballot=ballot)
    for again in (lambda: cast(director, closed, seats, Choice.AGAINST), lambda: close_ballot(director, ballot=closed)):
        with pytest.raises(DomainError) as refused:
            again()
        assert refused.value.code == "ballot-closed"
    assert Vote.objects.get().choice == Choice.FOR


def test_rules_are_those_when_it_opened(opened, board, seats, director):
    board.majority, board.weighting = Majority.TWO_THIRDS, Weighting.OWN
    board.save()
    opened.meeting.refresh_from_db()
    ballot = open_ballot(director, item=opened, question=QUESTION)
    board.majority = Majority.SIMPLE
    board.save()
    ballot = cast(director, ballot, seats, Choice.FOR, Choice.ABSTAIN, Choice.AGAINST)
    told = close_ballot(director, ballot=ballot).result["sentence"]
    assert told == "voor 100 van 400 gewogen stemmen = 25,0%; nodig ten minste twee derde (66,7%): verworpen"


def test_pupils_of_the_schoolbestuur_weigh(opened, board, seats, director):
    board.weighting = Weighting.PUPILS
    board.save()
    opened.meeting.refresh_from_db()
    number = "41234"
    seats[0].schoolbestuur = Schoolbestuur.objects.get_or_create(number=number)[0]
    seats[0].save()
    for code, low, high in (("16AH00", 211, 211), ("16AH01", 30, 33)):
        make.PlacementFactory(
            owner=None, unit="PO2814", year=2025, measure="bo", schoolbestuur=number, vestiging=code, low=low, high=high
        )
    ballot = open_ballot(director, item=opened, question=QUESTION)
    assert [voter.weight for voter in voters_of(ballot)] == [241, None, None]
    with pytest.raises(DomainError) as refused:
        cast(director, ballot, seats, Choice.FOR, Choice.FOR)
    assert refused.value.code == "weight-unknown"
    cast(director, get_ballot(ballot.pk, director), seats, Choice.FOR)
    assert Vote.objects.get().weight == 241


def test_two_who_note_votes_meet(opened, seats, director):
    ballot = open_ballot(director, item=opened, question=QUESTION)
    cast_votes(director, ballot=ballot, version=1, votes={seats[0].pk: Choice.FOR})
    with pytest.raises(ConflictError):
        cast_votes(director, ballot=ballot, version=1, votes={seats[0].pk: Choice.AGAINST})


def test_who_is_away_does_not_vote(opened, seats, director):
    ballot = open_ballot(director, item=opened, question=QUESTION)
    with pytest.raises(DomainError) as refused:
        cast_votes(director, ballot=ballot, version=1, votes={seats[3].pk: Choice.FOR})
    assert refused.value.code == "no-voter"


def test_nobody_there_opens_no_vote(item, seats, director):
    open_meeting(director, meeting=item.meeting)
    with pytest.raises(DomainError) as refused:
        open_ballot(director, item=item, question=QUESTION)
    assert refused.value.code == "nobody-votes"


def test_page_notes_closes_and_becomes_a_decision(client, anna, opened, seats, director):
    client.force_login(anna)
    answer = client.post(reverse("meetings:ballot-open", args=["PO2814", opened.pk]), {"question": QUESTION})
    ballot = get_ballot(int(answer.url.rstrip("/").rsplit("/", 1)[1]), director)
    page = reverse("meetings:ballot", args=["PO2814", ballot.pk])
    votes = {f"stem-{seat.pk}": "voor" for seat in seats[:3]}
    client.post(page, {"version": ballot.version, **votes, "sluit": "ja"})
    shown = client.get(page).text
    assert "Voor 3 van 3 stemmen = 100,0%; nodig meer dan 50%: aangenomen." in shown
    client.post(
        reverse("meetings:decide", args=["PO2814", opened.pk]),
        {"text": QUESTION, "state": "genomen", "ballot": ballot.pk},
    )
    assert Decision.objects.get().ballot_id == ballot.pk
    assert client.post(page, {"version": 1, **votes}).status_code in {302, 409}


def test_one_button_notes_the_rest_as_in_favour(client, anna, opened, seats, director):
    ballot = open_ballot(director, item=opened, question=QUESTION)
    page = reverse("meetings:ballot", args=["PO2814", ballot.pk])
    client.force_login(anna)
    client.post(page, {"version": ballot.version, f"stem-{seats[1].pk}": "tegen", "rest": "voor"})
    assert [(vote.member_id, vote.choice) for vote in Vote.objects.order_by("member__position")] == [
        (seats[0].pk, Choice.FOR),
        (seats[1].pk, Choice.AGAINST),
        (seats[2].pk, Choice.FOR),
    ]
