"""The page of a meetbare indicator: figure, passport, chart as table, split, downloads."""

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.urls import reverse

from osp.enums import Role
from osp.scope import tenant_scope
from tests.conftest import make_person
from tests.factories import IndicatorFactory
from tests.indicators.catalogue_samples import benchmark, delivery, figure, interval, national, schools


@pytest.fixture
def url(tenant_a):
    return reverse("indicators:detail", args=[tenant_a.code, national("deelname-sbo").pk])


def download(tenant, name, code="deelname-sbo"):
    return reverse(f"indicators:{name}", args=[tenant.code, national(code).pk])


def lines(response):
    return response.content.decode("utf-8-sig").splitlines()


def test_page_shows_the_figure_with_its_pupils_and_its_place(client, anna, url):
    figure()
    figure(unit="NL", value=2.4956, low=2.4956, high=2.4956, numerator_low=35733, numerator_high=35733)
    benchmark()
    client.force_login(anna)
    response = client.get(url)
    context = response.context
    assert (context["parts"].number, context["parts"].caption) == ("2,04", "357 van 17.465 leerlingen")
    assert context["place"] == "PO2814 zit in de middelste helft."
    assert context["national_text"] == "2,50% (35.733 van 17.465)"
    assert context["caption"].startswith("De deelname was 2,04% (357 van 17.465) in 2019;")
    text = response.content.decode()
    assert "1 oktober 2019" in text
    assert "definitief" in text


def test_an_interval_shows_both_ends_and_a_labelled_estimate(client, anna, url):
    figure()
    interval()
    client.force_login(anna)
    response = client.get(url)
    assert (response.context["parts"].number, response.context["cell"].estimate) == ("1,05–4,92", "1,89%")
    assert "schatting" in response.content.decode()
    assert response.context["spread"] == ""


def test_another_year_is_chosen_in_the_url(client, anna, url):
    figure()
    interval()
    client.force_login(anna)
    assert client.get(url, {"jaar": "2019"}).context["cell"].text == "2,04%"
    for unknown in ("1999", "twee", "²"):
        assert client.get(url, {"jaar": unknown}).context["cell"].text == "1,05–4,92%"


def test_passport_comes_alone_as_a_fragment(client, anna, url):
    run = delivery()
    figure(runs=[run.pk])
    client.force_login(anna)
    text = client.get(url, {"jaar": "2019"}, headers={"HX-Request": "true"}).content.decode()
    assert text.lstrip().startswith('<section class="drawer" id="paspoort"')
    assert "leerlingen-po-2019.csv" in text
    assert "<html" not in text


def test_a_missing_municipality_is_said_in_words(client, anna, url):
    interval(missing=["Ridderkerk"])
    interval(unit="NL", missing=["Ridderkerk"])
    figure(unit="NL", year=2025, kind="unknown", missing=["Gouda"])
    client.force_login(anna)
    assert client.get(url).context["incomplete"] == [
        "In 2024 ontbreekt de gemeente Ridderkerk; Nederland en PO2814 zijn onvolledig."
    ]


def test_an_invented_figure_carries_the_word(client, anna, url):
    figure(is_example=True)
    client.force_login(anna)
    response = client.get(url)
    assert response.context["status"] == "voorbeeld"
    assert response.context["example_note"] == "voorbeeld"


def test_counted_by_school_is_called_unfit_to_compare(client, anna, tenant_a):
    figure("deelname-so-schoolgaand")
    client.force_login(anna)
    url = reverse("indicators:detail", args=[tenant_a.code, national("deelname-so-schoolgaand").pk])
    assert "niet geschikt om samenwerkingsverbanden te vergelijken" in client.get(url).content.decode()


def test_page_without_figure_says_what_to_do_first(client, anna, url):
    client.force_login(anna)
    assert "Lees eerst een levering in" in client.get(url).content.decode()


def test_split_hides_small_numbers_on_the_page_and_in_the_download(client, anna, tenant_a, url):
    figure()
    schools([3, 120, 6, 90])
    client.force_login(anna)
    response = client.get(url)
    assert [row.text for row in response.context["split_rows"]] == ["120", "90", "onderdrukt", "onderdrukt"]
    assert response.context["split_caption"].startswith("2 aantallen zijn weggelaten.")
    assert "Waarom zie ik dit niet?" in response.content.decode()
    assert lines(client.get(download(tenant_a, "breakdown"))) == [
        (
            "Niveau;Schoolbestuur;Nummer;Vestiging;Code;Plaats;Aantal;sbo ten minste;sbo ten hoogste;bo + sbo ten minste;"
            "bo + sbo ten hoogste;Aandeel;Ingedeeld via"
        ),
        "schoolbestuur;40001;40001;;;;120;120;120;;;;",
        "vestiging;40001;40001;School B;11XX00;Gouda;120;120;120;;;;postcode",
        "schoolbestuur;40003;40003;;;;90;90;90;;;;",
        "vestiging;40003;40003;School D;13XX00;Gouda;90;90;90;;;;postcode",
        "schoolbestuur;40000;40000;;;;onderdrukt;;;;;;",
        "schoolbestuur;40002;40002;;;;onderdrukt;;;;;;",
        "totaal;;;;;;219;219;219;;;;",
    ]


def test_split_of_a_share_has_its_denominator_and_folds_out_without_script(client, anna, tenant_a, url):
    figure()
    schools([60, 40], boards=["40000", "40001"])
    schools([0, 0, 940], measure="bo", boards=["40000", "40001", "40000"])
    client.force_login(anna)
    response = client.get(url)
    first = response.context["split_rows"][0]
    assert (first.text, first.whole, first.share) == ("60", "1.000", "6,00%")
    assert (first.strip.low, first.strip.whole) == ("6.0", "11.7")
    assert '<details class="fold-schools"><summary>' in response.content.decode()
    rows = lines(client.get(download(tenant_a, "breakdown")))
    assert rows[1] == "schoolbestuur;40000;40000;;;;60;60;60;1000;1000;6,00%;"
    assert rows[-1] == "totaal;;;;;;100;100;100;1040;1040;9,62%;"


def test_all_years_leave_in_one_table_and_withhold_what_each_year_withholds(client, anna, tenant_a, url):
    figure()
    schools([60, 120], year=2018)
    schools([3, 120, 6, 90])
    client.force_login(anna)
    assert "jaren=alle" in client.get(url).content.decode()
    assert lines(client.get(download(tenant_a, "breakdown"), {"jaren": "alle"})) == [
        (
            "Niveau;Schoolbestuur;Nummer;Vestiging;Code;Eerder;2018-2019 ten minste;2018-2019 ten hoogste;"
            "2019-2020 ten minste;2019-2020 ten hoogste"
        ),
        "schoolbestuur;40000;40000;;;;60;60;onderdrukt;",
        "vestiging;40000;40000;School A;10XX00;;60;60;onderdrukt;",
        "schoolbestuur;40001;40001;;;;120;120;120;120",
        "vestiging;40001;40001;School B;11XX00;;120;120;120;120",
        "schoolbestuur;40002;40002;;;;;;onderdrukt;",
        "vestiging;40002;40002;School C;12XX00;;;;onderdrukt;",
        "schoolbestuur;40003;40003;;;;;;90;90",
        "vestiging;40003;40003;School D;13XX00;;;;90;90",
    ]


@pytest.mark.parametrize("role", [Role.BOARD_MEMBER, Role.SCHOOL_BOARD, Role.SCHOOL_BOARD_STAFF])
def test_who_knows_one_schoolbestuur_gets_no_split_that_tells_of_another(client, tenant_a, url, role):
    figure()
    schools([1, 1, 1, 90])
    client.force_login(make_person(tenant_a, "Els", role))
    response = client.get(url)
    assert response.context["split"].closed == "small_numbers"
    assert "Waarom zie ik dit niet?" in response.content.decode()
    assert "School D" not in response.content.decode()
    for asked in ({}, {"jaren": "alle"}):
        assert client.get(download(tenant_a, "breakdown"), asked).status_code == 404


def test_figures_leave_as_plain_numbers(client, anna, tenant_a):
    figure()
    interval()
    figure(year=2020, kind="unknown", value=None, low=None, high=None, numerator_low=None, numerator_high=None,
           denominator_low=None, denominator_high=None)  # fmt: skip
    figure(year=2021, kind="withheld")
    client.force_login(anna)
    assert lines(client.get(download(tenant_a, "figures")))[1:] == [
        "2024-2025;230;887;17380;22519;interval;;1,052;4,918;1,892;;definitief;v1",
        "2021-2022;;;;;onderdrukt;;;;;;definitief;v1",
        "2020-2021;;;;;onbekend;;;;;;;v1",
        "2019-2020;357;357;17465;17465;exact;2,0441;2,0441;2,0441;;;definitief;v1",
    ]


def test_a_withheld_figure_lends_no_digit_to_the_page(client, anna, url):
    figure(kind="withheld", value=0.0172, low=0.0172, high=0.0172, numerator_low=3, numerator_high=3)
    client.force_login(anna)
    text = client.get(url).content.decode()
    assert "onderdrukt" in text
    assert [part for part in ("0,02%", "3 van 17.465", "17.465") if part in text] == []


def test_figures_of_another_sector_or_tenant_are_not_there(client, anna, carla, tenant_a, tenant_b, url):
    with tenant_scope(tenant_b.swv):
        foreign = IndicatorFactory(swv=tenant_b.swv)
    client.force_login(anna)
    for row in (foreign, national("deelname-pro")):
        for name in ("detail", "figures", "breakdown", "score"):
            assert client.get(reverse(f"indicators:{name}", args=[tenant_a.code, row.pk])).status_code == 404
    client.force_login(carla)
    assert client.get(url).status_code == 404


def test_a_role_without_indicators_is_refused(client, tenant_a, url):
    client.force_login(make_person(tenant_a, "Dirk", Role.SCHOOL))
    assert client.get(url).status_code == 403
    assert client.get(download(tenant_a, "breakdown")).status_code == 403
    assert client.get(download(tenant_a, "figures")).status_code == 403


def test_page_asks_as_many_queries_for_five_as_for_one(client, anna, tenant_a, url, item_count):
    runs = [delivery().pk for _ in range(item_count)]
    for year in range(2015, 2015 + item_count):
        figure(year=year, runs=runs)
        figure(year=year, unit="NL", runs=runs)
    schools([100 + number for number in range(item_count)])
    client.force_login(anna)
    client.get(url)
    with CaptureQueriesContext(connection) as queries:
        client.get(url)
    assert len(queries) == 17
