"""Own tables in the browser: from an unknown file to figures, and the mapping that is remembered."""

import csv
import io

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.urls import reverse
from django.utils import timezone

from indicators.models import ColumnMapping, Figure, ImportRun, ReportedValue, RunState
from indicators.queries.areas import area_of
from osp import dutch
from osp.models import AuditEvent, Job
from osp.scope import scopes_disabled, tenant_scope
from tests import factories as make
from tests.indicators.deliveries import work

pytestmark = pytest.mark.django_db
TABLE = "Gemeente;Schooljaar;Soort;Aantal jongeren\n{0};2023-2024;absoluut;6\n{0};2023-2024;relatief;9\n{1};2023-2024;absoluut;<5\n"
CHOSEN = {
    "name": "Verzuimlijst",
    "decimal": ",",
    "hidden": "<5",
    "rol-0": "gemeente",
    "rol-1": "schooljaar",
    "rol-2": "filter",
    "waarde-2": "absoluut",
    "rol-3": "maat:thuiszitters_absoluut",
}


@pytest.fixture(autouse=True)
def _uploads(settings, tmp_path) -> None:
    settings.MEDIA_ROOT = tmp_path / "uploads"


def url(name: str, *args: object, tenant: str = "PO2814") -> str:
    return reverse(f"indicators:{name}", args=[tenant, *args])


def text(response) -> str:
    return " ".join(response.content.decode().split())


def table(swv) -> bytes:
    """Two gemeenten of the own area, of which one is named."""
    codes = area_of(swv).gemeenten
    first, second = list(codes)[:2]
    return TABLE.format(codes[first], second).encode()


def offer(client, content: bytes, *, tenant: str = "PO2814", mapped: bool = True):
    data = {"file": SimpleUploadedFile("lijst.csv", content), **({"koppel": "ja"} if mapped else {})}
    return client.post(url("data", tenant=tenant), data)


def last_run() -> ImportRun:
    with scopes_disabled():
        return ImportRun.objects.order_by("-pk").first()


@pytest.fixture
def waiting(client, anna, in_a) -> ImportRun:
    """A table of A that waits for its columns."""
    client.force_login(anna)
    offer(client, table(in_a.swv))
    return last_run()


def test_unknown_table_is_refused_until_somebody_asks_to_map_it(client, anna, in_a) -> None:
    client.force_login(anna)
    refused = offer(client, table(in_a.swv), mapped=False)
    assert refused.status_code == 422
    assert "koppel de kolommen" in text(refused)
    assert last_run() is None
    answer = offer(client, table(in_a.swv))
    assert (answer.status_code, answer.url) == (302, url("mapping", last_run().pk))
    assert Job.objects.count() == 0
    assert "Dit bestand kent de planner nog niet" in text(client.get(url("run", last_run().pk)))


def test_table_about_persons_is_neither_stored_nor_shown(client, anna, in_a) -> None:
    client.force_login(anna)
    answer = offer(client, b"Voornaam;Aantal\nJantje Verweg;6\n")
    assert answer.status_code == 422
    assert "gegevens over personen" in text(answer)
    assert "Jantje" not in text(answer)
    assert last_run() is None


def test_page_shows_the_first_rows_and_guesses_units_and_years(client, waiting, in_a) -> None:
    page = text(client.get(url("mapping", waiting.pk)))
    assert "Aantal jongeren" in page
    assert "2023-2024" in page
    assert '<option value="gemeente" selected>' in page
    assert '<option value="schooljaar" selected>' in page
    assert '<optgroup label="Maat: aanwezigheid">' in page


def test_preview_tells_what_comes_out_and_what_is_wrong(client, waiting, in_a) -> None:
    told = client.post(url("mapping-preview", waiting.pk), CHOSEN | {"rol-3": "overslaan"})
    assert "welke maat er in staat" in text(told)
    told = text(client.post(url("mapping-preview", waiting.pk), CHOSEN))
    assert "2 getallen" in told
    assert "1–4" in told
    wrong = text(client.post(url("mapping-preview", waiting.pk), CHOSEN | {"hidden": "*"}))
    assert "1 rij met een fout" in wrong
    assert "Hier hoort een getal of &lt;5" in wrong


def test_mapped_table_becomes_a_figure_and_is_recognised_next_time(client, waiting, in_a) -> None:
    answer = client.post(url("mapping", waiting.pk), CHOSEN)
    assert (answer.status_code, answer.url) == (302, url("run", waiting.pk))
    work()
    waiting.refresh_from_db()
    assert waiting.state == RunState.STAGED, waiting.refusal
    page = text(client.get(url("run", waiting.pk)))
    today = dutch.date_long(timezone.localdate())
    assert f"herkend aan de kolommen, gekoppeld zoals „Verzuimlijst” van {today}" in page
    client.post(url("run-confirm", waiting.pk), {"status": "definitief"})
    work()
    assert f'<a href="{url("run", waiting.pk)}">Eigen tabel</a>' in text(client.get(url("data")))
    found = Figure.objects.get(definition__indicator__code="absoluut-verzuim", superseded_at=None, swv=in_a.swv)
    assert (found.year, found.kind, found.low, found.high) == (2023, "interval", 7, 10)
    lines = table(in_a.swv).decode().splitlines()
    columns = list(zip(*(line.split(";") for line in lines), strict=True))
    moved = "\n".join(";".join(row).replace("Gemeente", " GEMEENTE ") for row in zip(*reversed(columns), strict=True))
    again = offer(client, moved.replace(";6", ";8").replace("6;", "8;").encode(), mapped=False)
    assert again.status_code == 302
    work()
    run = last_run()
    assert (run.state, run.findings["mapping"]["name"]) == (RunState.STAGED, "Verzuimlijst"), run.refusal
    assert ColumnMapping.objects.get().used_at is not None


def test_saving_without_a_name_or_measure_says_what_is_missing(client, waiting, in_a) -> None:
    answer = client.post(url("mapping", waiting.pk), CHOSEN | {"name": ""})
    assert answer.status_code == 422
    assert "Geef de koppeling een naam" in text(answer)
    answer = client.post(url("mapping", waiting.pk), CHOSEN | {"rol-3": "overslaan"})
    assert answer.status_code == 422
    assert "Kies bij ten minste één kolom" in text(answer)
    assert ColumnMapping.objects.count() == 0


def test_saving_is_in_the_log_without_the_words_of_the_table(client, waiting, in_a) -> None:
    client.post(url("mapping", waiting.pk), CHOSEN)
    assert AuditEvent.objects.filter(verb="mapping.saved").count() == 1
    assert client.get(url("mapping", waiting.pk)).status_code == 404


def test_foreign_gemeente_is_left_out_on_purpose_only(client, anna, in_a) -> None:
    client.force_login(anna)
    offer(client, table(in_a.swv) + b"Amsterdam;2023-2024;absoluut;5\n0363;2023-2024;absoluut;5\n")
    run = last_run()
    client.post(url("mapping", run.pk), CHOSEN)
    work()
    run.refresh_from_db()
    assert (run.state, run.rows_skipped) == (RunState.STAGED, 2)
    assert [each["column"] for each in run.findings["errors"]] == ["Gemeente", "GEMEENTE"]
    assert client.post(url("run-confirm", run.pk), {"status": "definitief"}).status_code == 422
    assert ReportedValue.objects.count() == 0


def test_mapping_of_one_samenwerkingsverband_is_not_there_for_another(client, waiting, in_a, carla, tenant_b) -> None:
    client.post(url("mapping", waiting.pk), CHOSEN)
    mapping = ColumnMapping.objects.get()
    client.force_login(carla)
    assert offer(client, table(in_a.swv), tenant="VO2507", mapped=False).status_code == 422
    assert "Verzuimlijst" not in text(client.get(url("mappings", tenant="VO2507")))
    assert client.get(url("mapping-edit", mapping.pk, tenant="VO2507")).status_code == 404
    assert client.get(url("mapping", waiting.pk, tenant="VO2507")).status_code == 404
    with tenant_scope(tenant_b.swv):
        assert ColumnMapping.objects.count() == 0


def test_list_is_filtered_and_leaves_as_csv(client, anna, in_a) -> None:
    client.force_login(anna)
    assert "Nog geen koppelingen" in text(client.get(url("mappings")))
    make.ColumnMappingFactory(swv=in_a.swv, name="Lijst van Gouda")
    make.ColumnMappingFactory(swv=in_a.swv, name="Jaarrekening", header=["Jaar", "Baten"])
    assert "Jaarrekening" not in text(client.get(url("mappings"), {"zoek": "gouda"}))
    content = client.get(url("mappings"), {"vorm": "csv"}).content.decode("utf-8-sig")
    rows = list(csv.reader(io.StringIO(content), delimiter=";"))
    assert [row[:4] for row in rows[1:]] == [
        ["Jaarrekening", "gemeente", "1", "Jaar; Baten"],
        ["Lijst van Gouda", "gemeente", "1", "Gemeente; Jaar; Thuiszitters"],
    ]


def test_list_asks_the_database_as_often_for_many_as_for_one(
    client, anna, in_a, item_count, django_assert_max_num_queries
) -> None:
    client.force_login(anna)
    for number in range(item_count):
        make.ColumnMappingFactory(swv=in_a.swv, header=[f"Kolom {number}", "Jaar"])
    with django_assert_max_num_queries(9):
        assert client.get(url("mappings")).status_code == 200


def test_second_editor_sees_both_versions(client, anna, in_a) -> None:
    client.force_login(anna)
    row = make.ColumnMappingFactory(swv=in_a.swv)
    page = url("mapping-edit", row.pk)
    said = {
        "name": "Nieuwe naam",
        "decimal": ",",
        "rol-0": "gemeente",
        "rol-1": "schooljaar",
        "rol-2": "maat:opp",
        "version": "1",
    }
    assert client.post(page, said).status_code == 302
    row.refresh_from_db()
    assert (row.name, row.version, row.choices["columns"]["THUISZITTERS"]["measure"]) == ("Nieuwe naam", 2, "opp")
    late = client.post(page, said | {"name": "Mijn naam"})
    assert late.status_code == 409
    assert "Nieuwe naam" in text(late)
    assert "Mijn naam" in text(late)


QUESTIONNAIRE = {
    "name": "Oudervragenlijst",
    "decimal": ",",
    "year": "2025",
    "rol-0": "overslaan",
    "rol-1": "antwoord:ouders_tevreden/ouders_antwoord",
    "waarde-1": "4; 5",
}


def parents(*answers: str) -> bytes:
    return "\n".join(["School;Bent u tevreden?", *(f"A;{answer}" for answer in answers)]).encode()


def satisfied(swv) -> Figure:
    return Figure.objects.get(
        definition__indicator__code="tevredenheid-ouders-vragenlijst", superseded_at=None, unit=swv.code
    )


@pytest.mark.parametrize(
    ("answers", "kind", "shown"),
    [
        (["5"] * 12 + ["2"] * 6 + ["weet niet"] * 4, "value", (12, 18)),
        (["5"] * 3 + ["2"] * 9, "withheld", (None, None)),
        (["5"] * 11 + ["2"], "withheld", (None, None)),
    ],
)
def test_filled_in_questionnaires_become_a_figure_with_its_number_of_answers(
    client, anna, in_a, answers, kind, shown
) -> None:
    client.force_login(anna)
    offer(client, parents(*answers))
    page = text(client.get(url("mapping", last_run().pk)))
    assert '<optgroup label="Antwoord per rij, de planner telt">' in page
    assert client.post(url("mapping", last_run().pk), QUESTIONNAIRE).status_code == 302
    work()
    client.post(url("run-confirm", last_run().pk), {"status": "definitief"})
    work()
    found = satisfied(in_a.swv)
    told = found.as_value()
    assert (found.year, told.kind, (told.numerator_low, told.denominator_low)) == (2025, kind, shown)
