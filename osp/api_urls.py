"""The API: what every login reads, and under the code of a samenwerkingsverband what it has of its own."""

from django.urls import include, path
from drf_spectacular.views import SpectacularAPIView

from osp.rest.login import LoginView

urlpatterns = [
    path("login/", LoginView.as_view(), name="api-login"),
    path("schema/", SpectacularAPIView.as_view(), name="api-schema"),
    path("", include("indicators.api_urls")),
    path("", include("goals.api_urls")),
    path("", include("meetings.api_urls")),
]
