"""Figures and series in Dutch words. Pure: no Django. A withheld figure never lends a digit to any text made here."""

from indicators.wording.captions import caption_sentence, finding
from indicators.wording.figures import (
    FigureParts,
    amount,
    estimate_text,
    figure_full,
    figure_parts,
    figure_text,
    interval_text,
    rounding_note,
)
from indicators.wording.series import SeriesPoint
from indicators.wording.units import change_text, heads, series_subject

__all__ = [
    "FigureParts",
    "SeriesPoint",
    "amount",
    "caption_sentence",
    "change_text",
    "estimate_text",
    "figure_full",
    "figure_parts",
    "figure_text",
    "finding",
    "heads",
    "interval_text",
    "rounding_note",
    "series_subject",
]
