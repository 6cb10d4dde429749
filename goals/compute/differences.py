"""What differs between two snapshots of one plan: what came, what went, what stands elsewhere, and each field that changed.

A number that shifts because something came or went before it is no change.
"""

from bisect import bisect_left
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from enum import StrEnum
from typing import Any, TypeVar

from goals.kinds import ELEMENTS, Kind
from goals.snapshot import Node, Ref

# Where a row stands among its kind is told by its place, not by what is stored for it.
PLACE = "position"
# Kinds that people put in an order; the rest stands by its day, year or name.
ORDERED = frozenset({Kind.CHAPTER, Kind.PRIORITY, Kind.GOAL, Kind.ACTIVITY, Kind.LINK})
Key = TypeVar("Key")
_EMPTY: tuple[Any, ...] = (None, "", [])


class ChangeKind(StrEnum):
    """What happened to a row."""

    ADDED = "added"
    REMOVED = "removed"
    RESTORED = "restored"
    MOVED = "moved"
    FIELD = "field"


@dataclass(frozen=True, slots=True)
class Spot:
    """A row where it stands: what it stands under, from the plan down, and its place among its own kind, from 1."""

    node: Node
    above: tuple[Node, ...] = ()
    place: int = 1

    @property
    def parent(self) -> Ref | None:
        """What it stands under; None for the plan."""
        return self.above[-1].ref if self.above else None

    @property
    def element(self) -> Node:
        """The plan, chapter, speerpunt, doel or activiteit that it is, or hangs on."""
        if self.node.kind in ELEMENTS or not self.above or self.node.kind is Kind.CHAPTER:
            return self.node
        return self.above[-1]


@dataclass(frozen=True, slots=True)
class Change:
    """One difference. `before` is None for what came, `after` for what went.

    `field`, `old` and `new` tell of a changed field. `inside` is what came or went along with it, in reading order.
    """

    kind: ChangeKind
    before: Spot | None
    after: Spot | None
    field: str = ""
    old: Any = None
    new: Any = None
    inside: tuple[Node, ...] = ()

    @property
    def spot(self) -> Spot:
        """Where it stands, or stood last."""
        spot = self.after or self.before
        if spot is None:
            raise ValueError("a change is of a row")
        return spot

    @property
    def ref(self) -> Ref:
        """Of which row it tells."""
        return self.spot.node.ref


Spots = Mapping[Ref, Spot]


def differences(before: Node, after: Node) -> tuple[Change, ...]:
    """Every change that makes `after` of `before`, in the reading order of the plan; what went stands with what it was under.

    ValueError for two different plans.
    """
    if before.ref != after.ref:
        raise ValueError("differences are between two moments of one plan")
    was, now = spots(before), spots(after)
    shifted = {ref for group in _groups(before, now) for ref in out_of_order(group)}
    return tuple(_changes(after, was, now, shifted))


def spots(tree: Node) -> dict[Ref, Spot]:
    """Every row of a tree where it stands."""
    return dict(_spots(tree, (), 1))


def changed_fields(before: Mapping[str, Any], after: Mapping[str, Any]) -> Iterator[tuple[str, Any, Any]]:
    """(field, old, new) for what differs, a title first. A field that one side does not know yet counts as empty there."""
    for name in sorted(dict.fromkeys((*after, *before)), key=lambda name: name != "title"):
        old, new = before.get(name), after.get(name)
        if name != PLACE and old != new and not (old in _EMPTY and new in _EMPTY):
            yield name, old, new


def out_of_order(places: Sequence[tuple[Key, int]]) -> set[Key]:
    """The fewest rows whose move makes the new order of the old. `places` are the rows in the old order with their new place.

    No two rows may have the same place.
    """
    tails: list[int] = []
    ends: list[int] = []
    back: list[int | None] = []
    for index, (_, place) in enumerate(places):
        at = bisect_left(tails, place)
        back.append(ends[at - 1] if at else None)
        tails[at : at + 1], ends[at : at + 1] = [place], [index]
    kept = set()
    step = ends[-1] if ends else None
    while step is not None:
        kept.add(step)
        step = back[step]
    return {key for index, (key, _) in enumerate(places) if index not in kept}


def _changes(node: Node, was: Spots, now: Spots, shifted: set[Ref]) -> Iterator[Change]:
    here, then = now[node.ref], was.get(node.ref)
    if then is None:
        if here.parent in was:
            yield Change(ChangeKind.ADDED, None, here, inside=_only_in(node, was))
    else:
        if then.parent != here.parent or node.ref in shifted:
            yield Change(ChangeKind.MOVED, then, here)
        for name, old, new in changed_fields(then.node.values, node.values):
            yield Change(ChangeKind.FIELD, then, here, name, old, new)
    for child in node.children:
        yield from _changes(child, was, now, shifted)
    for child in then.node.children if then else ():
        if child.ref not in now:
            yield Change(ChangeKind.REMOVED, was[child.ref], None, inside=_only_in(child, now))


def _only_in(node: Node, other: Spots) -> tuple[Node, ...]:
    return tuple(each for each in node.walk() if each is not node and each.ref not in other)


def _groups(before: Node, now: Spots) -> Iterator[list[tuple[Ref, int]]]:
    """Rows that stood and stand together, in the old order with their new place."""
    for node in before.walk():
        for kind in ORDERED:
            stayed = [child for child in node.of_kind(kind) if child.ref in now and now[child.ref].parent == node.ref]
            # A chapter that goes to the other side of the speerpunten is told by that field.
            for side in (False, True):
                yield [(each.ref, now[each.ref].place) for each in stayed if _side(each, now) == (side, side)]


def _side(node: Node, now: Spots) -> tuple[bool, bool]:
    return bool(node.values.get("is_closing")), bool(now[node.ref].node.values.get("is_closing"))


def _spots(node: Node, above: tuple[Node, ...], place: int) -> Iterable[tuple[Ref, Spot]]:
    yield node.ref, Spot(node, above, place)
    counts: dict[Kind, int] = {}
    for child in node.children:
        counts[child.kind] = counts.get(child.kind, 0) + 1
        yield from _spots(child, (*above, node), counts[child.kind])
