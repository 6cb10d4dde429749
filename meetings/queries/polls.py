"""Reads of pulse polls. Whoever answers is nobody: counts are shown when it is closed, as the one withholding rule allows."""

from collections import Counter
from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from django.shortcuts import get_object_or_404

from goals.hooks import Pulse
from indicators.compute.withholding import SMALL, Cell, withhold
from meetings.enums import Felt
from meetings.models import Poll, PollAnswer
from meetings.queries.agenda import get_item
from osp import dutch
from osp.abilities import Ability
from osp.actors import Actor
from osp.models import Tenant
from osp.scope import scopes_disabled

FELT_LABELS = {
    Felt.YES: "ja, duidelijk",
    Felt.LITTLE: "een beetje",
    Felt.NO: "nee",
    Felt.UNKNOWN: "weet ik niet",
}


@dataclass(frozen=True, slots=True)
class Bar:
    """How many phones gave one answer; None where that would tell about 1 to 4 people."""

    felt: Felt
    count: int | None

    @property
    def label(self) -> str:
        return FELT_LABELS[self.felt]


@dataclass(frozen=True, slots=True)
class PollCount:
    """What may be shown of a poll: how many answers came in, and a bar for each of them."""

    answers: int
    bars: tuple[Bar, ...]

    @property
    def is_shown(self) -> bool:
        """Whether there is enough to show anything of."""
        return any(bar.count is not None for bar in self.bars)

    @property
    def is_withheld(self) -> bool:
        """Whether some bar is kept back."""
        return self.is_shown and any(bar.count is None for bar in self.bars)


def count_answers(answers: Sequence[Felt], *, is_closed: bool) -> PollCount:
    """Count answers. While a poll is open only how many came in is told: bars that move would tell what the last phone said.

    Closed, fewer than five answers show no bar at all, and no bar is shown that tells about 1 to 4 people.
    """
    counts = Counter(answers)
    if not is_closed or len(answers) < SMALL:
        return PollCount(len(answers), tuple(Bar(felt, None) for felt in Felt))
    held = withhold([Cell(felt, counts[felt]) for felt in Felt], total_visible=True)
    return PollCount(len(answers), tuple(Bar(felt, None if felt in held else counts[felt]) for felt in Felt))


def count_of(poll: Poll) -> PollCount:
    """What may be shown of a poll now."""
    answers = [Felt(row.felt) for row in poll.answers.all()]
    return count_answers(answers, is_closed=poll.closed_at is not None)


def polls_of(item_ids: Iterable[int]) -> list[Poll]:
    """The polls at these points, oldest first."""
    rows = Poll.objects.filter(item__in=list(item_ids)).select_related("goal").prefetch_related("answers")
    return list(rows.order_by("opened_at", "pk"))


def closed_polls(goal_ids: Iterable[int]) -> list[Poll]:
    """The polls about these doelen that were closed, newest first; those at confidential points are left out."""
    rows = Poll.objects.filter(goal__in=list(goal_ids), closed_at__isnull=False, item__is_confidential=False)
    return list(rows.select_related("item__meeting__body").prefetch_related("answers").order_by("-closed_at", "-pk"))


def poll_pulses(goal_ids: Iterable[int]) -> list[Pulse]:
    """The same as the plan shows them."""
    return [
        Pulse(
            poll.goal_id,
            poll.item.meeting.body.name,
            poll.item.meeting.date,
            count_text(count_of(poll)),
            is_noticed=is_noticed(count_of(poll)),
        )
        for poll in closed_polls(goal_ids)
    ]


def is_noticed(count: PollCount) -> bool | None:
    """Whether more than half notice it, a little or clearly, by nothing but the bars that are shown; None where they cannot tell."""
    shown = {bar.felt: bar.count or 0 for bar in count.bars}
    if not count.is_shown:
        return None
    if (shown[Felt.YES] + shown[Felt.LITTLE]) * 2 > count.answers:
        return True
    return False if shown[Felt.NO] * 2 >= count.answers else None


def get_poll(pk: int, actor: Actor) -> Poll:
    """A poll at a point that this reader may open; 404 for any other."""
    rows = Poll.objects.select_related("item__meeting__body", "goal").prefetch_related("answers")
    poll = get_object_or_404(rows, pk=pk)
    get_item(poll.item_id, actor)
    return poll


def count_text(count: PollCount) -> str:
    """ "14 antwoorden: ja, duidelijk 9, een beetje 5"; what is withheld is named without its number."""
    answers = dutch.plural(count.answers, "antwoord", "antwoorden")
    if not count.is_shown:
        return "te weinig antwoorden om te tonen"
    shown = [f"{bar.label} {bar.count}" for bar in count.bars if bar.count is not None]
    held = [bar.label for bar in count.bars if bar.count is None]
    told = f"{answers}: {', '.join(shown)}"
    return f"{told} ({dutch.join_words(held)}: onderdrukt)" if held else told


def poll_text(poll: Poll) -> str:
    """The same after the doel that it was about."""
    return f"Merkt u het? „{poll.goal.title}”: {count_text(count_of(poll))}"


@dataclass(frozen=True, slots=True)
class PollDoor:
    """What a phone finds behind the address of a poll: the poll, and the actor that it is there."""

    poll: Poll
    tenant: Tenant
    actor: Actor


def door_of(token: str) -> PollDoor | None:
    """The poll at an address; None where there is none. The one read that starts outside a samenwerkingsverband."""
    with scopes_disabled():
        rows = Poll.objects.filter(token=token).select_related("swv__tenant", "goal__priority", "item__meeting__body")
        poll = rows.first()
        tenant = getattr(poll.swv, "tenant", None) if poll else None
    if poll is None or tenant is None:
        return None
    granted = frozenset({Ability.ANSWER_POLL})
    return PollDoor(poll, tenant, Actor(user_id=None, swv=poll.swv, granted=granted, via=f"peiling-{poll.pk}"))


def has_answered(poll: Poll, device: str) -> bool:
    """Whether this phone answered already."""
    return PollAnswer.objects.filter(poll=poll, device=device).exists()
