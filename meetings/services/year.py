"""Letting the calendar of a school year follow the rhythm."""

from collections.abc import Collection
from dataclasses import dataclass
from datetime import date, datetime, time, timedelta
from typing import Any

from meetings.compute.year_steps import Fate
from meetings.models import Body, Meeting
from meetings.queries.links import year_links
from meetings.queries.year_plan import OUT_OF_RHYTHM, YearStep, year_plan
from meetings.services.meetings import archive_meeting, follow_rhythm, plan_meeting
from osp.abilities import Ability
from osp.actors import Actor
from osp.errors import DomainError
from osp.models import Tenant
from osp.operations import operation

USUAL_START = time(13, 30)
USUAL_LENGTH = timedelta(hours=2)
LATEST = time(23, 59)
NOTHING = "De kalender volgt het ritme al; er is niets gewijzigd. Ververs de pagina."


@dataclass(frozen=True, slots=True)
class Followed:
    """How many meetings were made, moved and taken off the calendar, and how many count in the rhythm from now on."""

    made: int
    moved: int
    gone: int
    counted: int


@operation("year.followed", needs=Ability.EDIT_MEETINGS)
def follow_year(actor: Actor, *, tenant: Tenant, year: int, keys: Collection[str] | None = None) -> Followed:
    """Make, move and take off the meetings that the rhythms of a school year ask for: the changes with these keys, or all but
    the meetings that somebody took off before.

    What stays gets the day that it counts on. A second time there is nothing to do: DomainError.
    """
    # Two people at once wait for each other; the second finds that all is there.
    bodies = list(Body.objects.select_for_update().order_by("pk"))
    plan = year_plan(tenant, year, [link.pk for link in year_links(year)])
    wanted = [each for each in plan.changes if (not each.was_removed if keys is None else each.key in keys)]
    counted = len(plan.uncounted)
    if not bodies or not (wanted or counted):
        raise DomainError("nothing-to-follow", NOTHING)
    for each in plan.steps:
        if each.step.recounts and each.meeting and each.step.slot:
            turn = each.step.slot.counted
            follow_rhythm(actor, meeting=each.meeting, version=each.meeting.version, counted_on=turn, day=None)
    for each in wanted:
        _carry_out(actor, each)
    fates = [each.step.fate for each in wanted]
    return Followed(fates.count(Fate.NEW), fates.count(Fate.MOVES), fates.count(Fate.GOES), counted)


def _carry_out(actor: Actor, each: YearStep) -> None:
    slot, meeting = each.step.slot, each.meeting
    if slot and meeting:
        follow_rhythm(actor, meeting=meeting, version=meeting.version, counted_on=slot.counted, day=slot.day)
    elif slot:
        plan_meeting(actor, body=each.body, date=slot.day, counted_on=slot.counted, **_when(each.body))
    elif meeting:
        archive_meeting(actor, meeting=meeting, version=meeting.version, reason=OUT_OF_RHYTHM)


def _when(body: Body) -> dict[str, Any]:
    """Time and place: the usual start of the body, for the rest as at its last meeting."""
    last = Meeting.objects.filter(body=body, archived_at__isnull=True).order_by("-date", "-starts", "-pk").first()
    starts = body.starts or (last.starts if last else USUAL_START)
    length = _moment(last.ends) - _moment(last.starts) if last else USUAL_LENGTH
    ends = _moment(starts) + length
    same_day = ends.date() == _moment(starts).date()
    return {"starts": starts, "ends": ends.time() if same_day else LATEST, "location": last.location if last else ""}


def _moment(clock: time) -> datetime:
    return datetime.combine(date.min, clock)
