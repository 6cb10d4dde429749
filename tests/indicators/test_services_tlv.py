"""A TLV administration from upload to figures: rows without a name, sums that stay, files that go."""

import io
from datetime import date, timedelta
from pathlib import Path
from unittest import mock

import pytest
from django.conf import settings
from django.core.management import call_command
from django.db import connection
from django.utils import timezone

from indicators.enums import ReleaseStatus
from indicators.models import Figure, ImportRun, Indicator, ReportedValue, RunState, TlvDecision
from indicators.services import imports
from indicators.services.tlv_keys import Hasher, current
from indicators.services.tlv_purge import purge
from osp.errors import DomainError
from osp.models import AuditEvent, Job
from osp.scope import scopes_disabled
from tests import factories as make
from tests.data import data_path
from tests.indicators.deliveries import offer, work
from tests.indicators.test_privacy import notations, saved, workbook

HEADER = (
    "swv_code;tlv_ref;aanvraagtype;soort;bekostigingscategorie;datum_aanvraag;datum_compleet;datum_besluit;uitkomst;"
    "ingangsdatum;einddatum;brin_aanvragend;vestiging_aanvragend;bestuursnummer"
)
THIS_YEAR = timezone.localdate().year


@pytest.fixture(autouse=True)
def _uploads(settings, tmp_path) -> None:
    settings.MEDIA_ROOT = tmp_path / "uploads"


def row(number: int, *, year: int = 2024, outcome: str = "toegekend", why: str = "nieuw", days: int = 18) -> str:
    """A request for so of September, complete a week later and decided `days` after that."""
    complete = date(year, 9, 9)
    decided = (complete + timedelta(days)).isoformat() if outcome != "in behandeling" else ""
    reference = f"PO2814-{year}-{number:05d}" if outcome != "in behandeling" else ""
    valid = (f"{year}-11-01", f"{year + 2}-07-31") if outcome == "toegekend" else ("", "")
    cells = ("PO2814", reference, why, "so", "L", f"02-09-{year}", complete.isoformat(), decided, outcome, *valid)
    return ";".join((*cells, f"{number % 90 + 10}AB", "00", "41234"))


def form(*rows: str) -> bytes:
    return "\r\n".join((HEADER, *rows)).encode()


def load(actor, content: bytes, name: str = "tlv.csv") -> ImportRun:
    run = offer(actor, content, name)
    work()
    run.refresh_from_db()
    assert run.state == RunState.STAGED, run.refusal
    imports.confirm(actor, run=run, status=ReleaseStatus.FINAL)
    work()
    run.refresh_from_db()
    assert run.state == RunState.LOADED, Job.objects.first().error
    return run


def value(code: str, year: int = 2024) -> tuple[str, float | None]:
    found = Figure.objects.get(
        definition__indicator__code=code, unit="PO2814", year=year, superseded_at=None, swv__code="PO2814"
    )
    return found.kind, found.value


def everything_stored() -> bytes:
    """All bytes of the database and of the uploads."""
    found = b"".join(path.read_bytes() for path in Path(settings.MEDIA_ROOT).rglob("*") if path.is_file())
    with scopes_disabled(), connection.cursor() as cursor:
        for table in connection.introspection.table_names(cursor):
            cursor.execute(f'SELECT * FROM "{table}"')  # noqa: S608 -- names from the database itself
            found += repr(cursor.fetchall()).encode()
    return found


def test_rows_become_figures_of_their_school_year(director, in_a) -> None:
    rows = [row(number, days=30 if number < 6 else 50) for number in range(1, 9)]
    run = load(director, form(*rows, row(9, outcome="afgewezen"), row(10, outcome="in behandeling")))
    assert TlvDecision.objects.count() == 10
    assert value("tlv-so") == ("value", 8)
    assert value("tlv-toegekend") == ("value", 80.0)
    assert value("doorlooptijd-tlv") == ("value", 30)
    assert value("doorlooptijd-tlv-gemiddeld")[1] == pytest.approx((5 * 30 + 3 * 50 + 18) / 9)
    assert value("tlv-binnen-norm")[1] == pytest.approx(100 * 6 / 9)
    assert (run.release.source.publisher, run.file.name) == ("Eigen administratie van het samenwerkingsverband", "")
    assert not [path for path in Path(settings.MEDIA_ROOT).rglob("*") if path.is_file()]


def test_number_of_a_tlv_is_kept_as_a_hash_alone(director, in_a) -> None:
    load(director, form(*(row(number) for number in range(1, 7))))
    stored = TlvDecision.objects.order_by("pk").first()
    assert stored.reference_hash == current(in_a.swv).of("beschikking", "PO2814-2024-00001")
    assert (len(stored.reference_hash), stored.reference_year) == (64, 2024)
    assert b"PO2814-2024-0000" not in everything_stored()


def test_hash_differs_per_samenwerkingsverband_and_key(tenant_a, tenant_b) -> None:
    own, other, later = Hasher(tenant_a.swv, "een"), Hasher(tenant_b.swv, "een"), Hasher(tenant_a.swv, "twee")
    assert len({each.of("beschikking", "PO2814-2024-00001") for each in (own, other, later)}) == 3
    assert (own.key_id == other.key_id, own.key_id == later.key_id) == (True, False)


def test_newer_upload_of_the_same_request_replaces_the_older(director, in_a) -> None:
    load(director, form(*(row(number) for number in range(1, 7)), row(7, outcome="in behandeling")))
    assert value("tlv-toegekend")[1] == pytest.approx(100 * 6 / 7)
    load(director, form(*(row(number) for number in range(1, 9))), "nieuw.csv")
    assert value("tlv-toegekend") == ("value", 100.0)
    assert value("tlv-so") == ("value", 8)


def test_withdrawing_an_upload_brings_the_older_one_back(director, in_a) -> None:
    load(director, form(*(row(number) for number in range(1, 7))))
    second = load(director, form(*(row(number, outcome="afgewezen") for number in range(1, 7))), "nieuw.csv")
    assert value("tlv-so") == ("value", 0)
    imports.withdraw(director, run=second, reason="verkeerd bestand")
    work()
    assert value("tlv-so") == ("value", 6)


def test_row_stored_under_a_former_key_is_found_again(director, in_a, settings) -> None:
    load(director, form(*(row(number) for number in range(1, 7))))
    settings.SECRET_KEY_FALLBACKS, settings.SECRET_KEY = [settings.SECRET_KEY], "een heel andere sleutel"
    load(director, form(*(row(number) for number in range(1, 8))), "nieuw.csv")
    assert value("tlv-so") == ("value", 7)
    assert {each.key_id for each in TlvDecision.objects.all()} == {current(in_a.swv).key_id}


def test_former_key_that_nobody_knows_any_more_finds_nothing(director, in_a, settings) -> None:
    load(director, form(*(row(number) for number in range(1, 7))))
    settings.SECRET_KEY = "een heel andere sleutel"
    load(director, form(*(row(number) for number in range(1, 8))), "nieuw.csv")
    assert len({each.key_id for each in TlvDecision.objects.all()}) == 2


def test_small_numbers_of_an_administration_are_not_shown(director, in_a) -> None:
    load(director, form(*(row(number) for number in range(1, 4))))
    found = Figure.objects.get(definition__indicator__code="tlv-so", unit="PO2814", year=2024, superseded_at=None)
    assert found.as_value().kind == "withheld"
    assert not Figure.objects.filter(
        definition__indicator__code="doorlooptijd-tlv", unit="PO2814", year=2024, value__isnull=False
    ).exists()


@pytest.mark.django_db
def test_tlv_rows_are_not_taken_in_as_open_data(tmp_path, capsys) -> None:
    path = tmp_path / "tlv.csv"
    path.write_bytes(form(row(1)))
    with pytest.raises(SystemExit):
        call_command("import", str(path))
    assert "geen open data. Zeg erbij van welk, zoals --swv PO2814." in capsys.readouterr().err


def test_rows_of_another_samenwerkingsverband_are_refused(director, in_a) -> None:
    run = offer(director, form(row(1).replace("PO2814", "PO2807")))
    work()
    run.refresh_from_db()
    assert "deze rij is van een ander samenwerkingsverband dan PO2814" in run.refusal["message"]
    assert {each["value"] for each in run.refusal["errors"]} == {""}


# Keeping


def test_old_rows_go_and_their_figures_stay(director, in_a) -> None:
    year = THIS_YEAR - 2
    load(director, form(*(row(number, year=year) for number in range(1, 9))))
    before = value("tlv-so", year)
    later = timezone.now() + timedelta(days=2 * 366)
    assert (purge(later).rows, TlvDecision.objects.count()) == (8, 0)
    kept = {each.measure: each.low for each in ReportedValue.objects.filter(is_frozen=True)}
    assert (kept["tlv_toegekend_so"], kept["tlv_aanvragen"], kept["tlv_mediaan_dagen"]) == (8, 8, 18)
    event = AuditEvent.objects.get(verb="tlv.purged")
    assert (event.user_id, event.diff["rows_read"]) == (None, [0, 8])
    load(director, form(*(row(number, year=THIS_YEAR - 1) for number in range(1, 7))), "nieuw.csv")
    assert value("tlv-so", year) == before == ("value", 8)


def test_row_of_exactly_three_years_goes_and_a_day_younger_stays(director, in_a) -> None:
    today = timezone.localdate()
    for age in (0, 1):
        make.TlvDecisionFactory(
            swv=in_a.swv, decided_on=date(today.year - 3, today.month, min(today.day, 28)) + timedelta(age)
        )
    undecided = {"decided_on": None, "complete_on": None, "outcome": "in behandeling"}
    make.TlvDecisionFactory(swv=in_a.swv, requested_on=date(today.year - 4, 1, 1), **undecided)
    if today.day <= 28:
        assert purge(timezone.now()).rows == 2
        assert TlvDecision.objects.count() == 1


def test_purging_again_changes_nothing(director, in_a) -> None:
    load(director, form(*(row(number, year=THIS_YEAR - 2) for number in range(1, 9))))
    later = timezone.now() + timedelta(days=2 * 366)
    purge(later)
    kept = list(ReportedValue.objects.values_list("pk", flat=True))
    assert (purge(later).rows, list(ReportedValue.objects.values_list("pk", flat=True))) == (0, kept)


def test_rows_that_are_too_old_are_left_out_of_an_upload_with_a_remark(director, in_a) -> None:
    old = THIS_YEAR - 6
    load(
        director,
        form(*(row(number, year=old) for number in range(1, 9)), *(row(n, year=THIS_YEAR - 1) for n in range(1, 7))),
    )
    assert TlvDecision.objects.count() == 6
    assert value("tlv-so", old) == ("value", 8)
    assert value("tlv-so", THIS_YEAR - 1) == ("value", 6)


def withdraw(actor, run: ImportRun) -> None:
    imports.withdraw(actor, run=run, reason="er stonden fouten in")
    work()
    run.refresh_from_db()
    assert run.state == RunState.WITHDRAWN


def test_corrected_upload_counts_once_the_wrong_one_with_kept_sums_is_withdrawn(director, in_a) -> None:
    old = THIS_YEAR - 6
    wrong = load(director, form(*(row(number, year=old) for number in range(1, 9))))
    right = load(director, form(*(row(number, year=old) for number in range(2, 8))), "verbeterd.csv")
    assert right.findings["remarks"][-1] == (
        f"De aantallen van {old}-{old + 1} zijn al vastgelegd uit een eerdere levering. Dit bestand verandert ze niet. "
        "Trekt u die levering in, dan gaan de aantallen uit dit bestand gelden."
    )
    assert value("tlv-so", old) == ("value", 8)
    withdraw(director, wrong)
    assert value("tlv-so", old) == ("value", 6)


def test_sums_in_reserve_hold_no_rows_of_the_upload_before_them(director, in_a) -> None:
    young = [row(number, days=150) for number in range(1, 9)]
    with mock.patch("indicators.services.tlv.timezone.localdate", return_value=date(2027, 11, 1)):
        wrong = load(director, form(row(20), *young))
        load(director, form(row(20), *young[:5]), "verbeterd.csv")
    assert value("tlv-so") == ("value", 9)
    withdraw(director, wrong)
    assert value("tlv-so") == ("value", 6)


def test_rows_that_go_while_another_upload_holds_their_year_count_when_it_is_withdrawn(director, in_a) -> None:
    year = THIS_YEAR - 2
    load(director, form(*(row(number, year=year) for number in range(1, 7))))
    later = timezone.now() + timedelta(days=2 * 366)
    with mock.patch("indicators.services.tlv.timezone.localdate", return_value=later.date()):
        wrong = load(director, form(*(row(number, year=year) for number in range(1, 9))), "fout.csv")
    assert value("tlv-so", year) == ("value", 8)
    assert purge(later).rows == 6
    withdraw(director, wrong)
    assert value("tlv-so", year) == ("value", 6)


def test_kept_sums_of_deleted_rows_are_not_said_to_make_way(director, in_a) -> None:
    year = THIS_YEAR - 2
    load(director, form(*(row(number, year=year) for number in range(1, 7))))
    purge(timezone.now() + timedelta(days=2 * 366))
    newer = load(director, form(*(row(number, year=year) for number in range(1, 9))), "nieuw.csv")
    assert newer.findings["remarks"][-1].endswith("uit een eerdere levering. Dit bestand verandert ze niet.")
    assert value("tlv-so", year) == ("value", 6)


def test_file_that_nobody_confirms_is_gone_after_a_day(director, in_a, django_capture_on_commit_callbacks) -> None:
    run = offer(director, form(row(1)))
    work()
    assert purge(timezone.now() + timedelta(hours=23)).files == 0
    with django_capture_on_commit_callbacks(execute=True):
        assert purge(timezone.now() + timedelta(hours=25)).files == 1
    run.refresh_from_db()
    assert (run.state, run.file.name) == (RunState.REFUSED, "")
    assert run.refusal["message"].startswith("Dit bestand lag meer dan een dag klaar en is weggegooid")
    assert not [path for path in Path(settings.MEDIA_ROOT).rglob("*") if path.is_file()]


def test_command_tells_how_much_went(in_a) -> None:
    make.TlvDecisionFactory(swv=in_a.swv, requested_on=date(2019, 9, 2), decided_on=date(2019, 10, 2))
    out = io.StringIO()
    call_command("purge", stdout=out)
    assert out.getvalue() == "1 TLV-aanvragen van 1 samenwerkingsverbanden en 0 bestanden verwijderd\n"


# Attack


@pytest.mark.parametrize("kind", list(notations("123456782")))
@pytest.mark.parametrize("suffix", ["csv", "xlsx"])
def test_number_of_a_pupil_reaches_no_database_disk_or_log(director, in_a, kind, suffix, caplog) -> None:
    text = notations("123456782")[kind]
    if suffix == "csv":
        content = form(row(1).replace("41234", f'"{text}"'.replace('""', '"'))) if '"' not in text else None
        content = content or form(row(1)) + f"\r\n{text}".encode()
    else:
        cells = row(1).split(";")
        content = saved(workbook(HEADER.split(";"), [*cells[:-1], text])).getvalue()
    with caplog.at_level(0), pytest.raises(DomainError) as refused:
        offer(director, content, f"tlv.{suffix}")
    assert "Er is niets opgeslagen" in refused.value.message
    assert (ImportRun.objects.count(), Job.objects.count()) == (0, 0)
    told = (
        everything_stored()
        + caplog.text.encode()
        + refused.value.message.encode()
        + repr(refused.value.__cause__).encode()
    )
    for number in (b"123456782", text.encode(), b"12345678"):
        assert number not in told


@pytest.mark.realdata
def test_sample_exports_load_or_tell_why_not(director, in_a) -> None:
    first = data_path("samples", "tlv_indigo_rapportage_SYNTHETISCH.csv").read_bytes()
    second = data_path("samples", "tlv_pos_export_SYNTHETISCH.csv").read_bytes()
    assert load(director, first, "indigo.csv").decisions.count() == 4
    run = offer(director, second, "pos.csv")
    work()
    run.refresh_from_db()
    reasons = [(each["line"], each["column"], each["value"], each["message"]) for each in run.findings["errors"]]
    assert reasons == [(4, "soort_tlv", "", "een po-samenwerkingsverband geeft geen TLV voor vso")]
    assert "De lokale leerlingnummers zijn niet overgenomen." in run.findings["remarks"]
    with pytest.raises(DomainError, match="Vink aan dat u deze rij weglaat"):
        imports.confirm(director, run=run, status=ReleaseStatus.FINAL)
    imports.confirm(director, run=run, status=ReleaseStatus.FINAL, skip_bad_rows=True)
    work()
    assert list(run.decisions.values_list("kind", "birth_year").order_by("pk")) == [("sbo", 2017), ("so", 2020)]
    third = data_path("samples", "tlv_upload_MOET_GEWEIGERD_SYNTHETISCH.csv").read_bytes()
    with pytest.raises(DomainError, match="kolom BSN"):
        offer(director, third, "tlv.csv")
    assert b"a1f3c9" not in everything_stored()


def test_kept_sums_cannot_be_withdrawn(director, in_a) -> None:
    make.TlvDecisionFactory(swv=in_a.swv, requested_on=date(2019, 9, 2), decided_on=date(2019, 10, 2))
    purge(timezone.now())
    keeper = ImportRun.objects.get(format_code="tlv-vastgelegd")
    with pytest.raises(DomainError, match="de rijen erachter zijn weg"):
        imports.withdraw(director, run=keeper, reason="weg ermee")


def test_passport_says_that_only_the_checksum_of_the_file_is_left(client, anna, director, in_a) -> None:
    run = load(director, form(*(row(number) for number in range(1, 9))))
    series = Indicator.objects.get(code="tlv-so", swv=None)
    client.force_login(anna)
    whole = client.get(f"/po2814/indicatoren/{series.pk}/paspoort/2024/").content.decode()
    assert f"weggegooid, alleen de controlesom blijft: {run.sha256}" in whole
