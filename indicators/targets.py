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


# The targets of an indicator by its id, in the samenwerkingsverband in scope.
TARGETS: Registry[Callable[[int], Sequence[PlannedTarget]]] = Registry()


def targets_of(indicator_id: int) -> tuple[PlannedTarget, ...]:
    """Every target of an indicator that was agreed somewhere."""
    return tuple(target for source in TARGETS.sources for target in source(indicator_id))
