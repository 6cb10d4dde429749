"""manage.py worker: carry out jobs until stopped."""

import os
import socket
from typing import Any

from django.core.management.base import CommandParser

from osp.management.product import ProductCommand
from osp.worker import LeasingWorker


class Command(ProductCommand):
    help = "Voert het werk uit dat in de wachtrij staat (leveringen inlezen, doorrekenen, stukken maken)."

    def add_arguments(self, parser: CommandParser) -> None:
        parser.add_argument("--batch", action="store_true", help="stop zodra de wachtrij leeg is")
        parser.add_argument("--interval", type=float, default=0.5, help="seconden tussen twee blikken op de wachtrij")

    def handle(self, *args: Any, **options: Any) -> None:
        worker = LeasingWorker(
            interval=options["interval"], batch=options["batch"], worker_id=f"{socket.gethostname()}-{os.getpid()}"[:60]
        )
        worker.configure_signals()
        worker.run()
