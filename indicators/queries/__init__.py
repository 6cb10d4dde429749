"""What other apps may read of the indicators."""

from indicators.models import Indicator, RubricScore
from indicators.queries.breakdown import Breakdown, BreakdownRow, breakdown
from indicators.queries.catalogue import (
    adopted_ids,
    archived,
    catalogue,
    definitions,
    get_archived_indicator,
    get_indicator,
    get_national_indicator,
    get_own_indicator,
    rubric_scores,
)
from indicators.queries.comparison import is_comparable, spread_of
from indicators.queries.figures import Series, SeriesPoint, current_figures, figure_point, series_for
from indicators.queries.history import History, HistoryRow, history
from indicators.queries.opening import Closed, Reader
from indicators.queries.own import GroupRange, OwnFigure, own_figures
from indicators.queries.passport import Passport, passport

__all__ = [
    "Breakdown",
    "BreakdownRow",
    "Closed",
    "GroupRange",
    "History",
    "HistoryRow",
    "Indicator",
    "OwnFigure",
    "Passport",
    "Reader",
    "RubricScore",
    "Series",
    "SeriesPoint",
    "adopted_ids",
    "archived",
    "breakdown",
    "catalogue",
    "current_figures",
    "definitions",
    "figure_point",
    "get_archived_indicator",
    "get_indicator",
    "get_national_indicator",
    "get_own_indicator",
    "history",
    "is_comparable",
    "own_figures",
    "passport",
    "rubric_scores",
    "series_for",
    "spread_of",
]
