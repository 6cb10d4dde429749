"""The page of a merkbare indicator: rubric, scores, the form for the next one."""

from datetime import date

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.urls import reverse

from indicators.models import RubricScore
from osp.scope import tenant_scope
from tests.factories import IndicatorFactory, RubricScoreFactory
from tests.indicators.catalogue_samples import RUBRIC, national

SCORE = {"level": "3", "on": "2026-03-12", "note": "Zes scholen."}


@pytest.fixture
def indicator(tenant_a):
    with tenant_scope(tenant_a.swv):
        return IndicatorFactory(swv=tenant_a.swv, rubric=RUBRIC)


@pytest.fixture
def url(tenant_a, indicator):
    return reverse("indicators:detail", args=[tenant_a.code, indicator.pk])


@pytest.fixture
def score_url(tenant_a, indicator):
    return reverse("indicators:score", args=[tenant_a.code, indicator.pk])


def scores(tenant):
    with tenant_scope(tenant.swv):
        return list(RubricScore.objects.values_list("level", "on", "note"))


def test_page_shows_the_latest_score_and_its_sentence(client, anna, tenant_a, indicator, url):
    with tenant_scope(tenant_a.swv):
        RubricScoreFactory(swv=tenant_a.swv, indicator=indicator, level=3, on=date(2026, 3, 12), user=anna)
        RubricScoreFactory(swv=tenant_a.swv, indicator=indicator, level=1, on=date(2024, 3, 12), note="Toen nog niet.")
    client.force_login(anna)
    response = client.get(url)
    assert (response.context["latest"].level, response.context["sentence"]) == (3, "Men overlegt vooraf.")
    assert [(score.level, text) for score, text in response.context["scores"]] == [(3, RUBRIC[2]), (1, RUBRIC[0])]
    text = response.content.decode()
    assert "Anna" in text
    assert "Toen nog niet." in text


def test_page_without_score_asks_for_the_first(client, anna, url):
    client.force_login(anna)
    assert "Nog geen score" in client.get(url).content.decode()


def test_a_score_is_stored_and_the_page_shown_again(client, anna, tenant_a, url, score_url):
    client.force_login(anna)
    assert client.post(score_url, SCORE).url == url
    assert scores(tenant_a) == [(3, date(2026, 3, 12), "Zes scholen.")]


def test_a_score_through_htmx_leads_back_to_the_page(client, anna, url, score_url):
    client.force_login(anna)
    response = client.post(score_url, SCORE, headers={"HX-Request": "true"})
    assert (response.status_code, response["HX-Redirect"]) == (204, url)


@pytest.mark.parametrize(
    ("typed", "field"),
    [({"level": ""}, "level"), ({"level": "5"}, "level"), ({"on": "gisteren"}, "on"), ({"on": "2099-01-01"}, "on")],
)
def test_a_refused_score_keeps_what_was_typed(client, anna, tenant_a, score_url, typed, field):
    client.force_login(anna)
    for headers, whole in (({}, True), ({"HX-Request": "true"}, False)):
        response = client.post(score_url, SCORE | typed, headers=headers)
        assert response.status_code == 422
        assert list(response.context["form"].errors) == [field]
        text = response.content.decode()
        assert "Zes scholen." in text
        assert ("<html" in text) is whole
    assert scores(tenant_a) == []


def test_who_may_score(client, anna, bram, carla, tenant_a, tenant_b, url, score_url):
    client.force_login(bram)
    assert client.post(score_url, SCORE).status_code == 403
    assert "Bewaar score" not in client.get(url).content.decode()
    client.force_login(carla)
    assert client.post(score_url, SCORE).status_code == 404
    assert client.post(score_url.replace("po2814", "vo2507"), SCORE).status_code == 404
    assert scores(tenant_a) == []


def test_a_measured_indicator_takes_no_score(client, anna, tenant_a):
    client.force_login(anna)
    url = reverse("indicators:score", args=[tenant_a.code, national("deelname-sbo").pk])
    assert client.post(url, SCORE).status_code == 404


def test_scores_leave_as_a_table(client, anna, tenant_a, indicator):
    with tenant_scope(tenant_a.swv):
        RubricScoreFactory(swv=tenant_a.swv, indicator=indicator, level=2, note="=1+1", user=anna)
    client.force_login(anna)
    response = client.get(reverse("indicators:figures", args=[tenant_a.code, indicator.pk]))
    assert response.content.decode("utf-8-sig").splitlines() == [
        "Datum;Trede;Zin;Toelichting;Door",
        "2026-03-12;2;Men kent elkaar.;'=1+1;Anna",
    ]


def test_page_asks_as_many_queries_for_five_scores_as_for_one(client, anna, tenant_a, indicator, url, item_count):
    with tenant_scope(tenant_a.swv):
        RubricScoreFactory.create_batch(item_count, swv=tenant_a.swv, indicator=indicator, user=anna)
    client.force_login(anna)
    client.get(url)
    with CaptureQueriesContext(connection) as queries:
        client.get(url)
    assert len(queries) == 10
