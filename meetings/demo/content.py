"""The shape of the example, as plain values; po.py and vo.py fill it in."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date

from goals.enums import ActivityStatus, Direction
from indicators.enums import Trend, Unit
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
    """An indicator on a doel, with its target. `steps` make a path of its own.

    Until `changed_on` the target was `was`; `because` says why it changed.
    """

    indicator: str
    means: str = ""
    direction: Direction = Direction.DOWN
    baseline: tuple[int, float] | None = None
    target: tuple[int, float] | None = None
    steps: tuple[tuple[int, float], ...] = ()
    was: float | None = None
    changed_on: date | None = None
    because: str = ""
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
class Course:
    """An invented quantity, from its value in 2018 to that in 2025, give or take `wobble`; from `since` on `times` as much,
    because it is counted otherwise since."""

    first: float
    last: float
    wobble: float = 0.03
    since: int = 9999
    times: float = 1.0


@dataclass(frozen=True)
class Delivery:
    """A delivery that tells the newest year of these quantities; `withdrawn` is why it counts no more."""

    source: str
    file_name: str
    day: date
    rows: int
    quantities: tuple[str, ...] = ()
    withdrawn: str = ""


@dataclass(frozen=True)
class OwnFormula:
    """A meetbare indicator with a formula of its own; `adapted_from` is the code of the national one it began as."""

    name: str
    text: str
    formula: str
    theme: str
    source: str
    unit: Unit = Unit.PERCENT
    direction: Trend = Trend.DOWN
    question: str = ""
    limits: str = ""
    adapted_from: str = ""


@dataclass(frozen=True)
class Note:
    """What a reader must know about one year of an indicator."""

    indicator: str
    year: int
    text: str


@dataclass(frozen=True)
class Rate:
    """What a pupil costs per year, from a school year on."""

    kind: str
    valid_from: int
    amount: int
    category: str = ""


@dataclass(frozen=True)
class WhatIf:
    """A scenario in which the largest schoolbesturen each have some pupils more or less every year; kept with a doel."""

    indicator: str
    goal: str
    name: str
    note: str
    pupils: tuple[int, ...]
    target: tuple[int, float] | None = None


@dataclass(frozen=True)
class Measured:
    """All that the example measures beside its plan: what it follows, and invented quantities that all figures follow from."""

    adopted: tuple[str, ...]
    courses: Mapping[str, Course] = field(default_factory=dict)
    deliveries: tuple[Delivery, ...] = ()
    formulas: tuple[OwnFormula, ...] = ()
    notes: tuple[Note, ...] = ()
    # Made-up names for the largest schoolbesturen, whose numbers are real.
    boards: tuple[str, ...] = ()
    rates: tuple[Rate, ...] = ()
    scenarios: tuple[WhatIf, ...] = ()


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
    measured: Measured
    covers: tuple[Cover, ...] = ()
    place: str = ""
