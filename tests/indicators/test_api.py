"""The API: the same figures as the command, read only, for whoever has a login."""

import io
import json

import pytest
from django.core.cache import cache
from django.core.management import call_command
from django.test import Client

from indicators.export import COLUMNS
from indicators.models import Figure
from osp.scope import scopes_disabled
from tests.conftest import PASSWORD
from tests.indicators.deliveries import load_open_data, po_file

FIGURES = "/api/v1/figures/"


@pytest.fixture(autouse=True)
def _no_attempts_before() -> None:
    cache.clear()


@pytest.fixture
def api(anna, tmp_path) -> Client:
    """Anna with a token, and one file of open data read in."""
    load_open_data(tmp_path)
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
    assert list(answer["results"][0]) == [*COLUMNS, "provisional", "missing"]


def test_filters(api) -> None:
    query = {"indicator": "deelname-sbo", "unit": "po2814", "year": 2019}
    (row,) = api.get(FIGURES, query).json()["results"]
    (same,) = printed(indicator="deelname-sbo", unit="PO2814", year=2019)
    assert row == same | {"provisional": False, "missing": row["missing"]}
    assert "Waddinxveen" in row["missing"]
    assert "Gouda" not in row["missing"]
    assert (row["value"], row["numerator_low"], row["denominator_high"]) == (16.6667, 20, 120)
    assert api.get(FIGURES, {"indicator": "bestaat-niet"}).json()["count"] == 0


@pytest.mark.parametrize("query", [{"year": "twee"}, {"unit": "XX1"}, {"indicator": "a b"}])
def test_filter_that_cannot_be_read_is_refused_in_dutch(api, query) -> None:
    answer = api.get(FIGURES, query)
    assert answer.status_code == 400
    assert list(answer.json()) == list(query)
    assert not {"valid", "integer", "required"} & set(str(answer.json()).lower().split())


def test_small_numbers_are_withheld_at_every_level(anna, tmp_path) -> None:
    load_open_data(tmp_path, po_file(sbo=3))
    api = Client()
    api.force_login(anna)
    rows = {
        (row["indicator"], row["unit"]): row
        for row in api.get(FIGURES, {"per_page": 2000, "year": 2019}).json()["results"]
    }
    for indicator in ("deelname-sbo", "leerlingen-sbo"):
        for unit in ("PO2814", "NL"):
            row = rows[indicator, unit]
            assert row["kind"] == "withheld"
            assert {row[name] for name in COLUMNS if name.endswith(("low", "high", "value", "estimate"))} == {None}
    assert rows["leerlingen-bo", "PO2814"]["value"] == 100
    assert [row for row in printed(unit="PO2814") if row["kind"] == "withheld"] == [
        {name: rows[code, "PO2814"][name] for name in COLUMNS} for code in ("deelname-sbo", "leerlingen-sbo")
    ]


def test_nothing_of_a_tenant_and_nothing_invented(api, tenant_a) -> None:
    public = api.get(FIGURES).json()["count"]
    with scopes_disabled():
        row = Figure.objects.filter(unit="PO2814").first()
        Figure.objects.create(swv=tenant_a.swv, definition=row.definition, unit="PO2814", year=2018, kind="unknown")
        Figure.objects.create(definition=row.definition, unit="PO2814", year=2017, kind="unknown", is_example=True)
    assert api.get(FIGURES).json()["count"] == public


def test_pages_in_a_fixed_order_with_as_many_queries(api, django_assert_num_queries) -> None:
    with django_assert_num_queries(4):  # token, its person, count, rows
        first = api.get(FIGURES, {"per_page": 5}).json()
    with django_assert_num_queries(4):
        api.get(FIGURES, {"per_page": 500})
    second = api.get(FIGURES, {"per_page": 5, "page": 2}).json()
    rows = [{name: row[name] for name in COLUMNS} for row in first["results"] + second["results"]]
    assert rows == printed()[:10]


def test_catalogue_and_units(api) -> None:
    catalogue = api.get("/api/v1/indicators/").json()["results"]
    assert len(catalogue) == 11
    one = api.get("/api/v1/indicators/deelname-sbo/").json()
    assert one == catalogue[0]
    assert one["definitions"][0]["denominator"] == "leerlingen bo + sbo, schoolgaand"
    assert api.get("/api/v1/indicators/bestaat-niet/").status_code == 404
    units = api.get("/api/v1/units/").json()
    assert (units["count"], [row["code"] for row in units["results"][-2:]]) == (154, ["NL", "GEEN"])


def test_read_only(api) -> None:
    for address in (FIGURES, "/api/v1/indicators/", "/api/v1/units/"):
        assert api.post(address, {}, content_type="application/json").status_code == 405


@pytest.mark.django_db
@pytest.mark.parametrize("address", [FIGURES, "/api/v1/indicators/", "/api/v1/units/", "/api/v1/schema/"])
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


def test_schema_is_complete(db, capsys) -> None:
    call_command("spectacular", validate=True, fail_on_warn=True)
    out = capsys.readouterr().out
    for part in ("/api/v1/figures/", "/api/v1/indicators/{code}/", "/api/v1/units/", "numerator_low", "per_page"):
        assert part in out
