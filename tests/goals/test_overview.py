"""Plan op een pagina: each koppeling once, doelen without indicator too, and who discusses it next."""

from datetime import date

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.urls import reverse

from indicators import hooks
from osp.enums import Role
from osp.scope import tenant_scope
from tests.conftest import make_person
from tests.factories import ActivityFactory, GoalFactory, IndicatorLinkFactory
from tests.indicators.catalogue_samples import figure, national


@pytest.fixture
def url(tenant_a):
    return reverse("goals:overview", args=[tenant_a.code])


@pytest.fixture
def link(tenant_a):
    """A doel with the sbo indicator on course, an activiteit with the same one, and a doel without any."""
    figure()
    with tenant_scope(tenant_a.swv):
        row = IndicatorLinkFactory(swv=tenant_a.swv, indicator=national("deelname-sbo"), baseline_year=2015)
        activity = ActivityFactory(swv=tenant_a.swv, goal=row.goal)
        IndicatorLinkFactory(swv=tenant_a.swv, goal=None, activity=activity, indicator=national("deelname-sbo"))
        GoalFactory(swv=tenant_a.swv, priority=row.goal.priority, title="Zonder maat")
        return row


def test_every_koppeling_has_a_row_and_a_doel_without_is_named(client, anna, url, link):
    client.force_login(anna)
    response = client.get(url)
    ((group, rows),) = response.context["groups"]
    assert [(row.place, row.activity, row.link.short) for row, _ in rows] == [
        ("1.1 Minder verwijzingen naar het sbo", "", "2,04%"),
        ("1.1 Minder verwijzingen naar het sbo", "Scholing voor intern begeleiders", "2,04%"),
    ]
    assert group.unmeasured == ("1.2 Zonder maat",)
    assert all("<svg" in spark for _, spark in rows)
    passport = reverse("indicators:passport", args=["PO2814", link.indicator_id, 2019])
    assert passport in response.content.decode()


def test_the_next_meeting_is_shown_to_who_may_see_meetings(client, anna, tenant_a, url, link):
    def agendas(ids):
        assert ids == {link.indicator_id}
        return [hooks.AgendaPlace(link.indicator_id, "ALV", date(2027, 1, 14), 7),
                hooks.AgendaPlace(link.indicator_id, "Bestuur", date(2026, 12, 3), 6)]  # fmt: skip

    hooks.AGENDAS.register(agendas)
    try:
        client.force_login(anna)
        assert "3 december 2026" in client.get(url).content.decode()
        client.force_login(make_person(tenant_a, "Olga", Role.OPR_MEMBER))
        assert "december 2026</span>" not in client.get(url).content.decode()
        assert "Bestuur" not in client.get(url, {"vorm": "csv"}).content.decode()
    finally:
        hooks.AGENDAS.forget(agendas)


def test_it_leaves_as_csv_and_excel_as_it_is_filtered(client, anna, url, link):
    client.force_login(anna)
    lines = client.get(url, {"vorm": "csv"}).content.decode("utf-8-sig").splitlines()
    assert lines[1].startswith(
        "1 Thuisnabij onderwijs;1.1 Minder verwijzingen naar het sbo;;meetbaar;Deelname speciaal basisonderwijs;"
        "2019-2020;2,04% (357 van 17.465);"
    )
    assert lines[3].startswith("1 Thuisnabij onderwijs;1.2 Zonder maat;;;")
    assert len(client.get(url, {"vorm": "csv", "stand": "off_track"}).content.splitlines()) == 1
    assert client.get(url, {"vorm": "xlsx"}).status_code == 200


def test_an_empty_plan_says_what_to_do(client, anna, tenant_a, url):
    client.force_login(anna)
    assert client.get(url).status_code == 404


def test_a_withheld_figure_is_a_word(client, anna, tenant_a, url):
    figure(kind="withheld", value=None, low=None, high=None)
    with tenant_scope(tenant_a.swv):
        IndicatorLinkFactory(swv=tenant_a.swv, indicator=national("deelname-sbo"))
    client.force_login(anna)
    assert "onderdrukt" in client.get(url).content.decode()
    assert "357" not in client.get(url, {"vorm": "csv"}).content.decode()


def test_overview_asks_as_many_queries_for_five_as_for_one(client, anna, tenant_a, url, item_count):
    with tenant_scope(tenant_a.swv):
        goal = GoalFactory(swv=tenant_a.swv)
        for code in ("deelname-sbo", "leerlingen-bo", "leerlingen-sbo", "leerlingen-so", "deelname-so-woonachtig")[
            :item_count
        ]:
            IndicatorLinkFactory(swv=tenant_a.swv, goal=goal, indicator=national(code))
    client.force_login(anna)
    client.get(url)
    with CaptureQueriesContext(connection) as queries:
        client.get(url)
    assert len(queries) == 20
