"""URLs of the register of decisions."""

from django.urls import path

from meetings.views import register

urlpatterns = [
    path("besluiten/", register.RegisterView.as_view(), name="register"),
    path("besluiten/<int:pk>/", register.DecisionView.as_view(), name="decision"),
    path("<int:pk>/terugblik/", register.BringLookBackView.as_view(), name="look-back-bring"),
]
