"""Reads of who sits in a gremium."""

from datetime import date

from django.db.models import Q, QuerySet

from meetings.models import Body, BodyMember


def seats_of(body: Body, on: date) -> QuerySet[BodyMember]:
    """Who sits in a gremium on a day, in its own order."""
    seated = Q(since__lte=on) & (Q(until__isnull=True) | Q(until__gte=on))
    return BodyMember.objects.filter(seated, body=body, archived_at__isnull=True).select_related(
        "user", "schoolbestuur"
    )
