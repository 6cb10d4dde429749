"""The shape of what the example writes beside its doelen: chapters, and what hangs on its elements. Plain values."""

from collections.abc import Mapping
from dataclasses import dataclass, field

from goals.enums import MoneyKind, YearKind
from meetings.demo.content import Link


@dataclass(frozen=True)
class Chapter:
    """A narrative chapter."""

    title: str
    text: str
    is_closing: bool = False


@dataclass(frozen=True)
class Milestone:
    """Something that is there at the end of a month; `ahead` counts school years from the one of today.

    `is_reached` holds as soon as its day has come.
    """

    title: str
    month: int
    ahead: int = 0
    is_reached: bool = True


@dataclass(frozen=True)
class Money:
    """Begroot and besteed in one year; `ahead` counts years from the one of today."""

    ahead: int
    budgeted: int
    spent: int | None = None
    note: str = ""
    clock: YearKind = YearKind.CALENDAR
    money: MoneyKind = MoneyKind.SWV


@dataclass(frozen=True)
class Risk:
    """What may go otherwise; `indicator` is the code of what shows it early."""

    title: str
    chance: int
    impact: int
    measure: str = ""
    indicator: str = ""


@dataclass(frozen=True)
class Details:
    """What hangs on one element. `tags` are codes of goals/data/kader.toml, `boards` counts off the named schoolbesturen.

    An empty text, owner or process leaves what the element has.
    """

    owner: str = ""
    starts: int | None = None
    process: str = ""
    responsibility: str = ""
    achieved_measurable: str = ""
    achieved_noticeable: str = ""
    milestones: tuple[Milestone, ...] = ()
    money: tuple[Money, ...] = ()
    risks: tuple[Risk, ...] = ()
    tags: tuple[str, ...] = ()
    boards: tuple[int, ...] = ()
    links: tuple[Link, ...] = ()


@dataclass(frozen=True)
class Narrative:
    """Kernwaarden, chapters, and the details of elements by their title."""

    core_values: str
    chapters: tuple[Chapter, ...]
    details: Mapping[str, Details] = field(default_factory=dict)
