"""Files of documents, and the base document of a samenwerkingsverband."""

import hashlib
from functools import cache
from io import BytesIO

import docx
import factory
from factory.django import DjangoModelFactory

from goals.enums import DocumentForm
from goals.models import PrintedDocument
from tests.factories.osp import StoredFileFactory


@cache
def word_file() -> bytes:
    """A plain Word file."""
    target = BytesIO()
    docx.Document().save(target)
    return target.getvalue()


class BaseDocumentFactory(StoredFileFactory):
    file = factory.django.FileField(data=factory.LazyFunction(word_file), filename="huisstijl.docx")
    name = "huisstijl.docx"
    kind = "docx"
    sha256 = factory.LazyFunction(lambda: hashlib.sha256(word_file()).hexdigest())


class PrintedDocumentFactory(DjangoModelFactory):
    class Meta:
        model = PrintedDocument

    source = "plan"
    object_id = 1
    form = DocumentForm.PDF
    digest = "0" * 64
