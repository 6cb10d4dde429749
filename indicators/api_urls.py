"""Routes of the API of indicators."""

from rest_framework.routers import SimpleRouter

from indicators.viewsets import FigureViewSet, IndicatorViewSet, UnitViewSet

router = SimpleRouter()
router.register("figures", FigureViewSet, basename="api-figures")
router.register("indicators", IndicatorViewSet, basename="api-indicators")
router.register("units", UnitViewSet, basename="api-units")

urlpatterns = router.urls
