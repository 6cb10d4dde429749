"""The API. Figures are public reference data: whoever has a login reads them; nothing of a tenant is here."""

from django.urls import include, path
from drf_spectacular.views import SpectacularAPIView

from osp.rest.login import LoginView

urlpatterns = [
    path("login/", LoginView.as_view(), name="api-login"),
    path("schema/", SpectacularAPIView.as_view(), name="api-schema"),
    path("", include("indicators.api_urls")),
]
