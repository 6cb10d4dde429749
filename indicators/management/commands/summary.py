"""manage.py summary: write the compact summary of open data that the demo reads."""

from pathlib import Path
from typing import Any

from django.core.management.base import CommandParser

from indicators.services.summary import write_summary
from osp.management.product import ProductCommand


class Command(ProductCommand):
    help = "Schrijft een samenvatting van de ingelezen DUO-bestanden: per samenwerkingsverband, en van enkele ook de vestigingen."

    def add_arguments(self, parser: CommandParser) -> None:
        parser.add_argument("--out", required=True, metavar="BESTAND")
        parser.add_argument("--with", nargs="*", default=["PO2814", "VO2507"], metavar="CODE", dest="detailed")

    def handle(self, *args: Any, **options: Any) -> None:
        count = write_summary(Path(options["out"]), detailed=options["detailed"])
        self.stdout.write(f"{count} regels in {options['out']}.")
