"""A real worker, killed with SIGKILL at the two worst moments of storing an adopted version, and the one that finishes it."""

from datetime import date

import pytest

from goals.enums import VersionState
from goals.models import PlanVersion
from goals.services import adoption, versions
from osp.enums import JobState
from osp.models import AuditEvent, Job
from tests.goals.plans import make_example
from tests.workers import wait_for

pytestmark = pytest.mark.django_db(transaction=True)


def adopt_job() -> Job:
    return Job.objects.get(kind="goals.adopt")


def test_version_is_adopted_once_however_often_its_worker_is_killed(director, in_a, workers) -> None:
    example = make_example(in_a.swv)
    version = versions.begin_version(director, plan=example.plan, wanted_from=date(2027, 8, 1))
    asked = adoption.adopt_version(director, plan_version=version, version=1, adopted_on=date(2026, 4, 11))

    # The PDF is made and nothing is stored; then everything is stored, in a transaction that never ends.
    for moment in ("make_pdf", "_record_adoption"):
        workers.kill_after("goals.services.adoption", moment)
        row = PlanVersion.objects.get()
        assert (row.state, row.pdf, row.docx, row.content_sha256) == (
            VersionState.CONCEPT,
            None,
            None,
            asked.content_sha256,
        )
        assert not AuditEvent.objects.filter(verb="version.adopted").exists()
        assert adopt_job().state == JobState.RUNNING

    worker = workers.start()
    wait_for(lambda: not adopt_job().is_open, worker)
    job, row = adopt_job(), PlanVersion.objects.get()
    assert (job.state, job.attempts, job.error) == (JobState.DONE, 3, "")
    assert (row.state, row.content_sha256) == (VersionState.ADOPTED, asked.content_sha256)
    assert adoption.make_pdf(adoption.read_document(row.document)) == bytes(row.pdf)
    assert AuditEvent.objects.filter(verb="version.adopted").count() == 1
