"""The way that a subject went already: which gremia had it on an agenda, when, and what came of it."""

from collections.abc import Collection
from datetime import timedelta
from typing import Any

from django.db.models import Exists, OuterRef
from django.utils import timezone

from goals.models import IndicatorLink
from meetings.enums import DEALT_LABELS, DECISION_WORDS, PURPOSE_DONE, Dealt, DecisionState, Purpose
from meetings.models import AgendaItem, Decision, Meeting, Minutes
from osp import dutch

_A_YEAR = timedelta(days=365)


def route_so_far(meeting: Meeting, link_ids: Collection[int]) -> str:
    """Lines "Directieberaad; 3 december 2026; besproken" as an oplegger has them, oldest first; empty where nobody had it.

    Of every gremium that treated it in the year before this meeting, its own too, the last time: by these koppelingen or another
    one of the same indicators. A point that was only put off was not treated. Confidential points are left out: whoever reads
    this oplegger need not know of them.
    """
    if not link_ids:
        return ""
    until = min(meeting.date, timezone.localdate())
    same = IndicatorLink.objects.filter(pk__in=link_ids).values("indicator")
    items = AgendaItem.objects.filter(
        archived_at__isnull=True,
        is_confidential=False,
        meeting__archived_at__isnull=True,
        meeting__date__lt=until,
        meeting__date__gte=meeting.date - _A_YEAR,
        indicators__link__indicator__in=same,
    ).annotate(is_over=Exists(Minutes.objects.filter(meeting=OuterRef("meeting"), closed_at__isnull=False)))
    rows = items.select_related("meeting__body").prefetch_related("decisions", "minuted").distinct()
    last = {item.meeting.body_id: item for item in rows.order_by("meeting__date", "pk") if _was_treated(item)}
    walked = sorted(last.values(), key=lambda item: (item.meeting.date, item.pk))
    return "\n".join(
        f"{item.meeting.body.name}; {dutch.date_long(item.meeting.date)}; {_outcome(item)}" for item in walked
    )


def route_further(route: str, meeting: Meeting, link_ids: Collection[int]) -> str:
    """The route that somebody wrote, with what was walked since: lines that are there already stay as they are."""
    known = {line.strip() for line in route.splitlines()}
    new = [line for line in route_so_far(meeting, link_ids).splitlines() if line not in known]
    return "\n".join([*filter(None, [route.rstrip()]), *new])


def _was_treated(item: Any) -> bool:
    """Decided on or dealt with; as long as the minutes are open, that it was on the agenda is enough."""
    dealt = _dealt(item)
    if _taken(item) or dealt in {Dealt.DONE, Dealt.HELD}:
        return True
    return dealt is not Dealt.CARRIED and not item.is_over


def _outcome(item: AgendaItem) -> str:
    if taken := _taken(item):
        return DECISION_WORDS[DecisionState(taken[-1].state)]
    return DEALT_LABELS[Dealt.HELD] if _dealt(item) is Dealt.HELD else PURPOSE_DONE[Purpose(item.purpose)]


def _taken(item: AgendaItem) -> list[Decision]:
    return [row for row in item.decisions.all() if not row.is_archived]


def _dealt(item: AgendaItem) -> Dealt:
    return next((Dealt(row.dealt) for row in item.minuted.all()), Dealt.OPEN)
