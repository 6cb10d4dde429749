"""What became different in a plan since a version of it, leaving out how far it came. Pure: no Django."""

from collections.abc import Mapping
from typing import Any

from goals.kinds import Kind
from goals.snapshot import Node, Ref

RESULTS = frozenset({"achieved_measurable", "achieved_noticeable"})
# What people note down while they carry the plan out. It changes nothing that was agreed, so it asks nobody's consent.
PROGRESS: Mapping[Kind, frozenset[str]] = {
    Kind.PRIORITY: RESULTS,
    Kind.GOAL: RESULTS,
    Kind.ACTIVITY: RESULTS | {"status"},
    Kind.LINK: frozenset({"overruled_status", "overruled_reason", "overruled_by_id"}),
    Kind.MILESTONE: frozenset({"done_on"}),
    Kind.BUDGET: frozenset({"spent"}),
}
WATCHED = frozenset({Kind.PRIORITY, Kind.GOAL})
Meaning = tuple[Any, ...]


def is_changed(old: Node, new: Node) -> bool:
    """Whether the plan says something else, or in another order."""
    return _meaning(old, numbered=True) != _meaning(new, numbered=True)


def changed(old: Node, new: Node) -> frozenset[Ref]:
    """The speerpunten and doelen that say something else than they did; a doel with all under it, a speerpunt without its doelen.

    What is new is among them, what moved is not.
    """
    was, now = _watched(old), _watched(new)
    return frozenset(ref for ref, meaning in now.items() if was.get(ref) != meaning)


def added(old: Node, new: Node) -> frozenset[Ref]:
    """The speerpunten and doelen that were not there."""
    return frozenset(_watched(new).keys() - _watched(old).keys())


def _watched(plan: Node) -> dict[Ref, Meaning]:
    return {node.ref: _meaning(node, numbered=False) for node in plan.walk() if node.kind in WATCHED}


def _meaning(node: Node, *, numbered: bool) -> Meaning:
    silent = PROGRESS.get(node.kind, frozenset()) | {"position"}
    values = {name: value for name, value in node.values.items() if name not in silent}
    below = [child for child in node.children if numbered or child.kind not in WATCHED]
    order = node.number if numbered else ""
    return node.kind, node.id, order, values, tuple(_meaning(child, numbered=numbered) for child in below)
