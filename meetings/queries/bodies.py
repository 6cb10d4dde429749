"""Reads of gremia and of what each of them discusses."""

from dataclasses import dataclass

from django.db.models import Count, Q, QuerySet
from django.shortcuts import get_object_or_404
from django.utils import timezone

from meetings.models import Body, ReviewRhythm
from meetings.queries.members import member_counts


def bodies() -> QuerySet[Body]:
    """Gremia in use, in the order the samenwerkingsverband gave them."""
    return Body.objects.filter(archived_at__isnull=True).select_related("schoolbestuur")


def archived_bodies() -> QuerySet[Body]:
    """Gremia put away, with their reason."""
    return Body.objects.filter(archived_at__isnull=False)


def get_body(pk: int) -> Body:
    """A gremium in use; 404 for any other."""
    return get_object_or_404(bodies(), pk=pk)


@dataclass(frozen=True, slots=True)
class BodyRow:
    """A gremium with its members, how many indicators it discusses and how many meetings it has on record."""

    body: Body
    indicators: int
    meetings: int
    seats: int = 0

    @property
    def members(self) -> int | None:
        """How many members: as many as sit there today, or what was stated where nobody was put in the list."""
        return self.seats or self.body.members


def body_rows() -> list[BodyRow]:
    """Every gremium in use with its counts, in three queries."""
    links = dict(
        ReviewRhythm.objects.filter(archived_at__isnull=True)
        .values_list("body_id")
        .annotate(n=Count("link__indicator", distinct=True))
        .order_by()
    )
    counted = bodies().annotate(meeting_count=Count("meetings", filter=Q(meetings__archived_at__isnull=True)))
    seats = member_counts(timezone.localdate())
    return [BodyRow(body, links.get(body.pk, 0), body.meeting_count, seats.get(body.pk, 0)) for body in counted]
