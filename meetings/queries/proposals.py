"""What the overlegritme proposes for the agenda of meetings."""

from collections import defaultdict
from collections.abc import Iterable
from dataclasses import replace
from datetime import date

from meetings.models import AgendaIndicator, Meeting
from meetings.pack.wording import subject
from meetings.proposals import Candidate, ProposedItem, propose
from meetings.queries.links import plan_links, subject_key, subject_title
from meetings.queries.rhythms import rhythms, rule_of


def proposals_for(meeting: Meeting) -> tuple[ProposedItem, ...]:
    """Items that the rhythms of this body ask for and that are not on the agenda yet."""
    return proposals_by_meeting([meeting])[meeting.pk]


def proposals_by_meeting(meetings: Iterable[Meeting]) -> dict[int, tuple[ProposedItem, ...]]:
    """The same for several meetings, in a handful of queries however many there are."""
    wanted = list(meetings)
    body_ids = {meeting.body_id for meeting in wanted}
    candidates = _candidates(body_ids)
    days = _meeting_days(body_ids)
    talked, on_agenda = _discussions(body_ids)
    return {
        meeting.pk: propose(
            [_dated(candidate, talked[meeting.body_id], meeting.date) for candidate in candidates[meeting.body_id]],
            body=subject(meeting.body.name),
            on=meeting.date,
            previous=max((day for day in days[meeting.body_id] if day < meeting.date), default=None),
            taken=frozenset(on_agenda[meeting.pk]),
        )
        for meeting in wanted
    }


def _candidates(body_ids: set[int]) -> dict[int, list[Candidate]]:
    """Rhythms of each body in the order of the plan."""
    links = {link.pk: link for link in plan_links()}
    order = {pk: place for place, pk in enumerate(links)}
    found: dict[int, list[Candidate]] = defaultdict(list)
    held = [rhythm for rhythm in rhythms().filter(body__in=body_ids) if rhythm.link_id in links]
    for rhythm in sorted(held, key=lambda rhythm: order[rhythm.link_id]):
        link = links[rhythm.link_id]
        found[rhythm.body_id].append(
            Candidate(
                link_id=link.pk,
                subject=subject_key(link),
                title=subject_title(link),
                purpose=rhythm.purpose,
                rule=rule_of(rhythm),
                presenter=rhythm.presenter,
            )
        )
    return found


def _dated(candidate: Candidate, talked: dict[int, list[date]], before: date) -> Candidate:
    earlier = [day for day in talked.get(candidate.link_id, ()) if day < before]
    return replace(candidate, last_discussed=max(earlier, default=None))


def _meeting_days(body_ids: set[int]) -> dict[int, list[date]]:
    found: dict[int, list[date]] = defaultdict(list)
    for body_id, day in Meeting.objects.filter(archived_at__isnull=True, body__in=body_ids).values_list(
        "body_id", "date"
    ):
        found[body_id].append(day)
    return found


def _discussions(body_ids: set[int]) -> tuple[dict[int, dict[int, list[date]]], dict[int, set[int]]]:
    """Per body when each link was on an agenda, and per meeting which links are."""
    talked: dict[int, dict[int, list[date]]] = defaultdict(lambda: defaultdict(list))
    on_agenda: dict[int, set[int]] = defaultdict(set)
    places = AgendaIndicator.objects.filter(
        item__archived_at__isnull=True, item__meeting__archived_at__isnull=True, item__meeting__body__in=body_ids
    )
    rows = places.values_list("item__meeting__body_id", "item__meeting_id", "item__meeting__date", "link_id")
    for body_id, meeting_id, day, link_id in rows:
        talked[body_id][link_id].append(day)
        on_agenda[meeting_id].add(link_id)
    return talked, on_agenda
