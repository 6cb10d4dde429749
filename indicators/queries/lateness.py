"""Which indicators lack a figure that could have been there by now, by the rhythm of the source of their figures."""

from collections.abc import Mapping
from datetime import date

from indicators.models import Source
from indicators.queries.figures import Series
from indicators.wording.periods import is_calendar, period_text, reference_date

# Of a source that nobody knows yet, or that has ended, a yearly figure is late when a whole year has gone by since its teldatum.
USUAL_MONTHS = 12
_MONTHS = 12


def late_periods(series: Mapping[int, Series], today: date) -> dict[int, str]:
    """By indicator id the newest period that is missing, in words: "2025-2026". Merkbare indicators have no due date.

    Nor have figures of a source without a fixed month. One query for the rhythms of all sources.
    """
    rhythms = _rhythms()
    found = {}
    for pk, each in series.items():
        months = rhythms.get(_source(each), USUAL_MONTHS)
        due = None if months is None else _due_year(each, months, today)
        latest = each.latest
        if due is not None and (latest is None or latest.year < due):
            found[pk] = period_text(each.definition, due)
    return found


def _rhythms() -> dict[str, int | None]:
    """Months after the teldatum in which a source first tells its figures; None where it has no fixed one."""
    rows = Source.objects.filter(ended_on__isnull=True).values_list("code", "provisional_after", "final_after")
    return {code: first or final for code, first, final in rows}


def _source(series: Series) -> str:
    """Code of the source behind the newest figure, as the label of its delivery begins."""
    latest = series.latest
    return latest.release.partition(" ")[0] if latest else ""


def _due_year(series: Series, months: int, today: date) -> int | None:
    """The newest year of which a figure could be there: its day of counting, or its end, lies `months` back."""
    if series.definition is None or not series.definition.formula:
        return None
    return next(
        (year for year in range(today.year, today.year - 4, -1) if _passed(series, year, months) <= today), None
    )


def _passed(series: Series, year: int, months: int) -> date:
    definition = series.definition
    end = date(year + 1, 1, 1) if is_calendar(definition) else date(year + 1, 8, 1)
    start = reference_date(definition, year) or end
    month = start.month - 1 + months
    return date(start.year + month // _MONTHS, month % _MONTHS + 1, 1)
