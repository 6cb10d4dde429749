"""manage.py indicators: the catalogue in fixed columns."""

import csv
import io
import json
import subprocess
import sys

import pytest
from django.conf import settings
from django.core.management import CommandError, call_command

from osp.scope import tenant_scope
from tests.factories import MeasuredIndicatorFactory

COLUMNS = ["code", "name", "kind", "sector", "version", "numerator", "denominator", "unit", "source", "direction"]


def printed(*args):
    out = io.StringIO()
    call_command("indicators", *args, stdout=out)
    return out.getvalue()


@pytest.mark.django_db
def test_csv_has_exactly_the_columns_and_a_line_for_each_version():
    text = printed("--format", "csv")
    rows = list(csv.DictReader(io.StringIO(text)))
    assert text.splitlines()[0] == ",".join(COLUMNS)
    assert rows[0] == {
        "code": "deelname-sbo",
        "name": "Deelname speciaal basisonderwijs",
        "kind": "meetbaar",
        "sector": "PO",
        "version": "1",
        "numerator": "leerlingen sbo, schoolgaand",
        "denominator": "leerlingen bo + sbo, schoolgaand",
        "unit": "percent",
        "source": "DUO, leerlingen po per vestiging",
        "direction": "down",
    }
    assert len({row["code"] for row in rows}) >= 40
    assert [row["version"] for row in rows if row["code"] == "jeugdhulp"] == ["1", "2"]


@pytest.mark.django_db
def test_json_says_the_same():
    rows = json.loads(printed("--format", "json"))
    assert list(rows[0]) == COLUMNS
    assert [row["code"] for row in rows] == [row["code"] for row in csv.DictReader(io.StringIO(printed()))]


def test_with_a_samenwerkingsverband_its_own_join_and_those_of_others_do_not(tenant_a, tenant_b):
    for tenant, code in ((tenant_a, "van-a"), (tenant_b, "van-b")):
        with tenant_scope(tenant.swv):
            MeasuredIndicatorFactory(swv=tenant.swv, sector="", code=code)
    codes = {row["code"] for row in json.loads(printed("--swv", "po2814", "--format", "json"))}
    assert {"van-a", "deelname-sbo"} <= codes
    assert not {"van-b", "deelname-pro"} & codes
    assert not {"van-a", "van-b"} & {row["code"] for row in json.loads(printed("--format", "json"))}


@pytest.mark.django_db
def test_an_unknown_samenwerkingsverband_is_refused_in_words():
    with pytest.raises(CommandError, match="PO9999 bestaat niet"):
        printed("--swv", "PO9999")


def test_a_reader_who_leaves_early_is_no_error() -> None:
    """As `| head` does, while there is still something to print."""
    command = [sys.executable, "manage.py", "help"]
    pipe = subprocess.PIPE
    with subprocess.Popen(command, stdout=pipe, stderr=pipe, cwd=settings.BASE_DIR, text=True) as process:
        assert process.stdout is not None
        assert process.stderr is not None
        process.stdout.close()
        assert (process.stderr.read(), process.wait(timeout=60)) == ("", 1)
