"""The timetable of a route, counted back from the day on which the plan must hold."""

from dataclasses import replace
from datetime import date, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from goals.compute.route import STATUTORY, legal_day, usual_route, usual_start
from goals.compute.timetable import Stage, timetable
from goals.enums import StepKind
from osp.holidays import Calendar, Holiday

CHRISTMAS = Holiday("kerstvakantie", date(2026, 12, 19), date(2027, 1, 3))
SPRING = Holiday("voorjaarsvakantie", date(2027, 2, 20), date(2027, 2, 28))
MAY = Holiday("meivakantie", date(2027, 4, 24), date(2027, 5, 2))
SUMMER = Holiday("zomervakantie", date(2027, 7, 17), date(2027, 8, 29))
CALENDAR = Calendar([CHRISTMAS, SPRING, MAY, SUMMER])
AUGUST = date(2027, 8, 1)
LEGAL = date(2027, 4, 30)
TODAY = date(2026, 11, 28)

OOGO = Stage(1, StepKind.OOGO, 6)
OPR = Stage(2, StepKind.CONSENT, 6)
ADOPTION = Stage(3, StepKind.ADOPTION, 1)
SENT = Stage(4, StepKind.INSPECTORATE, 1)
ROUTE = (OOGO, OPR, ADOPTION, SENT)


def made(stages=ROUTE, *, calendar=CALENDAR, today=TODAY, wanted_from=AUGUST, legal=LEGAL, begun=date(2026, 9, 1)):
    return timetable(stages, begun=begun, wanted_from=wanted_from, legal=legal, calendar=calendar, today=today)


def test_terms_are_counted_back_round_the_holidays():
    """30 April lies in the meivakantie. The six weeks of the OPR would begin in the voorjaarsvakantie: they begin before it."""
    assert [(slot.latest_start.isoformat(), slot.latest_end.isoformat()) for slot in made().slots] == [
        ("2027-01-08", "2027-02-19"),
        ("2027-02-19", "2027-04-09"),
        ("2027-04-09", "2027-04-16"),
        ("2027-04-16", "2027-04-23"),
    ]
    assert made().deadline == date(2027, 4, 23)


def test_without_holidays_the_route_is_as_long_as_its_terms():
    found = made(calendar=Calendar())
    assert (found.deadline, found.latest_start) == (LEGAL, LEGAL - timedelta(weeks=14))


def test_without_a_legal_day_the_start_itself_is_the_end():
    """1 August lies in the zomervakantie: the last schoolday before it."""
    assert made(legal=None).deadline == date(2027, 7, 16)


def test_a_step_after_the_inspection_is_not_held_to_its_day():
    own = Stage(5, StepKind.OWN, 2)
    assert [slot.latest_end for slot in made((*ROUTE, own)).slots[-2:]] == [date(2027, 4, 23), date(2027, 7, 16)]


def test_what_does_not_apply_is_left_out():
    found = made((OOGO, replace(OPR, counts=False), ADOPTION, SENT))
    assert [slot.key for slot in found.slots] == [1, 3, 4]
    assert (found.of(2), found.of(1).latest_end) == (None, date(2027, 4, 9))


def test_a_planned_day_knows_how_far_it_can_move():
    """The OPR of Thursday 4 March can be five weeks later: 8 April is the last Thursday in time."""
    found = made((OOGO, replace(OPR, planned=date(2027, 3, 4)), ADOPTION, SENT))
    assert (found.of(2).spare_weeks, found.of(2).late_days) == (5, 0)


def test_it_does_not_move_into_a_holiday():
    """Of the two weeks that are left the last one lies in the voorjaarsvakantie."""
    long = Stage(1, StepKind.OWN, 3, planned=date(2027, 2, 11))
    found = timetable([long], begun=TODAY, wanted_from=date(2027, 2, 27), legal=None, calendar=CALENDAR, today=TODAY)
    assert (found.of(1).latest_end, found.of(1).spare_weeks) == (date(2027, 2, 19), 1)


def test_too_late_is_told_in_days():
    found = made((OOGO, replace(OPR, planned=date(2027, 4, 15)), ADOPTION, SENT))
    assert (found.of(2).late_days, found.of(2).spare_weeks, found.of(2).is_late) == (6, None, True)
    assert found.expected_end > found.deadline
    assert found.late_days == (found.expected_end - found.deadline).days


def test_what_was_done_late_stays_late_and_has_no_spare():
    found = made((replace(OOGO, planned=date(2027, 1, 20), done=date(2027, 2, 21)), OPR, ADOPTION, SENT))
    assert (found.of(1).late_days, found.of(1).spare_weeks) == (2, None)


def test_a_term_that_does_not_fit_between_two_days_is_told():
    """OOGO ends on 18 February; six weeks for the OPR do not fit before 18 March, three do."""
    stages = (replace(OOGO, planned=date(2027, 2, 18)), replace(OPR, planned=date(2027, 3, 18)), ADOPTION, SENT)
    assert made(stages).of(2).available_weeks == 3
    assert made((OOGO, *stages[1:])).of(2).available_weeks is None


def test_without_any_day_the_end_follows_from_today():
    """Fourteen weeks after 1 September, round no holiday: everything can be ready before Christmas."""
    found = made(today=date(2026, 9, 1))
    assert (found.expected_end, found.late_days) == (date(2026, 12, 8), 0)
    late = made(today=date(2027, 6, 1))
    assert late.slots[0].expected == date(2027, 6, 1)
    assert late.late_days > 0


def test_a_route_without_steps_is_only_a_day():
    found = made(())
    assert (found.slots, found.deadline, found.latest_start, found.late_days) == ((), AUGUST, AUGUST, 0)


STAGES = st.lists(
    st.tuples(st.sampled_from(list(StepKind)), st.integers(0, 12), st.booleans()), min_size=1, max_size=9
).map(lambda rows: [Stage(key, kind, weeks, counts=counts) for key, (kind, weeks, counts) in enumerate(rows)])


@given(stages=STAGES)
def test_steps_follow_each_other_and_end_in_time(stages):
    found = made(stages)
    bounds = [day for slot in found.slots for day in (slot.latest_start, slot.latest_end)]
    assert bounds == sorted(bounds)
    assert all(CALENDAR.is_schoolday(day) for day in bounds)
    assert all(slot.latest_end <= LEGAL for slot in found.slots if stages[slot.key].kind is StepKind.INSPECTORATE)


@given(stages=STAGES)
def test_a_route_planned_on_its_last_days_is_in_time_and_long_enough(stages):
    """Whoever plans what the timetable says hears nothing, and nothing can move."""
    last = made(stages)
    planned = [replace(stage, planned=slot.latest_end if (slot := last.of(stage.key)) else None) for stage in stages]
    found = made(planned)
    assert found.late_days == 0
    assert {(slot.late_days, slot.spare_weeks, slot.available_weeks) for slot in found.slots} <= {(0, 0, None)}


@given(stages=STAGES, back=st.integers(1, 20))
def test_moving_by_the_spare_weeks_is_the_most_that_can(stages, back):
    last = made(stages)
    if not last.slots:
        return
    slot = last.slots[0]
    planned = CALENDAR.last_schoolday(slot.latest_end - timedelta(weeks=back))
    first = replace(stages[slot.key], planned=planned)
    spare = made([first, *stages[slot.key + 1 :]]).of(slot.key).spare_weeks
    moved = planned + timedelta(weeks=spare)
    assert moved <= slot.latest_end
    later = [planned + timedelta(weeks=n) for n in range(spare + 1, 40)]
    assert [day for day in later if day <= slot.latest_end and CALENDAR.is_schoolday(day)] == []


@pytest.mark.parametrize(
    ("wanted_from", "is_change", "last"),
    [
        (date(2027, 8, 1), False, date(2027, 4, 30)),
        (date(2027, 9, 1), False, date(2027, 4, 30)),
        (date(2027, 1, 1), False, date(2026, 4, 30)),
        (date(2027, 8, 1), True, date(2027, 4, 30)),
        (date(2027, 1, 1), True, None),
    ],
)
def test_the_law_wants_it_before_the_first_of_may(wanted_from, is_change, last):
    assert legal_day(wanted_from, is_change=is_change) == last


@pytest.mark.parametrize(
    ("today", "start"),
    [(date(2026, 8, 1), 2027), (date(2026, 12, 31), 2027), (date(2027, 1, 1), 2028), (date(2027, 7, 31), 2028)],
)
def test_a_change_usually_begins_with_the_school_year_that_can_be_reached(today, start):
    assert usual_start(today, last_year=2029) == date(start, 8, 1)


def test_a_change_in_the_last_year_begins_halfway():
    assert usual_start(date(2027, 6, 20), last_year=2027) == date(2028, 1, 1)


@pytest.mark.parametrize("sector", ["PO", "VO"])
def test_usual_route_has_what_the_law_asks_with_its_article(sector):
    route = usual_route(sector)
    assert [step.kind.value for step in route] == [
        "concept", "overleg", "oogo", "instemming", "goedkeuring", "vaststelling", "inzending",
    ]  # fmt: skip
    assert all(step.law for step in route if step.kind in STATUTORY)
    assert {step.kind for step in route if step.weeks < 1} == set()


def test_each_sector_has_its_own_law_and_neighbour():
    po, vo = ({step.kind: step for step in usual_route(sector)} for sector in ("PO", "VO"))
    assert (po[StepKind.INSPECTORATE].law, vo[StepKind.INSPECTORATE].law) == (
        "WPO art. 18a lid 10",
        "WVO 2020 art. 2.47 lid 11",
    )
    assert (po[StepKind.NEIGHBOUR].party, vo[StepKind.NEIGHBOUR].party) == (
        "samenwerkingsverband voortgezet onderwijs",
        "samenwerkingsverband primair onderwijs",
    )
    assert ("mbo" in vo[StepKind.OOGO].party, "mbo" in po[StepKind.OOGO].party) == (True, False)
    with pytest.raises(KeyError):
        usual_route("SO")
