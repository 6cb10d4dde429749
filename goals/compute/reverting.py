"""The plan as it would be with a part of it back as it was: what is taken back is told before it is done, and done as it was told."""

from collections import defaultdict
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from enum import StrEnum
from typing import Any

from goals.compute.differences import ORDERED, Spot, Spots, spots
from goals.kinds import Kind
from goals.snapshot import Node, Ref, Row, assemble

# What belongs together goes back together: an agreement of which one number is of another year would say nothing.
TOGETHER: tuple[frozenset[str], ...] = (
    frozenset(
        {"direction", "baseline_year", "baseline", "target_year", "target", "path_kind", "steps", "low", "high", "margin",
         "limit"}
    ),
    frozenset({"overruled_status", "overruled_reason", "overruled_by_id"}),
    frozenset({"starts", "ends"}),
    frozenset({"year_kind", "year"}),
    frozenset({"first_year", "last_year"}),
)  # fmt: skip
# What makes two parts of one element the same thing, which stands there once.
UNIQUE = {Kind.LINK: "indicator_id", Kind.SCOPE: "schoolbestuur_id", Kind.TAG: "item_id"}


class Reach(StrEnum):
    """How much goes back; the value stands in URLs."""

    FIELD = "veld"
    PLACE = "plaats"
    ROW = "onderdeel"
    ALL = "alles"


@dataclass(frozen=True, slots=True)
class Wish:
    """What somebody wants back: a field, the place, the row itself, or the row with all that stood under it."""

    ref: Ref
    reach: Reach
    field: str = ""


class NotThereError(ValueError):
    """What is asked for was not there then, or what it stood under is not there now."""


def fields_with(name: str) -> frozenset[str]:
    """A field with those that go back along with it."""
    return next((group for group in TOGETHER if name in group), frozenset({name}))


def reverted(base: Node, then: Node, wish: Wish) -> Node:
    """The plan with a part of it as it was. `base` is the plan as it is now, what is asked for among it.

    What stands under it now and stood elsewhere then stays; what was not there then goes. NotThereError where it was not
    there then, or cannot stand there now.
    """
    was, now = spots(then), spots(base)
    if wish.ref not in was:
        raise NotThereError("it was not there then")
    if wish.ref not in now:
        raise NotThereError("what it stood under is not there now")
    draft = _Draft(base)
    if wish.reach is Reach.FIELD:
        names = fields_with(wish.field)
        draft.values[wish.ref] |= {key: value for key, value in was[wish.ref].node.values.items() if key in names}
        return draft.tree()
    if wish.reach is not Reach.PLACE:
        draft.values[wish.ref] = dict(was[wish.ref].node.values)
    if wish.reach is Reach.PLACE or was[wish.ref].parent != now[wish.ref].parent:
        draft.put(wish.ref, was[wish.ref])
    if wish.reach is Reach.ALL:
        _below(draft, was[wish.ref].node, was)
    return draft.tree()


def _below(draft: "_Draft", node: Node, was: Spots) -> None:
    """Everything under a node as it was, in the order that it had."""
    for kind, here in list(draft.children[node.ref].items()):
        draft.children[node.ref][kind] = [ref for ref in here if ref in was]
    for child in node.children:
        draft.values[child.ref] = dict(child.values)
        draft.put(child.ref, was[child.ref])
        _below(draft, child, was)


@dataclass(slots=True)
class _Draft:
    """A tree that can be changed: what stands under what, in order, and the values of each row."""

    base: Node
    values: dict[Ref, dict[str, Any]] = field(default_factory=dict)
    children: dict[Ref, dict[Kind, list[Ref]]] = field(default_factory=lambda: defaultdict(lambda: defaultdict(list)))

    def __post_init__(self) -> None:
        for node in self.base.walk():
            self.values[node.ref] = dict(node.values)
            for child in node.children:
                self.children[node.ref][child.kind].append(child.ref)

    def put(self, ref: Ref, spot: Spot) -> None:
        """Let a row stand where it stood: under its parent, at its place among its kind."""
        parent = spot.parent
        if parent is None:
            return
        if parent not in self.values:
            raise NotThereError("what it stood under is not there now")
        for below in self.children.values():
            if ref in below[ref[0]]:
                below[ref[0]].remove(ref)
        self.children[parent][ref[0]].insert(spot.place - 1, ref)

    def tree(self) -> Node:
        """The tree as it has become."""
        return assemble(self._rows(self.base.ref, None, 0))

    def _rows(self, ref: Ref, parent: Ref | None, place: int) -> Iterator[Row]:
        yield Row(ref[0], ref[1], parent, (place,), self.values[ref])
        for refs in self.children[ref].values():
            for index, child in enumerate(refs):
                yield from self._rows(child, ref, index)


def orders(base: Node, result: Node) -> Mapping[tuple[Ref, Kind], tuple[int, ...]]:
    """By parent and kind the ids of rows that stand in another order in `result`, all of them, in that order."""
    was = dict(_orders(base))
    return {key: ids for key, ids in _orders(result) if was.get(key) != ids}


def _orders(tree: Node) -> Iterator[tuple[tuple[Ref, Kind], tuple[int, ...]]]:
    for node in tree.walk():
        for kind in ORDERED:
            if ids := tuple(child.id for child in node.of_kind(kind)):
                yield (node.ref, kind), ids
