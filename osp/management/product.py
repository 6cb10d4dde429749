"""What the commands of the product share."""

from typing import Any

from django.core.management.base import BaseCommand, CommandError
from django.db import connection

from osp.models import Samenwerkingsverband


class ProductCommand(BaseCommand):
    """A command that works on the database. CommandError where it has no tables yet, with what to do."""

    def execute(self, *args: Any, **options: Any) -> str | None:
        """Carry out, once the tables are known to be there."""
        if Samenwerkingsverband._meta.db_table not in connection.introspection.table_names():
            raise CommandError("Deze database heeft nog geen tabellen. Maak ze met: manage.py migrate")
        return super().execute(*args, **options)
