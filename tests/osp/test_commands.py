"""The commands of the product on a database that has no tables yet."""

import pytest
from django.core.management import get_commands, load_command_class
from django.core.management.base import CommandError
from django.db import connection

from osp.management.product import ProductCommand

APPS = ("osp", "indicators", "goals", "meetings")
OWN = {name: app for name, app in get_commands().items() if app in APPS}
# Makes the tables itself.
DEMO = "demo"


def test_every_command_asks_for_the_tables_first():
    assert {name for name, app in OWN.items() if not isinstance(load_command_class(app, name), ProductCommand)} == {
        DEMO
    }


def test_without_tables_it_says_what_to_do(monkeypatch):
    monkeypatch.setattr(type(connection.introspection), "table_names", lambda *args, **options: [])
    with pytest.raises(CommandError, match=r"manage\.py migrate"):
        load_command_class("indicators", "indicators").execute()
