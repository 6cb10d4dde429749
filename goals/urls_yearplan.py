"""Addresses of the jaarplan, of its evaluation and of the chapters of the jaarverslag, under /<swv>/plan/."""

from django.urls import path

from goals.views import evaluations, year_end, year_plans
from goals.views.documents import EVALUATION_PAPER, REPORT_PAPER, YEAR_PAPER, document_urls

urlpatterns = [
    path("jaarplan/", year_plans.YearPlansPage.as_view(), name="year-plans"),
    path("jaarplan/begin/", year_plans.YearPlanBegin.as_view(), name="year-plan-begin"),
    path("jaarplan/<int:pk>/", year_plans.YearPlanPage.as_view(), name="year-plan"),
    path("jaarplan/<int:pk>/inleiding/", year_plans.IntroductionEdit.as_view(), name="year-plan-introduction"),
    path("jaarplan/<int:pk>/stel-vast/", year_plans.YearPlanAdopt.as_view(), name="year-plan-adopt"),
    path("jaarplan/<int:pk>/jaareinde/", year_end.YearEndPage.as_view(), name="year-end"),
    path("jaarplan/<int:pk>/jaareinde/<int:activity>/", year_end.DecideView.as_view(), name="unfinished"),
    path("jaarplan/<int:pk>/jaareinde/<int:activity>/terug/", year_end.UndoView.as_view(), name="unfinished-undo"),
    path("jaarplan/<int:pk>/evaluatie/", evaluations.EvaluationPage.as_view(), name="evaluation"),
    path("jaarplan/<int:pk>/evaluatie/terugblik/", evaluations.LookingBackEdit.as_view(), name="looking-back"),
    path("jaarplan/<int:pk>/evaluatie/sluit-af/", evaluations.EvaluationClose.as_view(), name="evaluation-close"),
    path("jaarplan/<int:pk>/evaluatie/<int:goal>/", evaluations.EvaluationEdit.as_view(), name="evaluation-edit"),
    *document_urls("jaarplan/<int:pk>/document/", YEAR_PAPER),
    *document_urls("jaarplan/<int:pk>/evaluatie/document/", EVALUATION_PAPER),
    *document_urls("jaarverslag/<year:year>/", REPORT_PAPER),
]
