"""Storing what was typed in a contribution: row by row, field by field, keeping apart what somebody else changed."""

from collections.abc import Callable
from dataclasses import dataclass, field
from typing import Any

from goals.compute.contribution_fields import FieldRef
from goals.forms.contributions import ContributionForm, RowChange
from goals.services.contribution_answers import save_answer, save_figure, save_money
from osp.actors import Actor
from osp.errors import ConflictError, DomainError, NotAllowedError

SAVE: dict[str, Callable[[Actor, Any, dict[str, Any], dict[str, Any]], Any]] = {
    "answer": lambda actor, row, changes, shown: save_answer(actor, answer=row, changes=changes, shown=shown),
    "money": lambda actor, row, changes, shown: save_money(actor, money=row, changes=changes, shown=shown),
    "figure": lambda actor, row, changes, shown: save_figure(actor, figure=row, changes=changes, shown=shown),
}


@dataclass(frozen=True, slots=True)
class Kept:
    """What did not get stored: names of fields with a conflict, and what was refused with its reason."""

    conflicts: set[str] = field(default_factory=set)
    refused: dict[str, str] = field(default_factory=dict)


def save_all(actor: Actor, form: ContributionForm) -> Kept:
    """Store every field that was typed and changed. One that is refused keeps none of the others from being stored."""
    kept = Kept()
    for change in form.changes():
        for name, value in change.changes.items():
            if name not in change.shown or value != change.shown[name]:
                _save(actor, change, name, kept)
    return kept


def _save(actor: Actor, change: RowChange, name: str, kept: Kept) -> None:
    ref = FieldRef(change.kind, change.row.pk, name)
    shown = {name: change.shown[name]} if name in change.shown else {}
    try:
        SAVE[change.kind](actor, change.row, {name: change.changes[name]}, shown)
    except NotAllowedError:
        raise
    except ConflictError:
        kept.conflicts.add(ref.name)
    except DomainError as error:
        if error.field != name and error.code != "field-closed":
            raise
        kept.refused[ref.name] = error.message
