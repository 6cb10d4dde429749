"""Verbs that take a part of the plan back to a moment. History keeps what is replaced; nothing is undone in it."""

from collections import defaultdict
from copy import copy
from typing import Any

from django.core.exceptions import ValidationError
from django.utils import timezone

from goals.compute.differences import Change, ChangeKind
from goals.compute.reverting import Wish, orders
from goals.kinds import Kind
from goals.models import IndicatorLink, Plan
from goals.queries.moments import Moment
from goals.queries.reverting import Reverting, get_row, reverting
from goals.queries.running import is_running
from goals.queries.snapshot import MODELS
from goals.services import rows
from goals.services.links import TARGET_FIELDS
from goals.services.midterm import check_change, keep_former
from goals.services.target_rules import check_target
from goals.snapshot import Node, Ref
from osp.abilities import Ability
from osp.actors import Actor
from osp.errors import DomainError
from osp.history import because
from osp.models import WrittenModel
from osp.operations import operation, save_changes

NO_REASON = "Schrijf op waarom u dit terugzet."
CHANGED = "Intussen is hier iets gewijzigd. Kijk wat er nu zou veranderen, en zet het dan terug."
PARENTS = {Kind.PLAN: "plan_id", Kind.PRIORITY: "priority_id", Kind.GOAL: "goal_id", Kind.ACTIVITY: "activity_id"}
BACK = {"archived_at": None, "archive_reason": ""}


@operation("plan.restored", needs=Ability.EDIT_PLAN)
def restore_moment(
    actor: Actor, *, row: WrittenModel, plan: Plan, wish: Wish, moment: Moment, reason: str, seen: str
) -> WrittenModel:
    """Take a field, a row, or a row with all that stood under it back to what it was at a moment, as new edits.

    `seen` is what the person agreed to (`Reverting.seen`): DomainError "changed-meanwhile" when something else would change by
    now. DomainError too without a reason, when nothing would change, and for values that do not fit what stands now.
    """
    why = rows.text(reason, field="reason", message=NO_REASON)
    found = _agreed(plan, wish, moment, seen)
    with because(f"teruggezet zoals {moment.when}: {why}"):
        for ref, changes in _edits(found, why).items():
            if ref == wish.ref:
                _save(actor, row, changes, why)
            else:
                restore_row(actor, row=get_row(*ref), changes=changes, reason=why)
        for (_, kind), ids in orders(found.base, found.result).items():
            stored = MODELS[kind]._default_manager.in_bulk(ids)
            rows.place([stored[pk] for pk in ids])
    row.refresh_from_db()
    return row


@operation("plan.row_restored", needs=Ability.EDIT_PLAN)
def restore_row(actor: Actor, *, row: WrittenModel, changes: dict[str, Any], reason: str) -> WrittenModel:
    """One row of what is taken back: the values that it had, its place, out of the archive or into it."""
    return _save(actor, row, changes, reason)


def _agreed(plan: Plan, wish: Wish, moment: Moment, seen: str) -> Reverting:
    """What would change, which must be what was agreed to; its rows are locked first, so that it still is when it is done."""
    rows.hold(plan.pk)
    _lock(reverting(plan, wish, moment))
    found = reverting(plan, wish, moment)
    if found.seen != seen:
        raise DomainError("changed-meanwhile", CHANGED)
    if not found.told:
        raise DomainError("nothing-changes", "Er verandert niets: het staat er al zo.")
    return found


def _lock(found: Reverting) -> None:
    by_kind: dict[Kind, set[int]] = defaultdict(set)
    for kind, pk in {found.wish.ref, *(ref for change in found.changes for ref in _refs(change))}:
        by_kind[kind].add(pk)
    for kind in MODELS:
        list(MODELS[kind]._default_manager.select_for_update(no_key=True).filter(pk__in=by_kind[kind]).order_by("pk"))


def _refs(change: Change) -> list[Ref]:
    return [change.ref, *(node.ref for node in change.inside)]


def _edits(found: Reverting, why: str) -> dict[Ref, dict[str, Any]]:
    """By row what is to be written, as plain values."""
    edits: dict[Ref, dict[str, Any]] = defaultdict(dict)
    if found.was_archived:
        edits[found.wish.ref] |= BACK
    for change in found.changes:
        if change.kind is ChangeKind.FIELD:
            edits[change.ref][change.field] = change.new
        elif change.kind is ChangeKind.REMOVED:
            edits[change.ref] |= {"archived_at": timezone.now(), "archive_reason": why}
        elif change.kind is ChangeKind.ADDED and change.after:
            _take_back(change.after.node, change.after.parent, edits, {node.ref for node in change.inside})
        elif change.after and change.before and change.after.parent != change.before.parent:
            edits[change.ref] |= _parent(change.after.parent)
    return edits


def _take_back(node: Node, parent: Ref | None, edits: dict[Ref, dict[str, Any]], inside: set[Ref]) -> None:
    """A row that is not in the plan now, with the values it had and everything that comes along with it."""
    content = {name: value for name, value in node.values.items() if name != "position"}
    edits[node.ref] |= BACK | content | _parent(parent)
    for child in node.children:
        if child.ref in inside:
            _take_back(child, node.ref, edits, inside)


def _parent(parent: Ref | None) -> dict[str, Any]:
    return {PARENTS[parent[0]]: parent[1]} if parent else {}


def _save(actor: Actor, row: WrittenModel, plain: dict[str, Any], why: str) -> WrittenModel:
    fields = {field.attname: field for field in row._meta.concrete_fields}
    values = {name: fields[name].to_python(value) for name, value in plain.items() if name in fields}
    changes = {name: value for name, value in values.items() if getattr(row, name) != value}
    if not changes:
        return row
    trial = _checked(row, changes)
    if isinstance(row, IndicatorLink) and isinstance(trial, IndicatorLink):
        _keep_agreement(actor, row, trial, why)
    return save_changes(row, version=row.version, changes=changes)


def _keep_agreement(actor: Actor, link: IndicatorLink, trial: IndicatorLink, why: str) -> None:
    """While the plan runs, an agreement that is taken back is another one: what held until today stays drawn."""
    held, target, today = link.agreement(), trial.agreement(), timezone.localdate()
    if held is None or held == target or not is_running(link.parent_priority.plan, today):
        return
    day, said = check_change(link, target, changed_on=today, reason=why, today=today)
    old = {name: getattr(link, name) for name in TARGET_FIELDS}
    keep_former(actor, link=link, held=old, changed_on=day, reason=said)


def _checked(row: WrittenModel, changes: dict[str, Any]) -> WrittenModel:
    """The row with its new values, not stored. DomainError for values that do not go with those that stay."""
    trial = copy(row)
    for name, value in changes.items():
        setattr(trial, name, value)
    try:
        trial.validate_constraints()
    except ValidationError as error:
        message = "Dit past niet bij wat er nu staat. Zet het hele onderdeel terug, of wijzig het met de hand."
        raise DomainError("does-not-fit", message) from error
    if isinstance(trial, IndicatorLink):
        check_target(trial.agreement(), trial.indicator)
    return trial
