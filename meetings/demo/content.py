"""The shape of the example, as plain values; po.py and vo.py fill it in."""

from dataclasses import dataclass

from goals.enums import ActivityStatus, Direction
from indicators.enums import Unit
from meetings.enums import Purpose


@dataclass(frozen=True)
class Invented:
    """Invented figures of one indicator: {school year: (numerator, denominator or None)}; the newest may be provisional."""

    indicator: str
    years: dict[int, tuple[int, int | None]]
    provisional: int | None = None


@dataclass(frozen=True)
class OwnIndicator:
    """An indicator of the samenwerkingsverband itself; four sentences make it merkbaar."""

    code: str
    name: str
    text: str
    unit: Unit = Unit.SCORE
    rubric: tuple[str, ...] = ()
    numerator: str = ""
    denominator: str = ""


@dataclass(frozen=True)
class Score:
    """A rubric score in a school year (2025 = autumn 2025)."""

    indicator: str
    level: int
    year: int
    note: str


@dataclass(frozen=True)
class Rhythm:
    """Who discusses a link, and when."""

    body: str
    purpose: Purpose
    months: tuple[int, ...] = ()
    every_weeks: int | None = None


@dataclass(frozen=True)
class Link:
    """An indicator on a doel, with its target."""

    indicator: str
    means: str = ""
    direction: Direction = Direction.DOWN
    baseline: tuple[int, float] | None = None
    target: tuple[int, float] | None = None
    band: tuple[float, float] | None = None
    bounds: tuple[float, float] | None = None
    rhythms: tuple[Rhythm, ...] = ()
    interpretation: str = ""


@dataclass(frozen=True)
class Activity:
    """An activiteit; `owner` is a role of the demo's people."""

    title: str
    status: ActivityStatus
    owner: str
    months: tuple[int, int]


@dataclass(frozen=True)
class Goal:
    """A doel with its links and activiteiten."""

    title: str
    measurable: str
    noticeable: str
    owner: str
    links: tuple[Link, ...] = ()
    activities: tuple[Activity, ...] = ()


@dataclass(frozen=True)
class Priority:
    """A speerpunt."""

    process: str
    title: str
    description: str
    goals: tuple[Goal, ...]


@dataclass(frozen=True)
class Cover:
    """The oplegger of one agenda point; `goal` is the title of the doel whose point it is."""

    goal: str
    purpose: Purpose
    minutes: int
    asked: str
    summary: str
    finances: str = ""
    risks: str = ""
    route: str = ""
    follow_up: str = ""


@dataclass(frozen=True)
class Example:
    """One fictional samenwerkingsverband."""

    code: str
    name: str
    mission: str
    vision: str
    priorities: tuple[Priority, ...]
    indicators: tuple[OwnIndicator, ...]
    invented: tuple[Invented, ...]
    scores: tuple[Score, ...]
    covers: tuple[Cover, ...] = ()
    place: str = ""
