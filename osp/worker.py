"""The worker: takes jobs from the database, keeps their lease while busy, and revives those of killed workers."""

import threading
import time
from contextlib import suppress
from typing import Any

from django.conf import settings
from django.db import OperationalError, close_old_connections, connections
from django.utils import timezone
from django_tasks_db.management.commands.db_worker import Worker

from osp import jobs

# A lease is renewed well before it ends, however short it was chosen.
BEAT_SECONDS = min(5.0, settings.JOB_LEASE_SECONDS / 3)


class LeasingWorker(Worker):
    """The stock worker plus lease and revival; the stock one leaves a killed job running for ever."""

    def __init__(self, *, interval: float = 0.5, batch: bool = False, worker_id: str) -> None:
        super().__init__(
            queue_names=["*"],
            interval=interval,
            batch=batch,
            backend_name="default",
            startup_delay=False,
            max_tasks=None,
            worker_id=worker_id,
            excluded_queue_names=[],
        )

    def run(self) -> None:
        reaper = threading.Thread(target=self._reap_for_ever, daemon=True)
        reaper.start()
        try:
            super().run()
        finally:
            self.running = False
            reaper.join()

    def run_task(self, db_task_result: Any) -> None:
        done = threading.Event()
        job_id = db_task_result.args_kwargs["args"][0]
        heart = threading.Thread(target=_beat_until, args=(done, job_id), daemon=True)
        heart.start()
        try:
            super().run_task(db_task_result)
        finally:
            done.set()
            heart.join()

    def _reap_for_ever(self) -> None:
        while self.running:
            with suppress(OperationalError):
                jobs.plan_day(timezone.localdate())
                jobs.reap()
            close_old_connections()
            until = time.monotonic() + BEAT_SECONDS
            while self.running and time.monotonic() < until:
                time.sleep(0.25)
        connections.close_all()


def _beat_until(done: threading.Event, job_id: int) -> None:
    while not done.wait(BEAT_SECONDS):
        # On SQLite a long swap of figures keeps the beat waiting; the next one will do.
        with suppress(OperationalError):
            jobs.beat(job_id)
    connections.close_all()
