"""What was promised and signed: what others may know of it, and what a promise is worth beside it.

Read from what was signed, so a promise that somebody is still writing is nobody else's. Parts that schools handed in are in the
promise of their schoolbestuur and are not counted beside it.
"""

from collections import defaultdict
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime
from typing import Any

from django.db.models import QuerySet

from goals.compute.promises import Bar, Worth, asked_of_all, bar, moved_by, together
from goals.compute.signed import promised_in
from goals.enums import Direction
from goals.models import Contribution, ContributionRound, IndicatorLink
from goals.wording.contributions import promise_text, worth_label, worth_sentence
from indicators.compute.splitting import OTHERS_NEEDED
from indicators.enums import Unit
from indicators.queries import Series
from indicators.wording.periods import moment_text
from osp.enums import Party

MOVES = frozenset({Direction.UP.value, Direction.DOWN.value})


def asks_number(link: IndicatorLink | None) -> bool:
    """Whether a number of what is counted can be promised for this koppeling: it should rise or fall to a target."""
    if link is None or link.indicator.is_noticeable or link.direction not in MOVES:
        return False
    unit = Unit(link.indicator.unit)
    return link.target is not None and link.target_year is not None and (unit.is_share or unit is Unit.COUNT)


@dataclass(frozen=True, slots=True)
class SignedAnswer:
    """One doel in what a schoolbestuur signed."""

    number: str
    title: str
    text: str
    intention: str


@dataclass(frozen=True, slots=True)
class SignedPromise:
    """What every member of the ALV may read of a schoolbestuur once it signed: its name and what it promised, no figures."""

    name: str
    code: str
    signed_at: datetime
    answers: tuple[SignedAnswer, ...]


def signed_promises(asked: ContributionRound) -> list[SignedPromise]:
    """The schoolbesturen that signed, by name."""
    return [
        SignedPromise(row.name, row.code, row.signed_at, tuple(_answer(each) for each in row.signed_content["answers"]))
        for row in _signed(asked)
        if row.signed_at is not None
    ]


def _answer(row: Mapping[str, Any]) -> SignedAnswer:
    if row["is_not_applicable"]:
        return SignedAnswer(row["number"], row["title"], "niet van toepassing", "")
    if row["is_in_order"]:
        return SignedAnswer(row["number"], row["title"], "al op orde", "")
    said = promise_text(row["promised"], row["counted"], Direction(row["direction"])) if row["direction"] else ""
    return SignedAnswer(row["number"], row["title"], said, row["intention"])


def promised_by_others(contribution: Contribution) -> dict[int, int]:
    """By the id of the asked doel what the other schoolbesturen promised and signed together."""
    found: dict[int, list[float]] = defaultdict(list)
    for row in _signed(contribution.round).exclude(pk=contribution.pk):
        for round_goal_id, number in promised_in(row.signed_content).items():
            found[round_goal_id].append(number)
    return {key: together(numbers) for key, numbers in found.items()}


def told_of_others(contribution: Contribution) -> dict[int, int] | None:
    """The same as one schoolbestuur may know it: over the first so many others that signed, in steps of a few at a time.

    None as long as some signed but too few to hide behind each other: with one other, the sum is that one's promise, and a sum that
    grows by one tells the newest. Empty where nobody else signed.
    """
    rows = list(_signed(contribution.round).exclude(pk=contribution.pk).order_by("signed_at", "pk"))
    told = len(rows) - len(rows) % OTHERS_NEEDED
    if rows and not told:
        return None
    found: dict[int, list[float]] = defaultdict(list)
    for row in rows[:told]:
        for round_goal_id, number in promised_in(row.signed_content).items():
            found[round_goal_id].append(number)
    return {key: together(numbers) for key, numbers in found.items()}


def _signed(asked: ContributionRound) -> QuerySet[Contribution]:
    rows = Contribution.objects.filter(round=asked, party=Party.SCHOOLBESTUUR.value, parent__isnull=True)
    return rows.filter(signed_at__isnull=False, archived_at__isnull=True).order_by("name", "pk")


@dataclass(frozen=True, slots=True)
class PromiseWorth:
    """What a promise is worth beside those of others: in numbers, as a bar and as a sentence.

    `knows_others` is False as long as too few others signed; then their promises are left out of all of it. `points` is by how much
    the promise moves the figure of the samenwerkingsverband, on its own scale; None for a number.
    """

    worth: Worth
    bar: Bar
    label: str
    sentence: str
    knows_others: bool = True
    points: float | None = None


def worth_of(link: IndicatorLink, series: Series, *, own: float | None, others: int | None) -> PromiseWorth | None:
    """None where the figure of the samenwerkingsverband is no exact number that may be shown. `others` None: not to be told."""
    point = series.latest
    if point is None or link.target is None or link.target_year is None or not asks_number(link):
        return None
    direction = Direction(link.direction)
    asked = asked_of_all(point.figure, target=link.target, direction=direction)
    if asked is None:
        return None
    found = Worth(asked, others or 0, together([own]))
    moment = moment_text(series.definition, link.target_year)
    return PromiseWorth(
        found,
        bar(found),
        worth_label(found, knows_others=others is not None),
        worth_sentence(
            found, counted=series.counted, direction=direction, moment=moment, knows_others=others is not None
        ),
        knows_others=others is not None,
        points=moved_by(point.figure, found.own),
    )
