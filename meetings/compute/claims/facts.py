"""What the rules know: the series behind a text, and what they answer."""

from collections.abc import Callable
from dataclasses import dataclass
from itertools import pairwise

from goals.enums import Status


@dataclass(frozen=True, slots=True)
class Value:
    """A figure of one period that may be shown. `low` and `high` are equal for an exact one; `text` is how it reads."""

    period: str
    low: float
    high: float
    text: str
    is_provisional: bool = False

    @property
    def is_exact(self) -> bool:
        return self.low == self.high


@dataclass(frozen=True, slots=True)
class Subject:
    """An indicator that a text may speak of, with its figures in order of time and without a break of definition.

    `names` are words that point at it ("sbo", "thuiszitters"), in lower case. `others` are further values that a text may quote:
    baseline, target, numerator. `ahead` says by how much the newest figure is better than its path, in margins; None
    without a path. `size` is what the newest figure counts over; `heard` and `parties` how many of how many schoolbesturen
    it holds. What is withheld is no value: nothing is said of it.
    """

    title: str
    names: frozenset[str]
    values: tuple[Value, ...]
    is_share: bool
    status: Status = Status.NO_VERDICT
    status_sentence: str = ""
    ahead: float | None = None
    others: tuple[float, ...] = ()
    size: int | None = None
    heard: int | None = None
    parties: int | None = None

    @property
    def steps(self) -> tuple[int, ...]:
        """Of each step between two figures whether it went up (1), down (-1) or cannot be told apart (0)."""
        return tuple(_step(before, after) for before, after in pairwise(self.values))

    def told(self, count: int) -> str:
        """The newest figures as they read: "2,04% (2023-2024), 2,31% (2024-2025)"."""
        return ", ".join(f"{value.text} ({value.period})" for value in self.values[-count:])


def _step(before: Value, after: Value) -> int:
    if after.low > before.high:
        return 1
    return -1 if after.high < before.low else 0


@dataclass(frozen=True, slots=True)
class Remark:
    """What a rule has to say of some words: `code` names the rule, `start` and `end` the words in `quote`, their sentence."""

    field: str
    code: str
    quote: str
    start: int
    end: int
    message: str


@dataclass(frozen=True, slots=True)
class Found:
    """Words of a sentence that a rule remarks on, with what to say of them."""

    start: int
    end: int
    message: str


Rule = Callable[[str, Subject], Found | None]
