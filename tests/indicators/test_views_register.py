"""The register: vestigingen, schoolbesturen and samenwerkingsverbanden."""

import csv
import io

import pytest
from django.urls import reverse

from osp.models import AuditEvent, Placement, SchoolbestuurName
from osp.scope import scopes_disabled, tenant_scope
from tests import factories as make
from tests.indicators.deliveries import load_open_data

HTMX = {"HX-Request": "true"}


@pytest.fixture
def reader(client, anna, tmp_path):
    """Anna, with one file of open data read in."""
    load_open_data(tmp_path)
    client.force_login(anna)
    return client


def url(name: str, *args) -> str:
    return reverse(f"indicators:{name}", args=["PO2814", *args])


def text(response) -> str:
    return " ".join(response.content.decode().split())


def table(response) -> list[list[str]]:
    return list(csv.reader(io.StringIO(response.content.decode("utf-8-sig")), delimiter=";"))


def test_vestigingen_with_the_step_that_decided(reader) -> None:
    rows = table(reader.get(url("register"), {"vorm": "csv"}))
    assert rows[1:] == [
        ["18OA00", "De Brug", "GOUDA", "2805AR", "41314", "", "sbo", "2019-2020", "postcode"],
        ["16AH00", "De Linde", "GOUDA", "2805AR", "41314", "", "bo", "2019-2020", "postcode"],
        ["20VT00", "De Linde", "GOUDA", "2805AR", "41527", "", "so", "2019-2020", "postcode"],
    ]
    page = text(reader.get(url("register")))
    assert "De postcode van de vestiging staat in de regiotabel." in page
    assert "Geen leerlingen in deze lijst." in page


def test_filters_of_the_address(reader) -> None:
    def names(**query: str) -> list[str]:
        return [row[0] for row in table(reader.get(url("register"), query | {"vorm": "csv"}))[1:]]

    assert names(soort="so") == ["20VT00"]
    assert names(zoek="brug") == ["18OA00"]
    assert names(stap="d") == []
    assert names(jaar="2011") == ["18OA00", "16AH00", "20VT00"]
    assert names(jaar="x", soort="'", zoek="") == ["18OA00", "16AH00", "20VT00"]


def test_own_delivery_takes_the_place_of_open_data(reader, tenant_a, tenant_b) -> None:
    with tenant_scope(tenant_a.swv):
        Placement.objects.create(
            owner=tenant_a.swv,
            vestiging="99ZZ00",
            name="Eigen",
            year=2019,
            measure="bo",
            unit="PO2814",
            step="c",
            high=9,
        )
    assert [row[0] for row in table(reader.get(url("register"), {"vorm": "csv"}))[1:]] == ["99ZZ00"]


def test_no_data_yet_says_so(client, anna) -> None:
    client.force_login(anna)
    assert "Nog geen vestigingen" in text(client.get(url("register")))
    assert "Nog geen schoolbesturen" in text(client.get(url("schoolbesturen")))


def test_schoolbestuur_gets_a_name_in_place(reader, anna) -> None:
    address = url("schoolbestuur-name", "41314")
    form = reader.get(address, headers=HTMX).content.decode()
    assert '<form class="edit"' in form
    assert "<html" not in form
    answer = reader.post(address, {"name": "Stichting Gouwe", "before": ""}, headers=HTMX)
    assert answer.status_code == 200
    assert "Stichting Gouwe" in text(answer)
    with scopes_disabled():
        assert SchoolbestuurName.objects.get().name == "Stichting Gouwe"
        event = AuditEvent.objects.first()
    assert (event.verb, event.user_id) == ("schoolbestuur.named", anna.pk)
    assert table(reader.get(url("schoolbesturen"), {"vorm": "csv"}))[1:] == [
        ["41314", "Stichting Gouwe", "2"],
        ["41527", "", "1"],
    ]
    assert "Stichting Gouwe" in text(reader.get(url("register")))


def test_naming_works_without_scripts(reader) -> None:
    address = url("schoolbestuur-name", "41314")
    assert "<html" in reader.get(address).content.decode()
    assert reader.post(address, {"name": "A", "before": ""}).url == url("schoolbesturen")


def test_second_name_at_once_keeps_both(reader) -> None:
    address = url("schoolbestuur-name", "41314")
    reader.post(address, {"name": "Eerste", "before": ""})
    answer = reader.post(address, {"name": "Tweede", "before": ""}, headers=HTMX)
    assert answer.status_code == 409
    assert "„Eerste”" in text(answer)
    assert 'value="Tweede"' in text(answer)
    assert 'name="before" value="Eerste"' in text(answer)
    reader.post(address, {"name": "Tweede", "before": "Eerste"})
    with scopes_disabled():
        assert SchoolbestuurName.objects.get().name == "Tweede"


def test_name_is_the_samenwerkingsverbands_own(reader, carla) -> None:
    reader.post(url("schoolbestuur-name", "41314"), {"name": "Stichting Gouwe", "before": ""})
    reader.force_login(carla)
    assert "Stichting Gouwe" not in text(reader.get(reverse("indicators:schoolbesturen", args=["VO2507"])))
    assert reader.get(reverse("indicators:schoolbestuur-name", args=["VO2507", "41314"])).status_code == 404


def test_unknown_schoolbestuur_is_not_found(reader) -> None:
    assert reader.get(url("schoolbestuur-name", "99999")).status_code == 404
    assert reader.post(url("schoolbestuur-name", "99999"), {"name": "x", "before": ""}).status_code == 404


def test_all_samenwerkingsverbanden(reader) -> None:
    rows = table(reader.get(url("swvs"), {"vorm": "csv"}))[1:]
    assert len(rows) == 152
    sizes = {row[0]: row[3:] for row in rows}
    assert sizes["PO0001"] == ["0", ""]
    assert sizes["PO2814"][1] == "1"
    assert sum(int(row[3]) for row in rows if row[0].startswith("PO")) == 4043
    assert len(table(reader.get(url("swvs"), {"vorm": "csv", "sector": "vo"}))[1:]) == 75
    found = [row[0] for row in table(reader.get(url("swvs"), {"vorm": "csv", "zoek": "2814"}))[1:]]
    assert found == ["PO2814", "VO2814"]
    assert "1 tot en met 50 van 152" in text(reader.get(url("swvs")))


def test_queries_do_not_grow_with_the_vestigingen(
    client, anna, tenant_a, item_count, django_assert_max_num_queries
) -> None:
    with scopes_disabled():
        for number in range(item_count):
            Placement.objects.create(
                vestiging=f"{number:02d}ZZ00",
                year=2019,
                measure="bo",
                unit="PO2814",
                step="c",
                high=9,
                schoolbestuur=f"{number:05d}",
            )
    client.force_login(anna)
    with django_assert_max_num_queries(14):
        assert client.get(url("register")).status_code == 200
    with django_assert_max_num_queries(11):
        assert client.get(url("schoolbesturen")).status_code == 200


def test_names_of_samenwerkingsverbanden_come_from_their_address_file(reader, tenant_a) -> None:
    with scopes_disabled():
        run = make.ImportRunFactory(format_code="duo-adressen-swv-po")
        make.RegisterEntryFactory(run=run, kind="swv", key="PO2001", values={"name": "Passend Onderwijs Noord"})
    rows = table(reader.get(url("swvs"), {"vorm": "csv", "zoek": "PO2001"}))[1:]
    assert rows[0][:2] == ["PO2001", "Passend Onderwijs Noord"]
