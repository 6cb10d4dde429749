"""A Word file on its way to being a plan: its headings with their roles, the plan that they would make, and what can be undone."""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING

from django.shortcuts import get_object_or_404

from goals.enums import ImportState
from goals.kinds import CHILDREN, Kind
from goals.models import Plan, PlanImport, PlanVersion
from goals.queries.snapshot import MODELS, plan_snapshot
from goals.snapshot import Node, Ref
from osp.levels import Levels
from osp.models import StoredFile

if TYPE_CHECKING:
    from goals.importers.word import WordDocument
    from goals.importers.word_mapping import WordRole

# What an import makes; anything else under a row of it was put there by somebody since.
MADE = (Kind.CHAPTER, Kind.PRIORITY, Kind.GOAL, Kind.ACTIVITY)


@dataclass(frozen=True, slots=True)
class Undoing:
    """What goes and what stays when an import is taken back, in reading order; a row stays with all that it stands under."""

    gone: tuple[Node, ...]
    kept: tuple[Node, ...]
    plan_goes: bool


def get_import(pk: int) -> PlanImport:
    """A Word file of this samenwerkingsverband; 404 otherwise."""
    return get_object_or_404(PlanImport.objects.select_related("file", "plan", "user"), pk=pk)


def import_of(plan: Plan) -> PlanImport | None:
    """The Word file that a plan began with, if one."""
    return PlanImport.objects.select_related("file").filter(plan=plan, state=ImportState.TAKEN).first()


def document_of(stored: StoredFile) -> "WordDocument":
    """What a stored Word file says. WordRefused where it says nothing any more. Slow to import."""
    from goals.importers.word import read_word  # noqa: PLC0415 -- slow import

    with stored.file.open("rb") as content:
        return read_word(content.read())


def label_words(levels: Levels) -> "dict[WordRole, tuple[str, ...]]":
    """The words by which headings are known here: the usual ones, and the names that this samenwerkingsverband uses."""
    from goals.importers.word_mapping import own_words  # noqa: PLC0415 -- beside the reader of Word files

    names = (levels.priority, levels.goal, levels.activity)
    return own_words(*([name.singular] for name in names))


def undoing(row: PlanImport) -> Undoing:
    """What of an import is still as it was made, and so can go."""
    if row.plan is None:
        return Undoing((), (), plan_goes=False)
    made = {(Kind(kind), pk): version for kind, pk, version in row.made}
    tree = plan_snapshot(row.plan)
    versions = _versions(list(made))
    kept = {node.ref for node in tree.walk() if _stays(node, made, versions)}
    nodes = [node for node in tree.walk() if node.kind is not Kind.PLAN]
    return Undoing(
        gone=tuple(node for node in nodes if node.ref not in kept and node.kind in MADE),
        kept=tuple(node for node in nodes if node.ref in kept),
        plan_goes=tree.ref not in kept and not PlanVersion.objects.filter(plan=row.plan).exists(),
    )


def _stays(node: Node, made: dict[Ref, int], versions: dict[Ref, int]) -> bool:
    if node.ref not in made or versions.get(node.ref) != made[node.ref]:
        return True
    return any(_stays(child, made, versions) for child in node.children) if CHILDREN.get(node.kind) else False


def _versions(refs: Sequence[Ref]) -> dict[Ref, int]:
    """The version that each row has now. A query for each kind."""
    found: dict[Ref, int] = {}
    for kind in {ref[0] for ref in refs}:
        rows = MODELS[kind]._default_manager.filter(pk__in=[pk for each, pk in refs if each is kind])
        found |= {(kind, pk): version for pk, version in rows.values_list("pk", "version")}
    return found
