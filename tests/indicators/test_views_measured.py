"""The pages of own meetbare indicatoren: forms, what is told while typing."""

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.urls import reverse

from indicators import usage
from indicators.models import Indicator
from indicators.services.catalogue_measured import measured_version, newest_definition
from osp.enums import Role
from osp.models import Job
from osp.scope import tenant_scope
from tests.conftest import make_person
from tests.factories import FigureFactory, MeasuredIndicatorFactory
from tests.indicators.catalogue_samples import figure, national

TYPED = {
    "name": "Sbo op honderd bo",
    "question": "",
    "text": "Leerlingen sbo, gedeeld door leerlingen bo.",
    "formula": "sbo / bo",
    "counted": "",
    "unit": "percent",
    "direction": "down",
    "source_text": "DUO",
    "reference_day": "1 oktober",
    "measurement_frequency": "jaarlijks",
    "theme": "deelname",
    "statutory_task": "E, c",
    "inspection_standard": "",
    "limits": "",
}


def address(tenant, name, *args):
    return reverse(f"indicators:{name}", args=[tenant.code, *args])


@pytest.fixture
def create_url(tenant_a):
    return address(tenant_a, "create") + "?soort=meetbaar"


@pytest.fixture
def own(tenant_a):
    with tenant_scope(tenant_a.swv):
        return MeasuredIndicatorFactory(swv=tenant_a.swv, sector="PO", code="pilot")


def stored(tenant, **wanted):
    with tenant_scope(tenant.swv):
        return Indicator.objects.get(swv=tenant.swv, **wanted)


def version_of(tenant, row):
    with tenant_scope(tenant.swv):
        row = Indicator.objects.get(pk=row.pk)
        return measured_version(row, newest_definition(row))


def check(client, tenant, **typed):
    return client.post(address(tenant, "check"), TYPED | typed, headers={"HX-Request": "true"})


def test_a_measured_indicator_is_made_and_its_figures_are_asked_for(client, anna, tenant_a, create_url):
    client.force_login(anna)
    page = client.get(create_url).content.decode()
    assert "Nieuwe meetbare indicator" in page
    assert "<code>so_betalend</code>" in page
    assert "<code>vso</code>" not in page
    response = client.post(create_url, TYPED)
    row = stored(tenant_a)
    assert response.url == address(tenant_a, "detail", row.pk)
    with tenant_scope(tenant_a.swv):
        definition = newest_definition(row)
        assert (definition.formula, definition.statutory_task) == ("sbo / bo", "c, e")
        assert Job.objects.get(kind="indicators.define").argument == row.pk


@pytest.mark.parametrize(
    ("typed", "errors"),
    [
        (
            {"formula": "sbo / (bo +"},
            {
                "formula": [
                    "De formule houdt hier op, maar er hoort nog een maat, een getal of een haakje openen. (teken 12)"
                ]
            },
        ),
        ({"formula": "sbo + bo"}, {"unit": ["De formule geeft leerlingen; dat past niet bij de eenheid procent."]}),
        (
            {"formula": "x" * 501},
            {"formula": ["De formule is te lang: 501 tekens. Er passen 500 tekens in. (teken 501)"]},
        ),
        (
            {"formula": "", "counted": ""},
            {"counted": ["Schrijf wat u telt, in het meervoud: leerlingen, gesprekken, euro."]},
        ),
        (
            {"name": "", "text": ""},
            {"name": ["Geef de indicator een naam."], "text": ["Schrijf in één zin wat u precies telt."]},
        ),
        (
            {"statutory_task": "h"},
            {"statutory_task": ["Schrijf alleen letters van a tot en met g, met een komma ertussen: c, e."]},
        ),
        (
            {"name": "Deelname speciaal basisonderwijs"},
            {"name": ["Er is al een indicator met de naam Deelname speciaal basisonderwijs."]},
        ),
    ],
)
def test_a_refused_form_keeps_what_was_typed_and_stores_nothing(client, anna, tenant_a, create_url, typed, errors):
    client.force_login(anna)
    response = client.post(create_url, TYPED | typed)
    assert (response.status_code, dict(response.context["form"].errors)) == (422, errors)
    assert response.context["form"]["source_text"].value() == "DUO"
    with tenant_scope(tenant_a.swv):
        assert not Indicator.objects.filter(swv=tenant_a.swv).exists()


def test_while_typing_the_formula_is_said_in_words_with_the_own_figures(client, anna, tenant_a):
    figure(numerator_low=357, numerator_high=357)
    figure(
        "leerlingen-bo",
        value=17108.0,
        low=17108.0,
        high=17108.0,
        numerator_low=17108,
        numerator_high=17108,
        denominator_low=None,
        denominator_high=None,
    )
    client.force_login(anna)
    lint = check(client, tenant_a).context["lint"]
    assert lint.words == (
        "Leerlingen speciaal basisonderwijs, schoolgaand, gedeeld door leerlingen basisonderwijs, schoolgaand"
    )
    assert lint.preview == "Met uw cijfers: 2,09% (357 van 17.108) in 2019-2020."
    assert [remark.code for remark in lint.remarks] == ["not-discussed"]


def test_while_typing_an_error_is_marked_at_its_place(client, anna, tenant_a):
    client.force_login(anna)
    response = check(client, tenant_a, formula="sbo / (bo + sboo)")
    text = response.content.decode()
    assert "Teken 13: De maat ‘sboo’ is niet bekend. Bedoelt u sbo?" in text
    assert "sbo / (bo + sboo)\n            ^" in text
    assert 'id="kantlijn-toets" hx-swap-oob="true"' in text


def test_while_typing_what_is_missing_is_told(client, anna, tenant_a, own):
    client.force_login(anna)
    lint = check(client, tenant_a, name=own.name, formula="bo + sbo", source_text="").context["lint"]
    assert lint.problem == "De formule geeft leerlingen; dat past niet bij de eenheid procent."
    assert [remark.code for remark in lint.remarks] == ["name-taken", "no-denominator", "no-source", "not-discussed"]
    lint = check(client, tenant_a, formula="sbo / bo").context["lint"]
    assert lint.preview == (
        "Nog geen cijfers van leerlingen speciaal basisonderwijs, schoolgaand en leerlingen basisonderwijs, schoolgaand. "
        "Tot dan is het cijfer onbekend."
    )


def test_a_preview_about_a_few_pupils_is_withheld(client, anna, tenant_a):
    count = {"denominator_low": None, "denominator_high": None}
    figure("leerlingen-sbo", value=7.0, low=7.0, high=7.0, numerator_low=7, numerator_high=7, **count)
    figure("leerlingen-so", value=9.0, low=9.0, high=9.0, numerator_low=9, numerator_high=9, **count)
    client.force_login(anna)
    lint = check(client, tenant_a, formula="so - sbo", unit="count").context["lint"]
    assert lint.preview == "Met uw cijfers: onderdrukt in 2019-2020."
    figure("leerlingen-bo", value=3.0, low=3.0, high=3.0, numerator_low=3, numerator_high=3, **count)
    assert "Nog geen cijfers" in check(client, tenant_a, formula="bo", unit="count").context["lint"].preview


def test_the_check_of_an_own_indicator_knows_that_it_is_discussed(client, anna, tenant_a, own):
    def source():
        return [own.pk]

    usage.DISCUSSED.register(source)
    client.force_login(anna)
    try:
        lint = check(client, tenant_a, name=own.name, indicator=own.pk).context["lint"]
    finally:
        usage.DISCUSSED.forget(source)
    assert lint.remarks == ()
    assert check(client, tenant_a, indicator=national("deelname-sbo").pk).status_code == 404


def test_a_national_indicator_is_adapted_from_its_own_definition(client, anna, tenant_a):
    row = national("deelname-sbo")
    url = address(tenant_a, "adapt", row.pk)
    client.force_login(anna)
    form = client.get(url).context["form"]
    assert (form["name"].value(), form["formula"].value(), form["direction"].value()) == (
        "Deelname speciaal basisonderwijs (eigen definitie)", "sbo / (bo + sbo)", "down",
    )  # fmt: skip
    typed = TYPED | {"name": "Sbo hier", "formula": "sbo / bo", "source_text": form["source_text"].value()}
    assert client.post(url, typed).status_code == 302
    copy = stored(tenant_a)
    text = client.get(address(tenant_a, "definition", copy.pk)).content.decode()
    assert "Wijkt af van landelijke definitie op noemer" in text
    assert copy.name in client.get(address(tenant_a, "definition", row.pk)).content.decode()


def test_only_national_measured_indicators_are_there_to_adapt(client, anna, tenant_a, own):
    client.force_login(anna)
    assert client.get(address(tenant_a, "adapt", own.pk)).status_code == 404
    assert client.get(address(tenant_a, "adapt", national("deelname-pro").pk)).status_code == 404


def test_editing_in_use_asks_for_a_year_and_makes_a_version(client, anna, tenant_a, own):
    with tenant_scope(tenant_a.swv):
        FigureFactory(swv=tenant_a.swv, definition=newest_definition(own))
    client.force_login(anna)
    url = address(tenant_a, "edit", own.pk)
    assert "Nieuwe versie geldt vanaf" in client.get(url).content.decode()
    typed = TYPED | {"name": own.name, "formula": "sbo / (bo + sbo)", "version": version_of(tenant_a, own)}
    refused = client.post(url, typed)
    assert (refused.status_code, list(refused.context["form"].errors)) == (422, ["valid_from"])
    assert client.post(url, typed | {"valid_from": "2022"}).status_code == 302
    with tenant_scope(tenant_a.swv):
        assert list(own.definitions.order_by("version").values_list("formula", "valid_from")) == [
            ("sbo / bo", 2011),
            ("sbo / (bo + sbo)", 2022),
        ]
    card = client.get(address(tenant_a, "definition", own.pk)).content.decode()
    assert "v2, vanaf 2022-2023: de reeks heeft daar een breuk" in card


def test_two_editors_see_both_versions(client, anna, tenant_a, own):
    client.force_login(anna)
    url = address(tenant_a, "edit", own.pk)
    response = client.post(url, TYPED | {"version": version_of(tenant_a, own) + 1})
    assert response.status_code == 409
    assert [field.name for field in response.context["conflict"].fields][:2] == ["name", "text"]
    chosen = {f"{name}__{whose}": value for name, value in TYPED.items() for whose in ("mine", "theirs")}
    chosen |= TYPED | {"name__keep": "mine", "version": response.context["conflict"].version}
    assert client.post(url, chosen).status_code == 302
    assert stored(tenant_a, pk=own.pk).name == TYPED["name"]


def test_a_reader_sees_the_definition_without_buttons(client, bram, tenant_a, own):
    client.force_login(bram)
    text = client.get(address(tenant_a, "definition", own.pk)).content.decode()
    assert "sbo / bo" in text
    assert "Wijzig" not in text
    for name in ("edit", "archive"):
        assert client.get(address(tenant_a, name, own.pk)).status_code == 403
    assert client.post(address(tenant_a, "check"), TYPED).status_code == 403


def test_others_find_nothing(client, carla, tenant_a, tenant_b, own):
    school = make_person(tenant_a, "Dirk", Role.SCHOOL)
    client.force_login(school)
    assert client.get(address(tenant_a, "definition", own.pk)).status_code == 403
    client.force_login(carla)
    for name in ("definition", "edit", "archive"):
        assert client.get(address(tenant_b, name, own.pk)).status_code == 404
    assert client.post(address(tenant_b, "restore", own.pk)).status_code == 404


def test_check_asks_as_many_queries_for_five_indicators_as_for_one(client, anna, tenant_a, item_count):
    with tenant_scope(tenant_a.swv):
        for number in range(item_count):
            MeasuredIndicatorFactory(swv=tenant_a.swv, sector="PO", name=f"Nummer {number}")
    figure(numerator_low=357, numerator_high=357)
    client.force_login(anna)
    check(client, tenant_a)
    with CaptureQueriesContext(connection) as queries:
        check(client, tenant_a)
    assert len(queries) == 9
