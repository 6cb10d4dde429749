"""manage.py indicators: the catalogue with every version of each definition, as CSV or JSON."""

import csv
import json
from typing import Any

from django.core.management.base import CommandError, CommandParser

from indicators.export import CATALOGUE_COLUMNS, catalogue_rows
from osp.management.product import ProductCommand
from osp.models import Samenwerkingsverband


class Command(ProductCommand):
    help = "Drukt de landelijke catalogus van indicatoren af, een regel per versie van een definitie."

    def add_arguments(self, parser: CommandParser) -> None:
        parser.add_argument(
            "--swv",
            metavar="CODE",
            help="alleen wat dit samenwerkingsverband kan gebruiken, met zijn eigen indicatoren",
        )
        parser.add_argument("--format", choices=["csv", "json"], default="csv")

    def handle(self, *args: Any, **options: Any) -> None:
        owner = None
        if options["swv"]:
            owner = Samenwerkingsverband.objects.filter(code=options["swv"].upper()).first()
            if owner is None:
                raise CommandError(f"Samenwerkingsverband {options['swv']} bestaat niet. Gebruik een code als PO2814.")
        rows = catalogue_rows(owner=owner)
        if options["format"] == "json":
            self.stdout.write(json.dumps(rows, ensure_ascii=False, indent=1))
            return
        writer = csv.DictWriter(self.stdout, CATALOGUE_COLUMNS, lineterminator="\n")
        writer.writeheader()
        writer.writerows(rows)
