"""All that the minutes of a meeting say, as plain frozen values: for page, PDF and what is sealed. Pure: no Django.

Texts are Dutch and shown as given. `item_id` says which point a part is about, so that an audience can be given less.
"""

import hashlib
import json
from collections.abc import Collection, Mapping
from dataclasses import asdict, dataclass, replace
from typing import Any


@dataclass(frozen=True, slots=True)
class Person:
    """Somebody of the gremium and how they took part; `by` is who came for them or held their volmacht."""

    name: str
    seat: str
    presence: str
    organisation: str = ""
    by: str = ""


@dataclass(frozen=True, slots=True)
class Decided:
    """A decision with its number, "2026-14"."""

    label: str
    text: str
    state: str
    without_quorum: bool = False
    effect: str = ""


@dataclass(frozen=True, slots=True)
class Voted:
    """A vote: what about, the calculation in a sentence, the rule, and (who, what, weight) for each vote."""

    question: str
    sentence: str
    rule: str
    votes: tuple[tuple[str, str, int], ...] = ()


@dataclass(frozen=True, slots=True)
class Given:
    """An action: what, who, and by which day in words."""

    text: str
    owner: str
    due: str
    decision: str = ""


@dataclass(frozen=True, slots=True)
class MinutedPoint:
    """A point with what was said of it and what came of it."""

    item_id: int
    number: int
    title: str
    purpose: str
    text: str = ""
    dealt: str = ""
    is_confidential: bool = False
    decisions: tuple[Decided, ...] = ()
    votes: tuple[Voted, ...] = ()
    actions: tuple[Given, ...] = ()
    commitments: tuple[str, ...] = ()
    polls: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class MinutesPaper:
    """The minutes as a whole. `approved` says where and when they were approved, empty before."""

    body: str
    swv_name: str
    swv_code: str
    when: str
    day: str
    location: str
    quorum: str
    approved: str = ""
    is_example: bool = False
    people: tuple[Person, ...] = ()
    points: tuple[MinutedPoint, ...] = ()

    def without(self, hidden: Collection[int]) -> "MinutesPaper":
        """The same for an audience to which these points are not there: without a gap in the numbers."""
        kept = [point for point in self.points if point.item_id not in hidden]
        return replace(self, points=tuple(replace(point, number=number) for number, point in enumerate(kept, start=1)))

    def as_plain(self) -> dict[str, Any]:
        """As values that JSON can hold."""
        plain: dict[str, Any] = json.loads(json.dumps(asdict(self), ensure_ascii=False))
        return plain

    @property
    def digest(self) -> str:
        """SHA-256 over all that they say, the same in every process."""
        return hashlib.sha256(json.dumps(self.as_plain(), ensure_ascii=False, sort_keys=True).encode()).hexdigest()


def from_plain(kept: Mapping[str, Any]) -> MinutesPaper:
    """What `as_plain` gave."""
    people = tuple(Person(**row) for row in kept["people"])
    return MinutesPaper(**{**kept, "people": people, "points": tuple(_point(row) for row in kept["points"])})


def _point(row: Mapping[str, Any]) -> MinutedPoint:
    votes = tuple(Voted(**{**each, "votes": tuple(tuple(vote) for vote in each["votes"])}) for each in row["votes"])
    return MinutedPoint(
        **{
            **row,
            "decisions": tuple(Decided(**each) for each in row["decisions"]),
            "votes": votes,
            "actions": tuple(Given(**each) for each in row["actions"]),
            "commitments": tuple(row["commitments"]),
            "polls": tuple(row["polls"]),
        }
    )
