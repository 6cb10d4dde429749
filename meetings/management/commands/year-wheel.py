"""manage.py year-wheel: what every gremium discusses when in a school year, as CSV or JSON."""

import csv
import json
from typing import Any

from django.core.management.base import CommandError, CommandParser

from meetings.audiences import EVERYTHING
from meetings.queries.year_wheel import COLUMNS, wheel_rows, year_wheel
from osp.management.product import ProductCommand
from osp.models import Samenwerkingsverband
from osp.scope import tenant_scope

FIRST_YEAR, LAST_YEAR = 1900, 2999


class Command(ProductCommand):
    help = "Drukt het jaarrad van een samenwerkingsverband af, een regel per vergadering en indicator."

    def add_arguments(self, parser: CommandParser) -> None:
        parser.add_argument("--swv", metavar="CODE", required=True)
        parser.add_argument("--year", type=int, required=True, help="het jaar waarin het schooljaar begint")
        parser.add_argument("--format", choices=["csv", "json"], default="csv")

    def handle(self, *args: Any, **options: Any) -> None:
        swv = Samenwerkingsverband.objects.filter(code=options["swv"].upper(), tenant__isnull=False).first()
        if swv is None:
            raise CommandError(f"Samenwerkingsverband {options['swv']} plant hier niet. Gebruik een code als PO2814.")
        if not FIRST_YEAR <= options["year"] <= LAST_YEAR:
            raise CommandError(f"Geef een jaar van {FIRST_YEAR} tot en met {LAST_YEAR}.")
        with tenant_scope(swv):
            rows = wheel_rows(year_wheel(swv, options["year"], audience=EVERYTHING))
        if options["format"] == "json":
            self.stdout.write(json.dumps(rows, ensure_ascii=False, indent=1))
            return
        writer = csv.DictWriter(self.stdout, COLUMNS, lineterminator="\n")
        writer.writeheader()
        writer.writerows(rows)
