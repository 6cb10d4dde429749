"""Who sits in the bestuur of the example, and what its last meeting decided, so that an evening can be minuted."""

from datetime import date, timedelta

from goals.models import IndicatorLink
from meetings.enums import Choice, Dealt, Presence, Purpose, Seat
from meetings.models import Attendance, Body, BodyMember, Meeting
from meetings.services.actions import give_action
from meetings.services.agenda import add_item
from meetings.services.attendance import Taken, note_attendance
from meetings.services.ballots import cast_votes, close_ballot, open_ballot
from meetings.services.decisions import record_decision
from meetings.services.minutes import begin_item, close_meeting, open_meeting, write_item
from osp.actors import Actor
from osp.models import Schoolbestuur, User

# Name, role, substitute; the fictional schoolbesturen come from the register, largest first.
MEMBERS = (
    ("E. Vermeulen", Seat.CHAIR, ""),
    ("R. Jansen", Seat.MEMBER, "T. Mulder"),
    ("S. de Wit", Seat.MEMBER, ""),
    ("M. Öztürk", Seat.MEMBER, "K. Bakker"),
    ("H. Postma", Seat.MEMBER, ""),
    ("L. van Dijk", Seat.MEMBER, "P. Smit"),
    ("A. Haddou", Seat.MEMBER, ""),
    ("J. Willems", Seat.MEMBER, "I. Vos"),
    ("C. Brouwer", Seat.MEMBER, ""),
    ("N. Kok", Seat.SECRETARY, ""),
)

SAID = "De directeur licht het voorstel toe. Twee leden vragen wat het de scholen kost; dat komt in januari terug."
DECIDED = "Het bestuur besluit tot een verbrede toelating tot het sbo, voor twee schooljaren."
LATE = "De schoolbesturen vroegen er pas na de verzending om."
AGAINST = frozenset({3, 7})


def seat_board(body: Body, boards: list[str], chair: User | None) -> None:
    """Nine voting members and a secretary; the chair has an account. A gremium that has members keeps those."""
    if BodyMember.objects.filter(body=body).exists():
        return
    for position, (name, seat, substitute) in enumerate(MEMBERS, 1):
        number = boards[position - 1] if position <= len(boards) and seat is not Seat.SECRETARY else ""
        BodyMember.objects.create(
            swv_id=body.swv_id,
            body=body,
            user=chair if seat is Seat.CHAIR else None,
            name="" if chair and seat is Seat.CHAIR else name,
            email="" if chair and seat is Seat.CHAIR else f"lid{position}@bestuur.voorbeeld.nl",
            seat=seat.value,
            schoolbestuur=Schoolbestuur.objects.filter(number=number).first() if number else None,
            substitute=substitute,
            since=date(2024, 8, 1),
            position=position,
        )
    body.quorum_percent = 50
    body.save()


def minute_last(actor: Actor, body: Body, link: IndicatorLink, *, owner: User, today: date) -> None:
    """The last meeting of the bestuur: who was there, a vote, a decision that the chart shows, an action. Its minutes wait for approval."""
    meeting = Meeting.objects.filter(body=body, date__lt=today).order_by("-date").first()
    if meeting is None:
        return
    item = add_item(
        actor,
        meeting=meeting,
        title="Verbrede toelating tot het sbo",
        purpose=Purpose.DECIDE,
        minutes=30,
        links=[link],
        late_reason=LATE,
    )
    open_meeting(actor, meeting=meeting)
    note_attendance(actor, meeting=meeting, rows=[_taken(row) for row in Attendance.objects.filter(meeting=meeting)])
    begin_item(actor, item=item)
    write_item(actor, item=item, version=1, text=SAID, dealt=Dealt.DONE)
    ballot = open_ballot(actor, item=item, question=DECIDED)
    there = (
        Attendance.objects.filter(meeting=meeting)
        .exclude(presence=Presence.EXCUSED)
        .exclude(member__seat=Seat.SECRETARY)
    )
    votes = {row.member_id: Choice.AGAINST if row.member.position in AGAINST else Choice.FOR for row in there}
    cast_votes(actor, ballot=ballot, version=ballot.version, votes=votes)
    decision = record_decision(
        actor,
        item=item,
        text=DECIDED,
        purpose=Purpose.DECIDE,
        decided_on=meeting.date,
        ballot=close_ballot(actor, ballot=ballot),
        link=link,
        effect="minder kinderen naar het sbo",
        horizon=meeting.date + timedelta(days=365),
    )
    give_action(
        actor,
        item=item,
        text="Met alle schoolbesturen afspreken wie de toelating regelt",
        owner=owner,
        due=meeting.date + timedelta(days=100),
        decision=decision,
    )
    close_meeting(actor, meeting=meeting)


def _taken(row: Attendance) -> Taken:
    presence = {6: Presence.EXCUSED, 8: Presence.REPRESENTED}.get(row.member.position, Presence.PRESENT)
    return Taken(row.pk, row.version, presence)
