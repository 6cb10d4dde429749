"""Addresses of the plan as a document, under /<swv>/plan/."""

from django.urls import path

from goals.views import base_document
from goals.views.documents import PLAN_PAPER, document_urls

urlpatterns = [
    *document_urls("document/", PLAN_PAPER),
    path("inrichting/basisdocument/", base_document.BaseDocumentPage.as_view(), name="base-document"),
    path("inrichting/basisdocument/bestand/", base_document.BaseDocumentFile.as_view(), name="base-document-file"),
    path("inrichting/basisdocument/weg/", base_document.BaseDocumentRemove.as_view(), name="base-document-remove"),
]
