"""Reads of the catalogue."""

from collections import defaultdict

from django.db.models import Q, QuerySet, prefetch_related_objects
from django.shortcuts import get_object_or_404

from indicators.models import Adoption, Indicator, IndicatorDefinition, RubricScore
from osp.models import Samenwerkingsverband


def catalogue(swv: Samenwerkingsverband) -> QuerySet[Indicator]:
    """Indicators a samenwerkingsverband can use: national ones of its sector, and its own that are not archived."""
    return _known(swv).filter(archived_at__isnull=True)


def archived(swv: Samenwerkingsverband) -> QuerySet[Indicator]:
    """Its own indicators that were put away, the last one first."""
    return _known(swv).filter(swv=swv, archived_at__isnull=False).order_by("-archived_at", "pk")


def get_indicator(swv: Samenwerkingsverband, pk: int) -> Indicator:
    """An indicator this samenwerkingsverband can read, archived or not; 404 for another one's, or one of the other sector."""
    return get_object_or_404(_known(swv), pk=pk)


def get_own_indicator(swv: Samenwerkingsverband, pk: int) -> Indicator:
    """An indicator this samenwerkingsverband made itself and has in use; 404 for any other."""
    return get_object_or_404(catalogue(swv), pk=pk, swv=swv)


def get_national_indicator(swv: Samenwerkingsverband, pk: int) -> Indicator:
    """A national indicator of its sector; 404 for any other."""
    return get_object_or_404(catalogue(swv), pk=pk, swv__isnull=True)


def get_archived_indicator(swv: Samenwerkingsverband, pk: int) -> Indicator:
    """An own indicator that was put away; 404 for any other."""
    return get_object_or_404(archived(swv), pk=pk)


def adopted_ids() -> frozenset[int]:
    """Ids of the national indicators that the samenwerkingsverband in scope took over."""
    return frozenset(Adoption.objects.filter(ended_at__isnull=True).values_list("indicator_id", flat=True))


def _known(swv: Samenwerkingsverband) -> QuerySet[Indicator]:
    return Indicator.objects.filter(Q(sector="") | Q(sector=swv.sector)).prefetch_related("definitions")


def versions(indicators: list[Indicator]) -> dict[int, list[IndicatorDefinition]]:
    """Every version of the definition of each indicator, oldest first, by indicator id.

    One query, and none where the indicators brought their definitions along.
    """
    prefetch_related_objects(indicators, "definitions")
    found = {row.pk: sorted(row.definitions.all(), key=lambda each: each.version) for row in indicators}
    return defaultdict(list, {pk: rows for pk, rows in found.items() if rows})


def definitions(indicators: list[Indicator]) -> dict[int, IndicatorDefinition]:
    """The newest definition of each indicator, by indicator id."""
    return {pk: rows[-1] for pk, rows in versions(indicators).items()}


def rubric_scores(indicator: Indicator) -> QuerySet[RubricScore]:
    """Scores of a merkbare indicator in the samenwerkingsverband in scope, newest first."""
    return RubricScore.objects.filter(indicator=indicator).select_related("user").order_by("-on", "-pk")
