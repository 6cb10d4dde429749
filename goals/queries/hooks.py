"""What the plan answers about figures that would change: the verdict before and after."""

from collections.abc import Sequence
from dataclasses import replace

from goals.models import IndicatorLink
from goals.queries.assessment import assess_link
from goals.queries.lookups import running_links
from indicators.hooks import ChangedFigure, Turn
from indicators.queries import Series, SeriesPoint, series_for
from osp.models import Samenwerkingsverband
from osp.scope import own_levels


def turns(swv: Samenwerkingsverband, changed: Sequence[ChangedFigure]) -> list[Turn]:
    """Every koppeling of these indicators with its verdict now and with these figures in their place."""
    by_indicator: dict[int, list[ChangedFigure]] = {}
    for each in changed:
        by_indicator.setdefault(each.indicator_id, []).append(each)
    links = list(running_links().filter(indicator__in=by_indicator))
    series = series_for(swv, {link.indicator_id: link.indicator for link in links}.values())
    return [_turn(link, series[link.indicator_id], by_indicator[link.indicator_id]) for link in links]


def with_figures(series: Series, changed: Sequence[ChangedFigure]) -> Series:
    """The same series with these own figures in place of what it holds for their years."""
    points = {point.year: point for point in series.own}
    points |= {each.year: SeriesPoint(each.year, each.figure, is_provisional=each.is_provisional) for each in changed}
    return replace(series, own=tuple(points[year] for year in sorted(points)))


def _turn(link: IndicatorLink, series: Series, changed: Sequence[ChangedFigure]) -> Turn:
    was, becomes = assess_link(link, series), assess_link(link, with_figures(series, changed))
    return Turn(
        indicator_id=link.indicator_id,
        place=_place(link),
        was=was.status,
        was_word=was.word,
        becomes=becomes.status,
        becomes_word=becomes.word,
        sentence=becomes.sentence,
    )


def _place(link: IndicatorLink) -> str:
    """Where in the plan: "doel „Minder verwijzingen”"."""
    levels = own_levels()
    level = levels.goal if link.goal_id else levels.activity if link.activity_id else levels.priority
    return f"{level.singular} „{link.parent.title}”"
