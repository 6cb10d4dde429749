"""Gegevens > TLV: own figures beside the frozen ones, how long rows stay, the form, and sharing."""

import io
from datetime import date

import openpyxl
import pytest
from django.urls import reverse

from indicators.importers import privacy
from indicators.importers.registry import parse_file, recognise
from indicators.models import IndicatorDefinition, TlvBenchmark, TlvSharing
from tests import factories as make
from tests.conftest import make_person
from tests.indicators.test_benchmark_tenants import figure

pytestmark = pytest.mark.django_db


@pytest.fixture
def page(client, anna, in_a):
    """The page as the director sees it."""
    client.force_login(anna)
    return lambda **query: client.get(reverse("indicators:tlv", args=["po2814"]), query)


def benchmark(code: str = "tlv-toegekend", **more: object) -> TlvBenchmark:
    definition = IndicatorDefinition.objects.get(indicator__code=code, indicator__swv=None)
    values = {"sector": "PO", "year": 2024, "units": 7, "numerator": 400, "denominator": 500, "value": 80.0}
    return TlvBenchmark.objects.create(definition=definition, **{**values, **more})


def test_empty_page_says_what_to_do_first(page) -> None:
    text = page().content.decode()
    assert "Nog geen TLV-aanvragen ingelezen" in text
    assert reverse("indicators:data", args=["PO2814"]) + "#inlezen" in text


def test_own_figure_stands_beside_the_frozen_one(page, in_a) -> None:
    figure(in_a.swv, 90)
    benchmark(p10=60.0, p25=70.0, p50=80.0, p75=85.5, p90=90.0, units=16)
    text = page().content.decode()
    for part in (
        "90,00%",
        "90 van 100",
        "80,00%",
        "400 van 500",
        "70,00% tot 85,50%",
        "16 samenwerkingsverbanden die delen",
    ):
        assert part in text


def test_small_own_figure_is_withheld_everywhere(page, in_a) -> None:
    figure(in_a.swv, 3)
    assert "onderdrukt" in page().content.decode()
    for kind in ("csv", "xlsx"):
        content = page(vorm=kind).content
        if kind == "xlsx":
            cells = [cell for row in openpyxl.load_workbook(io.BytesIO(content)).active.values for cell in row]
            assert ("onderdrukt" in cells, "3,00%" in cells) == (True, False)
        else:
            assert (b"onderdrukt" in content, b"3,00" in content) == (True, False)


def test_figures_of_another_samenwerkingsverband_and_benchmark_of_the_other_sector_are_not_there(
    page, tenant_b
) -> None:
    figure(tenant_b.swv, 71)
    benchmark(sector="VO", value=33.0)
    text = page().content.decode()
    assert ("71,00%" in text, "33,00%" in text) == (False, False)


def test_school_year_is_a_filter_in_the_address(page, in_a) -> None:
    figure(in_a.swv, 90)
    benchmark(year=2022, value=55.0)
    assert "55,00%" not in page().content.decode()
    assert "55,00%" in page(jaar=2022).content.decode()
    assert "90,00%" in page(jaar="x").content.decode()


def test_table_as_csv_holds_every_year(page, in_a) -> None:
    figure(in_a.swv, 90)
    benchmark(year=2022)
    lines = page(vorm="csv").content.decode("utf-8-sig").splitlines()
    assert lines[0] == "Schooljaar;Indicator;Definitie;Eigen cijfer;Landelijk;Deelnemers;P10;P25;P50;P75;P90"
    assert lines[1] == "2024-2025;TLV’s toegekend;tlv-toegekend/1;90,00%;;;;;;;"
    assert lines[2] == "2022-2023;TLV’s toegekend;tlv-toegekend/1;onbekend;80,00%;7;;;;;"


def test_page_tells_until_when_rows_stay(page, in_a) -> None:
    run = make.ImportRunFactory(swv=in_a.swv, format_code="tlv")
    for day in (date(2024, 9, 27), date(2025, 6, 30)):
        make.TlvDecisionFactory(swv=in_a.swv, run=run, decided_on=day)
    text = page().content.decode()
    assert "van 27 september 2027 tot 30 juni 2028" in text


def test_number_of_queries_does_not_grow(page, in_a, item_count, django_assert_max_num_queries) -> None:
    run = make.ImportRunFactory(swv=in_a.swv, format_code="tlv")
    for place in range(item_count):
        make.TlvDecisionFactory(swv=in_a.swv, run=run, decided_on=date(2025 - place, 9, 27))
        benchmark(year=2018 + place)
    with django_assert_max_num_queries(20):
        page()


def test_director_shares_and_stops(page, client) -> None:
    assert "Deel onze aantallen" in page().content.decode()
    client.post(reverse("indicators:tlv-share", args=["po2814"]))
    text = page().content.decode()
    assert ("deelt sinds" in text, "Stop met delen" in text, TlvSharing.objects.count()) == (True, True, 1)
    client.post(reverse("indicators:tlv-stop", args=["po2814"]))
    assert "deelt niet." in page().content.decode()
    again = client.post(reverse("indicators:tlv-stop", args=["po2814"]), follow=True)
    assert "Uw samenwerkingsverband deelt niet." in again.content.decode()


def test_quality_worker_sees_no_button(client, tenant_a) -> None:
    client.force_login(make_person(tenant_a, "Dirk", "kwaliteitsmedewerker"))
    text = client.get(reverse("indicators:tlv", args=["po2814"])).content.decode()
    assert ("Deel onze aantallen" in text, "Alleen de directeur kan hiertoe besluiten." in text) == (False, True)
    assert client.post(reverse("indicators:tlv-share", args=["po2814"])).status_code == 403


def test_form_is_recognised_when_it_comes_back_filled_in(client, anna, in_a) -> None:
    client.force_login(anna)
    url = reverse("indicators:tlv-form", args=["po2814"])
    book = openpyxl.load_workbook(io.BytesIO(client.get(url, {"vorm": "xlsx"}).content))
    assert book.sheetnames == ["TLV", "Uitleg"]
    examples = {row[0]: row[3] for row in book["Uitleg"].iter_rows(min_row=2, values_only=True)}
    book["TLV"].append([examples[cell.value] for cell in book["TLV"][1]])
    stream = io.BytesIO()
    book.save(stream)
    privacy.check_upload(stream, name="tlv-formulier.xlsx")
    assert parse_file(stream, name="tlv-formulier.xlsx", swv="PO2814").tlv[0].reference == "PO2814-2024-00017"
    header = client.get(url, {"vorm": "csv"}).content
    assert recognise(io.BytesIO(header + b"x\n")).code == "tlv"
    assert client.get(url, {"vorm": "pdf"}).status_code == 404
