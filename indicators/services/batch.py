"""Reading files in from the command line: all of them or none."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import timedelta
from pathlib import Path

from django.utils import timezone

from indicators.importers import registry
from indicators.importers.base import ImportRefused, Parsed
from indicators.models import BEING_STORED, ImportRun, RunState
from indicators.services.gather import Candidate, counting_runs
from indicators.services.imports import already_loaded, fingerprint
from indicators.services.preview import count_changes
from indicators.services.recompute import Ahead, swap_in, work_out, years_touched
from indicators.services.releases import release_of, stored
from indicators.services.staging import stage, update_register
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


def check(paths: Iterable[Path], owner: Samenwerkingsverband | None) -> list[Checked]:
    """Read every file without storing anything; FileRefused for the first that is not right."""
    found: list[Checked] = []
    for path in paths:
        sha256, parsed = _read(path)
        known = already_loaded(sha256, owner) is not None or any(each.sha256 == sha256 for each in found)
        found.append(Checked(path, sha256, parsed, known))
    return found


def _read(path: Path) -> tuple[str, Parsed]:
    try:
        with path.open("rb") as stream:
            return fingerprint(stream), registry.parse_file(stream)
    except ImportRefused as refusal:
        raise FileRefused(path, refusal) from refusal
    except OSError as error:
        unreadable = ImportRefused(
            f"dit bestand is niet te lezen ({error.strerror}). Controleer de rechten en de schijf."
        )
        raise FileRefused(path, unreadable) from error


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
    """The moment at which stored files start to count. A file that another import took over meanwhile is left out."""
    taken = {run.pk for run, each in zip(runs, checked, strict=True) if already_loaded(each.sha256, actor.swv)}
    for run, each in zip(runs, checked, strict=True):
        if run.pk in taken:
            continue
        run.state = RunState.LOADED
        run.save(update_fields=["state"])
        if run.swv is None:
            update_register(each.parsed)
    ImportRun.objects.filter(pk__in=taken).delete()
    return swap_in(ahead) if ahead.years else 0


def _work_out(owner: Samenwerkingsverband | None, runs: list[ImportRun]) -> Ahead:
    """The figures as they will be once these runs count too, as the newest deliveries."""
    for run in runs:
        run.loaded_at = timezone.now()
        run.save(update_fields=["loaded_at"])
    years = set().union(*(years_touched(owner, run) for run in runs))
    return work_out(owner, years, [*counting_runs(owner), *runs])


def _forget(runs: list[ImportRun]) -> None:
    ImportRun.objects.filter(BEING_STORED, pk__in=[run.pk for run in runs]).delete()


def _clear_abandoned() -> None:
    """Throw away what an import stored that was killed before it counted; one that is still busy is younger."""
    ImportRun.objects.filter(BEING_STORED, created_at__lt=timezone.now() - ABANDONED_AFTER).delete()


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
