"""Forms of the indicators."""

from indicators.forms.catalogue import IndicatorForm
from indicators.forms.rubric import ScoreForm

__all__ = ["IndicatorForm", "ScoreForm"]
