"""A delivery that its source calls definitive or takes back, and the packs that keep an old figure."""

import io
from datetime import date

import pytest
from django.core.management import CommandError, call_command
from django.utils import timezone

from indicators import hooks
from indicators.enums import ReleaseStatus
from indicators.models import Computation, Figure, ImportRun, Release, RunState
from indicators.queries.data import run_page
from indicators.queries.effects import kept_figures
from indicators.services import imports, restating
from meetings.enums import PackState
from osp.errors import DomainError
from osp.scope import scopes_disabled, tenant_scope
from tests.factories.goals import IndicatorLinkFactory
from tests.factories.meetings import AgendaItemFactory, AgendaPackFactory, FrozenFigureFactory
from tests.indicators.deliveries import load_open_data, offer, po_file, work

DAY = date(2019, 10, 1)


@pytest.fixture(autouse=True)
def _uploads(settings, tmp_path) -> None:
    settings.MEDIA_ROOT = tmp_path / "uploads"


@pytest.fixture
def loaded(director, in_a) -> ImportRun:
    """A provisional delivery of A that counts: 30 pupils sbo."""
    run = offer(director, po_file(sbo=30))
    work()
    run.refresh_from_db()
    imports.confirm(director, run=run, status=ReleaseStatus.PROVISIONAL)
    work()
    run.refresh_from_db()
    return run


def sbo(unit: str = "PO2814", **which) -> Figure | None:
    """The number of pupils sbo that counts now."""
    rows = Figure.objects.filter(definition__indicator__code="leerlingen-sbo", unit=unit, superseded_at__isnull=True)
    return rows.filter(**which).first()


def release_command(*arguments: str) -> str:
    out = io.StringIO()
    call_command("release", *arguments, stdout=out)
    return out.getvalue()


def test_provisional_delivery_becomes_final_with_its_figures(loaded, director) -> None:
    assert sbo(swv=director.swv).is_provisional
    restating.set_status(director, run=loaded, status=ReleaseStatus.FINAL, reason="Bericht van DUO.")
    assert sbo(swv=director.swv).is_provisional, "the figures follow in a job"
    work()
    loaded.refresh_from_db()
    figure = sbo(swv=director.swv)
    assert (loaded.state, loaded.release.status) == (RunState.LOADED, "definitief")
    assert (figure.is_provisional, figure.release) == (False, "duo-po-vestiging 2019-10-01 definitief")
    assert "restate" not in loaded.findings
    (said,) = run_page(loaded, director.swv).said
    assert (said.what, said.reason) == ("van voorlopig naar definitief", "Bericht van DUO.")


def test_delivery_that_its_source_takes_back_counts_no_more(loaded, director, tmp_path) -> None:
    load_open_data(tmp_path)
    restating.set_status(director, run=loaded, status=ReleaseStatus.WITHDRAWN, reason="Fout bij DUO.")
    work()
    loaded.refresh_from_db()
    assert (loaded.state, loaded.release.status, loaded.withdraw_reason) == (
        RunState.WITHDRAWN,
        "ingetrokken",
        "Fout bij DUO.",
    )
    assert sbo(swv=director.swv) is None
    assert loaded.observations.count() == 3
    (said,) = run_page(loaded, director.swv).said
    assert said.what == "van voorlopig naar ingetrokken"


def test_status_of_one_delivery_leaves_another_of_the_same_release_alone(loaded, director, tenant_b) -> None:
    with tenant_scope(tenant_b.swv):
        other = ImportRun.objects.create(
            swv=tenant_b.swv,
            release=loaded.release,
            format_code="duo-po-vestiging",
            state=RunState.LOADED,
            sha256="0" * 64,
        )
    restating.set_status(director, run=loaded, status=ReleaseStatus.FINAL, reason="Bericht van DUO.")
    work()
    with scopes_disabled():
        other.refresh_from_db()
        assert other.release.status == "voorlopig"
        assert Release.objects.filter(source__code="duo-po-vestiging", reference_date=DAY).count() == 2


def test_what_was_carried_out_is_not_done_again(loaded, director) -> None:
    restating.set_status(director, run=loaded, status=ReleaseStatus.FINAL, reason="Bericht van DUO.")
    work()
    logged = Computation.objects.count()
    restating.restate(ImportRun.objects.get(pk=loaded.pk), lambda progress, step: None)
    assert Computation.objects.count() == logged


def test_a_status_that_is_none_or_has_no_reason_is_refused(loaded, director, tmp_path) -> None:
    with pytest.raises(DomainError, match="al voorlopig") as refused:
        restating.set_status(director, run=loaded, status=ReleaseStatus.PROVISIONAL, reason="x")
    assert refused.value.field == "status"
    with pytest.raises(DomainError, match="waar u dit van weet") as refused:
        restating.set_status(director, run=loaded, status=ReleaseStatus.FINAL, reason=" ")
    assert refused.value.field == "reason"
    load_open_data(tmp_path)
    public = ImportRun.objects.get(swv=None)
    with pytest.raises(DomainError, match="eigen, ingelezen levering"):
        restating.set_status(director, run=public, status=ReleaseStatus.WITHDRAWN, reason="x")


@pytest.mark.django_db
def test_command_says_what_the_source_says_of_open_data(tmp_path) -> None:
    load_open_data(tmp_path)
    with scopes_disabled():
        run = ImportRun.objects.get()
        run.release, _ = Release.objects.get_or_create(
            source=run.release.source, reference_date=DAY, status=ReleaseStatus.PROVISIONAL
        )
        run.save()
    told = release_command("duo-po-vestiging", "2019-10-01", "--status", "definitief")
    assert told.startswith("po.csv: definitief. ")
    with scopes_disabled():
        assert ImportRun.objects.get().release.status == "definitief"
    with pytest.raises(CommandError, match=r"is al definitief\. Er is niets gewijzigd"):
        release_command("duo-po-vestiging", "2019-10-01", "--status", "definitief")
    release_command("duo-po-vestiging", "2019-10-01", "--status", "ingetrokken", "--reason", "Fout bij DUO.")
    with scopes_disabled():
        run = ImportRun.objects.get()
        assert (run.state, run.withdraw_reason, sbo()) == (RunState.WITHDRAWN, "Fout bij DUO.", None)


@pytest.mark.django_db
def test_command_refuses_what_is_not_there() -> None:
    with pytest.raises(CommandError, match="niet ingelezen als open data"):
        release_command("duo-po-vestiging", "2019-10-01", "--status", "definitief")
    with pytest.raises(CommandError, match="geen datum"):
        release_command("duo-po-vestiging", "gisteren", "--status", "definitief")


def published(swv, figure: Figure, *, confidential: bool = False, state: PackState = PackState.PUBLISHED):
    """A pack that showed this figure."""
    link = IndicatorLinkFactory(swv=swv, indicator=figure.definition.indicator)
    item = AgendaItemFactory(swv=swv, is_confidential=confidential)
    pack = AgendaPackFactory(swv=swv, meeting=item.meeting, state=state, published_at=timezone.now())
    shown = {"figure_text": "30", "unit": "leerlingen"}
    return FrozenFigureFactory(swv=swv, pack=pack, item=item, link=link, figure=figure, shown=shown)


def test_restated_file_leaves_old_packs_and_lists_them(loaded, director) -> None:
    frozen = published(director.swv, sbo(swv=director.swv))
    published(director.swv, sbo(swv=director.swv), state=PackState.BUILDING)
    other = offer(director, po_file(sbo=50), "verbeterd.csv")
    work()
    other.refresh_from_db()
    imports.confirm(director, run=other, status=ReleaseStatus.FINAL)
    work()
    (kept,) = kept_figures(ImportRun.objects.get(pk=other.pk), director.swv)
    assert (kept.place.shown, kept.now) == ("30 leerlingen", "50")
    assert (kept.place.meeting_id, kept.place.is_confidential) == (frozen.pack.meeting_id, False)
    assert kept_figures(loaded, director.swv) == []
    frozen.refresh_from_db()
    assert (frozen.shown["figure_text"], frozen.figure.numerator_low) == ("30", 30)


def test_open_data_tell_each_samenwerkingsverband_of_its_own_packs(director, in_a, tmp_path, tenant_b) -> None:
    load_open_data(tmp_path)
    published(director.swv, sbo(swv=None))
    load_open_data(tmp_path, po_file(sbo=50))
    run = ImportRun.objects.order_by("-pk").first()
    assert [(kept.place.shown, kept.now) for kept in kept_figures(run, director.swv)] == [("30 leerlingen", "50")]
    with tenant_scope(tenant_b.swv):
        assert kept_figures(run, tenant_b.swv) == []


def test_files_of_one_call_all_tell_of_the_packs(director, in_a, tmp_path) -> None:
    load_open_data(tmp_path)
    published(director.swv, sbo(swv=None))
    for number in (50, 60):
        (tmp_path / f"{number}.csv").write_bytes(po_file(sbo=number))
    call_command("import", str(tmp_path / "50.csv"), str(tmp_path / "60.csv"), stdout=io.StringIO())
    runs = ImportRun.objects.filter(file_name__in=["50.csv", "60.csv"])
    assert [len(kept_figures(run, director.swv)) for run in runs] == [1, 1]


def test_confidential_point_is_marked(loaded, director) -> None:
    figure = sbo(swv=director.swv)
    published(director.swv, figure, confidential=True)
    assert [place.is_confidential for place in hooks.packs_using([figure.pk])] == [True]
    assert hooks.packs_using([]) == []
