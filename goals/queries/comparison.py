"""Two moments of a plan held against each other, element by element, in words."""

from collections import defaultdict
from dataclasses import dataclass

from goals.compute.differences import differences
from goals.kinds import ELEMENTS
from goals.models import Plan
from goals.queries.moments import Moment, snapshot_at
from goals.queries.names import names_for
from goals.queries.saves import reasons_between
from goals.snapshot import Node, Ref
from goals.wording.changes import Told, inside_text, subject, tell


@dataclass(frozen=True, slots=True)
class ComparedElement:
    """The differences in one plan, chapter or element; `was` and `now` are None where it was not there."""

    subject: str
    was: Node | None
    now: Node | None
    told: tuple[Told, ...]


@dataclass(frozen=True, slots=True)
class Comparison:
    """`same` says how much stayed as it was: "2 speerpunten, 5 doelen en 9 activiteiten"; empty for nothing."""

    elements: tuple[ComparedElement, ...]
    same: str

    @property
    def count(self) -> int:
        """How many changes there are."""
        return sum(len(element.told) for element in self.elements)


def compare(plan: Plan, before: Moment, after: Moment) -> Comparison | None:
    """What changed from one moment to the other; None where the plan was not there at one of them.

    A reason is the last one that was given in between. A constant number of queries.
    """
    was, now = snapshot_at(plan, before), snapshot_at(plan, after)
    if was is None or now is None:
        return None
    names = names_for([*was.walk(), *now.walk()])
    reasons = reasons_between(plan, before.until, after.until)
    found: dict[Ref, list[Told]] = defaultdict(list)
    for change in differences(was, now):
        found[change.spot.element.ref].append(tell(change, names, reasons.get(change.ref, "")))
    then, here = ({node.ref: node for node in tree.walk()} for tree in (was, now))
    elements = tuple(
        ComparedElement(subject(here.get(ref) or then[ref], names), then.get(ref), here.get(ref), tuple(told))
        for ref, told in found.items()
    )
    gone = {node.ref for told in found.values() for each in told for node in each.change.inside}
    same = [node for node in now.walk() if node.kind in ELEMENTS and node.ref not in found and node.ref not in gone]
    return Comparison(elements, inside_text(same, names))
