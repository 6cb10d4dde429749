"""Reads of votes: who may vote, what it weighs, and how it stands."""

from collections import Counter
from collections.abc import Iterable
from dataclasses import dataclass

from django.db.models import Prefetch, QuerySet
from django.shortcuts import get_object_or_404

from indicators.queries.register import MAIN_MEASURE, VestigingFilter, default_year, vestigingen, with_schoolbesturen
from meetings.compute.votes import Cast, Tally, tally
from meetings.enums import Choice, Majority, Weighting
from meetings.models import Attendance, Ballot, Meeting, Vote
from meetings.queries.agenda import get_item
from meetings.queries.attendance import attendance_of, has_vote, takes_part
from osp.actors import Actor

# A schoolbestuur with fewer pupils here states its weight itself: the number would tell about pupils.
LEAST_SHOWN = 5


@dataclass(frozen=True, slots=True)
class Voter:
    """Somebody whose vote counts. `by` is who casts it for them; `weight` is empty where nobody knows it."""

    attendance: Attendance
    weight: int | None
    choice: Choice | None = None

    @property
    def by(self) -> str:
        row = self.attendance
        return row.proxy.called if row.proxy else row.by


def ballots_of(item_ids: Iterable[int]) -> list[Ballot]:
    """The votes at these points, oldest first."""
    rows = Ballot.objects.filter(item__in=list(item_ids)).select_related("item")
    return list(rows.prefetch_related(_votes(), "decisions__body").order_by("opened_at", "pk"))


def get_ballot(pk: int, actor: Actor) -> Ballot:
    """A vote at a point that this reader may open; 404 for any other."""
    rows = Ballot.objects.select_related("item__meeting__body").prefetch_related(_votes())
    ballot = get_object_or_404(rows, pk=pk)
    get_item(ballot.item_id, actor)
    return ballot


def voters_of(ballot: Ballot) -> list[Voter]:
    """Everybody who takes part with a vote, with what they voted so far. Once it is closed: as it was."""
    cast = {vote.member_id: vote for vote in ballot.votes.all()}
    rows = [row for row in attendance_of(ballot.item.meeting) if has_vote(row.member)]
    if ballot.closed_at is not None:
        return [
            Voter(row, cast[row.member_id].weight, Choice(cast[row.member_id].choice))
            for row in rows
            if row.member_id in cast
        ]
    weights = weights_of(ballot.item.meeting, Weighting(ballot.weighting), rows)
    return [
        Voter(row, weights[row.pk], Choice(cast[row.member_id].choice) if row.member_id in cast else None)
        for row in rows
        if takes_part(row)
    ]


def weights_of(meeting: Meeting, weighting: Weighting, rows: Iterable[Attendance]) -> dict[int, int | None]:
    """What the vote of each row weighs: what was noted for this meeting, else by the rule of the gremium."""
    if weighting is Weighting.EQUAL:
        return {row.pk: 1 for row in rows}
    pupils = pupils_by_board(meeting) if weighting is Weighting.PUPILS else {}
    return {row.pk: row.weight if row.weight is not None else _weight(row, weighting, pupils) for row in rows}


def pupils_by_board(meeting: Meeting) -> dict[str, int]:
    """Pupils at schools of the own samenwerkingsverband by number of their schoolbestuur, in the newest year that is known.

    Where a file tells bounds, the lower one counts. Fewer than 5 are left out.
    """
    swv = meeting.swv
    rows = vestigingen(swv, VestigingFilter(measure=MAIN_MEASURE[swv.sector]), default_year(swv))
    counted: Counter[str] = Counter()
    for row in with_schoolbesturen(rows):
        counted[row.schoolbestuur] += row.placement.low
    return {number: pupils for number, pupils in counted.items() if number and pupils >= LEAST_SHOWN}


def tally_of(ballot: Ballot) -> Tally:
    """How a vote stands."""
    cast = [Cast(Choice(vote.choice), vote.weight) for vote in ballot.votes.all()]
    return tally(cast, Majority(ballot.majority), is_weighted=ballot.weighting != Weighting.EQUAL)


def _weight(row: Attendance, weighting: Weighting, pupils: dict[str, int]) -> int | None:
    if weighting is Weighting.OWN:
        return row.member.weight
    return pupils.get(row.member.schoolbestuur.number) if row.member.schoolbestuur else None


def _votes() -> "Prefetch[str, QuerySet[Vote], str]":
    return Prefetch("votes", Vote.objects.select_related("member__user").order_by("member__position", "pk"))
