"""Gegevens > Bronnen: every source with its calendar, and what is late on Vandaag."""

import csv
import io
from datetime import date

import pytest
import time_machine
from django.urls import reverse

from indicators.compute.measures import MEASURES, VO_WITHOUT_PRO
from indicators.enums import ReleaseStatus
from indicators.importers.registry import formats
from indicators.models import ImportRun, Source
from indicators.queries.sources import late_sources, source_list
from indicators.sources import load_sources, measures_of, source_rows, usual_source
from osp.models import AuditEvent
from osp.scope import scopes_disabled, tenant_scope
from tests.factories.indicators import ImportRunFactory, ReleaseFactory
from tests.indicators.deliveries import load_open_data

NOVEMBER = date(2026, 11, 22)


def url(name: str, *args) -> str:
    return reverse(f"indicators:{name}", args=["PO2814", *args])


def text(response) -> str:
    return " ".join(response.content.decode().split())


def delivered(code: str, day: date, status: ReleaseStatus = ReleaseStatus.FINAL, **more) -> ImportRun:
    """A delivery that counts."""
    source = Source.objects.get(code=code)
    release = ReleaseFactory(source=source, reference_date=day, status=status)
    return ImportRunFactory(release=release, format_code=code, **more)


def table(client, address: str, **query: str) -> list[list[str]]:
    answer = client.get(address, {"vorm": "csv", **query})
    return list(csv.reader(io.StringIO(answer.content.decode("utf-8-sig")), delimiter=";"))


def test_every_format_has_a_source_and_every_quantity_a_usual_one() -> None:
    assert {
        each.code for each in formats() if not each.code.startswith(("sjabloon", "koppeling"))
    } <= source_rows().keys()
    named = frozenset[str]().union(*map(measures_of, source_rows()))
    assert named <= MEASURES.keys()
    national = {code for code in MEASURES if code.startswith("landelijk_")}
    assert MEASURES.keys() - named - national <= {VO_WITHOUT_PRO}
    assert (usual_source("thuiszitters_absoluut"), usual_source("bo"), usual_source("eigen_12")) == (
        "leerplichttelling",
        "duo-po-vestiging",
        "eigen-registratie",
    )


@pytest.mark.django_db
def test_sources_are_there_from_the_start_and_follow_the_file() -> None:
    kijkglas = Source.objects.get(code="kijkglas-1-2")
    assert (kijkglas.ended_on, kijkglas.successor.code) == (date(2023, 1, 1), "dashboard-passend-onderwijs")
    assert Source.objects.get(code="cbs-84134ned").successor.code == "cbs-85099ned"
    Source.objects.filter(code="duo-po-vestiging").update(rhythm="verzonnen", final_after=1)
    number = Source.objects.count()
    load_sources()
    load_sources()
    po = Source.objects.get(code="duo-po-vestiging")
    assert (po.rhythm, po.final_after) == ("1-oktobertelling: voorlopig in januari, definitief een jaar later", 15)
    assert Source.objects.count() == number


@pytest.mark.django_db
def test_only_a_source_in_use_is_late() -> None:
    with scopes_disabled():
        assert late_sources(NOVEMBER) == []
        delivered("duo-po-vestiging", date(2024, 10, 1))
        (row,) = late_sources(NOVEMBER)
    assert row.late_text == "1 oktober 2025, voorlopig: te laat sinds 1 februari 2026"
    assert row.next_text == "1 oktober 2025, definitief: verwacht in januari 2027"


def test_own_deliveries_of_another_count_for_nobody_else(in_a, tenant_b) -> None:
    with tenant_scope(tenant_b.swv):
        delivered("leerplichttelling", date(2024, 7, 31), swv=tenant_b.swv)
    rows = {row.source.code: row for row in source_list(NOVEMBER)}
    assert (rows["leerplichttelling"].count, rows["leerplichttelling"].late) == (0, ())


@time_machine.travel(NOVEMBER)
def test_list_puts_what_is_late_first_and_filters(client, anna) -> None:
    with scopes_disabled():
        delivered("duo-po-leeftijd", date(2024, 10, 1))
        delivered("duo-vo-onderwijstype", date(2024, 10, 1))
    client.force_login(anna)
    page = text(client.get(url("sources")))
    assert page.index("DUO, leerlingen po per vestiging, cluster en leeftijd") < page.index("(gemiddelde afstand)")
    assert "1 oktober 2025, voorlopig: te laat sinds 1 februari 2026" in page
    assert "gestopt op 1 januari 2023, opgevolgd door DUO, Dashboard passend onderwijs" in page
    assert len(table(client, url("sources"))) == 1 + len(source_rows())
    assert [row[1] for row in table(client, url("sources"), stand="laat")[1:]] == ["duo-po-leeftijd"], "vo is not ours"
    assert [row[1] for row in table(client, url("sources"), stand="gebruik")[1:]] == [
        "duo-po-leeftijd",
        "duo-vo-onderwijstype",
    ]
    assert "leerplichttelling" in {row[1] for row in table(client, url("sources"), van="eigen")}
    assert [row[1] for row in table(client, url("sources"), zoek="JAARREKENING")[1:]] == ["jaarrekening"]
    assert "Geen bron past bij deze keuze" in text(client.get(url("sources"), {"zoek": "bestaat niet"}))
    assert client.get(url("sources"), {"vorm": "xlsx"}).content[:2] == b"PK"


@time_machine.travel(NOVEMBER)
def test_page_of_a_source_tells_all_that_hangs_on_it(client, anna, tmp_path) -> None:
    load_open_data(tmp_path)
    client.force_login(anna)
    page = text(client.get(url("source", "duo-po-vestiging")))
    assert "1-oktobertelling: voorlopig in januari, definitief een jaar later." in page
    assert "po.csv" in page
    assert "Deelname speciaal basisonderwijs" in page
    assert "Ingelezen: po.csv" in page
    assert "alle samenwerkingsverbanden" in page
    for due in ("1 oktober 2024, definitief", "1 oktober 2025, voorlopig"):
        assert f"{due}: te laat sinds 1 februari 2026." in page
    rows = table(client, url("source", "duo-po-vestiging"), tabel="kalender")
    assert rows[:2] == [
        ["Peildatum", "Status", "Gebruikelijke maand", "Stand"],
        ["2024-10-01", "definitief", "januari 2026", "te laat sinds 1 februari 2026"],
    ]
    assert table(client, url("source", "duo-po-vestiging"))[1][1] == "po.csv"
    assert client.get(url("source", "bestaat-niet")).status_code == 404


def test_source_without_delivery_says_so(client, anna) -> None:
    client.force_login(anna)
    page = text(client.get(url("source", "kijkglas-1-2")))
    assert "Deze bron is gestopt op 1 januari 2023" in page
    assert "nog niets ingelezen" in page
    assert "Geen indicator rekent met getallen van deze bron" in page
    assert "DUO, Kijkglas 1 en 2" in text(client.get(url("source", "dashboard-passend-onderwijs")))


@time_machine.travel(NOVEMBER)
def test_vandaag_asks_whoever_may_import_and_nobody_else(client, anna, bram, in_a) -> None:
    AuditEvent.objects.create(swv=in_a.swv, verb="plan.created")
    client.force_login(anna)
    assert "Niets is te laat." in text(client.get(url("today")))
    with scopes_disabled():
        for code in ("duo-po-vestiging", "duo-po-leeftijd", "duo-po-pc4-leeftijd", "duo-po-brin6", "duo-vo-vestiging"):
            delivered(code, date(2024, 10, 1))
    page = text(client.get(url("today")))
    assert page.count('<article class="ask">') == 3
    assert "En nog één." in page
    assert url("today") in client.get(reverse("today", args=["PO2814"])).content.decode()
    client.force_login(bram)
    assert client.get(url("today")).status_code == 403
    assert client.get(url("sources")).status_code == 403
    assert url("today") not in client.get(reverse("today", args=["PO2814"])).content.decode()


def test_queries_do_not_grow_with_the_deliveries(client, anna, item_count, django_assert_max_num_queries) -> None:
    with scopes_disabled():
        for number in range(item_count):
            delivered("duo-po-vestiging", date(2015 + number, 10, 1))
    client.force_login(anna)
    with django_assert_max_num_queries(8):
        assert client.get(url("sources")).status_code == 200
    with django_assert_max_num_queries(16):
        assert client.get(url("source", "duo-po-vestiging")).status_code == 200
