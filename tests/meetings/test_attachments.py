"""Bijlagen: handing in, refusing, order, taking away, and giving back to who may see them."""

import io

import pikepdf
import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.urls import reverse
from PIL import Image

from meetings.models import Attachment, ItemReader
from meetings.pack import papers
from meetings.services import attachments
from osp.enums import Role
from osp.errors import ConflictError, DomainError, NotAllowedError
from osp.models import AuditEvent
from tests import factories as make
from tests.conftest import make_person
from tests.meetings.office_samples import changed, document, workbook

pytestmark = pytest.mark.django_db


def url(name: str, *args) -> str:
    return reverse(f"meetings:{name}", args=["PO2814", *args])


def png() -> bytes:
    target = io.BytesIO()
    Image.new("RGB", (40, 30), "white").save(target, "PNG")
    return target.getvalue()


def add(director, item, title: str = "", content: bytes | None = None, name: str = "begroting.png") -> Attachment:
    return attachments.add_attachment(director, item=item, name=name, stream=io.BytesIO(content or png()), title=title)


def test_a_bijlage_gets_the_next_letter_and_the_name_of_its_file(item, director):
    first, second = add(director, item), add(director, item, "Toelichting", workbook(), "cijfers.xlsx")
    assert [(first.letter, first.title), (second.letter, second.title)] == [("A", "begroting"), ("B", "Toelichting")]
    assert (second.file.kind, second.pages) == ("xlsx", 1)
    assert AuditEvent.objects.filter(verb="attachment.added").count() == 2


@pytest.mark.parametrize(
    ("content", "said"),
    [
        (b"", "Dit bestand is leeg"),
        (b"zomaar tekst", "niet van een soort die hier kan"),
        (b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + b"0" * 600, "wachtwoord"),
        (b"PK\x03\x04kapot", "niet van een soort die hier kan"),
    ],
)
def test_a_file_is_refused_with_its_reason(item, director, content, said):
    with pytest.raises(DomainError, match=said) as refused:
        attachments.add_attachment(director, item=item, name="stuk.docx", stream=io.BytesIO(content))
    assert refused.value.field == "file"
    assert not Attachment.objects.exists()


def test_only_who_prepares_hands_in(item, reader):
    with pytest.raises(NotAllowedError):
        attachments.add_attachment(reader, item=item, name="a.png", stream=io.BytesIO(png()))


def test_a_point_has_an_end_of_bijlagen(item, director):
    for position in range(1, attachments.MOST_ATTACHMENTS + 1):
        make.AttachmentFactory(swv=item.swv, item=item, position=position)
    with pytest.raises(DomainError, match="ten hoogste 40 bijlagen"):
        add(director, item)


def test_order_changes_and_letters_follow(item, director):
    first, second = add(director, item, "Een"), add(director, item, "Twee")
    attachments.move_attachment(director, attachment=second, up=True)
    attachments.move_attachment(director, attachment=second, up=True)
    assert list(item.attachments.values_list("title", "position")) == [("Twee", 1), ("Een", 2)]
    second.refresh_from_db()
    attachments.remove_attachment(director, attachment=second, version=second.version, reason="oude versie")
    first.refresh_from_db()
    assert (first.letter, Attachment.objects.get(pk=second.pk).archive_reason) == ("A", "oude versie")


def test_two_people_editing_is_a_conflict(item, director):
    row = add(director, item, "Een")
    attachments.edit_attachment(director, attachment=row, version=1, title="Twee", is_confidential=True)
    with pytest.raises(ConflictError):
        attachments.edit_attachment(director, attachment=row, version=1, title="Drie", is_confidential=False)


def test_the_pages_take_a_file_and_give_it_back(client, anna, item):
    client.force_login(anna)
    upload = SimpleUploadedFile("begroting.png", png())
    response = client.post(url("attachment-add", item.pk), {"file": upload, "title": "Begroting 2027"})
    assert response["Location"] == f"{url('item', item.pk)}#bijlagen"
    page = client.get(url("item", item.pk)).content.decode()
    assert "Begroting 2027" in page
    row = Attachment.objects.get()
    got = client.get(url("attachment", row.pk))
    assert (got.content, got["Cache-Control"]) == (png(), "private, no-store")
    client.post(url("attachment-edit", row.pk), {"version": 1, "title": "Begroting", "is_confidential": "on"})
    client.post(url("attachment-move", row.pk), {"naar": "omlaag"})
    row.refresh_from_db()
    assert (row.title, row.is_confidential, row.position) == ("Begroting", True, 1)
    client.post(url("attachment-remove", row.pk), {"version": 2, "reason": "vervangen"})
    assert client.get(url("attachment", row.pk)).status_code == 404


def test_a_refusal_stands_at_the_field(client, anna, item):
    client.force_login(anna)
    response = client.post(url("attachment-add", item.pk), {"file": SimpleUploadedFile("a.txt", b"tekst")})
    assert response.status_code == 422
    assert "niet van een soort die hier kan" in response.content.decode()
    assert client.get(url("attachment-add", item.pk)).status_code == 200


def test_several_files_are_handed_in_at_once_and_one_refusal_keeps_all_out(client, anna, item):
    client.force_login(anna)
    good = [SimpleUploadedFile(f"{name}.png", png()) for name in ("a", "b")]
    refused = client.post(url("attachment-add", item.pk), {"file": [good[0], SimpleUploadedFile("c.txt", b"tekst")]})
    assert refused.status_code == 422
    assert "„c.txt”: " in refused.content.decode()
    assert Attachment.objects.count() == 0
    good[0].seek(0)
    client.post(url("attachment-add", item.pk), {"file": good, "title": "telt alleen bij één bestand"})
    assert [(row.letter, row.title) for row in Attachment.objects.order_by("position")] == [("A", "a"), ("B", "b")]
    assert AuditEvent.objects.filter(verb="attachment.several").count() == 1


def test_a_hidden_bijlage_is_not_found(client, tenant_a, item):
    row = make.AttachmentFactory(swv=item.swv, item=item, title="Personeel", is_confidential=True)
    client.force_login(make_person(tenant_a, "Beheer", Role.ADMIN))
    assert client.get(url("attachment", row.pk)).status_code == 404
    assert "Personeel" not in client.get(url("item", item.pk)).content.decode()


def test_readers_are_chosen_on_their_page(client, anna, item, director):
    client.force_login(anna)
    opr = make.BodyFactory(swv=item.swv, name="OPR", kind="opr")
    page = client.get(url("item-readers", item.pk)).content.decode()
    assert "OPR" in page
    assert client.post(url("item-readers", item.pk), {"bodies": [opr.pk]}).status_code == 302
    assert ItemReader.objects.get().body == opr
    item.is_confidential = True
    item.save()
    assert "Leest mee: OPR." in client.get(url("item", item.pk)).content.decode()


def pdf_of(pages: int, *, password: str = "") -> bytes:
    target = io.BytesIO()
    with pikepdf.new() as document:
        for _ in range(pages):
            document.add_blank_page(page_size=(595, 842))
        encryption = pikepdf.Encryption(owner="baas", user=password) if password else False
        document.save(target, encryption=encryption)
    return target.getvalue()


def test_pages_are_counted_when_a_file_is_handed_in(item, director):
    assert add(director, item, "Nota", pdf_of(3), "nota.pdf").pages == 3
    assert add(director, item, "Foto").pages == 1
    long = document("Nota", *["Een zin die de bladzijde vult. " * 20] * 30)
    assert add(director, item, "Nota", long, "nota.docx").pages == 4


def old_office(*names: str) -> bytes:
    """An old Office file as far as it is looked at: its mark and the names of its streams."""
    return b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + b"0" * 2000 + b"".join(name.encode("utf-16-le") for name in names)


@pytest.mark.parametrize(
    ("content", "said"),
    [
        (old_office("EncryptionInfo", "EncryptedPackage"), "heeft een wachtwoord"),
        (old_office("Workbook"), "oud Excelbestand"),
        (old_office("WordDocument"), "oud Word-bestand"),
        (changed(document(), {"word/document.xml": lambda told: told[:200]}), "beschadigd. Open het in Word"),
        (changed(workbook(), {"xl/workbook.xml": lambda told: told[:90]}), "beschadigd. Open het in Excel"),
        (changed(document(), {}, {"word/vbaProject.bin": b"x"}), "macro's"),
        (
            changed(document(), {}, {"word/media.xml": b"<x>" + b"x" * 17 * 2**20 + b"</x>"}),
            "te groot voor een leesversie",
        ),
        (document("Boek", *["Een zin die de bladzijde vult. " * 20] * 700), "te groot voor een leesversie"),
        (document("", " "), "niets om te lezen"),
    ],
    ids=["password", "xls", "doc", "broken word", "broken excel", "macros", "huge", "long", "empty"],
)
def test_an_office_file_that_cannot_be_read_is_refused_with_the_reason(item, director, content, said):
    with pytest.raises(DomainError, match=said):
        attachments.add_attachment(director, item=item, name="stuk", stream=io.BytesIO(content))
    assert not Attachment.objects.exists()


@pytest.mark.parametrize(
    ("content", "said"),
    [
        (pdf_of(1, password="geheim"), "heeft een wachtwoord"),
        (b"%PDF-1.7 en verder niets", "is beschadigd"),
        (b"\x89PNG\r\n\x1a\nkapot", "afbeelding is beschadigd"),
    ],
)
def test_a_file_that_cannot_be_laid_in_a_pack_is_refused(item, director, content, said):
    with pytest.raises(DomainError, match=said):
        attachments.add_attachment(director, item=item, name="stuk.pdf", stream=io.BytesIO(content))


def test_a_file_of_too_many_pages_is_refused_with_their_number(item, director, monkeypatch):
    monkeypatch.setattr(papers, "MOST_PAGES", 3)
    long = document("Nota", *["Een zin die de bladzijde vult. " * 20] * 30)
    with pytest.raises(DomainError, match="wordt dit bestand 4 bladzijden; er kunnen er 3 mee"):
        add(director, item, "Nota", long, "nota.docx")
