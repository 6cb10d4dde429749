"""The API: the same figures as the command, read only, for whoever has a login."""

import hashlib
import io
import json
import re

import pytest
from django.core.cache import cache
from django.core.management import call_command
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext

from indicators.compute.measures import MEASURES
from indicators.enums import FigureKind, Unit
from indicators.export import COLUMNS
from indicators.models import Figure, Indicator, RunState
from osp.scope import scopes_disabled
from tests import factories as make
from tests.conftest import PASSWORD
from tests.factories.indicators import MeasuredDefinitionFactory
from tests.indicators.deliveries import load_open_data, po_file
from tests.permissions.matrix import OWN_API

FIGURES = "/api/v1/figures/"
LISTS = [
    f"/api/v1/{name}/"
    for name in ("indicators", "definitions", "benchmarks", "units", "measures", "sources", "imports")
]
PROVENANCE = (
    "provisional", "missing", "reason", "expressed_in", "period", "reference_date", "source", "example", "computed_at", "runs",
)  # fmt: skip


@pytest.fixture(autouse=True)
def _no_attempts_before() -> None:
    cache.clear()


@pytest.fixture(scope="module")
def open_data(module_db, tmp_path_factory) -> None:
    """One file of open data read in."""
    load_open_data(tmp_path_factory.mktemp("open"))


@pytest.fixture
def api(open_data, anna) -> Client:
    """Anna with a token, who finds that file read in."""
    answer = Client().post(
        "/api/v1/login/", {"username": anna.email, "password": PASSWORD}, content_type="application/json"
    )
    assert answer.status_code == 200
    return Client(headers={"Authorization": f"Token {answer.json()['token']}"})


def printed(**options) -> list[dict]:
    out = io.StringIO()
    call_command("figures", format="json", stdout=out, **options)
    return json.loads(out.getvalue())


def test_figures_equal_the_command(api) -> None:
    answer = api.get(FIGURES, {"per_page": 2000}).json()
    assert answer["next"] is None
    assert [{name: row[name] for name in COLUMNS} for row in answer["results"]] == printed()
    assert list(answer["results"][0]) == [*COLUMNS, *PROVENANCE]


def test_filters(api) -> None:
    query = {"indicator": "deelname-sbo", "unit": "po2814", "year": 2019}
    (row,) = api.get(FIGURES, query).json()["results"]
    (same,) = printed(indicator="deelname-sbo", unit="PO2814", year=2019)
    assert {name: row[name] for name in COLUMNS} == same
    assert (row["provisional"], row["example"], row["reason"]) == (False, False, None)
    assert "Waddinxveen" in row["missing"]
    assert "Gouda" not in row["missing"]
    assert (row["value"], row["numerator_low"], row["denominator_high"]) == (16.6667, 20, 120)
    assert api.get(FIGURES, {"indicator": "bestaat-niet"}).json()["count"] == 0


def test_figure_tells_what_it_rests_on(api) -> None:
    (row,) = api.get(FIGURES, {"indicator": "deelname-sbo", "unit": "PO2814"}).json()["results"]
    told = {name: row[name] for name in ("period", "reference_date", "expressed_in", "source")}
    assert told == {
        "period": "2019-2020",
        "reference_date": "2019-10-01",
        "expressed_in": "percent",
        "source": "DUO, leerlingen po per vestiging",
    }
    (run,) = row["runs"]
    public = api.get("/api/v1/imports/").json()["results"]
    assert [(each["id"], each["sha256"]) for each in public] == [(run["id"], hashlib.sha256(po_file()).hexdigest())]
    assert (run["sha256"], run["file_name"], run["own"]) == (public[0]["sha256"], "po.csv", False)
    assert (run["source"], run["reference_date"], run["status"]) == ("duo-po-vestiging", "2019-10-01", "definitief")
    assert row["computed_at"] is not None


def test_filters_together_cut_the_list_in_parts(api) -> None:
    def count(**query) -> int:
        return api.get(FIGURES, {"unit": "PO2814", **query}).json()["count"]

    whole = count()
    assert whole > 5
    assert sum(count(kind=kind) for kind in FigureKind) == whole
    assert count(provisional="false") + count(provisional="true") == whole
    assert (count(year_from=2019, year_to=2019), count(year_from=2020), count(year_to=2018)) == (whole, 0, 0)
    assert (count(sector="PO"), count(sector="VO")) == (whole, 0)
    assert (count(theme="deelname"), count(theme="financien")) == (whole, 0)
    rows = api.get(FIGURES, {"unit": "PO2814"}).json()["results"]
    resting = sum(row["release"].startswith("duo-po-vestiging ") for row in rows)
    assert (count(source="duo-po-vestiging"), count(source="po-vestiging")) == (resting, 0)
    assert 0 < resting < whole
    assert (count(changed_since="2020-01-01"), count(changed_since="2100-01-01T12:00:00Z")) == (whole, 0)
    assert count(indicator="") == whole


@pytest.mark.parametrize("address", [FIGURES, *LISTS])
def test_filter_that_nobody_knows_is_refused_with_those_that_are(api, address) -> None:
    answer = api.get(address, {"jaar": 2019})
    assert (answer.status_code, list(answer.json())) == (400, ["jaar"])
    assert "Dit filter kennen wij niet. Bekende filters: " in answer.json()["jaar"][0]


@pytest.mark.parametrize(
    "query",
    [
        {"year": "twee"},
        {"unit": "XX1"},
        {"indicator": "a b"},
        {"kind": "mooi"},
        {"provisional": "soms"},
        {"changed_since": "gisteren"},
        {"year_to": "1990"},
    ],
)
def test_filter_that_cannot_be_read_is_refused_in_dutch(api, query) -> None:
    answer = api.get(FIGURES, query)
    assert answer.status_code == 400
    assert list(answer.json()) == list(query)
    assert not {"valid", "integer", "required"} & set(str(answer.json()).lower().split())


def test_years_the_wrong_way_round_are_refused(api) -> None:
    answer = api.get(FIGURES, {"year_from": 2020, "year_to": 2019})
    assert (answer.status_code, answer.json()) == (400, {"year_to": ["Dit jaar ligt voor year_from. Draai ze om."]})


def test_nothing_of_a_tenant_and_nothing_invented(api, tenant_a) -> None:
    public = api.get(FIGURES).json()["count"]
    with scopes_disabled():
        row = Figure.objects.filter(unit="PO2814").first()
        Figure.objects.create(swv=tenant_a.swv, definition=row.definition, unit="PO2814", year=2018, kind="unknown")
        Figure.objects.create(definition=row.definition, unit="PO2814", year=2017, kind="unknown", is_example=True)
    assert api.get(FIGURES).json()["count"] == public


def test_pages_in_a_fixed_order_with_as_many_queries(api, django_assert_num_queries) -> None:
    with django_assert_num_queries(5):  # token, its person, count, rows, deliveries
        first = api.get(FIGURES, {"per_page": 5}).json()
    with django_assert_num_queries(5):
        api.get(FIGURES, {"per_page": 500})
    second = api.get(FIGURES, {"per_page": 5, "page": 2}).json()
    rows = [{name: row[name] for name in COLUMNS} for row in first["results"] + second["results"]]
    assert rows == printed()[:10]


@pytest.mark.parametrize("address", LISTS)
def test_lists_cost_as_many_queries_whatever_their_length(api, address, django_assert_max_num_queries) -> None:
    load_deliveries(3)
    with CaptureQueriesContext(connection) as short:
        api.get(address, {"per_page": 1})
    with django_assert_max_num_queries(len(short)):
        assert api.get(address, {"per_page": 2000}).status_code == 200


def load_deliveries(number: int) -> None:
    with scopes_disabled():
        for _ in range(number):
            make.ImportRunFactory()


def test_catalogue_and_units(api) -> None:
    catalogue = api.get("/api/v1/indicators/").json()["results"]
    assert len(catalogue) >= 45
    one = api.get("/api/v1/indicators/deelname-sbo/").json()
    assert one == catalogue[0]
    assert one["definitions"][0]["denominator"] == "leerlingen bo + sbo, schoolgaand"
    assert api.get("/api/v1/indicators/bestaat-niet/").status_code == 404
    units = api.get("/api/v1/units/").json()
    assert (units["count"], [row["code"] for row in units["results"][-2:]]) == (154, ["NL", "GEEN"])


def test_catalogue_by_filter(api) -> None:
    def codes(**query) -> set[str]:
        rows = api.get("/api/v1/indicators/", {"per_page": 2000, **query}).json()["results"]
        return {row["code"] for row in rows}

    every = codes()
    assert codes(kind="meetbaar") | codes(kind="merkbaar") == every
    assert codes(kind="meetbaar") & codes(kind="merkbaar") == set()
    assert codes(sector="PO") | codes(sector="VO") == every
    assert codes(indicator="deelname-sbo") == {"deelname-sbo"}
    assert "deelname-sbo" in codes(theme="deelname", unit="percent", source="duo-po-vestiging")
    assert "deelname-sbo" not in codes(source="tlv")


def test_every_version_of_a_definition_with_the_years_in_which_it_holds(api) -> None:
    (first,) = api.get("/api/v1/definitions/", {"indicator": "deelname-sbo"}).json()["results"]
    told = {name: first[name] for name in ("key", "formula", "factor", "unit", "direction", "theme", "statutory_task")}
    assert told == {
        "key": "deelname-sbo/1",
        "formula": "sbo / (bo + sbo)",
        "factor": 100,
        "unit": "percent",
        "direction": "down",
        "theme": "deelname",
        "statutory_task": "c, e",
    }
    assert (first["valid_from"], first["valid_until"]) == (2011, None)
    with scopes_disabled():
        indicator = Indicator.objects.get(code="deelname-sbo", swv=None)
        MeasuredDefinitionFactory(indicator=indicator, version=2, valid_from=2022)
    rows = api.get("/api/v1/definitions/", {"indicator": "deelname-sbo"}).json()["results"]
    held = [("deelname-sbo/1", 2011, 2021), ("deelname-sbo/2", 2022, None)]
    assert [(row["key"], row["valid_from"], row["valid_until"]) for row in rows] == held


def test_quantities_that_formulas_name(api) -> None:
    rows = {row["code"]: row for row in api.get("/api/v1/measures/", {"per_page": 2000}).json()["results"]}
    assert rows.keys() == MEASURES.keys()
    assert rows["sbo"]["counted"] == "leerlingen"
    assert "duo-po-vestiging" in rows["sbo"]["sources"]
    assert (rows["sbo"]["withheld_when_small"], rows["eigen_vermogen"]["withheld_when_small"]) == (True, False)
    of_file = api.get("/api/v1/measures/", {"source": "duo-po-vestiging", "sector": "PO"}).json()["results"]
    assert {"bo", "sbo", "so"} <= {row["code"] for row in of_file}
    assert "vso" not in {row["code"] for row in of_file}


def test_sources_tell_their_calendar_by_open_data_alone(api, director, tenant_a) -> None:
    def source() -> dict:
        rows = api.get("/api/v1/sources/", {"per_page": 2000}).json()["results"]
        return next(row for row in rows if row["code"] == "duo-po-vestiging")

    public = source()
    assert (public["deliveries"], public["last"]["reference_date"], public["licence"]) == (1, "2019-10-01", "CC0")
    assert {each["status"] for each in public["calendar"]} <= {"voorlopig", "definitief"}
    assert {each["state"] for each in public["calendar"]} <= {"er", "verwacht", "te laat"}
    with scopes_disabled():
        make.ImportRunFactory(swv=tenant_a.swv)
    assert source() == public
    used = api.get("/api/v1/sources/", {"used": "true"}).json()["results"]
    assert [row["code"] for row in used] == ["duo-po-vestiging"]
    unused = api.get("/api/v1/sources/", {"used": "false"}).json()["count"]
    assert unused + 1 == api.get("/api/v1/sources/").json()["count"]


def test_deliveries_of_open_data_that_were_read_in(api, tenant_a) -> None:
    with scopes_disabled():
        gone = make.ImportRunFactory(state=RunState.WITHDRAWN, file_name="oud.csv")
        for more in ({"state": RunState.REFUSED}, {"state": RunState.STAGED}, {"swv": tenant_a.swv}):
            make.ImportRunFactory(**more)
    rows = api.get("/api/v1/imports/").json()["results"]
    assert [(row["file_name"], row["state"]) for row in rows] == [("oud.csv", "withdrawn"), ("po.csv", "loaded")]
    assert (rows[1]["rows_read"], rows[1]["rows_skipped"], rows[1]["source"]) == (3, 0, "duo-po-vestiging")
    assert rows[1]["changed"] > 0
    assert [row["id"] for row in api.get("/api/v1/imports/", {"state": "withdrawn"}).json()["results"]] == [gone.pk]
    counts = [api.get("/api/v1/imports/", {"year": year}).json()["count"] for year in (2018, 2019, 2020)]
    assert counts == [0, 2, 0]


def test_percentiles_only_where_enough_may_be_compared(api, tenant_a) -> None:
    with scopes_disabled():
        rows = {
            row.code: row.definitions.get() for row in Indicator.objects.filter(code__startswith="deelname-", swv=None)
        }
        make.BenchmarkFactory(definition=rows["deelname-sbo"], year=2018)
        make.BenchmarkFactory(definition=rows["deelname-sbo"], year=2017, units=14)
        make.BenchmarkFactory(definition=rows["deelname-sbo"], year=2016, swv=tenant_a.swv)
        make.BenchmarkFactory(definition=rows["deelname-so-schoolgaand"], year=2018)
    (row,) = api.get("/api/v1/benchmarks/").json()["results"]
    assert (row["definition"], row["year"], row["period"], row["units"]) == ("deelname-sbo/1", 2018, "2018-2019", 75)
    assert [row[name] for name in ("p10", "p25", "p50", "p75", "p90")] == [1.2, 1.8, 2.4, 3.1, 3.9]
    assert api.get("/api/v1/benchmarks/", {"year_from": 2019}).json()["count"] == 0


def test_rate_per_thousand_keeps_its_decimals(api) -> None:
    with scopes_disabled():
        definition = Indicator.objects.filter(unit=Unit.PERMILLE, swv=None).first().definitions.get()
        make.FigureFactory(definition=definition, value=3.21456, low=3.21456, high=3.21456)
    (row,) = api.get(FIGURES, {"indicator": definition.indicator.code, "unit": "PO2814", "year": 2019}).json()[
        "results"
    ]
    assert (row["value"], row["expressed_in"]) == (3.2146, "permille")


def test_public_lists_are_read_only(api) -> None:
    for address in (FIGURES, *LISTS):
        assert api.post(address, {}, content_type="application/json").status_code == 405


@pytest.mark.django_db
@pytest.mark.parametrize("address", [FIGURES, *LISTS, "/api/v1/schema/", "/api/v1/po2814/figures/"])
def test_without_a_login_nothing(address) -> None:
    answer = Client().get(address)
    assert answer.status_code == 401
    assert b"Log in en stuur het token mee" in answer.content
    wrong = Client(headers={"Authorization": "Token verzonnen"}).get(address)
    assert wrong.status_code == 401
    assert b"Dit token is niet geldig" in wrong.content


def test_wrong_password_and_too_many_attempts(anna) -> None:
    def attempt() -> tuple[int, str]:
        answer = Client().post(
            "/api/v1/login/", {"username": anna.email, "password": "mis"}, content_type="application/json"
        )
        return answer.status_code, str(answer.json())

    answers = [attempt() for _ in range(11)]
    assert [status for status, _ in answers] == [400] * 10 + [429]
    assert "Kan niet inloggen" in answers[0][1]
    assert "Aanvraag" in answers[10][1] or "verzoek" in answers[10][1].lower()


def path_of(route: str) -> str:
    """The path in the schema of an address as the table of permissions writes it."""
    return "/" + re.sub(r"<\w+:(\w+)>", r"{\1}", route.replace(":pk>", ":id>"))


def test_schema_is_complete_and_names_every_address(db, capsys) -> None:
    """Without a warning, so that nothing in it is a guess."""
    call_command("spectacular", validate=True, fail_on_warn=True, format="openapi-json")
    schema = json.loads(capsys.readouterr().out)
    assert set(schema["paths"]) == {
        "/api/v1/login/",
        "/api/v1/figures/",
        "/api/v1/indicators/",
        "/api/v1/indicators/{code}/",
        "/api/v1/definitions/",
        "/api/v1/benchmarks/",
        "/api/v1/units/",
        "/api/v1/measures/",
        "/api/v1/sources/",
        "/api/v1/imports/",
        *map(path_of, OWN_API),
    }
    asked = {each["name"] for each in schema["paths"]["/api/v1/figures/"]["get"]["parameters"]}
    assert asked == {
        "indicator", "theme", "kind", "sector", "unit", "year", "year_from", "year_to", "source", "provisional",
        "changed_since", "page", "per_page",
    }  # fmt: skip
    confirm = schema["paths"]["/api/v1/{tenant}/imports/{id}/confirm/"]
    assert set(confirm) == {"post"}
    offer = schema["paths"]["/api/v1/{tenant}/imports/"]["post"]
    assert list(offer["requestBody"]["content"]) == ["multipart/form-data"]
    assert set(offer["responses"]) == {"202"}


def test_schema_speaks_dutch_to_its_readers(db, capsys) -> None:
    call_command("spectacular", format="openapi-json")
    schema = json.loads(capsys.readouterr().out)
    operations = [each for path in schema["paths"].values() for each in path.values()]
    assert [each["operationId"] for each in operations if not each.get("summary") or "description" in each] == []
    told = schema["components"]["schemas"]
    assert [name for name, each in told.items() if "properties" in each and "description" in each] == []
    assert told["FigureFields"]["properties"]["low"]["description"] == "Ondergrens."


def test_figure_has_the_fields_that_the_schema_tells(api, capsys) -> None:
    call_command("spectacular", format="openapi-json")
    told = json.loads(capsys.readouterr().out)["components"]["schemas"]
    row = api.get(FIGURES, {"per_page": 1, "indicator": "deelname-sbo", "unit": "PO2814"}).json()["results"][0]
    assert list(row) == list(told["FigureFields"]["properties"])
    assert list(row["runs"][0]) == list(told["ProvenanceFields"]["properties"])
