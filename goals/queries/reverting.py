"""What taking a part of the plan back to a moment would change, told before it is done."""

import hashlib
from collections.abc import Iterator
from dataclasses import dataclass, replace
from typing import Any

from django.http import Http404
from django.shortcuts import get_object_or_404

from goals.compute.differences import Change, ChangeKind, Spot, differences, spots
from goals.compute.reverting import UNIQUE, NotThereError, Reach, Wish, reverted
from goals.kinds import Kind
from goals.models import Plan
from goals.queries.moments import Moment, snapshot_at
from goals.queries.names import names_for
from goals.queries.snapshot import MODELS, plan_snapshot
from goals.snapshot import Node, Ref
from goals.wording.changes import Told, subject, tell
from osp import queries
from osp.errors import DomainError
from osp.models import WrittenModel

TAKEN_BACK = {ChangeKind.ADDED: ChangeKind.RESTORED}


@dataclass(frozen=True, slots=True)
class Reverting:
    """What would change. `base` is the plan as it is now with the asked row in it, `result` as it would be.

    `was_archived` says that the row itself comes from the archive, `notes` what stays as it is and why. `seen` is the same as
    long as the same would change: whoever agreed to one thing does not get another.
    """

    wish: Wish
    base: Node
    result: Node
    subject: str
    told: tuple[Told, ...]
    notes: tuple[str, ...]
    was_archived: bool
    seen: str

    @property
    def changes(self) -> tuple[Change, ...]:
        """The differences to carry out."""
        return differences(self.base, self.result)


def get_row(kind: str, pk: int) -> WrittenModel:
    """A row of the plan by the word of its kind, archived or not; 404 otherwise."""
    if kind not in set(Kind):
        raise Http404
    rows: Any = MODELS[Kind(kind)]._default_manager.all()
    row: WrittenModel = get_object_or_404(rows, pk=pk)
    return row


def reverting(plan: Plan, wish: Wish, moment: Moment) -> Reverting:
    """What it would change. DomainError where the row was not there then, or cannot stand there now."""
    then = snapshot_at(plan, moment)
    if then is None:
        raise DomainError("not-there", f"Het plan was er {moment.when} nog niet. Kies een later moment.")
    row = get_row(wish.ref[0], wish.ref[1])
    base = plan_snapshot(plan, also=wish.ref)
    then, notes = _with_known_owners(then, base, wish)
    try:
        result = reverted(base, then, wish)
    except NotThereError as error:
        raise DomainError("not-there", _not_there(wish, spots(then))) from error
    _check_twin(row, wish, base)
    names = names_for([*base.walk(), *then.walk()])
    changes = tuple(_taken_back(change) for change in differences(base, result))
    if row.is_archived:
        here = spots(base)[wish.ref]
        changes = (Change(ChangeKind.RESTORED, here, here), *changes)
    return Reverting(
        wish=wish,
        base=base,
        result=result,
        subject=subject(spots(then)[wish.ref].element, names),
        told=tuple(tell(change, names) for change in changes),
        notes=notes,
        was_archived=row.is_archived,
        seen=_mark(changes),
    )


def _taken_back(change: Change) -> Change:
    """What comes into the plan was there before: it comes from the archive."""
    kind = TAKEN_BACK.get(change.kind, change.kind)
    return replace(change, kind=kind, before=change.before or change.after) if kind is not change.kind else change


def _not_there(wish: Wish, was: dict[Ref, Spot]) -> str:
    if wish.ref not in was:
        return "Dit was er op dat moment niet. Kies een ander moment."
    above = was[wish.ref].above
    title = above[-1].values.get("title", "") if above else ""
    return f"Waar dit onder stond, „{title}”, staat in het archief. Haal dat eerst terug."


def _check_twin(row: WrittenModel, wish: Wish, base: Node) -> None:
    """What was tied again meanwhile is not tied twice."""
    here = spots(base)[wish.ref]
    name = UNIQUE.get(wish.ref[0])
    if not row.is_archived or name is None or not here.above:
        return
    others = [node for node in here.above[-1].of_kind(wish.ref[0]) if node.ref != wish.ref]
    if any(node.values[name] == here.node.values[name] for node in others):
        raise DomainError(
            "already-there", "Dit staat er intussen opnieuw. Wat u terug wilt halen blijft in het archief."
        )


def _with_known_owners(then: Node, base: Node, wish: Wish) -> tuple[Node, tuple[str, ...]]:
    """Whoever holds no role here any more does not become owner again; what is told of it."""
    known = set(queries.people().values_list("pk", flat=True))
    now = {node.ref: node.values.get("owner_id") for node in base.walk()}
    within = _within(then, wish)
    lost = {
        node.ref: now.get(node.ref)
        for node in then.walk()
        if node.ref in within and (owner := node.values.get("owner_id")) and owner not in {*known, now.get(node.ref)}
    }
    notes = tuple(
        f"De eigenaar van „{node.values['title']}” had toen een rol en nu niet meer; die komt niet terug."
        for node in then.walk()
        if node.ref in lost
    )
    return (_replaced(then, lost), notes) if lost else (then, ())


def _within(then: Node, wish: Wish) -> set[Ref]:
    """The rows whose owner would go back."""
    if wish.reach is Reach.PLACE or (wish.reach is Reach.FIELD and wish.field != "owner_id"):
        return set()
    found = next((node for node in then.walk() if node.ref == wish.ref), None)
    if found is None or wish.reach is not Reach.ALL:
        return {wish.ref}
    return {node.ref for node in found.walk()}


def _replaced(node: Node, owners: dict[Ref, Any]) -> Node:
    values = {**node.values, "owner_id": owners[node.ref]} if node.ref in owners else node.values
    return replace(node, values=values, children=tuple(_replaced(child, owners) for child in node.children))


def _mark(changes: tuple[Change, ...]) -> str:
    return hashlib.sha256(repr(list(_told(changes))).encode()).hexdigest()


def _told(changes: tuple[Change, ...]) -> Iterator[tuple[Any, ...]]:
    for change in changes:
        parents = [(spot.parent, spot.place) if spot else None for spot in (change.before, change.after)]
        inside = [node.ref for node in change.inside]
        yield change.kind, change.ref, change.field, change.old, change.new, parents, inside
