"""What the form of a koppeling offers by itself: a baseline from the real series, usual bounds, units."""

from typing import Any

from goals.forms import LinkForm, TargetForm
from goals.queries import IndicatorLink, Plan
from goals.views.link_preview import Preview, preview_of
from indicators import wording
from indicators.charts import LEVELS
from indicators.enums import FigureKind, Trend, Unit
from indicators.queries import Series, SeriesPoint, series_for
from osp.models import Samenwerkingsverband

# Marge and grens that are usual on each scale; whoever agrees on the target may choose others.
USUAL_BOUNDS = {
    Unit.PERCENT: (0.05, 0.15),
    Unit.PERMILLE: (0.5, 1.0),
    Unit.COUNT: (5.0, 15.0),
    Unit.SCORE: (0.5, 1.0),
    Unit.DAYS: (5.0, 10.0),
    Unit.YEARS: (0.1, 0.3),
    Unit.EURO: (25_000.0, 100_000.0),
    Unit.NUMBER: (0.1, 0.3),
}
# Beside the fields; a count is named by what it counts.
UNIT_WORDS = {
    Unit.PERCENT: "%",
    Unit.PERMILLE: "per 1.000",
    Unit.SCORE: "niveau",
    Unit.DAYS: "dagen",
    Unit.YEARS: "jaar",
    Unit.EURO: "euro",
}
BOUND_WORDS = {**UNIT_WORDS, Unit.PERCENT: "procentpunt", Unit.SCORE: "punt"}
WANTED = {Trend.DOWN: "down", Trend.UP: "up"}


def prefilled(form: LinkForm, swv: Samenwerkingsverband, plan: Plan) -> LinkForm:
    """The form with baseline, years and bounds of the chosen indicator; a form without a choice stays as it is."""
    indicator = form.chosen
    if indicator is None:
        return form
    margin, limit = USUAL_BOUNDS[Unit(indicator.unit)]
    series = series_for(swv, [indicator])[indicator.pk]
    point = newest_exact(series)
    start = {"baseline_year": point.year, "baseline": _shown(point)} if point else {"baseline_year": "", "baseline": ""}
    form.initial = {**form.initial, "margin": margin, "limit": limit, "target_year": plan.last_year, **start}
    if indicator.is_noticeable:
        form.initial["direction"] = "up"
    elif series.definition and (wanted := WANTED.get(Trend(series.definition.direction))):
        form.initial["direction"] = wanted
    return form


def link_setting(
    form: TargetForm, indicator: Any, swv: Samenwerkingsverband, link: IndicatorLink | None = None
) -> dict[str, Any]:
    """Units, rubric, the newest figure and the preview that go with the fields. `link` is the koppeling that is edited."""
    if indicator is None:
        return {"indicator": None, "preview": Preview()}
    unit = Unit(indicator.unit)
    series = series_for(swv, [indicator])[indicator.pk]
    return {
        "indicator": indicator,
        "unit": UNIT_WORDS.get(unit, series.counted),
        "bound_unit": BOUND_WORDS.get(unit, series.counted),
        "newest": series.latest,
        "newest_text": wording.figure_full(series.latest.figure, counted=series.counted) if series.latest else "",
        "preview": preview_of(form, series, levels=len(indicator.rubric) or LEVELS, link=link),
    }


def newest_exact(series: Series) -> SeriesPoint | None:
    """The newest exact figure: an interval is no baseline."""
    exact = [point for point in series.own if point.figure.kind is FigureKind.VALUE]
    return exact[-1] if exact else None


def _shown(point: SeriesPoint) -> float:
    """The figure at four decimals: enough to lose nothing, short enough to read."""
    return round(point.figure.value or 0.0, 4)
