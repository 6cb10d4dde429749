"""What a higher app agreed about an indicator."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass

from osp.registry import Registry


@dataclass(frozen=True, slots=True)
class PlannedTarget:
    """A value to reach in a school year, on the scale of the indicator, and where that was agreed."""

    value: float
    year: int
    label: str


@dataclass(frozen=True, slots=True)
class AgreedPlace:
    """Where something was agreed about an indicator, what it is now, and what it was before with the reason of each change."""

    place: str
    agreed: str
    changes: tuple[str, ...] = ()


# The targets of an indicator by its id, in the samenwerkingsverband in scope.
TARGETS: Registry[Callable[[int], Sequence[PlannedTarget]]] = Registry()

# Every agreement about an indicator by its id and the noun of what it counts, in the samenwerkingsverband in scope.
AGREED: Registry[Callable[[int, str], Sequence[AgreedPlace]]] = Registry()


def targets_of(indicator_id: int) -> tuple[PlannedTarget, ...]:
    """Every target of an indicator that was agreed somewhere."""
    return tuple(target for source in TARGETS.sources for target in source(indicator_id))


def agreed_about(indicator_id: int, counted: str) -> tuple[AgreedPlace, ...]:
    """Everything that was agreed about an indicator somewhere."""
    return tuple(place for source in AGREED.sources for place in source(indicator_id, counted))
