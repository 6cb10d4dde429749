"""The form of an agreement: the path and its steps, what changes mid-term, and what pages tell of it."""

import csv
import io
import re
from datetime import date

import pytest
import time_machine
from django.urls import reverse

from goals.models import FormerTarget, IndicatorLink, Plan
from osp.scope import tenant_scope
from tests.factories import FormerTargetFactory
from tests.goals.plans import HTMX, address

OWN = {"path_kind": "own", "steps_2025": "2,30", "steps_2026": "2,20", "steps_2027": ""}


@pytest.fixture(autouse=True)
def _november():
    with time_machine.travel(date(2026, 11, 22)):
        yield


@pytest.fixture
def fields(tenant_a, example):
    """What the form of the example's own koppeling shows."""
    return {
        "version": "1",
        "means": "DUO",
        "direction": "down",
        "baseline_year": "2023",
        "baseline": "2,25",
        "target_year": "2028",
        "target": "2",
        "path_kind": "linear",
        "margin": "0,05",
        "limit": "0,15",
        "changed_on": "2026-11-22",
        "reason": "",
    }


def stored(tenant) -> IndicatorLink:
    with tenant_scope(tenant.swv):
        return IndicatorLink.objects.latest("pk")


def text_of(response) -> str:
    return response.content.decode()


@pytest.mark.parametrize(
    ("path", "kind", "steps"),
    [
        ({"path_kind": "linear"}, "linear", []),
        ({"path_kind": "stepped"}, "stepped", []),
        ({}, "linear", []),
        (OWN, "own", [[2025, 2.3], [2026, 2.2]]),
        ({"path_kind": "linear", "steps_2025": "onzin"}, "linear", []),
        (OWN | {"direction": "corridor", "low": "1", "high": "2"}, "linear", []),
    ],
)
def test_path_is_chosen(client, anna, tenant_a, example, link_fields, path, kind, steps) -> None:
    client.force_login(anna)
    assert client.post(address("goal-link", example), link_fields | path).status_code == 302
    link = stored(tenant_a)
    assert (link.path_kind, link.steps) == (kind, steps)
    assert link.agreement() is not None


@pytest.mark.parametrize(
    ("path", "message"),
    [
        ({"path_kind": "own"}, "Tussenstappen ontbreken: vul er ten minste één in, of kies een ander pad."),
        (OWN | {"steps_2025": "veel"}, "Bij 2025-2026: „veel” is geen getal."),
        (OWN | {"steps_2030": "2,1"}, "Tussenstappen liggen op volgorde, na het jaar van de nulmeting en voor het"),
        (OWN | {"steps_2025": "101", "on_purpose": "on"}, "Een percentage ligt tussen 0 en 100."),
        (OWN | {"steps_2025": "2,50"}, "In 2025-2026 vraagt het pad 2,50%, een stap terug na de 2,40% van 2024-2025."),
        (OWN | {"steps_2026": "1,90"}, "In 2026-2027 vraagt het pad 1,90%, verder dan de streefwaarde van 2,00%."),
    ],
)
def test_path_is_refused_in_dutch(client, anna, tenant_a, example, link_fields, path, message) -> None:
    client.force_login(anna)
    response = client.post(address("goal-link", example), link_fields | path)
    assert (response.status_code, message in text_of(response)) == (422, True)
    with tenant_scope(tenant_a.swv):
        assert IndicatorLink.objects.count() == 1


def test_a_doubtful_step_is_kept_once_it_is_meant(client, anna, tenant_a, example, link_fields) -> None:
    client.force_login(anna)
    doubtful = link_fields | OWN | {"steps_2026": "1,90"}
    assert "Ja, dit pad bedoel ik zo" in text_of(client.post(address("goal-link", example), doubtful))
    assert client.post(address("goal-link", example), doubtful | {"on_purpose": "on"}).status_code == 302
    assert stored(tenant_a).steps == [[2025, 2.3], [2026, 1.9]]
    page = text_of(client.get(address("goal", example)))
    assert "verder dan de streefwaarde van 2,00%" in page


def test_form_has_a_row_for_each_year_in_between(client, anna, example) -> None:
    client.force_login(anna)
    page = text_of(client.get(address("link-edit", example)))
    assert re.findall(r'name="(steps_\d+)"', page) == [f"steps_{year}" for year in (2024, 2025, 2026, 2027)]


def test_rows_follow_the_years_without_scripts(client, anna, tenant_a, example, fields) -> None:
    client.force_login(anna)
    typed = fields | OWN | {"target_year": "2030", "jaren": "1", "reason": "de regio groeit"}
    page = client.post(address("link-edit", example), typed)
    names = re.findall(r'name="(steps_\d+)"', text_of(page))
    assert (page.status_code, names) == (200, [f"steps_{year}" for year in range(2024, 2030)])
    assert all(f'value="{value}"' in text_of(page) for value in ("2,30", "2,20", "2,25"))
    assert "de regio groeit" in text_of(page)
    assert stored(tenant_a).version == 1


def test_preview_tells_and_draws_the_path(client, anna, example, link_fields) -> None:
    client.force_login(anna)
    url = reverse("goals:link-preview", args=["PO2814"])
    text = text_of(client.get(url, link_fields | OWN, headers=HTMX))
    assert "Van 2,40% in 2024 naar 2,00% in 2028, omlaag, via 2,30% in 2025 en 2,20% in 2026." in text
    assert ('class="c-path"' in text, "koppel-stappen" in text) == (True, False)
    # The rows come along once the years ask for others than the page has.
    wider = text_of(client.get(url, link_fields | OWN | {"target_year": "2029"}, headers=HTMX))
    assert ('hx-swap-oob="true"' in wider, 'name="steps_2028"' in wider) == (True, True)
    doubtful = text_of(client.get(url, link_fields | OWN | {"steps_2026": "1,9", "on_purpose": "on"}, headers=HTMX))
    assert re.search(r'id="id_on_purpose" checked', doubtful)
    assert "<svg" not in text_of(client.get(url, {"koppeling": "²"}, headers=HTMX))


def test_preview_of_an_edit_tells_what_changes(client, anna, carla, tenant_b, example, fields) -> None:
    client.force_login(anna)
    url = reverse("goals:link-preview", args=["PO2814"])
    typed = fields | {"target": "2,1", "koppeling": str(example.link.pk), "changed_on": "2027-01-01"}
    text = text_of(client.get(url, typed, headers=HTMX))
    assert "streefwaarde 2028-2029 van 2,00% naar 2,10%." in text
    assert ('class="c-path"' in text, "vorig" in text) == (True, True)
    assert "Wat u wijzigt" not in text_of(client.get(url, typed | {"target": "2"}, headers=HTMX))
    client.force_login(carla)
    other = reverse("goals:link-preview", args=["VO2507"])
    assert client.get(other, typed, headers=HTMX).status_code == 404


def test_a_change_while_the_plan_runs_asks_when_and_why(client, anna, tenant_a, example, fields) -> None:
    client.force_login(anna)
    url = address("link-edit", example)
    assert "Het plan loopt al" in text_of(client.get(url))
    refused = client.post(url, fields | {"target": "2,1", "changed_on": ""})
    assert (refused.status_code, "Vul in vanaf welke dag" in text_of(refused)) == (422, True)
    refused = client.post(url, fields | {"target": "2,1"})
    assert (refused.status_code, "Schrijf op waarom de afspraak verandert." in text_of(refused)) == (422, True)
    done = client.post(url, fields | {"target": "2,1", "changed_on": "2027-01-01", "reason": "de regio groeit"})
    assert done.status_code == 302
    assert stored(tenant_a).target == 2.1
    with tenant_scope(tenant_a.swv):
        assert FormerTarget.objects.get().changed_on == date(2027, 1, 1)


def test_before_the_plan_runs_the_form_does_not_ask(client, anna, tenant_a, example, fields) -> None:
    with tenant_scope(tenant_a.swv):
        Plan.objects.update(first_year=2027, last_year=2030)
    client.force_login(anna)
    assert "Het plan loopt al" not in text_of(client.get(address("link-edit", example)))
    assert client.post(address("link-edit", example), fields | {"target": "2,1"}).status_code == 302


def test_a_field_that_nobody_touched_keeps_all_its_decimals(client, anna, tenant_a, example, fields) -> None:
    with tenant_scope(tenant_a.swv):
        row = IndicatorLink.objects.get()
        row.baseline, row.path_kind, row.steps = 2.2577912, "own", [[2025, 2.1234567]]
        row.save()
    client.force_login(anna)
    shown = fields | {"baseline": "2,2578", "path_kind": "own", "steps_2025": "2,1235", "means": "Kijkglas"}
    assert client.post(address("link-edit", example), shown).status_code == 302
    link = stored(tenant_a)
    assert (link.baseline, link.steps, link.means) == (2.2577912, [[2025, 2.1234567]], "Kijkglas")
    with tenant_scope(tenant_a.swv):
        assert FormerTarget.objects.count() == 0


def test_two_people_see_both_paths_side_by_side(client, anna, tenant_a, example, fields) -> None:
    client.force_login(anna)
    url = address("link-edit", example)
    said = {"changed_on": "2027-01-01", "reason": "de regio groeit"}
    first = fields | said | {"path_kind": "own", "steps_2025": "2,15"}
    assert client.post(url, first).status_code == 302
    second = client.post(url, fields | said | {"path_kind": "own", "steps_2026": "2,10"})
    assert second.status_code == 409
    page = text_of(second)
    assert ("2025-2026: 2,15" in page, "2026-2027: 2,1" in page) == (True, True)
    chosen = fields | said | {"version": "2", "path_kind": "own", "steps__keep": "mine"}
    chosen |= {"steps__mine": "2026-2027: 2,10", "steps__theirs": "2025-2026: 2,15"}
    assert client.post(url, chosen).status_code == 302
    assert stored(tenant_a).steps == [[2026, 2.1]]


@pytest.fixture
def changed(tenant_a, example) -> FormerTarget:
    """The example's agreement was another one until New Year."""
    with tenant_scope(tenant_a.swv):
        return FormerTargetFactory(
            swv=tenant_a.swv, link=example.link, changed_on=date(2027, 1, 1), reason="de regio groeit", target=1.8
        )


def test_pages_tell_what_was_agreed_before(client, anna, example, changed) -> None:
    client.force_login(anna)
    said = "Afspraak tot 1 januari 2027: van 2,50% in 2019 naar 1,80% in 2027, omlaag. Gewijzigd omdat de regio groeit."
    for name in ("goal", "link", "indicator-usage"):
        page = text_of(client.get(address(name, example)))
        assert (said in page, "Gemeten aan de afspraak tot 1 januari 2027" in page) == (True, True)
        assert "vorige afspraak" in page
    margin = text_of(client.get(address("goal", example))).split('<aside class="margin" aria-label="Bij')[1]
    assert said in margin
    passport = reverse("indicators:passport", args=["PO2814", example.indicator.pk, 2026])
    assert said in text_of(client.get(passport))
    assert said in text_of(client.get(reverse("indicators:detail", args=["PO2814", example.indicator.pk])))
    assert "gewijzigd per 1 januari 2027" in text_of(client.get(reverse("goals:overview", args=["PO2814"])))


def test_passport_of_nederland_tells_no_agreement(client, anna, example, changed) -> None:
    client.force_login(anna)
    passport = reverse("indicators:passport", args=["PO2814", example.indicator.pk, 2026])
    assert "Afgesproken in het plan" in text_of(client.get(passport))
    assert b"Afgesproken in het plan" not in client.get(passport, {"van": "NL"}).content


def test_table_marks_the_years_of_a_former_agreement(client, anna, example, changed) -> None:
    client.force_login(anna)
    page = text_of(client.get(address("goal", example)))
    row = re.search(r"<tr><th[^>]*>2026-2027</th>.*?</tr>", page)[0]
    # The old path asks 1,89% in 2026; the present one would ask 2,10%.
    assert ("1,89%" in row, "eerdere afspraak" in row) == (True, True)


def test_exports_tell_path_pace_and_former_agreements(client, anna, example, changed) -> None:
    client.force_login(anna)
    for name in ("export", "overview"):
        response = client.get(reverse(f"goals:{name}", args=["PO2814"]), {"vorm": "csv"})
        rows = list(csv.DictReader(io.StringIO(response.content.decode("utf-8-sig")), delimiter=";"))
        assert rows[0]["Afspraak"] == "van 2,25% in 2023 naar 2,00% in 2028, omlaag"
        assert rows[0]["Eerdere afspraken"].startswith("Afspraak tot 1 januari 2027: van 2,50% in 2019")
    response = client.get(reverse("goals:export", args=["PO2814"]), {"vorm": "csv"})
    assert "nog 25 leerlingen minder voor 1 oktober 2027" in response.content.decode()
