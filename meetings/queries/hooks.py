"""What meetings answer lower apps: on which agendas an indicator comes, which packs show a figure, and when a meeting is."""

from collections.abc import Collection
from datetime import date

from django.utils import timezone

from goals.enums import StepKind
from goals.hooks import Discussion, Gremium, MeetingDay
from goals.queries import live_links
from indicators.hooks import AgendaPlace, PackPlace
from meetings.enums import BodyKind, PackState
from meetings.models import AgendaIndicator, Body, FrozenFigure, Meeting
from meetings.queries.proposals import proposals_by_meeting
from meetings.queries.rhythms import rhythms

# So many coming meetings are looked through for what their rhythms propose.
LOOK_AHEAD = 20
# Which body usually carries which step of the way to adoption; in some samenwerkingsverbanden the bestuur is the intern toezicht.
STEPS: dict[str, frozenset[StepKind]] = {
    BodyKind.OPR: frozenset({StepKind.CONSENT}),
    BodyKind.OOGO: frozenset({StepKind.OOGO}),
    BodyKind.SUPERVISORY: frozenset({StepKind.SUPERVISION}),
    BodyKind.BOARD: frozenset({StepKind.CONCEPT, StepKind.SUPERVISION, StepKind.ADOPTION}),
    BodyKind.ALV: frozenset({StepKind.CONCEPT, StepKind.ADOPTION}),
    BodyKind.DIRECTORS: frozenset({StepKind.CONCEPT}),
}


def agenda_places(indicator_ids: Collection[int]) -> list[AgendaPlace]:
    """Coming meetings that have one of these indicators on the agenda, or would have it by a rhythm, each once.

    Points that are confidential are left out: not everybody who reads figures may know of them.
    """
    coming = _coming()
    links = _indicators_of_links(indicator_ids)
    found: dict[tuple[int, int], AgendaPlace] = {}
    for meeting_id, link_id in _on_agenda(coming, links) + _proposed(coming, links):
        meeting, indicator_id = coming[meeting_id], links[link_id]
        place = AgendaPlace(indicator_id, meeting.body.name, meeting.date, meeting.pk)
        found.setdefault((meeting_id, indicator_id), place)
    return list(found.values())


def pack_places(figure_ids: Collection[int]) -> list[PackPlace]:
    """Published packs with one of these figures in them, as they showed it."""
    frozen = FrozenFigure.objects.filter(figure__in=figure_ids, pack__state=PackState.PUBLISHED)
    rows = frozen.select_related("pack__meeting__body", "item", "link__indicator", "figure")
    return [
        PackPlace(
            figure_id=row.figure_id,
            indicator_id=row.link.indicator_id,
            indicator=row.link.indicator.name,
            year=row.figure.year,
            shown=_shown(row),
            body=row.pack.meeting.body.name,
            day=row.pack.meeting.date,
            meeting_id=row.pack.meeting_id,
            version=row.pack.number,
            is_confidential=row.item.is_confidential,
        )
        for row in rows
    ]


def meeting_days(ids: Collection[int]) -> list[MeetingDay]:
    """When these meetings are, also those that were taken off the calendar."""
    return [_meeting_day(row) for row in Meeting.objects.filter(pk__in=ids).select_related("body")]


def coming_days(since: date) -> list[MeetingDay]:
    """Every meeting on the calendar from this day on."""
    rows = Meeting.objects.filter(archived_at__isnull=True, date__gte=since).select_related("body")
    return [_meeting_day(row) for row in rows]


def discussed_links(link_ids: Collection[int]) -> list[Discussion]:
    """Which body has which of these koppelingen in its rhythm, and when. One query."""
    rows = rhythms().filter(link__in=link_ids).order_by("body__position", "body", "pk")
    return [
        Discussion(row.link_id, row.body_id, row.body.name, tuple(row.months), every_weeks=row.every_weeks)
        for row in rows
    ]


def bodies_in_use() -> list[Gremium]:
    """The gremia, in their own order."""
    return [Gremium(row.pk, row.name) for row in Body.objects.filter(archived_at__isnull=True)]


def _meeting_day(row: Meeting) -> MeetingDay:
    fits = STEPS.get(row.body.kind, frozenset())
    return MeetingDay(row.pk, row.body.name, row.date, fits=fits, is_off=row.is_archived)


def _coming() -> dict[int, Meeting]:
    rows = Meeting.objects.filter(archived_at__isnull=True, date__gte=timezone.localdate()).select_related("body")
    return {row.pk: row for row in rows.order_by("date", "pk")[:LOOK_AHEAD]}


def _indicators_of_links(indicator_ids: Collection[int]) -> dict[int, int]:
    return dict(live_links().filter(indicator__in=indicator_ids).values_list("pk", "indicator_id"))


def _on_agenda(coming: Collection[int], links: Collection[int]) -> list[tuple[int, int]]:
    places = AgendaIndicator.objects.filter(
        item__archived_at__isnull=True, item__is_confidential=False, item__meeting__in=coming, link__in=links
    )
    return list(places.order_by("item__meeting__date", "pk").values_list("item__meeting_id", "link_id"))


def _proposed(coming: dict[int, Meeting], links: Collection[int]) -> list[tuple[int, int]]:
    proposed = proposals_by_meeting(coming.values())
    return [
        (meeting_id, link_id)
        for meeting_id, items in proposed.items()
        for item in items
        for link_id in item.link_ids
        if link_id in links
    ]


def _shown(row: FrozenFigure) -> str:
    """The figure as it was printed: "2,04%", "357 leerlingen"."""
    text, unit = str(row.shown.get("figure_text", "")), str(row.shown.get("unit", ""))
    return f"{text}{unit}" if unit == "%" else f"{text} {unit}".strip()
