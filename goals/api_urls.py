"""Routes of the API of the plan, all inside a samenwerkingsverband."""

from django.urls import include, path

from goals.viewsets import contributions, evidence, files, reactions, reading, route, rows, workbooks, year_plans

plan_urls = [
    *rows.URLS,
    *reading.URLS,
    *reactions.URLS,
    *route.URLS,
    *year_plans.URLS,
    *contributions.URLS,
    *workbooks.URLS,
    *evidence.URLS,
    path("plans/<int:pk>/document/", files.PlanDocumentView.as_view(), name="api-plan-document"),
    path("plans/<int:pk>/workbook/", files.PlanWorkbookView.as_view(), name="api-plan-workbook"),
    path("versions/<int:pk>/document/", files.VersionDocumentView.as_view(), name="api-version-document"),
]

# `tenant`, because at `<swv:swv>` the middleware expects a session and shows pages.
urlpatterns = [path("<swv:tenant>/", include(plan_urls))]
