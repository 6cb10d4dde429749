"""manage.py freeze-benchmarks: freeze the national TLV benchmark of a school year."""

from typing import Any

from django.core.management.base import CommandError, CommandParser
from django.utils import timezone

from indicators.services.benchmarks import freeze_benchmarks
from osp.errors import DomainError
from osp.management.product import ProductCommand


class Command(ProductCommand):
    help = (
        "Bevriest de landelijke TLV-vergelijking van een schooljaar, eenmaal en voor altijd. De worker doet dit vanaf "
        "1 oktober na het schooljaar. Vijf deelnemers of meer zijn nodig."
    )

    def add_arguments(self, parser: CommandParser) -> None:
        parser.add_argument("--year", type=int, required=True, help="eerste jaar van het schooljaar: 2024 is 2024-2025")

    def handle(self, *args: Any, **options: Any) -> None:
        try:
            frozen = freeze_benchmarks(options["year"], today=timezone.localdate())
        except DomainError as error:
            raise CommandError(error.message) from error
        self.stdout.write(f"{frozen} cijfers bevroren voor schooljaar {options['year']}-{options['year'] + 1}")
