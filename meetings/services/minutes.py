"""Writing the minutes while the meeting goes on: opening it, coming to a point, what is said of it, closing."""

from django.utils import timezone

from meetings.enums import Dealt
from meetings.models import AgendaItem, Attendance, ItemMinutes, Meeting, Minutes
from meetings.queries.members import seats_of
from meetings.services.standing import carry_on
from osp.abilities import Ability
from osp.actors import Actor
from osp.errors import ConflictError, DomainError
from osp.operations import operation, save_changes

SETTLED = "Het verslag van deze vergadering is goedgekeurd. Wat er staat, verandert niet meer."


@operation("minutes.opened", needs=Ability.EDIT_MEETINGS)
def open_meeting(actor: Actor, *, meeting: Meeting) -> Minutes:
    """Begin a meeting: its minutes, and a row for everybody who sits in the gremium that day. Twice changes nothing."""
    minutes = held(meeting)
    known = set(Attendance.objects.filter(meeting=meeting).values_list("member_id", flat=True))
    for member in seats_of(meeting.body, meeting.date):
        if member.pk not in known:
            Attendance.objects.create(swv_id=meeting.swv_id, meeting=meeting, member=member)
    if minutes.opened_at is not None:
        return minutes
    return save_changes(minutes, version=minutes.version, changes={"opened_at": timezone.now()})


@operation("minutes.item_begun", needs=Ability.EDIT_MEETINGS)
def begin_item(actor: Actor, *, item: AgendaItem) -> ItemMinutes:
    """The meeting comes to a point: the clock beside it begins. A point that was begun before keeps its time."""
    held(item.meeting)
    written = ItemMinutes.objects.filter(item=item).first()
    if written is None:
        return ItemMinutes.objects.create(swv_id=item.swv_id, item=item, begun_at=timezone.now())
    if written.begun_at is None:
        return save_changes(written, version=written.version, changes={"begun_at": timezone.now()})
    return written


@operation("minutes.written", needs=Ability.EDIT_MEETINGS)
def write_item(actor: Actor, *, item: AgendaItem, version: int, text: str, dealt: Dealt) -> ItemMinutes:
    """What was said of a point and what became of it. `version` is 0 for a point of which nothing was written yet.

    ConflictError when somebody saved since; DomainError once the minutes were approved.
    """
    held(item.meeting)
    changes = {"text": text.strip(), "dealt": dealt.value}
    written = ItemMinutes.objects.filter(item=item).first()
    if written is not None:
        return save_changes(written, version=version, changes=changes)
    if version:
        raise ConflictError(ItemMinutes(item=item, version=0), changes)
    return ItemMinutes.objects.create(swv_id=item.swv_id, item=item, **changes)


@operation("minutes.closed", needs=Ability.EDIT_MEETINGS)
def close_meeting(actor: Actor, *, meeting: Meeting) -> Minutes:
    """The meeting is over; its minutes stay open for correction. What was not dealt with goes on to the next agenda, if there is one."""
    minutes = held(meeting)
    if minutes.closed_at is not None:
        return minutes
    # What was begun was dealt with, unless somebody said otherwise; the rest goes on to the next agenda.
    for row in ItemMinutes.objects.filter(item__meeting=meeting, begun_at__isnull=False, dealt=Dealt.OPEN.value):
        save_changes(row, version=row.version, changes={"dealt": Dealt.DONE.value})
    closed = save_changes(minutes, version=minutes.version, changes={"closed_at": timezone.now()})
    carry_on(meeting)
    return closed


def held(meeting: Meeting) -> Minutes:
    """The minutes of a meeting, begun if need be, while others wait. DomainError once they were approved."""
    Meeting.objects.select_for_update().get(pk=meeting.pk)
    minutes = Minutes.objects.defer("pdf").filter(meeting=meeting).first()
    if minutes is None:
        return Minutes.objects.create(swv_id=meeting.swv_id, meeting=meeting)
    if not minutes.is_open:
        raise DomainError("minutes-settled", SETTLED)
    return minutes
