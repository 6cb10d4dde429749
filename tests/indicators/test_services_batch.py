"""manage.py import: all files of one call or none, also when it is cut off, and what the report says."""

import io
import json
from datetime import timedelta

import pytest
from django.core.management import call_command
from django.urls import reverse

from indicators.models import Figure, ImportRun, Observation, RegisterEntry, RunState
from indicators.services import batch
from osp.models import AuditEvent, Placement, Vestiging
from osp.scope import scopes_disabled
from tests.indicators.deliveries import hopeless_file, load_open_data, po_file, wrong_file

pytestmark = pytest.mark.django_db


@pytest.fixture
def path(tmp_path):
    """Write a file of the call."""

    def written(name: str, content: bytes) -> str:
        (tmp_path / name).write_bytes(content)
        return str(tmp_path / name)

    return written


def run_command(*arguments: str, **options) -> tuple[int, str, str]:
    """Exit code, output and errors of one call."""
    out, err = io.StringIO(), io.StringIO()
    try:
        call_command("import", *arguments, stdout=out, stderr=err, **options)
    except SystemExit as end:
        return int(end.code or 0), out.getvalue(), err.getvalue()
    return 0, out.getvalue(), err.getvalue()


@scopes_disabled()
def stored() -> dict[str, int]:
    tables = (ImportRun, Observation, RegisterEntry, Figure, Placement, Vestiging, AuditEvent)
    return {table.__name__: table.objects.count() for table in tables}


def test_one_bad_file_keeps_the_good_one_out(path) -> None:
    before = stored()
    code, _, told = run_command(path("goed.csv", po_file()), path("fout.csv", wrong_file()))
    assert code == 2
    assert "fout.csv: In dit bestand staan 2 fouten" in told
    assert "goed.csv" not in told
    assert stored() == before


def test_rows_in_error_are_left_out_only_by_whoever_says_so(path) -> None:
    file, before = path("fout.csv", wrong_file()), stored()
    assert run_command(file)[0] == 2
    assert stored() == before
    code, told, _ = run_command(file, "--skip-bad-rows")
    assert code == 0
    assert "2 rijen weggelaten:\n  regel 2, kolom LEERLINGEN, “x”: hier hoort een heel getal of <5\n  regel 4," in told
    with scopes_disabled():
        run = ImportRun.objects.get()
        assert (run.state, run.rows_read, run.rows_skipped, run.findings["count"]) == (RunState.LOADED, 3, 2, 2)
        assert [each["line"] for each in run.findings["errors"]] == [2, 4]
        assert list(Observation.objects.values_list("measure", "low")) == [("sbo", 20)]


def test_left_out_rows_stand_in_the_json_and_a_dry_run_stores_nothing(path) -> None:
    before = stored()
    code, told, _ = run_command(path("fout.csv", wrong_file()), "--skip-bad-rows", "--dry-run", "--json")
    (file,) = json.loads(told)["files"]
    assert (code, file["rows"], file["skipped"], file["error_count"]) == (0, 3, 2, 2)
    assert file["errors"][0] == {
        "line": 2,
        "column": "LEERLINGEN",
        "value": "x",
        "message": "hier hoort een heel getal of <5",
    }
    assert stored() == before


def test_file_without_a_good_row_is_refused_with_the_flag_too(path) -> None:
    code, _, told = run_command(path("fout.csv", hopeless_file()), "--skip-bad-rows")
    assert code == 2
    assert "Geen enkele regel is goed" in told
    assert stored()["ImportRun"] == 0


@pytest.mark.parametrize("broken", ["work_out", "swap_in", "update_register"])
def test_a_call_that_is_cut_off_leaves_nothing_and_can_be_repeated(path, monkeypatch, broken) -> None:
    file, before = path("po.csv", po_file()), stored()

    def cut_off(*args, **kwargs) -> None:
        raise KeyboardInterrupt

    with monkeypatch.context() as patch:
        patch.setattr(batch, broken, cut_off)
        with pytest.raises(KeyboardInterrupt):
            run_command(file)
    assert stored() == before
    assert run_command(file)[0] == 0
    assert stored()["Observation"] == 3


@pytest.fixture
def left_behind(path, monkeypatch):
    """What a call leaves that was killed between storing and counting: no clean-up came to pass."""

    def killed(*args, **kwargs) -> None:
        raise KeyboardInterrupt

    with monkeypatch.context() as patch:
        patch.setattr(batch, "work_out", killed)
        patch.setattr(batch, "_forget", lambda runs: None)
        with pytest.raises(KeyboardInterrupt):
            run_command(path("gedood.csv", po_file(sbo=30)))
    with scopes_disabled():
        run = ImportRun.objects.get()
    assert run.observations.count() == 3
    return run


def test_what_a_killed_call_left_does_not_count_and_is_not_seen(left_behind, path, client, anna) -> None:
    client.force_login(anna)
    assert "gedood.csv" not in client.get(reverse("indicators:data", args=["PO2814"])).content.decode()
    assert client.get(reverse("indicators:run", args=["PO2814", left_behind.pk])).status_code == 404
    assert run_command(path("opnieuw.csv", po_file(sbo=30)))[0] == 0
    with scopes_disabled():
        assert [run.file_name for run in ImportRun.objects.filter(state=RunState.LOADED)] == ["opnieuw.csv"]
        sbo = Figure.objects.filter(definition__indicator__code="leerlingen-sbo", unit="PO2814")
        assert [(row.numerator_low, row.superseded_at) for row in sbo] == [(30, None)]


def test_a_later_call_clears_what_a_killed_one_left_but_not_what_another_is_storing(left_behind, path) -> None:
    run_command(path("a.csv", po_file(sbo=31)))
    with scopes_disabled():
        assert ImportRun.objects.filter(pk=left_behind.pk).exists(), "it may be busy still"
        ImportRun.objects.filter(pk=left_behind.pk).update(created_at=left_behind.created_at - timedelta(hours=2))
    run_command(path("b.csv", po_file(sbo=32)))
    with scopes_disabled():
        assert not ImportRun.objects.filter(pk=left_behind.pk).exists()


def test_another_call_that_was_faster_with_the_same_file_wins(path, monkeypatch, tmp_path) -> None:
    file = path("po.csv", po_file(sbo=30))
    real = batch.work_out

    def slower(*args, **kwargs):
        ahead = real(*args, **kwargs)
        monkeypatch.setattr(batch, "work_out", real)
        load_open_data(tmp_path, po_file(sbo=30))
        return ahead

    monkeypatch.setattr(batch, "work_out", slower)
    assert run_command(file)[0] == 0
    assert (stored()["ImportRun"], stored()["Observation"]) == (1, 3)


def test_an_own_delivery_that_came_meanwhile_keeps_its_place(tenant_a, path, monkeypatch) -> None:
    """Figures are worked out before they are stored; an own file taken over in between must not be overwritten."""
    own, public = path("eigen.csv", po_file(sbo=30)), path("open.csv", po_file(sbo=40))
    real = batch.work_out

    def slower(*args, **kwargs):
        ahead = real(*args, **kwargs)
        monkeypatch.setattr(batch, "work_out", real)
        assert run_command(own, swv="po2814")[0] == 0
        return ahead

    monkeypatch.setattr(batch, "work_out", slower)
    assert run_command(public)[0] == 0
    with scopes_disabled():
        sbo = Figure.objects.filter(
            definition__indicator__code="leerlingen-sbo", unit="PO2814", superseded_at__isnull=True
        )
        # Both are definitive and exact, so the newest counts; whoever has no file of its own sees the public one.
        newest = ImportRun.objects.order_by("loaded_at").last()
        assert newest.file_name == "eigen.csv"
        assert {row.swv_id is None: row.numerator_low for row in sbo} == {True: 40, False: 30}


@pytest.mark.parametrize(
    ("arguments", "reason"),
    [
        (["nergens.csv"], "niet gevonden"),
        (["."], "niet gevonden"),
        (["nergens.csv", "--swv", "PO9999"], "PO9999 bestaat niet"),
        (["nergens.csv", "--swv", ""], "bestaat niet"),
    ],
)
def test_a_refusal_is_json_too(arguments, reason) -> None:
    code, out, told = run_command(*arguments, "--json")
    assert code == 2
    assert reason in json.loads(out)["refused"]
    assert reason in told


def test_a_file_that_cannot_be_read_is_a_refusal(path, monkeypatch) -> None:
    file = path("po.csv", po_file())

    def closed(*args) -> None:
        raise PermissionError(13, "Permission denied")

    monkeypatch.setattr(batch, "fingerprint", closed)
    code, out, _ = run_command(file, "--json")
    assert code == 2
    assert "is niet te lezen" in json.loads(out)["refused"]
