"""Withholding in a split over vestigingen, whose readers may themselves be one of the schoolbesturen in it.

A schoolbestuur knows its own vestigingen. What is hidden must therefore stay hidden to a reader who can fill in the
cells of any one schoolbestuur: hidden is whatever is hidden from an outsider or from one of these readers.
"""

from collections.abc import Hashable, Iterable, Mapping, Sequence
from dataclasses import dataclass

from indicators.compute.withholding import Cell, withhold

# A split is shown to a schoolbestuur only from this many others up.
OTHERS_NEEDED = 3


@dataclass(frozen=True, slots=True)
class HiddenCells:
    """Keys whose numbers may not be shown, and whether the total goes too, being 1 to 4 itself."""

    keys: frozenset[Hashable]
    total: bool = False


def withhold_from_boards(cells: Sequence[Cell], boards: Mapping[str, str]) -> HiddenCells:
    """Which cells to hide when the total is known and each reader may know the cells of one schoolbestuur.

    `boards` names the schoolbestuur of each key. A count of None is a published interval and stays as it is.
    """
    outside = withhold(cells, total_visible=True)
    hidden = set(outside.cells)
    if hidden:
        for board in {boards[str(cell.key)] for cell in cells}:
            others = [cell for cell in cells if boards[str(cell.key)] != board]
            hidden |= set(withhold(others, total_visible=True).cells)
    return HiddenCells(frozenset(hidden), total=outside.total)


def hide_nested(part: Sequence[Cell], whole: Sequence[Cell], boards: Mapping[str, str]) -> HiddenCells:
    """Which cells of a split to hide beside a split of another number that holds it, or that it holds.

    Pupils in pro are among those in vo: what one table hides the other would bound, so both hide what either hides.
    Cells of zero are left: they bound nothing. `part` is the split asked for.
    """
    own, other = withhold_from_boards(part, boards), withhold_from_boards(whole, boards)
    positive = {cell.key for cell in part if cell.count}
    return HiddenCells(own.keys | (other.keys & positive), total=own.total)


def enough_boards(boards: Iterable[str]) -> bool:
    """Whether one of these schoolbesturen may see the split: there are at least three others in it."""
    return len(set(boards)) > OTHERS_NEEDED
