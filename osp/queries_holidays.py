"""Reads of school holidays: the advised ones of the region of a samenwerkingsverband, with its own in their place."""

from collections import defaultdict
from dataclasses import dataclass
from datetime import date

from django.db.models import Q
from django.http import Http404

from osp.holidays import Calendar, Holiday
from osp.models import SchoolHoliday, Tenant
from osp.school_years import school_year_of

Key = tuple[int, str]


@dataclass(frozen=True, slots=True)
class HolidayRow:
    """A holiday as it counts here: the own row where there is one, the advised one otherwise."""

    advised: SchoolHoliday | None
    own: SchoolHoliday | None

    @property
    def counting(self) -> SchoolHoliday:
        """The row whose days count."""
        return self.own or self.advised  # type: ignore[return-value]

    @property
    def key(self) -> Key:
        """School year and name."""
        return self.counting.year, self.counting.name

    @property
    def source(self) -> str:
        """Whose dates they are, in a word or two."""
        if self.own is None:
            return "advies van het Rijk"
        return "eigen datums" if self.advised else "eigen vakantie"


def holiday_rows(tenant: Tenant) -> list[HolidayRow]:
    """Every holiday that counts for this samenwerkingsverband, in order of date. One query."""
    advice = Q(swv__isnull=True, region__in=("", tenant.region))
    found: dict[Key, dict[str, SchoolHoliday]] = defaultdict(dict)
    for row in SchoolHoliday.objects.filter(advice | Q(swv=tenant.swv_id)):
        found[row.year, row.name]["own" if row.swv_id else "advised"] = row
    rows = [HolidayRow(each.get("advised"), each.get("own")) for each in found.values()]
    return sorted(rows, key=lambda row: (row.counting.first, row.counting.pk))


def by_school_year(tenant: Tenant, *, since: int) -> dict[int, list[HolidayRow]]:
    """The same under their school year, from this one on."""
    years: dict[int, list[HolidayRow]] = defaultdict(list)
    for row in holiday_rows(tenant):
        if row.counting.year >= since:
            years[row.counting.year].append(row)
    return dict(sorted(years.items()))


def get_holiday(tenant: Tenant, pk: int) -> HolidayRow:
    """The holiday of which this is the advised or the own row; Http404 for one that does not count here."""
    found = (row for row in holiday_rows(tenant) if pk in {each.pk for each in (row.advised, row.own) if each})
    row = next(found, None)
    if row is None:
        raise Http404
    return row


def find_holiday(tenant: Tenant, year: int, name: str) -> HolidayRow | None:
    """The holiday of this name in a school year."""
    return next((row for row in holiday_rows(tenant) if row.key == (year, name)), None)


def calendar_of(tenant: Tenant) -> Calendar:
    """The schooldays of this samenwerkingsverband: weekends, public holidays, and the school holidays that count here."""
    rows = (row.counting for row in holiday_rows(tenant))
    return Calendar(Holiday(row.name, row.first, row.last) for row in rows)


def unknown_years(calendar: Calendar, first: date, last: date) -> list[int]:
    """School years between two days of which no holiday is known: a term there is counted too short."""
    known = {school_year_of(holiday.first) for holiday in calendar.holidays}
    return [year for year in range(school_year_of(first), school_year_of(last) + 1) if year not in known]
