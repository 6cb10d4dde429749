"""The days that a rhythm gives, around weekends and holidays."""

import csv
import itertools
from datetime import date, timedelta
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from meetings.compute.dates import Planned, moved, planned, school_year_bounds
from meetings.compute.frequencies import parse
from meetings.proposals import Rule
from osp.holidays import Calendar, Holiday

SHIPPED = Path(__file__).parents[2] / "osp" / "data" / "schoolvakanties.csv"
TUESDAY, THURSDAY = 1, 3


def shipped_calendar(region):
    with SHIPPED.open(encoding="utf-8") as lines:
        rows = csv.DictReader((line for line in lines if not line.startswith("#")), delimiter=";")
        return Calendar(
            Holiday(row["vakantie"], date.fromisoformat(row["van"]), date.fromisoformat(row["tot"]))
            for row in rows
            if row["regio"] in {region, "alle"}
        )


MIDDEN = shipped_calendar("Midden")

# Worked out by hand from the shipped holidays of region Midden: autumn 17-25 October, Christmas 19 December - 3 January, spring
# 20-28 February, May 24 April - 2 May, summer from 17 July. Each moved day names what it moved for.
SOURCE_TABLE = {
    ("ALV", "2x/jaar (dec, jun)", date(2026, 12, 10), THURSDAY): [
        ("2026-12-10", ""),
        ("2027-06-10", ""),
    ],
    ("Bestuur", "5x/jaar (sep, dec, jan, apr, jun)", date(2026, 9, 24), THURSDAY): [
        ("2026-09-24", ""),
        ("2027-01-07", "kerstvakantie"),
        ("2027-01-28", ""),
        ("2027-04-22", ""),
        ("2027-06-24", ""),
    ],
    ("ZOCO/IB", "elke 6 weken", date(2026, 9, 8), TUESDAY): [
        ("2026-09-08", ""),
        ("2026-10-27", "herfstvakantie"),
        ("2026-12-01", ""),
        ("2027-01-12", ""),
        ("2027-03-02", "voorjaarsvakantie"),
        ("2027-04-06", ""),
        ("2027-05-18", ""),
        ("2027-06-29", ""),
    ],
}


@pytest.mark.parametrize(("body", "expected"), SOURCE_TABLE.items(), ids=lambda value: value[0] if value else "")
def test_planned_gives_the_meetings_of_the_source_documents(body, expected):
    _, typed, first, weekday = body
    found = planned(parse(typed).rule, year=2026, first=first, weekday=weekday, calendar=MIDDEN)
    assert [(each.day.isoformat(), each.why_moved) for each in found] == expected


def test_planned_goes_on_counting_over_the_summer():
    found = planned(Rule(every_weeks=6), year=2027, first=date(2026, 9, 8), weekday=TUESDAY, calendar=MIDDEN)
    assert found[0] == Planned(date(2027, 8, 10), date(2027, 8, 31), "zomervakantie")


def test_planned_begins_on_the_weekday_of_the_body():
    found = planned(Rule(months=(9,)), year=2026, first=date(2026, 9, 7), weekday=TUESDAY, calendar=MIDDEN)
    assert [each.day for each in found] == [date(2026, 9, 8)]


def test_planned_takes_the_last_where_a_month_has_no_fifth():
    found = planned(Rule(months=(9, 11)), year=2026, first=date(2026, 9, 29), weekday=TUESDAY, calendar=MIDDEN)
    assert [each.day for each in found] == [date(2026, 9, 29), date(2026, 11, 24)]


def test_planned_leaves_no_two_meetings_on_one_day():
    found = planned(Rule(every_weeks=1), year=2026, first=date(2026, 10, 13), weekday=TUESDAY, calendar=MIDDEN)
    assert [each.day for each in found[:3]] == [date(2026, 10, 13), date(2026, 10, 27), date(2026, 11, 3)]


@pytest.mark.parametrize(
    ("day", "expected"),
    [
        (date(2026, 10, 20), date(2026, 10, 27)),
        (date(2027, 3, 29), date(2027, 4, 5)),
        (date(2027, 5, 6), date(2027, 5, 13)),
        (date(2026, 10, 10), date(2026, 10, 12)),
        (date(2026, 9, 8), date(2026, 9, 8)),
    ],
    ids=["holiday", "easter monday", "ascension", "weekend", "schoolday"],
)
def test_moved_goes_to_the_next_school_week(day, expected):
    assert moved(day, MIDDEN) == expected


def test_moved_refuses_a_calendar_without_schooldays():
    closed = Calendar([Holiday("altijd", date(2026, 1, 1), date(2028, 1, 1))])
    with pytest.raises(ValueError, match="geen schooldag"):
        moved(date(2026, 9, 8), closed)


rules = st.one_of(
    st.builds(Rule, months=st.sets(st.integers(1, 12), min_size=1).map(tuple)),
    st.builds(Rule, every_weeks=st.integers(1, 104)),
)
firsts = st.dates(date(2025, 8, 1), date(2027, 7, 31))
weekdays = st.integers(0, 6)


@given(rules, firsts, weekdays, st.sampled_from(["Noord", "Midden", "Zuid"]))
def test_planned_meets_on_schooldays_and_keeps_count_and_order(rule, first, weekday, region):
    calendar = shipped_calendar(region)
    found = planned(rule, year=2026, first=first, weekday=weekday, calendar=calendar)
    undisturbed = planned(rule, year=2026, first=first, weekday=weekday, calendar=_never_free())
    assert [each.counted for each in found] == [each.counted for each in undisturbed]
    assert all(calendar.is_schoolday(each.day) and each.day >= each.counted for each in found)
    assert all(before.day < after.day for before, after in itertools.pairwise(found))
    begins, ends = school_year_bounds(2026)
    assert all(begins <= each.counted <= ends and each.counted >= first for each in found)


@given(st.dates(date(2025, 8, 1), date(2027, 7, 31)))
def test_moved_twice_is_moved_once(day):
    once = moved(day, MIDDEN)
    assert (MIDDEN.is_schoolday(once), moved(once, MIDDEN)) == (True, once)


@given(st.integers(1, 104), firsts)
def test_planned_counts_weeks_from_the_original_day(weeks, first):
    counted = [
        each.counted
        for each in planned(Rule(every_weeks=weeks), year=2026, first=first, weekday=first.weekday(), calendar=MIDDEN)
    ]
    assert all((day - first) % timedelta(weeks=weeks) == timedelta() for day in counted)


def _never_free():
    class Open(Calendar):
        def why_free(self, day):
            return ""

    return Open()
