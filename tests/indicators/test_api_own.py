"""The API of one samenwerkingsverband: what it has of its own, and offering a file as a program does every night."""

import pytest
from django.core.cache import cache
from django.core.files.uploadedfile import SimpleUploadedFile
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext
from rest_framework.throttling import ScopedRateThrottle

from indicators.models import FigureNote, ImportRun, Indicator
from osp.enums import Role
from osp.models import AuditEvent, Job
from osp.scope import scopes_disabled, tenant_scope
from tests import factories as make
from tests.api import HERE, client_of
from tests.conftest import make_person
from tests.data import data_path
from tests.factories.indicators import MeasuredDefinitionFactory
from tests.indicators.deliveries import load_open_data, po_file, work, wrong_file

IMPORTS = f"{HERE}imports/"


@pytest.fixture(autouse=True)
def _own_place(settings, tmp_path) -> None:
    settings.MEDIA_ROOT = tmp_path / "uploads"
    cache.clear()


@pytest.fixture
def api(anna) -> Client:
    return client_of(anna.pk)


def upload(api: Client, content: bytes, name: str = "tlv-export.csv"):
    return api.post(IMPORTS, {"file": SimpleUploadedFile(name, content)})


def confirm(api: Client, number: int, **said):
    return api.post(f"{IMPORTS}{number}/confirm/", said, content_type="application/json")


def results(api: Client, name: str, **query) -> list[dict]:
    answer = api.get(HERE + name, {"per_page": 2000, **query})
    assert answer.status_code == 200
    return answer.json()["results"]


def stored() -> tuple[int, int]:
    """How many deliveries and jobs there are."""
    with scopes_disabled():
        return ImportRun.objects.count(), Job.objects.count()


@pytest.fixture
def offered(api) -> int:
    """Number of a delivery that was checked and waits for a decision."""
    number = upload(api, po_file(sbo=30)).json()["id"]
    work()
    return number


def test_from_offering_a_file_to_own_figures(api, anna, tmp_path) -> None:
    load_open_data(tmp_path)
    answer = upload(api, po_file(sbo=30), "nacht.csv")
    given = answer.json()
    assert (answer.status_code, given["state"], given["file_name"]) == (202, "uploaded", "nacht.csv")
    assert given["work"] == {"title": "Controleren: nacht.csv", "progress": 0.0, "step": ""}
    work()
    checked = api.get(f"{IMPORTS}{given['id']}/").json()
    assert (checked["state"], checked["work"], checked["error_count"]) == ("staged", None, 0)
    assert (checked["usual_status"], checked["reference_date"]) == ("definitief", "2019-10-01")
    change = next(row for row in checked["changes"] if (row["unit"], row["indicator"]) == ("PO2814", "deelname-sbo"))
    assert (change["year"], change["was"], change["becomes"]) == (2019, "16,67%", "23,08%")
    assert results(api, "figures/") == []
    taken = confirm(api, given["id"])
    assert (taken.status_code, taken.json()["work"]["title"]) == (202, "Inlezen: nacht.csv")
    work()
    loaded = api.get(f"{IMPORTS}{given['id']}/").json()
    assert (loaded["state"], loaded["status"], loaded["failed"]) == ("loaded", "definitief", "")
    (row,) = results(api, "figures/", indicator="deelname-sbo", unit="PO2814")
    assert (row["value"], row["numerator_low"], row["denominator_low"]) == (23.0769, 30, 130)
    assert [(run["id"], run["own"]) for run in row["runs"]] == [(given["id"], True)]
    (public,) = api.get("/api/v1/figures/", {"indicator": "deelname-sbo", "unit": "PO2814"}).json()["results"]
    assert public["numerator_low"] == 20
    with scopes_disabled():
        verbs = AuditEvent.objects.filter(user_id=anna.pk).order_by("pk").values_list("verb", flat=True)
        assert list(verbs) == ["import.received", "import.confirmed"]


def test_rows_in_error_are_left_out_only_when_the_request_says_so(api) -> None:
    number = upload(api, wrong_file()).json()["id"]
    work()
    checked = api.get(f"{IMPORTS}{number}/").json()
    assert (checked["state"], checked["rows_skipped"], checked["error_count"]) == ("staged", 2, 2)
    assert [(row["column"], row["value"]) for row in checked["errors"]] == [("LEERLINGEN", "x"), ("LEERLINGEN", "y")]
    refused = confirm(api, number)
    assert (refused.status_code, refused.json()["code"]) == (422, "bad-rows")
    assert "Stuur skip_bad_rows: true mee" in refused.json()["detail"]
    assert work() == 0
    assert confirm(api, number, skip_bad_rows=True, status="voorlopig").status_code == 202
    work()
    loaded = api.get(f"{IMPORTS}{number}/").json()
    assert (loaded["state"], loaded["rows_skipped"], loaded["status"]) == ("loaded", 2, "voorlopig")


@pytest.mark.realdata
def test_tlv_system_delivers_its_administration(api) -> None:
    """What comes back holds no row of it: the figures of four requests are withheld."""

    def offer(name: str):
        return upload(api, data_path("samples", name).read_bytes(), name)

    number = offer("tlv_indigo_rapportage_SYNTHETISCH.csv").json()["id"]
    work()
    assert confirm(api, number).status_code == 202
    work()
    loaded = api.get(f"{IMPORTS}{number}/").json()
    assert (loaded["state"], loaded["rows_read"], loaded["rows_skipped"]) == ("loaded", 4, 0)
    counted = [row for row in results(api, "figures/", unit="PO2814") if row["indicator"].startswith("tlv-")]
    assert {row["kind"] for row in counted} <= {"withheld", "unknown", "value"}
    assert not {1, 2, 3, 4} & {row["value"] for row in counted}
    assert "withheld" in {row["kind"] for row in counted}
    assert api.get("/api/v1/figures/").json()["count"] == 0
    with_error = offer("tlv_pos_export_SYNTHETISCH.csv").json()["id"]
    work()
    (error,) = api.get(f"{IMPORTS}{with_error}/").json()["errors"]
    assert error == {
        "line": 4,
        "column": "soort_tlv",
        "value": "",
        "message": "een po-samenwerkingsverband geeft geen TLV voor vso",
    }
    before = stored()
    refused = offer("tlv_upload_MOET_GEWEIGERD_SYNTHETISCH.csv")
    assert refused.status_code == 422
    assert "kolom BSN" in refused.json()["detail"]
    assert stored() == before


def test_same_file_again_changes_nothing_and_says_so_by_code(api, offered) -> None:
    confirm(api, offered)
    work()
    before = stored()
    again = upload(api, po_file(sbo=30))
    assert (again.status_code, again.json()["code"]) == (422, "already-loaded")
    assert again.json()["detail"] == "Dit bestand is al ingelezen (als tlv-export.csv). Er verandert niets."
    assert stored() == before


def test_confirming_too_early_or_twice_is_refused(api) -> None:
    number = upload(api, po_file(sbo=30)).json()["id"]
    assert confirm(api, number).json()["code"] == "busy"
    work()
    assert confirm(api, number).status_code == 202
    assert confirm(api, number).json()["code"] == "busy"
    work()
    assert confirm(api, number).json()["code"] == "not-staged"


@pytest.mark.parametrize("content", [b"A;B\n1;2\n", b"BSN;NAAM\n111222333;Jansen\n", b"\x00\x01"])
def test_file_that_cannot_be_taken_is_refused_before_anything_is_stored(api, content) -> None:
    answer = upload(api, content)
    assert (answer.status_code, answer.json()["code"].partition("-")[0]) == (422, "unknown")
    assert "Jansen" not in answer.content.decode()
    assert "111222333" not in answer.content.decode()
    assert stored() == (0, 0)


def test_request_without_a_good_file_is_refused_in_dutch(api, settings) -> None:
    missing = api.post(IMPORTS, {})
    assert (missing.status_code, list(missing.json())) == (400, ["file"])
    assert "multipart/form-data" in missing.json()["file"][0]
    assert upload(api, b"").json() == {"file": ["Dit bestand is leeg. Download het opnieuw bij de bron."]}
    assert "te lang" in upload(api, b"x", "a" * 250 + ".csv").json()["file"][0]
    settings.UPLOAD_MAX_BYTES = 1024 * 1024
    large = upload(api, b"x" * (1024 * 1024 + 1))
    assert large.json()["file"][0].startswith("Dit bestand is groter dan 1 MB.")
    wrong = api.post(IMPORTS, "{}", content_type="application/json")
    assert wrong.status_code == 415
    assert stored() == (0, 0)


@pytest.mark.parametrize(
    ("said", "told"),
    [
        ({"status": "ingetrokken"}, {"status": ["Gebruik voorlopig of definitief."]}),
        ({"skip_bad_rows": "soms"}, {"skip_bad_rows": ["Gebruik true of false."]}),
    ],
)
def test_confirmation_that_cannot_be_read_is_refused(api, offered, said, told) -> None:
    answer = confirm(api, offered, **said)
    assert (answer.status_code, answer.json()) == (400, told)
    assert api.get(f"{IMPORTS}{offered}/").json()["work"] is None


def test_who_may_look_may_not_offer(tenant_a, offered) -> None:
    admin = client_of(make_person(tenant_a, "Ada", Role.ADMIN).pk)
    assert admin.get(IMPORTS).json()["count"] == 1
    before = stored()
    for answer in (upload(admin, po_file()), confirm(admin, offered)):
        assert answer.status_code == 403
        assert answer.json() == {
            "detail": "Uw rol geeft hier geen recht toe. Vraag het de beheerder van uw samenwerkingsverband.",
            "code": "not-allowed",
        }
    assert stored() == before


def test_person_of_another_samenwerkingsverband_changes_nothing(carla, offered) -> None:
    stranger, before = client_of(carla.pk), stored()
    assert (upload(stranger, po_file()).status_code, confirm(stranger, offered).status_code) == (404, 404)
    own = stranger.get(f"/api/v1/vo2507/imports/{offered}/")
    assert (own.status_code, stranger.get("/api/v1/vo2507/imports/").json()["count"]) == (404, 0)
    assert stored() == before


def test_public_delivery_is_no_own_one(api, tmp_path) -> None:
    load_open_data(tmp_path)
    (public,) = api.get("/api/v1/imports/").json()["results"]
    assert api.get(f"{IMPORTS}{public['id']}/").status_code == 404
    assert results(api, "imports/") == []


def test_offering_is_bounded_and_reading_is_not(api, monkeypatch) -> None:
    monkeypatch.setattr(ScopedRateThrottle, "THROTTLE_RATES", {"upload": "2/min"})
    assert [upload(api, b"A;B\n").status_code for _ in range(3)] == [422, 422, 429]
    assert {api.get(IMPORTS).status_code for _ in range(5)} == {200}


def test_own_sources_count_own_deliveries(api, offered) -> None:
    confirm(api, offered)
    work()
    assert [row["code"] for row in results(api, "sources/", used="true")] == ["duo-po-vestiging"]
    assert api.get("/api/v1/sources/", {"used": "true"}).json()["count"] == 0


def test_small_numbers_are_withheld_in_own_figures_and_in_what_would_change(api) -> None:
    number = upload(api, po_file(sbo=3)).json()["id"]
    work()
    checked = api.get(f"{IMPORTS}{number}/").json()
    of_sbo = {row["unit"]: row["becomes"] for row in checked["changes"] if row["indicator"] == "leerlingen-sbo"}
    assert set(of_sbo.values()) == {"onderdrukt"}
    confirm(api, number)
    work()
    rows = {row["unit"]: row for row in results(api, "figures/", indicator="deelname-sbo")}
    for unit in ("PO2814", "NL"):
        row = rows[unit]
        assert (row["kind"], row["reason"], row["runs"], row["computed_at"]) == ("withheld", "small_numbers", [], None)
        assert {row[name] for name in row if name.endswith(("low", "high", "value", "estimate"))} == {None}


def test_invented_figures_say_so_and_can_be_left_out(api, tenant_a) -> None:
    with tenant_scope(tenant_a.swv):
        definition = Indicator.objects.get(code="deelname-sbo", swv=None).definitions.get()
        make.FigureFactory(swv=tenant_a.swv, definition=definition, is_example=True)
        make.FigureFactory(swv=tenant_a.swv, definition=definition, year=2018)
    assert [(row["year"], row["example"]) for row in results(api, "figures/")] == [(2018, False), (2019, True)]
    assert [row["year"] for row in results(api, "figures/", example="false")] == [2018]
    assert api.get("/api/v1/figures/").json()["count"] == 0


def test_own_and_adapted_indicators_with_every_version(api, tenant_a) -> None:
    with tenant_scope(tenant_a.swv):
        national = Indicator.objects.get(code="deelname-sbo", swv=None)
        row = make.MeasuredIndicatorFactory(
            swv=tenant_a.swv, sector="PO", code="deelname-sbo-eigen", adapted_from=national, theme="deelname"
        )
        MeasuredDefinitionFactory(indicator=row, version=2, valid_from=2024, formula="sbo / (bo + sbo + so)")
        noticed = make.IndicatorFactory(swv=tenant_a.swv, sector="PO")
        make.IndicatorDefinitionFactory(indicator=noticed)
    rows = {each["code"]: each for each in results(api, "indicators/")}
    assert rows.keys() == {"deelname-sbo-eigen", noticed.code}
    assert rows["deelname-sbo-eigen"]["adapted_from"] == "deelname-sbo"
    assert rows[noticed.code]["adapted_from"] is None
    assert rows[noticed.code]["rubric"][0] == "Ieder voor zich."
    held = [
        (each["key"], each["valid_from"], each["valid_until"]) for each in results(api, "definitions/", kind="meetbaar")
    ]
    assert held == [("deelname-sbo-eigen/1", 2011, 2023), ("deelname-sbo-eigen/2", 2024, None)]
    found = results(api, "indicators/", source="duo-po-vestiging")
    assert [each["code"] for each in found] == ["deelname-sbo-eigen"]
    assert api.get("/api/v1/indicators/deelname-sbo-eigen/").status_code == 404


def test_scenario_with_what_it_comes_to(api, tenant_a, anna) -> None:
    with tenant_scope(tenant_a.swv):
        national = Indicator.objects.get(code="deelname-sbo", swv=None)
        make.FigureFactory(swv=tenant_a.swv, definition=national.definitions.get())
        make.ScenarioFactory(swv=tenant_a.swv, indicator=national, user=anna)
        make.ScenarioFactory(swv=tenant_a.swv, indicator=national, archived_at="2026-01-01T00:00Z")
    (row,) = results(api, "scenarios/", indicator="deelname-sbo")
    assert [(year["year"], year["total"], year["pupils"]) for year in row["years"]] == [
        (2020, -2, 355),
        (2021, -4, 353),
        (2022, -6, 351),
    ]
    assert row["changes"] == {"41234": {"2020": -2, "2021": -2, "2022": -2}}
    assert "leerlingen" in row["sentence"]
    assert results(api, "scenarios/", indicator="deelname-so-ocw") == []


def test_scenario_on_a_withheld_figure_comes_to_nothing(api, tenant_a) -> None:
    with tenant_scope(tenant_a.swv):
        national = Indicator.objects.get(code="deelname-sbo", swv=None)
        small = {
            "numerator_low": 3,
            "numerator_high": 3,
            "denominator_low": 90,
            "denominator_high": 90,
            "is_withheld": True,
        }
        make.FigureFactory(swv=tenant_a.swv, definition=national.definitions.get(), **small)
        make.ScenarioFactory(swv=tenant_a.swv, indicator=national)
    (row,) = results(api, "scenarios/")
    assert (row["years"], row["sentence"]) == ([], "")


def test_notes_that_were_not_taken_away(api, tenant_a) -> None:
    with tenant_scope(tenant_a.swv):
        national = Indicator.objects.get(code="deelname-sbo", swv=None)
        for text, gone in (("In 2021 fuseerde De Wissel.", None), ("Weg.", "2026-01-01T00:00Z")):
            FigureNote.objects.create(swv=tenant_a.swv, indicator=national, year=2021, text=text, archived_at=gone)
    (row,) = results(api, "notes/", indicator="deelname-sbo", year=2021)
    assert (row["text"], row["year"]) == ("In 2021 fuseerde De Wissel.", 2021)
    assert "user" not in row
    assert results(api, "notes/", year=2020) == []


def some_figures(swv, number: int) -> None:
    definition = Indicator.objects.get(code="deelname-sbo", swv=None).definitions.get()
    for year in range(number):
        run = make.ImportRunFactory(swv=swv)
        make.FigureFactory(swv=swv, definition=definition, year=2010 + year, runs=[run.pk])


def some_indicators(swv, number: int) -> None:
    for _ in range(number):
        make.MeasuredIndicatorFactory(swv=swv, sector="PO")


def some_runs(swv, number: int) -> None:
    for _ in range(number):
        make.ImportRunFactory(swv=swv)


def some_scenarios(swv, number: int) -> None:
    some_figures(swv, 1)
    national = Indicator.objects.get(code="deelname-sbo", swv=None)
    for _ in range(number):
        make.ScenarioFactory(swv=swv, indicator=national, base_year=2010, last_year=2012)


def some_notes(swv, number: int) -> None:
    national = Indicator.objects.get(code="deelname-sbo", swv=None)
    for year in range(number):
        FigureNote.objects.create(swv=swv, indicator=national, year=2010 + year, text="Iets.")


@pytest.mark.parametrize(
    ("name", "fill"),
    [
        ("figures/", some_figures),
        ("indicators/", some_indicators),
        ("definitions/", some_indicators),
        ("imports/", some_runs),
        ("sources/", some_runs),
        ("scenarios/", some_scenarios),
        ("notes/", some_notes),
    ],
)
def test_lists_cost_as_many_queries_whatever_their_length(name, fill, api, tenant_a, tenant_b, carla) -> None:
    """One row at A, five at B."""
    for tenant, number in ((tenant_a, 1), (tenant_b, 5)):
        with tenant_scope(tenant.swv):
            fill(tenant.swv, number)
    with CaptureQueriesContext(connection) as one:
        few = api.get(HERE + name).json()["count"]
    other = client_of(carla.pk)
    with CaptureQueriesContext(connection) as five:
        many = other.get(f"/api/v1/vo2507/{name}").json()["count"]
    assert (few, many) == ((1, 5) if name != "sources/" else (few, few))
    assert len(five) == len(one) <= 12
