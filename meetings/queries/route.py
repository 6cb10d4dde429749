"""The way that a subject went already: which gremia had it on an agenda, when, and what came of it."""

from collections.abc import Collection
from datetime import timedelta

from django.utils import timezone

from meetings.enums import DECISION_WORDS, PURPOSE_DONE, DecisionState, Purpose
from meetings.models import AgendaItem, Meeting
from osp import dutch

_A_YEAR = timedelta(days=365)
_MOST = 6


def route_so_far(meeting: Meeting, link_ids: Collection[int]) -> str:
    """Lines "Directieberaad; 3 december 2026; besproken" as an oplegger has them, oldest first; empty where nobody had it.

    Of other gremia, in the year before this meeting; of each the last time. Confidential points are left out: whoever reads
    this oplegger need not know of them.
    """
    until = min(meeting.date, timezone.localdate())
    items = AgendaItem.objects.filter(
        archived_at__isnull=True,
        is_confidential=False,
        meeting__archived_at__isnull=True,
        meeting__date__lt=until,
        meeting__date__gte=meeting.date - _A_YEAR,
        indicators__link__in=link_ids,
    ).exclude(meeting__body=meeting.body_id)
    held = items.select_related("meeting__body").prefetch_related("decisions").order_by("meeting__date", "pk")
    last = {item.meeting.body_id: item for item in held.distinct()}
    rows = sorted(last.values(), key=lambda item: (item.meeting.date, item.pk))[-_MOST:]
    return "\n".join(
        f"{item.meeting.body.name}; {dutch.date_long(item.meeting.date)}; {_outcome(item)}" for item in rows
    )


def _outcome(item: AgendaItem) -> str:
    taken = [row for row in item.decisions.all() if not row.is_archived]
    if taken:
        return DECISION_WORDS[DecisionState(taken[-1].state)]
    return PURPOSE_DONE[Purpose(item.purpose)]
