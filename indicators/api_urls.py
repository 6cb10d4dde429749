"""Routes of the API of indicators: first what every login reads, then what a samenwerkingsverband has of its own."""

from django.urls import include, path
from rest_framework.routers import SimpleRouter

from indicators.viewsets import own, public

router = SimpleRouter()
router.register("figures", public.FigureViewSet, basename="api-figures")
router.register("indicators", public.IndicatorViewSet, basename="api-indicators")
router.register("definitions", public.DefinitionViewSet, basename="api-definitions")
router.register("benchmarks", public.BenchmarkViewSet, basename="api-benchmarks")
router.register("units", public.UnitViewSet, basename="api-units")
router.register("measures", public.MeasureViewSet, basename="api-measures")
router.register("sources", public.SourceViewSet, basename="api-sources")
router.register("imports", public.ImportViewSet, basename="api-imports")

own_urls = [
    path("figures/", own.OwnFiguresView.as_view(), name="api-own-figures"),
    path("indicators/", own.OwnIndicatorsView.as_view(), name="api-own-indicators"),
    path("definitions/", own.OwnDefinitionsView.as_view(), name="api-own-definitions"),
    path("sources/", own.OwnSourcesView.as_view(), name="api-own-sources"),
    path("imports/", own.OwnImportsView.as_view(), name="api-own-imports"),
    path("imports/<int:pk>/", own.OwnImportView.as_view(), name="api-own-import"),
    path("imports/<int:pk>/confirm/", own.OwnConfirmView.as_view(), name="api-own-import-confirm"),
    path("scenarios/", own.OwnScenariosView.as_view(), name="api-own-scenarios"),
    path("notes/", own.OwnNotesView.as_view(), name="api-own-notes"),
]

# The code is called `tenant` here: at `<swv:swv>` the middleware expects a session and shows pages.
urlpatterns = [*router.urls, path("<swv:tenant>/", include(own_urls))]
