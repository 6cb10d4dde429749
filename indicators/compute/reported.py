"""Numbers that others stated, as sums per samenwerkingsverband: the newest statement counts, parts are added where they may be."""

from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass

from indicators.compute.intervals import Bounds, total
from indicators.compute.measures import MEASURES
from indicators.compute.sums import Sums
from indicators.enums import Level


@dataclass(frozen=True, slots=True)
class Statement:
    """One stated number. `order` rises with newer deliveries; of one measure, level, key and year the newest counts."""

    run: int
    order: int
    measure: str
    level: Level
    key: str
    year: int
    low: float
    high: float


def reported_sums(statements: Iterable[Statement], *, unit: str) -> Sums:
    """What was stated for one samenwerkingsverband: its own number first, else the sum of what its gemeenten,
    schoolbesturen or vestigingen stated, whichever level is the least detailed. A median or mean is never summed.

    Numbers stated for "NL" stand beside it, for Nederland.
    """
    newest: dict[tuple[str, int, Level, str], Statement] = {}
    for each in sorted(statements, key=lambda one: one.order):
        newest[each.measure, each.year, each.level, each.key] = each
    by_level: dict[tuple[str, int], dict[Level, list[Statement]]] = defaultdict(lambda: defaultdict(list))
    for (measure, year, level, _), each in newest.items():
        by_level[measure, year][level].append(each)
    sums = Sums()
    for (measure, year), levels in by_level.items():
        for whole in levels.pop(Level.SWV, []):
            _put(sums, measure, year, whole.key, [whole])
        if sums.of(year, measure, unit) is None and _additive(measure) and levels:
            _put(sums, measure, year, unit, _coarsest(levels))
    return sums


def _coarsest(levels: Mapping[Level, Sequence[Statement]]) -> Sequence[Statement]:
    return next(levels[level] for level in Level if levels.get(level))


def _additive(measure: str) -> bool:
    known = MEASURES.get(measure)
    return known is None or known.additive


def _put(sums: Sums, measure: str, year: int, unit: str, parts: Sequence[Statement]) -> None:
    bounds = total([_bounds(each.low, each.high) for each in parts])
    sums.put(year, measure, unit, bounds, {each.run for each in parts})


def _bounds(low: float, high: float) -> Bounds:
    """Whole numbers stay whole, so that a count of pupils reads as one."""
    first, last = _plain(low), _plain(high)
    return Bounds(first, last, float(low) if low == high else None)


def _plain(number: float) -> float | int:
    return int(number) if float(number).is_integer() else number
