"""The plan as a document on the screen and as files: read by who reads the plan, made at once or by a worker."""

import re
from io import BytesIO
from itertools import pairwise

import docx
import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.urls import reverse
from django.utils import timezone

from goals.enums import DocumentForm, VersionState
from goals.models import PrintedDocument
from goals.queries import printed
from goals.services import printing
from goals.views import documents
from osp.actors import Actor
from osp.enums import JobState, Role
from osp.errors import NotAllowedError
from osp.jobs import run_job
from osp.models import AuditEvent, Job
from osp.scope import tenant_scope
from tests import pdf, word
from tests.conftest import make_person
from tests.factories import ChapterFactory, PlanSettingsFactory, PlanVersionFactory, StoredFileFactory
from tests.goals.base_samples import house_style
from tests.goals.plans import HTMX, grow

FORMS = ["pdf", "word", "a3", "a4"]


def url(name="document", *args):
    return reverse(f"goals:{name}", args=["PO2814", *args])


def file_url(form):
    return url("document-file", form)


@pytest.fixture
def uploads(settings, tmp_path):
    settings.MEDIA_ROOT = tmp_path / "uploads"


@pytest.fixture
def slow(monkeypatch):
    """Every document is a large one."""
    monkeypatch.setattr(documents, "AT_ONCE", 0.0)


def test_the_page_tells_the_whole_plan(client, anna, tenant_a, example):
    with tenant_scope(tenant_a.swv):
        chapter = ChapterFactory(swv=tenant_a.swv, plan=example.plan, text="Wij werken **samen** <script>.\n\n# Waarom")
    client.force_login(anna)
    page = client.get(url()).content.decode()
    for key in (f"doel-{example.goal.pk}", f"hoofdstuk-{chapter.pk}", "indicatoren"):
        assert f'href="#{key}"' in page
        assert f'id="{key}"' in page
    assert re.search(
        rf'<h3 id="doel-{example.goal.pk}-kop"><span class="doc-name">Doel 1.1</span> Minder verwijzingen', page
    )
    assert "Wij werken <strong>samen</strong> &lt;script&gt;." in page
    assert "<h3>Waarom</h3>" in page
    assert "370 van 16.840 leerlingen" in page
    assert "16 leerlingen (0,10 procentpunt) boven het pad" in page
    assert '<svg class="chart-wide"' in page or page.count("<svg") > 3
    ids = re.findall(r'\bid="([^"]+)"', page)
    assert sorted({each for each in ids if ids.count(each) > 1}) == []


def test_headings_of_the_page_skip_no_level(client, anna, example):
    client.force_login(anna)
    levels = [
        int(level) for level in re.findall(r"<h([1-6])", client.get(url()).content.decode().split("</aside>", 1)[1])
    ]
    assert levels[0] == 2
    assert all(later - earlier <= 1 for earlier, later in pairwise(levels))


def test_an_empty_plan_says_so_and_no_plan_is_not_found(client, anna, example, tenant_a):
    client.force_login(anna)
    with tenant_scope(tenant_a.swv):
        example.priority.archived_at = timezone.now()
        example.priority.save()
        example.plan.mission = example.plan.vision = ""
        example.plan.save()
    assert "Er is nog niets om te lezen" in client.get(url()).content.decode()
    with tenant_scope(tenant_a.swv):
        example.plan.archived_at = timezone.now()
        example.plan.save()
    assert client.get(url()).status_code == 404


@pytest.mark.parametrize("form", FORMS)
def test_a_small_document_comes_at_once(client, anna, example, form, tmp_path):
    client.force_login(anna)
    response = client.get(file_url(form))
    assert response.status_code == 200
    assert response["X-Content-Type-Options"] == "nosniff"
    assert response["Cache-Control"] == "private, no-store"
    if form == "word":
        assert response["Content-Disposition"] == 'attachment; filename="ondersteuningsplan-2024-2028-po2814.docx"'
        assert (2, "Doel 1.1: Minder verwijzingen naar het sbo") in word.headings(response.content)
    else:
        assert response["Content-Type"] == "application/pdf"
        assert "Minder verwijzingen naar het sbo" in pdf.flat(" ".join(pdf.pages(response.content, tmp_path)))
    with tenant_scope(example.plan.swv):
        assert not PrintedDocument.objects.exists()
        assert not Job.objects.exists()


def test_an_unknown_form_is_not_found(client, anna, example):
    client.force_login(anna)
    assert client.get(file_url("odt")).status_code == 404
    assert client.post(file_url("odt")).status_code == 404
    assert client.get(url("document-state", "odt"), headers=HTMX).status_code == 404


def test_everybody_who_reads_the_plan_gets_the_same_file(client, anna, tenant_a, example):
    contents = set()
    for person in (
        anna,
        make_person(tenant_a, "Olga", Role.OPR_MEMBER),
        make_person(tenant_a, "Gijs", Role.MUNICIPALITY),
    ):
        client.force_login(person)
        contents.add(client.get(file_url("pdf")).content)
    assert len(contents) == 1


def test_an_outsider_finds_nothing(client, carla, example):
    client.force_login(carla)
    assert client.get(url()).status_code == 404
    assert client.get(file_url("word")).status_code == 404


def test_a_large_document_is_made_by_a_worker_and_kept(client, anna, tenant_a, example, slow, tmp_path):
    client.force_login(anna)
    page = client.get(file_url("pdf")).content.decode()
    assert "Maak het bestand" in page
    assert f'hx-post="{file_url("pdf")}"' in page
    asked = client.post(file_url("pdf"), headers=HTMX).content.decode()
    assert f'hx-get="{url("document-state", "pdf")}"' in asked
    with tenant_scope(tenant_a.swv):
        (job,) = Job.objects.all()
        assert PrintedDocument.objects.get().content is None
        assert AuditEvent.objects.first().verb == "document.asked"
    assert f'id="job-{job.pk}"' in client.get(file_url("pdf")).content.decode()
    run_job.func(job.pk)
    done = client.get(url("document-state", "pdf"), headers=HTMX).content.decode()
    assert f'<a href="{file_url("pdf")}">Open het bestand</a>' in done
    response = client.get(file_url("pdf"))
    assert response["Content-Type"] == "application/pdf"
    assert "Minder verwijzingen" in pdf.flat(" ".join(pdf.pages(response.content, tmp_path)))
    with tenant_scope(tenant_a.swv):
        row = PrintedDocument.objects.get()
        assert bytes(row.content) == response.content
        assert row.made_at is not None
        assert Job.objects.get().state == JobState.DONE


def test_a_changed_plan_is_made_again_in_the_same_place(client, anna, tenant_a, example, slow):
    client.force_login(anna)
    client.post(file_url("word"))
    with tenant_scope(tenant_a.swv):
        run_job.func(Job.objects.get().pk)
        first = PrintedDocument.objects.get()
        example.goal.title = "Anders gezegd"
        example.goal.save()
    assert "Maak het bestand" in client.get(file_url("word")).content.decode()
    client.post(file_url("word"))
    with tenant_scope(tenant_a.swv):
        assert PrintedDocument.objects.get().content is None
        run_job.func(Job.objects.exclude(state=JobState.DONE).get().pk)
        again = PrintedDocument.objects.get()
        assert again.pk == first.pk
        assert again.digest != first.digest
    assert (2, "Doel 1.1: Anders gezegd") in word.headings(client.get(file_url("word")).content)


def test_asking_twice_is_one_work(client, anna, tenant_a, example, slow):
    client.force_login(anna)
    for _ in range(3):
        assert client.post(file_url("a3")).status_code == 302
    with tenant_scope(tenant_a.swv):
        assert Job.objects.count() == 1
        run_job.func(Job.objects.get().pk)
        run_job.func(Job.objects.get().pk)
    client.post(file_url("a3"))
    with tenant_scope(tenant_a.swv):
        assert Job.objects.count() == 1


def test_the_state_of_nothing_leads_to_the_file(client, anna, example):
    client.force_login(anna)
    assert client.get(url("document-state", "pdf"), headers=HTMX)["HX-Redirect"] == file_url("pdf")
    assert client.get(url("document-state", "pdf")).url == file_url("pdf")


def test_failed_work_says_why_and_can_be_asked_again(client, anna, tenant_a, example, slow, uploads):
    with tenant_scope(tenant_a.swv):
        PlanSettingsFactory(swv=tenant_a.swv, base_document=StoredFileFactory(swv=tenant_a.swv, kind="docx"))
    client.force_login(anna)
    client.post(file_url("word"))
    with tenant_scope(tenant_a.swv):
        run_job.func(Job.objects.get().pk)
        assert Job.objects.get().state == JobState.FAILED
    page = client.get(file_url("word")).content.decode()
    assert "Het basisdocument kan niet worden gebruikt." in page
    assert "load, submit" not in page
    client.post(file_url("word"))
    with tenant_scope(tenant_a.swv):
        assert Job.objects.count() == 2


def test_word_takes_the_looks_of_the_base_document(client, anna, tenant_a, example, uploads):
    with tenant_scope(tenant_a.swv):
        base = StoredFileFactory(
            swv=tenant_a.swv, kind="docx", name="stijl.docx", file__data=house_style(), sha256="1" * 64
        )
        PlanSettingsFactory(swv=tenant_a.swv, base_document=base)
    client.force_login(anna)
    opened = docx.Document(BytesIO(client.get(file_url("word")).content))
    assert opened.sections[0].header.paragraphs[0].text == "Samenwerkingsverband Huisstijl"


def test_asking_needs_the_right_to_read_the_plan(tenant_a, in_a, example):
    nobody = Actor(user_id=None, swv=tenant_a.swv, roles=frozenset())
    with pytest.raises(NotAllowedError):
        printing.ask_document(
            nobody, source="plan", object_id=example.plan.pk, form=DocumentForm.PDF, digest="x", title="Plan"
        )


def test_digest_follows_words_form_and_base(tenant_a, in_a, example, uploads):
    document = printed.living_plan(tenant_a.swv, example.plan.pk)
    base = StoredFileFactory(swv=tenant_a.swv, sha256="1" * 64)
    found = {printed.print_digest(document, form, given) for form in DocumentForm for given in (None, base)}
    assert len(found) == 5  # only Word depends on the base


def test_a_plan_after_adoption_is_a_working_version(tenant_a, in_a, example):
    today = timezone.localdate()
    assert printed.version_label(example.plan).startswith("Concept, stand van ")
    PlanVersionFactory(swv=tenant_a.swv, plan=example.plan, number="1.0", state=VersionState.ADOPTED, adopted_on=today)
    PlanVersionFactory(swv=tenant_a.swv, plan=example.plan, number="1.1", state=VersionState.CONCEPT)
    assert printed.version_label(example.plan).startswith("Werkversie na versie 1.0, stand van ")


def test_more_charts_and_words_cost_more(tenant_a, in_a, example):
    small = printed.living_plan(tenant_a.swv, example.plan.pk)
    grow(example, 5)
    large = printed.living_plan(tenant_a.swv, example.plan.pk)
    for form in DocumentForm:
        assert 0 < printed.seconds(small, form) < printed.seconds(large, form)


def test_a_second_source_of_a_kind_is_refused():
    with pytest.raises(ValueError, match="already"):
        printed.document_source("plan")(printed.living_plan)


def test_the_menu_stands_on_the_plan(client, bram, example):
    client.force_login(bram)
    page = client.get(url("plan")).content.decode()
    for form in FORMS:
        assert f'href="{file_url(form)}"' in page
    assert f'href="{url()}"' in page


def test_the_page_asks_as_many_queries_for_five_as_for_one(client, anna, example, item_count):
    with tenant_scope(example.plan.swv):
        grow(example, item_count)
    client.force_login(anna)
    client.get(url())
    with CaptureQueriesContext(connection) as queries:
        client.get(url())
    assert len(queries) == 25
