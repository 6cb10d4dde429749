"""Addresses of the way to adoption, under /<swv>/plan/."""

from django.urls import path

from goals.views import adoption, responses, steps, versions

urlpatterns = [
    path("vaststelling/", adoption.AdoptionPage.as_view(), name="adoption"),
    path("vaststelling/begin/", versions.VersionBegin.as_view(), name="version-begin"),
    path("inbreng/", responses.ResponsesPage.as_view(), name="responses"),
    path("inbreng/bijlage/", responses.ResponsesPrint.as_view(), name="responses-print"),
    path("versie/<int:pk>/", adoption.VersionPage.as_view(), name="version"),
    path("versie/<int:pk>/wijzig/", versions.VersionEdit.as_view(), name="version-edit"),
    path("versie/<int:pk>/trek-in/", versions.VersionWithdraw.as_view(), name="version-withdraw"),
    path("versie/<int:pk>/stel-vast/", versions.VersionAdopt.as_view(), name="version-adopt"),
    path("versie/<int:pk>/stand/", versions.VersionState.as_view(), name="version-state"),
    path("versie/<int:pk>.<slug:ending>", versions.VersionPapers.as_view(), name="version-papers"),
    path("versie/<int:pk>/stap/", steps.StepAdd.as_view(), name="step-add"),
    path("stap/<int:pk>/plan/", steps.StepPlan.as_view(), name="step-plan"),
    path("stap/<int:pk>/leg-vast/", steps.StepRecord.as_view(), name="step-record"),
    path("stap/<int:pk>/verplaats/", steps.StepMove.as_view(), name="step-move"),
    path("stap/<int:pk>/bewijs/", steps.StepEvidence.as_view(), name="step-evidence"),
    path("stap/<int:pk>/bestand/", steps.StepFile.as_view(), name="step-file"),
]
