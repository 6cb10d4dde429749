"""What other apps may read of the indicators."""

from indicators.queries.catalogue import catalogue, definitions, rubric_scores
from indicators.queries.figures import Series, SeriesPoint, current_figures, figure_point, school_year_of, series_for

__all__ = [
    "Series",
    "SeriesPoint",
    "catalogue",
    "current_figures",
    "definitions",
    "figure_point",
    "rubric_scores",
    "school_year_of",
    "series_for",
]
