"""Role by URL: who reads and writes what, generated from the URL resolver and held against the table in matrix.py."""

import re
from collections.abc import Iterator
from itertools import product

import pytest

from osp.abilities import ROLE_ABILITIES, Ability
from osp.enums import Role
from tests.permissions import matrix
from tests.permissions.conftest import Two
from tests.permissions.matrix import MISSING_ID, PAGES, Page, address
from tests.permissions.reading import HTMX

WORKS = {"GET": {200, 204, 302}, "POST": {200, 204, 302, 409, 422}}

every_page = pytest.mark.parametrize(("route", "page"), PAGES.items(), ids=list(PAGES))


def asked(page: Page) -> dict[str, Ability]:
    """The methods of a page with the ability each asks for."""
    both = {"GET": page.read, "POST": page.write}
    return {method: ability for method, ability in both.items() if ability is not None}


def requests_of(page: Page) -> Iterator[tuple[Role, str, str, Ability]]:
    """Who asks for a page, and how: role, method, query and the ability it takes.

    Everybody asks for the page itself. Its variants (filters, tables, files) stand behind the same ability: they are asked for by all
    who do not have it, and of those who do by the ones that may least. What those reach, nobody is kept from for want of a right.
    """
    own = [("GET", page.queries[0], page.read)] if page.read else []
    own += [("GET", query, ability) for query, ability in page.stricter.items()]
    own += [("POST", "", page.write)] if page.write else []
    yield from ((role, *way) for role, way in product(Role, own))
    if page.read:
        yield from ((role, "GET", query, page.read) for role, query in product(tried_by(page.read), page.queries[1:]))


def tried_by(ability: Ability) -> list[Role]:
    """The roles without an ability, and those with it that may do nothing that not every other such role may."""
    holders = [may for may in ROLE_ABILITIES.values() if ability in may]
    return [
        role for role, may in ROLE_ABILITIES.items() if ability not in may or not any(less < may for less in holders)
    ]


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


def test_every_page_names_the_methods_and_abilities_of_the_table():
    wrong = {}
    for route, pattern in matrix.patterns().items():
        if route in PAGES:
            view = pattern.callback.view_class
            declared = {"GET": view.ability, "POST": view.write_ability or view.ability}
            if asked(PAGES[route]) != (there := {method: declared[method] for method in matrix.methods_of(pattern)}):
                wrong[route] = there
    assert wrong == {}


def test_every_page_points_each_number_in_its_url_at_a_row():
    """Without a row behind it, a number would escape the attack with foreign numbers."""
    numbers = {route: set(re.findall(r"<int:(\w+)>", route)) - page.objects.keys() for route, page in PAGES.items()}
    assert {route: without for route, without in numbers.items() if without} == {}


@every_page
def test_role_reaches_exactly_what_its_abilities_allow(route, page, two: Two):
    url = address(route, page, two.a)
    wrong = []
    for role, method, query, ability in requests_of(page):
        status = two.ask(two.a.people[role], method, url + query).status_code
        allowed = {404} if role in page.closed_to else WORKS[method]
        if status not in (allowed if ability in ROLE_ABILITIES[role] else {403}):
            wrong.append((role.value, method, query, status))
    assert wrong == []


def test_every_variant_is_asked_by_somebody_who_may_and_by_all_who_may_not():
    for ability in {page.read for page in PAGES.values() if page.read}:
        without = {role for role, may in ROLE_ABILITIES.items() if ability not in may}
        tried = set(tried_by(ability))
        assert (ability, tried >= without, tried > without) == (ability, True, True)


@pytest.mark.parametrize("headers", [{}, HTMX], ids=["page", "fragment"])
def test_outsider_finds_nothing_on_any_page(headers, two: Two):
    wrong = []
    for (route, page), method in product(PAGES.items(), ("GET", "POST")):
        status = two.ask(two.outsider, method, address(route, page, two.a), **headers).status_code
        if status != 404:
            wrong.append((route, method, status))
    assert wrong == []


def test_stranger_is_sent_to_the_login_by_every_page(two: Two):
    wrong = []
    for (route, page), method in product(PAGES.items(), ("GET", "POST")):
        answer = two.ask(None, method, address(route, page, two.a))
        if (answer.status_code, answer.headers.get("Location", "").split("?")[0]) != (302, "/inloggen/"):
            wrong.append((route, method, answer.status_code))
    assert wrong == []


@pytest.mark.parametrize("headers", [{}, HTMX], ids=["page", "fragment"])
def test_number_of_another_tenant_is_as_unknown_as_one_that_does_not_exist(headers, two: Two):
    wrong = []
    for route, page in PAGES.items():
        for (name, key), method in product(page.attacks.items(), asked(page)):
            foreign, missing = (
                two.ask(two.who(page), method, address(route, page, two.a, **{name: value}), **headers)
                for value in (two.b.rows[key].pk if key in two.b.rows else key, MISSING_ID)
            )
            same = nameless(foreign.content) == nameless(missing.content)
            if (foreign.status_code, missing.status_code, same) != (404, 404, True):
                wrong.append((route, name, method, foreign.status_code, missing.status_code, same))
    assert wrong == []


def test_other_tenant_is_as_unknown_as_one_that_does_not_exist(two: Two):
    """Somebody of A asks with a code of B, with one that is no tenant, and with one that is in no register."""
    wrong = []
    for route, page in PAGES.items():
        urls = [address(route, page, two.b, swv=swv) for swv in (two.b.tenant.slug, "vo2508", "vo9999")]
        for method in asked(page):
            answers = [two.ask(two.insider, method, url) for url in urls]
            told = {(answer.status_code, nameless(answer.content)) for answer in answers}
            if len(told) > 1 or answers[0].status_code != 404:
                wrong.append((route, method, [answer.status_code for answer in answers]))
    assert wrong == []


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
