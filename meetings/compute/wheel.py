"""The year wheel as marks on a square: a ring per body, a sector per month, augustus at the top and on with the clock. Pure."""

import math
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date, timedelta

from meetings.compute.dates import school_year_bounds
from meetings.proposals import SCHOOL_MONTHS
from osp import dutch
from osp.holidays import Holiday

# Radii and distances in units of the drawing.
INNER = 58.0
FIRST_RING = 74.0
RING_STEP = 24.0
RIM = 26.0
RIM_STEP = 36.0
NAMES = 62.0
HALF = 0.5
DAY = timedelta(days=1)


@dataclass(frozen=True, slots=True)
class Dot:
    """A meeting to draw: on which ring, when, as what ("planned", "past", "new"), and the number of its warning, 0 for none."""

    ring: int
    day: date
    look: str
    number: int = 0


@dataclass(frozen=True, slots=True)
class Publishes:
    """Figures come in this month: definitive ones, or ones that are voorlopig."""

    month: date
    is_final: bool


@dataclass(frozen=True, slots=True)
class Mark:
    """A dot in its place."""

    x: float
    y: float
    look: str
    number: int


@dataclass(frozen=True, slots=True)
class Word:
    """A word in its place; `is_now` for the month of today."""

    x: float
    y: float
    text: str
    is_now: bool = False


@dataclass(frozen=True, slots=True)
class Wheel:
    """The drawing. Paths are in the language of SVG."""

    size: float
    centre: float
    rings: tuple[float, ...]
    frame: tuple[float, float]
    holidays: tuple[str, ...]
    spokes: tuple[str, ...]
    months: tuple[Word, ...]
    names: tuple[Word, ...]
    marks: tuple[Mark, ...]
    provisional: tuple[str, ...]
    final: tuple[str, ...]
    now: str


def draw(
    year: int,
    *,
    names: Sequence[str],
    dots: Iterable[Dot],
    holidays: Iterable[Holiday],
    publishes: Iterable[Publishes],
    today: date,
) -> Wheel:
    """The wheel of a school year; `names` are the bodies from the outer ring inwards. Days outside the year are left out."""
    outer = FIRST_RING + RING_STEP * max(len(names) - 1, 0)
    rim = outer + RIM
    disc = _Disc(year, outer + RIM_STEP + NAMES)
    rings = tuple(outer - RING_STEP * place for place in range(len(names)))
    edge = outer + RIM_STEP
    first, last = school_year_bounds(year)
    shown = list(publishes)
    return Wheel(
        size=2 * disc.centre,
        centre=disc.centre,
        rings=rings,
        frame=(INNER, edge),
        holidays=tuple(
            disc.sector(max(each.first, first), min(each.last, last), edge)
            for each in holidays
            if each.last >= first and each.first <= last
        ),
        spokes=tuple(disc.spoke(month, INNER, edge + 8) for month in _months(year)),
        months=tuple(disc.month_name(month, edge + 22, today) for month in _months(year)),
        names=tuple(
            Word(disc.centre - 6, disc.centre - radius + 4.5, name)
            for radius, name in zip((*rings, rim), (*names, "Leveringen"), strict=True)
        ),
        marks=tuple(disc.mark(dot, rings[dot.ring]) for dot in dots if first <= dot.day <= last),
        provisional=tuple(disc.month_arc(each.month, rim) for each in shown if not each.is_final),
        final=tuple(disc.month_arc(each.month, rim) for each in shown if each.is_final),
        now=disc.spoke(today, INNER, edge + 4) if first <= today <= last else "",
    )


class _Disc:
    """Places on the wheel."""

    def __init__(self, year: int, centre: float) -> None:
        self.first, last = school_year_bounds(year)
        self.days = (last - self.first).days + 1
        self.centre = centre

    def at(self, day: date, radius: float, *, share: float = 0.0) -> tuple[float, float]:
        """A place at the beginning of a day, or a `share` of it later."""
        turn = 2 * math.pi * ((day - self.first).days + share) / self.days
        return (
            round(self.centre + radius * math.sin(turn), 1),
            round(self.centre - radius * math.cos(turn), 1),
        )

    def mark(self, dot: Dot, radius: float) -> Mark:
        return Mark(*self.at(dot.day, radius, share=HALF), dot.look, dot.number)

    def spoke(self, day: date, inner: float, outer: float) -> str:
        (x, y), (to_x, to_y) = self.at(day, inner), self.at(day, outer)
        return f"M{x} {y}L{to_x} {to_y}"

    def sector(self, first: date, last: date, outer: float) -> str:
        """From the beginning of the first day to the end of the last; never more than half the wheel."""
        ends = last + DAY
        (a_x, a_y), (b_x, b_y) = self.at(first, outer), self.at(ends, outer)
        (c_x, c_y), (d_x, d_y) = self.at(ends, INNER), self.at(first, INNER)
        return f"M{a_x} {a_y}A{outer} {outer} 0 0 1 {b_x} {b_y}L{c_x} {c_y}A{INNER} {INNER} 0 0 0 {d_x} {d_y}Z"

    def month_arc(self, month: date, radius: float) -> str:
        """Along the month, with a little room at both ends."""
        (a_x, a_y), (b_x, b_y) = self.at(month + 2 * DAY, radius), self.at(_next(month) - 2 * DAY, radius)
        return f"M{a_x} {a_y}A{radius} {radius} 0 0 1 {b_x} {b_y}"

    def month_name(self, month: date, radius: float, today: date) -> Word:
        middle = month + (_next(month) - month) / 2
        x, y = self.at(middle, radius)
        is_now = (today.year, today.month) == (month.year, month.month)
        return Word(x, round(y + 4.5, 1), dutch.SHORT_MONTHS[month.month - 1], is_now)


def _months(year: int) -> list[date]:
    return [date(year + (month < SCHOOL_MONTHS[0]), month, 1) for month in SCHOOL_MONTHS]


def _next(month: date) -> date:
    return (month + 31 * DAY).replace(day=1)
