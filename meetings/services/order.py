"""The order of points on an agenda and of bijlagen at a point: counted from 1 without a gap.

Neither keeps history, and changing place changes nobody's text: the numbers are written past `save`, and no version is raised.
"""

from collections.abc import Iterable
from typing import Any


def renumber(ordered: Iterable[Any]) -> None:
    """Positions 1, 2, 3 in this order; only what changes place is written."""
    for position, row in enumerate(ordered, 1):
        if row.position != position:
            type(row).objects.filter(pk=row.pk).update(position=position)
            row.position = position


def step(row: Any, siblings: Iterable[Any], *, up: bool) -> Any:
    """One place up or down among its siblings, which somebody holds; at the end of the list nothing changes."""
    ordered = list(siblings)
    place = next(index for index, other in enumerate(ordered) if other.pk == row.pk)
    target = place - 1 if up else place + 1
    if 0 <= target < len(ordered):
        ordered.insert(target, ordered.pop(place))
        renumber(ordered)
    row.refresh_from_db()
    return row
