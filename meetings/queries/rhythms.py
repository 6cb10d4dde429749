"""Reads of the overlegritme: who discusses which indicator, how often, and when next."""

from collections import defaultdict
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date

from django.db.models import QuerySet
from django.db.models.functions import Coalesce
from django.shortcuts import get_object_or_404
from django.utils import timezone

from goals.models import IndicatorLink
from meetings.models import AgendaIndicator, Meeting, ReviewRhythm
from meetings.proposals import Rule, due, frequency_text
from meetings.queries.links import numbering, plan_links


def rule_of(rhythm: ReviewRhythm) -> Rule:
    """The rhythm as a plain rule."""
    return Rule(tuple(rhythm.months), rhythm.every_weeks)


@dataclass(frozen=True, slots=True)
class RhythmRow:
    """A rhythm with its frequency in words and the first meeting of the body that should discuss it."""

    rhythm: ReviewRhythm
    frequency: str
    next_meeting: Meeting | None


@dataclass(frozen=True, slots=True)
class LinkRhythms:
    """Where one link is discussed."""

    link: IndicatorLink
    number: str
    rows: tuple[RhythmRow, ...]


def rhythms() -> QuerySet[ReviewRhythm]:
    """Rhythms in use."""
    return ReviewRhythm.objects.filter(archived_at__isnull=True, body__archived_at__isnull=True).select_related("body")


def discussed_indicators() -> frozenset[int]:
    """Ids of the indicators that a body has in its rhythm."""
    return frozenset(rhythms().filter(link__archived_at__isnull=True).values_list("link__indicator_id", flat=True))


def get_rhythm(pk: int) -> ReviewRhythm:
    """A rhythm in use; 404 for any other."""
    return get_object_or_404(rhythms(), pk=pk)


def link_rhythms(links: Iterable[IndicatorLink]) -> list[LinkRhythms]:
    """Each link with its rhythms, in a number of queries that does not grow with the links."""
    wanted = list(links)
    found: dict[int, list[ReviewRhythm]] = defaultdict(list)
    for rhythm in rhythms().filter(link__in=wanted).order_by("body__position", "pk"):
        found[rhythm.link_id].append(rhythm)
    coming = _coming_meetings()
    talked = last_discussed(timezone.localdate())
    numbers = numbering()
    return [
        LinkRhythms(link, numbers.number(link), tuple(_row(rhythm, coming, talked) for rhythm in found[link.pk]))
        for link in wanted
    ]


def never_discussed() -> list[IndicatorLink]:
    """Links of the plan that no body has in its rhythm."""
    held = set(rhythms().values_list("link_id", flat=True))
    return [link for link in plan_links() if link.pk not in held]


def last_discussed(before: date) -> dict[tuple[int, int], date]:
    """When a body last had a link on its agenda before a day: {(body, link): the day that its meeting counts as}."""
    places = AgendaIndicator.objects.filter(
        item__archived_at__isnull=True, item__meeting__archived_at__isnull=True, item__meeting__date__lt=before
    ).order_by("item__meeting__date")
    counted = Coalesce("item__meeting__counted_on", "item__meeting__date")
    rows = places.values_list("item__meeting__body_id", "link_id", counted)
    return {(body, link): day for body, link, day in rows}


def _coming_meetings() -> dict[int, list[Meeting]]:
    found: dict[int, list[Meeting]] = defaultdict(list)
    today = timezone.localdate()
    for meeting in Meeting.objects.filter(archived_at__isnull=True, date__gte=today).order_by("date", "starts"):
        found[meeting.body_id].append(meeting)
    return found


def _row(rhythm: ReviewRhythm, coming: dict[int, list[Meeting]], talked: dict[tuple[int, int], date]) -> RhythmRow:
    rule, last = rule_of(rhythm), talked.get((rhythm.body_id, rhythm.link_id))
    previous: date | None = None
    for meeting in coming[rhythm.body_id]:
        if due(rule, on=meeting.agenda_day, previous=previous, last_discussed=last).is_due:
            return RhythmRow(rhythm, frequency_text(rule), meeting)
        previous = meeting.agenda_day
    return RhythmRow(rhythm, frequency_text(rule), None)
