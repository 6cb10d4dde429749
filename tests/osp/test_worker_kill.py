"""A real worker, killed with SIGKILL at the two worst moments of taking a delivery over, and the one that finishes it."""

import pytest
from django_tasks_db.models import DBTaskResult

from indicators.enums import ReleaseStatus
from indicators.models import Figure, ImportRun, Observation, RegisterEntry, RunState
from indicators.services import imports
from osp.enums import JobState
from osp.models import AuditEvent, Job, Placement
from tests.indicators.deliveries import offer, po_file, work
from tests.workers import wait_for

pytestmark = pytest.mark.django_db(transaction=True)


def what_counts() -> tuple[int, int]:
    return Figure.objects.exclude(swv=None).count(), Placement.objects.exclude(owner=None).count()


def load_job() -> Job:
    """The work of taking the delivery over, beside what the worker plans by itself."""
    return Job.objects.get(kind="indicators.load")


def test_delivery_counts_once_however_often_its_worker_is_killed(director, in_a, workers) -> None:
    run = offer(director, po_file(sbo=30))
    work()
    run.refresh_from_db()
    imports.confirm(director, run=run, status=ReleaseStatus.FINAL)

    # Rows are stored and nothing counts; then everything is written, in a transaction that never ends.
    for moment in ("stage", "swap_in"):
        workers.kill_after("indicators.services.imports", moment)
        assert Observation.objects.count() == 3
        assert what_counts() == (0, 0)
        assert ImportRun.objects.get().state == RunState.STAGED
        assert load_job().state == JobState.RUNNING

    worker = workers.start()
    wait_for(lambda: not load_job().is_open, worker)
    job = load_job()
    assert (job.kind, job.state, job.attempts, job.error) == ("indicators.load", JobState.DONE, 3, "")
    assert ImportRun.objects.get().state == RunState.LOADED
    assert (Observation.objects.count(), RegisterEntry.objects.count(), Placement.objects.count()) == (3, 3, 3)
    sbo = Figure.objects.filter(definition__indicator__code="leerlingen-sbo", unit="PO2814")
    assert [(row.numerator_low, row.superseded_at) for row in sbo] == [(30, None)]
    assert list(AuditEvent.objects.order_by("pk").values_list("verb", flat=True)) == [
        "import.received",
        "import.confirmed",
    ]
    wait_for(lambda: DBTaskResult.objects.get(pk=job.task_id).status == "SUCCESSFUL", worker)
