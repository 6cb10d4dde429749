"""The timetable of a route as a picture: a bar for each term, the day that was planned or kept, holidays and today. Pure: no Django.

Lengths are in px of a drawing that the page scales.
"""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import date, timedelta

from osp import dutch
from osp.holidays import Holiday

WIDTH = 800
LEFT, RIGHT, TOP = 168, 16, 34
ROW = 26
FOOT = 10
BAR = 10
BASELINE = 5
# A day further off than this does not stretch the picture.
NEAR = timedelta(days=60)
MARGIN = timedelta(days=7)
# Names of months stand at least this far apart.
MONTH_WIDTH = 34
NAME_LENGTH = 24


@dataclass(frozen=True, slots=True)
class Term:
    """A step to draw: its name, its latest term, and the day it was done or is planned."""

    name: str
    first: date
    last: date
    day: date | None = None
    is_done: bool = False
    is_late: bool = False


@dataclass(frozen=True, slots=True)
class Bar:
    """One row: the term from `x` on, and the mark of its day at `mark_x`."""

    name: str
    y: int
    x: float
    width: float
    mark_x: float | None
    mark: str
    is_late: bool

    @property
    def top(self) -> int:
        """Upper edge of the bar."""
        return self.y - BAR // 2

    @property
    def text_y(self) -> int:
        """Where its name stands."""
        return self.y + BASELINE


@dataclass(frozen=True, slots=True)
class Tick:
    """A named place on the line of time."""

    x: float
    name: str


@dataclass(frozen=True, slots=True)
class Band:
    """A stretch of free days."""

    x: float
    width: float


@dataclass(frozen=True, slots=True)
class RoutePicture:
    """Everything drawn, back to front; `today` and `legal` are None where they lie outside."""

    height: int
    bars: tuple[Bar, ...]
    months: tuple[Tick, ...]
    holidays: tuple[Band, ...]
    today: float | None
    legal: Tick | None
    width: int = WIDTH
    top: int = TOP

    @property
    def bottom(self) -> int:
        """Where the rows end."""
        return self.height - FOOT

    @property
    def rows_height(self) -> int:
        """From the first row to the last."""
        return self.bottom - self.top

    @property
    def mark_y(self) -> int:
        """Where "vandaag" and "1 mei" stand."""
        return self.month_y - ROW // 2

    @property
    def month_y(self) -> int:
        """Where the months stand."""
        return self.top - BASELINE


@dataclass(frozen=True, slots=True)
class _Line:
    """From a day to its place."""

    first: date
    last: date

    def x(self, day: date) -> float:
        share = (day - self.first).days / (self.last - self.first).days
        return round(LEFT + share * (WIDTH - LEFT - RIGHT), 1)

    def holds(self, day: date) -> bool:
        return self.first <= day <= self.last


def route_picture(
    terms: Sequence[Term], *, holidays: Sequence[Holiday], today: date, legal: date | None
) -> RoutePicture | None:
    """The picture of these steps; None where there are none."""
    if not terms:
        return None
    line = _line(terms, today, legal)
    return RoutePicture(
        height=TOP + ROW * len(terms) + FOOT,
        bars=tuple(_bar(term, row, line) for row, term in enumerate(terms)),
        months=tuple(_months(line)),
        holidays=tuple(_bands(holidays, line)),
        today=line.x(today) if line.holds(today) else None,
        legal=Tick(line.x(legal), "1 mei") if legal and line.holds(legal) else None,
    )


def _line(terms: Sequence[Term], today: date, legal: date | None) -> _Line:
    days = [day for term in terms for day in (term.first, term.last, term.day) if day]
    days += [legal] if legal else []
    first, last = min(days), max(days)
    if first - NEAR <= today <= last + NEAR:
        first, last = min(first, today), max(last, today)
    return _Line(first - MARGIN, last + MARGIN)


def _bar(term: Term, row: int, line: _Line) -> Bar:
    x = line.x(term.first)
    mark = ("done" if term.is_done else "planned") if term.day else ""
    return Bar(
        name=term.name if len(term.name) <= NAME_LENGTH else f"{term.name[: NAME_LENGTH - 1].rstrip()}…",
        y=TOP + ROW * row + ROW // 2,
        x=x,
        width=round(max(line.x(term.last) - x, 2), 1),
        mark_x=line.x(term.day) if term.day else None,
        mark=mark,
        is_late=term.is_late,
    )


def _months(line: _Line) -> Iterator[Tick]:
    """The first day of each month, named as far as there is room."""
    day, room = line.first.replace(day=1), 0.0
    while day <= line.last:
        if line.holds(day):
            x = line.x(day)
            yield Tick(x, dutch.SHORT_MONTHS[day.month - 1] if x >= room else "")
            room = x + MONTH_WIDTH if x >= room else room
        day = (day + timedelta(days=32)).replace(day=1)


def _bands(holidays: Sequence[Holiday], line: _Line) -> Iterator[Band]:
    for holiday in holidays:
        first, last = max(holiday.first, line.first), min(holiday.last + timedelta(days=1), line.last)
        if first < last:
            yield Band(line.x(first), round(line.x(last) - line.x(first), 1))
