"""Reads of the catalogue."""

from django.db.models import Q, QuerySet
from django.shortcuts import get_object_or_404

from indicators.models import Indicator, IndicatorDefinition, RubricScore
from osp.models import Samenwerkingsverband
from osp.scope import scopes_disabled


def catalogue(swv: Samenwerkingsverband) -> QuerySet[Indicator]:
    """Indicators a samenwerkingsverband can use: national ones of its sector, and its own."""
    return Indicator.objects.filter(Q(sector="") | Q(sector=swv.sector)).prefetch_related("definitions")


def get_indicator(swv: Samenwerkingsverband, pk: int) -> Indicator:
    """An indicator this samenwerkingsverband can use; 404 for another one's, or one of the other sector."""
    return get_object_or_404(catalogue(swv), pk=pk)


def get_own_indicator(swv: Samenwerkingsverband, pk: int) -> Indicator:
    """An indicator this samenwerkingsverband made itself; 404 for any other."""
    return get_object_or_404(catalogue(swv), pk=pk, swv=swv)


def national_catalogue() -> QuerySet[Indicator]:
    """The indicators that everybody has, with their definitions; to be read outside any samenwerkingsverband too."""
    with scopes_disabled():
        return Indicator.objects.filter(swv__isnull=True).prefetch_related("definitions")


def definitions(indicators: list[Indicator]) -> dict[int, IndicatorDefinition]:
    """The newest definition of each indicator, by indicator id."""
    found: dict[int, IndicatorDefinition] = {}
    for definition in (
        IndicatorDefinition.objects.filter(indicator__in=indicators).order_by("version").select_related("indicator")
    ):
        found[definition.indicator_id] = definition
    return found


def rubric_scores(indicator: Indicator) -> QuerySet[RubricScore]:
    """Scores of a merkbare indicator in the samenwerkingsverband in scope, newest first."""
    return RubricScore.objects.filter(indicator=indicator).select_related("user").order_by("-on", "-pk")
