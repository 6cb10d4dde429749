"""Addresses of planlint and of what the plan covers, under /<swv>/plan/."""

from django.urls import path

from goals.views import coverage, findings, lint_live, lint_settings

urlpatterns = [
    path("bevindingen/", findings.FindingsPage.as_view(), name="findings"),
    path("bevinding/<slug:code>/<slug:kind>/<int:pk>/laat/", findings.LetBe.as_view(), name="finding-let-be"),
    path("bevinding/<int:pk>/terug/", findings.TakeUp.as_view(), name="finding-take-up"),
    path("lint/<slug:kind>/<int:pk>/", lint_live.LintCheck.as_view(), name="lint-check"),
    path("lint/nieuw/<slug:what>/<slug:kind>/<int:pk>/", lint_live.LintNew.as_view(), name="lint-new"),
    path("dekking/", coverage.CoveragePage.as_view(), name="coverage"),
    path("inrichting/planlint/", lint_settings.LintSettingsPage.as_view(), name="lint-settings"),
]
