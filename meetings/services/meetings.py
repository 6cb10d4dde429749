"""Planning meetings."""

from datetime import date, time

from meetings.models import Body, Meeting
from meetings.services.bodies import archived
from meetings.services.standing import lay_out
from osp.abilities import Ability
from osp.actors import Actor
from osp.errors import DomainError
from osp.operations import operation, save_changes

FIRST_YEAR, LAST_YEAR = 1990, 2100


@operation("meeting.planned", needs=Ability.EDIT_MEETINGS)
def plan_meeting(
    actor: Actor,
    *,
    body: Body,
    date: date,
    starts: time,
    ends: time,
    location: str = "",
    counted_on: date | None = None,
) -> Meeting:
    """A meeting of a body, with the points that its agenda begins and ends with and what the meeting before left over.

    `counted_on`: where a rhythm asks for it, the day that the rhythm counts.
    """
    _check_times(date, starts, ends)
    meeting = Meeting.objects.create(
        swv=actor.swv,
        body=body,
        date=date,
        starts=starts,
        ends=ends,
        location=location.strip(),
        counted_on=counted_on,
        planned_on=date if counted_on else None,
    )
    lay_out(meeting)
    return meeting


@operation("meeting.edited", needs=Ability.EDIT_MEETINGS)
def edit_meeting(
    actor: Actor, *, meeting: Meeting, version: int, date: date, starts: time, ends: time, location: str = ""
) -> Meeting:
    """Move a meeting in time or place; its body stays, because its agenda follows from it. Members are told anew of what changed."""
    _check_times(date, starts, ends)
    changes: dict[str, object] = {"date": date, "starts": starts, "ends": ends, "location": location.strip()}
    if any(getattr(meeting, name) != value for name, value in changes.items()):
        changes["sequence"] = meeting.sequence + 1
    return save_changes(meeting, version=version, changes=changes)


@operation("meeting.followed_rhythm", needs=Ability.EDIT_MEETINGS)
def follow_rhythm(actor: Actor, *, meeting: Meeting, version: int, counted_on: date, day: date | None) -> Meeting:
    """Let a meeting count as the rhythm does now, on another `day` where one is given. Agenda, time and place stay."""
    changes: dict[str, object] = {"counted_on": counted_on}
    if day is not None:
        changes |= {"date": day, "planned_on": day, "sequence": meeting.sequence + 1}
    return save_changes(meeting, version=version, changes=changes)


@operation("meeting.archived", needs=Ability.EDIT_MEETINGS)
def archive_meeting(actor: Actor, *, meeting: Meeting, version: int, reason: str) -> Meeting:
    """Take a meeting off the calendar. Its agenda and published papers stay; members are to be told."""
    return save_changes(meeting, version=version, changes={**archived(reason), "sequence": meeting.sequence + 1})


def _check_times(day: date, starts: time, ends: time) -> None:
    # No list of meetings can count days back from one in the year 1.
    if not FIRST_YEAR <= day.year <= LAST_YEAR:
        raise DomainError("far-day", f"Kies een datum in {FIRST_YEAR} tot en met {LAST_YEAR}.", field="date")
    if ends <= starts:
        raise DomainError(
            "ends-before-start", "De vergadering eindigt voor zij begint. Kies een latere eindtijd.", field="ends"
        )
