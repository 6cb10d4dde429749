"""A whole plan as plain values: what a version keeps, what two moments are compared by. Pure: no Django.

Every row is a node with its fields; ids stand for people, indicators and framework items, so that a snapshot names nobody.
"""

import hashlib
import json
from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from typing import Any

from goals.kinds import CHILDREN, NUMBERED, Kind

FORMAT = 1
Ref = tuple[Kind, int]


@dataclass(frozen=True, slots=True)
class Row:
    """One row as it is read: under which other row it stands (None: the plan itself) and at which place among its kind."""

    kind: Kind
    id: int
    parent: Ref | None
    order: tuple[Any, ...]
    values: Mapping[str, Any]


@dataclass(frozen=True, slots=True)
class Node:
    """One row in its place. `number` is "2" for a speerpunt, "2.1" for a doel, "2.1.3" for an activiteit, empty for the rest.

    `values` holds the fields by the name of their column: texts, numbers, ISO dates, lists and ids.
    """

    kind: Kind
    id: int
    number: str
    values: Mapping[str, Any]
    children: tuple["Node", ...] = ()

    @property
    def ref(self) -> Ref:
        """What it is found by."""
        return self.kind, self.id

    def of_kind(self, kind: Kind) -> tuple["Node", ...]:
        """Its own children of one kind, in order."""
        return tuple(child for child in self.children if child.kind is kind)

    def walk(self) -> Iterator["Node"]:
        """This node and everything under it, in reading order."""
        yield self
        for child in self.children:
            yield from child.walk()


def assemble(rows: Iterable[Row]) -> Node:
    """The rows of one plan as a tree, numbered as the plan page does. Rows under a row that is not there are left out.

    ValueError when there is not exactly one plan among them.
    """
    under: dict[Ref | None, list[Row]] = defaultdict(list)
    for row in rows:
        under[row.parent].append(row)
    plans = under[None]
    if len(plans) != 1:
        raise ValueError(f"a snapshot is of one plan, not of {len(plans)}")
    return _node(plans[0], "", under)


def _node(row: Row, number: str, under: Mapping[Ref | None, list[Row]]) -> Node:
    here = under.get((row.kind, row.id), [])
    children: list[Node] = []
    for kind in CHILDREN.get(row.kind, ()):
        found = sorted((each for each in here if each.kind is kind), key=lambda each: (*each.order, each.id))
        for place, each in enumerate(found, start=1):
            below = f"{number}.{place}" if number else str(place)
            children.append(_node(each, below if kind in NUMBERED else "", under))
    return Node(row.kind, row.id, number, dict(row.values), tuple(children))


def to_json(node: Node) -> dict[str, Any]:
    """For storing; `from_json` gives the same node back."""
    return {"format": FORMAT, **_to_json(node)}


def from_json(stored: Mapping[str, Any]) -> Node:
    """A stored node. ValueError for a format that this release does not know."""
    if stored.get("format") != FORMAT:
        raise ValueError(f"snapshot of format {stored.get('format')}, known is {FORMAT}")
    return _from_json(stored)


def digest(node: Node) -> str:
    """SHA-256 over the whole content, the same for the same content."""
    text = json.dumps(to_json(node), ensure_ascii=False, sort_keys=True, separators=(",", ":"))
    return hashlib.sha256(text.encode()).hexdigest()


def _to_json(node: Node) -> dict[str, Any]:
    told: dict[str, Any] = {"kind": node.kind.value, "id": node.id, "number": node.number, "values": dict(node.values)}
    if node.children:
        told["children"] = [_to_json(child) for child in node.children]
    return told


def _from_json(stored: Mapping[str, Any]) -> Node:
    children = tuple(_from_json(child) for child in stored.get("children", ()))
    return Node(Kind(stored["kind"]), int(stored["id"]), str(stored["number"]), stored["values"], children)
