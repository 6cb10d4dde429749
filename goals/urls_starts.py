"""Addresses of the ways to start a plan, and of the plans beside each other, under /<swv>/plan/."""

from django.urls import path

from goals.views import plans, starts, word_start

urlpatterns = [
    path("plannen/", plans.PlansPage.as_view(), name="plans"),
    path("plannen/<int:pk>/", plans.PlanOpen.as_view(), name="plan-open"),
    path("niet-mee/", plans.FarewellsPage.as_view(), name="farewells"),
    path("niet-mee/<int:pk>/wijzig/", plans.FarewellEdit.as_view(), name="farewell-edit"),
    path("doel/<int:pk>/voorganger/", plans.AncestorPart.as_view(), name="goal-ancestor"),
    path("begin/", starts.WaysPage.as_view(), name="ways"),
    path("begin/leeg/", starts.PlanStart.as_view(), name="start"),
    path("begin/sjabloon/", starts.TemplateStart.as_view(), name="start-template"),
    path("begin/vorig-plan/", starts.LastStart.as_view(), name="start-last"),
    path("begin/word/", word_start.WordUpload.as_view(), name="start-word"),
    path("begin/word/<int:pk>/", word_start.WordMapping.as_view(), name="word-mapping"),
    path("begin/word/<int:pk>/opzet/", word_start.WordOutline.as_view(), name="word-outline"),
    path("begin/word/<int:pk>/bestand/", word_start.WordFile.as_view(), name="word-file"),
    path("begin/word/<int:pk>/terug/", word_start.WordUndo.as_view(), name="word-undo"),
]
