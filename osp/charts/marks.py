"""The neutral marks of a picture. Lengths are in px on screen and in pt on paper; y runs down from the top."""

from dataclasses import dataclass
from enum import Enum
from typing import Literal

Anchor = Literal["start", "middle", "end"]
XY = tuple[float, float]


class Role(Enum):
    """What a line, shape or dot stands for. Each writer gives every role one look."""

    AXIS = "axis"
    GRID = "grid"
    RANGE = "range"
    PEER = "peer"
    BREAK = "break"
    PATH = "path"
    OLD_PATH = "old-path"
    CORRIDOR = "corridor"
    GOAL = "goal"
    SERIES = "series"
    INTERVAL = "interval"
    PEER_INTERVAL = "peer-interval"
    LINK = "link"
    DOT = "dot"
    OPEN_DOT = "open-dot"
    ESTIMATE = "estimate"
    GAP = "gap"
    STUB = "stub"
    FLAG = "flag"
    FORECAST_BAND = "forecast-band"
    FORECAST = "forecast"
    FORECAST_END = "forecast-end"
    ALTERNATIVE = "alternative"
    ALTERNATIVE_DOT = "alternative-dot"
    # One of the other samenwerkingsverbanden, and one of them that is most like the own.
    OTHER = "other"
    ALIKE = "alike"
    LIMIT = "limit"


class TextRole(Enum):
    """What a text is: the own figure, the target, a quiet label and so on."""

    LEAD = "lead"
    DARK = "dark"
    PLAIN = "plain"
    FAINT = "faint"
    GAP = "gap"
    ESTIMATE = "estimate"
    MISSING = "missing"


@dataclass(frozen=True, slots=True)
class Line:
    """A line through two or more points."""

    points: tuple[XY, ...]
    role: Role


@dataclass(frozen=True, slots=True)
class Polygon:
    """A closed, filled shape."""

    points: tuple[XY, ...]
    role: Role


@dataclass(frozen=True, slots=True)
class Circle:
    """A dot around a centre."""

    x: float
    y: float
    radius: float
    role: Role


@dataclass(frozen=True, slots=True)
class Text:
    """One line of text; y is its baseline."""

    x: float
    y: float
    text: str
    role: TextRole
    anchor: Anchor = "start"


Shape = Line | Polygon | Circle
Mark = Shape | Text


@dataclass(frozen=True, slots=True)
class Picture:
    """A laid-out chart: its size and its marks, back to front.

    `untold` are sentences about intervals that the axis cuts and of which the words found no place: the writers must
    say them elsewhere.
    """

    width: float
    height: float
    marks: tuple[Mark, ...]
    untold: tuple[str, ...] = ()

    @property
    def texts(self) -> tuple[Text, ...]:
        """All texts, in drawing order."""
        return tuple(mark for mark in self.marks if isinstance(mark, Text))


def diamond(x: float, y: float, radius: float, role: Role) -> Polygon:
    """A square on its point."""
    return Polygon(((x, y - radius), (x + radius, y), (x, y + radius), (x - radius, y)), role)
