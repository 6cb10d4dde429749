"""The catalogue page: what it shows, its filters, its downloads, and who may see it."""

import io

import openpyxl
import pytest
import time_machine
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.urls import reverse
from django.utils import timezone

from indicators.models import Indicator
from indicators.services.catalogue import version_of
from osp.enums import Role
from osp.scope import tenant_scope
from tests.conftest import make_person
from tests.factories import (
    AdoptionFactory,
    IndicatorFactory,
    IndicatorLinkFactory,
    MeasuredIndicatorFactory,
    RubricScoreFactory,
)
from tests.indicators.catalogue_samples import RUBRIC, figure, interval, national

NEW = {"name": "Ouders weten wie belt", "question": "Wie belt?", "measurement_frequency": ""} | {
    f"sentence_{level}": sentence for level, sentence in enumerate(RUBRIC, start=1)
}


@pytest.fixture(autouse=True)
def _today():
    with time_machine.travel("2026-11-22 12:00:00+01:00", tick=False):
        yield


@pytest.fixture
def url(tenant_a):
    return reverse("indicators:list", args=[tenant_a.code])


def own_indicator(tenant, **fields):
    with tenant_scope(tenant.swv):
        return IndicatorFactory(swv=tenant.swv, rubric=RUBRIC, **fields)


def rows(response):
    return [row for group in response.context["groups"] for row in group.rows]


def names(response):
    return [row.indicator.name for row in rows(response)]


def test_list_shows_the_latest_figure_with_nederland_of_the_same_year(client, anna, url):
    figure()
    interval()
    figure(unit="NL", value=2.4922, low=2.4922, high=2.4922)
    client.force_login(anna)
    row = rows(client.get(url))[0]
    assert (row.year, row.own.text, row.own.estimate, row.own.of) == (
        2024,
        "1,05–4,92%",
        "1,89%",
        "230–887 van 17.380–22.519",
    )
    assert row.nation is None
    interval(unit="NL", missing=["Ridderkerk"])
    row = rows(client.get(url))[0]
    assert (row.nation.text, row.nation.tag) == ("1,05–4,92%", "onvolledig")


def test_list_holds_the_own_sector_and_own_indicators_alone(client, anna, carla, tenant_a, tenant_b, url):
    own_indicator(tenant_a, name="Van A")
    own_indicator(tenant_b, name="Van B")
    client.force_login(anna)
    shown = names(client.get(url, {"toon": "alle"}))
    assert "Deelname speciaal basisonderwijs" in shown
    assert "Van A" in shown
    assert not {"Deelname praktijkonderwijs", "Van B"} & set(shown)


def test_list_without_any_figure_says_what_to_do_first(client, anna, url):
    client.force_login(anna)
    text = client.get(url).content.decode()
    assert "Lees eerst een levering in" in text
    figure()
    assert "Lees eerst een levering in" not in client.get(url).content.decode()


@pytest.mark.parametrize(
    ("query", "expected"),
    [
        ({"soort": "merkbaar"}, ["Van A"]),
        ({"q": "SBO"}, ["Deelname speciaal basisonderwijs"]),
        ({"q": "leerlingen-sbo", "soort": "meetbaar", "toon": "alle"}, ["Leerlingen speciaal basisonderwijs"]),
        ({"van": "landelijk"}, ["Deelname speciaal basisonderwijs"]),
        ({"van": "eigen"}, ["Van A"]),
        ({"thema": "deelname"}, ["Deelname speciaal basisonderwijs"]),
        ({"bron": "DUO, leerlingen po per vestiging"}, ["Deelname speciaal basisonderwijs"]),
        ({"laat": "ja"}, ["Deelname speciaal basisonderwijs"]),
        ({"q": "bestaat niet"}, []),
    ],
)
def test_list_is_filtered_by_its_url(client, anna, tenant_a, url, query, expected):
    figure()
    own_indicator(tenant_a, name="Van A")
    client.force_login(anna)
    assert names(client.get(url, query)) == expected


def test_list_shows_what_is_in_use_until_all_is_asked_for(client, anna, tenant_a, url):
    figure()
    with tenant_scope(tenant_a.swv):
        AdoptionFactory(swv=tenant_a.swv, indicator=national("tlv-toegekend"))
        IndicatorLinkFactory(swv=tenant_a.swv, indicator=national("leerlingen-bo"))
        AdoptionFactory(swv=tenant_a.swv, indicator=national("leerlingen-so"), ended_at=timezone.now())
    figure("leerlingen-sbo", kind="unknown", value=None, low=None, high=None)
    client.force_login(anna)
    response = client.get(url)
    assert {row.indicator.code for row in rows(response)} == {"deelname-sbo", "tlv-toegekend", "leerlingen-bo"}
    assert [group.theme for group in response.context["groups"]] == ["deelname", "toelaatbaarheid"]
    every = {row.indicator.code for row in rows(client.get(url, {"toon": "alle"}))}
    assert len(every) == response.context["total"]
    assert {"leerlingen-so", "leerlingen-sbo"} <= every


def test_list_shows_how_an_indicator_stands_in_the_plan(client, anna, tenant_a, url):
    figure()
    figure("leerlingen-bo", value=None, low=None, high=None, kind="unknown")
    with tenant_scope(tenant_a.swv):
        link = IndicatorLinkFactory(swv=tenant_a.swv, indicator=national("deelname-sbo"), baseline_year=2015)
        IndicatorLinkFactory(swv=tenant_a.swv, goal=link.goal, indicator=national("leerlingen-bo"))
    client.force_login(anna)
    (row,) = rows(client.get(url, {"stand": "on_track"}))
    (place,) = row.places
    assert (place.word, place.goal, place.goal_id) == ("op koers", "1.1 Minder verwijzingen naar het sbo", link.goal_id)
    assert place.sentence == "45 leerlingen (0,26 procentpunt) onder het pad van 2,30%. Dat is aan de goede kant."
    assert names(client.get(url, {"speerpunt": str(place.priority_id)})) == [
        "Deelname speciaal basisonderwijs",
        "Leerlingen basisonderwijs",
    ]
    assert names(client.get(url, {"speerpunt": "0"})) == []
    assert names(client.get(url, {"plan": "ja", "stand": "no_verdict"})) == ["Leerlingen basisonderwijs"]
    assert "op koers" in client.get(url).content.decode()


def test_list_marks_an_own_version_that_deviates(client, anna, tenant_a, url):
    original = national("deelname-sbo")
    with tenant_scope(tenant_a.swv):
        MeasuredIndicatorFactory(swv=tenant_a.swv, sector="PO", name="Onze deelname", adapted_from=original)
    client.force_login(anna)
    (row,) = rows(client.get(url, {"van": "afwijkend"}))
    assert row.indicator.name == "Onze deelname"
    assert row.deviation.startswith("wijkt af van landelijke definitie op noemer")


def test_list_as_fragment_is_the_table_alone(client, anna, url):
    client.force_login(anna)
    text = client.get(url, headers={"HX-Request": "true"}).content.decode()
    assert text.lstrip().startswith('<div id="lijst"')
    assert "<html" not in text


def test_list_leaves_as_csv_and_excel_as_it_is_filtered(client, anna, url):
    figure()
    client.force_login(anna)
    response = client.get(url, {"q": "deelname sbo", "vorm": "csv"})
    assert response.content.decode("utf-8-sig").splitlines() == [
        (
            "Indicator;Code;Thema;Soort;Van;Periode;Cijfer;Aantallen;Schatting;Levering;Nederland;Schatting Nederland;"
            "Stand;In het plan;Afwijking;Te laat;Bron"
        ),
        (
            "Deelname speciaal basisonderwijs;deelname-sbo;deelname;meetbaar;landelijk;2019-2020;2,04%;357 van 17.465;;;;;"
            ";;;2025-2026;DUO, leerlingen po per vestiging"
        ),
    ]
    book = openpyxl.load_workbook(io.BytesIO(client.get(url, {"q": "deelname sbo", "vorm": "xlsx"}).content))
    assert [cell.value for cell in book.active[2]][3:7] == ["meetbaar", "landelijk", "2019-2020", "2,04%"]
    assert client.get(url, {"vorm": "pdf"}).status_code == 404


def test_list_asks_as_many_queries_for_five_as_for_one(client, anna, tenant_a, url, item_count):
    with tenant_scope(tenant_a.swv):
        for number in range(item_count):
            row = IndicatorFactory(swv=tenant_a.swv, rubric=RUBRIC, name=f"Nummer {number}")
            RubricScoreFactory.create_batch(item_count, swv=tenant_a.swv, indicator=row)
    for year in range(2019, 2019 + item_count):
        figure(year=year)
        figure("leerlingen-bo", year=year)
    client.force_login(anna)
    client.get(url)
    with CaptureQueriesContext(
        connection,
    ) as queries:
        client.get(url)
    assert len(queries) == 11


def test_who_may_see_and_make_indicators(client, anna, bram, carla, tenant_a, url):
    school = make_person(tenant_a, "Dirk", Role.SCHOOL)
    create = reverse("indicators:create", args=[tenant_a.code])
    for user, seen, made in ((anna, 200, 200), (bram, 200, 403), (school, 403, 403), (carla, 404, 404)):
        client.force_login(user)
        assert (client.get(url).status_code, client.get(create).status_code) == (seen, made)


def test_a_reader_sees_no_button_to_make_one(client, bram, url):
    client.force_login(bram)
    assert "Nieuwe merkbare indicator" not in client.get(url).content.decode()


def test_create_makes_an_indicator_and_goes_there(client, anna, tenant_a):
    client.force_login(anna)
    response = client.post(reverse("indicators:create", args=[tenant_a.code]), NEW)
    with tenant_scope(tenant_a.swv):
        row = Indicator.objects.get(swv=tenant_a.swv)
    assert (row.name, row.rubric) == ("Ouders weten wie belt", RUBRIC)
    assert response.url == reverse("indicators:detail", args=[tenant_a.code, row.pk])


def test_a_refused_form_keeps_what_was_typed(client, anna, tenant_a):
    client.force_login(anna)
    typed = NEW | {"sentence_2": RUBRIC[0]}
    response = client.post(reverse("indicators:create", args=[tenant_a.code]), typed)
    assert response.status_code == 422
    assert response.context["form"].errors == {"sentence_1": ["Geef elke trede een eigen zin."]}
    assert response.context["form"]["question"].value() == "Wie belt?"


def test_edit_changes_an_own_indicator(client, anna, tenant_a):
    row = own_indicator(tenant_a)
    client.force_login(anna)
    url = reverse("indicators:edit", args=[tenant_a.code, row.pk])
    version = client.get(url).context["form"]["version"].value()
    assert client.post(url, NEW | {"version": version}).status_code == 302
    with tenant_scope(tenant_a.swv):
        assert Indicator.objects.get(pk=row.pk).name == "Ouders weten wie belt"


def test_two_editors_see_both_versions_and_choose(client, anna, tenant_a):
    row = own_indicator(tenant_a, name="Oud")
    client.force_login(anna)
    url = reverse("indicators:edit", args=[tenant_a.code, row.pk])
    response = client.post(url, NEW | {"version": version_of(row) + 1})
    assert response.status_code == 409
    text = response.content.decode()
    assert "Ouders" in text
    assert "Oud" in text
    chosen = {f"{name}__{whose}": value for name, value in NEW.items() for whose in ("mine", "theirs")}
    chosen |= {"name__keep": "own", "name__own": "Een derde", "version": response.context["conflict"].version}
    chosen |= {key: value for key, value in NEW.items() if key != "name"}
    assert client.post(url, chosen).status_code == 302
    with tenant_scope(tenant_a.swv):
        assert Indicator.objects.get(pk=row.pk).name == "Een derde"


def test_scored_sentences_cannot_be_typed_over(client, anna, tenant_a):
    row = own_indicator(tenant_a)
    with tenant_scope(tenant_a.swv):
        RubricScoreFactory(swv=tenant_a.swv, indicator=row)
    client.force_login(anna)
    url = reverse("indicators:edit", args=[tenant_a.code, row.pk])
    assert client.post(url, NEW | {"version": version_of(row), "sentence_1": "Anders."}).status_code == 302
    with tenant_scope(tenant_a.swv):
        assert Indicator.objects.get(pk=row.pk).rubric == RUBRIC


def test_edit_is_not_there_for_national_and_foreign_indicators(client, anna, bram, tenant_a, tenant_b):
    client.force_login(anna)
    for row in (national("deelname-sbo"), own_indicator(tenant_b)):
        assert client.get(reverse("indicators:edit", args=[tenant_a.code, row.pk])).status_code == 404
    client.force_login(bram)
    assert client.get(reverse("indicators:edit", args=[tenant_a.code, own_indicator(tenant_a).pk])).status_code == 403


@pytest.mark.parametrize(
    ("code", "release", "late"),
    [
        ("landelijk-sbo", "landelijke-reeksen 2023-10-01 definitief", ""),
        ("tlv-sbo", "tlv 2024-08-01 definitief", "2025-2026"),
        ("leerlingen-sbo", "een-bron-van-vroeger 2019-10-01 definitief", "2025-2026"),
    ],
)
def test_a_figure_is_late_by_the_rhythm_of_its_source_alone(client, anna, url, code, release, late):
    figure(code, unit="NL" if code.startswith("landelijk") else "PO2814", year=2021, release=release)
    client.force_login(anna)
    (row,) = [each for each in rows(client.get(url, {"toon": "alle"})) if each.indicator.code == code]
    assert row.late == late
