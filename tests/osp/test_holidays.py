"""Free days: the calendar by itself, what counts for a samenwerkingsverband, and the page where it changes that."""

from datetime import date, timedelta

import pytest
import time_machine
from django.test import Client
from django.urls import reverse
from hypothesis import given
from hypothesis import strategies as st

from osp import queries_holidays, services
from osp.actors import Actor
from osp.enums import Region, Role
from osp.errors import DomainError, NotAllowedError
from osp.holidays import Calendar, Holiday, easter_sunday
from osp.models import AuditEvent, SchoolHoliday
from osp.scope import tenant_scope
from tests.conftest import make_person

AUTUMN = Holiday("herfstvakantie", date(2026, 10, 17), date(2026, 10, 25))
CHRISTMAS = Holiday("kerstvakantie", date(2026, 12, 19), date(2027, 1, 3))
CALENDAR = Calendar([CHRISTMAS, AUTUMN])
DAYS = st.dates(date(2026, 8, 1), date(2027, 7, 31))


@pytest.mark.parametrize(
    ("year", "day"),
    [(1818, (3, 22)), (1943, (4, 25)), (2024, (3, 31)), (2026, (4, 5)), (2027, (3, 28)), (2038, (4, 25))],
)
def test_easter_falls_where_it_falls(year, day):
    assert easter_sunday(year) == date(year, *day)


@pytest.mark.parametrize(
    ("day", "reason"),
    [
        (date(2026, 10, 16), ""),
        (date(2026, 10, 17), "weekend"),
        (date(2026, 10, 19), "herfstvakantie"),
        (date(2026, 10, 26), ""),
        (date(2025, 4, 26), "weekend"),
        (date(2027, 4, 27), "Koningsdag"),
        (date(2027, 5, 6), "Hemelvaartsdag"),
        (date(2027, 5, 17), "tweede pinksterdag"),
    ],
)
def test_a_free_day_says_why(day, reason):
    assert (CALENDAR.why_free(day), CALENDAR.is_schoolday(day)) == (reason, not reason)


def test_weeks_of_holiday_do_not_count():
    # Six weeks back from Monday 11 January: two of them lie in the kerstvakantie.
    assert CALENDAR.back_by_weeks(date(2027, 1, 11), 6) == date(2026, 11, 16)
    assert Calendar().back_by_weeks(date(2027, 1, 11), 6) == date(2026, 11, 30)
    assert CALENDAR.ahead_by_weeks(date(2026, 12, 14), 2) == date(2027, 1, 11)
    assert CALENDAR.back_by_weeks(date(2027, 1, 11), 0) == CALENDAR.ahead_by_weeks(date(2027, 1, 11), 0)


@given(day=DAYS, weeks=st.integers(0, 20))
def test_ahead_and_back_agree(day, weeks):
    """Between a day and the day so many weeks ahead lie exactly so many weeks that count."""
    end = CALENDAR.ahead_by_weeks(day, weeks)
    between = [day + timedelta(weeks=n) for n in range((end - day).days // 7)]
    assert sum(CALENDAR.is_working_week(each) for each in between) == weeks
    assert CALENDAR.back_by_weeks(end, weeks) >= day


@given(day=DAYS)
def test_nearest_schooldays_are_schooldays(day):
    after, before = CALENDAR.next_schoolday(day), CALENDAR.last_schoolday(day)
    assert (CALENDAR.is_schoolday(after), CALENDAR.is_schoolday(before), before <= day <= after) == (True, True, True)


def test_a_calendar_without_schooldays_says_so():
    closed = Calendar([Holiday("altijd", date(2026, 1, 1), date(2028, 1, 1))])
    with pytest.raises(ValueError, match="geen schooldag"):
        closed.next_schoolday(date(2026, 6, 1))


def days(tenant, name="herfstvakantie", year=2026):
    row = queries_holidays.find_holiday(tenant, year, name)
    return row and (row.counting.first.isoformat(), row.counting.last.isoformat(), row.source)


def test_region_decides_which_advice_counts(in_a, director):
    assert days(in_a) == ("2026-10-17", "2026-10-25", "advies van het Rijk")
    services.choose_region(director, tenant=in_a, region=Region.NORTH, before="Midden")
    assert days(in_a) == ("2026-10-10", "2026-10-18", "advies van het Rijk")
    event = AuditEvent.objects.first()
    assert (event.verb, event.diff) == ("holidays.region_chosen", {"region": ["Midden", "Noord"]})


def test_region_chosen_by_two_is_asked_again(in_a, director):
    services.choose_region(director, tenant=in_a, region=Region.NORTH, before="Midden")
    with pytest.raises(DomainError, match="regio Noord"):
        services.choose_region(director, tenant=in_a, region=Region.SOUTH, before="Midden")


def own(director, first="2026-10-18", last="2026-10-24", **fields):
    fields = {"year": 2026, "name": "herfstvakantie", "before": (date(2026, 10, 17), date(2026, 10, 25))} | fields
    return services.set_holiday(director, first=date.fromisoformat(first), last=date.fromisoformat(last), **fields)


def test_own_dates_take_the_place_of_the_advice_and_give_it_back(in_a, tenant_b, director):
    row = own(director)
    assert days(in_a) == ("2026-10-18", "2026-10-24", "eigen datums")
    assert AuditEvent.objects.first().verb == "holidays.changed"
    assert queries_holidays.calendar_of(in_a).why_free(date(2026, 10, 25)) == "weekend"
    with tenant_scope(tenant_b.swv):
        assert days(tenant_b)[2] == "advies van het Rijk"
    services.restore_holiday(director, holiday=row)
    assert days(in_a) == ("2026-10-17", "2026-10-25", "advies van het Rijk")
    assert (AuditEvent.objects.first().verb, AuditEvent.objects.first().object_id) == ("holidays.restored", str(row.pk))


def test_a_holiday_of_its_own_counts_too(in_a, director):
    row = own(director, "2027-02-08", "2027-02-12", name="krokusvakantie", before=None)
    assert days(in_a, "krokusvakantie") == ("2027-02-08", "2027-02-12", "eigen vakantie")
    services.restore_holiday(director, holiday=row)
    assert days(in_a, "krokusvakantie") is None


def test_advice_of_everybody_is_nobodys_to_take_away(in_a, director):
    advised = queries_holidays.find_holiday(in_a, 2026, "herfstvakantie").advised
    with pytest.raises(DomainError, match="adviesdatums"):
        services.restore_holiday(director, holiday=advised)
    assert SchoolHoliday.objects.filter(pk=advised.pk).exists()


@pytest.mark.parametrize(
    ("fields", "message"),
    [
        ({"last": "2026-10-01"}, "ligt voor de eerste"),
        ({"first": "2027-10-18", "last": "2027-10-24"}, "niet in schooljaar 2026-2027"),
        ({"last": "2027-03-01"}, "hoogstens tien weken"),
        ({"name": "  "}, "Geef de vakantie een naam"),
        ({"before": None}, "is er al"),
        ({"before": (date(2026, 10, 16), date(2026, 10, 25))}, "17 oktober 2026 tot en met 25 oktober 2026"),
    ],
)
def test_dates_that_cannot_be_are_refused(in_a, director, fields, message):
    with pytest.raises(DomainError, match=message):
        own(director, **fields)
    assert days(in_a)[2] == "advies van het Rijk"


def test_holiday_that_went_in_the_meantime_is_told(in_a, director):
    with pytest.raises(DomainError, match="haalde deze vakantie intussen weg"):
        own(director, "2027-02-08", "2027-02-12", name="krokusvakantie", before=(date(2027, 2, 1), date(2027, 2, 5)))


def test_reader_changes_nothing(in_a, bram):
    reader = Actor(bram.pk, in_a.swv, frozenset({Role.BOARD_MEMBER}))
    with pytest.raises(NotAllowedError):
        own(reader)


def test_years_without_holidays_are_named(in_a):
    calendar = queries_holidays.calendar_of(in_a)
    assert queries_holidays.unknown_years(calendar, date(2026, 9, 1), date(2028, 9, 1)) == [2027, 2028]


def test_rows_cost_one_query(in_a, director, item_count, django_assert_num_queries):
    for number in range(item_count):
        own(director, f"2027-0{number + 1}-11", f"2027-0{number + 1}-12", name=f"vrij {number}", before=None)
    with django_assert_num_queries(1):
        assert len(queries_holidays.by_school_year(in_a, since=2026)[2026]) == 5 + item_count


@pytest.fixture
def page(client, tenant_a) -> Client:
    """Kim of quality, logged in, on 28 November 2026."""
    with time_machine.travel("2026-11-28 12:00:00+01:00", tick=False):
        client.force_login(make_person(tenant_a, "Kim", Role.QUALITY))
        yield client


def url(name: str, *args: object) -> str:
    return reverse(name, args=["PO2814", *args])


def advised(tenant) -> SchoolHoliday:
    with tenant_scope(tenant.swv):
        return queries_holidays.find_holiday(tenant, 2026, "herfstvakantie").advised


def test_page_shows_this_year_and_later(page):
    text = page.get(url("holidays")).content.decode()
    assert ("2026-2027" in text, "2025-2026" in text, "zaterdag 17 oktober 2026" in text) == (True, False, True)
    lines = page.get(url("holidays"), {"vorm": "csv"}).content.decode("utf-8-sig").splitlines()
    assert lines[0] == "Schooljaar;Vakantie;Eerste dag;Laatste dag;Datums van"
    assert "2026-2027;herfstvakantie;2026-10-17;2026-10-25;advies van het Rijk" in lines


def test_region_is_chosen_on_the_page(page):
    assert page.post(url("holidays"), {"region": "Noord", "before": "Midden"}).status_code == 302
    assert "zaterdag 10 oktober 2026" in page.get(url("holidays")).content.decode()
    late = page.post(url("holidays"), {"region": "Zuid", "before": "Midden"})
    assert (late.status_code, 'name="before" value="Noord"' in late.content.decode()) == (409, True)
    assert page.post(url("holidays"), {"region": "Oost"}).status_code == 422


def test_dates_are_replaced_and_given_back_on_the_page(page, tenant_a):
    edit = url("holiday-edit", advised(tenant_a).pk)
    assert 'value="2026-10-17"' in page.get(edit).content.decode()
    shown = {"before_first": "2026-10-17", "before_last": "2026-10-25"}
    assert page.post(edit, shown | {"first": "2026-10-18", "last": ""}).status_code == 422
    assert page.post(edit, shown | {"first": "2026-10-18", "last": "2026-10-24"}).status_code == 302
    late = page.post(edit, shown | {"first": "2026-10-19", "last": "2026-10-23"})
    assert (late.status_code, 'name="before_first" value="2026-10-18"' in late.content.decode()) == (409, True)
    with tenant_scope(tenant_a.swv):
        mine = SchoolHoliday.objects.get(swv=tenant_a.swv)
    assert page.post(url("holiday-restore", mine.pk)).status_code == 302
    assert page.post(url("holiday-restore", mine.pk)).status_code == 404


def test_a_holiday_is_added_on_the_page(page, tenant_a):
    fields = {"year": "2026", "name": "krokusvakantie", "first": "2027-02-08", "last": "2027-02-12"}
    assert "krokusvakantie, of studieweek" in page.get(url("holiday-add")).content.decode()
    assert page.post(url("holiday-add"), fields | {"year": "1999"}).status_code == 422
    assert page.post(url("holiday-add"), fields).status_code == 302
    again = page.post(url("holiday-add"), fields | {"last": "2027-02-13"})
    assert (again.status_code, "is er al" in again.content.decode()) == (409, True)
    with tenant_scope(tenant_a.swv):
        mine = SchoolHoliday.objects.get(swv=tenant_a.swv)
    page.post(url("holiday-restore", mine.pk))
    assert "De krokusvakantie is weggehaald." in page.get(url("holidays")).content.decode()
