"""When in the year the figure of an indicator comes, by the calendar of the source that usually tells it."""

from collections.abc import Mapping
from dataclasses import dataclass

from indicators.compute.language import FormulaError, parse
from indicators.compute.measures import MEASURES
from indicators.models import Source
from indicators.queries.figures import Series
from indicators.sources import OWN_SOURCE, usual_source
from osp import dutch


@dataclass(frozen=True, slots=True)
class ComingFigure:
    """A source counts on a day of the year, and its figure is there `months_later` for the first time.

    `final_later` is how many months after counting it is definitive; None where the first one is, or where nobody says.
    """

    source: str
    reference_day: str
    counted_in: int
    months_later: int
    final_later: int | None = None


def coming_figures(series: Mapping[int, Series]) -> dict[int, ComingFigure]:
    """By indicator id; left out is what no calendar tells. One query.

    A figure that several sources make together is there when the last of them is.
    """
    sources = {row.code: row for row in Source.objects.filter(ended_on__isnull=True)}
    found = {}
    for pk, each in series.items():
        moments = [_moment(sources[code]) for code in _codes(each) if code in sources]
        known = [moment for moment in moments if moment is not None]
        if known:
            found[pk] = max(known, key=lambda moment: moment.months_later)
    return found


def _codes(series: Series) -> frozenset[str]:
    """The source of the newest figure, as the label of its delivery begins, or else those that usually tell its quantities."""
    latest = series.latest
    told = latest.release.partition(" ")[0] if latest else ""
    usual = _usual(series)
    return frozenset({told}) if told and (not usual or told in usual) else usual


def _usual(series: Series) -> frozenset[str]:
    if series.definition is None or not series.definition.formula:
        return frozenset()
    try:
        names = parse(series.definition.formula).names
    except FormulaError:
        return frozenset()
    return frozenset(code for name in names if name in MEASURES and (code := usual_source(name)) != OWN_SOURCE)


def _moment(source: Source) -> ComingFigure | None:
    months = source.provisional_after if source.provisional_after is not None else source.final_after
    if not source.reference_day or months is None:
        return None
    month = dutch.MONTHS.index(source.reference_day.partition(" ")[2]) + 1
    final = source.final_after if source.provisional_after is not None else None
    return ComingFigure(source.name, source.reference_day, month, months, final)
