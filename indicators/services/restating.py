"""A delivery that its source calls definitive, or takes back: what hangs on it is worked out again, and nothing else."""

from collections.abc import Callable, Sequence
from datetime import date

from django.db import transaction
from django.utils import timezone

from indicators.enums import ReleaseStatus
from indicators.models import ImportRun, RunState
from indicators.services.gather import counting_runs
from indicators.services.imports import claim
from indicators.services.recompute import Ahead, swap_in, work_out
from indicators.services.releases import release_with, stored
from indicators.services.touch import together, touched_by
from osp.abilities import Ability
from osp.actors import Actor
from osp.errors import DomainError
from osp.jobs import enqueue
from osp.operations import operation

Report = Callable[[float, str], None]
# What a source may say of a delivery that counts, by what it said before.
NEXT = {
    ReleaseStatus.PROVISIONAL: (ReleaseStatus.FINAL, ReleaseStatus.WITHDRAWN),
    ReleaseStatus.FINAL: (ReleaseStatus.WITHDRAWN,),
}


@operation("release.status_set", needs=Ability.IMPORT_DATA)
def set_status(actor: Actor, *, run: ImportRun, status: ReleaseStatus, reason: str) -> ImportRun:
    """Say what the source says of an own delivery now: definitief or ingetrokken. Recomputing the figures is a job."""
    claim(run)
    if run.state != RunState.LOADED or run.release is None or run.swv_id != (actor.swv.pk if actor.swv else None):
        raise DomainError("not-loaded", "Alleen van een eigen, ingelezen levering kunt u de status wijzigen.")
    if status not in NEXT.get(ReleaseStatus(run.release.status), ()):
        raise DomainError("same-status", f"Deze levering is al {run.release.status}.", field="status")
    if not reason.strip():
        raise DomainError(
            "no-reason", "Schrijf op waar u dit van weet, bijvoorbeeld een bericht van DUO.", field="reason"
        )
    run.findings = {**run.findings, "restate": {"status": status.value, "reason": reason.strip()[:300]}}
    run.save(update_fields=["findings"])
    enqueue(actor, kind="indicators.restate", argument=run.pk, title=f"Status wijzigen: {run.file_name}")
    return run


def restate(run: ImportRun, report: Report) -> None:
    """Carry out what was asked by `set_status`. Safe to repeat: what was carried out is no longer asked."""
    asked = run.findings.get("restate")
    if run.state != RunState.LOADED or not asked:
        return
    report(0.1, "cijfers doorrekenen")
    status = ReleaseStatus(asked["status"])
    ahead = _ahead([run], status, reason=f"{status.value}: {run.file_name}")
    report(0.9, "cijfers vervangen")
    with transaction.atomic():
        held = ImportRun.objects.select_for_update().get(pk=run.pk)
        if held.state == RunState.LOADED and held.findings.get("restate"):
            _change([held], status, asked["reason"])
            swap_in(ahead)


def open_runs(code: str, day: date) -> list[ImportRun]:
    """The deliveries of open data of a source and reference date that count now."""
    return [
        run
        for run in counting_runs(None)
        if run.release and run.release.source.code == code and run.release.reference_date == day
    ]


def restate_open(runs: Sequence[ImportRun], status: ReleaseStatus, reason: str) -> int:
    """The same for deliveries of open data together, at once. Returns how many figures changed."""
    first = runs[0]
    ahead = _ahead(runs, status, reason=f"{status.value}: {first.release.label if first.release else first.file_name}")
    with transaction.atomic():
        _change(runs, status, reason)
        return swap_in(ahead)


def _ahead(runs: Sequence[ImportRun], status: ReleaseStatus, *, reason: str) -> Ahead:
    """The figures as they will be; deliveries that the source took back are left out."""
    owner, ids = runs[0].swv, {run.pk for run in runs}
    counting = []
    for run in counting_runs(owner):
        if run.pk not in ids:
            counting.append(run)
        elif status is not ReleaseStatus.WITHDRAWN and run.release:
            run.release = release_with(run.release, status)
            counting.append(run)
    touch = together(touched_by(run) for run in runs)
    return work_out(owner, touch, counting, reason=reason, because=runs[0].pk)


def _change(runs: Sequence[ImportRun], status: ReleaseStatus, reason: str) -> None:
    now = timezone.now()
    for run in runs:
        if run.release is None:
            continue
        told = {"from": run.release.status, "to": status.value, "reason": reason, "on": now.isoformat()}
        findings = {key: value for key, value in run.findings.items() if key != "restate"}
        run.findings = {**findings, "restated": [*findings.get("restated", ()), told]}
        if len(runs) > 1:
            run.findings["together"] = runs[0].pk
        run.release = stored(release_with(run.release, status))
        if status is ReleaseStatus.WITHDRAWN:
            run.state, run.withdrawn_at, run.withdraw_reason = RunState.WITHDRAWN, now, reason[:300]
        run.save(update_fields=["findings", "release", "state", "withdrawn_at", "withdraw_reason"])
