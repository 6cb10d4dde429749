"""Reading files in from the command line: all of them or none."""

from collections.abc import Iterable
from dataclasses import dataclass
from pathlib import Path

from django.db import transaction
from django.utils import timezone

from indicators.importers import registry
from indicators.importers.base import ImportRefused, Parsed
from indicators.models import ImportRun, RunState
from indicators.services.gather import Candidate
from indicators.services.imports import already_loaded, fingerprint
from indicators.services.recompute import outcome_for, recompute, years_touched
from indicators.services.releases import release_of, stored
from indicators.services.staging import stage, update_register
from osp.abilities import Ability
from osp.actors import Actor
from osp.models import Samenwerkingsverband
from osp.operations import operation


@dataclass(frozen=True, slots=True)
class Checked:
    """A file that was read without a fault. `known` when exactly this file counts already."""

    path: Path
    sha256: str
    parsed: Parsed
    known: bool


class FileRefused(Exception):  # noqa: N818 -- an answer to the user
    """A refusal with the file it is about."""

    def __init__(self, path: Path, refusal: ImportRefused) -> None:
        super().__init__(f"{path}: {refusal.message}")
        self.path = path
        self.refusal = refusal


def check(paths: Iterable[Path], owner: Samenwerkingsverband | None) -> list[Checked]:
    """Read every file without storing anything; FileRefused for the first that is not right."""
    found: list[Checked] = []
    for path in paths:
        with path.open("rb") as stream:
            sha256 = fingerprint(stream)
            try:
                parsed = registry.parse_file(stream)
            except ImportRefused as refusal:
                raise FileRefused(path, refusal) from refusal
        known = already_loaded(sha256, owner) is not None or any(each.sha256 == sha256 for each in found)
        found.append(Checked(path, sha256, parsed, known))
    return found


def what_if(checked: Iterable[Checked], owner: Samenwerkingsverband | None) -> int:
    """How many figures the new files would make together; stores nothing."""
    candidates = [
        Candidate(each.parsed, release_of(each.parsed, status=None, today=timezone.localdate()))
        for each in checked
        if not each.known
    ]
    return len(outcome_for(owner, None, candidates).figures)


@operation("import.confirmed", needs=Ability.IMPORT_DATA)
def take_over(actor: Actor, *, checked: list[Checked]) -> int:
    """Store checked files and let them count, all at one moment. Returns how many figures changed."""
    fresh = [each for each in checked if not each.known]
    runs = [_run(each, actor) for each in fresh]
    years: set[int] = set()
    with transaction.atomic():
        for run, each in zip(runs, fresh, strict=True):
            stage(run, each.parsed)
            run.state, run.loaded_at = RunState.LOADED, timezone.now()
            run.save()
            if run.swv is None:
                update_register(each.parsed)
        for run in runs:
            years |= years_touched(actor.swv, run)
        return recompute(actor.swv, years) if years else 0


def _run(each: Checked, actor: Actor) -> ImportRun:
    return ImportRun.objects.create(
        swv=actor.swv,
        release=stored(release_of(each.parsed, status=None, today=timezone.localdate())),
        format_code=each.parsed.format_code,
        file_name=each.path.name[:200],
        sha256=each.sha256,
        rows_read=each.parsed.rows_read,
        hidden_cells=each.parsed.hidden_cells,
        user_id=actor.user_id,
    )
