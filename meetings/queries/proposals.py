"""What the overlegritme proposes for the agenda of meetings."""

from collections import defaultdict
from collections.abc import Collection, Hashable, Iterable, Sequence

from django.utils import timezone

from goals.models import IndicatorLink
from meetings.models import AgendaIndicator, Meeting
from meetings.pack.wording import subject
from meetings.proposals import Candidate, ProposedItem, Sitting, propose_in_turn
from meetings.queries.links import plan_links, subject_key, subject_title
from meetings.queries.rhythms import rhythms, rule_of


def proposals_for(meeting: Meeting) -> tuple[ProposedItem, ...]:
    """Items that the rhythms of this body ask for and that are not on the agenda yet."""
    return proposals_by_meeting([meeting])[meeting.pk]


def proposals_by_meeting(meetings: Iterable[Meeting]) -> dict[int, tuple[ProposedItem, ...]]:
    """The same for several meetings, in a handful of queries however many there are."""
    wanted = list(meetings)
    names = {meeting.body_id: meeting.body.name for meeting in wanted}
    candidates = candidates_by_body(plan_links(), names)
    proposed: dict[Hashable, tuple[ProposedItem, ...]] = {}
    for body_id, sittings in sittings_by_body(names).items():
        proposed |= propose_in_turn(candidates[body_id], sittings, body=subject(names[body_id]))
    return {meeting.pk: proposed.get(meeting.pk, ()) for meeting in wanted}


def candidates_by_body(links: Sequence[IndicatorLink], body_ids: Collection[int]) -> dict[int, list[Candidate]]:
    """Rhythms of each body about these links, in their order. One query."""
    order = {link.pk: place for place, link in enumerate(links)}
    found: dict[int, list[Candidate]] = defaultdict(list)
    held = [rhythm for rhythm in rhythms().filter(body__in=body_ids) if rhythm.link_id in order]
    for rhythm in sorted(held, key=lambda rhythm: order[rhythm.link_id]):
        link = links[order[rhythm.link_id]]
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


def sittings_by_body(body_ids: Collection[int]) -> dict[int, list[Sitting]]:
    """Every meeting of these bodies on the calendar, with the links on its agenda. Two queries."""
    taken: dict[int, set[int]] = defaultdict(set)
    places = AgendaIndicator.objects.filter(item__archived_at__isnull=True, item__meeting__body__in=body_ids)
    for meeting_id, link_id in places.values_list("item__meeting_id", "link_id"):
        taken[meeting_id].add(link_id)
    today = timezone.localdate()
    found: dict[int, list[Sitting]] = defaultdict(list)
    for row in Meeting.objects.filter(archived_at__isnull=True, body__in=body_ids):
        sitting = Sitting(row.pk, row.date, row.agenda_day, frozenset(taken[row.pk]), is_ahead=row.date >= today)
        found[row.body_id].append(sitting)
    return found
