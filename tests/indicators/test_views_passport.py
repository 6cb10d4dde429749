"""The full passport of a figure: what it tells, its downloads, and that a withheld one tells nothing."""

import io
import json

import pytest
from django.core.management import call_command
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.urls import reverse
from django.utils import timezone

from indicators import hooks
from indicators.compute.measures import Origin
from indicators.models import Computation
from indicators.wording import passport
from osp.scope import scopes_disabled, tenant_scope
from tests.factories import IndicatorFactory, RubricScoreFactory
from tests.indicators.catalogue_samples import RUBRIC, delivery, figure, interval, national


def url(tenant, year=2019, code="deelname-sbo"):
    return reverse("indicators:passport", args=[tenant.code, national(code).pk, year])


def facts(response):
    return {fact.name: fact.lines for group in response.context["groups"] for fact in group.facts}


@scopes_disabled()
def round_of_computing(**fields):
    known = {"reason": "ingelezen: leerlingen-po-2019.csv", "years": [2019], "indicators": ["deelname-sbo"]}
    return Computation.objects.create(**(known | fields))


def test_passport_tells_source_definition_placement_and_who_may_see_it(client, anna, tenant_a):
    round_of_computing(reason="een andere ronde", years=[2018])
    round_of_computing()
    run = delivery(rows_skipped=3)
    figure(runs=[run.pk], missing=["Gouda"])
    client.force_login(anna)
    told = facts(client.get(url(tenant_a)))
    assert told["Cijfer"] == ("2,04% (357 van 17.465)",)
    assert told["Peildatum"] == ("1 oktober 2019",)
    assert told["Teller"] == ("357 leerlingen sbo, schoolgaand",)
    assert told["Versie"] == ("deelname-sbo/1",)
    assert told["Formule"] == ("sbo / (bo + sbo)",)
    assert "leerlingen-po-2019.csv" in told["Leveringen"][0]
    assert "3 rijen weggelaten" in told["Leveringen"][0]
    assert told["Hoe ingedeeld"] == (passport.PLACEMENT[Origin.SCHOOL],)
    assert told["Ontbreekt"] == ("zonder Gouda",)
    assert told["Aanleiding"] == ("ingelezen: leerlingen-po-2019.csv",)
    assert told["Wie dit ziet"] == ("Iedereen: dit cijfer komt uit open data.",)
    assert told["Correcties"] == ("nog geen",)


def test_passport_of_pupils_in_vo_names_the_vsv_file_that_places_schools(client, carla, tenant_b):
    figure(code="deelname-pro", unit=tenant_b.swv.code)
    client.force_login(carla)
    (placed,) = facts(client.get(url(tenant_b, code="deelname-pro")))["Hoe ingedeeld"]
    assert placed.endswith(passport.VSV_FIRST)


def test_an_own_figure_says_which_roles_see_it(client, anna, tenant_a):
    figure(swv=tenant_a.swv)
    client.force_login(anna)
    (line,) = facts(client.get(url(tenant_a)))["Wie dit ziet"]
    assert line.startswith("Alleen mensen van Voorbeeld PO A die indicatoren mogen zien: beheerder, directeur,")
    assert "school," not in line


def test_a_correction_tells_what_stood_there_and_why_it_changed(client, anna, tenant_a):
    because = round_of_computing(reason="ingelezen: nieuw.csv")
    figure(value=2.0, low=2.0, high=2.0, numerator_low=349, numerator_high=349, superseded_at=timezone.now(),
           superseded_by=because)  # fmt: skip
    figure()
    client.force_login(anna)
    (line,) = facts(client.get(url(tenant_a)))["Correcties"]
    assert "stond hier 2,00% (349 van 17.465)" in line
    assert line.endswith("(ingelezen: nieuw.csv)")


def test_passport_names_the_packs_that_showed_it_without_confidential_points(client, anna, tenant_a):
    row = figure()

    def packs(ids):
        place = {"figure_id": row.pk, "indicator_id": 1, "indicator": "", "year": 2019, "shown": "2,04%", "meeting_id": 1,
                 "day": timezone.localdate().replace(year=2026, month=12, day=10), "version": 2}  # fmt: skip
        assert row.pk in ids
        return [
            hooks.PackPlace(**place, body="ALV", is_confidential=False),
            hooks.PackPlace(**place, body="Bestuur", is_confidential=True),
        ]

    hooks.PACKS.register(packs)
    client.force_login(anna)
    try:
        assert facts(client.get(url(tenant_a)))["Staat in stukken"] == ("ALV 10 december 2026, versie 2: 2,04%",)
    finally:
        hooks.PACKS.forget(packs)


@pytest.mark.parametrize(
    "hidden", [{"is_withheld": True}, {"kind": "withheld"}, {"numerator_low": 3, "numerator_high": 3}]
)
def test_a_withheld_figure_says_why_and_nothing_more(client, anna, tenant_a, hidden):
    run = delivery()
    figure(value=2.1, low=2.1, high=2.1, superseded_at=timezone.now())
    figure(**({"numerator_low": 421, "numerator_high": 421, "runs": [run.pk]} | hidden))
    client.force_login(anna)
    page = client.get(url(tenant_a))
    assert list(facts(page)) == ["Cijfer", "Periode", "Waarom"]
    assert "Waarom zie ik dit niet?" in page.content.decode()
    for vorm in ("", "csv", "json"):
        text = client.get(url(tenant_a), {"vorm": vorm} if vorm else {}).content.decode()
        assert [
            part for part in ("421", "17.465", "17465", "2,1", "2.1", "leerlingen-po-2019", "duo-po") if part in text
        ] == []


def test_passport_leaves_as_csv_excel_and_json(client, anna, tenant_a):
    interval()
    client.force_login(anna)
    lines = client.get(url(tenant_a, 2024), {"vorm": "csv"}).content.decode("utf-8-sig").splitlines()
    assert lines[:2] == ["Onderdeel;Wat;Antwoord", "Cijfer;Cijfer;1,05–4,92% (230 tot 887 van 17.380 tot 22.519)"]
    assert "Cijfer;Schatting;schatting: circa 1,89%" in lines
    told = json.loads(client.get(url(tenant_a, 2024), {"vorm": "json"}).content)
    assert (told["unit"], told["year"], told["low"], told["facts"]["Cijfer"]["Periode"]) == (
        "PO2814", 2024, 1.052, ["2024-2025"],
    )  # fmt: skip
    assert client.get(url(tenant_a, 2024), {"vorm": "xlsx"}).status_code == 200
    assert client.get(url(tenant_a, 2024), {"vorm": "pdf"}).status_code == 404


def test_nederland_has_a_passport_of_its_own(client, anna, tenant_a):
    figure(unit="NL", year=2018, value=2.5, low=2.5, high=2.5)
    client.force_login(anna)
    assert facts(client.get(url(tenant_a, 2018), {"van": "NL"}))["Van"] == ("Nederland",)
    assert client.get(url(tenant_a, 2018)).status_code == 404


def test_a_score_has_its_day_author_and_sentence(client, anna, tenant_a):
    with tenant_scope(tenant_a.swv):
        row = IndicatorFactory(swv=tenant_a.swv, rubric=RUBRIC)
        RubricScoreFactory(swv=tenant_a.swv, indicator=row, user=anna)
    client.force_login(anna)
    page = reverse("indicators:passport", args=[tenant_a.code, row.pk, 2025])
    assert "Besproken in het directieberaad." in client.get(page).content.decode()
    assert client.get(page, {"vorm": "csv"}).content.decode("utf-8-sig").splitlines()[1] == (
        "2026-03-12;2;Men kent elkaar.;Besproken in het directieberaad.;Anna"
    )
    assert client.get(reverse("indicators:passport", args=[tenant_a.code, row.pk, 2019])).status_code == 404


def test_passport_asks_as_many_queries_for_five_as_for_one(client, anna, tenant_a, item_count):
    runs = [delivery().pk for _ in range(item_count)]
    for number in range(item_count):
        figure(value=1.0 + number, numerator_low=300 + number, superseded_at=timezone.now())
        round_of_computing(years=[2010 + number])
    figure(runs=runs)
    client.force_login(anna)
    client.get(url(tenant_a))
    with CaptureQueriesContext(connection) as queries:
        client.get(url(tenant_a))
    assert len(queries) == 17


SBO = [(2016, 33869), (2017, 33965), (2018, 34958), (2019, 35731), (2020, 35671), (2021, 35400)]


@pytest.fixture
def national_series(db, tmp_path):
    path = tmp_path / "reeks.csv"
    rows = [f"leerlingen_sbo;{year};{number};leerlingen 1-10;ocwincijfers.nl" for year, number in SBO]
    path.write_text("\n".join(["INDICATOR;JAAR;WAARDE;EENHEID;BRON", *rows]))
    call_command("import", str(path), stdout=io.StringIO())


@pytest.mark.usefixtures("national_series")
def test_passport_of_a_national_series_is_of_nederland_with_the_source_of_its_row(client, anna, tenant_a):
    client.force_login(anna)
    told = facts(client.get(url(tenant_a, 2021, "landelijk-sbo")))
    assert (told["Cijfer"], told["Van"]) == (("35.400 leerlingen",), ("Nederland",))
    assert told["Hoe ingedeeld"] == ("Het getal is gepubliceerd voor heel Nederland en niet verdeeld.",)
    assert told["De bron zegt erbij"] == ("leerlingen 1-10; bron: ocwincijfers.nl",)


@pytest.mark.usefixtures("national_series")
def test_card_of_a_national_series_draws_it_and_compares_it_with_nobody(client, anna, tenant_a):
    client.force_login(anna)
    pk = national("landelijk-sbo").pk
    page = client.get(reverse("indicators:detail", args=[tenant_a.code, pk]))
    assert (page.context["point"].year, page.context["point"].figure.value) == (2021, 35400)
    assert page.context["caption"].startswith("Het aantal leerlingen daalt twee jaar op rij, van 35.731 in 2019")
    text = page.content.decode()
    assert "Nederland · 1 oktober 2021" in text
    assert reverse("indicators:forecast", args=[tenant_a.code, pk]) in text
    assert reverse("indicators:comparison", args=[tenant_a.code, pk]) not in text


@pytest.mark.usefixtures("national_series")
def test_forecast_of_a_national_series_draws_the_years_it_rests_on(client, anna, tenant_a):
    client.force_login(anna)
    page = client.get(reverse("indicators:forecast", args=[tenant_a.code, national("landelijk-sbo").pk]))
    assert page.context["used"] == "Gebruikt: zes exacte cijfers (2016 tot en met 2021)."
    assert "33.869" in page.context["chart"]
    assert "Bekijk de scenario’s" not in page.content.decode()


@pytest.mark.usefixtures("national_series")
def test_list_shows_a_national_series_under_nederland(client, anna, tenant_a):
    client.force_login(anna)
    page = client.get(reverse("indicators:list", args=[tenant_a.code]), {"toon": "alle"})
    (row,) = [row for group in page.context["groups"] for row in group.rows if row.indicator.code == "landelijk-sbo"]
    assert (row.own.text, row.nation.text, row.period) == ("n.v.t.", "35.400", "2021-2022")
