"""Gegevens > Zelf invullen: the list, the workbook and the form."""

import csv
import io

import openpyxl
import pytest
from django.urls import reverse

from indicators.models import Figure, ImportRun, Indicator, ReportedValue, RunState
from indicators.queries.areas import area_of
from osp.models import AuditEvent
from tests import factories as make
from tests.indicators.deliveries import work
from tests.indicators.template_samples import filled

pytestmark = pytest.mark.django_db


@pytest.fixture(autouse=True)
def _uploads(settings, tmp_path) -> None:
    settings.MEDIA_ROOT = tmp_path / "uploads"


@pytest.fixture
def page(client, anna, in_a):
    """A page as the director sees it."""
    client.force_login(anna)
    return lambda name, *args, **query: client.get(url(name, *args), query)


def url(name: str, *args: object) -> str:
    return reverse(f"indicators:{name}", args=["PO2814", *args])


def text(response) -> str:
    return " ".join(response.content.decode().split())


def pk(code: str) -> int:
    return Indicator.objects.get(code=code, swv=None).pk


def report(client, code: str, data: dict[str, str], **query: str):
    address = url("report", pk(code)) + "?" + "&".join(f"{name}={value}" for name, value in query.items())
    return client.post(address, {"day": "2024-10-01", "status": "definitief", **data})


def test_list_tells_per_theme_what_is_asked_and_what_is_missing(page) -> None:
    told = text(page("templates"))
    for part in (
        "Aanwezigheid",
        "Financiën",
        "ontwikkelingsperspectief",
        "nog niets",
        "DUO, Dashboard passend onderwijs",
    ):
        assert part in told, part
    assert "Deelname speciaal basisonderwijs" not in told


def test_list_is_filtered_by_theme_source_and_plan(page, in_plan) -> None:
    assert "eigen vermogen" in text(page("templates", thema="financiën"))
    assert (
        "thuiszitters" not in text(page("templates", thema="financiën")).lower().split("<main", 1)[1].split("aside")[0]
    )
    assert "Basisondersteuning" not in text(page("templates", bron="jaarrekening"))
    in_plan(Indicator.objects.get(code="opp", swv=None))
    rows = list(
        csv.reader(io.StringIO(page("templates", plan="ja", vorm="csv").content.decode("utf-8-sig")), delimiter=";")
    )
    assert rows[0] == ["Thema", "Indicator", "U vult in", "Bron", "Ingevuld", "Ontbreekt"]
    assert [row[0] for row in rows[1:]] == ["ondersteuning"]


def test_workbook_of_one_indicator_comes_per_gemeente(page, in_a) -> None:
    answer = page("template-file", indicator=pk("absoluut-verzuim"), niveau="gemeente")
    assert answer["Content-Disposition"] == 'attachment; filename="sjabloon-absoluut-verzuim-gemeente-po2814.xlsx"'
    sheet = openpyxl.load_workbook(io.BytesIO(answer.content))["Invullen"]
    rows = list(sheet.iter_rows(min_row=2, values_only=True))
    assert {row[2] for row in rows} == set(area_of(in_a.swv).gemeenten)
    assert len(rows) == 5 * len(area_of(in_a.swv).gemeenten)
    assert page("template-file", indicator=pk("deelname-sbo")).status_code == 404


def test_own_indicator_without_a_formula_has_a_template_too(client, page, in_a) -> None:
    own = make.OwnNumberFactory(swv=in_a.swv, sector="PO", name="Leerlingen in de tussenvoorziening")
    content = page("template-file", indicator=own.pk).content
    code = f"eigen_{own.pk}"
    typed = filled(content, {(code, "PO2814", 2024): 17})
    client.post(url("data"), {"file": io.BytesIO(typed)})
    work()
    run = ImportRun.objects.get()
    assert (run.state, run.preview["changes"][0]["becomes"]) == (RunState.STAGED, "17"), run.refusal


def test_typed_numbers_become_a_figure_with_its_own_delivery(client, page, in_a) -> None:
    answer = report(
        client, "opp", {"g-opp-PO2814": "312", "g-opp_leerlingen-PO2814": "15.600"}, jaar="2024", niveau="swv"
    )
    run = ImportRun.objects.get()
    assert (answer.status_code, answer.url) == (302, url("run", run.pk))
    work()
    run.refresh_from_db()
    assert run.state == RunState.LOADED
    assert (run.release.source.code, run.release.status) == ("dashboard-passend-onderwijs", "definitief")
    found = Figure.objects.get(definition__indicator__code="opp", superseded_at=None, swv=in_a.swv)
    assert (found.numerator_low, found.denominator_low, found.value) == (312, 15600, 2.0)
    assert AuditEvent.objects.filter(verb="values.reported").count() == 1
    told = text(page("report", pk("opp"), jaar=2024))
    assert 'value="312"' in told
    assert "opgave-opp-2024.csv" in told
    assert "2024-2025" in text(page("templates", thema="ondersteuning"))


def test_the_same_number_may_be_stated_again_after_another(client, page, in_a) -> None:
    for number in ("20", "21", "20"):
        report(client, "absoluut-verzuim", {"g-thuiszitters_absoluut-PO2814": number}, jaar="2024")
        work()
    assert ImportRun.objects.filter(state=RunState.LOADED).count() == 3
    assert (
        Figure.objects.get(definition__indicator__code="absoluut-verzuim", superseded_at=None, swv=in_a.swv).value == 20
    )


def test_wrong_numbers_are_told_at_their_field_and_nothing_is_stored(client, page, in_a) -> None:
    answer = report(client, "opp", {"g-opp-PO2814": "120", "g-opp_leerlingen-PO2814": "100"}, jaar="2024")
    assert answer.status_code == 422
    assert "een deel kan niet groter zijn dan het geheel" in text(answer)
    assert 'value="120"' in text(answer)
    assert "Hier hoort een heel getal" in text(report(client, "opp", {"g-opp-PO2814": "3,5"}, jaar="2024"))
    assert "Vul ten minste één getal in" in text(report(client, "opp", {}, jaar="2024"))
    assert ImportRun.objects.count() == 0


def test_form_does_not_repeat_a_small_number(client, page, in_a) -> None:
    run = make.ImportRunFactory(swv=in_a.swv, format_code="sjabloon")
    for number, key in ((3, "PO2814"), (12, "0513")):
        level = "swv" if key == "PO2814" else "gemeente"
        ReportedValue.objects.create(
            run=run, measure="thuiszitters_absoluut", level=level, key=key, year=2024, low=number, high=number
        )
    told = text(page("report", pk("absoluut-verzuim"), jaar=2024))
    assert "Niet alles wat u invulde, staat hier" in told
    assert 'value="3"' not in told
    assert 'value="12"' not in text(page("report", pk("absoluut-verzuim"), jaar=2024, niveau="gemeente"))


def test_board_member_sees_the_list_and_cannot_fill_in(client, bram, in_a) -> None:
    client.force_login(bram)
    assert "Vul in" not in text(client.get(url("templates"))).split("<main", 1)[1].split("<aside")[0]
    assert client.get(url("template-file")).status_code == 403
    assert client.get(url("report", pk("opp"))).status_code == 403


def test_list_asks_the_database_as_often_for_many_statements_as_for_one(
    client, anna, in_a, item_count, django_assert_max_num_queries
) -> None:
    client.force_login(anna)
    run = make.ImportRunFactory(swv=in_a.swv, format_code="sjabloon")
    for year in range(2020, 2020 + item_count):
        ReportedValue.objects.create(run=run, measure="opp", level="swv", key="PO2814", year=year, low=9, high=9)
        make.OwnNumberFactory(swv=in_a.swv, sector="PO")
    with django_assert_max_num_queries(14):
        assert client.get(url("templates")).status_code == 200
