"""The release calendar: what should be there, what is coming and what is too late."""

from datetime import date

import pytest

from indicators.compute.calendar import Delivered, DueState, Rhythm, dues, late, months_later, upcoming
from indicators.enums import ReleaseStatus
from indicators.wording.imports import due_text, due_title

OCTOBER = Rhythm("1 oktober", provisional_after=3, final_after=15)
TODAY = date(2026, 11, 22)
PROVISIONAL, FINAL, WITHDRAWN = ReleaseStatus.PROVISIONAL, ReleaseStatus.FINAL, ReleaseStatus.WITHDRAWN


def told(rhythm: Rhythm, *delivered: tuple[int, ReleaseStatus], today: date = TODAY) -> list[tuple[int, str, str, str]]:
    """Year, status, month and state of everything in the calendar."""
    given = [Delivered(date(year, 10, 1), status) for year, status in delivered]
    return [
        (due.reference_date.year, due.status.value, due.month.isoformat()[:7], due.state.value)
        for due in dues(rhythm, given, today)
    ]


def test_october_count_comes_provisional_in_january_and_final_a_year_later() -> None:
    assert told(OCTOBER) == [
        (2024, "definitief", "2026-01", "te laat"),
        (2025, "voorlopig", "2026-01", "te laat"),
        (2025, "definitief", "2027-01", "verwacht"),
        (2026, "voorlopig", "2027-01", "verwacht"),
        (2026, "definitief", "2028-01", "verwacht"),
        (2027, "voorlopig", "2028-01", "verwacht"),
    ]


def test_what_was_delivered_is_there_and_final_stands_for_provisional() -> None:
    states = [state for *_, state in told(OCTOBER, (2024, FINAL), (2025, PROVISIONAL), (2026, FINAL))]
    assert states == ["er", "er", "verwacht", "er", "er", "verwacht"]


def test_withdrawn_delivery_is_as_none() -> None:
    assert told(OCTOBER, (2025, WITHDRAWN))[1] == (2025, "voorlopig", "2026-01", "te laat")


@pytest.mark.parametrize(
    ("today", "state"),
    [(date(2026, 1, 1), DueState.EXPECTED), (date(2026, 1, 31), DueState.EXPECTED), (date(2026, 2, 1), DueState.LATE)],
)
def test_late_begins_after_the_usual_month(today, state) -> None:
    (due,) = [
        each for each in dues(OCTOBER, [], today) if each.reference_date.year == 2025 and each.status is PROVISIONAL
    ]
    assert (due.state, due.late_since) == (state, date(2026, 2, 1))


def test_school_year_turns_on_the_first_of_august() -> None:
    assert told(OCTOBER, today=date(2026, 7, 31))[0][0] == 2023
    assert told(OCTOBER, today=date(2026, 8, 1))[0][0] == 2024


def test_source_that_ended_or_has_no_rhythm_expects_nothing() -> None:
    assert told(Rhythm("1 oktober", 3, 15, ended_on=date(2023, 1, 1))) == []
    assert told(Rhythm("", 3, 15)) == []
    assert told(Rhythm("1 oktober")) == []


def test_calendar_year_is_closed_on_its_last_day() -> None:
    rows = told(Rhythm("31 december", final_after=7))
    assert [(year, month, state) for year, _, month, state in rows] == [
        (2025, "2026-07", "te laat"),
        (2026, "2027-07", "verwacht"),
        (2027, "2028-07", "verwacht"),
    ]


def test_delivery_of_a_day_nearby_fills_the_place() -> None:
    given = [Delivered(date(2025, 12, 1), FINAL)]
    (due,) = [
        each for each in dues(Rhythm("31 december", final_after=7), given, TODAY) if each.reference_date.year == 2025
    ]
    assert due.state is DueState.PRESENT


def test_late_and_next_in_words() -> None:
    calendar = dues(OCTOBER, [], TODAY)
    assert [due.reference_date.year for due in late(calendar)] == [2024, 2025]
    assert (due_title(late(calendar)[1]), due_text(late(calendar)[1])) == (
        "1 oktober 2025, voorlopig",
        "te laat sinds 1 februari 2026",
    )
    following = upcoming(calendar)
    assert following is not None
    assert due_text(following) == "verwacht in januari 2027"
    assert upcoming(()) is None


def test_months_go_over_the_end_of_a_year() -> None:
    assert months_later(date(2026, 12, 1), 1) == date(2027, 1, 1)
    assert months_later(date(2026, 10, 1), 15) == date(2028, 1, 1)
