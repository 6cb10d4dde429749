"""Reads of who takes part in a meeting, and whether it may decide."""

from collections.abc import Iterable

from meetings.compute.quorum import Quorum
from meetings.enums import ADVISING, TAKES_PART, Presence, Seat
from meetings.models import Attendance, BodyMember, Meeting
from meetings.queries.members import seats_of


def attendance_of(meeting: Meeting) -> list[Attendance]:
    """A row for everybody who sat in the gremium when the meeting began, in its order."""
    rows = Attendance.objects.filter(meeting=meeting).select_related(
        "member__user", "member__schoolbestuur", "proxy__user"
    )
    return list(rows.order_by("member__position", "member_id"))


def has_vote(member: BodyMember) -> bool:
    """Whether somebody votes: advisers and the secretary do not."""
    return Seat(member.seat) not in ADVISING


def takes_part(row: Attendance) -> bool:
    """Whether somebody is there or represented."""
    return Presence(row.presence) in TAKES_PART


def quorum_of(meeting: Meeting) -> Quorum | None:
    """How many of those who vote take part; None while nobody was noted, so that nothing can be said."""
    rows = attendance_of(meeting)
    return quorum_among(meeting, rows) if any(row.presence != Presence.UNKNOWN for row in rows) else None


def quorum_among(meeting: Meeting, rows: Iterable[Attendance]) -> Quorum:
    """The same of rows that were read before, also while nobody was noted."""
    voting = [row for row in rows if has_vote(row.member)]
    return Quorum(len(voting), sum(takes_part(row) for row in voting), meeting.body.quorum_percent)


def sitting(meeting: Meeting) -> list[BodyMember]:
    """Who sits in the gremium on the day of the meeting."""
    return list(seats_of(meeting.body, meeting.date))
