"""The order of a plan: its elements as an outline, and the places that each of them can take."""

from dataclasses import dataclass

from goals.kinds import Kind
from goals.models import Plan
from goals.queries.outline import outline
from goals.snapshot import Node

# Under what an element of a kind stands.
PARENTS = {Kind.PRIORITY: Kind.PLAN, Kind.GOAL: Kind.PRIORITY, Kind.ACTIVITY: Kind.GOAL}


@dataclass(frozen=True, slots=True)
class Seat:
    """A place under an element: behind another, or in front of all (`after` is 0 then)."""

    parent: int
    after: int
    words: str = ""

    @property
    def value(self) -> str:
        """How a form names it: "12-40"."""
        return f"{self.parent}-{self.after}"

    @classmethod
    def parse(cls, value: str) -> "Seat":
        """From the value of a form. ValueError for anything else."""
        parent, after = value.split("-")
        return cls(int(parent), int(after))


def plan_outline(plan: Plan) -> Node:
    """The plan with its elements as they stand now, by title and number. Four queries."""
    return outline(plan).live[(Kind.PLAN, plan.pk)].node


def seats(root: Node, kind: Kind, pk: int) -> list[tuple[str, list[Seat]]]:
    """Where an element can go, in reading order, by what it would stand under: its heading with its seats."""
    groups = []
    for parent in (node for node in root.walk() if node.kind is PARENTS[kind]):
        others = [node for node in parent.of_kind(kind) if node.id != pk]
        behind = [Seat(parent.id, node.id, f"na {titled(node)}") for node in others]
        groups.append((titled(parent), [Seat(parent.id, 0, "vooraan"), *behind]))
    return groups


def seat_of(root: Node, kind: Kind, pk: int) -> Seat | None:
    """Where an element stands now; None when it is not in the plan."""
    for parent in (node for node in root.walk() if node.kind is PARENTS[kind]):
        ids = [0, *(node.id for node in parent.of_kind(kind))]
        if pk in ids[1:]:
            return Seat(parent.id, ids[ids.index(pk) - 1])
    return None


def titled(node: Node) -> str:
    """ "2.1 Minder thuiszitters"; the plan by its title."""
    return f"{node.number} {node.values['title']}".strip()
