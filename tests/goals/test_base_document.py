"""The page of the base document: what a file brings, why one is refused, and two people at once."""

from io import BytesIO

import docx
import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.urls import reverse

from goals.models import PlanSettings
from goals.services.base_document import remove_base_document, set_base_document
from osp.errors import ConflictError, DomainError
from osp.models import AuditEvent, StoredFile
from osp.scope import tenant_scope
from tests import word
from tests.factories import PlanSettingsFactory
from tests.goals import base_samples

TEMPLATE = b"application/vnd.openxmlformats-officedocument.wordprocessingml.template.main+xml"
PLAIN = b"application/vnd.openxmlformats-officedocument.wordprocessingml.document.main+xml"


@pytest.fixture(autouse=True)
def _uploads(settings, tmp_path):
    settings.MEDIA_ROOT = tmp_path / "uploads"


@pytest.fixture
def url(tenant_a):
    return reverse("goals:base-document", args=[tenant_a.code])


@pytest.fixture(scope="module")
def house_style() -> bytes:
    return base_samples.house_style()


def given(content, name="huisstijl.docx"):
    return SimpleUploadedFile(name, content)


def settings_of(tenant):
    with tenant_scope(tenant.swv):
        return PlanSettings.objects.select_related("base_document").get()


def test_a_file_is_taken_and_its_page_says_what_it_brings(client, anna, tenant_a, url, house_style):
    client.force_login(anna)
    assert "Kies een bestand" in client.get(url).content.decode()
    response = client.post(url, {"version": 0, "file": given(house_style)}, follow=True)
    page = response.content.decode()
    assert "Het basisdocument geldt nu voor alle Word-bestanden." in page
    assert "A4 staand, marges 4,0 cm links en 2,0 cm rechts" in page
    assert "Samenwerkingsverband Huisstijl, afbeelding" in page
    for style in ("Kop 1", "Bijschrift"):
        assert f'<th scope="row">{style}</th>' in page
    assert page.count("van de planner: uw bestand heeft hem niet") == 5
    settings = settings_of(tenant_a)
    assert (settings.base_document.name, settings.base_document.kind) == ("huisstijl.docx", "docx")
    assert settings.base_document.user_id == anna.pk
    with tenant_scope(tenant_a.swv):
        event = AuditEvent.objects.first()
    assert (event.verb, event.diff["base_document_id"]) == ("settings.base_set", [None, settings.base_document_id])


def test_the_file_comes_back_as_it_was(client, anna, url, house_style):
    client.force_login(anna)
    address = reverse("goals:base-document-file", args=["PO2814"])
    assert client.get(address).status_code == 404
    client.post(url, {"version": 0, "file": given(house_style)})
    response = client.get(address)
    assert response.content == house_style
    assert response["Content-Disposition"] == 'attachment; filename="huisstijl.docx"'


@pytest.mark.parametrize(
    ("content", "reason"),
    [
        (b"", "Dit bestand is leeg"),
        (b"%PDF-1.7 geen Word", "niet van een soort die hier kan: docx"),
        (b"PK kapot", "niet van een soort die hier kan: docx"),
    ],
)
def test_what_is_no_word_file_is_refused(client, anna, tenant_a, url, content, reason):
    client.force_login(anna)
    response = client.post(url, {"version": 0, "file": given(content)})
    assert response.status_code == 422
    assert reason in response.content.decode()
    with tenant_scope(tenant_a.swv):
        assert not PlanSettings.objects.exists()
        assert not StoredFile.objects.exists()


def test_templates_macros_and_fetching_files_are_refused_in_words(client, anna, url, house_style):
    types = word.parts(house_style)["[Content_Types].xml"]
    cases = {
        "sjabloon": word.repacked(house_style, {"[Content_Types].xml": types.replace(PLAIN, TEMPLATE)}),
        "macro&#x27;s": word.repacked(house_style, {"word/vbaProject.bin": b"x"}),
        "INCLUDEPICTURE": base_samples.house_style(change=base_samples.fetching),
        "niet als Word-document te lezen": word.repacked(house_style, {"word/document.xml": b"<w:document/>"}),
    }
    client.force_login(anna)
    for reason, content in cases.items():
        response = client.post(url, {"version": 0, "file": given(content)})
        assert response.status_code == 422
        assert reason in response.content.decode()


def test_no_file_is_asked_for(client, anna, url):
    client.force_login(anna)
    response = client.post(url, {"version": 0})
    assert response.status_code == 422
    assert "Kies een Word-bestand (.docx)." in response.content.decode()


def test_a_file_that_is_too_large_is_refused(client, anna, url, monkeypatch):
    monkeypatch.setattr("goals.services.base_document.MOST_BYTES", 1024)
    client.force_login(anna)
    response = client.post(url, {"version": 0, "file": given(b"PK" + b"x" * 2000)})
    assert response.status_code == 422
    assert "groter dan" in response.content.decode()


def test_the_second_of_two_people_sees_the_first_and_chooses_again(client, anna, tenant_a, url, house_style):
    client.force_login(anna)
    client.post(url, {"version": 0, "file": given(house_style, "eerst.docx")})
    response = client.post(url, {"version": 0, "file": given(house_style, "tweede.docx")})
    assert response.status_code == 409
    page = response.content.decode()
    assert "Iemand anders koos intussen een ander basisdocument" in page
    assert "eerst.docx" in page
    assert settings_of(tenant_a).base_document.name == "eerst.docx"
    version = settings_of(tenant_a).version
    assert f'name="version" value="{version}"' in page
    client.post(url, {"version": version, "file": given(house_style, "tweede.docx")})
    assert settings_of(tenant_a).base_document.name == "tweede.docx"


def test_the_usual_looks_come_back(client, anna, tenant_a, url, house_style):
    client.force_login(anna)
    remove = reverse("goals:base-document-remove", args=["PO2814"])
    assert client.post(remove, {"version": 1}).status_code == 404
    client.post(url, {"version": 0, "file": given(house_style)})
    client.post(remove, {"version": 1})
    assert settings_of(tenant_a).base_document is not None
    page = client.post(remove, {"version": settings_of(tenant_a).version}, follow=True).content.decode()
    assert "Word-bestanden hebben weer de gewone opmaak." in page
    assert settings_of(tenant_a).base_document is None
    with tenant_scope(tenant_a.swv):
        assert AuditEvent.objects.first().verb == "settings.base_removed"
        assert StoredFile.objects.count() == 1


def test_a_stored_file_that_cannot_be_used_any_more_says_so(client, anna, tenant_a, url, house_style):
    client.force_login(anna)
    client.post(url, {"version": 0, "file": given(house_style)})
    stored = settings_of(tenant_a).base_document
    with stored.file.open("wb") as target:
        target.write(b"weg")
    page = client.get(url).content.decode()
    assert "beschadigd of met een wachtwoord beveiligd" in page


def test_who_may_not_edit_the_plan_does_not_choose(client, bram, url):
    client.force_login(bram)
    assert client.get(url).status_code == 403
    assert client.post(url, {"version": 0}).status_code == 403


def test_services_keep_what_was_chosen_at_the_same_time(director, tenant_a, in_a, house_style):
    settings = PlanSettingsFactory(swv=tenant_a.swv)
    settings.blocking = ["no-owner"]
    settings.save()
    changed = set_base_document(director, name="a.docx", stream=BytesIO(house_style), version=settings.version)
    assert changed.blocking == ["no-owner"]
    with pytest.raises(ConflictError):
        remove_base_document(director, settings=changed, version=settings.version)
    with pytest.raises(DomainError) as refused:
        set_base_document(director, name="a.docx", stream=BytesIO(b"x"), version=changed.version)
    assert (refused.value.code, refused.value.field) == ("file-refused", "file")


def test_a_plain_file_of_another_program_is_taken(director, tenant_a, in_a):
    target = BytesIO()
    docx.Document().save(target)
    assert set_base_document(director, name="leeg.docx", stream=target, version=0).base_document.kind == "docx"
