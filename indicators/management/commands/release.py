"""manage.py release CODE DATE --status definitief|ingetrokken: what the source says of open data now."""

from datetime import date
from typing import Any

from django.core.management.base import CommandError, CommandParser

from indicators.enums import ReleaseStatus
from indicators.services.restating import NEXT, open_runs, restate_open
from osp import dutch
from osp.management.product import ProductCommand
from osp.scope import scopes_disabled

STATUSES = (ReleaseStatus.FINAL.value, ReleaseStatus.WITHDRAWN.value)


class Command(ProductCommand):
    help = (
        "Zegt van ingelezen open data dat de bron ze definitief noemt of intrekt. Rekent alleen door wat eraan hangt. "
        "Gepubliceerde stukken blijven zoals zij zijn."
    )

    def add_arguments(self, parser: CommandParser) -> None:
        parser.add_argument("code", metavar="CODE", help="code van de bron, bijvoorbeeld duo-po-vestiging")
        parser.add_argument("date", metavar="DATUM", help="peildatum, bijvoorbeeld 2025-10-01")
        parser.add_argument("--status", choices=STATUSES, required=True)
        parser.add_argument("--reason", metavar="TEKST", default="Volgens de bron.", help="waar u dit van weet")

    def handle(self, *args: Any, **options: Any) -> None:
        day = self._day(options["date"])
        status = ReleaseStatus(options["status"])
        with scopes_disabled():
            counting = open_runs(options["code"], day)
            runs = [
                run for run in counting if run.release and status in NEXT.get(ReleaseStatus(run.release.status), ())
            ]
            if not runs:
                told = f"is al {status.value}" if counting else "is niet ingelezen als open data"
                raise CommandError(
                    f"De levering {options['code']} van {day.isoformat()} {told}. Er is niets gewijzigd."
                )
            changed = restate_open(runs, status, options["reason"].strip() or "Volgens de bron.")
        files = ", ".join(run.file_name for run in runs)
        self.stdout.write(
            f"{files}: {status.value}. {dutch.plural(changed, 'cijfer is', 'cijfers zijn')} nieuw of anders."
        )

    def _day(self, text: str) -> date:
        try:
            return date.fromisoformat(text)
        except ValueError:
            raise CommandError(f"{text} is geen datum. Schrijf jaar-maand-dag, bijvoorbeeld 2025-10-01.") from None
