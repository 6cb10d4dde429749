"""Real workers of their own process, for tests that kill them at a chosen moment."""

import os
import subprocess
import sys
import time
from collections.abc import Callable
from pathlib import Path
from urllib.parse import urlsplit

from django.db import connection

ROOT = Path(__file__).resolve().parents[1]
PATIENCE = 60
# A worker that stops at a chosen moment, so that the kill comes exactly there. The arguments name the module, what of it is
# carried out last, and the file that is made then.
STOPPING_WORKER = """
import importlib, pathlib, sys, time
import django
django.setup()
from django.core.management import call_command
module, name, marker = sys.argv[1:]
place = importlib.import_module(module)
real = getattr(place, name)
def stop_after(*args, **kwargs):
    real(*args, **kwargs)
    pathlib.Path(marker).touch()
    time.sleep(600)
setattr(place, name, stop_after)
call_command("worker", interval=0.05)
"""


def database_url(name: str = "") -> str:
    """Address of the database of this test, or of one with this name beside it, for another process."""
    name = name or str(connection.settings_dict["NAME"])
    if connection.vendor == "sqlite":
        return f"sqlite:///{name}"
    return urlsplit(os.environ["DATABASE_URL"])._replace(path=f"/{name}").geturl()


class Workers:
    """Starts workers with a short lease, and kills whatever still runs in the end."""

    def __init__(self, folder: Path) -> None:
        more = {"DATABASE_URL": database_url(), "OSP_VAR": str(folder), "OSP_JOB_LEASE_SECONDS": "3"}
        self.folder = folder
        self.environment = {**os.environ, "DJANGO_SETTINGS_MODULE": "osp.settings", **more}
        self.started: list[subprocess.Popen] = []

    def start(self, *command: str) -> subprocess.Popen:
        """A worker that goes on until it is killed."""
        arguments = command or ("manage.py", "worker", "--interval", "0.05")
        self.started.append(subprocess.Popen([sys.executable, *arguments], cwd=ROOT, env=self.environment))
        return self.started[-1]

    def kill_after(self, module: str, name: str) -> None:
        """Start a worker, and kill it at the moment that it carried out this function."""
        marker = self.folder / name
        worker = self.start("-c", STOPPING_WORKER, module, name, str(marker))
        wait_for(marker.exists, worker)
        worker.kill()
        worker.wait()

    def stop(self) -> None:
        """Kill what still runs."""
        for process in self.started:
            process.kill()
            process.wait()


def wait_for(happened: Callable[[], bool], process: subprocess.Popen) -> None:
    """Until it happened; fails when the process ends before, or nothing happens at all."""
    until = time.monotonic() + PATIENCE
    while not happened():
        assert process.poll() is None, "the worker ended by itself"
        assert time.monotonic() < until, "nothing happened"
        time.sleep(0.05)
