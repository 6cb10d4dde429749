"""What was agreed for one indicator: from where, to where, along which path. Pure values, unrounded.

Percentages are on the scale 0-100, years are the first calendar year of a school year.
"""

from dataclasses import dataclass
from itertools import pairwise

from goals.enums import Direction, PathKind

# Sums of floats miss an agreed bound by the last digits; whoever is exactly on a bound must not be pushed over it.
TOLERANCE = 1e-9
# A value that is asked in a year.
Step = tuple[int, float]


@dataclass(frozen=True, slots=True)
class Target:
    """What was agreed for one indicator: from where, to where, along which path, with which two bounds.

    `margin` (marge) and `limit` (grens) are in the unit of the figure: percentage points, pupils, euros or score points. UP
    and DOWN need a baseline and a target, each with its year; `path_kind` says how the path runs between them, and a path of
    its own has `steps`, in order of year and strictly between both. CORRIDOR needs `low` and `high`; MAINTAIN keeps the
    baseline (or, without one, the target) within the margin, or a band of its own when `low` and `high` are given. Neither
    has a path. Raises ValueError in Dutch.
    """

    direction: Direction
    margin: float
    limit: float
    baseline_year: int | None = None
    baseline: float | None = None
    target_year: int | None = None
    target: float | None = None
    low: float | None = None
    high: float | None = None
    path_kind: PathKind = PathKind.LINEAR
    steps: tuple[Step, ...] = ()

    def __post_init__(self) -> None:
        if self.years is not None and self.years[0] >= self.years[1]:
            raise ValueError("Het streefjaar moet na het jaar van de nulmeting liggen.")
        if self.margin < 0:
            raise ValueError("De marge kan niet kleiner zijn dan nul.")
        if self.limit < self.margin:
            raise ValueError("De grens kan niet kleiner zijn dan de marge.")
        self._check_values()
        self._check_path()

    def _check_values(self) -> None:
        if (self.low is None) != (self.high is None):
            raise ValueError("Een bandbreedte heeft een onder- en een bovenkant nodig.")
        if self.low is not None and self.high is not None and self.low > self.high:
            raise ValueError("De onderkant van de bandbreedte ligt boven de bovenkant.")
        if self.has_path and (self.baseline is None or self.target is None or self.years is None):
            raise ValueError("Omhoog en omlaag hebben een nulmeting en een streefwaarde nodig, elk met een jaar.")
        if not self.has_path and self.band is None:
            raise ValueError("Vul in tussen welke waarden of op welke waarde het cijfer moet blijven.")

    def _check_path(self) -> None:
        if not self.has_path and self.path_kind is not PathKind.LINEAR:
            raise ValueError("Een pad hoort bij omhoog of omlaag.")
        if self.path_kind is not PathKind.OWN:
            if self.steps:
                raise ValueError("Tussenstappen horen bij een pad met eigen tussenstappen.")
            return
        if not self.steps:
            raise ValueError("Tussenstappen ontbreken: vul er ten minste één in, of kies een ander pad.")
        if any(earlier >= later for (earlier, _), (later, _) in pairwise(self.points)):
            raise ValueError("Tussenstappen liggen op volgorde, na het jaar van de nulmeting en voor het streefjaar.")

    @property
    def has_path(self) -> bool:
        """Whether the figure should move: UP and DOWN follow a path, the others stay in a band."""
        return self.direction in {Direction.UP, Direction.DOWN}

    @property
    def years(self) -> tuple[int, int] | None:
        """Year of the baseline and of the target, where both are agreed."""
        if self.baseline_year is None or self.target_year is None:
            return None
        return self.baseline_year, self.target_year

    @property
    def points(self) -> tuple[Step, ...]:
        """The corners of the path, from baseline to target and straight in between; empty for a band.

        A path in one step has two of them in the target year: until then the baseline is asked, from then on the target.
        """
        if not self.has_path or self.years is None or self.baseline is None or self.target is None:
            return ()
        first, last = self.years
        between = ((last, self.baseline),) if self.path_kind is PathKind.STEPPED else self.steps
        return ((first, self.baseline), *between, (last, self.target))

    @property
    def centre(self) -> float | None:
        """The one value that MAINTAIN keeps, when no band of its own was given."""
        if self.direction is not Direction.MAINTAIN or self.low is not None:
            return None
        return self.target if self.baseline is None else self.baseline

    @property
    def band(self) -> tuple[float, float] | None:
        """Lowest and highest wanted value; None for a direction with a path."""
        if self.has_path:
            return None
        if self.low is not None and self.high is not None:
            return self.low, self.high
        centre = self.centre
        return None if centre is None else (centre - self.margin, centre + self.margin)

    @property
    def bounds(self) -> tuple[float, float]:
        """Margin and limit as distances from path or band. The band of MAINTAIN has its margin already inside it."""
        return (self.margin, self.limit) if self.centre is None else (0.0, self.limit - self.margin)

    def favours(self, value: float, other: float) -> bool:
        """Whether the first value is further in the wanted direction than the second; never for a band."""
        sign = {Direction.UP: 1, Direction.DOWN: -1}.get(self.direction, 0)
        return sign * (value - other) > TOLERANCE


@dataclass(frozen=True, slots=True)
class Doubt:
    """A step that people rarely mean: `is_beyond` the target itself, or else back from `before`, the step in front of it."""

    year: int
    value: float
    before: Step
    is_beyond: bool


def path_value(target: Target, moment: float) -> float | None:
    """What is asked in that year, flat before the baseline and after the target; None where a band is asked.

    Between two years, so that a path can be cut where another one takes over.
    """
    points = target.points
    if not points:
        return target.centre
    for (year, value), (following, next_value) in pairwise(points):
        if year <= moment < following:
            return value + (next_value - value) * ((moment - year) / (following - year))
    return points[0][1] if moment < points[0][0] else points[-1][1]


def time_elapsed(target: Target, year: int) -> float | None:
    """The part of the agreed time that is over in that year, from 0 to 1; None where no two years were agreed."""
    if target.years is None:
        return None
    first, last = target.years
    return min(max((year - first) / (last - first), 0.0), 1.0)


def doubts(target: Target) -> tuple[Doubt, ...]:
    """The steps of a path of its own that go beyond the target, or back. Both may be meant, so neither is refused."""
    if target.target is None:
        return ()
    found = []
    for before, (year, value) in pairwise(target.points[:-1]):
        is_beyond = target.favours(value, target.target)
        if is_beyond or target.favours(before[1], value):
            found.append(Doubt(year, value, before, is_beyond))
    return tuple(found)
