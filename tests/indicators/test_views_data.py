"""Gegevens: deliveries, offering a file, the page of one delivery."""

import csv
import io
from datetime import timedelta

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.urls import reverse
from django.utils import timezone

from indicators.models import ImportRun, Indicator, RunState
from indicators.queries import data as deliveries
from osp.models import Job
from osp.scope import scopes_disabled, tenant_scope
from tests.factories.goals import IndicatorLinkFactory
from tests.factories.meetings import AgendaIndicatorFactory, AgendaItemFactory
from tests.indicators.deliveries import hopeless_file, load_open_data, offer, po_file, work, wrong_file

HTMX = {"HX-Request": "true"}


@pytest.fixture(autouse=True)
def _uploads(settings, tmp_path) -> None:
    settings.MEDIA_ROOT = tmp_path / "uploads"


def url(name: str, *args) -> str:
    return reverse(f"indicators:{name}", args=["PO2814", *args])


def upload(client, content: bytes, name: str = "eigen.csv"):
    return client.post(url("data"), {"file": SimpleUploadedFile(name, content)})


def text(response) -> str:
    return " ".join(response.content.decode().split())


def last_run() -> ImportRun:
    with scopes_disabled():
        return ImportRun.objects.select_related("release").order_by("-pk").first()


@pytest.fixture
def checked(client, anna) -> ImportRun:
    """A delivery of A that waits for a decision, offered by Anna in the browser."""
    client.force_login(anna)
    upload(client, po_file(sbo=30))
    work()
    return last_run()


def test_from_upload_to_loaded_and_back(client, anna, tmp_path) -> None:
    load_open_data(tmp_path)
    client.force_login(anna)
    answer = upload(client, po_file(sbo=30))
    run = last_run()
    assert answer.status_code == 302
    assert answer.url == url("run", run.pk)
    waiting = text(client.get(answer.url))
    assert "De levering wordt gecontroleerd" in waiting
    assert f"/po2814/werk/{_job(run).pk}/" in waiting
    work()
    ready = text(client.get(url("run", run.pk)))
    assert "Er is nog niets veranderd" in ready
    assert "Neem 3 rijen over" in ready
    assert "16,67%" in ready
    assert "30 van 130 leerlingen" in ready
    client.post(url("run-confirm", run.pk), {"status": "definitief"})
    work()
    assert last_run().state == RunState.LOADED
    assert "Deze levering is ingelezen" in text(client.get(url("run", run.pk)))
    client.post(url("run-withdraw", run.pk), {"intrekken-reason": "Verkeerd jaar."})
    assert "De levering wordt ingetrokken" in text(client.get(url("run", run.pk)))
    work()
    assert last_run().state == RunState.WITHDRAWN
    assert "Deze levering is ingetrokken" in text(client.get(url("run", run.pk)))


def _job(run: ImportRun) -> Job:
    with scopes_disabled():
        return Job.objects.get(argument=run.pk, kind="indicators.inspect")


def test_unknown_file_is_refused_at_the_field(client, anna) -> None:
    client.force_login(anna)
    answer = upload(client, b"kleur;maat\nx;4\n")
    assert answer.status_code == 422
    assert "Dit bestand is niet ingelezen" in text(answer)
    assert "De kolomkop van dit bestand is niet bekend" in text(answer)
    assert last_run() is None


def test_missing_empty_and_too_large_files_say_so(client, anna, settings) -> None:
    client.force_login(anna)
    assert "Kies eerst een bestand" in text(client.post(url("data"), {}))
    assert "Dit bestand is leeg" in text(upload(client, b""))
    settings.UPLOAD_MAX_BYTES = 10
    answer = upload(client, po_file())
    assert answer.status_code == 422
    assert "Dit bestand is groter dan" in text(answer)
    assert last_run() is None


def table(client, address: str, **query: str) -> list[list[str]]:
    """A download of a page, as rows."""
    answer = client.get(address, {"vorm": "csv", **query})
    return list(csv.reader(io.StringIO(answer.content.decode("utf-8-sig")), delimiter=";"))


def test_file_without_a_good_row_is_refused_with_its_errors(client, anna) -> None:
    client.force_login(anna)
    upload(client, hopeless_file())
    work()
    page = text(client.get(url("run", last_run().pk)))
    assert "Deze levering is geweigerd" in page
    assert "3 fouten" in page
    assert '<span class="cellbad">x</span>' in page
    rows = table(client, url("run", last_run().pk))
    assert rows[0] == ["Regel", "Kolom", "Waarde", "Waarom geweigerd"]
    assert [row[:3] for row in rows[2:]] == [[line, "LEERLINGEN", "x"] for line in "234"]


@pytest.fixture
def half_right(client, anna) -> ImportRun:
    """A delivery of A of which two rows of three are wrong, offered by Anna in the browser."""
    client.force_login(anna)
    upload(client, wrong_file())
    work()
    return last_run()


def test_rows_in_error_are_shown_with_their_reason_and_leave_as_csv(client, half_right) -> None:
    page = text(client.get(url("run", half_right.pk)))
    assert "<b>3</b><span>rijen gelezen</span>" in page
    assert "<b>1</b><span>rij goed</span>" in page
    assert "<b>2</b><span>rijen geweigerd</span>" in page
    assert "Neem 1 rij over" in page
    assert "Laat deze 2 rijen weg" in page
    assert "Nog een rij om dezelfde reden: regel 4." in page
    rows = table(client, url("run", half_right.pk), tabel="geweigerd")
    assert [row[:3] for row in rows] == [
        ["Regel", "Kolom", "Waarde"],
        ["2", "LEERLINGEN", "x"],
        ["4", "LEERLINGEN", "y"],
    ]


def test_nothing_is_taken_over_without_the_tick(client, half_right) -> None:
    answer = client.post(url("run-confirm", half_right.pk), {"status": "definitief"})
    assert answer.status_code == 422
    assert "Vink aan dat u deze 2 rijen weglaat" in text(answer)
    assert last_run().state == RunState.STAGED
    client.post(url("run-confirm", half_right.pk), {"status": "definitief", "skip": "on"})
    work()
    assert (last_run().state, last_run().rows_skipped) == (RunState.LOADED, 2)
    page = text(client.get(url("run", half_right.pk)))
    assert "Weggelaten rijen" in page
    assert "<dt>Weggelaten</dt><dd>2 rijen</dd>" in page
    assert "2 weggelaten" in text(client.get(url("data")))


def test_several_files_are_each_a_delivery(client, anna) -> None:
    client.force_login(anna)
    files = [SimpleUploadedFile(f"{number}.csv", po_file(sbo=number)) for number in (30, 31)]
    answer = client.post(url("data"), {"file": files}, follow=True)
    assert "Twee bestanden worden gecontroleerd." in text(answer)
    with scopes_disabled():
        assert set(ImportRun.objects.values_list("file_name", flat=True)) == {"30.csv", "31.csv"}


def test_one_bad_file_of_several_keeps_the_others_not_out(client, anna) -> None:
    client.force_login(anna)
    files = [SimpleUploadedFile("goed.csv", po_file()), SimpleUploadedFile("vreemd.csv", b"kleur;maat\nx;4\n")]
    answer = client.post(url("data"), {"file": files})
    assert answer.status_code == 422
    page = text(answer)
    assert "Een bestand is niet ingelezen" in page
    assert "<b>vreemd.csv</b>: De kolomkop van dit bestand is niet bekend" in page
    assert "Het andere bestand wordt gecontroleerd" in page
    assert last_run().file_name == "goed.csv"


def test_preview_tells_which_verdicts_turn_and_where_that_is_discussed(client, anna, in_a) -> None:
    with scopes_disabled():
        indicator = Indicator.objects.get(code="deelname-sbo", swv=None)
    link = IndicatorLinkFactory(swv=in_a.swv, indicator=indicator)
    item = AgendaItemFactory(swv=in_a.swv, meeting__date=timezone.localdate() + timedelta(days=3))
    AgendaIndicatorFactory(swv=in_a.swv, item=item, link=link)
    secret = AgendaItemFactory(
        swv=in_a.swv, meeting__date=timezone.localdate() + timedelta(days=2), is_confidential=True
    )
    AgendaIndicatorFactory(swv=in_a.swv, item=secret, link=link)
    client.force_login(anna)
    upload(client, po_file(sbo=30))
    work()
    (turn,) = last_run().preview["turns"]
    assert (turn["was"], turn["becomes"], turn["place"]) == ("no_verdict", "off_track", f"doel „{link.goal.title}”")
    page = text(client.get(url("run", last_run().pk)))
    assert "waarvan 1 met een ander oordeel" in page
    assert '<span class="was">geen oordeel</span>' in page
    assert page.count("op agenda") == 1
    assert reverse("meetings:meeting", args=["PO2814", item.meeting_id]) in page
    rows = table(client, url("run", last_run().pk))
    (row,) = [row for row in rows if row[:2] == ["PO2814", "Deelname speciaal basisonderwijs"]]
    assert row[-3:] == ["geen oordeel", "van koers", f"doel „{link.goal.title}”"]


def test_withdrawing_without_a_reason_asks_for_one(client, checked) -> None:
    client.post(url("run-confirm", checked.pk), {"status": "voorlopig"})
    work()
    answer = client.post(url("run-withdraw", checked.pk), {})
    assert answer.status_code == 422
    assert "Schrijf op waarom u deze levering intrekt." in text(answer)
    client.post(url("run-withdraw", checked.pk), {"intrekken-reason": "Verkeerd jaar."})
    work()
    assert "Reden: Verkeerd jaar." in text(client.get(url("run", checked.pk)))


def test_status_at_the_source_is_changed_on_the_page(client, checked) -> None:
    client.post(url("run-confirm", checked.pk), {"status": "voorlopig"})
    work()
    asked = text(client.post(url("run-status", checked.pk), {"status-reason": ""}))
    assert "Kies wat de bron van deze levering zegt." in asked
    assert "Schrijf op waar u dit van weet" in asked
    client.post(url("run-status", checked.pk), {"status-status": "definitief", "status-reason": "Bericht van DUO."})
    assert "De status wordt gewijzigd" in text(client.get(url("run", checked.pk)))
    work()
    page = text(client.get(url("run", checked.pk)))
    assert "Van voorlopig naar definitief" in page
    assert "Bericht van DUO." in page
    assert last_run().release.status == "definitief"


def test_a_delivery_that_was_put_aside_says_so(client, checked) -> None:
    answer = client.post(url("run-discard", checked.pk))
    assert answer.url == url("data")
    assert "Deze levering is terzijde gelegd" in text(client.get(url("run", checked.pk)))
    late = client.post(url("run-confirm", checked.pk), {"status": "definitief"})
    assert late.status_code == 422
    assert "staat niet meer klaar" in text(late)


def test_confirming_without_a_status_asks_for_one(client, checked) -> None:
    answer = client.post(url("run-confirm", checked.pk), {"status": "verzonnen"})
    assert answer.status_code == 422
    assert last_run().state == RunState.STAGED


def test_page_part_for_htmx_and_end_of_job(client, checked) -> None:
    part = client.get(url("run", checked.pk), headers=HTMX)
    assert "<html" not in part.content.decode()
    assert 'id="levering"' in part.content.decode()
    job = client.get(reverse("job", args=["PO2814", _job(checked).pk]), headers=HTMX)
    assert job["HX-Trigger-After-Swap"] == "job-ended"
    assert "hx-trigger" not in job.content.decode()


def test_work_that_ends_while_the_page_is_made_shows_what_it_left(client, checked, in_a) -> None:
    client.post(url("run-confirm", checked.pk), {"status": "voorlopig"})
    read_before = deliveries.get_run(checked.pk)
    assert deliveries.run_page(read_before, in_a.swv).phase == "loading"
    read_before = deliveries.get_run(checked.pk)
    work()
    assert read_before.state == RunState.STAGED
    assert deliveries.run_page(read_before, in_a.swv).phase == "loaded"


def test_failed_work_is_told_and_can_be_cleared(client, anna, monkeypatch) -> None:
    client.force_login(anna)
    upload(client, po_file())
    from indicators.services import imports

    monkeypatch.setattr(imports, "_parse", lambda *args: 1 / 0)
    with pytest.raises(ZeroDivisionError):
        work()
    page = text(client.get(url("run", last_run().pk)))
    assert "De controle is niet gelukt" in page
    assert "Er ging iets mis dat wij niet voorzagen" in page
    client.post(url("run-discard", last_run().pk))
    assert last_run().state == RunState.REFUSED


def test_lists_open_data_and_own_deliveries_with_filters(client, checked, tmp_path) -> None:
    load_open_data(tmp_path)
    page = text(client.get(url("data")))
    assert "open data, voor iedereen" in page
    assert "alleen voor uw samenwerkingsverband" in page
    assert "open data, voor iedereen" not in text(client.get(url("data"), {"van": "eigen"}))
    assert "alleen voor uw samenwerkingsverband" not in text(client.get(url("data"), {"stand": "loaded"}))
    assert "Geen levering past bij deze keuze" in text(client.get(url("data"), {"soort": "duo-vsv-swv"}))
    assert "eigen.csv" in text(client.get(url("data"), {"zoek": "EIGEN"}))
    assert "Geen levering past bij deze keuze" in text(client.get(url("data"), {"zoek": "bestaat niet"}))
    assert client.get(url("data"), {"soort": "../x", "stand": "'", "page": "veel"}).status_code == 200


def test_the_list_leaves_as_csv_and_excel(client, checked) -> None:
    answer = client.get(url("data"), {"vorm": "csv"})
    rows = list(csv.reader(io.StringIO(answer.content.decode("utf-8-sig")), delimiter=";"))
    assert rows[0][4:8] == ["Rijen", "Weggelaten", "Cellen <5", "Cijfers veranderd"]
    assert rows[1][:2] == ["Leerlingen po per vestiging", "eigen.csv"]
    assert client.get(url("data"), {"vorm": "xlsx"}).content[:2] == b"PK"
    assert client.get(url("data"), {"vorm": "exe"}).status_code == 404


def test_no_delivery_yet_says_what_to_do(client, anna) -> None:
    client.force_login(anna)
    assert "Nog geen leveringen" in text(client.get(url("data")))


def test_board_member_and_reader_are_kept_out(client, bram, checked) -> None:
    client.force_login(bram)
    for address in (url("data"), url("run", checked.pk), url("register"), url("schoolbesturen"), url("swvs")):
        assert client.get(address).status_code == 403
    assert upload(client, po_file()).status_code == 403
    assert client.post(url("run-confirm", checked.pk), {"status": "definitief"}).status_code == 403


def test_whoever_only_reads_data_sees_no_form(client, tenant_a, checked) -> None:
    from osp.enums import Role
    from tests.conftest import make_person

    client.force_login(make_person(tenant_a, "Dirk", Role.ADMIN))
    assert "Lees een levering in" not in text(client.get(url("data")))
    page = text(client.get(url("run", checked.pk)))
    assert "Neem 3 rijen over" not in page
    assert upload(client, po_file()).status_code == 403
    assert client.post(url("run-discard", checked.pk)).status_code == 403


def test_another_samenwerkingsverband_finds_nothing(client, carla, checked) -> None:
    client.force_login(carla)
    assert client.get(url("data")).status_code == 404
    for name in ("run", "run-confirm", "run-discard", "run-withdraw", "run-status"):
        address = reverse(f"indicators:{name}", args=["VO2507", checked.pk])
        answer = client.get(address) if name == "run" else client.post(address, {"status": "definitief"})
        assert answer.status_code == 404
    assert client.get(reverse("job", args=["VO2507", _job(checked).pk])).status_code == 404
    assert "eigen.csv" not in text(client.get(reverse("indicators:data", args=["VO2507"])))


def test_own_upload_leaves_the_figures_of_others_alone(client, checked, tenant_b) -> None:
    from indicators.models import Figure

    client.post(url("run-confirm", checked.pk), {"status": "definitief"})
    work()
    with tenant_scope(tenant_b.swv):
        assert Figure.objects.count() == 0
    with scopes_disabled():
        assert set(Figure.objects.values_list("swv__code", flat=True)) == {"PO2814"}


def test_queries_do_not_grow_with_the_deliveries(
    client, anna, director, tenant_a, item_count, django_assert_max_num_queries
) -> None:
    with tenant_scope(tenant_a.swv):
        for number in range(item_count):
            offer(director, po_file(sbo=20 + number), f"{number}.csv")
    client.force_login(anna)
    with django_assert_max_num_queries(15):
        assert client.get(url("data")).status_code == 200
    with django_assert_max_num_queries(12):
        assert client.get(url("run", last_run().pk)).status_code == 200
