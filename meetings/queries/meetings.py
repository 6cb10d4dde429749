"""Reads of meetings: the list with what each still lacks, and one meeting."""

from collections import defaultdict
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date

from django.db.models import QuerySet
from django.shortcuts import get_object_or_404
from django.utils import timezone

from meetings.audiences import Audience
from meetings.enums import MEETING_STATE_LABELS, MeetingState, PackState
from meetings.models import AgendaItem, AgendaPack, Meeting
from meetings.proposals import ProposedItem
from meetings.queries.agenda import lacks_decision
from meetings.queries.audiences import hidden_items
from meetings.queries.proposals import proposals_by_meeting
from osp.school_years import first_day, school_year_of


@dataclass(frozen=True, slots=True)
class MeetingRow:
    """A meeting in the list: its items in a few words, its state, what it lacks and what the rhythms propose."""

    meeting: Meeting
    items: tuple[AgendaItem, ...]
    state: MeetingState
    lacking: tuple[int, ...]
    proposed: tuple[ProposedItem, ...]
    is_past: bool

    @property
    def state_label(self) -> str:
        if self.is_past and self.state is not MeetingState.PUBLISHED:
            return "zonder stukken"
        return MEETING_STATE_LABELS[self.state]

    @property
    def subjects(self) -> tuple[AgendaItem, ...]:
        """The items with an oplegger: opening and rondvraag go without saying."""
        return tuple(item for item in self.items if item.has_cover)

    @property
    def proposed_count(self) -> int:
        """How many indicators the rhythms ask a place for."""
        return sum(len(item.link_ids) for item in self.proposed)


@dataclass(frozen=True, slots=True)
class Month:
    """Meetings of one month, for a heading."""

    first_day: date
    rows: tuple[MeetingRow, ...]


def meetings() -> QuerySet[Meeting]:
    """Meetings on the calendar."""
    return Meeting.objects.filter(archived_at__isnull=True).select_related("body")


def get_meeting(pk: int) -> Meeting:
    """A meeting on the calendar; 404 for any other."""
    return get_object_or_404(meetings(), pk=pk)


def filtered(body_id: int | None, year: int | None) -> list[Meeting]:
    """Meetings of a body and a school year; without a year: this school year and whatever is planned after it."""
    first = school_year_of(timezone.localdate()) if year is None else year
    found = meetings().filter(date__gte=first_day(first))
    if year is not None:
        found = found.filter(date__lt=first_day(year + 1))
    return list(found.filter(body_id=body_id) if body_id else found)


def usual_place(body_id: int) -> str:
    """Where a gremium met last, or will; empty where it never said."""
    placed = meetings().filter(body=body_id).exclude(location="")
    return placed.order_by("-date").values_list("location", flat=True).first() or ""


def years_with_meetings() -> list[int]:
    """School years that have a meeting, newest first."""
    days = meetings().order_by().values_list("date", flat=True)
    return sorted({school_year_of(day) for day in days}, reverse=True)


def meeting_rows(wanted: Sequence[Meeting], *, audience: Audience) -> list[MeetingRow]:
    """The meetings with their state, in a number of queries that does not grow. Items a reader may not see are left out."""
    items: dict[int, list[AgendaItem]] = defaultdict(list)
    hidden = hidden_items(audience, meetings=[meeting.pk for meeting in wanted])
    for item in AgendaItem.objects.filter(meeting__in=wanted, archived_at__isnull=True).order_by("position", "pk"):
        if item.pk not in hidden:
            items[item.meeting_id].append(item)
    published = set(
        AgendaPack.objects.filter(meeting__in=wanted, state=PackState.PUBLISHED).values_list("meeting_id", flat=True)
    )
    today = timezone.localdate()
    proposed = proposals_by_meeting([meeting for meeting in wanted if meeting.date >= today])
    return [
        MeetingRow(
            meeting=meeting,
            items=tuple(items[meeting.pk]),
            state=state_of(items[meeting.pk], is_published=meeting.pk in published),
            lacking=tuple(number for number, item in enumerate(items[meeting.pk], 1) if lacks_decision(item)),
            proposed=proposed.get(meeting.pk, ()),
            is_past=meeting.date < today,
        )
        for meeting in wanted
    ]


def state_of(items: Sequence[AgendaItem], *, is_published: bool) -> MeetingState:
    """How far a meeting is prepared: nothing but standard items, an agenda in the making, complete, or sent out."""
    if is_published:
        return MeetingState.PUBLISHED
    if not any(item.has_cover for item in items):
        return MeetingState.PLANNED
    return MeetingState.DRAFT if any(lacks_decision(item) for item in items) else MeetingState.READY


def by_month(rows: Sequence[MeetingRow], *, newest_first: bool = False) -> list[Month]:
    """Rows under their month."""
    months: dict[date, list[MeetingRow]] = {}
    ordered = sorted(rows, key=lambda row: (row.meeting.date, row.meeting.starts, row.meeting.pk), reverse=newest_first)
    for row in ordered:
        months.setdefault(row.meeting.date.replace(day=1), []).append(row)
    return [Month(first, tuple(found)) for first, found in months.items()]


def next_of_body(meeting: Meeting) -> Meeting | None:
    """The next meeting of the same body."""
    return meetings().filter(body=meeting.body_id, date__gt=meeting.date).order_by("date", "starts").first()
