"""A real worker, killed with SIGKILL at the two worst moments of taking a delivery over, and the one that finishes it."""

import os
import subprocess
import sys
import time
from collections.abc import Iterator
from pathlib import Path
from urllib.parse import urlsplit

import pytest
from django.db import connection
from django_tasks_db.models import DBTaskResult

from indicators.enums import ReleaseStatus
from indicators.models import Figure, ImportRun, Observation, RegisterEntry, RunState
from indicators.services import imports
from osp.enums import JobState
from osp.models import AuditEvent, Job, Placement
from tests.indicators.deliveries import offer, po_file, work

ROOT = Path(__file__).resolve().parents[2]
PATIENCE = 60
# A worker that stops at a chosen moment, so that the kill comes exactly there. The first argument names what it carries
# out last, the second the file it then makes.
STOPPING_WORKER = """
import importlib, pathlib, sys, time
import django
django.setup()
from django.core.management import call_command
imports = importlib.import_module("indicators.services.imports")
name, marker = sys.argv[1:]
real = getattr(imports, name)
def stop_after(*args, **kwargs):
    real(*args, **kwargs)
    pathlib.Path(marker).touch()
    time.sleep(600)
setattr(imports, name, stop_after)
call_command("worker", interval=0.05)
"""

pytestmark = pytest.mark.django_db(transaction=True)


def database_url() -> str:
    """Address of the database of this test, for another process."""
    name = str(connection.settings_dict["NAME"])
    if connection.vendor == "sqlite":
        return f"sqlite:///{name}"
    return urlsplit(os.environ["DATABASE_URL"])._replace(path=f"/{name}").geturl()


@pytest.fixture
def start(tmp_path, settings) -> Iterator:
    """Start a worker of its own process with a short lease; whatever still runs afterwards is killed."""
    settings.MEDIA_ROOT = tmp_path / "uploads"
    more = {"DATABASE_URL": database_url(), "OSP_VAR": str(tmp_path), "OSP_JOB_LEASE_SECONDS": "3"}
    environment = {**os.environ, "DJANGO_SETTINGS_MODULE": "osp.settings", **more}
    started: list[subprocess.Popen] = []

    def start_one(*command: str) -> subprocess.Popen:
        started.append(subprocess.Popen([sys.executable, *command], cwd=ROOT, env=environment))
        return started[-1]

    yield start_one
    for process in started:
        process.kill()
        process.wait()


def wait_for(happened, process: subprocess.Popen) -> None:
    """Until it happened; fails when the process ends before, or nothing happens at all."""
    until = time.monotonic() + PATIENCE
    while not happened():
        assert process.poll() is None, "the worker ended by itself"
        assert time.monotonic() < until, "nothing happened"
        time.sleep(0.05)


def what_counts() -> tuple[int, int]:
    return Figure.objects.exclude(swv=None).count(), Placement.objects.exclude(owner=None).count()


def load_job() -> Job:
    """The work of taking the delivery over, beside what the worker plans by itself."""
    return Job.objects.get(kind="indicators.load")


def test_delivery_counts_once_however_often_its_worker_is_killed(director, in_a, start, tmp_path) -> None:
    run = offer(director, po_file(sbo=30))
    work()
    run.refresh_from_db()
    imports.confirm(director, run=run, status=ReleaseStatus.FINAL)

    # Rows are stored and nothing counts; then everything is written, in a transaction that never ends.
    for moment in ("stage", "swap_in"):
        marker = tmp_path / moment
        worker = start("-c", STOPPING_WORKER, moment, str(marker))
        wait_for(marker.exists, worker)
        worker.kill()
        worker.wait()
        assert Observation.objects.count() == 3
        assert what_counts() == (0, 0)
        assert ImportRun.objects.get().state == RunState.STAGED
        assert load_job().state == JobState.RUNNING

    worker = start("manage.py", "worker", "--interval", "0.05")
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
