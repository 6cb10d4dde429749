"""Verbs on Excel files of the plan: handing in, taking over, putting aside, taking back."""

from collections.abc import Collection
from dataclasses import asdict
from pathlib import PurePath
from typing import Any, BinaryIO

from django.utils import timezone

from goals.compute.exchange import Choices
from goals.enums import WorkbookState
from goals.kinds import ELEMENTS, Kind
from goals.models import Plan, WorkbookRun
from goals.queries.names import names_for
from goals.queries.snapshot import MODELS, plan_snapshot, values_of
from goals.queries.workbooks import left_out, lists_of, preview
from goals.services.rows import text
from goals.services.workbook_edits import Why
from goals.services.workbook_rows import Carrier, take_back, try_out
from goals.snapshot import Node, Ref
from goals.wording.changes import part_text, subject
from goals.wording.fields import Names
from indicators.importers.base import ImportRefused
from osp import dutch
from osp.abilities import Ability
from osp.actors import Actor
from osp.errors import DomainError
from osp.history import because
from osp.models import Samenwerkingsverband
from osp.operations import operation, save_changes
from osp.scope import own_levels

REASON = "uit Excel"
NAME_LENGTH = 120
CHANGED = "Intussen is het plan gewijzigd. Kijk wat er nu zou veranderen, en neem het dan over."
NOTHING = "Er verandert niets: het plan is al zoals in dit bestand."
NOT_YET = "Dit bestand is van voordat dit plan er was, of van later dan nu. Haal het plan opnieuw op als Excel."


@operation("workbook.received", needs=Ability.EDIT_PLAN)
def receive_workbook(actor: Actor, *, plan: Plan, name: str, stream: BinaryIO) -> WorkbookRun:
    """Check an Excel file of this plan. Nothing in the plan changes; DomainError at `file` for one that is refused whole."""
    run = _read(actor, plan, name, stream)
    try:
        found = preview(run)
    except ValueError as error:
        raise DomainError("file-refused", NOT_YET, field="file") from error
    with because(REASON):
        tried = try_out(actor, plan, found, Why(timezone.localdate(), REASON))
    titles = _sheets(run)
    run.refused += [
        {"kind": ref[0].value, "sheet": titles[ref[0]], "line": line, "column": "", "message": message}
        for ref, line, message in tried
    ]
    run.save()
    return run


def _sheets(run: WorkbookRun) -> dict[Kind, str]:
    return {Kind(row["kind"]): row["sheet"] for row in run.content}


def _read(actor: Actor, plan: Plan, name: str, stream: BinaryIO) -> WorkbookRun:
    from goals.importers.plan_workbook import Line, read_workbook  # noqa: PLC0415 -- slow import

    swv = actor.swv
    if not isinstance(swv, Samenwerkingsverband):
        raise DomainError("file-refused", "Kies eerst een samenwerkingsverband.", field="file")
    try:
        read = read_workbook(
            stream, tenant=swv.code, plan_id=plan.pk, lists=lists_of(swv, plan_snapshot(plan)), levels=own_levels()
        )
    except ImportRefused as error:
        raise DomainError("file-refused", error.message, field="file") from error
    if read.taken_at > timezone.now():
        raise DomainError("file-refused", NOT_YET, field="file")

    def stored(line: Line) -> dict[str, Any]:
        return {**asdict(line), "kind": line.kind.value, "sheet": read.titles[line.kind]}

    kinds = {title: kind.value for kind, title in read.titles.items()}
    return WorkbookRun(
        swv=swv,
        plan=plan,
        file_name=PurePath(name.replace("\\", "/")).name[-NAME_LENGTH:] or "plan.xlsx",
        taken_at=read.taken_at,
        content=[stored(line) for line in read.lines],
        refused=[{"kind": kinds[each.sheet], **asdict(each)} for each in read.problems],
        user_id=actor.user_id,
    )


@operation("workbook.taken_over", needs=Ability.EDIT_PLAN)
def take_over_workbook(
    actor: Actor,
    *,
    run: WorkbookRun,
    seen: str,
    mine: Collection[str] = (),
    archived: Collection[Ref] = (),
    skip_refused: bool = False,
    why: Why = Why(),  # noqa: B008 -- a value that never changes
) -> WorkbookRun:
    """Make the changes that the person agreed to (`Preview.seen`), all of them or none.

    `mine` are the clashes that the workbook wins, `archived` the rows that it no longer has and that go. DomainError
    "changed-meanwhile" when something else would change by now, and for rows in error that are not left out on purpose.
    """
    _require(run, WorkbookState.CHECKED)
    WorkbookRun.objects.select_for_update().get(pk=run.pk)
    Plan.objects.select_for_update().get(pk=run.plan_id)
    found = preview(run)
    if found.seen != seen:
        raise DomainError("changed-meanwhile", CHANGED)
    if found.refused and not skip_refused:
        raise DomainError("rows-refused", "Zet het vinkje om de geweigerde regels weg te laten.", field="skip")
    choices = Choices(frozenset(mine), frozenset(archived), left_out(run))
    carrier = Carrier(actor, run.plan, found.merged, choices, why, sheets=_sheets(run))
    with because(REASON):
        carrier.run()
    if not carrier.outcome:
        raise DomainError("nothing-changes", NOTHING)
    changes = {"state": WorkbookState.TAKEN_OVER, "outcome": carrier.outcome, "taken_over_at": timezone.now()}
    return save_changes(run, version=run.version, changes=changes)


@operation("workbook.discarded", needs=Ability.EDIT_PLAN)
def discard_workbook(actor: Actor, *, run: WorkbookRun) -> WorkbookRun:
    """Put a file aside that was not taken over."""
    _require(run, WorkbookState.CHECKED)
    return save_changes(run, version=run.version, changes={"state": WorkbookState.DISCARDED, "content": []})


@operation("workbook.undone", needs=Ability.EDIT_PLAN)
def undo_workbook(actor: Actor, *, run: WorkbookRun, reason: str) -> WorkbookRun:
    """Take everything back that a workbook changed, as new edits. What somebody changed since stays, and is told in `kept`."""
    _require(run, WorkbookState.TAKEN_OVER)
    why = text(reason, field="reason", message="Schrijf op waarom u dit terugdraait.")
    with because(f"{REASON} teruggedraaid: {why}"):
        kept = take_back(run.outcome, actor)
    changes = {"state": WorkbookState.UNDONE, "kept": _told(kept), "undone_at": timezone.now()}
    return save_changes(run, version=run.version, changes=changes)


def _told(kept: list[tuple[Kind, int]]) -> list[str]:
    rows = [(kind, MODELS[kind]._default_manager.filter(pk=pk).first()) for kind, pk in dict.fromkeys(kept)]
    nodes = [Node(kind, row.pk, "", values_of(row)) for kind, row in rows if row]
    names = names_for(nodes)
    return [dutch.sentence_case(_name(node, names)) for node in nodes]


def _name(node: Node, names: Names) -> str:
    is_named = node.kind in ELEMENTS | {Kind.PLAN, Kind.CHAPTER}
    return subject(node, names) if is_named else part_text(node, names)


def _require(run: WorkbookRun, state: WorkbookState) -> None:
    if run.state != state:
        raise DomainError("state-passed", f"Dit bestand is al {run.state}. Ververs de pagina.")
