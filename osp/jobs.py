"""Long work: named handlers, a row with progress, and a lease so that no killed worker loses a job.

A handler takes the job and its number, may run more than once, and reports progress through `Reporter`.
"""

import logging
from collections.abc import Callable
from datetime import date, datetime, timedelta

from django.conf import settings
from django.db import transaction
from django.utils import timezone
from django_tasks import task
from django_tasks_db.models import DBTaskResult

from osp.actors import Actor
from osp.enums import JobState, Role
from osp.errors import DomainError
from osp.models import Job, Membership, Samenwerkingsverband
from osp.scope import scopes_disabled, tenant_scope

Reporter = Callable[[float, str], None]
Handler = Callable[[Actor, int, Reporter], None]
HANDLERS: dict[str, Handler] = {}
OPEN = (JobState.WAITING, JobState.RUNNING)
# Kind and title of the work that is done once a day, for nobody in particular.
DAILY: dict[str, str] = {}
logger = logging.getLogger(__name__)


class LeaseLostError(Exception):
    """Another worker goes on with this job: this one was silent for too long and stops."""


def job_handler(kind: str) -> Callable[[Handler], Handler]:
    """Register the function that carries out jobs of this kind; a second one raises."""

    def register(handler: Handler) -> Handler:
        if kind in HANDLERS:
            msg = f"Er is al werk van de soort {kind}."
            raise ValueError(msg)
        HANDLERS[kind] = handler
        return handler

    return register


def daily_job(kind: str, title: str) -> Callable[[Handler], Handler]:
    """Register work that the worker puts in line by itself, once a day. Its number is the day (date.toordinal)."""

    def register(handler: Handler) -> Handler:
        DAILY[kind] = title
        return job_handler(kind)(handler)

    return register


def plan_day(today: date) -> int:
    """Put the work of a day in line, unless that was done before. Returns how much was."""
    with scopes_disabled():
        planned = Job.objects.filter(argument=today.toordinal(), swv__isnull=True)
        missing = DAILY.keys() - set(planned.filter(kind__in=DAILY).values_list("kind", flat=True))
        return sum(_plan(kind, today.toordinal()) for kind in sorted(missing))


def _plan(kind: str, day: int) -> int:
    with transaction.atomic():
        # Looked at again where nobody else writes: another worker may have been first.
        if Job.objects.filter(kind=kind, argument=day, swv__isnull=True).exists():
            return 0
        enqueue(Actor.system(), kind=kind, argument=day, title=DAILY[kind])
        return 1


def enqueue(actor: Actor, *, kind: str, argument: int, title: str) -> Job:
    """Put work in line, in the caller's transaction. The same open work is never put in line twice."""
    open_job = Job.objects.filter(kind=kind, argument=argument, swv=actor.swv, state__in=OPEN).first()
    if open_job:
        return open_job
    job = Job.objects.create(swv=actor.swv, kind=kind, argument=argument, title=title, user_id=actor.user_id)
    result = run_job.enqueue(job.pk)
    Job.objects.filter(pk=job.pk).update(task_id=result.id)
    return job


def is_busy(*, kind: str, argument: int) -> bool:
    """Whether work of a kind that starts like this is waiting or going on for this number, in the scope of the caller."""
    return Job.objects.filter(kind__startswith=kind, argument=argument, state__in=OPEN).exists()


@task()
def run_job(job_id: int) -> None:
    """Carry out one job. Safe to run again: a finished job is left alone, and of two workers the later one goes on."""
    job = _take(job_id)
    if job is None:
        return
    try:
        _carry_out(job)
    except LeaseLostError:
        return
    except DomainError as error:
        _end(job, JobState.FAILED, error=error.message[:500])
    except Exception:
        # The number and the kind, never what the work is about: a log outlives the rights to read a tenant's data.
        logger.exception("Job %s (%s) failed", job.pk, job.kind)
        _end(
            job,
            JobState.FAILED,
            error="Er ging iets mis dat wij niet voorzagen. Probeer het opnieuw; er is niets half opgeslagen.",
        )
        raise
    else:
        _end(job, JobState.DONE, progress=1.0, step="klaar")


def _take(job_id: int) -> Job | None:
    """The job, now held by this worker; None when there is nothing left to do or another worker was first."""
    with scopes_disabled():
        job = Job.objects.filter(pk=job_id, state__in=OPEN).select_related("swv").first()
        if job is None:
            return None
        taken = Job.objects.filter(pk=job_id, state__in=OPEN, attempts=job.attempts).update(
            state=JobState.RUNNING, attempts=job.attempts + 1, lease_until=_lease(), step="begonnen", error=""
        )
    job.attempts += 1
    return job if taken else None


def _carry_out(job: Job) -> None:
    handler = HANDLERS[job.kind]
    actor = actor_of(job.user_id, job.swv)

    def report(progress: float, step: str) -> None:
        if not _mark(job, progress=min(max(progress, 0.0), 0.99), step=step[:160], lease_until=_lease()):
            raise LeaseLostError

    if job.swv is None:
        with scopes_disabled():
            handler(actor, job.argument, report)
        return
    with tenant_scope(job.swv):
        handler(actor, job.argument, report)


def _end(job: Job, state: JobState, **fields: object) -> None:
    _mark(job, state=state, finished_at=timezone.now(), lease_until=None, **fields)


def _mark(job: Job, **fields: object) -> int:
    """Write to the job as long as this worker holds it: whoever took it since counted one more attempt."""
    with scopes_disabled():
        return Job.objects.filter(pk=job.pk, state=JobState.RUNNING, attempts=job.attempts).update(**fields)


def actor_of(user_id: int | None, swv: Samenwerkingsverband | None) -> Actor:
    """The person with the roles held now, or the system where nobody asked."""
    if user_id is None or swv is None:
        return Actor.system(swv)
    with tenant_scope(swv):
        held = Membership.objects.filter(user_id=user_id, ended_at__isnull=True, user__is_active=True).values_list(
            "role", flat=True
        )
        return Actor(user_id=user_id, swv=swv, roles=frozenset(Role(role) for role in held))


def beat(job_id: int) -> None:
    """Hold the lease a little longer; called by the worker while a handler is busy."""
    with scopes_disabled():
        Job.objects.filter(pk=job_id, state=JobState.RUNNING).update(lease_until=_lease())


def reap() -> int:
    """Put jobs whose worker fell silent back in line, or give up after the last attempt. Returns how many."""
    count = 0
    with scopes_disabled():
        silent = list(Job.objects.filter(state=JobState.RUNNING, lease_until__lt=timezone.now()))
        for job in silent:
            count += _revive(job) if job.attempts < settings.JOB_ATTEMPTS else _give_up(job)
        return count + _revive_unbegun()


def _revive_unbegun() -> int:
    """Work that a worker took from the line and was killed before it could begin."""
    before = timezone.now() - timedelta(seconds=settings.JOB_LEASE_SECONDS)
    waiting = Job.objects.filter(state=JobState.WAITING, task_id__isnull=False).values("task_id")
    return DBTaskResult.objects.filter(pk__in=waiting, status="RUNNING", started_at__lt=before).update(status="READY")


def _revive(job: Job) -> int:
    with transaction.atomic():
        taken = Job.objects.filter(pk=job.pk, state=JobState.RUNNING, lease_until=job.lease_until).update(
            state=JobState.WAITING, lease_until=None, step="wacht op een nieuwe poging"
        )
        if taken:
            # A worker that was told to stop at once has marked its task as failed.
            tasks = DBTaskResult.objects.filter(id__in=[job.task_id], status__in=["RUNNING", "FAILED"])
            tasks.update(status="READY", finished_at=None)
    return taken


def _give_up(job: Job) -> int:
    with transaction.atomic():
        taken = Job.objects.filter(pk=job.pk, state=JobState.RUNNING, lease_until=job.lease_until).update(
            state=JobState.FAILED,
            lease_until=None,
            finished_at=timezone.now(),
            error="Het werk werd drie keer onderbroken. Probeer het opnieuw; er is niets half opgeslagen.",
        )
        if taken:
            DBTaskResult.objects.filter(id__in=[job.task_id], status="RUNNING").update(
                status="FAILED", finished_at=timezone.now()
            )
    return taken


def _lease() -> datetime:
    return timezone.now() + timedelta(seconds=settings.JOB_LEASE_SECONDS)
