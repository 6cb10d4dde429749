"""Which cells of a breakdown are withheld because they would tell about 1 to 4 pupils or respondents.

The reader is taken to know everything that is shown, the total, and this rule itself. Every withheld cell must keep
at least three values that are possible to that reader. The rule: hide every positive cell under a threshold, the
lowest that leaves enough possibilities; the first threshold is 5, which hides the small cells alone. Whether a
threshold does depends on how many cells it hides and on their sum, both of which the reader sees, so the choice
itself gives nothing away. Where no threshold does, the breakdown is withheld as a whole, zeros included.
"""

from collections.abc import Hashable, Iterator, Sequence
from dataclasses import dataclass
from enum import StrEnum
from functools import cache, lru_cache
from itertools import count
from math import ceil

SMALL = 5
ENOUGH = 3
_GROWTH = 1.25
# Small breakdowns get a few thresholds more, so that those without any are too many to tell apart.
_FEW = 12


class Reason(StrEnum):
    """Why a cell is withheld. Never shown to a reader: it would tell which cells are small."""

    PRIMARY = "primary"
    COMPLEMENTARY = "complementary"


@dataclass(frozen=True, slots=True)
class Cell:
    """One part of a breakdown. A count of None is not known exactly here, so it is neither hidden nor used."""

    key: Hashable
    count: int | None


@dataclass(frozen=True, slots=True)
class Withheld:
    """What may not be shown: cells by key with a reason, and whether the total goes too, being 1 to 4 itself."""

    cells: dict[Hashable, Reason]
    total: bool = False

    def __contains__(self, key: Hashable) -> bool:
        return key in self.cells


def withhold(rows: Sequence[Cell], *, total_visible: bool, inside: bool = False) -> Withheld:
    """Which cells of one breakdown are withheld, with everything that derives from them.

    `total_visible` says that readers can know the sum of the cells, from this page or any other; `inside` that a reader
    may know one of the cells already. Raises ValueError for a negative count or a key that occurs twice.
    """
    counts = {cell.key: cell.count for cell in rows if cell.count is not None}
    if len({cell.key for cell in rows}) < len(rows) or any(count < 0 for count in counts.values()):
        raise ValueError("cells need unique keys and counts of zero or more")
    small = {key for key, count in counts.items() if 0 < count < SMALL}
    if not small:
        return Withheld({})
    chosen = _hidden_inside(counts) if inside else _hidden(counts)
    hidden = set(chosen) if total_visible else small
    reasons = {key: Reason.PRIMARY if key in small else Reason.COMPLEMENTARY for key in counts if key in hidden}
    return Withheld(reasons, total=total_visible and 0 < sum(counts.values()) < SMALL)


def _hidden(counts: dict[Hashable, int]) -> Iterator[Hashable]:
    """The cells to hide when the total is known and at least one cell is small."""
    whole = sum(counts.values())
    for level in range(_levels(len(counts), whole) if whole >= SMALL else 0):
        under = {key: count for key, count in counts.items() if 0 < count < _threshold(level)}
        if len(_possible(level, len(under), sum(under.values()))) >= ENOUGH:
            yield from under
            return
    yield from counts


def _hidden_inside(counts: dict[Hashable, int]) -> Iterator[Hashable]:
    """The same where a reader may know one of the cells."""
    whole = sum(counts.values())
    for level in count():
        threshold = _threshold(level)
        if whole < SMALL or threshold > max(_FEW, 2 * whole):
            break
        under = {key: number for key, number in counts.items() if 0 < number < threshold}
        if _stands_inside(threshold, len(under), sum(under.values())):
            yield from under
            return
    yield from counts


def _stands_inside(threshold: int, cells: int, whole: int) -> bool:
    """Whether all but any one of these cells, each from 1 to under the threshold, leave each other three values.

    It looks at what the reader sees alone. The known cell is the largest possible one in the first case, the smallest in the second.
    """
    others, most = cells - 1, threshold - 1
    return others > 1 and whole - most >= others + ENOUGH - 1 and whole - 1 <= others * most - ENOUGH + 1


@cache
def _threshold(level: int) -> int:
    """5, 7, 9, 12, 15 and on: fine enough to hide few cells, coarse enough to leave possibilities."""
    return SMALL if level == 0 else ceil(_threshold(level - 1) * _GROWTH)


@lru_cache(maxsize=10_000)
def _levels(cells: int, whole: int) -> int:
    """How many thresholds are tried for this total before the breakdown is withheld as a whole.

    At first up to the one that hides every positive cell. But the breakdowns that defy all of them may be so few that
    withholding just those would tell them; then fewer thresholds are tried, so that more breakdowns share their fate.
    """
    level = 0
    while _threshold(level) <= whole:
        level += 1
    while level >= 0 and 0 < len(_left_over(level, cells, whole)) < ENOUGH:
        level -= 1
    return level + 1


def _left_over(level: int, cells: int, whole: int) -> frozenset[int]:
    """The values that a cell can have in the breakdowns of a total that all thresholds up to this level reject."""
    found: frozenset[int] = frozenset()
    for positive in range(1, cells + 1):
        values = _beyond(level, positive, whole, ceiling=whole)
        found |= values | ({0} if values and positive < cells else frozenset())
        if len(found) >= ENOUGH:
            break
    return found


@lru_cache(maxsize=100_000)
def _possible(level: int, cells: int, whole: int) -> frozenset[int]:
    """The values that a hidden cell can have, to who sees how many cells this threshold hides and their sum.

    A possible breakdown has a small cell, and no lower threshold did. Cells are interchangeable, so one set serves
    all. Counting stops at three values: then the threshold does.
    """
    if level == 0:
        return _between(cells, whole, 1, SMALL - 1)
    return _beyond(level - 1, cells, whole, ceiling=_threshold(level) - 1)


def _beyond(level: int, cells: int, whole: int, *, ceiling: int) -> frozenset[int]:
    """The same for positive cells up to a ceiling of which this level and all below it hide too few."""
    floor = _threshold(level)
    found: frozenset[int] = frozenset()
    for lower in range(1, cells + 1):
        for part in _sums(lower, cells - lower, whole, floor, ceiling):
            below = _possible(level, lower, part)
            if 0 < len(below) < ENOUGH:
                found |= below | _between(cells - lower, whole - part, floor, ceiling)
            if len(found) >= ENOUGH:
                return found
    return found


def _sums(lower: int, upper: int, whole: int, floor: int, ceiling: int) -> range:
    """The sums of `lower` positive cells under the floor when `upper` cells from it to the ceiling fill the whole."""
    least = max(lower, whole - upper * ceiling)
    most = min(lower * (floor - 1), whole - upper * floor)
    return range(least, most + 1)


def _between(cells: int, whole: int, low: int, high: int) -> frozenset[int]:
    """Up to three values that one of the cells, each from low to high, can have when they add up to the whole."""
    if cells == 0:
        return frozenset()
    least = max(low, whole - (cells - 1) * high)
    most = min(high, whole - (cells - 1) * low)
    return frozenset(range(least, min(most, least + ENOUGH - 1) + 1))
