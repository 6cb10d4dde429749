"""The year of every region held against calendars that were worked out apart: an almanac, and the table of the Rijk read anew."""

from datetime import date, timedelta
from functools import cache

import pytest

from meetings.compute.body_year import body_year
from meetings.proposals import SCHOOL_MONTHS, Rule
from osp.holidays import Calendar, Holiday, public_holidays
from osp.reference import HOLIDAYS

# Easter as an almanac prints it.
EASTER = {
    2020: "04-12", 2021: "04-04", 2022: "04-17", 2023: "04-09", 2024: "03-31", 2025: "04-20", 2026: "04-05",
    2027: "03-28", 2028: "04-16", 2029: "04-01", 2030: "04-21", 2031: "04-13", 2032: "03-28", 2033: "04-17",
    2034: "04-09", 2035: "03-25", 2036: "04-13", 2037: "04-05", 2038: "04-25", 2039: "04-10", 2040: "04-01",
}  # fmt: skip
# 27 April is a Sunday in these years.
KINGS_DAY_EARLY = {2025, 2031, 2036}
REGIONS = ("Noord", "Midden", "Zuid")
WEEK = timedelta(days=7)
RULES = (
    Rule(every_weeks=1),
    Rule(every_weeks=2),
    Rule(every_weeks=6),
    Rule(months=(12, 6)),
    Rule(months=(9, 12, 1, 4, 6)),
    Rule(months=tuple(range(1, 13))),
)


@cache
def almanac(year: int) -> dict[date, str]:
    """Public holidays of the Algemene termijnenwet, art. 3, counted from the printed Easter."""
    easter = date.fromisoformat(f"{year}-{EASTER[year]}")
    from_easter = {-2: "Goede Vrijdag", 0: "eerste paasdag", 1: "tweede paasdag", 39: "Hemelvaartsdag",
                   49: "eerste pinksterdag", 50: "tweede pinksterdag"}  # fmt: skip
    fixed = {(1, 1): "Nieuwjaarsdag", (12, 25): "eerste kerstdag", (12, 26): "tweede kerstdag"}
    fixed[4, 26 if year in KINGS_DAY_EARLY else 27] = "Koningsdag"
    found = {date(year, month, day): name for (month, day), name in fixed.items()}
    found |= {date(year, 5, 5): "Bevrijdingsdag"}
    return found | {easter + timedelta(days=days): name for days, name in from_easter.items()}


@cache
def school_holidays(region: str) -> list[tuple[date, date]]:
    """The table of the Rijk as its lines stand there."""
    lines = HOLIDAYS.read_text(encoding="utf-8").splitlines()
    rows = [line.split(";") for line in lines if line[:2] == "20"]
    return [(date.fromisoformat(row[3]), date.fromisoformat(row[4])) for row in rows if row[2] in {region, "alle"}]


def is_free(day: date, region: str) -> bool:
    """Whether nobody meets that day."""
    return day.weekday() > 4 or day in almanac(day.year) or any(a <= day <= b for a, b in school_holidays(region))


@pytest.mark.parametrize("year", EASTER)
def test_public_holidays_are_those_of_the_almanac(year):
    computed, printed = public_holidays(year), almanac(year)
    # Hemelvaart and Bevrijdingsdag fell on one day in 2016 last; whichever name the day has, it is free.
    assert (computed.keys(), len(printed)) == (printed.keys(), 11)
    assert {day: name for day, name in computed.items() if printed[day] != name} == {}


@pytest.mark.parametrize("region", REGIONS)
@pytest.mark.parametrize("year", [2025, 2026, 2027])
@pytest.mark.parametrize("rule", RULES, ids=str)
def test_no_meeting_of_a_region_is_on_a_free_day_and_the_count_goes_on(region, year, rule):
    calendar = Calendar(Holiday("vakantie", first, last) for first, last in school_holidays(region))
    first = date(2025, 9, 1)
    for weekday in range(5):
        start = first + timedelta(days=weekday)
        slots = body_year([rule], year=year, first=first, weekday=weekday, calendar=calendar)
        counted, days = [slot.counted for slot in slots], [slot.day for slot in slots]
        assert counted == expected(rule, year, start)
        # The summer after 2027-2028 is in no table yet: what is known is kept.
        assert [day for day in days if is_free(day, region)] == []
        assert days == sorted(set(days))
        for before, slot in enumerate(slots):
            skipped = [slot.counted + n * WEEK for n in range((slot.day - slot.counted).days // 7)]
            assert slot.day == slot.counted + len(skipped) * WEEK
            assert [day for day in skipped if not is_free(day, region) and day not in days[:before]] == []


def expected(rule: Rule, year: int, start: date) -> list[date]:
    """The days that the rhythm counts, one after another from the very first."""
    begins, ends = date(year, 8, 1), date(year + 1, 7, 31)
    if rule.every_weeks:
        days = [start + n * rule.every_weeks * WEEK for n in range(200)]
        return [day for day in days if begins <= day <= ends]
    # The first such weekday of each month, as 1 to 5 September 2025 are.
    firsts = [
        next(
            day for day in (date(year + (month < 8), month, n) for n in range(1, 8)) if day.weekday() == start.weekday()
        )
        for month in SCHOOL_MONTHS
        if month in rule.months
    ]
    return [day for day in firsts if day >= start]
