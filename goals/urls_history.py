"""Addresses of the history of the plan, under /<swv>/plan/."""

from django.urls import path

from goals.views import history, moments, reverting

urlpatterns = [
    path("geschiedenis/", history.HistoryPage.as_view(), name="history"),
    path("geschiedenis/<slug:kind>/<int:pk>/", history.RowHistory.as_view(), name="row-history"),
    path("verschil/", moments.ComparePage.as_view(), name="compare"),
    path("op/", moments.MomentsPage.as_view(), name="moments"),
    path("op/<str:moment>/", moments.PlanAt.as_view(), name="plan-at"),
    path("herstel/<slug:kind>/<int:pk>/", reverting.RevertPage.as_view(), name="revert"),
]
