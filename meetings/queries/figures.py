"""Figures of the links that meetings discuss: series, verdict and chart, gathered at once."""

from collections.abc import Iterable
from dataclasses import dataclass

from django.db.models import prefetch_related_objects

from goals.models import IndicatorLink
from goals.queries import LinkAssessment, assess_link
from indicators.enums import FigureKind
from indicators.queries import Series, series_for
from indicators.wording import FigureParts, figure_parts
from osp.models import Samenwerkingsverband


@dataclass(frozen=True, slots=True)
class LinkFigure:
    """A link with its series and its verdict now."""

    link: IndicatorLink
    series: Series
    assessment: LinkAssessment

    @property
    def parts(self) -> FigureParts | None:
        """The newest figure in words, ready for page and pack; None when there is none."""
        point = self.assessment.point
        return figure_parts(point.figure, counted=self.series.counted) if point else None

    @property
    def is_unknown(self) -> bool:
        point = self.assessment.point
        return point is None or point.figure.kind is FigureKind.UNKNOWN

    @property
    def is_provisional(self) -> bool:
        point = self.assessment.point
        return point is not None and point.is_provisional


def figures_of(swv: Samenwerkingsverband, links: Iterable[IndicatorLink]) -> dict[int, LinkFigure]:
    """By link id, in a number of queries that does not grow with the links."""
    wanted = list(links)
    prefetch_related_objects(wanted, "former_targets")
    series = series_for(swv, {link.indicator_id: link.indicator for link in wanted}.values())
    return {
        link.pk: LinkFigure(link, series[link.indicator_id], assess_link(link, series[link.indicator_id]))
        for link in wanted
    }
