"""Every form of A tried with the rows of B, and what shows that the search for words and numbers of B would find them."""

import itertools
from collections import defaultdict
from collections.abc import Iterator
from functools import cache

import pytest
from django.apps import apps
from django.db import connection
from django.db.models import F, ForeignKey, Q, QuerySet

from osp.managers import PublicOrTenantManager, TenantManager
from osp.models import Membership, User
from osp.scope import scopes_disabled
from tests.permissions import markers, ownership
from tests.permissions.conftest import Two
from tests.permissions.matrix import PAGES, address
from tests.permissions.reading import addresses, forms_of, text_of

reading = {route: page for route, page in PAGES.items() if page.read}
every_reading_page = pytest.mark.parametrize(("route", "page"), reading.items(), ids=list(reading))
# Rows that a form could name.
NAMED = ("user", "indicator", "goal", "priority", "activity", "link", "body", "meeting", "item", "run", "pack",
         "round_goal", "contribution")  # fmt: skip


def strangers() -> list[str]:
    """Rows that point at a row or a person of another samenwerkingsverband, as "model.field"."""
    sql, params = _question()
    with connection.cursor() as cursor:
        cursor.execute(sql, params)
        return [found for (found,) in cursor.fetchall()]


@cache
def _question() -> tuple[str, tuple]:
    """All crossings in one question, written once: it is asked after thousands of forms."""
    parts, params = [], []
    for name, rows in _crossings():
        sql, values = rows.query.sql_with_params()
        parts.append(f"SELECT '{name}' AS found WHERE EXISTS ({sql})")
        params.extend(values)
    return " UNION ALL ".join(parts) + " ORDER BY found", tuple(params)


def _crossings() -> Iterator[tuple[str, QuerySet]]:
    """Every foreign key of a row with an owner, and the rows in which it crosses to another."""
    for model in ownership.models():
        path = ownership.owner_path(model)
        keys = [field for field in model._meta.concrete_fields if isinstance(field, ForeignKey)] if path else []
        for key in keys:
            crossed = _crossed(key, path)
            if crossed is not None:
                rows = model._base_manager.filter(crossed, **{f"{key.name}__isnull": False})
                yield f"{model._meta.label}.{key.name}", rows.order_by().values("pk")


def _crossed(key: ForeignKey, path: str) -> Q | None:
    if key.related_model is User:
        return ~Q(**{f"{key.name}__memberships__swv": F(path)})
    target = ownership.owner_path(key.related_model)
    if target is None:
        return None
    public = Q(**{f"{key.name}__{target}__isnull": True})
    return ~public & ~Q(**{f"{key.name}__{target}": F(path)})


def test_every_model_says_to_whom_its_rows_belong():
    """A new model belongs in tests/permissions/ownership.py when it has no field `swv`."""
    labels = {model._meta.label_lower for model in ownership.models()}
    owned = {label for label in labels if "swv" in {field.name for field in apps.get_model(label)._meta.fields}}
    assert labels - owned - ownership.THROUGH.keys() == ownership.PUBLIC


def test_every_kind_of_tenant_data_is_there_to_leak(two: Two):
    with scopes_disabled():
        owned = [model for model in ownership.models() if ownership.owner_path(model)]
        empty = [model._meta.label for model in owned if not ownership.rows_of(model, two.b.tenant.swv).exists()]
    assert empty == []


def test_the_marks_would_be_seen(two: Two):
    """The same search finds B on B's own pages."""
    seen = [url for url in ("/vo2507/plan/", "/vo2507/beheer/", "/vo2507/overleg/") if _traces(two, url, two.outsider)]
    assert (two.marked > 100, seen) == (True, ["/vo2507/plan/", "/vo2507/beheer/", "/vo2507/overleg/"])


def _traces(two: Two, url: str, user: User) -> list[str]:
    return markers.traces_in(two.ask(user, "GET", url).content.decode())


@pytest.mark.parametrize("manager", [TenantManager, PublicOrTenantManager], ids=lambda each: each.__name__)
def test_without_its_manager_b_would_be_seen(manager, two: Two, tmp_path, monkeypatch):
    """The fence is what keeps B out: with one manager letting everything through, the search below fails."""
    monkeypatch.setattr(manager, "_visible", lambda self, swv_id: Q(pk__isnull=False))
    urls = [url for route, page in reading.items() for url in addresses(route, page, two.a)]
    assert any(markers.traces_in(text_of(two.ask(two.insider, "GET", url), tmp_path)) for url in urls)


def test_page_that_refuses_says_nothing_of_b(two: Two):
    urls = [address(route, page, two.b) for route, page in PAGES.items()]
    said = {url: _traces(two, url, two.insider) for url in urls}
    assert {url: traces for url, traces in said.items() if traces} == {}


@every_reading_page
def test_form_of_a_takes_nothing_of_b(route, page, two: Two, tmp_path):
    """Each choice on the page is made with the rows of B: nothing of B is linked or told. A form sends numbers: rows of one number
    are one attempt.
    """
    rows = defaultdict(list)
    for name in NAMED:
        rows[str(two.b.pk(name))].append(name)
    for url in addresses(route, page, two.a):
        html = two.ask(two.who(page), "GET", url).content.decode(errors="replace")
        for form in forms_of(html, url):
            for choice, number in itertools.product(sorted(form.choices), rows):
                tried = (form.action, choice, rows[number])
                with two.kept():
                    values = form.values | {choice: [number]}
                    response = two.ask(two.who(page), "POST", form.action, values)
                    assert (tried, response.status_code < 500) == (tried, True)
                    # A refused form stores nothing.
                    assert (tried, strangers() if response.status_code < 400 else []) == (tried, [])
                assert (tried, markers.traces_in(text_of(response, tmp_path))) == (tried, [])


def test_forms_are_found_and_would_be_accepted_with_the_own_rows(two: Two):
    """A form that is refused whatever it holds would prove nothing: with A's own rows these are stored."""
    tried = {"plan/doel/<int:pk>/wijzig/": ("owner", "user"), "plan/activiteit/<int:pk>/wijzig/": ("owner", "user")}
    for route, (choice, name) in tried.items():
        url = address(f"<swv:swv>/{route}", PAGES[f"<swv:swv>/{route}"], two.a)
        forms = forms_of(two.ask(two.insider, "GET", url).content.decode(), url)
        form = next(form for form in forms if choice in form.choices)
        statuses = [
            two.ask(two.insider, "POST", form.action, form.values | {choice: [str(world.pk(name))]}).status_code
            for world in (two.a, two.b)
        ]
        assert (route, statuses) == (route, [302, 422])


def test_a_row_that_points_across_is_noticed(two: Two):
    with two.kept(), scopes_disabled():
        goal = two.a.rows["goal"]
        type(goal)._base_manager.filter(pk=goal.pk).update(owner=two.outsider)
        link = two.a.rows["link"]
        type(link)._base_manager.filter(pk=link.pk).update(indicator=two.b.rows["indicator"])
        assert strangers() == ["goals.Goal.owner", "goals.IndicatorLink.indicator"]
    assert strangers() == []


def test_nobody_is_a_member_of_both(two: Two):
    """Else the search above would prove nothing."""
    with scopes_disabled():
        held = [
            set(Membership.objects.filter(swv=world.tenant.swv).values_list("user", flat=True))
            for world in (two.a, two.b)
        ]
    assert held[0] & held[1] == set()
