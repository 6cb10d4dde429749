"""What a gremium did not deal with, and what its agenda begins with."""

from collections.abc import Sequence
from datetime import date, timedelta

from django.db.models import Prefetch, Q, QuerySet
from django.shortcuts import get_object_or_404
from django.utils import timezone

from meetings.enums import Dealt, ItemOrigin
from meetings.models import AgendaItem, Body, ItemMinutes, Meeting, RecurringItem

_STAYED = (Dealt.HELD.value, Dealt.CARRIED.value)


def previous_meeting(meeting: Meeting) -> Meeting | None:
    """The meeting of the same gremium before this one, if any."""
    earlier = Meeting.objects.filter(body=meeting.body_id, archived_at__isnull=True, date__lt=meeting.date)
    return earlier.order_by("-date", "-pk").first()


def next_meeting(meeting: Meeting) -> Meeting | None:
    """The meeting of the same gremium after this one, if it is on the calendar."""
    later = Meeting.objects.filter(body=meeting.body_id, archived_at__isnull=True, date__gt=meeting.date)
    return later.order_by("date", "pk").first()


def left_over(meeting: Meeting) -> Sequence[AgendaItem]:
    """Points of the meeting before this one that were held over, or not dealt with when its minutes were closed; in their order.

    A point that is on a later agenda already is no longer left over.
    """
    before = previous_meeting(meeting)
    if before is None:
        return ()
    carried = Prefetch("carried_to", AgendaItem.objects.filter(archived_at__isnull=True))
    items = AgendaItem.objects.filter(meeting=before, archived_at__isnull=True, has_cover=True).filter(_not_done())
    return [item for item in items.distinct().prefetch_related(carried) if not item.carried_to.all()]


def papers_due(meeting: Meeting) -> date:
    """The last day on which its papers go out in time."""
    return meeting.date - timedelta(days=meeting.body.papers_days)


def is_late(meeting: Meeting) -> bool:
    """Whether a point that comes now comes after the papers were due."""
    return timezone.localdate() > papers_due(meeting)


def closing_count(body: Body) -> int:
    """How many points close every meeting of a gremium; one where it made no list of its own."""
    rows = list(recurring_of(body))
    return sum(row.is_last for row in rows) if rows else 1


def recurring_of(body: Body) -> QuerySet[RecurringItem]:
    """The points on every agenda of a gremium, those at the end last."""
    return RecurringItem.objects.filter(body=body, archived_at__isnull=True).order_by("is_last", "position", "pk")


def get_recurring(pk: int) -> RecurringItem:
    """A recurring point in use; 404 for any other."""
    rows = RecurringItem.objects.filter(archived_at__isnull=True, body__archived_at__isnull=True)
    return get_object_or_404(rows.select_related("body"), pk=pk)


def has_minutes_item(meeting: Meeting) -> bool:
    """Whether the minutes of the meeting before are on this agenda."""
    return AgendaItem.objects.filter(
        meeting=meeting, origin=ItemOrigin.MINUTES.value, archived_at__isnull=True
    ).exists()


def _not_done() -> Q:
    """Held over, or open in a meeting of which the minutes were closed."""
    done = ItemMinutes.objects.filter(dealt=Dealt.DONE.value).values("item")
    closed = Q(meeting__minutes_kept__closed_at__isnull=False) & ~Q(pk__in=done)
    return Q(minuted__dealt__in=_STAYED) | closed
