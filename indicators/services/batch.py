"""Reading files in from the command line: all of them or none."""

from collections.abc import Iterable
from dataclasses import dataclass, replace
from datetime import timedelta
from pathlib import Path
from typing import BinaryIO

from django.utils import timezone

from indicators.importers.base import ImportRefused, Parsed
from indicators.importers.mapping_choices import Choices
from indicators.models import BEING_STORED, ImportRun, RunState
from indicators.services import mappings, tlv
from indicators.services.findings import findings_of
from indicators.services.gate import admit
from indicators.services.gather import Candidate, counting_runs
from indicators.services.imports import already_loaded, fingerprint
from indicators.services.preview import count_changes
from indicators.services.recompute import Ahead, swap_in, work_out
from indicators.services.releases import check_day, release_of, stored
from indicators.services.staging import stage, update_register
from indicators.services.touch import together, touched_by
from osp.abilities import Ability
from osp.actors import Actor
from osp.models import Samenwerkingsverband
from osp.operations import operation

ABANDONED_AFTER = timedelta(hours=1)


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


def check(paths: Iterable[Path], owner: Samenwerkingsverband | None, *, skip_bad_rows: bool = False) -> list[Checked]:
    """Read every file without storing anything; FileRefused for the first that is not right.

    With `skip_bad_rows` rows in error are left out of a file, which `parsed` then tells.
    """
    found: list[Checked] = []
    for path in paths:
        sha256, parsed = _read(path, owner, skip_bad_rows=skip_bad_rows)
        known = already_loaded(sha256, owner) is not None or any(each.sha256 == sha256 for each in found)
        found.append(Checked(path, sha256, parsed, known))
    return found


def _read(path: Path, owner: Samenwerkingsverband | None, *, skip_bad_rows: bool) -> tuple[str, Parsed]:
    try:
        with path.open("rb") as stream:
            choices = _choices(stream, path.name, owner)
            parsed = mappings.read_offered(
                stream, name=path.name, owner=owner, choices=choices, skip_bad_rows=skip_bad_rows
            )
            tlv.check_owner(parsed, owner)
            check_day(parsed, timezone.localdate())
            return fingerprint(stream), parsed
    except ImportRefused as refusal:
        raise FileRefused(path, refusal) from refusal
    except OSError as error:
        unreadable = ImportRefused(
            f"dit bestand is niet te lezen ({error.strerror}). Controleer de rechten en de schijf."
        )
        raise FileRefused(path, unreadable) from error


def _choices(stream: BinaryIO, name: str, owner: Samenwerkingsverband | None) -> Choices | None:
    """How a table of the samenwerkingsverband's own is read, None for a known format; ImportRefused for any other file."""
    try:
        admit(stream, name=name)
    except ImportRefused as refusal:
        found = mappings.remembered_choices(stream, name=name, owner=owner) if refusal.hints else None
        if found is None:
            raise
        return found
    return None


def what_if(checked: Iterable[Checked], owner: Samenwerkingsverband | None) -> int:
    """How many figures the new files would make new or different together; stores nothing."""
    candidates = [
        Candidate(each.parsed, release_of(each.parsed, status=None, today=timezone.localdate()))
        for each in checked
        if not each.known
    ]
    return count_changes(owner, candidates)


def take_over(actor: Actor, *, checked: list[Checked]) -> int:
    """Store checked files and let them count, all at one moment. Returns how many figures changed.

    The slow parts come first, in short commits that nobody sees, so that pages stay usable meanwhile. What goes wrong
    leaves nothing; what a killed import left is cleared by a later one.
    """
    _clear_abandoned()
    fresh = [each for each in checked if not each.known]
    runs: list[ImportRun] = []
    try:
        for each in fresh:
            runs.append(_run(each, actor))
            stage(runs[-1], each.parsed)
        return count_together(actor, runs=runs, checked=fresh, ahead=_work_out(actor.swv, runs))
    except BaseException:
        _forget(runs)
        raise


@operation("import.confirmed", needs=Ability.IMPORT_DATA)
def count_together(actor: Actor, *, runs: list[ImportRun], checked: list[Checked], ahead: Ahead) -> int:
    """The moment at which stored files start to count. A file that another import took over meanwhile is left out.

    All are worked out together, because of the first; the others say so under "together".
    """
    taken = {run.pk for run, each in zip(runs, checked, strict=True) if already_loaded(each.sha256, actor.swv)}
    kept = [(run, each) for run, each in zip(runs, checked, strict=True) if run.pk not in taken]
    because = kept[0][0].pk if kept else None
    for run, each in kept:
        run.state = RunState.LOADED
        if run.pk != because:
            run.findings = {**run.findings, "together": because}
        run.save(update_fields=["state", "findings"])
        if run.swv is None:
            update_register(each.parsed)
    ImportRun.objects.filter(pk__in=taken).delete()
    return swap_in(replace(ahead, because=because))


def _work_out(owner: Samenwerkingsverband | None, runs: list[ImportRun]) -> Ahead:
    """The figures as they will be once these runs count too, as the newest deliveries."""
    for run in runs:
        run.loaded_at = timezone.now()
        run.save(update_fields=["loaded_at"])
    touch = together(touched_by(run) for run in runs)
    names = ", ".join(run.file_name for run in runs)
    because = runs[0].pk if runs else None
    return work_out(owner, touch, [*counting_runs(owner), *runs], reason=f"ingelezen: {names}", because=because)


def _forget(runs: list[ImportRun]) -> None:
    ImportRun.objects.filter(BEING_STORED, pk__in=[run.pk for run in runs]).delete()


def _clear_abandoned() -> None:
    """Throw away what an import stored that was killed before it counted; one that is still busy is younger."""
    ImportRun.objects.filter(BEING_STORED, created_at__lt=timezone.now() - ABANDONED_AFTER).delete()


def _run(each: Checked, actor: Actor) -> ImportRun:
    candidate = Candidate(each.parsed, release_of(each.parsed, status=None, today=timezone.localdate()))
    return ImportRun.objects.create(
        swv=actor.swv,
        release=stored(candidate.release),
        format_code=each.parsed.format_code,
        file_name=each.path.name[:200],
        sha256=each.sha256,
        rows_read=each.parsed.rows_read,
        rows_skipped=each.parsed.rows_skipped,
        hidden_cells=each.parsed.hidden_cells,
        findings=findings_of(candidate, actor.swv),
        user_id=actor.user_id,
    )
