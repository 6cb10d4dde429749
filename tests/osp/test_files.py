"""Files that people hand in: kept for what they are, given back as an attachment."""

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.http import Http404

from osp import files
from osp.errors import DomainError
from osp.models import StoredFile

PDF = b"%PDF-1.7\n%%EOF\n"


@pytest.fixture(autouse=True)
def _media(settings, tmp_path) -> None:
    settings.MEDIA_ROOT = tmp_path


def keep(director, name: str = "verslag.pdf", content: bytes = PDF, **fields) -> StoredFile:
    return files.keep(director, SimpleUploadedFile(name, content), field="file", **fields)


def test_a_file_is_kept_with_its_hash_and_whose_it_is(in_a, director):
    stored = keep(director)
    assert (stored.name, stored.kind, stored.size, stored.user_id) == ("verslag.pdf", "pdf", len(PDF), director.user_id)
    with stored.file.open("rb") as kept:
        assert (len(stored.sha256), kept.read()) == (64, PDF)


@pytest.mark.parametrize(
    ("given", "kept"),
    [
        ("brief.exe", "brief.pdf"),
        ("C:\\stukken\\brief.pdf", "brief.pdf"),
        ("../../etc/passwd", "passwd.pdf"),
        ("", "bestand.pdf"),
        ("a" * 200 + ".pdf", "a" * 116 + ".pdf"),
    ],
)
def test_its_name_is_a_name_and_ends_in_what_it_is(given, kept):
    assert files.file_name(given, "pdf") == kept


def test_another_kind_is_refused_in_words(in_a, director):
    with pytest.raises(DomainError, match="niet van een soort die hier kan: docx") as refused:
        keep(director, kinds=frozenset({"docx"}))
    assert (refused.value.field, StoredFile.objects.count()) == ("file", 0)


def test_no_browser_opens_it_in_our_pages(in_a, director):
    response = files.download(keep(director, "besluit ’26.pdf"))
    assert response.headers["Content-Type"] == "application/pdf"
    assert response.headers["Content-Disposition"].startswith("attachment;")
    assert response.headers["X-Content-Type-Options"] == "nosniff"
    assert response.content == PDF


def test_a_file_that_is_gone_is_not_found(in_a, director):
    stored = keep(director)
    stored.file.storage.delete(stored.file.name)
    with pytest.raises(Http404):
        files.download(stored)
