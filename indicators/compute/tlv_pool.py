"""Figures over all samenwerkingsverbanden that share: pooled, so that nobody's own number is in sight. Pure."""

from collections.abc import Sequence
from dataclasses import dataclass

from indicators.compute.benchmark import percentiles
from indicators.compute.withholding import SMALL

ENOUGH_TO_POOL = 5
ENOUGH_TO_SPREAD = 15


@dataclass(frozen=True, slots=True)
class Part:
    """What one samenwerkingsverband brings to a pooled figure: its numerator and denominator, and its own value.

    `is_small` when its figure is about one to four pupils: it counts in the sum and never as a value of its own.
    """

    numerator: float
    denominator: float
    value: float
    is_small: bool = False


@dataclass(frozen=True, slots=True)
class Pooled:
    """One figure over all that share: sum over sum, and from fifteen up how they lie."""

    units: int
    numerator: float
    denominator: float
    value: float
    spread: tuple[float, float, float, float, float] | None


def pooled(parts: Sequence[Part], *, factor: float, is_part: bool) -> Pooled | None:
    """The pooled figure of at least five; None where there are fewer or it would tell about one to four pupils.

    `is_part` says that the numerator is part of the denominator, so that what is left of it may not be small either.
    """
    if len(parts) < ENOUGH_TO_POOL:
        return None
    numerator, denominator = sum(each.numerator for each in parts), sum(each.denominator for each in parts)
    told = (numerator, denominator, denominator - numerator) if is_part else (numerator, denominator)
    if not denominator or any(0 < amount < SMALL for amount in told):
        return None
    values = [each.value for each in parts if not each.is_small]
    found = percentiles(values) if len(values) >= ENOUGH_TO_SPREAD else None
    spread = (found.p10, found.p25, found.p50, found.p75, found.p90) if found else None
    return Pooled(len(parts), numerator, denominator, factor * numerator / denominator, spread)


def without_differences(groups: Sequence[frozenset[str]]) -> list[int]:
    """Which groups may be published beside one another, largest first: places in the list given.

    Where two sums share a part, a group that has one to four members more than another would tell their part.
    """
    order = sorted(range(len(groups)), key=lambda place: (-len(groups[place]), place))
    kept: list[int] = []
    for place in order:
        differences = [len(groups[place] - groups[other]) for other in kept]
        differences += [len(groups[other] - groups[place]) for other in kept]
        if all(not 0 < number < ENOUGH_TO_POOL for number in differences):
            kept.append(place)
    return sorted(kept)
