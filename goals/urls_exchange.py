"""Addresses of the plan in Excel, under /<swv>/plan/."""

from django.urls import path

from goals.views import workbooks

urlpatterns = [
    path("excel/", workbooks.WorkbookPage.as_view(), name="workbook"),
    path("excel/bestand/", workbooks.WorkbookFile.as_view(), name="workbook-file"),
    path("excel/<int:pk>/", workbooks.WorkbookRunPage.as_view(), name="workbook-run"),
    path("excel/<int:pk>/terzijde/", workbooks.WorkbookDiscard.as_view(), name="workbook-discard"),
    path("excel/<int:pk>/terugdraaien/", workbooks.WorkbookUndo.as_view(), name="workbook-undo"),
]
