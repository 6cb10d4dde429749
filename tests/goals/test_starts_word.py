"""Beginning a plan with a Word file: what is refused, the mapping, the plan that comes of it, and taking it back."""

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.urls import reverse

from goals.documents.word import docx_bytes
from goals.enums import ImportState
from goals.models import Activity, Chapter, Goal, Plan, PlanImport, Priority
from goals.queries.word_imports import undoing
from goals.services import goals as goal_services
from goals.services import word_start as services
from osp.errors import DomainError
from osp.models import AuditEvent, StoredFile
from osp.scope import tenant_scope
from tests.factories import MilestoneFactory, PlanVersionFactory
from tests.goals import word_samples as samples
from tests.goals.document_samples import document
from tests.goals.parts import text_of
from tests.goals.plans import HTMX

YEARS = {"title": "Uit Word", "first_year": "2026", "last_year": "2029"}


def url(name: str, *args: object) -> str:
    return reverse(f"goals:{name}", args=["PO2814", *args])


def upload(content: bytes, name: str = "osp.docx") -> SimpleUploadedFile:
    return SimpleUploadedFile(name, content)


@pytest.fixture
def uploads(settings, tmp_path):
    settings.MEDIA_ROOT = tmp_path / "uploads"


@pytest.fixture
def received(uploads, director, in_a) -> PlanImport:
    """Our own export, waiting for its roles."""
    return services.receive_word(director, name="osp.docx", stream=upload(docx_bytes(document())).file)


@pytest.fixture
def taken(received, client, anna) -> Plan:
    """The plan that comes of it with the proposed roles."""
    client.force_login(anna)
    client.post(url("word-mapping", received.pk), YEARS | {"version": "1"})
    return Plan.objects.get()


def old_word(folder) -> bytes:
    return samples.converted("<p>Oud</p>", "html", "doc", folder)


def open_document(folder) -> bytes:
    return samples.converted("<p>Open</p>", "html", "odt", folder)


@pytest.mark.parametrize(
    ("make", "said"),
    [
        (lambda _: b"gewone tekst", "niet van een soort die hier kan"),
        (lambda _: b"PK\x03\x04kapot", "niet van een soort die hier kan"),
        (lambda _: samples.bomb(), "uitgepakt te groot"),
        (lambda _: samples.with_macros(), "macro"),
        (old_word, "oud Word-bestand"),
        (open_document, "OpenDocument"),
        (lambda _: samples.with_body(), "staat geen tekst"),
        (lambda _: docx_bytes(document())[:-4000], "niet van een soort|beschadigd"),
    ],
)
def test_file_that_cannot_be_read_is_refused_and_nothing_is_kept(uploads, director, in_a, tmp_path, make, said):
    with pytest.raises(DomainError, match=said) as refused:
        services.receive_word(director, name="osp.docx", stream=upload(make(tmp_path)).file)
    assert refused.value.field == "file"
    assert (PlanImport.objects.count(), StoredFile.objects.count(), Plan.objects.count()) == (0, 0, 0)
    assert not any((tmp_path / "uploads").rglob("*.docx"))


def test_refused_file_says_so_on_the_page(uploads, client, anna):
    client.force_login(anna)
    refused = client.post(url("start-word"), {"file": upload(b"tekst")})
    assert (refused.status_code, "niet van een soort die hier kan" in text_of(refused)) == (422, True)
    assert "Kies een Word-bestand (.docx)." in text_of(client.post(url("start-word"), {}))


def test_mapping_is_proposed_and_follows_each_choice(client, anna, received):
    client.force_login(anna)
    page = client.get(url("word-mapping", received.pk))
    text = text_of(page)
    assert page.context["counts"] == ["1 speerpunt", "2 doelen", "2 activiteiten", "3 hoofdstukken"]
    assert ("Speerpunt 1: Thuisnabij en passend" in text, 'value="Samen thuisnabij"' in text) == (True, True)
    place = next(row.place for row in page.context["heads"] if row.role == "speerpunt")
    part = client.post(url("word-outline", received.pk), {f"rol-{place}": "hoofdstuk"}, headers=HTMX)
    assert part.context["draft"].priorities == []
    assert "er staat niets boven waar het onder hoort" in text_of(part)
    assert Plan.objects.count() == 0


def test_confirmed_mapping_makes_the_plan_and_keeps_the_file(taken, received):
    received.refresh_from_db()
    assert (taken.title, Priority.objects.get().title) == ("Uit Word", "Thuisnabij en passend")
    assert (Goal.objects.count(), Activity.objects.count()) == (2, 2)
    assert (received.state, received.plan, received.file.name) == (ImportState.TAKEN, taken, "osp.docx")
    assert Chapter.objects.filter(title="Overgenomen tekst", is_closing=True).count() == 1
    assert [row.verb for row in AuditEvent.objects.filter(verb__startswith="word.")] == ["word.taken", "word.received"]


def test_second_confirmation_is_refused(client, taken, received):
    again = client.post(
        url("word-mapping", received.pk), YEARS | {"version": "1", "first_year": "2030", "last_year": "2033"}
    )
    assert (again.status_code, "al verwerkt" in text_of(again), Plan.objects.count()) == (422, True, 1)


def test_years_of_another_plan_are_refused_and_roles_stay(client, anna, received, example):
    client.force_login(anna)
    refused = client.post(url("word-mapping", received.pk), YEARS | {"version": "1", "rol-1": "overslaan"})
    assert (refused.status_code, "er al een plan" in text_of(refused)) == (422, True)
    assert refused.context["heads"][1].role == "overslaan"


def test_whole_import_is_taken_back(client, taken, received):
    page = text_of(client.get(url("word-undo", received.pk)))
    assert "Het hele plan gaat naar het archief" in page
    received.refresh_from_db()
    client.post(url("word-undo", received.pk), {"version": received.version})
    received.refresh_from_db()
    taken.refresh_from_db()
    assert (received.state, taken.is_archived, Goal.objects.filter(archived_at__isnull=True).count()) == (
        ImportState.UNDONE,
        True,
        0,
    )
    assert AuditEvent.objects.filter(verb="word.undone").count() == 1
    assert "Nog geen ondersteuningsplan" in text_of(client.get(url("plan")))


def test_what_somebody_changed_or_added_stays(director, in_a, taken, received):
    received.refresh_from_db()
    first, second = Goal.objects.order_by("position")
    goal_services.edit_goal(
        director, goal=first, version=first.version, title="Beter", description="", measurable_result="",
        noticeable_result="", owner=None, ends=None,
    )  # fmt: skip
    activity = second.activities.get()
    MilestoneFactory(swv=in_a.swv, goal=None, activity=activity)
    found = undoing(received)
    kept = {node.values.get("title") for node in found.kept}
    assert found.plan_goes is False
    assert {"Beter", second.title, activity.title, first.priority.title} <= kept
    services.undo_word(director, word=received, version=received.version)
    assert set(Goal.objects.filter(archived_at__isnull=True)) == {first, second}
    assert Chapter.objects.filter(archived_at__isnull=True).count() == 0
    assert not Plan.objects.get().is_archived


def test_plan_on_its_way_to_adoption_stays(in_a, taken, received):
    received.refresh_from_db()
    PlanVersionFactory(swv=in_a.swv, plan=taken, content={})
    assert undoing(received).plan_goes is False


def test_undo_of_a_waiting_file_is_refused(director, received):
    with pytest.raises(DomainError, match="valt niets terug te draaien"):
        services.undo_word(director, word=received, version=received.version)


def test_file_comes_back_as_it_was(client, anna, received):
    client.force_login(anna)
    assert client.get(url("word-file", received.pk)).content == docx_bytes(document())


def test_other_samenwerkingsverband_finds_nothing(client, carla, received, tenant_b):
    client.force_login(carla)
    assert client.get(reverse("goals:word-mapping", args=["VO2507", received.pk])).status_code == 404
    with tenant_scope(tenant_b.swv):
        assert PlanImport.objects.count() == 0
