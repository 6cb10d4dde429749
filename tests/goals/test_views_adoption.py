"""The page Vaststelling: begin a version, plan and record its steps, and read what is noticed."""

import re
from collections.abc import Iterator
from datetime import date

import pytest
import time_machine
from django.core.files.uploadedfile import SimpleUploadedFile
from django.test import Client
from django.urls import reverse

from goals.enums import StepKind, StepOutcome, VersionState
from goals.models import AdoptionStep, PlanVersion
from goals.services import versions
from osp.enums import Role
from osp.scope import tenant_scope
from tests.conftest import make_person
from tests.factories import AdoptedVersionFactory, AdoptionStepFactory, BodyFactory, MeetingFactory, SuggestionFactory
from tests.goals.plans import HTMX, Example, address

PDF = b"%PDF-1.7\n%%EOF\n"


@pytest.fixture(autouse=True)
def november(settings, tmp_path) -> Iterator[None]:
    settings.MEDIA_ROOT = tmp_path
    with time_machine.travel("2026-11-28 12:00:00+01:00", tick=False):
        yield


def url(name: str, *args: object) -> str:
    return reverse(f"goals:{name}", args=["PO2814", *args])


@pytest.fixture
def page(client, anna) -> Client:
    client.force_login(anna)
    return client


@pytest.fixture
def version(example, tenant_a, director) -> PlanVersion:
    """1.0 of the example, on its way."""
    with tenant_scope(tenant_a.swv):
        return versions.begin_version(director, plan=example.plan, wanted_from=date(2027, 8, 1))


@pytest.fixture
def change(example, tenant_a, director) -> PlanVersion:
    """1.1, after 1.0 was adopted on 13 June 2024."""
    with tenant_scope(tenant_a.swv):
        AdoptedVersionFactory(swv=tenant_a.swv, plan=example.plan, adopted_on=date(2024, 6, 13))
        return versions.begin_version(director, plan=example.plan, wanted_from=date(2027, 8, 1), reason="Aangescherpt.")


def step_of(tenant, version, kind=StepKind.CONSENT) -> AdoptionStep:
    with tenant_scope(tenant.swv):
        return AdoptionStep.objects.get(plan_version=version, kind=kind)


def text(response) -> str:
    return " ".join(response.content.decode().split())


def test_page_without_a_version_offers_the_first(page, example, bram):
    assert "Zet versie 1.0 op weg" in text(page.get(url("adoption")))
    form = text(page.get(url("version-begin")))
    assert ('value="2024-08-01"' in form, "Mag leeg blijven." in form) == (True, True)
    done = page.post(url("version-begin"), {"wanted_from": "2027-08-01"})
    assert done["Location"].startswith("/po2814/plan/versie/")
    assert "versie 1.0: op weg, moet gelden vanaf 1 augustus 2027" in text(page.get(done["Location"]))
    page.force_login(bram)
    assert "Zet versie 1.0 op weg" not in text(page.get(url("adoption")))


def test_page_without_a_plan_is_not_there(page):
    assert page.get(url("adoption")).status_code == 404


def test_page_tells_the_route_with_its_law_and_last_days(page, version):
    told = text(page.get(url("adoption")))
    for said in (
        "Instemming van de ondersteuningsplanraad",
        "WMS art. 14a",
        "WPO art. 18a lid 10",
        "vandaag, 28 november 2026",
        "Naar de inspectie moet het vóór 1 mei 2027.",
        "houdt u niet tegen",
        "nog niet gepland",
    ):
        assert (said, said in told) == (said, True)


def test_refused_version_comes_back_with_what_was_typed(page, example):
    late = page.post(url("version-begin"), {"wanted_from": "2050-08-01", "reason": "Mijn tekst"})
    assert (late.status_code, "looptijd van het plan" in text(late), "Mijn tekst" in text(late)) == (422, True, True)
    assert page.post(url("version-begin"), {"wanted_from": ""}).status_code == 422


def test_a_change_asks_for_a_reason(page, tenant_a, example):
    with tenant_scope(tenant_a.swv):
        AdoptedVersionFactory(swv=tenant_a.swv, plan=example.plan)
    assert "Begin wijziging 1.1" in text(page.get(url("adoption")))
    form = text(page.get(url("version-begin")))
    assert 'value="2027-08-01"' in form
    refused = page.post(url("version-begin"), {"wanted_from": "2027-08-01"})
    assert (refused.status_code, "Schrijf op waarom het plan wijzigt." in text(refused)) == (422, True)


def test_whoever_begins_while_one_is_on_its_way_is_brought_there(page, version):
    assert page.get(url("version-begin"))["Location"] == url("version", version.pk)
    refused = page.post(url("version-begin"), {"wanted_from": "2027-08-01", "reason": "Nog een"})
    assert (refused.status_code, "Versie 1.0 is al op weg" in text(refused)) == (422, True)


def test_version_is_changed_and_withdrawn(page, tenant_a, version):
    edit = url("version-edit", version.pk)
    assert page.post(edit, {"version": 1, "wanted_from": "2026-08-01", "reason": "Eerder"}).status_code == 302
    late = page.post(edit, {"version": 1, "wanted_from": "2025-08-01", "reason": "Nog eerder"})
    assert (late.status_code, 'name="reason__theirs" value="Eerder"' in late.content.decode()) == (409, True)
    withdraw = url("version-withdraw", version.pk)
    assert page.post(withdraw, {"reason": ""}).status_code == 422
    assert page.post(withdraw, {"reason": "De OPR wil meer tijd."}).status_code == 302
    told = text(page.get(url("version", version.pk)))
    assert ("De OPR wil meer tijd." in told, "Leg vast" in told) == (True, False)
    with tenant_scope(tenant_a.swv):
        assert PlanVersion.objects.get().state == VersionState.WITHDRAWN


def plan_fields(step: AdoptionStep, **fields: object) -> dict[str, object]:
    now = {"version": step.version, "title": step.title, "party": step.party, "weeks": step.weeks, "law": step.law}
    return now | {"planned_on": "", "meeting_id": ""} | fields


def test_step_is_planned_in_place(page, tenant_a, version):
    step = step_of(tenant_a, version)
    form = page.get(url("step-plan", step.pk), headers=HTMX)
    assert b"<!doctype" not in form.content
    done = page.post(url("step-plan", step.pk), plan_fields(step, planned_on="2027-03-04"), headers=HTMX)
    assert (done.status_code, done["HX-Redirect"]) == (204, f"{url('version', version.pk)}#stap-{step.pk}")
    assert "4 maart 2027" in text(page.get(url("adoption")))
    stale = page.post(url("step-plan", step.pk), plan_fields(step, title="Anders"))
    assert (stale.status_code, 'name="title__mine" value="Anders"' in stale.content.decode()) == (409, True)
    assert page.post(url("step-plan", step.pk), plan_fields(step, weeks="veel")).status_code == 422


def test_step_is_tied_to_a_meeting_of_the_calendar(page, tenant_a, tenant_b, version, bram):
    with tenant_scope(tenant_a.swv):
        opr = BodyFactory(swv=tenant_a.swv, name="OPR", kind="opr")
        meeting = MeetingFactory(swv=tenant_a.swv, body=opr, date=date(2027, 3, 4))
        MeetingFactory(swv=tenant_a.swv, date=date(2027, 3, 11))
    with tenant_scope(tenant_b.swv):
        foreign = MeetingFactory(swv=tenant_b.swv, date=date(2027, 3, 4))
    step = step_of(tenant_a, version)
    form = text(page.get(url("step-plan", step.pk)))
    assert form.index("OPR, 4 maart 2027") < form.index("Andere vergaderingen") < form.index("Bestuur, 11 maart 2027")
    refused = page.post(url("step-plan", step.pk), plan_fields(step, meeting_id=foreign.pk))
    assert refused.status_code == 422
    assert page.post(url("step-plan", step.pk), plan_fields(step, meeting_id=meeting.pk)).status_code == 302
    meetings_url = reverse("meetings:meeting", args=["PO2814", meeting.pk])
    told = text(page.get(url("adoption")))
    assert (meetings_url in told, "OPR van 4 maart:" in told) == (True, True)
    page.force_login(make_person(tenant_a, "Olga", Role.OPR_MEMBER))
    told = text(page.get(url("adoption")))
    assert (meetings_url in told, "OPR, 4 maart 2027" in told) == (False, True)


def test_step_is_recorded_in_the_words_of_its_kind(page, tenant_a, version):
    step = step_of(tenant_a, version)
    form = text(page.get(url("step-record", step.pk)))
    assert ("ingestemd onder voorwaarden" in form, "niet ingestemd" in form) == (True, True)
    fields = {"version": step.version, "outcome": StepOutcome.CONDITIONAL.value, "done_on": "2026-11-20"}
    refused = page.post(url("step-record", step.pk), fields, headers=HTMX)
    assert (refused.status_code, "welke voorwaarden" in text(refused)) == (422, True)
    done = page.post(url("step-record", step.pk), fields | {"conditions": "Evaluatie na een jaar"})
    assert done["Location"] == f"{url('version', version.pk)}#stap-{step.pk}"
    told = text(page.get(url("adoption")))
    for said in (
        "Ingestemd onder voorwaarden",
        "Evaluatie na een jaar",
        "Akkoord onder voorwaarden.",
        "Nog geen bewijs.",
    ):
        assert (said, said in told) == (said, True)


def test_evidence_is_handed_in_and_comes_back_as_a_download(page, tenant_a, version, bram):
    step = step_of(tenant_a, version)
    assert page.get(url("step-file", step.pk)).status_code == 404
    assert 'enctype="multipart/form-data"' in text(page.get(url("step-evidence", step.pk)))
    assert page.post(url("step-evidence", step.pk), {}).status_code == 422
    wrong = page.post(url("step-evidence", step.pk), {"file": SimpleUploadedFile("brief.pdf", b"<html>")})
    assert (wrong.status_code, "niet van een soort" in text(wrong)) == (422, True)
    assert page.post(url("step-evidence", step.pk), {"file": SimpleUploadedFile("brief.pdf", PDF)}).status_code == 302
    page.force_login(bram)
    answer = page.get(url("step-file", step.pk))
    assert answer["Content-Disposition"] == 'attachment; filename="brief.pdf"'
    assert (answer["X-Content-Type-Options"], answer.content) == ("nosniff", PDF)
    assert page.post(url("step-evidence", step.pk), {"file": SimpleUploadedFile("b.pdf", PDF)}).status_code == 403


def test_file_of_another_tenant_is_not_found(client, carla, tenant_a, version):
    client.force_login(carla)
    assert client.get(url("step-file", step_of(tenant_a, version).pk)).status_code == 404


def test_own_step_is_added_and_moved(page, tenant_a, version):
    oogo = step_of(tenant_a, version, StepKind.OOGO)
    fields = {"title": "Directieberaad", "weeks": "1", "after": oogo.pk}
    assert "de laatste stap" in text(page.get(url("step-add", version.pk)))
    assert page.post(url("step-add", version.pk), fields | {"title": ""}).status_code == 422
    assert page.post(url("step-add", version.pk), fields).status_code == 302
    own = step_of(tenant_a, version, StepKind.OWN)
    assert own.position == 4
    assert page.post(url("step-move", own.pk), {"richting": "omhoog"}).status_code == 302
    assert step_of(tenant_a, version, StepKind.OWN).position == 3


def test_steps_leave_as_a_table(page, tenant_a, version):
    lines = page.get(url("version", version.pk), {"vorm": "csv"}).content.decode("utf-8-sig").splitlines()
    assert lines[0].startswith("Nummer;Stap;Met wie;Wet;Termijn in weken;")
    assert len(lines) == 8
    assert lines[4].startswith(
        "4;Instemming van de ondersteuningsplanraad;ondersteuningsplanraad (OPR);WMS art. 14a;6;2027-02-04;2027-03-25;"
    )
    assert page.get(url("version", version.pk), {"vorm": "xlsx"}).content[:2] == b"PK"


def test_reader_sees_the_route_and_changes_nothing(page, tenant_a, version, bram):
    step = step_of(tenant_a, version)
    page.force_login(bram)
    told = text(page.get(url("adoption")))
    assert ("Instemming" in told, "Leg vast" in told, "Stel vast" in told, "Trek versie" in told) == (
        True,
        False,
        False,
        False,
    )
    for name in ("step-plan", "step-record", "step-evidence"):
        assert page.get(url(name, step.pk)).status_code == 403
    page.force_login(make_person(tenant_a, "Kim", Role.QUALITY))
    told = text(page.get(url("adoption")))
    assert ("Leg vast" in told, "Stel vast" in told) == (True, False)


def test_adopted_version_offers_its_papers_to_whoever_reads_the_plan(page, tenant_a, example, bram):
    with tenant_scope(tenant_a.swv):
        version = AdoptedVersionFactory(swv=tenant_a.swv, plan=example.plan, adopted_on=date(2024, 6, 13))
        AdoptionStepFactory(swv=tenant_a.swv, plan_version=version)
    page.force_login(bram)
    told = text(page.get(url("adoption")))
    assert ("vastgesteld op 13 juni 2024" in told, f"kenmerk van de inhoud {version.mark}" in told) == (True, True)
    answer = page.get(url("version-papers", version.pk, "pdf"))
    assert answer["Content-Disposition"] == 'attachment; filename="ondersteuningsplan-po2814-versie-1.0.pdf"'
    assert (answer.content, answer["X-Content-Type-Options"]) == (version.pdf, "nosniff")
    assert page.get(url("version-papers", version.pk, "docx")).content == version.docx
    assert page.get(url("version-papers", version.pk, "html")).status_code == 404


def test_concept_has_no_papers(page, version):
    assert page.get(url("version-papers", version.pk, "pdf")).status_code == 404


def test_title_line_tells_where_the_plan_stands(page, tenant_a, change, example):
    step = step_of(tenant_a, change)
    page.post(url("step-plan", step.pk), plan_fields(step, planned_on="2026-12-09"))
    told = page.get(address("plan", example)).content.decode()
    (line,) = re.findall(r'<p class="standing" id="plan-stand">(.*?)</p>', told)
    words = [part.strip() for part in re.findall(r">([^<]+)<", line)]
    assert words == ["Vastgesteld 13 juni 2024", "wijziging 1.1 in concept", "naar de OPR op 9 december"]


def edit(page, example: Example, **headers):
    return page.post(address("goal-edit", example), {"version": 1, "title": "Nog minder verwijzingen"}, headers=headers)


def adopt(tenant, example) -> None:
    with tenant_scope(tenant.swv):
        AdoptedVersionFactory(swv=tenant.swv, plan=example.plan, adopted_on=date(2024, 6, 13))


def test_an_edit_of_an_adopted_doel_is_told_beside_it(page, tenant_a, example):
    adopt(tenant_a, example)
    before = text(page.get(address("plan", example)))
    # Ready to be shown as soon as the row becomes a form, and not before.
    assert '<div class="while-editing"> <p class="note warn">' in before
    assert "in concept" not in before
    row = text(edit(page, example, **HTMX))
    assert ("Wijziging van een vastgesteld doel." in row, "Geef datum en reden." in row) == (True, True)
    assert ("OPR moet instemmen" in row, "(WMS art. 14a)" in row, "while-editing" in row) == (True, True, False)
    assert ('id="plan-stand" hx-swap-oob="true"' in row, "wijziging 1.1 in concept" in row) == (True, True)
    assert url("version-begin") in row
    for name in ("plan", "goal"):
        assert "Wijziging van een vastgesteld doel." in text(page.get(address(name, example)))


def test_a_change_underway_is_told_with_its_number(page, tenant_a, change, example):
    edit(page, example)
    told = text(page.get(address("plan", example)))
    assert ("Hoort bij wijziging 1.1." in told, "Geef datum en reden." in told) == (True, False)
    assert "met elke wijziging (WMS art. 14a). Nog niet bij de OPR gepland." in told


def test_form_of_an_adopted_doel_says_what_it_asks(page, tenant_a, example):
    adopt(tenant_a, example)
    told = text(page.get(address("goal-edit", example)))
    assert ("Wijziging van een vastgesteld doel." in told, "OPR moet instemmen" in told) == (True, True)
    with tenant_scope(tenant_a.swv):
        tenant_a.level_names = {"priority": {"singular": "ambitie", "plural": "ambities", "article": "de"}}
        tenant_a.save()
    assert "Wijziging van een vastgestelde ambitie." in text(page.get(address("priority-edit", example)))


def test_a_plan_that_was_never_adopted_is_edited_without_a_word(page, example):
    row = text(edit(page, example, **HTMX))
    assert ("Wijziging van" in row, "OPR moet" in row, "Nog niet vastgesteld" in row) == (False, False, True)


@pytest.mark.parametrize("name", ["adoption", "responses"])
def test_page_costs_the_same_at_any_size(page, tenant_a, name, version, example, django_assert_max_num_queries):
    counts = []
    for count in (1, 5):
        with tenant_scope(tenant_a.swv):
            for number in range(count):
                versions_step = {
                    "plan_version": version,
                    "kind": "eigen",
                    "position": 20 + number,
                    "title": f"Eigen {number}",
                }
                AdoptionStepFactory(swv=tenant_a.swv, **versions_step)
                SuggestionFactory(swv=tenant_a.swv, plan=example.plan)
        with django_assert_max_num_queries(40) as queries:
            assert page.get(url(name)).status_code == 200
        counts.append(len(queries))
    assert counts[0] == counts[1]
