"""manage.py demo: make the example and start web and worker."""

import os
import signal
import subprocess
import sys
import time
from typing import Any

from django.conf import settings
from django.core.management import call_command
from django.core.management.base import BaseCommand, CommandError, CommandParser
from django.utils import timezone

from meetings.demo.build import build
from meetings.demo.people import PASSWORD, people_of
from meetings.demo.po import PO_EXAMPLE
from meetings.demo.vo import VO_EXAMPLE
from osp.models import Tenant
from osp.worker import LeasingWorker


class Command(BaseCommand):
    help = "Maakt twee voorbeelden van een samenwerkingsverband en start web en werker op 127.0.0.1."

    def add_arguments(self, parser: CommandParser) -> None:
        parser.add_argument("--port", type=int, default=int(os.environ.get("PORT", "8000")))
        parser.add_argument("--no-serve", action="store_true", help="maak alleen het voorbeeld")

    def handle(self, *args: Any, **options: Any) -> None:
        if settings.PRODUCTION:
            raise CommandError("Het voorbeeld hoort niet in productie: de wachtwoorden zijn openbaar.")
        call_command("migrate", verbosity=0)
        tenants = [build(example, timezone.localdate()) for example in (PO_EXAMPLE, VO_EXAMPLE)]
        LeasingWorker(batch=True, interval=0.1, worker_id="demo").run()
        if not options["no_serve"]:
            self._serve(tenants, options["port"])

    def _serve(self, tenants: list[Tenant], port: int) -> None:
        """Web and worker as children of this process; when one ends or the user stops, both end."""
        python = [sys.executable]
        address = f"127.0.0.1:{port}"
        web = [*python, "-m", "gunicorn", "osp.wsgi", "--bind", address, "--threads", "4", "--log-level", "warning"]
        children = [subprocess.Popen(web), subprocess.Popen([*python, "manage.py", "worker"])]  # noqa: S603 -- our own commands
        self._print_logins(tenants, address)
        signal.signal(signal.SIGTERM, lambda *_: sys.exit(0))
        try:
            while all(child.poll() is None for child in children):
                time.sleep(0.5)
        except KeyboardInterrupt:
            self.stdout.write("\nGestopt. Alles wat u maakte is bewaard.")
        finally:
            for child in children:
                child.terminate()
            for child in children:
                child.wait(timeout=10)

    def _print_logins(self, tenants: list[Tenant], address: str) -> None:
        self.stdout.write(
            f"\nDe OSP-planner draait op http://{address}/  (Ctrl+C stopt)\nWachtwoord van elke login: {PASSWORD}\n"
        )
        for tenant in tenants:
            self.stdout.write(f"\n{tenant.name} ({tenant.code}), fictief voorbeeld")
            for person in people_of(tenant):
                self.stdout.write(f"  {person.role.value:<26}{person.email}")
        self.stdout.flush()
