"""The agenda of one meeting as it is read: numbers, times, what each item brings and what it still lacks."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import time

from django.db.models import Count, Prefetch, Q, QuerySet
from django.shortcuts import get_object_or_404

from meetings.enums import FORMAL_PURPOSES, Purpose
from meetings.models import AgendaIndicator, AgendaItem, Body, Meeting
from meetings.queries.audiences import audience_of, hidden_items
from meetings.timing import length_in_minutes, start_times
from osp.actors import Actor


@dataclass(frozen=True, slots=True)
class AgendaRow:
    """One item, with its number and time among those that this reader may see."""

    item: AgendaItem
    number: int
    starts: time
    indicator_count: int
    lacks_decision: bool


@dataclass(frozen=True, slots=True)
class Agenda:
    """All items in order, and their time together against that of the meeting."""

    rows: tuple[AgendaRow, ...]
    minutes: int
    available: int

    @property
    def minutes_over(self) -> int:
        """By how much the items exceed the meeting; negative or 0 when all fits."""
        return self.minutes - self.available

    @property
    def lacking(self) -> tuple[AgendaRow, ...]:
        """Items that ask for a formal outcome without a sentence that can be minuted."""
        return tuple(row for row in self.rows if row.lacks_decision)

    def misplaced(self, body: Body) -> tuple[AgendaRow, ...]:
        """Items that ask of this gremium what it is not there for; none where it made no choice."""
        return tuple(
            row for row in self.rows if body.purposes and row.item.has_cover and row.item.purpose not in body.purposes
        )

    @property
    def indicator_count(self) -> int:
        return sum(row.indicator_count for row in self.rows)

    @property
    def is_confidential(self) -> bool:
        return any(row.item.is_confidential for row in self.rows)


def items_of(meeting: Meeting) -> QuerySet[AgendaItem]:
    """Items on the agenda, in order, with the links they bring and `file_count`, how many bijlagen."""
    brought = AgendaIndicator.objects.select_related("link__indicator")
    return (
        AgendaItem.objects.filter(meeting=meeting, archived_at__isnull=True)
        .annotate(file_count=Count("attachments", filter=Q(attachments__archived_at__isnull=True)))
        .order_by("position", "pk")
        .prefetch_related(Prefetch("indicators", brought))
    )


def agenda_of(meeting: Meeting, actor: Actor) -> Agenda:
    """The agenda as this reader may see it: what is hidden leaves no gap in numbers or times."""
    hidden = hidden_items(audience_of(actor), meetings=[meeting.pk])
    items = [item for item in items_of(meeting) if item.pk not in hidden]
    starts = start_times(meeting.starts, [item.minutes for item in items])
    rows = tuple(
        AgendaRow(
            item=item,
            number=number,
            starts=begin,
            indicator_count=len(item.indicators.all()),
            lacks_decision=lacks_decision(item),
        )
        for number, (item, begin) in enumerate(zip(items, starts, strict=True), 1)
    )
    return Agenda(rows, sum(item.minutes for item in items), length_in_minutes(meeting.starts, meeting.ends))


def lacks_decision(item: AgendaItem) -> bool:
    """Whether an item asks for a formal outcome without saying which."""
    return item.has_cover and Purpose(item.purpose) in FORMAL_PURPOSES and not item.requested_decision.strip()


def get_item(pk: int, actor: Actor) -> AgendaItem:
    """An item on an agenda that this reader may open; 404 for any other."""
    item = get_object_or_404(
        AgendaItem.objects.select_related("meeting__body")
        .prefetch_related("indicators")
        .filter(archived_at__isnull=True, meeting__archived_at__isnull=True),
        pk=pk,
    )
    if item.is_confidential and pk in hidden_items(audience_of(actor), meetings=[item.meeting_id]):
        return get_object_or_404(AgendaItem.objects.none())
    return item


def neighbours(rows: Sequence[AgendaRow], item: AgendaItem) -> tuple[AgendaRow | None, AgendaRow, AgendaRow | None]:
    """The rows before, of and after an item."""
    place = next(index for index, row in enumerate(rows) if row.item.pk == item.pk)
    before = rows[place - 1] if place else None
    after = rows[place + 1] if place + 1 < len(rows) else None
    return before, rows[place], after
