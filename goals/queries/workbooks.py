"""The plan as a workbook, and a workbook held against the plan. Everything is worked out on reading."""

import hashlib
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, replace
from datetime import datetime
from typing import Any

from django.db.models import Max
from django.shortcuts import get_object_or_404
from django.utils import timezone

from goals.compute.differences import Change, ChangeKind, differences, spots
from goals.compute.exchange import Choices, Clash, Columns, Merged, Said, merge, result
from goals.enums import FrameworkKind, WorkbookState
from goals.kinds import Kind
from goals.models import FrameworkItem, Plan, WorkbookRun
from goals.queries.boards import boards_here
from goals.queries.framework import TICKED
from goals.queries.names import names_for
from goals.queries.running import is_running
from goals.queries.snapshot import MODELS, plan_snapshot, values_of
from goals.sheets import Lists, columns, fixed_lists, options
from goals.snapshot import Node, Ref
from goals.wording.changes import Told, subject, tell
from goals.wording.fields import FORMER_PERSON, Names, is_text, label, value_text
from indicators.models import Indicator
from indicators.queries import catalogue
from osp import queries
from osp.models import Samenwerkingsverband
from osp.scope import own_levels

OFFERED = frozenset({"owner", "indicator", "board", "item"})
Run = WorkbookRun


@dataclass(frozen=True, slots=True)
class ClashRow:
    """A field that two people changed, with both values as they read."""

    clash: Clash
    subject: str
    label: str
    mine: str
    theirs: str


@dataclass(frozen=True, slots=True)
class GoneRow:
    """A row that the workbook no longer has."""

    key: str
    text: str


@dataclass(frozen=True, slots=True)
class Preview:
    """What a workbook would change. `seen` is the same as long as the same would change.

    `asks_why` says that agreements change while the plan runs, so that a day and a reason are needed.
    """

    merged: Merged
    now: Node
    told: tuple[Told, ...]
    clashes: tuple[ClashRow, ...]
    gone: tuple[GoneRow, ...]
    refused: tuple[Mapping[str, Any], ...]
    asks_why: bool
    seen: str


def lists_of(swv: Samenwerkingsverband, tree: Node) -> Lists:
    """What cells can be chosen from: what can be chosen on the pages, and what the plan holds already."""
    used: dict[str, set[int]] = {name: set() for name in ("owner_id", "indicator_id", "schoolbestuur_id", "item_id")}
    for node in tree.walk():
        for name, ids in used.items():
            if pk := node.values.get(name):
                ids.add(pk)
    return Lists(
        {
            **fixed_lists(own_levels()),
            "owner": options(_people(used["owner_id"])),
            "indicator": options(_indicators(swv, used["indicator_id"])),
            "board": options((row.pk, row.name, row.number) for row in boards_here(swv, used["schoolbestuur_id"])),
            "item": options(_items(used["item_id"])),
        }
    )


def _people(used: set[int]) -> Iterable[tuple[int, str, str]]:
    known = {person.pk: (person.name, person.email) for person in queries.people()}
    former = {pk: (name, f"{FORMER_PERSON}, {pk}") for pk, name in queries.names_of(used - known.keys()).items() if pk}
    gone = {pk: (f"{FORMER_PERSON} ({pk})", str(pk)) for pk in used - known.keys() - former.keys()}
    return [(pk, *told) for pk, told in {**known, **former, **gone}.items()]


def _indicators(swv: Samenwerkingsverband, used: set[int]) -> Iterable[tuple[int, str, str]]:
    offered = {row.pk: row for row in catalogue(swv)}
    missing = Indicator.objects.filter(pk__in=used - offered.keys())
    return [(row.pk, row.name, row.code) for row in (*offered.values(), *missing)]


def _items(used: set[int]) -> Iterable[tuple[int, str, str]]:
    rows = [
        row for row in FrameworkItem.objects.all() if row.pk in used or (not row.is_archived and row.kind in TICKED)
    ]
    return [(row.pk, f"{FrameworkKind(row.kind).label} {row}", str(row.pk)) for row in rows]


def versions_of(tree: Node) -> dict[Ref, int]:
    """The version of every row, a query for each kind."""
    ids: dict[Kind, list[int]] = {}
    for node in tree.walk():
        ids.setdefault(node.kind, []).append(node.id)
    found: dict[Ref, int] = {}
    for kind, pks in ids.items():
        rows = MODELS[kind]._default_manager.filter(pk__in=pks)
        found |= {(kind, pk): version for pk, version in rows.values_list("pk", "version")}
    return found


def plan_workbook(swv: Samenwerkingsverband, plan: Plan, *, offers: bool) -> bytes:
    """The whole plan as an .xlsx. With `offers` its cells have the lists that an editor may choose from."""
    from goals.documents.plan_workbook import Book, workbook  # noqa: PLC0415 -- slow import

    taken_at = timezone.now()
    tree = plan_snapshot(plan)
    return workbook(
        Book(
            plan=tree,
            tenant=swv.code,
            taken_at=timezone.localtime(taken_at),
            versions=versions_of(tree),
            lists=lists_of(swv, tree),
            levels=own_levels(),
            offers=OFFERED | fixed_lists(own_levels()).keys() if offers else frozenset(),
        )
    )


def get_run(pk: int) -> WorkbookRun:
    """A workbook that was handed in; 404 otherwise."""
    return get_object_or_404(WorkbookRun.objects.select_related("plan"), pk=pk)


def runs_of(plan: Plan) -> list[tuple[WorkbookRun, str]]:
    """The workbooks of a plan that were handed in and not put aside, newest first, with who did it."""
    rows = list(WorkbookRun.objects.filter(plan=plan).exclude(state=WorkbookState.DISCARDED).defer("content")[:20])
    names = queries.names_of(row.user_id for row in rows)
    return [(row, names.get(row.user_id, FORMER_PERSON)) for row in rows]


def preview(run: WorkbookRun) -> Preview:
    """What the workbook would change now."""
    now = plan_snapshot(run.plan)
    said = [as_said(row) for row in run.content]
    base = base_of(
        run.plan,
        run.taken_at,
        {(row.kind, row.id): each["version"] for row, each in zip(said, run.content, strict=True) if row.id},
    )
    merged = merge(base, now, said, sheet_columns())
    names = _all_names(now, merged)
    choices = Choices(left_out=left_out(run))
    changes = differences(now, result(now, merged, choices))
    return Preview(
        merged=merged,
        now=now,
        told=tuple(tell(change, names) for change in changes),
        clashes=tuple(_clash(clash, now, names) for clash in merged.clashes),
        gone=tuple(_gone(ref, now, names) for ref in merged.gone),
        refused=_refused(run, merged),
        asks_why=_asks_why(run.plan, merged),
        seen=_mark(merged),
    )


def sheet_columns() -> Columns:
    """The columns of every sheet, with the own names."""
    levels = own_levels()
    return {kind: columns(kind, levels) for kind in Kind}


def as_said(row: Mapping[str, Any]) -> Said:
    """A stored row of a workbook."""
    return Said(
        Kind(row["kind"]), row["line"], row["id"], row["number"], row["under"], row["values"], row["is_refused"]
    )


def left_out(run: WorkbookRun) -> frozenset[tuple[Kind, int]]:
    """The rows that a verb refused when the file was checked."""
    return frozenset((Kind(row["kind"]), row["line"]) for row in run.refused)


def base_of(plan: Plan, taken_at: datetime, versions: Mapping[Ref, int]) -> Node:
    """The plan as the workbook held it. ValueError for a moment before there was a plan.

    By the moment, and where a save of that very moment came in later than the workbook was made, by the version of the row.
    """
    base = plan_snapshot(plan, at=taken_at)
    other: dict[Ref, Mapping[str, Any]] = {}
    for kind in {ref[0] for ref in versions}:
        rows = MODELS[kind].history  # type: ignore[attr-defined]
        seen = {pk: version for (each, pk), version in versions.items() if each is kind}
        then = (
            rows.filter(id__in=seen, history_date__lte=taken_at).order_by().values("id").annotate(newest=Max("version"))
        )
        late = {row["id"] for row in then if row["newest"] != seen[row["id"]]}
        for row in rows.filter(id__in=late).order_by("history_id") if late else ():
            if row.version == seen[row.id]:
                other[kind, row.id] = values_of(row.instance)
    return _with(base, other) if other else base


def _with(node: Node, other: Mapping[Ref, Mapping[str, Any]]) -> Node:
    children = tuple(_with(child, other) for child in node.children)
    return replace(node, values=other.get(node.ref, node.values), children=children)


def _all_names(now: Node, merged: Merged) -> Names:
    """Names for what the plan points at and what the workbook does."""
    extra = [Node(ref[0], ref[1], "", row.values) for ref, (row, _) in merged.added.items()]
    extra += [Node(ref[0], ref[1], "", edits) for ref, edits in merged.edits.items()]
    extra += [Node(c.ref[0], c.ref[1], "", {c.field: value}) for c in merged.clashes for value in (c.mine, c.theirs)]
    return names_for([*now.walk(), *extra])


def _clash(clash: Clash, now: Node, names: Names) -> ClashRow:
    spot = spots(now)[clash.ref]
    node = spot.node
    theirs, mine = (
        str(value or "") if is_text(node, clash.field) else value_text(node, clash.field, value, names)
        for value in (clash.theirs, clash.mine)
    )
    return ClashRow(
        clash, subject(spot.element, names), label(node, clash.field, names), mine or "leeg", theirs or "leeg"
    )


def _gone(ref: Ref, now: Node, names: Names) -> GoneRow:
    spot = spots(now)[ref]
    inside = tuple(each for each in spot.node.walk() if each is not spot.node)
    told = tell(Change(ChangeKind.REMOVED, spot, None, inside=inside), names)
    return GoneRow(f"{ref[0].value}-{ref[1]}", told.sentence)


def _refused(run: WorkbookRun, merged: Merged) -> tuple[Mapping[str, Any], ...]:
    titles = {row["kind"]: row["sheet"] for row in run.content}
    fresh = [
        {
            "kind": each.kind.value,
            "sheet": titles.get(each.kind.value, ""),
            "line": each.line,
            "column": "",
            "message": each.message,
        }
        for each in merged.refusals
    ]
    return (*run.refused, *fresh)


def _asks_why(plan: Plan, merged: Merged) -> bool:
    touched = {(ref, name) for ref, edits in merged.edits.items() for name in edits}
    touched |= {(clash.ref, clash.field) for clash in merged.clashes}
    is_agreed = any(ref[0] is Kind.LINK and name != "means" for ref, name in touched)
    return is_agreed and is_running(plan, timezone.localdate())


def _mark(merged: Merged) -> str:
    told = (
        sorted((*ref, repr(parent), repr(dict(row.values))) for ref, (row, parent) in merged.added.items()),
        sorted((*ref, repr(dict(edits))) for ref, edits in merged.edits.items()),
        sorted((*ref, *parent) for ref, parent in merged.moves.items()),
        [(clash.key, repr(clash.mine), repr(clash.theirs)) for clash in merged.clashes],
        sorted(merged.gone),
        [(each.kind.value, each.line, each.message) for each in merged.refusals],
    )
    return hashlib.sha256(repr(told).encode()).hexdigest()
