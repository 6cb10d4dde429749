"""Carrying out what a workbook asks for, row by row, and taking it back."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from functools import partial
from typing import Any

from django.db import transaction

from goals.compute.exchange import Choices, Merged, left_out, wanted_edits
from goals.compute.reverting import UNIQUE, fields_with
from goals.kinds import ELEMENTS, Kind
from goals.models import Plan
from goals.queries.snapshot import MODELS, parent_of, values_of
from goals.queries.workbooks import Preview
from goals.services.reverting import BACK, PARENTS, restore_row
from goals.services.workbook_edits import Why, create, edit, move, put_away
from goals.snapshot import Ref
from osp.actors import Actor
from osp.errors import DomainError, NotAllowedError
from osp.models import WrittenModel

GONE = "Niet meer in het Excelbestand."
PARENT_REFUSED = "Waar dit bij hoort is geweigerd."
UNDONE = "Inlezen uit Excel teruggedraaid."


@dataclass(slots=True)
class Carrier:
    """One workbook on its way into the plan. `outcome` holds what was written, `refused` what a verb would not take.

    `lenient` goes on after a refusal, to find them all; else the first one stops everything.
    """

    actor: Actor
    plan: Plan
    merged: Merged
    choices: Choices
    why: Why
    lenient: bool = False
    sheets: Mapping[Kind, str] = field(default_factory=dict)
    rows: dict[Ref, Any] = field(default_factory=dict)
    outcome: list[dict[str, Any]] = field(default_factory=list)
    refused: list[tuple[Ref, int, str]] = field(default_factory=list)

    def run(self) -> None:
        """Parts go first, so that another may take their place; elements last, so that what moves away is saved."""
        gone = [ref for ref in self.merged.gone if ref in self.choices.archived]
        edits = wanted_edits(self.merged, self.choices)
        self._load(
            {*gone, *edits, *self.merged.moves, *self.merged.moves.values()}
            | {p for _, p in self.merged.added.values()}
        )
        for ref in (each for each in gone if each[0] not in ELEMENTS):
            self._attempt(ref, partial(self._archive, ref))
        for ref in self.merged.added:
            if not left_out(ref, self.merged, self.choices):
                self._attempt(ref, partial(self._add, ref))
        for ref, changes in edits.items():
            self._attempt(ref, partial(self._edit, ref, changes))
        for ref in self.merged.moves:
            if not left_out(ref, self.merged, self.choices):
                self._attempt(ref, partial(self._move, ref))
        for ref in (each for each in gone if each[0] in ELEMENTS):
            self._attempt(ref, partial(self._archive, ref))

    def _load(self, refs: set[Ref]) -> None:
        for kind, model in MODELS.items():
            ids = sorted(pk for each, pk in refs if each is kind and pk > 0)
            rows = model._default_manager.filter(pk__in=ids).order_by("pk").select_for_update() if ids else ()
            self.rows |= {(kind, row.pk): row for row in rows}

    def _attempt(self, ref: Ref, act: Callable[[], None]) -> None:
        try:
            with transaction.atomic():
                act()
        except NotAllowedError:
            raise
        except DomainError as error:
            if not self.lenient:
                raise DomainError(error.code, self._placed(ref, error.message), field=error.field) from error
            self.refused.append((ref, self.merged.lines.get(ref, 0), error.message))

    def _placed(self, ref: Ref, message: str) -> str:
        line = self.merged.lines.get(ref)
        return f"{self.sheets.get(ref[0], '')}, regel {line}: {message}" if line else message

    def _add(self, ref: Ref) -> None:
        said, parent = self.merged.added[ref]
        above = self._row(parent)
        made = create(ref[0], self.actor, above, said.values, self.why)
        self.rows[ref] = made
        made.refresh_from_db()
        self.outcome.append({"what": "added", "kind": ref[0], "id": made.pk, "version": made.version})

    def _edit(self, ref: Ref, changes: Mapping[str, Any]) -> None:
        row = self._row(ref)
        before = values_of(row)
        edit(ref[0], self.actor, row, changes, self.why)
        row.refresh_from_db()
        after = values_of(row)
        changed = {name: [before[name], after[name]] for name in after if before[name] != after[name]}
        self.outcome.append({"what": "edited", "kind": ref[0], "id": row.pk, "fields": changed})

    def _move(self, ref: Ref) -> None:
        row, parent = self._row(ref), self._row(self.merged.moves[ref])
        name, was = PARENTS[self.merged.moves[ref][0]], parent_of(ref[0], row)
        move(ref[0], self.actor, row, parent)
        if was:
            self.outcome.append({"what": "moved", "kind": ref[0], "id": row.pk, "fields": {name: [was[1], parent.pk]}})

    def _archive(self, ref: Ref) -> None:
        put_away(ref[0], self.actor, self._row(ref), GONE)
        self.outcome.append({"what": "archived", "kind": ref[0], "id": ref[1]})

    def _row(self, ref: Ref) -> Any:
        if ref not in self.rows:
            raise DomainError("parent-refused", PARENT_REFUSED)
        return self.rows[ref]


def try_out(actor: Actor, plan: Plan, found: Preview, why: Why) -> list[tuple[Ref, int, str]]:
    """What the verbs would refuse: everything is done and taken back at once, its trace in the log as well."""
    point = transaction.savepoint()
    carrier = Carrier(actor, plan, found.merged, Choices(), why, lenient=True)
    try:
        carrier.run()
    finally:
        transaction.savepoint_rollback(point)
    return carrier.refused


def take_back(outcome: list[dict[str, Any]], actor: Actor) -> list[tuple[Kind, int]]:
    """Undo what a workbook wrote, the last first. Gives what stays, because somebody wrote there since."""
    kept = []
    for step in reversed(outcome):
        kind = Kind(step["kind"])
        row: Any = MODELS[kind]._default_manager.select_for_update().filter(pk=step["id"]).first()
        if row is None or not _taken_back(actor, kind, row, step):
            kept.append((kind, step["id"]))
    return kept


def _taken_back(actor: Actor, kind: Kind, row: WrittenModel, step: Mapping[str, Any]) -> bool:
    if step["what"] == "added":
        return _away(actor, kind, row, step["version"])
    if step["what"] == "archived":
        if row.is_archived and not _has_twin(kind, row):
            restore_row(actor, row=row, changes=BACK, reason=UNDONE)
            return True
        return not row.is_archived
    stands = _plain(row)
    fields: Mapping[str, list[Any]] = step["fields"]
    free = {name for name, (_, new) in fields.items() if stands[name] == new}
    back = {name: old for name, (old, _) in fields.items() if not (fields_with(name) & fields.keys()) - free}
    if back:
        restore_row(actor, row=row, changes=back, reason=UNDONE)
    return len(back) == len(fields)


def _away(actor: Actor, kind: Kind, row: WrittenModel, version: int) -> bool:
    if row.is_archived:
        return True
    if row.version != version:
        return False
    put_away(kind, actor, row, UNDONE)
    return True


def _has_twin(kind: Kind, row: WrittenModel) -> bool:
    """Whether what was untied is tied again meanwhile."""
    name, parent = UNIQUE.get(kind), parent_of(kind, row)
    if name is None or parent is None:
        return False
    same = {name: getattr(row, name), PARENTS[parent[0]]: parent[1]}
    return type(row)._default_manager.filter(**same, archived_at__isnull=True).exists()


def _plain(row: WrittenModel) -> dict[str, Any]:
    parents = {name: getattr(row, name) for name in PARENTS.values() if hasattr(row, name)}
    return values_of(row) | parents
