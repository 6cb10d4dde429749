"""URLs of what an agenda begins with: points that come back, and what was left over."""

from django.urls import path

from meetings.views import items, recurring

urlpatterns = [
    path("<int:pk>/bleef-liggen/", items.LeftOverView.as_view(), name="left-over"),
    path("gremia/<int:pk>/vaste-punten/", recurring.RecurringListView.as_view(), name="recurring"),
    path("gremia/vaste-punten/<int:pk>/", recurring.RecurringEditView.as_view(), name="recurring-edit"),
    path("gremia/vaste-punten/<int:pk>/archiveer/", recurring.RecurringArchiveView.as_view(), name="recurring-archive"),
]
