"""From an offered file to figures that count: receive, inspect, confirm, load, withdraw."""

import hashlib
from collections.abc import Callable
from functools import partial
from typing import Any, BinaryIO, cast

from django.core.files.base import File
from django.db import transaction
from django.utils import timezone

from indicators.enums import ReleaseStatus
from indicators.importers.base import ImportRefused, Parsed
from indicators.models import ImportRun, RunState
from indicators.queries.mappings import waits
from indicators.services import mappings, tlv
from indicators.services.findings import OTHER_ROWS, findings_of, skip_first, told_errors
from indicators.services.gate import admit
from indicators.services.gather import Candidate, counting_runs
from indicators.services.preview import changes
from indicators.services.recompute import Ahead, swap_in, work_out
from indicators.services.releases import check_day, release_of, stored
from indicators.services.staging import stage, update_register
from indicators.services.tlv_sums import KEEPER
from indicators.services.touch import touched_by
from osp.abilities import Ability
from osp.actors import Actor
from osp.errors import DomainError
from osp.jobs import enqueue, is_busy
from osp.models import Samenwerkingsverband
from osp.operations import operation

Report = Callable[[float, str], None]
CHUNK = 1024 * 1024


def fingerprint(stream: BinaryIO) -> str:
    """SHA-256 of the whole content; the stream is back at its start."""
    digest = hashlib.sha256()
    stream.seek(0)
    while block := stream.read(CHUNK):
        digest.update(block)
    stream.seek(0)
    return digest.hexdigest()


def already_loaded(sha256: str, owner: Samenwerkingsverband | None) -> ImportRun | None:
    """The run that took over exactly this file before and still counts for this owner."""
    runs = ImportRun.objects.filter(sha256=sha256, state=RunState.LOADED)
    return runs.filter(swv__isnull=True).first() or (runs.filter(swv=owner).first() if owner else None)


@operation("import.received", needs=Ability.IMPORT_DATA)
def receive(actor: Actor, *, file_name: str, stream: BinaryIO, map_columns: bool = False) -> ImportRun:
    """Take in an uploaded file and put its inspection in line: of a known format, or a table with a remembered mapping.

    With `map_columns` another table is taken in too; it waits until somebody says what its columns are.
    Raises DomainError, before anything is stored, for any other file or one that was taken over before.
    """
    findings = _admitted(stream, file_name, actor.swv, map_columns=map_columns)
    sha256 = fingerprint(stream)
    before = already_loaded(sha256, actor.swv)
    if before:
        raise DomainError(
            "already-loaded", f"Dit bestand is al ingelezen (als {before.file_name}). Er verandert niets.", field="file"
        )
    run = ImportRun(swv=actor.swv, file_name=file_name[:200], sha256=sha256, user_id=actor.user_id, findings=findings)
    run.file.save(sha256[:32], File(stream), save=False)
    run.save()
    if not waits(run):
        enqueue(actor, kind="indicators.inspect", argument=run.pk, title=f"Controleren: {run.file_name}")
    return run


def _admitted(stream: BinaryIO, name: str, owner: Samenwerkingsverband | None, *, map_columns: bool) -> dict[str, Any]:
    """What the findings of an offered file begin with; DomainError for one that is not taken in."""
    try:
        admit(stream, name=name)
    except ImportRefused as refusal:
        try:
            # With hints the header alone was unknown, and the file passed the gate.
            start = mappings.start_of(stream, name=name, is_asked=map_columns) if refusal.hints and owner else None
        except ImportRefused as other:
            refusal, start = other, None
        if start is None:
            # Without its cause: what a library said of the file may hold a cell of it.
            code = "unknown-header" if refusal.hints else "unknown-format"
            raise DomainError(code, refusal.message, field="file") from None
        return start
    return {}


def inspect(run: ImportRun, report: Report) -> None:
    """Read the whole file and work out what would change. Stores only the verdict; a refused file itself is thrown away.

    Safe to repeat: a run that has its verdict is left alone, also when it came while this was reading.
    """
    if run.state != RunState.UPLOADED or waits(run):
        return
    report(0.05, "bestand lezen")
    try:
        parsed = _parse(run, lambda part: report(0.05 + 0.45 * part, "regels controleren"))
        tlv.check_owner(parsed, run.swv)
        check_day(parsed, timezone.localdate())
    except ImportRefused as refusal:
        _settle(run, partial(_put_aside, run, refusal))
        return
    report(0.55, "uitrekenen wat er verandert")
    candidate = Candidate(parsed, release_of(parsed, status=None, today=timezone.localdate()))
    run.format_code = parsed.format_code
    run.rows_read, run.hidden_cells, run.rows_skipped = parsed.rows_read, parsed.hidden_cells, parsed.rows_skipped
    run.findings = run.findings | findings_of(candidate, run.swv)
    run.preview = changes(run.swv, candidate)
    run.state = RunState.STAGED
    _settle(run, run.save)


@operation("import.confirmed", needs=Ability.IMPORT_DATA)
def confirm(actor: Actor, *, run: ImportRun, status: ReleaseStatus, skip_bad_rows: bool = False) -> ImportRun:
    """Take over an inspected file; the work itself is a job. Rows in error are left out only by whoever says so."""
    claim(run)
    if run.state != RunState.STAGED:
        raise DomainError("not-staged", "Deze levering staat niet meer klaar. Bied het bestand opnieuw aan.")
    if already_loaded(run.sha256, actor.swv):
        raise DomainError("already-loaded", "Dit bestand is intussen al ingelezen. Er verandert niets.")
    if run.rows_skipped and not skip_bad_rows:
        raise DomainError("bad-rows", skip_first(run.rows_skipped), field="skip")
    run.preview = {**run.preview, "status": status.value}
    run.save(update_fields=["preview"])
    enqueue(actor, kind="indicators.load", argument=run.pk, title=f"Inlezen: {run.file_name}")
    return run


@operation("import.discarded", needs=Ability.IMPORT_DATA)
def discard(actor: Actor, *, run: ImportRun) -> ImportRun:
    """Put a file aside without taking it over; nothing changes."""
    claim(run)
    if run.state not in {RunState.UPLOADED, RunState.STAGED}:
        raise DomainError("not-staged", "Alleen een levering die klaarstaat kunt u terzijde leggen.")
    _put_aside(run, ImportRefused("Terzijde gelegd; er is niets overgenomen."))
    return run


def load(run: ImportRun, report: Report) -> None:
    """Store the rows of a confirmed file and let them count. Safe to repeat: a loaded run is left alone."""
    if run.state != RunState.STAGED:
        return
    report(0.02, "bestand lezen")
    parsed = _parse(run, lambda part: report(0.02 + 0.28 * part, "regels lezen"))
    if parsed.rows_skipped != run.rows_skipped:
        raise DomainError("other-rows", OTHER_ROWS)
    status = ReleaseStatus(run.preview["status"]) if run.preview.get("status") else None
    run.release = stored(release_of(parsed, status=status, today=timezone.localdate()))
    stage(run, parsed, lambda part: report(0.3 + 0.4 * part, "waarnemingen opslaan"))
    report(0.7, "cijfers doorrekenen")
    # From here on the newest delivery, also for the order in which register files overrule one another.
    run.loaded_at = timezone.now()
    ImportRun.objects.filter(pk=run.pk, state=RunState.STAGED).update(release=run.release, loaded_at=run.loaded_at)
    others = counting_runs(run.swv)
    ahead = work_out(run.swv, touched_by(run), [*others, run], reason=f"ingelezen: {run.file_name}", because=run.pk)
    report(0.95, "cijfers vervangen")
    count_from_now(run, parsed, ahead)
    tlv.drop_file(run)


def count_from_now(run: ImportRun, parsed: Parsed, ahead: Ahead) -> int:
    """The one moment at which a stored run starts to count, with all figures that hang on it. Returns how many changed.

    Short, because nobody else can write meanwhile on SQLite. Nothing happens when another worker took the run over.
    """
    with transaction.atomic():
        if ImportRun.objects.select_for_update().get(pk=run.pk).state != RunState.STAGED:
            return 0
        if already_loaded(run.sha256, run.swv):
            raise DomainError("already-loaded", "Dit bestand is intussen al ingelezen. Er verandert niets.")
        run.state = RunState.LOADED
        run.save()
        if run.swv is None:
            update_register(parsed)
        return swap_in(ahead)


@operation("import.withdrawn", needs=Ability.IMPORT_DATA)
def withdraw(actor: Actor, *, run: ImportRun, reason: str) -> ImportRun:
    """Undo an import: its rows stay readable but count no more. Recomputing the figures is a job.

    Whoever wants it back offers the file again.
    """
    claim(run)
    if run.state != RunState.LOADED or run.swv_id != (actor.swv.pk if actor.swv else None):
        raise DomainError("not-loaded", "Alleen een eigen, ingelezen levering kunt u intrekken.")
    if run.format_code == KEEPER:
        raise DomainError("kept", "Deze aantallen zijn vastgelegd en de rijen erachter zijn weg. Intrekken kan niet.")
    if not reason.strip():
        raise DomainError("no-reason", "Schrijf op waarom u deze levering intrekt.", field="reason")
    run.withdraw_reason = reason.strip()[:300]
    run.save(update_fields=["withdraw_reason"])
    enqueue(actor, kind="indicators.withdraw", argument=run.pk, title=f"Intrekken: {run.file_name}")
    return run


def take_back(run: ImportRun, report: Report) -> None:
    """Carry out a withdrawal: the run stops counting and its figures change in one moment. Safe to repeat."""
    report(0.1, "cijfers doorrekenen")
    others = [each for each in counting_runs(run.swv) if each.pk != run.pk]
    ahead = work_out(run.swv, touched_by(run), others, reason=f"ingetrokken: {run.file_name}", because=run.pk)
    report(0.9, "cijfers vervangen")
    with transaction.atomic():
        if ImportRun.objects.select_for_update().get(pk=run.pk).state != RunState.LOADED:
            return
        run.state, run.withdrawn_at = RunState.WITHDRAWN, timezone.now()
        run.save(update_fields=["state", "withdrawn_at"])
        swap_in(ahead)


def claim(run: ImportRun) -> None:
    """Hold the run until the end of the transaction, as it is now; refused while a worker is busy with it."""
    ImportRun.objects.select_for_update().get(pk=run.pk)
    run.refresh_from_db()
    if is_busy(kind="indicators.", argument=run.pk):
        raise DomainError("busy", "Aan deze levering wordt nog gewerkt. Wacht tot dat klaar is.")


def _settle(run: ImportRun, write: Callable[[], None]) -> None:
    """Store a verdict, unless there is one: a worker that slept may not undo what was decided since."""
    with transaction.atomic():
        if ImportRun.objects.select_for_update().get(pk=run.pk).state == RunState.UPLOADED:
            write()


def _parse(run: ImportRun, progress: Callable[[float], None]) -> Parsed:
    with run.file.open("rb") as stream:
        return mappings.read_run(run, cast(BinaryIO, stream), progress)


def _put_aside(run: ImportRun, refusal: ImportRefused) -> None:
    """Store why a file is not taken over, and only then throw it away: a worker may be killed in between."""
    file = run.file.name
    run.file = ""
    run.state = RunState.REFUSED
    run.refusal = {
        "message": refusal.message,
        "count": refusal.error_count,
        "errors": told_errors(refusal.kept),
    }
    run.save()
    if file:
        transaction.on_commit(lambda: run.file.storage.delete(file))
