"""URLs of what may come: forecast, scenarios, and what a pupil costs."""

from django.urls import URLPattern, URLResolver, path

from indicators.views import forecast, rates, scenarios

scenario_urls: list[URLPattern | URLResolver] = [
    path("indicatoren/tarieven/", rates.RatesView.as_view(), name="rates"),
    path("indicatoren/tarieven/<int:pk>/", rates.RateEditView.as_view(), name="rate"),
    path("indicatoren/<int:pk>/prognose/", forecast.ForecastView.as_view(), name="forecast"),
    path("indicatoren/<int:pk>/scenarios/", scenarios.ScenariosView.as_view(), name="scenarios"),
    path("indicatoren/<int:pk>/scenarios/nieuw/", scenarios.ScenarioCreateView.as_view(), name="scenario-create"),
    path("indicatoren/scenario/<int:pk>/", scenarios.ScenarioView.as_view(), name="scenario"),
    path("indicatoren/scenario/<int:pk>/archiveer/", scenarios.ScenarioArchiveView.as_view(), name="scenario-archive"),
    path("indicatoren/scenario/<int:pk>/terug/", scenarios.ScenarioRestoreView.as_view(), name="scenario-restore"),
]
