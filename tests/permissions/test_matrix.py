"""Role by URL: who reads and writes what, generated from the URL resolver and held against the table in matrix.py."""

import re
from itertools import product

import pytest

from osp.abilities import ROLE_ABILITIES, Ability
from osp.enums import Role
from tests.permissions import matrix
from tests.permissions.conftest import Two
from tests.permissions.matrix import MISSING_ID, PAGES, Page, address

WORKS = {"GET": {200, 204, 302}, "POST": {200, 204, 302, 409, 422}}
HTMX = {"HX-Request": "true"}

every_page = pytest.mark.parametrize(("route", "page"), PAGES.items(), ids=list(PAGES))


def asked(page: Page) -> dict[str, Ability]:
    """The methods of a page with the ability each asks for."""
    both = {"GET": page.read, "POST": page.write}
    return {method: ability for method, ability in both.items() if ability is not None}


def requests_of(page: Page) -> list[tuple[str, str, Ability]]:
    """Every way to ask for a page: method, query and the ability it takes."""
    reads = [("GET", query, page.read) for query in page.queries] if page.read else []
    reads += [("GET", query, ability) for query, ability in page.stricter.items()]
    return [*reads, ("POST", "", page.write)] if page.write else reads


def nameless(content: bytes) -> str:
    """A page without what differs on every request: tokens against forgery and nonces."""
    text = re.sub(r'csrfmiddlewaretoken" value="[^"]+"', "", content.decode())
    return re.sub(r'(x-csrftoken": "|nonce=")[^"]+"', "", text)


def known() -> set[str]:
    """Every route of the tables."""
    links = matrix.LINKED.keys() | {matrix.LINK_RENEWAL}
    return {*PAGES, *matrix.OPEN, *matrix.API, *matrix.OWN_API, *links, matrix.API_LOGIN}


def test_every_url_is_in_the_table():
    assert sorted(matrix.patterns().keys() - known()) == []


def test_every_entry_of_the_table_is_a_url():
    assert sorted(known() - matrix.patterns().keys()) == []


def test_no_url_with_a_tenant_is_listed_as_open():
    assert [route for route in (*matrix.OPEN, *matrix.API) if "swv:" in route] == []


@every_page
def test_page_names_the_methods_and_abilities_of_the_table(route, page):
    pattern = matrix.patterns()[route]
    view = pattern.callback.view_class
    declared = {"GET": view.ability, "POST": view.write_ability or view.ability}
    assert asked(page) == {method: declared[method] for method in matrix.methods_of(pattern)}


@every_page
def test_page_points_every_number_in_its_url_at_a_row(route, page):
    """Without a row behind it, a number would escape the attack with foreign numbers."""
    numbers = set(re.findall(r"<int:(\w+)>", route))
    assert numbers - page.objects.keys() == set()


@every_page
def test_role_reaches_exactly_what_its_abilities_allow(route, page, two: Two):
    url = address(route, page, two.a)
    wrong = []
    for role, (method, query, ability) in product(Role, requests_of(page)):
        status = two.ask(two.a.people[role], method, url + query).status_code
        allowed = {404} if role in page.closed_to else WORKS[method]
        if status not in (allowed if ability in ROLE_ABILITIES[role] else {403}):
            wrong.append((role.value, method, query, status))
    assert wrong == []


@every_page
@pytest.mark.parametrize("headers", [{}, HTMX], ids=["page", "fragment"])
def test_outsider_finds_nothing(route, page, headers, two: Two):
    url = address(route, page, two.a)
    statuses = {method: two.ask(two.outsider, method, url, **headers).status_code for method in ("GET", "POST")}
    assert statuses == {"GET": 404, "POST": 404}


@every_page
def test_stranger_is_sent_to_the_login(route, page, two: Two):
    url = address(route, page, two.a)
    answers = [two.ask(None, method, url) for method in ("GET", "POST")]
    assert [(answer.status_code, answer.url.split("?")[0]) for answer in answers] == [(302, "/inloggen/")] * 2


@every_page
@pytest.mark.parametrize("headers", [{}, HTMX], ids=["page", "fragment"])
def test_number_of_another_tenant_is_as_unknown_as_one_that_does_not_exist(route, page, headers, two: Two):
    for (name, key), method in product(page.attacks.items(), asked(page)):
        foreign, missing = (
            two.ask(two.who(page), method, address(route, page, two.a, **{name: value}), **headers)
            for value in (two.b.rows[key].pk if key in two.b.rows else key, MISSING_ID)
        )
        assert (name, method, foreign.status_code, missing.status_code) == (name, method, 404, 404)
        assert nameless(foreign.content) == nameless(missing.content)


@every_page
def test_other_tenant_is_as_unknown_as_one_that_does_not_exist(route, page, two: Two):
    """Somebody of A asks with a code of B, with one that is no tenant, and with one that is in no register."""
    urls = [address(route, page, two.b, swv=swv) for swv in (two.b.tenant.slug, "vo2508", "vo9999")]
    for method in asked(page):
        answers = [two.ask(two.insider, method, url) for url in urls]
        assert [answer.status_code for answer in answers] == [404, 404, 404]
        assert len({nameless(answer.content) for answer in answers}) == 1


def test_role_that_ended_opens_nothing(two: Two):
    from django.utils import timezone

    from osp.models import Membership
    from osp.scope import scopes_disabled

    bram = two.a.people[Role.BOARD_MEMBER]
    with scopes_disabled():
        held = Membership.objects.filter(user=bram)
        held.update(ended_at=timezone.now())
        status = two.ask(bram, "GET", "/po2814/plan/").status_code
        held.update(ended_at=None)
    assert (status, two.ask(bram, "GET", "/po2814/plan/").status_code) == (404, 200)


def test_person_who_is_no_longer_active_is_logged_out(two: Two):
    person = two.a.people[Role.SUPERVISOR]
    person.is_active = False
    person.save()
    status = two.ask(person, "GET", "/po2814/plan/").status_code
    person.is_active = True
    person.save()
    assert status == 302


@pytest.mark.parametrize(("route", "status"), matrix.OPEN.items(), ids=[f"/{route}" for route in matrix.OPEN])
def test_open_page_gives_a_stranger_what_the_table_says(route, status, two: Two):
    assert two.ask(None, "GET", f"/{route}").status_code == status
