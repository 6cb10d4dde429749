"""From an offered file to figures that count, with workers that are killed and people who act at once."""

import pytest
from django.conf import settings

from indicators.enums import ReleaseStatus
from indicators.importers.base import ImportRefused
from indicators.models import Figure, ImportRun, Observation, RunState
from indicators.services import imports
from indicators.services.staging import stage
from osp.errors import DomainError
from osp.jobs import LeaseLostError
from osp.models import AuditEvent, Job, Vestiging
from osp.scope import tenant_scope
from tests.indicators.deliveries import NATION, hopeless_file, load_open_data, offer, po_file, work, wrong_file
from tests.indicators.importer_samples import sample


@pytest.fixture(autouse=True)
def _uploads(settings, tmp_path) -> None:
    settings.MEDIA_ROOT = tmp_path / "uploads"


@pytest.fixture
def staged(director, in_a, django_capture_on_commit_callbacks) -> ImportRun:
    """A checked delivery of A."""
    run = offer(director, po_file(sbo=30))
    work()
    run.refresh_from_db()
    assert run.state == RunState.STAGED
    return run


def own_sbo() -> list[int]:
    rows = Figure.objects.filter(
        definition__indicator__code="leerlingen-sbo", unit="PO2814", superseded_at__isnull=True
    )
    return [row.numerator_low for row in rows.exclude(swv=None)]


def quiet(progress: float, step: str) -> None:
    """A report that nobody reads."""


def uploads() -> list[str]:
    root = settings.MEDIA_ROOT
    return [path.name for path in root.rglob("*") if path.is_file()] if root.exists() else []


def test_unknown_file_stores_nothing(director, in_a) -> None:
    with pytest.raises(DomainError, match="kolomkop van dit bestand is niet bekend") as refused:
        offer(director, b"kleur;maat\nx;y\n")
    assert refused.value.field == "file"
    assert (ImportRun.objects.count(), Job.objects.count(), AuditEvent.objects.count(), uploads()) == (0, 0, 0, [])


def test_refused_rows_leave_the_verdict_and_nothing_else(director, in_a, django_capture_on_commit_callbacks) -> None:
    run = offer(director, hopeless_file())
    with django_capture_on_commit_callbacks(execute=True):
        work()
    run.refresh_from_db()
    assert (run.state, run.refusal["count"], run.rows_read) == (RunState.REFUSED, 3, 0)
    assert "Geen enkele regel is goed" in run.refusal["message"]
    assert [(each["line"], each["value"]) for each in run.refusal["errors"]] == [(2, "x"), (3, "x"), (4, "x")]
    assert (run.file.name, uploads(), Observation.objects.count()) == ("", [], 0)


@pytest.fixture
def half_right(director, in_a) -> ImportRun:
    """A checked delivery of A of which two rows of three are wrong."""
    run = offer(director, wrong_file())
    work()
    run.refresh_from_db()
    return run


def test_rows_in_error_wait_with_the_reason_of_each(half_right) -> None:
    assert (half_right.state, half_right.rows_read, half_right.rows_skipped) == (RunState.STAGED, 3, 2)
    assert half_right.findings["count"] == 2
    assert [(each["line"], each["column"], each["value"]) for each in half_right.findings["errors"]] == [
        (2, "LEERLINGEN", "x"),
        (4, "LEERLINGEN", "y"),
    ]
    assert [row["indicator"] for row in half_right.preview["changes"] if row["unit"] == "PO2814"] != []


def test_rows_in_error_are_never_left_out_silently(half_right, director) -> None:
    with pytest.raises(DomainError, match="Vink aan dat u deze 2 rijen weglaat") as refused:
        imports.confirm(director, run=half_right, status=ReleaseStatus.FINAL)
    assert refused.value.field == "skip"
    assert work() == 0
    imports.confirm(director, run=half_right, status=ReleaseStatus.FINAL, skip_bad_rows=True)
    work()
    half_right.refresh_from_db()
    assert (half_right.state, half_right.rows_skipped, own_sbo()) == (RunState.LOADED, 2, [20])
    assert list(Observation.objects.values_list("measure", "low")) == [("sbo", 20)]


def test_file_that_reads_otherwise_than_at_its_check_is_not_taken_over(half_right, director) -> None:
    imports.confirm(director, run=half_right, status=ReleaseStatus.FINAL, skip_bad_rows=True)
    ImportRun.objects.filter(pk=half_right.pk).update(rows_skipped=1)
    work()
    assert "anders dan bij de controle" in Job.objects.get(kind="indicators.load").error
    assert (ImportRun.objects.get().state, Observation.objects.count(), own_sbo()) == (RunState.STAGED, 0, [])


def test_vestiging_that_an_earlier_delivery_held_is_told(staged, director) -> None:
    imports.confirm(director, run=staged, status=ReleaseStatus.FINAL)
    work()
    Vestiging.objects.create(code="18OA00", name="De Brug", gemeente="0513")
    bo, _, so = NATION
    run = offer(director, sample("duo-po-vestiging", bo, so))
    work()
    run.refresh_from_db()
    (remark,) = run.findings["remarks"]
    assert remark.startswith(
        "1 vestiging staat in een eerdere levering van deze peildatum en niet in dit bestand: 18OA00."
    )


def test_checked_file_changes_nothing_until_it_is_confirmed(staged, director) -> None:
    assert Observation.objects.count() == 0
    assert Figure.objects.count() == 0
    imports.confirm(director, run=staged, status=ReleaseStatus.PROVISIONAL)
    assert AuditEvent.objects.first().verb == "import.confirmed"
    work()
    staged.refresh_from_db()
    assert (staged.state, staged.release.status, own_sbo()) == (RunState.LOADED, "voorlopig", [30])


def test_preview_tells_what_becomes_of_the_own_figures(staged) -> None:
    told = {row["indicator"]: row for row in staged.preview["changes"] if row["unit"] == "PO2814"}
    assert told["leerlingen-sbo"]["was"] == "onbekend"
    assert told["leerlingen-sbo"]["becomes"] == "30"
    assert told["deelname-sbo"]["becomes_full"] == "23,08% (30 van 130)"
    assert told["deelname-sbo"]["pupils"] == "30 van 130 leerlingen"


def test_new_figure_is_told_beside_the_year_before(director, in_a, tmp_path) -> None:
    load_open_data(tmp_path)
    run = offer(director, po_file(sbo=30).replace(b"20191001", b"20201001"))
    work()
    run.refresh_from_db()
    told = {row["indicator"]: row for row in run.preview["changes"] if row["unit"] == "PO2814"}
    share, pupils = told["deelname-sbo"], told["leerlingen-sbo"]
    assert (share["was"], share["becomes"], share["last"]) == ("onbekend", "23,08%", "2019-2020: 16,67%")
    assert pupils["last"] == "2019-2020: 20"
    restated = offer(director, po_file(sbo=30))
    work()
    restated.refresh_from_db()
    assert {row["last"] for row in restated.preview["changes"]} == {""}


def test_same_file_twice_is_refused_whichever_comes_first(director, in_a, tmp_path) -> None:
    load_open_data(tmp_path)
    with pytest.raises(DomainError, match="al ingelezen"):
        offer(director, po_file())


def test_second_copy_that_was_checked_too_is_not_taken_over(staged, director) -> None:
    copy = offer(director, po_file(sbo=30))
    work()
    imports.confirm(director, run=staged, status=ReleaseStatus.FINAL)
    work()
    with pytest.raises(DomainError, match="intussen al ingelezen"):
        imports.confirm(director, run=copy, status=ReleaseStatus.FINAL)


def test_two_copies_confirmed_at_once_count_once(staged, director) -> None:
    copy = offer(director, po_file(sbo=30))
    work()
    imports.confirm(director, run=staged, status=ReleaseStatus.FINAL)
    imports.confirm(director, run=copy, status=ReleaseStatus.FINAL)
    work()
    assert [run.state for run in ImportRun.objects.order_by("pk")] == [RunState.LOADED, RunState.STAGED]
    assert own_sbo() == [30]


def test_nobody_discards_a_delivery_that_is_being_taken_over(staged, director) -> None:
    imports.confirm(director, run=staged, status=ReleaseStatus.FINAL)
    with pytest.raises(DomainError, match="nog gewerkt"):
        imports.discard(director, run=staged)
    work()
    assert ImportRun.objects.get().state == RunState.LOADED


def test_discarded_delivery_is_thrown_away(staged, director, django_capture_on_commit_callbacks) -> None:
    with django_capture_on_commit_callbacks(execute=True):
        imports.discard(director, run=staged)
    assert (ImportRun.objects.get().state, uploads()) == (RunState.REFUSED, [])
    with pytest.raises(DomainError, match="staat niet meer klaar"):
        imports.confirm(director, run=staged, status=ReleaseStatus.FINAL)


def test_inspection_that_is_repeated_leaves_its_verdict(staged) -> None:
    before = staged.preview
    imports.inspect(staged, quiet)
    staged.refresh_from_db()
    assert (staged.state, staged.preview) == (RunState.STAGED, before)


def test_load_after_an_interrupted_one_stores_each_row_once(staged, director, monkeypatch) -> None:
    imports.confirm(director, run=staged, status=ReleaseStatus.FINAL)
    staged.refresh_from_db()

    def killed(run, parsed, ahead) -> int:
        raise KeyboardInterrupt

    with monkeypatch.context() as patch:
        patch.setattr(imports, "count_from_now", killed)
        with pytest.raises(KeyboardInterrupt):
            imports.load(staged, quiet)
    assert (Observation.objects.count(), own_sbo()) == (3, [])
    imports.load(ImportRun.objects.get(), quiet)
    imports.load(ImportRun.objects.get(), quiet)
    assert (Observation.objects.count(), own_sbo()) == (3, [30])


def test_withdrawn_delivery_counts_no_more_but_stays_readable(staged, director, tmp_path) -> None:
    load_open_data(tmp_path)
    imports.confirm(director, run=staged, status=ReleaseStatus.FINAL)
    work()
    assert own_sbo() == [30]
    staged.refresh_from_db()
    imports.withdraw(director, run=staged, reason="Verkeerd jaar.")
    assert ImportRun.objects.get(pk=staged.pk).state == RunState.LOADED
    work()
    withdrawn = ImportRun.objects.get(pk=staged.pk)
    assert (withdrawn.state, withdrawn.withdraw_reason) == (RunState.WITHDRAWN, "Verkeerd jaar.")
    assert withdrawn.withdrawn_at is not None
    assert own_sbo() == []
    assert staged.observations.count() == 3
    assert "Verkeerd" not in str(AuditEvent.objects.get(verb="import.withdrawn").diff), "the log holds no texts"


def test_withdrawing_asks_a_reason_and_the_file_may_come_back(staged, director) -> None:
    imports.confirm(director, run=staged, status=ReleaseStatus.FINAL)
    work()
    with pytest.raises(DomainError, match="waarom u deze levering intrekt") as refused:
        imports.withdraw(director, run=staged, reason="  ")
    assert refused.value.field == "reason"
    imports.withdraw(director, run=staged, reason="Verkeerd jaar.")
    work()
    again = offer(director, po_file(sbo=30))
    work()
    imports.confirm(director, run=again, status=ReleaseStatus.FINAL)
    work()
    assert own_sbo() == [30]


def test_figures_are_worked_out_again_when_another_delivery_came_in_between(staged, director, monkeypatch) -> None:
    other = offer(director, po_file(sbo=50))
    work()
    imports.confirm(director, run=staged, status=ReleaseStatus.FINAL)
    imports.confirm(director, run=other, status=ReleaseStatus.FINAL)
    first = imports.work_out

    def meanwhile(owner, touch, runs, **kwargs):
        ahead = first(owner, touch, runs, **kwargs)
        monkeypatch.setattr(imports, "work_out", first)
        imports.load(ImportRun.objects.get(pk=other.pk), quiet)
        return ahead

    monkeypatch.setattr(imports, "work_out", meanwhile)
    imports.load(ImportRun.objects.get(pk=staged.pk), quiet)
    assert own_sbo() == [50]


def test_open_data_reach_who_has_files_of_its_own(staged, director, tmp_path) -> None:
    imports.confirm(director, run=staged, status=ReleaseStatus.PROVISIONAL)
    work()
    assert own_sbo() == [30]
    load_open_data(tmp_path, po_file(sbo=40))
    assert own_sbo() == [40], "final open data go before an own provisional delivery"


def test_open_data_and_foreign_deliveries_cannot_be_withdrawn(director, in_a, tmp_path, tenant_b) -> None:
    load_open_data(tmp_path)
    with pytest.raises(DomainError, match="eigen, ingelezen levering"):
        imports.withdraw(director, run=ImportRun.objects.get(), reason="Verkeerd jaar.")
    with tenant_scope(tenant_b.swv), pytest.raises(PermissionError):
        imports.withdraw(director, run=ImportRun.objects.get(), reason="Verkeerd jaar.")


def test_worker_that_lost_the_delivery_while_storing_rows_adds_none(staged, director, monkeypatch) -> None:
    """It slept, another worker finished, and it wakes: its rows would count beside those of the other."""
    imports.confirm(director, run=staged, status=ReleaseStatus.FINAL)
    work()
    late = ImportRun.objects.get()
    late.state = RunState.STAGED

    def lost(progress: float, step: str) -> None:
        if step == "waarnemingen opslaan":
            raise LeaseLostError

    with pytest.raises(LeaseLostError):
        imports.load(late, lost)
    assert (Observation.objects.count(), own_sbo()) == (3, [30])
    assert ImportRun.objects.get().state == RunState.LOADED


def test_rows_of_a_lost_lease_are_not_stored_half(staged) -> None:
    told: list[float] = []

    def lost_at_the_rows(progress: float) -> None:
        told.append(progress)
        if progress:
            raise LeaseLostError

    with pytest.raises(LeaseLostError):
        stage(staged, imports._parse(staged, lambda _: None), lost_at_the_rows)
    assert (len(told), Observation.objects.count()) == (2, 0)


def test_inspection_that_wakes_up_late_undoes_nothing(director, in_a) -> None:
    run = offer(director, po_file(sbo=30))
    late = ImportRun.objects.get(pk=run.pk)
    work()
    run.refresh_from_db()
    imports.confirm(director, run=run, status=ReleaseStatus.FINAL)
    work()
    imports.inspect(late, quiet)
    assert (ImportRun.objects.get().state, own_sbo()) == (RunState.LOADED, [30])


def test_refusal_that_comes_late_throws_no_file_away(director, in_a, monkeypatch) -> None:
    run = offer(director, po_file(sbo=30))
    late = ImportRun.objects.get(pk=run.pk)
    work()

    def refuse(*args) -> None:
        raise ImportRefused("Dit kan niet.")

    monkeypatch.setattr(imports, "_parse", refuse)
    imports.inspect(late, quiet)
    assert ImportRun.objects.get().state == RunState.STAGED
    assert len(uploads()) == 1
