"""What an adopted jaarplan says otherwise by now. How far things came is no change. Pure: no Django."""

from collections.abc import Container

from goals.compute.changed import PROGRESS
from goals.compute.differences import Change, ChangeKind, differences
from goals.snapshot import Node, Ref


def year_changes(adopted: Node, now: Node) -> list[Change]:
    """Every change since adoption but progress and order."""
    return [change for change in differences(adopted, now) if not _is_progress(change)]


def moved_out(change: Change, plan: Container[Ref]) -> bool:
    """Whether something that is gone from the year is still in the plan: its dates lie elsewhere now."""
    return change.kind is ChangeKind.REMOVED and change.ref in plan


def _is_progress(change: Change) -> bool:
    if change.kind is ChangeKind.MOVED:
        return True
    silent = PROGRESS.get(change.spot.node.kind, frozenset())
    return change.kind is ChangeKind.FIELD and change.field in silent
