"""What other apps may read of the indicators."""

from indicators.models import Indicator, RubricScore
from indicators.queries.breakdown import Breakdown, BreakdownRow, Reader, breakdown
from indicators.queries.catalogue import catalogue, definitions, get_indicator, get_own_indicator, rubric_scores
from indicators.queries.comparison import is_comparable, spread_of
from indicators.queries.figures import Series, SeriesPoint, current_figures, figure_point, school_year_of, series_for
from indicators.queries.passport import Passport, passport

__all__ = [
    "Breakdown",
    "BreakdownRow",
    "Indicator",
    "Passport",
    "Reader",
    "RubricScore",
    "Series",
    "SeriesPoint",
    "breakdown",
    "catalogue",
    "current_figures",
    "definitions",
    "figure_point",
    "get_indicator",
    "get_own_indicator",
    "is_comparable",
    "passport",
    "rubric_scores",
    "school_year_of",
    "series_for",
    "spread_of",
]
