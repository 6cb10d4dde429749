"""Jobs survive the death of their worker, and nothing is done twice."""

import signal
from collections.abc import Iterator
from datetime import timedelta

import pytest
from django.conf import settings
from django.core.management import call_command
from django.utils import timezone
from django_tasks_db.models import DBTaskResult

from osp import jobs
from osp.enums import JobState, Role
from osp.errors import DomainError
from osp.models import Job, Membership
from osp.scope import current_swv_id, scopes_disabled

KIND = "tests.work"


@pytest.fixture
def handle(monkeypatch) -> Iterator[list]:
    """Register what to do with KIND, and keep what it was called with."""
    calls: list = []
    monkeypatch.setitem(jobs.HANDLERS, KIND, lambda actor, argument, report: calls.append((actor, argument)))
    return calls


def set_handler(monkeypatch, handler) -> None:
    monkeypatch.setitem(jobs.HANDLERS, KIND, handler)


def put(actor, argument: int = 7) -> Job:
    return jobs.enqueue(actor, kind=KIND, argument=argument, title="Werk")


def stored(job: Job) -> Job:
    with scopes_disabled():
        return Job.objects.get(pk=job.pk)


def change(job: Job, **fields) -> None:
    with scopes_disabled():
        Job.objects.filter(pk=job.pk).update(**fields)


def die_while_running(job: Job, *, attempts: int = 1) -> None:
    """What a worker leaves that was killed: a held job, a task that seems to run."""
    change(job, state=JobState.RUNNING, attempts=attempts, lease_until=timezone.now() - timedelta(seconds=1))
    DBTaskResult.objects.filter(pk=stored(job).task_id).update(status="RUNNING", started_at=timezone.now())


def task_status(job: Job) -> str:
    return DBTaskResult.objects.get(pk=stored(job).task_id).status


def test_carries_out_in_the_scope_of_who_asked(director, in_a, anna, handle, monkeypatch) -> None:
    seen: list = []
    set_handler(
        monkeypatch,
        lambda actor, argument, report: seen.append((actor.user_id, actor.roles, argument, current_swv_id())),
    )
    job = put(director)
    jobs.run_job.func(job.pk)
    assert seen == [(anna.pk, frozenset({Role.DIRECTOR}), 7, in_a.swv.pk)]
    done = stored(job)
    assert (done.state, done.progress, done.step, done.lease_until, done.attempts) == (
        JobState.DONE,
        1.0,
        "klaar",
        None,
        1,
    )
    assert done.finished_at is not None


def test_a_role_that_ended_since_is_not_held_any_more(director, in_a, handle) -> None:
    job = put(director)
    Membership.objects.update(ended_at=timezone.now())
    jobs.run_job.func(job.pk)
    assert handle[0][0].roles == frozenset()


def test_same_open_work_is_put_in_line_once(director, in_a, handle) -> None:
    first = put(director)
    assert put(director).pk == first.pk
    assert put(director, argument=8).pk != first.pk
    jobs.run_job.func(first.pk)
    assert put(director).pk != first.pk


def test_finished_job_is_left_alone(director, in_a, handle) -> None:
    job = put(director)
    jobs.run_job.func(job.pk)
    jobs.run_job.func(job.pk)
    assert len(handle) == 1


def test_progress_is_kept_and_the_lease_held(director, in_a, monkeypatch) -> None:
    seen: list[Job] = []
    job = put(director)

    def halfway(actor, argument, report) -> None:
        change(job, lease_until=timezone.now())
        report(0.5, "halverwege")
        seen.append(stored(job))

    set_handler(monkeypatch, halfway)
    jobs.run_job.func(job.pk)
    assert (seen[0].state, seen[0].percent, seen[0].step) == (JobState.RUNNING, 50, "halverwege")
    assert seen[0].lease_until > timezone.now() + timedelta(seconds=settings.JOB_LEASE_SECONDS - 5)


def test_refusal_is_told_and_a_fault_is_told_in_general_words(director, in_a, monkeypatch) -> None:
    def refuse(actor, argument, report) -> None:
        raise DomainError("nee", "Dit kan nu niet.")

    set_handler(monkeypatch, refuse)
    job = put(director)
    jobs.run_job.func(job.pk)
    assert (stored(job).state, stored(job).error) == (JobState.FAILED, "Dit kan nu niet.")

    set_handler(monkeypatch, lambda *args: {}["geheim"])
    other = put(director, argument=8)
    with pytest.raises(KeyError):
        jobs.run_job.func(other.pk)
    assert stored(other).state == JobState.FAILED
    assert "geheim" not in stored(other).error


def test_job_of_a_killed_worker_is_done_by_the_next(director, in_a, handle) -> None:
    job = put(director)
    die_while_running(job)
    assert jobs.reap() == 1
    assert (stored(job).state, task_status(job)) == (JobState.WAITING, "READY")
    jobs.run_job.func(job.pk)
    assert (stored(job).state, stored(job).attempts, len(handle)) == (JobState.DONE, 2, 1)


def test_worker_that_was_told_to_stop_at_once_leaves_its_job_to_the_next(director, in_a, handle) -> None:
    job = put(director)
    die_while_running(job)
    DBTaskResult.objects.update(status="FAILED", finished_at=timezone.now())
    assert jobs.reap() == 1
    assert task_status(job) == "READY"


def test_worker_killed_before_it_began_loses_nothing(director, in_a, handle) -> None:
    job = put(director)
    tasks = DBTaskResult.objects.filter(pk=stored(job).task_id)
    tasks.update(status="RUNNING", started_at=timezone.now())
    assert jobs.reap() == 0
    tasks.update(started_at=timezone.now() - timedelta(seconds=settings.JOB_LEASE_SECONDS + 1))
    assert jobs.reap() == 1
    assert task_status(job) == "READY"


def test_living_worker_keeps_its_job(director, in_a, handle) -> None:
    job = put(director)
    die_while_running(job)
    jobs.beat(job.pk)
    assert jobs.reap() == 0
    assert stored(job).state == JobState.RUNNING


def test_third_death_is_the_last(director, in_a, handle) -> None:
    job = put(director)
    die_while_running(job, attempts=settings.JOB_ATTEMPTS)
    assert jobs.reap() == 1
    failed = stored(job)
    assert (failed.state, task_status(job)) == (JobState.FAILED, "FAILED")
    assert "drie keer onderbroken" in failed.error
    jobs.run_job.func(job.pk)
    assert handle == []


def test_worker_that_wakes_up_late_stops_and_changes_nothing(director, in_a, monkeypatch) -> None:
    job = put(director)
    after: list[str] = []

    def asleep(actor, argument, report) -> None:
        die_while_running(job)
        jobs.reap()
        assert jobs._take(job.pk).attempts == 2
        report(0.9, "te laat")
        after.append("ging door")

    set_handler(monkeypatch, asleep)
    jobs.run_job.func(job.pk)
    late = stored(job)
    assert (after, late.state, late.attempts, late.step) == ([], JobState.RUNNING, 2, "begonnen")


def test_two_workers_at_once_and_one_gets_it(director, in_a, handle, monkeypatch) -> None:
    job = put(director)
    first = jobs._take(job.pk)
    assert first.attempts == 1
    real = jobs.Job.objects.filter

    def slow(*args, **kwargs):
        found = real(*args, **kwargs)
        if "attempts" in kwargs:
            change(job, attempts=5)
        return found

    with scopes_disabled():
        monkeypatch.setattr(jobs.Job.objects, "filter", slow)
        assert jobs._take(job.pk) is None


def test_unknown_kind_twice_is_a_fault() -> None:
    with pytest.raises(ValueError, match=r"indicators\.load"):
        jobs.job_handler("indicators.load")(lambda *args: None)


@pytest.mark.django_db(transaction=True)
def test_the_worker_empties_the_line_and_stops(monkeypatch) -> None:
    from osp.actors import Actor

    done: list[int] = []
    set_handler(monkeypatch, lambda actor, argument, report: done.append(argument))
    with scopes_disabled():
        for argument in (1, 2):
            put(Actor.system(), argument)
    before = {each: signal.getsignal(each) for each in (signal.SIGINT, signal.SIGTERM, signal.SIGQUIT)}
    try:
        call_command("worker", batch=True, interval=0.01)
    finally:
        for each, handler in before.items():
            signal.signal(each, handler)
    assert done == [1, 2]
    with scopes_disabled():
        assert set(Job.objects.values_list("state", flat=True)) == {JobState.DONE}


def test_daily_work_is_put_in_line_once_a_day(db, monkeypatch, handle) -> None:
    monkeypatch.setattr(jobs, "DAILY", {KIND: "Elke dag"})
    today = timezone.localdate()
    assert [jobs.plan_day(today), jobs.plan_day(today), jobs.plan_day(today + timedelta(days=1))] == [1, 0, 1]
    with scopes_disabled():
        planned = Job.objects.order_by("pk")
        assert [(each.swv, each.user_id, each.title) for each in planned] == [(None, None, "Elke dag")] * 2
        jobs.run_job.func(planned[0].pk)
    ((actor, day),) = handle
    assert (actor.is_system, day) == (True, today.toordinal())
