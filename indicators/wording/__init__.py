"""Figures and series in Dutch words. Pure: no Django. A withheld figure never lends a digit to any text made here."""

from indicators.wording.captions import caption_sentence, finding, series_subject
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

__all__ = [
    "FigureParts",
    "SeriesPoint",
    "amount",
    "caption_sentence",
    "estimate_text",
    "figure_full",
    "figure_parts",
    "figure_text",
    "finding",
    "interval_text",
    "rounding_note",
    "series_subject",
]
