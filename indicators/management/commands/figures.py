"""manage.py figures: the figures that count, as CSV or JSON."""

import csv
import json
from typing import Any

from django.core.management.base import CommandError, CommandParser

from indicators.export import COLUMNS, figure_rows
from osp.management.product import ProductCommand
from osp.models import Samenwerkingsverband


class Command(ProductCommand):
    help = "Drukt cijfers af per samenwerkingsverband, voor Nederland (NL) en voor wat bij geen samenwerkingsverband hoort (GEEN)."

    def add_arguments(self, parser: CommandParser) -> None:
        parser.add_argument("--indicator", metavar="CODE", help="bijvoorbeeld deelname-sbo")
        parser.add_argument("--unit", metavar="CODE", help="bijvoorbeeld PO2814, NL of GEEN")
        parser.add_argument(
            "--year", type=int, metavar="JJJJ", help="eerste kalenderjaar van het schooljaar: 2019 is 2019-2020"
        )
        parser.add_argument(
            "--swv", metavar="CODE", help="zoals dit samenwerkingsverband ze ziet, met zijn eigen leveringen"
        )
        parser.add_argument("--format", choices=["csv", "json"], default="csv")

    def handle(self, *args: Any, **options: Any) -> None:
        owner = None
        if options["swv"]:
            owner = Samenwerkingsverband.objects.filter(code=options["swv"].upper()).first()
            if owner is None:
                raise CommandError(f"Samenwerkingsverband {options['swv']} bestaat niet. Gebruik een code als PO2814.")
        rows = figure_rows(owner=owner, indicator=options["indicator"], unit=options["unit"], year=options["year"])
        if options["format"] == "json":
            self.stdout.write(json.dumps(rows, ensure_ascii=False, indent=1))
            return
        writer = csv.DictWriter(self.stdout, COLUMNS, lineterminator="\n")
        writer.writeheader()
        writer.writerows({name: "" if value is None else value for name, value in row.items()} for row in rows)
