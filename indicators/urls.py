"""URLs of the indicators, under the code of a samenwerkingsverband."""

from django.urls import URLPattern, URLResolver, path

from indicators.urls_data import data_urls
from indicators.views import catalogue, detail

app_name = "indicators"

catalogue_urls: list[URLPattern | URLResolver] = [
    path("indicatoren/", catalogue.IndicatorListView.as_view(), name="list"),
    path("indicatoren/nieuw/", catalogue.IndicatorCreateView.as_view(), name="create"),
    path("indicatoren/<int:pk>/", detail.IndicatorView.as_view(), name="detail"),
    path("indicatoren/<int:pk>/wijzig/", catalogue.IndicatorEditView.as_view(), name="edit"),
    path("indicatoren/<int:pk>/score/", detail.ScoreView.as_view(), name="score"),
    path("indicatoren/<int:pk>/cijfers/", detail.FiguresExport.as_view(), name="figures"),
    path("indicatoren/<int:pk>/vestigingen/", detail.BreakdownExport.as_view(), name="breakdown"),
]

urlpatterns = [*catalogue_urls, *data_urls]
