"""The card of a definition, following a national indicator, and the archive."""

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.urls import reverse
from django.utils import timezone

from indicators.models import Adoption
from osp.scope import tenant_scope
from tests.factories import IndicatorFactory, MeasuredIndicatorFactory
from tests.indicators.catalogue_samples import national


def address(tenant, name, *args):
    return reverse(f"indicators:{name}", args=[tenant.code, *args])


@pytest.fixture
def own(tenant_a):
    with tenant_scope(tenant_a.swv):
        return MeasuredIndicatorFactory(swv=tenant_a.swv, sector="PO", code="pilot")


def test_following_starts_and_stops_with_a_button(client, anna, tenant_a):
    row = national("deelname-sbo")
    card = address(tenant_a, "definition", row.pk)
    client.force_login(anna)
    assert "Neem over" in client.get(card).content.decode()
    assert client.post(address(tenant_a, "adopt", row.pk)).url == address(tenant_a, "detail", row.pk)
    assert "Stop met volgen" in client.get(card, headers={"HX-Request": "true"}).content.decode()
    client.post(address(tenant_a, "stop", row.pk))
    with tenant_scope(tenant_a.swv):
        assert Adoption.objects.get().ended_at is not None


def test_an_archived_indicator_leaves_the_list_and_comes_back(client, anna, tenant_a, own):
    client.force_login(anna)
    url = address(tenant_a, "archive", own.pk)
    assert client.post(url, {"reason": ""}).status_code == 422
    assert client.post(url, {"reason": "De pilot is klaar."}).url == address(tenant_a, "archive-list")
    assert own.name not in client.get(address(tenant_a, "list") + "?vorm=csv").content.decode("utf-8-sig")
    assert "De pilot is klaar." in client.get(address(tenant_a, "archive-list")).content.decode()
    exported = client.get(address(tenant_a, "archive-list") + "?vorm=csv").content.decode("utf-8-sig")
    today = timezone.localdate().isoformat()
    assert exported.splitlines()[1] == f"Leerlingen in de pilot;meetbaar;De pilot is klaar.;{today}"
    assert client.get(address(tenant_a, "archive-list") + "?vorm=xlsx").status_code == 200
    assert client.get(address(tenant_a, "detail", own.pk)).status_code == 200
    assert client.get(address(tenant_a, "edit", own.pk)).status_code == 404
    client.post(address(tenant_a, "restore", own.pk))
    assert own.name in client.get(address(tenant_a, "list") + "?vorm=csv").content.decode("utf-8-sig")


def test_an_empty_archive_says_what_it_is_for(client, anna, tenant_a):
    client.force_login(anna)
    assert "Het archief is leeg" in client.get(address(tenant_a, "archive-list")).content.decode()


def test_the_card_asks_as_many_queries_for_five_versions_as_for_one(client, anna, tenant_a, item_count):
    row = national("deelname-sbo")
    with tenant_scope(tenant_a.swv):
        for number in range(item_count):
            MeasuredIndicatorFactory(swv=tenant_a.swv, sector="PO", name=f"Nummer {number}", adapted_from=row)
        IndicatorFactory(swv=tenant_a.swv)
    client.force_login(anna)
    url = address(tenant_a, "definition", row.pk)
    client.get(url)
    with CaptureQueriesContext(connection) as queries:
        client.get(url)
    assert len(queries) == 8
