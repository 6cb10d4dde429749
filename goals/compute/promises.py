"""What a promise comes to: for the schoolbestuur itself, and against what the doel asks of all together. Pure.

A promise is a number of pupils (or of what else the indicator counts) in the direction of the doel: fewer where it goes down,
more where it goes up.
"""

from collections.abc import Iterable
from dataclasses import dataclass
from math import ceil

from goals.enums import Direction
from goals.progress import WHOLE
from indicators.compute.figure import FigureValue
from indicators.enums import FigureKind, Unit

TOLERANCE = 1e-6


@dataclass(frozen=True, slots=True)
class Outcome:
    """The own number once the promise is kept. `share` is on the scale of the indicator, None without a denominator.

    `lacking` says how many more were promised than there are.
    """

    count: int
    whole: int | None = None
    share: float | None = None
    lacking: int = 0


def outcome(*, promised: int, count: int, whole: int | None, direction: Direction, factor: int = 100) -> Outcome:
    """Where a schoolbestuur ends. The denominator stays: whoever is not referred stays a pupil."""
    wanted = count + (promised if direction is Direction.UP else -promised)
    most = whole if whole is not None else wanted
    reached = min(max(wanted, 0), max(most, 0))
    share = factor * reached / whole if whole else None
    return Outcome(reached, whole, share, lacking=abs(wanted - reached))


@dataclass(frozen=True, slots=True)
class Worth:
    """What the doel asks of all together from where it stands now, and how far the promises go. All in whole numbers.

    `left` is what is still open after all promises, zero when they are enough.
    """

    asked: int
    others: int
    own: int

    @property
    def left(self) -> int:
        """What nobody promised yet."""
        return max(self.asked - self.others - self.own, 0)


def asked_of_all(figure: FigureValue, *, target: float, direction: Direction) -> int | None:
    """How many must be fewer (or more) to bring the figure to its target; 0 when it is there.

    None where the figure is no exact number that may be shown, or is not expressed in what is counted.
    """
    if figure.kind is not FigureKind.VALUE or direction not in {Direction.UP, Direction.DOWN}:
        return None
    now, wished = _counts(figure, target)
    if now is None or wished is None:
        return None
    gap = wished - now if direction is Direction.UP else now - wished
    return max(ceil(gap - TOLERANCE), 0)


def _counts(figure: FigureValue, target: float) -> tuple[float | None, float | None]:
    if figure.unit is Unit.COUNT:
        return figure.value, target
    if figure.unit not in WHOLE or figure.numerator_low is None or figure.denominator_low is None:
        return None, None
    return figure.numerator_low, target * figure.denominator_low / WHOLE[figure.unit]


def moved_by(figure: FigureValue, number: int) -> float | None:
    """By how much so many pupils move the figure, on its own scale; None for a number or where the denominator is not exact."""
    if figure.kind is not FigureKind.VALUE or figure.unit not in WHOLE or not figure.denominator_low:
        return None
    return WHOLE[figure.unit] * number / figure.denominator_low


def together(promises: Iterable[float | None]) -> int:
    """The sum of what was promised, without what nobody filled in."""
    return round(sum(each for each in promises if each is not None))


# The bar in the kantlijn: from where each part of it is drawn, in a width of 244.
BAR_LEFT, BAR_WIDTH = 1.0, 231.0


@dataclass(frozen=True, slots=True)
class Bar:
    """The parts of the bar as SVG has them, with a decimal point. `own_middle` is where the own number stands under it."""

    others: str
    own_start: str
    own: str
    own_middle: str


def bar(worth: Worth) -> Bar:
    """How the promises fill what is asked; promises beyond it fill no more than all of it."""
    scale = BAR_WIDTH / worth.asked if worth.asked else 0.0
    others = min(worth.others * scale, BAR_WIDTH)
    own = min(worth.own * scale, BAR_WIDTH - others)
    start = BAR_LEFT + others
    return Bar(f"{others:.1f}", f"{start:.1f}", f"{own:.1f}", f"{min(max(start + own / 2, 30.0), 200.0):.1f}")
