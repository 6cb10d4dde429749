"""Meetings that were held, as moments that people reckon from: "na de ALV"."""

from datetime import datetime

from django.utils import timezone

from goals.landmarks import Landmark
from meetings.models import Meeting
from osp import dutch
from osp.abilities import Ability
from osp.actors import Actor

# So many meetings back somebody can reckon.
MOST = 12


def held_meetings(actor: Actor) -> list[Landmark]:
    """The last meetings, each at the time it ended, for whoever may know of meetings."""
    if not actor.can(Ability.VIEW_MEETINGS):
        return []
    held = Meeting.objects.filter(archived_at__isnull=True, date__lte=timezone.localdate()).select_related("body")
    found = [_landmark(row) for row in held.order_by("-date", "-starts", "-pk")[:MOST]]
    return [each for each in found if each.at <= timezone.now()]


def _landmark(row: Meeting) -> Landmark:
    at = timezone.make_aware(datetime.combine(row.date, row.ends))
    return Landmark(f"vergadering-{row.pk}", f"{row.body.name} van {dutch.date_long(row.date)}", at)
