"""The year wheel: what every gremium discusses in a school year and when, by its rhythm and the holidays."""

from collections.abc import Mapping
from datetime import date

from django.db.models import Min

from goals.compute.lint.talks import ReleaseMoment, Talk, early_talks
from indicators.queries.figures import series_for
from indicators.queries.release_moments import coming_figures
from meetings.compute.dates import planned, school_year_bounds
from meetings.enums import PURPOSE_LABELS, Purpose
from meetings.models import Meeting, ReviewRhythm
from meetings.queries.links import plan_links, subject_title
from meetings.queries.rhythms import rhythms, rule_of
from osp import dutch
from osp.holidays import Calendar
from osp.models import Samenwerkingsverband
from osp.queries_holidays import calendar_of

COLUMNS = ("body", "date", "kind", "item", "indicator", "warning")


def year_wheel(swv: Samenwerkingsverband, year: int) -> list[dict[str, str]]:
    """One row per meeting and indicator, in order of date, in the scope of the samenwerkingsverband.

    A gremium without a first date counts from its first meeting on the calendar of that school year; one without either has no
    days to count from and is left out. ValueError where the holidays leave no schoolday.
    """
    links = {link.pk: link for link in plan_links()}
    coming = coming_figures(series_for(swv, {link.indicator for link in links.values()}))
    moments = {
        pk: ReleaseMoment(each.source, each.reference_day, each.counted_in, each.months_later)
        for pk, each in coming.items()
    }
    firsts, calendar = _first_meetings(year), calendar_of(swv.tenant)
    rows = [
        {
            "body": rhythm.body.name,
            "date": day.isoformat(),
            "kind": PURPOSE_LABELS[Purpose(rhythm.purpose)],
            "item": subject_title(links[rhythm.link_id]),
            "indicator": links[rhythm.link_id].indicator.name,
            "warning": _warning(rhythm, day, moments.get(links[rhythm.link_id].indicator_id)),
        }
        for rhythm in rhythms().filter(link__in=links)
        for day in _days(rhythm, year, firsts, calendar)
    ]
    return sorted(rows, key=lambda row: (row["date"], row["body"]))


def _first_meetings(year: int) -> dict[int, date]:
    held = Meeting.objects.filter(archived_at__isnull=True, date__range=school_year_bounds(year))
    return dict(held.order_by().values("body").annotate(first=Min("date")).values_list("body", "first"))


def _days(rhythm: ReviewRhythm, year: int, firsts: Mapping[int, date], calendar: Calendar) -> list[date]:
    body = rhythm.body
    first = body.first_date or firsts.get(body.pk)
    if first is None:
        return []
    weekday = first.weekday() if body.weekday is None else body.weekday
    found = planned(rule_of(rhythm), year=year, first=first, weekday=weekday, calendar=calendar)
    return [each.day for each in found]


def _warning(rhythm: ReviewRhythm, day: date, moment: ReleaseMoment | None) -> str:
    """Where the figure has been counted and is not there yet: since when, and from which month it can be discussed."""
    if moment is None or not early_talks([Talk(rhythm.body_id, rhythm.body.name, (day.month,))], moment):
        return ""
    there = dutch.MONTHS[moment.there_in - 1]
    return f"Te vroeg: {moment.source} telt op {moment.reference_day} en het cijfer is er in {there}. Bespreek het vanaf {there}."
