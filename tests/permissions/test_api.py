"""The API: a login is needed, reading is all one can do, and only public figures are in it."""

import json
from io import StringIO

import pytest
from django.core.management import call_command
from knox.models import AuthToken

from osp.models import User
from tests.permissions import markers
from tests.permissions.conftest import Two
from tests.permissions.matrix import API

URLS = [url for urls in API.values() for url in urls]
each_url = pytest.mark.parametrize("url", URLS)


def read(two: Two, url: str, user: User, method: str = "GET"):
    """A request with a token of this person."""
    _, token = AuthToken.objects.create(user=user)
    return two.ask(None, method, url, Authorization=f"Token {token}")


@each_url
def test_api_wants_a_login(url, two: Two):
    assert two.ask(None, "GET", url).status_code == 401


@each_url
def test_api_refuses_a_token_it_did_not_give(url, two: Two):
    assert two.ask(None, "GET", url, Authorization="Token " + "0" * 64).status_code == 401


@each_url
@pytest.mark.parametrize("method", ["POST", "PUT", "PATCH", "DELETE"])
def test_api_writes_nothing(url, method, two: Two):
    assert read(two, url, two.insider, method).status_code == 405


@each_url
def test_api_says_nothing_of_a_tenant_not_even_to_itself(url, two: Two):
    for user in (two.insider, two.outsider):
        response = read(two, url, user)
        assert response.status_code == 200
        assert markers.traces_in(response.content.decode()) == []


def test_api_gives_the_public_figure_where_a_tenant_has_its_own(two: Two):
    """A uploaded 357 pupils; the public figure says 356."""
    page = json.loads(read(two, "/api/v1/figures/?unit=PO2814&indicator=deelname-sbo", two.insider).content)
    assert [(row["unit"], row["numerator_low"]) for row in page["results"]] == [("PO2814", 356)]


def test_own_indicator_is_not_in_the_api(two: Two):
    url = f"/api/v1/indicators/{markers.WORD.lower()}/"
    assert [read(two, url, user).status_code for user in (two.insider, two.outsider)] == [404, 404]


def test_figures_command_prints_public_figures_alone(two: Two):
    out = StringIO()
    call_command("figures", format="json", stdout=out)
    rows = json.loads(out.getvalue())
    assert [row["numerator_low"] for row in rows if row["unit"] == "PO2814"] == [356]
    assert markers.traces_in(out.getvalue()) == []
