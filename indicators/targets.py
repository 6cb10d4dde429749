"""What a higher app agreed about an indicator: it registers how to ask; nothing here imports it."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class PlannedTarget:
    """A value to reach in a school year, on the scale of the indicator, and where that was agreed."""

    value: float
    year: int
    label: str


TargetsOf = Callable[[int], Sequence[PlannedTarget]]
_sources: list[TargetsOf] = []


def register_targets(source: TargetsOf) -> None:
    """Add a function that gives the targets of an indicator by its id, in the samenwerkingsverband in scope.

    Raises ValueError when it is there already.
    """
    if source in _sources:
        raise ValueError(f"{source!r} is al aangemeld")
    _sources.append(source)


def forget_targets(source: TargetsOf) -> None:
    """Take a source away again."""
    _sources.remove(source)


def targets_of(indicator_id: int) -> tuple[PlannedTarget, ...]:
    """Every target of an indicator that was agreed somewhere."""
    return tuple(target for source in _sources for target in source(indicator_id))
