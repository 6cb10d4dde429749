"""Addresses of the plan as a document, under /<swv>/plan/."""

from django.urls import path

from goals.views import base_document, documents

urlpatterns = [
    path("document/", documents.DocumentPage.as_view(), name="document"),
    path("document/<slug:form>/", documents.DocumentFile.as_view(), name="document-file"),
    path("document/<slug:form>/stand/", documents.DocumentState.as_view(), name="document-state"),
    path("inrichting/basisdocument/", base_document.BaseDocumentPage.as_view(), name="base-document"),
    path("inrichting/basisdocument/bestand/", base_document.BaseDocumentFile.as_view(), name="base-document-file"),
    path("inrichting/basisdocument/weg/", base_document.BaseDocumentRemove.as_view(), name="base-document-remove"),
]
