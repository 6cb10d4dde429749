"""The tests make their tables from the models, which is ten times as fast; here the migrations show that they end at the same ones."""

import os
import subprocess
import sys
from collections.abc import Iterator
from contextlib import closing
from pathlib import Path
from typing import Any

import pytest
from django.db import connection, connections
from django.db.backends.base.base import BaseDatabaseWrapper

from tests.workers import ROOT, database_url

# Only a database that was migrated keeps a list of what it went through; and of groups, which the product does not use, Django gives
# that one a wider key than its own model has.
OTHERWISE = {"django_migrations", "auth_group_permissions"}


@pytest.fixture
def migrated(db: None, tmp_path: Path) -> Iterator[BaseDatabaseWrapper]:
    """An empty database that went through every migration, as `manage.py migrate` does at an installation."""
    name = _new_database(tmp_path)
    environment = {**os.environ, "DATABASE_URL": database_url(name), "OSP_VAR": str(tmp_path)}
    command = [sys.executable, "manage.py", "migrate", "--verbosity", "0"]
    other = connection.copy("migrated")
    other.settings_dict["NAME"] = name
    connections["migrated"] = other
    try:
        subprocess.run(command, cwd=ROOT, env=environment, check=True)
        with closing(other):
            yield other
    finally:
        del connections["migrated"]
        _drop_database(name)


def _new_database(folder: Path) -> str:
    if connection.vendor == "sqlite":
        return str(folder / "migrated.sqlite3")
    name = f"{connection.settings_dict['NAME']}_migrated"
    _of_server(f'CREATE DATABASE "{name}"')
    return name


def _drop_database(name: str) -> None:
    if connection.vendor != "sqlite":
        _of_server(f'DROP DATABASE "{name}"')


def _of_server(statement: str) -> None:
    with connection._nodb_cursor() as cursor:
        cursor.execute(statement)


def tables(database: BaseDatabaseWrapper) -> dict[str, Any]:
    """Columns, constraints, indexes and number of rows of every table; the order of columns and made-up names do not count."""
    with database.cursor() as cursor:
        found = database.introspection.table_names(cursor)
        return {table: _table(database, cursor, table) for table in found if table not in OTHERWISE}


def _table(database: BaseDatabaseWrapper, cursor: Any, table: str) -> dict[str, Any]:
    columns = database.introspection.get_table_description(cursor, table)
    constraints = database.introspection.get_constraints(cursor, table).values()
    cursor.execute(f'SELECT count(*) FROM "{table}"')  # noqa: S608 -- a name that the database itself gave
    return {
        "columns": sorted((each.name, str(each.type_code), each.null_ok, each.default) for each in columns),
        "constraints": sorted(str(sorted(each.items())) for each in constraints),
        "rows": cursor.fetchone()[0],
    }


def test_migrations_end_at_the_tables_of_the_models(migrated):
    assert tables(migrated) == tables(connection)
