"""What a sitting changed, row by row: the states of each row before and after it as changes, each told once."""

from collections import defaultdict
from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from goals.compute.differences import ORDERED, PLACE, Change, ChangeKind, Spot, changed_fields, out_of_order
from goals.compute.sittings import Run
from goals.kinds import Kind
from goals.snapshot import Node, Ref


@dataclass(frozen=True, slots=True)
class Step:
    """A run with the row as it was before (None: it was not there) and after it, each where it stood."""

    run: Run
    before: Spot | None
    after: Spot


@dataclass(frozen=True, slots=True)
class Retold:
    """A change with the run that made it."""

    run: Run
    change: Change


def retold(steps: Iterable[Step]) -> tuple[Retold, ...]:
    """The changes of one sitting, in the order in which the rows were saved last.

    What was added under something that was added too is told with it. Of rows that changed places the fewest are told
    whose move makes the new order.
    """
    found = list(steps)
    added = {step.run.ref for step in found if step.before is None}
    shifted = _shifted(found)
    return tuple(Retold(step.run, change) for step in found for change in _changes(step, found, added, shifted))


def _changes(step: Step, steps: list[Step], added: set[Ref], shifted: set[Run]) -> Iterator[Change]:
    run, before, after = step.run, step.before, step.after
    if before is None:
        if after.parent not in added:
            yield Change(ChangeKind.ADDED, None, after, inside=_inside(run.ref, steps))
        return
    if run.is_archived and not run.was_archived:
        yield Change(ChangeKind.REMOVED, before, None)
    if run.was_archived and not run.is_archived:
        yield Change(ChangeKind.RESTORED, before, after)
    if before.parent != after.parent or run in shifted:
        yield Change(ChangeKind.MOVED, before, after)
    for name, old, new in changed_fields(before.node.values, after.node.values):
        yield Change(ChangeKind.FIELD, before, after, name, old, new)


def _inside(ref: Ref, steps: list[Step]) -> tuple[Node, ...]:
    """Everything that was added under it in the same sitting."""
    under = {ref}
    for step in sorted(steps, key=lambda each: len(each.after.above)):
        if step.before is None and step.after.parent in under:
            under.add(step.run.ref)
    return tuple(step.after.node for step in steps if step.before is None and step.run.ref in under - {ref})


def _shifted(steps: list[Step]) -> set[Run]:
    """The runs of rows that changed places with rows that they stood beside before and after."""
    groups: dict[tuple[Kind, Ref | None], list[Step]] = defaultdict(list)
    for step in steps:
        if step.run.ref[0] in ORDERED and _stayed(step):
            groups[step.run.ref[0], step.after.parent].append(step)
    found: set[Run] = set()
    for group in groups.values():
        new = {step.run: place for place, step in enumerate(sorted(group, key=lambda each: _place(each.after)))}
        old = sorted(group, key=lambda each: _place(each.before or each.after))
        found |= out_of_order([(step.run, new[step.run]) for step in old])
    return found


def _stayed(step: Step) -> bool:
    in_archive = step.run.was_archived or step.run.is_archived
    return step.before is not None and step.before.parent == step.after.parent and not in_archive


def _place(spot: Spot) -> tuple[bool, int, int]:
    values = spot.node.values
    return bool(values.get("is_closing")), values.get(PLACE, 0), spot.node.id
