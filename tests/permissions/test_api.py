"""The API: a login is needed, what every login reads is public, and the rest asks a role and its ability."""

import json
from io import BytesIO, StringIO
from itertools import product

import openpyxl
import pytest
from django.core.cache import cache
from django.core.management import call_command
from knox.models import AuthToken

from osp.abilities import ROLE_ABILITIES, Ability
from osp.checks import pages_declare_ability
from osp.enums import Role
from osp.models import User
from osp.web.export import XLSX
from tests.permissions import markers, matrix
from tests.permissions.conftest import Two
from tests.permissions.matrix import API, MISSING_ID, OWN_API, Page, address
from tests.permissions.world import World

URLS = [url for urls in API.values() for url in urls]
each_url = pytest.mark.parametrize("url", URLS)
each_own = pytest.mark.parametrize(("route", "page"), OWN_API.items(), ids=list(OWN_API))
# What a request without a body comes to where the ability is there: 400 asks for the file, 415 for JSON.
WORKS = {"GET": {200}, "POST": {202, 400, 422}, "PATCH": {400, 415}}


@pytest.fixture(autouse=True)
def _no_uploads_before() -> None:
    cache.clear()


def read(two: Two, url: str, user: User, method: str = "GET", data: dict | None = None):
    """A request with a token of this person."""
    _, token = AuthToken.objects.create(user=user)
    return two.ask(None, method, url, data, Authorization=f"Token {token}")


def reader(two: Two, route: str, page: Page, world: World | None = None) -> User:
    """Who reads an address of a world: what a party fills in, the party."""
    here = world or two.a
    if page.read is not Ability.FILL_CONTRIBUTION:
        return here.insider
    return here.people[Role.MUNICIPALITY if "figures" in route else Role.SCHOOL_BOARD]


def text_of(response) -> str:
    """What an answer says; of an Excel file all its cells. PDF and Word are read by the tests of the pages."""
    kind = response["Content-Type"]
    if kind == XLSX:
        book = openpyxl.load_workbook(BytesIO(response.content))
        return "\n".join(str(cell.value) for sheet in book for row in sheet for cell in row if cell.value is not None)
    return response.content.decode() if "json" in kind else ""


def methods_of(route: str, page: Page) -> dict:
    """The methods of an address with the ability each asks for. What changes a row is asked by PATCH."""
    write = "PATCH" if hasattr(matrix.patterns()[route].callback.view_class, "patch") else "POST"
    both = {"GET": page.read, write: page.write}
    return {method: ability for method, ability in both.items() if ability}


def own_addresses(route: str, page: Page, world) -> list[str]:
    """Every way to read an address: all its rows and queries."""
    paths = [address(route, page, world), *(address(route, page, world, pk=world.pk(name)) for name in page.also)]
    return [path + query for path in paths for query in page.queries]


@each_url
def test_api_wants_a_login(url, two: Two):
    assert two.ask(None, "GET", url).status_code == 401


@each_url
def test_api_refuses_a_token_it_did_not_give(url, two: Two):
    assert two.ask(None, "GET", url, Authorization="Token " + "0" * 64).status_code == 401


@each_url
@pytest.mark.parametrize("method", ["POST", "PUT", "PATCH", "DELETE"])
def test_public_api_writes_nothing(url, method, two: Two):
    assert read(two, url, two.insider, method).status_code == 405


@each_url
def test_public_api_says_nothing_of_a_tenant_not_even_to_itself(url, two: Two):
    for user in (two.insider, two.outsider):
        response = read(two, url, user)
        assert response.status_code == 200
        assert markers.traces_in(response.content.decode()) == []


def test_api_gives_the_public_figure_where_a_tenant_has_its_own(two: Two):
    """A uploaded 357 pupils; the public figure says 356."""
    page = json.loads(read(two, "/api/v1/figures/?unit=PO2814&indicator=deelname-sbo", two.insider).content)
    assert [(row["unit"], row["numerator_low"]) for row in page["results"]] == [("PO2814", 356)]


def test_tenant_reads_its_own_figure_at_its_own_address(two: Two):
    page = json.loads(read(two, "/api/v1/po2814/figures/?indicator=deelname-sbo", two.insider).content)
    assert [(row["unit"], row["numerator_low"]) for row in page["results"]] == [("PO2814", 357)]


def test_own_indicator_is_not_in_the_public_api(two: Two):
    url = f"/api/v1/indicators/{markers.WORD.lower()}/"
    assert [read(two, url, user).status_code for user in (two.insider, two.outsider)] == [404, 404]


def test_own_addresses_are_in_the_table_of_abilities(two: Two):
    """Each view declares what the table says, so that no address is open by oversight."""
    patterns = matrix.patterns()
    for route, page in OWN_API.items():
        view = patterns[route].callback.view_class
        write = view.write_ability or view.ability
        declared = {"GET": view.ability, "POST": write, "PATCH": write}
        answered = {method: ability for method, ability in declared.items() if hasattr(view, method.lower())}
        assert (route, methods_of(route, page)) == (route, answered)
    assert pages_declare_ability(None) == []


@each_own
def test_role_reaches_exactly_what_its_abilities_allow(route, page, two: Two):
    url = address(route, page, two.a)
    wrong = []
    for role, (method, ability) in product(Role, methods_of(route, page).items()):
        cache.clear()
        status = read(two, url, two.a.people[role], method).status_code
        allowed = {404} if role in page.closed_to else WORKS[method]
        if status not in (allowed if ability in ROLE_ABILITIES[role] else {403}):
            wrong.append((role.value, method, status))
    assert wrong == []


@each_own
def test_outsider_and_stranger_find_nothing(route, page, two: Two):
    url = address(route, page, two.a)
    for method in ("GET", "POST", "PUT", "DELETE"):
        assert (method, read(two, url, two.outsider, method).status_code) == (method, 404)
        assert (method, two.ask(None, method, url).status_code) == (method, 401)


@each_own
def test_other_tenant_is_as_unknown_as_one_that_does_not_exist(route, page, two: Two):
    urls = [address(route, page, two.b, tenant=code) for code in (two.b.tenant.slug, "vo2508", "vo9999")]
    for method in methods_of(route, page):
        answers = [read(two, url, two.insider, method) for url in urls]
        assert [answer.status_code for answer in answers] == [404, 404, 404]
        assert len({answer.content for answer in answers}) == 1


@each_own
def test_number_of_another_tenant_is_as_unknown_as_one_that_does_not_exist(route, page, two: Two):
    for (name, key), method in product(page.attacks.items(), methods_of(route, page)):
        foreign, missing = (
            read(two, address(route, page, two.a, **{name: value}), two.who(page), method)
            for value in (two.b.pk(key), MISSING_ID)
        )
        assert (name, method, foreign.status_code, missing.status_code) == (name, method, 404, 404)
        assert foreign.content == missing.content


@each_own
def test_address_of_a_says_nothing_of_b(route, page, two: Two):
    for url in own_addresses(route, page, two.a) if page.read else ():
        response = read(two, url, reader(two, route, page))
        assert (url, response.status_code) == (url, 200)
        assert (url, markers.traces_in(text_of(response))) == (url, [])


def test_the_marks_would_be_seen(two: Two):
    """The same search finds B at B's own addresses."""
    seen = {
        route: bool(markers.traces_in(text_of(read(two, address(route, page, two.b), reader(two, route, page, two.b)))))
        for route, page in OWN_API.items()
        if page.read and not route.endswith(("sources/", "notes/", "document/", "file/"))
    }
    assert set(seen.values()) == {True}


def test_role_that_ended_and_person_who_left_open_nothing(two: Two):
    from django.utils import timezone

    from osp.models import Membership
    from osp.scope import scopes_disabled

    person, url = two.a.people[Role.QUALITY], "/api/v1/po2814/figures/"
    _, token = AuthToken.objects.create(user=person)
    with two.kept():
        assert two.ask(None, "GET", url, Authorization=f"Token {token}").status_code == 200
        with scopes_disabled():
            Membership.objects.filter(user=person).update(ended_at=timezone.now())
        assert two.ask(None, "GET", url, Authorization=f"Token {token}").status_code == 404
        User.objects.filter(pk=person.pk).update(is_active=False)
        assert two.ask(None, "GET", url, Authorization=f"Token {token}").status_code == 401


def test_session_without_the_token_against_forgery_offers_nothing(two: Two):
    """A page elsewhere cannot make a browser that is logged in offer a file."""
    from django.test import Client

    browser = Client(enforce_csrf_checks=True)
    browser.force_login(two.insider)
    file = BytesIO(b"x")
    assert browser.post("/api/v1/po2814/imports/", {"file": file}).status_code == 403
    assert browser.get("/api/v1/po2814/imports/").status_code == 200


def test_figures_command_prints_public_figures_alone(two: Two):
    out = StringIO()
    call_command("figures", format="json", stdout=out)
    rows = json.loads(out.getvalue())
    assert [row["numerator_low"] for row in rows if row["unit"] == "PO2814"] == [356]
    assert markers.traces_in(out.getvalue()) == []
