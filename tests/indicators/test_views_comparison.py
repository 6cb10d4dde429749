"""The comparison with other samenwerkingsverbanden: page, fragment, downloads, and what is not compared."""

import re

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.urls import reverse

from indicators.enums import FigureKind
from indicators.queries.distribution import distribution
from osp.enums import Role
from osp.scope import tenant_scope
from tests.conftest import make_person
from tests.factories import IndicatorFactory
from tests.indicators.catalogue_samples import figure, interval, national

HTMX = {"HX-Request": "true"}


def share(unit, top, bottom, year=2019, **fields):
    """An exact share of a samenwerkingsverband."""
    value = 100 * top / bottom
    numbers = {"value": value, "low": value, "high": value, "numerator_low": top, "numerator_high": top}
    return figure(unit=unit, year=year, **(numbers | {"denominator_low": bottom, "denominator_high": bottom} | fields))


def others(count=20, **fields):
    """That many samenwerkingsverbanden from 2,0% up in steps of 0,1, each of 10.000 pupils, and Nederland at 2,5%."""
    for number in range(count):
        share(f"PO{2001 + number}", 200 + 10 * number, 10_000, **fields)
    share("NL", 25_000, 1_000_000, **fields)


@pytest.fixture
def url(tenant_a):
    return reverse("indicators:comparison", args=[tenant_a.code, national("deelname-sbo").pk])


def lines(response):
    return response.content.decode("utf-8-sig").splitlines()


def test_page_shows_place_percentiles_and_who_counts(client, anna, url):
    others()
    share("PO2814", 357, 17_465)
    client.force_login(anna)
    context = client.get(url).context
    assert context["own_cell"] == {"text": "2,04%", "counts": "357 van 17.465"}
    assert context["national_cell"] == {"text": "2,50%", "counts": "25.000 van 1.000.000"}
    assert context["percentiles"] == [
        ("p10", "2,06%"),
        ("p25", "2,35%"),
        ("mediaan", "2,90%"),
        ("p75", "3,45%"),
        ("p90", "3,78%"),
    ]
    assert context["standing"] == "2 van 21"
    assert context["left_out"] == "Van alle 21 samenwerkingsverbanden is het cijfer exact bekend."
    assert (
        context["strip_caption"]
        == "De cijfers van de samenwerkingsverbanden lopen van 2,00% tot 3,90%; PO2814 heeft 2,04%."
    )


def test_funnel_says_whether_it_is_more_than_chance_in_pupils_too(client, anna, url):
    others()
    share("PO2814", 357, 17_465)
    client.force_login(anna)
    response = client.get(url)
    assert response.context["verdict"].startswith(
        "Het cijfer ligt lager dan Nederland: dat valt buiten wat bij deze omvang toeval"
    )
    assert (
        response.context["expected"]
        == "Met het landelijke aandeel van 2,50% waren het er 437; het zijn 357 leerlingen, 80 minder."
    )
    text = response.content.decode()
    assert text.count('aria-labelledby="trechter-wide-t') == 1
    assert text.count('class="c-other"') == 4 * 20


def test_intervals_stand_apart_and_are_left_out_of_the_percentiles(client, anna, url):
    others(18)
    share("PO2814", 357, 17_465)
    interval(unit="PO2101", year=2019)
    figure(unit="PO2102", year=2019, kind="unknown", value=None, low=None, high=None)
    client.force_login(anna)
    response = client.get(url)
    assert response.context["left_out"] == (
        "Van 21 samenwerkingsverbanden is het cijfer van 19 exact bekend. Niet meegeteld: 1 met een interval, 1 onbekend."
    )
    assert response.context["standing"] == "2 tot en met 3 van 20"
    assert [(row["code"], row["text"]) for row in response.context["rows"]][-2:] == [
        ("PO2101", "1,05–4,92%"),
        ("PO2102", "onbekend"),
    ]
    assert '<span class="tag tag-dash">interval</span>' in response.content.decode()


def test_a_withheld_figure_lends_no_digit_to_page_or_download(client, anna, url):
    others()
    share("PO2814", 357, 17_465)
    share("PO2999", 3, 12_345, is_withheld=True)
    client.force_login(anna)
    for page in (client.get(url), client.get(url, {"vorm": "csv"}), client.get(url, headers=HTMX)):
        text = page.content.decode()
        assert [part for part in ("12345", "12.345", "0,02") if part in text] == []
    response = client.get(url)
    assert response.context["standing"] == "2 tot en met 3 van 22"
    assert response.context["percentiles"][0] == ("p10", "2,06%")
    assert response.context["rows"][-1]["text"] == "onderdrukt"
    assert lines(client.get(url, {"vorm": "csv"}))[-1] == "PO2999;onderdrukt;;;;;;;;;;;"


def test_own_withheld_figure_gets_no_place(client, anna, url):
    others()
    share("PO2814", 3, 17_465)
    client.force_login(anna)
    response = client.get(url)
    assert (response.context["own_cell"]["text"], response.context["standing"], response.context["verdict"]) == (
        "onderdrukt",
        "",
        "",
    )
    assert "17.465" not in response.content.decode()


def test_under_fifteen_exact_figures_there_are_no_percentiles(client, anna, url):
    others(13)
    share("PO2814", 357, 17_465)
    client.force_login(anna)
    response = client.get(url)
    assert (response.context["percentiles"], response.context["middle"], response.context["funnel"]) == (
        [],
        "2,55%",
        "",
    )
    assert "minder dan vijftien" in response.content.decode()


def test_newest_year_with_enough_exact_figures_comes_first_and_the_url_chooses(client, anna, url):
    others()
    share("PO2814", 357, 17_465)
    for number in range(20):
        interval(unit=f"PO{2001 + number}", year=2024)
    interval(unit="PO2814", year=2024)
    client.force_login(anna)
    assert client.get(url).context["found"].year == 2019
    context = client.get(url, {"jaar": "2024"}).context
    assert (context["found"].year, context["strip"], context["funnel"]) == (2024, "", "")
    assert context["strip_caption"] == "Van de samenwerkingsverbanden is geen exact cijfer bekend."
    for unknown in ("1999", "twee", "²"):
        assert client.get(url, {"jaar": unknown}).context["found"].year == 2019


def test_invented_figures_are_not_compared(client, anna, url):
    others()
    share("PO2814", 357, 17_465, year=2020, is_example=True)
    client.force_login(anna)
    context = client.get(url).context
    assert (context["found"].years, context["own_cell"]["text"]) == ((2019,), "onbekend")


def test_the_other_sector_takes_no_part(in_a):
    others()
    share("VO2507", 900, 10_000)
    share("GEEN", 1, 2)
    found = distribution(in_a.swv, national("deelname-sbo"))
    assert {unit[:2] for unit in found.points} == {"PO"}
    assert {point.figure.kind for point in found.points.values()} == {FigureKind.VALUE}


def test_spiegelgroep_stands_with_its_criteria_and_limits_the_strip(client, anna, url):
    others()
    share("PO2814", 357, 17_465)
    for place, unit in enumerate(["PO2814", *(f"PO{2001 + number}" for number in range(20))]):
        figure("leerlingen-bo", unit=unit, value=10_000.0 + 500 * place)
        figure("leerlingen-sbo", unit=unit, value=300.0)
    client.force_login(anna)
    response = client.get(url, {"groep": "spiegel"})
    assert [row["code"] for row in response.context["mirror_rows"]][:3] == ["PO2814", "PO2001", "PO2002"]
    assert len(response.context["rows"]) == 11
    assert (response.context["percentiles"], response.context["standing"]) == ([], "2 van 11")
    assert response.context["strip_caption"].startswith("De cijfers van de spiegelgroep lopen van 2,00% tot 2,90%")
    assert lines(client.get(url, {"vorm": "csv", "tabel": "spiegel"}))[:3] == [
        "Samenwerkingsverband;Leerlingen bo en sbo;Afstand;Cijfer",
        "PO2814;10300;;2,04%",
        f"PO2001;10800;{response.context['mirror_rows'][1]['distance']:.2f};2,00%".replace(".", ",", 1),
    ]
    assert len(lines(client.get(url, {"vorm": "csv", "groep": "spiegel"}))) == 12


def test_downloads_hold_plain_numbers(client, anna, url):
    others()
    share("PO2814", 357, 17_465)
    client.force_login(anna)
    rows = lines(client.get(url, {"vorm": "csv"}))
    assert rows[0].startswith("Samenwerkingsverband;Cijfer;Ten minste;Ten hoogste;Teller ten minste")
    assert rows[2].startswith(
        "PO2814;2,04%;2,0441;2,0441;357;357;17465;17465;laagste tiende deel;onder de ruime grens;"
    )
    assert client.get(url, {"vorm": "xlsx"}).status_code == 200
    assert client.get(url, {"vorm": "pdf"}).status_code == 404


def test_fragment_is_the_part_for_the_page_of_the_indicator(client, anna, tenant_a, url):
    others()
    share("PO2814", 357, 17_465)
    client.force_login(anna)
    text = client.get(url, headers=HTMX).content.decode()
    assert "<html" not in text
    assert re.findall(r'href="([^"]+)"', text) == [f"{url}?jaar=2019"]
    detail = client.get(
        reverse("indicators:detail", args=[tenant_a.code, national("deelname-sbo").pk])
    ).content.decode()
    assert f'hx-get="{url}"' in detail
    ids = re.findall(r' id="([^"]+)"', detail + text)
    assert len(ids) == len(set(ids))


@pytest.mark.parametrize(
    ("code", "said"),
    [
        ("deelname-so-schoolgaand", "Het zegt waar scholen staan"),
        ("leerlingen-bo", "Wie groter is heeft er vanzelf meer"),
    ],
)
def test_what_is_not_compared_says_why(client, anna, tenant_a, code, said):
    figure(code)
    client.force_login(anna)
    url = reverse("indicators:comparison", args=[tenant_a.code, national(code).pk])
    assert said in client.get(url).content.decode()
    assert said in client.get(url, headers=HTMX).content.decode()
    assert client.get(url, {"vorm": "csv"}).status_code == 404


def test_own_and_merkbare_indicators_are_not_compared(client, anna, tenant_a):
    with tenant_scope(tenant_a.swv):
        own = IndicatorFactory(swv=tenant_a.swv, kind="meetbaar")
        felt = IndicatorFactory(swv=tenant_a.swv, kind="merkbaar", rubric=["Niet.", "Wel."])
    client.force_login(anna)
    for row, said in ((own, "Dit is een eigen indicator"), (felt, "een oordeel van mensen hier")):
        url = reverse("indicators:comparison", args=[tenant_a.code, row.pk])
        assert said in client.get(url).content.decode()


def test_without_any_figure_the_page_says_what_to_do(client, anna, url):
    client.force_login(anna)
    assert "Nog niets om mee te vergelijken" in client.get(url).content.decode()
    assert client.get(url, {"vorm": "csv"}).status_code == 404
    assert client.get(url, headers=HTMX).content.decode().strip() == ""


def test_other_tenant_and_role_are_refused(client, carla, tenant_a, url):
    client.force_login(carla)
    assert client.get(url).status_code == 404
    client.force_login(make_person(tenant_a, "Dirk", Role.SCHOOL))
    assert client.get(url).status_code == 403


def test_page_asks_as_many_queries_for_many_years_and_units(client, anna, url, item_count):
    for year in range(2015, 2015 + item_count):
        others(14 + item_count, year=year)
        share("PO2814", 357, 17_465, year=year)
    client.force_login(anna)
    client.get(url)
    with CaptureQueriesContext(connection) as queries:
        client.get(url)
    assert len(queries) == 11
