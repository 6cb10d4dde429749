"""manage.py demo: make the example and start web and worker."""

import io
import os
import signal
import socket
import subprocess
import sys
import time
from argparse import ArgumentTypeError
from typing import Any

from django.conf import settings
from django.core.management import call_command
from django.core.management.base import BaseCommand, CommandError, CommandParser
from django.utils import timezone

from meetings.demo.build import NATIONAL_SERIES, build
from meetings.demo.contributed import open_link
from meetings.demo.people import PASSWORD, people_of
from meetings.demo.po import PO_EXAMPLE
from meetings.demo.vo import VO_EXAMPLE
from osp.models import Tenant
from osp.worker import LeasingWorker

MOST_PORT = 65535
NOWHERE = "django.core.mail.backends.dummy.EmailBackend"


class Command(BaseCommand):
    help = "Maakt twee voorbeelden van een samenwerkingsverband en start web en werker op 127.0.0.1."

    def add_arguments(self, parser: CommandParser) -> None:
        parser.add_argument("--port", type=_port, default=os.environ.get("PORT", "8000"))
        parser.add_argument("--no-serve", action="store_true", help="maak alleen het voorbeeld")

    def handle(self, *args: Any, **options: Any) -> None:
        if settings.PRODUCTION:
            raise CommandError("Het voorbeeld hoort niet in productie: de wachtwoorden zijn openbaar.")
        serve, port = not options["no_serve"], options["port"]
        _say_where(port)
        if serve:
            _refuse_taken(port)
        call_command("migrate", verbosity=0)
        tenants = [build(example, timezone.localdate()) for example in (PO_EXAMPLE, VO_EXAMPLE)]
        # Real series long enough for a forecast; reading them in a second time changes nothing.
        call_command("import", str(NATIONAL_SERIES), stdout=io.StringIO())
        _carry_out()
        if serve:
            self._serve(tenants, port)
        else:
            self.stdout.write("Het voorbeeld staat klaar; manage.py demo start het.")
            self._print_logins(tenants)

    def _serve(self, tenants: list[Tenant], port: int) -> None:
        """Web and worker as children of this process; when one ends or the user stops, both end."""
        python = [sys.executable]
        address = f"127.0.0.1:{port}"
        web = [*python, "-m", "gunicorn", "osp.wsgi", "--bind", address, "--threads", "4", "--log-level", "warning"]
        children = [subprocess.Popen(web), subprocess.Popen([*python, "manage.py", "worker"])]  # noqa: S603 -- our own commands
        self.stdout.write(f"\nDe OSP-planner draait op http://{address}/  (Ctrl+C stopt)")
        self._print_logins(tenants)
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

    def _print_logins(self, tenants: list[Tenant]) -> None:
        self.stdout.write(f"Wachtwoord van elke login: {PASSWORD}")
        for tenant in tenants:
            self.stdout.write(f"\n{tenant.name} ({tenant.code}), fictief voorbeeld")
            for person in people_of(tenant):
                self.stdout.write(f"  {person.role.value:<26}{person.email}")
            if link := open_link(tenant):
                self.stdout.write(f"  {'bijdrage met een link':<26}{link}")
        self.stdout.flush()


def _say_where(port: int) -> None:
    """Links in mails lead to this address, also those that the web process and the worker make."""
    settings.BASE_URL = os.environ.setdefault("OSP_BASE_URL", f"http://127.0.0.1:{port}")


def _carry_out() -> None:
    """Do the work that waits. The mails of the example go nowhere: nobody lives at its addresses."""
    used, settings.EMAIL_BACKEND = settings.EMAIL_BACKEND, NOWHERE
    try:
        LeasingWorker(batch=True, interval=0.1, worker_id="demo").run()
    finally:
        settings.EMAIL_BACKEND = used


def _port(text: str) -> int:
    """A port number; argparse shows the reason where it is none."""
    if not text.isdecimal() or not 0 < int(text) <= MOST_PORT:
        raise ArgumentTypeError(f"{text} is geen poortnummer; geef een getal van 1 tot en met {MOST_PORT}")
    return int(text)


def _refuse_taken(port: int) -> None:
    """End with a sentence rather than a stack trace of the web server where the port cannot be used."""
    with socket.socket(socket.AF_INET, socket.SOCK_STREAM) as probe:
        probe.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
        try:
            probe.bind(("127.0.0.1", port))
        except OSError as error:
            raise CommandError(
                f"Poort {port} is bezet of niet toegestaan: misschien draait de planner al op http://127.0.0.1:{port}/. "
                f"Kies een andere met PORT={port + 1 if port < MOST_PORT else 8000} make demo."
            ) from error
