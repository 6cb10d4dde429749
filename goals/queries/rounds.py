"""Rounds of contributions, and how far every party of one is."""

from collections import Counter, defaultdict
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date

from django.db.models import Count, Q, QuerySet
from django.shortcuts import get_object_or_404
from django.utils import timezone

from goals.enums import ContributionState, RoundState
from goals.models import Contribution, ContributionRound
from goals.queries.contributions import own
from osp.actors import Actor
from osp.enums import Party


def rounds() -> QuerySet[ContributionRound]:
    """Every round that was not put away, newest school year first."""
    return ContributionRound.objects.filter(archived_at__isnull=True).select_related("plan")


def get_round(pk: int) -> ContributionRound:
    """One of them; 404 otherwise."""
    return get_object_or_404(rounds(), pk=pk)


def get_asked_round(pk: int) -> ContributionRound:
    """One that was put out; 404 otherwise."""
    return get_object_or_404(rounds().exclude(state=RoundState.PREPARED), pk=pk)


@dataclass(frozen=True, slots=True)
class RoundRow:
    """A round with how many parties are in each state."""

    round: ContributionRound
    states: Mapping[ContributionState, int]

    @property
    def parties(self) -> int:
        """How many were asked."""
        return sum(self.states.values())

    @property
    def done(self) -> int:
        """How many signed and sent in, accepted or not."""
        return sum(self.states.get(state, 0) for state in (ContributionState.SUBMITTED, ContributionState.ACCEPTED))


def round_rows() -> list[RoundRow]:
    """Every round with its counts. Two queries."""
    found: dict[int, Counter[ContributionState]] = defaultdict(Counter)
    counts = Contribution.objects.filter(parent__isnull=True, archived_at__isnull=True).order_by()
    for round_id, state, number in counts.values_list("round", "state").annotate(Count("pk")):
        found[round_id][ContributionState(state)] = number
    return [RoundRow(row, found[row.pk]) for row in rounds()]


@dataclass(frozen=True, slots=True)
class PartyRow:
    """A party of a round: its contribution, how many schools it asked along, and whether it is late."""

    contribution: Contribution
    parts: int
    parts_done: int
    is_late: bool

    @property
    def party(self) -> Party:
        """What kind of party it is."""
        return Party(self.contribution.party)

    @property
    def state(self) -> ContributionState:
        """How far it is."""
        return ContributionState(self.contribution.state)


def party_rows(asked: ContributionRound) -> list[PartyRow]:
    """Every schoolbestuur and gemeente of a round, by kind and name. One query."""
    handed_in = Q(parts__state=ContributionState.SUBMITTED.value)
    rows = Contribution.objects.filter(round=asked, parent__isnull=True, archived_at__isnull=True).annotate(
        part_count=Count("parts"), part_done=Count("parts", filter=handed_in)
    )
    today = timezone.localdate()
    order = list(Party)
    found = [PartyRow(row, row.part_count, row.part_done, _is_late(row, asked, today)) for row in rows]
    return sorted(found, key=lambda each: (order.index(each.party), each.contribution.name, each.contribution.code))


def waiting_first(rows: list[PartyRow]) -> list[PartyRow]:
    """What was signed and waits to be read comes first; the rest keeps its order."""
    return sorted(rows, key=lambda row: row.state is not ContributionState.SUBMITTED)


def _is_late(row: Contribution, asked: ContributionRound, today: date) -> bool:
    done = {ContributionState.SUBMITTED, ContributionState.ACCEPTED}
    return asked.due < today and row.state not in done


def counts_of(rows: list[PartyRow]) -> list[tuple[str, int]]:
    """How many parties are in each state, in the order of the way; states without any are left out."""
    counted = Counter(row.state for row in rows)
    return [(state.value, counted[state]) for state in ContributionState if counted[state]]


def own_contributions(actor: Actor) -> list[Contribution]:
    """What somebody was asked to fill in, the newest round first."""
    return list(own(actor).order_by("-round__year", "-round__pk", "name", "pk"))
