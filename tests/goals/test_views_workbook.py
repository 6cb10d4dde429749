"""The pages of a plan in Excel: from upload to taken over and back."""

import io

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.urls import reverse

from goals.models import Goal, WorkbookRun
from osp.scope import tenant_scope
from tests import factories as make
from tests.goals.plans import make_example
from tests.goals.workbooks import add, changed, exported, put, remove

pytestmark = pytest.mark.django_db


@pytest.fixture
def plan(tenant_a):
    with tenant_scope(tenant_a.swv):
        found = make_example(tenant_a.swv)
        found.plan.first_year, found.plan.last_year = 2031, 2034
        found.plan.save()
    return found


@pytest.fixture
def editor(client, anna):
    client.force_login(anna)
    return client


def upload(client, tenant, *changes):
    with tenant_scope(tenant.swv):
        content = changed(exported(), *changes)
    return client.post(
        reverse("goals:workbook", args=[tenant.code]), {"file": SimpleUploadedFile("plan.xlsx", content)}
    )


def run_of(tenant) -> WorkbookRun:
    with tenant_scope(tenant.swv):
        return WorkbookRun.objects.first()


def goal_of(tenant) -> Goal:
    with tenant_scope(tenant.swv):
        return Goal.objects.get()


def test_plan_menu_leads_to_excel(editor, plan, tenant_a):
    page = editor.get(reverse("goals:plan", args=[tenant_a.code])).content.decode()
    assert reverse("goals:workbook", args=[tenant_a.code]) in page
    answer = editor.get(reverse("goals:workbook-file", args=[tenant_a.code]))
    assert (answer["Content-Disposition"], answer.content[:2]) == (
        'attachment; filename="ondersteuningsplan-2024-2028-po2814.xlsx"', b"PK",
    )  # fmt: skip


def test_reader_gets_the_file_without_the_lists_of_people(client, plan, tenant_a, bram):
    import openpyxl

    client.force_login(bram)
    page = client.get(reverse("goals:plan", args=[tenant_a.code])).content.decode()
    assert reverse("goals:workbook-file", args=[tenant_a.code]) in page
    answer = client.get(reverse("goals:workbook-file", args=[tenant_a.code]))
    book = openpyxl.load_workbook(io.BytesIO(answer.content))
    assert [cell.value for row in book["Lijsten"] for cell in row] == []
    assert client.get(reverse("goals:workbook", args=[tenant_a.code])).status_code == 403


def test_from_upload_to_taken_over_and_back(editor, plan, tenant_a):
    answer = upload(editor, tenant_a, put("Doelen", 2, "Titel", "Uit Excel"))
    run = run_of(tenant_a)
    here = reverse("goals:workbook-run", args=[tenant_a.code, run.pk])
    assert (answer.status_code, answer["Location"]) == (302, here)
    page = editor.get(here)
    assert "titel van „Minder verwijzingen naar het sbo” naar „Uit Excel”" in page.content.decode()
    assert goal_of(tenant_a).title == "Minder verwijzingen naar het sbo"
    editor.post(here, {"gezien": page.context["found"].seen})
    assert goal_of(tenant_a).title == "Uit Excel"
    assert "1 onderdeel gewijzigd" in editor.get(here).content.decode()
    undo = reverse("goals:workbook-undo", args=[tenant_a.code, run.pk])
    assert editor.post(undo, {"reason": ""}).status_code == 422
    editor.post(undo, {"reason": "Verkeerd bestand"})
    assert goal_of(tenant_a).title == "Minder verwijzingen naar het sbo"
    assert "teruggedraaid" in editor.get(here).content.decode()


def test_refused_rows_are_listed_and_left_out_on_purpose(editor, plan, tenant_a):
    upload(editor, tenant_a, put("Doelen", 2, "Titel", "Goed"), add("Doelen", Titel="Zonder plek"))
    run = run_of(tenant_a)
    here = reverse("goals:workbook-run", args=[tenant_a.code, run.pk])
    page = editor.get(here)
    assert "Vul bij „Hoort bij” het nummer in" in page.content.decode()
    table = editor.get(here, {"vorm": "csv"}).content.decode("utf-8-sig").splitlines()
    assert table[1].startswith("Doelen;3;;Vul bij")
    seen = page.context["found"].seen
    assert editor.post(here, {"gezien": seen}).status_code == 422
    assert editor.post(here, {"gezien": seen, "skip": "on"}).status_code == 302
    assert goal_of(tenant_a).title == "Goed"


def test_clash_asks_and_what_is_gone_can_be_ticked(editor, plan, tenant_a):
    with tenant_scope(tenant_a.swv):
        other = make.GoalFactory(swv=tenant_a.swv, priority=plan.priority, position=2, title="Weg")
    with tenant_scope(tenant_a.swv):
        content = changed(exported(), put("Doelen", 2, "Titel", "Uit Excel"), remove("Doelen", 3))
        plan.goal.title = "Van een ander"
        plan.goal.version += 1
        plan.goal.save()
    editor.post(reverse("goals:workbook", args=[tenant_a.code]), {"file": SimpleUploadedFile("plan.xlsx", content)})
    here = reverse("goals:workbook-run", args=[tenant_a.code, run_of(tenant_a).pk])
    page = editor.get(here)
    seen = page.context["found"].seen
    for told in ("In de planner: Van een ander", "In uw bestand: Uit Excel", "Doel 1.1"):
        assert told in page.content.decode()
    assert editor.post(here, {"gezien": seen}).status_code == 422
    key = f"clash-doel-{plan.goal.pk}-title"
    assert editor.post(here, {"gezien": seen, key: "excel", f"gone-doel-{other.pk}": "on"}).status_code == 302
    with tenant_scope(tenant_a.swv):
        assert [(row.title, row.is_archived) for row in Goal.objects.order_by("pk")] == [
            ("Uit Excel", False),
            ("Weg", True),
        ]


def test_change_since_the_page_was_shown_is_a_conflict(editor, plan, tenant_a):
    upload(editor, tenant_a, put("Doelen", 2, "Titel", "Uit Excel"))
    here = reverse("goals:workbook-run", args=[tenant_a.code, run_of(tenant_a).pk])
    answer = editor.post(here, {"gezien": "oud"})
    assert (answer.status_code, "Intussen is het plan gewijzigd" in answer.content.decode()) == (409, True)


def test_wrong_file_is_told_at_its_field(editor, plan, tenant_a):
    here = reverse("goals:workbook", args=[tenant_a.code])
    answer = editor.post(here, {"file": SimpleUploadedFile("plan.xls", b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1")})
    assert (answer.status_code, "oud Excelbestand" in answer.content.decode()) == (422, True)
    assert editor.post(here).status_code == 422


def test_file_is_put_aside(editor, plan, tenant_a):
    upload(editor, tenant_a, put("Doelen", 2, "Titel", "Uit Excel"))
    run = run_of(tenant_a)
    editor.post(reverse("goals:workbook-discard", args=[tenant_a.code, run.pk]))
    assert run_of(tenant_a).state == "terzijde gelegd"
    assert "terzijde gelegd" in editor.get(reverse("goals:workbook-run", args=[tenant_a.code, run.pk])).content.decode()


def test_file_takes_the_same_number_of_queries_however_long_the_plan(editor, tenant_a, item_count):
    def fill(count: int) -> None:
        with tenant_scope(tenant_a.swv):
            for _ in range(count):
                goal = make.GoalFactory(swv=tenant_a.swv, priority=first)
                make.MilestoneFactory(swv=tenant_a.swv, goal=goal)
                make.FrameworkTagFactory(swv=tenant_a.swv, goal=goal, item=make.FrameworkItemFactory(swv=tenant_a.swv))

    with tenant_scope(tenant_a.swv):
        first = make.PriorityFactory(swv=tenant_a.swv)
    here = reverse("goals:workbook-file", args=[tenant_a.code])
    fill(1)
    editor.get(here)
    with CaptureQueriesContext(connection) as one:
        editor.get(here)
    fill(item_count)
    with CaptureQueriesContext(connection) as more:
        editor.get(here)
    assert len(more) == len(one)
