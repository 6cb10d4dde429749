"""Doors without account: the pages behind a link of A answer as the table says, and say nothing of B whatever numbers are tried."""

import re
from collections.abc import Iterator
from itertools import product

import pytest
from django.conf import settings
from django.core.cache import cache

from goals.compute.link_secret import hash_of, secret_of
from goals.models import ContributionLink
from osp.abilities import Ability
from osp.scope import scopes_disabled
from tests.conftest import undone
from tests.permissions import markers
from tests.permissions.conftest import Two
from tests.permissions.matrix import LINK_RENEWAL, LINKED, MISSING_ID, methods_of, patterns
from tests.permissions.reading import HTMX, forms_of, text_of
from tests.permissions.world import World

every_linked_page = pytest.mark.parametrize(("route", "page"), LINKED.items(), ids=list(LINKED))


@pytest.fixture(autouse=True)
def _nobody_tried_before():
    cache.clear()


@pytest.fixture
def secrets(two: Two) -> Iterator[dict[str, str]]:
    """The secret of a link of A and of one of B, for one test. Marking B wrote over the seeds of its own."""
    with undone():
        with scopes_disabled():
            found = {name: _renewed(world) for name, world in (("a", two.a), ("b", two.b))}
        yield found


def _renewed(world: World) -> str:
    seed = f"{world.tenant.pk:032x}"
    secret = secret_of(seed, settings.SECRET_KEY)
    rows = ContributionLink.objects.filter(pk=world.pk("contribution_link"))
    rows.update(seed=seed, secret_hash=hash_of(secret), may_sign=True)
    return secret


def path(route: str, secret: str, world: World, **other: object) -> str:
    """The address with these numbers in it."""
    values = {"secret": secret, "file": world.pk("contribution_file"), "link": world.pk("contribution_link"), **other}
    return "/" + re.sub(r"<(?:\w+:)?(\w+)>", lambda part: str(values[part[1]]), route)


@every_linked_page
def test_page_behind_a_link_answers_what_the_table_says(route, page, two: Two, secrets):
    declared = {"GET": page.read, "POST": page.write}
    assert {method for method, ability in declared.items() if ability} == methods_of(patterns()[route])
    for method, ability in declared.items():
        status = two.ask(None, method, path(route, secrets["a"], two.a)).status_code
        assert (method, status) in {(method, code) for code in ((200, 302, 422) if ability else (405,))}


@every_linked_page
@pytest.mark.parametrize("headers", [{}, HTMX], ids=["page", "fragment"])
def test_page_behind_a_link_of_a_says_nothing_of_b(route, page, headers, two: Two, secrets, tmp_path):
    numbers = [{}, *({part: two.b.pk(key)} for part, key in page.objects.items() if part != "pk")]
    for method, other in product(("GET", "POST"), numbers):
        answer = two.ask(None, method, path(route, secrets["a"], two.a, **other), **headers)
        assert (method, other, markers.traces_in(text_of(answer, tmp_path))) == (method, other, [])
        if other and answer.status_code != 405:
            missing = two.ask(
                None, method, path(route, secrets["a"], two.a, **dict.fromkeys(other, MISSING_ID)), **headers
            )
            assert (method, other, answer.status_code, missing.status_code) == (method, other, 404, 404)


@every_linked_page
def test_forms_behind_a_link_of_a_take_nothing_of_b(route, page, two: Two, secrets, tmp_path):
    if not page.read:
        return
    url = path(route, secrets["a"], two.a)
    for form in forms_of(two.ask(None, "GET", url).content.decode(errors="replace"), url):
        for choice in sorted(form.choices):
            for name in ("round_goal", "contribution", "answer"):
                values = form.values | {choice: [str(two.b.pk(name))]}
                answer = two.ask(None, "POST", form.action, values)
                assert (choice, name, answer.status_code < 500) == (choice, name, True)
                assert (choice, name, markers.traces_in(text_of(answer, tmp_path))) == (choice, name, [])


@every_linked_page
@pytest.mark.parametrize("what", ["unknown", "expired", "revoked"])
def test_without_a_good_link_no_page_opens(route, page, what, two: Two, secrets):
    from django.utils import timezone

    secret = {"unknown": "x" * 43}.get(what, secrets["a"])
    with two.kept():
        with scopes_disabled():
            rows = ContributionLink.objects.filter(pk=two.a.pk("contribution_link"))
            if what != "unknown":
                rows.update(**{f"{'expires' if what == 'expired' else 'revoked'}_at": timezone.now()})
        statuses = {two.ask(None, method, path(route, secret, two.a)).status_code for method in ("GET", "POST")}
    assert statuses == {404 if what == "unknown" else 410}


def test_link_grants_no_page_with_an_account(two: Two, secrets):
    """Coming in by a link leaves nothing behind that opens another page."""
    two.ask(None, "GET", path("bijdrage/<secret:secret>/", secrets["a"], two.a))
    for url in ("/po2814/", "/po2814/plan/", f"/po2814/plan/bijdragen/{two.a.pk('contribution')}/"):
        assert two.ask(None, "GET", url).url.startswith("/inloggen/")


def test_somebody_who_is_logged_in_elsewhere_is_nobody_behind_a_link(two: Two, secrets):
    """The insider of B opens a link of A: what the link opens, without the rights of B and without its words."""
    answer = two.ask(two.outsider, "GET", path("bijdrage/<secret:secret>/", secrets["a"], two.a))
    shown = answer.content.decode()
    assert (answer.status_code, "Hoofdmenu" in shown) == (200, False)


def test_renewal_is_asked_by_post_alone(two: Two, secrets):
    url = path(LINK_RENEWAL, secrets["a"], two.a)
    assert [two.ask(None, method, url).status_code for method in ("GET", "POST")] == [405, 302]


def test_marked_link_of_b_opens_b(two: Two, secrets):
    """Else finding no marks of B above would prove nothing."""
    answer = two.ask(None, "GET", path("bijdrage/<secret:secret>/", secrets["b"], two.b))
    assert (answer.status_code, markers.traces_in(answer.content.decode()) != []) == (200, True)


def test_every_page_behind_a_link_asks_what_a_link_grants():
    granted = {Ability.FILL_CONTRIBUTION, Ability.SIGN_CONTRIBUTION}
    assert {ability for page in LINKED.values() for ability in (page.read, page.write) if ability} == granted
