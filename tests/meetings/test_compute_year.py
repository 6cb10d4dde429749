"""A school year of bodies: the table of the source documents, and what happens to a calendar that follows it."""

import itertools
from datetime import date, timedelta

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from meetings.compute.body_year import Slot, body_year
from meetings.compute.dates import school_year_bounds
from meetings.compute.figure_timing import Known, Publication, doubt_on
from meetings.compute.frequencies import parse
from meetings.compute.wheel import Dot, Publishes, draw
from meetings.compute.year_steps import Fate, Held, year_steps
from meetings.proposals import Candidate, Rule, Sitting, propose_in_turn
from tests.meetings.test_compute_dates import MIDDEN

TUESDAY, THURSDAY = 1, 3
TODAY = date(2026, 8, 20)
# What stands in the source documents, with the first meetings that a director might choose for 2026-2027.
TYPED = {
    "ALV": ("2x/jaar (dec, jun)", date(2026, 12, 10), THURSDAY),
    "Bestuur": ("5x/jaar (sep, dec, jan, apr, jun)", date(2026, 9, 24), THURSDAY),
    "ZOCO/IB": ("elke 6 weken", date(2026, 9, 8), TUESDAY),
}


def slots_of(body):
    typed, first, weekday = TYPED[body]
    return body_year([parse(typed).rule], year=2026, first=first, weekday=weekday, calendar=MIDDEN)


@pytest.mark.parametrize("body", TYPED)
def test_agenda_of_each_meeting_goes_by_the_day_it_counts_on(body):
    """The figure is asked for at every meeting of its rhythm, also the two that holidays moved, and nowhere twice."""
    slots = slots_of(body)
    candidate = Candidate(1, "d1", "Doel", "discuss", parse(TYPED[body][0]).rule)
    sittings = [Sitting(slot.day, slot.day, slot.counted) for slot in slots]
    found = propose_in_turn([candidate], sittings, body="Het gremium")
    assert [day for day, items in found.items() if items] == [slot.day for slot in slots]


def test_longer_rhythms_join_the_shortest_and_a_month_without_meeting_gets_one():
    rules = [Rule(every_weeks=6), Rule(every_weeks=12), Rule(months=(11, 12))]
    found = body_year(rules, year=2026, first=date(2026, 9, 8), weekday=TUESDAY, calendar=MIDDEN)
    extra = [slot for slot in found if slot.weeks is None]
    # December has a meeting of the six weeks, on the first; November has none.
    assert [(slot.counted, slot.day) for slot in extra] == [(date(2026, 11, 10), date(2026, 11, 10))]
    assert len(found) == len(slots_of("ZOCO/IB")) + 1


def given_by(slot, key=1, **more):
    """The meeting as the planner made it of a slot."""
    return Held(key, slot.day, slot.counted, slot.day, **more)


SLOT = Slot(date(2026, 12, 10), date(2026, 12, 10))
OTHER_DAY = date(2026, 12, 17)


@pytest.mark.parametrize(
    ("held", "fate"),
    [
        (None, Fate.NEW),
        (given_by(SLOT), Fate.STAYS),
        (Held(1, OTHER_DAY, SLOT.counted, OTHER_DAY), Fate.MOVES),
        (Held(1, OTHER_DAY, SLOT.counted, OTHER_DAY, is_written=True), Fate.KEPT),
        # Somebody moved it from the day of the rhythm: that is known, and stays so.
        (Held(1, OTHER_DAY, SLOT.counted, SLOT.day), Fate.STAYS),
        # And when the rhythm gives another day since, that is said.
        (Held(1, OTHER_DAY, SLOT.counted, date(2026, 12, 3)), Fate.KEPT),
        (Held(1, date(2026, 12, 3)), Fate.STAYS),
    ],
    ids=["new", "same", "moves", "written", "chosen", "chosen and changed", "by hand in the month"],
)
def test_what_happens_to_one_meeting(held, fate):
    (step,) = year_steps([SLOT], [held] if held else [], today=TODAY)
    assert (step.fate, step.slot, step.held) == (fate, SLOT, held)


@pytest.mark.parametrize(
    ("held", "fate"),
    [
        (given_by(SLOT), Fate.GOES),
        (given_by(SLOT, is_written=True), Fate.LEFT),
        (Held(1, OTHER_DAY, SLOT.counted, SLOT.day), Fate.LEFT),
        (Held(1, OTHER_DAY), Fate.EXTRA),
    ],
    ids=["untouched", "written", "chosen", "by hand"],
)
def test_a_meeting_that_no_rhythm_asks_for(held, fate):
    assert [step.fate for step in year_steps([], [held], today=TODAY)] == [fate]


def test_the_past_never_changes():
    later = date(2027, 7, 1)
    held = [
        Held(1, OTHER_DAY, SLOT.counted, OTHER_DAY),
        Held(2, date(2026, 11, 5), date(2026, 11, 5), date(2026, 11, 5)),
    ]
    assert [step.fate for step in year_steps([SLOT], held, today=later)] == [Fate.EXTRA, Fate.STAYS]
    assert [step.fate for step in year_steps([SLOT], [], today=later)] == [Fate.MISSED]


def test_a_meeting_by_hand_takes_the_nearest_turn_and_counts_as_it():
    steps = year_steps(slots_of("ZOCO/IB"), [Held(7, date(2026, 10, 29))], today=TODAY)
    (stays,) = [step for step in steps if step.fate is Fate.STAYS]
    assert (stays.slot.counted, stays.recounts) == (date(2026, 10, 20), True)


rules = st.lists(
    st.one_of(
        st.builds(Rule, months=st.sets(st.integers(1, 12), min_size=1).map(tuple)),
        st.builds(Rule, every_weeks=st.integers(1, 60)),
    ),
    max_size=4,
)
firsts = st.dates(date(2025, 8, 1), date(2027, 7, 31))
# A busy machine says nothing about the arithmetic.
unhurried = settings(deadline=None, suppress_health_check=[HealthCheck.too_slow])


@unhurried
@given(rules, firsts, st.integers(0, 4))
def test_a_body_meets_on_schooldays_in_order_and_counts_on_from_the_original(held, first, weekday):
    found = body_year(held, year=2026, first=first, weekday=weekday, calendar=MIDDEN)
    begins, ends = school_year_bounds(2026)
    assert all(MIDDEN.is_schoolday(slot.day) and slot.day >= slot.counted for slot in found)
    assert all(before.day < after.day for before, after in itertools.pairwise(found))
    assert all(begins <= slot.counted <= ends and slot.counted >= first for slot in found)
    paced = [slot.counted for slot in found if slot.weeks]
    assert len({(day - paced[0]) % timedelta(weeks=weeks) for day in paced for weeks in [found_weeks(found)]}) <= 1


def found_weeks(slots):
    return next(slot.weeks for slot in slots if slot.weeks)


@unhurried
@given(
    rules, firsts, st.integers(0, 4), st.lists(st.dates(date(2026, 8, 1), date(2027, 7, 31)), max_size=5, unique=True)
)
def test_following_the_rhythm_twice_does_nothing_the_second_time(held, first, weekday, by_hand):
    slots = body_year(held, year=2026, first=first, weekday=weekday, calendar=MIDDEN)
    meetings = [Held(number, day) for number, day in enumerate(by_hand)]
    after = followed(year_steps(slots, meetings, today=TODAY))
    again = year_steps(slots, after, today=TODAY)
    assert not [step for step in again if step.fate in {Fate.NEW, Fate.MOVES, Fate.GOES} or step.recounts]
    # What a person planned stands where it stood.
    assert set(by_hand) <= {each.day for each in after}


def followed(steps):
    """The calendar after every change."""
    kept = []
    for number, step in enumerate(steps, 1000):
        if step.fate is Fate.NEW:
            kept.append(given_by(step.slot, number))
        elif step.fate is Fate.MOVES:
            kept.append(given_by(step.slot, step.held.key))
        elif step.recounts:
            kept.append(Held(step.held.key, step.held.day, step.slot.counted, step.held.given))
        elif step.held and step.fate is not Fate.GOES:
            kept.append(step.held)
    return kept


DUO = Publication("DUO", "1 oktober", 10, 4, 8)


@pytest.mark.parametrize(
    ("day", "publication", "known", "expected"),
    [
        (date(2026, 9, 24), DUO, None, None),
        (date(2026, 10, 1), DUO, None, ("early", date(2027, 2, 1), True)),
        (date(2027, 1, 28), DUO, None, ("early", date(2027, 2, 1), True)),
        (date(2027, 2, 4), DUO, None, ("provisional", date(2027, 6, 1), True)),
        (date(2027, 6, 10), DUO, None, None),
        (date(2026, 12, 10), DUO, Known(2026, is_final=True), None),
        (date(2026, 12, 10), DUO, Known(2026, is_final=False), ("provisional", date(2027, 6, 1), True)),
        (date(2026, 12, 10), DUO, Known(2025, is_final=True), ("early", date(2027, 2, 1), True)),
        (date(2027, 6, 10), Publication("DUO", "1 oktober", 10, 3, 15), None, ("provisional", date(2028, 1, 1), False)),
        (date(2026, 12, 10), Publication("CBS", "1 oktober", 10, 2), None, None),
        (date(2026, 12, 10), Publication("CBS", "1 oktober", 10, 14), None, None),
    ],
)
def test_figure_is_there_and_definitive_on_the_day(day, publication, known, expected):
    found = doubt_on(day, publication, known)
    assert (found and (found.timing, found.good_from, found.is_mendable)) == expected


def test_wheel_places_bodies_meetings_and_holidays():
    wheel = draw(
        2026,
        names=["ALV", "Bestuur"],
        dots=[Dot(0, date(2027, 1, 30), "new", 2), Dot(1, date(2028, 1, 1), "planned")],
        holidays=MIDDEN.holidays,
        publishes=[Publishes(date(2027, 2, 1), is_final=True)],
        today=date(2026, 11, 28),
    )
    (mark,) = wheel.marks
    # Half a year after 1 augustus is at the bottom of the wheel, on the outer ring.
    assert (abs(mark.x - wheel.centre) < 2, round(mark.y - wheel.centre), mark.number) == (
        True,
        round(wheel.rings[0]),
        2,
    )
    assert [word.text for word in wheel.months][:2] == ["aug", "sep"]
    assert [word.text for word in wheel.names] == ["ALV", "Bestuur", "Leveringen"]
    # Two summers, and four holidays between them.
    assert (len(wheel.holidays), len(wheel.final), len(wheel.provisional), bool(wheel.now)) == (6, 1, 0, True)
